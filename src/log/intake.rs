//! Takes a log's events as its reader finds them: what cannot be read is counted and left out, the rest is kept until all are there.

use std::io;

use xxhash_rust::xxh3::xxh3_128;

use crate::base::date::Date;
use crate::model::logged::{LogFigures, LogReading};

use super::activity::{Activities, cell_text, folded};
use super::counted::Counted;
use super::event::{Event, EventStore, MakeAside, order_of};
use super::fault::LogFault;
use super::moment::Moment;
use super::plan::Plan;
use super::suppress::figures;
use super::tally::count;
use super::tie::Ties;
use super::way::DocumentedWay;

/// The most bytes of events that are held in memory.
pub(super) const MOST_HELD: usize = 160 << 20;

/// An event as its reader finds it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct FoundEvent<'a> {
    pub(super) case: CaseName<'a>,
    pub(super) activity: &'a str,
    pub(super) time: &'a str,
    pub(super) order: &'a str,
    /// The line in the file.
    pub(super) line: u64,
}

/// What tells one case from another.
#[derive(Clone, Copy, Debug)]
pub(super) enum CaseName<'a> {
    /// A text, trimmed and compared exactly.
    Text(&'a str),
    /// It has no name, and is by itself.
    Unnamed(u64),
    /// By what it was found before.
    Known(u128),
}

impl Default for CaseName<'_> {
    fn default() -> Self {
        Self::Text("")
    }
}

impl CaseName<'_> {
    /// What stands for the case; none where its name is blank.
    pub(super) fn hash(self) -> Option<u128> {
        match self {
            Self::Text(text) => cell_text(text).map(|text| xxh3_128(text.as_bytes())),
            // No text holds this byte.
            Self::Unnamed(number) => Some(xxh3_128(&[&[0xff][..], &number.to_le_bytes()].concat())),
            Self::Known(hash) => Some(hash),
        }
    }
}

/// Takes events.
pub(super) struct Intake<'a> {
    store: EventStore<'a>,
    activities: Activities,
    reading: LogReading,
    has_zone: bool,
    has_no_zone: bool,
    /// The earliest and the latest event, each with its day as it is written.
    ends: Option<((i64, Date), (i64, Date))>,
}

impl<'a> Intake<'a> {
    /// Takes events that may have a number that orders them.
    pub(super) fn new(has_order: bool, most_held: usize, make_aside: MakeAside<'a>) -> Self {
        Self {
            store: EventStore::new(has_order, most_held, make_aside),
            activities: Activities::default(),
            reading: LogReading::default(),
            has_zone: false,
            has_no_zone: false,
            ends: None,
        }
    }

    /// Takes one more event, behind all that came before; whether it could be read.
    pub(super) fn take(&mut self, found: FoundEvent<'_>) -> Result<bool, LogFault> {
        let case = found.case.hash();
        let moment = Moment::parse(found.time.trim());
        let (Some(case), Some(moment)) = (case, moment) else {
            self.unreadable(found.line);
            return Ok(false);
        };
        let Some(activity) = self.activities.take(found.activity).map_err(|_| LogFault::TooManyActivities)? else {
            self.unreadable(found.line);
            return Ok(false);
        };
        if moment.has_zone {
            self.has_zone = true
        } else {
            self.has_no_zone = true
        }
        let own = (moment.instant, moment.day);
        self.ends = Some(self.ends.map_or((own, own), |(first, last)| (first.min(own), last.max(own))));
        self.store.push(Event { case, instant: moment.instant, order: order_of(found.order), activity })?;
        Ok(true)
    }

    fn unreadable(&mut self, line: u64) {
        self.reading.unreadable += 1;
        self.reading.first_unreadable.get_or_insert(line);
    }

    /// What the events that were taken say of a journey, as far as it may be told.
    pub(super) fn figures(self, plan: &Plan) -> io::Result<LogFigures> {
        let way = DocumentedWay::of(&plan.touchpoints);
        let ties = Ties::of(&plan.touchpoints, self.activities.compared());
        let tally = count(&self.store, &ties, &way, plan.touchpoints.len())?;
        drop(self.store);
        let mut counted = Counted::of(tally, plan, &way, &self.activities.shown(), self.activities.compared());
        counted.days = self.ends.map(|((_, first), (_, last))| (first, last));
        counted.reading = LogReading { mixes_zones: self.has_zone && self.has_no_zone, ..self.reading };
        for (planned, touchpoint) in plan.touchpoints.iter().zip(&mut counted.touchpoints) {
            let is_unknown = |name: &String| !self.activities.knows(&folded(name));
            touchpoint.unknown_events = (0..planned.events.len()).filter(|at| is_unknown(&planned.events[*at])).collect();
        }
        Ok(figures(&counted, plan, &way))
    }
}
