//! A role.

use crate::syntax::fields::record::{SpannedText, record};
use crate::syntax::fields::types::Ref;

use super::ToTeam;

record! {
    /// A part that people play, whoever they are. What a role does, its team does.
    Role "a role" {
        /// The team whose people play it.
        team: Option<Ref<ToTeam>>,
        /// Other names in use.
        also_called: Vec<SpannedText>,
    }
}
