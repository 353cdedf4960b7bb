//! Home: the process architecture by outcome. One row for each outcome: at left the need, at right
//! the outcome with its first measure, between them the stages of its journeys, each opening onto
//! the processes that serve it. No team is named anywhere.
//!
//! However many outcomes there are, the page stays small: rows are written in the richest manner
//! that keeps it below [`MOST_BYTES`].

use std::fmt::Write as _;

use serde::Serialize;

use crate::base::vocabulary::{Class, JourneyState, Stakeholder};
use crate::model::Model;
use crate::model::graph::EdgeKind;
use crate::model::id::Id;
use crate::model::kinds::{Journey, Outcome, Process};

use crate::html::fragments::chevrons::{self, ChevronLink, ChevronOptions};
use crate::html::fragments::reading;
use crate::html::html_text::Html;
use crate::html::page_context::PageContext;
use crate::html::page_context::counted;

/// Beyond this many outcomes the processes of a stage open on the outcome's own page.
const MOST_OPEN: usize = 20;

/// Processes of a band that are all shown; of more only the first few are.
const MOST_IN_BAND: usize = 24;
const FIRST_IN_BAND: usize = 8;

/// Personas named in a row; the rest are counted.
const MOST_PERSONAS: usize = 2;

/// What the rows may take, so that the page with its head, bands and foot stays below 200 KB.
const MOST_BYTES: usize = 188_000;

/// The home page.
#[derive(Debug, Serialize)]
pub struct HomeView {
    groups: Vec<OutcomeGroup>,
    /// Whether stages open here, not on the outcome's page.
    opens: bool,
    guiding: ProcessBand,
    enabling: ProcessBand,
}

/// Processes around the outcomes.
#[derive(Debug, Serialize)]
struct ProcessBand {
    count: usize,
    list: Html,
    more: usize,
}

/// The outcomes of one sort of people.
#[derive(Debug, Serialize)]
struct OutcomeGroup {
    /// The word of the stakeholder.
    id: &'static str,
    title: &'static str,
    count: usize,
    rows: Html,
}

/// How much of an outcome its row tells, richest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Detail {
    /// Chevrons open in place.
    Open,
    /// They open on the outcome's page.
    Closed,
    /// Only the longest journey is drawn, the others are counted.
    Longest,
    /// Its chevrons lead to the outcome's page all together.
    Together,
    /// They say no more than their title; what is counted is counted of the whole outcome.
    Plain,
    /// Journeys are counted.
    Counted,
}

/// The view of the home page.
pub fn view(page: &PageContext<'_, '_>) -> HomeView {
    let model = page.model();
    let mut groups: Vec<(Stakeholder, Vec<Id<Outcome>>)> = Vec::new();
    for id in model.outcomes_in_order() {
        let stakeholder = model.stakeholder_of(id);
        match groups.iter_mut().find(|(s, _)| *s == stakeholder) {
            Some((_, ids)) => ids.push(id),
            None => groups.push((stakeholder, vec![id])),
        }
    }
    groups.sort_by_key(|(s, _)| *s);
    let (detail, rows) = rows(page, &groups);
    let groups = groups.iter().zip(rows);
    HomeView {
        groups: groups.map(|((s, ids), rows)| OutcomeGroup { id: s.word(), title: group_title(*s), count: ids.len(), rows }).collect(),
        opens: detail == Detail::Open,
        guiding: band(page, Class::Guiding),
        enabling: band(page, Class::Enabling),
    }
}

fn group_title(stakeholder: Stakeholder) -> &'static str {
    match stakeholder {
        Stakeholder::Customer => "What customers want to be true",
        Stakeholder::Partner => "What partners want to be true",
        Stakeholder::Supplier => "What suppliers want to be true",
        Stakeholder::Employee => "What the people who work here want to be true",
        Stakeholder::Investor => "What investors want to be true",
        Stakeholder::Regulator => "What regulators want to be true",
        Stakeholder::Society => "What society wants to be true",
    }
}

