//! A third party.

use crate::base::vocabulary::Criticality;
use crate::syntax::fields::record::{SpannedText, record};

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
