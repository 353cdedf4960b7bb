//! A team.

use crate::syntax::fields::record::{SpannedText, record};
use crate::syntax::fields::types::Ref;

use super::ToParent;

record! {
    /// People of ours who work together.
    Team "a team" {
        /// The team above it in the org chart.
        parent: Option<Ref<ToParent>>,
        /// Other names in use.
        also_called: Vec<SpannedText>,
        /// How to reach it.
        contact: Option<SpannedText>,
        /// What the team is called where code is kept: `@org/claims`.
        handle: Option<SpannedText>,
    }
}
