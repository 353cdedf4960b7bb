//! What is nested in files.

use std::sync::Arc;

use crate::base::date::Date;
use crate::base::vocabulary::{About, Basis, Better, Crown, Layer, NeedSort, OpportunityState, RuleSort};

use super::id::{Id, NodeId};
use super::kinds::{Evidence, Journey, Outcome, Persona, Process, Role, Service, System, Team, ThirdParty, UsefulLink};
use super::said::Said;

/// Who does a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Actor {
    /// The person who walks the journey: the customer does our work for us.
    Persona,
    /// Ours, and nobody says who.
    Us,
    /// A role, and by it a team.
    Role(Id<Role>),
    /// A team.
    Team(Id<Team>),
    /// A system.
    System(Id<System>),
    /// Someone beyond our four walls.
    ThirdParty(Id<ThirdParty>),
}

/// Who answers for a step, is asked, or is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RoleOrTeam {
    /// A role.
    Role(Id<Role>),
    /// A team.
    Team(Id<Team>),
}

/// One end of a touchpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum End {
    /// The person who walks the journey.
    Persona,
    /// Us.
    Us,
    /// Nobody: the person's own action.
    Nobody,
    /// Another persona than the one who walks the journey.
    OtherPersona(Id<Persona>),
    /// Someone beyond our four walls.
    ThirdParty(Id<ThirdParty>),
}

/// A part of a journey.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the fields of the content model, by their names")]
pub struct Stage {
    pub node: NodeId,
    pub journey: Id<Journey>,
    pub goal: Option<Said>,
    /// The part of the journey's outcome that it reaches, where it says so.
    pub outcome: Option<Id<Outcome>>,
    pub starts_when: Option<Said>,
    pub ends_when: Option<Said>,
    pub measures: Vec<Id<Measure>>,
    pub touchpoints: Vec<Id<Touchpoint>>,
    /// The path of the picture in the site.
    pub picture: Option<Arc<str>>,
    pub extra: Option<Arc<serde_yaml::Value>>,
}

/// A process, or a step of one, that serves a touchpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Serving {
    /// The process.
    pub process: Id<Process>,
    /// The step, where one is named.
    pub step: Option<Id<Step>>,
}

/// A meeting of the person with us or with someone else, or an action of their own.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the fields of the content model, by their names")]
pub struct Touchpoint {
    pub node: NodeId,
    pub journey: Id<Journey>,
    pub stage: Id<Stage>,
    pub from: End,
    /// Who receives it: one at least, `Nobody` alone.
    pub to: Vec<End>,
    pub sees: Option<Said>,
    /// Minutes within which we promise it.
    pub within: Option<f64>,
    /// Ids of the site's channels, or free texts where it lists none.
    pub channels: Vec<Arc<str>>,
    pub does: Option<Said>,
    pub thinks: Option<Said>,
    pub expects: Option<Said>,
    pub moment_of_truth: bool,
    pub mandated: bool,
    /// From -2 to 2.
    pub feeling: Option<f64>,
    /// From 1 to 5.
    pub importance: Option<f64>,
    /// From 1 to 5.
    pub satisfaction: Option<f64>,
    /// Minutes of the person's own work.
    pub effort_work: Option<f64>,
    /// How heavy it is, 1 to 5.
    pub effort_load: Option<f64>,
    /// Minutes that the person waits before it.
    pub wait: Option<f64>,
    pub served_by: Vec<Serving>,
    /// Whether only what is not shown to this audience serves it.
    pub served_unseen: bool,
    pub service: Option<Id<Service>>,
    pub needs: Vec<Id<Need>>,
    pub recovery: Option<Recovery>,
    /// Touchpoints of any journey, and processes.
    pub because_of: Vec<NodeId>,
    /// What follows, the default filled in.
    pub next: Vec<TouchpointNext>,
    /// What of it is compared as it is written.
    pub as_written: NamesAsWritten,
    pub measures: Vec<Id<Measure>>,
    pub pains: Vec<Id<Pain>>,
    pub gains: Vec<Said>,
    pub events: Vec<Arc<str>>,
    pub replaces: Vec<Id<Touchpoint>>,
    pub evidence: Vec<Evidence>,
    /// The path of the picture in the site.
    pub picture: Option<Arc<str>>,
    pub gap: Option<Gap>,
    pub extra: Option<Arc<serde_yaml::Value>>,
}

/// What makes a touchpoint good when it goes wrong: a text, processes, or both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recovery {
    /// What is done then.
    pub text: Option<Said>,
    /// What does it.
    pub served_by: Vec<Serving>,
}

/// What follows a touchpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TouchpointNext {
    /// The touchpoint, of the same journey.
    pub to: Id<Touchpoint>,
    /// Under which condition.
    pub when: Option<Arc<str>>,
}

/// What follows a touchpoint as it is written: its name, folded, and the condition.
pub type NextAsWritten = (Arc<str>, Option<Arc<str>>);

/// Names in a touchpoint as they are written, folded: a target's and its journey's are never one thing, but may be one name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NamesAsWritten {
    /// What follows, each with its condition; none where it is left out.
    pub next: Option<Vec<NextAsWritten>>,
    /// What went wrong before.
    pub because_of: Vec<Arc<str>>,
}

/// Something knowingly left open for now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Why.
    pub reason: Option<Said>,
    /// Who will close it.
    pub owner: Option<Id<Team>>,
    /// After this day it is a finding again.
    pub until: Option<Date>,
}

