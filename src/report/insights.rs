//! Answers in words, laid out for a terminal or a mail: no colour, no line that has to be wide.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::analysis::AnalysisContext;
use crate::analysis::answer::{Answer, AnswerWriter};
use crate::analysis::selection::Selection;

/// Cells are cut after this many columns: a title is recognised by then.
const WIDEST: usize = 42;

/// More answers than this are summed up before they are given one by one.
const SUMMED_UP_BEYOND: usize = 4;

/// The analyses that are wanted: the site's title, where there are many answers these in short, then each of them.
pub fn report(context: &AnalysisContext<'_>, selection: &Selection) -> String {
    let writer = AnswerWriter::new(context);
    let answers: Vec<Answer> = selection.analyses().map(|analysis| analysis.in_words(&writer)).collect();
    let title = &context.model().site.title;
    let mut out = String::new();
    if answers.len() > 1 {
        out.push_str(&format!("{title}\n{}\n\n", "=".repeat(title.width().min(100))));
    }
    if answers.len() > SUMMED_UP_BEYOND {
        out.push_str("In short; each answer with its rows below\n\n");
        for answer in &answers {
            out.push_str(&wrapped(&format!("{}: {}", answer.title, answer.answer)));
        }
        out.push('\n');
    }
    out.push_str(&answers.iter().map(in_full).collect::<Vec<_>>().join("\n"));
    out
}

/// One answer: its question, the sentence, the rows that matter, what else to know, what is unknown.
pub fn in_full(answer: &Answer) -> String {
    let mut out = format!("{}: {}\n\n", answer.title, answer.question);
    out.push_str(&wrapped(&answer.answer));
    if !answer.rows.is_empty() {
        out.push('\n');
        out.push_str(&table(answer));
    }
    if answer.left_out > 0 {
        out.push_str(&format!("  … and {} more\n", answer.left_out));
    }
    for line in answer.notes.iter().chain(&answer.unknown) {
        out.push('\n');
        out.push_str(&wrapped(line));
    }
    out
}

/// The rows below their headings, each column as wide as its widest cell; the first is a name, the rest stand
/// to the right where they are figures.
fn table(answer: &Answer) -> String {
    let cut: Vec<Vec<String>> = std::iter::once(answer.columns.iter().map(|c| c.heading.to_owned()).collect())
        .chain(answer.rows.iter().cloned())
        .map(|row: Vec<String>| if answer.whole { row } else { row.iter().map(|cell| cut(cell)).collect() })
        .collect();
    let widths: Vec<usize> =
        (0..answer.columns.len()).map(|i| cut.iter().filter_map(|row| row.get(i)).map(|cell| cell.width()).max().unwrap_or(0)).collect();
    let mut out = String::new();
    for (n, row) in cut.iter().enumerate() {
        let cells = row.iter().zip(&widths).zip(&answer.columns).map(|((cell, width), column)| {
            let gap = " ".repeat(width.saturating_sub(cell.width()));
            if column.is_figure { format!("{gap}{cell}") } else { format!("{cell}{gap}") }
        });
        let line = cells.collect::<Vec<_>>().join("  ");
        out.push_str(&format!("  {}\n", line.trim_end()));
        if n == 0 {
            out.push_str(&format!("  {}\n", widths.iter().map(|width| "-".repeat(*width)).collect::<Vec<_>>().join("  ")));
        }
    }
    out
}

fn cut(cell: &str) -> String {
    if cell.width() <= WIDEST {
        return cell.to_owned();
    }
    let mut kept = String::new();
    for c in cell.chars() {
        // The dots behind it take one more.
        if kept.width() + c.width().unwrap_or(0) + 1 > WIDEST {
            break;
        }
        kept.push(c);
    }
    format!("{}…", kept.trim_end())
}

/// A paragraph in lines of at most 90 columns where words allow, indented by two.
fn wrapped(text: &str) -> String {
    const WIDTH: usize = 90;
    let mut out = String::new();
    let mut line = String::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        if !line.is_empty() && line.width() + 1 + word.width() > WIDTH {
            out.push_str(&format!("  {line}\n"));
            line.clear();
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    out + &format!("  {line}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_titles_are_cut_and_long_sentences_wrapped() {
        assert_eq!(cut("short"), "short");
        assert!(cut(&"wide ".repeat(20)).width() <= WIDEST);
        assert!(cut(&"\u{6f22}".repeat(40)).width() <= WIDEST);
        let lines = wrapped(&"word ".repeat(40));
        assert!(lines.lines().count() > 1 && lines.lines().all(|line| line.width() <= 92));
        assert_eq!(wrapped(""), "  \n");
    }
}
