//! Floor 5: findings and summaries as people and pipelines read them; a file per format.

pub mod github;
pub mod insights;
pub mod json;
pub mod junit;
pub mod sarif;
pub mod terminal;
pub mod text;
