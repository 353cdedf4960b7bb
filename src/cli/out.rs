//! Where the program speaks: results to stdout, everything else to stderr.
//!
//! What authors wrote goes through one filter on its way to a terminal ([`harmless`]), whoever prints it: only what
//! `report::findings::text` made has colours, and has been through it before. It leaves the paths of files whole for the programs that
//! read them; a terminal is shown them without marks of direction ([`straight`]).

use std::io::{self, ErrorKind, IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use anstream::AutoStream;
use serde::Serialize;

use crate::report::terminal::{Paint, harmless, straight};

/// Whether results were lost.
static LOST: AtomicBool = AtomicBool::new(false);

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
        Self { out: Paint(always || (wanted && io::stdout().is_terminal())), err: Paint(always || (wanted && io::stderr().is_terminal())) }
    }

    /// Says why the program could not run, in one line.
    pub(super) fn fail(&self, error: &anyhow::Error) {
        let causes: Vec<String> = error.chain().map(|cause| harmless(&cause.to_string()).replace('\n', " ")).collect();
        say_coloured(&format!("{}: {}", self.err.bold("throughline"), causes.join(": ")));
    }
}

/// Prints a result for people.
pub(super) fn print(text: &str) {
    print_coloured(&harmless(text));
}

/// Prints a result that was coloured, and what authors wrote in it made harmless before.
pub(super) fn print_coloured(text: &str) {
    let out = io::stdout().lock();
    let text = if out.is_terminal() { straight(text) } else { text.into() };
    note(write(AutoStream::always(out), &text));
}

/// Prints a result for programs: every character of it, but where people look at it.
pub(super) fn print_data(text: &str) {
    let out = io::stdout().lock();
    let written = if out.is_terminal() { write(out, &harmless(text)) } else { write(out, text) };
    note(written);
}

/// Prints a result for programs as JSON.
pub(super) fn print_json(value: &impl Serialize) -> anyhow::Result<()> {
    print_data(&format!("{}\n", serde_json::to_string_pretty(value)?));
    Ok(())
}

/// Notes what became of a result. A reader that has gone away is no failure; anything else is said, once.
pub(super) fn note(written: io::Result<()>) {
    if let Err(error) = written
        && error.kind() != ErrorKind::BrokenPipe
        && !LOST.swap(true, Ordering::Relaxed)
    {
        say(&format!("throughline: the results cannot be written, and what was written of them is not whole: {error}"));
    }
}

/// Whether results were lost, which was said.
pub(super) fn lost() -> bool {
    LOST.load(Ordering::Relaxed)
}

/// Says something on the side, a line or several.
pub(super) fn say(text: &str) {
    say_coloured(&harmless(text));
}

/// Says what was coloured, and what authors wrote in it made harmless before.
pub(super) fn say_coloured(text: &str) {
    let err = io::stderr().lock();
    let text = if err.is_terminal() { straight(text) } else { text.into() };
    // Nobody is left to be told of a failure.
    let _ = write(AutoStream::always(err), &format!("{text}\n"));
}

fn write(mut to: impl Write, text: &str) -> io::Result<()> {
    to.write_all(text.as_bytes())?;
    to.flush()
}
