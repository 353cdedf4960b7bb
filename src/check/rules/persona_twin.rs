//! `persona-twin`: two personas with the same set of need statements, case, spaces and punctuation
//! aside, not empty; at the later file. Linear in the needs.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::diagnostic::Diagnostic;
use crate::base::rule;
use crate::model::id::NodeId;
use crate::model::kinds::Persona;

use super::{CheckContext, bare};

pub(super) fn ask(s: &CheckContext<'_>, found: &mut Vec<Diagnostic>) {
    let mut by_needs: BTreeMap<BTreeSet<String>, NodeId> = BTreeMap::new();
    for (_, persona) in s.model.live::<Persona>() {
        let needs: BTreeSet<String> = persona.needs.iter().map(|&need| bare(&s.model.node(s.model.needs[need].node).title)).collect();
        if needs.is_empty() {
            continue;
        }
        // Personas come in the order of their paths, so the one that is known is the earlier.
        match by_needs.get(&needs) {
            None => {
                by_needs.insert(needs, persona.node);
            }
            Some(&first) => {
                let message = format!("{} has the same needs as {}", s.title(persona.node), s.title(first));
                let finding = s.whole(&rule::PERSONA_TWIN, persona.node, message);
                found.push(
                    finding
                        .help("tell what one of them needs and the other does not, or make them one persona")
                        .related(s.place(first), "the other persona"),
                );
            }
        }
    }
}
