//! A18, what is backed: how much of what a journey says of its touchpoints somebody has watched, asked or recorded.
//!
//! A statement is what is written of a feeling, importance, satisfaction, effort, wait, of what people do, think and expect, and each pain.
//! It is backed where the touchpoint or the journey has evidence other than an assumption that names its field, or none. Asked of current
//! journeys that are not retired; one without statements has no share.
//!
//! Linear in the touchpoints, their statements and evidence.

use crate::base::english::{any, counted, part, verb};
use crate::base::vocabulary::EvidenceKind;
use crate::model::Model;
use crate::model::id::Id;
use crate::model::kinds::{Evidence, Journey};
use crate::model::nested::Touchpoint;

use super::answer::{Answer, AnswerWriter};
use super::context::AnalysisContext;
use super::description::{Analysis, PublishedShape};
use super::known_sum::share;
use super::table::{ResultTable, TableBuilder, ThingAddress};

/// Its entry in the registry.
pub static ANALYSIS: Analysis = Analysis {
    name: "backing",
    title: "What is backed",
    question: "how much of what we say have we seen?",
    word: None,
    shape: PublishedShape::Rows(rows),
    answer,
};

/// How much of what a journey says is backed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Backing {
    /// The journey.
    pub journey: Id<Journey>,
    /// Statements with evidence other than an assumption.
    pub backed: usize,
    /// All statements.
    pub statements: usize,
}

impl Backing {
    /// The share of statements that are backed, from 0 to 1; none where there is no statement.
    pub fn share(&self) -> Option<f64> {
        share_of(self.backed, self.statements)
    }
}

/// The share of all statements of live journeys together that are backed; none where there is no statement.
pub fn share_of_all(model: &Model) -> Option<f64> {
    let sums = all(model).fold((0, 0), |(backed, statements), each| (backed + each.backed, statements + each.statements));
    share_of(sums.0, sums.1)
}

#[expect(clippy::cast_precision_loss, reason = "nobody says 2^52 things")]
fn share_of(backed: usize, statements: usize) -> Option<f64> {
    share(backed as f64, statements as f64)
}

/// How much of what a journey says is backed.
pub fn of_journey(model: &Model, journey: Id<Journey>) -> Backing {
    let of_journey = &model.journeys[journey].profile.evidence;
    let mut backing = Backing { journey, backed: 0, statements: 0 };
    for t in model.touchpoints_of(journey).map(|t| &model.touchpoints[t]) {
        for (field, count) in statements(t) {
            backing.statements += count;
            if [&t.evidence, of_journey].into_iter().flatten().any(|evidence| backs(evidence, field)) {
                backing.backed += count;
            }
        }
    }
    backing
}

/// How much of what each live journey says is backed.
pub fn all(model: &Model) -> impl Iterator<Item = Backing> {
    model.live().map(|(journey, _)| of_journey(model, journey))
}

/// What a touchpoint says, by the key of the field: how often that counts.
fn statements(t: &Touchpoint) -> [(&'static str, usize); 9] {
    let is_written = [
        ("feeling", t.feeling.is_some()),
        ("importance", t.importance.is_some()),
        ("satisfaction", t.satisfaction.is_some()),
        ("effort", t.effort_work.is_some() || t.effort_load.is_some()),
        ("wait", t.wait.is_some()),
        ("does", t.does.is_some()),
        ("thinks", t.thinks.is_some()),
        ("expects", t.expects.is_some()),
    ];
    let mut all = [("pains", t.pains.len()); 9];
    for (statement, (field, is_written)) in all.iter_mut().zip(is_written) {
        *statement = (field, usize::from(is_written));
    }
    all
}

/// Whether evidence tells of a field: it is no assumption, and names the field or none.
fn backs(evidence: &Evidence, field: &str) -> bool {
    let is_solid = evidence.kind.is_some_and(|kind| kind != EvidenceKind::Assumption);
    is_solid && (evidence.of.is_empty() || evidence.of.iter().any(|of| **of == *field))
}

fn rows(context: &AnalysisContext<'_>) -> ResultTable {
    let model = context.model();
    TableBuilder::new()
        .column("journey", |backing: &Backing| ThingAddress::of(model, model.journeys[backing.journey].node))
        .column("backed", |backing| backing.backed)
        .column("statements", |backing| backing.statements)
        .column("share", Backing::share)
        .sorted_rows(all(model))
}

fn answer(w: &AnswerWriter<'_, '_>) -> Answer {
    let f = w.figures;
    let mut all: Vec<Backing> = all(w.model()).collect();
    if all.is_empty() {
        return Answer::sentence("No journey is recorded yet.");
    }
    // The least backed first, of equal ones the one that says most; what says nothing last.
    all.sort_by(|a, b| {
        let share = |backing: &Backing| backing.share().unwrap_or(2.0);
        share(a).total_cmp(&share(b)).then_with(|| b.statements.cmp(&a.statements))
    });
    let (backed, statements) = all.iter().fold((0, 0), |(backed, all), each| (backed + each.backed, all + each.statements));
    let saying = all.iter().filter(|backing| backing.statements > 0).count();
    let least = all.first().filter(|backing| saying > 1 && backing.backed < backing.statements);
    let least = least.map(|backing| {
        let name = w.quoted(w.model().journeys[backing.journey].node);
        format!("; least on {name}: {} of {}", f.count(backing.backed), f.count(backing.statements))
    });
    let answer = match statements {
        0 => format!("Nothing is said of the touchpoints of {}.", any(all.len(), "journey", "journeys", f)),
        _ => format!(
            "{} on journeys {} backed by more than an assumption{}.",
            part(backed, statements, "statement", "statements", f),
            verb(backed, "is", "are"),
            least.unwrap_or_default(),
        ),
    };
    let row = |backing: &Backing| {
        let share = backing.share().map_or_else(|| "unknown".into(), |share| f.share(share));
        vec![w.journey(backing.journey), f.count(backing.backed), f.count(backing.statements), share]
    };
    let rows = all.iter().map(row).collect();
    let silent = all.len() - saying;
    let unknown = (silent > 0).then(|| format!("Nothing is said of the touchpoints of {}.", counted(silent, "journey", "journeys", f)));
    let few = Answer::few(&["journey", "#backed", "#statements", "#share"], rows);
    Answer { answer, unknown: unknown.into_iter().filter(|_| saying > 0).collect(), ..few }
}
