//! A text as it goes to the parser: as it was written, but for what Markdown would take for something
//! else than its author.
//!
//! - Comments are cut out where the parser would make text of them, or of what follows them: those that
//!   reach over a blank line, those that nobody closed, those with text behind them. Others it knows,
//!   and [`super::events`] drops them.
//! - A `:` makes a list of terms only where a blank line stands before the term, and none within code.
//!
//! What is cut out and put in is remembered, so that places can be told as they were written.

use std::borrow::Cow;
use std::ops::Range;

use memchr::{memchr_iter, memmem};
use pulldown_cmark::{Event, Options, Parser, Tag, TextMergeWithOffset};

/// Stands before what is to begin no block: white space to all rules of emphasis, and none that blocks begin with.
/// Dropped from what is shown.
pub(super) const GUARD: &str = "\u{205f}";

/// How often a text is looked at again after a change, which may bring out another comment.
const ROUNDS: usize = 8;

/// A text, and how it differs from the one that was written.
pub(super) struct Prepared<'s> {
    pub(super) text: Cow<'s, str>,
    /// Where the comment begins that nobody closed: behind it there is nothing.
    pub(super) unclosed: Option<Range<usize>>,
    /// Empty where nothing was changed.
    pieces: Vec<TextPiece>,
}

/// A stretch of the text.
#[derive(Clone, Copy)]
struct TextPiece {
    /// Where it begins.
    at: usize,
    /// Where it begins in the written text.
    from: usize,
    /// How long it is there; nothing where it was put in.
    long: usize,
}

