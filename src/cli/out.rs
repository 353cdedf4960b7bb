//! Where the program speaks: results to stdout, everything else to stderr.

use std::io::{IsTerminal, Write};

use crate::report::text::Paint;

/// The terminal, or what stands in for it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Terminal {
    /// Colour for stdout.
    pub out: Paint,
    /// Colour for stderr.
    pub err: Paint,
}

impl Terminal {
    pub(super) fn new(always: bool, auto: bool) -> Self {
        let wanted = auto && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty());
        Self {
            out: Paint(always || (wanted && std::io::stdout().is_terminal())),
            err: Paint(always || (wanted && std::io::stderr().is_terminal())),
        }
    }

    /// Says why the program could not run, in one line.
    pub(super) fn fail(&self, error: &anyhow::Error) {
        let causes: Vec<String> = error.chain().map(ToString::to_string).collect();
        say(&format!("{}: {}", self.err.bold("throughline"), causes.join(": ")));
    }
}

/// Prints a result. A reader that has gone away is no failure.
pub(super) fn print(text: &str) {
    let mut out = std::io::stdout().lock();
    let _ = out.write_all(text.as_bytes());
    let _ = out.flush();
}

/// Says a line on the side.
pub(super) fn say(line: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{line}");
}
