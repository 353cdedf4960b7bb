//! Bodies with their holes filled in: levels of headings, addresses of links, titles of what they
//! lead to. A section that is a nested thing's text is taken out of the body and shown with it.

use std::fmt::Write as _;
use std::ops::Range;

use crate::base::kind::Kind;
use crate::model::LinkDestination;
use crate::model::said::Marked;
use crate::syntax::content::document::Document;
use crate::syntax::markdown::{LinkTarget, Placeholder, Prose, ProseWord};
use crate::words::{Message, Words, message};

use crate::html::address::{encode_into, escape_into, page_into};
use crate::html::html_text::Html;
use crate::html::routes::list_of;
use crate::html::site_index::SiteIndex;

/// The texts of a document, ready to be shown.
#[derive(Debug)]
pub struct Body<'p, 's> {
    index: &'p SiteIndex<'s>,
    words: &'p Words,
    document: &'p Document,
    number: usize,
    root: &'p str,
}

impl<'p, 's> Body<'p, 's> {
    /// The texts of document `number`, on a page from which `root` leads to the root of the site.
    pub(super) fn new(index: &'p SiteIndex<'s>, words: &'p Words, number: usize, root: &'p str) -> Self {
        let document = &*index.site.documents[number];
        Self { index, words, document, number, root }
    }

    /// The body without its title and the sections that are shown with nested things, then its notes; its
    /// highest headings get this level.
    pub(super) fn rest(&self, level: u8) -> Html {
        let prose = &self.document.prose;
        let mut out = String::with_capacity(prose.html.len() + 256);
        self.write(&mut out, 0, 0, prose.end(), level);
        if let Some(notes) = prose.notes_at {
            let first = prose.holes.partition_point(|(at, _)| *at < notes);
            self.write_holes(&mut out, notes..prose.html.len() as u32, first..prose.holes.len(), &mut HeadingLevels::new(level));
        }
        Html(out)
    }

