//! What is said about a place in a file: one fault or question, its remedy, and the places related.

use std::sync::Arc;

use serde::Serialize;

use super::rule::Rule;
use super::span::Span;

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// A question worth asking.
    Warning,
    /// A build publishes nothing while one stands.
    Error,
}

impl Severity {
    /// The word for it, as in `throughline.yaml` and in findings.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// Whose a finding is, where other repositories are part of the site.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Concern {
    /// The site's own.
    #[default]
    Own,
    /// That of a source, and of the site too, since it is about what another source has. It weighs a warning at most.
    Crossing,
    /// That of a source alone: its own pipeline tells it.
    OfSource,
}

/// A span in a file of the site.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Path from the site's folder, `/` between parts.
    pub file: Arc<str>,
    /// The span in that file.
    pub span: Span,
}

impl Place {
    /// A span in a file.
    pub fn new(file: &Arc<str>, span: Span) -> Self {
        Self { file: Arc::clone(file), span }
    }
}

/// Another place that helps to understand a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// Where.
    pub place: Place,
    /// What is there.
    pub message: String,
}

/// One finding, before its place is counted in lines and columns.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// The rule that found it.
    pub rule: &'static Rule,
    /// What is wrong, in one line that can be understood alone.
    pub message: String,
    /// The remedy, where one is known.
    pub help: Option<String>,
    /// Where.
    pub place: Place,
    /// Other places that belong to it.
    pub related: Vec<Related>,
    /// Whether it is a note, where the site does not say how much its rule weighs.
    pub is_note: bool,
    /// Whether it is an error, however much its rule weighs, that no file silences.
    pub is_error: bool,
    /// Whose it is.
    pub concern: Concern,
}

impl Diagnostic {
    /// A finding of `rule` at `place`.
    pub fn new(rule: &'static Rule, place: Place, message: impl Into<String>) -> Self {
        Self {
            rule,
            message: message.into(),
            help: None,
            place,
            related: Vec::new(),
            is_note: false,
            is_error: false,
            concern: Concern::Own,
        }
    }

    /// With its remedy.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// With its remedy, where there is one.
    #[must_use]
    pub fn maybe_help(mut self, help: Option<String>) -> Self {
        self.help = help;
        self
    }

    /// As a note, where the site does not say how much its rule weighs.
    #[must_use]
    pub fn note_where(mut self, is_note: bool) -> Self {
        self.is_note = is_note;
        self
    }

    /// As an error that nothing silences.
    #[must_use]
    pub fn as_error(mut self) -> Self {
        self.is_error = true;
        self
    }

    /// As a finding of that concern.
    #[must_use]
    pub fn of(mut self, concern: Concern) -> Self {
        self.concern = concern;
        self
    }

    /// Whether it is an error whatever the site and its files say.
    pub fn is_fixed(&self) -> bool {
        self.concern == Concern::Own && (self.is_error || !self.rule.adjustable)
    }

    /// With another place that belongs to it.
    #[must_use]
    pub fn related(mut self, place: Place, message: impl Into<String>) -> Self {
        self.related.push(Related { place, message: message.into() });
        self
    }
}

/// A written value as a message quotes it: in backticks, without control characters, cut after 60
/// characters.
pub fn quote(value: &str) -> String {
    const LONGEST: usize = 60;
    let mut shown: String = value.chars().take(LONGEST).map(|c| if is_hidden(c) { '\u{fffd}' } else { c }).collect();
    if value.chars().nth(LONGEST).is_some() {
        shown.push('…');
    }
    format!("`{shown}`")
}

/// Characters that would act on a terminal or reorder the text around them.
pub fn is_hidden(c: char) -> bool {
    c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}
