//! What could be better, by what it is worth and what work it is, with options.

use maud::html;

use crate::analysis::backlog;
use crate::base::number_format::NumberFormat;
use crate::html::html_text::Html;
use crate::html::page_context::PageContext;
use crate::model::id::Id;
use crate::model::nested::InvestmentOption;
use crate::picture::small;
use crate::picture::value_effort::Worth;
use crate::picture::value_effort::backlog::{self as map, BacklogDot, NUMBERED, OptionDot};
use crate::words::{MessageValue, message};

use super::drawn;

/// The opportunities of which worth and work are known, in the order of the backlog.
fn known(page: &PageContext<'_, '_>) -> Vec<BacklogDot> {
    let model = page.model();
    let of = |item: backlog::BacklogItem| {
        let node = model.opportunities[item.opportunity].node;
        let options = item.options.iter().filter_map(|&option| of_option(page, option)).collect();
        let worth = Worth { value: item.value?, work: item.effort? };
        Some(BacklogDot { node, title: page.title(node).into_owned(), worth, options })
    };
    backlog::all(model).into_iter().filter_map(of).collect()
}

/// An option with its cost; none where nobody says what work it is.
fn of_option(page: &PageContext<'_, '_>, option: Id<InvestmentOption>) -> Option<OptionDot> {
    let model = page.model();
    let option = &model.options[option];
    let title = page.title(option.node);
    let cost = model.site.currency.as_deref().zip(option.cost).map(|(currency, cost)| NumberFormat::ENGLISH.money(cost, currency));
    let title = cost.map_or_else(|| title.to_string(), |cost| format!("{cost}, {title}"));
    Some(OptionDot { title, work: option.effort? })
}

/// The picture.
pub(super) fn picture(page: &PageContext<'_, '_>) -> Html {
    let known = known(page);
    let has_options = known.iter().any(|item| !item.options.is_empty());
    let key = [("sc-dot", message::BACKLOG_MAP_KEY), ("bm-option", message::BACKLOG_MAP_KEY_OPTION)];
    let scene = |extent| map::backlog(&known, extent, page.words());
    let figures = |item: &BacklogDot| {
        let (value, effort) = (MessageValue::Number(item.worth.value), MessageValue::Number(item.worth.work));
        html! { (page.phrase(message::BACKLOG_MAP_FIGURES, &[("value", value), ("effort", effort)])) }
    };
    let below = || {
        html! { ol.beside.dots-list { @for item in known.iter().take(NUMBERED) { li { (page.to(item.node)) " " small { (figures(item)) } } } } }
    };
    drawn::drawn(page, "tl-backlog-map", if has_options { &key } else { &[] }, scene, below)
}

/// The small one.
pub(super) fn small(page: &PageContext<'_, '_>) -> Html {
    let places = known(page).into_iter().enumerate().map(|(rank, item)| (item.worth.work / 10.0, item.worth.value / 10.0, rank < NUMBERED));
    drawn::small(small::dots(&places.collect::<Vec<_>>()))
}
