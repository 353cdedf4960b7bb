//! The bounds that others set, and whether the measure that they are about keeps within them.

use std::fmt::Write as _;

use crate::html::address::escape;
use crate::model::kinds::Outcome;
use crate::model::nested::Limit;
use crate::picture::sparkline::with_unit;

use crate::html::html_text::Html;
use crate::html::page_context::PageContext;

/// The bounds as the items of a list.
pub(super) fn limits(page: &PageContext<'_, '_>, outcome: &Outcome) -> Html {
    let model = page.model();
    let mut html = Html::default();
    for limit in &outcome.limits {
        html.raw("<li>");
        if let Some(stakeholder) = &limit.stakeholder {
            html.raw("<span class=\"tag\">").text(stakeholder).raw("</span> ");
        }
        page.write_said(&limit.text, &mut html);
        if let Some(measure) = limit.measure.map(|m| &model.measures[m]) {
            let unit = measure.unit.as_deref().map(escape).unwrap_or_default();
            let _ = write!(html.0, " <small>{}", page.show(measure.node).0);
            if let Some(max) = limit.max {
                let _ = write!(html.0, ", at most {}", with_unit(max, &unit));
            }
            if let Some(min) = limit.min {
                let _ = write!(html.0, ", at least {}", with_unit(min, &unit));
            }
            if let Some((_, value)) = measure.last() {
                let _ = write!(html.0, "; stands at {}", with_unit(value, &unit));
                html.raw(match is_kept(limit, value) {
                    Some(true) => ": <span class=\"met\">kept</span>",
                    Some(false) => ": <span class=\"missed\">broken</span>",
                    None => "",
                });
            }
            html.raw("</small>");
        }
        html.raw("</li>");
    }
    html
}

/// Whether a value keeps within a bound; none where the bound names no number.
fn is_kept(limit: &Limit, value: f64) -> Option<bool> {
    let bounded = limit.max.is_some() || limit.min.is_some();
    bounded.then(|| limit.max.is_none_or(|max| value <= max) && limit.min.is_none_or(|min| value >= min))
}
