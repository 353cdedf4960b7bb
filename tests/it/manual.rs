//! The manual: a page for each kind and for `throughline.yaml`, made from the descriptions of their
//! fields and from the introductions in docs/manual/intro, whose examples are fixtures.
//!
//! `UPDATE_MANUAL=1 cargo test --test it manual` writes the pages anew.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;

use throughline::base::diagnostic::Severity;
use throughline::base::kind::Kind;
use throughline::base::slug::heading_anchor;
use throughline::session::{Options, Session};
use throughline::syntax::config::{self, NAME};
use throughline::syntax::content::kinds::{Common, doc_of};
use throughline::syntax::fields::schema::{FieldShape, RecordDoc};

use super::folders::{base, fenced, path};

const RENEW: &str = "UPDATE_MANUAL=1 cargo test --test it manual";

#[test]
fn the_manual_says_what_the_program_reads() {
    let pages = pages();
    let folder = path("docs/manual");
    if std::env::var_os("UPDATE_MANUAL").is_some() {
        for (name, text) in &pages {
            fs::write(folder.join(name), text).unwrap();
        }
    }
    let stale: Vec<&String> = pages
        .iter()
        .filter(|(name, text)| fs::read_to_string(folder.join(name)).ok().as_ref() != Some(text))
        .map(|(name, _)| name)
        .collect();
    assert!(stale.is_empty(), "docs/manual lags behind the code in {stale:?}. Renew it: {RENEW}");
    let entries = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
    let lying: BTreeSet<String> = entries.filter(|name| name != "intro").collect();
    assert_eq!(lying, pages.into_keys().collect(), "docs/manual holds a page that nothing makes, or lacks one");
}

#[test]
fn every_introduction_has_an_example_that_checks_clean() {
    for name in Kind::ALL.iter().map(|kind| kind.word()).chain(["site"]) {
        let intro = intro(name);
        let blocks = fenced(&intro);
        assert!(!blocks.is_empty(), "{name}: the introduction has no example");
        let mut files = base();
        let mut paths = BTreeSet::new();
        for (info, text) in blocks {
            let (_, path) = info.split_once(' ').unwrap_or_else(|| panic!("{name}: a block without a path"));
            files.insert_text(path, &text);
            paths.insert(path.to_owned());
        }
        let site = Session::default().load(files, &Options::default());
        let errors: Vec<_> = site.findings.list.iter().filter(|f| f.severity == Severity::Error).collect();
        assert!(errors.is_empty(), "{name}: {errors:#?}");
        let shown = site.documents.iter().any(|d| d.kind.word() == name && paths.contains(&*d.path));
        assert!(shown || paths.contains(NAME), "{name}: the example is about something else");
    }
}

/// All pages of the manual by their name.
fn pages() -> BTreeMap<String, String> {
    let kinds = Kind::ALL.iter().map(|kind| (format!("{}.md", kind.word()), kind_page(*kind)));
    let others = [("site.md".to_owned(), site_page()), ("README.md".to_owned(), index())];
    kinds.chain(others).collect()
}

fn intro(name: &str) -> String {
    let path = path(&format!("docs/manual/intro/{name}.md"));
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// What stands at the head of a page that nobody should mend by hand.
fn made_from(sources: &str) -> String {
    format!("<!-- Made from {sources}. Renew it: {RENEW} -->\n\n")
}

fn kind_page(kind: Kind) -> String {
    let doc = doc_of(kind);
    let mut page = made_from(&format!("src/syntax/kinds and docs/manual/intro/{}.md", kind.word()));
    let _ = write!(page, "# {}\n\n{}\n", capital(kind.spoken()), intro(kind.word()).trim_end());
    if !doc.fields.is_empty() {
        let _ = writeln!(page, "\n## Fields of {}\n", kind.with_article());
        table(&mut page, doc);
    }
    page.push_str("\n## Fields that every file has\n\n");
    table(&mut page, &Common::DOC);
    sections(&mut page, &[doc, &Common::DOC]);
    page
}

fn site_page() -> String {
    let mut page = made_from("src/syntax/config.rs and docs/manual/intro/site.md");
    let _ = write!(page, "# The site: `{NAME}`\n\n{}\n\n## Fields\n\n", intro("site").trim_end());
    table(&mut page, &config::SiteConfig::DOC);
    sections(&mut page, &[&config::SiteConfig::DOC]);
    page
}

fn index() -> String {
    let mut page = made_from("docs/manual/intro/README.md");
    page.push_str(intro("README").trim_end());
    page.push_str("\n\n## What a file can be about\n\n| kind | folder | what it is |\n|---|---|---|\n");
    for kind in Kind::ALL {
        let _ = writeln!(page, "| [{}]({}.md) | `{}/` | {} |", kind.spoken(), kind.word(), kind.folder(), one_line(doc_of(*kind).doc));
    }
    let _ = writeln!(page, "| [the site](site.md) | `{NAME}` | {} |", one_line(config::SiteConfig::DOC.doc));
    page
}

/// A section for each record that fields hold, and for those that their fields hold, once each, in the order met.
fn sections(page: &mut String, docs: &[&'static RecordDoc]) {
    let mut met: Vec<&'static RecordDoc> = Vec::new();
    for doc in docs {
        meet(doc, &mut met);
    }
    for doc in met {
        let _ = writeln!(page, "\n## {}\n\n{}\n", heading(doc), one_line(doc.doc));
        table(page, doc);
    }
}

fn meet(doc: &RecordDoc, met: &mut Vec<&'static RecordDoc>) {
    for inner in doc.fields.iter().flat_map(|field| (field.shape)().records()) {
        if !met.iter().any(|known| known.name == inner.name) {
            met.push(inner);
            meet(inner, met);
        }
    }
}

fn table(page: &mut String, doc: &RecordDoc) {
    page.push_str("| field | holds | means | required |\n|---|---|---|---|\n");
    for field in doc.fields {
        let required = if field.required { "yes" } else { "" };
        let _ = writeln!(page, "| `{}` | {} | {} | {required} |", field.name, holds(&(field.shape)()), field.meaning().replace('|', "\\|"));
    }
}

/// What may be written, in words, with links to the sections of records.
fn holds(shape: &FieldShape) -> String {
    match shape {
        FieldShape::Record(doc) => format!("[{}](#{})", doc.what, heading_anchor(&heading(doc))),
        FieldShape::List(of) => format!("a list: {}", holds(of)),
        FieldShape::MapOf(of) => format!("a mapping of names to {}", holds(of)),
        FieldShape::Either(shapes) => shapes.iter().map(holds).collect::<Vec<_>>().join("; or "),
        plain => plain.in_words(),
    }
}

/// A record's name without its article.
fn heading(doc: &RecordDoc) -> String {
    let bare = doc.what.strip_prefix("a ").or_else(|| doc.what.strip_prefix("an ")).unwrap_or(doc.what);
    capital(bare)
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
