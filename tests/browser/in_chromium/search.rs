//! The search, and lists that are narrowed: with the keyboard alone, in the address, from a folder and under the strictest policy.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::accessible::violations;
use super::nothing_of;
use super::quiet::complaints;
use super::serving::Writing;
use super::site::Site;
use super::tab::Tab;

const OPEN: &str = "!!document.querySelector('dialog.sheet[open]') && document.activeElement.getAttribute('role') === 'combobox'";
const CLOSED: &str = "!document.querySelector('dialog.sheet[open]')";
const CHOSEN: &str = "document.getElementById(document.activeElement.getAttribute('aria-activedescendant'))";

/// What was found, by title, once all of it is drawn.
fn titles(tab: &Tab) -> Vec<String> {
    tab.becomes("!document.querySelector('.sheet [aria-busy=true]')");
    tab.see("[...document.querySelectorAll('.sheet [role=option] b')].map(title => title.textContent)")
}

/// Opens the search on the page that is shown, and asks for these words.
fn ask(tab: &Tab, words: &str) {
    tab.press("/");
    tab.becomes(OPEN);
    tab.write(words);
    tab.becomes("!!document.querySelector('.sheet [role=option] mark')");
}

#[test]
fn a_slash_and_control_k_open_the_search_and_nothing_of_it_is_loaded_before() {
    let (site, tab) = (Site::example(), Tab::open());
    for key in ["/", "k"] {
        tab.show(&site.file("glossary.html"));
        let loaded = "performance.getEntriesByType('resource').filter(it => /search|minisearch/.test(it.name)).length";
        assert_eq!(tab.see::<usize>(loaded), 0);
        if key == "k" {
            tab.press_control(key)
        } else {
            tab.press(key)
        }
        tab.becomes(OPEN);
        tab.press("Escape");
        tab.becomes(CLOSED);
        tab.becomes("location.hash === ''");
    }
}

#[test]
fn who_wants_no_key_of_one_sign_switches_the_slash_off_and_finds_it_off_on_the_next_page() {
    const SWITCH: &str = "document.querySelector('.sheet .keys button')";
    let (site, tab) = (Site::example(), Tab::open());
    let host = site.host();
    tab.show(&host.url("glossary.html"));
    ask(&tab, "bill");
    let was: String = tab.see(&format!("{SWITCH}.textContent"));
    tab.see::<bool>(&format!("{SWITCH}.click(), true"));
    assert_ne!(tab.see::<String>(&format!("{SWITCH}.textContent")), was);
    tab.show(&host.url("journeys.html"));
    tab.press("/");
    tab.press_control("k");
    tab.becomes(OPEN);
    assert_eq!(tab.see::<String>("document.activeElement.value"), "", "the slash is no word either");
    tab.see::<bool>(&format!("{SWITCH}.click(), true"));
    assert_eq!(tab.see::<String>(&format!("{SWITCH}.textContent")), was);
    tab.press("Escape");
    tab.becomes(CLOSED);
    tab.becomes("location.hash === ''");
    tab.press("/");
    tab.becomes(OPEN);
}

#[test]
fn the_keyboard_alone_leads_to_a_result_and_the_way_back_to_what_was_found() {
    let (site, tab) = (Site::example(), Tab::open());
    let host = site.host();
    for page in [host.url("glossary.html"), site.file("glossary.html")] {
        tab.show(&page);
        ask(&tab, "bill");
        let found = titles(&tab);
        assert!(found.len() > 5, "{found:?}");
        assert_eq!(tab.see::<String>(&format!("{CHOSEN}.querySelector('b').textContent")), found[0]);
        tab.press("ArrowDown");
        tab.press("End");
        assert_eq!(&tab.see::<String>(&format!("{CHOSEN}.querySelector('b').textContent")), found.last().unwrap());
        tab.press("ArrowDown");
        tab.press("ArrowDown");
        tab.press("ArrowUp");
        tab.press("Home");
        let goal: String = tab.see(&format!("{CHOSEN}.href"));
        tab.press("Enter");
        tab.becomes(&format!("location.href === {goal:?} && document.readyState === 'complete'"));
        tab.see::<bool>("history.back(), true");
        tab.becomes(OPEN);
        tab.becomes("!!document.querySelector('.sheet [role=option] mark')");
        assert_eq!(titles(&tab), found);
        assert_eq!(tab.see::<String>("document.activeElement.value + location.hash"), "bill#find=bill");
    }
}