/// What is put in the place of a stretch.
type Change = (Range<usize>, &'static str);

impl<'s> Prepared<'s> {
    /// Prepares a text that is read with these options.
    pub(super) fn new(written: Cow<'s, str>, options: Options) -> Self {
        let mut prepared = Self { text: written, unclosed: None, pieces: Vec::new() };
        prepared.settle(options);
        prepared
    }

    fn settle(&mut self, options: Options) {
        for _ in 0..ROUNDS {
            if !may_need_change(&self.text) {
                return;
            }
            let (changes, unclosed) = changes(&self.text, options);
            if let Some(unclosed) = unclosed {
                self.unclosed = Some(unclosed);
            }
            if changes.is_empty() {
                return;
            }
            self.change(&changes);
        }
    }

    /// Whether anything was cut out or put in.
    pub(super) fn is_changed(&self) -> bool {
        !self.pieces.is_empty()
    }

    /// Where a range of the text stands in the written one.
    pub(super) fn written(&self, range: &Range<usize>) -> Range<usize> {
        if self.pieces.is_empty() {
            return range.clone();
        }
        let place = |at: usize, after: usize| match self.pieces.get(after.saturating_sub(1)) {
            Some(piece) => piece.from + at.saturating_sub(piece.at).min(piece.long),
            None => at,
        };
        let start = place(range.start, self.pieces.partition_point(|piece| piece.at <= range.start));
        let end = place(range.end, self.pieces.partition_point(|piece| piece.at < range.end));
        start..end.max(start)
    }

    /// Makes changes, which stand in order and do not overlap.
    fn change(&mut self, changes: &[Change]) {
        let whole = TextPiece { at: 0, from: 0, long: self.text.len() };
        let old = if self.pieces.is_empty() { vec![whole] } else { std::mem::take(&mut self.pieces) };
        let mut pieces: Vec<TextPiece> = Vec::with_capacity(old.len() + 2 * changes.len());
        let mut text = String::with_capacity(self.text.len() + changes.len() * GUARD.len());
        let (mut done, mut n) = (0, 0);
        for (cut, put) in changes.iter().chain([&(self.text.len()..self.text.len(), "")]) {
            // What stands between the last change and this one, piece by piece.
            while done < cut.start {
                while old.get(n + 1).is_some_and(|next| next.at <= done) {
                    n += 1;
                }
                let end = old.get(n + 1).map_or(self.text.len(), |next| next.at).min(cut.start);
                let into = done - old[n].at;
                let from = old[n].from + into.min(old[n].long);
                pieces.push(TextPiece { at: text.len(), from, long: old[n].long.saturating_sub(into).min(end - done) });
                text.push_str(&self.text[done..end]);
                done = end;
            }
            if !put.is_empty() {
                while old.get(n + 1).is_some_and(|next| next.at <= cut.start) {
                    n += 1;
                }
                let from = old[n].from + (cut.start - old[n].at).min(old[n].long);
                pieces.push(TextPiece { at: text.len(), from, long: 0 });
                text.push_str(put);
            }
            done = done.max(cut.end);
        }
        if pieces.is_empty() {
            pieces.push(TextPiece { at: 0, from: 0, long: 0 });
        }
        self.text = Cow::Owned(text);
        self.pieces = pieces;
    }
}

/// Whether a text holds what looks like a comment, or a line that begins with a colon. Quick: few do.
fn may_need_change(text: &str) -> bool {
    let bytes = text.as_bytes();
    memmem::find(bytes, b"<!--").is_some() || memchr_iter(b':', bytes).any(|at| begins_a_line(bytes, at))
}

/// Whether nothing but the marks of quotes and white space stands before an offset in its line.
fn begins_a_line(bytes: &[u8], at: usize) -> bool {
    let before = bytes[..at].iter().rev().take(64).find(|b| !matches!(b, b' ' | b'\t' | b'>'));
    before.is_none_or(|b| matches!(b, b'\n' | b'\r'))
}

/// Where a comment ends that begins at `start`, just behind it.
pub(super) fn end_of_comment(text: &str, start: usize) -> Option<usize> {
    let inside = start + "<!--".len();
    let rest = text.get(inside..)?;
    // Browsers take these two for whole comments.
    if rest.starts_with('>') || rest.starts_with("->") {
        return Some(inside + rest.find('>')? + 1);
    }
    memmem::find(rest.as_bytes(), b"-->").map(|at| inside + at + "-->".len())
}

/// One look at a text: the changes that it needs, and the comment that nobody closed.
fn changes(text: &str, options: Options) -> (Vec<Change>, Option<Range<usize>>) {
    let mut looking = Looking { text, changes: Vec::new(), unclosed: None, done: 0, term_fits: true, no_more_ends: false };
    for (event, range) in TextMergeWithOffset::new(Parser::new_ext(text, options).into_offset_iter()) {
        match event {
            Event::Text(_) => looking.text(&range),
            Event::Start(Tag::CodeBlock(_)) => looking.done = looking.done.max(range.end),
            Event::Start(Tag::HtmlBlock) => looking.html_block(&range),
            Event::Start(Tag::DefinitionListTitle) => looking.term_fits = is_term(text, &range),
            Event::Start(Tag::DefinitionListDefinition) if !looking.term_fits => looking.definition(&range),
            _ => {}
        }
    }
    let Looking { mut changes, unclosed, .. } = looking;
    changes.sort_by_key(|(range, _)| (range.start, range.end));
    let mut end = 0;
    changes.retain(|(range, _)| {
        let apart = range.start >= end;
        end = end.max(range.end);
        apart
    });
    (changes, unclosed)
}

struct Looking<'t> {
    text: &'t str,
    changes: Vec<Change>,
    unclosed: Option<Range<usize>>,
    /// Up to where comments were looked for.
    done: usize,
    /// Whether the last term may be one.
    term_fits: bool,
    /// Whether no comment ends behind here.
    no_more_ends: bool,
}

