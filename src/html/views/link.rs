//! What many pages show alike: links, what a file says of itself.

use serde::Serialize;

use crate::base::vocabulary::{JourneyState, Status};
pub use crate::html::html_text::Html;
use crate::model::graph::NodeId;
use crate::model::kinds::Journey;

use super::PageContext;

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
pub(super) fn write_state(html: &mut Html, status: Option<&str>, broken: bool) {
    if let Some(status) = status {
        html.raw(" <span class=\"status\">").raw(status).raw("</span>");
    }
    if broken {
        html.raw(" <span class=\"status\">cannot be read</span>");
    }
}

/// A page that only leads to another.
#[derive(Debug, Serialize)]
pub struct MovedPage {
    /// Where it leads.
    pub to: Link,
}

/// The status, where it is worth telling.
pub fn unusual(status: Status) -> Option<&'static str> {
    (status != Status::Active).then(|| status.word())
}

/// Whether a journey has to be said to be to come: a target that is planned says so already.
pub(super) fn is_to_come(journey: &Journey) -> bool {
    journey.state == JourneyState::Target && journey.profile.status != Status::Planned
}

/// What the head of a file's page says of the file.
#[derive(Debug, Serialize)]
pub struct About {
    /// The number or code that people know it by.
    code: Option<String>,
    summary: Option<Html>,
    status: Option<&'static str>,
    broken: bool,
    /// The anchor of the heading in whose place the page's title stands.
    anchor: Option<String>,
}

/// What every file's page shows beside its own.
#[derive(Debug, Serialize)]
pub struct Common {
    /// What it says of itself.
    pub about: About,
    /// The rest of that, as the column beside the page.
    pub facts: Html,
    /// Its body, without the sections that are shown with nested things.
    pub body: Html,
    /// Who names it, and why, as a section.
    pub links_here: Html,
}

impl Common {
    /// Of the file that a node is; the highest headings of its body get this level.
    pub fn of(scene: &PageContext<'_, '_>, node: NodeId) -> Self {
        let profile = scene.model().profile(node);
        let body = scene.pages.body(node, scene.root);
        Self {
            about: About {
                code: said(&profile.code),
                summary: scene.say_if(&profile.summary),
                status: unusual(profile.status),
                broken: profile.broken,
                anchor: body.as_ref().and_then(|b| b.title_anchor()).map(str::to_owned),
            },
            facts: super::facts::facts(scene, node),
            body: body.map(|b| b.rest(2)).unwrap_or_default(),
            links_here: super::links_here::section(scene, node),
        }
    }
}

/// A text that may be blank.
pub fn said(text: &Option<std::sync::Arc<str>>) -> Option<String> {
    text.as_ref().map(ToString::to_string)
}
