//! Outcomes with their limits and measures, personas with their needs.

use crate::base::date::Date;
use crate::base::span::Spanned;
use crate::base::vocabulary::{About, Basis, Better, Crown, Level, NeedSort, Stakeholder};
use crate::syntax::fields::record::{SpannedText, record};
use crate::syntax::fields::sentences::Sentences;
use crate::syntax::fields::types::{AnyNumber, Conditions, FilePath, Number, Ref, WrittenId};

use super::{ToMeasure, ToNeed, ToParent, ToPersona};

record! {
    /// What the customer wants to be true in the end.
    Outcome "an outcome" {
        /// The personas it is for, one or more.
        audience["for"] required: Vec<Ref<ToPersona>>,
        /// One line in the customer's words that could be measured.
        statement: Option<Sentences>,
        /// The process that the customer thinks they are in.
        customer_calls_it: Option<SpannedText>,
        /// What they expect today.
        expects: Option<Sentences>,
        /// The needs of its personas that it meets.
        needs: Vec<Ref<ToNeed>>,
        /// How wide it is: `step`, `service` or `life`. Left out: `service`.
        level: Option<Level>,
        /// A wider outcome that it is a part of.
        parent: Option<Ref<ToParent>>,
        /// How we would know.
        measures: Vec<Measure>,
        /// What law, cost, society or environment set as bounds.
        limits: Vec<Limit>,
    }
}

record! {
    /// A bound that a stakeholder sets.
    Limit "a limit" {
        /// Who sets it.
        stakeholder: Option<SpannedText>,
        /// What it says.
        text required: Option<Sentences>,
        /// The measure of this outcome that shows it.
        measure: Option<Ref<ToMeasure>>,
        /// The measure must not rise above this.
        max: Option<AnyNumber>,
        /// The measure must not fall below this.
        min: Option<AnyNumber>,
    }
}

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
        /// What it was, and when.
        readings: Vec<Reading>,
        /// A CSV file of the repository that holds the readings.
        readings_from: Option<ReadingsFrom>,
        /// Where the figure comes from.
        source: Option<SpannedText>,
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

record! {
    /// People who share needs.
    Persona "a persona" {
        /// In which role they meet us. Left out: `customer`.
        stakeholder: Option<Stakeholder>,
        /// What one of them said.
        quote: Option<Sentences>,
        /// A picture of them.
        picture: Option<FilePath>,
        /// What they need, asked for or not.
        needs: Vec<Need>,
    }
}

record! {
    /// What a persona needs, asked for or not.
    Need "a need" {
        /// Its id, which others refer to as `persona#need`.
        id required: Option<WrittenId>,
        /// The need in one sentence.
        statement required: Option<Sentences>,
        /// Whether they say it: `stated` or `unstated`.
        kind: Option<NeedSort>,
        /// How we know of it: `asked`, `observed` or `inferred`.
        basis: Option<Basis>,
        /// How much it matters to them, 0 to 10.
        importance: Option<Number<0, 10>>,
        /// How well it is met today, 0 to 10.
        satisfaction: Option<Number<0, 10>>,
        /// Old ids of the need.
        aliases: Vec<WrittenId>,
    }
}
