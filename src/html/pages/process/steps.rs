//! The steps of a process as a table, in order: who, what with, how long, and what follows.

use maud::{Markup, Render, html};

use crate::base::vocabulary::Layer;
use crate::html::address::encode;
use crate::html::body::Body;
use crate::html::fragments::extra;
use crate::html::html_text::{self, Html, anchors, joined, minutes, room, text};
use crate::html::page_context::PageContext;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::Process;
use crate::model::nested::{Actor, Step, WorkItem};
use crate::words::{Message, MessageValue, message};

/// Which columns a table has: one that nothing stands in is left out.
#[derive(Clone, Copy)]
struct StepColumns {
    systems: bool,
    waits: bool,
    work: bool,
}

/// The most lanes that marks tell apart.
const LANES: usize = 8;

/// The steps as a table; nothing where none are recorded. `lanes` has the lane of each in the picture above.
pub(super) fn steps(page: &PageContext<'_, '_>, process: &Process, lanes: &[usize]) -> Html {
    if process.steps.is_empty() {
        return Html::default();
    }
    let steps = &page.model().steps;
    let body = page.body(process.node);
    let any = |has: fn(&Step) -> bool| process.steps.iter().any(|&id| has(&steps[id]));
    let columns = StepColumns {
        systems: any(|step| !step.systems.is_empty()),
        waits: any(|step| step.within.is_some() || step.wait.is_some_and(|wait| wait > 0.0)),
        work: any(|step| step.work.is_some()),
    };
    let mut linked = LinkedOnce::default();
    html! { (room(500 * process.steps.len()))
        table class=(lane_count(lanes)) {
            thead {
                tr {
                    th { (page.word(message::PROCESS_STEP)) }
                    th { (page.word(message::PROCESS_STEP_WHO)) }
                    @if columns.systems { th { (page.word(message::PROCESS_STEP_WITH)) } }
                    @if columns.waits { th.t { (page.word(message::PROCESS_STEP_WAIT)) } }
                    @if columns.work { th.k { (page.word(message::PROCESS_STEP_WORK)) } }
                }
            }
            tbody {
                @for (i, &id) in process.steps.iter().enumerate() {
                    @let before = i.checked_sub(1).map(|i| &steps[process.steps[i]]);
                    (row(page, &steps[id], Neighbours { number: i + 1, before, below: process.steps.get(i + 1).copied(), lane: lanes.get(i).copied() }, columns, body.as_ref(), &mut linked))
                }
            }
        }
        @if columns.work && any(is_unknown) { p.key { (page.word(message::PROCESS_STEP_UNKNOWN)) } }
    }
    .into()
}

/// Whether somebody's work in a step is not recorded. What machines do takes nobody's time.
fn is_unknown(step: &Step) -> bool {
    step.work.is_none() && !matches!(step.by, Actor::System(_))
}

/// How a step stands among its neighbours.
#[derive(Clone, Copy)]
struct Neighbours<'s> {
    number: usize,
    before: Option<&'s Step>,
    below: Option<Id<Step>>,
    lane: Option<usize>,
}

/// Who and what the steps name. They name the same again and again: where they first do is the link.
#[derive(Default)]
struct LinkedOnce(Vec<NodeId>);

impl LinkedOnce {
    fn show(&mut self, page: &PageContext<'_, '_>, node: NodeId) -> Markup {
        if self.0.contains(&node) {
            return html! { (text(&page.model().node(node).title)) };
        }
        self.0.push(node);
        page.to(node).render()
    }
}

/// A step. What a row holds ends where the next begins.
fn row(
    page: &PageContext<'_, '_>,
    step: &Step,
    neighbours: Neighbours<'_>,
    columns: StepColumns,
    body: Option<&Body<'_, '_>>,
    linked: &mut LinkedOnce,
) -> Markup {
    let node = page.model().node(step.node);
    let nested = node.address.nested.as_deref().unwrap_or_default();
    let text_of_body = body.map(|b| b.of_nested(nested, 3)).unwrap_or_default();
    html! {
        tr class=[classes(step, neighbours.lane)] id=(text(nested));
        th scope="row";
        (anchors(&node.aliases))
        a href={ "#" (text(nested)) } { (neighbours.number) } " " (text(&node.title))
        @if step.informal { " " span.tag { (page.word(message::PROCESS_STEP_INFORMAL)) } }
        (extra::list(page, page.own_fields(|own| &own.step), step.extra.as_deref()))
        (items(page, message::PROCESS_STEP_IN, &step.inputs))
        (items(page, message::PROCESS_STEP_OUT, &step.outputs))
        @if !text_of_body.is_empty() { div.prose { (text_of_body) } }
        (next(page, step, neighbours.below))
        (by(page, step, neighbours.before, linked))
        @if columns.systems { td; (joined(step.systems.iter().map(|&system| linked.show(page, page.model().systems[system].node)), ", ")) }
        @if columns.waits { td.t; @if let Some(wait) = step.wait.filter(|&wait| wait > 0.0) { (minutes(wait)) } (promised(page, step)) }
        @if columns.work { td.k; (work(step)) }
    }
}

