//! Floor 4: the answers of `analysis` as they are published and told.
//!
//! - [`shapes`]: the published rows, one key per analysis, never `analysis`'s own types; [`row`] is how a
//!   row becomes JSON and CSV, [`ask`] fills them; [`mod@impact`] is both for what hangs on one thing.
//! - [`csv`]: the same rows as tables.
//! - [`told`]: each answer in a sentence, with the few rows that matter and what is unknown; [`text`]
//!   lays them out for a terminal or a mail.
//!
//! All are pure and the same byte by byte for the same model.

mod ask;
pub mod csv;
pub mod impact;
mod row;
pub mod shapes;
pub mod text;
pub mod told;

use crate::analysis::AnalysisContext;
use crate::analysis::dependencies::Dependency;

use ask::RowBuilder;
use impact::ImpactAnswer;
use shapes::{Insights, Matrices};

pub use row::PublishedNumber;

/// The version of the shapes: raised when a reader of the old ones could misread the new ones.
pub const SCHEMA_VERSION: u32 = 1;

/// An analysis, and what it asks.
#[derive(Debug, PartialEq, Eq)]
pub struct Analysis {
    /// Its key.
    pub name: &'static str,
    /// What it is called.
    pub title: &'static str,
    /// What it asks.
    pub question: &'static str,
}

macro_rules! analyses {
    ($($name:literal $title:literal $question:literal;)*) => {
        /// All analyses of a whole site, in the order in which they are told.
        pub static ALL: &[Analysis] = &[$(Analysis { name: $name, title: $title, question: $question }),*];
    };
}

analyses! {
    "effort_by_outcome" "Effort by outcome" "where does our work go?";
    "customer_work" "The customer's own work" "how much do we leave to them?";
    "break_points" "Break points" "where does the work change hands?";
    "single_points_of_failure" "Single points of failure" "what does an outcome stand or fall with?";
    "teams_crossed" "Teams crossed" "through how many hands of ours does it go?";
    "triple_crown" "Triple crown" "do cost, revenue and service get better together?";
    "opportunities" "Opportunity" "which needs matter much and are met badly?";
    "pains" "Pain" "what hurts most, and makes people leave?";
    "target_gaps" "Target gap" "what does it take to get from today to the target?";
    "maturity" "Maturity of journeys" "how much do we know, and how far do we look?";
    "duck" "The duck" "how much of our work does the customer see?";
    "value_zone" "Value zone" "which needs are met, and which services meet none?";
    "promises" "Promises" "what do we promise and keep?";
    "traceability" "Traceability" "which process stands behind which touchpoint?";
    "claims" "Claims" "what is only said to help?";
    "matrices" "Matrices" "where do outcomes meet teams, systems and channels?";
}

/// The matrices, which can be asked for one by one.
pub const MATRICES: [&str; 3] = ["outcome_team", "outcome_system", "outcome_channel"];

/// A table of the CSV that is a part of an analysis.
struct PartTable {
    name: &'static str,
    /// The analysis that it is a part of.
    analysis: &'static str,
    /// Whether naming the analysis asks for it too: where the analysis has no table of its own name.
    with_analysis: bool,
}

const PART_TABLES: [PartTable; 3] = [
    PartTable { name: "effort_unknown", analysis: "effort_by_outcome", with_analysis: false },
    PartTable { name: "break_points_of_processes", analysis: "break_points", with_analysis: true },
    PartTable { name: "break_points_of_journeys", analysis: "break_points", with_analysis: true },
];

/// Which analyses are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection(Vec<&'static str>);

impl Selection {
    /// Those of these names; all where there are none.
    ///
    /// # Errors
    /// The first name that names none.
    pub fn named(names: &[String]) -> Result<Self, &str> {
        let mut wanted = Vec::new();
        for name in names {
            let bare = name.trim().replace('-', "_");
            wanted.push(Self::names().find(|known| *known == bare).ok_or(name.as_str())?);
        }
        Ok(Self(wanted))
    }

