//! A15, matrices: how often an outcome meets a team, a system, a channel, a stakeholder.
//!
//! A touchpoint counts as direct where a process that serves it names the team or system, else as support where one behind
//! it does; for a channel, once for each of its channels. Of a stakeholder the personas are direct that the outcome is for, and its limits
//! of the outcome support.
//!
//! Linear in the closures and the channels.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::english::some;
use crate::model::id::Id;
use crate::model::kinds::Outcome;

use super::answer::{Answer, AnswerWriter};
use super::context::AnalysisContext;
use super::dependencies::Dependency;
use super::description::{Analysis, NamedTable, PublishedShape};
use super::stakeholders::{self, StakeholderCell};
use super::table::{ResultTable, TableBuilder, TableCell, ThingAddress};

/// Its entry in the registry.
pub static ANALYSIS: Analysis = Analysis {
    name: "matrices",
    title: "Matrices",
    question: "where do outcomes meet teams, systems, channels and stakeholders?",
    word: None,
    shape: PublishedShape::Tables(&[
        NamedTable { name: "outcome_team", rows: |context| part_rows(context, |part| matches!(part, Dependency::Team(_))) },
        NamedTable { name: "outcome_system", rows: |context| part_rows(context, |part| matches!(part, Dependency::System(_))) },
        NamedTable { name: "outcome_channel", rows: channel_rows },
        NamedTable { name: "outcome_stakeholder", rows: stakeholder_rows },
    ]),
    answer,
};

/// A cell of a matrix: how many touchpoints of an outcome have to do with something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MatrixCell {
    /// How many by a process that serves them, ●.
    pub direct: usize,
    /// How many only by one behind these, ○.
    pub support: usize,
}

/// How often an outcome meets each team, system and third party; sorted.
pub fn of_outcome(context: &AnalysisContext<'_>, outcome: Id<Outcome>) -> BTreeMap<Dependency, MatrixCell> {
    let mut cells: BTreeMap<Dependency, MatrixCell> = BTreeMap::new();
    for &t in context.reach().touchpoints_of(outcome) {
        let closure = context.closure(t);
        for &part in closure.own.iter().filter(|part| part.is_counted()) {
            cells.entry(part).or_default().direct += 1;
        }
        for &part in closure.behind.iter().filter(|part| part.is_counted()) {
            cells.entry(part).or_default().support += 1;
        }
    }
    cells
}

/// How many touchpoints of an outcome each channel has; sorted.
pub fn channels(context: &AnalysisContext<'_>, outcome: Id<Outcome>) -> BTreeMap<Arc<str>, usize> {
    let model = context.model();
    let mut counts: BTreeMap<Arc<str>, usize> = BTreeMap::new();
    for &t in context.reach().touchpoints_of(outcome) {
        let mut channels = model.touchpoints[t].channels.clone();
        channels.sort();
        channels.dedup();
        for channel in channels {
            *counts.entry(channel).or_default() += 1;
        }
    }
    counts
}

fn part_rows(context: &AnalysisContext<'_>, is_wanted: fn(&Dependency) -> bool) -> ResultTable {
    let model = context.model();
    matrix(context, |outcome| {
        let cells = of_outcome(context, outcome).into_iter().filter(|(part, _)| is_wanted(part));
        cells.map(|(part, cell)| (ThingAddress::of(model, part.node(model)).into(), cell)).collect()
    })
}

fn channel_rows(context: &AnalysisContext<'_>) -> ResultTable {
    let title = |channel: &Arc<str>| {
        let listed = context.model().site.channels.iter().find(|(id, _)| id == channel);
        Arc::clone(listed.map_or(channel, |(_, title)| title))
    };
    let of_channel = |(channel, direct): (Arc<str>, usize)| {
        (ThingAddress::Called(Arc::clone(&channel), title(&channel)).into(), MatrixCell { direct, support: 0 })
    };
    matrix(context, |outcome| channels(context, outcome).into_iter().map(of_channel).collect())
}

