//! A persona's page.

use std::sync::Arc;

use maud::html;
use serde::Serialize;

use crate::base::vocabulary::JourneyState;
use crate::html::address::encode;
use crate::model::graph::EdgeKind;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::{Journey, Persona};
use crate::model::nested::Touchpoint;
use crate::picture::gauge;
use crate::picture::strip::StripSize;
use crate::words::message;

use crate::html::fragments::common::Common;
use crate::html::fragments::strip::strip;
use crate::html::html_text::Html;
use crate::html::link::is_to_come;
use crate::html::page_context::PageContext;
use crate::html::pages::outcome::NeedView;

/// A persona's page.
#[derive(Debug, Serialize)]
pub struct PersonaView<'p> {
    /// What the page of every file sees.
    common: Common<'p>,
    /// What one of them said.
    quote: Option<Html>,
    /// Where a picture of them lies, from the root of the site, encoded.
    picture: Option<String>,
    /// What they need, asked for or not.
    needs: Vec<PersonaNeed<'p>>,
    /// The outcomes that they want, as the items of a list.
    outcomes: Html,
    /// The journeys that they walk, each as its strip, as the items of a list; what should happen comes last.
    journeys: Html,
}

#[derive(Debug, Serialize)]
struct PersonaNeed<'p> {
    /// Its anchor on the page.
    id: &'p str,
    /// Anchors that it had before and that still lead to it.
    aliases: &'p [Arc<str>],
    /// What it says.
    need: NeedView<'p>,
    /// How much it matters and how well it is met, as a picture.
    gauge: Option<Html>,
    /// The touchpoints that meet it today, one behind the other.
    met_at: Html,
    /// The same in journeys that should happen.
    to_be_met_at: Html,
    /// The services that meet it, one behind the other.
    met_by: Html,
    /// What the body says of it.
    text: Html,
}

/// The view of a persona.
pub fn view<'p>(page: &PageContext<'p, '_>, id: Id<Persona>) -> PersonaView<'p> {
    let model = page.model();
    let persona = &model.personas[id];
    let body = page.body(persona.node);
    let needs = persona
        .needs
        .iter()
        .map(|&n| {
            let node = model.node(model.needs[n].node);
            let nested = node.address.nested.as_deref().unwrap_or_default();
            let touchpoints = |state: JourneyState| {
                let named = model.naming(model.needs[n].node, EdgeKind::Needs).map(|t: Id<Touchpoint>| &model.touchpoints[t]);
                named.filter(move |t| model.journeys[t.journey].state == state).map(|t| t.node)
            };
            PersonaNeed {
                id: nested,
                aliases: &node.aliases,
                need: NeedView::of(page, n),
                gauge: gauge::draw(model.needs[n].importance, model.needs[n].satisfaction, page.words()).map(Html),
                met_at: page.in_a_row(touchpoints(JourneyState::Current)),
                to_be_met_at: page.in_a_row(touchpoints(JourneyState::Target)),
                met_by: page.in_a_row(model.graph.naming(model.needs[n].node, EdgeKind::Meets)),
                text: body.as_ref().map(|b| b.of_nested(nested, 4)).unwrap_or_default(),
            }
        })
        .collect();
    PersonaView {
        common: Common::of(page, persona.node),
        quote: page.say_if(&persona.quote),
        picture: persona.picture.as_ref().and_then(|p| page.index.published.get(p)).map(|p| encode(p)),
        needs,
        outcomes: page.as_items(model.graph.naming(persona.node, EdgeKind::For)),
        journeys: walks(page, persona.node),
    }
}

/// The journeys that a persona walks, what happens before what should.
fn walks(page: &PageContext<'_, '_>, persona: NodeId) -> Html {
    let model = page.model();
    let mut journeys: Vec<Id<Journey>> = model.naming(persona, EdgeKind::Persona).collect();
    model.sort_by_title(&mut journeys);
    journeys.sort_by_key(|&id| model.journeys[id].state == JourneyState::Target);
    html! {
        @for id in journeys {
            li {
                p {
                    (page.to(model.journeys[id].node))
                    @if is_to_come(&model.journeys[id]) { " " span.status { (page.word(message::TO_COME)) } }
                    @if !model.is_mapped(id) { " " small { (page.word(message::JOURNEYS_NOT_MAPPED)) } }
                }
                @if model.is_mapped(id) { (strip(page, id, StripSize::Row, &[])) }
            }
        }
    }
    .into()
}
