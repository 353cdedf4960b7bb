//! Journeys with their stages, touchpoints, pains, gaps, opportunities, options and logs.

use crate::base::date::Date;
use crate::base::rule;
use crate::base::span::{Span, Spanned};
use crate::base::vocabulary::{JourneyState, LogBasis, OpportunityState};
use crate::syntax::fields::faults::Faults;
use crate::syntax::fields::record::{SpannedText, record};
use crate::syntax::fields::sentences::Sentences;
use crate::syntax::fields::short_form::{HasShortForm, Nexts, ShortOr};
use crate::syntax::fields::types::{Amount, Extra, FilePath, Flag, Minutes, Number, Ref, WrittenId};
use crate::syntax::yaml::tree::{Value, YamlNode};

use super::{
    Evidence, Link, Measure, ToCause, ToChannel, ToEnd, ToJourney, ToJourneyOrPart, ToNeed, ToOutcome, ToOwnTouchpoint, ToPersona,
    ToProcessOrStep, ToReplaced, ToService, ToTeam, ToTouchpoint,
};

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
        starts_when: Option<Sentences>,
        /// What ends it.
        ends_when: Option<Sentences>,
        /// The wider journey that this one is a part of, or the stage or touchpoint of it that this one tells in full.
        parent: Option<Ref<ToJourneyOrPart>>,
        /// How many people start it in a month.
        volume_per_month: Option<Amount>,
        /// How we would know that it goes well.
        measures: Vec<Measure>,
        /// Its stages, in order. Left out: the journey is not mapped yet.
        stages: Vec<Stage>,
        /// What could be better, and what it is worth.
        opportunities: Vec<Opportunity>,
        /// An event log, and its columns: what really happened, beside what is documented.
        log: Option<EventLog>,
    }
}

record! {
    /// A part of a journey.
    Stage "a stage" {
        /// Its id. Left out: from the title.
        id: Option<WrittenId>,
        /// What the person is busy with.
        title required: Option<SpannedText>,
        /// What they want from this stage.
        goal: Option<Sentences>,
        /// The part of the outcome that this stage reaches. Left out: the journey's outcome.
        outcome: Option<Ref<ToOutcome>>,
        /// What sets it off.
        starts_when: Option<Sentences>,
        /// What ends it.
        ends_when: Option<Sentences>,
        /// How we would know that it goes well.
        measures: Vec<Measure>,
        /// What happens in it, in order.
        touchpoints: Vec<Touchpoint>,
        /// A picture of it, 16 wide and 9 high.
        picture: Option<FilePath>,
        /// Fields of your own.
        extra: Option<Extra>,
        /// For whom it is, by names of the site's `audiences`; for no more than what holds it. Left out: for all of these.
        audience: Vec<SpannedText>,
        /// Old ids of the stage.
        aliases: Vec<WrittenId>,
    }
}

