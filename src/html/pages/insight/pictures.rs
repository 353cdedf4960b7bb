//! The picture of each analysis: one that shows its rows, and a small one for the page of all.

use crate::analysis::description::Analysis;
use crate::html::html_text::Html;
use crate::html::page_context::PageContext;

/// The picture on the page of an analysis; nothing where a table says it better.
pub fn picture(_page: &PageContext<'_, '_>, _analysis: &Analysis) -> Html {
    Html::default()
}

/// The small picture beside its sentence on the page of all; nothing where there is none.
pub fn small(_page: &PageContext<'_, '_>, _analysis: &Analysis) -> Html {
    Html::default()
}
