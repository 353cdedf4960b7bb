//! Finds words and phrases in titles: whole words, case aside, no stemming.
//!
//! 1. A phrase is kept under its words; how many words phrases have is kept under their first word.
//! 2. At each word of a title the phrases of those lengths are looked up, and what stands between
//!    and around the words is compared as written.
//!
//! A word is a run of letters, marks, digits and `_` of any script; in scripts that put no spaces
//! between words each character counts as one. Linear in the phrases and the titles.

use std::collections::BTreeSet;
use std::sync::Arc;

use rustc_hash::FxHashMap as HashMap;
use unicode_normalization::char::is_combining_mark;

use crate::base::slug::fold;

/// Phrases to look for.
#[derive(Debug, Default)]
pub(super) struct Phrases {
    all: Vec<Phrase>,
    /// The words of phrases → those phrases.
    by_words: HashMap<String, Vec<usize>>,
    /// First words → how many words the phrases have that begin so.
    lengths: HashMap<String, BTreeSet<usize>>,
}

#[derive(Debug)]
struct Phrase {
    shown: Arc<str>,
    text: String,
    /// What stands before its first word, in bytes.
    lead: usize,
}

impl Phrases {
    /// These phrases; one without a word is passed over.
    pub(super) fn new<'p>(phrases: impl IntoIterator<Item = &'p Arc<str>>) -> Self {
        let mut new = Self::default();
        for shown in phrases {
            let text = even(shown);
            let words = words(&text);
            let Some(&(lead, first)) = words.first() else { continue };
            new.lengths.entry(first.to_owned()).or_default().insert(words.len());
            new.by_words.entry(joined(&words)).or_default().push(new.all.len());
            new.all.push(Phrase { shown: Arc::clone(shown), lead, text });
        }
        new
    }

    /// The phrases that stand in a text, each once, in their order there.
    pub(super) fn in_text(&self, text: &str) -> Vec<&Arc<str>> {
        let text = even(text);
        let words = words(&text);
        let mut found: Vec<&Phrase> = Vec::new();
        for (i, (at, word)) in words.iter().enumerate() {
            for &length in self.lengths.get(*word).into_iter().flatten() {
                let Some(run) = words.get(i..i + length) else { continue };
                for &phrase in self.by_words.get(&joined(run)).into_iter().flatten() {
                    let phrase = &self.all[phrase];
                    if phrase.stands_at(&text, *at) && found.iter().all(|known| known.text != phrase.text) {
                        found.push(phrase);
                    }
                }
            }
        }
        found.into_iter().map(|phrase| &phrase.shown).collect()
    }
}

impl Phrase {
    /// Whether it stands in a text, its first word at this offset.
    fn stands_at(&self, text: &str, first_word: usize) -> bool {
        let Some(start) = first_word.checked_sub(self.lead) else { return false };
        let Some(behind) = text.get(start..).and_then(|rest| rest.strip_prefix(&self.text)) else { return false };
        let before = text[..start].chars().next_back();
        !joins(before, self.text.chars().next()) && !joins(self.text.chars().next_back(), behind.chars().next())
    }
}

/// Whether a character is part of a word, `_` aside.
pub(super) fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

fn is_word(c: char) -> bool {
    is_letter(c) || c == '_'
}

/// Whether two neighbours belong to one word.
fn joins(left: Option<char>, right: Option<char>) -> bool {
    matches!((left, right), (Some(l), Some(r)) if is_word(l) && is_word(r) && !is_unspaced(l) && !is_unspaced(r))
}

/// Thai, Lao, Burmese, Khmer, kana and Han put no spaces between words.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// A text as it is compared: folded, one space between words.
fn even(text: &str) -> String {
    fold(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of a text, and where each begins.
fn words(text: &str) -> Vec<(usize, &str)> {
    let mut words = Vec::new();
    let mut start = None;
    let mut before = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if let Some(from) = start.filter(|_| !joins(before, Some(c))) {
            words.push((from, &text[from..at]));
            start = None;
        }
        if start.is_none() && is_word(c) {
            start = Some(at);
        }
        before = Some(c);
    }
    words
}

fn joined(words: &[(usize, &str)]) -> String {
    words.iter().map(|(_, word)| *word).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(phrases: &[&str], text: &str) -> Vec<String> {
        let phrases: Vec<Arc<str>> = phrases.iter().map(|&p| p.into()).collect();
        Phrases::new(&phrases).in_text(text).into_iter().map(ToString::to_string).collect()
    }

    #[test]
    fn whole_words_are_found_case_aside() {
        assert_eq!(found(&["fast", "easy"], "Easy and FAST, fast!"), ["easy", "fast"]);
        assert_eq!(found(&["fast"], "breakfast, faster, fast_lane, fastest"), [""; 0]);
        assert_eq!(found(&["fast"], "a fast-track (fast)"), ["fast"]);
    }

    #[test]
    fn phrases_match_as_written_whatever_the_spaces() {
        assert_eq!(found(&["Lamp  desk"], "I phone the lamp\tdesk's people"), ["Lamp  desk"]);
        assert_eq!(found(&["hassle-free"], "hassle free"), [""; 0]);
        assert_eq!(found(&["hassle-free", "R&D"], "A hassle-free r&d"), ["hassle-free", "R&D"]);
        assert_eq!(found(&["C++"], "Vitamin C"), [""; 0]);
        assert_eq!(found(&[".net"], "we use .NET"), [".net"]);
        assert_eq!(found(&["desk", "night desk"], "the night desk"), ["night desk", "desk"]);
    }

    #[test]
    fn words_end_where_letters_of_any_script_end() {
        assert_eq!(found(&["zähler"], "Zählerstand"), [""; 0]);
        assert_eq!(found(&["za\u{308}hler"], "Der Zähler"), ["za\u{308}hler"]);
        assert_eq!(found(&["e"], "cafe\u{301}"), [""; 0]);
        assert_eq!(found(&["Быстро"], "Это быстро."), ["Быстро"]);
        assert_eq!(found(&["配送"], "配送チームに電話する"), ["配送"]);
    }

    #[test]
    fn what_holds_no_word_is_not_looked_for() {
        assert_eq!(found(&["", "!!", " "], "!! what"), [""; 0]);
    }
}
