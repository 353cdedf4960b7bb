//! Which process stands behind which touchpoint of an outcome: a row for each touchpoint, in the order of journeys, a column for each process,
//! in the order in which they come in. Of many of both there is a matrix for each journey.

use std::collections::BTreeMap;

use maud::{Markup, html};

use crate::analysis::{claims, traceability};
use crate::html::TableFile;
use crate::html::fragments::matrix::Dot;
use crate::html::fragments::matrix::whole::{MatrixHead, MatrixMark, MatrixOrder, WholeMatrix, WholeWords, key};
use crate::html::html_text::{Html, text};
use crate::html::page_context::PageContext;
use crate::html::routes::Route;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::{Journey, Outcome, Process};
use crate::model::nested::Touchpoint;
use crate::words::{Message, message};

use super::outcomes::MatrixView;
use super::to;

/// Cells up to which all touchpoints of an outcome stand in one matrix.
const MOST_CELLS: usize = 12_000;

const MARKS: [(&str, Message); 3] =
    [("●", message::MATRIX_KEY_SERVES), ("○", message::MATRIX_KEY_SUPPORTS), ("△", message::MATRIX_KEY_CLAIMS)];

/// What processes a row has, and how.
type TraceRow = (MatrixHead, Vec<(Id<Process>, Dot)>);

/// The view of the touchpoints of an outcome by their processes.
pub fn view<'p>(page: &PageContext<'p, '_>, id: Id<Outcome>) -> MatrixView<'p> {
    let model = page.model();
    let mut journeys: Vec<(Id<Journey>, Vec<Id<Touchpoint>>)> = Vec::new();
    let mut touchpoints = page.index.reach.touchpoints_of(id).to_vec();
    touchpoints.sort_by_key(|&t| (model.touchpoints[t].journey, t));
    for t in touchpoints {
        let journey = model.touchpoints[t].journey;
        match journeys.last_mut().filter(|(last, _)| *last == journey) {
            Some((_, own)) => own.push(t),
            None => journeys.push((journey, vec![t])),
        }
    }
    journeys.sort_by(|(a, _), (b, _)| model.by_title(model.journeys[*a].node, model.journeys[*b].node));
    let claiming: Vec<(Id<Process>, Dot)> =
        claims::of_outcome(&page.index.analysis, id).into_iter().map(|process| (process, Dot::Claim)).collect();
    let of_outcome = || (MatrixHead { name: page.show(model.outcomes[id].node), ..MatrixHead::default() }, claiming.clone());
    let is_one = journeys.len() == 1;
    let of_journey = |(journey, touchpoints): &(Id<Journey>, Vec<Id<Touchpoint>>), is_named: bool| -> Vec<TraceRow> {
        let note = if is_named { page.title(model.journeys[*journey].node).into_owned() } else { String::new() };
        touchpoints.iter().map(|&t| row(page, t, &note)).collect()
    };
    let all: Vec<TraceRow> = std::iter::once(of_outcome()).chain(journeys.iter().flat_map(|own| of_journey(own, !is_one))).collect();
    let title = page.words().say(message::FRAME_TRACEABILITY, &[("outcome", (&*model.node(model.outcomes[id].node).title).into())]);
    let shown = if all.len() * columns(&all).len() <= MOST_CELLS {
        whole(page, all).show(page, WORDS, &title)
    } else {
        let claimed = (!claiming.is_empty()).then(|| whole(page, vec![of_outcome()]).show(page, WORDS, &title));
        html! {
            @if let Some(claimed) = claimed { (claimed) }
            @for (i, own) in journeys.iter().enumerate() {
                @let journey = page.title(model.journeys[own.0].node);
                details.of-journey open[i == 0] {
                    summary { (page.to(model.journeys[own.0].node)) " " small { (page.phrase(message::COUNT_TOUCHPOINTS, &[("count", own.1.len().into())])) } }
                    (whole(page, of_journey(own, false)).show(page, WORDS, &journey))
                }
            }
        }
        .into()
    };
    let view = MatrixView::new(page.words().text(message::MATRIX_TRACE_LEAD), html! { (key(page, &MARKS)) }.into(), shown);
    let others = html! { li { (to(page, &Route::Insight(&traceability::ANALYSIS), page.word(message::MATRICES_ALL_TRACES).0)) } };
    view.with_csv(page, TableFile::Traceability(id)).with_others(others.into())
}

