//! Revisions and editions, built without a checkout: in a repository that is made for it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use tempfile::TempDir;

use super::history::Street;
use super::{program, result, stderr};

/// A site in a folder that was moved, with a picture; `v1` is of January, and all is another since then, in files that nobody committed too.
fn street() -> Street {
    let street = Street::in_folder("street");
    street.write("map.png", "the old map");
    street.write("processes/show-way.md", "---\ntitle: Show the way\nowner: desk\n---\n\n![The map](../map.png)\n");
    street.commit("2026-01-20");
    street.git(&["tag", "v1"]);
    let street = street.moved_to("site");
    street.change("journeys/walk.md", "title: Walk home", "title: Walk home at night");
    street.write("map.png", "the new map");
    street.commit("2026-03-01");
    street.change("outcomes/home.md", "Home before dark", "Home at any hour");
    street.write("map.png", "a map that nobody committed");
    street
}

fn try_build(site: &Path, arguments: &[&str]) -> Output {
    program().arg("build").arg(site).args(arguments).output().unwrap()
}

/// What is published, by path, and what is said.
fn built(site: &Path, arguments: &[&str]) -> (BTreeMap<String, String>, String) {
    let folder = tempfile::tempdir().unwrap();
    let public = folder.path().join("public");
    let output = program().arg("build").arg(site).args(arguments).arg("--output").arg(&public).output().unwrap();
    result(&output);
    (files_below(&public), stderr(&output))
}

fn files_below(folder: &Path) -> BTreeMap<String, String> {
    let (mut found, mut open) = (BTreeMap::new(), vec![folder.to_owned()]);
    while let Some(at) = open.pop() {
        for entry in fs::read_dir(at).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
                found.insert(name, String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned());
            }
        }
    }
    found
}

/// The files of a site but for its outputs, so that nobody can have changed one.
fn untouched(street: &Street) -> BTreeMap<String, String> {
    files_below(&street.site())
}

fn a_clone(of: &Street, arguments: &[&str]) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let from = format!("file://{}", of.repository().display());
    let at = folder.path().join("clone");
    of.git(&[&["clone", "-q"], arguments, &[&from, at.to_str().unwrap()]].concat());
    let site = at.join("site");
    (folder, site)
}

#[test]
fn a_revision_is_built_as_of_its_day_and_nothing_of_today_is_in_it() {
    let street = street();
    let before = untouched(&street);
    let (public, said) = built(&street.site(), &["--rev", "v1"]);
    assert!(said.contains("`v1` is commit ") && said.contains(" of 2026-01-20; the site lay in street"), "{said}");
    let page = &public["journeys/walk.html"];
    assert!(page.contains("Walk home") && !page.contains("at night"), "{page}");
    assert!(public["outcomes/home.html"].contains("as of 20 January 2026"), "{}", public["outcomes/home.html"]);
    assert!(public["outcomes/home.html"].contains("Home before dark"));
    let pictures: Vec<&String> = public.iter().filter(|(path, _)| path.contains("/map-")).map(|(_, bytes)| bytes).collect();
    assert_eq!(pictures, ["the old map"]);
    assert_eq!(untouched(&street), before, "nothing is written beside the output");
    // What Git knows is what it knew then.
    assert!(page.contains("5 Jan 2026") && !page.contains("Mar 2026"), "{page}");
    let (asked, _) = built(&street.site(), &["--rev", "v1", "--as-of", "2026-02-02"]);
    assert!(asked["index.html"].contains("as of 2 February 2026"));
}

#[test]
fn two_builds_of_a_revision_are_equal_whatever_lies_in_the_folder() {
    let street = street();
    let first = built(&street.site(), &["--rev", "v1"]).0;
    fs::remove_dir_all(street.site().join("journeys")).unwrap();
    street.write("theme/templates/base.html", "{{ broken");
    assert!(built(&street.site(), &["--rev", "v1"]).0 == first);
}

