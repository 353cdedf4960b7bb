//! Floor 5: for people and their tools: findings as terminals, pipelines and editors show them, answers in words, and what a change means.

pub mod changes;
pub mod findings;
pub mod insights;
pub mod terminal;
