//! The same as a trace in words: outcomes with the touchpoints of each journey and what these hang on, then the processes with what they
//! make possible, who does them and with what. What the picture shows is named only; what it has no room for leads there, touchpoints by
//! their journeys. Where there is more than stands open at once, the list says what there is, and no more of what hangs on what; of what
//! there is by the hundred it names the first.

use maud::{Markup, Render, html};

use crate::analysis::dependencies::Dependency;
use crate::analysis::threads::{Knot, Threads};
use crate::html::html_text::{joined, write};
use crate::html::page_context::PageContext;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::{Journey, Outcome};
use crate::model::nested::Touchpoint;
use crate::picture::trace::fold::MOST_PLAIN;
use crate::picture::trace::{TraceColumn, TraceGraph};
use crate::words::{Message, message};

use super::named;

/// Things of one sort that a list names: journeys, processes, roles, systems. Of more touchpoints it counts those of each journey.
pub(super) const MOST_LISTED: usize = 200;

/// The list of a trace in the making.
pub(super) struct TraceList<'t, 'p, 's> {
    page: &'t PageContext<'p, 's>,
    threads: &'t Threads,
    knots: &'t [Knot],
    /// Whether names are links.
    leads: bool,
    /// Whether what hangs on what is told.
    tells: bool,
    ways: Vec<Way>,
    /// The processes, what the trace is of among them.
    processes: Vec<Knot>,
    /// Those who do it and with what, where no process names them: kind by kind.
    parts: Vec<(Message, Vec<NodeId>)>,
}

/// A touchpoint below its journey below the outcome to which it leads: in the order of the list.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Way {
    /// The place of the outcome among all; what leads to none stands at the end.
    place: usize,
    outcome: Option<Id<Outcome>>,
    journey: Id<Journey>,
    touchpoint: Id<Touchpoint>,
}

impl<'t, 'p, 's> TraceList<'t, 'p, 's> {
    /// Of a trace.
    pub(super) fn of(page: &'t PageContext<'p, 's>, threads: &'t Threads, knots: &'t [Knot], trace: &TraceGraph) -> Self {
        let way = |touchpoint: Id<Touchpoint>| {
            let outcome = page.index.analysis.outcomes_of_touchpoint(touchpoint).next();
            let place = outcome.map_or(usize::MAX, |outcome| page.index.place_of(outcome));
            Way { place, outcome, journey: page.model().touchpoints[touchpoint].journey, touchpoint }
        };
        let mut ways: Vec<Way> = threads.touchpoints().map(way).collect();
        ways.sort_unstable();
        let tells = trace.things.len() <= MOST_PLAIN;
        let is_process = |knot: &Knot| matches!(knot, Knot::Part(Dependency::Process(_)));
        let processes = knots.iter().copied().filter(is_process).collect();
        // Few things are told, so that looking through the links for each is no loss.
        let is_said = |knot: Knot| threads.subject.first() == Some(&knot) || tells && threads.links.iter().any(|link| link.to == knot);
        let mut parts: Vec<(Message, Vec<NodeId>)> = Vec::new();
        for (&knot, thing) in knots.iter().zip(&trace.things) {
            if thing.column != TraceColumn::Parts || is_said(knot) {
                continue;
            }
            let kind = Message::many(thing.kind);
            match parts.last_mut().filter(|(last, _)| *last == kind) {
                Some((_, nodes)) => nodes.push(thing.node),
                None => parts.push((kind, vec![thing.node])),
            }
        }
        Self { page, threads, knots, leads: !trace.opens, tells, ways, processes, parts }
    }

    /// Whether it names all that there is.
    pub(super) fn is_whole(&self) -> bool {
        self.names_touchpoints() && self.processes.len() <= MOST_LISTED && self.parts.iter().all(|(_, nodes)| nodes.len() <= MOST_LISTED)
    }

    fn names_touchpoints(&self) -> bool {
        self.ways.len() <= MOST_LISTED
    }

