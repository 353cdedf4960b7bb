//! `throughline init`.

use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Result, bail};
use clap::Args;

use crate::base::values::Date;
use crate::io::create;
use crate::syntax::config::NAME;

use super::out::print;

/// Make a small, complete starter site: an outcome, a persona, a journey, two processes, a team.
///
/// Nothing is overwritten, and a folder that already holds a site is refused.
///
/// Example: throughline init our-site
#[derive(Debug, Args)]
pub(super) struct Init {
    /// The folder, which is made where it is missing.
    #[arg(value_name = "DIR", default_value = ".")]
    dir: PathBuf,
}

macro_rules! starter {
    ($($path:literal),* $(,)?) => {
        &[$(($path, include_str!(concat!("../../starter/", $path)))),*]
    };
}

/// The files of the starter site, in the order in which they are best read.
const STARTER: &[(&str, &str)] = starter![
    "throughline.yaml",
    "pages/start-here.md",
    "outcomes/evening-book.md",
    "personas/edda.md",
    "journeys/books-to-my-door.md",
    "services/book-bag.md",
    "processes/choose-books.md",
    "processes/bring-books.md",
    "teams/book-bike.md",
    "systems/catalogue.md",
    ".gitignore",
];

/// The newest day in the starter site. `init` moves all its days on, so that this one is today: else
/// the readings of a new site would be stale.
const NEWEST: &str = "2026-11-01";

impl Init {
    pub(super) fn run(&self) -> Result<u8> {
        let dir = &self.dir;
        if dir.join(NAME).symlink_metadata().is_ok() {
            bail!("{} already holds a site ({NAME}): name another folder", dir.display());
        }
        if dir.exists() && !dir.is_dir() {
            bail!("{} is no folder: name another", dir.display());
        }
        let days = today().zip(Date::parse(NEWEST)).map_or(0, |(today, newest)| today.days() - newest.days());
        let files: Vec<(&str, String)> = STARTER.iter().map(|(path, text)| (*path, moved_on(text, days))).collect();
        create::create(dir, &files)?;
        let mut said = String::new();
        for (path, _) in STARTER {
            said.push_str(&format!("{}\n", if dir == Path::new(".") { path.into() } else { dir.join(path) }.display()));
        }
        let argument = argument(dir);
        said.push_str(&format!(
            "\nA small site about a library that brings books home. Try:\n  throughline check{argument}\n  throughline serve{argument}\n"
        ));
        print(&said);
        Ok(0)
    }
}

/// The folder as an argument of the next command.
fn argument(dir: &Path) -> String {
    let shown = dir.display().to_string();
    if shown == "." {
        String::new()
    } else if shown.contains(char::is_whitespace) {
        format!(" \"{shown}\"")
    } else {
        format!(" {shown}")
    }
}

/// Today; none where the system's clock stands before 1970.
fn today() -> Option<Date> {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).ok()?.as_secs();
    Date::from_days(Date::parse("1970-01-01")?.days() + i64::try_from(seconds / 86_400).ok()?)
}

/// A text with all its days moved on.
fn moved_on(text: &str, days: i64) -> String {
    const LENGTH: usize = "2026-11-01".len();
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let moved = rest.get(..LENGTH).and_then(Date::parse).and_then(|date| Date::from_days(date.days() + days));
        let taken = match moved {
            Some(date) => {
                out.push_str(&date.to_string());
                LENGTH
            }
            None => {
                out.push(first);
                first.len_utf8()
            }
        };
        rest = &rest[taken..];
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_moved_on_and_nothing_else() {
        assert_eq!(moved_on("date: 2026-12-30, n: 12; é 2026-13-01", 3), "date: 2027-01-02, n: 12; é 2026-13-01");
    }

    #[test]
    fn the_newest_day_is_the_one_that_becomes_today() {
        let dates = STARTER.iter().flat_map(|(_, text)| text.split(|c: char| !c.is_ascii_digit() && c != '-')).filter_map(Date::parse);
        assert_eq!(dates.max(), Date::parse(NEWEST));
    }

    #[test]
    fn every_file_of_the_starter_is_written() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("starter");
        let mut on_disk = Vec::new();
        let mut open = vec![folder.clone()];
        while let Some(next) = open.pop() {
            for entry in std::fs::read_dir(next).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() { open.push(path) } else { on_disk.push(path) }
            }
        }
        let mut known: Vec<PathBuf> = STARTER.iter().map(|(path, _)| folder.join(path)).collect();
        on_disk.sort();
        known.sort();
        assert_eq!(on_disk, known);
    }
}
