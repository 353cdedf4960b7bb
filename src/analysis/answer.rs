//! Answers in words: one sentence that can be understood alone, the few rows that matter most, what else to know, and
//! what is unknown. Figures are written as English writes them, as on the pages: a site has one language of figures, and
//! that of what is said in words around them.
//!
//! An empty site, or one of which nothing is known, is told so in a sentence.

use crate::base::english;
use crate::base::number_format::NumberFormat;
use crate::model::Model;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::{Journey, Outcome, Process};

use super::context::AnalysisContext;

/// An answer in words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// What the analysis is called.
    pub title: &'static str,
    /// What it asks.
    pub question: &'static str,
    /// The answer, in one sentence.
    pub answer: String,
    /// The columns of the rows.
    pub columns: Vec<AnswerColumn>,
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
pub struct AnswerColumn {
    /// Its heading.
    pub heading: &'static str,
    /// Whether it holds figures.
    pub is_figure: bool,
}

impl Answer {
    /// A sentence without rows.
    pub(super) fn sentence(answer: impl Into<String>) -> Self {
        Self { answer: answer.into(), ..Self::default() }
    }

    /// The first few of rows, below these headings; those that begin with `#` are over figures.
    pub(super) fn few(headings: &[&'static str], rows: Vec<Vec<String>>) -> Self {
        const FEW: usize = 5;
        let columns = headings.iter().map(|heading| match heading.strip_prefix('#') {
            Some(heading) => AnswerColumn { heading, is_figure: true },
            None => AnswerColumn { heading, is_figure: false },
        });
        let left_out = rows.len().saturating_sub(FEW);
        Self { columns: columns.collect(), rows: rows.into_iter().take(FEW).collect(), left_out, ..Self::default() }
    }
}

/// What answers are written with: the model and what is computed of it, how figures are written.
#[derive(Clone, Copy, Debug)]
pub struct AnswerWriter<'g, 'm> {
    /// What analyses stand on.
    pub(super) context: &'g AnalysisContext<'m>,
    /// How figures are written.
    pub(super) figures: NumberFormat,
}

impl<'g, 'm> AnswerWriter<'g, 'm> {
    /// For the answers of one model.
    pub fn new(context: &'g AnalysisContext<'m>) -> Self {
        Self { context, figures: NumberFormat::ENGLISH.for_terminals() }
    }

    /// The graph.
    pub(super) fn model(&self) -> &'m Model {
        self.context.model()
    }

    /// A thing's title.
    pub(super) fn title(&self, node: NodeId) -> String {
        self.model().node(node).title.to_string()
    }

    /// An outcome's title.
    pub(super) fn outcome(&self, id: Id<Outcome>) -> String {
        self.title(self.model().outcomes[id].node)
    }

    /// A journey's title.
    pub(super) fn journey(&self, id: Id<Journey>) -> String {
        self.title(self.model().journeys[id].node)
    }

    /// A thing's title in quotes, for a sentence.
    pub(super) fn quoted(&self, node: NodeId) -> String {
        format!("\u{201c}{}\u{201d}", self.model().node(node).title)
    }

    /// The first titles of a list, and how many there are besides.
    pub(super) fn some(&self, nodes: impl IntoIterator<Item = NodeId>) -> String {
        const NAMED: usize = 3;
        let titles: Vec<String> = nodes.into_iter().map(|node| self.title(node)).collect();
        english::some(&titles, NAMED, self.figures)
    }

    /// The first titles of processes, and how many there are besides.
    pub(super) fn processes(&self, ids: impl IntoIterator<Item = Id<Process>>) -> String {
        self.some(ids.into_iter().map(|process| self.model().processes[process].node))
    }

    /// An amount of work; `unknown` where it is not known.
    pub(super) fn work(&self, minutes: Option<f64>) -> String {
        minutes.map_or_else(|| "unknown".into(), |minutes| self.figures.work(minutes))
    }

    /// An amount of money in the site's currency; `unknown` where it is not known.
    pub(super) fn money(&self, amount: Option<f64>) -> String {
        const WHOLE: f64 = 100.0;
        let amount = amount.map(|amount| if amount.abs() < WHOLE { amount } else { amount.round() });
        match (amount, &self.model().site.currency) {
            (Some(_), Some(currency)) => format!("{currency} {}", self.number(amount)),
            _ => self.number(amount),
        }
    }

    /// A number; `unknown` where it is not known.
    pub(super) fn number(&self, n: Option<f64>) -> String {
        n.map_or_else(|| "unknown".into(), |n| self.figures.number(n))
    }
}
