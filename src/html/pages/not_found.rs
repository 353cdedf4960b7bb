//! The page for an address that does not exist.

use serde::Serialize;

/// What that page sees.
#[derive(Debug, Serialize)]
pub struct NotFoundPage {
    /// Whether nobody said where the site lies on its host: links begin at the host's root then, and the page says so.
    pub is_place_guessed: bool,
}
