//! A journey as a row of chevrons, one for each stage in order; each opens onto the processes that
//! serve it. Written as HTML at once: home may hold hundreds of them.

use maud::{Markup, html};

use crate::analysis::teams_crossed;
use crate::base::number_format::say_number;
use crate::base::vocabulary::JourneyState;
use crate::model::id::Id;
use crate::model::kinds::{Journey, Process};
use crate::model::nested::{Stage, Touchpoint};
use crate::words::message;

use crate::html::html_text::{page_at, room, text};
use crate::html::link::is_to_come;
use crate::html::page_context::PageContext;

/// Where a chevron leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChevronLink {
    /// It opens in place; with this number of the journey it can be led to (`#tl-1-3`).
    Open(Option<usize>),
    /// To the same chevron on the page of the outcome, by the number of the journey there.
    ToOutcome(usize),
    /// To the stage on the journey's page.
    ToStage,
    /// Nowhere: what stands around the whole row is a link.
    Nowhere,
}

/// How a journey is shown.
#[derive(Clone, Copy, Debug)]
pub struct ChevronOptions {
    /// Where its chevrons lead.
    pub link: ChevronLink,
    /// Whether it says who walks it.
    pub walker: bool,
    /// Whether each chevron tells of its processes, teams, feeling and gaps.
    pub facts: bool,
}

/// What is counted below a chevron.
#[derive(Debug)]
struct Facts {
    processes: Vec<Id<Process>>,
    teams: usize,
    worst: Option<f64>,
    gaps: Vec<Id<Touchpoint>>,
}

/// A journey's title and its stages.
pub fn chevrons(page: &PageContext<'_, '_>, id: Id<Journey>, options: ChevronOptions) -> Markup {
    let model = page.model();
    let journey = &model.journeys[id];
    // Where nothing but the title stands, its status does not.
    let is_plain = options.link == ChevronLink::Nowhere;
    let to_come = is_to_come(journey) || (is_plain && journey.state == JourneyState::Target);
    let line = html! {
        (room(1024))
        p.line-title {
            @if is_plain { (text(&model.node(journey.node).title)) } @else { (page.to(journey.node)) }
            @if to_come { " " span.status { (page.word(message::TO_COME)) } }
            @if let Some(persona) = journey.persona.filter(|_| options.walker) {
                " " span.within { (page.word(message::CHEVRONS_WALKED_BY)) } " " (page.to(model.personas[persona].node))
            }
        }
        @if !journey.stages.is_empty() {
            ol.chevrons { @for (i, &stage) in journey.stages.iter().enumerate() { li { (chevron(page, stage, i + 1, options)) } } }
        }
    };
    if is_plain {
        line
    } else {
        html! { div.line { (line) } }
    }
}

/// What is counted of some touchpoints: processes, teams, the worst feeling, gaps.
pub fn facts(page: &PageContext<'_, '_>, touchpoints: &[Id<Touchpoint>]) -> Markup {
    Facts::of(page, touchpoints).html(page)
}

fn chevron(page: &PageContext<'_, '_>, id: Id<Stage>, number: usize, options: ChevronOptions) -> Markup {
    let model = page.model();
    let stage = &model.stages[id];
    let node = model.node(stage.node);
    let facts = options.facts.then(|| Facts::of(page, &stage.touchpoints));
    let body = body(page, &node.title, facts.as_ref());
    let anchor = match options.link {
        ChevronLink::Nowhere => return body,
        ChevronLink::Open(Some(journey)) => Some(format!("tl-{journey}-{number}")),
        _ => None,
    };
    let to_stage = html! { (room(96))  (text(page.root)) (page_at(&node.address)) };
    if let (ChevronLink::Open(_), Some(facts)) = (options.link, facts.filter(|facts| !facts.is_empty())) {
        return html! {
            details id=[anchor] {
                summary { (body) }
                (opened(page, &facts))
                p.to-stage { a href=(to_stage) { (page.word(message::CHEVRONS_WHOLE_STAGE)) span.vh { ": " (text(&node.title)) } } }
            }
        };
    }
    let address = match (options.link, model.journeys[stage.journey].outcome) {
        (ChevronLink::ToOutcome(journey), Some(outcome)) => {
            let outcome = model.node(model.outcomes[outcome].node);
            html! { (text(page.root)) (page_at(&outcome.address)) "#tl-" (journey) "-" (number) }
        }
        _ => to_stage,
    };
    html! { a id=[anchor] href=(address) { (body) } }
}

