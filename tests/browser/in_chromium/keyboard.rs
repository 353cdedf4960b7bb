//! The site without a mouse.

use serde::Deserialize;

use super::nothing_of;
use super::site::Site;
use super::tab::Tab;

/// What happened on the way through a page with the Tab key.
#[derive(Debug, Deserialize)]
struct Walk {
    /// Elements that can be used and never had the focus.
    missed: Vec<String>,
    /// Elements that were out of view when they had the focus.
    unseen: Vec<String>,
    /// Elements that looked no different when they had it.
    unmarked: Vec<String>,
    /// How many elements had it.
    met: usize,
}

/// Notes every element that gets the focus, how it looks then, and whether it is in view.
const WATCH: &str = "(() => {
    window.met = new Map(), window.unseen = [];
    window.looks = element => [element, ...element.querySelectorAll('*')].map(part => {
        const style = getComputedStyle(part);
        return [style.outline, style.stroke, style.strokeWidth, style.textDecorationLine, style.boxShadow, style.backgroundColor].join();
    }).join();
    addEventListener('focusin', ({target}) => {
        const box = target.getBoundingClientRect();
        met.set(target, looks(target));
        if (!(box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth)) unseen.push(target);
    });
    window.usable = [...document.querySelectorAll('a[href], button, summary, input, select, textarea, [tabindex=\"0\"]')]
        .filter(element => element.checkVisibility({visibilityProperty: true}) && !element.disabled);
    return usable.length;
})()";

const WALKED: &str = "(() => {
    document.activeElement.blur();
    const words = element => element.outerHTML.slice(0, 120);
    return {
        // Of choices that belong together Tab reaches one, and the arrows the others.
        missed: usable.filter(element => ![...met.keys()].some(other => other === element
            || element.type === 'radio' && other.type === 'radio' && other.name === element.name)).map(words),
        unseen: unseen.map(words),
        unmarked: [...met.keys()].filter(element => met.get(element) === looks(element)).map(words),
        met: met.size,
    };
})()";

#[test]
fn tab_reaches_everything_that_can_be_used_and_shows_where_it_is() {
    let (site, tab) = (Site::example(), Tab::open());
    // What fades in is there at once.
    tab.media("screen", "light");
    let mut wrong = Vec::new();
    for page in site.one_of_each_kind() {
        tab.show(&site.file(&page));
        let usable: usize = tab.see(WATCH);
        for _ in 0..usable + 4 {
            tab.press("Tab");
        }
        let walk: Walk = tab.see(WALKED);
        assert!(walk.met > 5, "{page}: Tab leads nowhere");
        wrong.extend(walk.missed.iter().take(3).map(|element| format!("{page}: never reached: {element}")));
        wrong.extend(walk.unseen.iter().take(3).map(|element| format!("{page}: out of view: {element}")));
        wrong.extend(walk.unmarked.iter().take(3).map(|element| format!("{page}: not marked: {element}")));
    }
    nothing_of(&wrong);
}

#[test]
fn enter_opens_and_closes_what_is_folded() {
    let (site, tab) = (Site::example(), Tab::open());
    let mut folded = 0;
    for page in site.one_of_each_kind() {
        tab.show(&site.file(&page));
        let all: usize = tab.see("(window.summaries = [...document.querySelectorAll('summary')].filter(s => s.checkVisibility())).length");
        for n in 0..all.min(3) {
            let before: bool = tab.see(&format!("summaries[{n}].focus(), summaries[{n}].parentElement.open"));
            for expected in [!before, before] {
                tab.press("Enter");
                assert_eq!(tab.see::<bool>(&format!("summaries[{n}].parentElement.open")), expected, "{page}: folded thing {n}");
            }
            folded += 1;
        }
    }
    assert!(folded > 0, "no page has anything folded");
}

#[test]
fn the_first_tab_leads_past_the_navigation() {
    let (site, tab) = (Site::example(), Tab::open());
    for page in site.one_of_each_kind() {
        tab.show(&site.file(&page));
        tab.press("Tab");
        tab.press("Enter");
        assert_eq!(tab.see::<String>("document.activeElement.tagName"), "MAIN", "{page}");
    }
}

#[test]
fn the_readers_choice_of_light_and_dark_holds_on_the_next_page() {
    let (site, tab) = (Site::example(), Tab::open());
    tab.media("screen", "light");
    let host = site.host();
    let paper = "getComputedStyle(document.documentElement).backgroundColor";
    tab.show(&host.url("index.html"));
    let light: String = tab.see(paper);
    tab.see::<bool>("document.querySelector('button[data-mode]').focus(), true");
    tab.press("Enter");
    let dark: String = tab.see(paper);
    assert_ne!(light, dark);
    tab.show(&host.url("glossary.html"));
    assert_eq!(tab.see::<String>(paper), dark);
}

#[test]
fn the_address_of_a_touchpoint_leads_to_it_at_any_width() {
    let (site, tab) = (Site::example(), Tab::open());
    let page = site.file(&site.largest("journey"));
    for width in [1440, 390] {
        tab.width(width);
        tab.show(&page);
        let last: String = tab.see("[...document.querySelectorAll('.ch tr > th > a')].at(-1).hash");
        tab.show("about:blank");
        tab.show(&format!("{page}{last}"));
        let top: f64 = tab.see(&format!("document.querySelector('{last} th').getBoundingClientRect().top"));
        assert!((0.0..400.0).contains(&top), "at {width} px the touchpoint is in view, not at {top}");
    }
}
