//! Findings, a file per format of `check`.

pub mod github;
pub mod junit;
pub mod sarif;
pub mod text;
