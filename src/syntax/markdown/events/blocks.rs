//! Paragraphs, lists, quotes, tables and blocks of code.

use std::ops::Range;

use pulldown_cmark::{Alignment, BlockQuoteKind, CodeBlockKind, CowStr, Event, Tag, TagEnd};
use pulldown_cmark_escape::escape_html;

use super::{PlainWords, Rewriting};
use crate::syntax::markdown::{Placeholder, ProseWord, near_alerts, near_links};

impl<'a> Rewriting<'a, '_> {
    pub(super) fn start(&mut self, tag: Tag<'a>, range: Range<usize>) {
        match tag {
            Tag::Link { link_type, dest_url, title, .. } => self.link(link_type, &dest_url, &title, range),
            Tag::Paragraph => {
                if self.words == PlainWords::Awaited && self.depth == 0 {
                    self.words = PlainWords::Taken;
                }
                self.out.push(Event::Start(tag));
            }
            Tag::CodeBlock(kind) => self.open_code(&kind),
            Tag::BlockQuote(Some(kind)) => {
                self.depth += 1;
                let (class, word) = match kind {
                    BlockQuoteKind::Note => ("note", ProseWord::Note),
                    BlockQuoteKind::Tip => ("tip", ProseWord::Tip),
                    BlockQuoteKind::Important => ("important", ProseWord::Important),
                    BlockQuoteKind::Warning => ("warning", ProseWord::Warning),
                    BlockQuoteKind::Caution => ("caution", ProseWord::Caution),
                };
                self.html(format!("<blockquote class=\"alert alert-{class}\"><p class=\"alert-word\">"));
                self.mark(Placeholder::Word(word));
                self.html("</p>\n");
            }
            Tag::BlockQuote(None) => {
                self.depth += 1;
                if let Some(near) = near_alerts::quote(self.source, range) {
                    self.note(self.span(&near.range), near.message, &near.help);
                }
                self.out.push(Event::Start(tag));
            }
            Tag::Table(alignments) => {
                self.alignments = alignments;
                self.open_table(range);
            }
            Tag::TableHead => {
                self.in_head = true;
                self.row(range);
                self.html(match self.tables {
                    (n, true) => format!("<thead id=\"tl-table-{n}\"><tr>").into(),
                    _ => CowStr::from("<thead><tr>"),
                });
            }
            Tag::TableRow => {
                self.row(range);
                self.html("<tr>");
            }
            Tag::TableCell => self.open_cell(),
            tag => {
                if matches!(tag, Tag::BlockQuote(_) | Tag::List(_) | Tag::DefinitionList) {
                    self.depth += 1;
                }
                self.out.push(Event::Start(tag));
            }
        }
    }

    pub(super) fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Link => self.end_link(),
            TagEnd::Paragraph => {
                if self.words == PlainWords::Taken {
                    // A paragraph that says nothing, such as a picture alone, leaves it to the next.
                    self.words = if self.prose.lead.is_empty() { PlainWords::Awaited } else { PlainWords::Done };
                }
                self.out.push(Event::End(tag));
            }
            TagEnd::CodeBlock => {
                self.html("</code></pre>\n");
                if std::mem::take(&mut self.is_undrawn) {
                    self.html("<p class=\"undrawn\">");
                    self.mark(Placeholder::Word(ProseWord::NotDrawn));
                    self.html("</p>\n");
                }
            }
            TagEnd::Table => self.html("</tbody></table></div>\n"),
            TagEnd::TableHead => {
                self.in_head = false;
                self.html("</tr></thead><tbody>\n");
            }
            TagEnd::TableRow => self.html("</tr>\n"),
            TagEnd::TableCell => self.html(if self.in_head { "</th>" } else { "</td>" }),
            tag => {
                if matches!(tag, TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::DefinitionList) {
                    self.depth -= 1;
                }
                self.out.push(Event::End(tag));
            }
        }
    }

    /// A table, which scrolls by itself where it is wider than the page. It is called by what stands in its heads, if anything does.
    fn open_table(&mut self, range: Range<usize>) {
        let heads = self.source[range].lines().next().unwrap_or_default();
        self.tables = (self.tables.0 + 1, heads.contains(char::is_alphanumeric));
        self.html(match self.tables {
            (n, true) => format!("<div class=\"table\" tabindex=\"0\" role=\"region\" aria-labelledby=\"tl-table-{n}\"><table>\n").into(),
            _ => CowStr::from("<div class=\"table\" tabindex=\"0\"><table>\n"),
        });
    }

    /// The box before something to do.
    pub(super) fn task(&mut self, is_done: bool) {
        let (class, word) = if is_done { ("task task-done", ProseWord::Done) } else { ("task", ProseWord::ToDo) };
        self.html(format!("<span class=\"{class}\"><span class=\"vh\">"));
        self.mark(Placeholder::Word(word));
        self.html(" </span></span>");
    }

    /// A paragraph that begins with a picture: a figure where that is all, and has a title, which is its caption.
    pub(super) fn paragraph_or_figure(&mut self, range: Range<usize>, events: &mut impl Iterator<Item = (Event<'a>, Range<usize>)>) {
        let Some((first, place)) = events.next() else { return };
        let end = range.start + self.source[range.clone()].trim_end().len();
        match first {
            Event::Start(Tag::Image { link_type, dest_url, title, .. }) if place.end == end && !title.trim().is_empty() => {
                self.html("<figure>");
                self.picture(link_type, &dest_url, place, events);
                let mut caption = String::from("<figcaption>");
                let _ = escape_html(&mut caption, title.trim());
                caption.push_str("</figcaption></figure>\n");
                self.html(caption);
                // What is left of the paragraph is its end.
                events.next();
            }
            first => {
                self.start(Tag::Paragraph, range);
                self.rewrite(first, place, events);
            }
        }
    }

    fn open_code(&mut self, kind: &CodeBlockKind<'a>) {
        let language = match kind {
            CodeBlockKind::Fenced(info) => info.split_whitespace().next().unwrap_or(""),
            CodeBlockKind::Indented => "",
        };
        self.is_undrawn = language.eq_ignore_ascii_case("mermaid");
        let mut html = String::from("<pre tabindex=\"0\"><code");
        if !language.is_empty() {
            html.push_str(" class=\"language-");
            let _ = escape_html(&mut html, language);
            html.push('"');
        }
        html.push('>');
        self.html(html);
    }

    /// Begins a row of a table, and notes where its cells cut a wiki-link.
    fn row(&mut self, range: Range<usize>) {
        self.cell = 0;
        for near in near_links::cut_in_row(self.source, range) {
            self.note(self.span(&near.range), near.message, &near.help);
        }
    }

    fn open_cell(&mut self) {
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
}
