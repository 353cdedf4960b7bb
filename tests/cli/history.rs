//! What pages say from the history of a repository that is made for it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use super::{result, stderr, stdout, throughline};

const FILES: &[(&str, &str)] = &[
    ("throughline.yaml", "title: Lantern Street\n"),
    ("personas/ada.md", "---\ntitle: Ada\n---\n"),
    ("outcomes/home.md", "---\ntitle: Home before dark\nfor: ada\nowner: desk\n---\n"),
    (
        "journeys/walk.md",
        "---\ntitle: Walk home\npersona: ada\noutcome: home\nreviewed: 2026-02-01\nstages: [{title: Asking, touchpoints: [{id: ask, title: I ask, served_by: [show-way]}]}]\n---\n",
    ),
    ("processes/show-way.md", "---\ntitle: Show the way\nowner: desk\nreviewed: 2026-02-01\nsteps: [{title: Point, by: guide}]\n---\n"),
    ("teams/desk.md", "---\ntitle: Lamp desk\n---\n"),
    ("roles/guide.md", "---\ntitle: Guide\nteam: desk\n---\n"),
];

/// A repository with a site in a folder of it, committed in January.
pub(super) struct Street {
    folder: TempDir,
    site: &'static str,
}

impl Street {
    pub(super) fn in_folder(site: &'static str) -> Self {
        let street = Self { folder: tempfile::tempdir().unwrap(), site };
        for (path, text) in FILES {
            street.write(path, text);
        }
        street.git(&["init", "-q", "-b", "main"]);
        street.commit("2026-01-05");
        street
    }

    /// The same repository, whose site was moved to another folder of it.
    pub(super) fn moved_to(self, site: &'static str) -> Self {
        self.git(&["mv", self.site, site]);
        Self { site, ..self }
    }

    pub(super) fn repository(&self) -> &Path {
        self.folder.path()
    }

    pub(super) fn site(&self) -> PathBuf {
        self.repository().join(self.site)
    }

    pub(super) fn write(&self, path: &str, text: &str) {
        let path = self.site().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub(super) fn change(&self, path: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.site().join(path)).unwrap();
        assert!(text.contains(from), "{text}");
        self.write(path, &text.replace(from, to));
    }

    pub(super) fn git_on(&self, day: &str, arguments: &[&str]) -> String {
        let mut git = Command::new("git");
        let moment = format!("{day}T12:00:00+00:00");
        git.current_dir(self.repository()).env("GIT_COMMITTER_DATE", &moment).env("GIT_AUTHOR_DATE", &moment);
        git.args(["-c", "user.name=Eve Wick", "-c", "user.email=eve@example.com", "-c", "commit.gpgsign=false"]).args(arguments);
        result(&git.output().unwrap())
    }

    pub(super) fn git(&self, arguments: &[&str]) -> String {
        self.git_on("2026-01-05", arguments)
    }

    pub(super) fn commit(&self, day: &str) {
        self.git(&["add", "--all"]);
        self.git_on(day, &["commit", "-q", "-m", "Change"]);
    }

    fn build(&self, more: &[&str]) -> BTreeMap<PathBuf, String> {
        built(&self.site(), more).0
    }
}

/// What a build publishes in pages and texts, and what it says.
fn built(site: &Path, more: &[&str]) -> (BTreeMap<PathBuf, String>, String) {
    let output = tempfile::tempdir().unwrap();
    let public = output.path().join("public");
    let done = throughline(site, &[&["build", ".", "--output", public.to_str().unwrap()], more].concat());
    assert!(done.status.success(), "{}", stderr(&done));
    let mut files = BTreeMap::new();
    let mut open = vec![public.clone()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            if entry.path().is_dir() {
                open.push(entry.path());
            } else {
                let bytes = fs::read(entry.path()).unwrap();
                files.insert(entry.path().strip_prefix(&public).unwrap().to_owned(), String::from_utf8_lossy(&bytes).into_owned());
            }
        }
    }
    (files, stderr(&done))
}

fn page<'p>(pages: &'p BTreeMap<PathBuf, String>, path: &str) -> &'p str {
    &pages[Path::new(path)]
}

