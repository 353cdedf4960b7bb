//! A repository with a history of its own, made on the fly: what each of twelve commits means for the customer, in all formats.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

use super::{program, result, stderr};

const FILES: &[(&str, &str)] = &[
    ("throughline.yaml", "title: Lantern Street\n"),
    ("personas/ada.md", "---\ntitle: Ada\n---\n"),
    ("outcomes/home.md", "---\ntitle: Home before dark\nfor: ada\n---\n"),
    (
        "journeys/walk.md",
        "---
title: Walk home
persona: ada
outcome: home
stages:
  - id: asking
    title: Asking
    touchpoints:
      - id: ask
        title: I ask the way
        feeling: 1
        served_by: [show-way]
      - id: thank
        title: I say thank you
        feeling: 1
        served_by: [hear]
---
",
    ),
    ("processes/show-way.md", "---\ntitle: Show the way\nowner: desk\n---\n"),
    ("processes/hear.md", "---\ntitle: Hear thanks\nowner: desk\n---\n"),
    ("teams/desk.md", "---\ntitle: Lamp desk\n---\n"),
];

/// A repository while its story is told.
struct Story {
    repository: TempDir,
    /// The site's folder in it.
    folder: &'static str,
}

impl Story {
    fn begin() -> Self {
        let story = Self { repository: tempfile::tempdir().unwrap(), folder: "site" };
        for (path, text) in FILES {
            story.write(path, text);
        }
        story.git(&["init", "-q", "-b", "main"]);
        story.commit("The street");
        story
    }

