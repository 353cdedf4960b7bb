//! The page at an old address.

use serde::Serialize;

use crate::html::link::Link;

/// A page that only leads to another.
#[derive(Debug, Serialize)]
pub struct MovedPage {
    /// Where it leads.
    pub to: Link,
}
