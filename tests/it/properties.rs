//! What holds for any text: nothing panics, every span lies in its file and between characters,
//! the order of files means nothing, and a site read again from memory is the site read afresh.
//!
//! A usual run tries the same few cases each time; `PROPTEST_CASES=10000` looks further, elsewhere
//! each time.

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::RngSeed;
use throughline::base::diagnostic::{Diagnostic, Place};
use throughline::base::files::{Entry, Files};
use throughline::base::span::Span;
use throughline::base::vocabulary::{RawHtml, RemotePictures};
use throughline::html::{Renderer, Theme};
use throughline::link::{Linked, ProcessModels, link};
use throughline::report::findings::text::report;
use throughline::report::terminal::Paint;
use throughline::session::{Options, Session};
use throughline::site::Checked;
use throughline::syntax::config;
use throughline::syntax::content::document::Document;
use throughline::syntax::markdown::{MarkdownOptions, Placeholder, Prose};

use super::folders::base;

pub(crate) fn few() -> ProptestConfig {
    let usual = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    match std::env::var_os("PROPTEST_CASES") {
        Some(_) => usual,
        None => ProptestConfig { cases: 48, rng_seed: RngSeed::Fixed(1), ..usual },
    }
}

proptest! {
    #![proptest_config(few())]

    #[test]
    fn front_matter_of_any_text_is_read_within_its_file(kind in select(FOLDERS), yaml in yaml_like(), tail in markdown_like()) {
        let mut files = base();
        files.insert_text(format!("{kind}/random.md"), &format!("---\n{yaml}\n---\n{tail}"));
        holds(&load(files))?;
    }

    #[test]
    fn a_site_file_of_any_text_is_read_within_its_file(yaml in yaml_like()) {
        let mut files = base();
        files.insert_text(config::NAME, &yaml);
        holds(&load(files))?;
    }

    #[test]
    fn a_body_of_any_text_has_its_holes_between_characters(body in markdown_like(), raw in select(RawHtml::ALL), remote in select(RemotePictures::ALL)) {
        let style = MarkdownOptions { raw_html: raw, remote_pictures: remote };
        let (file, mut found) = (Arc::from("a.md"), Vec::new());
        let whole = Span::new(0, body.len());
        let prose = Prose::read(&body, whole, style, &std::iter::once("report").collect(), &file, &mut found);
        let mut before = 0;
        for &(at, hole) in &prose.holes {
            prop_assert!(before <= at && prose.html.is_char_boundary(at as usize));
            before = at;
            let (n, of) = match hole {
                Placeholder::Open(n) | Placeholder::Close(n) => (n, prose.headings.len()),
                Placeholder::Address(n) | Placeholder::Title(n) => (n, prose.links.len()),
                Placeholder::NoteLabel(n) | Placeholder::NoteBack(n) => (n - 1, body.matches("[^").count()),
                Placeholder::Word(_) => continue,
            };
            prop_assert!((n as usize) < of, "{hole:?} of {of}");
        }
        for span in prose.links.iter().map(|l| l.span).chain(found.iter().map(|d| d.place.span)) {
            prop_assert!(lies_in(span, &body), "{span:?}");
        }
        for heading in 0..prose.headings.len() {
            prop_assert!(prose.section_end(heading) as usize <= prose.html.len());
        }
    }

    #[test]
    fn a_spoilt_file_is_read_and_reading_it_from_memory_is_reading_it_afresh(spoilt in spoilt_base()) {
        let mut session = Session::default();
        session.load(base(), &Options::default());
        let again = session.load(spoilt.clone(), &Options::default());
        let afresh = load(spoilt);
        prop_assert_eq!(&again.findings, &afresh.findings);
        prop_assert_eq!(shape(&link_all(&again, &again.documents)), shape(&link_all(&afresh, &afresh.documents)));
        holds(&afresh)?;
    }

    #[test]
    fn a_spoilt_site_can_still_be_shown(spoilt in spoilt_base()) {
        let site = load(spoilt);
        let theme = Theme::new(&Files::default(), &site.config, &std::collections::BTreeMap::new()).expect("our own theme is whole");
        let pages = Renderer::of(&site, &theme, BTreeMap::new());
        for route in pages.routes() {
            let shown = pages.render(&route);
            prop_assert!(shown.is_ok(), "{route:?}: {shown:?}");
        }
    }

    #[test]
    fn the_order_of_files_means_nothing(files in spoilt_base(), rivals in any::<bool>(), order in any::<[Index; 12]>()) {
        let mut files = files;
        if rivals {
            files.insert_text("teams/night/desk.md", "---\ntitle: Desk\naliases: [desk, helpers]\n---\n");
            files.insert_text("processes/a.md", "---\ntitle: A\nsupports: [b, show-wy]\nby: Pier Taxis\n---\n[[help]] [[desk]]\n");
            files.insert_text("processes/b.md", "---\ntitle: B\naliases: a\nsupports: a\nby: pier taxis\n---\n");
        }
        let site = load(files);
        let mut documents = site.documents.clone();
        for (i, other) in order.iter().enumerate() {
            let n = documents.len();
            documents.swap(i % n, other.index(n));
        }
        prop_assert_eq!(shape(&link_all(&site, &documents)), shape(&link_all(&site, &site.documents)));
    }
}

