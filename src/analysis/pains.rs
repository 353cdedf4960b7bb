//! A8, pain: what hurts most, and makes people leave.
//!
//! A pain stands at its level and the risk that people leave because of it, and is ranked by the
//! product of the two, then by the importance of its touchpoint. Unknown where one of the two is blank.
//!
//! Linear in the pains, but for the sorting.

use std::sync::Arc;

use crate::base::english::{any, counted};
use crate::model::Model;
use crate::model::id::Id;
use crate::model::kinds::Journey;
use crate::model::nested::{Pain, Touchpoint};

use super::answer::{Answer, AnswerWriter};
use super::context::AnalysisContext;
use super::description::{Analysis, PublishedShape};
use super::table::{ResultTable, TableBuilder, ThingAddress};

/// Its entry in the registry.
pub static ANALYSIS: Analysis = Analysis {
    name: "pains",
    title: "Pain",
    question: "what hurts most, and makes people leave?",
    word: None,
    shape: PublishedShape::Rows(rows),
    answer,
};

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
    let pains = model.live::<Touchpoint>().flat_map(|(_, touchpoint)| &touchpoint.pains);
    ranked(model, pains.map(|&pain| of_pain(model, pain)).collect())
}

/// From here on a pain is grave whatever people do because of it.
const GRAVE: f64 = 8.0;

/// Up to here nobody leaves because of it.
const NOBODY_LEAVES: f64 = 1.0;

/// The grave pains that a weight hides: those of which nobody leaves because of them, or of which that is unknown. Those that hurt most
/// come first, of equal ones those at the more important touchpoint.
pub fn grave(context: &AnalysisContext<'_>) -> Vec<PainScore> {
    let is_grave = |pain: &PainScore| pain.level.is_some_and(|level| level >= GRAVE);
    let is_hidden = |pain: &PainScore| pain.leave_risk.is_none_or(|risk| risk <= NOBODY_LEAVES);
    let mut grave: Vec<PainScore> = all(context).into_iter().filter(|pain| is_grave(pain) && is_hidden(pain)).collect();
    let importance = |pain: &PainScore| context.model().touchpoints[pain.touchpoint].importance.unwrap_or(-1.0);
    grave.sort_by(|a, b| b.level.unwrap_or(0.0).total_cmp(&a.level.unwrap_or(0.0)).then_with(|| importance(b).total_cmp(&importance(a))));
    grave
}

/// The worst first, the unknown last.
fn ranked(model: &Model, mut pains: Vec<PainScore>) -> Vec<PainScore> {
    let score = |p: &PainScore| p.score.unwrap_or(-1.0);
    let importance = |p: &PainScore| model.touchpoints[p.touchpoint].importance.unwrap_or(-1.0);
    pains.sort_by(|a, b| score(b).total_cmp(&score(a)).then_with(|| importance(b).total_cmp(&importance(a))));
    pains
}

fn rows(context: &AnalysisContext<'_>) -> ResultTable {
    let model = context.model();
    let pain = |pain: &Pain| match pain.node {
        Some(node) => ThingAddress::of(model, node),
        None => ThingAddress::Called(Arc::clone(&pain.text.written), pain.text.plain(model).into()),
    };
    TableBuilder::new()
        .column("touchpoint", |scored: &PainScore| ThingAddress::of(model, model.touchpoints[scored.touchpoint].node))
        .column("pain", |scored| pain(&model.pains[scored.pain]))
        .column("level", |scored| scored.level)
        .column("leave_risk", |scored| scored.leave_risk)
        .column("score", |scored| scored.score)
        .rows(all(context))
}

fn answer(w: &AnswerWriter<'_, '_>) -> Answer {
    let f = w.figures;
    let model = w.model();
    let all = all(w.context);
    let Some(first) = all.first() else { return Answer::sentence("No pain is recorded on any journey.") };
    let answer = match (first.score, first.level.zip(first.leave_risk)) {
        (Some(_), Some((level, risk))) => format!(
            "Of {} one weighs most: \u{201c}{}\u{201d} (level {}, leave risk {}), at {}.",
            counted(all.len(), "pain", "pains", f),
            model.pains[first.pain].text.plain(model),
            f.number(level),
            f.number(risk),
            w.quoted(model.touchpoints[first.touchpoint].node),
        ),
        _ => format!("Level and leave risk together are not known of {}.", any(all.len(), "pain", "pains", f)),
    };
    let row = |p: &PainScore| {
        let touchpoint = w.title(model.touchpoints[p.touchpoint].node);
        vec![model.pains[p.pain].text.plain(model).into_owned(), touchpoint, w.number(p.level), w.number(p.leave_risk), w.number(p.score)]
    };
    let rows = all.iter().filter(|p| p.score.is_some()).map(row).collect();
    let blank = all.iter().filter(|p| p.score.is_none()).count();
    let unknown =
        (blank > 0).then(|| format!("Unknown: the weight of {}, for want of level or leave risk.", counted(blank, "pain", "pains", f)));
    Answer { answer, unknown: unknown.into_iter().collect(), ..Answer::few(&["pain", "where", "#level", "#leave risk", "#score"], rows) }
}
