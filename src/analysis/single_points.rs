//! A4, single points of failure: what all moments of truth of an outcome, or all of its journeys,
//! hang on.
//!
//! x is one for an outcome that has at least two moments of truth, and the closure of each holds x; or
//! at least two journeys with a touchpoint on the way to it, and each has one whose closure holds x. Ranked by how many live
//! touchpoints of the whole site hang on x, then by kind (process, team, system, third party), then id.
//!
//! Linear in the closures of the outcome's touchpoints, and in what rests on each single point of failure.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap as HashMap;

use crate::base::english::{counted, part, verb};
use crate::model::id::Id;
use crate::model::kinds::{Journey, Outcome};

use super::answer::{Answer, AnswerWriter};
use super::context::AnalysisContext;
use super::dependencies::Dependency;
use super::description::{Analysis, PublishedShape};
use super::table::{ResultTable, TableBuilder, ThingAddress};

/// Its entry in the registry.
pub static ANALYSIS: Analysis = Analysis {
    name: "single_points_of_failure",
    title: "Single points of failure",
    question: "what does an outcome stand or fall with?",
    word: Some("single-point"),
    shape: PublishedShape::Rows(rows),
    answer,
};

/// What an outcome stands or falls with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SinglePoint {
    /// The outcome.
    pub outcome: Id<Outcome>,
    /// What it stands or falls with.
    pub part: Dependency,
    /// Whether the closure of each of two or more moments of truth holds it.
    pub in_every_moment: bool,
    /// Whether each of two or more journeys has a touchpoint whose closure holds it.
    pub in_every_journey: bool,
    /// How many live touchpoints of the whole site hang on it.
    pub touchpoints: usize,
}

/// In how many moments of truth and in how many journeys of an outcome a part occurs.
#[derive(Default)]
struct Occurrences {
    moments: usize,
    journeys: usize,
    last: Option<Id<Journey>>,
}

/// The single points of failure of one outcome, ranked.
pub fn of_outcome(context: &AnalysisContext<'_>, outcome: Id<Outcome>) -> Vec<SinglePoint> {
    let model = context.model();
    let touchpoints = context.reach().touchpoints_of(outcome);
    let journeys = mapped_journeys(context, outcome);
    let moments = touchpoints.iter().filter(|&&t| model.touchpoints[t].moment_of_truth).count();
    let mut seen: HashMap<Dependency, Occurrences> = HashMap::default();
    // The touchpoints of a journey stand together.
    for &t in touchpoints {
        let touchpoint = &model.touchpoints[t];
        for part in context.closure(t).counted_parts() {
            let seen = seen.entry(part).or_default();
            seen.moments += usize::from(touchpoint.moment_of_truth);
            if seen.last.replace(touchpoint.journey) != Some(touchpoint.journey) {
                seen.journeys += 1;
            }
        }
    }
    let mut points: Vec<SinglePoint> = seen
        .into_iter()
        .map(|(part, seen)| SinglePoint {
            outcome,
            part,
            in_every_moment: moments >= 2 && seen.moments == moments,
            in_every_journey: journeys >= 2 && seen.journeys == journeys,
            touchpoints: 0,
        })
        .filter(|point| point.in_every_moment || point.in_every_journey)
        .collect();
    for point in &mut points {
        point.touchpoints = context.hanging_on(point.part);
    }
    rank(context, &mut points);
    points
}

/// How many journeys have a touchpoint on the way to an outcome.
fn mapped_journeys(context: &AnalysisContext<'_>, outcome: Id<Outcome>) -> usize {
    context.reach().journeys_of(outcome).iter().filter(|&&journey| context.model().is_mapped(journey)).count()
}

/// Whether anything can be said of an outcome: it has two journeys or two moments of truth.
pub fn can_tell(context: &AnalysisContext<'_>, outcome: Id<Outcome>) -> bool {
    let moments = context.reach().touchpoints_of(outcome).iter().filter(|&&t| context.model().touchpoints[t].moment_of_truth);
    mapped_journeys(context, outcome) > 1 || moments.count() > 1
}

/// The single points of failure of all live outcomes, ranked together.
pub fn all(context: &AnalysisContext<'_>) -> Vec<SinglePoint> {
    let mut points: Vec<SinglePoint> = context.model().live().flat_map(|(o, _)| of_outcome(context, o)).collect();
    rank(context, &mut points);
    points
}

