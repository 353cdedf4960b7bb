//! A file of content, from its text to its [`Document`](document::Document).
//!
//! - [`reading`] decides whether a file is content, and of which kind.
//! - [`front_matter`] cuts it into front matter and body; [`nearly`] tells what only nearly is front matter,
//!   [`unclosed`] where its last line should have stood.
//! - [`kinds`]: the fields of each kind. [`nested`] numbers what lies within a file: stages, touchpoints, steps.
//! - [`sections`] finds what the headings of a body stand for.
//! - [`written_fields`]: what a thing says, as plain values by the keys of its fields.
//! - [`document`] holds what was read, and what is wrong with it.

mod backed;
pub mod document;
pub mod front_matter;
pub mod kinds;
pub(in crate::syntax) mod nearly;
pub mod nested;
pub(in crate::syntax) mod reading;
pub(in crate::syntax) mod sections;
pub(in crate::syntax) mod unclosed;
pub mod withheld;
pub mod written_fields;
