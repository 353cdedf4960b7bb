//! The measures of a file: how each stands, its readings as a line with the target, and all of
//! them as a table.

use std::fmt::Write as _;

use crate::base::number_format::say_number;
use crate::base::vocabulary::{About, Better};
use crate::html::address::escape;
use crate::html::body::Body;
use crate::model::id::{Id, NodeId};
use crate::model::nested::Measure;
use crate::picture::sparkline::with_unit;

use crate::html::fragments::reading;
use crate::html::html_text::Html;
use crate::html::page_context::PageContext;

/// The measures of a file, one card each.
pub fn measures(page: &PageContext<'_, '_>, file: NodeId, ids: &[Id<Measure>]) -> Html {
    if ids.is_empty() {
        return Html::default();
    }
    let body = page.body(file);
    let mut html = Html::with_room(2048 * ids.len());
    for &id in ids {
        card(page, id, body.as_ref(), &mut html);
    }
    html
}

fn card(page: &PageContext<'_, '_>, id: Id<Measure>, body: Option<&Body<'_, '_>>, html: &mut Html) {
    let model = page.model();
    let measure = &model.measures[id];
    let node = model.node(measure.node);
    let nested = node.address.nested.as_deref().unwrap_or_default();
    html.raw("<article class=\"measure\" id=\"").text(nested).raw("\">").anchors(&node.aliases);
    html.raw("<h3>").text(&node.title).raw("</h3><p class=\"measure-sort\">");
    html.raw(measure.crown.map_or("no crown", |crown| crown.word())).raw(match measure.about {
        Some(About::Customer) => ", the customer's success",
        Some(About::Internal) => ", our own success",
        None => "",
    });
    html.raw("</p><p class=\"reading\">");
    reading::last(measure, true, html);
    html.raw("</p>");
    // An empty place keeps the lines of neighbouring measures level.
    html.raw(reading::spark(model, measure, |s| s.large()).as_deref().unwrap_or("<div></div>"));
    facts(measure, html);
    html.raw("<div>").raw(&body.map(|b| b.of_nested(nested, 4)).unwrap_or_default().0);
    readings(measure, html);
    html.raw("</div></article>\n");
}

/// Baseline, target and source; what is blank is unknown.
fn facts(measure: &Measure, html: &mut Html) {
    let unit = measure.unit.as_deref().map(escape).unwrap_or_default();
    let known = |value: Option<f64>| value.map_or_else(|| "<span class=\"unknown\">unknown</span>".to_owned(), |v| with_unit(v, &unit));
    html.raw("<dl class=\"small\"><div><dt>Baseline</dt><dd>").raw(&known(measure.baseline));
    html.raw("</dd></div><div><dt>Target</dt><dd>").raw(&known(measure.target));
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
        html.raw("<div><dt>Last read</dt><dd>").raw(&date.long()).raw("</dd></div>");
    }
    if let Some(source) = &measure.source {
        html.raw("<div class=\"source\"><dt>Source</dt><dd>").text(source).raw("</dd></div>");
    }
    html.raw("</dl>");
}

/// Every reading, newest first.
fn readings(measure: &Measure, html: &mut Html) {
    if measure.readings.len() < 2 {
        return;
    }
    html.raw("<details><summary>All ").count(measure.readings.len());
    html.raw(" readings</summary><table class=\"readings\"><thead><tr><th scope=\"col\">Date</th><th scope=\"col\" class=\"right\">");
    html.text(measure.unit.as_deref().unwrap_or("Value")).raw("</th></tr></thead><tbody>");
    for (date, value) in measure.readings.iter().rev() {
        let _ = write!(html.0, "<tr><td>{}</td><td class=\"right\">{}</td></tr>", date.long(), say_number(*value));
    }
    html.raw("</tbody></table></details>");
}
