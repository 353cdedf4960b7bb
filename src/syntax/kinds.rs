//! The fields of each kind of file, and of what is nested in them. The doc comments are the manual.

use crate::base::span::Spanned;
use crate::base::terms::Kind;
use crate::base::values::Date;
use crate::base::words::{
    About, Basis, Better, Class, Criticality, Crown, EvidenceKind, JourneyState, Layer, Level,
    NeedSort, OpportunityState, RuleSort, Stakeholder, Status,
};

use super::fields::{Amount, Conditions, Extra, Figure, FilePath, Flag, Id, Minutes, Number, Ref, Target};
use super::record::{Faults, Read, Text, record};
use super::schema::{RecordDoc, Shape};
use super::tree::{Node, Value};

macro_rules! targets {
    ($( $(#[doc = $doc:literal])* $name:ident = $what:literal; )*) => {$(
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, PartialEq)]
        pub struct $name;

        impl Target for $name {
            const WHAT: &'static str = $what;
        }
    )*};
}

targets! {
    /// An outcome.
    ToOutcome = "an outcome";
    /// A persona.
    ToPersona = "a persona";
    /// A need of a persona.
    ToNeed = "a persona's need (`nadia#mobility`)";
    /// A journey.
    ToJourney = "a journey";
    /// A touchpoint of another journey.
    ToTouchpoint = "a touchpoint of a journey (`move-house#insure`)";
    /// A process.
    ToProcess = "a process";
    /// A process or one of its steps.
    ToProcessOrStep = "a process, or a step of one (`register-claim#check`)";
    /// An outcome or a touchpoint.
    ToOutcomeOrTouchpoint = "an outcome, or a touchpoint of a journey (`after-a-collision#report`)";
    /// A service.
    ToService = "a service";
    /// A team.
    ToTeam = "a team";
    /// A system.
    ToSystem = "a system";
    /// Who does a step.
    ToActor = "a team, else a system, else `persona`, else a third party";
    /// One end of a touchpoint.
    ToEnd = "`persona`, `us`, or a third party";
    /// A step of the same process.
    ToStep = "a step of this process";
    /// A touchpoint of the same journey.
    ToOwnTouchpoint = "a touchpoint of this journey";
    /// A touchpoint of the journey in `target_of`.
    ToReplaced = "a touchpoint of the journey in `target_of`";
    /// A measure of the same outcome.
    ToMeasure = "a measure of this outcome";
    /// A channel of the site.
    ToChannel = "one of the site's `channels`, or free text where the site lists none";
    /// A parent of the same kind.
    ToParent = "another of the same kind";
}

record! {
    /// The fields that every kind has.
    Common "a file" {
        /// What it is called. An outcome's and a touchpoint's title is in the customer's words.
        title required: Option<Text>,
        /// One sentence. Left out, it is the first sentence of the body.
        summary: Option<Text>,
        /// The id that others refer to. Left out, it is the file's name without its ending.
        id: Option<Id>,
        /// The kind, where the folder does not say it.
        kind: Option<Kind>,
        /// Old ids: references through them still hold, and their pages lead here.
        aliases: Vec<Id>,
        /// How real it is: `hypothesis`, `planned`, `active` or `retired`. Left out: `active`.
        status: Option<Status>,
        /// `true` leaves it out of the site unless `--drafts` is given.
        draft: Option<Flag>,
        /// The team that answers for it. Left out: that of its `parent` of the same kind.
        owner: Option<Ref<ToTeam>>,
        /// Free words to find it by.
        tags: Vec<Text>,
        /// The day somebody last looked whether it is still true.
        reviewed: Option<Spanned<Date>>,
        /// Where we know it from.
        evidence: Vec<Evidence>,
        /// Addresses worth opening.
        links: Vec<Link>,
        /// Fields of your own, kept and exported untouched.
        extra: Option<Extra>,
        /// Rules of the checks to silence in this file.
        allow: Vec<Text>,
    }
}

record! {
    /// Where a claim comes from.
    Evidence "evidence" {
        /// What sort of evidence it is.
        kind required: Option<EvidenceKind>,
        /// Where to find it.
        r#ref["ref"]: Option<Text>,
        /// When it was gathered.
        date: Option<Spanned<Date>>,
        /// How many people or cases it rests on.
        n: Option<Amount>,
        /// What else to know of it.
        note: Option<Text>,
    }
}

record! {
    /// An address worth opening.
    Link "a link" {
        /// What stands behind it. Left out: the address.
        title: Option<Text>,
        /// An address that begins with `https:`, `http:`, `mailto:` or `tel:`.
        url required: Option<Text>,
    }
}

