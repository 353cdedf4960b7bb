//! Rewrites the events of `pulldown-cmark`, and lets its own writer write them.

mod blocks;
mod headings;
mod links;
mod notes;
mod sentences;
mod texts;

use std::cell::RefCell;
use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{Alignment, BrokenLink, CowStr, Event, LinkType, Options, Parser, Tag, TextMergeWithOffset};
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use crate::base::diagnostic::{Diagnostic, Place};
use crate::base::rule::{self, Rule};
use crate::base::span::Span;
use crate::base::vocabulary::RawHtml;

use super::harmless::sanitise;
use super::prepared::Prepared;
use super::raw::Raw;
use super::{MarkdownOptions, Placeholder, PlainText, Prose, marks};

use notes::{Footnotes, PlacedEvents};

/// What a body is read with.
const OF_BODIES: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_GFM)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_DEFINITION_LIST)
    .union(Options::ENABLE_WIKILINKS);

/// Reads `source`, which begins at `base` of its file.
pub(super) fn read(
    source: &str,
    base: usize,
    style: MarkdownOptions,
    owned: &HashSet<&str>,
    file: &Arc<str>,
    found: &mut Vec<Diagnostic>,
) -> Prose {
    let prepared = Prepared::new(marks::without(source), OF_BODIES);
    let place = |range: Range<usize>| {
        let written = prepared.written(&range);
        Span::new(base + written.start, base + written.end)
    };
    let mut rewriting = Rewriting::new(&prepared, &place, style, owned, file, found);
    rewriting.words = PlainWords::Awaited;
    let broken: RefCell<Vec<Range<usize>>> = RefCell::default();
    let named_nothing = |link: BrokenLink<'_>| -> Option<(CowStr<'_>, CowStr<'_>)> {
        if matches!(link.link_type, LinkType::Reference | LinkType::Collapsed) {
            broken.borrow_mut().push(link.span);
        }
        None
    };
    let parser = Parser::new_with_broken_link_callback(&prepared.text, OF_BODIES, Some(named_nothing));
    let written = rewriting.write(TextMergeWithOffset::new(parser.into_offset_iter()));
    for range in broken.take() {
        rewriting.names_nothing(range);
    }
    rewriting.finish(written)
}

/// Reads a text of sentences, without blocks. Its links are at offsets of the text.
pub(super) fn read_sentences(text: &str, file: &Arc<str>, found: &mut Vec<Diagnostic>) -> Prose {
    let line = sentences::as_one_line(&marks::without(text));
    let prepared = Prepared::new(line.into(), sentences::OPTIONS);
    let place = |range: Range<usize>| {
        let written = prepared.written(&sentences::in_line(&range));
        let written = sentences::in_text(&written);
        Span::new(written.start, written.end)
    };
    // Raw HTML in a field is text, whatever bodies may hold.
    let style = MarkdownOptions { raw_html: RawHtml::Escape, ..MarkdownOptions::default() };
    let owned = HashSet::default();
    let mut rewriting = Rewriting::new(&prepared, &place, style, &owned, file, found);
    rewriting.body = false;
    let written = rewriting.write(sentences::SentenceEvents::new(&prepared.text));
    rewriting.finish(written)
}

/// The events, rewritten one by one as the writer asks for them: those of the body, then those of its notes.
struct Rewritten<'r, 'a, 'b, I> {
    rewriting: &'r mut Rewriting<'a, 'b>,
    events: I,
    /// What is left of the note at hand.
    kept: <PlacedEvents<'a> as IntoIterator>::IntoIter,
    /// The next of those that the last event became.
    next: usize,
}

impl<'a, I: Iterator<Item = (Event<'a>, Range<usize>)>> Iterator for Rewritten<'_, 'a, '_, I> {
    type Item = Event<'a>;

    fn next(&mut self) -> Option<Event<'a>> {
        while self.next == self.rewriting.out.len() {
            self.rewriting.out.clear();
            self.next = 0;
            if let Some((event, range)) = self.kept.next() {
                self.rewriting.rewrite(event, range, &mut self.kept);
            } else if let Some((event, range)) = self.events.next() {
                self.rewriting.rewrite(event, range, &mut self.events);
            } else if let Some(kept) = self.rewriting.turn_note() {
                self.kept = kept.into_iter();
            } else if self.rewriting.out.is_empty() {
                return None;
            }
        }
        self.next += 1;
        Some(std::mem::replace(&mut self.rewriting.out[self.next - 1], Event::SoftBreak))
    }
}

/// Whether the plain words at hand are those that are kept.
#[derive(Clone, Copy, PartialEq)]
enum PlainWords {
    /// They are to come.
    Awaited,
    /// They are.
    Taken,
    /// They came.
    Done,
}

struct Rewriting<'a, 'b> {
    /// The text that the ranges of events lie in.
    source: &'a str,
    place: &'b dyn Fn(Range<usize>) -> Span,
    style: MarkdownOptions,
    owned: &'b HashSet<&'b str>,
    file: &'b Arc<str>,
    /// Whether it is a body: what nearly is something is noted there.
    body: bool,
    /// Whether guards may stand in its text.
    guarded: bool,
    found: &'b mut Vec<Diagnostic>,
    prose: Prose,
    /// What the event at hand becomes.
    out: Vec<Event<'a>>,
    /// Anchors taken, and how often each was wanted.
    used: HashMap<String, usize>,
    notes: Footnotes<'a>,
    alignments: Vec<Alignment>,
    cell: usize,
    in_head: bool,
    /// How many tables have begun, and whether the one at hand is called by its heads.
    tables: (usize, bool),
    /// Whether the code at hand is a diagram that is not drawn.
    is_undrawn: bool,
    /// Quotes, lists and notes that are open.
    depth: usize,
    /// Within a wiki-link whose text is filled in by the page.
    silent: usize,
    links: Vec<OpenLink>,
    /// How many links of raw HTML are open.
    raw_links: usize,
    words: PlainWords,
    /// Whether raw HTML was shown as text.
    has_raw: bool,
    /// Whether a line began with a bullet that makes no list.
    has_bullet: bool,
    /// Whether a line began with the signs of another program's alerts.
    has_box: bool,
}

