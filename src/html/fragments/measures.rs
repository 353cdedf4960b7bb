//! The measures of a file as rows: each with its standing on one scale, its last reading, what has changed, and behind it all
//! readings as a line and a table.

use maud::{Markup, html};

use crate::base::vocabulary::About;
use crate::html::body::Body;
use crate::model::id::{Id, NodeId};
use crate::model::nested::Measure;
use crate::words::message;

use crate::html::fragments::measure;
use crate::html::html_text::{Html, anchors, number, room, text};
use crate::html::page_context::PageContext;

/// The measures of a file, one row each.
pub fn measures(page: &PageContext<'_, '_>, file: NodeId, ids: &[Id<Measure>]) -> Html {
    if ids.is_empty() {
        return Html::default();
    }
    let body = page.body(file);
    html! { (room(2048 * ids.len()))  @for &id in ids { (row(page, id, body.as_ref())) } }.into()
}

fn row(page: &PageContext<'_, '_>, id: Id<Measure>, body: Option<&Body<'_, '_>>) -> Markup {
    let model = page.model();
    let measure = &model.measures[id];
    let node = model.node(measure.node);
    let nested = node.address.nested.as_deref().unwrap_or_default();
    html! {
        article.measure id=(text(nested)) {
            (anchors(&node.aliases))
            div { h3 { (text(&node.title)) } p { (sort(page, measure)) } }
            // An empty place keeps the columns of neighbouring measures in line.
            div { @if let Some(bullet) = measure::bullet(page, measure) { (bullet) } }
            p.reading { (measure::last_reading(page, measure)) }
            div { p { (measure::standing(page, measure)) } (since(page, measure)) }
            @if let Some(body) = body { (body.of_nested(nested, 4)) }
            (readings(page, measure))
        }
        "\n"
    }
}

/// Which crown it belongs to, and whose success it is.
fn sort(page: &PageContext<'_, '_>, measure: &Measure) -> Markup {
    html! {
        @match measure.crown { Some(crown) => (page.word(crown)), None => (page.word(message::MEASURE_NO_CROWN)) }
        @match measure.about {
            Some(About::Customer) => { ", " (page.word(message::MEASURE_ABOUT_THE_CUSTOMER)) }
            Some(About::Internal) => { ", " (page.word(message::MEASURE_ABOUT_US)) }
            None => {}
        }
    }
}

/// What has changed, and the day of the last reading; nothing where nobody measures.
fn since(page: &PageContext<'_, '_>, measure: &Measure) -> Markup {
    let changed = measure::changed(page, measure);
    html! {
        @if let Some((date, _)) = measure.last() {
            p {
                @if let Some(changed) = changed { (changed) "; " }
                (page.phrase(message::MEASURE_READ, &[("day", (&page.words().day_short(date)).into())]))
            }
        }
    }
}

/// Every reading, newest first, and where they are from.
fn readings(page: &PageContext<'_, '_>, measure: &Measure) -> Markup {
    let count = measure.readings.len();
    let source = html! { @if let Some(source) = &measure.source { p { (page.word(message::SOURCE)) ": " (text(source)) } } };
    html! {
        @if count >= 2 {
            details {
                summary { (page.phrase(message::MEASURE_READINGS, &[("count", count.into())])) }
                @if let Some(spark) = measure::spark(page, measure) { (spark) }
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
                (source)
            }
        } @else if measure.source.is_some() { div.source { (source) } }
    }
}
