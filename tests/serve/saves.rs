//! What a save does to the pages that are open.

use std::fs;
use std::time::{Duration, Instant};

use super::http::{Events, Served, save_by_rename};
use super::{PROCESS, Site, generate, is_silent, program, serve, serve_with};

#[test]
fn a_save_reloads_the_pages_that_it_changes_and_no_others() {
    let site = serve();
    let mut own = site.look_at(&format!("{PROCESS}.html"));
    let mut dependent = site.look_at("by-process.html");
    let mut other = site.look_at("glossary.html");
    let mut all = site.look_at("");
    let mut every = site.served.events("");
    every.wait_for("faults");
    site.retitle("Pick the books");
    assert_eq!(own.wait_for("reload"), format!("[\"{PROCESS}.html\"]"));
    assert_eq!(dependent.wait_for("reload"), "[\"by-process.html\"]");
    assert_eq!(every.wait_for("reload"), "*");
    for page in [format!("/{PROCESS}.html"), "/by-process.html".to_owned()] {
        assert!(site.served.get(&page).body.contains("Pick the books"), "{page} is stale");
    }
    assert_eq!(other.wait_for("changed"), "*");
    is_silent(&mut other);
    drop(all.next(Duration::ZERO));
}

#[test]
fn a_page_is_fresh_before_the_rules_have_answered() {
    // So many files that the rules take their time.
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("site");
    fs::create_dir(&root).unwrap();
    generate::generate(&root, 1_000, 1).unwrap();
    let served = Served::start(&program(), &root, &[]);
    let site = Site { served, folder };
    let (file, text) = site.find("processes", "\nowner: ");
    let page = format!("processes/{}.html", file.rsplit('/').next().unwrap().trim_end_matches(".md"));
    let mut events = site.look_at(&page);
    let owner = text.lines().find(|line| line.starts_with("owner: ")).unwrap();
    site.write(&file, &text.replace(&format!("{owner}\n"), ""));
    events.wait_for("reload");
    assert!(events.wait_for("faults").contains("owner-missing"));
    let said = site.wait_for_log("checked (");
    let (_, since) = said.split_once(&file).unwrap();
    let lines: Vec<&str> = since.lines().collect();
    assert!(lines[0].ends_with("being checked; 1 open page reloaded"), "{since}");
    assert!(lines[1].starts_with("checked (") && lines[1].contains("1000 content files: "), "{since}");
}

#[test]
fn a_new_file_renamed_over_the_old_one_is_a_save() {
    let site = serve();
    let mut events = site.look_at(&format!("{PROCESS}.html"));
    for round in 0..3 {
        let text = site.read(&format!("{PROCESS}.md"));
        save_by_rename(&site.path(&format!("{PROCESS}.md")), &format!("{text}\nRound {round}.\n"));
        events.wait_for("reload");
        assert!(site.served.get(&format!("/{PROCESS}.html")).body.contains(&format!("Round {round}.")));
    }
}

#[test]
fn what_changes_nothing_reloads_nothing() {
    let site = serve();
    let mut events = site.look_at(&format!("{PROCESS}.html"));
    let text = site.read(&format!("{PROCESS}.md"));
    // Touched, backed up by three editors, put beside content, built.
    site.write(&format!("{PROCESS}.md"), &text);
    for beside in [
        "processes/#choose-books.md#",
        "processes/choose-books.md~",
        "processes/choose-books.md___jb_tmp___",
        "processes/4913",
        ".idea/x.md",
        "public/x.md",
    ] {
        site.write(beside, "---\ntitle: [\n---\n");
    }
    is_silent(&mut events);
}