record! {
    /// What the customer wants to be true in the end.
    Outcome "an outcome" {
        /// The personas it is for, one or more.
        audience["for"] required: Vec<Ref<ToPersona>>,
        /// One line in the customer's words that could be measured.
        statement: Option<Text>,
        /// The process that the customer thinks they are in.
        customer_calls_it: Option<Text>,
        /// What they expect today.
        expects: Option<Text>,
        /// The needs of its personas that it meets.
        needs: Vec<Ref<ToNeed>>,
        /// How wide it is: `step`, `service` or `life`. Left out: `service`.
        level: Option<Level>,
        /// A wider outcome that it is a part of.
        parent: Option<Ref<ToParent>>,
        /// How we would know.
        measures: Vec<Measure>,
        /// What law, cost, society or environment set as bounds.
        limits: Vec<Limit>,
    }
}

record! {
    /// A bound that a stakeholder sets.
    Limit "a limit" {
        /// Who sets it.
        stakeholder: Option<Text>,
        /// What it says.
        text required: Option<Text>,
        /// The measure of this outcome that shows it.
        measure: Option<Ref<ToMeasure>>,
        /// The measure must not rise above this.
        max: Option<Figure>,
        /// The measure must not fall below this.
        min: Option<Figure>,
    }
}

record! {
    /// How we would know.
    Measure "a measure" {
        /// Its id. Left out: from the title.
        id: Option<Id>,
        /// What is measured.
        title required: Option<Text>,
        /// Which of the three it tells of: `cost`, `revenue` or `service`.
        crown: Option<Crown>,
        /// Whose success it tells: the `customer`'s or `internal`.
        about: Option<About>,
        /// What it is counted in.
        unit: Option<Text>,
        /// Which direction is good: `up` or `down`.
        better: Option<Better>,
        /// What it was when we began.
        baseline: Option<Figure>,
        /// What it should become.
        target: Option<Figure>,
        /// What it was, and when.
        readings: Vec<Reading>,
        /// A CSV file of the repository that holds the readings.
        readings_from: Option<ReadingsFrom>,
        /// Where the figure comes from.
        source: Option<Text>,
        /// Old ids of the measure.
        aliases: Vec<Id>,
    }
}

record! {
    /// A figure on a day.
    Reading "a reading" {
        /// The day.
        date required: Option<Spanned<Date>>,
        /// The figure.
        value required: Option<Figure>,
    }
}

record! {
    /// Columns of a CSV file that hold the readings of a measure.
    ReadingsFrom "`readings_from`" {
        /// The CSV file, relative to this one.
        file required: Option<FilePath>,
        /// The column of the days.
        date required: Option<Text>,
        /// The column of the figures.
        value required: Option<Text>,
        /// Only rows in which these columns hold these values.
        r#where["where"]: Option<Conditions>,
    }
}

record! {
    /// People who share needs.
    Persona "a persona" {
        /// In which role they meet us. Left out: `customer`.
        stakeholder: Option<Stakeholder>,
        /// What one of them said.
        quote: Option<Text>,
        /// A picture of them.
        picture: Option<FilePath>,
        /// What they need, asked for or not.
        needs: Vec<Need>,
    }
}

record! {
    /// What a persona needs, asked for or not.
    Need "a need" {
        /// Its id, which others refer to as `persona#need`.
        id required: Option<Id>,
        /// The need in one sentence.
        statement required: Option<Text>,
        /// Whether they say it: `stated` or `unstated`.
        kind: Option<NeedSort>,
        /// How we know of it: `asked`, `observed` or `inferred`.
        basis: Option<Basis>,
        /// How much it matters to them, 0 to 10.
        importance: Option<Number<0, 10>>,
        /// How well it is met today, 0 to 10.
        satisfaction: Option<Number<0, 10>>,
        /// Old ids of the need.
        aliases: Vec<Id>,
    }
}

record! {
    /// What the persona goes through, stage by stage.
    Journey "a journey" {
        /// Who walks it.
        persona required: Option<Ref<ToPersona>>,
        /// What they want from it.
        outcome required: Option<Ref<ToOutcome>>,
        /// What happens (`current`) or what should (`target`). Left out: `current`.
        state: Option<JourneyState>,
        /// The current journey that this one replaces.
        target_of: Option<Ref<ToJourney>>,
        /// What sets it off.
        starts_when: Option<Text>,
        /// What ends it.
        ends_when: Option<Text>,
        /// The touchpoint of a wider journey that this one tells in full.
        parent: Option<Ref<ToTouchpoint>>,
        /// How many people start it in a month.
        volume_per_month: Option<Amount>,
        /// Its stages, in order.
        stages required: Vec<Stage>,
        /// What could be better, and what it is worth.
        opportunities: Vec<Opportunity>,
        /// An event log, and its columns.
        log: Option<EventLog>,
    }
}

