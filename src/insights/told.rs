//! The answers in words: each analysis in one sentence that can be understood alone, the few rows that
//! matter most, what else to know, and what is unknown. NumberFormat are written as English writes them, as on
//! the pages: a site has one language of figures, and that of what is said in words around them.
//!
//! An empty site, or one of which nothing is known, is told so in a sentence.

mod journeys;
mod outcomes;
mod scores;
mod traces;
mod words;

use crate::analysis::AnalysisContext;
use crate::analysis::dependencies::Dependency;
use crate::base::number_format::NumberFormat;
use crate::model::Model;
use crate::model::graph::NodeId;

use super::{ALL, Analysis, Selection};

/// An answer in words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// The key of the analysis.
    pub name: &'static str,
    /// What it is called.
    pub title: &'static str,
    /// What it asks.
    pub question: &'static str,
    /// The answer, in one sentence.
    pub answer: String,
    /// The columns of the rows.
    pub columns: Vec<Column>,
    /// The few rows that matter.
    pub rows: Vec<Vec<String>>,
    /// How many rows are left out.
    pub left_out: usize,
    /// Whether cells are shown whole, however long they are.
    pub whole: bool,
    /// What else to know, a sentence each.
    pub notes: Vec<String>,
    /// What is unknown, a sentence each.
    pub unknown: Vec<String>,
}

/// A column of the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub heading: &'static str,
    /// Whether it holds figures.
    pub is_figure: bool,
}

/// How many rows are told.
const FEW: usize = 5;

/// What is told of the analyses that are wanted.
pub fn tell(context: &AnalysisContext<'_>, only: &Selection) -> Vec<Answer> {
    let teller = AnswerWriter::new(context);
    ALL.iter()
        .filter(|analysis| only.has(analysis.name) || (analysis.name == "matrices" && super::MATRICES.iter().any(|m| only.has(m))))
        .map(|analysis| teller.tell(analysis))
        .collect()
}

/// What hangs on a thing, in words.
pub fn impact(context: &AnalysisContext<'_>, part: Dependency) -> Answer {
    AnswerWriter::new(context).impact(part)
}

/// Tells the answers of one model.
struct AnswerWriter<'g, 'm> {
    context: &'g AnalysisContext<'m>,
    figures: NumberFormat,
}

impl<'g, 'm> AnswerWriter<'g, 'm> {
    fn new(context: &'g AnalysisContext<'m>) -> Self {
        Self { context, figures: NumberFormat::ENGLISH }
    }

    fn tell(&self, analysis: &Analysis) -> Answer {
        let told = match analysis.name {
            "effort_by_outcome" => self.effort(),
            "customer_work" => self.customer_work(),
            "break_points" => self.break_points(),
            "single_points_of_failure" => self.single_points(),
            "teams_crossed" => self.teams_crossed(),
            "triple_crown" => self.triple_crown(),
            "opportunities" => self.opportunities(),
            "pains" => self.pains(),
            "target_gaps" => self.target_gaps(),
            "maturity" => self.maturity(),
            "duck" => self.duck(),
            "value_zone" => self.value_zone(),
            "promises" => self.promises(),
            "traceability" => self.traceability(),
            "claims" => self.claims(),
            _ => self.matrices(),
        };
        Answer { name: analysis.name, title: analysis.title, question: analysis.question, ..told }
    }

    fn model(&self) -> &'m Model {
        self.context.model()
    }

    /// A thing's title.
    fn title(&self, node: NodeId) -> String {
        self.model().node(node).title.to_string()
    }

    /// A thing's title in quotes, for a sentence.
    fn quoted(&self, node: NodeId) -> String {
        format!("\u{201c}{}\u{201d}", self.model().node(node).title)
    }

    /// The first titles of a list, and how many there are besides.
    fn some(&self, nodes: impl IntoIterator<Item = NodeId>) -> String {
        const NAMED: usize = 3;
        let titles: Vec<String> = nodes.into_iter().map(|node| self.title(node)).collect();
        words::some(&titles, NAMED, self.figures)
    }
}

/// A sentence without rows.
fn sentence(answer: impl Into<String>) -> Answer {
    Answer { answer: answer.into(), ..Answer::default() }
}

/// The first few of rows, below these headings; those that begin with `#` are over figures.
fn few(headings: &[&'static str], rows: Vec<Vec<String>>) -> Answer {
    let columns = headings.iter().map(|heading| match heading.strip_prefix('#') {
        Some(heading) => Column { heading, is_figure: true },
        None => Column { heading, is_figure: false },
    });
    let left_out = rows.len().saturating_sub(FEW);
    Answer { columns: columns.collect(), rows: rows.into_iter().take(FEW).collect(), left_out, ..Answer::default() }
}