/// What hurts.
#[derive(Clone, Debug)]
pub struct Pain {
    /// Its node, where it has an id.
    pub node: Option<NodeId>,
    /// Where it hurts.
    pub touchpoint: Id<Touchpoint>,
    /// What hurts.
    pub text: Said,
    /// How much, 0 to 10.
    pub level: Option<f64>,
    /// How likely people leave because of it, 0 to 10.
    pub leave_risk: Option<f64>,
}

/// What could be better.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the fields of the content model, by their names")]
pub struct Opportunity {
    pub node: NodeId,
    pub journey: Id<Journey>,
    pub touchpoints: Vec<Id<Touchpoint>>,
    pub customer_value: Option<f64>,
    pub business_value: Option<f64>,
    pub effort: Option<f64>,
    pub state: OpportunityState,
    pub owner: Option<Id<Team>>,
    pub text: Option<Said>,
    pub links: Vec<UsefulLink>,
    /// As written.
    pub options: Vec<Id<InvestmentOption>>,
}

/// A level of investment in an opportunity.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the fields of the content model, by their names")]
pub struct InvestmentOption {
    pub node: NodeId,
    pub opportunity: Id<Opportunity>,
    /// In the site's currency.
    pub cost: Option<f64>,
    /// From 0 to 10.
    pub effort: Option<f64>,
    /// The journey that it would lead to.
    pub target: Option<Id<Journey>>,
    pub links: Vec<UsefulLink>,
    pub text: Option<Said>,
}

/// What a persona needs.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the fields of the content model, by their names")]
pub struct Need {
    pub node: NodeId,
    pub persona: Id<Persona>,
    pub statement: Option<Said>,
    /// The want that hides the need.
    pub asked_for: Option<Said>,
    pub kind: Option<NeedSort>,
    pub basis: Option<Basis>,
    pub importance: Option<f64>,
    pub satisfaction: Option<f64>,
}

/// How we would know.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the fields of the content model, by their names")]
pub struct Measure {
    pub node: NodeId,
    pub crown: Option<Crown>,
    pub about: Option<About>,
    pub unit: Option<Arc<str>>,
    pub better: Option<Better>,
    pub baseline: Option<f64>,
    pub target: Option<f64>,
    /// The day by which the target should be reached.
    pub target_by: Option<Date>,
    /// Oldest first.
    pub readings: Arc<[(Date, f64)]>,
    pub source: Option<Arc<str>>,
}

impl Measure {
    /// The last reading.
    pub fn last(&self) -> Option<(Date, f64)> {
        self.readings.last().copied()
    }

    /// Whether the last reading meets the target or misses it; none where one of them, or the direction, is unknown, and
    /// where the reading does not meet it before the day by which it should: that is not missed yet.
    pub fn on_target(&self) -> Option<bool> {
        let (day, value) = self.last()?;
        let target = self.target?;
        let meets = match self.better? {
            Better::Up => value >= target,
            Better::Down => value <= target,
        };
        (meets || self.target_by.is_none_or(|by| day >= by)).then_some(meets)
    }
}

/// A bound that a stakeholder sets.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the fields of the content model, by their names")]
pub struct Limit {
    pub stakeholder: Option<Arc<str>>,
    pub text: Said,
    pub measure: Option<Id<Measure>>,
    pub max: Option<f64>,
    pub min: Option<f64>,
}

/// What a process must obey.
#[derive(Clone, Debug)]
pub struct ProcessRule {
    /// Its node, where it has an id.
    pub node: Option<NodeId>,
    /// Where it comes from.
    pub kind: Option<RuleSort>,
    /// What it says.
    pub text: Said,
    /// The steps that it binds.
    pub steps: Vec<Id<Step>>,
}

/// A part of a process.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the fields of the content model, by their names")]
pub struct Step {
    pub node: NodeId,
    pub process: Id<Process>,
    /// Who does it: who is responsible.
    pub by: Actor,
    /// The one who answers for it.
    pub accountable: Option<RoleOrTeam>,
    /// Who is asked before it is done.
    pub consulted: Vec<RoleOrTeam>,
    /// Who is told that it is done.
    pub informed: Vec<RoleOrTeam>,
    pub layer: Option<Layer>,
    /// Minutes of hands-on work.
    pub work: Option<f64>,
    /// Minutes of waiting before it.
    pub wait: Option<f64>,
    /// Minutes within which it should begin.
    pub within: Option<f64>,
    pub inputs: Vec<WorkItem>,
    pub outputs: Vec<WorkItem>,
    pub systems: Vec<Id<System>>,
    /// What follows, the default filled in.
    pub next: Vec<NextStep>,
    pub informal: bool,
    pub extra: Option<Arc<serde_yaml::Value>>,
}

/// What goes into a step or comes out of it.
#[derive(Clone, Debug, PartialEq)]
pub struct WorkItem {
    /// What it is.
    pub text: Option<Said>,
    /// The path in the site of a file that shows it.
    pub file: Option<Arc<str>>,
    /// Where it is on the web.
    pub url: Option<Arc<str>>,
}

/// What follows a step.
#[derive(Clone, Debug)]
pub struct NextStep {
    /// The step.
    pub to: Id<Step>,
    /// Under which condition.
    pub when: Option<Arc<str>>,
}
