//! Front matter as a tree.
//!
//! - [`tree`]: nodes with byte spans, read from the parser's events, and what is refused: anchors, tags, depth.
//! - [`scalar`]: what a plain value means: nothing, yes or no, a number, a text.
//! - [`mistakes`]: what the parser stumbles over, told as the author's mistake at its place.
//! - [`cut_values`]: what a comment cut off a value; [`curved`]: quotes that YAML does not know.
//!
//! Absent: which keys there are.

pub(in crate::syntax) mod curved;
pub(in crate::syntax) mod cut_values;
pub(in crate::syntax) mod mistakes;
pub mod scalar;
pub mod tree;
