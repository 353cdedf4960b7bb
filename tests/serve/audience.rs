//! A site that is served to one audience: what is not for it has no page and no address, whatever is saved.

use std::fs;

use super::http::Served;
use super::{Site, program};

const FINES: &str = "---\ntitle: Decide about fines\nowner: desk\naudience: keepers\n---\n";

fn served(words: &[&str]) -> Site {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("site");
    for (path, text) in [
        ("throughline.yaml", "title: Lantern Street\naudiences: [guests, keepers]\n"),
        ("personas/ada.md", "---\ntitle: Ada\n---\n"),
        (
            "outcomes/home.md",
            "---\ntitle: Home before dark\nfor: ada\nowner: desk\n---\nSee [[fines]], and [how](../processes/fines.md).\n",
        ),
        ("processes/fines.md", FINES),
        ("teams/desk.md", "---\ntitle: Lamp desk\n---\n"),
    ] {
        fs::create_dir_all(root.join(path).parent().unwrap()).unwrap();
        fs::write(root.join(path), text).unwrap();
    }
    let served = Served::start(&program(), &root, &[&["--audience", "guests"], words].concat());
    Site { served, folder }
}

#[test]
fn what_is_hidden_is_not_found_as_what_never_was() {
    let site = served(&[]);
    let hidden = site.served.get("/processes/fines.html");
    let never = site.served.get("/processes/fonts.html");
    assert_eq!((hidden.status, never.status), (404, 404));
    assert_eq!(hidden.body.replace("fines", "fonts"), never.body);
    for path in ["/", "/outcomes/home.html", "/by-process.html", "/index-a-z.html", "/findings.html", "/insights/effort.html"] {
        let body = site.served.get(path).body;
        assert!(!body.contains("fines") && !body.contains("keepers"), "{path}: {body}");
    }
    assert!(site.served.get("/outcomes/home.html").body.contains("not shown here"));
}

#[test]
fn while_an_error_stands_it_is_shown_as_it_was_and_only_the_terminal_says_why() {
    let site = served(&[]);
    let mut events = site.look_at("outcomes/home.html");
    // A key that nobody knows hides nothing.
    site.write("processes/fines.md", &FINES.replace("audience:", "audiance:"));
    let told = events.wait_for("faults");
    assert!(told.contains("the terminal says why") && !told.contains("fines") && !told.contains("audiance"), "{told}");
    site.wait_for_log("1 error");
    assert_eq!(site.served.get("/processes/fines.html").status, 404);
    site.write("processes/fines.md", &FINES.replace("audience: keepers\n", ""));
    site.served.wait_for("/processes/fines.html", |answer| answer.status == 200);
    site.write("processes/fines.md", FINES);
    site.served.wait_for("/processes/fines.html", |answer| answer.status == 404);
}

#[test]
fn an_audience_that_the_site_lacks_is_refused_before_anything_is_served() {
    let site = served(&[]);
    let refused = std::process::Command::new(program()).arg("serve").arg(site.path("")).args(["--audience", "gests"]).output().unwrap();
    assert_eq!(refused.status.code(), Some(2));
    let said = String::from_utf8(refused.stderr).unwrap();
    assert!(said.contains("no audience named `gests`: did you mean `guests`?"), "{said}");
}
