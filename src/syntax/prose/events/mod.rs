//! Rewrites the events of `pulldown-cmark`, and lets its own writer write them.

mod headings;
mod links;
mod sentences;

use std::ops::Range;
use std::sync::Arc;

use memchr::memchr;
use pulldown_cmark::{Alignment, BlockQuoteKind, CodeBlockKind, CowStr, Event, Options, Parser, Tag, TagEnd, TextMergeWithOffset};
use pulldown_cmark_escape::{escape_href, escape_html};
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use crate::base::diagnostic::{Diagnostic, Place};
use crate::base::rule::Rule;
use crate::base::span::Span;
use crate::base::words::RawHtml;

use super::words::{first_sentence, sanitise};
use super::{Hole, Prose, Style, bare_urls, marks};

/// Reads `source`, which begins at `base` of its file.
pub(super) fn read(source: &str, base: usize, style: Style, owned: &HashSet<&str>, file: &Arc<str>, found: &mut Vec<Diagnostic>) -> Prose {
    let source = &marks::without(source);
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_WIKILINKS;
    let parser = TextMergeWithOffset::new(Parser::new_ext(source, options).into_offset_iter());
    Rewriting::new(base, style, owned, file, found).write(source, parser)
}

/// Reads a text of sentences, without blocks. Its links are at offsets of the text.
pub(super) fn read_sentences(text: &str, file: &Arc<str>, found: &mut Vec<Diagnostic>) -> Prose {
    let line = sentences::as_one_line(&marks::without(text));
    // Raw HTML in a field is text, whatever bodies may hold.
    let style = Style { raw_html: RawHtml::Escape, ..Style::default() };
    Rewriting::new(0, style, &HashSet::default(), file, found).write(&line, sentences::Sentences::new(&line))
}

/// The events, rewritten one by one as the writer asks for them.
struct Rewritten<'r, 'a, 'b, I> {
    rewriting: &'r mut Rewriting<'a, 'b>,
    events: I,
    /// The next of those that the last event became.
    next: usize,
}

impl<'a, I: Iterator<Item = (Event<'a>, Range<usize>)>> Iterator for Rewritten<'_, 'a, '_, I> {
    type Item = Event<'a>;

    fn next(&mut self) -> Option<Event<'a>> {
        while self.next == self.rewriting.out.len() {
            self.rewriting.out.clear();
            self.next = 0;
            let (event, range) = self.events.next()?;
            self.rewriting.rewrite(event, range, &mut self.events);
        }
        self.next += 1;
        Some(std::mem::replace(&mut self.rewriting.out[self.next - 1], Event::SoftBreak))
    }
}

struct Rewriting<'a, 'b> {
    base: usize,
    style: Style,
    owned: &'b HashSet<&'b str>,
    file: &'b Arc<str>,
    found: &'b mut Vec<Diagnostic>,
    prose: Prose,
    /// What the event at hand becomes.
    out: Vec<Event<'a>>,
    /// How many references to footnotes there were.
    references: usize,
    /// Anchors taken, and how often each was wanted.
    used: HashMap<String, usize>,
    footnotes: HashMap<String, usize>,
    defined: HashSet<usize>,
    alignments: Vec<Alignment>,
    cell: usize,
    in_head: bool,
    /// Quotes, lists and footnotes that are open.
    depth: usize,
    /// Within a wiki-link whose text is filled in by the page.
    silent: usize,
    /// What closes each open link.
    links: Vec<&'static str>,
    first: Option<String>,
    first_done: bool,
}

impl<'a, 'b> Rewriting<'a, 'b> {
    fn new(base: usize, style: Style, owned: &'b HashSet<&'b str>, file: &'b Arc<str>, found: &'b mut Vec<Diagnostic>) -> Self {
        Self {
            base,
            style,
            owned,
            file,
            found,
            prose: Prose::default(),
            out: Vec::new(),
            references: 0,
            used: HashMap::default(),
            footnotes: HashMap::default(),
            defined: HashSet::default(),
            alignments: Vec::new(),
            cell: 0,
            in_head: false,
            depth: 0,
            silent: 0,
            links: Vec::new(),
            first: None,
            first_done: false,
        }
    }

