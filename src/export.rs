//! Floor 5: the graph in shapes that other programs read; a file per shape.
//!
//! - [`graph`]: the published nodes and edges, versioned, never the model's own types; [`fields`]
//!   is what a node's front matter says beyond them.
//! - [`csv`]: the same as two tables.
//! - [`about`]: what of the graph belongs to one thing, where an export is cut to it.
//! - [`diagram`]: what of the model a drawing shows; [`dot`] and [`mermaid`] write it down.
//!
//! All are pure and sorted by address, so that two exports of one site are equal byte by byte.
//! Absent: findings, layout, the disk.

pub mod about;
pub mod csv;
mod diagram;
pub mod dot;
mod fields;
pub mod graph;
pub mod insights;
pub mod mermaid;
