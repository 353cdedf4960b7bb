//! The words of the sale and of the funnel, by language, beside those that a site adds. What holds none of the site's own words
//! is only a note: these words mean other things too.

use std::sync::Arc;

use crate::base::diagnostic::Diagnostic;
use crate::base::english::quoted;
use crate::syntax::fields::record::SpannedText;

use super::CheckContext;
use super::phrases::Phrases;

/// Words for the purchase.
pub(super) const SALE: &str = "buy, purchase, checkout, order placed";
/// Words for what we hope to gain.
pub(super) const FUNNEL: &str = "lead, conversion, upsell, acquisition, prospect";

/// Words to look for: the site's own, and those of its language.
pub(super) struct WordList {
    own: Phrases,
    all: Phrases,
}

impl WordList {
    /// The words that a site adds to the English ones of a list, where its language is English.
    pub(super) fn new(s: &CheckContext<'_>, own: &[SpannedText], english: &str) -> Self {
        let own: Vec<Arc<str>> = own.iter().map(|word| Arc::clone(&word.value)).collect();
        let is_english = s.config.language().split('-').next().is_some_and(|language| language.eq_ignore_ascii_case("en"));
        let of_language = english.split(',').filter(|_| is_english).map(|word| Arc::from(word.trim()));
        let all: Vec<Arc<str>> = own.iter().cloned().chain(of_language).collect();
        Self { own: Phrases::new(&own), all: Phrases::new(&all) }
    }

    /// A finding about a text that holds some of the words, made of these as they are quoted.
    pub(super) fn in_text(&self, text: &str, finding: impl FnOnce(String) -> Diagnostic) -> Option<Diagnostic> {
        let words = self.all.in_text(text);
        (!words.is_empty()).then(|| finding(quoted(words)).note_where(self.own.in_text(text).is_empty()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::rule;

    #[test]
    fn the_pages_of_the_rules_name_the_english_words() {
        assert!(rule::STOPS_AT_SALE.page.contains(&format!("in English {SALE};")));
        assert!(rule::FUNNEL_WORD.page.contains(&format!("in English {FUNNEL};")));
    }
}