/// A link that is open.
struct OpenLink {
    /// What closes it.
    close: &'static str,
    /// Where its words begin in the plain text.
    start: u32,
    /// What stands for its words as long as it has none.
    without_words: WithoutWords,
}

/// What a link without words shows.
enum WithoutWords {
    /// It has words.
    Has,
    /// The title of what it leads to, by the number of the link.
    Title(u32),
    /// Its address.
    Address(String),
}

impl<'a, 'b> Rewriting<'a, 'b> {
    fn new(
        prepared: &'a Prepared<'_>,
        place: &'b dyn Fn(Range<usize>) -> Span,
        style: MarkdownOptions,
        owned: &'b HashSet<&'b str>,
        file: &'b Arc<str>,
        found: &'b mut Vec<Diagnostic>,
    ) -> Self {
        if let Some(unclosed) = &prepared.unclosed {
            let message = "this comment is not closed: nothing behind it is shown";
            let help = "close it with `-->`; where it is meant to be read, put it between backticks";
            // The comment is cut out: only where its four letters `<!--` began is still known.
            let start = place(unclosed.start..unclosed.start).start;
            let opening = Span { start, end: start + 4 };
            found.push(Diagnostic::new(&rule::LOOKS_LIKE, Place::new(file, opening), message).help(help));
        }
        Self {
            source: &prepared.text,
            place,
            style,
            owned,
            file,
            body: true,
            guarded: prepared.is_changed(),
            found,
            prose: Prose::default(),
            out: Vec::new(),
            used: HashMap::default(),
            notes: Footnotes::default(),
            alignments: Vec::new(),
            cell: 0,
            in_head: false,
            tables: (0, false),
            is_undrawn: false,
            depth: 0,
            silent: 0,
            links: Vec::new(),
            raw_links: 0,
            words: PlainWords::Done,
            has_raw: false,
            has_bullet: false,
            has_box: false,
        }
    }

    /// Writes events, rewritten.
    fn write(&mut self, events: impl Iterator<Item = (Event<'a>, Range<usize>)>) -> String {
        let mut written = String::with_capacity(self.source.len() + self.source.len() / 4);
        let rewritten = Rewritten { rewriting: self, events, kept: Vec::new().into_iter(), next: 0 };
        pulldown_cmark::html::push_html(&mut written, rewritten);
        written
    }
}

impl<'a> Rewriting<'a, '_> {
    /// Rewrites an event. Headings, pictures and raw HTML are written at once, with what follows up to their end.
    fn rewrite(&mut self, event: Event<'a>, range: Range<usize>, events: &mut impl Iterator<Item = (Event<'a>, Range<usize>)>) {
        match event {
            Event::Start(Tag::Heading { level, id, .. }) => self.heading(level as u8, id, self.span(&range), events),
            Event::Start(Tag::Image { dest_url, link_type, .. }) => self.picture(link_type, &dest_url, range, events),
            Event::Start(Tag::Paragraph) if self.source[range.clone()].starts_with("![") => self.paragraph_or_figure(range, events),
            Event::Start(Tag::FootnoteDefinition(name)) => self.keep_note(&name, events),
            Event::Start(Tag::HtmlBlock) => self.html_block(range, events),
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Html(html) | Event::InlineHtml(html) => self.inline_html(html, range),
            Event::Text(text) => self.text(text, range),
            Event::Code(code) => self.code(code),
            Event::SoftBreak | Event::HardBreak => self.line_break(event),
            Event::TaskListMarker(done) => self.task(done),
            Event::FootnoteReference(name) => self.name_note(&name),
            other => self.out.push(other),
        }
    }

    /// Writes what stays of raw HTML.
    fn raw(&mut self, raw: &Raw) {
        let around = self.links.len();
        let mut links = self.raw_links + around;
        let (html, remote) = raw.keep(self.style, &mut links);
        self.raw_links = links.saturating_sub(around);
        self.html(html);
        for (at, address) in remote {
            let span = self.span(&at);
            self.remote_picture(span, &address);
        }
    }

    fn html(&mut self, html: impl Into<CowStr<'a>>) {
        self.out.push(Event::Html(html.into()));
    }

    fn mark(&mut self, hole: Placeholder) {
        self.out.push(Event::Html(marks::mark(hole)));
    }

    fn span(&self, range: &Range<usize>) -> Span {
        (self.place)(range.clone())
    }

    fn report(&mut self, rule: &'static Rule, span: Span, message: String, help: &str) {
        self.found.push(Diagnostic::new(rule, Place::new(self.file, span), message).help(help));
    }

    /// Something that nearly is something else.
    fn note(&mut self, span: Span, message: String, help: &str) {
        if self.body {
            self.report(&rule::LOOKS_LIKE, span, message, help);
        }
    }

    fn finish(self, mut written: String) -> Prose {
        let Self { mut prose, style, .. } = self;
        if style.raw_html != RawHtml::Escape {
            written = sanitise(&written, style);
        }
        marks::cut(&written, &mut prose);
        prose
    }
}

impl Prose {
    /// The plain words that are being taken, where some are.
    fn taking(&mut self, words: PlainWords) -> Option<&mut PlainText> {
        (words == PlainWords::Taken).then_some(&mut self.lead)
    }
}
