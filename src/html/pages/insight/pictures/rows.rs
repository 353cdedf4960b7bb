//! Pictures made of rows: what each is about as a link, its bars, and its figures in words. They fold by themselves on a phone.

use maud::{Markup, PreEscaped, html};

use crate::html::html_text::Html;
use crate::html::page_context::PageContext;
use crate::model::id::NodeId;
use crate::words::{Message, message};

/// Rows that are shown; the table below the picture has all of them.
pub(super) const MOST_ROWS: usize = 16;

/// A row of a picture.
#[derive(Debug)]
pub(super) struct PictureRow {
    /// What it is about.
    pub about: Markup,
    /// Whether that is a team.
    pub is_team: bool,
    /// Its bars, one below the other.
    pub bars: Vec<String>,
    /// Its figures in words.
    pub said: Markup,
}

impl PictureRow {
    /// A row about a thing.
    pub(super) fn of(page: &PageContext<'_, '_>, node: NodeId, bars: Vec<String>, said: Markup) -> Self {
        let is_team = page.model().file_kind(node) == crate::base::kind::Kind::Team;
        Self { about: html! { (page.to(node)) }, is_team, bars, said }
    }
}

/// What a class of a bar means.
pub(super) type BarKey<'k> = (&'k str, Message);

/// What a picture shows, above it: in a sentence or two, and by its marks.
pub(super) fn caption(said: &str, page: &PageContext<'_, '_>, key: &[BarKey<'_>]) -> Markup {
    html! {
        figcaption {
            p { (crate::html::html_text::text(said)) }
            @if !key.is_empty() {
                ul.marks-key { @for (class, says) in key { li { i.sw.(class) aria-hidden="true" {} (page.word(*says)) } } }
            }
        }
    }
}

/// A picture of rows below what it shows; nothing without a row.
pub(super) fn rows(page: &PageContext<'_, '_>, says: Message, key: &[BarKey<'_>], rows: Vec<PictureRow>) -> Html {
    if rows.is_empty() {
        return Html::default();
    }
    // Among equals teams stand in the order of their names.
    let has_teams = rows.iter().any(|row| row.is_team);
    let more = rows.len().saturating_sub(MOST_ROWS);
    html! {
        (caption(page.words().text(says), page, key))
        ol.bar-rows data-team-order[has_teams] {
            @for row in rows.iter().take(MOST_ROWS) {
                li {
                    span.of data-team[row.is_team] { (row.about) }
                    span.bars { @for bar in &row.bars { (PreEscaped(bar)) } }
                    span.bar-said { (row.said) }
                }
            }
        }
        @if more > 0 { p.quiet { (page.phrase(message::PICTURE_MORE, &[("count", more.into())])) } }
    }
    .into()
}
