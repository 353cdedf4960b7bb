//! A system.

use crate::base::vocabulary::Criticality;
use crate::syntax::fields::record::{SpannedText, record};

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