/// What the line of facts says of the last change.
fn last_change(page: &str) -> String {
    let (_, behind) = page.split_once("<b>Last change</b> ").unwrap_or_else(|| panic!("no last change in {page}"));
    behind.split("<small").next().unwrap().split("<li").next().unwrap().trim().to_owned()
}

#[test]
fn a_page_says_when_it_was_last_changed_and_by_whom_only_where_the_site_names_people() {
    let street = Street::in_folder("docs/site");
    street.change("processes/show-way.md", "Point", "Point there");
    street.commit("2026-01-20");
    let pages = street.build(&[]);
    assert_eq!(last_change(page(&pages, "processes/show-way.html")), "20 Jan 2026");
    assert_eq!(last_change(page(&pages, "journeys/walk.html")), "5 Jan 2026");
    let commit = street.git(&["rev-parse", "HEAD"]);
    assert!(page(&pages, "processes/show-way.html").contains(&commit[..10]) && !pages.values().any(|page| page.contains("Eve Wick")));
    let recent = page(&pages, "recent.html");
    assert!(recent.contains("Home before dark") && recent.contains("20 Jan 2026") && recent.contains("Show the way"), "{recent}");

    street.write("throughline.yaml", "title: Lantern Street\ngit: {authors: true}\n");
    let pages = street.build(&[]);
    assert_eq!(last_change(page(&pages, "processes/show-way.html")), "20 Jan 2026 by Eve Wick");
}

#[test]
fn what_only_moved_keeps_the_day_of_its_last_change() {
    let street = Street::in_folder("");
    street.git(&["mv", "processes/show-way.md", "processes/the-way.md"]);
    street.change("journeys/walk.md", "show-way", "the-way");
    street.commit("2026-01-20");
    fs::create_dir(street.repository().join("site")).unwrap();
    for name in ["throughline.yaml", "personas", "outcomes", "journeys", "processes", "teams", "roles"] {
        street.git(&["mv", name, "site"]);
    }
    street.commit("2026-01-25");
    let moved = Street { folder: street.folder, site: "site" };
    moved.change("roles/guide.md", "Guide", "A guide");
    moved.commit("2026-01-30");
    let pages = moved.build(&[]);
    let days = ["processes/the-way.html", "journeys/walk.html", "roles/guide.html"].map(|path| last_change(page(&pages, path)));
    assert_eq!(days, ["5 Jan 2026", "20 Jan 2026", "30 Jan 2026"]);
}

#[test]
fn what_a_merge_settles_is_changed_by_the_merge() {
    let street = Street::in_folder("");
    street.git(&["checkout", "-q", "-b", "other"]);
    street.change("roles/guide.md", "Guide", "Leader");
    street.change("teams/desk.md", "Lamp desk", "Lamp bench");
    street.commit("2026-01-10");
    street.git(&["checkout", "-q", "main"]);
    street.change("roles/guide.md", "Guide", "Pilot");
    street.commit("2026-01-12");
    street.git(&["merge", "-q", "--no-commit", "-s", "ours", "other"]);
    street.write("roles/guide.md", "---\ntitle: Guide and leader\nteam: desk\n---\n");
    street.git(&["checkout", "other", "--", "teams/desk.md"]);
    street.commit("2026-01-15");
    let pages = street.build(&[]);
    assert_eq!(last_change(page(&pages, "roles/guide.html")), "15 Jan 2026");
    assert_eq!(last_change(page(&pages, "teams/desk.html")), "10 Jan 2026");
}

