//! What the rows of a table of counts come to, as if the log had been counted here. Figures that hang on each other have to agree: a table that
//! was cut, or changed by hand, is none.

use std::collections::BTreeMap;

use crate::base::date::Date;
use crate::log::activity::folded;
use crate::log::counted::{Counted, CountedConformance, CountedTouchpoint, CountedVariant, Quantiles, Sequences};
use crate::log::plan::{Plan, PlannedTouchpoint};
use crate::log::sql::fingerprint;
use crate::log::way::DocumentedWay;
use crate::model::logged::{FEWEST_CASES, LogReading, VariantStep};

use super::columns::{CountedMeasure, WrittenStep, steps};
use super::table::{Cell, CountsFault, CountsRow, CountsRows, CountsTable};

/// More of anything is nobody's: sums of such figures stay in range.
const MOST: u64 = 1 << 52;

/// Whose counts are read.
#[derive(Clone, Copy, Debug)]
pub(in crate::log) struct CountsOf<'a> {
    /// The journey's id, and its old ids.
    pub(in crate::log) journey: &'a [&'a str],
    /// The ids of all journeys.
    pub(in crate::log) others: &'a [&'a str],
    /// What of the journey is held against its log.
    pub(in crate::log) plan: &'a Plan,
}

/// What the table in a text comes to.
///
/// # Errors
/// All that keeps it from being read.
pub(in crate::log) fn counted(text: &str, of: CountsOf<'_>, way: &DocumentedWay) -> Result<Counted, Vec<CountsFault>> {
    let (table, rows) = CountsTable::read(text, of.journey, of.others);
    if !table.is_sound() {
        return Err(table.into_faults());
    }
    let mut reader = CountsReader { table, rows, of, counted: Counted::default() };
    reader.counted.touchpoints = vec![CountedTouchpoint::default(); of.plan.touchpoints.len()];
    reader.names();
    if reader.table.is_sound() {
        reader.read(way);
    }
    if reader.table.is_sound() { Ok(reader.counted) } else { Err(reader.table.into_faults()) }
}

struct CountsReader<'a> {
    table: CountsTable<'a>,
    rows: CountsRows,
    of: CountsOf<'a>,
    counted: Counted,
}

/// The names by which a table may call a touchpoint: its id, and its old ids. The last of its names is its title.
fn ids(planned: &PlannedTouchpoint) -> impl Iterator<Item = &str> {
    let old = planned.names.split_last().map_or(&[][..], |(_, old)| old);
    std::iter::once(planned.id.as_str()).chain(old.iter().map(String::as_str))
}

