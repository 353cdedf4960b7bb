//! The bounds that others set, and whether the measure that they are about keeps within them.

use maud::{Markup, html};

use crate::model::kinds::Outcome;
use crate::model::nested::{Limit, Measure};
use crate::picture::sparkline::with_unit;
use crate::words::{Message, message};

use crate::html::html_text::{Html, text};
use crate::html::page_context::PageContext;

/// The bounds as the items of a list, those first that are broken.
pub(super) fn limits(page: &PageContext<'_, '_>, outcome: &Outcome) -> Html {
    let is_broken = |limit: &Limit| page.model().is_held(limit) == Some(false);
    let mut limits: Vec<&Limit> = outcome.limits.iter().collect();
    limits.sort_by_key(|limit| !is_broken(limit));
    html! {
        @for limit in limits {
            li {
                @if let Some(stakeholder) = &limit.stakeholder { span.tag { (text(stakeholder)) } " " }
                (page.sentences(&limit.text))
                @if let Some(measure) = limit.measure { " " small { (bound(page, limit, &page.model().measures[measure])) } }
            }
        }
    }
    .into()
}

/// The measure, its bounds and where it stands.
fn bound(page: &PageContext<'_, '_>, limit: &Limit, measure: &Measure) -> Markup {
    let phrase = |message: Message, value: f64| {
        let value = with_unit(value, measure.unit.as_deref().unwrap_or_default());
        html! { (page.phrase(message, &[("value", (&value).into())])) }
    };
    html! {
        (page.to(measure.node))
        @if let Some(max) = limit.max { ", " (phrase(message::OUTCOME_LIMIT_AT_MOST, max)) }
        @if let Some(min) = limit.min { ", " (phrase(message::OUTCOME_LIMIT_AT_LEAST, min)) }
        @if let Some((_, value)) = measure.last() {
            "; " (phrase(message::OUTCOME_LIMIT_STANDS_AT, value))
            @match page.model().is_held(limit) {
                Some(true) => { ": " span.kept { (page.word(message::OUTCOME_LIMIT_KEPT)) } }
                Some(false) => { ": " b.broken { (page.word(message::OUTCOME_LIMIT_BROKEN)) } }
                None => {}
            }
        }
    }
}
