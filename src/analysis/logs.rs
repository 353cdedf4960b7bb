//! What the analyses of event logs share: which journeys have one, and how a figure of it is told.
//!
//! What is suppressed is never here: the logs are counted, and what rests on fewer than five cases is held back, before a model has them.

use crate::base::number_format::NumberFormat;
use crate::base::vocabulary::LogBasis;
use crate::model::Model;
use crate::model::id::Id;
use crate::model::kinds::Journey;
use crate::model::logged::{Disclosed, LogFigures};

use super::table::{PlainCell, TableCell};

/// The log of a live journey, as far as it may be told.
#[derive(Clone, Copy, Debug)]
pub struct JourneyLog<'m> {
    /// The journey.
    pub journey: Id<Journey>,
    /// What its log says.
    pub figures: &'m LogFigures,
    /// Whether the log holds only a part of the cases, so that its numbers are no totals.
    pub is_sample: bool,
}

/// The logs of the live journeys.
pub fn logs(model: &Model) -> impl Iterator<Item = JourneyLog<'_>> {
    model.live().filter_map(|(journey, _): (_, &Journey)| log_of(model, journey))
}

/// The log of a live journey, where it is counted.
pub fn log_of(model: &Model, journey: Id<Journey>) -> Option<JourneyLog<'_>> {
    let log = model.journeys[journey].log.as_ref().filter(|_| model.is_live(journey))?;
    Some(JourneyLog { journey, figures: log.figures.as_deref()?, is_sample: log.basis == LogBasis::Sample })
}

impl JourneyLog<'_> {
    /// The share that cases are of all cases of the log, 0 to 1.
    pub fn share(&self, cases: Disclosed<u64>) -> Disclosed<f64> {
        #[expect(clippy::cast_precision_loss, reason = "nobody has 2^52 cases")]
        match (cases, self.figures.cases) {
            (Disclosed::Told(_), Disclosed::Told(0)) => Disclosed::Unknown,
            (Disclosed::Told(part), Disclosed::Told(all)) => Disclosed::Told(part as f64 / all as f64),
            (Disclosed::Hidden, _) | (_, Disclosed::Hidden) => Disclosed::Hidden,
            _ => Disclosed::Unknown,
        }
    }

    /// A number of cases as a cell: of a sample with its share, which is what readers are told.
    pub(super) fn cell(&self, cases: Disclosed<u64>) -> PlainCell {
        PlainCell(match (self.is_sample, cases.told(), self.share(cases).told()) {
            (true, Some(n), Some(share)) => usize::try_from(n).map_or(TableCell::Unknown, |n| TableCell::Sampled(n, share)),
            _ => TableCell::from(cases),
        })
    }

    /// A number of cases in words; of a sample its share.
    pub(super) fn say(&self, cases: Disclosed<u64>, f: NumberFormat) -> String {
        if self.is_sample {
            return say(self.share(cases), |share| f.share(share));
        }
        say(cases, |n| usize::try_from(n).map_or_else(|_| n.to_string(), |n| f.count(n)))
    }
}

/// A figure in words, or why it is not told.
pub(super) fn say<T: Copy>(figure: Disclosed<T>, told: impl Fn(T) -> String) -> String {
    match figure {
        Disclosed::Told(figure) => told(figure),
        Disclosed::Hidden => "fewer than 5".into(),
        Disclosed::Unknown => "unknown".into(),
    }
}
