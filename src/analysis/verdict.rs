//! What home says of the whole site in a few figures: how the outcomes stand together, which of them is worst off, which limit is broken,
//! where it feels worst, what hurts most, which touchpoints nobody answers, and how much work customers do in a month.
//!
//! An outcome stands where its first measure stands. Where several are equally bad, the one that most people meet is told, if how many
//! meet each of them is known; else how many tie.
//!
//! Linear in the measures, touchpoints and pains, but for the sorting of pains.

use crate::model::Model;
use crate::model::id::Id;
use crate::model::kinds::{Journey, Outcome};
use crate::model::nested::{Measure, Touchpoint};

use super::context::AnalysisContext;
use super::customer_work;
use super::known_sum::KnownSum;
use super::limits::{self, LimitState};
use super::pains::{self, PainScore};
use super::reach::Reach;
use super::standing::{self, Standing};

/// How many outcomes stand where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StandingCounts {
    /// All that live.
    pub outcomes: usize,
    /// Those of which somebody measures the first measure.
    pub measured: usize,
    /// At their promise or beyond it.
    pub kept: usize,
    /// On the way, nearer than at the start.
    pub nearer: usize,
    /// Where they began.
    pub level: usize,
    /// Further off than at the start.
    pub further: usize,
    /// Not at their promise, and where they began is unknown.
    pub no_start: usize,
}

impl StandingCounts {
    /// Measured ones of which is known whether they are at their promise.
    pub fn promised(&self) -> usize {
        self.kept + self.nearer + self.level + self.further + self.no_start
    }
}

/// The worst of something, and how many are as bad.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Worst<T> {
    /// The one to be told of.
    pub it: T,
    /// How many are equally bad, it among them.
    pub alike: usize,
    /// How many people a month meet it, where that is known.
    pub people: Option<f64>,
    /// Whether it alone is the worst, or the one of the worst that most people meet.
    pub stands_out: bool,
}

/// The first measure of an outcome.
pub fn first_measure(model: &Model, outcome: Id<Outcome>) -> Option<&Measure> {
    model.outcomes[outcome].measures.first().map(|&measure| &model.measures[measure])
}

/// How the live outcomes stand together.
pub fn standings(model: &Model) -> StandingCounts {
    let mut counts = StandingCounts::default();
    for (id, _) in model.live::<Outcome>() {
        counts.outcomes += 1;
        let Some(measure) = first_measure(model, id) else { continue };
        counts.measured += usize::from(measure.last().is_some());
        match standing::of_measure(measure) {
            Standing::Kept => counts.kept += 1,
            Standing::Way(share) if share > 0.0 => counts.nearer += 1,
            Standing::Way(_) => counts.level += 1,
            Standing::Further => counts.further += 1,
            Standing::NoStart => counts.no_start += 1,
            Standing::NoPromise | Standing::NoDirection | Standing::NoReading => {}
        }
    }
    counts
}

/// The touchpoint where it feels worst, and how it feels there, below 0; none where no feeling is known to be bad.
pub fn worst_feeling(model: &Model) -> Option<(Worst<Id<Touchpoint>>, f64)> {
    let felt = || model.live::<Touchpoint>().filter_map(|(id, t)| Some((id, t.feeling?)));
    let lowest = felt().map(|(_, feeling)| feeling).reduce(f64::min).filter(|feeling| *feeling < 0.0)?;
    let alike: Vec<Id<Touchpoint>> = felt().filter(|(_, feeling)| *feeling <= lowest).map(|(id, _)| id).collect();
    Some((of_alike(model, &alike)?, lowest))
}

/// The pain that weighs most, by its level and the risk that people leave because of it; none where both are known of no pain.
pub fn heaviest_pain(context: &AnalysisContext<'_>) -> Option<Worst<PainScore>> {
    let mut all = pains::all(context);
    let heaviest = all.first().and_then(|pain| pain.score).filter(|score| *score > 0.0)?;
    all.retain(|pain| pain.score == Some(heaviest));
    let places: Vec<Id<Touchpoint>> = all.iter().map(|pain| pain.touchpoint).collect();
    let worst = of_alike(context.model(), &places)?;
    let it = all.iter().find(|pain| pain.touchpoint == worst.it)?;
    // Two pains at one touchpoint are met by the same people.
    let is_single = places.iter().filter(|place| **place == worst.it).count() == 1;
    Some(Worst { it: *it, alike: worst.alike, people: worst.people, stands_out: worst.stands_out && is_single })
}

/// Of equally bad touchpoints the one that most people meet.
fn of_alike(model: &Model, alike: &[Id<Touchpoint>]) -> Option<Worst<Id<Touchpoint>>> {
    let people = |id: Id<Touchpoint>| model.journeys[model.touchpoints[id].journey].volume_per_month;
    let most = alike.iter().copied().reduce(|a, b| if people(b) > people(a) { b } else { a })?;
    let others = || alike.iter().copied().filter(|&id| id != most);
    let stands_out = others().all(|id| people(id).is_some_and(|n| people(most) > Some(n)));
    Some(Worst { it: most, alike: alike.len(), people: people(most), stands_out })
}