fn stakeholder_rows(context: &AnalysisContext<'_>) -> ResultTable {
    let of_stakeholder = |(slug, cell): (String, StakeholderCell)| {
        let counts = MatrixCell { direct: cell.personas, support: cell.limits };
        (TableCell::Called(slug.into(), cell.title), counts)
    };
    matrix(context, |outcome| stakeholders::of_outcome(context.model(), outcome).into_iter().map(of_stakeholder).collect())
}

/// The cells of each outcome. What is nought is left out.
fn matrix(context: &AnalysisContext<'_>, cells: impl Fn(Id<Outcome>) -> Vec<(TableCell, MatrixCell)>) -> ResultTable {
    let model = context.model();
    TableBuilder::new()
        .column("outcome", |&(outcome, _): &(Id<Outcome>, (TableCell, MatrixCell))| ThingAddress::of(model, model.outcomes[outcome].node))
        .column("column", |(_, (column, _))| column.clone())
        .column("direct", |(_, (_, cell))| cell.direct)
        .column("support", |(_, (_, cell))| cell.support)
        .sorted_rows(model.live().flat_map(|(outcome, _)| cells(outcome).into_iter().map(move |cell| (outcome, cell))))
}

/// What outcomes meet: its sort, its name as names are ordered, its name.
type Met = (&'static str, Box<[u8]>, String);

/// Who and what most outcomes meet: a row for each team, system and channel.
fn answer(w: &AnswerWriter<'_, '_>) -> Answer {
    let f = w.figures;
    let outcomes: Vec<_> = w.model().live::<Outcome>().map(|(id, _)| id).collect();
    // By sort and name, in the order of names: outcomes, touchpoints directly, touchpoints through support.
    let key = |title: &str| w.model().site.collation.key(title);
    let mut met: BTreeMap<Met, [usize; 3]> = BTreeMap::new();
    for &outcome in &outcomes {
        for (part, cell) in of_outcome(w.context, outcome) {
            let sort = match part {
                Dependency::Team(_) => "team",
                Dependency::System(_) => "system",
                Dependency::Process(_) | Dependency::Role(_) | Dependency::ThirdParty(_) => continue,
            };
            let title = w.title(part.node(w.model()));
            let entry = met.entry((sort, key(&title), title)).or_default();
            *entry = [entry[0] + 1, entry[1] + cell.direct, entry[2] + cell.support];
        }
        for (channel, n) in channels(w.context, outcome) {
            let title = w.model().site.channels.iter().find(|(id, _)| *id == channel).map_or(&channel, |(_, title)| title);
            let entry = met.entry(("channel", key(title), title.to_string())).or_default();
            *entry = [entry[0] + 1, entry[1] + n, entry[2]];
        }
    }
    let mut rows: Vec<_> = met.into_iter().collect();
    rows.sort_by_key(|(_, n)| std::cmp::Reverse((n[0], n[1] + n[2])));
    let most = |sort: &str| {
        let ((_, _, name), n) = rows.iter().find(|((s, ..), _)| *s == sort)?;
        Some(format!("the {sort} \u{201c}{name}\u{201d} ({})", f.count(n[0])))
    };
    let widest: Vec<String> = ["team", "system", "channel"].iter().filter_map(|sort| most(sort)).collect();
    if widest.is_empty() {
        return Answer::sentence("No outcome meets a team, a system or a channel, as far as recorded.");
    }
    let answer = match outcomes.len() {
        1 => format!("The only outcome meets {}.", some(&widest, 3, f)),
        n => format!("Most outcomes of {} meet {}.", f.count(n), some(&widest, 3, f)),
    };
    let row = |((sort, _, name), n): &(Met, [usize; 3])| {
        let figures = n.map(|n| f.count(n));
        vec![name.clone(), (*sort).to_owned()].into_iter().chain(figures).collect()
    };
    let headings = ["met by outcomes", "sort", "#outcomes", "#touchpoints", "#through support"];
    Answer { answer, ..Answer::few(&headings, rows.iter().map(row).collect()) }
}