/// The rows of each group, in the richest manner that stays small enough.
fn rows(page: &PageContext<'_, '_>, groups: &[(Stakeholder, Vec<Id<Outcome>>)]) -> (Detail, Vec<Html>) {
    let outcomes: usize = groups.iter().map(|(_, ids)| ids.len()).sum();
    let manners = [Detail::Open, Detail::Closed, Detail::Longest, Detail::Together, Detail::Plain, Detail::Counted];
    for detail in manners.into_iter().filter(|d| *d != Detail::Open || outcomes <= MOST_OPEN) {
        let mut bytes = 0;
        let mut all = Vec::new();
        for (_, ids) in groups {
            let mut html = Html::default();
            for &id in ids {
                row(page, id, detail, &mut html);
                if bytes + html.0.len() > MOST_BYTES && detail != Detail::Counted {
                    break;
                }
            }
            bytes += html.0.len();
            all.push(html);
        }
        if bytes <= MOST_BYTES || detail == Detail::Counted {
            return (detail, all);
        }
    }
    (Detail::Counted, Vec::new())
}

fn row(page: &PageContext<'_, '_>, id: Id<Outcome>, detail: Detail, html: &mut Html) {
    let model = page.model();
    let outcome = &model.outcomes[id];
    html.raw("<article class=\"row\"><div>");
    match outcome.needs.first() {
        Some(&need) => {
            html.raw("<p class=\"need\">");
            model.needs[need].statement.iter().for_each(|statement| page.write_said(statement, html));
        }
        None => drop(html.raw("<p class=\"unknown\">no need recorded")),
    }
    html.raw("</p>");
    voices(page, outcome, detail, html);
    html.raw("</div>\n<div>");
    lines(page, id, detail, html);
    html.raw("</div>\n<div class=\"row-outcome\"><h3>");
    page.write_link(outcome.node, html);
    html.raw("</h3>");
    reading::in_short(model, outcome.measures.first().copied(), detail <= Detail::Closed, html);
    html.raw("</div></article>\n");
}

/// Who wants it: first whose words stand above, then whom it is for besides.
fn voices(page: &PageContext<'_, '_>, outcome: &Outcome, detail: Detail, html: &mut Html) {
    let model = page.model();
    if outcome.audience.is_empty() {
        return;
    }
    let speaks = outcome.needs.first().map(|&need| model.needs[need].persona).filter(|own| outcome.audience.contains(own));
    let others = outcome.audience.iter().copied().filter(|&persona| Some(persona) != speaks);
    html.raw("<p class=\"voices\">");
    for (i, persona) in speaks.into_iter().chain(others).take(MOST_PERSONAS).enumerate() {
        if i > 0 {
            html.raw(if i == 1 && speaks.is_some() { "<br>also for " } else { "<br>" });
        }
        let node = model.personas[persona].node;
        if detail <= Detail::Longest {
            page.write_link(node, html);
        } else {
            html.text(&model.node(node).title);
        }
    }
    if outcome.audience.len() > MOST_PERSONAS {
        let _ = write!(html.0, "<br>and {} more", outcome.audience.len() - MOST_PERSONAS);
    }
    html.raw("</p>");
}

