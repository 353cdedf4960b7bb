//! An outcome with its limits.

use crate::base::vocabulary::Level;
use crate::syntax::fields::record::{SpannedText, record};
use crate::syntax::fields::sentences::Sentences;
use crate::syntax::fields::types::{AnyNumber, Ref};

use super::{Measure, ToMeasure, ToNeed, ToOutcome, ToParent, ToPersona};

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
        /// The outcomes that it makes possible: an employee's on the way to a customer's.
        supports: Vec<Ref<ToOutcome>>,
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