    /// The anchor of the heading that says the title once more: the page's title has it.
    pub(super) fn title_anchor(&self) -> Option<&'p str> {
        self.document.title_heading.map(|h| &*self.document.prose.headings[h].anchor)
    }

    /// What the headings of the highest level that has several say, and where they are: what a reader finds in it.
    pub fn contents(&self) -> Vec<(&'p str, &'p str)> {
        let own = self.document.title_heading;
        let headings = || self.document.prose.headings.iter().enumerate().filter(|&(i, h)| h.top && Some(i) != own).map(|(_, h)| h);
        let level = (1..=6).find(|&level| headings().filter(|h| h.level == level).count() > 1);
        headings().filter(|h| Some(h.level) == level).map(|h| (&*h.anchor, &*h.text)).collect()
    }

    /// The title's heading, with the line end behind it.
    fn title_range(&self) -> Option<Range<u32>> {
        let h = self.document.title_heading?;
        let close = self.closing(h)?;
        let prose = &self.document.prose;
        Some(prose.headings[h].at..(prose.holes[close].0 + 1).min(prose.end()))
    }

    /// The hole that closes a heading.
    fn closing(&self, heading: usize) -> Option<usize> {
        let prose = &self.document.prose;
        let from = prose.holes.partition_point(|(at, _)| *at < prose.headings[heading].at);
        prose.holes[from..].iter().position(|(_, hole)| *hole == Placeholder::Close(heading as u32)).map(|n| from + n)
    }

    /// The text of the nested thing with this id, without its heading and without the sections of
    /// other nested things in it; empty where it has none.
    pub(super) fn of_nested(&self, id: &str, level: u8) -> Html {
        let Some((n, thing)) = self.document.nested.iter().enumerate().find(|(_, t)| t.id.as_deref() == Some(id)) else {
            return Html::default();
        };
        let Some(&(_, h)) = self.document.sections.iter().find(|(i, _)| *i == n) else {
            return Html::default();
        };
        let prose = &self.document.prose;
        let heading = &prose.headings[h];
        let mut out = String::new();
        if thing.id.as_ref() != Some(&heading.anchor) {
            out.push_str("<span id=\"");
            escape_into(&mut out, &heading.anchor);
            out.push_str("\"></span>");
        }
        if let Some(close) = self.closing(h) {
            self.write(&mut out, prose.holes[close].0, close + 1, prose.section_end(h), level);
        }
        Html(out)
    }

    /// Writes what stands from `start` (of whose holes `first` is the first) to `end`, leaving out
    /// the sections of nested things that begin in between.
    fn write(&self, out: &mut String, start: u32, first: usize, end: u32, level: u8) {
        let Document { prose, sections, .. } = self.document;
        // Sections stand in the order of their headings.
        let section = |&(_, h): &(usize, usize)| prose.headings[h].at..prose.section_end(h);
        let next = sections.partition_point(|&(_, h)| prose.headings[h].at < start);
        let within = sections[next..].iter().map(section).take_while(|section| section.start < end);
        let mut inner: Vec<Range<u32>> =
            within.filter(|section| prose.holes.partition_point(|(at, _)| *at < section.start) >= first).collect();
        if let Some(title) = self.title_range().filter(|title| start <= title.start && title.start < end) {
            let at = inner.partition_point(|section| section.start < title.start);
            inner.insert(at, title);
        }
        let mut levels = HeadingLevels::new(level);
        let (mut from, mut hole) = (start, first);
        for section in inner {
            if section.start >= from {
                let last = prose.holes.partition_point(|(at, _)| *at < section.start).max(hole);
                self.write_holes(out, from..section.start, hole..last, &mut levels);
            }
            if section.end > from {
                from = section.end;
                hole = prose.holes.partition_point(|(at, _)| *at < from);
            }
        }
        let whole = end as usize >= prose.html.len();
        let last = if whole { prose.holes.len() } else { prose.holes.partition_point(|(at, _)| *at < end) };
        if from <= end {
            self.write_holes(out, from..end, hole..last.max(hole), &mut levels);
        }
    }

    fn write_holes(&self, out: &mut String, range: Range<u32>, holes: Range<usize>, levels: &mut HeadingLevels) {
        let prose: &Prose = &self.document.prose;
        let links = self.links();
        let mut from = range.start as usize;
        for &(at, hole) in &prose.holes[holes] {
            out.push_str(&prose.html[from..at as usize]);
            from = at as usize;
            match hole {
                Placeholder::Open(h) => {
                    let heading = &prose.headings[h as usize];
                    let level = levels.open(heading.level);
                    let _ = write!(out, "<h{level} id=\"");
                    escape_into(out, &heading.anchor);
                    out.push_str("\">");
                }
                Placeholder::Close(_) => {
                    let _ = write!(out, "</h{}>", levels.now());
                }
                Placeholder::Word(word) => out.push_str(self.words.html(message_of(word))),
                Placeholder::NoteLabel(n) => self.words.write_html(message::PROSE_NOTE, &[("number", (n as usize).into())], out),
                Placeholder::NoteBack(n) => self.words.write_html(message::PROSE_NOTE_BACK, &[("number", (n as usize).into())], out),
                hole => links.write(out, hole),
            }
        }
        out.push_str(&prose.html[from..range.end as usize]);
    }

    fn links(&self) -> BodyLinks<'p, 's> {
        let goals = self.index.site.model.goals.get(self.number).map_or(&[][..], Vec::as_slice);
        BodyLinks { index: self.index, root: self.root, prose: &self.document.prose, goals }
    }
}

/// What is said in a text without its author.
fn message_of(word: ProseWord) -> Message {
    match word {
        ProseWord::Note => message::PROSE_ALERT_NOTE,
        ProseWord::Tip => message::PROSE_ALERT_TIP,
        ProseWord::Important => message::PROSE_ALERT_IMPORTANT,
        ProseWord::Warning => message::PROSE_ALERT_WARNING,
        ProseWord::Caution => message::PROSE_ALERT_CAUTION,
        ProseWord::Done => message::PROSE_DONE,
        ProseWord::ToDo => message::PROSE_TO_DO,
        ProseWord::NotDrawn => message::PROSE_NOT_DRAWN,
    }
}

