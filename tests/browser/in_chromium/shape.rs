//! How pages lie on screens and on paper.

use super::nothing_of;
use super::site::Site;
use super::tab::Tab;

/// The width between the margins of a sheet, in CSS pixels: 182 mm of A4.
const A4: u32 = 688;
/// 400 mm of A3, for what is printed across.
const A3_ACROSS: u32 = 1512;

/// Every element of a page.
const EVERYTHING: &str = "() => true";

#[test]
fn no_page_scrolls_sideways() {
    let (site, tab) = (Site::example(), Tab::open());
    let mut wrong = Vec::new();
    for page in site.samples() {
        tab.show(&site.file(&page));
        for width in [320, 390, 820, 1440, 2560] {
            tab.width(width);
            let beyond: Vec<String> = tab.see(&beyond(EVERYTHING));
            wrong.extend(beyond.iter().map(|element| format!("{page} at {width} px: {element}")));
        }
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
fn nothing_moves_while_a_page_is_loaded() {
    let (site, tab) = (Site::example(), Tab::open());
    tab.before_each_page(
        "window.moved = [];
         new PerformanceObserver(list => moved.push(...list.getEntries().map(shift => shift.value))).observe({type: 'layout-shift', buffered: true});",
    );
    let host = site.host();
    let mut wrong = Vec::new();
    for width in [390, 1440] {
        tab.width(width);
        for page in site.samples() {
            tab.show(&host.url(&page));
            let moved: f64 = tab.see("moved.reduce((sum, shift) => sum + shift, 0)");
            if moved > 0.0 {
                wrong.push(format!("{page} at {width} px moves by {moved}"));
            }
        }
    }
    nothing_of(&wrong);
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