record! {
    /// A meeting of the person with us or with someone else, or an action of their own.
    Touchpoint "a touchpoint" {
        /// Its id, which others refer to as `journey#touchpoint`. Left out: from the title.
        id: Option<WrittenId>,
        /// What happens, in the customer's words.
        title required: Option<SpannedText>,
        /// Who starts it. Left out: `persona`.
        from: Option<Ref<ToEnd>>,
        /// Who receives it, one or several. Left out: `us`. `nobody` is the person's own action.
        to: Vec<Ref<ToEnd>>,
        /// What the person holds or sees there: a letter, a form, a badge.
        sees: Option<Sentences>,
        /// By when we promise it; held against `wait`.
        within: Option<Minutes>,
        /// Through which channels.
        channels: Vec<Ref<ToChannel>>,
        /// What the person does.
        does: Option<Sentences>,
        /// What the person thinks, as a quotation.
        thinks: Option<Sentences>,
        /// What the person expects here: the promise we are held to.
        expects: Option<Sentences>,
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
        wait: Option<Spanned<Minutes>>,
        /// The processes that serve it, or steps of them. All of them are needed.
        served_by: Vec<Ref<ToProcessOrStep>>,
        /// The service that the person meets here.
        service: Option<Ref<ToService>>,
        /// The persona's needs that are met here.
        needs: Vec<Ref<ToNeed>>,
        /// What makes it good when it goes wrong: a text, or with the processes that do it.
        recovery: Option<ShortOr<Recovery>>,
        /// What went wrong before, so that this touchpoint exists at all: touchpoints of any journey, processes.
        because_of: Vec<Ref<ToCause>>,
        /// What follows. Left out: the next touchpoint, over stages; `[]` ends.
        next: Option<Nexts<NextTouchpoint>>,
        /// How we would know that it goes well.
        measures: Vec<Measure>,
        /// What hurts.
        pains: Vec<Pain>,
        /// What is good about it.
        gains: Vec<Sentences>,
        /// Names in the event log that mean this touchpoint. Left out: its id, old ids and title.
        events: Vec<SpannedText>,
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
        /// For whom it is, by names of the site's `audiences`; for no more than what holds it. Left out: for all of these.
        audience: Vec<SpannedText>,
        /// Old ids of the touchpoint.
        aliases: Vec<WrittenId>,
    }
}

record! {
    /// What makes a touchpoint good when it goes wrong.
    Recovery "a recovery" {
        /// What is done then.
        text: Option<Sentences>,
        /// The processes that do it, or steps of them.
        served_by: Vec<Ref<ToProcessOrStep>>,
    }
}

impl HasShortForm for Recovery {
    type Short = Sentences;

    fn of_short(text: Sentences) -> Self {
        Self { text: Some(text), ..Self::default() }
    }

    fn short(&self) -> Option<&Sentences> {
        self.text.as_ref().filter(|_| self.served_by.is_empty())
    }
}

record! {
    /// A touchpoint that follows under a condition.
    NextTouchpoint "a next" {
        /// The touchpoint.
        to required: Option<Ref<ToOwnTouchpoint>>,
        /// The condition.
        when: Option<SpannedText>,
    }
}

impl HasShortForm for NextTouchpoint {
    type Short = Ref<ToOwnTouchpoint>;

    fn of_short(to: Ref<ToOwnTouchpoint>) -> Self {
        Self { to: Some(to), ..Self::default() }
    }

    fn short(&self) -> Option<&Ref<ToOwnTouchpoint>> {
        self.to.as_ref().filter(|_| self.when.is_none())
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
        id: Option<WrittenId>,
        /// What hurts.
        text required: Option<Sentences>,
        /// How much, 0 to 10.
        level: Option<Number<0, 10>>,
        /// How likely people leave because of it, 0 to 10.
        leave_risk: Option<Number<0, 10>>,
        /// For whom it is, by names of the site's `audiences`; for no more than what holds it. Left out: for all of these.
        audience: Vec<SpannedText>,
        /// Old ids of the pain.
        aliases: Vec<WrittenId>,
    }
}

record! {
    /// Something knowingly left open for now.
    Gap "a gap" {
        /// Why.
        reason: Option<Sentences>,
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
        id: Option<WrittenId>,
        /// What could be done.
        title required: Option<SpannedText>,
        /// The touchpoints that it would change, one or more, of this journey or of others.
        touchpoints required: Vec<Ref<ToTouchpoint>>,
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
        /// What else to know of it.
        text: Option<Sentences>,
        /// Addresses worth opening.
        links: Vec<Link>,
        /// Levels of investment, each with its cost.
        options: Vec<InvestmentOption>,
        /// For whom it is, by names of the site's `audiences`; for no more than what holds it. Left out: for all of these.
        audience: Vec<SpannedText>,
        /// Old ids of the opportunity.
        aliases: Vec<WrittenId>,
    }
}