/// The journeys between the need and the outcome.
fn lines(page: &PageContext<'_, '_>, id: Id<Outcome>, detail: Detail, html: &mut Html) {
    let model = page.model();
    let outcome = &model.outcomes[id];
    let journeys = model.journeys_for(id, JourneyState::Current);
    if journeys.is_empty() {
        parts(page, outcome, html);
        return;
    }
    if detail == Detail::Counted {
        let stages: usize = journeys.iter().map(|&j| model.journeys[j].stages.len()).sum();
        let counts = [counted(journeys.len(), "journey", "journeys"), counted(stages, "stage", "stages")];
        html.raw("<p class=\"quiet\">").raw(&counts.join(", ")).raw(": ");
        chevrons::facts(page, page.index.reach.touchpoints_of(id), html);
        html.raw("</p>");
        return;
    }
    let walker = outcome.audience.len() > 1 && detail <= Detail::Closed;
    let shown: Vec<(usize, Id<Journey>)> = journeys.iter().copied().enumerate().map(|(i, j)| (i + 1, j)).collect();
    let shown = if detail >= Detail::Longest { longest(model, &shown) } else { shown };
    for &(number, journey) in &shown {
        let leads = match detail {
            Detail::Open => ChevronLink::Open(None),
            Detail::Closed | Detail::Longest => ChevronLink::ToOutcome(number),
            Detail::Together | Detail::Plain | Detail::Counted => ChevronLink::Nowhere,
        };
        let line = chevrons::chevrons(page, journey, ChevronOptions { leads, walker, facts: detail != Detail::Plain }).0;
        if leads == ChevronLink::Nowhere {
            let _ = write!(html.0, "<a href=\"{}{}#tl-journeys\">{line}</a>", page.root, page.link(outcome.node).url);
        } else {
            html.raw(&line);
        }
    }
    let more = journeys.len() - shown.len();
    if more > 0 || detail == Detail::Plain {
        html.raw("<p class=\"quiet\">");
        if more > 0 {
            let _ =
                write!(html.0, "and {}{}", counted(more, "journey more", "journeys more"), if detail == Detail::Plain { ": " } else { "" });
        }
        if detail == Detail::Plain {
            chevrons::facts(page, page.index.reach.touchpoints_of(id), html);
        }
        html.raw("</p>");
    }
}

/// The narrower outcomes that lead to one without journeys of its own.
fn parts(page: &PageContext<'_, '_>, outcome: &Outcome, html: &mut Html) {
    let model = page.model();
    let parts = page.by_title(model.graph.naming(outcome.node, EdgeKind::Parent));
    if parts.is_empty() {
        html.raw("<p class=\"nothing\">no journey recorded</p>");
        return;
    }
    html.raw("<div class=\"line\"><p class=\"line-title\">Reached through</p><ol class=\"chevrons parts\">");
    for part in parts {
        let part = model.node(part);
        html.raw("<li><a href=\"").raw(page.root).page(&part.address).raw("\"><b>").text(&part.title).raw("</b></a></li>");
    }
    html.raw("</ol></div>");
}

/// The journey with the most touchpoints; of equal ones the first.
fn longest(model: &Model, journeys: &[(usize, Id<Journey>)]) -> Vec<(usize, Id<Journey>)> {
    let best = journeys.iter().rev().max_by_key(|(_, j)| model.touchpoints_of(*j).count());
    best.copied().into_iter().collect()
}

/// The processes of a class: those that are part of no wider one, each with its own parts behind it.
fn band(page: &PageContext<'_, '_>, class: Class) -> ProcessBand {
    let model = page.model();
    let of_class = || model.live::<Process>().filter(|(_, p)| p.class == Some(class));
    let top = of_class().filter(|(_, p)| p.parent.is_none_or(|parent| model.processes[parent].class != Some(class)));
    let mut top: Vec<Id<Process>> = top.map(|(id, _)| id).collect();
    model.sort_by_title(&mut top);
    let mut list = Vec::new();
    for id in top {
        list.push((id, false));
        let mut parts = page.index.reach.parts_of(id).to_vec();
        parts.retain(|&part| model.is_live(part) && model.processes[part].class == Some(class));
        model.sort_by_title(&mut parts);
        list.extend(parts.into_iter().map(|part| (part, true)));
    }
    let shown = if list.len() > MOST_IN_BAND { FIRST_IN_BAND } else { list.len() };
    let count = of_class().count();
    let more = count - shown;
    let mut html = Html::default();
    for (id, is_part) in list.into_iter().take(shown) {
        html.raw(if is_part { "<li class=\"part\">" } else { "<li>" });
        page.write_link(model.processes[id].node, &mut html);
        html.raw("</li>");
    }
    ProcessBand { count, list: html, more }
}