    /// All names.
    pub fn names() -> impl Iterator<Item = &'static str> {
        ALL.iter().map(|analysis| analysis.name).chain(MATRICES).chain(PART_TABLES.map(|table| table.name))
    }

    /// Whether the analysis of that name is wanted.
    pub fn has(&self, name: &str) -> bool {
        let part_of_matrices = MATRICES.contains(&name) && self.0.contains(&"matrices");
        let has_wanted_table = PART_TABLES.iter().any(|table| table.analysis == name && self.0.contains(&table.name));
        self.0.is_empty() || self.0.contains(&name) || part_of_matrices || has_wanted_table
    }

    /// Whether the table of that name is wanted.
    fn has_table(&self, name: &str) -> bool {
        let Some(part) = PART_TABLES.iter().find(|table| table.name == name) else {
            return self.0.is_empty() || self.0.contains(&name) || (MATRICES.contains(&name) && self.0.contains(&"matrices"));
        };
        self.0.is_empty() || self.0.contains(&name) || (part.with_analysis && self.0.contains(&part.analysis))
    }

    fn ask<T>(&self, name: &str, answer: impl FnOnce() -> T) -> Option<T> {
        self.has(name).then(answer)
    }
}

impl Insights {
    /// The answers that are wanted.
    pub fn of(context: &AnalysisContext<'_>, only: &Selection) -> Self {
        let asking = RowBuilder(context);
        let wants_matrix = only.has("matrices") || MATRICES.iter().any(|name| only.has(name));
        Self {
            schema_version: SCHEMA_VERSION,
            effort_by_outcome: only.ask("effort_by_outcome", || asking.effort()),
            customer_work: only.ask("customer_work", || asking.customer_work()),
            break_points: only.ask("break_points", || asking.break_points()),
            single_points_of_failure: only.ask("single_points_of_failure", || asking.single_points()),
            teams_crossed: only.ask("teams_crossed", || asking.teams_crossed()),
            triple_crown: only.ask("triple_crown", || asking.triple_crown()),
            opportunities: only.ask("opportunities", || asking.opportunities()),
            pains: only.ask("pains", || asking.pains()),
            target_gaps: only.ask("target_gaps", || asking.target_gaps()),
            maturity: only.ask("maturity", || asking.maturity()),
            duck: only.ask("duck", || asking.duck()),
            value_zone: only.ask("value_zone", || asking.value_zone()),
            promises: only.ask("promises", || asking.promises()),
            traceability: only.ask("traceability", || asking.traceability()),
            claims: only.ask("claims", || asking.claims()),
            matrices: wants_matrix.then(|| Matrices {
                outcome_team: only.ask("outcome_team", || asking.outcome_part(true)),
                outcome_system: only.ask("outcome_system", || asking.outcome_part(false)),
                outcome_channel: only.ask("outcome_channel", || asking.outcome_channel()),
            }),
        }
    }
}

/// What hangs on a thing.
pub fn impact(context: &AnalysisContext<'_>, part: Dependency) -> ImpactAnswer {
    RowBuilder(context).impact(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn analyses_are_wanted_by_name_and_all_of_them_without_one() {
        let only = |names: &[&str]| Selection::named(&names.iter().map(ToString::to_string).collect::<Vec<_>>()).map_err(str::to_owned);
        assert!(ALL.iter().all(|analysis| Selection::default().has(analysis.name)));
        let two = Selection::named(&["duck".into(), "value-zone".into()]).unwrap();
        assert!(two.has("duck") && two.has("value_zone") && !two.has("pains"));
        assert!(only(&["matrices"]).unwrap().has("outcome_team"));
        assert!(!only(&["outcome_team"]).unwrap().has("outcome_system"));
        assert_eq!(only(&["duck", "ducks"]), Err("ducks".to_owned()));
    }
}
