//! `check --format text`: each finding with its source line, an underline and its remedy, as rustc
//! shows them.

use std::fmt::Write as _;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::base::diagnostic::{Severity, is_hidden};
use crate::base::english::plural;
use crate::base::files::Files;
use crate::base::files::tidy;
use crate::base::span::Lines;
use crate::check::{Finding, Findings};

use crate::report::terminal::{Paint, harmless, path};

/// Columns of a source line that are shown; longer ones are cut around the fault.
const WIDEST: usize = 120;

/// All findings. Paths stand behind `folder`: empty or ending in `/`, it leads from where the program runs to the site.
pub fn report(findings: &Findings, files: &Files, folder: &str, paint: Paint) -> String {
    let mut out = String::new();
    let mut current: Option<(&str, Lines<'_>)> = None;
    for finding in &findings.list {
        if current.as_ref().is_none_or(|(file, _)| *file != &*finding.file) {
            let text = files.text(&finding.file).map_or("", |t| &**t);
            current = Some((&finding.file, Lines::new(text)));
        }
        if let Some((_, lines)) = &current {
            one(&mut out, finding, lines, folder, paint);
        }
    }
    out
}

/// The line that counts the findings; `no findings` where there are none.
pub fn summary(findings: &Findings) -> String {
    let counts: Vec<String> = [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Note, "note")]
        .into_iter()
        .map(|(severity, word)| (findings.count(severity), word))
        .filter(|(n, _)| *n > 0)
        .map(|(n, word)| plural(n, word))
        .collect();
    let mut line = if counts.is_empty() { "no findings".to_owned() } else { counts.join(", ") };
    if findings.warnings_suppressed {
        line.push_str("; warnings and notes wait until the errors are mended");
    }
    line
}

fn one(out: &mut String, finding: &Finding, lines: &Lines<'_>, folder: &str, paint: Paint) {
    let at = |file: &str| path(&tidy(&format!("{folder}{file}"))).into_owned();
    let level = format!("{}[{}]", finding.severity.word(), finding.rule);
    let place = format!("{}:{}:{}", at(&finding.file), finding.line, finding.column);
    let message = paint.bold(&harmless(&finding.message));
    let _ = writeln!(out, "{}: {}: {message}", paint.bold(&place), paint.severity(finding.severity, &level));
    let number = finding.line.to_string();
    let gutter = " ".repeat(number.len());
    let (source, underline) = excerpt(finding, lines);
    if !source.trim().is_empty() {
        let bar = paint.margin("|");
        let _ = writeln!(out, " {gutter} {bar}");
        let _ = writeln!(out, " {} {bar} {source}", paint.margin(&number));
        let _ = writeln!(out, " {gutter} {bar} {}", paint.severity(finding.severity, &underline));
    }
    if let Some(help) = &finding.help {
        let _ = writeln!(out, " {gutter} {} {}: {}", paint.margin("="), paint.bold("help"), harmless(help));
    }
    const MOST_RELATED: usize = 12;
    for related in finding.related.iter().take(MOST_RELATED) {
        let _ = writeln!(
            out,
            " {gutter} {} {}:{}:{}: {}",
            paint.margin(":::"),
            at(&related.file),
            related.line,
            related.column,
            harmless(&related.message)
        );
    }
    if finding.related.len() > MOST_RELATED {
        let _ = writeln!(out, " {gutter} {} and {} more places", paint.margin(":::"), finding.related.len() - MOST_RELATED);
    }
    out.push('\n');
}

/// The source line, cut around the fault where it is long, and what stands below the fault.
pub fn excerpt(finding: &Finding, lines: &Lines<'_>) -> (String, String) {
    let line = lines.line(finding.line);
    let start = finding.column - 1;
    let end = if finding.end_line == finding.line { finding.end_column - 1 } else { usize::MAX };
    let from = if start + 20 > WIDEST { start.saturating_sub(40) } else { 0 };
    let mut source = String::from(if from > 0 { "…" } else { "" });
    let mut before = source.width();
    let mut below = 0;
    let mut cut = false;
    for (column, c) in line.chars().enumerate().skip(from) {
        if column >= from + WIDEST {
            cut = true;
            break;
        }
        let c = match c {
            '\t' => ' ',
            c if is_hidden(c) => '\u{fffd}',
            c => c,
        };
        let width = c.width().unwrap_or(1);
        if column < start {
            before += width;
        } else if column < end {
            below += width;
        }
        source.push(c);
    }
    if cut {
        source.push('…');
    }
    (source.trim_end().to_owned(), format!("{}{}", " ".repeat(before), "^".repeat(below.max(1))))
}
