//! docs/theming.md: its example changes what it says, and its table of tokens is that of the style sheet.

use std::collections::BTreeSet;
use std::fs;

use super::folders::{base, fenced, path};
use super::pages::{pages, style_sheet};

fn doc() -> String {
    fs::read_to_string(path("docs/theming.md")).unwrap()
}

#[test]
fn the_example_changes_accent_style_and_template() {
    let mut files = base();
    files.insert_text("pages/hello.md", "---\ntitle: Hello\n---\nThe body.\n");
    let doc = doc();
    for (info, text) in fenced(&doc) {
        let (_, path) = info.split_once(' ').expect("each block has a path");
        files.insert_text(path, &text);
    }
    let sheet = style_sheet(files.clone(), "site.css");
    assert!(sheet.contains("--accent:light-dark(#8a1c4a,"), "{}", &sheet[sheet.len() - 300..]);
    assert!(style_sheet(files.clone(), "own.css").contains(".need{font-size:1.1rem}"));
    let page = &pages(files)["pages/hello.html"];
    let (site, own) = (page.find("assets/site-").unwrap(), page.find("assets/own-").unwrap());
    assert!(site < own, "a site's own rules come last: {page}");
    assert!(page.contains("Our house rules are kept") && page.contains("<p>The body.</p>"), "{page}");
}

#[test]
fn every_token_is_told_of() {
    let sheet = style_sheet(base(), "site.css");
    let (_, root) = sheet.split_once(":root{").unwrap();
    let root = root.split('}').next().unwrap();
    let of = |text: &str, end: char| -> BTreeSet<String> {
        let names = text.split("--").skip(1).filter_map(|rest| rest.split(end).next());
        names.filter(|name| name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')).map(str::to_owned).collect()
    };
    let table: String = doc().lines().filter(|line| line.starts_with("| `--")).collect();
    let mut told = of(&table, '`');
    told.extend((2..=5).map(|n| format!("t{n}")).chain((2..=6).map(|n| format!("s{n}"))));
    assert_eq!(of(root, ':'), told, "the tokens of the style sheet (left) are not those of docs/theming.md");
}
