//! Floor 1: what pages and pictures say, message by message, in the language of their readers.
//!
//! The messages are Fluent's: a file for each language, which a site overlays message by message. They are resolved once for a
//! site, terms and references to other messages too, so that a page only puts pieces together; what is left open is what a page
//! puts in, and which of a few texts fits a figure by the rules of the language.
//!
//! - [`message`]: the name of each message, from the English file.
//! - `days`: how days are written.
//! - `resolve`: from Fluent's files to phrases.
//! - `vocabulary`: the messages of the words that fields choose from.
//!
//! Absent: HTML, but for text that is escaped ahead; the messages of checks and commands, which are English.

mod days;
mod resolve;
mod vocabulary;

use std::collections::BTreeMap;

use intl_pluralrules::{PluralCategory, PluralRules};

use crate::base::escape::escape_into;
use crate::base::number_format::NumberFormat;

/// The names of the messages.
pub mod message {
    use super::Message;

    include!(concat!(env!("OUT_DIR"), "/messages.rs"));
}

/// A message by its place in [`Words`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Message(u16);

/// What a page puts into a message.
#[derive(Clone, Copy, Debug)]
pub enum MessageValue<'v> {
    /// A text.
    Text(&'v str),
    /// HTML, where the message becomes HTML; it may select nothing.
    Html(&'v str),
    /// A count: written as a number is, so `1,060`.
    Count(usize),
    /// A number, with at most two decimals.
    Number(f64),
    /// A duration in minutes: `1 h 30 min`.
    Minutes(f64),
    /// A share from 0 to 1, in whole per cent: `36 %`, `under 1 %`, `over 99 %`.
    Share(f64),
}

impl MessageValue<'_> {
    /// Writes it as text.
    fn write(self, out: &mut String) {
        match self {
            Self::Text(text) | Self::Html(text) => out.push_str(text),
            Self::Count(n) => out.push_str(&NumberFormat::ENGLISH.count(n)),
            Self::Number(n) => NumberFormat::ENGLISH.number_into(out, n),
            Self::Minutes(minutes) => NumberFormat::ENGLISH.minutes_into(out, minutes),
            Self::Share(share) => out.push_str(&NumberFormat::ENGLISH.share(share)),
        }
    }
}

impl<'v> From<&'v str> for MessageValue<'v> {
    fn from(text: &'v str) -> Self {
        Self::Text(text)
    }
}

impl<'v> From<&'v String> for MessageValue<'v> {
    fn from(text: &'v String) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for MessageValue<'_> {
    fn from(count: usize) -> Self {
        Self::Count(count)
    }
}

/// The values of a message, by the names that the message has for them.
pub type MessageValues<'v, 'n> = &'v [(&'n str, MessageValue<'v>)];

/// All that is said, in one language.
pub struct Words {
    phrases: Vec<ResolvedMessage>,
    /// Messages that only the site's own templates know.
    own: BTreeMap<String, Message>,
    rules: PluralRules,
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Words").field("phrases", &self.phrases.len()).field("own", &self.own).finish_non_exhaustive()
    }
}

/// A message, resolved.
#[derive(Debug)]
struct ResolvedMessage {
    /// What the text hangs on.
    selectors: Vec<Selector>,
    /// The text of each combination of cases; those of the last selector lie side by side.
    texts: Vec<Vec<Piece>>,
}

/// A value by which a text is chosen.
#[derive(Debug)]
struct Selector {
    name: String,
    /// The last fits where no other does.
    cases: Vec<Case>,
}

