//! Where a journey and its log part: what nobody comes to, what takes longer than is written or promised, what comes in another order, what is
//! left out, where people leave, what nobody wrote down.
//!
//! Only what may be told is looked at, and only what is large enough to be worth a question.

use crate::log::DocumentedWay;
use crate::model::Model;
use crate::model::id::Id;
use crate::model::logged::{Disclosed, TouchpointFigures, UndocumentedActivity};
use crate::model::nested::Touchpoint;

use super::logs::JourneyLog;

/// The least share of cases that is worth a question.
const LEAST_SHARE: f64 = 0.1;

/// The least share of the cases of a touchpoint that leave with it, for the same.
const LEAST_LEAVING: f64 = 0.05;

/// How many times as long as written the half of all waits takes, for the same: what is written is an estimate.
const LEAST_TIMES: f64 = 1.5;

/// Where the two part.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Parting<'m> {
    /// Nobody comes to a touchpoint; perhaps because every case lacks it, as where the log does not hold it.
    Unreached(Id<Touchpoint>, bool),
    /// The waits before a touchpoint are longer than what is written of them.
    Longer(Id<Touchpoint>, LongerWait),
    /// Cases come from a touchpoint to one that stands before it, which nothing documents.
    Backwards(Id<Touchpoint>, Id<Touchpoint>, u64),
    /// An activity that stands at no touchpoint.
    Undocumented(&'m UndocumentedActivity),
    /// Cases lack a touchpoint to which others come.
    LeftOut(Id<Touchpoint>, u64),
    /// This share of the cases of a touchpoint end with it, where the journey does not end.
    Leaving(Id<Touchpoint>, f64),
}

/// What people wait beside what is written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LongerWait {
    /// Whether it is promised (`within`), or only written (`wait`).
    pub is_promised: bool,
    /// What is promised or written, in minutes.
    pub said: f64,
    /// Half of them wait so many minutes or more.
    pub median: f64,
    /// The share that waits longer than is said, 0 to 1.
    pub share: f64,
}

/// Where a journey and its log part: sort by sort, the largest of each first.
pub fn of_log<'m>(model: &'m Model, log: JourneyLog<'m>, way: &DocumentedWay) -> Vec<Parting<'m>> {
    let figures = log.figures;
    let all: Vec<(Id<Touchpoint>, &TouchpointFigures)> =
        model.touchpoints_of(log.journey).zip(&figures.touchpoints).filter(|(_, told)| told.can_be_logged).collect();
    let mut partings: Vec<Parting<'m>> = Vec::new();
    if figures.cases.told() == Some(0) {
        return partings;
    }
    let unreached = all.iter().filter(|(_, told)| told.cases.told() == Some(0));
    partings.extend(unreached.map(|&(id, told)| Parting::Unreached(id, told.missing.told().is_some() && told.missing == figures.cases)));
    let mut longer: Vec<(Id<Touchpoint>, LongerWait)> =
        all.iter().filter_map(|&(id, told)| Some((id, longer(&model.touchpoints[id], told)?))).collect();
    longer.sort_by(|(_, a), (_, b)| b.is_promised.cmp(&a.is_promised).then(b.share.total_cmp(&a.share)));
    partings.extend(longer.into_iter().map(|(id, wait)| Parting::Longer(id, wait)));
    let mut backwards = backwards(model, log, way);
    backwards.sort_by_key(|step| std::cmp::Reverse(step.2));
    partings.extend(backwards.into_iter().map(|(from, to, cases)| Parting::Backwards(from, to, cases)));
    let common = figures.undocumented.iter().filter(|activity| is_worth(log, activity.cases));
    partings.extend(common.map(Parting::Undocumented));
    let left_out = all.iter().filter(|(_, told)| told.cases.told() != Some(0));
    let mut left_out: Vec<_> =
        left_out.filter_map(|(id, told)| Some((*id, told.missing.told().filter(|cases| is_worth(log, *cases))?))).collect();
    left_out.sort_by_key(|(_, cases)| std::cmp::Reverse(*cases));
    partings.extend(left_out.into_iter().map(|(id, cases)| Parting::LeftOut(id, cases)));
    let leaving = all.iter().filter_map(|(id, told)| Some((*id, told.drop_off.told().filter(|share| *share >= LEAST_LEAVING)?)));
    let mut leaving: Vec<_> = leaving.collect();
    leaving.sort_by(|a, b| b.1.total_cmp(&a.1));
    partings.extend(leaving.into_iter().map(|(id, share)| Parting::Leaving(id, share)));
    partings
}

impl Parting<'_> {
    /// The touchpoint at which it is seen; none where it stands at none.
    pub fn touchpoint(&self) -> Option<Id<Touchpoint>> {
        match *self {
            Self::Unreached(id, _) | Self::Longer(id, _) | Self::Backwards(_, id, _) | Self::LeftOut(id, _) | Self::Leaving(id, _) => {
                Some(id)
            }
            Self::Undocumented(_) => None,
        }
    }
}

fn is_worth(log: JourneyLog<'_>, cases: u64) -> bool {
    log.share(Disclosed::Told(cases)).told().is_some_and(|share| share >= LEAST_SHARE)
}

/// What people wait beside what is promised, else beside what is written, where it is much longer.
fn longer(touchpoint: &Touchpoint, told: &TouchpointFigures) -> Option<LongerWait> {
    let median = told.wait.median.told()?;
    let promised = touchpoint.within.zip(told.above_within.told()).filter(|(_, share)| *share >= LEAST_SHARE);
    let written = || touchpoint.wait.zip(told.above_wait.told()).filter(|(wait, _)| median >= LEAST_TIMES * wait);
    let (is_promised, (said, share)) = promised.map(|it| (true, it)).or_else(|| written().map(|it| (false, it)))?;
    Some(LongerWait { is_promised, said, median, share })
}

/// The steps to what stands before, which nothing documents: from where, whereto, and cases.
fn backwards(model: &Model, log: JourneyLog<'_>, way: &DocumentedWay) -> Vec<(Id<Touchpoint>, Id<Touchpoint>, u64)> {
    let ids: Vec<Id<Touchpoint>> = model.touchpoints_of(log.journey).collect();
    let told = log.figures.touchpoints.iter().enumerate();
    let steps = told.flat_map(|(from, told)| told.conversions.iter().map(move |(to, cases)| (from, *to, cases)));
    let steps = steps.filter(|(from, to, _)| to < from && !way.allows(Some(*from), *to));
    steps
        .filter_map(|(from, to, cases)| Some((*ids.get(from)?, *ids.get(to)?, cases.told().filter(|cases| is_worth(log, *cases))?)))
        .collect()
}