fn rank(context: &AnalysisContext<'_>, points: &mut [SinglePoint]) {
    let model = context.model();
    let kind = |part: Dependency| match part {
        Dependency::Process(_) => 0,
        Dependency::Role(_) => 1,
        Dependency::Team(_) => 2,
        Dependency::System(_) => 3,
        Dependency::ThirdParty(_) => 4,
    };
    let id = |part: Dependency| &model.node(part.node(model)).address.id;
    let outcome = |o: Id<Outcome>| &model.node(model.outcomes[o].node).address.id;
    points.sort_by(|a, b| {
        (b.touchpoints.cmp(&a.touchpoints))
            .then_with(|| kind(a.part).cmp(&kind(b.part)))
            .then_with(|| id(a.part).cmp(id(b.part)))
            .then_with(|| outcome(a.outcome).cmp(outcome(b.outcome)))
    });
}

fn rows(context: &AnalysisContext<'_>) -> ResultTable {
    let model = context.model();
    TableBuilder::new()
        .column("outcome", |point: &SinglePoint| ThingAddress::of(model, model.outcomes[point.outcome].node))
        .column("subject", |point| ThingAddress::of(model, point.part.node(model)))
        .column("touchpoints", |point| point.touchpoints)
        .rows(all(context))
}

fn answer(w: &AnswerWriter<'_, '_>) -> Answer {
    let f = w.figures;
    let points = all(w.context);
    let outcomes: Vec<_> = w.model().live::<Outcome>().map(|(id, _)| id).collect();
    let silent: Vec<_> = outcomes.iter().copied().filter(|&outcome| !can_tell(w.context, outcome)).collect();
    if silent.len() == outcomes.len() {
        return Answer::sentence("No outcome has two journeys or two moments of truth yet, so none can be said to hang on a single thing.");
    }
    let mut of_part: BTreeMap<usize, (Dependency, Vec<Id<Outcome>>)> = BTreeMap::new();
    let mut rank_of: BTreeMap<Dependency, usize> = BTreeMap::new();
    for (i, point) in points.iter().enumerate() {
        let rank = *rank_of.entry(point.part).or_insert(i);
        of_part.entry(rank).or_insert_with(|| (point.part, Vec::new())).1.push(point.outcome);
    }
    let unknown = (!silent.is_empty()).then(|| {
        let named = w.some(silent.iter().map(|&o| w.model().outcomes[o].node));
        let has = verb(silent.len(), "it has", "they have");
        format!(
            "Of {} nothing can be said, since {has} neither two journeys nor two moments of truth yet: {named}.",
            counted(silent.len(), "outcome", "outcomes", f)
        )
    });
    let unknown: Vec<String> = unknown.into_iter().collect();
    let Some((worst, _)) = of_part.values().next() else {
        let of = part(0, outcomes.len(), "outcome", "outcomes", f);
        return Answer { unknown, ..Answer::sentence(format!("{of} hangs on a single thing, as far as recorded.")) };
    };
    let mut hanging: Vec<_> = points.iter().map(|p| p.outcome).collect();
    hanging.sort_unstable();
    hanging.dedup();
    let weight = w.context.hanging_on(*worst);
    let answer = format!(
        "{} {} on things whose loss would touch all of {} journeys or moments of truth; most hangs on {}, {} of the site.",
        part(hanging.len(), outcomes.len(), "outcome", "outcomes", f),
        verb(hanging.len(), "hangs", "hang"),
        verb(hanging.len(), "its", "their"),
        w.quoted(worst.node(w.model())),
        counted(weight, "touchpoint", "touchpoints", f),
    );
    let row = |(part, outcomes): &(Dependency, Vec<Id<Outcome>>)| {
        let node = part.node(w.model());
        let weight = f.count(w.context.hanging_on(*part));
        vec![w.title(node), w.model().file_kind(node).spoken().to_owned(), weight, f.count(outcomes.len())]
    };
    let rows = of_part.values().map(row).collect();
    Answer { answer, unknown, ..Answer::few(&["thing", "kind", "#touchpoints", "#outcomes"], rows) }
}
