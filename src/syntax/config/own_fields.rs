//! `fields`: the types of fields of a site's own, those in `extra`.

use crate::base::diagnostic::{Diagnostic, Place, quote};
use crate::base::kind::Kind;
use crate::base::rule;
use crate::base::span::Span;
use crate::base::vocabulary::OwnFieldType;
use crate::syntax::fields::faults::Faults;
use crate::syntax::fields::record::{SpannedText, record};
use crate::syntax::fields::types::{AnyNumber, Flag};

record! {
    /// The types of fields of your own, by what has them.
    OwnFields "`fields`" {
        /// Of outcomes.
        outcome: Vec<OwnField>,
        /// Of personas.
        persona: Vec<OwnField>,
        /// Of journeys.
        journey: Vec<OwnField>,
        /// Of stages of journeys.
        stage: Vec<OwnField>,
        /// Of touchpoints.
        touchpoint: Vec<OwnField>,
        /// Of processes.
        process: Vec<OwnField>,
        /// Of steps of processes.
        step: Vec<OwnField>,
        /// Of services.
        service: Vec<OwnField>,
        /// Of roles.
        role: Vec<OwnField>,
        /// Of teams.
        team: Vec<OwnField>,
        /// Of systems.
        system: Vec<OwnField>,
        /// Of third parties.
        third_party["third-party"]: Vec<OwnField>,
        /// Of plain pages.
        page: Vec<OwnField>,
    }
}

record! {
    /// A field of your own.
    OwnField "a field of your own" {
        /// Its key in `extra`.
        name required: Option<SpannedText>,
        /// What pages call it. Left out: its name.
        title: Option<SpannedText>,
        /// What it holds: `text`, `number`, `date`, `link`, `yes-no` or `one-of`.
        r#type["type"] required: Option<OwnFieldType>,
        /// The least that a number may be.
        min: Option<AnyNumber>,
        /// The most that a number may be.
        max: Option<AnyNumber>,
        /// What a `one-of` may be.
        values: Vec<SpannedText>,
        /// `true` shows it as a row of its own beside the touchpoints of a journey.
        lane: Option<Flag>,
    }
}

impl OwnFields {
    /// Those of a kind of file.
    pub fn of_kind(&self, kind: Kind) -> &[OwnField] {
        match kind {
            Kind::Outcome => &self.outcome,
            Kind::Persona => &self.persona,
            Kind::Journey => &self.journey,
            Kind::Process => &self.process,
            Kind::Service => &self.service,
            Kind::Role => &self.role,
            Kind::Team => &self.team,
            Kind::System => &self.system,
            Kind::ThirdParty => &self.third_party,
            Kind::Page => &self.page,
        }
    }

    fn lists(&self) -> [&[OwnField]; 13] {
        [
            &self.outcome,
            &self.persona,
            &self.journey,
            &self.stage,
            &self.touchpoint,
            &self.process,
            &self.step,
            &self.service,
            &self.role,
            &self.team,
            &self.system,
            &self.third_party,
            &self.page,
        ]
    }

    /// What is wrong with what they say of themselves.
    pub(super) fn check(&self, faults: &mut Faults) {
        for list in self.lists() {
            for (i, field) in list.iter().enumerate() {
                let Some(name) = &field.name else { continue };
                field.check(name, faults);
                let first = list[..i].iter().filter_map(|other| other.name.as_ref()).find(|other| other.value == name.value);
                if let Some(first) = first {
                    let message = format!("the field {} stands twice", quote(&name.value));
                    let finding = Diagnostic::new(&rule::DUPLICATE_ID, Place::new(&faults.file, name.span), message);
                    faults.found.push(finding.help("keep one of them").related(Place::new(&faults.file, first.span), "the first one"));
                }
            }
        }
    }
}

impl OwnField {
    fn check(&self, name: &SpannedText, faults: &mut Faults) {
        let is_choice = self.r#type == Some(OwnFieldType::OneOf);
        if is_choice && self.values.is_empty() && !self.written.is_faulty("values") {
            let start = Span { end: self.written.span.start, ..self.written.span };
            let message = format!("the field {} is a `one-of`, and needs `values`", quote(&name.value));
            faults.push(&rule::MISSING_FIELD, start, message, "add what it may be: `values: [low, high]`");
        }
        if let Some(first) = self.values.first().filter(|_| !is_choice && self.r#type.is_some()) {
            let message = format!("the field {} has `values`, and is no `one-of`", quote(&name.value));
            faults.push(&rule::UNKNOWN_FIELD, first.span, message, "take `values` out, or write `type: one-of`");
        }
        if (self.min.is_some() || self.max.is_some()) && !matches!(self.r#type, Some(OwnFieldType::Number) | None) {
            let message = format!("the field {} has a `min` or `max`, and is no number", quote(&name.value));
            faults.push(&rule::UNKNOWN_FIELD, name.span, message, "take them out, or write `type: number`");
        }
        if let (Some(min), Some(max)) = (&self.min, &self.max)
            && min.0 > max.0
        {
            let message = format!("the field {} has a `min` above its `max`", quote(&name.value));
            faults.push(&rule::OUT_OF_RANGE, name.span, message, "write the smaller one as `min`");
        }
    }
}
