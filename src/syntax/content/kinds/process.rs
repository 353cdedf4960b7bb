//! Processes with their rules and steps.

use crate::base::rule;
use crate::base::span::{Span, Spanned};
use crate::base::vocabulary::{Class, Layer, RuleSort};
use crate::syntax::fields::faults::Faults;
use crate::syntax::fields::record::{SpannedText, record};
use crate::syntax::fields::sentences::Sentences;
use crate::syntax::fields::short_form::{HasShortForm, Nexts, ShortOr};
use crate::syntax::fields::types::{Amount, Extra, FilePath, Flag, Minutes, Ref, WrittenId};
use crate::syntax::yaml::tree::{Value, YamlNode};

use super::{Gap, Measure, ToActor, ToOutcomeOrTouchpoint, ToParent, ToProcess, ToRoleOrTeam, ToService, ToStep, ToSystem};

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
        /// The processes that it makes possible; `{to, informal: true}` where no procedure says so.
        supports: Vec<ShortOr<Support>>,
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
        /// For whom it is, by names of the site's `audiences`; for no more than what holds it. Left out: for all of these.
        audience: Vec<SpannedText>,
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
        /// Who does it: who is responsible. Blank counts as ours.
        by: Option<Ref<ToActor>>,
        /// The one who answers for it.
        accountable: Option<Ref<ToRoleOrTeam>>,
        /// Who is asked before it is done.
        consulted: Vec<Ref<ToRoleOrTeam>>,
        /// Who is told that it is done.
        informed: Vec<Ref<ToRoleOrTeam>>,
        /// How near to the person: `front`, `back` or `support`.
        layer: Option<Layer>,
        /// Hands-on time.
        work: Option<Minutes>,
        /// Waiting time before it.
        wait: Option<Spanned<Minutes>>,
        /// By when it should begin: held against `wait`.
        within: Option<Minutes>,
        /// What goes in: texts, or `{text, file}`, or `{text, url}`.
        inputs: Vec<ShortOr<WorkItem>>,
        /// What comes out, written as `inputs` are.
        outputs: Vec<ShortOr<WorkItem>>,
        /// What it is done with.
        systems: Vec<Ref<ToSystem>>,
        /// What follows. Left out: the next step; `[]` ends.
        next: Option<Nexts<NextWhen>>,
        /// `true` where it happens and no procedure says so.
        informal: Option<Flag>,
        /// Fields of your own.
        extra: Option<Extra>,
        /// For whom it is, by names of the site's `audiences`; for no more than what holds it. Left out: for all of these.
        audience: Vec<SpannedText>,
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

record! {
    /// A process that one makes possible.
    Support "a support" {
        /// The process.
        to required: Option<Ref<ToProcess>>,
        /// `true` where it does, and no procedure says so.
        informal: Option<Flag>,
    }
}

impl HasShortForm for Support {
    type Short = Ref<ToProcess>;

    fn of_short(to: Ref<ToProcess>) -> Self {
        Self { to: Some(to), ..Self::default() }
    }

    fn short(&self) -> Option<&Ref<ToProcess>> {
        self.to.as_ref().filter(|_| self.informal.is_none())
    }
}

record! {
    /// What goes into a step or comes out of it.
    WorkItem "an input or output" {
        /// What it is.
        text: Option<Sentences>,
        /// A file that shows it, relative to this one: a form, a template.
        file: Option<FilePath>,
        /// Where it is on the web, in the place of `file`.
        url: Option<SpannedText>,
    }
}

impl HasShortForm for WorkItem {
    type Short = Sentences;

    fn of_short(text: Sentences) -> Self {
        Self { text: Some(text), ..Self::default() }
    }

    fn short(&self) -> Option<&Sentences> {
        self.text.as_ref().filter(|_| self.file.is_none() && self.url.is_none())
    }

    fn question(&self, node: &YamlNode<'_>, faults: &mut Faults) {
        let Value::Map(entries) = &node.value else { return };
        let second = || entries.iter().rfind(|(key, _)| matches!(&*key.text, "file" | "url"));
        if let (Some(_), Some(_), Some((key, _))) = (&self.file, &self.url, second()) {
            faults.push(&rule::UNKNOWN_FIELD, key.span, "`file` and `url` stand both here", "keep the one that readers should open");
        } else if self.text.is_none() && self.file.is_none() && self.url.is_none() {
            let start = Span { end: node.span.start, ..node.span };
            faults.push(&rule::MISSING_FIELD, start, "an input or output needs `text`", "add `text:`");
        }
    }
}
