//! A17, failure demand: what touchpoints cost that exist only because something went wrong before, and what went wrong.
//!
//! F are the live touchpoints with `because_of`. Ours of a touchpoint is what it takes of the effort of each working process that it names in
//! `served_by` or `recovery`: E(p) over the number of live touchpoints that name p, so that all touchpoints together take all direct effort.
//! Unknown where none of these efforts is known, 0 where it names no such process. Theirs is the person's own work there, times how many
//! start the journey in a month. A cause takes an equal part of each touchpoint that names it and others.
//!
//! Linear in the touchpoints of the outcomes and the processes that they name, but for the sorting.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use crate::base::english::{counted, part, verb};
use crate::model::Model;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::Outcome;
use crate::model::nested::Touchpoint;

use super::answer::{Answer, AnswerWriter};
use super::context::AnalysisContext;
use super::description::{Analysis, NamedTable, PublishedShape};
use super::known_sum::{KnownSum, share};
use super::table::{JsonValue, ResultTable, TableBuilder, TableCell, ThingAddress};
use super::{customer_work, effort};

/// Its entry in the registry.
pub static ANALYSIS: Analysis = Analysis {
    name: "failure_demand",
    title: "Failure demand",
    question: "what do we and our customers do only because something went wrong?",
    word: None,
    shape: PublishedShape::Object(
        object,
        &[
            NamedTable { name: "failure_demand", rows },
            NamedTable { name: "failure_causes", rows: |context| cause_rows(context.model(), &FailureDemand::of(context)) },
            NamedTable { name: "failure_unknown", rows: unknown_rows },
        ],
    ),
    answer,
};

/// What touchpoints with a cause take, of all that touchpoints take.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FailureShare {
    /// The touchpoints with `because_of`.
    pub touchpoints: Vec<Id<Touchpoint>>,
    /// Minutes of ours a month at these; none where there are some and nothing is known.
    pub our_minutes: Option<f64>,
    /// Minutes a month of the people at these; none where there are some and nothing is known.
    pub their_minutes: Option<f64>,
    /// Their share of our minutes at all touchpoints; none where these are 0 or unknown.
    pub share_of_ours: Option<f64>,
    /// Their share of people's minutes at all touchpoints; none where these are 0 or unknown.
    pub share_of_theirs: Option<f64>,
}

/// What went wrong, and what comes of it.
#[derive(Clone, Debug, PartialEq)]
pub struct FailureCause {
    /// A touchpoint or a process.
    pub cause: NodeId,
    /// The touchpoints that exist because of it, whatever else they name.
    pub touchpoints: Vec<Id<Touchpoint>>,
    /// Minutes of ours a month at these, in equal parts with their other causes; none where nothing is known.
    pub our_minutes: Option<f64>,
    /// Minutes a month of the people at these, likewise.
    pub their_minutes: Option<f64>,
}

/// What each touchpoint takes.
#[derive(Debug)]
pub struct FailureDemand<'c, 'm> {
    context: &'c AnalysisContext<'m>,
    /// Of each working process what every touchpoint that names it takes; none where that is unknown, or nobody names it.
    parts: Vec<Option<f64>>,
}

impl<'c, 'm> FailureDemand<'c, 'm> {
    /// Shares the effort of all processes out.
    pub fn of(context: &'c AnalysisContext<'m>) -> Self {
        let mut parts = vec![None; context.model().processes.len()];
        for (process, _) in context.working() {
            #[expect(clippy::cast_precision_loss, reason = "nobody names a process 2^52 times")]
            let naming = context.reach().touchpoints_naming(process).len() as f64;
            let minutes = effort::work_of(context.model(), process).minutes;
            parts[process.index()] = minutes.filter(|_| naming > 0.0).map(|minutes| minutes / naming);
        }
        Self { context, parts }
    }

    /// Minutes of ours a month at a live touchpoint; none where it names working processes and of none of them the effort is known.
    pub fn ours(&self, touchpoint: Id<Touchpoint>) -> Option<f64> {
        let reach = self.context.reach();
        let serving = reach.serving(touchpoint);
        let named = serving.iter().chain(reach.recovering(touchpoint).iter().filter(|process| !serving.contains(process)));
        named.filter(|&&process| self.context.is_working(process)).map(|process| self.parts[process.index()]).collect::<KnownSum>().total()
    }

    /// Minutes a month that people work at a touchpoint; none where their work or how many come is unknown.
    pub fn theirs(&self, touchpoint: Id<Touchpoint>) -> Option<f64> {
        let model = self.context.model();
        let people = model.journeys[model.touchpoints[touchpoint].journey].volume_per_month;
        customer_work::of_touchpoint(model, touchpoint).minutes.zip(people).map(|(minutes, people)| minutes * people)
    }