impl CountsReader<'_> {
    /// Which touchpoint has this id: one that a log could hold.
    fn place(&self, id: &str) -> Option<usize> {
        let all = || self.of.plan.touchpoints.iter().enumerate().filter(|(_, planned)| planned.can_be_logged());
        let now = all().find(|(_, planned)| planned.id == id);
        now.or_else(|| all().find(|(_, planned)| ids(planned).any(|old| old == id))).map(|(at, _)| at)
    }

    /// Looks whether every row names touchpoints that there are, and figures that can be.
    fn names(&mut self) {
        let known: Vec<&str> =
            self.of.plan.touchpoints.iter().filter(|planned| planned.can_be_logged()).map(|planned| planned.id.as_str()).collect();
        for ((measure, subject, object), row) in self.rows.clone() {
            let is_of_journey = matches!(
                measure,
                CountedMeasure::Cases
                    | CountedMeasure::Sequence
                    | CountedMeasure::Variant
                    | CountedMeasure::Undocumented
                    | CountedMeasure::FirstDay
                    | CountedMeasure::LastDay
                    | CountedMeasure::ThroughputMedian
                    | CountedMeasure::ThroughputP90
            ) || measure == CountedMeasure::Events && subject.is_empty();
            if !is_of_journey && self.place(&subject).is_none() {
                self.table.unknown_in(&row, Cell::Subject, "no touchpoint that a log could hold", &subject, &known);
            } else if measure == CountedMeasure::Conversion && self.place(&object).is_none() {
                self.table.unknown_in(&row, Cell::Object, "no touchpoint that a log could hold", &object, &known);
            } else if is_of_journey && !matches!(measure, CountedMeasure::Sequence) && !subject.is_empty() {
                self.table.wrong(&row, Cell::Subject, format!("a row of `{}` has no subject", measure.name()));
            } else if matches!(measure, CountedMeasure::FirstDay | CountedMeasure::LastDay) {
                if Date::parse(&row.value).is_none() {
                    self.table.wrong(&row, Cell::Value, "a day is due, such as `2026-03-01`");
                }
            } else if number(&row.value).is_none() {
                self.table.wrong(&row, Cell::Value, "a whole number is due, without a sign and with nothing between its thousands");
            }
        }
    }

    /// The rows of a measure: subject, object, row and figure.
    fn of(&self, measure: CountedMeasure) -> Vec<(String, String, CountsRow, u64)> {
        let all = self.rows.iter().filter(|((of, ..), _)| *of == measure);
        all.map(|((_, subject, object), row)| (subject.clone(), object.clone(), row.clone(), number(&row.value).unwrap_or(0))).collect()
    }

    /// The one figure of a measure.
    fn one(&self, measure: CountedMeasure, subject: &str, object: &str) -> Option<(CountsRow, u64)> {
        let row = self.rows.get(&(measure, subject.to_owned(), object.to_owned()))?;
        Some((row.clone(), number(&row.value)?))
    }

    fn read(&mut self, way: &DocumentedWay) {
        let repeated = self.sequences(way);
        self.counted.conformance =
            (!way.is_empty()).then_some(CountedConformance { repeated, ..self.counted.conformance.unwrap_or_default() });
        let all = self.of(CountedMeasure::Cases);
        match all.as_slice() {
            [(_, made_of, row, cases)] => {
                if *cases != self.counted.cases {
                    let message = format!("the rows of `sequence` tell of {} cases, and this one of another number", self.counted.cases);
                    self.table.wrong(row, Cell::Value, message);
                }
                self.counted.reading.is_of_earlier_journey = *made_of != fingerprint(self.of.plan);
            }
            [] => self.table.missing("there is no row `cases` for this journey"),
            [.., (_, _, row, _)] => self.table.wrong(row, Cell::CountedMeasure, "the row `cases` stands twice for this journey"),
        }
        for at in 0..self.of.plan.touchpoints.len() {
            if self.of.plan.touchpoints[at].can_be_logged() {
                self.touchpoint(at);
            }
        }
        self.whole_log();
        self.undocumented();
        self.variants();
    }

    /// Walks the sequences; cases in which a touchpoint repeats at once.
    fn sequences(&mut self, way: &DocumentedWay) -> u64 {
        let mut sequences = Sequences::new(way);
        let mut repeated = 0;
        for (subject, marks, row, cases) in self.of(CountedMeasure::Sequence) {
            let places: Option<Vec<usize>> = subject.split(' ').filter(|id| !id.is_empty()).map(|id| self.place(id)).collect();
            let Some(places) = places.filter(|places| places.windows(2).all(|pair| pair[0] != pair[1])) else {
                self.table.wrong(
                    &row,
                    Cell::Subject,
                    "a sequence is ids of touchpoints that a log could hold, with a space between them and none twice at once",
                );
                continue;
            };
            let marks: Vec<&str> = marks.split_whitespace().collect();
            let has_ad_hoc = match marks.as_slice() {
                [] | ["repeated"] => false,
                ["ad_hoc"] | ["ad_hoc", "repeated"] => true,
                _ => {
                    self.table.wrong(&row, Cell::Object, "a sequence is `ad_hoc`, `repeated`, both with a space between them, or blank");
                    continue;
                }
            };
            if cases == 0 || cases > MOST - self.counted.cases {
                self.table.wrong(&row, Cell::Value, "no log has so many cases");
                continue;
            }
            repeated += if marks.contains(&"repeated") { cases } else { 0 };
            sequences.add(&mut self.counted, places, has_ad_hoc, cases);
        }
        self.counted.conformance = Some(sequences.conformance);
        repeated
    }

    /// A figure that follows from the sequences.
    fn follows(&mut self, measure: CountedMeasure, subject: &str, object: &str, due: u64) {
        match self.one(measure, subject, object) {
            Some((_, value)) if value == due => {}
            Some((row, _)) => self.table.wrong(&row, Cell::Value, format!("by the rows of `sequence` this is {due}")),
            None if due == 0 && measure == CountedMeasure::Conversion => {}
            None => {
                let to = if object.is_empty() { String::new() } else { format!(" to `{object}`") };
                self.table.missing(format!("there is no row `{}` for the touchpoint `{subject}`{to}", measure.name()));
            }
        }
    }

    fn touchpoint(&mut self, at: usize) {
        let plan = self.of.plan;
        let planned = &plan.touchpoints[at];
        // By whichever of its ids the table calls it.
        let id = |of: usize, rows: &CountsRows| {
            let planned = &plan.touchpoints[of];
            let is_named = |id: &&str| rows.contains_key(&(CountedMeasure::TouchpointCases, (*id).to_owned(), String::new()));
            ids(planned).find(is_named).unwrap_or(&planned.id).to_owned()
        };
        let own = id(at, &self.rows);
        let CountedTouchpoint { cases, ends, conversions, .. } = self.counted.touchpoints[at].clone();
        self.follows(CountedMeasure::TouchpointCases, &own, "", cases);
        self.follows(CountedMeasure::Ends, &own, "", ends);
        for to in 0..plan.touchpoints.len() {
            let due = conversions.get(&to).copied().unwrap_or(0);
            let name = id(to, &self.rows);
            if plan.touchpoints[to].can_be_logged() {
                self.follows(CountedMeasure::Conversion, &own, &name, due);
            }
        }
        match self.one(CountedMeasure::Events, &own, "") {
            Some((_, events)) if events >= cases && (cases > 0 || events == 0) => self.counted.touchpoints[at].events = events,
            Some((row, _)) => self.table.wrong(&row, Cell::Value, format!("by the rows of `sequence` {cases} cases have these events")),
            None => self.table.missing(format!("there is no row `events` for the touchpoint `{own}`")),
        }
        let known = |name: &String| self.one(CountedMeasure::Events, &own, &folded(name));
        let is_unknown = |name: &String| matches!(known(name), Some((_, 0)));
        let unknown: Vec<usize> = (0..planned.events.len()).filter(|at| is_unknown(&planned.events[*at])).collect();
        self.counted.touchpoints[at].unknown_events = unknown;
        self.waits(at, &own);
    }

    /// The waits for a touchpoint.
    fn waits(&mut self, at: usize, id: &str) {
        let of = |reader: &Self, measure: CountedMeasure| {
            let all = reader.of(measure).into_iter().filter(|(subject, ..)| subject == id);
            all.map(|(_, object, row, value)| (object, row, value)).collect::<Vec<_>>()
        };
        let (medians, longs) = (of(self, CountedMeasure::WaitMedian), of(self, CountedMeasure::WaitP90));
        let cases = self.counted.touchpoints[at].cases;
        let waits = match (medians.as_slice(), longs.as_slice()) {
            ([], []) => 0,
            ([(times, row, median)], [(same, second, long)]) => {
                let Some(waits) = number(times).filter(|waits| (1..=cases).contains(waits)) else {
                    return self.table.wrong(row, Cell::Object, format!("here stands how many of the {cases} cases have a wait"));
                };
                if times != same || median > long {
                    return self.table.wrong(
                        second,
                        Cell::Value,
                        "`wait_median` and `wait_p90` of a touchpoint are of the same cases, and the second is no less",
                    );
                }
                self.counted.touchpoints[at].wait = quantiles(*median, *long);
                waits
            }
            ([(_, row, _), ..], _) | (_, [(_, row, _), ..]) => {
                return self.table.wrong(
                    row,
                    Cell::CountedMeasure,
                    "each touchpoint with waits has one row `wait_median` and one row `wait_p90`",
                );
            }
        };
        self.counted.touchpoints[at].waits = waits;
        let planned = &self.of.plan.touchpoints[at];
        for (measure, bound) in [(CountedMeasure::AboveWait, planned.wait), (CountedMeasure::AboveWithin, planned.within)] {
            // Of another bound than the journey has now nothing is known.
            let rows = of(self, measure);
            let ours = rows.iter().find(|(said, ..)| bound.is_some() && number(said).and_then(|n| i64::try_from(n).ok()) == bound);
            if let Some((_, row, above)) = ours {
                if *above > waits {
                    self.table.wrong(row, Cell::Value, format!("of {waits} waits no more than these can be longer"));
                } else if measure == CountedMeasure::AboveWait {
                    self.counted.touchpoints[at].above_wait = Some(*above);
                } else {
                    self.counted.touchpoints[at].above_within = Some(*above);
                }
            }
        }
    }

    /// When it was, how long it took, and what could not be read.
    fn whole_log(&mut self) {
        let has_cases = self.counted.cases > 0;
        let day = |measure: CountedMeasure| self.rows.get(&(measure, String::new(), String::new())).and_then(|row| Date::parse(&row.value));
        let days = day(CountedMeasure::FirstDay).zip(day(CountedMeasure::LastDay));
        if has_cases && days.is_none() {
            self.table.missing("there is no row `first_day`, or none `last_day`");
        }
        self.counted.days = days;
        let (median, long) = (self.one(CountedMeasure::ThroughputMedian, "", ""), self.one(CountedMeasure::ThroughputP90, "", ""));
        match (median, long) {
            (Some((row, median)), Some((_, long))) if median > long => {
                self.table.wrong(&row, Cell::Value, "`throughput_median` is not more than `throughput_p90`");
            }
            (Some((_, median)), Some((_, long))) => self.counted.throughput = quantiles(median, long),
            _ if has_cases => self.table.missing("there is no row `throughput_median`, or none `throughput_p90`"),
            _ => {}
        }
        let mut of_all = |what: &str| match self.one(CountedMeasure::Events, "", what) {
            Some((_, events)) => events,
            None => {
                self.table.missing(format!("there is no row `events` with the object `{what}`"));
                0
            }
        };
        let (readable, unreadable, zoned) = (of_all("readable"), of_all("unreadable"), of_all("zoned"));
        let reading = LogReading { unreadable, first_unreadable: None, mixes_zones: 0 < zoned && zoned < readable, ..self.counted.reading };
        self.counted.reading = reading;
        if readable < self.counted.cases
            && let Some((row, _)) = self.one(CountedMeasure::Events, "", "readable")
        {
            self.table.wrong(&row, Cell::Value, format!("these are fewer than the {} cases", self.counted.cases));
        }
    }

    /// What belongs to no touchpoint.
    fn undocumented(&mut self) {
        let mut all: BTreeMap<String, (String, u64)> = BTreeMap::new();
        for (_, name, row, cases) in self.of(CountedMeasure::Undocumented) {
            if name.is_empty() {
                self.counted.has_rare_activities = true;
            } else if !(FEWEST_CASES..=self.counted.ad_hoc).contains(&cases) {
                let message =
                    format!("an activity is named where {FEWEST_CASES} cases or more have it, and {} have any", self.counted.ad_hoc);
                self.table.wrong(&row, Cell::Value, message);
            } else if all.insert(folded(&name), (name, cases)).is_some() {
                self.table.wrong(&row, Cell::Object, "this activity stands twice, spelt in two ways");
            }
        }
        if self.counted.ad_hoc > 0 && all.is_empty() && !self.counted.has_rare_activities {
            self.table.missing("there is no row `undocumented`, and some sequences are `ad_hoc`");
        }
        self.counted.undocumented = all;
    }

    /// The ways that cases went.
    fn variants(&mut self) {
        let mut found: Vec<(CountedVariant, Vec<(usize, String)>)> = Vec::new();
        let mut sum = 0;
        let behind = self.of.plan.touchpoints.len();
        for (_, way, row, cases) in self.of(CountedMeasure::Variant) {
            sum += cases;
            if way.is_empty() {
                continue;
            }
            let step = |step: &WrittenStep| match step {
                WrittenStep::Touchpoint(id) => self.place(id).map(|at| (VariantStep::Touchpoint(at), (at, String::new()))),
                WrittenStep::Activity(name) => {
                    let key = folded(name);
                    let (shown, _) = self.counted.undocumented.get(&key)?;
                    Some((VariantStep::Activity(shown.clone()), (behind, key)))
                }
            };
            let steps = steps(&way).and_then(|steps| steps.iter().map(step).collect::<Option<Vec<_>>>());
            let Some(steps) = steps else {
                let message =
                    "a way is ids of touchpoints, and in brackets activities that have a row `undocumented`, with a space between them";
                self.table.wrong(&row, Cell::Object, message);
                continue;
            };
            if cases < FEWEST_CASES {
                self.table.wrong(&row, Cell::Value, format!("a way is told where {FEWEST_CASES} cases or more went it"));
                continue;
            }
            let Some((_, median)) = self.one(CountedMeasure::ThroughputMedian, "", &way) else {
                self.table.wrong(&row, Cell::Object, "this way has no row `throughput_median`");
                continue;
            };
            let (steps, order) = steps.into_iter().unzip();
            found.push((CountedVariant { steps, cases, median: i64::try_from(median).unwrap_or(i64::MAX) }, order));
        }
        if sum != self.counted.cases && self.table.is_sound() {
            self.table.missing(format!("the rows of `variant` tell of {sum} cases, and those of `sequence` of {}", self.counted.cases));
        }
        // As where they are counted here: the commonest first, then by the file's order, and activities by name behind.
        found.sort_by(|(a, first), (b, second)| b.cases.cmp(&a.cases).then_with(|| first.cmp(second)));
        self.counted.variants = found.into_iter().map(|(variant, _)| variant).collect();
    }
}

fn quantiles(median: u64, p90: u64) -> Option<Quantiles> {
    Some(Quantiles { median: i64::try_from(median).ok()?, p90: i64::try_from(p90).ok()? })
}

/// A whole number, as engines write it.
fn number(text: &str) -> Option<u64> {
    let is_plain = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    is_plain.then(|| text.parse().ok()).flatten().filter(|n| *n <= MOST)
}
