//! What could be better on the way to an outcome: what is worth most first, what is done last; the levels of investment in each, the
//! cheapest first.

use std::collections::BTreeSet;

use maud::{Markup, html};

use crate::analysis::backlog::{self, BacklogItem};
use crate::base::number_format::NumberFormat;
use crate::base::vocabulary::OpportunityState;
use crate::model::graph::EdgeKind;
use crate::model::id::Id;
use crate::model::kinds::Outcome;
use crate::model::nested::{InvestmentOption, Opportunity};
use crate::words::{MessageValue, message};

use crate::html::html_text::{Html, text};
use crate::html::page_context::PageContext;
use crate::html::pages::journey::rating;

/// Those that are shown; the rest are counted.
const MOST: usize = 8;

/// The opportunities as the items of a list.
pub(super) fn backlog(page: &PageContext<'_, '_>, id: Id<Outcome>) -> Html {
    let model = page.model();
    let on_the_way = page.index.reach.touchpoints_of(id).iter().map(|&t| model.touchpoints[t].node);
    let named: BTreeSet<Id<Opportunity>> = on_the_way.flat_map(|node| model.naming(node, EdgeKind::Touchpoints)).collect();
    let live = named.into_iter().filter(|&o| model.is_live(model.opportunities[o].journey));
    let mut all: Vec<BacklogItem> = live.map(|o| backlog::of_opportunity(model, o)).collect();
    backlog::rank(model, &mut all);
    all.sort_by_key(|item| item.state == OpportunityState::Done);
    let more = all.len().saturating_sub(MOST);
    html! {
        @for item in all.iter().take(MOST) {
            @let opportunity = &model.opportunities[item.opportunity];
            li {
                span { (page.to(opportunity.node)) " " span.tag { (page.word(opportunity.state)) } }
                " " small { (rating(page, opportunity)) }
                @if !item.options.is_empty() { ol.levels { @for &option in &item.options { (level(page, &model.options[option])) } } }
            }
        }
        @if more > 0 { li.quiet { (page.phrase(message::AND_MORE, &[("count", more.into())])) } }
    }
    .into()
}

/// A level of investment: its cost, what it is, and the journey that it would lead to.
fn level(page: &PageContext<'_, '_>, option: &InvestmentOption) -> Markup {
    let model = page.model();
    let cost = model.site.currency.as_deref().zip(option.cost).map(|(currency, cost)| NumberFormat::ENGLISH.money(cost, currency));
    html! {
        li {
            @match &cost { Some(cost) => b { (text(cost)) }, None => span.unknown { (page.word(message::UNKNOWN)) } }
            " " (text(&model.node(option.node).title))
            @if let Some(target) = option.target {
                @let journey = page.show(model.journeys[target].node);
                " " small { (page.phrase(message::JOURNEY_OPTION_LEADS_TO, &[("journey", MessageValue::Html(&journey.0))])) }
            }
        }
    }
}