    /// Of these touchpoints.
    pub fn share(&self, touchpoints: impl Iterator<Item = Id<Touchpoint>>) -> FailureShare {
        let model = self.context.model();
        let (mut failing, mut ours, mut theirs) = (Vec::new(), [KnownSum::default(); 2], [KnownSum::default(); 2]);
        for t in touchpoints {
            let fails = model.touchpoints[t].is_failure();
            for (sums, minutes) in [(&mut ours, self.ours(t)), (&mut theirs, self.theirs(t))] {
                sums[0].add(minutes);
                if fails {
                    sums[1].add(minutes);
                }
            }
            failing.extend(fails.then_some(t));
        }
        let of = |[all, failing]: [KnownSum; 2]| failing.total().zip(all.total()).and_then(|(failing, all)| share(failing, all));
        FailureShare {
            touchpoints: failing,
            our_minutes: ours[1].total(),
            their_minutes: theirs[1].total(),
            share_of_ours: of(ours),
            share_of_theirs: of(theirs),
        }
    }

    /// On the way to an outcome.
    pub fn of_outcome(&self, outcome: Id<Outcome>) -> FailureShare {
        self.share(self.context.reach().touchpoints_of(outcome).iter().copied())
    }

    /// Of all live touchpoints.
    pub fn all(&self) -> FailureShare {
        self.share(self.context.model().live().map(|(touchpoint, _)| touchpoint))
    }

    /// What went wrong, what costs most first, of equal ones by address; what is unknown last.
    pub fn causes(&self) -> Vec<FailureCause> {
        let model = self.context.model();
        let mut all: BTreeMap<NodeId, (Vec<Id<Touchpoint>>, [KnownSum; 2])> = BTreeMap::new();
        for (t, touchpoint) in model.live::<Touchpoint>() {
            let causes: BTreeSet<NodeId> = touchpoint.because_of.iter().copied().collect();
            #[expect(clippy::cast_precision_loss, reason = "nothing has 2^52 causes")]
            let parts = causes.len() as f64;
            for cause in causes {
                let (touchpoints, sums) = all.entry(cause).or_default();
                touchpoints.push(t);
                sums[0].add(self.ours(t).map(|minutes| minutes / parts));
                sums[1].add(self.theirs(t).map(|minutes| minutes / parts));
            }
        }
        let of = |(cause, (touchpoints, [ours, theirs])): (NodeId, (Vec<_>, [KnownSum; 2]))| FailureCause {
            cause,
            touchpoints,
            our_minutes: ours.total(),
            their_minutes: theirs.total(),
        };
        let mut causes: Vec<FailureCause> = all.into_iter().map(of).collect();
        causes.sort_by(|a, b| by_weight(a, b).then_with(|| model.node(a.cause).address.cmp(&model.node(b.cause).address)));
        causes
    }

    /// The touchpoints with a cause of which ours or theirs is unknown.
    pub fn unknown(&self) -> impl Iterator<Item = Id<Touchpoint>> {
        let failing = self.context.model().live::<Touchpoint>().filter(|(_, touchpoint)| touchpoint.is_failure());
        failing.map(|(t, _)| t).filter(|&t| self.ours(t).is_none() || self.theirs(t).is_none())
    }
}

/// What costs more first, ours and theirs together; what is unknown last.
fn by_weight(a: &FailureCause, b: &FailureCause) -> Ordering {
    let weight = |cause: &FailureCause| {
        let is_known = cause.our_minutes.is_some() || cause.their_minutes.is_some();
        if is_known { cause.our_minutes.unwrap_or(0.0) + cause.their_minutes.unwrap_or(0.0) } else { -1.0 }
    };
    weight(b).total_cmp(&weight(a))
}

fn object(context: &AnalysisContext<'_>) -> Vec<(&'static str, JsonValue)> {
    let (model, demand) = (context.model(), FailureDemand::of(context));
    let all = demand.all();
    vec![
        ("outcomes", JsonValue::Rows(outcome_rows(context, &demand))),
        (
            "all",
            JsonValue::Object(vec![
                ("touchpoints", JsonValue::cell(touchpoints(model, all.touchpoints.iter().copied()))),
                ("our_minutes", JsonValue::cell(all.our_minutes)),
                ("their_minutes", JsonValue::cell(all.their_minutes)),
                ("share_of_ours", JsonValue::cell(all.share_of_ours)),
                ("share_of_theirs", JsonValue::cell(all.share_of_theirs)),
            ]),
        ),
        ("causes", JsonValue::Rows(cause_rows(model, &demand))),
        ("unknown", JsonValue::cell(touchpoints(model, demand.unknown()))),
    ]
}

