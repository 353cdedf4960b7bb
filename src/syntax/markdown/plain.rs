//! What a text says in plain words, as it is shown: without markup, code and links with their words. Titles
//! that depend on the site leave gaps.

use std::ops::Range;
use std::sync::Arc;

use crate::base::sentence;

/// The longest sentence that is shown whole, in characters.
const LONGEST: usize = 300;

/// A text without markup.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlainText {
    /// The words between the gaps.
    pub text: String,
    /// Where the title of what a link leads to is to be filled in, and of which link, in order.
    pub titles: Vec<(u32, u32)>,
    /// Code and the words of links, in order: no sentence ends there.
    whole: Vec<(u32, u32)>,
}

impl PlainText {
    /// How long the text is, in bytes.
    pub(super) fn len(&self) -> u32 {
        self.text.len() as u32
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.titles.is_empty() && self.text.trim().is_empty()
    }

    /// Keeps what stands from `start` on together.
    pub(super) fn keep_whole(&mut self, start: u32) {
        // What stands within another is kept whole by it.
        self.whole.retain(|&(inner, end)| inner < start || end == start);
        self.whole.push((start, self.len()));
    }

    /// The first sentence, shortened where it is very long; none where nothing is said. `language` is the site's code.
    pub fn first_sentence<'t>(&self, title: impl Fn(u32) -> &'t str, language: &str) -> Option<Arc<str>> {
        if self.is_empty() {
            return None;
        }
        let (text, whole) = self.filled(title);
        let lead = text.len() - text.trim_start().len();
        let whole: Vec<Range<usize>> = whole.into_iter().map(|r| r.start.saturating_sub(lead)..r.end.saturating_sub(lead)).collect();
        let sentence = sentence::first_sentence(text[lead..].trim_end(), &whole, language);
        let Some((cut, _)) = sentence.char_indices().nth(LONGEST).filter(|_| !sentence.is_empty()) else {
            return Some(sentence).filter(|s| !s.is_empty()).map(Arc::from);
        };
        let words = sentence[..cut].rfind(char::is_whitespace).filter(|&end| end > cut / 2).unwrap_or(cut);
        Some(format!("{}…", sentence[..words].trim_end()).into())
    }

    /// The text with its gaps filled in, and what is to be kept whole of it.
    fn filled<'t>(&self, title: impl Fn(u32) -> &'t str) -> (String, Vec<Range<usize>>) {
        let mut text = String::with_capacity(self.text.len());
        let mut whole = Vec::with_capacity(self.whole.len());
        let mut ranges = self.whole.iter().map(|&(start, end)| start as usize..end as usize).peekable();
        let (mut done, mut grown) = (0, 0);
        for &(at, link) in &self.titles {
            text.push_str(&self.text[done..at as usize]);
            done = at as usize;
            while let Some(range) = ranges.next_if(|range| range.end < done || (range.end == done && range.start < done)) {
                whole.push(range.start + grown..range.end + grown);
            }
            let title = title(link);
            if let Some(range) = ranges.next_if(|range| range.start <= done) {
                // The link that the title stands in.
                whole.push(range.start + grown..range.end + grown + title.len());
            }
            text.push_str(title);
            grown += title.len();
        }
        text.push_str(&self.text[done..]);
        whole.extend(ranges.map(|range| range.start + grown..range.end + grown));
        (text, whole)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_in_a_gap_ends_no_sentence() {
        let mut plain = PlainText { text: "The desk of ".into(), ..PlainText::default() };
        plain.titles.push((plain.len(), 0));
        plain.keep_whole(plain.len());
        plain.text.push_str(" works. Then `");
        let start = plain.len();
        plain.text.push_str("a. B` waits.");
        plain.keep_whole(start);
        let title = |_| "It came. All is well";
        assert_eq!(plain.first_sentence(title, "en").as_deref(), Some("The desk of It came. All is well works."));
    }

    #[test]
    fn a_long_sentence_is_cut_between_words() {
        let long = PlainText { text: "word ".repeat(100), ..PlainText::default() }.first_sentence(|_| "", "en").unwrap();
        assert!(long.ends_with("word…") && long.chars().count() <= LONGEST + 1, "{long}");
    }
}
