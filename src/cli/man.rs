//! `throughline man`.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::Args;

use super::out::print;

/// Write the manual pages of all commands, for `man`.
///
/// A page for each command, in the folder that is named, which is made where it is not there.
///
/// Example: throughline man ~/.local/share/man/man1
#[derive(Debug, Args)]
pub(super) struct ManArgs {
    /// The folder.
    #[arg(value_name = "DIR")]
    dir: PathBuf,
}

impl ManArgs {
    /// `program` is all that there is to be described.
    pub(super) fn run(&self, program: clap::Command) -> Result<u8> {
        let dir = self.dir.display();
        fs::create_dir_all(&self.dir).with_context(|| format!("{dir} cannot be made: name a folder that you may write in"))?;
        clap_mangen::generate_to(program, &self.dir)
            .with_context(|| format!("the manual pages cannot be written in {dir}: name a folder that you may write in"))?;
        print(&format!("wrote the manual pages in {dir}: `man throughline` finds them where that folder is on its path\n"));
        Ok(0)
    }
}
