//! The rows of a trace. Each thing says by `data-to` to which others it leads, by their places among all that say so, with a minus
//! where it is only made possible: a script lights threads by that.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use maud::{Markup, PreEscaped, Render, html};

use crate::analysis::standing::{self, Standing};
use crate::analysis::verdict;
use crate::html::fragments::{lit_journeys, measure};
use crate::html::html_text::{text, write};
use crate::html::page_context::PageContext;
use crate::model::graph::Entity;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::{Journey, Outcome};
use crate::picture::curve::{feeling_class, say_feeling};
use crate::picture::trace::{FoldOf, TraceColumn, TraceFold, TraceGraph, TraceItem};
use crate::words::{Message, MessageValue, message};

use super::things::SUPPORTING;

/// What stands above a column.
pub(super) fn heading(column: TraceColumn) -> Message {
    match column {
        TraceColumn::Outcomes => message::KIND_OUTCOME_MANY,
        TraceColumn::Touchpoints => message::OUTCOME_TOUCHPOINTS,
        TraceColumn::Service => message::KIND_SERVICE,
        TraceColumn::Processes => message::KIND_PROCESS_MANY,
        TraceColumn::Parts => message::TRACE_PARTS,
    }
}

/// The rows of a trace in the making.
pub(super) struct TraceRows<'t, 'p, 's> {
    page: &'t PageContext<'p, 's>,
    trace: &'t TraceGraph,
    /// The number of each thing, or of what stands for it, in the order of the page.
    numbers: Vec<usize>,
    /// Where each number leads, and whether only by support.
    leads: Vec<BTreeMap<usize, bool>>,
    /// Whether journeys have their strip, and outcomes their bullet.
    has_pictures: bool,
}

impl<'t, 'p, 's> TraceRows<'t, 'p, 's> {
    /// Of a trace.
    pub(super) fn of(page: &'t PageContext<'p, 's>, trace: &'t TraceGraph) -> Self {
        let mut numbers = vec![0; trace.things.len()];
        let mut next = 0;
        trace.columns.iter().flat_map(|(_, items)| items).for_each(|item| number(item, trace.opens, &mut numbers, &mut next));
        let mut leads = vec![BTreeMap::new(); next];
        for link in &trace.links {
            let (from, to) = (numbers[link.from], numbers[link.to]);
            if from != to {
                leads[from].entry(to).and_modify(|support| *support &= link.support).or_insert(link.support);
            }
        }
        Self { page, trace, numbers, leads, has_pictures: lit_journeys::has_room_for_pictures(page) }
    }

    /// The row of an item, with what is folded into it.
    pub(super) fn item(&self, column: TraceColumn, item: &TraceItem) -> Markup {
        match item {
            TraceItem::Thing(thing) => self.thing(column, *thing),
            TraceItem::Fold(fold) => self.fold(column, fold, item),
            TraceItem::Passage => html! { li.v { (self.page.word(message::TRACE_PASSAGE)) } },
        }
    }

    fn thing(&self, column: TraceColumn, at: usize) -> Markup {
        let thing = &self.trace.things[at];
        let model = self.page.model();
        let entity = model.node(thing.node).entity;
        let name = |out: &mut String| {
            if thing.is_subject && thing.rank <= 1 {
                html! { b { (text(&self.page.title(thing.node))) } }.render_to(out);
            } else {
                self.page.to(thing.node).render_to(out);
            }
        };
        let class = match entity {
            Entity::Touchpoint(id) => match (model.touchpoints[id].feeling.map(feeling_class), model.touchpoints[id].moment_of_truth) {
                (Some(feeling), true) => format!("t {feeling} mt"),
                (Some(feeling), false) => format!("t {feeling}"),
                (None, _) => "t".to_owned(),
            },
            _ if thing.is_subject && thing.rank <= 1 => "me".to_owned(),
            _ if thing.rank == SUPPORTING => "s".to_owned(),
            _ => String::new(),
        };
        html! {
            li class=[(!class.is_empty()).then_some(&class)] data-team[matches!(entity, Entity::Team(_))] data-to=(self.leads_to(self.numbers[at])) {
                (write(name))
                @match entity {
                    Entity::Outcome(id) => (self.promise(id)),
                    Entity::Touchpoint(id) => @if let Some(feeling) = model.touchpoints[id].feeling { " " small { (text(&say_feeling(feeling))) } },
                    _ if column == TraceColumn::Parts => { " " small { (self.page.word(kind(entity))) } },
                    _ => {},
                }
            }
        }
    }

    /// The first measure of an outcome as a picture, and how far it has come.
    fn promise(&self, id: Id<Outcome>) -> Markup {
        let Some(first) = verdict::first_measure(self.page.model(), id) else {
            return html! { small { (self.page.word(message::NOT_MEASURED)) } };
        };
        let (said, share) = match standing::of_measure(first) {
            Standing::Kept => (message::TRACE_KEPT, 1.0),
            Standing::Way(share) => (message::TRACE_WAY, share),
            Standing::Further => (message::TRACE_FURTHER, 0.0),
            _ => (message::TRACE_UNKNOWN, 0.0),
        };
        html! {
            @if let Some(bullet) = measure::bullet(self.page, first).filter(|_| self.has_pictures) { (bullet) " " }
            small { (self.page.phrase(said, &[("share", MessageValue::Share(share))])) }
        }
    }

