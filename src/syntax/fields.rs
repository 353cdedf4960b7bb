//! Fields, each described once.
//!
//! - [`record`]: the macro that makes of a description the struct, its reader, its schema and its manual.
//! - [`types`]: the sorts of values that fields hold; [`sentences`] those that are prose, [`chosen`] those from a list,
//!   [`short_form`] those that may be written as one of their own values.
//! - [`schema`]: what a field may hold, for the JSON Schema, the manual and [`faults`], which say what is wrong.
//! - [`unknown_fields`]: keys that no field has, and what was meant by them.
//! - [`plain`]: typed fields as plain values again, for exports.

pub(in crate::syntax) mod chosen;
pub mod faults;
pub mod plain;
pub mod record;
pub mod schema;
pub mod sentences;
pub mod short_form;
pub mod types;
pub(in crate::syntax) mod unknown_fields;
