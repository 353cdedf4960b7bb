//! Floor 4: a spreadsheet, saved as CSV, becomes content files.
//!
//! 1. [`sheet`] reads the bytes: encoding, separator, quotes, rows with the numbers that the
//!    spreadsheet shows.
//! 2. [`columns`] says which column is which field; one that is none goes to `extra`.
//! 3. [`values`] reads a cell as its field wants it, [`names`] finds the id of what is named by its
//!    title.
//! 4. [`rows`] makes a mapping of a row, [`things`] a file of each, [`journey`] one file of all.
//! 5. [`told`] says what went where.
//!
//! A cell that cannot be read for certain is kept as it is written: checking then shows its place.
//! Absent: the site's folder, the disk, checking.

pub mod columns;
pub mod journey;
pub mod names;
mod rows;
pub mod sheet;
pub mod things;
pub mod told;
mod values;

use std::collections::{BTreeMap, BTreeSet};

use crate::base::slug::{is_device, is_id, slug};

/// A file to be written.
#[derive(Clone, Debug, PartialEq)]
pub struct NewFile {
    /// Its id.
    pub id: String,
    /// Its text.
    pub text: String,
    /// The rows that it was made from, as the spreadsheet numbers them.
    pub rows: Vec<usize>,
}

/// What came of a sheet.
#[derive(Debug, Default)]
pub struct Imported {
    /// The files, in the order of their first rows.
    pub files: Vec<NewFile>,
    /// Rows that were left out, and why.
    pub skipped: Vec<(usize, String)>,
    /// What the reader of the report should know of the others.
    pub notes: Notes,
}

/// Remarks, each with the rows that it is about, in the order of their first rows.
#[derive(Debug, Default)]
pub struct Notes {
    list: Vec<(String, Vec<usize>)>,
    known: BTreeMap<String, usize>,
}

impl Notes {
    /// Adds a remark about a row; rows with the same one are told together.
    pub fn add(&mut self, row: usize, remark: String) {
        let at = *self.known.entry(remark.clone()).or_insert(self.list.len());
        if at == self.list.len() {
            self.list.push((remark, Vec::new()));
        }
        let rows = &mut self.list[at].1;
        if rows.last() != Some(&row) {
            rows.push(row);
        }
    }

    /// The remarks and their rows.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[usize])> {
        self.list.iter().map(|(remark, rows)| (remark.as_str(), rows.as_slice()))
    }
}

/// Ids that are given out only once.
#[derive(Debug, Default)]
struct Ids(BTreeSet<String>);

impl Ids {
    /// Keeps an id that is written in the sheet; false where it is taken.
    fn keep(&mut self, id: &str) -> bool {
        self.0.insert(id.to_owned())
    }

    /// The id that a title gives, with `-2` and so on where it is taken. None where it gives none.
    fn make(&mut self, title: &str) -> Option<String> {
        let plain = slug(title);
        let fits = is_id(&plain) && self.0.insert(plain.clone());
        if fits {
            return Some(plain);
        }
        let first = if is_device(&plain) { 1 } else { 2 };
        let numbered = (first..).map(|n| format!("{plain}-{n}"));
        let made = numbered.into_iter().find(|id| !is_id(id) || !self.0.contains(id)).filter(|id| is_id(id) && !plain.is_empty())?;
        self.0.insert(made.clone());
        Some(made)
    }
}

/// A text in one line.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Front matter with nothing below it.
fn file_text(front_matter: &serde_yaml::Mapping) -> String {
    let yaml = serde_yaml::to_string(front_matter).unwrap_or_default();
    format!("---\n{yaml}---\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_that_is_taken_gets_a_number() {
        let mut ids = Ids::default();
        assert!(ids.keep("pay-2"));
        let made: Vec<_> = ["Pay", "Pay!", "Con", "…"].iter().map(|title| ids.make(title)).collect();
        assert_eq!(made, [Some("pay".into()), Some("pay-3".into()), Some("con-1".into()), None]);
    }
}
