//! A2, the customer's own work: what a journey asks of the person who walks it, beside what it asks of
//! us.
//!
//! Of a touchpoint it is what `effort.work` says; where that is blank, the minutes of the persona's
//! steps in the processes that serve it (of the steps that it names, where it names steps). Of a
//! journey, the sum, and times how many start it in a month. Ours is the minutes of all other steps, third parties' included, of the journey's
//! distinct processes, each as a whole.
//!
//! Linear in the touchpoints and the steps of their processes.

use std::collections::BTreeSet;

use crate::base::english::{any, capital, count, counted, verb};
use crate::model::Model;
use crate::model::id::Id;
use crate::model::kinds::{Journey, Process};
use crate::model::nested::{Actor, Step, Touchpoint};

use super::answer::{Answer, AnswerWriter};
use super::context::AnalysisContext;
use super::description::{Analysis, PublishedShape};
use super::known_sum::{KnownSum, share};
use super::table::{ResultTable, TableBuilder, ThingAddress};

/// Its entry in the registry.
pub static ANALYSIS: Analysis = Analysis {
    name: "customer_work",
    title: "The customer's own work",
    question: "how much do we leave to them?",
    word: None,
    shape: PublishedShape::Rows(rows),
    answer,
};

/// The person's own work at a touchpoint.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TouchpointWork {
    /// The touchpoint.
    pub touchpoint: Id<Touchpoint>,
    /// Minutes; none where they are unknown.
    pub minutes: Option<f64>,
    /// Whether some of the persona's steps are blank, and not counted.
    pub partly: bool,
    /// Whether the touchpoint says it itself, rather than its processes' steps.
    pub written: bool,
}

/// The person's own work on a journey.
#[derive(Clone, Debug, PartialEq)]
pub struct CustomerWork {
    /// The journey.
    pub journey: Id<Journey>,
    /// Known minutes of all its touchpoints; none where none is known, or nothing is mapped yet.
    pub minutes: Option<f64>,
    /// The same of all who start it in a month; none where that or how many do is unknown.
    pub minutes_a_month: Option<f64>,
    /// Each touchpoint, in order.
    pub touchpoints: Vec<TouchpointWork>,
    /// Known minutes of ours for each case, third parties' included; none where none are known.
    pub our_minutes: Option<f64>,
    /// Our steps of unknown length.
    pub our_unknown_steps: Vec<Id<Step>>,
    /// Processes without a step, of which nobody knows how long they take.
    pub without_steps: Vec<Id<Process>>,
    /// The person's share of all the work, from 0 to 1.
    pub share: Option<f64>,
}

impl CustomerWork {
    /// The touchpoints whose work is unknown.
    pub fn unknown(&self) -> impl Iterator<Item = Id<Touchpoint>> {
        self.touchpoints.iter().filter(|t| t.minutes.is_none()).map(|t| t.touchpoint)
    }

    /// The touchpoints that count with a part of their steps.
    pub fn partly_unknown(&self) -> impl Iterator<Item = Id<Touchpoint>> {
        self.touchpoints.iter().filter(|t| t.partly).map(|t| t.touchpoint)
    }
}

/// The person's own work at a touchpoint.
pub fn of_touchpoint(model: &Model, touchpoint: Id<Touchpoint>) -> TouchpointWork {
    let t = &model.touchpoints[touchpoint];
    if t.effort_work.is_some() {
        return TouchpointWork { touchpoint, minutes: t.effort_work, partly: false, written: true };
    }
    let mut steps: BTreeSet<Id<Step>> = BTreeSet::new();
    for serving in t.served_by.iter().filter(|s| model.is_live(s.process)) {
        match serving.step {
            Some(step) => {
                steps.insert(step);
            }
            None => steps.extend(model.processes[serving.process].steps.iter().copied()),
        }
    }
    let mut of_persona = steps.iter().map(|&s| &model.steps[s]).filter(|s| s.by == Actor::Persona).map(|s| s.work).peekable();
    let is_recorded = of_persona.peek().is_some();
    let sum: KnownSum = of_persona.collect();
    TouchpointWork { touchpoint, minutes: sum.total().filter(|_| is_recorded), partly: sum.is_partial(), written: false }
}

