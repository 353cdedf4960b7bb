//! A4, single points of failure: what all moments of truth of an outcome, or all of its journeys,
//! hang on.
//!
//! x is one for an outcome that has at least two moments of truth, and the closure of each holds x; or
//! at least two journeys, and each has a touchpoint whose closure holds x. Ranked by how many live
//! touchpoints of the whole site hang on x, then by kind (process, team, system, third party), then id.
//!
//! Linear in the closures of the outcome's touchpoints, and in what rests on each single point of failure.

use rustc_hash::FxHashMap as HashMap;

use crate::model::id::Id;
use crate::model::kinds::{Journey, Outcome};

use super::AnalysisContext;
use super::dependencies::Dependency;

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
    let journeys = context.reach().journeys_of(outcome).len();
    let moments = touchpoints.iter().filter(|&&t| model.touchpoints[t].moment_of_truth).count();
    let mut seen: HashMap<Dependency, Occurrences> = HashMap::default();
    // The touchpoints of a journey stand together.
    for &t in touchpoints {
        let touchpoint = &model.touchpoints[t];
        for part in context.closure(t).parts() {
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

/// The single points of failure of all live outcomes, ranked together.
pub fn all(context: &AnalysisContext<'_>) -> Vec<SinglePoint> {
    let mut points: Vec<SinglePoint> = context.outcomes().flat_map(|o| of_outcome(context, o)).collect();
    rank(context, &mut points);
    points
}

fn rank(context: &AnalysisContext<'_>, points: &mut [SinglePoint]) {
    let model = context.model();
    let kind = |part: Dependency| match part {
        Dependency::Process(_) => 0,
        Dependency::Team(_) => 1,
        Dependency::System(_) => 2,
        Dependency::ThirdParty(_) => 3,
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
