//! The order of titles: letters as a language orders them, numbers by their value, then case and accents.
//! In every language `9` stands before `10` and `é` beside `e`; `å` is an `a` in German and the last letter in Danish.

use std::fmt;
use std::sync::Arc;

use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{CollatorBorrowed, CollatorPreferences};
use icu_locale_core::Locale;
use unicode_normalization::UnicodeNormalization;

/// How a language orders titles. The same on every machine: the tables are part of the program.
#[derive(Clone)]
pub struct Collation {
    /// None only where the tables know no order at all, not even the one of all languages.
    collator: Option<Arc<CollatorBorrowed<'static>>>,
}

/// Without its tables, which are long and of no use to a reader.
impl fmt::Debug for Collation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Collation").field("is_known", &self.collator.is_some()).finish()
    }
}

impl Default for Collation {
    fn default() -> Self {
        Self::of("")
    }
}

impl Collation {
    /// That of a language, by its code: `de`, `nb`, `pt-BR`. One that is not known has the order of most.
    pub fn of(language: &str) -> Self {
        Self { collator: collator(language, CollatorOptions::default()).map(Arc::new) }
    }

    /// What a title sorts by: keys are compared byte by byte. Titles that differ may have equal keys.
    pub fn key(&self, title: &str) -> Box<[u8]> {
        let mut key = Vec::with_capacity(title.len() * 2);
        match &self.collator {
            // Writing into memory does not fail.
            Some(collator) => {
                let _ = collator.write_sort_key_to(title, &mut key);
            }
            None => key.extend_from_slice(title.to_lowercase().as_bytes()),
        }
        key.into()
    }
}

fn collator(language: &str, options: CollatorOptions) -> Option<CollatorBorrowed<'static>> {
    let locale = Locale::try_from_str(language).ok();
    let mut preferences = locale.as_ref().map_or_else(CollatorPreferences::default, CollatorPreferences::from);
    preferences.numeric_ordering = Some(CollationNumericOrdering::True);
    CollatorBorrowed::try_new(preferences, options).ok()
}

/// How a language tells the first letters of titles apart: by their base, case and accents aside, and `ch` as one letter where it is one.
pub struct FirstLetters {
    collator: Option<CollatorBorrowed<'static>>,
}

/// What titles stand below in an index: those of one letter have the same key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FirstLetter {
    /// What tells it apart; empty for titles without letters.
    pub key: Box<[u8]>,
    /// The letter as a heading: `A`, `あ`, `0–9`. Of a Chinese character it is the character itself.
    pub heading: String,
    /// Whether it is one of thousands of Chinese characters, which share a heading.
    pub is_ideograph: bool,
}

/// The consonants that syllables of Korean begin with, in their order.
const INITIALS: &str = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";

impl FirstLetters {
    /// Those of a language, by its code.
    pub fn of(language: &str) -> Self {
        let mut options = CollatorOptions::default();
        options.strength = Some(Strength::Primary);
        Self { collator: collator(language, options) }
    }

    /// A title from its first letter or digit on: what stands before that does not count.
    pub fn begin(title: &str) -> &str {
        title.find(char::is_alphanumeric).map_or("", |at| &title[at..])
    }

    /// The first letter of a title.
    pub fn letter(&self, title: &str) -> FirstLetter {
        let mut letters = Self::begin(title).chars();
        let Some(first) = letters.next() else { return FirstLetter { key: Box::default(), heading: "…".into(), is_ideograph: false } };
        let plain = |key: &str, heading: String| FirstLetter { key: key.as_bytes().into(), heading, is_ideograph: false };
        if first.is_numeric() && !is_ideograph(first) {
            return plain("0", "0–9".into());
        }
        if is_ideograph(first) {
            return FirstLetter { is_ideograph: true, ..plain("一", first.into()) };
        }
        if let Some(initial) = initial(first) {
            return plain(&initial.to_string(), initial.into());
        }
        // Two letters are one where the key of both does not begin with that of the first.
        let alone = self.key(&first.to_string());
        let pair: String = [first].into_iter().chain(letters.next().filter(|c| c.is_alphabetic())).collect();
        let both = self.key(&pair);
        if !both.starts_with(alone.strip_suffix(&[0]).unwrap_or(&alone)) {
            let heading = pair.chars().flat_map(char::to_uppercase).take(1).chain(pair.chars().skip(1)).collect();
            return FirstLetter { key: both, heading, is_ideograph: false };
        }
        let base: String = first.nfd().take(1).collect();
        let shown = if self.key(&base) == alone { base } else { first.to_string() };
        FirstLetter { key: alone, heading: shown.to_uppercase(), is_ideograph: false }
    }

