//! A third party's page: what stops without them, where people meet them, and the work that they do for us.

use maud::html;
use serde::Serialize;

use crate::analysis::dependencies::Dependency;
use crate::analysis::impact::{self, Impact};
use crate::html::fragments::common::Common;
use crate::html::fragments::figures;
use crate::html::fragments::hangs;
use crate::html::fragments::lit_journeys;
use crate::html::fragments::matrix::MatrixWords;
use crate::html::fragments::trace;
use crate::html::fragments::work::WorkMatrix;
use crate::html::html_text::Html;
use crate::html::page_context::PageContext;
use crate::model::graph::EdgeKind;
use crate::model::id::Id;
use crate::model::kinds::ThirdParty;
use crate::words::message;

/// A third party's page.
#[derive(Debug, Serialize)]
pub struct ThirdPartyView<'p> {
    /// What the page of every file sees.
    common: Common<'p>,
    /// Whether a file describes them; else others only name them.
    has_file: bool,
    /// What fails without them, in a sentence; that nothing does, where nothing does.
    stops: Html,
    /// What stands or falls with them, as a list of lines.
    figures: Html,
    /// What hangs on it and what it hangs on, as a section; nothing where nothing is linked to it.
    trace: Html,
    /// The journeys on which people meet them, each with its strip and the touchpoints, as a list: only those to come where there is a trace.
    takes_part: Html,
    /// The processes that they do steps of by the outcomes that these are for, as a table.
    work: Html,
}

const WORDS: MatrixWords = MatrixWords {
    rows: message::MATRIX_PROCESSES,
    row_sum: message::UNIT_OUTCOMES_MANY,
    column_sum: message::THIRD_PARTY_WORKING,
    direct: message::MATRIX_SERVES,
    support: message::MATRIX_SUPPORTS,
    none: message::MATRIX_NO_OUTCOME,
};

/// The view of a third party.
pub fn view<'p>(page: &PageContext<'p, '_>, id: Id<ThirdParty>) -> ThirdPartyView<'p> {
    let model = page.model();
    let third = &model.third_parties[id];
    let at = model.graph.naming(third.node, EdgeKind::From).chain(model.graph.naming(third.node, EdgeKind::To));
    let trace = trace::trace(page, third.node);
    let impact = impact::of_part(&page.index.analysis, Dependency::ThirdParty(id));
    ThirdPartyView {
        common: Common::of(page, third.node),
        has_file: third.profile.document.is_some(),
        stops: stops(page, id, &impact),
        figures: figures::list(page, &html! { (hangs::lost_lines(page, third.node, &impact.lost)) }),
        takes_part: lit_journeys::show(page, &lit_journeys::besides(page, &trace, at)),
        trace,
        work: WorkMatrix::of(page, third.node).matrix.show(page, WORDS).into(),
    }
}

/// What fails without a third party: touchpoints where people meet them and those that their work serves, and whose outcomes these are.
fn stops(page: &PageContext<'_, '_>, id: Id<ThirdParty>, impact: &Impact) -> Html {
    let model = page.model();
    let title = &model.node(model.third_parties[id].node).title;
    if impact.touchpoints.is_empty() {
        return html! { (page.phrase(message::THIRD_PARTY_NOTHING_STOPS, &[("party", (&**title).into())])) }.into();
    }
    let columns = &page.index.outcomes;
    let outcomes = impact.affected.iter().filter(|&&outcome| columns.contains(&model.outcomes[outcome].node)).count();
    let values = [
        ("party", (&**title).into()),
        ("touchpoints", impact.touchpoints.len().into()),
        ("outcomes", outcomes.into()),
        ("all", columns.len().into()),
    ];
    html! {
        b { (page.phrase(message::THIRD_PARTY_STOPS, &values)) }
        @if outcomes > 0 { " " (hangs::lost_count(page, &impact.lost)) }
    }
    .into()
}
