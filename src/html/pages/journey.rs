//! A journey: its map, and each touchpoint in full.

use std::collections::BTreeMap;

use maud::html;
use serde::Serialize;

use crate::base::vocabulary::JourneyState;
use crate::html::routes::Route;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::Journey;
use crate::model::nested::Touchpoint;
use crate::picture::svg;
use crate::picture::value_effort::{self, Worth};

use crate::html::fragments::common::Common;
use crate::html::fragments::journey_tabs::{JourneyTab, ways};
use crate::html::fragments::map::MapView;
use crate::html::fragments::totals::Sums;
use crate::html::fragments::touchpoint::MOST_AT_LARGE;
use crate::html::fragments::touchpoint::detail::{self, Around};
use crate::html::html_text::Html;
use crate::html::page_context::PageContext;

/// A journey's page.
#[derive(Debug, Serialize)]
pub struct JourneyView {
    common: Common,
    ways: Vec<JourneyTab>,
    persona: Option<Html>,
    persona_quote: Option<Html>,
    outcome: Option<Html>,
    outcome_statement: Option<Html>,
    is_target: bool,
    target_of: Option<Html>,
    targets: Html,
    starts_when: Option<Html>,
    ends_when: Option<Html>,
    parent: Option<Html>,
    parent_journey: Option<Html>,
    volume_per_month: Option<f64>,
    stages: Vec<StageView>,
    map: MapView,
    opportunities: Vec<OpportunityView>,
    log: Option<String>,
    sums: Sums,
    /// Worth against work, as a picture.
    worth: Option<Html>,
}

/// A stage.
#[derive(Debug, Serialize)]
pub struct StageView {
    id: String,
    aliases: Vec<String>,
    title: String,
    goal: Option<Html>,
    /// Fields of the site's own.
    extra: Html,
    text: Html,
    /// All of them, in full.
    touchpoints: Html,
}

#[derive(Debug, Serialize)]
struct OpportunityView {
    id: String,
    title: String,
    touchpoints: Html,
    customer_value: Option<f64>,
    business_value: Option<f64>,
    effort: Option<f64>,
    state: &'static str,
    owner: Option<Html>,
    text: Html,
}

/// The opportunities by worth and work, as a picture.
fn worth(page: &PageContext<'_, '_>, journey: &Journey) -> Option<Html> {
    let opportunities = journey.opportunities.iter().map(|&o| &page.model().opportunities[o]);
    let known: Vec<_> = opportunities.map(|o| o.customer_value.zip(o.effort).map(|(value, work)| Worth { value, work })).collect();
    let mut svg = String::new();
    svg::write(&mut svg, &value_effort::scene(&known)?, "tl-worth", &|_, _| {});
    Some(Html(svg))
}

/// The view of a journey.
pub fn view(page: &PageContext<'_, '_>, id: Id<Journey>) -> JourneyView {
    let model = page.model();
    let journey = &model.journeys[id];
    let common = Common::of(page, journey.node);
    let persona = journey.persona.map(|p| &model.personas[p]);
    let outcome = journey.outcome.map(|o| &model.outcomes[o]);
    let parent = journey.parent.map(|t| &model.touchpoints[t]);
    JourneyView {
        ways: ways(page, id, &Route::Thing(journey.node)),
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
        volume_per_month: journey.volume_per_month,
        map: crate::html::fragments::map::view(page, id),
        opportunities: opportunities(page, id),
        log: journey.log.as_ref().map(|l| l.file.to_string()),
        sums: Sums::of(page, id),
        worth: worth(page, journey),
        stages: stages(page, id),
        common,
    }
}

fn stages(page: &PageContext<'_, '_>, id: Id<Journey>) -> Vec<StageView> {
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
                id: nested.to_owned(),
                aliases: node.aliases.iter().map(ToString::to_string).collect(),
                title: node.title.to_string(),
                goal: page.say_if(&stage.goal),
                extra: crate::html::fragments::extra::list(page, stage.extra.as_deref()),
                text: body.as_ref().map(|b| b.of_nested(nested, 4)).unwrap_or_default(),
                touchpoints: touchpoints.into(),
            }
        })
        .collect()
}

fn opportunities(page: &PageContext<'_, '_>, id: Id<Journey>) -> Vec<OpportunityView> {
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
                id: nested.to_owned(),
                title: node.title.to_string(),
                touchpoints: page.show_all(o.touchpoints.iter().map(|&t| model.touchpoints[t].node)),
                customer_value: o.customer_value,
                business_value: o.business_value,
                effort: o.effort,
                state: o.state.word(),
                owner: o.owner.map(|t| page.show(model.teams[t].node)),
                text: body.as_ref().map(|b| b.of_nested(nested, 4)).unwrap_or_default(),
            }
        })
        .collect()
}
