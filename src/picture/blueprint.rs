//! The service blueprint of a journey: what the person does, and below it, down to the systems, what
//! we do for it, step by step.
//!
//! 1. [`content`]: the touchpoints of a journey with the steps of the processes that they name.
//! 2. [`grid`]: a cell for each card. Within a touchpoint steps go down; where the next one lies
//!    higher, a new column begins.
//! 3. [`routes`]: which gutters and corridors between cells each arrow takes, and on which track.
//!    No card lies in either, so no arrow can cross one.
//! 4. [`mod@layout`]: sizes and places in pixels, of [`cards`] and of what lies between them ([`places`]).
//! 5. [`mod@draw`]: the layout as two scenes, the names of the lanes and the picture beside them.

mod cards;
pub mod content;
pub mod draw;
mod grid;
pub mod layout;
mod places;
mod routes;
#[cfg(test)]
mod tests;

pub use content::BlueprintData;
pub use draw::{Blueprint, draw};
pub use layout::{Layout, layout, lines_for_teams};