impl Looking<'_> {
    /// Comments that the parser took for text.
    fn text(&mut self, range: &Range<usize>) {
        while let Some(start) = self.next_start(range) {
            if self.text[..start].ends_with('\\') {
                self.done = start + 1;
            } else {
                self.cut(start, None);
            }
        }
    }

    /// Comments of a block of HTML that reach beyond it; and those with which it begins, where text follows.
    fn html_block(&mut self, range: &Range<usize>) {
        while let Some(start) = self.next_start(range) {
            let begins = self.text[range.start.min(start)..start].trim().is_empty();
            match end_of_comment(self.text, start) {
                Some(end) if end <= range.end => {
                    let line = self.text[end..range.end].split('\n').next().unwrap_or("");
                    if begins && !line.trim().is_empty() {
                        self.changes.push((start..end + (line.len() - line.trim_start().len()), ""));
                    }
                    self.done = end;
                }
                end => self.cut(start, end),
            }
        }
    }

    fn next_start(&self, range: &Range<usize>) -> Option<usize> {
        let from = self.done.max(range.start);
        self.text.get(from..range.end)?.find("<!--").map(|at| from + at)
    }

    fn cut(&mut self, start: usize, end: Option<usize>) {
        let end = end.or_else(|| end_of_comment(self.text, start).filter(|_| !self.no_more_ends));
        if let Some(end) = end {
            let put = if self.text[start..end].contains('\n') { "\n" } else { "" };
            self.changes.push((start..end, put));
            self.done = end;
        } else {
            self.no_more_ends = true;
            self.unclosed.get_or_insert(start..start + "<!--".len());
            self.changes.push((start..self.text.len(), ""));
            self.done = self.text.len();
        }
    }

    /// Keeps a colon from beginning a definition.
    fn definition(&mut self, range: &Range<usize>) {
        let colon = self.text[range.clone()].find(':').map(|at| range.start + at);
        if let Some(colon) = colon.filter(|&colon| colon >= self.done) {
            self.changes.push((colon..colon, GUARD));
        }
    }
}

/// Whether the text at `range` may be a term: one line, behind a blank one, in which no code is open.
fn is_term(text: &str, range: &Range<usize>) -> bool {
    let term = text[range.clone()].trim_end();
    let before = &text[..range.start];
    let line = before.rfind('\n').map(|end| &before[..end]);
    let is_blank = |line: &str| line.rsplit('\n').next().unwrap_or("").trim_matches([' ', '\t', '\r', '>']).is_empty();
    line.is_some_and(is_blank) && !term.contains('\n') && !has_open_code(term)
}

/// Whether a run of backticks is not closed by another as long.
fn has_open_code(line: &str) -> bool {
    let mut open = 0;
    for run in line.split(|c| c != '`').map(str::len).filter(|&run| run > 0) {
        match open {
            0 => open = run,
            _ if open == run => open = 0,
            _ => {}
        }
    }
    open > 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prepared(text: &str) -> Prepared<'_> {
        Prepared::new(Cow::Borrowed(text), Options::ENABLE_DEFINITION_LIST)
    }

    #[test]
    fn places_are_those_of_the_written_text() {
        let text = "a <!-- b\n\nc --> d <!-- e\n\nf -->g";
        let prepared = prepared(text);
        assert_eq!(prepared.text, "a \n d \ng");
        for letter in ['a', 'd', 'g'] {
            let at = prepared.text.find(letter).unwrap();
            let written = prepared.written(&(at..at + 1));
            assert_eq!(&text[written], letter.to_string());
        }
    }

    #[test]
    fn comments_in_code_stay_and_those_that_stand_alone_are_left_to_the_parser() {
        for text in ["`<!-- a -->`", "```\n<!-- a\n```\n", "- a\n\n<!-- -->\n\n- b", "a <!-- b --> c", "\\<!-- a"] {
            assert_eq!(prepared(text).text, text);
        }
    }

    #[test]
    fn a_comment_before_text_leaves_the_text() {
        assert_eq!(prepared("<!-- a -->  b").text, "b");
        assert_eq!(prepared("<!-- a\nb -->  c\n\nd").text, "c\n\nd");
    }

    #[test]
    fn a_comment_that_nobody_closed_reaches_to_the_end() {
        for text in ["a\n\n<!-- b\n\nc", "a\n\n> <!-- b\n\nc"] {
            let prepared = prepared(text);
            assert!(!prepared.text.contains(['b', 'c']), "{}", prepared.text);
            let unclosed = prepared.unclosed.clone().unwrap();
            assert!(text[prepared.written(&unclosed).start..].starts_with("<!--"), "{unclosed:?}");
        }
    }

    #[test]
    fn a_term_stands_behind_a_blank_line() {
        assert_eq!(prepared("Term\n: x").text, format!("Term\n{GUARD}: x"));
        assert_eq!(prepared("\nTerm\n: x\n: y").text, "\nTerm\n: x\n: y");
        assert_eq!(prepared("\na\nTerm\n: x").text, format!("\na\nTerm\n{GUARD}: x"));
        assert_eq!(prepared("\nAn `a\n: b` c").text, format!("\nAn `a\n{GUARD}: b` c"));
    }
}
