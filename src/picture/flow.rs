//! A process as a flow in lanes: who does what, in which order, and where the work changes hands or waits.
//!
//! Time goes from left to right. From above to below lie the lanes: the person's own, those of what the person sees, the waterline,
//! and what lies below it: people, third parties, systems. A flow that is wider than the page goes on below, as music does, in staves
//! that have only the lanes in which something is done there.
//!
//! 1. [`content`](mod@content): the steps of a process as boxes with arrows ([`data`]), the lanes in their order ([`lanes`]); [`of_model`]
//!    the tasks of a model that nobody has drawn.
//! 2. [`layers`](mod@layers): what follows what, from left to right.
//! 3. [`places`]: staves, columns and rows.
//! 4. [`ways`]: which way each arrow takes. Up and down arrows run in the gaps between columns ([`gaps`]), across in the aisles
//!    between rows ([`aisles`]), in an [`order`] in which little crosses. Neither holds a box.
//! 5. [`mod@layout`]: all that in pixels, with [`boxes`] as wide as their words ask for where the page has room.
//! 6. [`mod@draw`]: a scene for each stave.

mod aisles;
mod boxes;
pub mod content;
pub mod data;
pub mod draw;
mod gaps;
mod lanes;
pub mod layers;
pub mod layout;
pub mod of_model;
mod order;
pub mod places;
#[cfg(test)]
mod tests;
pub mod ways;

pub use content::content;
pub use data::FlowData;
pub use draw::draw;
pub use layout::{FlowLayout, layout};
