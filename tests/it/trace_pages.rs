//! The trace on pages of the example: the same things as the analyses name, in the picture and in the list.

use std::collections::{BTreeMap, BTreeSet};

use throughline::analysis::dependencies::Dependency;
use throughline::analysis::threads::{self, Knot};
use throughline::analysis::{AnalysisContext, impact};
use throughline::base::address::Address;
use throughline::base::escape::escape;
use throughline::html::{Renderer, Route, Theme};
use throughline::session::{Options, Session};
use throughline::site::Checked;

use super::folders;
use super::pages::pages;

/// Things of the example: with few threads, with many, with teams below, and such that are met without a process.
const THINGS: [&str; 12] = [
    "system:ledgerline",
    "system:tally",
    "third-party:ombudsman",
    "third-party:quarto-mailing",
    "role:call-taker",
    "team:billing-office",
    "team:networks-directorate",
    "process:make-a-bill",
    "process:set-prices",
    "process:charge-and-collect",
    "service:moving",
    "outcome:my-bill-is-right",
];

fn example() -> Checked {
    Session::default().load(folders::site("example-site"), &Options::default())
}

/// The picture and the list of the trace of each of these things.
fn traces(site: &Checked) -> BTreeMap<&'static str, (String, String)> {
    let copied: BTreeMap<_, _> = site.assets.iter().map(|path| (path.clone(), path.to_string())).collect();
    let theme = Theme::new(&site.files, &site.config, &copied).unwrap();
    let pages = Renderer::of(site, &theme, copied.clone());
    let trace = |address: &'static str| {
        let node = site.model.find(&Address::parse(address).unwrap()).unwrap();
        let (_, page) = pages.render(&Route::Thing(node)).unwrap();
        let page = String::from_utf8(page).unwrap();
        let (_, rest) = page.split_once("<div class=\"tr\">").unwrap_or_else(|| panic!("{address} has no trace"));
        let (picture, rest) = rest.split_once("<details class=\"trace-list\">").unwrap();
        (address, (picture.to_owned(), rest.split("</section>").next().unwrap().to_owned()))
    };
    THINGS.into_iter().map(trace).collect()
}

/// Where the links of a picture lead, journeys and groups that others are folded into left out: those that are things say so.
fn things(picture: &str) -> BTreeSet<String> {
    let rows = picture.split("<li").filter(|row| row.split('>').next().is_some_and(|tag| tag.contains("data-to")));
    rows.filter_map(|row| Some(row.split_once("href=\"../")?.1.split('"').next()?.to_owned())).collect()
}

#[test]
fn the_picture_and_the_list_hold_what_the_analyses_name() {
    let site = example();
    let context = AnalysisContext::of(&site.model);
    for (address, (picture, list)) in traces(&site) {
        let entity = site.model.node(site.model.find(&Address::parse(address).unwrap()).unwrap()).entity;
        let threads = threads::of(&context, entity).unwrap();
        let own = threads.subject[0].node(&site.model);
        let named: BTreeSet<_> = threads.knots().into_iter().map(|knot| knot.node(&site.model)).collect();
        let expected: BTreeSet<String> = named.iter().filter(|&&node| node != own).map(|&node| site.model.page(node)).collect();
        if named.len() <= 150 {
            assert_eq!(things(&picture), expected, "{address}");
        }
        for &node in named.iter().filter(|&&node| node != own) {
            let title = escape(&site.model.plain_title(node));
            assert!(list.contains(&*title), "the list of {address} lacks {title}");
        }
        if let Some(part) = Dependency::of_entity(entity).filter(|_| address != "process:charge-and-collect") {
            let impact = impact::with_teams_below(&context, part).unwrap_or_else(|| impact::of_part(&context, part));
            let rows: BTreeSet<Knot> =
                impact.touchpoints.into_iter().map(Knot::Touchpoint).chain(impact.affected.into_iter().map(Knot::Outcome)).collect();
            let hanging: BTreeSet<Knot> = threads.above.iter().copied().filter(|knot| !matches!(knot, Knot::Part(_))).collect();
            assert_eq!(hanging, rows, "{address}");
        }
    }
}

#[test]
fn each_thing_says_by_numbers_where_its_threads_lead() {
    for (address, (picture, _)) in traces(&example()) {
        let said: Vec<&str> = picture
            .split(" data-to")
            .skip(1)
            .map(|rest| rest.strip_prefix("=\"").map_or("", |rest| rest.split('"').next().unwrap()))
            .collect();
        let numbers = said.iter().flat_map(|to| to.split(' ')).filter(|to| !to.is_empty());
        assert!(numbers.clone().count() > 0, "{address}");
        assert!(numbers.map(|to| to.trim_start_matches('-').parse::<usize>().unwrap()).all(|to| to < said.len()), "{address}");
    }
}

#[test]
fn of_more_than_a_page_holds_the_list_names_the_first_and_counts_the_rest() {
    let mut files = folders::base();
    files.insert_text("teams/tower.md", "---\ntitle: Tower\n---\n");
    for n in 0..203 {
        let process = format!("---\ntitle: P{n:03}\nowner: desk\nsteps:\n  - {{title: A, by: tower}}\n---\n");
        files.insert_text(format!("processes/p{n}.md"), &process);
    }
    let page = &pages(files)["teams/tower.html"];
    let (_, trace) = page.split_once("<div class=\"tr\">").unwrap();
    assert!(trace.contains("the list names the first 200 of each sort"), "{trace}");
    let (picture, list) = trace.split_once("</section>").unwrap().0.split_once("<details class=\"trace-list\">").unwrap();
    assert!(picture.len() < 10_000 && picture.contains("<small>"), "{picture}");
    assert!(list.contains("P199") && !list.contains("P200") && list.contains("<li>and 3 more</li>"), "{list}");
}
