//! What an author does in a day: sentences and titles, slips that are mended later, files that are
//! renamed, deleted and written again, the site's file, the theme.

#[path = "../../large_site/generate/random.rs"]
#[expect(dead_code, reason = "nobody asks for a day")]
mod random;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use walkdir::WalkDir;

use crate::http::{Served, save_by_rename};

use random::Random;

/// The page that tells how far the server has come.
const MARK: &str = "pages/soak-mark";

/// So many slips are left open at most.
const MOST_OPEN: usize = 4;

/// What errors look like; `@` is where the front matter goes on.
const SLIPS: [&str; 6] =
    ["---\ntitle: [Open\n@", "---\nunknown_field: 1\n@", "---\nowner: nobody-at-all\n@", "---\n\ttitle: Tab\n@", "", "@"];

const TEMPLATES: [(&str, &str); 4] = [
    ("theme/templates/404.html", "{% extends \"builtin/404.html\" %}"),
    ("theme/templates/404.html", "{% extends \"builtin/404.html\" %}{% if %}"),
    ("theme/templates/page.html", "{% extends \"builtin/page.html\" %}{% block head %}{{ nothing.at.all }}{% endblock head %}"),
    ("theme/assets/own.css", "main{color:red}"),
];

/// Somebody who writes.
pub(super) struct Author {
    root: PathBuf,
    random: Random,
    /// The files as they should be, by their paths.
    sound: BTreeMap<PathBuf, String>,
    /// What was written at the beginning.
    first: BTreeMap<PathBuf, String>,
    /// What has to be put right, the oldest first.
    open: Vec<Slip>,
    saves: usize,
}

/// Something that has to be put right.
enum Slip {
    /// This file must be as it should.
    File(PathBuf),
    /// This file, or folder, must be called this again.
    Name(PathBuf, PathBuf),
    /// This file must go.
    Extra(PathBuf),
}

impl Author {
    pub(super) fn new(root: &Path, seed: u64) -> Self {
        let files = WalkDir::new(root).sort_by_file_name().into_iter().map(Result::unwrap).map(walkdir::DirEntry::into_path);
        let texts = files.filter(|path| path.extension().is_some_and(|ending| ending == "md" || ending == "yaml"));
        let first: BTreeMap<PathBuf, String> = texts.map(|path| (path.clone(), fs::read_to_string(path).unwrap())).collect();
        Self { root: root.to_owned(), random: Random::of(seed, 0, 0), sound: first.clone(), first, open: Vec::new(), saves: 0 }
    }

    /// Saves something, and rests a moment or none.
    pub(super) fn save(&mut self) {
        self.saves += 1;
        if self.open.len() >= MOST_OPEN {
            self.mend(0);
        } else {
            match self.random.below(20) {
                0..=7 => self.sentence(),
                8..=9 => self.title(),
                10..=12 => self.slip(),
                13..=15 if !self.open.is_empty() => {
                    let at = self.random.below(self.open.len());
                    self.mend(at);
                }
                16 => self.rename(),
                17 => self.delete(),
                18 => self.site_file(),
                _ => self.theme(),
            }
        }
        let rest = [0, 0, 5, 30, 120][self.random.below(5)];
        std::thread::sleep(Duration::from_millis(rest));
    }

    /// Puts everything right.
    pub(super) fn mend_all(&mut self) {
        while !self.open.is_empty() {
            self.mend(self.open.len() - 1);
        }
    }

    /// Waits until everything that was saved is shown.
    pub(super) fn mark(&mut self, served: &Served) {
        let wanted = format!("Saved {} times", self.saves);
        fs::write(self.root.join(format!("{MARK}.md")), format!("---\ntitle: {wanted}\n---\n")).unwrap();
        served.wait_for(&format!("/{MARK}.html"), |page| page.body.contains(&wanted));
    }

    /// A content file that is there and as it should be.
    fn pick(&mut self) -> PathBuf {
        loop {
            let at = self.random.below(self.sound.len());
            let path = self.sound.keys().nth(at).unwrap().clone();
            let is_open = |slip: &Slip| match slip {
                Slip::File(file) | Slip::Extra(file) => *file == path,
                Slip::Name(now, then) => *now == path || *then == path,
            };
            if path.is_file() && path.extension().is_some_and(|ending| ending == "md") && !self.open.iter().any(is_open) {
                return path;
            }
        }
    }

    fn write(&mut self, path: &Path, text: &str) {
        match self.random.below(3) {
            0 => save_by_rename(path, text),
            1 => {
                // In two steps, as over a slow line.
                fs::write(path, &text.as_bytes()[..text.len() / 2]).unwrap();
                std::thread::sleep(Duration::from_millis(1));
                fs::write(path, text).unwrap();
            }
            _ => fs::write(path, text).unwrap(),
        }
    }

    fn sentence(&mut self) {
        let path = self.pick();
        let text = format!("{}\n\nSaved as number {}.\n", self.first[&path].trim_end(), self.saves);
        self.write(&path, &text);
        self.sound.insert(path, text);
    }

    fn title(&mut self) {
        let path = self.pick();
        let text = &self.first[&path];
        let line = text.lines().find(|line| line.starts_with("title: ")).unwrap();
        let text = text.replacen(line, &format!("title: Called by number {}", self.saves), 1);
        self.write(&path, &text);
        self.sound.insert(path, text);
    }

    fn slip(&mut self) {
        let path = self.pick();
        let slip = self.random.pick(&SLIPS);
        let rest = self.sound[&path].strip_prefix("---\n").unwrap_or("");
        let text = slip.replace('@', rest);
        if self.random.once_in(8) {
            fs::write(&path, b"---\ntitle: \xff\n---\n").unwrap();
        } else {
            self.write(&path, &text);
        }
        self.open.push(Slip::File(path));
    }

    fn rename(&mut self) {
        // With a folder goes what is in it: nothing there may wait to be put right.
        let (now, then) = if self.open.is_empty() && self.random.once_in(4) {
            (self.root.join("processes-as-they-were"), self.root.join("processes"))
        } else {
            let then = self.pick();
            (then.with_file_name(format!("renamed-{}.md", self.saves)), then)
        };
        fs::rename(&then, &now).unwrap();
        self.open.push(Slip::Name(now, then));
    }

    fn delete(&mut self) {
        let path = self.pick();
        fs::remove_file(&path).unwrap();
        self.open.push(Slip::File(path));
    }

    fn site_file(&mut self) {
        let path = self.root.join("throughline.yaml");
        let first = &self.first[&path];
        if self.random.once_in(2) {
            let text = first.replacen("title: ", &format!("title: Number {} ", self.saves), 1);
            self.write(&path, &text);
            self.sound.insert(path, text);
        } else {
            let text = first.replacen("title: ", "title: [", 1);
            self.write(&path, &text);
            self.open.push(Slip::File(path));
        }
    }

    fn theme(&mut self) {
        let (path, text) = TEMPLATES[self.random.below(TEMPLATES.len())];
        let path = self.root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        self.write(&path, text);
        self.open.push(Slip::Extra(path));
    }

    fn mend(&mut self, at: usize) {
        match self.open.remove(at) {
            Slip::File(path) => {
                let text = self.sound[&path].clone();
                self.write(&path, &text);
            }
            Slip::Name(now, then) => fs::rename(now, then).unwrap(),
            // It may have been written twice.
            Slip::Extra(path) => fs::remove_file(path).unwrap_or_default(),
        }
    }
}