/// How much of its way an outcome's first measure has come: 1 where it is kept, less than 0 where it is further off than at the
/// start; none where that is unknown.
pub fn way(model: &Model, outcome: Id<Outcome>) -> Option<f64> {
    let measure = first_measure(model, outcome)?;
    match standing::of_measure(measure) {
        Standing::Kept => Some(1.0),
        Standing::Way(share) => Some(share),
        Standing::Further => {
            let (start, promise, (_, now)) = (measure.baseline?, measure.target?, measure.last()?);
            // Where there was no way left at the start, any step back is as far as can be.
            let back = ((now - start) / (promise - start).abs()).abs();
            Some(if back.is_finite() { -back } else { f64::MIN })
        }
        Standing::NoStart | Standing::NoPromise | Standing::NoDirection | Standing::NoReading => None,
    }
}

/// Why an outcome is the worst off.
#[derive(Clone, Copy, Debug)]
pub enum WorstOff<'m> {
    /// Its first measure is furthest from its promise.
    Measure(&'m Measure),
    /// Its limit is broken by most, and no outcome is short of its promise, as far as known.
    Limit(LimitState<'m>),
    /// It feels worst there, so far below 0, and neither of the others is known.
    Feeling(Id<Touchpoint>, f64),
}

/// The one outcome that is worst off, and why. First that which is furthest from its promise: back behind its start, else least of its way; of
/// equal ones that with a broken limit, then with the lowest feeling, then the first as published. Where none is short of its promise it
/// is that of the limit which is broken by most, else that of the lowest feeling; none where nothing bad is known.
pub fn worst_off<'m>(model: &'m Model, reach: &Reach) -> Option<(Id<Outcome>, WorstOff<'m>)> {
    let outcomes = model.outcomes_in_order();
    let broken: Vec<LimitState<'m>> = limits::furthest_first(model).into_iter().filter(LimitState::is_broken).collect();
    let feeling = |id: Id<Outcome>| lowest_feeling(model, reach, id).map_or(0.0, |(_, feeling)| feeling);
    let is_within = |id: Id<Outcome>| broken.iter().all(|state| state.outcome != id);
    let short = outcomes.iter().filter_map(|&id| Some((id, way(model, id).filter(|way| *way < 1.0)?)));
    let furthest = short.min_by(|(a, to_a), (b, to_b)| {
        to_a.total_cmp(to_b).then_with(|| is_within(*a).cmp(&is_within(*b))).then_with(|| feeling(*a).total_cmp(&feeling(*b)))
    });
    if let Some((outcome, measure)) = furthest.and_then(|(id, _)| Some((id, first_measure(model, id)?))) {
        return Some((outcome, WorstOff::Measure(measure)));
    }
    if let Some(state) = broken.first() {
        return Some((state.outcome, WorstOff::Limit(*state)));
    }
    let felt = outcomes.iter().filter_map(|&id| lowest_feeling(model, reach, id).map(|(at, feeling)| (id, at, feeling)));
    let (outcome, at, feeling) = felt.filter(|(.., feeling)| *feeling < 0.0).min_by(|a, b| a.2.total_cmp(&b.2))?;
    Some((outcome, WorstOff::Feeling(at, feeling)))
}

/// The limit that is broken by most; none where none is.
pub fn broken_limit(model: &Model) -> Option<Worst<LimitState<'_>>> {
    let broken: Vec<LimitState<'_>> = limits::furthest_first(model).into_iter().filter(LimitState::is_broken).collect();
    let it = *broken.first()?;
    Some(Worst { it, alike: broken.len(), people: None, stands_out: broken.len() == 1 })
}

/// The lowest feeling on the way to an outcome, and where; none where no feeling is known.
pub fn lowest_feeling(model: &Model, reach: &Reach, outcome: Id<Outcome>) -> Option<(Id<Touchpoint>, f64)> {
    let felt = reach.touchpoints_of(outcome).iter().filter_map(|&id| Some((id, model.touchpoints[id].feeling?)));
    felt.reduce(|lowest, next| if next.1 < lowest.1 { next } else { lowest })
}

/// How many live touchpoints of ours nobody is recorded to serve.
pub fn unanswered(model: &Model) -> usize {
    model.live::<Touchpoint>().filter(|(_, touchpoint)| touchpoint.is_unserved()).count()
}

/// The minutes that customers work in a month on all live journeys: of each its own minutes, as far as known, times how many walk it.
pub fn own_work_a_month(context: &AnalysisContext<'_>) -> KnownSum {
    let model = context.model();
    let of_journey = |(id, _): (Id<Journey>, &Journey)| {
        let work = customer_work::of_journey(context, id);
        let is_whole = work.touchpoints.iter().all(|t| t.minutes.is_some() && !t.partly);
        (work.minutes_a_month, is_whole)
    };
    let mut sum = KnownSum::default();
    for (minutes, is_whole) in model.live::<Journey>().map(of_journey) {
        sum.add(minutes);
        if !is_whole {
            sum.add(None);
        }
    }
    sum
}
