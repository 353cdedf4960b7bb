//! The rows of a trace. Each thing says by `data-to` to which others it leads, by their places among all that say so, with a minus
//! where it is only made possible: a script lights threads by that.

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
use crate::picture::trace::{FoldOf, TraceColumn, TraceFold, TraceGraph, TraceItem, TraceLink, TraceThing};
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
    /// From which number to which, and whether only by support; in their order, each once.
    leads: Vec<(usize, usize, bool)>,
    /// Whether journeys have their strip, and outcomes their bullet.
    has_pictures: bool,
}

impl<'t, 'p, 's> TraceRows<'t, 'p, 's> {
    /// Of a trace.
    pub(super) fn of(page: &'t PageContext<'p, 's>, trace: &'t TraceGraph) -> Self {
        let mut numbers = vec![0; trace.things.len()];
        let mut next = 0;
        trace.columns.iter().flat_map(|(_, items)| items).for_each(|item| number(item, trace.opens, &mut numbers, &mut next));
        let lead = |link: &TraceLink| (numbers[link.from], numbers[link.to], link.support);
        let mut leads: Vec<(usize, usize, bool)> = trace.links.iter().map(lead).filter(|(from, to, _)| from != to).collect();
        // What is more than support comes first, and stays.
        leads.sort_unstable();
        leads.dedup_by_key(|&mut (from, to, _)| (from, to));
        Self { page, trace, numbers, leads, has_pictures: lit_journeys::has_room_for_pictures(page) }
    }

    /// Writes the row of an item, with what is folded into it.
    pub(super) fn write(&self, column: TraceColumn, item: &TraceItem, out: &mut String) {
        match item {
            TraceItem::Thing(thing) => self.write_thing(column, *thing, out),
            TraceItem::Fold(fold) => self.fold(column, fold, item).render_to(out),
            TraceItem::Passage => html! { li.v { (self.page.word(message::TRACE_PASSAGE)) } }.render_to(out),
        }
    }

    /// A thing, piece by piece: of these there are most.
    fn write_thing(&self, column: TraceColumn, at: usize, out: &mut String) {
        let thing = &self.trace.things[at];
        let entity = self.page.model().node(thing.node).entity;
        out.push_str("<li");
        self.write_class(thing, entity, out);
        out.push_str(if matches!(entity, Entity::Team(_)) { " data-team data-to=\"" } else { " data-to=\"" });
        self.write_leads(self.numbers[at], out);
        out.push_str("\">");
        if thing.is_subject && thing.rank <= 1 {
            html! { b { (text(&self.page.title(thing.node))) } }.render_to(out);
        } else {
            self.page.to(thing.node).render_to(out);
        }
        match entity {
            Entity::Outcome(id) => self.promise(id).render_to(out),
            Entity::Touchpoint(id) => {
                if let Some(feeling) = self.page.model().touchpoints[id].feeling {
                    [" <small>", &say_feeling(feeling), "</small>"].iter().for_each(|piece| out.push_str(piece));
                }
            }
            _ if column == TraceColumn::Parts => {
                [" <small>", self.page.word(kind(entity)).0, "</small>"].iter().for_each(|piece| out.push_str(piece));
            }
            _ => {}
        }
        out.push_str("</li>");
    }

    /// Touchpoints by how they feel; else what the trace is of, and what is only made possible.
    fn write_class(&self, thing: &TraceThing, entity: Entity, out: &mut String) {
        if let Entity::Touchpoint(id) = entity {
            let touchpoint = &self.page.model().touchpoints[id];
            out.push_str(" class=\"t");
            if let Some(feeling) = touchpoint.feeling {
                out.push(' ');
                out.push_str(feeling_class(feeling));
                out.push_str(if touchpoint.moment_of_truth { " mt" } else { "" });
            }
            out.push('"');
        } else if thing.is_subject && thing.rank <= 1 {
            out.push_str(" class=\"me\"");
        } else if thing.rank == SUPPORTING {
            out.push_str(" class=\"s\"");
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
        let class = if matches!(fold.of, FoldOf::Journey(_)) { "j" } else { "g" };
        let inner = write(|out| fold.items.iter().for_each(|item| self.write(column, item, out)));
        if fold.open {
            return html! { li.(class) { (self.head(fold, item, true)) ul { (inner) } } };
        }
        if self.trace.opens {
            return html! { li.(class) { details { summary { (self.head(fold, item, false)) } ul { (inner) } } } };
        }
        let mut first = None;
        item.each(&mut |thing| {
            first.get_or_insert(thing);
        });
        let leads = write(|out| self.write_leads(first.map_or(0, |thing| self.numbers[thing]), out));
        html! { li.(class) data-to=(leads) { (self.head(fold, item, true)) } }
    }

    /// What the head of a fold says; it leads there where it is nothing that opens.
    fn head(&self, fold: &TraceFold, item: &TraceItem, leads: bool) -> Markup {
        let page = self.page;
        let named = |node: NodeId| html! { @if leads { (page.to(node)) } @else { (text(&page.title(node))) } };
        let count = html! { @if !fold.open { " " small { (item.count()) } } };
        match fold.of {
            FoldOf::Journey(node) => html! { (self.strip(node, item)) span { (named(node)) (count) } },
            FoldOf::Group(node) => html! { span { (named(node)) (count) } },
            FoldOf::Kind(kind) => html! { span { (page.word(Message::many(kind))) (count) } },
            FoldOf::Rest => html! { span { (page.phrase(message::TRACE_MORE, &[("count", item.count().into())])) } },
        }
    }

    /// A journey as its touchpoints in a row, by how they feel, those marked one by one that stand below it.
    fn strip(&self, node: NodeId, item: &TraceItem) -> Markup {
        let model = self.page.model();
        let Entity::Journey(journey) = model.node(node).entity else { return Markup::default() };
        if !self.has_pictures {
            return Markup::default();
        }
        let here: Vec<NodeId> = item.things().iter().map(|&thing| self.trace.things[thing].node).collect();
        PreEscaped(strip(self.page, journey, &here))
    }

    /// To which numbers one leads.
    fn write_leads(&self, number: usize, out: &mut String) {
        let from = self.leads.partition_point(|&(from, ..)| from < number);
        let leads = self.leads[from..].iter().take_while(|&&(from, ..)| from == number);
        for (i, &(_, to, support)) in leads.enumerate() {
            out.push_str(if i > 0 { " " } else { "" });
            out.push_str(if support { "-" } else { "" });
            out.push_str(itoa::Buffer::new().format(to));
        }
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