    /// The list.
    pub(super) fn list(&self) -> Markup {
        let (ways, more) = self.listed_ways();
        html! {
            ul {
                @for of_outcome in ways.chunk_by(|a, b| a.outcome == b.outcome) {
                    li {
                        @if let Some(outcome) = of_outcome[0].outcome { b { (self.name(Knot::Outcome(outcome))) } }
                        @for of_journey in of_outcome.chunk_by(|a, b| a.journey == b.journey) { br; (self.journey(of_journey)) }
                    }
                }
                (self.more(more))
                (self.wider())
            }
            @if !self.processes.is_empty() {
                p { b { (self.page.word(message::KIND_PROCESS_MANY)) } }
                ul {
                    @for &knot in self.processes.iter().take(MOST_LISTED) { (self.process(knot)) }
                    (self.more(self.processes.len().saturating_sub(MOST_LISTED)))
                }
            }
            @for (kind, nodes) in &self.parts {
                @let more = nodes.len().saturating_sub(MOST_LISTED);
                p {
                    b { (self.page.word(*kind)) } " "
                    (joined(nodes.iter().take(MOST_LISTED).map(|&node| named(self.page, node, self.leads)), ", "))
                    @if more > 0 { " " (self.page.phrase(message::AND_MORE, &[("count", more.into())])) }
                }
            }
        }
    }

    /// As many ways as the list has journeys for, and how many journeys there are besides.
    fn listed_ways(&self) -> (&[Way], usize) {
        let (mut shown, mut journeys) = (0, 0);
        for of_journey in self.ways.chunk_by(|a, b| (a.outcome, a.journey) == (b.outcome, b.journey)) {
            journeys += 1;
            shown += if journeys <= MOST_LISTED { of_journey.len() } else { 0 };
        }
        (&self.ways[..shown], journeys.saturating_sub(MOST_LISTED))
    }

    fn more(&self, count: usize) -> Markup {
        html! { @if count > 0 { li { (self.page.phrase(message::AND_MORE, &[("count", count.into())])) } } }
    }

    fn name(&self, knot: Knot) -> impl Render {
        let is_own_page = self.threads.subject.first() == Some(&knot);
        named(self.page, knot.node(self.page.model()), self.leads && !is_own_page)
    }

    fn journey(&self, ways: &[Way]) -> Markup {
        let page = self.page;
        let touchpoints = || ways.iter().map(|way| write(|out| self.write_touchpoint(way.touchpoint, out)));
        html! {
            @if let Some(first) = ways.first() { i { (named(page, page.model().journeys[first.journey].node, self.leads)) } ": " }
            @if self.names_touchpoints() {
                (joined(touchpoints(), ", "))
            } @else {
                (page.phrase(message::COUNT_TOUCHPOINTS, &[("count", ways.len().into())]))
            }
        }
    }

    /// A touchpoint, and what it hangs on here.
    fn write_touchpoint(&self, id: Id<Touchpoint>, out: &mut String) {
        named(self.page, self.page.model().touchpoints[id].node, false).render_to(out);
        let own = if self.tells { self.threads.links_from(Knot::Touchpoint(id)) } else { &[] };
        if own.iter().any(|link| self.threads.subject.first() != Some(&link.to)) {
            html! { " (" (joined(own.iter().map(|link| self.name(link.to)), ", ")) ")" }.render_to(out);
        }
    }

    /// The outcomes that others are part of.
    fn wider(&self) -> Markup {
        let parts = |knot: Knot| self.threads.links_from(knot).iter().map(|link| link.to).filter(|to| matches!(to, Knot::Outcome(_)));
        let outcomes = self.knots.iter().copied().filter(|knot| matches!(knot, Knot::Outcome(_)));
        html! {
            @for knot in outcomes.filter(|&knot| parts(knot).next().is_some()) {
                li { b { (self.name(knot)) } ": " (joined(parts(knot).map(|part| self.name(part)), ", ")) }
            }
        }
    }

    /// A process, what it makes possible, and what it names.
    fn process(&self, knot: Knot) -> Markup {
        if !self.tells {
            return html! { li { (self.name(knot)) } };
        }
        let is_process = |knot: Knot| matches!(knot, Knot::Part(Dependency::Process(_)));
        let supported = self.threads.links.iter().filter(|link| link.to == knot && matches!(link.from, Knot::Part(_)));
        let listed = joined(supported.map(|link| self.name(link.from)), ", ");
        let names = self.threads.links_from(knot).iter().map(|link| link.to).filter(|&to| !is_process(to));
        let names = joined(names.map(|named| self.name(named)), ", ");
        html! {
            li {
                (self.name(knot))
                @if !listed.0.is_empty() { " " (self.page.phrase(message::TRACE_MAKES_POSSIBLE, &[("processes", (&listed).into())])) }
                @if !names.0.is_empty() { ": " (names) }
            }
        }
    }
}
