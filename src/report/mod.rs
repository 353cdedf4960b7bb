//! Floor 7: findings and summaries as people and pipelines read them; a file per format.

pub mod json;
pub mod text;
