//! Links to things, and what is unusual about what they lead to.

use serde::Serialize;

use crate::base::vocabulary::{JourneyState, Status};
use crate::model::kinds::Journey;

/// A link to something of the site.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Link {
    /// What it is called.
    pub title: String,
    /// Where it leads, from the root of the site, encoded.
    pub url: String,
}

/// Whether a journey has to be said to be to come: a target that is planned says so already.
pub fn is_to_come(journey: &Journey) -> bool {
    journey.state == JourneyState::Target && journey.profile.status != Status::Planned
}
