//! How a measure stands: its last reading, where it is going, its target and its day.

use std::fmt::Write as _;

use crate::analysis::triple_crown::Trend;
use crate::html::address::escape;
use crate::html::html_text::Html;
use crate::model::Model;
use crate::model::id::Id;
use crate::model::nested::Measure;
use crate::picture::sparkline::{Spark, split_currency, with_unit};

/// Arrows: better, worse, the same, and some up some down.
const BETTER: &str = "M3 15l5-5 3 3 6-7M12.5 5.5H17V10";
const WORSE: &str = "M3 5l5 5 3-3 6 7M12.5 14.5H17V10";
const SAME: &str = "M3 10h14M13 6l4 4-4 4";
const MIXED: &str = "M6.5 16V4M3.5 7l3-3 3 3M13.5 4v12M10.5 13l3 3 3-3";

/// A measure in a few lines, at the side of an outcome, with pictures or without; that nobody measures is said
/// too.
pub fn in_short(model: &Model, id: Option<Id<Measure>>, pictures: bool, html: &mut Html) {
    let Some(measure) = id.map(|id| &model.measures[id]) else {
        html.raw("<p class=\"unknown\">not measured</p>");
        return;
    };
    html.raw("<p>").text(&model.node(measure.node).title).raw("</p>");
    if let Some(spark) = spark(model, measure, |s| s.small()).filter(|_| pictures) {
        html.raw(&spark);
    }
    html.raw("<p class=\"reading\">");
    last(measure, pictures, html);
    html.raw("</p>");
    let said = target(measure, html);
    if let Some((date, _)) = measure.last() {
        let _ = write!(html.0, "{} {}</p>", if said { ", read" } else { "<p>read" }, date.short());
    } else if said {
        html.raw("</p>");
    }
}

/// The last reading and the way it goes.
pub fn last(measure: &Measure, arrows: bool, html: &mut Html) {
    let Some((_, value)) = measure.last() else {
        html.raw("<span class=\"unknown\">not measured</span>");
        return;
    };
    let unit = measure.unit.as_deref().map(escape).unwrap_or_default();
    let (currency, unit) = split_currency(&unit);
    let _ = write!(html.0, "<b>{}</b>", with_unit(value, currency));
    if !unit.is_empty() {
        let _ = write!(html.0, " <span class=\"unit\">{unit}</span>");
    }
    if let Some(trend) = measure.trend() {
        let (class, path, word) = match trend {
            1 => ("better", BETTER, "getting better"),
            -1 => ("worse", WORSE, "getting worse"),
            _ => ("same", SAME, "unchanged"),
        };
        let _ = write!(html.0, " <span class=\"trend {class}\">{}{word}</span>", if arrows { arrow(path) } else { String::new() });
    }
}

/// Begins a paragraph about the target; false where none is known.
fn target(measure: &Measure, html: &mut Html) -> bool {
    let Some(target) = measure.target else { return false };
    let unit = measure.unit.as_deref().map(escape).unwrap_or_default();
    let state = match measure.on_target() {
        Some(true) => " <span class=\"met\">met</span>",
        Some(false) => " <span class=\"missed\">missed</span>",
        None => "",
    };
    let _ = write!(html.0, "<p>target {}{state}", with_unit(target, &unit));
    true
}

/// A measure's picture.
pub fn spark(model: &Model, measure: &Measure, size: fn(&Spark<'_>) -> Option<String>) -> Option<String> {
    let title = escape(&model.node(measure.node).title);
    let unit = measure.unit.as_deref().map(escape).unwrap_or_default();
    size(&Spark {
        title: &title,
        unit: &unit,
        readings: &measure.readings,
        target: measure.target,
        baseline: measure.baseline,
        better: measure.better,
    })
}

/// The arrow of a crown's course.
pub fn of_course(course: Trend) -> &'static str {
    match course {
        Trend::Better => BETTER,
        Trend::Worse => WORSE,
        Trend::Same => SAME,
        Trend::Mixed => MIXED,
    }
}

/// An arrow, for those who see it.
pub fn arrow(path: &str) -> String {
    format!("<svg class=\"icon\" viewBox=\"0 0 20 20\" aria-hidden=\"true\"><path d=\"{path}\"/></svg>")
}
