//! Throughline reads a folder of Markdown about outcomes, personas, journeys, processes, services,
//! teams and systems, cross-links it, checks it, and draws a browsable process architecture
//! organised by customer outcome.
//!
//! `Files → Documents → Model → Findings` and `Model + Theme → Pages`: everything between the two
//! ends is pure. docs/architecture.md describes the house.

pub mod base;
pub mod syntax;

pub mod model;
pub mod words;

pub mod link;

pub mod analysis;

pub mod check;
pub mod export;
pub mod import;
pub mod picture;

pub mod site;

pub mod html;
pub mod session;

pub mod io;
pub mod reorg;
pub mod report;
pub mod watch;

pub mod serve;

pub mod cli;