/// The person's own work on a journey, of any state.
pub fn of_journey(context: &AnalysisContext<'_>, journey: Id<Journey>) -> CustomerWork {
    let model = context.model();
    let touchpoints: Vec<TouchpointWork> = model.touchpoints_of(journey).map(|t| of_touchpoint(model, t)).collect();
    let is_mapped = !touchpoints.is_empty();
    let minutes = touchpoints.iter().map(|t| t.minutes).collect::<KnownSum>().total().filter(|_| is_mapped);
    let processes: BTreeSet<Id<Process>> = model.touchpoints_of(journey).flat_map(|t| context.reach().serving(t)).copied().collect();
    let mut ours = KnownSum::default();
    let (mut our_unknown_steps, mut without_steps) = (Vec::new(), Vec::new());
    for process in processes {
        let steps = &model.processes[process].steps;
        if steps.is_empty() {
            without_steps.push(process);
            ours.add(None);
        }
        for &step in steps.iter().filter(|&&s| model.steps[s].by != Actor::Persona) {
            ours.add(model.steps[step].work);
            if model.steps[step].work.is_none() {
                our_unknown_steps.push(step);
            }
        }
    }
    let our_minutes = ours.total().filter(|_| is_mapped);
    let of_all = minutes.zip(our_minutes).and_then(|(theirs, ours)| share(theirs, theirs + ours));
    let minutes_a_month = minutes.zip(model.journeys[journey].volume_per_month).map(|(minutes, people)| minutes * people);
    CustomerWork { journey, minutes, minutes_a_month, touchpoints, our_minutes, our_unknown_steps, without_steps, share: of_all }
}

fn rows(context: &AnalysisContext<'_>) -> ResultTable {
    let model = context.model();
    let touchpoints = |ids: &mut dyn Iterator<Item = Id<Touchpoint>>| ThingAddress::all(model, ids.map(|id| model.touchpoints[id].node));
    TableBuilder::new()
        .column("journey", |work: &CustomerWork| ThingAddress::of(model, model.journeys[work.journey].node))
        .column("minutes", |work| work.minutes)
        .column("minutes_a_month", |work| work.minutes_a_month)
        .column("unknown_touchpoints", |work| touchpoints(&mut work.unknown()))
        .column("partly_unknown_touchpoints", |work| touchpoints(&mut work.partly_unknown()))
        .column("our_minutes", |work| work.our_minutes)
        .column("share", |work| work.share)
        .sorted_rows(model.live().map(|(journey, _)| of_journey(context, journey)))
}

fn answer(w: &AnswerWriter<'_, '_>) -> Answer {
    let f = w.figures;
    let all: Vec<_> = w.model().live().map(|(j, _)| of_journey(w.context, j)).collect();
    if all.is_empty() {
        return Answer::sentence("No journey is recorded yet.");
    }
    let mut sorted: Vec<_> = all.iter().collect();
    sorted.sort_by(|a, b| b.share.unwrap_or(-1.0).total_cmp(&a.share.unwrap_or(-1.0)));
    let known = all.iter().filter(|work| work.share.is_some()).count();
    let answer = match sorted[0].share {
        None => format!("How much of the work customers do themselves is not known of {}.", any(all.len(), "journey", "journeys", f)),
        Some(share) => format!(
            "On {} customers do {} of the known work themselves, {} against {} of ours{}.",
            w.quoted(w.model().journeys[sorted[0].journey].node),
            f.share(share),
            w.work(sorted[0].minutes),
            w.work(sorted[0].our_minutes),
            if known > 1 { format!(": the largest share of {} journeys", f.count(known)) } else { String::new() },
        ),
    };
    let row = |work: &&CustomerWork| {
        let share = work.share.map_or_else(|| "unknown".into(), |share| f.share(share));
        vec![w.journey(work.journey), w.work(work.minutes), w.work(work.our_minutes), share, w.work(work.minutes_a_month)]
    };
    let rows = sorted.iter().map(row).collect();
    let touchpoints: usize = all.iter().map(|work| work.touchpoints.len()).sum();
    let blank: usize = all.iter().map(|work| work.unknown().count()).sum();
    let partly: usize = all.iter().map(|work| work.partly_unknown().count()).sum();
    // A process that several journeys walk through is unknown once.
    let steps = all.iter().flat_map(|work| &work.our_unknown_steps).collect::<BTreeSet<_>>().len();
    let without: BTreeSet<Id<Process>> = all.iter().flat_map(|work| work.without_steps.iter().copied()).collect();
    let mut unknown = Vec::new();
    if blank > 0 {
        unknown.push(format!("Their work is unknown at {} of {}.", count(blank, f), counted(touchpoints, "touchpoint", "touchpoints", f)));
    }
    if partly > 0 {
        unknown.push(format!(
            "{} counted with a part of the customer's steps.",
            capital(&format!("{} {}", counted(partly, "touchpoint", "touchpoints", f), verb(partly, "is", "are")))
        ));
    }
    if steps > 0 {
        unknown.push(format!("Of ours, the minutes of {} are unknown.", counted(steps, "step", "steps", f)));
    }
    if !without.is_empty() {
        let names = w.processes(without);
        unknown.push(format!("Of ours, no step is recorded of {names}."));
    }
    Answer { answer, unknown, ..Answer::few(&["journey", "#theirs", "#ours", "#their share", "#theirs, a month"], rows) }
}