#[test]
fn a_clone_that_is_cut_off_says_that_it_does_not_know() {
    let street = Street::in_folder("");
    street.change("roles/guide.md", "Guide", "A guide");
    street.commit("2026-01-20");
    street.change("processes/show-way.md", "Point", "Point there");
    street.write("throughline.yaml", "title: Lantern Street\nchecks: {changed-since-reviewed: note}\n");
    street.commit("2026-03-01");
    let clone = tempfile::tempdir().unwrap();
    let from = format!("file://{}", street.repository().display());
    street.git(&["clone", "-q", "--depth", "2", &from, clone.path().join("site").to_str().unwrap()]);
    let (pages, said) = built(&clone.path().join("site"), &[]);
    assert!(said.contains("this clone holds only the newest commits, so when 5 files last changed is not known"), "{said}");
    assert_eq!(last_change(page(&pages, "processes/show-way.html")), "1 Mar 2026");
    assert!(last_change(page(&pages, "journeys/walk.html")).contains("not known here"));
    assert!(page(&pages, "recent.html").contains("only its newest commits"));
    assert!(page(&pages, "changed-since-reviewed.html").contains("cannot be said here"));
    let checked = throughline(&clone.path().join("site"), &["check"]);
    assert!(!stdout(&checked).contains("changed-since-reviewed") && stderr(&checked).contains("only the newest commits"));
    assert!(stdout(&throughline(&street.site(), &["check"])).contains("changed-since-reviewed"));
}