fn body(page: &PageContext<'_, '_>, title: &str, facts: Option<&Facts>) -> Markup {
    let facts = facts.filter(|facts| !facts.is_empty() || facts.worst.is_some());
    html! { (room(160))  b { (text(title)) } @if let Some(facts) = facts { small { (facts.html(page)) } } }
}

/// What lies below a stage: the processes that serve it, and the touchpoints that nobody serves.
fn opened(page: &PageContext<'_, '_>, facts: &Facts) -> Markup {
    let model = page.model();
    let outcomes = |process| page.index.reach.outcomes_of(process).len();
    html! {
        ul.opens {
            @for &process in &facts.processes {
                li { (page.to(model.processes[process].node)) @if outcomes(process) > 1 { " " (serves(page, outcomes(process))) } }
            }
            @for &gap in &facts.gaps {
                li.gap { (page.to(model.touchpoints[gap].node)) " " span.within { (page.word(message::NOBODY_RECORDED)) } }
            }
        }
    }
}

/// How many outcomes a process serves.
fn serves(page: &PageContext<'_, '_>, outcomes: usize) -> Markup {
    let count = [("count", outcomes.into())];
    html! {
        span.count title=(page.phrase(message::CHEVRONS_SERVES, &count)) {
            (outcomes) span.vh { " " (page.phrase(message::UNIT_OUTCOMES, &count)) }
        }
    }
}

impl Facts {
    fn of(page: &PageContext<'_, '_>, touchpoints: &[Id<Touchpoint>]) -> Self {
        let model = page.model();
        let mut facts = Self { processes: Vec::new(), teams: 0, worst: None, gaps: Vec::new() };
        for &t in touchpoints {
            let touchpoint = &model.touchpoints[t];
            for &process in page.index.reach.serving(t) {
                if !facts.processes.contains(&process) {
                    facts.processes.push(process);
                }
            }
            if let Some(feeling) = touchpoint.feeling {
                facts.worst = Some(facts.worst.map_or(feeling, |worst| worst.min(feeling)));
            }
            if touchpoint.is_unserved() {
                facts.gaps.push(t);
            }
        }
        facts.teams = teams_crossed::of_touchpoints(&page.index.analysis, touchpoints).len();
        facts
    }

    /// Whether there is nothing to open.
    fn is_empty(&self) -> bool {
        self.processes.is_empty() && self.gaps.is_empty()
    }

    fn html(&self, page: &PageContext<'_, '_>) -> Markup {
        let (processes, gaps) = (self.processes.len(), self.gaps.len());
        let comma = |is_due: bool| if is_due { ", " } else { "" };
        let tells_of_work = processes > 0 || self.teams > 0;
        html! {
            @if processes > 0 { (page.phrase(message::COUNT_PROCESSES, &[("count", processes.into())])) }
            @if self.teams > 0 { (comma(processes > 0)) (page.phrase(message::COUNT_TEAMS, &[("count", self.teams.into())])) }
            @if let Some(worst) = self.worst {
                span.vh { (comma(tells_of_work)) (page.word(message::CHEVRONS_WORST_FEELING)) " " }
                i class=(direction(worst)) { (signed(worst)) }
            }
            @if gaps > 0 {
                span.vh { (comma(tells_of_work || self.worst.is_some())) }
                i.gap { (page.phrase(message::COUNT_GAPS, &[("count", gaps.into())])) }
            }
        }
    }
}

/// The class of a feeling.
fn direction(feeling: f64) -> &'static str {
    match feeling {
        f if f <= -0.5 => "low",
        f if f < 0.0 => "down",
        f if f > 0.0 => "up",
        _ => "even",
    }
}

/// A feeling with its sign.
fn signed(feeling: f64) -> String {
    format!("{}{}", if feeling > 0.0 { "+" } else { "" }, say_number(feeling))
}
