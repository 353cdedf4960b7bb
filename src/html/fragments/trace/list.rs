//! The same as a trace in words: outcomes with the touchpoints of each journey and what these hang on, then the processes with what they
//! make possible, who does them and with what. What the picture shows is named only; what it has no room for leads there, touchpoints by
//! their journeys. Where there is more than stands open at once, the list says what there is, and no more of what hangs on what.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};

use crate::analysis::dependencies::Dependency;
use crate::analysis::threads::{Knot, Threads};
use crate::html::html_text::joined;
use crate::html::page_context::PageContext;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::Journey;
use crate::model::nested::Touchpoint;
use crate::picture::trace::fold::MOST_PLAIN;
use crate::picture::trace::{TraceColumn, TraceGraph};
use crate::words::{Message, message};

use super::named;

/// Touchpoints that a list names one by one; beyond these it counts them journey by journey.
const MOST_TOUCHPOINTS: usize = 1000;

/// The list of a trace.
pub(super) fn list(page: &PageContext<'_, '_>, threads: &Threads, knots: &[Knot], trace: &TraceGraph) -> Markup {
    let list = TraceList::of(page, threads, trace);
    html! {
        ul {
            @for (outcome, journeys) in list.ways() {
                li {
                    @if let Some(outcome) = outcome { b { (list.name(outcome)) } }
                    @for (journey, touchpoints) in &journeys { br; (list.journey(*journey, touchpoints)) }
                }
            }
            (list.wider(knots))
        }
        (list.processes(knots))
        (list.parts(knots, trace))
    }
}

struct TraceList<'t, 'p, 's> {
    page: &'t PageContext<'p, 's>,
    threads: &'t Threads,
    /// To what each leads.
    to: BTreeMap<Knot, Vec<Knot>>,
    /// Whether names are links.
    leads: bool,
    /// Whether what hangs on what is told.
    tells: bool,
    /// Whether touchpoints are named, or only counted.
    names_touchpoints: bool,
}

/// Touchpoints by journey.
type WaysByJourney = BTreeMap<Id<Journey>, Vec<Id<Touchpoint>>>;

impl<'t, 'p, 's> TraceList<'t, 'p, 's> {
    fn of(page: &'t PageContext<'p, 's>, threads: &'t Threads, trace: &TraceGraph) -> Self {
        let mut to: BTreeMap<Knot, Vec<Knot>> = BTreeMap::new();
        threads.links.iter().for_each(|link| to.entry(link.from).or_default().push(link.to));
        let names_touchpoints = threads.touchpoints().count() <= MOST_TOUCHPOINTS;
        Self { page, threads, to, leads: !trace.opens, tells: trace.things.len() <= MOST_PLAIN, names_touchpoints }
    }

    fn name(&self, knot: Knot) -> Markup {
        let is_own_page = self.threads.subject.first() == Some(&knot);
        named(self.page, knot.node(self.page.model()), self.leads && !is_own_page)
    }

    /// The touchpoints by journey, below the outcome to which they lead; those that lead to none at the end.
    fn ways(&self) -> Vec<(Option<Knot>, WaysByJourney)> {
        let analysis = &self.page.index.analysis;
        let mut ways: BTreeMap<Option<Knot>, WaysByJourney> = BTreeMap::new();
        for t in self.threads.touchpoints() {
            let outcome = analysis.outcomes_of_touchpoint(t).next().map(Knot::Outcome);
            ways.entry(outcome).or_default().entry(self.page.model().touchpoints[t].journey).or_default().push(t);
        }
        let place = |outcome: &Option<Knot>| {
            let node: Option<NodeId> = outcome.map(|knot| knot.node(self.page.model()));
            node.and_then(|node| self.page.index.outcomes.iter().position(|&each| each == node)).unwrap_or(usize::MAX)
        };
        let mut ways: Vec<(Option<Knot>, WaysByJourney)> = ways.into_iter().collect();
        ways.sort_by_key(|(outcome, _)| place(outcome));
        ways
    }

