//! The program, run as people run it: a module for each command, for what README shows of them, and for what changes are held to.

// The rows of all analyses stand in one value of JSON.
#![recursion_limit = "256"]
#![expect(clippy::disallowed_methods, reason = "the program is run, and what it writes is looked at")]

mod code_owners;
mod completions;
mod context;
mod diff;
mod diff_story;
mod editions;
mod export;
mod find;
mod history;
mod impact;
mod import;
mod init;
mod insights;
mod insights_of_little;
mod log_sql;
mod name;
mod new;
#[cfg(unix)]
mod packages;
#[cfg(unix)]
mod pipelines;
#[cfg(unix)]
mod publish;
mod publishing;
mod readme;
mod rename;
mod review;
mod sheets;
mod sources;
mod versions;
mod workshop;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

/// A site without findings that has something of every kind.
const BASE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/base");

/// The program, not yet started.
fn program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_throughline"))
}

fn throughline(here: &Path, arguments: &[&str]) -> Output {
    program().current_dir(here).args(arguments).output().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// What a command says that has to go well.
fn result(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(0), "{}", stderr(output));
    stdout(output)
}

/// A site with this `throughline.yaml` and these files.
fn site(yaml: &str, files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in [("throughline.yaml", yaml)].iter().chain(files) {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}
