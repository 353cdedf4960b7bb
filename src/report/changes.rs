//! What differs between two revisions, for people: as text for a terminal, and as a comment on a change in Markdown.

use std::fmt::Write as _;

use crate::base::english::{capital, plural};
use crate::base::number_format::say_number;
use crate::diff::{ChangeLevel, FigureChange, RevisionFinding, SiteChange, SiteChanges};

use super::terminal::harmless;

/// The longest comment that is written, in characters: hosts take some 65,000.
const LONGEST: usize = 60_000;

/// How many changes of one sort a comment tells before it sums up.
const FEW: usize = 40;

/// For a terminal: the headline, then each outcome with its changes, what is about none, findings, figures. `notes` say what
/// has to be known of the comparison.
pub fn text(changes: &SiteChanges, notes: &[String]) -> String {
    let mut out = format!("{}\n", capital(&changes.headline));
    for note in notes {
        let _ = writeln!(out, "({note})");
    }
    for outcome in &changes.outcomes {
        let _ = writeln!(out, "\n{}{}", outcome.title, weight(outcome.level));
        lines(&mut out, &outcome.changes);
    }
    if !changes.elsewhere.is_empty() {
        let _ = writeln!(out, "\nElsewhere");
        lines(&mut out, &changes.elsewhere);
    }
    for (heading, findings) in [("New findings", &changes.new_findings), ("Mended", &changes.mended_findings)] {
        if !findings.is_empty() {
            let _ = writeln!(out, "\n{heading}");
            for finding in findings {
                let _ = writeln!(out, "  {}", in_words(finding));
            }
        }
    }
    if !changes.figures.is_empty() {
        let _ = writeln!(out, "\nFigures");
        for figure in &changes.figures {
            let _ = writeln!(out, "  {}: {}: {}", figure.title, name(figure), was_and_is(figure));
        }
    }
    harmless(&out).into_owned()
}

fn lines(out: &mut String, changes: &[SiteChange]) {
    for change in changes {
        let mark = match change.level {
            ChangeLevel::Lost => "!! ",
            ChangeLevel::Worse => "!  ",
            ChangeLevel::Any | ChangeLevel::None => "   ",
        };
        let _ = writeln!(out, "{mark}{}", capital(&change.text));
    }
}

fn weight(level: ChangeLevel) -> &'static str {
    match level {
        ChangeLevel::Lost => ": something is lost",
        ChangeLevel::Worse => ": something is worse",
        ChangeLevel::Any | ChangeLevel::None => "",
    }
}

fn in_words(finding: &RevisionFinding) -> String {
    format!("{}:{}: {}[{}]: {}", finding.file, finding.line, finding.severity.word(), finding.rule, finding.message)
}

fn name(figure: &FigureChange) -> String {
    figure.name.replace("_a_month", " a month").replace('_', " ")
}

fn was_and_is(figure: &FigureChange) -> String {
    let round = |value: f64| say_number((value * 10.0).round() / 10.0);
    match (figure.was, figure.is) {
        (Some(was), Some(is)) => format!("{} (was {})", round(is), round(was)),
        (Some(was), None) => format!("was {}, now unknown", round(was)),
        (None, is) => format!("{} (was unknown)", is.map(round).unwrap_or_default()),
    }
}

/// A comment on a change: the headline, and what is lost or worse; the rest is folded.
pub fn markdown(changes: &SiteChanges, notes: &[String]) -> String {
    let mut out = format!("**{}**\n", escaped(&capital(&changes.headline)));
    for note in notes {
        let _ = write!(out, "\n{}\n", escaped(&capital(note)));
    }
    for outcome in &changes.outcomes {
        section(&mut out, &outcome.title, &outcome.changes);
    }
    if !changes.elsewhere.is_empty() {
        section(&mut out, "Elsewhere", &changes.elsewhere);
    }
    folded(&mut out, &plural(changes.new_findings.len(), "new finding"), changes.new_findings.iter().map(in_words));
    folded(&mut out, &plural(changes.mended_findings.len(), "mended finding"), changes.mended_findings.iter().map(in_words));
    let figures = changes.figures.iter().map(|figure| format!("{}: {}: {}", figure.title, name(figure), was_and_is(figure)));
    folded(&mut out, &plural(changes.figures.len(), "figure"), figures);
    shortened(out)
}

/// Changes below a heading: what is lost or worse at once, the rest folded.
fn section(out: &mut String, heading: &str, changes: &[SiteChange]) {
    let (grave, rest): (Vec<&SiteChange>, Vec<&SiteChange>) = changes.iter().partition(|change| change.level >= ChangeLevel::Worse);
    let _ = write!(out, "\n### {}\n\n", escaped(heading));
    for change in grave {
        let mark = if change.level == ChangeLevel::Lost { "Lost" } else { "Worse" };
        let _ = writeln!(out, "- **{mark}:** {}", escaped(&change.text));
    }
    folded(out, &plural(rest.len(), "change"), rest.into_iter().map(|change| capital(&change.text)));
}

/// A list that opens when it is asked for; nothing where it is empty.
fn folded(out: &mut String, summary: &str, lines: impl ExactSizeIterator<Item = String>) {
    let all = lines.len();
    if all == 0 {
        return;
    }
    let _ = write!(out, "\n<details><summary>{summary}</summary>\n\n");
    for line in lines.take(FEW) {
        let _ = writeln!(out, "- {}", escaped(&line));
    }
    if all > FEW {
        let _ = writeln!(out, "- … and {} more", all - FEW);
    }
    out.push_str("\n</details>\n");
}

/// A text whose own signs mean nothing in Markdown, but for the stars around titles.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            // Nobody is called, and no other change is named, by a comment on this one.
            '@' => out.push_str("@\u{200b}"),
            '#' => out.push_str("#\u{200b}"),
            '\\' | '[' | ']' | '_' | '|' | '~' => out.extend(['\\', c]),
            '\n' | '\r' => out.push(' '),
            _ => out.push(c),
        }
    }
    out
}

/// The comment, cut between lines where it is too long.
fn shortened(out: String) -> String {
    if out.chars().count() <= LONGEST {
        return out;
    }
    let mut kept = String::new();
    let mut length = 0;
    let room = LONGEST - 200;
    let mut open = false;
    for line in out.split_inclusive('\n') {
        length += line.chars().count();
        if length > room {
            break;
        }
        open = if line.starts_with("<details>") { true } else { open && !line.starts_with("</details>") };
        kept.push_str(line);
    }
    if open {
        kept.push_str("\n</details>\n");
    }
    kept.push_str("\nMore than a comment can hold: `throughline diff` tells the rest.\n");
    kept
}