fn touchpoints(model: &Model, ids: impl Iterator<Item = Id<Touchpoint>>) -> Vec<ThingAddress> {
    ThingAddress::all(model, ids.map(|t| model.touchpoints[t].node))
}

fn outcome_rows(context: &AnalysisContext<'_>, demand: &FailureDemand<'_, '_>) -> ResultTable {
    let model = context.model();
    TableBuilder::new()
        .column("outcome", |(outcome, _): &(Id<Outcome>, FailureShare)| ThingAddress::of(model, model.outcomes[*outcome].node))
        .column("touchpoints", |(_, failure)| touchpoints(model, failure.touchpoints.iter().copied()))
        .column("our_minutes", |(_, failure)| failure.our_minutes)
        .column("their_minutes", |(_, failure)| failure.their_minutes)
        .column("share_of_ours", |(_, failure)| failure.share_of_ours)
        .column("share_of_theirs", |(_, failure)| failure.share_of_theirs)
        .sorted_rows(model.live().map(|(outcome, _)| (outcome, demand.of_outcome(outcome))))
}

/// The outcomes, and below them all touchpoints, each once.
fn rows(context: &AnalysisContext<'_>) -> ResultTable {
    let demand = FailureDemand::of(context);
    let (mut table, all) = (outcome_rows(context, &demand), demand.all());
    table.rows.push(vec![
        TableCell::Called("all".into(), "all touchpoints".into()),
        touchpoints(context.model(), all.touchpoints.iter().copied()).into(),
        all.our_minutes.into(),
        all.their_minutes.into(),
        all.share_of_ours.into(),
        all.share_of_theirs.into(),
    ]);
    table
}

fn cause_rows(model: &Model, demand: &FailureDemand<'_, '_>) -> ResultTable {
    TableBuilder::new()
        .column("cause", |cause: &FailureCause| ThingAddress::of(model, cause.cause))
        .column("touchpoints", |cause| touchpoints(model, cause.touchpoints.iter().copied()))
        .column("our_minutes", |cause| cause.our_minutes)
        .column("their_minutes", |cause| cause.their_minutes)
        .rows(demand.causes())
}

fn unknown_rows(context: &AnalysisContext<'_>) -> ResultTable {
    let unknown = touchpoints(context.model(), FailureDemand::of(context).unknown());
    TableBuilder::new().column("touchpoint", ThingAddress::clone).rows(unknown)
}

fn answer(w: &AnswerWriter<'_, '_>) -> Answer {
    let f = w.figures;
    let model = w.model();
    let demand = FailureDemand::of(w.context);
    let (all, touchpoints) = (demand.all(), model.live::<Touchpoint>().count());
    if touchpoints == 0 {
        return Answer::sentence("No touchpoint is recorded on any journey.");
    }
    if all.touchpoints.is_empty() {
        return Answer::sentence("No touchpoint says that it exists because something went wrong.");
    }
    let takes = |minutes: Option<f64>, share: Option<f64>| {
        let of_all = share.map(|share| format!(" ({})", f.share(share))).unwrap_or_default();
        minutes.map_or_else(|| "an unknown part".to_owned(), |minutes| format!("{} a month{of_all}", f.work(minutes)))
    };
    let answer = format!(
        "{} {} only because something went wrong: {} of our work at touchpoints, and {} of our customers'.",
        part(all.touchpoints.len(), touchpoints, "touchpoint", "touchpoints", f),
        verb(all.touchpoints.len(), "exists", "exist"),
        takes(all.our_minutes, all.share_of_ours),
        takes(all.their_minutes, all.share_of_theirs),
    );
    let row = |cause: &FailureCause| {
        let n = f.count(cause.touchpoints.len());
        vec![w.title(cause.cause), n, w.work(cause.our_minutes), w.work(cause.their_minutes)]
    };
    let rows = demand.causes().iter().map(row).collect();
    let unknown = demand.unknown().count();
    let unknown = (unknown > 0).then(|| {
        format!("Unknown is our work or theirs at {}, for want of minutes or volumes.", counted(unknown, "touchpoint", "touchpoints", f))
    });
    let few = Answer::few(&["what went wrong", "#touchpoints", "#ours, a month", "#theirs, a month"], rows);
    Answer { answer, unknown: unknown.into_iter().collect(), ..few }
}