#[test]
fn logs_and_owners_are_those_of_the_revision() {
    let street = Street::in_folder("");
    let log: String = (0..6).map(|case| format!("{case},2026-01-0{}T10:00:00Z,ask\n", case + 1)).collect();
    street.write("log.csv", &format!("case,time,activity\n{log}"));
    street.change("journeys/walk.md", "stages:", "log: {file: ../log.csv, case: case, time: time, activity: activity}\nstages:");
    street.change("outcomes/home.md", "owner: desk\n", "");
    street.write("CODEOWNERS", "/outcomes/ @desk\n");
    street.change("teams/desk.md", "title: Lamp desk", "title: Lamp desk\nhandle: \"@desk\"");
    street.commit("2026-01-20");
    street.write("log.csv", "nothing of the kind");
    fs::remove_file(street.site().join("CODEOWNERS")).unwrap();
    let (public, _) = built(&street.site(), &["--rev", "HEAD"]);
    assert!(public.contains_key("journeys/walk/logged.html"), "{:?}", public.keys());
    assert!(public["outcomes/home.html"].contains("Lamp desk"));
    assert!(!public.iter().any(|(path, text)| path.ends_with(".csv") && text.contains("2026-01-01T10")), "a log is never published");
}

#[test]
fn a_file_to_mail_can_hold_a_revision() {
    let street = street();
    let file = street.repository().join("way.html");
    result(&try_build(&street.site(), &["--rev", "v1", "--single", "process:show-way", "--output", file.to_str().unwrap()]));
    let page = fs::read_to_string(&file).unwrap();
    assert!(page.contains("data:image/png;base64,dGhlIG9sZCBtYXA="), "the old map");
}

#[test]
fn a_revision_that_is_not_there_is_refused_with_what_to_do() {
    let street = street();
    let refused = |arguments: &[&str]| {
        let output = try_build(&street.site(), arguments);
        assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
        assert!(!street.site().join("public").exists());
        stderr(&output)
    };
    street.git(&["tag", "spring-2026"]);
    assert!(refused(&["--rev", "spring-2025"]).contains("there is no commit `spring-2025` here; did you mean `spring-2026`?"));
    for hostile in ["--rev=--upload-pack=touch pwned", "--rev=-x", "--rev=--output=pwned", "--rev=v1 -- .", "--rev=v1\n"] {
        let said = refused(&[hostile]);
        assert!(said.contains("there is no commit"), "{said}");
    }
    assert!(!street.repository().join("pwned").exists() && !street.site().join("pwned").exists());
    assert!(refused(&["--rev", "v1", "--no-git"]).contains("cannot be used with"));
    let (_folder, shallow) = a_clone(&street, &["--depth", "1"]);
    let output = try_build(&shallow, &["--rev", "HEAD~1"]);
    assert!(stderr(&output).contains("`git fetch --unshallow --tags`"), "{}", stderr(&output));
    street.git(&["config", "uploadpack.allowFilter", "true"]);
    let (_folder, partial) = a_clone(&street, &["--filter=blob:none"]);
    let output = try_build(&partial, &["--rev", "v1"]);
    assert!(stderr(&output).contains("`git fetch --refetch --no-filter` fetches all of them"), "{}", stderr(&output));
    let alone = super::site("title: Alone\n", &[]);
    let output = try_build(alone.path(), &["--rev", "v1"]);
    assert!(stderr(&output).contains("lies in no Git repository, so it has no revisions"), "{}", stderr(&output));
}

#[test]
fn a_revision_in_which_errors_stand_is_told_by_the_names_that_git_gives_its_files() {
    let street = street();
    street.change("journeys/walk.md", "outcome: home", "outcome: hoome");
    street.commit("2026-03-02");
    let output = try_build(&street.site(), &["--rev", "HEAD"]);
    assert_eq!(output.status.code(), Some(1));
    let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), stderr(&output));
    assert!(said.contains("HEAD:./journeys/walk.md:"), "{said}");
    assert!(said.contains("nothing was published"), "{said}");
}

