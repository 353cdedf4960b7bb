//! A body of Markdown as HTML with holes: where a heading's level, another page's address or its
//! title depends on the rest of the site, the HTML is cut, and the page fills it in.
//!
//! 1. [`prepared`] leaves comments out, and what Markdown would take for something else than its author.
//! 2. `pulldown-cmark` reads the text into events with offsets.
//! 3. [`events`] rewrites those that we write differently: links, pictures, headings, tables,
//!    footnotes, alerts, code, raw HTML. What depends on the site becomes a mark.
//! 4. Its own writer writes the HTML; the [`marks`] are then cut out into holes.
//!
//! A text of the front matter is read in the same way, without blocks ([`Prose::read_sentences`]). What nearly is a link or
//! a note is looked for in [`near_links`].
//!
//! Nothing of a body is ever run as a template, and raw HTML is text unless the site says otherwise.
//! Absent: other files; whether a link leads anywhere is for `link` to say.

mod bare_urls;
mod events;
mod harmless;
mod marks;
mod near_alerts;
mod near_links;
mod plain;
mod prepared;
mod raw;
mod target;
mod words;

use std::sync::Arc;

use rustc_hash::FxHashSet as HashSet;

use crate::base::diagnostic::Diagnostic;
use crate::base::span::Span;
use crate::base::vocabulary::{RawHtml, RemotePictures};

pub use plain::PlainText;
pub use target::LinkTarget;
use words::words_of;
pub use words::{HtmlPiece, html_pieces};

/// How bodies are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MarkdownOptions {
    /// What becomes of raw HTML.
    pub raw_html: RawHtml,
    /// What becomes of pictures from other hosts.
    pub remote_pictures: RemotePictures,
}

impl Default for MarkdownOptions {
    fn default() -> Self {
        Self { raw_html: RawHtml::Escape, remote_pictures: RemotePictures::Link }
    }
}

/// Whether an address leads out of the site by a scheme that is allowed.
pub fn is_web_address(written: &str) -> bool {
    matches!(target::sort(written), target::Destination::Web(_))
}

/// A body, read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Prose {
    /// The HTML between the holes.
    pub html: String,
    /// Where in `html` something is to be filled in, in order.
    pub holes: Vec<(u32, Placeholder)>,
    /// The links and pictures that lead to other files or places of the site.
    pub links: Vec<ProseLink>,
    /// The headings, in order.
    pub headings: Vec<Heading>,
    /// The first paragraph that says something, in plain words.
    pub lead: PlainText,
    /// Where in `html` the notes begin, where there are some.
    pub notes_at: Option<u32>,
}

/// Something to fill in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placeholder {
    /// The opening tag of a heading.
    Open(u32),
    /// Its closing tag.
    Close(u32),
    /// The address that a link leads to, or where a picture lies, escaped for an attribute.
    Address(u32),
    /// The title of what a link leads to.
    Title(u32),
    /// What is said in a text without its author, in the words of the site.
    Word(ProseWord),
    /// What a place is called that names the note of this number.
    NoteLabel(u32),
    /// What the way back from the note of this number is called.
    NoteBack(u32),
}

/// What is said in a text without its author.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProseWord {
    /// `> [!NOTE]`
    Note,
    /// `> [!TIP]`
    Tip,
    /// `> [!IMPORTANT]`
    Important,
    /// `> [!WARNING]`
    Warning,
    /// `> [!CAUTION]`
    Caution,
    /// Before what is ticked off.
    Done,
    /// Before what is not.
    ToDo,
    /// Below a diagram that is shown as it is written.
    NotDrawn,
}

impl ProseWord {
    const ALL: [Self; 8] = [Self::Note, Self::Tip, Self::Important, Self::Warning, Self::Caution, Self::Done, Self::ToDo, Self::NotDrawn];
}

/// A link or picture whose goal lies in the site.
#[derive(Clone, Debug, PartialEq)]
pub struct ProseLink {
    /// Where it leads.
    pub target: LinkTarget,
    /// Whether it is a picture.
    pub picture: bool,
    /// Where it stands in the file.
    pub span: Span,
}

/// A heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Heading {
    /// The level written, 1 to 6.
    pub level: u8,
    /// Its anchor, unique in the file.
    pub anchor: Arc<str>,
    /// Its text, without markup.
    pub text: Arc<str>,
    /// Where in `html` it begins.
    pub at: u32,
    /// Where it stands in the file.
    pub span: Span,
    /// Whether it stands in the body itself, not in a quote or list.
    pub top: bool,
    /// Whether it names a note.
    pub has_note: bool,
}

impl Prose {
    /// Reads the body that `text` holds at `body`. `owned` are the anchors of the file's nested
    /// things; faults of links go to `found`.
    pub fn read(
        text: &str,
        body: Span,
        style: MarkdownOptions,
        owned: &HashSet<&str>,
        file: &Arc<str>,
        found: &mut Vec<Diagnostic>,
    ) -> Self {
        let source = body.of(text);
        if source.trim().is_empty() {
            return Self::default();
        }
        events::read(source, body.start as usize, style, owned, file, found)
    }

    /// Reads a text of sentences, which has no blocks; none where all of it is words. The spans of its links and
    /// faults are those of the text.
    pub fn read_sentences(text: &str, file: &Arc<str>, found: &mut Vec<Diagnostic>) -> Option<Self> {
        let prose = events::read_sentences(text, file, found);
        // A bare address is a link and its own words.
        let is_words = || prose.holes.is_empty() && found.is_empty() && !prose.html.contains("<a ") && words_of(&prose.html) == text;
        (!is_words()).then_some(prose)
    }

    /// Its words without any markup, a line for each of its lines. A link without a label of its own is where
    /// `titled` puts its title: it is asked with the words so far and the number of the link.
    pub fn words(&self, mut titled: impl FnMut(&mut String, usize)) -> String {
        let mut words = String::with_capacity(self.html.len());
        let mut from = 0;
        for &(at, hole) in &self.holes {
            if let Placeholder::Title(n) = hole {
                words.push_str(&words_of(&self.html[from..at as usize]));
                from = at as usize;
                titled(&mut words, n as usize);
            }
        }
        words.push_str(&words_of(&self.html[from..]));
        words
    }

    /// Where in `html` the text ends, and the notes begin.
    pub fn end(&self) -> u32 {
        self.notes_at.unwrap_or(self.html.len() as u32)
    }

    /// Where in `html` the section of a heading ends: at the next heading of the same or a higher
    /// level, else at the end of the text.
    pub fn section_end(&self, heading: usize) -> u32 {
        let level = self.headings[heading].level;
        self.headings[heading + 1..].iter().find(|next| next.top && next.level <= level).map_or_else(|| self.end(), |next| next.at)
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.html.is_empty() && self.holes.is_empty()
    }
}

#[cfg(test)]
mod tests;
