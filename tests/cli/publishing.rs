//! What is published beside pages: files to mail, books, feeds, previews.

use std::fs;
use std::path::Path;

use super::{BASE, program, result, stderr};

fn build(output: &Path, arguments: &[&str]) -> String {
    let built = program().args(["build", BASE, "--output"]).arg(output).args(arguments).output().unwrap();
    result(&built);
    stderr(&built)
}

#[test]
fn a_file_to_mail_holds_a_thing_with_what_belongs_to_it_and_names_no_other_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("walk.html");
    build(&file, &["--single", "journey:walk", "--banner", "Preview of <!12>"]);
    let page = fs::read_to_string(&file).unwrap();
    for part in ["journeys/walk", "journeys/walk/blueprint", "outcomes/home", "personas/ada", "processes/show-way"] {
        assert!(page.contains(&format!(" id={part}>")), "{part}");
    }
    assert!(page.contains("Preview of &lt;!12&gt;") && page.contains("http-equiv=Content-Security-Policy"));
    for bad in ["<script", "href=assets", "src=assets", ".html", "url(sans"] {
        let at = page.find(bad);
        assert!(at.is_none(), "{bad}: {}", &page[at.unwrap_or(0).saturating_sub(80)..][..160]);
    }
}

#[test]
fn a_file_to_mail_goes_into_a_folder_under_its_id_and_never_into_what_is_published() {
    let folder = tempfile::tempdir().unwrap();
    build(folder.path(), &["--single", "persona:ada"]);
    assert!(folder.path().join("ada.html").is_file());
    let public = folder.path().join("public");
    build(&public, &[]);
    let refused = program().args(["build", BASE, "--single", "persona:ada", "--output"]).arg(public.join("ada.html")).output().unwrap();
    assert_eq!(refused.status.code(), Some(2));
    assert!(stderr(&refused).contains("lies in a published site"), "{}", stderr(&refused));
    assert!(!public.join("ada.html").exists());
}

#[test]
fn a_book_lies_beside_the_pages_while_it_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    build(folder.path(), &["--book"]);
    let book = fs::read_to_string(folder.path().join("book.html")).unwrap();
    assert!(book.contains("<span class=no>1.a</span>") && book.contains("id=journeys/walk>"));
    let refused = program().args(["build", BASE, "--output"]).arg(folder.path()).args(["--book", "team:desk"]).output().unwrap();
    assert!(stderr(&refused).contains("a book is of an outcome"), "{}", stderr(&refused));
    build(folder.path(), &[]);
    assert!(!folder.path().join("book.html").exists());
}

#[test]
fn every_page_bears_the_banner_as_text() {
    let folder = tempfile::tempdir().unwrap();
    build(folder.path(), &["--banner", "Preview of <!12>"]);
    for page in ["index.html", "journeys/walk.html", "404.html", "glossary.html"] {
        let page = fs::read_to_string(folder.path().join(page)).unwrap();
        assert!(page.contains("<p class=preview>Preview of &lt;!12&gt;"), "{page}");
    }
}

#[test]
fn pages_name_their_own_address_where_it_is_known() {
    let folder = tempfile::tempdir().unwrap();
    build(folder.path(), &["--base-url", "https://x.example/docs/", "--no-git"]);
    let page = |path: &str| fs::read_to_string(folder.path().join(path)).unwrap();
    assert!(page("journeys/walk.html").contains("<link rel=canonical href=https://x.example/docs/journeys/walk.html>"));
    assert!(!page("404.html").contains("rel=canonical"));
    assert!(!folder.path().join("feed.xml").exists(), "there is none without Git");
    assert!(!page("index.html").contains("feed.xml"));
}

#[test]
fn who_has_no_chromium_is_told_what_to_install_and_keeps_the_file_that_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let pdf = folder.path().join("walk.pdf");
    fs::write(&pdf, "mine").unwrap();
    let print = |name: &str, value: &Path| {
        let mut command = program();
        command.args(["print", "journey:walk", "--no-git", "--site", BASE, "--out"]).arg(&pdf).env_remove("CHROMIUM").env(name, value);
        command.output().unwrap()
    };
    if !cfg!(any(windows, target_os = "macos")) {
        let refused = print("PATH", folder.path());
        assert_eq!(refused.status.code(), Some(2));
        assert!(stderr(&refused).contains("install Chromium, Chrome or Edge"), "{}", stderr(&refused));
    }
    let refused = print("CHROMIUM", &folder.path().join("no-such"));
    assert!(stderr(&refused).contains("no such program is here"), "{}", stderr(&refused));
    assert_eq!(fs::read_to_string(&pdf).unwrap(), "mine");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn an_address_that_is_hidden_from_an_audience_is_refused_as_one_that_is_not_there() {
    let hidden = "---\ntitle: Decide about fines\naudience: keepers\n---\n";
    let shown = "---\ntitle: Find a lamp\n---\n";
    let files = [("processes/fines.md", hidden), ("processes/lamp.md", shown)];
    let site = super::site("title: Lantern Street\naudiences: [guests, keepers]\n", &files);
    let out = site.path().join("page.pdf");
    let refused = |command: &[&str], address: &str| {
        let folder = if command[0] == "print" { &["--site"][..] } else { &[] };
        let mut program = program();
        program.args([command, &[address, "--audience", "guests", "--no-git"], folder].concat()).arg(site.path());
        let output = program.output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
        stderr(&output)
    };
    for command in [&["print", "--out", out.to_str().unwrap()][..], &["build", "--single"]] {
        let never = refused(command, "process:fonts");
        assert!(never.contains("nothing is at `process:fonts`"), "{never}");
        assert_eq!(refused(command, "process:fines").replace("fines", "fonts"), never);
    }
    let output = program()
        .args(["print", "process:lamp", "--audience", "gests", "--out"])
        .arg(&out)
        .arg("--site")
        .arg(site.path())
        .output()
        .unwrap();
    assert!(stderr(&output).contains("no audience named `gests`: did you mean `guests`?"), "{}", stderr(&output));
}
