//! What outcomes meet: a row for each outcome, a column for each team, system, channel or stakeholder.

use std::collections::BTreeMap;
use std::sync::Arc;

use maud::{Render, html};
use serde::Serialize;

use crate::analysis::dependencies::Dependency;
use crate::analysis::matrices::{self, MatrixCell};
use crate::analysis::stakeholders::{self, StakeholderSums};
use crate::base::vocabulary::Criticality;
use crate::html::TableFile;
use crate::html::address::encode;
use crate::html::channels::ChannelView;
use crate::html::fragments::matrix::whole::{MatrixHead, MatrixMark, MatrixOrder, WholeMatrix, WholeWords, key};
use crate::html::html_text::{Html, path, text};
use crate::html::page_context::PageContext;
use crate::html::pages::insight::cells::in_words;
use crate::html::routes::{OutcomeMatrix, Route, insight_page};
use crate::model::id::{Id, NodeId};
use crate::model::kinds::{Outcome, System, Team};
use crate::words::{Message, message};

use super::to;

/// The page of a matrix.
#[derive(Debug, Serialize)]
pub struct MatrixView<'p> {
    /// What it shows, in a sentence.
    lead: &'p str,
    /// What reaches furthest, in a sentence; nothing where that is not told.
    says: Html,
    /// Whether it names teams.
    names_teams: bool,
    /// What its marks mean.
    key: Html,
    /// The matrix, and what has no mark in it.
    matrix: Html,
    /// The file that holds its rows, from the root of the site, encoded; none where there is none.
    csv: Option<String>,
    /// The other matrices, as the items of a list.
    others: Html,
}

impl<'p> MatrixView<'p> {
    /// With its parts.
    pub(super) fn new(lead: &'p str, key: Html, matrix: Html) -> Self {
        Self { lead, says: Html::default(), names_teams: false, key, matrix, csv: None, others: Html::default() }
    }

    /// With a file that holds its rows.
    pub(super) fn with_csv(self, page: &PageContext<'_, '_>, file: TableFile) -> Self {
        Self { csv: Some(encode(&file.path(page.model()))), ..self }
    }

    /// With links to others, as the items of a list.
    pub(super) fn with_others(self, others: Html) -> Self {
        Self { others, ..self }
    }
}

/// A column in the making: its head, by what rows find it.
type KeyedHead<K> = (K, MatrixHead);

/// The view of a matrix.
pub fn view<'p>(page: &PageContext<'p, '_>, matrix: OutcomeMatrix) -> MatrixView<'p> {
    let (whole, lead, marks): (_, _, &[(&str, Message)]) = match matrix {
        OutcomeMatrix::Team => (teams(page), message::MATRIX_TEAM_LEAD, &PARTS),
        OutcomeMatrix::System => (systems(page), message::MATRIX_SYSTEM_LEAD, &PARTS),
        OutcomeMatrix::Channel => (channels(page), message::MATRIX_CHANNEL_LEAD, &[("5", message::MATRIX_KEY_CHANNEL)]),
        OutcomeMatrix::Stakeholder => (stakeholders(page), message::MATRIX_STAKEHOLDER_LEAD, &WANTED),
    };
    let words = WholeWords {
        rows: message::KIND_OUTCOME_MANY,
        columns: matrix.columns(),
        no_row: message::MATRIX_NO_OUTCOME_MEETS,
        no_column: message::MATRIX_NO_COLUMN,
    };
    let others = OutcomeMatrix::ALL.iter().filter(|other| **other != matrix);
    let table = matrices::ANALYSIS.tables().into_iter().find(|table| table.name == matrix.table());
    let says = if matches!(matrix, OutcomeMatrix::Team | OutcomeMatrix::System) { furthest(page, &whole) } else { Html::default() };
    let shown = whole.show(page, words, page.words().text(matrix.title()));
    let view = MatrixView::new(page.words().text(lead), html! { (key(page, marks)) }.into(), shown);
    let view =
        view.with_others(html! { @for other in others { li { (to(page, &Route::Matrix(*other), page.word(other.title()).0)) } } }.into());
    let view = match table {
        Some(table) => view.with_csv(page, TableFile::Insight(table)),
        None => view,
    };
    MatrixView { names_teams: matrix == OutcomeMatrix::Team, says, ..view }
}

/// The column that most outcomes have a mark in, in a sentence.
fn furthest(page: &PageContext<'_, '_>, whole: &WholeMatrix) -> Html {
    let mut counts = vec![0_usize; whole.columns.len()];
    whole.rows.iter().flat_map(|(_, marks)| marks).for_each(|(place, _)| counts[*place] += 1);
    let Some(most) = counts.iter().copied().max().filter(|most| *most > 0) else { return Html::default() };
    let mut columns = whole.columns.iter().zip(&counts).filter(|(_, count)| **count == most).map(|(head, _)| &head.name);
    let Some(first) = columns.next() else { return Html::default() };
    let values = [("thing", first.into()), ("count", most.into()), ("all", whole.rows.len().into()), ("more", columns.count().into())];
    html! { (page.phrase(message::LENS_MOST_HANGS, &values)) }.into()
}

/// What marks mean of teams and systems, and of stakeholders.
const PARTS: [(&str, Message); 3] =
    [("5", message::MATRIX_KEY_DIRECT), ("+2", message::MATRIX_KEY_MORE), ("○2", message::MATRIX_KEY_ONLY_BEHIND)];
const WANTED: [(&str, Message); 2] = [("●", message::MATRIX_KEY_FOR), ("2", message::MATRIX_KEY_LIMITS)];

