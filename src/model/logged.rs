//! What an event log says of a journey, as it may be told: no figure in here rests on fewer than five cases, and no name stands here
//! that fewer than five have.

use std::fmt::Display;
use std::str::FromStr;
use std::sync::Arc;

use serde::de::{Deserializer, Error};
use serde::ser::Serializer;
use serde::{Deserialize, Serialize};

use crate::base::date::Date;

/// What rests on fewer cases is not told.
pub const FEWEST_CASES: u64 = 5;

/// A figure of a log. Where figures are kept it is a text, so that no digit of it is lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Disclosed<T> {
    /// It may be told.
    Told(T),
    /// It rests on one to four cases, or such a figure could be worked out from it.
    Hidden,
    /// There is nothing that it could be counted from.
    Unknown,
}

impl<T: Copy> Disclosed<T> {
    /// The figure, where it may be told and is known.
    pub fn told(self) -> Option<T> {
        match self {
            Self::Told(figure) => Some(figure),
            Self::Hidden | Self::Unknown => None,
        }
    }

    /// Whether it may not be told.
    pub fn is_hidden(self) -> bool {
        matches!(self, Self::Hidden)
    }
}

const HIDDEN: &str = "hidden";
const UNKNOWN: &str = "unknown";

impl<T: Display> Serialize for Disclosed<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Told(figure) => serializer.collect_str(figure),
            Self::Hidden => serializer.serialize_str(HIDDEN),
            Self::Unknown => serializer.serialize_str(UNKNOWN),
        }
    }
}

impl<'de, T: FromStr> Deserialize<'de> for Disclosed<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        match text.as_str() {
            HIDDEN => Ok(Self::Hidden),
            UNKNOWN => Ok(Self::Unknown),
            figure => figure.parse().map(Self::Told).map_err(|_| D::Error::custom("no figure")),
        }
    }
}

/// The figures of a log as they were counted once, and may be told again while nothing that they hang on changes.
#[derive(Clone, Debug, PartialEq)]
pub struct RememberedLog {
    /// What stands for all that they hang on: the log's bytes, what the journey says of it and of itself, the program.
    pub key: u128,
    /// What the log says, as far as it may be told.
    pub figures: Arc<LogFigures>,
}

/// The middle of figures, and what nine of ten do not exceed: both by nearest rank.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct MedianAndP90 {
    /// In minutes.
    pub median: Disclosed<f64>,
    /// In minutes.
    pub p90: Disclosed<f64>,
}

/// All that a log says of a journey.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LogFigures {
    /// How many people's journeys are in it.
    pub cases: Disclosed<u64>,
    /// How they follow the documented way; none where no documented touchpoint could be logged.
    pub conformance: Option<ConformanceFigures>,
    /// Cases with an event that belongs to no touchpoint.
    pub ad_hoc: Disclosed<u64>,
    /// The day of the first event, as it is written there.
    pub first_day: Option<Date>,
    /// The day of the last one.
    pub last_day: Option<Date>,
    /// From a case's first event to its last.
    pub throughput: MedianAndP90,
    /// The touchpoints of the journey, in the order of its file.
    pub touchpoints: Vec<TouchpointFigures>,
    /// The commonest ways, ten at most, the commonest first.
    pub variants: Vec<VariantFigures>,
    /// Cases that went another way than these.
    pub other_variants: Disclosed<u64>,
    /// What happens and stands at no touchpoint, by cases downwards.
    pub undocumented: Vec<UndocumentedActivity>,
    /// Whether there are more of these, which fewer than five cases have.
    pub has_rare_activities: bool,
    /// What of it could not be read.
    pub reading: LogReading,
}

/// How cases follow the documented way.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ConformanceFigures {
    /// Cases that follow it.
    pub fitting: Disclosed<u64>,
    /// Their share of all cases, 0 to 1.
    pub share: Disclosed<f64>,
    /// Cases that lack a touchpoint.
    pub missing: Disclosed<u64>,
    /// Cases with a step that the documented way does not allow.
    pub out_of_sequence: Disclosed<u64>,
    /// Cases in which a touchpoint repeats at once.
    pub repeated: Disclosed<u64>,
}

