//! Processes with their rules and steps.

use crate::base::span::Spanned;
use crate::base::vocabulary::{Class, Layer, RuleSort};
use crate::syntax::fields::faults::Faults;
use crate::syntax::fields::record::{Field, ReadNode, SpannedText, record};
use crate::syntax::fields::schema::FieldShape;
use crate::syntax::fields::sentences::Sentences;
use crate::syntax::fields::types::{Amount, Extra, FilePath, Flag, Minutes, Ref, WrittenId};
use crate::syntax::yaml::tree::{Value, YamlNode};

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
        next: Option<Nexts>,
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

/// The steps that follow one; empty where the process ends here.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Nexts(pub Vec<NextWhen>);

/// One of them: a bare step, or one with its condition.
#[derive(Clone, Debug, PartialEq)]
struct OneNext(NextWhen);

impl ReadNode for OneNext {
    fn read(node: &YamlNode<'_>, faults: &mut Faults) -> Option<Self> {
        if matches!(node.value, Value::Map(_)) {
            return NextWhen::read(node, faults).map(Self);
        }
        let to = Ref::read(node, faults)?;
        Some(Self(NextWhen { to: Some(to), ..NextWhen::default() }))
    }

    fn shape() -> FieldShape {
        FieldShape::Either(vec![Ref::<ToStep>::shape(), NextWhen::shape()])
    }
}

impl ReadNode for Nexts {
    const PLAIN: bool = false;

    fn read(node: &YamlNode<'_>, faults: &mut Faults) -> Option<Self> {
        let one_mapping = matches!(node.value, Value::Map(_));
        let nexts =
            if one_mapping { OneNext::read(node, faults).into_iter().collect() } else { <Vec<OneNext> as Field>::read_field(node, faults) };
        Some(Self(nexts.into_iter().map(|next| next.0).collect()))
    }

    fn shape() -> FieldShape {
        FieldShape::List(Box::new(OneNext::shape()))
    }
}