/// A street with the editions *Winter* (`v1`, where the journey had another id) and *Spring* (`v2`), and a newest that has one page more.
fn with_editions() -> Street {
    let street = street();
    street.git(&["tag", "v2"]);
    street.git(&["checkout", "-q", "--", "."]);
    street.git(&["mv", "site/journeys/walk.md", "site/journeys/way-home.md"]);
    street.change("journeys/way-home.md", "persona: ada", "persona: ada\naliases: [walk]");
    street.write("personas/eve.md", "---\ntitle: Eve\n---\n");
    street.write("throughline.yaml", "title: Lantern Street\neditions: [{rev: v2, title: Spring}, {rev: v1, title: Winter 2026}]\n");
    street.commit("2026-04-01");
    street
}

/// Where the links of a page's switch lead, by what they say.
fn switch(page: &str) -> Vec<(String, String)> {
    let (_, list) = page.split_once("<nav class=editions").unwrap_or_else(|| panic!("no editions in {page}"));
    let list = list.split_once("</nav>").map_or(list, |(list, _)| list);
    let links = list.split("<a href=").skip(1).map(|link| {
        let (address, behind) = link.split_once('>').unwrap();
        let text: String = behind.split('<').map(|piece| piece.rsplit('>').next().unwrap()).collect::<Vec<_>>().join("");
        (address.split(' ').next().unwrap().to_owned(), text.trim().to_owned())
    });
    links.collect()
}

/// Where an address on a page leads, from the root.
fn resolved(page: &str, address: &str) -> String {
    let folder = page.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut at: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in address.split('/') {
        if part == ".." {
            assert!(at.pop().is_some(), "{page}: {address}");
        } else {
            at.push(part);
        }
    }
    at.join("/")
}

#[test]
fn each_page_leads_to_the_same_page_of_the_other_editions() {
    let street = with_editions();
    let (public, said) = built(&street.site(), &[]);
    assert!(said.contains("edition `Winter 2026` (v1): `v1` is commit "), "{said}");
    let links = |path: &str| switch(&public[path]).into_iter().map(|(address, _)| resolved(path, &address)).collect::<Vec<_>>();
    let homes = ["outcomes/home.html", "editions/spring/outcomes/home.html", "editions/winter-2026/outcomes/home.html"];
    assert_eq!(links("outcomes/home.html"), homes);
    assert_eq!(links("editions/spring/outcomes/home.html"), homes);
    // Over another id, in both directions, and for what lies below a thing.
    assert_eq!(links("journeys/way-home.html")[1], "editions/spring/journeys/walk.html");
    assert_eq!(links("editions/spring/journeys/walk/blueprint.html")[0], "journeys/way-home/blueprint.html");
    assert_eq!(links("personas/eve.html")[2], "editions/winter-2026/index.html");
    assert!(switch(&public["personas/eve.html"])[2].1.contains("(without this page)"));
    assert!(
        public["outcomes/home.html"].contains("aria-current=true><bdi")
            || public["outcomes/home.html"].contains("aria-current=true>Newest")
    );
    for (path, page) in public.iter().filter(|(path, _)| path.ends_with(".html") && path.as_str() != "404.html") {
        if !page.contains("<nav class=editions") {
            assert!(page.contains("http-equiv=refresh"), "{path}");
            continue;
        }
        assert_eq!(page.contains("class=not-newest"), path.starts_with("editions/"), "{path}");
        for (address, _) in switch(page) {
            assert!(public.contains_key(&resolved(path, &address)), "{path}: {address}");
        }
    }
}

#[test]
fn an_edition_is_as_of_its_day_and_says_that_it_is_not_the_newest() {
    let street = with_editions();
    let (public, _) = built(&street.site(), &["--as-of", "2026-05-05"]);
    let page = &public["editions/winter-2026/journeys/walk.html"];
    assert!(page.contains("it is the edition <bdi>Winter 2026</bdi>, as of 20 January 2026."), "{page}");
    assert!(page.contains("<a href=../../../journeys/way-home.html>See this page in the newest</a>"), "{page}");
    assert!(page.contains("20 January 2026</p></footer>") || page.contains("as of 20 January 2026"), "{page}");
    assert!(public["index.html"].contains("as of 5 May 2026"));
    let pictures = |below: &str| {
        let found = public.iter().filter(|(path, _)| path.starts_with(&format!("{below}assets/map-"))).map(|(_, bytes)| bytes.as_str());
        found.collect::<Vec<_>>()
    };
    assert_eq!((pictures(""), pictures("editions/winter-2026/")), (vec!["the new map"], vec!["the old map"]));
    assert!(!public.contains_key("editions/winter-2026/editions/spring/index.html"));
}

