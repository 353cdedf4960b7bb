//! The published shapes: one key per analysis, each a list or object of plain rows whose keys carry the
//! unit. Things are addresses; unknown is null.

use std::sync::Arc;

use serde::Serialize;

use super::row::{PublishedNumber, Row, TableCell, Titles, row};

/// The address of a thing.
pub type Address = String;

/// All analyses that were asked for.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[expect(missing_docs, reason = "the keys as they are published")]
pub struct Insights {
    pub schema_version: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effort_by_outcome: Option<EffortByOutcome>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_work: Option<Vec<CustomerWork>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub break_points: Option<BreakPoints>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub single_points_of_failure: Option<Vec<SinglePoint>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub teams_crossed: Option<Vec<TeamsCrossed>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub triple_crown: Option<Vec<TripleCrown>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opportunities: Option<Vec<Opportunity>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pains: Option<Vec<Pain>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target_gaps: Option<Vec<TargetGap>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub maturity: Option<Vec<Maturity>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duck: Option<Vec<Duck>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value_zone: Option<Vec<ValueZone>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub promises: Option<Vec<Promise>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub traceability: Option<Vec<Trace>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub claims: Option<Vec<Claim>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub matrices: Option<Matrices>,
}

/// A1: minutes a month.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct EffortByOutcome {
    /// What each outcome takes.
    pub outcomes: Vec<OutcomeEffort>,
    /// What is only claimed to lead somewhere.
    pub claimed_minutes: PublishedNumber,
    /// What has no recorded path.
    pub no_recorded_path_minutes: PublishedNumber,
    /// All that is known.
    pub known_minutes: PublishedNumber,
    /// Processes of unknown effort.
    pub unknown: Vec<Address>,
    /// Processes that count with a part of their steps.
    pub partly_unknown: Vec<Address>,
}

/// A3: break points within processes, and along journeys.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[expect(missing_docs, reason = "the keys as they are published")]
pub struct BreakPoints {
    pub processes: Vec<ProcessBreaks>,
    pub journeys: Vec<JourneyBreaks>,
}

/// A15: how many touchpoints of an outcome have to do with a team, a system, a channel.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[expect(missing_docs, reason = "the keys as they are published")]
pub struct Matrices {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome_team: Option<Vec<MatrixCell>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome_system: Option<Vec<MatrixCell>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome_channel: Option<Vec<MatrixCell>>,
}

row! {
    /// What an outcome takes, minutes a month.
    OutcomeEffort {
        /// The outcome.
        outcome: Address,
        /// For its own journeys.
        own_minutes: PublishedNumber,
        /// With those of its parts.
        total_minutes: PublishedNumber,
    }
}

row! {
    /// A2: the person's own work on a journey.
    CustomerWork {
        /// The journey.
        journey: Address,
        /// Theirs.
        minutes: PublishedNumber,
        /// Touchpoints of which it is unknown.
        unknown_touchpoints: Vec<Address>,
        /// Touchpoints that count with a part of their steps.
        partly_unknown_touchpoints: Vec<Address>,
        /// Ours.
        our_minutes: PublishedNumber,
        /// Theirs of both, from 0 to 1.
        share: PublishedNumber,
    }
}

row! {
    /// Break points of a process.
    ProcessBreaks {
        /// The process.
        process: Address,
        /// Pairs of steps by different ones.
        hand_offs: usize,
        /// Pairs of steps that share no system.
        system_changes: usize,
        /// Pairs of which one does not say by whom.
        unknown: usize,
    }
}

row! {
    /// Break points along a journey.
    JourneyBreaks {
        /// The journey.
        journey: Address,
        /// Within the processes behind its touchpoints.
        hand_offs: usize,
        /// Likewise.
        system_changes: usize,
        /// From one touchpoint to the next.
        between_touchpoints: usize,
    }
}

row! {
    /// A4: what an outcome stands or falls with.
    SinglePoint {
        /// The outcome.
        outcome: Address,
        /// What it stands or falls with.
        subject: Address,
        /// How many live touchpoints of the site hang on it.
        touchpoints: usize,
    }
}

row! {
    /// A5: whom an outcome passes through.
    TeamsCrossed {
        /// The outcome.
        outcome: Address,
        /// The teams.
        teams: Vec<Address>,
    }
}

row! {
    /// A6: `better`, `worse`, `same` or `mixed`.
    TripleCrown {
        /// The outcome.
        outcome: Address,
        /// What it costs.
        cost: Option<&'static str>,
        /// What it earns.
        revenue: Option<&'static str>,
        /// How well the customer is served.
        service: Option<&'static str>,
        /// All three are better.
        won: bool,
        /// They were at the reading before as well.
        sustained: bool,
    }
}

