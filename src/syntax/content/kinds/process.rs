//! Processes with their rules and steps.

use crate::base::span::Spanned;
use crate::base::vocabulary::{Class, Layer, RuleSort};
use crate::syntax::fields::record::{SpannedText, record};
use crate::syntax::fields::sentences::Sentences;
use crate::syntax::fields::short_form::{HasShortForm, Nexts};
use crate::syntax::fields::types::{Amount, Extra, FilePath, Flag, Minutes, Ref, WrittenId};

use super::{Gap, Measure, ToActor, ToOutcomeOrTouchpoint, ToParent, ToProcess, ToService, ToStep, ToSystem};

record! {
    /// How we bring it about.
    Process "a process" {
        /// What it is to the customer: `core`, `guiding` or `enabling`.
        class: Option<Spanned<Class>>,
        /// What sets it off.
        trigger: Option<SpannedText>,
        /// A wider process that it is a part of.
        parent: Option<Ref<ToParent>>,
        /// How often it runs in a month.
        volume_per_month: Option<Amount>,
        /// What one run costs.
        cost_per_case: Option<Amount>,
        /// The services that it delivers.
        delivers: Vec<Ref<ToService>>,
        /// The processes that it makes possible.
        supports: Vec<Ref<ToProcess>>,
        /// Outcomes or touchpoints it claims to help, until a journey names it.
        contributes_to: Vec<Ref<ToOutcomeOrTouchpoint>>,
        /// Who runs it, where it has no steps.
        by: Vec<Ref<ToActor>>,
        /// What runs it, where it has no steps.
        systems: Vec<Ref<ToSystem>>,
        /// Its codes in a framework (`apqc: 6.2.1`).
        classification: Option<Extra>,
        /// A BPMN model file, relative to this one.
        bpmn: Option<FilePath>,
        /// How we would know that it runs well.
        measures: Vec<Measure>,
        /// Why no path to an outcome is recorded for now.
        gap: Option<Gap>,
        /// What it must obey.
        rules: Vec<ProcessRule>,
        /// What is done, in order.
        steps: Vec<Step>,
    }
}

record! {
    /// What a process must obey.
    ProcessRule "a rule" {
        /// Its id. Without one it has no address of its own.
        id: Option<WrittenId>,
        /// Where it comes from: `strategic`, `regulatory` or `operational`.
        kind: Option<RuleSort>,
        /// What it says.
        text required: Option<Sentences>,
        /// The steps that it binds.
        steps: Vec<Ref<ToStep>>,
        /// Old ids of the rule.
        aliases: Vec<WrittenId>,
    }
}

record! {
    /// A part of a process.
    Step "a step" {
        /// Its id, which others refer to as `process#step`. Left out: from the title.
        id: Option<WrittenId>,
        /// What is done.
        title required: Option<SpannedText>,
        /// Who does it. Blank counts as ours.
        by: Option<Ref<ToActor>>,
        /// How near to the person: `front`, `back` or `support`.
        layer: Option<Layer>,
        /// Hands-on time.
        work: Option<Minutes>,
        /// Waiting time before it.
        wait: Option<Minutes>,
        /// What it is done with.
        systems: Vec<Ref<ToSystem>>,
        /// What follows. Left out: the next step; `[]` ends.
        next: Option<Nexts<NextWhen>>,
        /// `true` where it happens and no procedure says so.
        informal: Option<Flag>,
        /// Fields of your own.
        extra: Option<Extra>,
        /// Old ids of the step.
        aliases: Vec<WrittenId>,
    }
}

record! {
    /// A step that follows under a condition.
    NextWhen "a next" {
        /// The step.
        to required: Option<Ref<ToStep>>,
        /// The condition.
        when: Option<SpannedText>,
    }
}

impl HasShortForm for NextWhen {
    type Short = Ref<ToStep>;

    fn of_short(to: Ref<ToStep>) -> Self {
        Self { to: Some(to), ..Self::default() }
    }

    fn short(&self) -> Option<&Ref<ToStep>> {
        self.to.as_ref().filter(|_| self.when.is_none())
    }
}
