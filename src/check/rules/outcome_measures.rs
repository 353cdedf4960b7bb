//! `one-crown` and `internal-only`: what the measures of an active outcome look at together. Linear
//! in the outcomes and their measures.

use crate::base::diagnostic::{Diagnostic, quote};
use crate::base::vocabulary::{About, Crown};
use crate::base::{english, rule};
use crate::model::kinds::Outcome;

use super::CheckContext;

pub(super) fn ask(s: &CheckContext<'_>, found: &mut Vec<Diagnostic>) {
    for (_, o) in s.model.live::<Outcome>().filter(|(_, o)| s.is_active(o.node)) {
        let measures = || o.measures.iter().map(|&m| &s.model.measures[m]);
        let title = s.title(o.node);
        let missing = Crown::ALL.iter().filter(|&&crown| measures().all(|m| m.crown != Some(crown)));
        let missing: Vec<String> = missing.map(|crown| quote(crown.word())).collect();
        if !missing.is_empty() {
            let message = format!("{title} has no measure of {}", english::list(&missing));
            let finding = s.lacking(&rule::ONE_CROWN, o.node, &["measures"], message);
            found.push(finding.help("an outcome is balanced where its measures cover the crowns `cost`, `revenue` and `service`"));
        }
        if !o.measures.is_empty() && measures().all(|m| m.about != Some(About::Customer)) {
            let message = format!("no measure of {title} is about the customer");
            found.push(
                s.whole(&rule::INTERNAL_ONLY, o.node, message).help("add one with `about: customer`, taken from the customer's side"),
            );
        }
    }
}