record! {
    /// A level of investment in an opportunity.
    InvestmentOption "an option" {
        /// Its id. Left out, its address ends with its place in the list.
        id: Option<WrittenId>,
        /// What would be done.
        title required: Option<SpannedText>,
        /// What it would cost, in the site's currency.
        cost: Option<Amount>,
        /// How much work it is, 0 to 10.
        effort: Option<Number<0, 10>>,
        /// The journey that it would lead to.
        target: Option<Ref<ToJourney>>,
        /// Addresses worth opening.
        links: Vec<Link>,
        /// What else to know of it.
        text: Option<Sentences>,
        /// For whom it is, by names of the site's `audiences`; for no more than what holds it. Left out: for all of these.
        audience: Vec<SpannedText>,
        /// Old ids of the option.
        aliases: Vec<WrittenId>,
    }
}

record! {
    /// An event log of the journey, and the columns that mean something. It is counted and never published: pages tell nothing that rests on
    /// fewer than five cases, and of its cells only the names of activities that five cases or more have.
    EventLog "a log" {
        /// The log, relative to this file: CSV, XES (`.xes`, `.xes.gz`) or an object-centric log (OCEL 2.0, `.json`).
        file: Option<FilePath>,
        /// In the place of `file`, what another engine counted: the CSV that a query of `throughline log sql` answers with. The columns below are then
        /// those of the table that it reads.
        counts: Option<FilePath>,
        /// The column that tells one person's journey from another's. Left out: `case`; in XES the trace's `concept:name`.
        case: Option<SpannedText>,
        /// The column of what happened. Left out: `activity`; in XES `concept:name`.
        activity: Option<SpannedText>,
        /// The column of when. Left out: `time`; in XES `time:timestamp`.
        time: Option<SpannedText>,
        /// The column of who did it: nothing of it is counted or shown.
        resource: Option<SpannedText>,
        /// The column of numbers that orders events of the same time.
        order: Option<SpannedText>,
        /// Of an object-centric log: the type of the objects that are the cases. Left out: the only type.
        object: Option<SpannedText>,
        /// Whether every case is in it (`all`) or a part of them (`sample`): then pages tell shares and no totals. Left out: `all`.
        basis: Option<LogBasis>,
    }
}

impl EventLog {
    /// The file that is read: the log, or what another engine counted in it.
    pub fn path(&self) -> Option<&FilePath> {
        self.file.as_ref().or(self.counts.as_ref())
    }

    /// Reports a log that names neither file, or both. `node` is the file's mapping.
    pub(in crate::syntax) fn question(&self, node: &YamlNode<'_>, faults: &mut Faults) {
        let inner = |node: &YamlNode<'_>, key: &str| match &node.value {
            Value::Map(entries) => entries.iter().position(|(name, _)| &*name.text == key),
            _ => None,
        };
        let log = match &node.value {
            Value::Map(entries) => entries.iter().find(|(name, _)| &*name.text == "log").map(|(_, log)| log),
            _ => None,
        };
        let Some(log) = log else { return };
        if self.file.is_none() && self.counts.is_none() {
            if !self.written.is_faulty("file") && !self.written.is_faulty("counts") {
                let message = "a log needs `file`, or `counts` in its place";
                faults.push(
                    &rule::MISSING_FIELD,
                    Span { end: self.written.span.start, ..self.written.span },
                    message,
                    "add `file:`, or `counts:` with what another engine counted",
                );
            }
            return;
        }
        let second = inner(log, "file").zip(inner(log, "counts")).map(|(file, counts)| file.max(counts));
        if let (Some(_), Some(_), Some(second), Value::Map(entries)) = (&self.file, &self.counts, second, &log.value) {
            let message = "`file` and `counts` stand both here";
            faults.push(
                &rule::UNKNOWN_FIELD,
                entries[second].0.span,
                message,
                "keep `file` for a log that is counted here, or `counts` for what was counted elsewhere",
            );
        }
    }
}
