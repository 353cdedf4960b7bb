//! What a terminal is shown: colours of ours, and nothing else that acts on it.

use std::borrow::Cow;

use anstyle::{AnsiColor, Style};

use crate::base::diagnostic::Severity;

/// Whether to colour, and how.
#[derive(Clone, Copy, Debug)]
pub struct Paint(pub bool);

impl Paint {
    fn wrap(self, style: Style, text: &str) -> String {
        if self.0 { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }

    /// Bold.
    pub fn bold(self, text: &str) -> String {
        self.wrap(Style::new().bold(), text)
    }

    /// The colour of the margin.
    pub fn margin(self, text: &str) -> String {
        self.wrap(AnsiColor::Blue.on_default(), text)
    }

    /// The colour of a severity.
    pub fn severity(self, severity: Severity, text: &str) -> String {
        let colour = match severity {
            Severity::Error => AnsiColor::Red,
            Severity::Warning => AnsiColor::Yellow,
            Severity::Note => AnsiColor::Cyan,
        };
        self.wrap(colour.on_default().bold(), text)
    }
}

/// A text as a terminal may see it: what would act on it, or turn round the text beside, is replaced. Line ends and
/// tabs stay.
pub fn harmless(text: &str) -> Cow<'_, str> {
    replaced(text, |c| !matches!(c, '\n' | '\t'))
}

/// The same of what is to stand within a line, such as a path: no line ends in it either.
pub fn in_a_line(text: &str) -> Cow<'_, str> {
    replaced(text, |_| true)
}

/// The path that leads a finding, by which an editor or a script opens the file: what turns the text beside it round
/// stays, and is taken out by [`straight`] where a terminal shows it.
pub(super) fn path(text: &str) -> Cow<'_, str> {
    replaced(text, |c| !turns_text(c))
}

/// A coloured text without what turns round the text beside it.
pub fn straight(text: &str) -> Cow<'_, str> {
    if text.contains(turns_text) { Cow::Owned(text.replace(turns_text, "\u{fffd}")) } else { Cow::Borrowed(text) }
}

fn replaced(text: &str, also: impl Fn(char) -> bool) -> Cow<'_, str> {
    let acts = |c: char| acts_on_terminal(c) && also(c);
    if !text.contains(acts) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        // The line ends of tables have two characters.
        let ends_line = c == '\r' && rest.peek() == Some(&'\n') && !also('\n');
        out.push(if acts(c) && !ends_line { '\u{fffd}' } else { c });
    }
    Cow::Owned(out)
}

/// Control characters of both sets, line ends of Unicode, and what overrides or isolates a direction.
fn acts_on_terminal(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') || turns_text(c)
}

/// What overrides or isolates a direction.
fn turns_text(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_acts_on_a_terminal_is_replaced() {
        for c in ["\x1b", "\x07", "\x08", "\r", "\0", "\x7f", "\u{9b}", "\u{202e}", "\u{2067}", "\u{2028}"] {
            assert_eq!(harmless(&format!("a{c}[31mb\n")), "a\u{fffd}[31mb\n", "{c:?}");
        }
    }

    #[test]
    fn letters_marks_and_line_ends_stay() {
        for text in ["Grüße, 日本語, שלום, می\u{200c}خواهم 👩\u{200d}🔬\n\tmore", "a;b\r\nc;d\r\n"] {
            assert!(matches!(harmless(text), Cow::Borrowed(same) if same == text) || harmless(text) == text, "{text:?}");
        }
    }

    #[test]
    fn a_path_that_leads_a_finding_is_the_files_own_until_a_terminal_shows_it() {
        let name = "pages/\u{202e}dm.x\x1b\n.md";
        assert_eq!(path(name), "pages/\u{202e}dm.x\u{fffd}\u{fffd}.md");
        assert_eq!(straight(&path(name)), "pages/\u{fffd}dm.x\u{fffd}\u{fffd}.md");
    }

    #[test]
    fn a_path_stays_within_its_line() {
        assert_eq!(in_a_line("a\nthroughline: no findings\r\n.md"), "a\u{fffd}throughline: no findings\u{fffd}\u{fffd}.md");
    }
}
