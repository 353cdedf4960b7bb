//! What evidence backs: the fields that `of` names must be some of the thing that has the evidence.

use crate::base::diagnostic::quote;
use crate::base::kind::Kind;
use crate::base::rule;
use crate::base::suggest::nearest;
use crate::syntax::content::kinds::{Common, Evidence, Stage, Touchpoint, doc_of};
use crate::syntax::fields::faults::Faults;
use crate::syntax::fields::schema::RecordDoc;

/// Reports each name in the `of` of a file's evidence, and of that of its touchpoints, that is no field there.
pub(super) fn question(kind: Kind, common: &Common, stages: &[Stage], faults: &mut Faults) {
    let mut known = vec![&Common::DOC, doc_of(kind)];
    if kind == Kind::Journey {
        // Evidence of a journey speaks for its touchpoints too.
        known.push(&Touchpoint::DOC);
    }
    for touchpoint in stages.iter().flat_map(|stage| &stage.touchpoints) {
        question_list(&touchpoint.evidence, &[&Touchpoint::DOC], faults);
    }
    question_list(&common.evidence, &known, faults);
}

fn question_list(evidence: &[Evidence], known: &[&RecordDoc], faults: &mut Faults) {
    let names = || known.iter().flat_map(|doc| doc.fields).map(|field| field.name);
    for of in evidence.iter().flat_map(|evidence| &evidence.of).filter(|of| !names().any(|name| name == &*of.value)) {
        let whose = known.last().map_or("", |doc| doc.what);
        let help = match nearest(&of.value, names()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("name fields of {whose} by their keys, or leave `of` out: it then backs all of them"),
        };
        faults.push(&rule::UNKNOWN_VALUE, of.span, format!("`of` names {}, which is no field here", quote(&of.value)), help);
    }
}
