//! What could be better on the journeys of an outcome: what is worth most first, what is done last.

use std::cmp::Reverse;

use maud::html;

use crate::base::vocabulary::{JourneyState, OpportunityState};
use crate::model::id::Id;
use crate::model::kinds::Outcome;
use crate::model::nested::Opportunity;
use crate::words::message;

use crate::html::html_text::Html;
use crate::html::page_context::PageContext;
use crate::html::pages::journey::rating;

/// Those that are shown; the rest are counted.
const MOST: usize = 8;

/// The opportunities as the items of a list.
pub(super) fn backlog(page: &PageContext<'_, '_>, id: Id<Outcome>) -> Html {
    let model = page.model();
    let journeys = model.journeys_for(id, JourneyState::Current);
    let mut all: Vec<&Opportunity> =
        journeys.iter().flat_map(|&j| &model.journeys[j].opportunities).map(|&o| &model.opportunities[o]).collect();
    let worth = |o: &Opportunity| o.customer_value.unwrap_or(-1.0) + o.business_value.unwrap_or(-1.0);
    let work = |o: &Opportunity| o.effort.unwrap_or(f64::MAX);
    all.sort_by(|a, b| worth(b).total_cmp(&worth(a)).then_with(|| work(a).total_cmp(&work(b))));
    all.sort_by_key(|o| Reverse(o.state != OpportunityState::Done));
    let more = all.len().saturating_sub(MOST);
    html! {
        @for o in all.iter().take(MOST) {
            li { span { (page.to(o.node)) " " span.tag { (page.word(o.state)) } } " " small { (rating(page, o)) } }
        }
        @if more > 0 { li.quiet { (page.phrase(message::AND_MORE, &[("count", more.into())])) } }
    }
    .into()
}
