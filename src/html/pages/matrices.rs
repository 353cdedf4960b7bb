//! Pages of whole matrices: what outcomes meet, and which process serves which touchpoint of an outcome.

pub mod outcomes;
pub mod touchpoints;

use maud::{Markup, PreEscaped, html};

use crate::analysis::description::Analysis;
use crate::analysis::{matrices, traceability};
use crate::html::html_text::{Html, path};
use crate::html::page_context::PageContext;
use crate::html::routes::{OutcomeMatrix, Route};
use crate::words::message;

/// The matrices that show the rows of an analysis, as links; nothing of one that has none.
pub fn of_analysis(page: &PageContext<'_, '_>, analysis: &Analysis) -> Html {
    if *analysis == matrices::ANALYSIS {
        let link = |matrix: &OutcomeMatrix| html! { li { (to(page, &Route::Matrix(*matrix), page.word(matrix.title()).0)) } };
        html! { p { (page.word(message::MATRICES_AS)) } ul.things.matrices { @for matrix in &OutcomeMatrix::ALL { (link(matrix)) } } }
            .into()
    } else if *analysis == traceability::ANALYSIS {
        touchpoints::links(page)
    } else {
        Html::default()
    }
}

/// A link to the page of a matrix. `title`: escaped.
fn to(page: &PageContext<'_, '_>, route: &Route, title: &str) -> Markup {
    html! { a href={ (page.root) (path(&route.path(page.model()))) } { (PreEscaped(title)) } }
}