record! {
    /// A part of a journey.
    Stage "a stage" {
        /// Its id. Left out: from the title.
        id: Option<Id>,
        /// What the person is busy with.
        title required: Option<Text>,
        /// What they want from this stage.
        goal: Option<Text>,
        /// What happens in it, in order.
        touchpoints: Vec<Touchpoint>,
        /// Fields of your own.
        extra: Option<Extra>,
        /// Old ids of the stage.
        aliases: Vec<Id>,
    }
}

record! {
    /// A meeting of the person with us or with someone else, or an action of their own.
    Touchpoint "a touchpoint" {
        /// Its id, which others refer to as `journey#touchpoint`. Left out: from the title.
        id: Option<Id>,
        /// What happens, in the customer's words.
        title required: Option<Text>,
        /// Who starts it. Left out: `persona`.
        from: Option<Ref<ToEnd>>,
        /// Who receives it. Left out: `us`. `nobody` is the person's own action.
        to: Option<Ref<ToEnd>>,
        /// Through which channels.
        channels: Vec<Ref<ToChannel>>,
        /// What the person does.
        does: Option<Text>,
        /// What the person thinks, as a quotation.
        thinks: Option<Text>,
        /// What the person expects here: the promise we are held to.
        expects: Option<Text>,
        /// `true` where the outcome is won or lost.
        moment_of_truth: Option<Flag>,
        /// `true` where law or contract imposes it.
        mandated: Option<Flag>,
        /// How it feels, from -2 to 2.
        feeling: Option<Number<-2, 2>>,
        /// How much it matters to the person, 1 to 5.
        importance: Option<Number<1, 5>>,
        /// How content the person is with it, 1 to 5.
        satisfaction: Option<Number<1, 5>>,
        /// The person's own work.
        effort: Option<Effort>,
        /// How long the person waits before it.
        wait: Option<Minutes>,
        /// The processes that serve it, or steps of them. All of them are needed.
        served_by: Vec<Ref<ToProcessOrStep>>,
        /// The service that the person meets here.
        service: Option<Ref<ToService>>,
        /// The persona's needs that are met here.
        needs: Vec<Ref<ToNeed>>,
        /// What makes it good when it goes wrong.
        recovery: Option<Text>,
        /// What hurts.
        pains: Vec<Pain>,
        /// What is good about it.
        gains: Vec<Text>,
        /// Names in the event log that mean this touchpoint.
        events: Vec<Text>,
        /// In a target journey: the touchpoints that it takes the place of.
        replaces: Vec<Ref<ToReplaced>>,
        /// Where we know it from.
        evidence: Vec<Evidence>,
        /// A picture of it.
        picture: Option<FilePath>,
        /// Why nobody serves it for now.
        gap: Option<Gap>,
        /// Fields of your own.
        extra: Option<Extra>,
        /// Old ids of the touchpoint.
        aliases: Vec<Id>,
    }
}

record! {
    /// The person's own work.
    Effort "effort" {
        /// How long it takes them.
        work: Option<Minutes>,
        /// How heavy it is, 1 to 5.
        load: Option<Number<1, 5>>,
    }
}

record! {
    /// What hurts at a touchpoint.
    Pain "a pain" {
        /// Its id. Without one it has no address of its own.
        id: Option<Id>,
        /// What hurts.
        text required: Option<Text>,
        /// How much, 0 to 10.
        level: Option<Number<0, 10>>,
        /// How likely people leave because of it, 0 to 10.
        leave_risk: Option<Number<0, 10>>,
        /// Old ids of the pain.
        aliases: Vec<Id>,
    }
}

record! {
    /// Something knowingly left open for now.
    Gap "a gap" {
        /// Why.
        reason: Option<Text>,
        /// The team that will close it.
        owner: Option<Ref<ToTeam>>,
        /// Until when; after that day it is a finding again.
        until: Option<Spanned<Date>>,
    }
}

record! {
    /// What could be better, and what it is worth.
    Opportunity "an opportunity" {
        /// Its id. Left out: from the title.
        id: Option<Id>,
        /// What could be done.
        title required: Option<Text>,
        /// The touchpoints that it would change, one or more.
        touchpoints required: Vec<Ref<ToOwnTouchpoint>>,
        /// What it is worth to the customer, 0 to 10.
        customer_value: Option<Number<0, 10>>,
        /// What it is worth to us, 0 to 10.
        business_value: Option<Number<0, 10>>,
        /// How much work it is, 0 to 10.
        effort: Option<Number<0, 10>>,
        /// How far it has come: `open`, `doing` or `done`.
        state: Option<OpportunityState>,
        /// The team that takes it up.
        owner: Option<Ref<ToTeam>>,
        /// Old ids of the opportunity.
        aliases: Vec<Id>,
    }
}

