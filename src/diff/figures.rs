//! What is worked out of two revisions: by journey, for who walks it; by outcome, for who answers for it.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::analysis::dependencies::Dependency;
use crate::analysis::failure_demand::FailureDemand;
use crate::analysis::{break_points, customer_work, effort};
use crate::base::address::Address;
use crate::base::number_format::say_number;
use crate::base::vocabulary::Status;
use crate::model::graph::Entity;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::{Journey, Outcome, Process};

use super::pairs::Pairs;
use super::phrases::{signed, title};
use super::{ChangeKind, ChangeLevel, Found, Revision, SiteChange, Subject};

/// A figure of an outcome that is another now.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureChange {
    /// The outcome.
    pub outcome: Address,
    /// What it is called.
    pub title: String,
    /// The name of the figure: `break_points`, `customer_minutes_a_month`, `failure_minutes_a_month` or `effort_minutes_a_month`.
    pub name: &'static str,
    /// Before; none where it was unknown.
    pub was: Option<f64>,
    /// Afterwards; none where it is unknown.
    pub is: Option<f64>,
}

/// Figures by outcome, and what of the figures by journey is a change worth telling.
pub(super) fn changes(before: &Revision<'_>, after: &Revision<'_>, pairs: &Pairs) -> (Vec<FigureChange>, Vec<Found>) {
    let (mut figures, mut found) = (Vec::new(), Vec::new());
    let (failing_before, failing_after) = (FailureDemand::of(&before.context), FailureDemand::of(&after.context));
    for (old, now) in pairs.both() {
        match (before.model().node(old).entity, after.model().node(now).entity) {
            (Entity::Outcome(was), Entity::Outcome(is)) => {
                let (was_figures, is_figures) = (of_outcome(before, &failing_before, was), of_outcome(after, &failing_after, is));
                for ((name, was), (_, is)) in was_figures.into_iter().zip(is_figures) {
                    if differ(was, is) {
                        let node = after.model().node(now);
                        figures.push(FigureChange {
                            outcome: node.address.clone(),
                            title: after.model().plain_title(now).into_owned(),
                            name,
                            was,
                            is,
                        });
                    }
                }
                found.extend(unwalked(before, after, (was, is), now));
                bounds(before, after, (was, is), now, &mut found);
            }
            (Entity::Journey(was), Entity::Journey(is)) if before.model().is_live(was) && after.model().is_live(is) => {
                of_journeys(before, after, (was, is), now, &mut found);
            }
            (Entity::Process(was), Entity::Process(is)) => found.extend(aimless(before, after, (was, is), now)),
            _ => {}
        }
    }
    (figures, found)
}

fn differ(was: Option<f64>, is: Option<f64>) -> bool {
    match (was, is) {
        (Some(was), Some(is)) => (was - is).abs() > 0.000_05,
        (was, is) => was.is_some() != is.is_some(),
    }
}

#[expect(clippy::cast_precision_loss, reason = "no site has 2^52 of anything")]
fn number(n: usize) -> f64 {
    n as f64
}

/// The figures of an outcome by their names.
fn of_outcome(revision: &Revision<'_>, failing: &FailureDemand<'_, '_>, outcome: Id<Outcome>) -> [(&'static str, Option<f64>); 4] {
    let context = &revision.context;
    let journeys = context.reach().journeys_of(outcome);
    let breaks: usize = journeys.iter().map(|&journey| break_points::of_journey(context, journey).total()).sum();
    let of_customers = journeys.iter().map(|&journey| customer_work::of_journey(context, journey).minutes_a_month);
    let known: Vec<f64> = of_customers.flatten().collect();
    [
        ("break_points", Some(number(breaks)).filter(|_| !journeys.is_empty())),
        ("customer_minutes_a_month", (!known.is_empty()).then(|| known.iter().sum())),
        ("failure_minutes_a_month", failing.of_outcome(outcome).our_minutes),
        ("effort_minutes_a_month", effort::of_outcome(context, outcome).minutes.total),
    ]
}

fn figure(after: &Revision<'_>, now: NodeId, level: ChangeLevel, (was, is): (Value, Value), text: String) -> Found {
    let address = after.model().node(now).address.clone();
    Found { subject: Subject::After(now), change: SiteChange { kind: ChangeKind::Field, level, address, was, is, text, is_figure: true } }
}

/// That nothing leads to an outcome any more.
fn unwalked(before: &Revision<'_>, after: &Revision<'_>, (was, is): (Id<Outcome>, Id<Outcome>), now: NodeId) -> Option<Found> {
    let count = |revision: &Revision<'_>, outcome| revision.context.reach().touchpoints_of(outcome).len();
    let (old, new) = (count(before, was), count(after, is));
    if old == 0 || new > 0 || !after.model().is_live(is) {
        return None;
    }
    let text = format!("no touchpoint leads to {} any more", title(after.model(), now));
    Some(figure(after, now, ChangeLevel::Lost, (json!(old), json!(new)), text))
}

