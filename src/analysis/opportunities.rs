//! A7, opportunity: which needs matter much and are met badly.
//!
//! A need scores its importance and, once more, what satisfaction lacks to it: importance +
//! max(importance − satisfaction, 0), from 0 to 20. Unknown where one of the two is blank. An estimate,
//! unless a survey stands behind the persona.
//!
//! Linear in the needs, but for the sorting.

use crate::base::english::{any, capital, counted, part, verb};
use crate::base::vocabulary::EvidenceKind;
use crate::model::Model;
use crate::model::id::Id;
use crate::model::nested::Need;

use super::answer::{Answer, AnswerWriter};
use super::context::AnalysisContext;
use super::description::{Analysis, PublishedShape};
use super::table::{ResultTable, TableBuilder, ThingAddress};

/// Its entry in the registry.
pub static ANALYSIS: Analysis = Analysis {
    name: "opportunities",
    title: "Opportunity",
    question: "which needs matter much and are met badly?",
    word: None,
    shape: PublishedShape::Rows(rows),
    answer,
};

/// How far a need stands out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Band {
    /// 10 to under 12.
    WorthALook,
    /// 12 to 15.
    High,
    /// Over 15.
    Extreme,
}

impl Band {
    /// The words for it.
    pub fn words(self) -> &'static str {
        match self {
            Band::WorthALook => "worth a look",
            Band::High => "high",
            Band::Extreme => "extreme",
        }
    }

    fn of(score: f64) -> Option<Self> {
        match score {
            s if s > 15.0 => Some(Band::Extreme),
            s if s >= 12.0 => Some(Band::High),
            s if s >= 10.0 => Some(Band::WorthALook),
            _ => None,
        }
    }
}

/// What a need scores.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScoredNeed {
    /// The need.
    pub need: Id<Need>,
    /// From 0 to 20; none where importance or satisfaction is unknown.
    pub score: Option<f64>,
    /// How far it stands out; none below 10.
    pub band: Option<Band>,
    /// Whether no survey stands behind the persona.
    pub estimate: bool,
}

/// What one need scores.
pub fn of_need(model: &Model, need: Id<Need>) -> ScoredNeed {
    let n = &model.needs[need];
    // Sums of decimals are cut where only the computer sees a difference, so that 15 is not over 15.
    let score = n.importance.zip(n.satisfaction).map(|(importance, satisfaction)| {
        let score = importance + (importance - satisfaction).max(0.0);
        (score * 1e6).round() / 1e6
    });
    let estimate = !model.personas[n.persona].profile.evidence.iter().any(|e| e.kind == Some(EvidenceKind::Survey));
    ScoredNeed { need, score, band: score.and_then(Band::of), estimate }
}

/// All needs of personas that are not retired, the highest score first, the unknown last.
pub fn all(model: &Model) -> Vec<ScoredNeed> {
    let mut all: Vec<ScoredNeed> = model.live().map(|(need, _)| of_need(model, need)).collect();
    let rank = |o: &ScoredNeed| o.score.unwrap_or(-1.0);
    all.sort_by(|a, b| rank(b).total_cmp(&rank(a)));
    all
}

fn rows(context: &AnalysisContext<'_>) -> ResultTable {
    let model = context.model();
    TableBuilder::new()
        .column("need", |scored: &ScoredNeed| ThingAddress::of(model, model.needs[scored.need].node))
        .column("score", |scored| scored.score)
        .column("band", |scored| scored.band.map(Band::words))
        .column("estimate", |scored| scored.estimate)
        .rows(all(model))
}

fn answer(w: &AnswerWriter<'_, '_>) -> Answer {
    let f = w.figures;
    let model = w.model();
    let all = all(model);
    let Some(first) = all.first() else { return Answer::sentence("No need is recorded yet.") };
    let of_band = |band: Band| all.iter().filter(|o| o.band == Some(band)).count();
    let answer = match (first.score, first.band) {
        (None, _) => format!("Importance and satisfaction together are not known of {}.", any(all.len(), "need", "needs", f)),
        (Some(_), None) => format!("{} stands out: what matters is met.", part(0, all.len(), "need", "needs", f)),
        (Some(score), Some(band)) => {
            let n = of_band(band);
            let what = match band {
                Band::Extreme => "extreme opportunities",
                Band::High => "high opportunities",
                Band::WorthALook => "worth a look",
            };
            let what = if n == 1 {
                what.replace("opportunities", "opportunity").replace("extreme", "an extreme").replace("high", "a high")
            } else {
                what.to_owned()
            };
            format!(
                "{} {} {what}: {} first, at {} of 20.",
                part(n, all.len(), "need", "needs", f),
                verb(n, "is", "are"),
                w.quoted(model.needs[first.need].node),
                f.number(score),
            )
        }
    };
    let row = |o: &ScoredNeed| {
        let need = &model.needs[o.need];
        let estimate = if o.estimate { " (estimate)" } else { "" };
        let band = o.band.map_or("", |band| band.words());
        vec![w.title(need.node), w.title(model.personas[need.persona].node), format!("{}{estimate}", w.number(o.score)), band.to_owned()]
    };
    let rows = all.iter().filter(|o| o.score.is_some()).map(row).collect();
    let blank = all.iter().filter(|o| o.score.is_none()).count();
    let estimates = all.iter().filter(|o| o.score.is_some() && o.estimate).count();
    let mut unknown = Vec::new();
    if blank > 0 {
        unknown.push(format!("Unknown: the score of {}, for want of importance or satisfaction.", counted(blank, "need", "needs", f)));
    }
    if estimates > 0 {
        unknown.push(capital(&format!(
            "{} {} an estimate: no survey stands behind the persona.",
            counted(estimates, "score", "scores", f),
            verb(estimates, "is", "are each")
        )));
    }
    Answer { answer, unknown, ..Answer::few(&["need", "of", "#score", "band"], rows) }
}