/// Writes a marked text of a field; nothing where its document is not among those of the site.
pub(super) fn write_sentences(index: &SiteIndex<'_>, marked: &Marked, root: &str, out: &mut String) {
    let Some(prose) = index.site.documents.get(marked.document).and_then(|document| document.marked.get(marked.number)) else { return };
    let links = BodyLinks { index, root, prose, goals: &marked.goals };
    let mut from = 0;
    for &(at, hole) in &prose.holes {
        out.push_str(&prose.html[from..at as usize]);
        from = at as usize;
        links.write(out, hole);
    }
    out.push_str(&prose.html[from..]);
}

/// The links of a text, and where they lead.
struct BodyLinks<'p, 's> {
    index: &'p SiteIndex<'s>,
    root: &'p str,
    prose: &'p Prose,
    goals: &'p [LinkDestination],
}

impl BodyLinks<'_, '_> {
    /// Fills a hole of a link.
    fn write(&self, out: &mut String, hole: Placeholder) {
        match hole {
            Placeholder::Address(n) => self.write_address(out, n as usize),
            Placeholder::Title(n) => self.write_title(out, n as usize),
            // A field has no blocks, and of those of a body the body itself takes care.
            _ => {}
        }
    }

    fn write_address(&self, out: &mut String, n: usize) {
        let model = self.index.model();
        match self.goals.get(n) {
            Some(LinkDestination::Node(node, anchor)) => {
                out.push_str(self.root);
                page_into(out, &model.node(*node).address);
                if let Some(anchor) = anchor {
                    out.push('#');
                    encode_into(out, anchor);
                }
                if model.file_kind(*node) == Kind::Team {
                    // The hole stands in quotes: this ends the address and begins a mark of the same link.
                    out.push_str("\" data-team=\"");
                }
            }
            Some(LinkDestination::Asset(path)) if self.index.published.contains_key(path) => {
                out.push_str(self.root);
                encode_into(out, &self.index.published[path]);
            }
            Some(LinkDestination::List(kind)) => {
                out.push_str(self.root);
                out.push_str(list_of(*kind));
            }
            _ => out.push('#'),
        }
    }

    fn write_title(&self, out: &mut String, n: usize) {
        let target = self.prose.links.get(n).map(|link| &link.target);
        match self.goals.get(n) {
            // A link to a place of this page is called as its heading.
            Some(LinkDestination::Node(_, Some(anchor))) if matches!(target, Some(LinkTarget::Anchor(_))) => {
                let heading = self.prose.headings.iter().find(|heading| heading.anchor == *anchor);
                escape_into(out, heading.map_or(anchor, |heading| &heading.text));
            }
            Some(LinkDestination::Node(node, _)) => escape_into(out, &self.index.site.model.node(*node).title),
            _ => escape_into(out, target.map_or("", LinkTarget::name)),
        }
    }
}

/// Gives headings levels that never skip one, whatever levels were written.
#[derive(Debug)]
struct HeadingLevels {
    base: u8,
    open: Vec<u8>,
}

impl HeadingLevels {
    fn new(base: u8) -> Self {
        Self { base, open: Vec::new() }
    }

    fn open(&mut self, written: u8) -> u8 {
        while self.open.last().is_some_and(|&last| last >= written) {
            self.open.pop();
        }
        self.open.push(written);
        self.now()
    }

    fn now(&self) -> u8 {
        let depth = u8::try_from(self.open.len().saturating_sub(1)).unwrap_or(0);
        (self.base + depth).min(6)
    }
}

#[cfg(test)]
mod tests {
    use crate::html::body::HeadingLevels;

    #[test]
    fn headings_never_skip_a_level() {
        let mut levels = HeadingLevels::new(2);
        let shown: Vec<u8> = [1, 4, 4, 2, 6, 1].into_iter().map(|l| levels.open(l)).collect();
        assert_eq!(shown, [2, 3, 3, 3, 4, 2]);
    }
}
