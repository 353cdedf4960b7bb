//! A journey: its map, and each touchpoint in full.

use std::collections::BTreeMap;
use std::sync::Arc;

use maud::html;
use serde::Serialize;

use crate::base::vocabulary::JourneyState;
use crate::html::routes::Route;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::Journey;
use crate::model::nested::{Opportunity, Touchpoint};
use crate::picture::value_effort::{self, Worth};
use crate::words::{MessageValue, message};

use crate::html::fragments::common::Common;
use crate::html::fragments::journey_tabs::{JourneyTab, tabs};
use crate::html::fragments::map::MapView;
use crate::html::fragments::totals::Totals;
use crate::html::fragments::touchpoint::MOST_AT_LARGE;
use crate::html::fragments::touchpoint::detail::{self, Around};
use crate::html::html_text::{Html, number, picture};
use crate::html::page_context::PageContext;

/// A journey's page.
#[derive(Debug, Serialize)]
pub struct JourneyView<'p> {
    /// What the page of every file sees.
    common: Common<'p>,
    /// The ways to look at the journey.
    tabs: Vec<JourneyTab<'p>>,
    /// Who walks it.
    persona: Option<Html>,
    /// What one of them said.
    persona_quote: Option<Html>,
    /// What they want from it.
    outcome: Option<Html>,
    /// That outcome in one line.
    outcome_statement: Option<Html>,
    /// Whether it is a journey that should happen.
    is_target: bool,
    /// The journey that it should replace.
    target_of: Option<Html>,
    /// A list of the journeys that should replace it.
    targets: Html,
    /// What sets it off.
    starts_when: Option<Html>,
    /// What ends it.
    ends_when: Option<Html>,
    /// The touchpoint of a wider journey that it tells in full.
    parent: Option<Html>,
    /// That wider journey.
    parent_journey: Option<Html>,
    /// What the person is busy with, in order.
    stages: Vec<StageView<'p>>,
    /// All of it as a grid, with the curve of feelings.
    map: MapView,
    /// What could be better, and what it is worth.
    opportunities: Vec<OpportunityView<'p>>,
    /// Where its event log lies in the site's folder.
    log: Option<&'p str>,
    /// What it adds up to.
    totals: Totals,
    /// The opportunities by worth and work, as a picture.
    worth: Option<Html>,
}

/// A stage.
#[derive(Debug, Serialize)]
pub struct StageView<'p> {
    /// Its anchor on the page.
    id: &'p str,
    /// Anchors that it had before and that still lead to it.
    aliases: &'p [Arc<str>],
    /// What it is called.
    title: &'p str,
    /// What the person wants from it.
    goal: Option<Html>,
    /// Fields of the site's own.
    extra: Html,
    /// What the body says of it.
    text: Html,
    /// What happens in it, in full.
    touchpoints: Html,
}

#[derive(Debug, Serialize)]
struct OpportunityView<'p> {
    /// Its anchor on the page.
    id: &'p str,
    /// What could be done.
    title: &'p str,
    /// A list of the touchpoints that it would change.
    touchpoints: Html,
    /// What it is worth, and what work it is.
    rating: Html,
    /// How far it has come, as readers call it.
    state: &'p str,
    /// The team that takes it up.
    owner: Option<Html>,
    /// What the body says of it.
    text: Html,
}

/// The opportunities by worth and work, as a picture.
fn worth(page: &PageContext<'_, '_>, journey: &Journey) -> Option<Html> {
    let opportunities = journey.opportunities.iter().map(|&o| &page.model().opportunities[o]);
    let known: Vec<_> = opportunities.map(|o| o.customer_value.zip(o.effort).map(|(value, work)| Worth { value, work })).collect();
    let scene = value_effort::scene(&known, page.words())?;
    Some(html! { (picture(&scene, "tl-worth", &|_, _| {})) }.into())
}

