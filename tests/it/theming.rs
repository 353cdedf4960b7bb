//! docs/theming.md: its example changes what it says, and its table of tokens is that of the style sheet.

use std::collections::BTreeSet;
use std::fs;

use throughline::base::files::Files;

use super::folders::{base, fenced, path};
use super::pages::{pages, style_sheet};

fn doc() -> String {
    fs::read_to_string(path("docs/theming.md")).unwrap()
}

/// The base site with the files of the part of the document below a heading.
fn with_example(heading: &str) -> Files {
    let doc = format!("\n{}", doc());
    let (_, part) = doc.split_once(&format!("\n{heading}\n")).unwrap_or_else(|| panic!("no part {heading}"));
    let part = part.split("\n#").next().unwrap_or_default();
    let mut files = base();
    let blocks = fenced(part);
    assert!(!blocks.is_empty(), "{heading} has no example");
    for (info, text) in blocks {
        let (_, path) = info.split_once(' ').expect("each block has a path");
        files.insert_bytes(path, text.as_bytes());
    }
    files
}

#[test]
fn the_example_changes_accent_style_words_and_template() {
    let mut files = with_example("# How a site looks");
    files.insert_text("pages/hello.md", "---\ntitle: Hello\n---\nThe body.\n\nSee [[outcome:home]].\n");
    let sheet = style_sheet(files.clone(), "site.css");
    assert!(sheet.contains("--accent:light-dark(#8a1c4a,"), "{}", &sheet[sheet.len() - 300..]);
    assert!(style_sheet(files.clone(), "own.css").contains(".need{font-size:var(--t4)}"));
    let pages = pages(files);
    assert!(pages["outcomes/home.html"].contains(">Who speaks of this page</h2>"));
    let page = &pages["pages/hello.html"];
    let (site, own) = (page.find("assets/site-").unwrap(), page.find("assets/own-").unwrap());
    assert!(site < own, "a site's own rules come last: {page}");
    assert!(page.contains("Our house rules are kept") && page.contains("<p>The body.</p>"), "{page}");
}

#[test]
fn a_site_has_its_own_logo_and_foot() {
    let page = &pages(with_example("### A logo and a foot of your own"))["processes/show-way.html"];
    assert!(page.contains("<img class=\"logo\" src=\"../"), "{page}");
    let (_, foot) = page.split_once("<footer").unwrap();
    assert!(foot.contains("<a href=\"../pages/imprint.html\">Who we are</a>") && !foot.contains("glossary.html"), "{foot}");
}

#[test]
fn a_touchpoint_shows_a_field_of_the_sites_own() {
    let page = &pages(with_example("### A touchpoint with a field of your own"))["journeys/borrow.html"];
    let link = "<li><a href=\"../journeys/borrow.html#ask-at-the-desk\">Ask at the desk</a>: all lanterns are out</li>";
    assert!(page.contains(link) && page.contains("<section class=\"ch "), "{page}");
}

#[test]
fn a_kind_of_page_is_written_from_scratch() {
    let page = &pages(with_example("### A kind of page from scratch"))["systems/map.html"];
    let (_, main) = page.split_once("<main").unwrap();
    assert!(main.contains("<li>Is used in <a href=\"../processes/show-way.html#") && !main.contains("class=\"mx\""), "{main}");
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
    told.extend((2..=6).flat_map(|n| ["t", "l", "s"].map(|of| format!("{of}{n}"))));
    told.insert("r2".into());
    assert_eq!(of(root, ':'), told, "the tokens of the style sheet (left) are not those of docs/theming.md");
}

#[test]
fn the_style_sheets_have_seven_sizes_of_type_and_no_other() {
    let sheets = fs::read_dir(path("themes/default/assets")).unwrap().map(|entry| entry.unwrap().path());
    let sizes: Vec<String> = (1..=7).map(|n| format!("var(--t{n})")).collect();
    let mut seen = BTreeSet::new();
    for path in sheets.filter(|path| path.extension().is_some_and(|e| e == "css")) {
        let sheet = fs::read_to_string(&path).unwrap();
        for rule in sheet.split('}') {
            let mut parts = rule.rsplit('{');
            let (declarations, selector) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
            let selector = selector.rsplit("*/").next().unwrap_or_default().trim();
            // The root's own size is what all of them are measured in.
            let declarations = declarations.split(';').filter(|_| !selector.starts_with("html"));
            for (property, value) in declarations.filter_map(|declaration| declaration.trim().split_once(':')) {
                if matches!(property, "font" | "font-size") && value != "inherit" {
                    let size = sizes.iter().find(|size| value.contains(size.as_str()));
                    assert!(size.is_some(), "{}: {selector} has a size of its own: {property}:{value}", path.display());
                    seen.extend(size);
                }
            }
        }
    }
    assert_eq!(seen.len(), 7, "not all are used: {seen:?}");
}

