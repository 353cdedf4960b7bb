//! Services, teams, systems, third parties and plain pages.

use crate::base::vocabulary::Criticality;
use crate::syntax::fields::record::{SpannedText, record};
use crate::syntax::fields::sentences::Sentences;
use crate::syntax::fields::types::Ref;

use super::{Measure, ToNeed, ToParent};

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

record! {
    /// People of ours who work together.
    Team "a team" {
        /// The team above it in the org chart.
        parent: Option<Ref<ToParent>>,
        /// Other names in use.
        also_called: Vec<SpannedText>,
        /// How to reach it.
        contact: Option<SpannedText>,
    }
}

record! {
    /// A system that runs or supports the work.
    System "a system" {
        /// Who supplies it.
        supplier: Option<SpannedText>,
        /// How much depends on it: `low`, `medium` or `high`.
        criticality: Option<Criticality>,
        /// Where it is.
        url: Option<SpannedText>,
    }
}

record! {
    /// Someone beyond our four walls.
    ThirdParty "a third party" {
        /// Other names in use.
        also_called: Vec<SpannedText>,
        /// How to reach them.
        contact: Option<SpannedText>,
        /// How much depends on them: `low`, `medium` or `high`.
        criticality: Option<Criticality>,
        /// Where they are.
        url: Option<SpannedText>,
    }
}

record! {
    /// A plain page.
    Page "a page" {}
}
