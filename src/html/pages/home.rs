//! Home: the process architecture by outcome. First which outcome is worst off and why, how all of them stand, four figures, and three stories
//! of what is bad in other ways; then a row
//! for each outcome with the need behind it, how its journey feels, and how far its first measure has come. No team is named anywhere.
//!
//! However many outcomes there are, the page stays small: rows have as much detail as keeps it below a fixed size.

mod rows;
mod sentence;
mod stories;
mod worst;

use maud::{Markup, html};
use serde::Serialize;

use crate::analysis::verdict;
use crate::base::vocabulary::{Class, Stakeholder};
use crate::model::id::Id;
use crate::model::kinds::{Outcome, Process};
use crate::model::nested::Touchpoint;
use crate::words::{Message, message};

use crate::html::fragments::strip_key::strip_key;
use crate::html::html_text::{Html, joined};
use crate::html::page_context::PageContext;

/// Processes around the outcomes that are named; the rest are counted.
const MOST_AROUND: usize = 12;

/// The home page.
#[derive(Debug, Serialize)]
pub struct HomeView<'p> {
    /// What all of it is for, as the site says it.
    mission: Option<&'p str>,
    /// Which outcome is worst off and why, in a sentence; nothing where there is one outcome, or nothing bad is known.
    worst_off: Html,
    /// How we are doing, in a sentence or two.
    sentence: Html,
    /// Figures, as the items of a list.
    tiles: Html,
    /// What is bad in other ways: a broken limit, the worst moment, the heaviest pain, as the items of a list.
    stories: Html,
    /// The outcomes, by who wants them.
    groups: Vec<OutcomeGroup<'p>>,
    /// How many outcomes there are.
    outcomes: usize,
    /// What the marks of the strips mean, as the items of a list.
    key: Html,
    /// The outcomes with the worst feeling, worst first, as the items of a list.
    worst: Html,
    /// The outcomes furthest from their promise, furthest first, as the items of a list.
    furthest: Html,
    /// The worst of each kind, as the items of a list.
    worst_of_each: Html,
    /// Processes that set direction and rules for all the rest.
    guiding: ProcessBox,
    /// Processes that make the rest possible.
    enabling: ProcessBox,
}

/// Processes around the outcomes.
#[derive(Debug, Serialize)]
struct ProcessBox {
    /// How many there are; retired ones do not count.
    count: usize,
    /// Links to the first of them.
    list: Html,
    /// How many of them `list` leaves out.
    more: usize,
}

/// The outcomes of one sort of people.
#[derive(Debug, Serialize)]
struct OutcomeGroup<'p> {
    /// Who wants them, as a heading; none for the first.
    title: Option<&'p str>,
    /// A row for each outcome.
    rows: Html,
}

/// The view of the home page.
pub fn view<'p>(page: &PageContext<'p, '_>) -> HomeView<'p> {
    let model = page.model();
    let outcomes = model.outcomes_in_order();
    let counts = verdict::standings(model);
    let groups = model.outcomes_by_stakeholder();
    let orders = rows::Orders::of(page, &outcomes);
    // Where there is one outcome the sentence tells of it.
    let worst_off = verdict::worst_off(model, &page.index.reach).filter(|_| outcomes.len() > 1);
    let (rows, draws) = rows::rows(page, &groups, &orders, worst_off.map(|(id, _)| id));
    let key = if draws { strip_key(page, &drawn(page, &outcomes)) } else { Markup::default() };
    let title = |i: usize, stakeholder| (i > 0).then(|| page.words().text(group_title(stakeholder)));
    let group = |(i, (&(stakeholder, _), rows))| OutcomeGroup { title: title(i, stakeholder), rows };
    HomeView {
        mission: model.site.mission.as_deref(),
        worst_off: worst_off.map(|worst| sentence::worst_off(page, worst)).unwrap_or_default(),
        sentence: sentence::sentence(page, &counts, &outcomes),
        tiles: stories::tiles(page, &counts),
        stories: stories::stories(page),
        groups: groups.iter().zip(rows).enumerate().map(group).collect(),
        outcomes: outcomes.len(),
        key: key.into(),
        worst: orders.worst_list(page),
        furthest: orders.furthest_list(page),
        worst_of_each: worst::worst(page),
        guiding: around(page, Class::Guiding),
        enabling: around(page, Class::Enabling),
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

/// The touchpoints of all journeys that lead to these outcomes.
fn drawn(page: &PageContext<'_, '_>, outcomes: &[Id<Outcome>]) -> Vec<Id<Touchpoint>> {
    let model = page.model();
    let journeys = outcomes.iter().flat_map(|&id| model.journeys_leading_to(id));
    journeys.flat_map(|journey| model.touchpoints_of(journey).collect::<Vec<_>>()).collect()
}

/// The processes of a class: those that are part of no wider one of it, each with its own parts behind it.
fn around(page: &PageContext<'_, '_>, class: Class) -> ProcessBox {
    let model = page.model();
    let of_class = || model.live::<Process>().filter(|(_, p)| p.class == Some(class));
    let top = of_class().filter(|(_, p)| p.parent.is_none_or(|parent| model.processes[parent].class != Some(class)));
    let mut top: Vec<Id<Process>> = top.map(|(id, _)| id).collect();
    model.sort_by_title(&mut top);
    let count = of_class().count();
    let with_parts = top.iter().flat_map(|&id| {
        let mut parts = page.index.reach.parts_of(id).to_vec();
        parts.retain(|&part| model.is_live(part) && model.processes[part].class == Some(class));
        model.sort_by_title(&mut parts);
        std::iter::once(id).chain(parts)
    });
    let all: Vec<Id<Process>> = with_parts.collect();
    let shown = all.len().min(MOST_AROUND);
    let list = joined(all.iter().take(shown).map(|&id| page.to(model.processes[id].node)), " · ");
    ProcessBox { count, list: html! { (list) }.into(), more: count - shown }
}
