//! A journey as one plain table: a row for each touchpoint, a column for each thing that is said of any of them. It can be read aloud
//! cell by cell, sorted, and copied into a sheet.

use std::collections::BTreeMap;

use maud::{Markup, Render, html};
use serde::Serialize;

use crate::html::TableFile;
use crate::html::address::encode;
use crate::html::fragments::journey_tabs::{JourneyTab, tabs};
use crate::html::fragments::touchpoint::{channel, unserved, who};
use crate::html::html_text::{Html, joined, minutes, number, page_at, text, write};
use crate::html::page_context::PageContext;
use crate::html::routes::Route;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::Journey;
use crate::model::nested::{Pain, Touchpoint};
use crate::model::said::Said;
use crate::picture::curve::say_feeling;
use crate::words::{Message, MessageValue, message};

/// The page of a journey as a table.
#[derive(Debug, Serialize)]
pub struct JourneyTableView<'p> {
    /// What the journey is called.
    title: &'p str,
    /// The number or code that people know it by.
    code: Option<&'p str>,
    /// The ways to look at the journey.
    tabs: Vec<JourneyTab<'p>>,
    /// How many touchpoints it has.
    count: usize,
    /// Where the same lies as CSV, from this page on, encoded.
    csv: String,
    /// The cells of the table's head.
    heads: Html,
    /// Its rows.
    rows: Html,
}

/// A cell: what it shows, and by what its column sorts where its words would not do.
struct ShownCell {
    html: Markup,
    sorts_by: Option<f64>,
}

/// A column: what it is called, whether it holds figures, and what a touchpoint says in it.
struct JourneyColumn {
    heading: Message,
    is_figure: bool,
    cell: fn(&PageContext<'_, '_>, &Touchpoint) -> ShownCell,
}

/// A column of words, and one of figures.
const fn words(heading: Message, cell: fn(&PageContext<'_, '_>, &Touchpoint) -> ShownCell) -> JourneyColumn {
    JourneyColumn { heading, is_figure: false, cell }
}

const fn figures(heading: Message, cell: fn(&PageContext<'_, '_>, &Touchpoint) -> ShownCell) -> JourneyColumn {
    JourneyColumn { heading, is_figure: true, cell }
}

/// The columns behind the stage and the touchpoint. One that is blank in all rows is left out.
const COLUMNS: [JourneyColumn; 17] = [
    words(message::TABLE_CHANNEL, |page, t| {
        html! { (joined(t.channels.iter().map(|id| write(|out| text(&channel(page, id).title).render_to(out))), ", ")) }.into()
    }),
    words(message::TABLE_WHO, |page, t| who(page, t).into()),
    words(message::TABLE_SEES, |page, t| said(page, t.sees.as_ref())),
    words(message::TABLE_DOES, |page, t| said(page, t.does.as_ref())),
    words(message::TABLE_THINKS, |page, t| html! { @if let Some(thinks) = &t.thinks { q { (page.sentences(thinks)) } } }.into()),
    words(message::TOUCHPOINT_EXPECTS, |page, t| said(page, t.expects.as_ref())),
    figures(message::TABLE_FEELS, |_, t| ShownCell {
        html: html! { @if let Some(f) = t.feeling { (say_feeling(f)) } },
        sorts_by: t.feeling,
    }),
    words(message::MOMENT_OF_TRUTH, |page, t| html! { @if t.moment_of_truth { (page.word(message::YES)) } }.into()),
    words(message::TABLE_PAINS, |page, t| lines(t.pains.iter().map(|&pain| self::pain(page, &page.model().pains[pain])))),
    words(message::TABLE_GAINS, |page, t| lines(t.gains.iter().map(|gain| html! { (page.sentences(gain)) }))),
    words(message::TOUCHPOINT_NEEDS_MET, |page, t| links(page, t.needs.iter().map(|&need| page.model().needs[need].node))),
    figures(message::TABLE_IMPORTANCE, |_, t| figure(t.importance)),
    figures(message::TABLE_SATISFACTION, |_, t| figure(t.satisfaction)),
    words(message::KIND_PROCESS_MANY, processes),
    figures(message::TABLE_WAIT, |_, t| time(t.wait)),
    figures(message::TABLE_WORK, |_, t| time(t.effort_work)),
    figures(message::TABLE_LOAD, |_, t| figure(t.effort_load)),
];

