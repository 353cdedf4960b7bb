//! The program among things that are not as they should be: repositories that name programs, pipes for files,
//! disks that are full, texts that act on a terminal.

#![cfg(unix)]
#![expect(clippy::disallowed_methods, reason = "the program is run, and files are made for it")]

mod git;
mod output;
mod special;
mod system;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// A sound site of few files.
const SITE: &[(&str, &str)] = &[
    ("throughline.yaml", "title: T\n"),
    ("outcomes/home.md", "---\ntitle: I am home\nfor: [ada]\nsummary: Back.\n---\n"),
    ("personas/ada.md", "---\ntitle: Ada\n---\n"),
    ("processes/show.md", "---\ntitle: Show the way\nsupports: []\n---\n"),
];

fn site_in(folder: &Path) {
    for (path, text) in SITE {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

fn throughline(here: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_throughline")).current_dir(here).args(arguments).output().unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}
