//! Floor 5: for programs: the shapes that we publish, each with its version.
//!
//! - [`graph`]: every thing with an address, and what each says of the others; as drawings too.
//! - [`insights`]: the rows of analyses.
//! - [`findings`]: what `check` found.
//! - [`context`]: one thing and what hangs on it, in words.
//! - [`found`]: what a search found.
//! - [`bpmn`]: a process as a model that other tools open.
//! - [`journey_sheet`]: a journey as a sheet, a row for each touchpoint.
//! - [`matrix_sheet`]: matrices as sheets.
//! - [`sheet`]: what a site says as a sheet that comes back.
//!
//! All are pure and sorted, so that two exports of one site are equal byte by byte. Absent: layout, the disk.

pub mod bpmn;
pub mod changes;
pub mod code_owners;
pub mod context;
pub mod findings;
pub mod found;
pub mod graph;
pub mod insights;
pub mod journey_sheet;
pub mod matrix_sheet;
pub mod sheet;