#[test]
fn a_result_says_its_kind_its_place_its_strip_and_what_matched() {
    let (site, tab) = (Site::example(), Tab::open());
    tab.show(&site.file("index.html"));
    tab.press("/");
    tab.becomes(OPEN);
    let touchpoint =
        "[...document.querySelectorAll('.sheet [role=option]')].find(it => it.querySelector('.kind').textContent === 'Touchpoint')";
    tab.write("meter");
    tab.becomes(&format!("!!({touchpoint})"));
    let whole = "it => [it.querySelector('mark').textContent.toLowerCase(), !!it.querySelector('svg.strip .p, svg.strip .u'), it.querySelectorAll('.way span').length]";
    let (marked, is_lit, way): (String, bool, usize) = tab.see(&format!("({whole})({touchpoint})"));
    assert!(marked.starts_with("meter") && is_lit && way >= 3, "{marked} {is_lit} {way}");
}

#[test]
fn facets_narrow_what_was_found_and_stand_in_the_address() {
    let (site, tab) = (Site::example(), Tab::open());
    tab.show(&site.file("index.html"));
    ask(&tab, "bill");
    tab.becomes("!!document.querySelector('.sheet [data-of=\"kind=process\"]')");
    tab.see::<bool>("document.querySelector('.sheet [data-of=\"kind=process\"]').focus(), true");
    tab.press("Enter");
    let kinds = "[...new Set([...document.querySelectorAll('.sheet .kind')].map(kind => kind.textContent.split(',')[0]))].join()";
    tab.becomes(&format!("{kinds} === 'Process'"));
    assert_eq!(tab.see::<String>("document.activeElement.dataset.of"), "kind=process");
    tab.becomes("location.hash === '#find=bill&kind=process'");
    let address: String = tab.see("location.href");
    tab.show("about:blank");
    tab.show(&address);
    tab.becomes(&format!("{kinds} === 'Process'"));
}

#[test]
fn what_is_not_found_offers_a_word_and_the_index() {
    let (site, tab) = (Site::example(), Tab::open());
    tab.show(&site.file("index.html"));
    tab.press("/");
    tab.becomes(OPEN);
    tab.write("metrologistics");
    tab.becomes("!!document.querySelector('.sheet [role=status] a[href$=\"index-a-z.html\"]')");
    assert_eq!(tab.see::<usize>("document.querySelectorAll('.sheet [role=option]').length"), 0);
}

#[test]
fn before_a_word_is_typed_the_links_of_the_page_stand_there() {
    let (site, tab) = (Site::example(), Tab::open());
    tab.show(&site.file("processes/make-a-bill.html"));
    tab.press("/");
    tab.becomes("document.querySelectorAll('.sheet [role=option]').length > 3");
    let all_are_linked = "[...document.querySelectorAll('.sheet [role=option]')].every(it => [...document.querySelectorAll('main a')].some(link => link.href === it.href))";
    assert!(tab.see::<bool>(all_are_linked));
}

#[test]
fn what_cannot_be_loaded_leads_to_the_index() {
    let (site, tab) = (Site::example(), Tab::open());
    fs::remove_dir_all(site.root().join("search")).unwrap();
    tab.show(&site.file("glossary.html"));
    tab.press("/");
    tab.becomes("document.querySelector('.sheet [role=status] a')?.href.endsWith('/index-a-z.html')");
    for file in fs::read_dir(site.root().join("assets")).unwrap().map(|file| file.unwrap().path()) {
        if file.file_name().is_some_and(|name| name.to_string_lossy().starts_with("search-")) {
            fs::remove_file(file).unwrap();
        }
    }
    tab.show(&site.file("journeys.html"));
    tab.press("/");
    tab.becomes("location.pathname.endsWith('/index-a-z.html')");
}

