//! A persona's page.

use std::sync::Arc;

use maud::{Markup, html};
use serde::Serialize;

use crate::analysis::known_sum::KnownSum;
use crate::analysis::{customer_work, opportunities};
use crate::base::number_format::NumberFormat;
use crate::base::vocabulary::JourneyState;
use crate::html::address::encode;
use crate::model::graph::EdgeKind;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::{Journey, Persona};
use crate::model::nested::{Need, Touchpoint};
use crate::picture::gauge;
use crate::picture::strip::StripSize;
use crate::words::{MessageValue, message};

use crate::html::fragments::common::Common;
use crate::html::fragments::figures;
use crate::html::fragments::strip::strip;
use crate::html::html_text::{Html, joined, text};
use crate::html::link::is_to_come;
use crate::html::page_context::PageContext;
use crate::html::pages::outcome::NeedView;

/// A persona's page.
#[derive(Debug, Serialize)]
pub struct PersonaView<'p> {
    /// What the page of every file sees.
    common: Common<'p>,
    /// What they lack most, in a sentence; nothing where no need stands out.
    says: Html,
    /// What one of them said.
    quote: Option<Html>,
    /// Where a picture of them lies, from the root of the site, encoded.
    picture: Option<String>,
    /// Their own work of a month, as a list of lines.
    figures: Html,
    /// What they need, asked for or not: first what matters most and is met worst.
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
    /// How far it stands out by both, from 0 to 20, as a link to how that is reckoned; nothing where one of them is unknown.
    score: Html,
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
    let score = |need: Id<Need>| opportunities::of_need(model, need).score.unwrap_or(-1.0);
    let mut by_score = persona.needs.clone();
    by_score.sort_by(|&a, &b| score(b).total_cmp(&score(a)));
    let needs = by_score
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
                score: score_of(page, n).into(),
                met_at: page.in_a_row(touchpoints(JourneyState::Current)),
                to_be_met_at: page.in_a_row(touchpoints(JourneyState::Target)),
                met_by: page.in_a_row(model.graph.naming(model.needs[n].node, EdgeKind::Meets)),
                text: body.as_ref().map(|b| b.of_nested(nested, 4)).unwrap_or_default(),
            }
        })
        .collect();
    PersonaView {
        common: Common::of(page, persona.node),
        says: lacks(page, by_score.first().copied()).into(),
        quote: page.say_if(&persona.quote),
        figures: figures::list(page, &own_work(page, persona.node)),
        picture: persona.picture.as_ref().and_then(|p| page.index.published.get(p)).map(|p| encode(p)),
        needs,
        outcomes: page.as_items(model.graph.naming(persona.node, EdgeKind::For)),
        journeys: walks(page, persona.node),
    }
}

/// That a need is what people lack most, where it stands out.
fn lacks(page: &PageContext<'_, '_>, need: Option<Id<Need>>) -> Markup {
    let model = page.model();
    let Some(need) = need.filter(|&need| opportunities::of_need(model, need).band.is_some()) else { return Markup::default() };
    let need = &model.needs[need];
    let Some((matters, met)) = need.importance.zip(need.satisfaction).filter(|(matters, met)| matters > met) else {
        return Markup::default();
    };
    let link = html! { (page.to(need.node)) };
    let values = [("need", (&link).into()), ("matters", MessageValue::Number(matters)), ("met", MessageValue::Number(met))];
    html! { (page.phrase(message::PERSONA_LACKS, &values)) }
}

/// How far a need stands out.
fn score_of(page: &PageContext<'_, '_>, need: Id<Need>) -> Markup {
    let scored = opportunities::of_need(page.model(), need);
    let Some(score) = scored.score else { return Markup::default() };
    let values = [("score", MessageValue::Number(score))];
    let words = page.phrase(message::PERSONA_NEED_SCORE, &values);
    html! { (figures::insight(page, &opportunities::ANALYSIS, words)) @if scored.estimate { ", " (page.word(message::PERSONA_NEED_ESTIMATE)) } }
}

/// What all who walk a persona's journeys work in a month, journey by journey.
fn own_work(page: &PageContext<'_, '_>, persona: NodeId) -> Markup {
    let model = page.model();
    let mut journeys: Vec<Id<Journey>> = model.naming(persona, EdgeKind::Persona).filter(|&id: &Id<Journey>| model.is_live(id)).collect();
    model.sort_by_title(&mut journeys);
    let works: Vec<customer_work::CustomerWork> =
        journeys.into_iter().map(|id| customer_work::of_journey(&page.index.analysis, id)).collect();
    if works.is_empty() {
        return Markup::default();
    }
    let sum: KnownSum = works.iter().map(|work| work.minutes_a_month).collect();
    let is_part = sum.is_partial() || works.iter().any(|work| work.unknown().chain(work.partly_unknown()).next().is_some());
    let of = |work: &customer_work::CustomerWork| {
        let minutes =
            work.minutes_a_month.map_or_else(|| page.words().text(message::UNKNOWN).to_owned(), |m| NumberFormat::ENGLISH.work(m));
        html! { (page.to(model.journeys[work.journey].node)) " " (text(&minutes)) }
    };
    let said = match sum.total() {
        None => html! { span.unknown { (page.word(message::UNKNOWN)) } },
        Some(minutes) => {
            let says = if is_part { message::PERSONA_OWN_WORK_AT_LEAST } else { message::OUTCOME_WORK_A_MONTH };
            let work = NumberFormat::ENGLISH.work(minutes);
            html! {
                (page.phrase(says, &[("work", (&work).into())]))
                @if works.len() > 1 { ": " (joined(works.iter().map(of), ", ")) }
            }
        }
    };
    figures::line(page, message::PERSONA_OWN_WORK, &customer_work::ANALYSIS, said)
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