#[test]
fn folders_come_and_go_and_files_move() {
    let site = serve();
    let mut events = site.look_at("by-process.html");
    let text = site.read(&format!("{PROCESS}.md"));
    fs::rename(site.path("processes"), site.path("elsewhere")).unwrap();
    events.wait_for("reload");
    site.served.wait_for(&format!("/{PROCESS}.html"), |page| page.status == 404);
    site.write("processes/choose-books.md", &text);
    site.served.wait_for(&format!("/{PROCESS}.html"), |page| page.status == 200);
    site.write("processes/deep/er/inside.md", &text.replace("Choose and", "Inside"));
    site.served.wait_for("/by-process.html", |page| page.body.contains("Inside pack"));
    // The new folder is watched, too.
    site.write("processes/deep/er/inside.md", &text.replace("Choose and", "Within"));
    site.served.wait_for("/by-process.html", |page| page.body.contains("Within pack"));
    fs::rename(site.path("processes/choose-books.md"), site.path("processes/pick-books.md")).unwrap();
    site.served.wait_for("/processes/pick-books.html", |page| page.status == 200);
    assert_eq!(site.served.get(&format!("/{PROCESS}.html")).status, 404);
}

#[test]
fn a_storm_of_saves_ends_in_the_last_of_them() {
    let site = serve();
    let page = |round: usize, n: usize| format!("---\ntitle: Storm {n} of {round}\n---\n\nText.\n");
    for round in 0..3 {
        for n in 0..300 {
            site.write(&format!("pages/storm/{n}.md"), &page(round, n));
        }
    }
    for n in [0, 150, 299] {
        site.served.wait_for(&format!("/pages/{n}.html"), |answer| answer.body.contains(&format!("Storm {n} of 2")));
    }
    fs::remove_dir_all(site.path("pages/storm")).unwrap();
    site.served.wait_for("/pages/7.html", |answer| answer.status == 404);
}

#[test]
fn a_changed_picture_is_shown_under_a_new_name() {
    let site = serve();
    site.write("pages/plan.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    site.write("pages/drawn.md", "---\ntitle: Drawn\n---\n\n![The plan](plan.svg)\n");
    let picture = |body: &str| {
        body.split("src=\"../").find_map(|rest| rest.split('"').next().filter(|s| s.starts_with("assets/plan-")).map(str::to_owned))
    };
    let first = picture(&site.served.wait_for("/pages/drawn.html", |page| picture(&page.body).is_some()).body).unwrap();
    let mut events = site.look_at("pages/drawn.html");
    site.write("pages/plan.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><g/></svg>");
    events.wait_for("reload");
    let second = picture(&site.served.get("/pages/drawn.html").body).unwrap();
    assert_ne!(first, second);
    let served = site.served.get(&format!("/{second}"));
    assert!(served.body.contains("<g/>") && served.head.contains("image/svg+xml"), "{served:?}");
}

#[test]
fn polling_finds_what_the_system_does_not_tell() {
    let site = serve_with(&["--poll"]);
    let mut events = site.look_at(&format!("{PROCESS}.html"));
    site.retitle("Pick the books");
    events.wait_for("reload");
    site.write("processes/new/other.md", "---\ntitle: Other\nclass: core\n---\n");
    site.served.wait_for("/processes/other.html", |page| page.status == 200);
}

#[test]
fn a_page_that_changed_before_its_stream_was_open_is_told_to_load_again() {
    let site = serve();
    let page = format!("{PROCESS}.html");
    let mut events = site.served.events(&format!("?page={page}&version=0123456789abcdef"));
    assert_eq!(events.wait_for("reload"), format!("[\"{page}\"]"));
}

#[test]
fn a_hundred_idle_readers_hold_nobody_up() {
    let site = serve();
    let page = format!("{PROCESS}.html");
    // They open a stream each and never read from it.
    let idle: Vec<Events> = (0..100).map(|_| site.served.events(&format!("?page={page}"))).collect();
    let mut events = site.look_at(&page);
    for round in 0..12 {
        let text = site.read(&format!("{PROCESS}.md"));
        let begun = Instant::now();
        site.write(&format!("{PROCESS}.md"), &format!("{text}\nLine {round}.\n"));
        events.wait_for("reload");
        assert!(site.served.get(&format!("/{page}")).body.contains(&format!("Line {round}.")));
        assert!(begun.elapsed() < Duration::from_secs(3), "round {round} took {:?}", begun.elapsed());
    }
    drop(idle);
}
