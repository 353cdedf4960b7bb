//! Activities: compared without regard to case and white space, shown as they are mostly spelt.

use rustc_hash::FxHashMap as HashMap;
use unicode_normalization::UnicodeNormalization;

/// The most spellings that are kept apart: a column with more of them says no activity.
pub(super) const MOST_SPELLINGS: usize = 1_000_000;

/// What an activity is compared by: NFC, in lower case, with one space for each run of white space.
pub(super) fn folded(text: &str) -> String {
    let lower = text.nfc().collect::<String>().to_lowercase();
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The activities of a log, numbered as they are met.
#[derive(Debug, Default)]
pub(super) struct Activities {
    /// Cells as they are written, and which spelling they are.
    cells: HashMap<Box<str>, u32>,
    /// What is written, trimmed, in the order of the log: the activity and how often it is spelt so.
    spellings: Vec<(Box<str>, u32, u64)>,
    /// Spellings by their text.
    by_text: HashMap<Box<str>, u32>,
    /// Activities by what they are compared by.
    by_folded: HashMap<Box<str>, u32>,
    /// What each activity is compared by.
    folded: Vec<Box<str>>,
}

/// What a log holds more of than can be kept apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TooMany;

impl Activities {
    /// The activity that a cell names, counted once more; none where the cell is blank.
    pub(super) fn take(&mut self, cell: &str) -> Result<Option<u32>, TooMany> {
        let known = match self.cells.get(cell) {
            Some(known) => *known,
            None => match cell_text(cell) {
                Some(text) => self.learn(cell, text)?,
                None => return Ok(None),
            },
        };
        let (_, activity, count) = &mut self.spellings[known as usize];
        *count += 1;
        Ok(Some(*activity))
    }

    fn learn(&mut self, cell: &str, text: &str) -> Result<u32, TooMany> {
        if self.cells.len() >= MOST_SPELLINGS {
            return Err(TooMany);
        }
        let spelling = match self.by_text.get(text) {
            Some(known) => *known,
            None => {
                let key = folded(text).into_boxed_str();
                let new = number(self.folded.len())?;
                let activity = *self.by_folded.entry(key.clone()).or_insert(new);
                if activity == new {
                    self.folded.push(key);
                }
                let spelling = number(self.spellings.len())?;
                self.spellings.push((text.into(), activity, 0));
                self.by_text.insert(text.into(), spelling);
                spelling
            }
        };
        self.cells.insert(cell.into(), spelling);
        Ok(spelling)
    }

    /// What each activity is compared by.
    pub(super) fn compared(&self) -> &[Box<str>] {
        &self.folded
    }

    /// Whether there is an activity that is compared by this.
    pub(super) fn knows(&self, folded: &str) -> bool {
        self.by_folded.contains_key(folded)
    }

    /// How each activity is mostly spelt; of equally common spellings the first of the log.
    pub(super) fn shown(&self) -> Vec<String> {
        let mut best: Vec<Option<&(Box<str>, u32, u64)>> = vec![None; self.folded.len()];
        for spelling in &self.spellings {
            let held = &mut best[spelling.1 as usize];
            if held.is_none_or(|held| spelling.2 > held.2) {
                *held = Some(spelling);
            }
        }
        best.into_iter().map(|spelling| spelling.map_or_else(String::new, |(text, ..)| text.to_string())).collect()
    }
}

fn number(at: usize) -> Result<u32, TooMany> {
    u32::try_from(at).map_err(|_| TooMany)
}

/// What stands in a cell, trimmed; none where it is blank: empty, `NULL` or `-`.
pub(super) fn cell_text(cell: &str) -> Option<&str> {
    let text = cell.trim();
    let is_blank = text.is_empty() || text == "-" || text.eq_ignore_ascii_case("null");
    (!is_blank).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_nothing_null_and_a_dash_are_blank() {
        for blank in ["", "  ", "NULL", "null", " - ", "\t"] {
            assert_eq!(cell_text(blank), None, "{blank:?}");
        }
        for text in ["0", "n/a", "--", "none"] {
            assert_eq!(cell_text(text), Some(text));
        }
    }

    #[test]
    fn case_white_space_and_form_make_no_other_activity() {
        let mut activities = Activities::default();
        let first = activities.take("Caf\u{e9}  open").unwrap();
        assert_eq!(activities.take(" cafe\u{301} Open ").unwrap(), first);
        assert_ne!(activities.take("Cafe open").unwrap(), first);
    }

    #[test]
    fn the_commonest_spelling_is_shown_and_of_equal_ones_the_first() {
        let mut activities = Activities::default();
        for cell in ["CALL", " call ", "call", "Mail", "mail"] {
            activities.take(cell).unwrap();
        }
        assert_eq!(activities.shown(), ["call", "Mail"]);
    }
}
