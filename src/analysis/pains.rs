//! A8, pain: what hurts most, and makes people leave.
//!
//! A pain stands at its level and the risk that people leave because of it, and is ranked by the
//! product of the two, then by the importance of its touchpoint. Unknown where one of the two is blank.
//!
//! Linear in the pains, but for the sorting.

use crate::model::Model;
use crate::model::id::Id;
use crate::model::kinds::Journey;
use crate::model::nested::{Pain, Touchpoint};

use super::AnalysisContext;

/// Where a pain stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PainScore {
    /// The pain.
    pub pain: Id<Pain>,
    /// Where it hurts.
    pub touchpoint: Id<Touchpoint>,
    /// How much, 0 to 10.
    pub level: Option<f64>,
    /// How likely people leave because of it, 0 to 10.
    pub leave_risk: Option<f64>,
    /// The product of the two, 0 to 100.
    pub score: Option<f64>,
}

/// Where one pain stands.
pub fn of_pain(model: &Model, pain: Id<Pain>) -> PainScore {
    let Pain { touchpoint, level, leave_risk, .. } = model.pains[pain];
    PainScore { pain, touchpoint, level, leave_risk, score: level.zip(leave_risk).map(|(level, risk)| level * risk) }
}

/// The pains of a journey, ranked.
pub fn of_journey(model: &Model, journey: Id<Journey>) -> Vec<PainScore> {
    let pains = model.touchpoints_of(journey).flat_map(|t| model.touchpoints[t].pains.iter());
    ranked(model, pains.map(|&pain| of_pain(model, pain)).collect())
}

/// The pains of all live touchpoints, ranked.
pub fn all(context: &AnalysisContext<'_>) -> Vec<PainScore> {
    let model = context.model();
    let pains = context.touchpoints().flat_map(|t| model.touchpoints[t].pains.iter());
    ranked(model, pains.map(|&pain| of_pain(model, pain)).collect())
}

/// The worst first, the unknown last.
fn ranked(model: &Model, mut pains: Vec<PainScore>) -> Vec<PainScore> {
    let score = |p: &PainScore| p.score.unwrap_or(-1.0);
    let importance = |p: &PainScore| model.touchpoints[p.touchpoint].importance.unwrap_or(-1.0);
    pains.sort_by(|a, b| score(b).total_cmp(&score(a)).then_with(|| importance(b).total_cmp(&importance(a))));
    pains
}
