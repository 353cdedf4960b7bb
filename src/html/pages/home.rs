//! Home: the process architecture by outcome. One row for each outcome: at left the need, at right
//! the outcome with its first measure, between them the stages of its journeys, each opening onto
//! the processes that serve it. No team is named anywhere.
//!
//! However many outcomes there are, the page stays small: rows have as much detail as keeps it
//! below [`MOST_BYTES`].

use maud::{Markup, Render, html};
use serde::Serialize;

use crate::base::vocabulary::{Class, JourneyState, Stakeholder};
use crate::model::Model;
use crate::model::graph::EdgeKind;
use crate::model::id::Id;
use crate::model::kinds::{Journey, Outcome, Process};
use crate::words::{Message, message};

use crate::html::fragments::chevrons::{self, ChevronLink, ChevronOptions};
use crate::html::fragments::measure;
use crate::html::html_text::{Html, page_at, text};
use crate::html::page_context::PageContext;

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
pub struct HomeView<'p> {
    /// The outcomes, by who wants them.
    groups: Vec<OutcomeGroup<'p>>,
    /// Whether stages open here, not on the outcome's page.
    opens: bool,
    /// Processes that set direction and rules for all the rest.
    guiding: ProcessBand,
    /// Processes that make the rest possible.
    enabling: ProcessBand,
}

/// Processes around the outcomes.
#[derive(Debug, Serialize)]
struct ProcessBand {
    /// How many there are; retired ones do not count.
    count: usize,
    /// The items of a list: all of them, or the first few of many.
    list: Html,
    /// How many of them `list` leaves out.
    more: usize,
}

/// The outcomes of one sort of people.
#[derive(Debug, Serialize)]
struct OutcomeGroup<'p> {
    /// Their role: `customer`, `partner`, `supplier`, `employee`, `investor`, `regulator` or `society`.
    id: &'static str,
    /// Who wants them, as a heading.
    title: &'p str,
    /// How many outcomes they want.
    count: usize,
    /// A row for each outcome: the need, the journeys, the outcome with its first measure.
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
pub fn view<'p>(page: &PageContext<'p, '_>) -> HomeView<'p> {
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
    let group = |(&(stakeholder, ref ids), rows): (&(Stakeholder, Vec<Id<Outcome>>), Html)| OutcomeGroup {
        id: stakeholder.word(),
        title: page.words().text(group_title(stakeholder)),
        count: ids.len(),
        rows,
    };
    HomeView {
        groups: groups.iter().zip(rows).map(group).collect(),
        opens: detail == Detail::Open,
        guiding: band(page, Class::Guiding),
        enabling: band(page, Class::Enabling),
    }
}

fn group_title(stakeholder: Stakeholder) -> Message {
    match stakeholder {
        Stakeholder::Customer => message::HOME_WANTED_BY_CUSTOMERS,
        Stakeholder::Partner => message::HOME_WANTED_BY_PARTNERS,
        Stakeholder::Supplier => message::HOME_WANTED_BY_SUPPLIERS,
        Stakeholder::Employee => message::HOME_WANTED_BY_EMPLOYEES,
        Stakeholder::Investor => message::HOME_WANTED_BY_INVESTORS,
        Stakeholder::Regulator => message::HOME_WANTED_BY_REGULATORS,
        Stakeholder::Society => message::HOME_WANTED_BY_SOCIETY,
    }
}

