//! Floor 4: a spreadsheet becomes content files.
//!
//! 1. `reading` makes a table ([`sheet`]) of the bytes of a CSV file: encoding, separator, quotes, rows with the
//!    numbers that the spreadsheet shows; `workbook` of those of an Excel workbook.
//! 2. [`header`] finds the row that names the columns, below what stands above it; `across` turns a map round
//!    whose stages are columns.
//! 3. [`columns`] says which column is which of the [`fields`], also by what people call them (`called`); one that
//!    is none goes to `extra`.
//! 4. `clean` takes out what is there for people's eyes: signs for blank, sums, merged cells.
//! 5. [`values`] reads a cell as its field wants it, `parts` splits one that holds several, [`names`] finds the
//!    id of what is named by its title, `words` knows what people write for what.
//! 6. [`rows`] makes a mapping of a row, [`things`] a file of each, with `levels`, [`journey`] one file of all.
//! 7. [`told`] says what went where.
//!
//! An exported graph becomes the files that it tells of by [`graph`].
//!
//! A BPMN model becomes a process by [`model`]. A sheet that was made of the site comes back by [`update`]; what a thing says in
//! the [`cells`] of its row is what it was made of.
//!
//! What cannot be read for certain is told with its row, and then nothing is to be written.
//! Absent: the site's folder, the disk, checking.

mod across;
mod called;
pub mod cells;
mod clean;
pub mod columns;
pub mod fields;
pub mod graph;
pub mod header;
pub mod journey;
mod levels;
pub mod model;
pub mod names;
mod parts;
mod reading;
mod rows;
pub mod sheet;
pub mod things;
pub mod told;
pub mod update;
mod values;
mod words;
mod workbook;

use std::collections::{BTreeMap, BTreeSet};

use crate::base::kind::Kind;
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
    pub notes: Remarks,
    /// What cannot be read: nothing is to be written while there is any.
    pub unread: Remarks,
    /// What cells name that is nothing yet.
    pub missing: Missing,
}

/// Names that stand for nothing in the site yet, by kind and id.
#[derive(Debug, Default)]
pub struct Missing(BTreeMap<(Kind, String), NameUse>);

/// How a name is written in the sheet, and in which rows.
#[derive(Debug)]
pub struct NameUse {
    /// The first way in which it is written.
    pub written: String,
    /// The rows.
    pub rows: Vec<usize>,
}

impl Missing {
    fn add(&mut self, kind: Kind, id: &str, written: &str, row: usize) {
        let named = self.0.entry((kind, id.to_owned())).or_insert_with(|| NameUse { written: written.to_owned(), rows: Vec::new() });
        if named.rows.last() != Some(&row) {
            named.rows.push(row);
        }
    }

    fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// The kinds and ids with what is known of them.
    pub fn iter(&self) -> impl Iterator<Item = (Kind, &str, &NameUse)> {
        self.0.iter().map(|((kind, id), named)| (*kind, id.as_str(), named))
    }
}

/// Remarks, each with the rows that it is about, in the order of their first rows.
#[derive(Debug, Default)]
pub struct Remarks {
    list: Vec<(String, Vec<usize>)>,
    known: BTreeMap<String, usize>,
}

impl Remarks {
    /// Adds those of another list.
    fn extend(&mut self, other: Self) {
        for (remark, rows) in other.list {
            rows.into_iter().for_each(|row| self.add(row, remark.clone()));
        }
    }

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

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// How many rows they are about, each counted once for each remark.
    pub fn count(&self) -> usize {
        self.list.iter().map(|(_, rows)| rows.len()).sum()
    }

    /// The remarks and their rows.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[usize])> {
        self.list.iter().map(|(remark, rows)| (remark.as_str(), rows.as_slice()))
    }
}

/// Ids that are given out only once.
#[derive(Debug, Default)]
struct Ids {
    taken: BTreeSet<String>,
    /// From which number on a title's ids are looked for: those before are taken.
    next: BTreeMap<String, usize>,
}

impl Ids {
    /// Keeps an id that is written in the sheet; false where it is taken.
    fn keep(&mut self, id: &str) -> bool {
        self.taken.insert(id.to_owned())
    }

    /// The id that a title gives, with `-2` and so on where it is taken. None where it gives none.
    fn make(&mut self, title: &str) -> Option<String> {
        let plain = slug(title);
        let fits = is_id(&plain) && self.taken.insert(plain.clone());
        if fits {
            return Some(plain);
        }
        if plain.is_empty() {
            return None;
        }
        let first = if is_device(&plain) { 1 } else { 2 };
        let next = self.next.entry(plain.clone()).or_insert(first);
        let made = loop {
            let numbered = format!("{plain}-{next}");
            *next += 1;
            if !is_id(&numbered) {
                return None;
            }
            if self.taken.insert(numbered.clone()) {
                break numbered;
            }
        };
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