    fn site(&self) -> std::path::PathBuf {
        self.repository.path().join(self.folder)
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.site().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn edit(&self, path: &str, old: &str, new: &str) {
        let text = fs::read_to_string(self.site().join(path)).unwrap();
        assert!(text.contains(old), "{path} has no {old}");
        self.write(path, &text.replacen(old, new, 1));
    }

    fn git(&self, arguments: &[&str]) -> String {
        let mut git = Command::new("git");
        git.current_dir(self.repository.path());
        git.args([
            "-c",
            "user.name=Ada",
            "-c",
            "user.email=ada@example.com",
            "-c",
            "commit.gpgsign=false",
            "-c",
            "core.hooksPath=/dev/null",
        ]);
        result(&git.args(arguments).output().unwrap())
    }

    fn commit(&self, says: &str) {
        self.git(&["add", "-A"]);
        self.git(&["commit", "-qm", says]);
        let commits = self.git(&["rev-list", "--count", "HEAD"]);
        self.git(&["tag", "-f", &format!("c{}", commits.trim())]);
    }

    fn diff(&self, arguments: &[&str]) -> Output {
        program().arg("diff").args(arguments).arg("--site").arg(self.site()).output().unwrap()
    }
}

/// What a page says where its headline stands, without its marks.
fn headline_of_page(page: &str) -> String {
    let (_, behind) = page.split_once("<h1").unwrap();
    let (inner, _) = behind.split_once('>').unwrap().1.split_once("</h1>").unwrap();
    inner.replace("<cite dir=auto>", "*").replace("<cite dir=\"auto\">", "*").replace("</cite>", "*").trim().to_owned()
}

/// What differs between two commits, the same in all formats.
fn headline(story: &Story, base: &str, head: &str) -> String {
    let told = |format: &str| result(&story.diff(&[base, head, "--format", format]));
    let json: Value = serde_json::from_str(&told("json")).unwrap();
    let headline = json["headline"].as_str().unwrap().to_owned();
    let said = {
        let mut letters = headline.chars();
        letters.next().map_or(String::new(), |first| first.to_uppercase().collect::<String>() + letters.as_str())
    };
    assert_eq!(told("text").lines().next(), Some(said.as_str()));
    assert_eq!(told("markdown").lines().next().map(|line| line.replace('\u{200b}', "")), Some(format!("**{said}**")));
    assert_eq!(headline_of_page(&told("html")), said);
    headline
}

/// Twelve commits.
fn told() -> Story {
    let mut story = Story::begin();
    // 2: a process gets another name.
    result(&program().args(["rename", "process:show-way", "lead", "--site"]).arg(story.site()).output().unwrap());
    story.commit("Show the way is lead");
    // 3: a promise.
    story.edit(
        "journeys/walk.md",
        "        feeling: 1\n        served_by: [lead]\n",
        "        feeling: 1\n        within: 1 h\n        served_by: [lead]\n",
    );
    story.commit("We promise an hour");
    // 4: on a branch, somebody feels worse.
    story.git(&["checkout", "-qb", "rain"]);
    story.edit("journeys/walk.md", "title: I say thank you\n        feeling: 1", "title: I say thank you\n        feeling: -1");
    story.commit("It rains");
    // 5: meanwhile a service comes.
    story.git(&["checkout", "-q", "main"]);
    story.write("services/help.md", "---\ntitle: Directions\npromise: We answer\n---\n");
    story.commit("Directions");
    story.git(&["tag", "directions"]);
    // 6: both.
    story.git(&["merge", "-q", "--no-ff", "-m", "Rain and directions", "rain"]);
    story.git(&["tag", "merged"]);
    // 7: a process goes.
    fs::remove_file(story.site().join("processes/hear.md")).unwrap();
    story.edit("journeys/walk.md", "        served_by: [hear]\n", "");
    story.commit("Nobody hears thanks");
    story.git(&["tag", "unheard"]);
    // 8: a revision that cannot be read as a whole.
    story.edit("journeys/walk.md", "outcome: home", "outcome: hoome");
    story.commit("A slip");
    story.git(&["tag", "slip"]);
    // 9: mended.
    story.edit("journeys/walk.md", "outcome: hoome", "outcome: home");
    story.commit("Mended");
    story.git(&["tag", "mended"]);
    // 10: the folder moves.
    story.git(&["mv", "site", "content"]);
    story.folder = "content";
    story.commit("All of it is content");
    story.git(&["tag", "moved"]);
    // 11: a file gets another name by hand, its old id kept.
    story.git(&["mv", "content/outcomes/home.md", "content/outcomes/by-dusk.md"]);
    story.edit("outcomes/by-dusk.md", "title: Home before dark\n", "title: Home before dark\naliases: [home]\n");
    story.commit("By dusk");
    story.git(&["tag", "dusk"]);
    // 12: keys in another order, a comment.
    story.edit("journeys/walk.md", "persona: ada\noutcome: home\n", "outcome: home # as ever\npersona: ada\n");
    story.commit("Tidy");
    story.git(&["tag", "tidy"]);
    story
}

#[test]
fn each_step_of_a_story_has_its_headline_in_all_formats() {
    let story = told();
    let steps = [
        ("c1", "c2", "*Home before dark*: *Show the way* is `process:lead` now (was `process:show-way`)"),
        ("c2", "c3", "*Home before dark*: *I ask the way*: promised within: 1 h"),
        ("c3", "rain", "*Home before dark*: *Walk home*: how it feels on the whole: 0 (was +1), and 1 further change"),
        ("c3", "directions", "nothing is lost, and 3 findings are new"),
        ("directions", "merged", "*Home before dark*: *Walk home*: how it feels on the whole: 0 (was +1), and 1 further change"),
        (
            "merged",
            "unheard",
            "*Home before dark*: the only process serving *I say thank you* is removed: *Hear thanks*, and 1 further change",
        ),
        ("unheard", "mended", "nothing changes for anybody"),
        ("mended", "moved", "nothing changes for anybody"),
        ("moved", "dusk", "*Home before dark* is `outcome:by-dusk` now (was `outcome:home`)"),
        ("dusk", "tidy", "nothing changes for anybody"),
        ("c1", "tidy", "*Home before dark*: the only process serving *I say thank you* is removed: *Hear thanks*, and 7 further changes"),
    ];
    let mut other = String::new();
    for (base, head, due) in steps {
        let is = headline(&story, base, head);
        if is != due {
            other.push_str(&format!("{base} to {head}\n  expected {due}\n  told     {is}\n"));
        }
    }
    assert!(other.is_empty(), "{other}");
    assert_eq!(story.git(&["rev-list", "--count", "HEAD"]).trim(), "12");
    assert_eq!(story.git(&["status", "--porcelain"]), "");
}

/// docs/changing.md shows the comment on all of it, as hosts show it: a quotation.
#[test]
fn the_manual_shows_the_comment_as_it_looks() {
    let comment = result(&told().diff(&["c1", "tidy", "--format", "markdown"]));
    let quoted: String = comment.lines().map(|line| format!("> {line}").trim_end().to_owned() + "\n").collect();
    let manual = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/changing.md")).unwrap();
    assert!(manual.contains(&quoted), "docs/changing.md shows another comment than this one:\n{quoted}");
}

#[test]
fn a_broken_revision_and_a_moved_folder_are_said() {
    let story = told();
    let text = result(&story.diff(&["unheard", "slip"]));
    assert!(text.contains("(in slip an error stands: it is compared as far as it can be read"), "{text}");
    assert!(text.contains("error[unknown-reference]: no outcome named `hoome`"), "{text}");
    let page = story.diff(&["slip", "tidy", "--format", "html"]);
    let page = (result(&page), stderr(&page));
    assert!(page.0.contains("the site lay in site") && page.1.contains("the site lay in site"), "{}", page.1);
}

#[test]
fn a_page_stands_alone_with_what_it_loads() {
    let story = told();
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("review/index.html");
    let output =
        program().args(["diff", "c1", "tidy", "--format", "html", "--out"]).arg(&out).arg("--site").arg(story.site()).output().unwrap();
    result(&output);
    let page = fs::read_to_string(&out).unwrap();
    assert!(!page.contains("<style") && !page.contains("style=") && !page.contains("<script"), "{page}");
    let links: Vec<&str> =
        page.split("href=").skip(1).map(|rest| rest.trim_start_matches('"').split(['"', ' ', '>']).next().unwrap()).collect();
    assert!(links.iter().any(|link| link.ends_with(".css")), "{links:?}");
    for link in links.iter().filter(|link| !link.starts_with('#')) {
        assert!(Path::new(&out).parent().unwrap().join(link).is_file(), "{link} is not beside the page");
    }
    // In the folder of a built site, names lead to the pages there.
    let linked = result(&story.diff(&["c1", "tidy", "--format", "html"]));
    assert!(linked.contains("outcomes/by-dusk.html"), "{linked}");
}
