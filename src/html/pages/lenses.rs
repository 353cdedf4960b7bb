//! The same content ordered by something other than the outcome: personas, processes, services, channels, systems, third parties, and
//! last the org chart. A list has a line for each thing, and what it answers for: outcomes as dots, or how many they are.
//!
//! - [`processes`], [`others`]: which things, and what stands in their lines.
//! - [`rows`]: the table of these lines; [`says`]: what stands before it.
//! - [`channels`]: how each journey feels, stage by stage and channel by channel.

pub mod channels;
pub mod others;
pub mod processes;
pub mod rows;
mod says;

use serde::Serialize;

use crate::html::html_text::Html;

use rows::ListTable;

/// A list of things with a line each.
#[derive(Debug, Serialize)]
pub struct LensView<'p> {
    /// What the page is called.
    title: &'p str,
    /// What it shows, in a sentence.
    lead: &'p str,
    /// Whether it names teams, in each line.
    names_teams: bool,
    /// Whether it has so many lines that words narrow it.
    is_long: bool,
    /// On which of them most hangs, and which are for nothing, in a sentence or two; nothing where that is not known.
    says: Html,
    /// What the list can be narrowed to; nothing of a short one.
    facets: Html,
    /// The table.
    list: Html,
}

/// A list of more bytes of HTML than these has more lines than a screen shows.
const LONG: usize = 6_000;

impl<'p> LensView<'p> {
    fn new(title: &'p str, lead: &'p str, ListTable { says, facets, list }: ListTable) -> Self {
        Self { title, lead, names_teams: false, is_long: list.0.len() > LONG, says, facets, list }
    }
}
