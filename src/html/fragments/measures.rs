//! The measures of a file: how each stands, its readings as a line with the target, and all of
//! them as a table.

use maud::{Markup, html};

use crate::base::vocabulary::{About, Better};
use crate::html::body::Body;
use crate::model::id::{Id, NodeId};
use crate::model::nested::Measure;
use crate::picture::sparkline::with_unit;
use crate::words::message;

use crate::html::fragments::measure;
use crate::html::html_text::{Html, anchors, number, room, text};
use crate::html::page_context::PageContext;

/// The measures of a file, one card each.
pub fn measures(page: &PageContext<'_, '_>, file: NodeId, ids: &[Id<Measure>]) -> Html {
    if ids.is_empty() {
        return Html::default();
    }
    let body = page.body(file);
    html! { (room(2048 * ids.len()))  @for &id in ids { (card(page, id, body.as_ref())) } }.into()
}

fn card(page: &PageContext<'_, '_>, id: Id<Measure>, body: Option<&Body<'_, '_>>) -> Markup {
    let model = page.model();
    let measure = &model.measures[id];
    let node = model.node(measure.node);
    let nested = node.address.nested.as_deref().unwrap_or_default();
    html! {
        article.measure id=(text(nested)) {
            (anchors(&node.aliases))
            h3 { (text(&node.title)) }
            p.measure-sort {
                @match measure.crown { Some(crown) => (page.word(crown)), None => (page.word(message::MEASURE_NO_CROWN)) }
                @match measure.about {
                    Some(About::Customer) => { ", " (page.word(message::MEASURE_ABOUT_THE_CUSTOMER)) }
                    Some(About::Internal) => { ", " (page.word(message::MEASURE_ABOUT_US)) }
                    None => {}
                }
            }
            p.reading { (measure::last_reading(page, measure)) }
            // An empty place keeps the lines of neighbouring measures level.
            @match measure::spark(page, measure, |s| s.large()) { Some(spark) => (spark), None => div {} }
            div {
                p { (measure::standing(page, measure)) }
                @if let Some(changed) = measure::changed(page, measure) { p { (changed) } }
                (facts(page, measure))
            }
            div { @if let Some(body) = body { (body.of_nested(nested, 4)) } (readings(page, measure)) }
        }
        "\n"
    }
}

/// Baseline, target and source; what is blank is unknown.
fn facts(page: &PageContext<'_, '_>, measure: &Measure) -> Markup {
    let known = |value: Option<f64>| {
        let value = value.map(|value| with_unit(value, measure.unit.as_deref().unwrap_or_default()));
        html! { @match &value { Some(value) => (text(value)), None => span.unknown { (page.word(message::UNKNOWN)) } } }
    };
    let better = measure.better.map(|better| match better {
        Better::Up => message::MEASURE_MORE_IS_BETTER,
        Better::Down => message::MEASURE_LESS_IS_BETTER,
    });
    html! {
        dl.small {
            div { dt { (page.word(message::MEASURE_BASELINE)) } dd { (known(measure.baseline)) } }
            div {
                dt { (page.word(message::MEASURE_TARGET_NAME)) }
                dd {
                    (known(measure.target))
                    @if let Some(better) = better { " " small { (page.word(better)) } }
                }
            }
            @if let Some((date, _)) = measure.last() { div { dt { (page.word(message::MEASURE_LAST_READ)) } dd { (text(&page.words().day(date))) } } }
            @if let Some(source) = &measure.source { div.source { dt { (page.word(message::SOURCE)) } dd { (text(source)) } } }
        }
    }
}

/// Every reading, newest first.
fn readings(page: &PageContext<'_, '_>, measure: &Measure) -> Markup {
    let count = measure.readings.len();
    html! {
        @if count >= 2 {
            details {
                summary { (page.phrase(message::MEASURE_READINGS, &[("count", count.into())])) }
                table.readings {
                    thead {
                        tr {
                            th scope="col" { (page.word(message::MEASURE_DAY)) }
                            th scope="col" class="right" {
                                @match measure.unit.as_deref() { Some(unit) => (text(unit)), None => (page.word(message::MEASURE_VALUE)) }
                            }
                        }
                    }
                    tbody { @for (day, value) in measure.readings.iter().rev() { tr { td { (text(&page.words().day(*day))) } td.right { (number(*value)) } } } }
                }
            }
        }
    }
}
