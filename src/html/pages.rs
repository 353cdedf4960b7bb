//! What templates see: small values that borrow from the model, and fragments; a file for each sort of page.
//! Another page's HTML is never among them.

pub mod blueprint;
pub mod book;
pub mod diff;
pub mod findings;
pub mod home;
pub mod index_a_z;
pub mod insight;
pub mod insights;
pub mod journey;
pub mod journeys;
pub mod lenses;
pub mod logged;
pub mod matrices;
pub mod moved;
pub mod not_found;
pub mod outcome;
pub mod page;
pub mod persona;
pub mod process;
pub mod recent;
pub mod role;
pub mod service;
pub mod side_by_side;
pub mod single;
pub mod system;
pub mod target;
pub mod team;
pub mod third_party;