    fn fold(&self, column: TraceColumn, fold: &TraceFold, item: &TraceItem) -> Markup {
        let things = item.things();
        let class = if matches!(fold.of, FoldOf::Journey(_)) { "j" } else { "g" };
        let inner = html! { ul { @for item in &fold.items { (self.item(column, item)) } } };
        if fold.open {
            return html! { li.(class) { (self.head(fold, &things, true)) (inner) } };
        }
        if self.trace.opens {
            return html! { li.(class) { details { summary { (self.head(fold, &things, false)) } (inner) } } };
        }
        let number = things.first().map_or(0, |&thing| self.numbers[thing]);
        html! { li.(class) data-to=(self.leads_to(number)) { (self.head(fold, &things, true)) } }
    }

    /// What the head of a fold says; it leads there where it is nothing that opens.
    fn head(&self, fold: &TraceFold, things: &[usize], leads: bool) -> Markup {
        let page = self.page;
        let named = |node: NodeId| html! { @if leads { (page.to(node)) } @else { (text(&page.title(node))) } };
        let count = html! { @if !fold.open { " " small { (things.len()) } } };
        match fold.of {
            FoldOf::Journey(node) => html! { (self.strip(node, things)) span { (named(node)) (count) } },
            FoldOf::Group(node) => html! { span { (named(node)) (count) } },
            FoldOf::Kind(kind) => html! { span { (page.word(Message::many(kind))) (count) } },
            FoldOf::Rest => html! { span { (page.phrase(message::TRACE_MORE, &[("count", things.len().into())])) } },
        }
    }

    /// A journey as its touchpoints in a row, by how they feel, those marked one by one that stand below it.
    fn strip(&self, node: NodeId, things: &[usize]) -> Markup {
        let model = self.page.model();
        let Entity::Journey(journey) = model.node(node).entity else { return Markup::default() };
        if !self.has_pictures {
            return Markup::default();
        }
        let here: Vec<NodeId> = things.iter().map(|&thing| self.trace.things[thing].node).collect();
        PreEscaped(strip(self.page, journey, &here))
    }

    fn leads_to(&self, number: usize) -> String {
        let mut said = String::new();
        for (to, support) in &self.leads[number] {
            let _ = write!(said, "{}{}{to}", if said.is_empty() { "" } else { " " }, if *support { "-" } else { "" });
        }
        said
    }
}

/// How wide a strip is drawn before it is stretched, and where no feeling either way lies.
const WIDTH: usize = 200;
const ZERO: i32 = 9;

fn strip(page: &PageContext<'_, '_>, journey: Id<Journey>, here: &[NodeId]) -> String {
    let model = page.model();
    let all: Vec<_> = model.touchpoints_of(journey).map(|t| &model.touchpoints[t]).collect();
    let mut svg = format!(
        "<svg class=\"dots\" viewBox=\"0 0 {WIDTH} 18\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><path d=\"M0 {ZERO}H{WIDTH}\"/>"
    );
    let mut others = String::new();
    let mut marked = String::new();
    for (i, touchpoint) in all.iter().enumerate() {
        let x = (2 * i + 1) * WIDTH / (2 * all.len());
        #[expect(clippy::cast_possible_truncation, reason = "it is held between -2 and 2")]
        let y = ZERO - (touchpoint.feeling.unwrap_or(0.0).clamp(-2.0, 2.0) * 3.0).round() as i32;
        if here.contains(&touchpoint.node) {
            let class = touchpoint.feeling.map_or("f0", feeling_class);
            let _ = write!(marked, "<path class=\"{class}\" d=\"M{x} {y}h0\"/>");
        } else {
            let _ = write!(others, "M{x} {y}h0");
        }
    }
    if !others.is_empty() {
        let _ = write!(svg, "<path class=\"u\" d=\"{others}\"/>");
    }
    svg + &marked + "</svg>"
}

/// The word for what a part is.
fn kind(entity: Entity) -> Message {
    match entity {
        Entity::Role(_) => message::KIND_ROLE,
        Entity::Team(_) => message::KIND_TEAM,
        Entity::System(_) => message::KIND_SYSTEM,
        _ => message::KIND_THIRD_PARTY,
    }
}

/// Numbers the rows in the order of the page: things, or what they are folded into where that cannot be opened.
fn number(item: &TraceItem, opens: bool, numbers: &mut [usize], next: &mut usize) {
    match item {
        TraceItem::Fold(fold) if fold.open || opens => fold.items.iter().for_each(|item| number(item, opens, numbers, next)),
        TraceItem::Passage => {}
        _ => {
            item.things().into_iter().for_each(|thing| numbers[thing] = *next);
            *next += 1;
        }
    }
}
