//! Fields of a site's own: what stands in `extra` is held against the type that `fields` of `throughline.yaml` gives it. Other
//! keys stay free.

use std::sync::Arc;

use serde_yaml::Value;

use crate::base::date::Date;
use crate::base::diagnostic::quote;
use crate::base::english::quoted;
use crate::base::meant::{self, LEAVE_BLANK, is_unknown};
use crate::base::rule::{self, Rule};
use crate::base::suggest::nearest;
use crate::base::vocabulary::OwnFieldType;
use crate::syntax::config::OwnField;
use crate::syntax::fields::types::Extra;
use crate::syntax::markdown::is_web_address;

use super::resolver::Resolver;

/// What is wrong with a value: the rule, what it must be, and what to write.
type Wrong = (&'static Rule, String, String);

impl Resolver<'_> {
    /// What stands in `extra` of something in a document, held against the types of its fields.
    pub(super) fn own_fields(&mut self, i: usize, extra: Option<&Extra>, types: &[OwnField]) -> Option<Arc<Value>> {
        let extra = extra?;
        if !types.is_empty()
            && let Value::Mapping(fields) = &*extra.value
        {
            for ((key, value), &span) in fields.iter().zip(&extra.places) {
                let is_named = |field: &&OwnField| field.name.as_ref().is_some_and(|name| key.as_str() == Some(&name.value));
                let Some(field) = types.iter().find(is_named).filter(|_| !is_blank(value)) else { continue };
                if let Some((rule, message, help)) = field.r#type.and_then(|kind| wrong(field, kind, value)) {
                    let place = self.place(i, span);
                    self.report(rule, place, message, Some(help));
                }
            }
        }
        Some(Arc::clone(&extra.value))
    }
}

fn is_blank(value: &Value) -> bool {
    value.is_null() || value.as_str().is_some_and(|text| text.trim().is_empty())
}

/// What is wrong with a value that is not blank, where something is.
fn wrong(field: &OwnField, kind: OwnFieldType, value: &Value) -> Option<Wrong> {
    let name = field.name.as_ref().map_or("", |name| &name.value);
    let Some(text) = scalar(value) else {
        let what = if value.is_sequence() { "a list" } else { "a mapping" };
        return Some((&rule::WRONG_TYPE, format!("`{name}` must be one value, not {what}"), "write one value".into()));
    };
    let wrong_type = |due: &str, help: String| {
        let help = if is_unknown(&text) { LEAVE_BLANK.to_owned() } else { help };
        Some((&rule::WRONG_TYPE, format!("`{name}` must be {due}, not {}", quote(&text)), help))
    };
    match kind {
        OwnFieldType::Text => None,
        OwnFieldType::Number => match value.as_f64() {
            Some(number) => out_of_range(field, name, number, &text),
            None => wrong_type("a number", meant::numbers::help(&text, false).unwrap_or_else(|| "write a number".into())),
        },
        OwnFieldType::Date if Date::parse(&text).is_some() => None,
        OwnFieldType::Date => wrong_type("a day", meant::dates::help(&text)),
        OwnFieldType::Link if is_web_address(&text) => None,
        OwnFieldType::Link => wrong_type("an address", "write an address that begins with `https:`, `http:`, `mailto:` or `tel:`".into()),
        OwnFieldType::YesNo if value.is_bool() => None,
        OwnFieldType::YesNo => {
            let meant = meant::flag(&text).map_or_else(|| "write `true` or `false`".to_owned(), |is| format!("write `{is}`"));
            wrong_type("`true` or `false`", meant)
        }
        OwnFieldType::OneOf => {
            let known = || field.values.iter().map(|value| &*value.value);
            if known().any(|known| known == text) {
                return None;
            }
            let near = nearest(&text, known()).map(|near| format!("did you mean `{near}`?"));
            let help =
                near.unwrap_or_else(|| if is_unknown(&text) { LEAVE_BLANK.into() } else { format!("write one of {}", quoted(known())) });
            Some((&rule::UNKNOWN_VALUE, format!("`{name}` cannot be {}", quote(&text)), help))
        }
    }
}

fn out_of_range(field: &OwnField, name: &str, number: f64, text: &str) -> Option<Wrong> {
    let (min, max) = (field.min.map(|min| min.0), field.max.map(|max| max.0));
    if min.is_none_or(|min| number >= min) && max.is_none_or(|max| number <= max) {
        return None;
    }
    let range = match (min, max) {
        (Some(min), Some(max)) => format!("from {min} to {max}"),
        (Some(min), None) => format!("from {min}"),
        (_, max) => format!("up to {}", max.unwrap_or_default()),
    };
    let message = format!("`{name}` must be a number {range}, not {}", quote(text));
    Some((&rule::OUT_OF_RANGE, message, format!("write a number {range}")))
}

/// A value as it is written; none where it holds several.
fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(is) => Some(is.to_string()),
        _ => None,
    }
}
