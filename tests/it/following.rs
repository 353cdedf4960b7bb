//! A help line that is followed to the letter, as a program can read it.

use throughline::check::Finding;

/// The text with what a help line says to do.
pub(crate) fn follow(text: &str, finding: &Finding, help: &str) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let at = finding.line - 1;
    let line = lines.get(at).cloned().unwrap_or_default();
    let byte = |column: usize| line.char_indices().nth(column - 1).map_or(line.len(), |(at, _)| at);
    let begin = byte(finding.column);
    let end = if finding.end_line == finding.line { byte(finding.end_column) } else { line.len() };
    if help.contains("leave it blank") {
        lines[at].replace_range(begin..end, "");
    } else if help.contains("put a plain space there") || help.contains("put a space there") {
        lines[at].replace_range(begin..end, " ");
    } else if help.contains("indent it by two spaces") || help.contains("with two spaces more") {
        let last = if help.contains("each line") { lines.len() - 1 } else { at + 1 };
        lines[at..last].iter_mut().for_each(|line| line.insert_str(0, "  "));
    } else if help.contains("plain spaces") {
        let plain = |line: &String| line.replace(['\u{a0}', '\u{3000}'], " ");
        lines = lines.iter().map(plain).collect();
    } else if let Some(n) = help.split_once(" space").and_then(|(words, _)| spaces(words.rsplit(' ').next()?)) {
        if help.contains("more") { lines[at].insert_str(0, &" ".repeat(n)) } else { lines[at].replace_range(..n, "") }
    } else if help.contains("let it begin right below") {
        lines[at] = line.trim_start().to_owned();
    } else if help.contains("as line ") {
        let number: usize = help.rsplit(' ').next().and_then(|n| n.parse().ok()).expect("the help names a line");
        lines.insert(number - 1, "---".to_owned());
    } else {
        write(&mut lines, at, (begin, end), help);
    }
    lines.join("\n") + "\n"
}

/// Writes what a help line says to write in the place of what its finding points at.
fn write(lines: &mut Vec<String>, at: usize, (begin, end): (usize, usize), help: &str) {
    let told = told(help);
    // What is lacking is told of at the beginning of what lacks it.
    let has = |line: &String, key: &str| {
        line.contains(&format!("{key}:")) || line.contains(&format!("{key} ")) || line.contains(&format!("{key}="))
    };
    let at = match told.key {
        Some(key) if !has(&lines[at], key) => lines.iter().position(|line| has(line, key)).unwrap_or(at),
        _ => at,
    };
    let line = lines[at].clone();
    let indent = " ".repeat(line.len() - line.trim_start().len());
    let behind_key = line.split_once(": ").filter(|_| help.contains("below `"));
    let column = told.key.and_then(|key| line.find(&format!("{key}:")).or_else(|| line.find(key)));
    if let Some((key, _)) = behind_key {
        lines[at] = format!("{key}:\n{indent}  {}", told.text);
    } else if told.text.starts_with("- ") {
        lines[at] = format!("{indent}{}", told.text);
        if help.contains("other lines of this entry") {
            lines[at + 1].insert_str(0, "  ");
        }
    } else if let Some(column) = column {
        let column = column - usize::from(line[..column].ends_with('"'));
        let end = if line[..column].contains('{') { end_of_entry(&line, end.max(column)) } else { line.len() };
        lines[at].replace_range(column..end, told.text);
        let goes_on = |next: &String| next.starts_with("  ") && help.contains("whole text");
        while lines.get(at + 1).is_some_and(goes_on) {
            lines.remove(at + 1);
        }
    } else {
        let whole = help.starts_with("put the value in quotes");
        lines[at].replace_range(begin..if whole { line.len() } else { end }, told.text);
    }
}

fn spaces(word: &str) -> Option<usize> {
    word.parse().ok().or((word == "one").then_some(1))
}

/// What a help line says to write, and its key where it has one.
struct Told<'h> {
    text: &'h str,
    key: Option<&'h str>,
}

fn told(help: &str) -> Told<'_> {
    const CUES: [&str; 10] =
        ["meant: `", "well: `", "as in `", "quotes: `", "write `", "mean `", "`- `: `", "dash: `", "alone: `", "middle: `"];
    let rest = CUES.iter().find_map(|cue| help.split_once(cue)).unwrap_or_else(|| panic!("nothing to write in {help:?}")).1;
    let text = rest.split('`').next().unwrap_or(rest);
    let key = text.split_once(": ").map(|(key, _)| key).filter(|key| key.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-'));
    Told { text, key }
}

/// Where an entry between braces ends: at the comma before the next key, or at the brace.
fn end_of_entry(line: &str, from: usize) -> usize {
    let next_key = |at: usize| {
        let rest = line[at + 1..].trim_start();
        rest.split_once(": ").is_some_and(|(key, _)| !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || c == '_'))
    };
    let ends = line.char_indices().skip_while(|(at, _)| *at < from);
    ends.filter(|(at, c)| *c == '}' || (*c == ',' && next_key(*at))).map(|(at, _)| at).next().unwrap_or(line.len())
}
