//! Floor 5: for people and their tools: findings as terminals, pipelines and editors show them, and answers in words.

pub mod findings;
pub mod insights;
pub mod terminal;
