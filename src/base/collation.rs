//! The order of titles: letters as a language orders them, numbers by their value, then case and accents.
//! In every language `9` stands before `10` and `é` beside `e`; `å` is an `a` in German and the last letter in Danish.

use std::fmt;
use std::sync::Arc;

use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{CollatorBorrowed, CollatorPreferences};
use icu_locale_core::Locale;

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
        let locale = Locale::try_from_str(language).ok();
        let mut preferences = locale.as_ref().map_or_else(CollatorPreferences::default, CollatorPreferences::from);
        preferences.numeric_ordering = Some(CollationNumericOrdering::True);
        Self { collator: CollatorBorrowed::try_new(preferences, icu_collator::options::CollatorOptions::default()).ok().map(Arc::new) }
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

#[cfg(test)]
mod tests {
    use super::*;

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