const WORDS: WholeWords = WholeWords {
    rows: message::MATRIX_TOUCHPOINTS,
    columns: message::KIND_PROCESS_MANY,
    no_row: message::MATRIX_NO_PROCESS,
    no_column: message::MATRIX_NO_COLUMN,
};

/// A touchpoint with the processes behind it.
fn row(page: &PageContext<'_, '_>, t: Id<Touchpoint>, note: &str) -> TraceRow {
    let trace = traceability::of_touchpoint(&page.index.analysis, t);
    let of = |processes: Vec<Id<Process>>, dot: Dot| processes.into_iter().map(move |process| (process, dot));
    let marks = of(trace.direct, Dot::Direct).chain(of(trace.support, Dot::Support)).collect();
    let note = html! { (text(note)) };
    (MatrixHead { name: page.show(page.model().touchpoints[t].node), note: note.into(), ..MatrixHead::default() }, marks)
}

/// The processes of rows: those that serve, in the order in which they come in, then those that only stand behind or claim.
fn columns(rows: &[TraceRow]) -> Vec<Id<Process>> {
    let mut first: BTreeMap<Id<Process>, (Dot, usize)> = BTreeMap::new();
    for (place, (_, marks)) in rows.iter().enumerate() {
        for &(process, dot) in marks {
            let known = first.entry(process).or_insert((dot, place));
            *known = (*known).min((dot, place));
        }
    }
    let mut columns: Vec<_> = first.into_iter().map(|(process, rank)| (rank, process)).collect();
    columns.sort_unstable();
    columns.into_iter().map(|(_, process)| process).collect()
}

fn whole(page: &PageContext<'_, '_>, rows: Vec<TraceRow>) -> WholeMatrix {
    let model = page.model();
    let columns = columns(&rows);
    let places: BTreeMap<Id<Process>, usize> = columns.iter().enumerate().map(|(place, &process)| (process, place)).collect();
    // Wider processes that stand on top are the groups of many.
    let top = |process: Id<Process>| model.wider_processes(process).last().unwrap_or(process);
    let mut tops: Vec<NodeId> = Vec::new();
    let mut head = |process: Id<Process>| {
        let wide = model.processes[top(process)].node;
        let group = tops.iter().position(|&other| other == wide).unwrap_or(tops.len());
        if group == tops.len() {
            tops.push(wide);
        }
        MatrixHead { name: page.show(model.processes[process].node), group, ..MatrixHead::default() }
    };
    let columns = columns.into_iter().map(&mut head).collect();
    let marked =
        |marks: Vec<(Id<Process>, Dot)>| marks.into_iter().map(|(process, dot)| (places[&process], MatrixMark::Dot(dot))).collect();
    let rows = rows.into_iter().map(|(head, marks)| (head, marked(marks))).collect();
    WholeMatrix { columns, groups: tops.into_iter().map(|node| page.show(node)).collect(), rows, order: MatrixOrder::AsGiven }
}

/// The matrices of all outcomes that have touchpoints, as links.
pub(super) fn links(page: &PageContext<'_, '_>) -> Html {
    let model = page.model();
    let link = |node: NodeId| -> Option<Markup> {
        let outcome: Id<Outcome> = model.node(node).entity.try_into().ok()?;
        let title = html! { (text(&page.title(node))) };
        let is_traced = !page.index.reach.touchpoints_of(outcome).is_empty();
        is_traced.then(|| html! { li { (to(page, &Route::Traceability(outcome), &title.0)) } })
    };
    let links: Vec<Markup> = page.index.outcomes.iter().filter_map(|&node| link(node)).collect();
    html! { @if !links.is_empty() { p { (page.word(message::MATRICES_TRACE)) } ul.things.matrices { @for link in links { (link) } } } }
        .into()
}
