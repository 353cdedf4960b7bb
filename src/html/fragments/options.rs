//! The levels of investment in an opportunity, the cheapest first.

use maud::{Markup, html};

use crate::analysis::backlog;
use crate::base::number_format::NumberFormat;
use crate::model::id::Id;
use crate::model::nested::{InvestmentOption, Opportunity};
use crate::words::{MessageValue, message};

use crate::html::fragments::facts::useful_links;
use crate::html::html_text::{Html, anchors, number, text};
use crate::html::page_context::PageContext;

/// The options as a list, those of which nobody knows the cost last; nothing where there is none.
pub fn options(page: &PageContext<'_, '_>, opportunity: &Opportunity) -> Html {
    if opportunity.options.is_empty() {
        return Html::default();
    }
    let options = backlog::by_cost(page.model(), opportunity);
    html! { h4 { (page.word(message::JOURNEY_OPTIONS)) } ol.options { @for id in options { (item(page, id)) } } }.into()
}

fn item(page: &PageContext<'_, '_>, id: Id<InvestmentOption>) -> Markup {
    let model = page.model();
    let option = &model.options[id];
    let node = model.node(option.node);
    html! {
        li id=[node.address.nested.as_deref()] {
            (anchors(&node.aliases))
            p { b { (text(&node.title)) } " " small { (figures(page, option)) } }
            @if let Some(said) = &option.text { p { (page.sentences(said)) } }
            @if let Some(target) = option.target {
                @let journey = page.show(model.journeys[target].node);
                p { (page.phrase(message::JOURNEY_OPTION_LEADS_TO, &[("journey", MessageValue::Html(&journey.0))])) }
            }
            @if !option.links.is_empty() { p { (useful_links(&option.links)) } }
        }
    }
}

/// What it costs and what work it is.
fn figures(page: &PageContext<'_, '_>, option: &InvestmentOption) -> Markup {
    let unknown = html! { span.unknown { (page.word(message::UNKNOWN)) } }.0;
    let money = |amount| match page.model().site.currency.as_deref() {
        Some(currency) => html! { b { (text(&NumberFormat::ENGLISH.money(amount, currency))) } }.0,
        None => html! { b { (number(amount)) } }.0,
    };
    let cost = option.cost.map_or_else(|| unknown.clone(), money);
    let work = option.effort.map_or(unknown, |work| html! { b { (number(work)) } }.0);
    html! { (page.phrase(message::JOURNEY_OPTION_FIGURES, &[("cost", MessageValue::Html(&cost)), ("work", MessageValue::Html(&work))])) }
}