#[derive(Clone, Debug, PartialEq)]
enum Case {
    Exactly(usize),
    /// What counts fall into by the rules of the language, by Fluent's name for it: `one`, `few`, `other`.
    Category(&'static str),
    Named(String),
}

/// A piece of a text.
#[derive(Debug)]
enum Piece {
    Words { plain: String, html: String },
    Slot(String),
}

/// A part of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<'w> {
    /// What is said.
    Words(&'w str),
    /// The name of a value that is put in.
    Slot(&'w str),
}

impl<'w> Part<'w> {
    fn of(piece: &'w Piece) -> Self {
        match piece {
            Piece::Words { plain, .. } => Self::Words(plain),
            Piece::Slot(name) => Self::Slot(name),
        }
    }
}

impl Words {
    /// The words that every site has.
    #[cfg(test)]
    pub fn english() -> &'static Self {
        static ENGLISH: std::sync::LazyLock<Words> = std::sync::LazyLock::new(|| Words::new("en", &[], &[]).unwrap());
        &ENGLISH
    }

    /// A message by its name.
    pub fn find(&self, name: &str) -> Option<Message> {
        let built_in = message::NAMES.binary_search(&name).ok().and_then(|at| u16::try_from(at).ok()).map(Message);
        built_in.or_else(|| self.own.get(name).copied())
    }

    /// A message that needs no values, as text.
    pub fn text(&self, message: impl Into<Message>) -> &str {
        match self.pieces(message.into(), &[]) {
            [Piece::Words { plain, .. }] => plain,
            _ => "",
        }
    }

    /// A message that needs no values, escaped.
    pub fn html(&self, message: impl Into<Message>) -> &str {
        match self.pieces(message.into(), &[]) {
            [Piece::Words { html, .. }] => html,
            _ => "",
        }
    }

    /// A message as text.
    pub fn say(&self, message: Message, values: MessageValues<'_, '_>) -> String {
        let mut out = String::with_capacity(96);
        for piece in self.pieces(message, values) {
            match piece {
                Piece::Words { plain, .. } => out.push_str(plain),
                Piece::Slot(name) => value(values, name).into_iter().for_each(|value| value.write(&mut out)),
            }
        }
        out
    }

    /// Writes a message as HTML.
    pub fn write_html(&self, message: Message, values: MessageValues<'_, '_>, out: &mut String) {
        for piece in self.pieces(message, values) {
            match piece {
                Piece::Words { html, .. } => out.push_str(html),
                Piece::Slot(name) => match value(values, name) {
                    Some(MessageValue::Text(text)) => escape_into(out, text),
                    Some(value) => value.write(out),
                    None => {}
                },
            }
        }
    }

    /// Whether nothing has to be put into a message.
    pub fn is_plain(&self, message: Message) -> bool {
        self.parts(message).is_some_and(|parts| parts.iter().all(|part| matches!(part, Part::Words(_))))
    }

    /// The parts of a message that chooses between no texts.
    pub fn parts(&self, message: Message) -> Option<Vec<Part<'_>>> {
        let phrase = self.phrases.get(usize::from(message.0)).filter(|phrase| phrase.selectors.is_empty())?;
        Some(phrase.texts.iter().flatten().map(Part::of).collect())
    }

    /// The text that fits the values.
    fn pieces(&self, message: Message, values: MessageValues<'_, '_>) -> &[Piece] {
        let Some(phrase) = self.phrases.get(usize::from(message.0)) else { return &[] };
        let mut at = 0;
        for selector in &phrase.selectors {
            at = at * selector.cases.len() + self.case(selector, value(values, &selector.name));
        }
        phrase.texts.get(at).map_or(&[], Vec::as_slice)
    }

    fn case(&self, selector: &Selector, value: Option<MessageValue<'_>>) -> usize {
        let is = |wanted: &Case| selector.cases.iter().position(|case| case == wanted);
        let found = match value {
            Some(MessageValue::Count(n)) => is(&Case::Exactly(n))
                .or_else(|| self.rules.select(n).ok().and_then(|category| is(&Case::Category(category_name(&category))))),
            Some(MessageValue::Text(text)) => selector.cases.iter().position(|case| matches!(case, Case::Named(name) if name == text)),
            _ => None,
        };
        found.unwrap_or(selector.cases.len() - 1)
    }
}

