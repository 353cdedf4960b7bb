//! Characters that nobody sees, where a space or nothing is due: behind a colon or a dash, and before the first
//! character of a line.

use std::fmt;

use crate::base::span::Span;
use crate::syntax::yaml::tree::YamlFault;

use super::line::is_key;

/// A character that cannot be told from a space, or from nothing at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unseen(char);

impl Unseen {
    /// The character as such a one; none where it is seen, or a plain space.
    pub(crate) fn of(c: char) -> Option<Self> {
        let is_unseen = matches!(
            c,
            '\u{85}' | '\u{a0}' | '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{2000}'..='\u{200f}' | '\u{2028}'..='\u{202f}'
            | '\u{205f}'..='\u{2069}' | '\u{3000}' | '\u{feff}'
        );
        is_unseen.then_some(Self(c))
    }

    /// Its bytes.
    pub(crate) fn length(self) -> usize {
        self.0.len_utf8()
    }
}

/// `a no-break space (U+00A0)`.
impl fmt::Display for Unseen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match self.0 {
            '\u{a0}' | '\u{202f}' | '\u{2007}' => "a no-break space",
            '\u{200b}' => "a zero-width space",
            '\u{feff}' => "a byte order mark",
            '\u{ad}' => "a soft hyphen",
            '\u{3000}' => "a wide space",
            '\u{2000}'..='\u{200a}' | '\u{205f}' => "a space of another width",
            '\u{2028}' | '\u{2029}' | '\u{85}' => "a line end of another sort",
            _ => "an invisible character",
        };
        write!(f, "{name} (U+{:04X})", u32::from(self.0))
    }
}

/// Such a character where it breaks a line, on the line at `at` or the nearest above it.
pub(super) fn found(text: &str, at: usize) -> Option<YamlFault> {
    if text.is_ascii() {
        return None;
    }
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
    let mut begin = end;
    while begin > 0 {
        let start = text[..begin].rfind('\n').map_or(0, |end| end + 1);
        if let Some(fault) = on_line(text, start) {
            return Some(fault);
        }
        begin = start.saturating_sub(1);
    }
    None
}

/// Such a character where it breaks the line that begins there.
pub(super) fn on_line(text: &str, start: usize) -> Option<YamlFault> {
    let line = text[start..].split('\n').next().unwrap_or("");
    let told = |at: usize, unseen: Unseen, place: &str| {
        let span = Span::new(start + at, start + at + unseen.length());
        let help = match place {
            "indents this line" => indentation_help(text),
            _ => "put a plain space there".to_owned(),
        };
        Some(YamlFault::new(span, format!("not YAML: {unseen} {place}"), &help))
    };
    let mut said = line;
    loop {
        let at = line.len() - said.trim_start_matches([' ', '\t']).len();
        said = &line[at..];
        let first = said.chars().next()?;
        if let Some(unseen) = Unseen::of(first) {
            let is_blank = said.chars().all(|c| c.is_whitespace() || Unseen::of(c).is_some());
            return if is_blank { None } else { told(at, unseen, "indents this line") };
        }
        let Some(rest) = said.strip_prefix('-') else { break };
        match rest.chars().next() {
            Some(' ' | '\t') => said = rest,
            Some(c) if Unseen::of(c).is_some() => return told(at + 1, Unseen::of(c)?, "stands behind this dash"),
            _ => break,
        }
    }
    let colon = said.find(':').filter(|&colon| is_key(said[..colon].trim_end()))?;
    let behind = said[colon + 1..].chars().next()?;
    told(line.len() - said.len() + colon + 1, Unseen::of(behind)?, "stands behind this colon")
}

/// What to do about lines that such characters indent.
fn indentation_help(text: &str) -> String {
    let indents = |line: &&str| line.trim_start_matches([' ', '\t']).chars().next().is_some_and(|c| Unseen::of(c).is_some());
    match text.lines().filter(indents).count() {
        0 | 1 => "indent it with plain spaces".to_owned(),
        lines => format!("indent with plain spaces: others stand before {lines} lines of this front matter"),
    }
}