#[test]
fn only_the_newest_is_in_the_sitemap_and_each_has_a_search_of_its_own() {
    let street = with_editions();
    let (public, _) = built(&street.site(), &["--base-url", "https://lantern.example/docs"]);
    assert!(public.contains_key("sitemap.xml") && !public["sitemap.xml"].contains("editions/"));
    assert!(public.contains_key("feed.xml") && !public.keys().any(|path| path.ends_with("/feed.xml") || path.ends_with("/sitemap.xml")));
    assert!(public.contains_key("404.html") && !public.contains_key("editions/spring/404.html"));
    let page = &public["editions/spring/outcomes/home.html"];
    assert!(page.contains("<meta name=robots content=noindex>"), "{page}");
    assert!(page.contains("<link rel=canonical href=https://lantern.example/docs/editions/spring/outcomes/home.html>"), "{page}");
    assert!(!page.contains("feed.xml") && public["outcomes/home.html"].contains("feed.xml"));
    assert!(!public["outcomes/home.html"].contains("noindex"));
    let searched = |below: &str| public.keys().filter(|path| path.starts_with(&format!("{below}search/"))).count();
    assert!(searched("") > 0 && searched("editions/spring/") > 0);
}

#[test]
fn what_did_not_change_is_not_written_again_and_an_edition_that_is_named_no_more_goes() {
    let street = with_editions();
    let public = street.repository().join("public");
    let build = || {
        let output = program().arg("build").arg(street.site()).arg("--output").arg(&public).output().unwrap();
        result(&output);
        stderr(&output)
    };
    build();
    assert!(build().contains(": 0 written, "), "nothing changed");
    street.write("throughline.yaml", "title: Lantern Street\n");
    build();
    assert!(!public.join("editions").exists());
    assert!(!fs::read_to_string(public.join("index.html")).unwrap().contains("not-newest"));
}