fn category_name(category: &PluralCategory) -> &'static str {
    match category {
        PluralCategory::ZERO => "zero",
        PluralCategory::ONE => "one",
        PluralCategory::TWO => "two",
        PluralCategory::FEW => "few",
        PluralCategory::MANY => "many",
        PluralCategory::OTHER => OTHER,
    }
}

/// What fits every count.
const OTHER: &str = "other";

fn value<'v>(values: MessageValues<'v, '_>, name: &str) -> Option<MessageValue<'v>> {
    values.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(own: &str) -> Result<Words, String> {
        Words::new("en", &[("theme/words/en.ftl", own)], &[("us", "Lantern Street")])
    }

    fn say(words: &Words, name: &str, values: MessageValues<'_, '_>) -> String {
        words.say(words.find(name).unwrap(), values)
    }

    #[test]
    fn a_count_is_said_in_one_or_many() {
        let words = words("").unwrap();
        let said = [0, 1, 2].map(|n| words.say(message::COUNT_PROCESSES, &[("count", n.into())]));
        assert_eq!(said, ["0\u{a0}processes", "1\u{a0}process", "2\u{a0}processes"]);
    }

    #[test]
    fn a_site_overlays_messages_and_brings_its_own() {
        let words = words("count-processes = { $count ->\n    [0] no work\n   *[other] { $count } works of { -us }\n}\nhours = Open { $from }, { $from }\n").unwrap();
        assert_eq!(say(&words, "count-processes", &[("count", 0.into())]), "no work");
        assert_eq!(say(&words, "count-processes", &[("count", 1.into())]), "1 works of Lantern Street");
        assert_eq!(say(&words, "hours", &[("from", "nine".into())]), "Open nine, nine");
    }

    #[test]
    fn texts_are_escaped_html_is_not_and_stars_emphasise() {
        let words = words("both = *so* { $a } & **{ $b }**, `c`").unwrap();
        let (both, values) = (words.find("both").unwrap(), [("a", "<i>".into()), ("b", MessageValue::Html("<u>"))]);
        let mut html = String::new();
        words.write_html(both, &values, &mut html);
        assert_eq!(html, "<em>so</em> &lt;i&gt; &amp; <b><u></b>, <code>c</code>");
        assert_eq!(words.say(both, &values), "so <i> & <u>, c");
    }

    #[test]
    fn what_a_site_calls_itself_is_shown_as_it_is_written() {
        let words = Words::new("en", &[("theme/words/en.ftl", "own = *At* { -us }")], &[("us", "\\ \"A*B*\"\n`c` {d} <e>")]).unwrap();
        let own = words.find("own").unwrap();
        assert_eq!(words.text(own), "At \\ \"A*B*\" `c` {d} <e>");
        assert_eq!(words.html(own), "<em>At</em> \\ &quot;A*B*&quot; `c` {d} &lt;e&gt;");
    }

    #[test]
    fn two_selectors_choose_together() {
        let words = words("both = { $a ->\n    [one] one a\n   *[other] { $a } a\n} and { $b ->\n    [one] one b\n   *[other] { $b } b\n}")
            .unwrap();
        let said = |a: usize, b: usize| say(&words, "both", &[("a", a.into()), ("b", b.into())]);
        assert_eq!([said(1, 2), said(2, 1), said(3, 4)], ["one a and 2 b", "2 a and one b", "3 a and 4 b"]);
    }

    #[test]
    fn what_cannot_be_said_is_told_with_its_place() {
        for (own, told) in [
            ("count-proceses = x", "did you mean `count-processes`?"),
            ("count-processes = { $coun }", "did you mean `$count`?"),
            ("a = { b }", "`a`"),
            ("a = x\nb == {", "line 2"),
        ] {
            let fault = words(own).unwrap_err();
            assert!(fault.contains(told) && fault.contains("theme/words/en.ftl"), "{fault}");
        }
    }
}
