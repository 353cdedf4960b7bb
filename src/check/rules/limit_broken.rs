//! `limit-broken`: what an active outcome's limit measures is beyond one of its bounds, at the last reading. At a bound it is held.
//! Linear in the limits.

use crate::base::diagnostic::{Diagnostic, quote};
use crate::base::number_format::say_number;
use crate::base::rule;
use crate::model::kinds::Outcome;
use crate::model::nested::Limit;
use crate::syntax::content::document::Fields;

use super::CheckContext;

pub(super) fn ask(s: &CheckContext<'_>, found: &mut Vec<Diagnostic>) {
    for (_, o) in s.model.live::<Outcome>().filter(|(_, o)| s.is_active(o.node)) {
        for (place, limit) in o.limits.iter().enumerate().filter(|(_, limit)| s.model.is_held(limit) == Some(false)) {
            let span = s.document(o.node).and_then(|document| match &document.fields {
                Fields::Outcome(fields) => fields.limits.get(place)?.text.as_ref().map(|text| text.span),
                _ => None,
            });
            let finding = s.value(&rule::LIMIT_BROKEN, o.node, span, message(s, limit));
            found.push(finding.help("bring what it measures back within the bound, or agree on another one with those who set it"));
        }
    }
}

/// What is beyond which bound.
fn message(s: &CheckContext<'_>, limit: &Limit) -> String {
    let measure = limit.measure.map(|measure| &s.model.measures[measure]);
    let stands = measure.and_then(|m| Some((m, m.last()?))).map(|(m, (date, value))| {
        let (bound, side) = match (limit.max.filter(|max| value > *max), limit.min) {
            (Some(max), _) => (max, "most"),
            (None, min) => (min.unwrap_or(value), "least"),
        };
        format!(": {} stood at {} on {date}, and is held to at {side} {}", s.title(m.node), say_number(value), say_number(bound))
    });
    format!("the limit {} is broken{}", quote(&limit.text.plain(s.model)), stands.unwrap_or_default())
}
