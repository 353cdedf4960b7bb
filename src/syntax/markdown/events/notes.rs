//! Notes: numbered as they are first named, shown together at the end, each with ways back to where it is named.

use std::ops::Range;

use pulldown_cmark::{Event, TagEnd};
use rustc_hash::FxHashMap as HashMap;

use super::Rewriting;
use crate::syntax::markdown::{Placeholder, marks};

/// Events with their places.
pub(super) type PlacedEvents<'a> = Vec<(Event<'a>, Range<usize>)>;

/// The notes of a body. Case aside, their names say which is meant.
#[derive(Default)]
pub(super) struct Footnotes<'a> {
    /// Their numbers, from 1.
    numbers: HashMap<String, usize>,
    /// By number: the name, and how often it is named.
    named: Vec<(String, usize)>,
    /// What they say.
    texts: HashMap<String, PlacedEvents<'a>>,
    /// Their names as they are written one below another.
    written: Vec<String>,
    /// The number of the one that is being written.
    open: usize,
    /// Whether that one ends with a paragraph, in which its ways back stand.
    ends_with_words: bool,
    /// Whether all are written.
    closed: bool,
}

impl Footnotes<'_> {
    fn number(&mut self, name: &str) -> usize {
        if let Some(&n) = self.numbers.get(name) {
            return n;
        }
        self.named.push((name.to_owned(), 0));
        self.numbers.insert(name.to_owned(), self.named.len());
        self.named.len()
    }

    /// The number of the next to be written: those that are named first.
    fn next(&mut self) -> Option<usize> {
        if self.open < self.named.len() {
            return Some(self.open + 1);
        }
        let unnamed = self.written.iter().find(|name| self.texts.contains_key(*name))?.clone();
        Some(self.number(&unnamed))
    }
}

impl<'a> Rewriting<'a, '_> {
    /// A place where a note is named.
    pub(super) fn name_note(&mut self, name: &str) {
        let n = self.notes.number(&name.to_lowercase());
        let Some((_, times)) = self.notes.named.get_mut(n - 1) else { return };
        *times += 1;
        let again = again(*times);
        self.html(format!("<sup class=\"note-ref\" id=\"tl-fnref-{n}{again}\"><a href=\"#tl-fn-{n}\" aria-label=\""));
        self.mark(Placeholder::NoteLabel(n as u32));
        self.html(format!("\">{n}</a></sup>"));
    }

    /// Keeps the text of a note for the end; the events stand behind its beginning.
    pub(super) fn keep_note(&mut self, name: &str, events: &mut impl Iterator<Item = (Event<'a>, Range<usize>)>) {
        let name = name.to_lowercase();
        let text = events.take_while(|(event, _)| !matches!(event, Event::End(TagEnd::FootnoteDefinition)));
        self.notes.texts.entry(name.clone()).or_default().extend(text);
        self.notes.written.push(name);
    }

    /// Once the body is read: ends the note at hand and begins the next; what that one says.
    pub(super) fn turn_note(&mut self) -> Option<PlacedEvents<'a>> {
        if self.notes.closed {
            return None;
        }
        if self.notes.open > 0 {
            self.end_note();
        }
        let Some(n) = self.notes.next() else {
            self.notes.closed = true;
            if self.notes.open > 0 {
                self.html("</div>\n");
            }
            return None;
        };
        if self.notes.open == 0 {
            self.depth += 1;
            self.out.push(Event::Html(marks::notes()));
            self.html("<div class=\"notes\">\n");
        }
        self.notes.open = n;
        let mut text = self.notes.named.get(n - 1).and_then(|(name, _)| self.notes.texts.remove(name)).unwrap_or_default();
        self.notes.ends_with_words = matches!(text.last(), Some((Event::End(TagEnd::Paragraph), _)));
        if self.notes.ends_with_words {
            text.pop();
        }
        self.html(format!("<div class=\"note\" id=\"tl-fn-{n}\"><span class=\"note-number\">{n}.</span>\n<div>"));
        Some(text)
    }

    fn end_note(&mut self) {
        let n = self.notes.open;
        let times = self.notes.named.get(n - 1).map_or(0, |(_, times)| *times);
        for time in 1..=times {
            let again = again(time);
            self.html(format!(" <a class=\"note-back\" href=\"#tl-fnref-{n}{again}\" aria-label=\""));
            self.mark(Placeholder::NoteBack(n as u32));
            self.html("\">↩</a>");
        }
        if self.notes.ends_with_words {
            self.out.push(Event::End(TagEnd::Paragraph));
        }
        self.html("</div></div>\n");
    }
}

/// What tells the anchors of several places apart that name one note.
fn again(time: usize) -> String {
    if time == 1 { String::new() } else { format!("-{time}") }
}
