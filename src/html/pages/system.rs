//! A system's page: what stops with it, and the work that leans on it.

use maud::html;
use serde::Serialize;

use crate::analysis::dependencies::Dependency;
use crate::analysis::impact::{self, Impact};
use crate::html::fragments::common::Common;
use crate::html::fragments::figures;
use crate::html::fragments::hangs;
use crate::html::fragments::matrix::MatrixWords;
use crate::html::fragments::trace;
use crate::html::fragments::work::WorkMatrix;
use crate::html::html_text::Html;
use crate::html::page_context::PageContext;
use crate::model::id::Id;
use crate::model::kinds::System;
use crate::words::message;

/// A system's page.
#[derive(Debug, Serialize)]
pub struct SystemView<'p> {
    /// What the page of every file sees.
    common: Common<'p>,
    /// What stops when it stops, in a sentence; that nothing leans on it, where nothing does.
    stops: Html,
    /// What stands or falls with it, as a list of lines.
    figures: Html,
    /// What hangs on it, from outcomes down to it, as a section; nothing where nothing does.
    trace: Html,
    /// The processes that lean on it by the outcomes that they are for, as a table.
    work: Html,
}

const WORDS: MatrixWords = MatrixWords {
    rows: message::MATRIX_PROCESSES,
    row_sum: message::UNIT_OUTCOMES_MANY,
    column_sum: message::SYSTEM_LEANING,
    direct: message::MATRIX_SERVES,
    support: message::MATRIX_SUPPORTS,
    none: message::MATRIX_NO_OUTCOME,
};

/// The view of a system.
pub fn view<'p>(page: &PageContext<'p, '_>, id: Id<System>) -> SystemView<'p> {
    let node = page.model().systems[id].node;
    let work = WorkMatrix::of(page, node);
    let impact = impact::of_part(&page.index.analysis, Dependency::System(id));
    SystemView {
        common: Common::of(page, node),
        stops: stops(page, id, &work, &impact),
        figures: figures::list(page, &html! { (hangs::lost_lines(page, node, &impact.lost)) }),
        trace: trace::trace(page, node),
        work: work.matrix.show(page, WORDS).into(),
    }
}

/// What stops with a system: the processes that lean on it, those that these make possible, the outcomes.
fn stops(page: &PageContext<'_, '_>, id: Id<System>, work: &WorkMatrix, impact: &Impact) -> Html {
    let model = page.model();
    let title = &model.node(model.systems[id].node).title;
    if work.processes == 0 {
        return html! { (page.phrase(message::SYSTEM_NOTHING_LEANS, &[("system", (&**title).into())])) }.into();
    }
    let behind = impact::resting_on(&page.index.analysis, Dependency::System(id)).len().saturating_sub(work.processes);
    let (outcomes, all) = work.matrix.reached();
    let values = [("system", (&**title).into()), ("processes", work.processes.into()), ("outcomes", outcomes.into()), ("all", all.into())];
    html! {
        b { (page.phrase(if outcomes == 0 { message::SYSTEM_STOPS_NO_OUTCOME } else { message::SYSTEM_STOPS }, &values)) }
        @if outcomes > 0 { " " (hangs::lost_count(page, &impact.lost)) }
        @if behind > 0 { " " (page.phrase(message::SYSTEM_STOPS_BEHIND, &[("count", behind.into())])) }
        @if work.steps > 0 { " " (page.phrase(message::SYSTEM_DOES_STEPS, &[("count", work.steps.into())])) }
    }
    .into()
}
