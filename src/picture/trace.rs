//! The trace of a thing: outcomes, touchpoints, processes, and those who do the work with what, in columns side by side, and lines
//! from what hangs to what it hangs on.
//!
//! The columns are lists of the page, in rows of fixed heights: their words wrap, are found and are read as all words are, and
//! where a page is too narrow for columns they are all that is left. Between two columns stands a picture of the lines, and nothing else.
//!
//! 1. [`content`](mod@content): the things, the links between them, and the columns that they stand in.
//! 2. [`mod@arrange`]: these as a graph in columns; [`fold`]: what stands open, so that no more is there than one look takes in.
//! 3. [`order`]: the rows of each column near those that they are linked to, so that few lines cross.
//! 4. [`mod@layout`]: how high each row lies, and where each line begins and ends.
//! 5. [`mod@draw`]: the lines between two columns as a scene.

pub mod arrange;
pub mod content;
pub mod draw;
pub mod fold;
pub mod layout;
pub mod order;
#[cfg(test)]
mod tests;

pub use arrange::arrange;
pub use content::{FoldOf, TraceColumn, TraceFold, TraceGraph, TraceItem, TraceLink, TraceThing};
pub use draw::draw;
pub use layout::{TraceLayout, layout};
