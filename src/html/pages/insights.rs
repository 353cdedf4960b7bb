//! The page of all insights: what each analysis asks, and where its answer stands.

use maud::html;
use serde::Serialize;

use crate::html::html_text::{Html, path};
use crate::html::page_context::PageContext;
use crate::html::routes::{insight_page, insights};

use super::insight;

/// All insights.
#[derive(Debug, Serialize)]
pub struct InsightsView {
    /// Each analysis, as the items of a list.
    all: Html,
}

/// The view of all insights.
pub fn view(page: &PageContext<'_, '_>) -> InsightsView {
    let item = |analysis| html! { li { a href={ (page.root) (path(&insight_page(analysis))) } { (page.word(insight::title(analysis))) } } };
    InsightsView { all: html! { @for analysis in insights() { (item(analysis)) } }.into() }
}
