//! The table of counts that an engine makes of a log: `version, journey, measure, subject, object, value`, a row for each figure.
//!
//! 1. `columns`: what each measure tells; the marks of sequences, and how ways are written.
//! 2. `table`: the rows of such a file, each with its place.
//! 3. `read`: what they come to, and whether they agree with each other and with the journey.

mod columns;
mod read;
mod table;

pub(super) use columns::VERSION;
pub use columns::explanation;
pub(super) use read::{CountsOf, counted};
pub use table::CountsFault;
