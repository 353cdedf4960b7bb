//! A journey of which nobody has written down what happens on it: what is known of it all the same, and who could tell.

use maud::{Markup, html};

use crate::base::vocabulary::JourneyState;
use crate::html::html_text::{Html, joined};
use crate::html::page_context::PageContext;
use crate::model::graph::Entity;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::{Journey, Process};
use crate::model::nested::Touchpoint;
use crate::model::said::Said;
use crate::words::{Message, message};

/// Processes that are named as those who meet people on the way.
const MOST_ASKED: usize = 5;

/// What stands in place of the picture.
pub(super) fn unmapped(page: &PageContext<'_, '_>, journey: &Journey) -> Markup {
    let persona = journey.persona.map(|persona| page.show(page.model().personas[persona].node));
    let fact = |name: Message, says: &Option<Said>| {
        html! {
            div {
                dt { (page.word(name)) }
                dd { @match says { Some(says) => (page.sentences(says)), None => span.unknown { (page.word(message::UNKNOWN)) } } }
            }
        }
    };
    html! {
        section.unmapped aria-labelledby="tl-unmapped" {
            h2 #tl-unmapped { (page.word(message::JOURNEY_UNMAPPED)) }
            p {
                @match (&persona, journey.state) {
                    (_, JourneyState::Target) => (page.word(message::JOURNEY_UNMAPPED_TARGET)),
                    (Some(persona), _) => (page.phrase(message::JOURNEY_UNMAPPED_SAYS, &[("persona", persona.into())])),
                    (None, _) => (page.word(message::JOURNEY_UNMAPPED_NOBODY)),
                }
            }
            dl.totals { (fact(message::JOURNEY_STARTS_WHEN, &journey.starts_when)) (fact(message::JOURNEY_ENDS_WHEN, &journey.ends_when)) }
            @if journey.state == JourneyState::Current { (whom_to_ask(page, journey, persona.as_ref())) }
        }
    }
}

/// Who could tell: somebody who walks it, and those whose work meets people at the point of a wider journey that it tells in full.
fn whom_to_ask(page: &PageContext<'_, '_>, journey: &Journey, persona: Option<&Html>) -> Markup {
    let meeting = page.by_title(meeting(page, journey));
    let named = joined(meeting.iter().take(MOST_ASKED).map(|&node| page.to(node)), ", ");
    html! {
        h3 { (page.word(message::JOURNEY_UNMAPPED_ASK)) }
        p {
                @match persona {
                    Some(persona) => (page.phrase(message::JOURNEY_UNMAPPED_ASK_PERSONA, &[("persona", persona.into())])),
                    None => (page.word(message::JOURNEY_UNMAPPED_ASK_ANYBODY)),
                }
        }
        @if !meeting.is_empty() { p { (page.phrase(message::JOURNEY_UNMAPPED_ASK_PROCESSES, &[("processes", (&named).into())])) } }
    }
}

/// The processes that serve the touchpoint, or the stage, of a wider journey that this one is a part of.
fn meeting(page: &PageContext<'_, '_>, journey: &Journey) -> Vec<NodeId> {
    let model = page.model();
    let touchpoints: Vec<Id<Touchpoint>> = match journey.parent.map(|parent| model.node(parent).entity) {
        Some(Entity::Touchpoint(id)) => vec![id],
        Some(Entity::Stage(id)) => model.stages[id].touchpoints.clone(),
        _ => Vec::new(),
    };
    let mut processes: Vec<Id<Process>> = touchpoints.into_iter().flat_map(|t| page.index.reach.serving(t)).copied().collect();
    processes.sort_unstable();
    processes.dedup();
    processes.into_iter().map(|process| model.processes[process].node).collect()
}
