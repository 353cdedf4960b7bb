//! `stops-at-sale`: the title of a journey's last stage holds a word of `words.sale`. Linear in the
//! journeys.

use crate::base::diagnostic::Diagnostic;
use crate::base::english::quoted;
use crate::base::rule;
use crate::model::kinds::Journey;

use super::CheckContext;
use super::phrases::Phrases;

pub(super) fn ask(s: &CheckContext<'_>, found: &mut Vec<Diagnostic>) {
    let words = Phrases::new(s.config.words.iter().flat_map(|words| &words.sale).map(|word| &word.value));
    for (_, journey) in s.model.live::<Journey>() {
        let Some(last) = journey.stages.last().map(|&stage| s.model.stages[stage].node) else { continue };
        let sale = words.in_text(&s.model.node(last).title);
        if !sale.is_empty() {
            let message = format!("{} ends with the purchase: {}", s.title(journey.node), quoted(sale));
            found.push(s.whole(&rule::STOPS_AT_SALE, last, message).help("add what comes after it, up to what the customer came for"));
        }
    }
}