    /// Writes the events of a source, rewritten.
    fn write(mut self, source: &str, events: impl Iterator<Item = (Event<'a>, Range<usize>)>) -> Prose {
        let mut written = String::with_capacity(source.len() + source.len() / 4);
        pulldown_cmark::html::push_html(&mut written, Rewritten { rewriting: &mut self, events, next: 0 });
        self.finish(written)
    }
}

impl<'a> Rewriting<'a, '_> {
    /// Rewrites an event. Headings and pictures are written at once, with what follows up to their end.
    fn rewrite(&mut self, event: Event<'a>, range: Range<usize>, events: &mut impl Iterator<Item = (Event<'a>, Range<usize>)>) {
        self.note_first_sentence(&event);
        match event {
            Event::Start(Tag::Heading { level, id, .. }) => self.heading(level as u8, id, events),
            Event::Start(Tag::Image { dest_url, .. }) => self.picture(&dest_url, range, events),
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Html(html) | Event::InlineHtml(html) => match self.style.raw_html {
                RawHtml::Escape => self.out.push(Event::Text(html)),
                RawHtml::Sanitize | RawHtml::Allow => self.out.push(Event::Html(html)),
            },
            Event::Text(_) if self.silent > 0 => {}
            // Looking for a colon first is quick, and few texts hold one.
            Event::Text(text) if self.links.is_empty() && memchr(b':', text.as_bytes()).is_some() && text.contains("http") => {
                self.text(text);
            }
            Event::TaskListMarker(done) => self.html(if done {
                "<span class=\"task task-done\"><span class=\"vh\">Done: </span></span>"
            } else {
                "<span class=\"task\"><span class=\"vh\">To do: </span></span>"
            }),
            Event::FootnoteReference(name) => {
                let n = self.footnote(&name);
                self.references += 1;
                let again = if self.defined.insert(n) { String::new() } else { format!("-{}", self.references) };
                self.html(format!(
                    "<sup class=\"note-ref\" id=\"tl-fnref-{n}{again}\"><a href=\"#tl-fn-{n}\" aria-label=\"Note {n}\">{n}</a></sup>"
                ));
            }
            other => self.out.push(other),
        }
    }

    fn html(&mut self, html: impl Into<CowStr<'a>>) {
        self.out.push(Event::Html(html.into()));
    }

    fn mark(&mut self, hole: Hole) {
        self.out.push(Event::Html(marks::mark(hole)));
    }

    fn start(&mut self, tag: Tag<'a>, range: Range<usize>) {
        match tag {
            Tag::Link { link_type, dest_url, title, .. } => self.link(link_type, &dest_url, &title, range),
            Tag::CodeBlock(kind) => {
                let language = match &kind {
                    CodeBlockKind::Fenced(info) => info.split_whitespace().next().unwrap_or(""),
                    CodeBlockKind::Indented => "",
                };
                let mut html = String::from("<pre tabindex=\"0\"><code");
                if !language.is_empty() {
                    html.push_str(" class=\"language-");
                    let _ = escape_html(&mut html, language);
                    html.push('"');
                }
                html.push('>');
                self.html(html);
            }
            Tag::BlockQuote(Some(kind)) => {
                self.depth += 1;
                let (class, word) = match kind {
                    BlockQuoteKind::Note => ("note", "Note"),
                    BlockQuoteKind::Tip => ("tip", "Tip"),
                    BlockQuoteKind::Important => ("important", "Important"),
                    BlockQuoteKind::Warning => ("warning", "Warning"),
                    BlockQuoteKind::Caution => ("caution", "Caution"),
                };
                self.html(format!("<blockquote class=\"alert alert-{class}\"><p class=\"alert-word\">{word}</p>\n"));
            }
            Tag::FootnoteDefinition(name) => {
                self.depth += 1;
                let n = self.footnote(&name);
                self.html(format!("<div class=\"note\" id=\"tl-fn-{n}\"><span class=\"note-number\">{n}.</span>\n"));
            }
            Tag::Table(alignments) => {
                self.alignments = alignments;
                self.html("<div class=\"table\" tabindex=\"0\"><table>\n");
            }
            Tag::TableHead => {
                self.in_head = true;
                self.cell = 0;
                self.html("<thead><tr>");
            }
            Tag::TableRow => {
                self.cell = 0;
                self.html("<tr>");
            }
            Tag::TableCell => {
                let alignment = self.alignments.get(self.cell);
                self.cell += 1;
                self.html(match (self.in_head, alignment) {
                    (true, Some(Alignment::Right)) => "<th scope=\"col\" class=\"right\">",
                    (true, Some(Alignment::Center)) => "<th scope=\"col\" class=\"centre\">",
                    (true, _) => "<th scope=\"col\">",
                    (false, Some(Alignment::Right)) => "<td class=\"right\">",
                    (false, Some(Alignment::Center)) => "<td class=\"centre\">",
                    (false, _) => "<td>",
                });
            }
            Tag::HtmlBlock if self.style.raw_html == RawHtml::Escape => self.html("<pre class=\"raw\" tabindex=\"0\">"),
            tag => {
                if matches!(tag, Tag::BlockQuote(_) | Tag::List(_) | Tag::DefinitionList) {
                    self.depth += 1;
                }
                self.out.push(Event::Start(tag));
            }
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Link => {
                if self.links.len() == self.silent {
                    self.silent = 0;
                }
                if let Some(close) = self.links.pop() {
                    self.html(close);
                }
            }
            TagEnd::CodeBlock => self.html("</code></pre>\n"),
            TagEnd::FootnoteDefinition => {
                self.depth -= 1;
                self.html("</div>\n");
            }
            TagEnd::Table => self.html("</tbody></table></div>\n"),
            TagEnd::TableHead => {
                self.in_head = false;
                self.html("</tr></thead><tbody>\n");
            }
            TagEnd::TableRow => self.html("</tr>\n"),
            TagEnd::TableCell => self.html(if self.in_head { "</th>" } else { "</td>" }),
            TagEnd::HtmlBlock if self.style.raw_html == RawHtml::Escape => self.html("</pre>\n"),
            tag => {
                if matches!(tag, TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::DefinitionList) {
                    self.depth -= 1;
                }
                self.out.push(Event::End(tag));
            }
        }
    }

    fn text(&mut self, text: CowStr<'a>) {
        let mut at = 0;
        for range in bare_urls::find(&text) {
            self.out.push(Event::Text(text[at..range.start].to_owned().into()));
            let mut html = String::from("<a href=\"");
            let _ = escape_href(&mut html, &text[range.clone()]);
            html.push_str("\" rel=\"noopener noreferrer\">");
            let _ = escape_html(&mut html, &text[range.clone()]);
            html.push_str("</a>");
            self.html(html);
            at = range.end;
        }
        self.out.push(Event::Text(text[at..].to_owned().into()));
    }

    fn footnote(&mut self, name: &str) -> usize {
        let next = self.footnotes.len() + 1;
        *self.footnotes.entry(name.to_owned()).or_insert(next)
    }

    fn note_first_sentence(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(Tag::Paragraph) if self.depth == 0 && self.first.is_none() => self.first = Some(String::new()),
            Event::End(TagEnd::Paragraph) if self.first.is_some() => self.first_done = true,
            Event::Text(t) | Event::Code(t) if !self.first_done => {
                if let Some(first) = &mut self.first {
                    first.push_str(t);
                }
            }
            Event::SoftBreak | Event::HardBreak if !self.first_done => {
                if let Some(first) = &mut self.first {
                    first.push(' ');
                }
            }
            _ => {}
        }
    }

    fn span(&self, range: &Range<usize>) -> Span {
        Span::new(self.base + range.start, self.base + range.end)
    }

    fn report(&mut self, rule: &'static Rule, span: Span, message: String, help: &str) {
        self.found.push(Diagnostic::new(rule, Place::new(self.file, span), message).help(help));
    }

    fn finish(self, mut written: String) -> Prose {
        let Self { mut prose, first, style, .. } = self;
        if style.raw_html == RawHtml::Sanitize {
            written = sanitise(&written);
        }
        marks::cut(&written, &mut prose);
        prose.first_sentence = first.as_deref().and_then(first_sentence);
        prose
    }
}
