//! `throughline init`.

use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Result, bail};
use clap::Args;

use crate::base::date::Date;
use crate::base::kind::Kind;
use crate::io::create;
use crate::syntax::config::NAME;

use super::out::print;

/// Make a small, complete starter site: an outcome, a persona, a journey, two processes, a team.
///
/// With `--empty` a site of your own: a throughline.yaml and the folders, and nothing to delete. Nothing is overwritten,
/// and a folder that already holds a site is refused.
///
/// Example: throughline init our-site
#[derive(Debug, Args)]
pub(super) struct InitArgs {
    /// The folder, which is made where it is missing.
    #[arg(value_name = "DIR", default_value = ".")]
    dir: PathBuf,
    /// Make a site without content.
    #[arg(long)]
    empty: bool,
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

impl InitArgs {
    pub(super) fn run(&self) -> Result<u8> {
        let dir = &self.dir;
        if dir.join(NAME).symlink_metadata().is_ok() {
            bail!("{} already holds a site ({NAME}): name another folder", dir.display());
        }
        if dir.exists() && !dir.is_dir() {
            bail!("{} is no folder: name another", dir.display());
        }
        if self.empty {
            return make_empty(dir);
        }
        let days = today().zip(Date::parse(NEWEST)).map_or(0, |(today, newest)| today.days() - newest.days());
        let files: Vec<(&str, String)> = STARTER.iter().map(|(path, text)| (*path, moved_on(text, days))).collect();
        create::create(dir, &files)?;
        let mut said: String = STARTER.iter().map(|(path, _)| shown(dir, path)).collect();
        let argument = argument(dir);
        said.push_str(&format!(
            "\nA small site about a library that brings books home. Try:\n  throughline check{argument}\n  throughline serve{argument}\n"
        ));
        print(&said);
        Ok(0)
    }
}

/// Makes a site without content, and says how to begin.
fn make_empty(dir: &Path) -> Result<u8> {
    let files = [(NAME, site_file(&title_of(dir))), (".gitignore", "/public/\n".to_owned())];
    create::create(dir, &files)?;
    let folders: Vec<&str> = Kind::ALL.iter().map(|kind| kind.folder()).collect();
    create::create_folders(dir, &folders)?;
    let mut said: String = files.iter().map(|(path, _)| shown(dir, path)).collect();
    said.extend(folders.iter().map(|folder| shown(dir, &format!("{folder}/"))));
    let site = match argument(dir) {
        argument if argument.is_empty() => argument,
        argument => format!(" --site{argument}"),
    };
    said.push_str(&format!(
        "\nAn empty site. Begin with whom it is for, and what they want to be true:\n  \
         throughline new persona rosa --title \"Rosa, who reads at night\"{site}\n  \
         throughline new outcome book-tonight --title \"I have a book for tonight\"{site}\n  \
         throughline serve{}\n",
        argument(dir)
    ));
    print(&said);
    Ok(0)
}

/// The title of a new site: the words of its folder's name.
fn title_of(dir: &Path) -> String {
    let name = dir.canonicalize().ok().or_else(|| Some(dir.to_owned())).and_then(|dir| Some(dir.file_name()?.to_str()?.to_owned()));
    let words = name.unwrap_or_default().replace(['-', '_'], " ");
    let mut letters = words.trim().chars().filter(|c| !c.is_control());
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => "Our site".to_owned(),
    }
}

/// A `throughline.yaml` that says what may be said.
fn site_file(title: &str) -> String {
    let is_plain = title.chars().all(|c| c.is_alphabetic() || c == ' ');
    let title = if is_plain { title.to_owned() } else { serde_json::Value::from(title).to_string() };
    format!(
        "title: {title}\n\
         # What begins with `#` is not read: take `# ` away where you know more.\n\
         # us: the library            # what \"us\" is called in pictures\n\
         # language: en               # of what you write\n\
         # outcomes: [book-tonight]   # the order on the home page; the rest follows by title\n\
         # channels:                  # how people and you meet\n\
         #   - {{id: phone, title: Telephone}}\n"
    )
}

/// A path that was made, on a line of its own.
fn shown(dir: &Path, path: &str) -> String {
    let path = if dir == Path::new(".") { path.into() } else { dir.join(path) };
    format!("{}\n", path.display())
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
