//! Floor 4: search over a site: what is found, by which words, and what stands first.
//!
//! 1. [`entries`]: what can be found: everything that has an address, with its texts, from the strongest to the weakest ([`SearchField`]).
//! 2. [`words`]: how texts and questions are cut into words; [`stop_words`]: words that only make a question of it.
//! 3. [`index`]: which word stands where.
//! 4. [`part`]: all of it together, whole or in parts where a site is large.
//! 5. [`ask`]: what a question finds, best first; [`options`]: what is weighed how.
//! 6. [`find`]: the same for who asks from a terminal.
//! 7. [`published`]: a part as the script that pages load, in the form of MiniSearch.
//!
//! The page asks MiniSearch, the terminal asks [`ask`], which weighs in the same way: both have the same options, and the same index.
//!
//! Absent: pages, how results are shown.

pub mod ask;
mod body;
pub mod entries;
pub mod find;
pub mod index;
pub mod options;
pub mod part;
pub mod published;
mod stop_words;
mod strip_marks;
pub mod words;

pub use entries::SearchField;
pub use part::{SearchPart, Searched};
