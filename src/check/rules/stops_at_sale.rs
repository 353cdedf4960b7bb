//! `stops-at-sale`: the title of a mapped journey's last stage holds a word for the sale, of the language's list or of
//! `words.sale`. Linear in the journeys.

use crate::base::diagnostic::Diagnostic;
use crate::base::rule;
use crate::model::kinds::Journey;

use super::CheckContext;
use super::word_lists::{SALE, WordList};

pub(super) fn ask(s: &CheckContext<'_>, found: &mut Vec<Diagnostic>) {
    let words = WordList::new(s, s.config.words.as_ref().map_or(&[], |words| &words.sale), SALE);
    for (_, journey) in s.model.live::<Journey>().filter(|(id, _)| s.model.is_mapped(*id)) {
        let Some(last) = journey.stages.last().map(|&stage| s.model.stages[stage].node) else { continue };
        found.extend(words.in_text(&s.model.node(last).title, |sale| {
            let message = format!("{} ends with the purchase: {sale}", s.title(journey.node));
            s.whole(&rule::STOPS_AT_SALE, last, message).help("add what comes after it, up to what the customer came for")
        }));
    }
}