fn load(files: Files) -> Checked {
    Session::default().load(files, &Options::default())
}

fn link_all(site: &Checked, documents: &[Arc<Document>]) -> Linked {
    link(&site.config, documents, &site.files, &ProcessModels::of(documents, &site.files, &ProcessModels::default()), false)
}

/// Everything said has a place in its file, and can be said to people.
fn holds(site: &Checked) -> Result<(), TestCaseError> {
    let absent = Entry::Text("".into());
    let (_, of_site) = config::SiteConfig::read_file(site.files.get(config::NAME).unwrap_or(&absent));
    let linked = link_all(site, &site.documents);
    let of_documents = site.documents.iter().flat_map(|d| &d.faults);
    for diagnostic in of_site.iter().chain(of_documents).chain(&linked.findings) {
        let related = diagnostic.related.iter().map(|r| &r.place);
        for Place { file, span } in related.chain([&diagnostic.place]) {
            let text = site.files.text(file).map_or("", |text| &**text);
            prop_assert!(lies_in(*span, text), "{file} {span:?}: {}", diagnostic.message);
        }
        prop_assert!(!diagnostic.message.contains(char::is_control), "{:?}", diagnostic.message);
    }
    report(&site.findings, &site.files, "", Paint(true));
    Ok(())
}

fn lies_in(span: Span, text: &str) -> bool {
    text.get(span.start as usize..span.end as usize).is_some()
}

/// What must not depend on the order of documents: nodes and edges in their order, findings in any.
fn shape(linked: &Linked) -> (Vec<String>, Vec<String>, Vec<String>) {
    let graph = &linked.model.graph;
    let nodes = graph.nodes.iter().map(|n| format!("{} {} {:?} {:?}", n.address, n.title, n.place, n.aliases));
    let of = |id| &graph.node(id).address;
    let edges = graph.edges.iter().map(|e| format!("{} {} {} {:?}", of(e.from), e.kind, of(e.to), e.place));
    let said = |d: &Diagnostic| format!("{:?} {} {} {:?} {:?}", d.place, d.rule.name, d.message, d.help, d.related);
    let mut findings: Vec<String> = linked.findings.iter().map(said).collect();
    findings.sort();
    (nodes.collect(), edges.collect(), findings)
}

const FOLDERS: &[&str] =
    &["outcomes", "personas", "journeys", "processes", "services", "roles", "teams", "systems", "third-parties", "pages"];

/// Pieces of front matter, right and wrong.
#[rustfmt::skip]
const YAML: &[&str] = &[
    "title: ", "title:", "id: ", "kind: ", "aliases: ", "stages:", "touchpoints:", "steps: ", "needs: ", "for: ", "persona: ada", "outcome: home", "extra: ",
    "checks: ", "channels: ", "readings: ", "readings_from: ", "where: ", "served_by: ", "next: ", "by: ", "to: ", "work: ", "reviewed: ", "draft: true", "allow: ",
    "prefix: ", "content: ", "exclude: ", "- ", "  - ", "    ", "  ", "\t", "{", "}", "[", "]", ", ", ": ", "#", " # note", "'", "\"", "|", ">-", "&a ", "*a", "!!str ", "? ",
    "---", "...", "%YAML 1.2", "~", "null", "true", "no", "-1", "1e400", ".nan", "0x1f", "2026-02-30", "5 d 3 h", "-5 min", "ada#rest", "show-way#listen", "desk",
    "../../x", "refund, too", "é", "日本", "\u{feff}", "\u{0}", "\u{85}", "\u{2028}", "🚀", "\\u0041", "\\x", "a b", "\n", "\n", "\n", "\n  ", "\r\n", "\r",
];

#[rustfmt::skip]
const KEYS: &[&str] = &[
    "title", "summary", "id", "kind", "aliases", "status", "draft", "owner", "tags", "reviewed", "evidence", "links", "extra", "allow", "for", "needs", "parent",
    "measures", "limits", "stakeholder", "picture", "persona", "outcome", "target_of", "volume_per_month", "stages", "opportunities", "log", "supports", "delivers",
    "contributes_to", "by", "systems", "bpmn", "gap", "rules", "steps", "meets", "also_called", "url", "content", "exclude", "prefix", "outcomes", "channels",
    "checks", "words", "git", "robots", "markdown", "theme", "gates",
];

#[rustfmt::skip]
const VALUES: &[&str] = &[
    "", "~", "[]", "{}", "x", "é 日本 🚀", "5", "-1.5", "true", "2026-03-01", "1 h 30 min", "ada", "[ada, home]", "ada#rest", "walk#way", "show-way#listen", "desk",
    "'quo''ted'", "\"a\\tb\\u00e9\"", "|\n  block é\n  text", ">-\n  folded\n", "# only a note", "[{id: a, title: A}, {id: a, title: B, aliases: a}]",
    "[{title: A, touchpoints: [{title: '🚀', needs: ada#x, to: Pier Taxis, pains: [{text: p}]}]}]", "[{title: S, next: [{to: s, when: é}, t], work: -5 min, by: '***'}]",
    "[{id: rest, statement: é}]", "{kind: survey}", "[{kind: survey, n: x}]", "{file: ../nothing.csv, date: a, value: b}", "{remote-picture: off, measure-stale: {days: 3}}",
    "[remote-picture, no-such-rule]", "../../out", "[., docs]", "['**', 'a[']", "{raw_html: sanitize}", "{accent: teal, logo: x.png}", "[[1, {a: b}], ~]",
];

