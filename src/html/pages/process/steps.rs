//! The steps of a process, one below the other: who, what with, how long, and what follows.

use maud::{Markup, html};

use crate::base::vocabulary::Layer;
use crate::html::body::Body;
use crate::html::fragments::extra;
use crate::html::html_text::{Html, anchors, room, text};
use crate::html::page_context::PageContext;
use crate::model::id::Id;
use crate::model::kinds::Process;
use crate::model::nested::{Actor, Step};
use crate::words::{Message, MessageValue, message};

use super::links;

/// The steps as the items of a list; nothing where none are recorded.
pub(super) fn steps(page: &PageContext<'_, '_>, process: &Process) -> Html {
    let steps = &page.model().steps;
    let body = page.body(process.node);
    html! { (room(1200 * process.steps.len()))
        @for (i, &id) in process.steps.iter().enumerate() {
            @let before = i.checked_sub(1).map(|i| &steps[process.steps[i]]);
            (step(page, &steps[id], Neighbours { before, below: process.steps.get(i + 1).copied() }, body.as_ref()))
        }
    }
    .into()
}

/// How a step stands among its neighbours.
struct Neighbours<'s> {
    before: Option<&'s Step>,
    below: Option<Id<Step>>,
}

fn step(page: &PageContext<'_, '_>, step: &Step, neighbours: Neighbours<'_>, body: Option<&Body<'_, '_>>) -> Markup {
    let node = page.model().node(step.node);
    let nested = node.address.nested.as_deref().unwrap_or_default();
    let layer = step.layer.map(|layer| [" layer-", layer.word()].concat()).unwrap_or_default();
    let title = [("title", (&*node.title).into())];
    let text_of_body = body.map(|b| b.of_nested(nested, 4)).unwrap_or_default();
    html! {
        (room(1200))
        "\n    "
        li class={ "step by-" (class(step.by)) (text(&layer)) @if step.informal { " informal" } } id=(text(nested)) {
            (anchors(&node.aliases))
            @if let Some(wait) = step.wait {
                "\n      " p.step-wait { (page.phrase(message::PROCESS_STEP_WAITS, &[("wait", MessageValue::Minutes(wait))])) }
            }
            "\n      "
            div.step-card {
                "\n      "
                h3 {
                    (text(&node.title)) " "
                    a.permalink href={ "#" (text(nested)) } aria-label=(page.phrase(message::LINK_TO, &title)) { "#" }
                }
                (by(page, step, neighbours.before))
                (facts(page, step))
                (extra::list(page, step.extra.as_deref()))
                @if !text_of_body.is_empty() { "\n      " div.prose { (text_of_body) } }
                (next(page, step, neighbours.below))
                "\n      "
            }
            "\n    "
        }
    }
}

/// Who does a step. That the work is handed over is said, and its layer where the one before it has another.
fn by(page: &PageContext<'_, '_>, step: &Step, before: Option<&Step>) -> Markup {
    let is_handed_over = before.and_then(|before| before.by.hands_over_to(step.by)) == Some(true);
    let layer = step.layer.filter(|_| step.layer != before.and_then(|before| before.layer));
    html! {
        "\n      "
        p.step-by {
            span data-team[matches!(step.by, Actor::Team(_))] {
                @if is_handed_over {
                    span.hand-off aria-hidden="true" { "⇢" } " " span.within { (page.word(message::PROCESS_STEP_HANDED_OVER)) } " "
                }
                (doer(page, step.by))
            }
            @if let Some(layer) = layer { " " span.tag { (page.word(layer_word(layer))) } }
            @if step.informal { " " span.tag { (page.word(message::PROCESS_STEP_INFORMAL)) } }
        }
    }
}

fn layer_word(layer: Layer) -> Message {
    match layer {
        Layer::Front => message::PROCESS_LAYER_FRONT,
        Layer::Back => message::PROCESS_LAYER_BACK,
        Layer::Support => message::PROCESS_LAYER_SUPPORT,
    }
}

fn facts(page: &PageContext<'_, '_>, step: &Step) -> Markup {
    let systems = links(page, step.systems.iter().map(|&system| page.model().systems[system].node));
    html! {
        "\n      "
        p.step-facts {
            @match step.work {
                Some(work) => span { (page.phrase(message::PROCESS_STEP_WORK, &[("work", MessageValue::Minutes(work))])) },
                None => span.unknown { (page.word(message::PROCESS_STEP_WORK_UNKNOWN)) },
            }
            @if !step.systems.is_empty() {
                " " span { (page.phrase(message::PROCESS_STEP_SYSTEMS, &[("systems", (&systems).into())])) }
            }
        }
    }
}

/// What follows, where it is not simply the step below.
fn next(page: &PageContext<'_, '_>, step: &Step, below: Option<Id<Step>>) -> Markup {
    let is_below = matches!(&*step.next, [one] if Some(one.to) == below && one.when.is_none());
    html! {
        @if step.next.is_empty() {
            "\n      " p.ends { (page.word(message::PROCESS_ENDS)) }
        } @else if !is_below {
            "\n      "
            ul.nexts {
                @for next in &step.next {
                    li {
                        @if let Some(when) = &next.when { b { (text(when)) } " " }
                        "→ " (page.to(page.model().steps[next.to].node))
                    }
                }
            }
        }
    }
}

/// The class of who does a step.
fn class(actor: Actor) -> &'static str {
    match actor {
        Actor::Team(_) => "team",
        Actor::System(_) => "system",
        Actor::ThirdParty(_) => "third-party",
        Actor::Persona => "persona",
        Actor::Us => "us",
    }
}

/// Who does something, as a link where they have a page.
pub(super) fn doer(page: &PageContext<'_, '_>, actor: Actor) -> Markup {
    let model = page.model();
    let node = match actor {
        Actor::Team(id) => model.teams[id].node,
        Actor::System(id) => model.systems[id].node,
        Actor::ThirdParty(id) => model.third_parties[id].node,
        Actor::Persona => return html! { (page.word(message::PROCESS_DONE_BY_THE_CUSTOMER)) },
        Actor::Us => return html! { (text(&model.site.us)) },
    };
    html! { (page.to(node)) }
}
