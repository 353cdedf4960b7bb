//! A11, maturity of a journey: how much of it is known rather than believed, and how far it looks beyond
//! our door.
//!
//! 1: every touchpoint has a feeling. 2: it also has an event log, or it or one of its touchpoints rests
//! on an observation, a survey or an interview. 3: it also has a third party's touchpoint, its outcome or a
//! wider one is of level `life`, and a target journey replaces it. Else 0, as where nothing is mapped yet.
//!
//! Linear in the touchpoints and their evidence.

use crate::base::english::{counted, part, verb};
use crate::base::vocabulary::{EvidenceKind, Level};
use crate::model::Model;
use crate::model::id::Id;
use crate::model::kinds::{Evidence, Journey};
use crate::model::nested::Touchpoint;

use super::answer::{Answer, AnswerWriter};
use super::context::AnalysisContext;
use super::description::{Analysis, PublishedShape};
use super::table::{ResultTable, TableBuilder, ThingAddress};

/// Its entry in the registry.
pub static ANALYSIS: Analysis = Analysis {
    name: "maturity",
    title: "Maturity of journeys",
    question: "how much do we know, and how far do we look?",
    word: None,
    shape: PublishedShape::Rows(rows),
    answer,
};

/// What a journey lacks for its next level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lack {
    /// These touchpoints have no feeling; none where there is no touchpoint.
    Feeling(Vec<Id<Touchpoint>>),
    /// There is no log, and nobody watched or asked.
    Evidence,
    /// No touchpoint is a third party's.
    ThirdParty,
    /// Neither its outcome nor a wider one is of level `life`.
    Life,
    /// No target journey replaces it.
    Target,
}

impl Lack {
    /// The word for it.
    pub fn word(&self) -> &'static str {
        match self {
            Lack::Feeling(_) => "feeling",
            Lack::Evidence => "evidence",
            Lack::ThirdParty => "third-party",
            Lack::Life => "life",
            Lack::Target => "target",
        }
    }
}

/// How mature a journey is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Maturity {
    /// The journey.
    pub journey: Id<Journey>,
    /// From 0 to 3.
    pub level: u8,
    /// What the next level lacks; empty at 3.
    pub lacks: Vec<Lack>,
}

/// How mature a journey is.
pub fn of_journey(model: &Model, journey: Id<Journey>) -> Maturity {
    let feelings = felt(model, journey);
    if !feelings.is_empty() || !model.is_mapped(journey) {
        return Maturity { journey, level: 0, lacks: vec![Lack::Feeling(feelings)] };
    }
    if !is_known(model, journey) {
        return Maturity { journey, level: 1, lacks: vec![Lack::Evidence] };
    }
    let lacks = beyond(model, journey);
    Maturity { journey, level: if lacks.is_empty() { 3 } else { 2 }, lacks }
}

/// The touchpoints without a feeling.
fn felt(model: &Model, journey: Id<Journey>) -> Vec<Id<Touchpoint>> {
    model.touchpoints_of(journey).filter(|&t| model.touchpoints[t].feeling.is_none()).collect()
}

/// Whether it has a log, or somebody watched or asked: more than that a feeling is not only assumed.
fn is_known(model: &Model, journey: Id<Journey>) -> bool {
    let asked = |evidence: &[Evidence]| {
        let kinds = [EvidenceKind::Observation, EvidenceKind::Survey, EvidenceKind::Interview];
        evidence.iter().any(|e| e.kind.is_some_and(|kind| kinds.contains(&kind)))
    };
    let j = &model.journeys[journey];
    j.log.is_some() || asked(&j.profile.evidence) || model.touchpoints_of(journey).any(|t| asked(&model.touchpoints[t].evidence))
}

/// What it lacks to look beyond our door.
fn beyond(model: &Model, journey: Id<Journey>) -> Vec<Lack> {
    let j = &model.journeys[journey];
    let meets_third = model.touchpoints_of(journey).any(|t| model.touchpoints[t].meets_third_party());
    let is_life = j.outcome.is_some_and(|o| model.with_wider(o).any(|o| model.outcomes[o].level == Level::Life));
    let is_replaced = model.targets_of(journey).next().is_some();
    let all = [(meets_third, Lack::ThirdParty), (is_life, Lack::Life), (is_replaced, Lack::Target)];
    all.into_iter().filter(|(has, _)| !has).map(|(_, lack)| lack).collect()
}

fn rows(context: &AnalysisContext<'_>) -> ResultTable {
    let model = context.model();
    TableBuilder::new()
        .column("journey", |maturity: &Maturity| ThingAddress::of(model, model.journeys[maturity.journey].node))
        .column("level", |maturity| usize::from(maturity.level))
        .column("lacks", |maturity| maturity.lacks.iter().map(Lack::word).collect::<Vec<_>>())
        .sorted_rows(model.live().map(|(journey, _)| of_journey(model, journey)))
}

fn answer(w: &AnswerWriter<'_, '_>) -> Answer {
    let f = w.figures;
    let mut all: Vec<_> = w.model().live().map(|(j, _)| of_journey(w.model(), j)).collect();
    all.sort_by_key(|m| std::cmp::Reverse(m.level));
    let at = |level: u8| all.iter().filter(|m| m.level == level).count();
    let answer = if all.is_empty() {
        "No journey is recorded yet.".into()
    } else {
        let highest = all[0].level;
        let n = at(highest);
        let beyond = if highest < 3 { format!("; none is at level {}", highest + 1) } else { String::new() };
        format!("{} {} at level {highest} of 3{beyond}.", part(n, all.len(), "journey", "journeys", f), verb(n, "is", "are"),)
    };
    let row = |m: &Maturity| {
        let lacks: Vec<String> = m.lacks.iter().map(|lack| lack_in_words(w, lack)).collect();
        vec![w.journey(m.journey), m.level.to_string(), lacks.join(", ")]
    };
    Answer { answer, ..Answer::few(&["journey", "#level", "lacks for the next"], all.iter().map(row).collect()) }
}

fn lack_in_words(w: &AnswerWriter<'_, '_>, lack: &Lack) -> String {
    match lack {
        Lack::Feeling(touchpoints) if touchpoints.is_empty() => "touchpoints".into(),
        Lack::Feeling(touchpoints) => {
            format!("{} without a feeling", counted(touchpoints.len(), "touchpoint", "touchpoints", w.figures))
        }
        Lack::Evidence => "a log or evidence".into(),
        Lack::ThirdParty => "a third party".into(),
        Lack::Life => "a life outcome".into(),
        Lack::Target => "a target".into(),
    }
}
