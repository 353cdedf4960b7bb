//! The server, as browsers and editors meet it: a real one on a free port, with a site of its own.
#![expect(clippy::disallowed_methods, reason = "runs the program, and writes files as authors do")]

mod http;

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

use http::{Events, Served, save_by_rename};
use tempfile::TempDir;

const PROCESS: &str = "processes/choose-books";
/// Longer than any save takes to be told, twice over.
const SILENCE: Duration = Duration::from_millis(700);

struct Site {
    served: Served,
    folder: TempDir,
}

fn program() -> PathBuf {
    env!("CARGO_BIN_EXE_throughline").into()
}

fn serve() -> Site {
    serve_with(&[])
}

/// The starter site, served.
fn serve_with(words: &[&str]) -> Site {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("site");
    let made = Command::new(program()).arg("init").arg(&site).output().unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let served = Served::start(&program(), &site, words);
    Site { served, folder }
}

impl Site {
    fn path(&self, file: &str) -> PathBuf {
        self.folder.path().join("site").join(file)
    }

    fn read(&self, file: &str) -> String {
        fs::read_to_string(self.path(file)).unwrap()
    }

    fn write(&self, file: &str, text: &str) {
        let path = self.path(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Opens the event stream of a page, and takes the first word from it.
    fn look_at(&self, page: &str) -> Events {
        let mut events = self.served.events(&format!("?page={page}"));
        events.wait_for("faults");
        events
    }

    fn retitle(&self, title: &str) {
        let file = format!("{PROCESS}.md");
        let text = self.read(&file).replace("title: Choose and pack the books", &format!("title: {title}"));
        self.write(&file, &text);
    }
}

fn is_silent(events: &mut Events) {
    let told = events.next(SILENCE);
    assert_eq!(told, None, "nothing should be told");
}

#[test]
fn the_first_line_is_the_address() {
    let site = serve();
    assert_eq!(site.served.first_line, format!("http://127.0.0.1:{}/\n", site.served.port));
    let home = site.served.get("/");
    assert_eq!(home.status, 200);
    assert!(home.head.contains("content-security-policy: default-src 'none'; script-src 'self'"), "{}", home.head);
    assert!(home.head.contains("cache-control: no-store"), "{}", home.head);
    assert!(home.body.contains("<script src=\"/__throughline/live.js\""), "{}", home.body);
    let head = site.served.ask("HEAD", "/", "Host: localhost\r\n");
    assert_eq!((head.status, head.body.as_str()), (200, ""));
}

#[test]
fn what_a_page_needs_is_served_with_its_type() {
    let site = serve();
    let home = site.served.get("/").body;
    let style = home.split("href=\"").find_map(|rest| rest.split('"').next().filter(|link| link.ends_with(".css"))).unwrap();
    let answer = site.served.get(&format!("/{style}"));
    assert_eq!(answer.status, 200);
    assert!(answer.head.contains("content-type: text/css"), "{}", answer.head);
    for (path, kind) in [("live.js", "text/javascript"), ("live.css", "text/css")] {
        let answer = site.served.get(&format!("/__throughline/{path}"));
        assert!(answer.status == 200 && answer.head.contains(kind), "{}", answer.head);
    }
}

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
    is_silent(&mut other);
    drop(all.next(Duration::ZERO));
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
fn a_broken_file_is_explained_above_its_last_good_page_until_it_is_mended() {
    let site = serve();
    let (file, page) = (format!("{PROCESS}.md"), format!("{PROCESS}.html"));
    let good = site.served.get(&format!("/{page}")).body;
    let text = site.read(&file);
    let mut events = site.look_at(&page);
    let mut other = site.look_at("index.html");
    site.write(&file, &text.replace("title: Choose", "title: [Choose"));
    let faults = events.wait_for("faults");
    for part in ["yaml-syntax", "choose-books.md:", "\"underline\":", "\"help\":\""] {
        assert!(faults.contains(part), "{part} in {faults}");
    }
    assert!(other.wait_for("faults").contains("yaml-syntax"), "errors are told on every page");
    assert_eq!(site.served.get(&format!("/{page}")).body, good, "the last good page stays");
    assert_eq!(site.served.get("/by-process.html").status, 200);
    site.write(&file, &text);
    assert!(events.wait_for("faults").contains("\"errors\":[]"));
    assert_eq!(site.served.get(&format!("/{page}")).body, good);
}

#[test]
fn a_place_leads_to_the_editor_that_was_named() {
    let site = serve_with(&["--editor-url", "editor://open?{file}&{line}&{column}"]);
    let mut events = site.look_at("index.html");
    site.write("processes/new one.md", "---\ntitle: New\nowner: nobody\n---\n");
    let faults = events.wait_for("faults");
    assert!(faults.contains("/site/processes/new%20one.md&3&8\""), "{faults}");
    let refused = Command::new(program()).args(["serve", "--editor-url", "javascript:alert({file})"]).output().unwrap();
    assert_eq!(refused.status.code(), Some(2));
}

#[test]
fn a_broken_template_is_named_and_the_site_stays() {
    let site = serve();
    let good = site.served.get("/").body;
    let mut events = site.look_at("index.html");
    site.write("theme/templates/home.html", "{% extends \"builtin/home.html\" %}{% if %}");
    let faults = events.wait_for("faults");
    assert!(faults.contains("theme/templates/home.html:1:"), "{faults}");
    assert_eq!(site.served.get("/").body, good);
    site.write("theme/templates/home.html", "{% extends \"builtin/base.html\" %}{% block main %}{{ nothing.at.all }}{% endblock main %}");
    let faults = events.wait_for("faults");
    assert!(faults.contains("theme/templates/home.html:1:") && faults.contains("nothing"), "{faults}");
    assert_eq!(site.served.get("/").body, good);
    site.write("theme/templates/home.html", "{% extends \"builtin/base.html\" %}{% block main %}Our own{% endblock main %}");
    events.wait_for("reload");
    assert!(site.served.get("/").body.contains("Our own"));
    fs::remove_dir_all(site.path("theme")).unwrap();
    events.wait_for("reload");
    site.served.wait_for("/", |home| home.body == good);
}

#[test]
fn the_site_file_can_go_and_come_back() {
    let site = serve();
    let mut events = site.look_at("index.html");
    let text = site.read("throughline.yaml");
    fs::remove_file(site.path("throughline.yaml")).unwrap();
    assert!(events.wait_for("faults").contains("throughline.yaml is gone"));
    assert!(site.served.get("/").body.contains("Alder End Library"));
    site.write("throughline.yaml", &text.replace("Alder End Library", "Elder End Library"));
    events.wait_for("reload");
    site.served.wait_for("/", |home| home.body.contains("Elder End Library"));
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
fn a_name_that_is_not_ours_is_refused() {
    let site = serve();
    for host in ["evil.example", "127.0.0.1.evil.example:4747", "192.168.7.7"] {
        let answer = site.served.ask("GET", "/", &format!("Host: {host}\r\n"));
        assert_eq!(answer.status, 403, "{host}");
        assert!(!answer.body.contains("Alder"), "{}", answer.body);
    }
    assert_eq!(site.served.ask("GET", "/", "").status, 403);
    assert_eq!(site.served.ask("GET", "http://evil.example/", "Host: localhost\r\n").status, 403);
    let foreign = format!("Host: localhost:{}\r\nOrigin: http://evil.example\r\n", site.served.port);
    assert_eq!(site.served.ask("GET", "/__throughline/events", &foreign).status, 403);
    let cross = "Host: localhost\r\nSec-Fetch-Site: cross-site\r\n";
    assert_eq!(site.served.ask("GET", "/__throughline/events", cross).status, 403);
}

#[test]
fn no_address_leads_to_a_file_of_the_disk() {
    let site = serve();
    fs::write(site.folder.path().join("secret.txt"), "the secret").unwrap();
    site.write("notes.txt", "the secret");
    let ways = [
        "/../secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/%2e%2e%2fsecret.txt",
        "/%252e%252e%252fsecret.txt",
        "/..%5csecret.txt",
        "/..\\secret.txt",
        "/assets/../../secret.txt",
        "/assets/..%2f..%2fsecret.txt",
        "//etc/passwd",
        "/%2fetc%2fpasswd",
        "/file:///etc/passwd",
        "/notes.txt",
        "/throughline.yaml",
        "/processes/choose-books.md",
        "/..%c0%afsecret.txt",
        "/secret.txt%00.html",
        "/%ff",
    ];
    for way in ways {
        let answer = site.served.get(way);
        assert!(matches!(answer.status, 400 | 404), "{way}: {}", answer.status);
        assert!(!answer.body.contains("the secret") && !answer.body.contains("root:") && !answer.body.contains("trigger:"), "{way}");
    }
}

#[test]
fn only_reading_is_possible() {
    let site = serve();
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"] {
        let answer = site.served.ask(method, "/", "Host: localhost\r\nContent-Length: 0\r\n");
        assert_eq!(answer.status, 405, "{method}");
        assert!(answer.head.contains("allow: get, head"), "{}", answer.head);
    }
}

#[test]
fn an_unknown_address_shows_the_page_for_it() {
    let site = serve();
    let answer = site.served.get("/no/such/page.html");
    assert_eq!(answer.status, 404);
    assert!(answer.body.contains("This page is not here"), "{}", answer.body);
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

#[test]
fn a_port_that_was_given_and_is_taken_is_refused() {
    let site = serve();
    let port = site.served.port.to_string();
    let other = Command::new(program()).args(["serve", "--port", &port]).arg(site.path("")).output().unwrap();
    assert_eq!(other.status.code(), Some(2));
    let said = String::from_utf8_lossy(&other.stderr).into_owned();
    assert!(said.contains(&port) && said.contains("--port") && said.trim().lines().count() == 1, "{said}");
    assert!(other.stdout.is_empty());
}
