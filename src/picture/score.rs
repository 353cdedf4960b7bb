//! The score of a journey: its service blueprint, a row for everybody who takes part.
//!
//! From left to right stand the touchpoints, each as wide as the work for it needs; what is done for a
//! touchpoint lies in its column, and the last step of it below the touchpoint's point. From above to
//! below stand the person, those whom the person meets, those behind the waterline, what they lean on,
//! and systems: each marked only below a step that needs it.
//!
//! 1. [`content`](mod@content): the touchpoints of a journey with the steps of the processes that they name.
//! 2. [`rows`]: who has a row, and in which order, so that work goes short ways.
//! 3. [`columns`]: where touchpoints and steps lie from left to right.
//! 4. [`mod@layout`]: all marks with their places, in pixels.
//! 5. [`mod@draw`]: the layout as two scenes, the heads and what lies below them. The names of the rows stand
//!    beside them, as text.
//! 6. [`paper`]: how small it has to be for one sheet.
//! 7. [`facts`]: what the picture shows, counted for its sentence and its key.

pub mod columns;
pub mod content;
pub mod draw;
pub mod facts;
pub mod layout;
mod order;
pub mod paper;
pub mod rows;
#[cfg(test)]
mod tests;

pub use content::{ScoreData, content};
pub use draw::{ScorePicture, draw};
pub use layout::{ScoreLayout, layout};
