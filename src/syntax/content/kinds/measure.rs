//! A measure of an outcome, a process or a service.

use crate::base::date::Date;
use crate::base::span::Spanned;
use crate::base::vocabulary::{About, Better, Crown};
use crate::syntax::fields::record::{SpannedText, record};
use crate::syntax::fields::types::{AnyNumber, Conditions, FilePath, WrittenId};

record! {
    /// How we would know.
    Measure "a measure" {
        /// Its id. Left out: from the title.
        id: Option<WrittenId>,
        /// What is measured.
        title required: Option<SpannedText>,
        /// Which of the three it tells of: `cost`, `revenue` or `service`.
        crown: Option<Crown>,
        /// Whose success it tells: the `customer`'s or `internal`.
        about: Option<About>,
        /// What it is counted in.
        unit: Option<SpannedText>,
        /// Which direction is good: `up` or `down`.
        better: Option<Better>,
        /// What it was when we began.
        baseline: Option<AnyNumber>,
        /// What it should become.
        target: Option<AnyNumber>,
        /// The day by which it should. Before it an unreached target is not missed.
        target_by: Option<Spanned<Date>>,
        /// What it was, and when.
        readings: Vec<Reading>,
        /// A CSV file of the repository that holds the readings.
        readings_from: Option<ReadingsFrom>,
        /// Where the figure comes from.
        source: Option<SpannedText>,
        /// For whom it is, by names of the site's `audiences`; for no more than what holds it. Left out: for all of these.
        audience: Vec<SpannedText>,
        /// Old ids of the measure.
        aliases: Vec<WrittenId>,
    }
}

record! {
    /// A figure on a day.
    Reading "a reading" {
        /// The day.
        date required: Option<Spanned<Date>>,
        /// The figure.
        value required: Option<AnyNumber>,
    }
}

record! {
    /// Columns of a CSV file that hold the readings of a measure.
    ReadingsFrom "`readings_from`" {
        /// The CSV file, relative to this one.
        file required: Option<FilePath>,
        /// The column of the days.
        date required: Option<SpannedText>,
        /// The column of the figures.
        value required: Option<SpannedText>,
        /// Only rows in which these columns hold these values.
        r#where["where"]: Option<Conditions>,
    }
}
