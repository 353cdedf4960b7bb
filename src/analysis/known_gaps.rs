//! Known gaps: what is knowingly left open for now, at a touchpoint or of a process.
//!
//! Linear in these, but for the sorting.

use crate::model::Model;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::{Journey, Process};
use crate::model::nested::{Gap, Touchpoint};

/// A gap that somebody has written down.
#[derive(Clone, Debug)]
pub struct KnownGap {
    /// The touchpoint or process.
    pub at: NodeId,
    /// The journey, of a touchpoint.
    pub journey: Option<Id<Journey>>,
    /// What is written of it.
    pub gap: Gap,
}

/// The gaps of live touchpoints and processes, the next to end first, those without a day last.
pub fn all(model: &Model) -> Vec<KnownGap> {
    let at_touchpoints = model.live::<Touchpoint>().map(|(_, t)| (t.node, Some(t.journey), &t.gap));
    let of_processes = model.live::<Process>().map(|(_, p)| (p.node, None, &p.gap));
    let written = at_touchpoints.chain(of_processes);
    let mut all: Vec<KnownGap> = written.filter_map(|(at, journey, gap)| Some(KnownGap { at, journey, gap: gap.clone()? })).collect();
    all.sort_by_key(|known| (known.gap.until.is_none(), known.gap.until, known.at));
    all
}
