//! Front matter without its last line `---`: where that line is missing.

use crate::base::span::Span;
use crate::syntax::content::front_matter::SplitText;

/// Where the front matter of a file should have ended, and what to write there.
pub(in crate::syntax) fn place(text: &str, cut: SplitText) -> (Span, String) {
    let yaml = cut.yaml.of(text);
    let mut at = cut.yaml.start as usize;
    let mut end = at;
    let mut in_front_matter = true;
    for line in yaml.split_inclusive('\n') {
        let said = line.trim();
        if is_nearly_the_last(said) {
            let span = Span::new(at, at + line.trim_end().len());
            return (span, "this line nearly ends it: write three dashes and nothing else, `---`".to_owned());
        }
        // Behind a blank line a body may begin: only what looks like front matter goes on with it.
        let goes_on =
            line.starts_with([' ', '\t']) || said.starts_with("- ") || is_field(said) || (in_front_matter && said.starts_with('#'));
        if said.is_empty() {
            in_front_matter = false;
        } else if goes_on {
            in_front_matter = true;
            end = at + line.len();
        } else if in_front_matter && end > cut.yaml.start as usize {
            in_front_matter = false;
        }
        at += line.len();
    }
    let before = &text[..end];
    let line = before.matches('\n').count() + if before.ends_with('\n') { 1 } else { 2 };
    (Span::new(end, end), format!("write a line `---` below the last field, as line {line}"))
}

/// Whether a line was meant to be `---`.
fn is_nearly_the_last(said: &str) -> bool {
    let only = |signs: &[char]| said.chars().all(|c| signs.contains(&c));
    match said.chars().count() {
        0 => false,
        1 => said == "—",
        2 => said == "--" || only(&['–', '—']),
        _ => only(&['-']) || only(&['–', '—', '-']) || only(&['-', ' ']) || only(&['+']) || only(&['=']) || said == "...",
    }
}

/// Whether a line holds a field: a name, a colon, and nothing or a blank behind it.
fn is_field(said: &str) -> bool {
    let Some((name, value)) = said.split_once(':') else { return false };
    let named = !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    named && (value.is_empty() || value.starts_with([' ', '\t']))
}
