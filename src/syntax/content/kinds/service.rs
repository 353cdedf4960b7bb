//! A service.

use crate::syntax::fields::record::record;
use crate::syntax::fields::sentences::Sentences;
use crate::syntax::fields::types::Ref;

use super::{Measure, ToNeed};

record! {
    /// What the customer gets, as a black box with a promise.
    Service "a service" {
        /// What is promised.
        promise: Option<Sentences>,
        /// How fast it answers.
        response: Option<Sentences>,
        /// What it costs the customer.
        cost: Option<Sentences>,
        /// What happens when it fails.
        on_failure: Option<Sentences>,
        /// What sets it apart.
        distinctive: Option<Sentences>,
        /// The needs that it meets.
        meets: Vec<Ref<ToNeed>>,
        /// How we would know.
        measures: Vec<Measure>,
    }
}
