//! How pages lie on screens and on paper.

use std::time::Duration;

use super::host::Host;
use super::nothing_of;
use super::site::Site;
use super::tab::Tab;

/// The width between the margins of a sheet, in CSS pixels: 182 mm of A4.
const A4: u32 = 688;
/// 400 mm of A3, for what is printed across.
const A3_ACROSS: u32 = 1512;

/// Every element of a page.
const EVERYTHING: &str = "() => true";

/// The names of rows that are not as high as the cells beside them, or that could slip from them while the page is scrolled.
const SLIPPED: &str = "[...document.querySelectorAll('.ch table')].flatMap(table => {
    const [names, ...touchpoints] = [...table.rows].map(row => [...row.cells]);
    const place = cell => { const {top, bottom} = cell.getBoundingClientRect(); return Math.round(top) + ' to ' + Math.round(bottom); };
    return names.filter((name, i) => getComputedStyle(name).position === 'sticky'
        || touchpoints.some(cells => place(cells[i]) !== place(name))).map(name => name.textContent);
})";

/// Notes what moves in a page that nobody touches, and when.
const SHIFTS: &str = "
    window.shifts = [];
    const place = box => `${box.x},${box.y}`;
    const say = ({node, previousRect, currentRect}) =>
        `${(node?.outerHTML ?? node?.textContent ?? '').slice(0, 120)} from ${place(previousRect)} to ${place(currentRect)}`;
    new PerformanceObserver(list => list.getEntries().forEach(shift =>
        shifts.push(...shift.sources.map(source => ({at: shift.startTime, what: say(source)})))
    )).observe({type: 'layout-shift', buffered: true});";

#[test]
fn no_page_scrolls_sideways() {
    nothing_of(&scrolled_sideways(&Site::example()));
}

#[test]
fn no_page_scrolls_sideways_whatever_the_words() {
    nothing_of(&scrolled_sideways(&Site::of_awkward_words()));
}

/// What reaches beyond a screen, on a few pages of each kind and on screens of all sizes.
fn scrolled_sideways(site: &Site) -> Vec<String> {
    let tab = Tab::open();
    let mut wrong = Vec::new();
    for page in site.samples() {
        tab.show(&site.file(&page));
        for width in [320, 390, 820, 1440, 2560] {
            tab.width(width);
            let beyond: Vec<String> = tab.see(&beyond(EVERYTHING));
            wrong.extend(beyond.iter().map(|element| format!("{page} at {width} px: {element}")));
        }
    }
    wrong
}

#[test]
fn each_name_in_a_chapter_stands_beside_what_it_names() {
    let (site, tab) = (Site::example(), Tab::open());
    let mut wrong = Vec::new();
    tab.width(1440);
    for page in site.samples().into_iter().filter(|page| page.starts_with("journeys/")) {
        tab.show(&site.file(&page));
        let slipped: Vec<String> = tab.see(SLIPPED);
        wrong.extend(slipped.into_iter().map(|name| format!("{page}: {name}")));
    }
    nothing_of(&wrong);
}

#[test]
fn nothing_is_wider_than_the_paper() {
    let (site, tab) = (Site::example(), Tab::open());
    let mut wrong = Vec::new();
    tab.media("print", "light");
    for page in site.samples() {
        tab.show(&site.file(&page));
        // What has a sheet of its own is printed across it.
        for (width, part) in [(A4, "element => !across(element)"), (A3_ACROSS, "across")] {
            tab.width(width);
            let beyond: Vec<String> = tab.see(&beyond(part));
            wrong.extend(beyond.iter().map(|element| format!("{page} on {width} px of paper: {element}")));
        }
    }
    nothing_of(&wrong);
}

#[test]
fn nothing_moves_once_a_page_is_there() {
    let (site, tab) = (Site::example(), Tab::open());
    tab.before_each_page(SHIFTS);
    let host = site.host();
    nothing_of(&moved(&tab, &host, &site.samples()));
}

#[test]
fn nothing_moves_when_the_letters_come_a_little_late() {
    let (site, tab) = (Site::example(), Tab::open());
    tab.before_each_page(SHIFTS);
    let host = site.host_with_late_fonts(Duration::from_millis(250));
    nothing_of(&moved(&tab, &host, &site.one_of_each_kind()));
}

/// What moves in pages after they have been read, on a narrow and a wide screen.
fn moved(tab: &Tab, host: &Host, pages: &[String]) -> Vec<String> {
    let mut wrong = Vec::new();
    for width in [390, 1440] {
        tab.width(width);
        for page in pages {
            let moved = || {
                tab.show(&host.url(page));
                let read = "performance.getEntriesByType('navigation')[0].domContentLoadedEventStart";
                tab.see::<Vec<String>>(&format!("shifts.filter(shift => shift.at >= {read}).map(shift => shift.what).slice(0, 3)"))
            };
            // On a busy machine a page may be drawn before it has been read to its end, and grow. What
            // moves whenever it is loaded is a fault.
            let moved = (0..3).map(|_| moved()).take_while(|moved| !moved.is_empty());
            wrong.extend(moved.skip(2).flatten().map(|element| format!("{page} at {width} px: {element}")));
        }
    }
    wrong
}

/// The elements of a part of the page that reach beyond its right edge, where it can be scrolled there.
fn beyond(part: &str) -> String {
    format!(
        "(() => {{
            const across = element => {{
                for (let at = element; at; at = at.parentElement) if (getComputedStyle(at).page !== 'auto') return true;
                return false;
            }};
            const root = document.scrollingElement, width = root.clientWidth;
            const clipped = element => {{
                for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {{
                    if (getComputedStyle(at).overflowX !== 'visible') return true;
                }}
                return false;
            }};
            if (root.scrollWidth <= width) return [];
            const found = [...document.body.querySelectorAll('*')].filter({part})
                .filter(element => element.getBoundingClientRect().right + scrollX > width + 0.5 && !clipped(element))
                .map(element => element.outerHTML.replace(/\\s+/g, ' ').slice(0, 120) + ' ends at ' + Math.round(element.getBoundingClientRect().right))
                .slice(0, 3);
            return found.length || {only_a_part} ? found : ['something that is no element'];
        }})()",
        only_a_part = part != EVERYTHING,
    )
}
