//! `throughline completions`.

use anyhow::Result;
use clap::{Args, CommandFactory};
use clap_complete::Shell;

use super::out::print_data;

/// Print completions for a shell.
///
/// Example: throughline completions bash > ~/.local/share/bash-completion/completions/throughline
#[derive(Debug, Args)]
pub(super) struct Completions {
    /// The shell.
    #[arg(value_enum)]
    shell: Shell,
}

impl Completions {
    pub(super) fn run(&self) -> Result<u8> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut super::Arguments::command(), "throughline", &mut script);
        print_data(&String::from_utf8_lossy(&script));
        Ok(0)
    }
}
