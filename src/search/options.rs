//! What is weighed how. The index is published with these, so that the script of the page and [`super::ask`] cannot differ.

use crate::base::kind::{Kind, Nested, NodeKind};
use crate::base::vocabulary::Status;

use super::entries::SearchField;

/// How many files one part holds with all that is found: where a site has more, what is found at once is their titles, codes, ids, old
/// names and summaries, and the rest by kind.
pub const MOST_IN_ONE: usize = 2_000;

/// How much the field counts that a word stands in.
pub fn boost_of_field(field: SearchField) -> f64 {
    match field {
        SearchField::Title => 6.0,
        SearchField::Name => 6.0,
        SearchField::Said => 2.0,
        SearchField::Text => 1.0,
        SearchField::Around => 0.5,
    }
}

/// How much the kind of a thing counts: outcomes and journeys before who does the work.
pub fn boost_of_kind(kind: NodeKind) -> f64 {
    match kind {
        NodeKind::File(Kind::Outcome) => 1.3,
        NodeKind::File(Kind::Journey) => 1.25,
        NodeKind::File(Kind::Persona | Kind::Process | Kind::Service) => 1.1,
        NodeKind::File(Kind::Role | Kind::System | Kind::ThirdParty | Kind::Page) => 1.0,
        NodeKind::File(Kind::Team) => 0.95,
        NodeKind::Nested(Nested::Touchpoint | Nested::Step) => 0.7,
        NodeKind::Nested(Nested::Stage | Nested::Need | Nested::Opportunity) => 0.6,
        NodeKind::Nested(Nested::Measure | Nested::Rule | Nested::Pain | Nested::InvestmentOption) => 0.5,
    }
}

/// How much it counts how real a thing is.
pub fn boost_of_status(status: Status) -> f64 {
    match status {
        Status::Active => 1.0,
        Status::Hypothesis | Status::Planned => 0.9,
        Status::Retired => 0.5,
    }
}

/// BM25+: how soon more of the same word counts no more; as each counts once, how much its rarity counts beside [`LEAST`].
pub const SATURATION: f64 = 1.2;

/// BM25+: how much it counts that a field is short.
pub const SHORTNESS: f64 = 0.7;

/// BM25+: what a word counts at least.
pub const LEAST: f64 = 0.5;

/// What a word counts that begins as the one asked for; less where more follows.
pub const BY_BEGINNING: f64 = 0.375;

/// What a word counts that is written nearly as the one asked for; less where more differs.
pub const BY_NEARNESS: f64 = 0.45;

/// From how many letters on a word may differ, and in how many of them, the longest first. Words with digits never may.
pub const NEAR: [(usize, usize); 2] = [(8, 2), (4, 1)];

/// A question of fewer letters is looked for in titles and names first, and elsewhere where none has it: it would be found everywhere.
pub const FEW_LETTERS: usize = 3;

/// The same of scripts that put no spaces between words, where two signs are a word.
pub const FEW_DENSE_SIGNS: usize = 2;

/// From how many words of a question on that any thing has, one may be missing.
pub const MAY_LACK_ONE: u32 = 3;

/// How many times as much a thing counts whose title is just what is asked.
pub const CALLED_SO: f64 = 3.0;

/// In how many steps two scores are told from each other: what differs by less is one, and ordered by place.
pub const STEPS: f64 = 1000.0;