/// The view of a journey as a table.
pub fn view<'p>(page: &PageContext<'p, '_>, id: Id<Journey>) -> JourneyTableView<'p> {
    let model = page.model();
    let node = model.journeys[id].node;
    let touchpoints: Vec<&Touchpoint> = model.touchpoints_of(id).map(|t| &model.touchpoints[t]).collect();
    let columns: Vec<(&JourneyColumn, Vec<ShownCell>)> = COLUMNS
        .iter()
        .map(|column| (column, touchpoints.iter().map(|t| (column.cell)(page, t)).collect::<Vec<_>>()))
        .filter(|(_, cells)| cells.iter().any(|cell| !cell.html.0.is_empty()))
        .collect();
    let mut numbers: BTreeMap<NodeId, usize> = BTreeMap::new();
    for t in &touchpoints {
        let next = numbers.len() + 1;
        numbers.entry(model.stages[t.stage].node).or_insert(next);
    }
    JourneyTableView {
        title: &model.node(node).title,
        code: model.code(node),
        tabs: tabs(page, id, &Route::JourneyTable(id)),
        count: touchpoints.len(),
        csv: encode(&format!("{}{}", page.root, TableFile::Journey(id).path(model))),
        heads: html! {
            th scope="col" { (page.word(message::CHAPTER_TOUCHPOINT)) }
            th scope="col" data-choose="stage" { (page.word(message::TABLE_STAGE)) }
            @for (column, _) in &columns { th.right[column.is_figure] scope="col" { (page.word(column.heading)) } }
        }
        .into(),
        rows: html! {
            @for (i, t) in touchpoints.iter().enumerate() {
                "\n" tr {
                    (title(page, t, i + 1))
                    (stage(page, model.stages[t.stage].node, &numbers))
                    @for (column, cells) in &columns { (cell(column, &cells[i])) }
                }
            }
        }
        .into(),
    }
}

/// The head of a row: the number and the title, which lead to the touchpoint.
fn title(page: &PageContext<'_, '_>, t: &Touchpoint, number: usize) -> Markup {
    let node = page.model().node(t.node);
    html! { th scope="row" data-v=(number) { (number) " " a href={ (page.root) (page_at(&node.address)) } { (text(&node.title)) } } }
}

/// The stage of a touchpoint with its number, so that sorting by it keeps the order of the journey.
fn stage(page: &PageContext<'_, '_>, stage: NodeId, numbers: &BTreeMap<NodeId, usize>) -> Markup {
    html! { td data-v=[numbers.get(&stage)] { (text(&page.model().node(stage).title)) } }
}

fn cell(column: &JourneyColumn, cell: &ShownCell) -> Markup {
    html! {
        @if column.is_figure {
            td.right data-v={ @if let Some(value) = cell.sorts_by { (value) } } { (cell.html) }
        } @else {
            td { (cell.html) }
        }
    }
}

impl From<Markup> for ShownCell {
    fn from(html: Markup) -> Self {
        Self { html, sorts_by: None }
    }
}

fn said(page: &PageContext<'_, '_>, said: Option<&Said>) -> ShownCell {
    html! { @if let Some(said) = said { (page.sentences(said)) } }.into()
}

fn figure(value: Option<f64>) -> ShownCell {
    ShownCell { html: html! { @if let Some(value) = value { (number(value)) } }, sorts_by: value }
}

fn time(value: Option<f64>) -> ShownCell {
    ShownCell { html: html! { @if let Some(value) = value { (minutes(value)) } }, sorts_by: value }
}

/// Pieces on a line each, within their cell: a copied cell stays one.
fn lines(pieces: impl Iterator<Item = Markup>) -> ShownCell {
    joined(pieces, "<br>").into()
}

fn links(page: &PageContext<'_, '_>, nodes: impl Iterator<Item = NodeId>) -> ShownCell {
    lines(nodes.map(|node| html! { (page.to(node)) }))
}

/// What hurts, and how much.
fn pain(page: &PageContext<'_, '_>, pain: &Pain) -> Markup {
    let says = html! { (page.sentences(&pain.text)) };
    let level = |level| [("pain", MessageValue::from(&says)), ("level", MessageValue::Number(level))];
    html! { @match pain.level { Some(of) => (page.phrase(message::TABLE_PAIN_LEVEL, &level(of))), None => (says) } }
}

/// The processes, or steps of them, that serve a touchpoint; that nobody does where somebody should.
fn processes(page: &PageContext<'_, '_>, t: &Touchpoint) -> ShownCell {
    if t.is_unserved() {
        return unserved(page, t).into();
    }
    let model = page.model();
    links(page, t.served_by.iter().map(|serving| serving.step.map_or(model.processes[serving.process].node, |step| model.steps[step].node)))
}
