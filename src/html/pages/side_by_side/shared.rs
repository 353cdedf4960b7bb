//! What journeys share: of the processes, the systems and the teams that work for them, how many work for all, and for which of them the
//! others do.

use std::collections::BTreeMap;

use maud::{Markup, html};

use crate::analysis::dependencies::Dependency;
use crate::html::fragments::matrix::{Dot, Matrix, MatrixRow, MatrixWords};
use crate::html::html_text::Html;
use crate::html::page_context::PageContext;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::Journey;
use crate::words::{Message, message};

/// For which journeys, by their nodes, something works, and how.
type WorksFor = BTreeMap<NodeId, Dot>;

/// A sort of what works for journeys: what it is called, what a matrix of it says above its rows, whether it is teams, and which
/// parts these are.
type SharedSort = (Message, Message, bool, fn(&Dependency) -> bool);

const SORTS: [SharedSort; 3] = [
    (message::KIND_PROCESS_MANY, message::SIDES_PROCESSES, false, |part| matches!(part, Dependency::Process(_))),
    (message::KIND_SYSTEM_MANY, message::SIDES_SYSTEMS, false, |part| matches!(part, Dependency::System(_))),
    (message::KIND_TEAM_MANY, message::SIDES_TEAMS, true, |part| matches!(part, Dependency::Team(_))),
];

/// What works for these journeys, sort by sort; nothing where nothing does.
pub(super) fn shared(page: &PageContext<'_, '_>, journeys: &[Id<Journey>]) -> Html {
    let model = page.model();
    let mut parts: BTreeMap<Dependency, WorksFor> = BTreeMap::new();
    for &journey in journeys {
        let node = model.journeys[journey].node;
        for touchpoint in model.touchpoints_of(journey) {
            let closure = page.index.analysis.closure(touchpoint);
            for (own, dot) in [(&closure.own, Dot::Direct), (&closure.behind, Dot::Support)] {
                for &part in own.iter().filter(|part| part.is_counted()) {
                    let known = parts.entry(part).or_default().entry(node).or_insert(dot);
                    *known = dot.min(*known);
                }
            }
        }
    }
    html! {
        @for sort in SORTS {
            @let own: Vec<(NodeId, &WorksFor)> = parts.iter().filter(|(part, _)| sort.3(part)).map(|(part, dots)| (part.node(model), dots)).collect();
            @if !own.is_empty() { (of_sort(page, journeys, own, sort)) }
        }
    }
    .into()
}

fn of_sort(page: &PageContext<'_, '_>, journeys: &[Id<Journey>], all: Vec<(NodeId, &WorksFor)>, sort: SharedSort) -> Markup {
    let (title, rows, names_teams, _) = sort;
    let model = page.model();
    let count = all.len();
    let is_of_all = |dots: &WorksFor| dots.len() == journeys.len() && dots.values().all(|&dot| dot == Dot::Direct);
    let (of_all, of_some): (Vec<_>, Vec<_>) = all.into_iter().partition(|(_, dots)| is_of_all(dots));
    let row = |(node, dots): (NodeId, &WorksFor)| MatrixRow { node, note: Html::default(), dots: dots.clone() };
    let columns = journeys.iter().map(|&journey| model.journeys[journey].node).collect();
    let matrix = Matrix::of(model, columns, of_some.into_iter().map(row).collect());
    let words = MatrixWords {
        rows,
        row_sum: message::SIDES_OF_JOURNEYS,
        column_sum: title,
        direct: message::SIDES_DIRECT,
        support: message::SIDES_BEHIND,
        none: message::MATRIX_NO_OUTCOME,
    };
    html! {
        div data-team[names_teams] {
            h3 { (page.word(title)) }
            @if !of_all.is_empty() {
                details { summary { (page.phrase(message::SIDES_ALL, &[("count", of_all.len().into()), ("all", count.into())])) } (page.show_by_title(of_all.iter().map(|(node, _)| *node))) }
            }
            @if !matrix.is_empty() { (matrix.show(page, words)) }
        }
    }
}