#[test]
fn a_site_outside_git_and_one_that_asks_nothing_have_no_history() {
    let street = Street::in_folder("site");
    street.write("notes/throughline.yaml", "title: Not tracked\n");
    let asked_nothing = street.build(&["--no-git", "--as-of", "2026-02-02"]);
    assert!(!asked_nothing.contains_key(Path::new("recent.html")) && !asked_nothing.values().any(|page| page.contains("Last change")));
    let outside = tempfile::tempdir().unwrap();
    for (path, text) in FILES {
        let path = outside.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    assert_eq!(built(outside.path(), &["--as-of", "2026-02-02"]).0, asked_nothing);
    let (not_tracked, said) = built(&street.site().join("notes"), &[]);
    assert!(!not_tracked.contains_key(Path::new("recent.html")) && !said.contains("git"), "{said}");
}

#[test]
fn the_same_commit_makes_the_same_pages() {
    let street = Street::in_folder("site");
    street.change("processes/show-way.md", "Point", "Point there");
    street.commit("2026-03-01");
    let clone = tempfile::tempdir().unwrap();
    street.git(&["clone", "-q", street.repository().to_str().unwrap(), clone.path().join("elsewhere").to_str().unwrap()]);
    let site = clone.path().join("elsewhere/site");
    // What is planted there says otherwise, and is not believed.
    for setting in ["log.showRoot=false", "log.follow=true", "diff.renames=false", "core.quotePath=true", "mailmap.file=../../planted"] {
        let (name, value) = setting.split_once('=').unwrap();
        result(&Command::new("git").current_dir(&site).args(["config", name, value]).output().unwrap());
    }
    fs::write(clone.path().join("planted"), "Mallory <eve@example.com>\n").unwrap();
    let root = result(&Command::new("git").current_dir(&site).args(["rev-list", "--max-parents=0", "HEAD"]).output().unwrap());
    let other = ["commit-tree", "-m", "Another", &format!("{}^{{tree}}", root.trim())];
    let other = result(&street_git(&site, "2020-01-01").args(other).output().unwrap());
    result(&Command::new("git").current_dir(&site).args(["replace", root.trim(), other.trim()]).output().unwrap());
    assert_eq!(built(&site, &[]).0, street.build(&[]));
}

fn street_git(here: &Path, day: &str) -> Command {
    let mut git = Command::new("git");
    git.current_dir(here).env("GIT_COMMITTER_DATE", format!("{day}T12:00:00Z")).env("GIT_AUTHOR_DATE", format!("{day}T12:00:00Z"));
    git.args(["-c", "user.name=Eve Wick", "-c", "user.email=eve@example.com"]);
    git
}

#[test]
fn a_journey_and_its_process_show_what_changed_since_the_review() {
    let street = Street::in_folder("site");
    street.write("throughline.yaml", "title: Lantern Street\nchecks: {changed-since-reviewed: note}\n");
    street.change("processes/show-way.md", "Point", "Point there");
    street.commit("2026-03-01");
    let pages = street.build(&[]);
    let (walk, way) = (page(&pages, "journeys/walk.html"), page(&pages, "processes/show-way.html"));
    assert!(
        walk.contains("<b>What it depends on changed since its review</b> <a href=../processes/show-way.html>Show the way</a>"),
        "{walk}"
    );
    assert!(way.contains("<b>This page changed since its review</b> <a href=../journeys/walk.html>Walk home</a>"), "{way}");
    let list = page(&pages, "changed-since-reviewed.html");
    assert!(list.contains("Walk home") && list.contains("reviewed 1 Feb 2026") && list.contains("1 Mar 2026"), "{list}");
    let checked = throughline(&street.site(), &["check"]);
    let expected = "journeys/walk.md:5:11: note[changed-since-reviewed]: `Walk home` was last looked at on 2026-02-01, and changed since: `Show the way` (2026-03-01)";
    assert!(stdout(&checked).contains(expected), "{}", stdout(&checked));
    assert!(!stdout(&throughline(&street.site(), &["check", "--no-git"])).contains("changed-since"));

    // The other way round, on the pages of who answers for the process and of who does its steps.
    street.change("journeys/walk.md", "I ask", "I ask the way");
    street.commit("2026-03-02");
    let pages = street.build(&[]);
    for path in ["teams/desk.html", "roles/guide.html"] {
        let list = page(&pages, path);
        assert!(list.contains("Show the way") && list.contains("reviewed 1 Feb 2026") && list.contains("2 Mar 2026"), "{list}");
    }
}

#[test]
fn a_review_ends_it_and_is_no_change_of_what_was_reviewed() {
    let street = Street::in_folder("site");
    street.write("throughline.yaml", "title: Lantern Street\nchecks: {changed-since-reviewed: note}\n");
    street.change("processes/show-way.md", "Point", "Point there");
    street.commit("2026-03-01");
    let found = || stdout(&throughline(&street.site(), &["check"])).matches("[changed-since-reviewed]").count();
    assert_eq!(found(), 1);
    result(&throughline(&street.site(), &["review", "journey:walk", "--as-of", "2026-03-04", "--approve", "Ada Low"]));
    assert_eq!(found(), 0);
    // The commit of the review is newer than the review of the process, and says nothing new of the journey.
    street.commit("2026-03-05");
    assert_eq!(found(), 0);
    street.change("journeys/walk.md", "I ask", "I ask the way");
    street.commit("2026-03-06");
    assert_eq!(found(), 1);
    result(&throughline(&street.site(), &["review", "journey:walk", "--as-of", "2026-03-07"]));
    street.commit("2026-03-07");
    assert_eq!(found(), 1, "that the journey was reviewed does not undo that it changed");
}

#[test]
fn what_changed_last_is_a_feed_where_the_address_is_known() {
    let street = Street::in_folder("site");
    street.change("teams/desk.md", "Lamp desk", "Lamp & oil desk");
    street.commit("2026-03-02");
    let public = street.folder.path().join("public");
    let output = public.to_str().unwrap();
    result(&throughline(&street.site(), &["build", "--output", output, "--base-url", "https://x.example/docs"]));
    let feed = fs::read_to_string(public.join("feed.xml")).unwrap();
    let (head, newest) = feed.split_once("<entry>").unwrap();
    assert!(
        head.contains("<updated>2026-03-02T00:00:00Z</updated>") && head.contains("href=\"https://x.example/docs/feed.xml\""),
        "{head}"
    );
    assert!(
        newest.starts_with("\n<title>Team: Lamp &amp; oil desk</title>\n<id>https://x.example/docs/teams/desk.html#changed-"),
        "{newest}"
    );
    assert_eq!(feed.matches("<entry>").count(), FILES.len() - 1, "every file but throughline.yaml");
    let page = fs::read_to_string(public.join("teams/desk.html")).unwrap();
    assert!(page.contains("type=application/atom+xml title=\"") && page.contains(" href=../feed.xml>"), "{page}");
    street.change("throughline.yaml", "Street\n", "Street\nrobots: noindex\n");
    result(&throughline(&street.site(), &["build", "--output", output, "--base-url", "https://x.example/docs"]));
    assert!(fs::read_to_string(public.join("index.html")).unwrap().contains("<meta name=robots content=noindex>"));
    assert!(!public.join("sitemap.xml").exists());
}