/// A matrix of the live outcomes by these columns.
fn of_outcomes<K: Ord>(
    page: &PageContext<'_, '_>,
    columns: Vec<KeyedHead<K>>,
    groups: Vec<Html>,
    marks: impl Fn(Id<Outcome>) -> Vec<(K, MatrixMark)>,
) -> WholeMatrix {
    let model = page.model();
    let (keys, columns): (Vec<K>, Vec<MatrixHead>) = columns.into_iter().unzip();
    let places: BTreeMap<K, usize> = keys.into_iter().enumerate().map(|(place, key)| (key, place)).collect();
    let row = |&node: &NodeId| {
        let outcome: Id<Outcome> = model.node(node).entity.try_into().ok()?;
        let marks = marks(outcome).into_iter().filter_map(|(key, mark)| Some((*places.get(&key)?, mark))).collect();
        let is_traced = !page.index.reach.touchpoints_of(outcome).is_empty();
        let at = html! { @if is_traced { (page.root) (path(&Route::Traceability(outcome).path(model))) } };
        Some((MatrixHead { name: page.show(node), counted_at: at.into(), ..MatrixHead::default() }, marks))
    };
    WholeMatrix { columns, groups, rows: page.index.outcomes.iter().filter_map(row).collect(), order: MatrixOrder::BySum }
}

/// How often an outcome meets the parts that are wanted.
fn parts(page: &PageContext<'_, '_>, outcome: Id<Outcome>, is_wanted: fn(&Dependency) -> bool) -> Vec<(NodeId, MatrixMark)> {
    let cells = matrices::of_outcome(&page.index.analysis, outcome).into_iter().filter(|(part, _)| is_wanted(part));
    cells.map(|(part, cell)| (part.node(page.model()), MatrixMark::Count(cell))).collect()
}

fn teams(page: &PageContext<'_, '_>) -> WholeMatrix {
    let model = page.model();
    let top = |team: Id<Team>| std::iter::successors(Some(team), |&team| model.teams[team].parent).last().unwrap_or(team);
    let nodes = page.by_title(model.live::<Team>().map(|(_, team)| team.node));
    let mut tops: Vec<NodeId> = Vec::new();
    let mut columns = Vec::with_capacity(nodes.len());
    for node in nodes {
        let Ok(team) = Id::<Team>::try_from(model.node(node).entity) else { continue };
        let wide = model.teams[top(team)].node;
        let group = tops.iter().position(|&other| other == wide).unwrap_or(tops.len());
        if group == tops.len() {
            tops.push(wide);
        }
        columns.push((node, MatrixHead { name: page.show(node), group, ..MatrixHead::default() }));
    }
    let groups = tops.into_iter().map(|node| page.show(node)).collect();
    of_outcomes(page, columns, groups, |outcome| parts(page, outcome, |part| matches!(part, Dependency::Team(_))))
}

/// The groups of many systems: how much hangs on them.
const CRITICALITIES: [Option<Criticality>; 4] = [Some(Criticality::High), Some(Criticality::Medium), Some(Criticality::Low), None];

fn systems(page: &PageContext<'_, '_>) -> WholeMatrix {
    let model = page.model();
    let column = |node: NodeId| {
        let system: Id<System> = model.node(node).entity.try_into().ok()?;
        let group = CRITICALITIES.iter().position(|group| *group == model.systems[system].criticality).unwrap_or(0);
        Some((node, MatrixHead { name: page.show(node), group, ..MatrixHead::default() }))
    };
    let columns = page.by_title(model.live::<System>().map(|(_, system)| system.node)).into_iter().filter_map(column).collect();
    let name = |group: Option<Criticality>| match group {
        Some(group) => html! { (page.word(message::CRITICALITY)) ": " (page.word(group)) }.into(),
        None => html! { (page.word(message::NOT_RECORDED)) }.into(),
    };
    of_outcomes(page, columns, CRITICALITIES.map(name).into(), |outcome| parts(page, outcome, |part| matches!(part, Dependency::System(_))))
}

fn channels(page: &PageContext<'_, '_>) -> WholeMatrix {
    let head = |(id, channel): (&Arc<str>, &ChannelView)| {
        let name = html! { a href={ (page.root) "by-channel.html" } { (text(&channel.title)) } };
        (Arc::clone(id), MatrixHead { name: name.into(), ..MatrixHead::default() })
    };
    let columns = page.index.channels.iter().map(head).collect();
    of_outcomes(page, columns, Vec::new(), |outcome| {
        let channels = matrices::channels(&page.index.analysis, outcome).into_iter();
        channels.map(|(channel, direct)| (channel, MatrixMark::Count(MatrixCell { direct, support: 0 }))).collect()
    })
}

fn stakeholders(page: &PageContext<'_, '_>) -> WholeMatrix {
    let model = page.model();
    let head = |(slug, sums): (String, StakeholderSums)| {
        let name = in_words(&slug).map_or_else(|| html! { (text(&sums.title)) }, |word| html! { (page.word(word).render()) });
        let name = html! { a.capital href={ (page.root) (path(&insight_page(&stakeholders::ANALYSIS))) } { (name) } };
        (slug, MatrixHead { name: name.into(), ..MatrixHead::default() })
    };
    let columns = stakeholders::all(model).into_iter().map(head).collect();
    let mut whole = of_outcomes(page, columns, Vec::new(), |outcome| {
        let cells = stakeholders::of_outcome(model, outcome).into_iter();
        cells.map(|(slug, cell)| (slug, MatrixMark::Wanted(MatrixCell { direct: cell.personas, support: cell.limits }))).collect()
    });
    // Whom it is for, and which bounds it has, is told where its name leads.
    whole.rows.iter_mut().for_each(|(head, _)| head.counted_at = Html::default());
    whole
}