/// The classes of the table: how many lanes there are.
fn lane_count(lanes: &[usize]) -> &'static str {
    const CLASSES: [&str; LANES + 1] =
        ["steps", "steps n1", "steps n2", "steps n3", "steps n4", "steps n5", "steps n6", "steps n7", "steps n8"];
    CLASSES[lanes.iter().max().map_or(0, |last| last + 1).min(LANES)]
}

/// The classes of a row: whether it lies below the waterline, and its lane.
fn classes(step: &Step, lane: Option<usize>) -> Option<&'static str> {
    const SEEN: [&str; LANES] = ["g0", "g1", "g2", "g3", "g4", "g5", "g6", "g7"];
    const UNSEEN: [&str; LANES] = ["w g0", "w g1", "w g2", "w g3", "w g4", "w g5", "w g6", "w g7"];
    let is_unseen = step.layer.is_some_and(|layer| layer != Layer::Front);
    match (is_unseen, lane) {
        (true, None) => Some("w"),
        (true, Some(lane)) => Some(UNSEEN[lane.min(LANES - 1)]),
        (false, lane) => lane.map(|lane| SEEN[lane.min(LANES - 1)]),
    }
}

/// Within which time a step is promised, and whether it comes later than that.
fn promised(page: &PageContext<'_, '_>, step: &Step) -> Markup {
    let Some(within) = step.within else { return Markup::default() };
    let is_late = step.wait.is_some_and(|wait| wait > within);
    let says = if is_late { message::PROCESS_STEP_LATE } else { message::PROCESS_STEP_WITHIN };
    html! { " " small { (page.phrase(says, &[("within", MessageValue::Minutes(within))])) } }
}

/// What goes into a step or comes out of it: files and addresses as links.
fn items(page: &PageContext<'_, '_>, name: Message, items: &[WorkItem]) -> Markup {
    let one = |item: &WorkItem| {
        let file = item.file.as_ref().and_then(|file| page.index.published.get(file)).map(|path| format!("{}{}", page.root, encode(path)));
        let to = file.or_else(|| item.url.as_ref().map(ToString::to_string));
        let said = item.text.as_ref();
        html! {
            @match (to, said) {
                // A link holds no other.
                (Some(to), Some(said)) => a href=(text(&to)) rel="noopener noreferrer" { (text(&said.plain(page.model()))) },
                (Some(to), None) => a href=(text(&to)) rel="noopener noreferrer" { (text(&to)) },
                (None, Some(said)) => (page.sentences(said)),
                (None, None) => {}
            }
        }
    };
    html! { @if !items.is_empty() { p.io { b { (page.word(name)) } " " (joined(items.iter().map(one), ", ")) } } }
}

/// How long a step takes: nothing for what a machine does in no time.
fn work(step: &Step) -> Markup {
    html! {
        @match step.work {
            Some(work) if work > 0.0 || !matches!(step.by, Actor::System(_)) => (html_text::work(work)),
            _ if is_unknown(step) => "?",
            _ => {}
        }
    }
}

/// Who does a step. That the work is handed over is said, and its layer where the one before it has another.
fn by(page: &PageContext<'_, '_>, step: &Step, before: Option<&Step>, linked: &mut LinkedOnce) -> Markup {
    let is_handed_over = before.and_then(|before| before.by.hands_over_to(step.by)) == Some(true);
    let layer = step.layer.filter(|_| step.layer != before.and_then(|before| before.layer));
    html! {
        td;
        @if is_handed_over { b.low { span.vh { (page.word(message::PROCESS_STEP_HANDED_OVER)) } } " " }
        @match page.model().actor_node(step.by) {
            Some(node) if matches!(step.by, Actor::Team(_)) => span data-team { (linked.show(page, node)) },
            Some(node) => (linked.show(page, node)),
            None => (doer(page, step.by)),
        }
        @if let Some(layer) = layer { " " small { (page.word(layer_word(layer))) } }
    }
}

fn layer_word(layer: Layer) -> Message {
    match layer {
        Layer::Front => message::PROCESS_LAYER_FRONT,
        Layer::Back => message::PROCESS_LAYER_BACK,
        Layer::Support => message::PROCESS_LAYER_SUPPORT,
    }
}

/// What follows, where it is not simply the step below.
fn next(page: &PageContext<'_, '_>, step: &Step, below: Option<Id<Step>>) -> Markup {
    let is_below = matches!(&*step.next, [one] if Some(one.to) == below && one.when.is_none());
    html! {
        @if step.next.is_empty() {
            @if below.is_some() { small { (page.word(message::PROCESS_ENDS)) } }
        } @else if !is_below {
            ul.nexts {
                @for next in &step.next {
                    li;
                    @if let Some(when) = &next.when { (text(when)) " " }
                    "→ " (page.to(page.model().steps[next.to].node))
                }
            }
        }
    }
}

/// Who does something, as a link where they have a page.
pub(super) fn doer(page: &PageContext<'_, '_>, actor: Actor) -> Markup {
    let model = page.model();
    html! {
        @match (model.actor_node(actor), actor) {
            (Some(node), _) => (page.to(node)),
            (None, Actor::Persona) => (page.word(message::PROCESS_DONE_BY_THE_CUSTOMER)),
            (None, _) => (text(&model.site.us)),
        }
    }
}
