//! The example site, built, and the pages that stand for their kinds.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use tempfile::TempDir;
use walkdir::WalkDir;

use super::host::Host;

/// Pages that are looked at of each kind: a small, a middling and the largest one.
const OF_EACH_KIND: usize = 3;

/// Fields that readers see.
const SPOKEN: [&str; 12] =
    ["title", "summary", "statement", "goal", "does", "thinks", "expects", "recovery", "promise", "trigger", "source", "customer_calls_it"];

/// What is hard to break into lines.
const AWKWARD: [&str; 4] = [
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenherstellungsbetriebsleiterinnenbüro",
    "أبلغ عن الحادث وأنتظر مكالمة من شركة التأمين",
    "事故の後に保険会社へ連絡して折り返しの電話を待っています",
    "👩🏽‍🚒🇩🇪🚑🔥 Ich melde den Unfall der Kraftfahrzeughaftpflichtversicherungsgesellschaft",
];

/// A built site.
pub(crate) struct Site {
    folder: TempDir,
}

impl Site {
    /// The example, in a repository of its own with two commits, so that its pages tell of changes whatever ours knows of it.
    pub(crate) fn example() -> Self {
        Self::example_with(&[])
    }

    /// The same, built with more arguments.
    pub(crate) fn example_with(arguments: &[&str]) -> Self {
        let content = tempfile::tempdir().unwrap();
        let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("example-site");
        let files = WalkDir::new(&example).into_iter().filter_entry(|entry| entry.file_name() != "public");
        for file in files.map(Result::unwrap).filter(|f| f.file_type().is_file()) {
            let path = content.path().join(file.path().strip_prefix(&example).unwrap());
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::copy(file.path(), path).unwrap();
        }
        commit(content.path(), "2026-08-01");
        for changed in ["journeys/moving-home.md", "processes/answer-a-call.md"] {
            let path = content.path().join(changed);
            fs::write(&path, fs::read_to_string(&path).unwrap() + "\nMore is known since.\n").unwrap();
        }
        commit(content.path(), "2026-11-10");
        Self::built(content.path(), arguments)
    }

    /// The starter site, where every title and every text that stands on a line of its own is a word without end, or written
    /// from right to left, or without spaces, or in pictures.
    pub(crate) fn of_awkward_words() -> Self {
        let content = tempfile::tempdir().unwrap();
        let starter = Path::new(env!("CARGO_MANIFEST_DIR")).join("starter");
        let mut words = AWKWARD.iter().cycle();
        for file in WalkDir::new(&starter).sort_by_file_name().into_iter().map(Result::unwrap).filter(|f| f.file_type().is_file()) {
            let path = content.path().join(file.path().strip_prefix(&starter).unwrap());
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            let awkward = |line: &str| match line.split_once(": ") {
                Some((field, _)) if SPOKEN.contains(&field.trim_start_matches([' ', '-'])) => {
                    format!("{field}: \"{}\"\n", words.next().unwrap())
                }
                _ => format!("{line}\n"),
            };
            fs::write(path, fs::read_to_string(file.path()).unwrap().lines().map(awkward).collect::<String>()).unwrap();
        }
        Self::built(content.path(), &[])
    }

    fn built(content: &Path, arguments: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut build = Command::new(env!("CARGO_BIN_EXE_throughline"));
        let built = build.arg("build").arg(content).arg("--output").arg(folder.path().join("public")).args(arguments).output().unwrap();
        assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
        Self { folder }
    }

    pub(crate) fn root(&self) -> PathBuf {
        self.folder.path().join("public")
    }

    /// The address of a page in the folder itself.
    pub(crate) fn file(&self, page: &str) -> String {
        format!("file://{}", self.root().join(page).display())
    }

    /// Serves the site on a path below a host's own, and under the strictest policy.
    pub(crate) fn host(&self) -> Host {
        self.host_with_late_fonts(Duration::ZERO)
    }

    /// The same, where fonts take this long.
    pub(crate) fn host_with_late_fonts(&self, late: Duration) -> Host {
        Host::start(self.root(), late)
    }

    /// The pages of each kind, the smallest first. The kind is what the body's class says.
    fn by_kind(&self) -> BTreeMap<String, Vec<String>> {
        let mut kinds: BTreeMap<String, Vec<(usize, String)>> = BTreeMap::new();
        for file in WalkDir::new(self.root()).sort_by_file_name().into_iter().map(Result::unwrap) {
            if file.path().extension().is_none_or(|ending| ending != "html") {
                continue;
            }
            let html = fs::read_to_string(file.path()).unwrap();
            // The page that is not found leads to the root of its host, and this site lies below it.
            if html.contains("http-equiv=refresh") || file.file_name() == "404.html" {
                continue;
            }
            let path = file.path().strip_prefix(self.root()).unwrap().to_str().unwrap().to_owned();
            let (_, class) = html.split_once("<body class=kind-").unwrap_or_else(|| panic!("{path} does not say its kind"));
            let kind = class.split('>').next().unwrap();
            kinds.entry(kind.to_owned()).or_default().push((html.len(), path));
        }
        kinds
            .into_iter()
            .map(|(kind, mut pages)| {
                pages.sort();
                (kind, pages.into_iter().map(|(_, path)| path).collect())
            })
            .collect()
    }

    /// A few pages of each kind.
    pub(crate) fn samples(&self) -> Vec<String> {
        let spread = |pages: &Vec<String>| {
            let (last, steps) = (pages.len() - 1, OF_EACH_KIND.min(pages.len()));
            (0..steps).map(|step| pages[if steps == 1 { last } else { step * last / (steps - 1) }].clone()).collect::<Vec<_>>()
        };
        self.by_kind().values().flat_map(spread).collect()
    }

    /// The middling page of each kind.
    pub(crate) fn one_of_each_kind(&self) -> Vec<String> {
        self.by_kind().values().map(|pages| pages[pages.len() / 2].clone()).collect()
    }

    /// The largest page of a kind.
    pub(crate) fn largest(&self, kind: &str) -> String {
        self.by_kind()[kind].last().unwrap().clone()
    }
}

/// Commits all of a folder on a day; nothing where there is no `git`.
fn commit(folder: &Path, day: &str) {
    let moment = format!("{day}T12:00:00Z");
    for arguments in [&["init", "--quiet"][..], &["add", "--all"], &["commit", "--quiet", "--message", "Change"]] {
        let mut git = Command::new("git");
        git.current_dir(folder).env("GIT_COMMITTER_DATE", &moment).env("GIT_AUTHOR_DATE", &moment);
        let _ =
            git.args(["-c", "user.name=Ada", "-c", "user.email=ada@example.com", "-c", "commit.gpgsign=false"]).args(arguments).output();
    }
}
