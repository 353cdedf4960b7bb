//! Paragraphs, lists, quotes, tables and blocks of code.

use std::ops::Range;

use pulldown_cmark::{Alignment, BlockQuoteKind, CodeBlockKind, Event, Tag, TagEnd};
use pulldown_cmark_escape::escape_html;

use super::{PlainWords, Rewriting};
use crate::syntax::markdown::near_links;

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
                    BlockQuoteKind::Note => ("note", "Note"),
                    BlockQuoteKind::Tip => ("tip", "Tip"),
                    BlockQuoteKind::Important => ("important", "Important"),
                    BlockQuoteKind::Warning => ("warning", "Warning"),
                    BlockQuoteKind::Caution => ("caution", "Caution"),
                };
                self.html(format!("<blockquote class=\"alert alert-{class}\"><p class=\"alert-word\">{word}</p>\n"));
            }
            Tag::Table(alignments) => {
                self.alignments = alignments;
                self.html("<div class=\"table\" tabindex=\"0\"><table>\n");
            }
            Tag::TableHead => {
                self.in_head = true;
                self.row(range);
                self.html("<thead><tr>");
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
            TagEnd::CodeBlock => self.html("</code></pre>\n"),
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

    fn open_code(&mut self, kind: &CodeBlockKind<'a>) {
        let language = match kind {
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