    fn journey(&self, journey: Id<Journey>, touchpoints: &[Id<Touchpoint>]) -> Markup {
        let page = self.page;
        let node = page.model().journeys[journey].node;
        html! {
            i { (named(page, node, self.leads)) } ": "
            @if self.names_touchpoints {
                (joined(touchpoints.iter().map(|&t| self.touchpoint(t)), ", "))
            } @else {
                (page.phrase(message::COUNT_TOUCHPOINTS, &[("count", touchpoints.len().into())]))
            }
        }
    }

    /// A touchpoint, and what it hangs on here.
    fn touchpoint(&self, id: Id<Touchpoint>) -> Markup {
        let knot = Knot::Touchpoint(id);
        let own: &[Knot] = self.to.get(&knot).map_or(&[], Vec::as_slice);
        let is_said = self.tells && own.iter().any(|knot| self.threads.subject.first() != Some(knot));
        html! { (named(self.page, knot.node(self.page.model()), false)) @if is_said { " (" (joined(own.iter().map(|&knot| self.name(knot)), ", ")) ")" } }
    }

    /// The outcomes that others are part of.
    fn wider(&self, knots: &[Knot]) -> Markup {
        let outcomes = knots.iter().filter(|knot| matches!(knot, Knot::Outcome(_)));
        let part = |knot: &&Knot| {
            let parts: Vec<Knot> = self.to.get(*knot).into_iter().flatten().copied().filter(|to| matches!(to, Knot::Outcome(_))).collect();
            (!parts.is_empty()).then_some((**knot, parts))
        };
        let wider: Vec<(Knot, Vec<Knot>)> = outcomes.filter_map(|knot| part(&knot)).collect();
        html! {
            @for (knot, parts) in &wider {
                @let names = joined(parts.iter().map(|&part| self.name(part)), ", ");
                li { b { (self.name(*knot)) } ": " (names) }
            }
        }
    }

    /// The processes, what each makes possible, and what it names.
    fn processes(&self, knots: &[Knot]) -> Markup {
        let processes: Vec<Knot> = knots.iter().copied().filter(|knot| matches!(knot, Knot::Part(Dependency::Process(_)))).collect();
        let supported = |of: Knot| {
            self.threads.links.iter().filter(move |link| link.to == of && matches!(link.from, Knot::Part(_))).map(|link| link.from)
        };
        let names =
            |of: Knot| self.to.get(&of).into_iter().flatten().copied().filter(|to| !matches!(to, Knot::Part(Dependency::Process(_))));
        let one = |knot: Knot| {
            // Few things are told, so that looking through the links for each is no loss.
            let (for_others, named): (Vec<Knot>, Vec<Knot>) =
                if self.tells { (supported(knot).collect(), names(knot).collect()) } else { Default::default() };
            let listed = joined(for_others.iter().map(|&knot| self.name(knot)), ", ");
            html! {
                li {
                    (self.name(knot))
                    @if !for_others.is_empty() { " " (self.page.phrase(message::TRACE_MAKES_POSSIBLE, &[("processes", (&listed).into())])) }
                    @if !named.is_empty() { ": " (joined(named.iter().map(|&knot| self.name(knot)), ", ")) }
                }
            }
        };
        html! { @if !processes.is_empty() { p { b { (self.page.word(message::KIND_PROCESS_MANY)) } } ul { @for &knot in &processes { (one(knot)) } } } }
    }

    /// Those who do it and with what, kind by kind, where no process above names them.
    fn parts(&self, knots: &[Knot], trace: &TraceGraph) -> Markup {
        let said: BTreeSet<Knot> = if self.tells { self.to.values().flatten().copied().collect() } else { BTreeSet::new() };
        let rest: Vec<(NodeId, Message)> = knots
            .iter()
            .zip(&trace.things)
            .filter(|(knot, thing)| {
                thing.column == TraceColumn::Parts && !said.contains(knot) && self.threads.subject.first() != Some(knot)
            })
            .map(|(_, thing)| (thing.node, Message::many(thing.kind)))
            .collect();
        let mut kinds: Vec<Message> = rest.iter().map(|(_, kind)| *kind).collect();
        kinds.dedup();
        html! {
            @for kind in kinds {
                p { b { (self.page.word(kind)) } " " (joined(rest.iter().filter(|(_, of)| *of == kind).map(|(node, _)| named(self.page, *node, self.leads)), ", ")) }
            }
        }
    }
}
