//! A role's page: the work that whoever plays it has a part in.

use maud::html;
use serde::Serialize;

use crate::html::fragments::common::Common;
use crate::html::fragments::matrix::MatrixWords;
use crate::html::fragments::work::WorkMatrix;
use crate::html::html_text::Html;
use crate::html::page_context::PageContext;
use crate::model::id::Id;
use crate::model::kinds::Role;
use crate::words::message;

/// A role's page.
#[derive(Debug, Serialize)]
pub struct RoleView<'p> {
    /// What the page of every file sees.
    common: Common<'p>,
    /// How much it does and for how many outcomes, in a sentence.
    verdict: Html,
    /// The processes that it has a part in by the outcomes that these are for, as a table.
    work: Html,
}

const WORDS: MatrixWords = MatrixWords {
    rows: message::MATRIX_PROCESSES,
    row_sum: message::UNIT_OUTCOMES_MANY,
    column_sum: message::ROLE_WORKING,
    direct: message::MATRIX_SERVES,
    support: message::MATRIX_SUPPORTS,
    none: message::MATRIX_NO_OUTCOME,
};

/// The view of a role.
pub fn view<'p>(page: &PageContext<'p, '_>, id: Id<Role>) -> RoleView<'p> {
    let node = page.model().roles[id].node;
    let work = WorkMatrix::of(page, node);
    let (outcomes, all) = work.matrix.reached();
    let values = [("processes", work.processes.into()), ("steps", work.steps.into()), ("outcomes", outcomes.into()), ("all", all.into())];
    let says = if work.processes == 0 { message::ROLE_DOES_NOTHING } else { message::ROLE_COMES_IN };
    RoleView {
        common: Common::of(page, node),
        verdict: html! { (page.phrase(says, &values)) }.into(),
        work: work.matrix.show(page, WORDS).into(),
    }
}
