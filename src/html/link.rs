//! Links to things, and what is unusual about what they lead to.

use serde::Serialize;

use super::html_text::Html;
use crate::base::vocabulary::{JourneyState, Status};
use crate::model::kinds::Journey;

/// A link to something of the site.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Link {
    /// What it is called.
    pub title: String,
    /// From the root of the site, encoded.
    pub url: String,
    /// What it is.
    pub kind: &'static str,
    /// How real it is, where it is not simply active.
    pub status: Option<&'static str>,
    /// Whether its file could not be read.
    pub broken: bool,
    /// Its id, the nested one where it is nested.
    pub id: String,
}

/// What stands behind a link to something that is not simply there.
pub fn write_state(html: &mut Html, status: Option<&str>, broken: bool) {
    if let Some(status) = status {
        html.raw(" <span class=\"status\">").raw(status).raw("</span>");
    }
    if broken {
        html.raw(" <span class=\"status\">cannot be read</span>");
    }
}

/// The status, where it is worth telling.
pub fn unusual(status: Status) -> Option<&'static str> {
    (status != Status::Active).then(|| status.word())
}

/// Whether a journey has to be said to be to come: a target that is planned says so already.
pub fn is_to_come(journey: &Journey) -> bool {
    journey.state == JourneyState::Target && journey.profile.status != Status::Planned
}

/// A text that may be blank.
pub fn said(text: &Option<std::sync::Arc<str>>) -> Option<String> {
    text.as_ref().map(ToString::to_string)
}
