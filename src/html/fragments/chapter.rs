//! The chapters of a journey: a stage each, with its touchpoints beside each other and everything that is known of them.
//!
//! A chapter is a table with a row for each touchpoint and a column for each thing that can be said of one, so that it is
//! read aloud touchpoint by touchpoint with the names of both, and holds together without a style sheet. Where there is
//! room the style sheet turns it: touchpoints become columns, and the names stand at the left of what they name, in rows
//! of one grid, so that none can slip. Where there is none, each touchpoint is a card with the names beside the values.
//!
//! - [`rows`]: what can be said, and who is involved. [`cells`]: how it is said; [`logged`]: what the log says; [`ways`]: what comes before and after, what is
//!   promised and measured.

mod cells;
mod logged;
mod rows;
mod ways;

use std::collections::BTreeMap;
use std::ops::Range;

use maud::{Markup, Render, html};

use crate::html::body::Body;
use crate::html::fragments::extra;
use crate::html::fragments::touchpoint::doers;
use crate::html::html_text::{Html, anchors, joined, path, room, text, write};
use crate::html::page_context::PageContext;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::Journey;
use crate::model::nested::{Stage, Touchpoint, TouchpointNext};
use crate::model::queries::touchpoint::Party;
use crate::model::said::Said;
use crate::picture::curve::say_feeling;
use crate::picture::stage_curve::{self, FeltPoint};
use crate::picture::svg;
use crate::words::{Message, MessageValue, message};

use logged::LoggedColumn;
use rows::ChapterRow;

/// Touchpoints that stand beside each other at most; more go on below, in bands alike.
const MOST_COLUMNS: usize = 6;

/// What style sheets know the row of the curve by: it is one of the first.
const CURVE_ROWS: [&str; 5] = ["c2", "c3", "c4", "c5", "c6"];

/// The chapters of a journey, stage by stage.
pub fn chapters(page: &PageContext<'_, '_>, id: Id<Journey>) -> Html {
    let model = page.model();
    let journey = &model.journeys[id];
    let body = page.body(journey.node);
    let chapters = Chapters { page, body: body.as_ref(), columns: columns(page, id) };
    let mut html = String::with_capacity(4096 + 2048 * chapters.columns.len());
    let mut begin = 0;
    for (number, &stage) in (1..).zip(&journey.stages) {
        let stage = &model.stages[stage];
        let end = begin + stage.touchpoints.len();
        chapters.chapter(number, stage, begin..end).render_to(&mut html);
        begin = end;
    }
    Html(html)
}

/// What the chapters of one journey share.
struct Chapters<'m, 'p, 's> {
    page: &'m PageContext<'p, 's>,
    body: Option<&'m Body<'p, 's>>,
    /// The touchpoints of all stages, in order.
    columns: Vec<TouchpointColumn<'s>>,
}

/// A touchpoint, and what is worked out for it.
struct TouchpointColumn<'s> {
    touchpoint: &'s Touchpoint,
    /// Its place in the journey, from 1.
    number: usize,
    teams: Vec<NodeId>,
    systems: Vec<NodeId>,
    /// What follows, where that is not just the next touchpoint.
    then: Option<&'s [TouchpointNext]>,
    /// What the log says of it.
    logged: Option<LoggedColumn<'s>>,
    /// The opportunities that would change it.
    changes: Vec<NodeId>,
    /// What the body says of it.
    story: Html,
}

/// The touchpoints of a journey, in order.
fn columns<'s>(page: &PageContext<'_, 's>, id: Id<Journey>) -> Vec<TouchpointColumn<'s>> {
    let model = page.model();
    let body = page.body(model.journeys[id].node);
    let mut changes: BTreeMap<Id<Touchpoint>, Vec<NodeId>> = BTreeMap::new();
    for &o in &model.journeys[id].opportunities {
        let opportunity = &model.opportunities[o];
        opportunity.touchpoints.iter().for_each(|&t| changes.entry(t).or_default().push(opportunity.node));
    }
    let branches: BTreeMap<Id<Touchpoint>, &[TouchpointNext]> = model.branches_of(id).collect();
    let mut logged = logged::columns(page, id);
    let column = |(number, t)| {
        let touchpoint = &model.touchpoints[t];
        let processes = page.index.reach.serving(t);
        TouchpointColumn {
            touchpoint,
            number,
            teams: each_once(doers(page, processes, true)),
            systems: each_once(doers(page, processes, false)),
            then: branches.get(&t).copied(),
            logged: logged.remove(&t),
            changes: changes.remove(&t).unwrap_or_default(),
            story: body.as_ref().map(|body| body.of_nested(anchor(page, touchpoint.node), 4)).unwrap_or_default(),
        }
    };
    (1..).zip(model.touchpoints_of(id)).map(column).collect()
}

/// Nodes in the order in which they were met, each once.
fn each_once(nodes: Vec<NodeId>) -> Vec<NodeId> {
    let mut seen = Vec::with_capacity(nodes.len());
    for node in nodes {
        if !seen.contains(&node) {
            seen.push(node);
        }
    }
    seen
}

/// Where a stage, touchpoint or opportunity stands on its page.
fn anchor<'s>(page: &PageContext<'_, 's>, node: NodeId) -> &'s str {
    page.model().node(node).address.nested.as_deref().unwrap_or_default()
}