/// What a log says of a touchpoint.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TouchpointFigures {
    /// Whether a log could hold it: it has `events`, or we are at one end of it.
    pub can_be_logged: bool,
    /// Its events.
    pub events: Disclosed<u64>,
    /// Cases with one at least.
    pub cases: Disclosed<u64>,
    /// Their share of all cases, 0 to 1.
    pub reach: Disclosed<f64>,
    /// Events beyond the first of each case.
    pub rework: Disclosed<u64>,
    /// From whatever happened before to its first event.
    pub wait: MedianAndP90,
    /// The share of its cases that end with it; unknown where the documented way ends there too.
    pub drop_off: Disclosed<f64>,
    /// The share of waits that are longer than `wait` says.
    pub above_wait: Disclosed<f64>,
    /// The share of waits that are longer than `within` promises.
    pub above_within: Disclosed<f64>,
    /// Cases that come to which touchpoint next, by its place; those that none comes to are left out.
    pub conversions: Vec<(usize, Disclosed<u64>)>,
    /// Cases that lack it where the documented way has it.
    pub missing: Disclosed<u64>,
    /// Those of its `events`, by their places, that the log does not have.
    pub unknown_events: Vec<usize>,
}

/// A way that five cases or more went.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct VariantFigures {
    /// What happened, at once repeated things once.
    pub steps: Vec<VariantStep>,
    /// Cases that went it.
    pub cases: u64,
    /// From their first event to their last, in minutes; the middle of them.
    #[serde(with = "exact")]
    pub throughput_median: f64,
}

/// A step of a way.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum VariantStep {
    /// A touchpoint, by its place in the journey.
    Touchpoint(usize),
    /// An activity that is not documented, as it is mostly spelt.
    Activity(String),
}

/// An activity that belongs to no touchpoint.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UndocumentedActivity {
    /// As it is mostly spelt.
    pub name: String,
    /// Cases with one at least.
    pub cases: u64,
}

/// What of a log was read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogReading {
    /// Events without a case, an activity or a time that can be read.
    pub unreadable: u64,
    /// The line of the first of them.
    pub first_unreadable: Option<u64>,
    /// Whether some times have a zone and others none.
    pub mixes_zones: bool,
    /// Whether another engine made the counts, of the journey as it was before.
    pub is_of_earlier_journey: bool,
}

/// A figure as a text, so that no digit of it is lost.
mod exact {
    use serde::de::{Deserialize, Deserializer, Error};
    use serde::ser::Serializer;

    pub(super) fn serialize<S: Serializer>(figure: &f64, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(figure)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<f64, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

impl LogFigures {
    /// Whether these can be figures of a journey whose touchpoints have so many `events` each: whatever points to a touchpoint finds one.
    pub fn fit(&self, events: &[usize]) -> bool {
        let n = events.len();
        let fits = |(touchpoint, events): (&TouchpointFigures, &usize)| {
            touchpoint.conversions.iter().all(|(to, _)| *to < n) && touchpoint.unknown_events.iter().all(|at| at < events)
        };
        let is_there = |step: &VariantStep| !matches!(step, VariantStep::Touchpoint(at) if *at >= n);
        self.touchpoints.len() == n
            && self.touchpoints.iter().zip(events).all(fits)
            && self.variants.iter().all(|variant| variant.steps.iter().all(is_there))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_that_is_kept_loses_no_digit() {
        for figure in [1.0 / 3.0, 0.1 + 0.2, 1e-9, 123_456_789.123_456_7, 0.0] {
            let kept = serde_json::to_string(&Disclosed::Told(figure)).unwrap();
            assert_eq!(serde_json::from_str::<Disclosed<f64>>(&kept).unwrap(), Disclosed::Told(figure), "{kept}");
        }
        for figure in [Disclosed::Hidden, Disclosed::Unknown, Disclosed::Told(u64::MAX)] {
            let kept = serde_json::to_string(&figure).unwrap();
            assert_eq!(serde_json::from_str::<Disclosed<u64>>(&kept).unwrap(), figure, "{kept}");
        }
        assert!(serde_json::from_str::<Disclosed<u64>>("\"1.5\"").is_err());
    }
}
