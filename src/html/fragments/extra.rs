//! Fields of the site's own as facts: name and value of what in `extra` is plain. What holds more is for exports.
//!
//! Each fact carries the class `extra`, by which a theme leaves them out.

use std::borrow::Cow;

use maud::{Markup, html};
use serde_yaml::Value;

use crate::base::date::Date;
use crate::base::vocabulary::OwnFieldType;
use crate::html::html_text::{Html, lines, text};
use crate::html::page_context::PageContext;
use crate::syntax::config::OwnField;
use crate::syntax::markdown::is_web_address;
use crate::words::{Words, message};

/// Each plain value of `extra` as a fact of a list: texts, numbers, yes and no, and lists of these. `types` says what the site
/// calls them and what they hold.
pub fn facts(page: &PageContext<'_, '_>, types: &[OwnField], extra: Option<&Value>) -> Markup {
    html! {
        @for (name, value) in fields(page, types, extra) {
            div.extra { dt { (text(&name)) } dd { (value) } }
        }
    }
}

/// The same as the items of a line of facts.
pub fn line(page: &PageContext<'_, '_>, types: &[OwnField], extra: Option<&Value>) -> Markup {
    html! { @for (name, value) in fields(page, types, extra) { li.extra { b { (text(&name)) } " " (value) } } }
}

/// The same as a list of their own; nothing where nothing is plain.
pub fn list(page: &PageContext<'_, '_>, types: &[OwnField], extra: Option<&Value>) -> Html {
    let facts = facts(page, types, extra);
    if facts.0.is_empty() { Html::default() } else { html! { dl.small { (facts) } }.into() }
}

/// The names of the fields that can be shown, in their order.
pub fn names<'e>(page: &PageContext<'_, '_>, extra: Option<&'e Value>) -> Vec<&'e str> {
    let Some(Value::Mapping(fields)) = extra else { return Vec::new() };
    let named = |(name, value): (&'e Value, &Value)| name.as_str().filter(|_| plain(page.words(), value).is_some());
    fields.iter().filter_map(named).collect()
}

/// What the field of this name says.
pub fn value(page: &PageContext<'_, '_>, types: &[OwnField], extra: Option<&Value>, name: &str) -> Option<Markup> {
    let Some(Value::Mapping(fields)) = extra else { return None };
    shown(page, typed(types, name), fields.get(name)?)
}

/// What a field is called on pages: as the site says, else by its name, of which nobody reads the strokes.
pub fn title<'e>(types: &'e [OwnField], name: &'e str) -> Cow<'e, str> {
    match typed(types, name).and_then(|field| field.title.as_ref()) {
        Some(title) => (&*title.value).into(),
        None if name.contains('_') => name.replace('_', " ").into(),
        None => name.into(),
    }
}

/// The names of the fields that stand out, as the site lists them.
pub fn lanes(types: &[OwnField]) -> impl Iterator<Item = &str> {
    types.iter().filter(|field| is_lane(field)).filter_map(|field| Some(&*field.name.as_ref()?.value))
}

/// Whether a field shares its row with others: the site describes it, and does not let it stand out.
pub fn shares_a_row(types: &[OwnField], name: &str) -> bool {
    typed(types, name).is_some_and(|field| !is_lane(field))
}

fn is_lane(field: &OwnField) -> bool {
    field.lane.is_some_and(|lane| lane.0)
}

/// The fields that share a row, as paragraphs.
pub fn in_one_row(page: &PageContext<'_, '_>, types: &[OwnField], extra: Option<&Value>) -> Markup {
    let names = names(page, extra).into_iter().filter(|name| shares_a_row(types, name));
    html! { @for name in names { p { b { (text(&title(types, name))) } " " (value(page, types, extra, name).unwrap_or_default()) } } }
}

fn typed<'t>(types: &'t [OwnField], name: &str) -> Option<&'t OwnField> {
    types.iter().find(|field| field.name.as_ref().is_some_and(|written| &*written.value == name))
}

/// The titles of the fields that can be shown, and what they say.
fn fields<'e>(page: &PageContext<'_, '_>, types: &'e [OwnField], extra: Option<&'e Value>) -> Vec<(Cow<'e, str>, Markup)> {
    let Some(Value::Mapping(fields)) = extra else { return Vec::new() };
    let one = |(name, value): (&'e Value, &Value)| {
        let name = name.as_str()?;
        Some((title(types, name), shown(page, typed(types, name), value)?))
    };
    fields.iter().filter_map(one).collect()
}

/// A value as pages show it: a link leads where it says, a day is written as days are.
fn shown(page: &PageContext<'_, '_>, field: Option<&OwnField>, value: &Value) -> Option<Markup> {
    let said = plain(page.words(), value)?;
    let shown = match field.and_then(|field| field.r#type) {
        Some(OwnFieldType::Link) if is_web_address(&said) => html! { a href=(text(&said)) rel="noopener noreferrer" { (text(&said)) } },
        Some(OwnFieldType::Date) => {
            html! { @if let Some(day) = Date::parse(&said) { (text(&page.words().day(day))) } @else { (lines(&said)) } }
        }
        _ => html! { (lines(&said)) },
    };
    Some(shown)
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
        let extra: serde_yaml::Mapping = serde_yaml::from_str(
            "{Frequency: daily, Since: 2026, Live: true, Old: false, Places: [Shop, 2, true], RACI: {Sales: R}, Deep: [[1]], None: null, Day: 2026-03-01}",
        )
        .unwrap();
        let said = |(name, value): (&Value, &Value)| Some(format!("{}={}", name.as_str()?, plain(Words::english(), value)?));
        let facts: Vec<String> = extra.iter().filter_map(said).collect();
        assert_eq!(facts.join("|"), "Frequency=daily|Since=2026|Live=yes|Old=no|Places=Shop, 2, yes|Day=2026-03-01");
    }
}
