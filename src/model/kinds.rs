//! What files are about. Blank means unknown, never zero: what may be blank is an `Option`.

use std::sync::Arc;

use crate::base::date::Date;
use crate::base::vocabulary::{Class, Criticality, EvidenceKind, JourneyState, Level, LogBasis, Stakeholder, Status};
use crate::bpmn::BpmnModel;

use super::id::{Id, NodeId};
use super::logged::LogFigures;
use super::nested::{Actor, Gap, Limit, Measure, Need, Opportunity, ProcessRule, Stage, Step, Touchpoint};
use super::said::Said;

/// What every file may say of itself.
#[derive(Clone, Debug, Default)]
pub struct Profile {
    /// Which document it comes from, by its place in the list of documents.
    pub document: Option<usize>,
    /// One sentence.
    pub summary: Option<Said>,
    /// How real it is.
    pub status: Status,
    /// The team that answers for it: its own, else that of its parent of the same kind, else the one that `CODEOWNERS` names.
    pub owner: Option<Id<Team>>,
    /// Whether the summary is written, and not the first sentence of the body.
    pub summary_written: bool,
    /// Where the owner is written.
    pub owner_source: OwnerSource,
    /// The number or code that people know it by.
    pub code: Option<Arc<str>>,
    /// Free words.
    pub tags: Vec<Arc<str>>,
    /// What it is modelled for.
    pub purpose: Option<Said>,
    /// The day somebody last looked.
    pub reviewed: Option<Date>,
    /// After how many minutes somebody should look again.
    pub review_every: Option<f64>,
    /// Who released it.
    pub approved: Option<Approval>,
    /// Where we know it from.
    pub evidence: Vec<Evidence>,
    /// Addresses worth opening.
    pub links: Vec<UsefulLink>,
    /// Fields of the site's own.
    pub extra: Option<Arc<serde_yaml::Value>>,
    /// Whether the file could not be read: only its name is known.
    pub broken: bool,
}

/// Where it is written who answers for a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OwnerSource {
    /// In the file itself.
    Written,
    /// In what it is part of, where that says so at all.
    #[default]
    Whole,
    /// In the `CODEOWNERS` of the repository.
    CodeOwners,
}

/// That somebody released a thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Approval {
    /// Who did.
    pub by: Option<Arc<str>>,
    /// The day they did.
    pub date: Option<Date>,
    /// The version that they released.
    pub version: Option<Arc<str>>,
}

/// Where a claim comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// What sort.
    pub kind: Option<EvidenceKind>,
    /// Where to find it.
    pub reference: Option<Arc<str>>,
    /// When it was gathered.
    pub date: Option<Date>,
    /// How many people or cases it rests on.
    pub n: Option<f64>,
    /// What else to know.
    pub note: Option<Said>,
    /// The keys of the fields that it backs; all where none is named.
    pub of: Vec<Arc<str>>,
}

/// An address worth opening.
#[derive(Clone, Debug)]
pub struct UsefulLink {
    /// What stands behind it.
    pub title: Arc<str>,
    /// The address, of an allowed scheme.
    pub url: Arc<str>,
}

/// What the customer wants to be true in the end.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the fields of the content model, by their names")]
pub struct Outcome {
    pub node: NodeId,
    pub profile: Profile,
    pub audience: Vec<Id<Persona>>,
    pub statement: Option<Said>,
    pub customer_calls_it: Option<Arc<str>>,
    pub expects: Option<Said>,
    pub needs: Vec<Id<Need>>,
    pub level: Level,
    pub parent: Option<Id<Outcome>>,
    pub measures: Vec<Id<Measure>>,
    pub limits: Vec<Limit>,
    pub supports: Vec<Id<Outcome>>,
}

/// People who share needs.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the fields of the content model, by their names")]
pub struct Persona {
    pub node: NodeId,
    pub profile: Profile,
    pub stakeholder: Stakeholder,
    pub quote: Option<Said>,
    /// How many such people there are.
    pub size: Option<f64>,
    /// The path of the picture in the site.
    pub picture: Option<Arc<str>>,
    pub needs: Vec<Id<Need>>,
}

/// What the persona goes through.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the fields of the content model, by their names")]
pub struct Journey {
    pub node: NodeId,
    pub profile: Profile,
    pub persona: Option<Id<Persona>>,
    pub outcome: Option<Id<Outcome>>,
    pub state: JourneyState,
    pub target_of: Option<Id<Journey>>,
    pub starts_when: Option<Said>,
    pub ends_when: Option<Said>,
    /// A wider journey, or a stage or touchpoint of one.
    pub parent: Option<NodeId>,
    pub volume_per_month: Option<f64>,
    pub measures: Vec<Id<Measure>>,
    pub stages: Vec<Id<Stage>>,
    pub opportunities: Vec<Id<Opportunity>>,
    pub log: Option<EventLog>,
}