/// Bounds that are broken now, and those that are kept again.
fn bounds(before: &Revision<'_>, after: &Revision<'_>, (was, is): (Id<Outcome>, Id<Outcome>), now: NodeId, found: &mut Vec<Found>) {
    for limit in &after.model().outcomes[is].limits {
        let held = after.model().is_held(limit);
        let earlier = before.model().outcomes[was].limits.iter().find(|earlier| earlier.text.written == limit.text.written);
        let held_before = earlier.and_then(|earlier| before.model().is_held(earlier));
        let (level, words) = match (held_before, held) {
            (Some(true) | None, Some(false)) => (ChangeLevel::Worse, "is broken now"),
            (Some(false), Some(true)) => (ChangeLevel::Any, "is kept again"),
            _ => continue,
        };
        let text = format!("the bound \u{201c}{}\u{201d} of {} {words}", limit.text.written, title(after.model(), now));
        found.push(figure(after, now, level, (json!(held_before), json!(held)), text));
    }
}

/// An active process that led to an outcome, and leads to none any more.
fn aimless(before: &Revision<'_>, after: &Revision<'_>, (was, is): (Id<Process>, Id<Process>), now: NodeId) -> Option<Found> {
    let reaches = |revision: &Revision<'_>, process| revision.context.reach().outcomes_of(process).len();
    let (old, new) = (reaches(before, was), reaches(after, is));
    if old == 0 || new > 0 || after.model().processes[is].profile.status != Status::Active {
        return None;
    }
    let text = format!("{} no longer leads to any outcome", title(after.model(), now));
    Some(figure(after, now, ChangeLevel::Worse, (json!(old), json!(new)), text))
}

/// A figure of a journey: its name in words, and whether more of it is worse.
struct WorkedOutFigure {
    words: &'static str,
    value: Option<f64>,
    more_is_worse: bool,
}

fn of_journeys(before: &Revision<'_>, after: &Revision<'_>, (was, is): (Id<Journey>, Id<Journey>), now: NodeId, found: &mut Vec<Found>) {
    for (old, new) in figures_of(before, was).into_iter().zip(figures_of(after, is)) {
        if !differ(old.value, new.value) {
            continue;
        }
        let is_worse = old.value.zip(new.value).is_some_and(|(was, is)| (is > was) == new.more_is_worse);
        let say = |value: f64| if new.more_is_worse { say_number(value) } else { signed(value) };
        let said = match (old.value, new.value) {
            (Some(was), Some(is)) => format!("{} (was {})", say(is), say(was)),
            (Some(was), None) => format!("was {}, now unknown", say(was)),
            (None, is) => format!("{} (was unknown)", is.map(say).unwrap_or_default()),
        };
        let text = format!("{}: {}: {said}", title(after.model(), now), new.words);
        let level = if is_worse { ChangeLevel::Worse } else { ChangeLevel::Any };
        found.push(figure(after, now, level, (json!(old.value), json!(new.value)), text));
    }
}

fn figures_of(revision: &Revision<'_>, journey: Id<Journey>) -> [WorkedOutFigure; 6] {
    let (context, model) = (&revision.context, revision.model());
    let breaks = break_points::of_journey(context, journey);
    let closures = model.touchpoints_of(journey).map(|touchpoint| context.closure(touchpoint));
    let teams: BTreeSet<_> = closures.flat_map(|closure| closure.parts()).filter(|part| matches!(part, Dependency::Team(_))).collect();
    let failing = model.touchpoints_of(journey).filter(|&touchpoint| model.touchpoints[touchpoint].is_failure()).count();
    let feelings: Vec<f64> = model.touchpoints_of(journey).filter_map(|touchpoint| model.touchpoints[touchpoint].feeling).collect();
    let mean = (!feelings.is_empty()).then(|| feelings.iter().sum::<f64>() / number(feelings.len()));
    let worse = |words, value| WorkedOutFigure { words, value, more_is_worse: true };
    [
        worse("changes of hands in a case", Some(number(breaks.changes_of_hands()))),
        worse("changes of system in a case", Some(number(breaks.system_changes))),
        worse("teams that a case needs", Some(number(teams.len()))),
        worse("minutes that the customer works", customer_work::of_journey(context, journey).minutes),
        worse("touchpoints that exist because something went wrong", Some(number(failing))),
        WorkedOutFigure { words: "how it feels on the whole", value: mean, more_is_worse: false },
    ]
}
