//! A21, limits: which limits that others set an outcome keeps within.
//!
//! A limit is held where the last reading of its measure is within its bounds, at a bound too; unknown without measure, bound or reading.
//! How far it stands from its limit is a share of the limit, so that limits in different units can be told beside each other.
//! Those of retired outcomes are not asked.
//!
//! Linear in the limits.

use std::cmp::Reverse;

use crate::base::english::{count, counted, part, verb};
use crate::model::Model;
use crate::model::id::Id;
use crate::model::kinds::Outcome;
use crate::model::nested::Limit;

use super::answer::{Answer, AnswerWriter};
use super::context::AnalysisContext;
use super::description::{Analysis, PublishedShape};
use super::table::{ResultTable, TableBuilder, ThingAddress};

/// Its entry in the registry.
pub static ANALYSIS: Analysis = Analysis {
    name: "limits",
    title: "Limits",
    question: "do we keep within the limits that others set?",
    word: None,
    shape: PublishedShape::Rows(rows),
    answer,
};

/// Whether a limit is kept.
#[derive(Clone, Copy, Debug)]
pub struct LimitState<'m> {
    /// The outcome that it bounds.
    pub outcome: Id<Outcome>,
    /// The limit.
    pub limit: &'m Limit,
    /// Whether it is held; none where that is unknown.
    pub is_held: Option<bool>,
}

impl LimitState<'_> {
    /// Whether what it measures is beyond it.
    pub fn is_broken(&self) -> bool {
        self.is_held == Some(false)
    }

    /// How far what it measures is beyond the limit, as a share of the limit: over 0 where it is broken, 0 at the limit, less where room is
    /// left. Of a limit at both ends the one that is nearer, or broken. None where it is unknown; a limit of 0 is its own whole.
    pub fn beyond(&self, model: &Model) -> Option<f64> {
        let (_, now) = model.measures[self.limit.measure?].last()?;
        let share = |beyond: f64, of: f64| if of == 0.0 { beyond.clamp(-1.0, 1.0) } else { beyond / of.abs() };
        let sides = [self.limit.max.map(|max| share(now - max, max)), self.limit.min.map(|min| share(min - now, min))];
        sides.into_iter().flatten().reduce(f64::max)
    }

    /// The word for it; none where it is unknown.
    pub fn word(&self) -> Option<&'static str> {
        self.is_held.map(|is_held| if is_held { "held" } else { "broken" })
    }
}

/// All limits of live outcomes, in the order of outcomes and as they are written there.
pub fn all(model: &Model) -> Vec<LimitState<'_>> {
    let each = model.live::<Outcome>().flat_map(|(outcome, o)| o.limits.iter().map(move |limit| (outcome, limit)));
    each.map(|(outcome, limit)| LimitState { outcome, limit, is_held: model.is_held(limit) }).collect()
}

/// The same: those first that are furthest beyond their limit, then the held ones that are nearest to theirs, last the unknown; equal ones in
/// the order in which outcomes are published.
pub fn furthest_first(model: &Model) -> Vec<LimitState<'_>> {
    let order = model.outcomes_in_order();
    let mut states = all(model);
    states.sort_by_key(|state| order.iter().position(|&outcome| outcome == state.outcome));
    let beyond = |state: &LimitState<'_>| state.beyond(model).unwrap_or(f64::NEG_INFINITY);
    states.sort_by(|a, b| a.is_held.is_none().cmp(&b.is_held.is_none()).then_with(|| beyond(b).total_cmp(&beyond(a))));
    states
}

fn rows(context: &AnalysisContext<'_>) -> ResultTable {
    let model = context.model();
    TableBuilder::new()
        .column("outcome", |state: &LimitState<'_>| ThingAddress::of(model, model.outcomes[state.outcome].node))
        .column("limit", |state| state.limit.text.written.clone())
        .column("stakeholder", |state| state.limit.stakeholder.clone())
        .column("state", LimitState::word)
        .sorted_rows(all(model))
}

fn answer(w: &AnswerWriter<'_, '_>) -> Answer {
    let f = w.figures;
    let model = w.model();
    let mut all = furthest_first(model);
    if all.is_empty() {
        return Answer::sentence("No limit is recorded of any outcome.");
    }
    // The broken first, the unknown before the held.
    all.sort_by_key(|state| (Reverse(state.is_broken()), state.is_held));
    let (broken, unknown) =
        (all.iter().filter(|state| state.is_broken()).count(), all.iter().filter(|state| state.is_held.is_none()).count());
    let first = all.first().filter(|state| state.is_broken());
    let first =
        first.map(|state| format!(": \u{201c}{}\u{201d}{}", state.limit.text.plain(model), if broken > 1 { " by the most" } else { "" }));
    let silent = (unknown > 0).then(|| format!("; of {} nobody can say", count(unknown, f)));
    let answer = format!(
        "{} {} broken{}{}.",
        part(broken, all.len(), "limit", "limits", f),
        verb(broken, "is", "are"),
        first.unwrap_or_default(),
        silent.unwrap_or_default(),
    );
    let row = |state: &LimitState<'_>| {
        let now = state.limit.measure.and_then(|measure| model.measures[measure].last()).map(|(_, value)| value);
        vec![
            state.limit.text.plain(model).into_owned(),
            w.outcome(state.outcome),
            state.limit.stakeholder.as_deref().unwrap_or("unknown").to_owned(),
            state.word().unwrap_or("unknown").to_owned(),
            w.number(now),
            bounds(w, state.limit),
        ]
    };
    let rows = all.iter().map(row).collect();
    let unknown = (unknown > 0).then(|| {
        format!("Unknown is the state of {}, for want of a measure, a figure or a reading.", counted(unknown, "limit", "limits", f))
    });
    let few = Answer::few(&["limit", "outcome", "set by", "state", "#stands at", "limit at"], rows);
    Answer { answer, unknown: unknown.into_iter().collect(), ..few }
}

/// What a limit's measure may be at most and at least.
fn bounds(w: &AnswerWriter<'_, '_>, limit: &Limit) -> String {
    let bound = |word: &str, value: Option<f64>| value.map(|value| format!("at {word} {}", w.figures.number(value)));
    let bounds: Vec<String> = [bound("most", limit.max), bound("least", limit.min)].into_iter().flatten().collect();
    if bounds.is_empty() { "unknown".to_owned() } else { bounds.join(", ") }
}