/// The view of a journey.
pub fn view<'p>(page: &PageContext<'p, '_>, id: Id<Journey>) -> JourneyView<'p> {
    let model = page.model();
    let journey = &model.journeys[id];
    let common = Common::of(page, journey.node);
    let persona = journey.persona.map(|p| &model.personas[p]);
    let outcome = journey.outcome.map(|o| &model.outcomes[o]);
    let parent = journey.parent.map(|t| &model.touchpoints[t]);
    JourneyView {
        tabs: tabs(page, id, &Route::Thing(journey.node)),
        persona: persona.map(|p| page.show(p.node)),
        persona_quote: persona.and_then(|p| page.say_if(&p.quote)),
        outcome: outcome.map(|o| page.show(o.node)),
        outcome_statement: outcome.and_then(|o| page.say_if(&o.statement)),
        is_target: journey.state == JourneyState::Target,
        target_of: journey.target_of.map(|j| page.show(model.journeys[j].node)),
        targets: page.show_all(model.graph.naming(journey.node, crate::model::graph::EdgeKind::TargetOf)),
        starts_when: page.say_if(&journey.starts_when),
        ends_when: page.say_if(&journey.ends_when),
        parent: parent.map(|t| page.show(t.node)),
        parent_journey: parent.map(|t| page.show(model.journeys[t.journey].node)),
        map: crate::html::fragments::map::view(page, id),
        opportunities: opportunities(page, id),
        log: journey.log.as_ref().map(|l| &*l.file),
        totals: Totals::of(page, id),
        worth: worth(page, journey),
        stages: stages(page, id),
        common,
    }
}

fn stages<'p>(page: &PageContext<'p, '_>, id: Id<Journey>) -> Vec<StageView<'p>> {
    let model = page.model();
    let journey = &model.journeys[id];
    let body = page.body(journey.node);
    let icons = model.touchpoints_of(id).count() <= MOST_AT_LARGE;
    let mut changed_by: BTreeMap<Id<Touchpoint>, Vec<NodeId>> = BTreeMap::new();
    for &o in &journey.opportunities {
        for &t in &model.opportunities[o].touchpoints {
            changed_by.entry(t).or_default().push(model.opportunities[o].node);
        }
    }
    journey
        .stages
        .iter()
        .map(|&s| {
            let stage = &model.stages[s];
            let node = model.node(stage.node);
            let nested = node.address.nested.as_deref().unwrap_or_default();
            let mut around = |t| Around { opportunities: changed_by.remove(&t).unwrap_or_default(), icons, body: body.as_ref() };
            let touchpoints = html! { @for &t in &stage.touchpoints { (detail::article(page, t, &around(t))) } };
            StageView {
                id: nested,
                aliases: &node.aliases,
                title: &node.title,
                goal: page.say_if(&stage.goal),
                extra: crate::html::fragments::extra::list(page, stage.extra.as_deref()),
                text: body.as_ref().map(|b| b.of_nested(nested, 4)).unwrap_or_default(),
                touchpoints: touchpoints.into(),
            }
        })
        .collect()
}

fn opportunities<'p>(page: &PageContext<'p, '_>, id: Id<Journey>) -> Vec<OpportunityView<'p>> {
    let model = page.model();
    let journey = &model.journeys[id];
    let body = page.body(journey.node);
    journey
        .opportunities
        .iter()
        .map(|&o| {
            let o = &model.opportunities[o];
            let node = model.node(o.node);
            let nested = node.address.nested.as_deref().unwrap_or_default();
            OpportunityView {
                id: nested,
                title: &node.title,
                touchpoints: page.show_all(o.touchpoints.iter().map(|&t| model.touchpoints[t].node)),
                rating: rating(page, o),
                state: page.words().text(o.state),
                owner: o.owner.map(|t| page.show(model.teams[t].node)),
                text: body.as_ref().map(|b| b.of_nested(nested, 4)).unwrap_or_default(),
            }
        })
        .collect()
}

/// What an opportunity is worth, and what work it is.
fn rating(page: &PageContext<'_, '_>, opportunity: &Opportunity) -> Html {
    let figure =
        |n: Option<f64>| html! { @if let Some(n) = n { b { (number(n)) } } @else { span.unknown { (page.word(message::UNKNOWN)) } } }.0;
    let [customer, business, work] = [opportunity.customer_value, opportunity.business_value, opportunity.effort].map(figure);
    let values =
        [("customer", MessageValue::Html(&customer)), ("business", MessageValue::Html(&business)), ("work", MessageValue::Html(&work))];
    html! { (page.phrase(message::JOURNEY_OPPORTUNITY_RATING, &values)) }.into()
}
