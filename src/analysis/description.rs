//! What the registry knows of an analysis: its name, its question, its rows for programs and its answer for people.

use std::hash::{Hash, Hasher};

use super::answer::{Answer, AnswerWriter};
use super::context::AnalysisContext;
use super::table::{JsonValue, ResultTable};

/// An analysis of a whole site.
#[derive(Debug)]
pub struct Analysis {
    /// Its key in JSON, the name of its table in CSV, and what `--only` calls it.
    pub name: &'static str,
    /// What it is called.
    pub title: &'static str,
    /// What it asks, without a capital.
    pub question: &'static str,
    /// The id of the glossary's entry that explains it, where there is one.
    pub word: Option<&'static str>,
    /// How it is published.
    pub shape: PublishedShape,
    /// Its answer in words.
    pub answer: fn(&AnswerWriter<'_, '_>) -> Answer,
}

impl PartialEq for Analysis {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Analysis {}

impl Hash for Analysis {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.name.hash(state);
    }
}

/// Works out rows.
pub type RowsOf = fn(&AnalysisContext<'_>) -> ResultTable;

/// How the rows of an analysis are published.
#[derive(Debug)]
pub enum PublishedShape {
    /// A list in JSON; in CSV one table, of the analysis's name.
    Rows(RowsOf),
    /// A list in JSON whose rows hold lists of their own; these tables in CSV.
    Nesting(RowsOf, &'static [NamedTable]),
    /// Several lists in JSON, each under its name, and tables of these names in CSV.
    Tables(&'static [NamedTable]),
    /// Keys of its own in JSON, and these tables in CSV.
    Object(fn(&AnalysisContext<'_>) -> Vec<(&'static str, JsonValue)>, &'static [NamedTable]),
}

/// A table of an analysis.
#[derive(Clone, Copy, Debug)]
pub struct NamedTable {
    /// Its name in CSV, by which `--only` can ask for it alone.
    pub name: &'static str,
    /// Its rows.
    pub rows: RowsOf,
}

impl Analysis {
    /// Its tables, in the order of CSV.
    pub fn tables(&self) -> Vec<NamedTable> {
        match self.shape {
            PublishedShape::Rows(rows) => vec![NamedTable { name: self.name, rows }],
            PublishedShape::Nesting(_, tables) | PublishedShape::Tables(tables) | PublishedShape::Object(_, tables) => tables.to_vec(),
        }
    }

    /// Its answer in words, below its title and question.
    pub fn in_words(&self, writer: &AnswerWriter<'_, '_>) -> Answer {
        Answer { title: self.title, question: self.question, ..(self.answer)(writer) }
    }
}