/// The page at a path, of a site of one journey and one process with a template of its own.
fn page_with(template: &str, text: &str, path: &str) -> String {
    let mut files = base();
    files.insert_text("personas/reader.md", "---\ntitle: A reader\n---\n");
    let journey = "---\ntitle: Borrow\npersona: reader\nstages:\n  - title: Find\n    touchpoints:\n      - title: Ask at the desk\n        from: persona\n        to: us\n        served_by: [lend#hand]\n        extra: {risk: the book is out}\n      - title: Walk home\n        from: persona\n        to: nobody\n---\n";
    files.insert_text("journeys/borrow.md", journey);
    files.insert_text("teams/counter.md", "---\ntitle: The desk\n---\n");
    files.insert_text("processes/lend.md", "---\ntitle: Lend\nsteps:\n  - title: Hand\n    by: counter\n    work: 2 min\n---\n");
    files.insert_text(format!("theme/templates/{template}"), text);
    pages(files).remove(path).unwrap()
}

#[test]
fn a_template_fills_one_block_of_a_thing_and_keeps_the_others() {
    let text = "{% extends \"builtin/process.html\" %}{% block story %}{{ super() }}<p>Ours.</p>{% endblock story %}";
    let page = page_with("process.html", text, "processes/lend.html");
    let order = ["<h1", "class=\"facts\"", "<div class=\"prose\">", "id=\"tl-how\"", "<p>Ours.</p>"];
    let places = order.map(|part| page.find(part).ok_or(part));
    assert!(places.iter().all(Result::is_ok) && places.is_sorted(), "{places:?}: {page}");
}

#[test]
fn a_template_asks_for_touchpoints_steps_and_fields_of_the_sites_own() {
    let journey = "{% for t in touchpoints(of=page.address) %}[{{ t.title }} at {{ t.url }} in {{ t.stage }}, {{ t.party }}{% if t.extra.risk %}: {{ t.extra.risk }}{% endif %}{% for s in t.served_by %} by {{ s.title }} {{ s.url }}{% endfor %}]{% endfor %}";
    let said = page_with("journey.html", journey, "journeys/borrow.html");
    assert_eq!(
        said,
        "[Ask at the desk at ../journeys/borrow.html#ask-at-the-desk in Find, meeting: the book is out by Hand ../processes/lend.html#hand]\
         [Walk home at ../journeys/borrow.html#walk-home in Find, own]"
    );
    let process =
        "{% for s in steps(of=page.address) %}{{ s.title }}, {{ s.by.title }} ({{ s.by.url }}), {{ s.work | minutes }}{% endfor %}";
    assert_eq!(page_with("process.html", process, "processes/lend.html"), "Hand, The desk (../teams/counter.html), 2 min");
}

#[test]
fn a_template_asks_for_any_thing_who_names_it_and_where_it_lies() {
    let page = "{% set it = node(of=\"process:lend\") %}{{ it.title }} {{ it.url }} {{ it.status }}. {% for b in backlinks(of=\"team:counter\") %}{{ b.reason }} {{ b.from.title }}{% if b.within %} in {{ b.within.title }}{% endif %}. {% endfor %}{{ url_for(to=\"glossary.html\") }} {{ url_for(to=\"journey:borrow#walk-home\") }} {% set own = extra(of=\"journey:borrow#ask-at-the-desk\") %}{{ own.risk }}";
    let said = page_with("team.html", page, "teams/counter.html");
    assert_eq!(
        said,
        "Lend ../processes/lend.html active. Does Hand in Lend. ../glossary.html ../journeys/borrow.html#walk-home the book is out"
    );
}

#[test]
fn a_template_that_asks_for_what_is_not_there_says_so() {
    for (asks, said) in [
        ("node(of=\"process:lent\")", "did you mean `process:lend`?"),
        ("touchpoints(of=\"process:lend\")", "`process:lend` is no journey"),
        ("url_for(to=\"glosary.html\")", "did you mean `glossary.html`?"),
    ] {
        let fault = std::panic::catch_unwind(|| page_with("team.html", &format!("{{{{ {asks} }}}}"), "teams/counter.html")).unwrap_err();
        let fault = fault.downcast_ref::<String>().map_or("", String::as_str);
        assert!(fault.contains(said), "{fault}");
    }
}
