//! What the page of every file shows beside its own.

use serde::Serialize;

use crate::base::kind::Kind;
use crate::base::vocabulary::Status;
use crate::html::fragments::{backlinks, facts};
use crate::html::html_text::Html;
use crate::html::page_context::PageContext;
use crate::model::id::NodeId;

/// What the head of a file's page says of the file.
#[derive(Debug, Serialize)]
pub struct About<'p> {
    /// The number or code that people know it by.
    code: Option<&'p str>,
    /// What it is about, in one sentence.
    summary: Option<Html>,
    /// How real it is, as readers call it; none where it is active.
    status: Option<&'p str>,
    /// Whether the file could not be read: only its name is known.
    broken: bool,
    /// The anchor of the heading in whose place the page's title stands.
    anchor: Option<&'p str>,
}

/// What every file's page shows beside its own.
#[derive(Debug, Serialize)]
pub struct Common<'p> {
    /// What it says of itself.
    pub about: About<'p>,
    /// The rest of that, as a line: a list with a label and a value in each item.
    pub facts: Html,
    /// Its body, without the sections that are shown with nested things.
    pub body: Html,
    /// Whether the body stands in two columns on a wide screen: all of it fits one screen.
    pub in_columns: bool,
    /// Who names it, and why, as a folded section; without those that its page shows anyhow.
    pub links_here: Html,
}

impl<'p> Common<'p> {
    /// Of the file that a node is; the highest headings of its body get this level.
    pub fn of(page: &PageContext<'p, '_>, node: NodeId) -> Self {
        let profile = page.model().profile(node);
        let body = page.body(node);
        let rest = body.as_ref().map(|b| b.rest(2)).unwrap_or_default();
        Self {
            about: About {
                code: profile.code.as_deref(),
                summary: page.say_if(&profile.summary).filter(|_| profile.summary_written || !stands_above(page, node)),
                status: (profile.status != Status::Active).then(|| page.words().text(profile.status)),
                broken: profile.broken,
                anchor: body.as_ref().and_then(|b| b.title_anchor()),
            },
            facts: facts::facts(page, node),
            in_columns: stands_in_columns(&rest.0),
            body: rest,
            links_here: backlinks::section(page, node),
        }
    }
}

/// Whether a body stands right below the title, so that its first sentence need not be said before it: journeys fold it, and outcomes
/// show their strips first.
fn stands_above(page: &PageContext<'_, '_>, node: NodeId) -> bool {
    !matches!(page.model().file_kind(node), Kind::Outcome | Kind::Journey)
}

/// Bodies of so many bytes of HTML stand in two columns: shorter ones would be torn apart, longer ones make readers scroll back up.
const COLUMNS: std::ops::Range<usize> = 900..3600;

fn stands_in_columns(body: &str) -> bool {
    COLUMNS.contains(&body.len()) && !["<table", "<pre", "<img"].iter().any(|wide| body.contains(wide))
}
