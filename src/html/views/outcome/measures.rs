//! The measures of an outcome: how each stands, its readings as a line with the target, and all of
//! them as a table.

use std::fmt::Write as _;

use crate::base::values::say_number;
use crate::base::words::{About, Better};
use crate::html::address::escape;
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
    let mut html = Shown::default();
    for &id in &outcome.measures {
        measure(scene, id, body.as_ref(), &mut html);
    }
    html
}

fn measure(scene: &Scene<'_, '_>, id: Id<Measure>, body: Option<&Body<'_, '_>>, html: &mut Shown) {
    let model = scene.model();
    let measure = &model.measures[id];
    let node = model.node(measure.node);
    let nested = node.address.nested.as_deref().unwrap_or_default();
    html.raw("<article class=\"measure\" id=\"");
    html.text(&nested);
    html.raw("\">");
    for alias in &node.aliases {
        html.raw("<span id=\"");
        html.text(&alias);
        html.raw("\"></span>");
    }
    html.raw("<h3>");
    html.text(&node.title);
    html.raw("</h3><p class=\"measure-sort\">");
    html.raw(measure.crown.map_or("no crown", |crown| crown.word()));
    html.raw(match measure.about {
        Some(About::Customer) => ", the customer's success",
        Some(About::Internal) => ", our own success",
        None => "",
    });
    html.raw("</p><p class=\"reading\">");
    reading::last(measure, true, html);
    html.raw("</p>");
    // An empty place keeps the lines of neighbouring measures level.
    html.raw(&reading::spark(model, measure, |s| s.large()).unwrap_or_else(|| "<div></div>".to_owned()));
    facts(measure, html);
    html.raw("<div>");
    html.raw(&body.map(|b| b.of_nested(nested, 4)).unwrap_or_default());
    readings(measure, html);
    html.raw("</div>");
    html.raw("</article>\n");
}

/// Baseline, target and source; what is blank is unknown.
fn facts(measure: &Measure, html: &mut Shown) {
    let unit = measure.unit.as_deref().map(escape).unwrap_or_default();
    let known = |value: Option<f64>| value.map_or_else(|| "<span class=\"unknown\">unknown</span>".to_owned(), |v| with_unit(v, &unit));
    let _ = write!(html.0, "<dl class=\"small\"><div><dt>Baseline</dt><dd>{}</dd></div>", known(measure.baseline));
    let _ = write!(html.0, "<div><dt>Target</dt><dd>{}", known(measure.target));
    html.raw(match measure.on_target() {
        Some(true) => " <span class=\"met\">met</span>",
        Some(false) => " <span class=\"missed\">missed</span>",
        None => "",
    });
    html.raw(match measure.better {
        Some(Better::Up) => " <small>more is better</small>",
        Some(Better::Down) => " <small>less is better</small>",
        None => "",
    });
    html.raw("</dd></div>");
    if let Some((date, _)) = measure.last() {
        let _ = write!(html.0, "<div><dt>Last read</dt><dd>{}</dd></div>", date.long());
    }
    if let Some(source) = &measure.source {
        html.raw("<div class=\"source\"><dt>Source</dt><dd>");
        html.text(&source);
        html.raw("</dd></div>");
    }
    html.raw("</dl>");
}

/// Every reading, newest first.
fn readings(measure: &Measure, html: &mut Shown) {
    if measure.readings.len() < 2 {
        return;
    }
    let unit = measure.unit.as_deref().map_or_else(|| "Value".to_owned(), escape);
    let _ = write!(
        html.0,
        "<details><summary>All {} readings</summary><table class=\"readings\"><thead><tr><th scope=\"col\">Date</th><th scope=\"col\" class=\"right\">{unit}</th></tr></thead><tbody>",
        measure.readings.len()
    );
    for (date, value) in measure.readings.iter().rev() {
        let _ = write!(html.0, "<tr><td>{}</td><td class=\"right\">{}</td></tr>", date.long(), say_number(*value));
    }
    html.raw("</tbody></table></details>");
}
