//! Keys of a record that are no fields of it, and what was meant by them.

use crate::base::diagnostic::quote;
use crate::base::duration::parse_minutes;
use crate::base::meant::{durations, names, numbers};
use crate::base::rule;
use crate::base::span::Span;
use crate::base::suggest::nearest;
use crate::syntax::fields::faults::Faults;
use crate::syntax::fields::schema::RecordDoc;
use crate::syntax::yaml::mistakes::{Unseen, in_quotes};
use crate::syntax::yaml::tree::{Key, Value, YamlNode};

/// Adds `unknown-field` for each key that none of `known` describes, and for each that has no value because
/// a comma ended the text before it.
pub(in crate::syntax) fn refuse(entries: &[(Key<'_>, YamlNode<'_>)], known: &[&RecordDoc], faults: &mut Faults) {
    let is_known = |key: &str| known.iter().any(|doc| doc.fields.iter().any(|field| field.name == key));
    let what = known.last().map_or("", |doc| doc.what);
    let mut at = 0;
    while let Some((key, _)) = entries.get(at) {
        let bare = entries[at..].iter().take_while(|(key, _)| key.bare).count();
        if bare > 0 {
            let before = at.checked_sub(1).map(|before| &entries[before]);
            let cut = CommaCut { before, keys: &entries[at..at + bare] };
            let message = if is_known(&key.text) {
                format!("{} has no value", quote(&key.text))
            } else {
                format!("{what} has no field {}", quote(&key.text))
            };
            let help = cut.help(known, faults);
            faults.push(&rule::UNKNOWN_FIELD, key.span, message, help);
            at += bare;
            continue;
        }
        if !is_known(&key.text) {
            let (span, message, help) = match unseen(key, what, is_known) {
                Some(told) => told,
                None => (key.span, format!("{what} has no field {}", quote(&key.text)), meant(&key.text, entries, known, faults)),
            };
            faults.push(&rule::UNKNOWN_FIELD, span, message, help);
        }
        at += 1;
    }
}

/// A field that would be one but for characters that nobody sees.
fn unseen(key: &Key<'_>, what: &str, is_known: impl Fn(&str) -> bool) -> Option<(Span, String, String)> {
    let (at, unseen) = key.text.char_indices().find_map(|(at, c)| Some((at, Unseen::of(c)?)))?;
    let clean: String = key.text.chars().filter(|c| Unseen::of(*c).is_none()).collect();
    let clean = clean.trim();
    let start = key.span.start + u32::try_from(at).ok()?;
    let span = Span { start, end: start + u32::try_from(unseen.length()).ok()? };
    is_known(clean)
        .then(|| (span, format!("{what} has no field {}: {unseen} stands in it", quote(&key.text)), format!("write `{clean}` anew")))
}

/// Keys that have no value since a comma made them out of the value before them.
struct CommaCut<'e, 'a> {
    /// The entry before them.
    before: Option<&'e (Key<'a>, YamlNode<'a>)>,
    keys: &'e [(Key<'a>, YamlNode<'a>)],
}

impl CommaCut<'_, '_> {
    fn help(&self, known: &[&RecordDoc], faults: &Faults) -> String {
        let first = self.keys.first().map_or("", |(key, _)| &key.text);
        if let Some((name, value)) = first.split_once(':').filter(|(name, value)| is_name(name) && !value.is_empty()) {
            return format!("no space stands behind its colon: write `{name}: {}`", value.trim());
        }
        let named = |word: &str| known.iter().any(|doc| doc.fields.iter().any(|field| field.name == word));
        if let Some((name, value)) = first.split_once(['=', ' ']).filter(|(name, _)| named(name)) {
            return format!("no colon stands behind `{name}`: write `{name}: {}`", value.trim_start_matches(['=', ' ']));
        }
        let Some((before, YamlNode { value: Value::Scalar { text, .. }, span })) = self.before.filter(|(before, _)| !before.bare) else {
            return format!("write `{first}: ` and a value, or take it out");
        };
        let key = &before.text;
        let end = self.keys.last().map_or(span.end, |(key, _)| key.span.end);
        let whole = faults.written(Span { start: span.start, end });
        if let Some(number) = decimals(text, first, whole) {
            return format!("a comma ends a value inside `{{ }}`: write `{key}: {number}`");
        }
        let one_line = whole.split_whitespace().collect::<Vec<_>>().join(" ");
        format!("a comma ends a value inside `{{ }}`: write `{key}: {}`", in_quotes(&one_line))
    }
}

/// The number or duration that a comma between digits cut in two.
fn decimals(before: &str, behind: &str, whole: &str) -> Option<String> {
    let cut = before.ends_with(|c: char| c.is_ascii_digit()) && behind.starts_with(|c: char| c.is_ascii_digit());
    if !cut || !whole.contains(&format!(",{}", &behind[..1])) {
        return None;
    }
    let first_word = |help: String| help.strip_prefix("write `").and_then(|rest| rest.strip_suffix('`')).map(str::to_owned);
    let number = numbers::help(whole, false).and_then(first_word);
    let is_bare = whole.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | '-'));
    if is_bare { number } else { first_word(durations::help(whole)).filter(|form| parse_minutes(form).is_some()).or(number) }
}

fn is_name(text: &str) -> bool {
    text.starts_with(char::is_alphabetic) && text.chars().all(|c| c.is_alphanumeric() || c == '_')
}

/// What the author of a key that is no field may have meant.
fn meant(key: &str, entries: &[(Key<'_>, YamlNode<'_>)], known: &[&RecordDoc], faults: &Faults) -> String {
    let names = || known.iter().flat_map(|doc| doc.fields.iter().map(|field| field.name));
    let is_written = |name: &str| entries.iter().any(|(key, _)| key.text == name);
    let free = |name: &str| names().find(|field| *field == name && !is_written(field));
    let near = names::field(key, free).or_else(|| nearest(key, names()));
    if let Some(name) = near {
        return format!("did you mean `{name}`?");
    }
    if let Some(whose) = (faults.home_of)(key, known) {
        return format!("`{key}` is a field of {whose}: write it there");
    }
    if names().any(|name| name == "extra") {
        return "fields of your own go under `extra:`".to_owned();
    }
    format!("known here: {}", known.iter().map(|doc| doc.fields_in_words()).collect::<Vec<_>>().join(", "))
}