row! {
    /// A7: what a need scores.
    Opportunity {
        /// The need.
        need: Address,
        /// From 0 to 20.
        score: PublishedNumber,
        /// `extreme`, `high`, `worth a look`; none below 10.
        band: Option<&'static str>,
        /// Without a survey behind it.
        estimate: bool,
    }
}

row! {
    /// A8: where a pain stands.
    Pain {
        /// Where it hurts.
        touchpoint: Address,
        /// Its address, or its text where it has no id.
        pain: Address,
        /// From 0 to 10.
        level: PublishedNumber,
        /// From 0 to 10.
        leave_risk: PublishedNumber,
        /// The product of the two.
        score: PublishedNumber,
    }
}

row! {
    /// A9: what a target journey changes.
    TargetGap {
        /// The target journey.
        target: Address,
        /// The current one.
        current: Address,
        /// Touchpoints of the target.
        added: Vec<Address>,
        /// Touchpoints of the current journey.
        removed: Vec<Address>,
        /// Touchpoints of the target that differ.
        changed: Vec<Changed>,
        /// Only the target hangs on them.
        processes_added: Vec<Address>,
        /// Only the current journey hangs on them.
        processes_removed: Vec<Address>,
        /// Likewise.
        teams_added: Vec<Address>,
        /// Likewise.
        teams_removed: Vec<Address>,
        /// Likewise.
        systems_added: Vec<Address>,
        /// Likewise.
        systems_removed: Vec<Address>,
        /// Likewise.
        third_parties_added: Vec<Address>,
        /// Likewise.
        third_parties_removed: Vec<Address>,
    }
}

/// A touchpoint that a target journey changes.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Changed {
    /// The touchpoint of the target.
    pub touchpoint: Address,
    /// The fields that differ.
    pub fields: Vec<&'static str>,
}

impl TableCell for Changed {
    const NAMES_THINGS: bool = true;

    fn cell(&self) -> String {
        format!("{}:{}", self.touchpoint, self.fields.join(","))
    }

    fn title(&self, titles: &Titles<'_>) -> String {
        format!("{} ({})", titles.of(&self.touchpoint), self.fields.join(", "))
    }
}

row! {
    /// A11: how mature a journey is.
    Maturity {
        /// The journey.
        journey: Address,
        /// From 0 to 3.
        level: u8,
        /// What the next level lacks: `feeling`, `evidence`, `third-party`, `life`, `target`.
        lacks: Vec<&'static str>,
    }
}

row! {
    /// A13: minutes for one case of an outcome.
    Duck {
        /// The outcome.
        outcome: Address,
        /// Above the waterline.
        front_minutes: PublishedNumber,
        /// Below it.
        back_minutes: PublishedNumber,
        /// Below it.
        support_minutes: PublishedNumber,
        /// Steps without layer or minutes.
        unknown_steps: Vec<Address>,
    }
}

row! {
    /// A14: needs of the outcome's personas.
    ValueZone {
        /// The outcome.
        outcome: Address,
        /// Those that are met.
        met: Vec<Address>,
        /// Those that are not.
        unmet: Vec<Address>,
        /// Of these, by what people say themselves.
        stated_met: Vec<Address>,
        /// Likewise.
        stated_unmet: Vec<Address>,
        /// And what they do not say.
        unstated_met: Vec<Address>,
        /// Likewise.
        unstated_unmet: Vec<Address>,
        /// Services in use that meet nobody's need.
        services_without_need: Vec<Address>,
    }
}

row! {
    /// A16: what a service promises, or what is expected at a touchpoint.
    Promise {
        /// The service or touchpoint.
        subject: Address,
        /// What it says.
        promise: Arc<str>,
        /// Of a service: `broken` or `kept`.
        state: Option<&'static str>,
        /// Of a touchpoint: importance − satisfaction, from -4 to 4.
        gap: PublishedNumber,
    }
}

row! {
    /// A15: the processes behind a touchpoint.
    Trace {
        /// The touchpoint.
        touchpoint: Address,
        /// Those that serve it.
        direct: Vec<Address>,
        /// Those that only support these.
        support: Vec<Address>,
    }
}

row! {
    /// The processes that only claim to help an outcome.
    Claim {
        /// The outcome.
        outcome: Address,
        /// The processes.
        processes: Vec<Address>,
    }
}

row! {
    /// How many touchpoints of an outcome have to do with something. Zero is left out.
    MatrixCell {
        /// The outcome.
        outcome: Address,
        /// The address of a team or system; the id of a channel.
        column: Address,
        /// By a process that serves them; all, of a channel.
        direct: usize,
        /// Only by one behind these.
        support: usize,
    }
}
