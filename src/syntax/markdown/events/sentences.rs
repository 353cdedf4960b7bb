//! Events of a text that has no blocks: a list, a heading or a table in it is text, and lines end where
//! they end. The reader of Markdown knows no such texts, so it is given a paragraph of one line.

use std::collections::VecDeque;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd, TextMergeWithOffset};

/// Begins the line, so that nothing behind it begins a block; as a sign of punctuation it changes no emphasis.
const BEGIN: char = '.';

/// Stands for the end of a line: white space of one byte that Markdown gives no meaning.
const LINE_END: char = '\u{c}';

/// What such a text is read with.
pub(super) const OPTIONS: Options = Options::ENABLE_STRIKETHROUGH.union(Options::ENABLE_WIKILINKS);

/// Where something of the line stands in the text.
pub(super) fn in_text(range: &Range<usize>) -> Range<usize> {
    range.start.saturating_sub(BEGIN.len_utf8())..range.end.saturating_sub(BEGIN.len_utf8())
}

/// Where something of the text stands in the line.
pub(super) fn in_line(range: &Range<usize>) -> Range<usize> {
    range.start + BEGIN.len_utf8()..range.end + BEGIN.len_utf8()
}

/// The text as one line, as long as before but for what begins it.
pub(super) fn as_one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len() + 1);
    line.push(BEGIN);
    line.extend(text.chars().map(|c| if matches!(c, '\n' | '\r') { LINE_END } else { c }));
    line
}

/// The events of such a line, at offsets of the text that it was made from.
pub(super) struct SentenceEvents<'a> {
    line: &'a str,
    events: TextMergeWithOffset<'a, pulldown_cmark::OffsetIter<'a>>,
    waiting: VecDeque<(Event<'a>, Range<usize>)>,
    begun: bool,
}

impl<'a> SentenceEvents<'a> {
    pub(super) fn new(line: &'a str) -> Self {
        let events = TextMergeWithOffset::new(Parser::new_ext(line, OPTIONS).into_offset_iter());
        Self { line, events, waiting: VecDeque::new(), begun: false }
    }

    /// A text, its line ends as such.
    fn push_text(&mut self, text: &str, range: &Range<usize>) {
        for (i, line) in text.split(LINE_END).enumerate() {
            if i > 0 {
                self.waiting.push_back((Event::HardBreak, range.clone()));
            }
            if !line.is_empty() {
                self.waiting.push_back((Event::Text(line.to_owned().into()), range.clone()));
            }
        }
    }

    /// Passes over a picture, which is shown as it is written: a field holds none.
    fn pass_over_picture(&mut self) {
        let mut open = 1;
        while open > 0 {
            match self.events.next() {
                Some((Event::Start(Tag::Image { .. }), _)) => open += 1,
                Some((Event::End(TagEnd::Image), _)) => open -= 1,
                Some(_) => {}
                None => break,
            }
        }
    }
}

impl<'a> Iterator for SentenceEvents<'a> {
    type Item = (Event<'a>, Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(event) = self.waiting.pop_front() {
                return Some(event);
            }
            let (event, written) = self.events.next()?;
            let range = in_text(&written);
            match event {
                Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => {}
                Event::Start(Tag::Image { .. }) => {
                    self.pass_over_picture();
                    let line = self.line;
                    self.push_text(line.get(written).unwrap_or(""), &range);
                }
                Event::Text(text) => {
                    let text = if self.begun { &*text } else { text.strip_prefix(BEGIN).unwrap_or(&text) };
                    self.begun = true;
                    self.push_text(text, &range);
                }
                Event::Code(code) => return Some((Event::Code(on_one_line(code)), range)),
                other => return Some((other, range)),
            }
        }
    }
}

fn on_one_line(code: CowStr<'_>) -> CowStr<'_> {
    if code.contains(LINE_END) { code.replace(LINE_END, " ").into() } else { code }
}