#[test]
fn the_open_search_is_quiet_and_axe_finds_nothing() {
    let (site, tab) = (Site::example(), Tab::open());
    let host = site.host();
    let mut wrong = Vec::new();
    for (scheme, width) in [("light", 1440), ("dark", 1440), ("light", 390)] {
        tab.media("screen", scheme);
        tab.width(width);
        for words in ["", "bill", "qqqqqq"] {
            let mut events = tab.show("about:blank");
            events.extend(tab.show(&host.url(&format!("journeys.html#find={words}"))));
            tab.becomes(OPEN);
            let done = if words == "qqqqqq" {
                "!!document.querySelector('.sheet [role=status] a')"
            } else {
                "!!document.querySelector('.sheet [role=option]')"
            };
            tab.becomes(done);
            events.extend(tab.take_events());
            wrong.extend(complaints(&events).map(|complaint| format!("{words}: {complaint}")));
            wrong.extend(violations(&tab).iter().map(|violation| format!("{scheme} {width} “{words}”: {violation:?}")));
            let beyond: bool = tab.see("document.querySelector('.sheet').scrollWidth > document.querySelector('.sheet').clientWidth");
            wrong.extend(beyond.then(|| format!("{words}: at {width} px it moves sideways")));
        }
    }
    nothing_of(&wrong);
}

#[test]
fn a_saved_title_is_found_at_the_next_key() {
    let writing = Writing::begin();
    let tab = &writing.tab;
    tab.show(&format!("{}glossary.html", writing.served.first_line.trim()));
    tab.press("/");
    tab.becomes(OPEN);
    tab.write("zeppeli");
    tab.becomes("!!document.querySelector('.sheet [role=status] a')");
    writing.change("title: Choose and", "title: Zeppelins choose and");
    tab.becomes("performance.now() > 0 && fetch('/processes/choose-books.html').then(answer => answer.text()).then(html => html.includes('Zeppelins'))");
    tab.write("n");
    tab.becomes("document.querySelector('.sheet [role=option] mark')?.textContent === 'Zeppelin'");
}

#[test]
fn a_list_is_narrowed_by_words_and_facets_and_the_address_keeps_them() {
    let (site, tab) = (Site::example(), Tab::open());
    for page in [site.file("by-process.html"), site.host().url("by-process.html"), site.file("journeys.html"), site.file("findings.html")] {
        tab.show(&page);
        let shown = "[...document.querySelectorAll('[data-f]')].filter(item => !item.hidden).length";
        let all: usize = tab.see(shown);
        tab.see::<bool>("document.querySelector('[data-facet=owner] summary').focus(), true");
        tab.press("Enter");
        tab.see::<bool>("document.querySelector('[data-facet=owner] button').focus(), true");
        tab.press("Enter");
        let narrowed: usize = tab.see(shown);
        assert!(0 < narrowed && narrowed < all, "{page}: {narrowed} of {all}");
        let address: String = tab.see("location.href");
        assert!(address.contains("#owner="), "{address}");
        tab.show("about:blank");
        tab.show(&address);
        assert_eq!(tab.see::<usize>(shown), narrowed, "{address}");
        tab.see::<bool>("document.querySelector('[aria-pressed=true]').click(), true");
        assert_eq!(tab.see::<String>("location.hash"), "");
    }
}

#[test]
fn the_page_answers_questions_as_the_terminal_does() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let asked = fs::read_to_string(folder.join("tests/fixtures/questions.txt")).unwrap();
    let (site, tab) = (Site::example(), Tab::open());
    tab.show(&site.file("glossary.html"));
    ask(&tab, "bill");
    let mut wrong = Vec::new();
    for (question, _) in asked.lines().filter_map(|line| line.split_once(" => ")) {
        let find = Command::new(env!("CARGO_BIN_EXE_throughline"))
            .args(["find", question, "--limit", "10", "--format", "json", "--site"])
            .arg(folder.join("example-site"))
            .output()
            .unwrap();
        let found: Vec<Found> = serde_json::from_slice(&find.stdout).unwrap();
        let expected: Vec<String> = found.iter().map(|found| site.file(&found.url)).collect();
        let shown: Vec<String> = tab.see(&format!(
            "(async field => {{
                field.value = {question:?};
                field.dispatchEvent(new Event('input'));
                // The first few are there at once, the others two frames later.
                for (let frame = 0; frame < 4; frame++) await new Promise(requestAnimationFrame);
                return [...document.querySelectorAll('.sheet [role=option]')].slice(0, 10).map(it => it.href);
            }})(document.activeElement)"
        ));
        wrong.extend((shown != expected).then(|| format!("{question}: {shown:?} and not {expected:?}")));
    }
    nothing_of(&wrong);
}

/// Where something that the terminal found has its page.
#[derive(serde::Deserialize)]
struct Found {
    url: String,
}
