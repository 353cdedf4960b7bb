//! Fields of the site's own as facts: name and value of what in `extra` is plain. What holds more is for exports.
//!
//! Each fact carries the class `extra`, by which a theme leaves them out.

use std::borrow::Cow;

use maud::{Markup, html};
use serde_yaml::{Mapping, Value};

use crate::html::html_text::{Html, lines, text};
use crate::html::page_context::PageContext;
use crate::words::{Words, message};

/// Each plain value of `extra` as a fact of a list: texts, numbers, yes and no, and lists of these.
pub fn facts(page: &PageContext<'_, '_>, extra: Option<&Value>) -> Markup {
    let Some(Value::Mapping(fields)) = extra else { return Markup::default() };
    html! {
        @for (name, value) in plain_fields(page.words(), fields) {
            div.extra { dt { (text(name)) } dd { (lines(&value)) } }
        }
    }
}

/// The same as the items of a line of facts.
pub fn line(page: &PageContext<'_, '_>, extra: Option<&Value>) -> Markup {
    let Some(Value::Mapping(fields)) = extra else { return Markup::default() };
    html! { @for (name, value) in plain_fields(page.words(), fields) { li.extra { b { (text(name)) } " " (lines(&value)) } } }
}

/// The same as a list of their own; nothing where nothing is plain.
pub fn list(page: &PageContext<'_, '_>, extra: Option<&Value>) -> Html {
    let facts = facts(page, extra);
    if facts.0.is_empty() { Html::default() } else { html! { dl.small { (facts) } }.into() }
}

/// The names of the fields that can be shown, in their order.
pub fn names<'e>(page: &PageContext<'_, '_>, extra: Option<&'e Value>) -> Vec<&'e str> {
    let Some(Value::Mapping(fields)) = extra else { return Vec::new() };
    let named = |(name, value): (&'e Value, &Value)| name.as_str().filter(|_| plain(page.words(), value).is_some());
    fields.iter().filter_map(named).collect()
}

/// What the field of this name says.
pub fn value(page: &PageContext<'_, '_>, extra: Option<&Value>, name: &str) -> Option<Markup> {
    let Some(Value::Mapping(fields)) = extra else { return None };
    let value = plain(page.words(), fields.get(name)?)?;
    Some(html! { (lines(&value)) })
}

fn plain_fields<'e>(words: &'e Words, fields: &'e Mapping) -> impl Iterator<Item = (&'e str, Cow<'e, str>)> {
    fields.iter().filter_map(|(name, value)| Some((name.as_str()?, plain(words, value)?)))
}

/// A value in words; none where it is blank, or holds more than one line of facts can say.
fn plain<'e>(words: &'e Words, value: &'e Value) -> Option<Cow<'e, str>> {
    match value {
        Value::String(text) => Some(text.trim().into()).filter(|text: &Cow<'_, str>| !text.is_empty()),
        // As it is written: a year is no amount.
        Value::Number(number) => Some(number.to_string().into()),
        Value::Bool(is) => Some(words.text(if *is { message::YES } else { message::NO }).into()),
        Value::Sequence(items) => {
            let one = |item: &'e Value| if item.is_sequence() { None } else { plain(words, item) };
            let said: Option<Vec<Cow<'_, str>>> = items.iter().filter(|item| !item.is_null()).map(one).collect();
            said.map(|said| said.join(", ").into()).filter(|said: &Cow<'_, str>| !said.is_empty())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_plain_is_told_and_what_is_more_is_not() {
        let extra: Mapping = serde_yaml::from_str(
            "{Frequency: daily, Since: 2026, Live: true, Old: false, Places: [Shop, 2, true], RACI: {Sales: R}, Deep: [[1]], None: null, Day: 2026-03-01}",
        )
        .unwrap();
        let facts: Vec<String> = plain_fields(Words::english(), &extra).map(|(name, value)| format!("{name}={value}")).collect();
        assert_eq!(facts.join("|"), "Frequency=daily|Since=2026|Live=yes|Old=no|Places=Shop, 2, yes|Day=2026-03-01");
    }
}
