//! What is found on the example site, and that pages are searched as the terminal is.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use throughline::analysis::reach::Reach;
use throughline::search::part::PartName;
use throughline::search::words::{WordUse, words};
use throughline::search::{SearchPart, Searched, ask, published};
use throughline::{Options, Site, load};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn example() -> Site {
    load(&Path::new(ROOT).join("example-site"), &Options::default(), |_| {}).unwrap()
}

fn fixture(name: &str) -> String {
    fs::read_to_string(Path::new(ROOT).join("tests/fixtures").join(name)).unwrap()
}

/// Questions as readers ask them, each with the page that should come first.
fn questions(text: &str) -> Vec<(&str, &str)> {
    text.lines().map(|line| line.split_once(" => ").unwrap()).collect()
}

/// Does something with the first part of the index of a site.
fn with_part<T>(site: &Site, then: impl FnOnce(&SearchPart<'_>) -> T) -> T {
    let reach = Reach::of(&site.model);
    then(&Searched::new(&site.model, &site.documents, &reach).part(PartName::First))
}

#[test]
fn nine_of_ten_questions_find_their_page_first_and_all_find_it_among_the_first_three() {
    let (site, text) = (example(), fixture("questions.txt"));
    let questions = questions(&text);
    let places: Vec<Option<usize>> = with_part(&site, |part| {
        let place = |&(question, page): &(&str, &str)| {
            let found = ask::ask(part, question, |_| true);
            found.iter().position(|found| site.model.page(part.nodes[found.document]).split('#').next() == Some(page))
        };
        questions.iter().map(place).collect()
    });
    let told: String =
        questions.iter().zip(&places).filter(|(_, place)| **place != Some(0)).fold(String::new(), |mut told, (asked, place)| {
            let _ = writeln!(told, "{asked:?}: {place:?}");
            told
        });
    assert!(questions.len() >= 40);
    assert!(places.iter().filter(|place| **place == Some(0)).count() * 10 >= questions.len() * 9, "{told}");
    assert!(places.iter().all(|place| place.is_some_and(|place| place < 3)), "{told}");
}

/// What node prints of a script that gets these arguments; none where there is no node, or the scripts of the page are not all there.
#[expect(clippy::print_stderr, reason = "a test that is left out says so")]
fn node(script: &str, arguments: &[&Path]) -> Option<String> {
    let assets = Path::new(ROOT).join("themes/default/assets");
    let scripts = ["minisearch.js", "search-words.js", "search-ask.js"].map(|name| assets.join(name));
    let output = scripts
        .iter()
        .all(|path| path.exists())
        .then(|| Command::new("node").arg("-e").arg(script).args(scripts).args(arguments).output())?;
    let Ok(output) = output else {
        eprintln!("left out: there is no node to run the scripts of the page");
        return None;
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8(output.stdout).unwrap())
}

/// Runs what follows the flag of node as scripts of a page, and has them in `rest` what is left.
const AS_A_PAGE: &str = "
    const fs = require('fs'), vm = require('vm');
    globalThis.module = globalThis.exports = undefined;
    const [mini, words, ask, ...rest] = process.argv.slice(1);
    [mini, words, ask].forEach(script => vm.runInThisContext(fs.readFileSync(script, 'utf8')));
";

#[test]
fn the_page_cuts_texts_of_many_scripts_into_the_same_words() {
    let text = fixture("words.txt");
    let script = format!(
        "{AS_A_PAGE}
        const cut = (line, asked) => throughlineWords(line, asked).map(found => found.word).join(' ');
        console.log(fs.readFileSync(rest[0], 'utf8').split('\\n').map(line => cut(line, false) + '|' + cut(line, true)).join('\\n'));"
    );
    let Some(page) = node(&script, &[&Path::new(ROOT).join("tests/fixtures/words.txt")]) else { return };
    let ours =
        text.split('\n').map(|line| format!("{}|{}", words(line, WordUse::Indexed).join(" "), words(line, WordUse::Asked).join(" ")));
    for (ours, page) in ours.zip(page.lines()) {
        assert_eq!(ours, page);
    }
}

#[test]
fn the_page_finds_the_same_in_the_same_order() {
    let (site, text) = (example(), fixture("questions.txt"));
    let folder = tempfile::tempdir().unwrap();
    let (index, asked) = (folder.path().join("index.js"), folder.path().join("asked.txt"));
    let more =
        ["a", "m", "me", "th", "xy", "met", "bill", "zzz", "the", "Bills & meters", "who rings homes with a machine", "9400", "p-1.1"];
    let asked_for: Vec<&str> = questions(&text).into_iter().map(|(question, _)| question).chain(more).collect();
    fs::write(&asked, asked_for.join("\n")).unwrap();
    with_part(&site, |part| {
        fs::write(&index, published::script(part)).unwrap();
        let script = format!(
            "{AS_A_PAGE}
            let part;
            globalThis.throughlineSearch = (name, loaded) => part = loaded;
            vm.runInThisContext(fs.readFileSync(rest[0], 'utf8'));
            console.log(JSON.stringify(fs.readFileSync(rest[1], 'utf8').split('\\n').map(question => throughlineAsk(part, question).slice(0, 50))));"
        );
        let Some(page) = node(&script, &[&index, &asked]) else { return };
        let page: Vec<Vec<Value>> = serde_json::from_str(&page).unwrap();
        for (question, page) in asked_for.iter().zip(page) {
            let ours = ask::ask(part, question, |_| true);
            assert_eq!(ours.len().min(50), page.len(), "{question}");
            for (ours, page) in ours.iter().zip(&page) {
                assert_eq!(Some(ours.document as u64), page["document"].as_u64(), "{question}: {ours:?}, {page}");
                assert!((ours.score / page["score"].as_f64().unwrap() - 1.0).abs() < 1e-9, "{question}: {ours:?}, {page}");
                assert_eq!(
                    serde_json::to_value(&ours.words).unwrap().as_array().map(Vec::len),
                    page["words"].as_array().map(Vec::len),
                    "{question}"
                );
            }
        }
    });
}

#[test]
fn two_indexes_of_a_site_are_equal() {
    let (first, second) = (example(), example());
    let script = |site: &Site| with_part(site, published::script);
    let bytes = script(&first);
    assert_eq!(bytes, script(&second));
    assert!(bytes.starts_with(b"throughlineSearch(\"index\",{\"version\":1,") && bytes.ends_with(b"});\n"));
}