    fn key(&self, text: &str) -> Box<[u8]> {
        let mut key = Vec::new();
        match &self.collator {
            // Writing into memory does not fail.
            Some(collator) => {
                let _ = collator.write_sort_key_to(text, &mut key);
            }
            None => key.extend_from_slice(text.to_lowercase().as_bytes()),
        }
        key.into()
    }
}

/// Whether a sign is a Chinese character, wherever it is written.
fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// The consonant that a syllable of Korean begins with.
fn initial(c: char) -> Option<char> {
    let of_block = u32::from(c).checked_sub(0xac00).filter(|place| *place < 11_172)? / 588;
    INITIALS.chars().nth(usize::try_from(of_block).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headings(language: &str, titles: &[&str]) -> Vec<String> {
        let letters = FirstLetters::of(language);
        titles.iter().map(|title| letters.letter(title).heading).collect()
    }

    #[test]
    fn titles_stand_below_the_letters_of_their_own_script() {
        let titles = ["apple", "Änderung", "“Quoted”", "9 things", "Ёлка", "ελιά", "أبلغ", "か", "ガ", "한국", "事故", "!?"];
        assert_eq!(headings("en", &titles), ["A", "A", "Q", "0–9", "Е", "Ε", "أ", "か", "カ", "ㅎ", "事", "…"]);
        let same = |a: &str, b: &str| FirstLetters::of("en").letter(a).key == FirstLetters::of("en").letter(b).key;
        assert!(same("apple", "Änderung") && same("か", "ガ") && same("事故", "後") && !same("apple", "bear") && !same("한국", "가"));
    }

    #[test]
    fn a_language_has_first_letters_of_its_own() {
        assert_eq!(headings("sv", &["Åse", "Anna"]), ["Å", "A"]);
        assert_eq!(headings("cs", &["Chata", "Cena", "Čas"]), ["Ch", "C", "Č"]);
        assert_eq!(headings("en", &["Chata", "Cena"]), ["C", "C"]);
        let danish = FirstLetters::of("da");
        assert_eq!(danish.letter("Aase").key, danish.letter("Åse").key);
    }

    fn sorted(language: &str, titles: &[&'static str]) -> Vec<&'static str> {
        let collation = Collation::of(language);
        let mut titles = titles.to_vec();
        titles.sort_by_key(|title| (collation.key(title), *title));
        titles
    }

    #[test]
    fn letters_stand_beside_their_like_and_numbers_count_by_value() {
        let titles = ["10 things", "9 things", "apfel", "SOP-10", "SOP-2", "Zebra", "Änderung", "Åse", "Élan", "Öl", "Apfel"];
        let expected = ["9 things", "10 things", "Änderung", "apfel", "Apfel", "Åse", "Élan", "Öl", "SOP-2", "SOP-10", "Zebra"];
        for language in ["en", "de", "de-AT", "", "no such language"] {
            assert_eq!(sorted(language, &titles), expected, "{language}");
        }
    }

    #[test]
    fn a_language_has_letters_of_its_own() {
        for language in ["nb", "no", "nn", "da", "sv"] {
            assert_eq!(sorted(language, &["Åse", "Zebra", "Anna"]), ["Anna", "Zebra", "Åse"], "{language}");
        }
        assert_eq!(sorted("sv", &["Öl", "Ål", "Äl"]), ["Ål", "Äl", "Öl"]);
        assert_eq!(sorted("cs", &["Ivan", "Chata", "Cena", "Hora"]), ["Cena", "Hora", "Chata", "Ivan"]);
    }
}