impl Chapters<'_, '_, '_> {
    /// A stage, with the touchpoints in this range.
    fn chapter(&self, number: usize, stage: &Stage, range: Range<usize>) -> Markup {
        let page = self.page;
        let node = page.model().node(stage.node);
        let nested = anchor(page, stage.node);
        let prose = self.body.map(|body| body.of_nested(nested, 3)).unwrap_or_default();
        let bands = range.len().div_ceil(MOST_COLUMNS).max(1);
        let across = range.len().div_ceil(bands);
        let picture = stage.picture.as_ref().and_then(|picture| page.index.published.get(picture));
        html! { (room(1024 + 1500 * range.len()))
            "\n" section.ch.{"n" (across)} id=(text(nested)) {
                (anchors(&node.aliases))
                header {
                    h2 { b { (number) } " " (text(&node.title)) }
                    @if let Some(goal) = &stage.goal { p { (page.sentences(goal)) } }
                    (self.sums(&self.columns[range.clone()]))
                    @if let Some(picture) = picture { img src={(text(page.root)) (path(picture))} alt=(text(&node.title)) loading="lazy"; }
                }
                (self.of_stage(stage))
                @if !prose.is_empty() { div.prose { (prose) } }
                @if range.is_empty() {
                    p.unknown { (page.word(message::CHAPTER_NO_TOUCHPOINT)) }
                } @else {
                    div.in {
                        @for begin in range.clone().step_by(across) {
                            (self.band(begin..range.end.min(begin + across), across))
                        }
                    }
                }
            }
        }
    }

    /// What a stage says of itself, below its head.
    fn of_stage(&self, stage: &Stage) -> Markup {
        let page = self.page;
        let fact = |name: Message, says: Markup| html! { div { dt { (page.word(name)) } dd { (says) } } };
        let said = |said: &Said| html! { (page.sentences(said)) };
        let facts = html! {
            @if let Some(outcome) = stage.outcome { (fact(message::CHAPTER_REACHES, html! { (page.to(page.model().outcomes[outcome].node)) })) }
            @if let Some(starts) = &stage.starts_when { (fact(message::JOURNEY_STARTS_WHEN, said(starts))) }
            @if let Some(ends) = &stage.ends_when { (fact(message::JOURNEY_ENDS_WHEN, said(ends))) }
            @for &id in &stage.measures { (self.measure_of_stage(id)) }
            (extra::facts(page, page.own_fields(|own| &own.stage), stage.extra.as_deref()))
        };
        html! { @if !facts.0.is_empty() { dl.small { (facts) } } }
    }

    /// What a stage adds up to, in its head.
    fn sums(&self, columns: &[TouchpointColumn<'_>]) -> Markup {
        let page = self.page;
        let touchpoints = || columns.iter().map(|column| column.touchpoint);
        let work = touchpoints().filter_map(|t| t.effort_work).reduce(|a, b| a + b);
        let teams = each_once(columns.iter().flat_map(|column| column.teams.iter().copied()).collect()).len();
        let lowest = touchpoints().filter_map(|t| t.feeling).min_by(f64::total_cmp);
        let work = work.map(|work| html! { (page.phrase(message::CHAPTER_WORK, &[("work", MessageValue::Minutes(work))])) });
        let teams = (teams > 0).then(|| html! { (page.phrase(message::COUNT_TEAMS, &[("count", teams.into())])) });
        let lowest = lowest.map(|f| html! { (page.phrase(message::CHAPTER_LOWEST, &[("figure", (&say_feeling(f)).into())])) });
        html! { p.sums { (joined([work, teams, lowest].into_iter().flatten(), " · ")) } }
    }

    /// Touchpoints that stand beside each other, where so many have room.
    fn band(&self, range: Range<usize>, across: usize) -> Markup {
        let page = self.page;
        let columns = &self.columns[range.clone()];
        let rows = rows::rows(page, columns);
        let feels = rows.iter().position(|row| *row == ChapterRow::Feels);
        html! {
            "\n" table class=[feels.and_then(|at| CURVE_ROWS.get(at))] {
                @if feels.is_some() { caption { (self.curve(range, across)) } }
                thead {
                    tr {
                        th { (page.word(message::CHAPTER_TOUCHPOINT)) }
                        @for row in &rows { (self.name(row, columns)) }
                    }
                }
                tbody { @for column in columns { (self.touchpoint(column, &rows)) } }
            }
        }
    }

    /// How the touchpoints of a range feel, between the one before and the one after.
    fn curve(&self, range: Range<usize>, across: usize) -> Markup {
        let model = self.page.model();
        let feeling = |at: Option<usize>| at.and_then(|at| self.columns.get(at)).and_then(|column| column.touchpoint.feeling);
        let felt = |t: &Touchpoint| {
            let point = |feeling| FeltPoint { feeling, truth: t.moment_of_truth, party: t.party(), assumed: model.has_assumed_feeling(t) };
            t.feeling.map(point)
        };
        let points: Vec<Option<FeltPoint>> = self.columns[range.clone()].iter().map(|column| felt(column.touchpoint)).collect();
        let scene = stage_curve::scene(feeling(range.start.checked_sub(1)), &points, feeling(Some(range.end)), across);
        html! { (write(|out| svg::write_small(out, &scene, &|_, _| {}))) }
    }

    /// A touchpoint, row by row.
    fn touchpoint(&self, column: &TouchpointColumn<'_>, rows: &[ChapterRow<'_>]) -> Markup {
        let page = self.page;
        let t = column.touchpoint;
        let node = page.model().node(t.node);
        let nested = anchor(page, t.node);
        let is_third = matches!(t.party(), Party::Third { .. });
        html! {
            "\n" tr id=(text(nested)) class=[is_third.then_some("third")] {
                th scope="row" {
                    (anchors(&node.aliases))
                    a href={"#" (path(nested))} { (column.number) }
                    " " b role="heading" aria-level="3" { (text(&node.title)) }
                }
                @for row in rows { (self.cell(row, column)) }
            }
        }
    }
}
