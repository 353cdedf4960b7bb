//! Floor 5: for people and their tools: findings as terminals, pipelines and editors show them, answers in words, what a change means, and
//! what a search found.

pub mod changes;
pub mod findings;
pub mod found;
pub mod insights;
pub mod terminal;