/// Pieces of a body, right and wrong.
#[rustfmt::skip]
const MARKDOWN: &[&str] = &[
    "# ", "## ", "- ", "1. ", "> ", "> [!NOTE]\n", "```", "```rust\n", "~~~", "    ", "\t", "*", "**", "_", "~~", "`", "[", "]", "](", ")", "![", "](x.png)",
    "[a](b.md)", "[a](#b)", "[[", "]]", "[[show-way]]", "[[show-way|x]]", "|", "[[a#b|", "[^1]", "[^1]: ", "[x]: ", "[x]", "- [ ] ", "- [x] ", "| a | b |\n|--:|---|\n",
    "<b>", "</b>", "<script>", "<!--", "-->", "<a href=\"", "\">", "<https://a.example>", "https://a.example/(", "javascript:", "mailto:", "&amp;", "&#xFFFF;", "&#65535;o9&#65535;",
    "\u{ffff}o1\u{ffff}", "\\", "---", "===", "{#id .c}", ": ", "$", "{{ x }}", "é", "日本", "🚀", "\u{301}", "\u{0}", "Listen", "text", " ", "\n", "\n", "\n\n", "\r\n", "\r",
];

/// Anything at all, or lines of fields with values that some other field may want.
fn yaml_like() -> impl Strategy<Value = String> {
    let line = (select(KEYS), select(VALUES)).prop_map(|(key, value)| format!("{key}: {value}\n"));
    prop_oneof![pieces(YAML), prop::collection::vec(line, 0..12).prop_map(|lines| lines.concat())]
}

fn markdown_like() -> impl Strategy<Value = String> {
    pieces(MARKDOWN)
}

fn pieces(known: &'static [&'static str]) -> impl Strategy<Value = String> {
    let piece = prop_oneof![9 => select(known).prop_map(str::to_owned), 1 => ".{0,6}"];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// A way to spoil a file; places are chosen by the file's length.
#[derive(Clone, Debug)]
enum Spoil {
    FlipBit(Index, u8),
    DropLine(Index),
    RepeatLine(Index, Index),
    Insert(Index, &'static str),
    Cut(Index),
}

fn spoil() -> impl Strategy<Value = Spoil> {
    let piece = select([YAML, MARKDOWN].concat());
    prop_oneof![
        (any::<Index>(), 0..8u8).prop_map(|(at, bit)| Spoil::FlipBit(at, bit)),
        any::<Index>().prop_map(Spoil::DropLine),
        any::<(Index, Index)>().prop_map(|(from, to)| Spoil::RepeatLine(from, to)),
        (any::<Index>(), piece).prop_map(|(at, piece)| Spoil::Insert(at, piece)),
        any::<Index>().prop_map(Spoil::Cut),
    ]
}

impl Spoil {
    fn apply(&self, bytes: &mut Vec<u8>) {
        let n = bytes.len() + 1;
        match self {
            Spoil::FlipBit(at, bit) if !bytes.is_empty() => bytes[at.index(n - 1)] ^= 1 << bit,
            Spoil::FlipBit(..) => {}
            Spoil::Insert(at, piece) => {
                let at = at.index(n);
                bytes.splice(at..at, piece.bytes());
            }
            Spoil::Cut(at) => bytes.truncate(at.index(n)),
            Spoil::DropLine(at) => {
                let mut lines: Vec<&[u8]> = bytes.split_inclusive(|&b| b == b'\n').collect();
                if !lines.is_empty() {
                    lines.remove(at.index(lines.len()));
                }
                *bytes = lines.concat();
            }
            Spoil::RepeatLine(from, to) => {
                let mut lines: Vec<&[u8]> = bytes.split_inclusive(|&b| b == b'\n').collect();
                if !lines.is_empty() {
                    let line = lines[from.index(lines.len())];
                    lines.insert(to.index(lines.len()), line);
                }
                *bytes = lines.concat();
            }
        }
    }
}

/// The base site with up to six faults in any of its files.
fn spoilt_base() -> impl Strategy<Value = Files> {
    prop::collection::vec((any::<Index>(), spoil()), 1..7).prop_map(|spoils| {
        let mut files = base();
        for (which, spoil) in spoils {
            let at = which.index(files.len());
            let Some((path, text)) = files.iter().nth(at).and_then(|(path, _)| Some((Arc::clone(path), Arc::clone(files.text(path)?))))
            else {
                continue;
            };
            let mut bytes = text.as_bytes().to_vec();
            spoil.apply(&mut bytes);
            files.insert_bytes(path, &bytes);
        }
        files
    })
}
