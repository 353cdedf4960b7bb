//! Floor 3: edits of spans in files, applied whole. What is not edited stays byte by byte: comments, order, quoting,
//! line ends.
//!
//! 1. [`rename`] works out what a new id means for the texts of a site, [`review`] what a review does; [`written_names`] finds the name within a
//!    reference, [`mapping`] the place of a key in front matter.
//! 2. [`TextEdits`] holds the edits of all files and makes the new texts.
//!    [`succession`] has what names a retired thing name its successor.
//! 3. [`sameness`] holds what came of them against what was there.
//!
//! Absent: the disk (`io::rewrite`), and linking again.

pub mod mapping;
pub mod rename;
pub mod review;
pub mod sameness;
pub mod succession;
mod written_names;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::diagnostic::Place;
use crate::base::files::Files;
use crate::base::span::Span;

/// What is to stand in place of spans, by file; and files that get another path.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TextEdits {
    by_file: BTreeMap<Arc<str>, BTreeMap<(u32, u32), String>>,
    /// Files that move: from which path to which.
    pub moves: BTreeMap<Arc<str>, String>,
}

/// A file as it will be.
#[derive(Clone, Debug, PartialEq)]
pub struct EditedFile {
    /// Its path now.
    pub path: Arc<str>,
    /// Its path afterwards, where that is another.
    pub moved_to: Option<String>,
    /// Its text now, without a byte order mark; none where it is new.
    pub before: Option<Arc<str>>,
    /// Its text afterwards, without one as well.
    pub after: String,
}

impl EditedFile {
    /// A file that is not there yet.
    pub fn new(path: impl Into<Arc<str>>, text: impl Into<String>) -> Self {
        Self { path: path.into(), moved_to: None, before: None, after: text.into() }
    }
}

/// The files of a site after these have changed.
pub fn after(files: &Files, edited: &[EditedFile]) -> Files {
    let mut after = files.clone();
    for file in edited {
        after.remove(&file.path);
        after.insert_text(file.moved_to.as_deref().unwrap_or(&file.path), &file.after);
    }
    after
}

impl TextEdits {
    /// Puts a text in place of what stands at a place. Said twice it holds once. An empty span is where it is put in: several
    /// texts that are put in at one place stand there in their order.
    pub fn replace(&mut self, place: &Place, text: impl Into<String>) {
        let spans = self.by_file.entry(Arc::clone(&place.file)).or_default();
        let (new, is_empty) = (text.into(), place.span.start == place.span.end);
        let there = spans.entry((place.span.start, place.span.end)).or_default();
        if is_empty && *there != new { there.push_str(&new) } else { *there = new }
    }

    /// Every edit with its place and its new text, by file and place.
    pub fn iter(&self) -> impl Iterator<Item = (Place, &str)> {
        self.by_file
            .iter()
            .flat_map(|(file, edits)| edits.iter().map(|(&(start, end), text)| (Place::new(file, Span { start, end }), text.as_str())))
    }

    /// The files that change, by path.
    ///
    /// # Errors
    /// The place of an edit that overlaps the one before it, or lies outside the text of its file: then nothing may be
    /// written.
    pub fn files(&self, files: &Files) -> Result<Vec<EditedFile>, Place> {
        let paths = self.by_file.keys().chain(self.moves.keys()).collect::<std::collections::BTreeSet<_>>();
        let none = BTreeMap::new();
        let mut edited = Vec::with_capacity(paths.len());
        for path in paths {
            let edits = self.by_file.get(path).unwrap_or(&none);
            let before = files.text(path).ok_or_else(|| Place::new(path, Span::default()))?;
            let after = applied(before, edits).map_err(|span| Place::new(path, span))?;
            edited.push(EditedFile {
                path: Arc::clone(path),
                moved_to: self.moves.get(path).cloned(),
                before: Some(Arc::clone(before)),
                after,
            });
        }
        Ok(edited)
    }
}

/// A text with its edits made, in the order of their places; the span of the first that does not fit, where one does not.
fn applied(text: &str, edits: &BTreeMap<(u32, u32), String>) -> Result<String, Span> {
    let mut after = String::with_capacity(text.len() + edits.values().map(String::len).sum::<usize>());
    let mut at = 0;
    for (&(start, end), new) in edits {
        let (from, to) = (start as usize, end as usize);
        let kept = text.get(at..from).filter(|_| from <= to && text.is_char_boundary(to)).ok_or(Span { start, end })?;
        after.push_str(kept);
        after.push_str(new);
        at = to;
    }
    after.push_str(&text[at..]);
    Ok(after)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(start: usize, end: usize) -> Place {
        Place::new(&"a.md".into(), Span::new(start, end))
    }

    fn files(text: &str) -> Files {
        let mut files = Files::default();
        files.insert_text("a.md", text);
        files
    }

    #[test]
    fn what_is_not_edited_stays_byte_by_byte() {
        let mut edits = TextEdits::default();
        edits.replace(&at(4, 5), "bee");
        edits.replace(&at(0, 0), "0");
        edits.replace(&at(4, 5), "bee");
        let edited = edits.files(&files("a\r\nÄ b\tc")).unwrap_err();
        assert_eq!(edited, at(4, 5), "half a letter is not cut");
        let mut edits = TextEdits::default();
        edits.replace(&at(6, 7), "bee");
        edits.replace(&at(0, 0), "0");
        assert_eq!(edits.files(&files("a\r\nÄ b\tc")).unwrap()[0].after, "0a\r\nÄ bee\tc");
    }

    #[test]
    fn edits_that_overlap_are_refused() {
        let mut edits = TextEdits::default();
        edits.replace(&at(0, 3), "x");
        edits.replace(&at(2, 4), "y");
        assert_eq!(edits.files(&files("abcdef")), Err(at(2, 4)));
    }

    #[test]
    fn an_edit_of_a_file_that_is_not_there_is_refused() {
        let mut edits = TextEdits::default();
        edits.replace(&Place::new(&"b.md".into(), Span::default()), "x");
        assert!(edits.files(&files("abc")).is_err());
    }
}