record! {
    /// An event log of the journey and the columns that mean something.
    EventLog "a log" {
        /// The CSV file, relative to this one.
        file required: Option<FilePath>,
        /// The column that tells one person's journey from another's.
        case: Option<Text>,
        /// The column of what happened.
        activity: Option<Text>,
        /// The column of when.
        time: Option<Text>,
        /// The column of who did it.
        resource: Option<Text>,
        /// The column that orders events of the same time.
        order: Option<Text>,
        /// The column of what it was done to.
        object: Option<Text>,
        /// How the log was made.
        basis: Option<Text>,
    }
}

record! {
    /// How we bring it about.
    Process "a process" {
        /// What it is to the customer: `core`, `guiding` or `enabling`.
        class: Option<Class>,
        /// What sets it off.
        trigger: Option<Text>,
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
        id: Option<Id>,
        /// Where it comes from: `strategic`, `regulatory` or `operational`.
        kind: Option<RuleSort>,
        /// What it says.
        text required: Option<Text>,
        /// The steps that it binds.
        steps: Vec<Ref<ToStep>>,
        /// Old ids of the rule.
        aliases: Vec<Id>,
    }
}

record! {
    /// A part of a process.
    Step "a step" {
        /// Its id, which others refer to as `process#step`. Left out: from the title.
        id: Option<Id>,
        /// What is done.
        title required: Option<Text>,
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
        aliases: Vec<Id>,
    }
}

record! {
    /// A step that follows under a condition.
    NextWhen "a next" {
        /// The step.
        to required: Option<Ref<ToStep>>,
        /// The condition.
        when: Option<Text>,
    }
}

/// The steps that follow one; empty where the process ends here.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Nexts(pub Vec<NextWhen>);

/// One of them: a bare step, or one with its condition.
#[derive(Clone, Debug, PartialEq)]
struct OneNext(NextWhen);

impl Read for OneNext {
    fn read(node: &Node<'_>, faults: &mut Faults) -> Option<Self> {
        if matches!(node.value, Value::Map(_)) {
            return NextWhen::read(node, faults).map(Self);
        }
        let to = Ref::read(node, faults)?;
        Some(Self(NextWhen { to: Some(to), ..NextWhen::default() }))
    }

    fn shape() -> Shape {
        Shape::Either(vec![Ref::<ToStep>::shape(), NextWhen::shape()])
    }
}

impl Read for Nexts {
    const PLAIN: bool = false;

    fn read(node: &Node<'_>, faults: &mut Faults) -> Option<Self> {
        let one_mapping = matches!(node.value, Value::Map(_));
        let nexts = if one_mapping {
            OneNext::read(node, faults).into_iter().collect()
        } else {
            <Vec<OneNext> as super::record::Field>::read_field(node, faults)
        };
        Some(Self(nexts.into_iter().map(|next| next.0).collect()))
    }

    fn shape() -> Shape {
        Shape::List(Box::new(OneNext::shape()))
    }
}

record! {
    /// What the customer gets, as a black box with a promise.
    Service "a service" {
        /// What is promised.
        promise: Option<Text>,
        /// How fast it answers.
        response: Option<Text>,
        /// What it costs the customer.
        cost: Option<Text>,
        /// What happens when it fails.
        on_failure: Option<Text>,
        /// What sets it apart.
        distinctive: Option<Text>,
        /// The needs that it meets.
        meets: Vec<Ref<ToNeed>>,
        /// How we would know.
        measures: Vec<Measure>,
    }
}

record! {
    /// People of ours who work together.
    Team "a team" {
        /// The team above it in the org chart.
        parent: Option<Ref<ToParent>>,
        /// Other names in use.
        also_called: Vec<Text>,
        /// How to reach it.
        contact: Option<Text>,
    }
}

record! {
    /// A system that runs or supports the work.
    System "a system" {
        /// Who supplies it.
        supplier: Option<Text>,
        /// How much depends on it: `low`, `medium` or `high`.
        criticality: Option<Criticality>,
        /// Where it is.
        url: Option<Text>,
    }
}

record! {
    /// Someone beyond our four walls.
    ThirdParty "a third party" {
        /// Other names in use.
        also_called: Vec<Text>,
        /// How to reach them.
        contact: Option<Text>,
        /// How much depends on them: `low`, `medium` or `high`.
        criticality: Option<Criticality>,
        /// Where they are.
        url: Option<Text>,
    }
}

record! {
    /// A plain page.
    Page "a page" {}
}

/// The fields of a kind beyond the common ones.
pub fn doc_of(kind: Kind) -> &'static RecordDoc {
    match kind {
        Kind::Outcome => &Outcome::DOC,
        Kind::Persona => &Persona::DOC,
        Kind::Journey => &Journey::DOC,
        Kind::Process => &Process::DOC,
        Kind::Service => &Service::DOC,
        Kind::Team => &Team::DOC,
        Kind::System => &System::DOC,
        Kind::ThirdParty => &ThirdParty::DOC,
        Kind::Page => &Page::DOC,
    }
}