/// An event log, and its columns.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the fields of the content model, by their names")]
pub struct EventLog {
    /// Its path in the site.
    pub file: Arc<str>,
    /// Whether it is not the log, but a table of what another engine counted in one.
    pub is_counts: bool,
    /// What it says of the journey; none where it is not counted: of journeys that are not live, or where it cannot be read.
    pub figures: Option<Arc<LogFigures>>,
    pub case: Option<Arc<str>>,
    pub activity: Option<Arc<str>>,
    pub time: Option<Arc<str>>,
    pub resource: Option<Arc<str>>,
    pub order: Option<Arc<str>>,
    pub object: Option<Arc<str>>,
    pub basis: LogBasis,
}

/// How we bring it about.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the fields of the content model, by their names")]
pub struct Process {
    pub node: NodeId,
    pub profile: Profile,
    pub class: Option<Class>,
    pub trigger: Option<Arc<str>>,
    pub parent: Option<Id<Process>>,
    pub volume_per_month: Option<f64>,
    pub cost_per_case: Option<f64>,
    pub delivers: Vec<Id<Service>>,
    pub supports: Vec<Id<Process>>,
    /// Those of `supports` that no procedure says.
    pub informal_supports: Vec<Id<Process>>,
    /// Outcomes that it claims to help.
    pub claims_outcomes: Vec<Id<Outcome>>,
    /// Touchpoints that it claims to help.
    pub claims_touchpoints: Vec<Id<Touchpoint>>,
    pub by: Vec<Actor>,
    pub systems: Vec<Id<System>>,
    pub classification: Option<Arc<serde_yaml::Value>>,
    /// The path of the model file in the site.
    pub bpmn: Option<Arc<str>>,
    /// What that file holds.
    pub drawn_as: Option<ProcessDrawing>,
    /// Whether its steps are the tasks of that model, because it writes none.
    pub has_steps_of_model: bool,
    pub measures: Vec<Id<Measure>>,
    pub gap: Option<Gap>,
    pub rules: Vec<Id<ProcessRule>>,
    pub steps: Vec<Id<Step>>,
}

/// The model of a process.
#[derive(Clone, Debug)]
pub struct ProcessDrawing {
    /// What its file holds.
    pub model: Arc<BpmnModel>,
    /// By element: the role, team, system or third party that a lane or participant is.
    pub actors: Vec<Option<Actor>>,
}

/// What the customer gets, as a black box.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the fields of the content model, by their names")]
pub struct Service {
    pub node: NodeId,
    pub profile: Profile,
    pub promise: Option<Said>,
    pub response: Option<Said>,
    pub cost: Option<Said>,
    pub on_failure: Option<Said>,
    pub distinctive: Option<Said>,
    pub meets: Vec<Id<Need>>,
    pub measures: Vec<Id<Measure>>,
}

/// A part that people play, whoever they are.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the fields of the content model, by their names")]
pub struct Role {
    pub node: NodeId,
    pub profile: Profile,
    /// The team whose people play it.
    pub team: Option<Id<Team>>,
    pub also_called: Vec<Arc<str>>,
}

/// People of ours who work together.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the fields of the content model, by their names")]
pub struct Team {
    pub node: NodeId,
    pub profile: Profile,
    pub parent: Option<Id<Team>>,
    pub also_called: Vec<Arc<str>>,
    pub contact: Option<Arc<str>>,
    /// What it is called where code is kept.
    pub handle: Option<Arc<str>>,
}

/// A system.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the fields of the content model, by their names")]
pub struct System {
    pub node: NodeId,
    pub profile: Profile,
    pub supplier: Option<Arc<str>>,
    pub criticality: Option<Criticality>,
    pub url: Option<Arc<str>>,
}

/// Someone beyond our four walls; without a profile's document where no file describes them.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the fields of the content model, by their names")]
pub struct ThirdParty {
    pub node: NodeId,
    pub profile: Profile,
    pub also_called: Vec<Arc<str>>,
    pub contact: Option<Arc<str>>,
    pub criticality: Option<Criticality>,
    pub url: Option<Arc<str>>,
}

impl ThirdParty {
    /// One that other files name and no file describes.
    pub fn unfiled(node: NodeId) -> Self {
        Self { node, profile: Profile::default(), also_called: Vec::new(), contact: None, criticality: None, url: None }
    }
}

/// A plain page.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "a node and what every file says")]
pub struct Page {
    pub node: NodeId,
    pub profile: Profile,
}
