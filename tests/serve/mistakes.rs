//! What becomes of mistakes: in content, in the site's file, in its theme.

use std::fs;
use std::process::Command;

use super::{PROCESS, Site, program, serve, serve_with};

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
fn a_page_that_fails_when_it_is_asked_for_is_told_in_the_terminal_once() {
    let site = serve();
    site.wait_for_log("read (");
    site.write("theme/templates/process.html", "{% extends \"builtin/base.html\" %}{% block main %}{{ nothing }}{% endblock main %}");
    site.wait_for_log("theme/templates/process.html (");
    let page = site.served.get(&format!("/{PROCESS}.html"));
    assert_eq!(page.status, 500);
    site.served.get(&format!("/{PROCESS}.html"));
    let said = site.wait_for_log("theme/templates/process.html:1:");
    assert_eq!(said.matches("theme/templates/process.html:1:").count(), 1, "{said}");
}

#[test]
fn a_mistake_in_the_theme_that_has_no_line_names_its_file() {
    let site = serve();
    let mut events = site.look_at("index.html");
    fs::create_dir_all(site.path("theme/templates")).unwrap();
    let cases: [(&[u8], &str); 3] = [
        (b"\xff\xfe", "not UTF-8: save it as UTF-8"),
        (b"{% extends \"nothing.html\" %}", "nothing.html"),
        (b"{% extends \"home.html\" %}", "Circular"),
    ];
    for (text, said) in cases {
        fs::write(site.path("theme/templates/home.html"), text).unwrap();
        let faults = events.wait_for("faults");
        assert!(faults.contains(said) && faults.contains("\"place\":\"theme/templates/home.html:1:1\""), "{faults}");
    }
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

/// What is told of a page when it is opened.
fn faults_of(site: &Site, page: &str) -> String {
    site.served.events(&format!("?page={page}")).wait_for("faults")
}

#[test]
fn a_file_that_nearly_is_content_is_told_above_its_last_good_page() {
    let site = serve();
    let (file, page) = ("outcomes/evening-book.md", "outcomes/evening-book.html");
    let good = site.served.get(&format!("/{page}")).body;
    let text = site.read(file);
    let mut events = site.look_at(page);
    site.write(file, &text.replacen("---", "—", 1));
    assert!(events.wait_for("faults").contains("front-matter"));
    assert_eq!(site.served.get(&format!("/{page}")).body, good, "the last good page stays");
    site.write(file, &format!("\n\u{200b}{text}"));
    assert!(events.wait_for("faults").contains("\"errors\":[]"));
}

#[test]
fn a_file_that_is_not_read_is_told_where_its_page_would_be_and_on_the_home_page() {
    let site = serve();
    site.write("processes/ring.md", "Ring the bell.\n");
    site.wait_for_log("passed over: processes/ring.md: it begins without a line `---`");
    for page in ["processes/ring.html", "index.html"] {
        // Where the rules take their time, it comes in a second event.
        let mut events = site.served.events(&format!("?page={page}"));
        while !events.wait_for("faults").contains("not-read") {}
    }
    assert!(!faults_of(&site, "by-team.html").contains("not-read"));
}

#[test]
fn the_file_that_a_page_is_written_in_leads_to_the_editor() {
    let site = serve_with(&["--editor-url", "editor://open?{file}&{line}&{column}"]);
    let page = format!("{PROCESS}.html");
    let faults = faults_of(&site, &page);
    assert!(faults.contains(&format!("\"source\":{{\"path\":\"{PROCESS}.md\",\"open\":\"editor://open?")), "{faults}");
    assert!(faults.contains("choose-books.md&1&1\""), "{faults}");
    assert!(faults_of(&serve(), &page).contains("\"source\":null"));
}
