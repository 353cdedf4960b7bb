//! How a measure stands: its last reading, where it is going, its target and its day.

use maud::{Markup, PreEscaped, html};

use crate::analysis::triple_crown::Trend;
use crate::base::escape::escape;
use crate::model::id::Id;
use crate::model::nested::Measure;
use crate::picture::sparkline::{Spark, split_currency, with_unit};
use crate::words::message;

use crate::html::html_text::{joined, text};
use crate::html::page_context::PageContext;

/// A measure in a few lines, at the side of an outcome, with pictures or without; that nobody measures is said
/// too.
pub fn in_short(page: &PageContext<'_, '_>, id: Option<Id<Measure>>, pictures: bool) -> Markup {
    let model = page.model();
    let Some(measure) = id.map(|id| &model.measures[id]) else {
        return html! { p.unknown { (page.word(message::NOT_MEASURED)) } };
    };
    let last = measure.last();
    let about = [
        measure.target.map(|target| {
            let target = with_unit(target, measure.unit.as_deref().unwrap_or_default());
            html! { (page.phrase(message::MEASURE_TARGET, &[("value", (&target).into())])) (on_target(page, measure)) }
        }),
        last.map(|(date, _)| html! { (page.phrase(message::MEASURE_READ, &[("day", (&page.words().day_short(date)).into())])) }),
    ];
    html! {
        p { (text(&model.node(measure.node).title)) }
        @if pictures { (spark(page, measure, |s| s.small()).unwrap_or_default()) }
        p.reading { (last_reading(page, measure, pictures)) }
        @if about.iter().any(Option::is_some) { p { (joined(about.iter().flatten(), ", ")) } }
    }
}

/// The last reading and the way it goes.
pub fn last_reading(page: &PageContext<'_, '_>, measure: &Measure, arrows: bool) -> Markup {
    let Some((_, value)) = measure.last() else {
        return html! { span.unknown { (page.word(message::NOT_MEASURED)) } };
    };
    let (currency, unit) = split_currency(measure.unit.as_deref().unwrap_or_default());
    let trend = measure.trend().map(|trend| match trend {
        1 => (Trend::Better, message::MEASURE_GETTING_BETTER),
        -1 => (Trend::Worse, message::MEASURE_GETTING_WORSE),
        _ => (Trend::Same, message::MEASURE_UNCHANGED),
    });
    html! {
        b { (text(&with_unit(value, currency))) }
        @if !unit.is_empty() { " " span.unit { (text(unit)) } }
        @if let Some((trend, said)) = trend {
            " " span class={ "trend " (trend.word()) } { @if arrows { (arrow(trend)) } (page.word(said)) }
        }
    }
}

/// Whether the last reading keeps the target, as a word behind it; nothing where that cannot be told.
pub fn on_target(page: &PageContext<'_, '_>, measure: &Measure) -> Markup {
    html! {
        @match measure.on_target() {
            Some(true) => { " " span.met { (page.word(message::MEASURE_MET)) } }
            Some(false) => { " " span.missed { (page.word(message::MEASURE_MISSED)) } }
            None => {}
        }
    }
}

/// A measure's picture.
pub fn spark(page: &PageContext<'_, '_>, measure: &Measure, size: fn(&Spark<'_>) -> Option<String>) -> Option<PreEscaped<String>> {
    let title = escape(&page.model().node(measure.node).title);
    let unit = measure.unit.as_deref().map(escape).unwrap_or_default();
    size(&Spark {
        title: &title,
        unit: &unit,
        readings: &measure.readings,
        target: measure.target,
        baseline: measure.baseline,
        better: measure.better,
        words: page.words(),
    })
    .map(PreEscaped)
}

/// The arrow of a trend, for those who see it: up, down, level, and some up some down.
pub fn arrow(trend: Trend) -> Markup {
    let path = PreEscaped(match trend {
        Trend::Better => "<path d=\"M3 15l5-5 3 3 6-7M12.5 5.5H17V10\"/>",
        Trend::Worse => "<path d=\"M3 5l5 5 3-3 6 7M12.5 14.5H17V10\"/>",
        Trend::Same => "<path d=\"M3 10h14M13 6l4 4-4 4\"/>",
        Trend::Mixed => "<path d=\"M6.5 16V4M3.5 7l3-3 3 3M13.5 4v12M10.5 13l3 3 3-3\"/>",
    });
    html! { svg.icon viewBox="0 0 20 20" aria-hidden="true" { (path) } }
}