/// The rows of each group, with as much detail as stays small enough.
fn rows(page: &PageContext<'_, '_>, groups: &[(Stakeholder, Vec<Id<Outcome>>)]) -> (Detail, Vec<Html>) {
    let outcomes: usize = groups.iter().map(|(_, ids)| ids.len()).sum();
    let details = [Detail::Open, Detail::Closed, Detail::Longest, Detail::Together, Detail::Plain, Detail::Counted];
    for detail in details.into_iter().filter(|d| *d != Detail::Open || outcomes <= MOST_OPEN) {
        let mut bytes = 0;
        let mut all = Vec::new();
        for (_, ids) in groups {
            let mut html = Html::default();
            for &id in ids {
                row(page, id, detail).render_to(&mut html.0);
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

fn row(page: &PageContext<'_, '_>, id: Id<Outcome>, detail: Detail) -> Markup {
    let outcome = &page.model().outcomes[id];
    html! {
        article.row {
            div {
                @if let Some(&need) = outcome.needs.first() {
                    p.need { @if let Some(statement) = &page.model().needs[need].statement { (page.sentences(statement)) } }
                } @else {
                    p.unknown { (page.word(message::HOME_NO_NEED)) }
                }
                (personas(page, outcome, detail))
            }
            "\n"
            div { (journeys(page, id, detail)) }
            "\n"
            div.row-outcome {
                h3 { (page.to(outcome.node)) }
                (measure::in_short(page, outcome.measures.first().copied(), detail <= Detail::Closed))
            }
        }
        "\n"
    }
}

/// Who wants it: first whose words stand above, then whom it is for besides.
fn personas(page: &PageContext<'_, '_>, outcome: &Outcome, detail: Detail) -> Markup {
    let model = page.model();
    let speaks = outcome.needs.first().map(|&need| model.needs[need].persona).filter(|own| outcome.audience.contains(own));
    let others = outcome.audience.iter().copied().filter(|&persona| Some(persona) != speaks);
    let named = speaks.into_iter().chain(others).take(MOST_PERSONAS).map(|persona| {
        let node = model.personas[persona].node;
        html! { @if detail <= Detail::Longest { (page.to(node)) } @else { (text(&model.node(node).title)) } }
    });
    let more = outcome.audience.len().saturating_sub(MOST_PERSONAS);
    html! {
        @if !outcome.audience.is_empty() {
            p.voices {
                @for (i, persona) in named.enumerate() {
                    @if i > 0 { br; }
                    @if i == 1 && speaks.is_some() {
                        (page.phrase(message::HOME_ALSO_FOR, &[("persona", (&persona).into())]))
                    } @else { (persona) }
                }
                @if more > 0 { br; (page.phrase(message::AND_MORE, &[("count", more.into())])) }
            }
        }
    }
}

/// The journeys between the need and the outcome.
fn journeys(page: &PageContext<'_, '_>, id: Id<Outcome>, detail: Detail) -> Markup {
    let model = page.model();
    let outcome = &model.outcomes[id];
    let journeys = model.journeys_for(id, JourneyState::Current);
    if journeys.is_empty() {
        return parts(page, outcome);
    }
    let facts = || chevrons::facts(page, page.index.reach.touchpoints_of(id));
    if detail == Detail::Counted {
        let stages: usize = journeys.iter().map(|&j| model.journeys[j].stages.len()).sum();
        let facts = facts();
        let counts = [("journeys", journeys.len().into()), ("stages", stages.into()), ("facts", (&facts).into())];
        return html! { p.quiet { (page.phrase(message::HOME_JOURNEYS_AND_STAGES, &counts)) } };
    }
    let numbered = journeys.iter().copied().enumerate().map(|(i, journey)| (i + 1, journey));
    let shown: Vec<(usize, Id<Journey>)> =
        if detail >= Detail::Longest { longest(model, numbered).into_iter().collect() } else { numbered.collect() };
    let more = [("count", (journeys.len() - shown.len()).into())];
    html! {
        @for (number, journey) in &shown { (chevrons(page, outcome, (*number, *journey), detail)) }
        @match (journeys.len() > shown.len(), detail) {
            (true, Detail::Plain) => p.quiet { (page.phrase(message::HOME_MORE_JOURNEYS, &more)) ": " (facts()) },
            (true, _) => p.quiet { (page.phrase(message::HOME_MORE_JOURNEYS, &more)) },
            (false, Detail::Plain) => p.quiet { (facts()) },
            (false, _) => {}
        }
    }
}

/// A journey and its number among those of its outcome.
fn chevrons(page: &PageContext<'_, '_>, outcome: &Outcome, (number, journey): (usize, Id<Journey>), detail: Detail) -> Markup {
    let link = match detail {
        Detail::Open => ChevronLink::Open(None),
        Detail::Closed | Detail::Longest => ChevronLink::ToOutcome(number),
        Detail::Together | Detail::Plain | Detail::Counted => ChevronLink::Nowhere,
    };
    let walker = outcome.audience.len() > 1 && detail <= Detail::Closed;
    let line = chevrons::chevrons(page, journey, ChevronOptions { link, walker, facts: detail != Detail::Plain });
    if link != ChevronLink::Nowhere {
        return line;
    }
    let address = &page.model().node(outcome.node).address;
    html! { a href={ (text(page.root)) (page_at(address)) "#tl-journeys" } { (line) } }
}

/// The narrower outcomes that lead to one without journeys of its own.
fn parts(page: &PageContext<'_, '_>, outcome: &Outcome) -> Markup {
    let model = page.model();
    let parts = page.by_title(model.graph.naming(outcome.node, EdgeKind::Parent));
    if parts.is_empty() {
        return html! { p.nothing { (page.word(message::HOME_NO_JOURNEY)) } };
    }
    html! {
        div.line {
            p.line-title { (page.word(message::REACHED_THROUGH)) }
            ol class="chevrons parts" {
                @for part in parts.into_iter().map(|part| model.node(part)) {
                    li { a href={ (text(page.root)) (page_at(&part.address)) } { b { (text(&part.title)) } } }
                }
            }
        }
    }
}

/// The journey with the most touchpoints; of equal ones the first.
fn longest(model: &Model, numbered: impl DoubleEndedIterator<Item = (usize, Id<Journey>)>) -> Option<(usize, Id<Journey>)> {
    numbered.rev().max_by_key(|(_, journey)| model.touchpoints_of(*journey).count())
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
    let list = html! {
        @for (id, is_part) in list.into_iter().take(shown) { li class=[is_part.then_some("part")] { (page.to(model.processes[id].node)) } }
    };
    ProcessBand { count, list: list.into(), more }
}