#[test]
fn an_edition_that_cannot_be_built_stops_the_build_and_without_git_the_newest_is_built_alone() {
    let street = with_editions();
    let public = street.site().join("public");
    street.write("throughline.yaml", "title: Lantern Street\neditions: [{rev: v3, title: Summer}]\n");
    let output = try_build(&street.site(), &[]);
    assert_eq!(output.status.code(), Some(2));
    let said = stderr(&output);
    assert!(said.contains("cannot build the edition `Summer` (v3): there is no commit `v3` here; did you mean `v1`?"), "{said}");
    assert!(said.contains("Nothing was published: `--no-git` builds without editions") && !public.exists(), "{said}");
    let output = try_build(&street.site(), &["--no-git"]);
    result(&output);
    assert!(stderr(&output).contains("1 edition left out: `--no-git` asks Git nothing"), "{}", stderr(&output));
    assert!(!fs::read_to_string(public.join("index.html")).unwrap().contains("<nav class=editions"));

    let street = with_editions();
    let (_folder, shallow) = a_clone(&street, &["--depth", "1"]);
    let output = try_build(&shallow, &[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains("cannot build the edition `Spring` (v2): there is no commit `v2` here: this clone holds only"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn an_edition_in_which_errors_stand_is_published_as_far_as_it_can_be_read() {
    let street = with_editions();
    street.change("journeys/way-home.md", "outcome: home", "outcome: hoome");
    street.commit("2026-04-02");
    street.git(&["tag", "v3"]);
    street.change("journeys/way-home.md", "outcome: hoome", "outcome: home");
    street.write("throughline.yaml", "title: Lantern Street\neditions: [{rev: v3}]\n");
    let (public, said) = built(&street.site(), &[]);
    assert!(said.contains("edition `v3`: 1 error in it by the rules of today, so it is published as far as it can be read"), "{said}");
    assert!(public["editions/v3/index.html"].contains("<p class=banner>") && !public["index.html"].contains("<p class=banner>"));
}

#[test]
fn one_file_one_revision_and_what_is_served_have_no_switch() {
    let street = with_editions();
    let (public, _) = built(&street.site(), &["--rev", "HEAD"]);
    assert!(!public.keys().any(|path| path.starts_with("editions/")));
    assert!(!public.values().any(|text| text.contains("<nav class=editions")));
}

#[test]
fn what_an_audience_may_not_see_today_it_does_not_see_in_an_earlier_edition() {
    let street = Street::in_folder("");
    street.write("throughline.yaml", "title: Lantern Street\naudiences: [guests]\n");
    street.write("personas/eve.md", "---\ntitle: Eve who lights the lamps\n---\n");
    street.write("processes/fines.md", "---\ntitle: Decide about fines\nowner: desk\naudience: guests\n---\n");
    street.commit("2026-01-10");
    street.git(&["tag", "v1"]);
    street.git(&["mv", "personas/eve.md", "personas/lighter.md"]);
    street.write("personas/lighter.md", "---\ntitle: Somebody\naudience: keepers\naliases: [eve]\n---\n");
    street.change("processes/fines.md", "audience: guests", "audience: keepers");
    street.write("throughline.yaml", "title: Lantern Street\naudiences: [guests, keepers]\neditions: [{rev: v1, title: Winter}]\n");
    let (all, _) = built(&street.site(), &[]);
    assert!(all.contains_key("editions/winter/personas/eve.html"));
    let (public, _) = built(&street.site(), &["--audience", "guests"]);
    assert!(public.contains_key("editions/winter/outcomes/home.html"));
    for (path, text) in &public {
        for hidden in ["who lights the lamps", "about fines", "personas/eve", "processes/fines"] {
            assert!(!path.contains(hidden) && !text.contains(hidden), "{path} says {hidden}");
        }
    }
    let refused = try_build(&street.site(), &["--audience", "guests", "--keep-going"]);
    assert!(stderr(&refused).contains("cannot be used with"), "{}", stderr(&refused));
    let (public, said) = built(&street.site(), &["--audience", "keepers"]);
    assert!(said.contains("edition `Winter` (v1): left out, since it knows no audience `keepers`"), "{said}");
    assert!(!public.keys().any(|path| path.starts_with("editions/")), "{said}");
}

#[test]
fn an_edition_in_which_errors_stand_is_left_out_for_an_audience() {
    let street = Street::in_folder("");
    street.write("throughline.yaml", "title: Lantern Street\naudiences: [guests, keepers]\neditions: [{rev: v1, title: Winter}]\n");
    street.write("processes/fines.md", "---\ntitle: Decide about fines\nowner: desk\naudiance: keepers\n---\n");
    street.commit("2026-01-10");
    street.git(&["tag", "v1"]);
    fs::remove_file(street.site().join("processes/fines.md")).unwrap();
    let (public, said) = built(&street.site(), &["--audience", "guests"]);
    assert!(said.contains("edition `Winter` (v1): left out for `guests`: 1 error in it by the rules of today"), "{said}");
    assert!(!public.values().any(|text| text.contains("about fines")));
}

#[test]
fn a_picture_that_is_kept_elsewhere_is_told_of() {
    let street = street();
    street.write("map.png", "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a2146\nsize 12345\n");
    street.commit("2026-03-02");
    let (_, said) = built(&street.site(), &["--rev", "HEAD"]);
    assert!(said.contains("1 file kept in Git LFS (map.png): the revision holds only where they are"), "{said}");
    let (_, said) = built(&street.site(), &["--rev", "v1"]);
    assert!(!said.contains("LFS"), "{said}");
}
