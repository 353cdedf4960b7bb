//! The measures of an outcome: how each stands, its readings as a line with the target, and all of
//! them as a table.

use std::fmt::Write as _;

use crate::base::values::say_number;
use crate::base::words::{About, Better};
use crate::html::address::{escape, escape_into};
use crate::html::body::Body;
use crate::model::id::Id;
use crate::model::kinds::Outcome;
use crate::model::nested::Measure;
use crate::picture::spark::with_unit;

use super::super::common::Shown;
use super::super::{Scene, reading};

/// All measures.
pub(super) fn measures(scene: &Scene<'_, '_>, outcome: &Outcome) -> Shown {
    let body = scene.pages.body(outcome.node, scene.root);
    let mut html = String::new();
    for &id in &outcome.measures {
        measure(scene, id, body.as_ref(), &mut html);
    }
    Shown(html)
}

fn measure(scene: &Scene<'_, '_>, id: Id<Measure>, body: Option<&Body<'_, '_>>, html: &mut String) {
    let model = scene.model();
    let measure = &model.measures[id];
    let node = model.node(measure.node);
    let nested = node.address.nested.as_deref().unwrap_or_default();
    html.push_str("<article class=\"measure\" id=\"");
    escape_into(html, nested);
    html.push_str("\">");
    for alias in &node.aliases {
        html.push_str("<span id=\"");
        escape_into(html, alias);
        html.push_str("\"></span>");
    }
    html.push_str("<h3>");
    escape_into(html, &node.title);
    html.push_str("</h3><p class=\"measure-sort\">");
    html.push_str(measure.crown.map_or("no crown", |crown| crown.word()));
    html.push_str(match measure.about {
        Some(About::Customer) => ", the customer's success",
        Some(About::Internal) => ", our own success",
        None => "",
    });
    html.push_str("</p><p class=\"reading\">");
    reading::last(measure, true, html);
    html.push_str("</p>");
    // An empty place keeps the lines of neighbouring measures level.
    html.push_str(&reading::spark(model, measure, |s| s.large()).unwrap_or_else(|| "<div></div>".to_owned()));
    facts(measure, html);
    html.push_str("<div>");
    html.push_str(&body.map(|b| b.of_nested(nested, 4)).unwrap_or_default());
    readings(measure, html);
    html.push_str("</div>");
    html.push_str("</article>\n");
}

/// Baseline, target and source; what is blank is unknown.
fn facts(measure: &Measure, html: &mut String) {
    let unit = measure.unit.as_deref().map(escape).unwrap_or_default();
    let known = |value: Option<f64>| value.map_or_else(|| "<span class=\"unknown\">unknown</span>".to_owned(), |v| with_unit(v, &unit));
    let _ = write!(html, "<dl class=\"small\"><div><dt>Baseline</dt><dd>{}</dd></div>", known(measure.baseline));
    let _ = write!(html, "<div><dt>Target</dt><dd>{}", known(measure.target));
    match measure.on_target() {
        Some(true) => html.push_str(" <span class=\"met\">met</span>"),
        Some(false) => html.push_str(" <span class=\"missed\">missed</span>"),
        None => {}
    }
    match measure.better {
        Some(Better::Up) => html.push_str(" <small>more is better</small>"),
        Some(Better::Down) => html.push_str(" <small>less is better</small>"),
        None => {}
    }
    html.push_str("</dd></div>");
    if let Some((date, _)) = measure.last() {
        let _ = write!(html, "<div><dt>Last read</dt><dd>{}</dd></div>", date.long());
    }
    if let Some(source) = &measure.source {
        html.push_str("<div class=\"source\"><dt>Source</dt><dd>");
        escape_into(html, source);
        html.push_str("</dd></div>");
    }
    html.push_str("</dl>");
}

/// Every reading, newest first.
fn readings(measure: &Measure, html: &mut String) {
    if measure.readings.len() < 2 {
        return;
    }
    let unit = measure.unit.as_deref().map_or_else(|| "Value".to_owned(), escape);
    let _ = write!(
        html,
        "<details><summary>All {} readings</summary><table class=\"readings\"><thead><tr><th scope=\"col\">Date</th><th scope=\"col\" class=\"right\">{unit}</th></tr></thead><tbody>",
        measure.readings.len()
    );
    for (date, value) in measure.readings.iter().rev() {
        let _ = write!(html, "<tr><td>{}</td><td class=\"right\">{}</td></tr>", date.long(), say_number(*value));
    }
    html.push_str("</tbody></table></details>");
}
