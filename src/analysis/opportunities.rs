//! A7, opportunity: which needs matter much and are met badly.
//!
//! A need scores its importance and, once more, what satisfaction lacks to it: importance +
//! max(importance − satisfaction, 0), from 0 to 20. Unknown where one of the two is blank. An estimate,
//! unless a survey stands behind the persona.
//!
//! Linear in the needs, but for the sorting.

use crate::base::vocabulary::EvidenceKind;
use crate::model::Model;
use crate::model::id::Id;
use crate::model::nested::Need;

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
