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

use super::Ground;
use super::closure::Part;

/// What an outcome stands or falls with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SinglePoint {
    /// The outcome.
    pub outcome: Id<Outcome>,
    /// What it stands or falls with.
    pub part: Part,
    /// Whether the closure of each of two or more moments of truth holds it.
    pub in_every_moment: bool,
    /// Whether each of two or more journeys has a touchpoint whose closure holds it.
    pub in_every_journey: bool,
    /// How many live touchpoints of the whole site hang on it.
    pub touchpoints: usize,
}

/// In how many moments of truth and in how many journeys of an outcome a part occurs.
#[derive(Default)]
struct Seen {
    moments: usize,
    journeys: usize,
    last: Option<Id<Journey>>,
}

/// The single points of failure of one outcome, ranked.
pub fn of_outcome(ground: &Ground<'_>, outcome: Id<Outcome>) -> Vec<SinglePoint> {
    let model = ground.model();
    let touchpoints = ground.reach().touchpoints_of(outcome);
    let journeys = ground.reach().journeys_of(outcome).len();
    let moments = touchpoints.iter().filter(|&&t| model.touchpoints[t].moment_of_truth).count();
    let mut seen: HashMap<Part, Seen> = HashMap::default();
    // The touchpoints of a journey stand together.
    for &t in touchpoints {
        let touchpoint = &model.touchpoints[t];
        for part in ground.closure(t).parts() {
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
        point.touchpoints = ground.hanging_on(point.part);
    }
    rank(ground, &mut points);
    points
}

/// The single points of failure of all live outcomes, ranked together.
pub fn all(ground: &Ground<'_>) -> Vec<SinglePoint> {
    let mut points: Vec<SinglePoint> = ground.outcomes().flat_map(|o| of_outcome(ground, o)).collect();
    rank(ground, &mut points);
    points
}

fn rank(ground: &Ground<'_>, points: &mut [SinglePoint]) {
    let model = ground.model();
    let kind = |part: Part| match part {
        Part::Process(_) => 0,
        Part::Team(_) => 1,
        Part::System(_) => 2,
        Part::ThirdParty(_) => 3,
    };
    let id = |part: Part| &model.node(part.node(model)).address.id;
    let outcome = |o: Id<Outcome>| &model.node(model.outcomes[o].node).address.id;
    points.sort_by(|a, b| {
        (b.touchpoints.cmp(&a.touchpoints))
            .then_with(|| kind(a.part).cmp(&kind(b.part)))
            .then_with(|| id(a.part).cmp(id(b.part)))
            .then_with(|| outcome(a.outcome).cmp(outcome(b.outcome)))
    });
}
