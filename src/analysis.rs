//! Floor 3: answers computed from the graph; a file per analysis. Each is a pure function of the
//! model, can be asked of one thing without computing the rest, and tells unknown from zero.
//!
//! [`ANALYSES`] is the registry of those that ask of a whole site, and [`selection`] what is wanted of it; a
//! [`description::Analysis`] has a name, a question, rows for programs ([`table`]) and an answer in words ([`answer`]).
//! [`mod@impact`] asks of one thing and is not among them; nor are [`known_gaps`], which pages list and no command prints yet.
//!
//! What they stand on:
//!
//! - [`reach`]: the touchpoints of an outcome, the processes of a touchpoint, the outcomes that a
//!   process reaches; groups.
//! - [`dependencies`]: everything that a touchpoint hangs on.
//! - [`threads`]: what hangs on a thing and what it hangs on, link by link.
//! - [`split`]: to which outcomes the work of a process goes.
//! - [`attribution`]: what outcomes have of a figure that processes have.
//! - [`standing`]: how far a measure has come from its start to its promise.
//! - [`known_sum`]: totals that know whether anything in them is known.
//! - [`process_model`]: a process beside its BPMN model.
//! - [`verdict`]: what home says of all of it in a few figures.
//! - [`held`]: rows for one audience, held against the whole site's.
//! - [`logs`]: which journeys have an event log, and how its figures are told.
//! - [`context`]: these, computed once for a model and lent to every question.
//!
//! Counted are live things only: current journeys that are not retired, and whatever else is not
//! retired. Nothing here divides by zero or adds a blank as 0, and nothing walks for ever: `link` has
//! cut the rings.

pub mod answer;
pub mod atlas;
pub mod attribution;
pub mod backing;
pub mod backlog;
pub mod break_points;
pub mod claims;
pub mod conformance;
pub mod context;
pub mod customer_work;
pub mod dependencies;
pub mod description;
pub mod duck;
pub mod effort;
pub mod failure_demand;
pub mod held;
pub mod helps_and_hurts;
pub mod impact;
pub mod known_gaps;
pub mod known_sum;
pub mod limits;
pub mod logged_touchpoints;
pub mod logs;
pub mod matrices;
pub mod maturity;
pub mod opportunities;
pub mod pains;
pub mod partings;
pub mod process_model;
pub mod promises;
pub mod reach;
pub mod rechecks;
pub mod roles;
pub mod rules;
pub mod selection;
pub mod single_points;
pub mod split;
pub mod stakeholders;
pub mod standing;
pub mod table;
pub mod target_gap;
pub mod teams_crossed;
pub mod threads;
pub mod traceability;
pub mod triple_crown;
pub mod undocumented;
pub mod value_zone;
pub mod verdict;

pub use context::AnalysisContext;

use description::Analysis;

/// All analyses of a whole site, in the order in which they are told and published.
pub static ANALYSES: &[&Analysis] = &[
    &effort::ANALYSIS,
    &customer_work::ANALYSIS,
    &break_points::ANALYSIS,
    &single_points::ANALYSIS,
    &teams_crossed::ANALYSIS,
    &triple_crown::ANALYSIS,
    &opportunities::ANALYSIS,
    &pains::ANALYSIS,
    &target_gap::ANALYSIS,
    &maturity::ANALYSIS,
    &duck::ANALYSIS,
    &value_zone::ANALYSIS,
    &promises::ANALYSIS,
    &traceability::ANALYSIS,
    &claims::ANALYSIS,
    &failure_demand::ANALYSIS,
    &backing::ANALYSIS,
    &rules::ANALYSIS,
    &backlog::ANALYSIS,
    &limits::ANALYSIS,
    &stakeholders::ANALYSIS,
    &atlas::ANALYSIS,
    &helps_and_hurts::ANALYSIS,
    &conformance::ANALYSIS,
    &logged_touchpoints::ANALYSIS,
    &undocumented::ANALYSIS,
    &roles::ANALYSIS,
    &matrices::ANALYSIS,
];
