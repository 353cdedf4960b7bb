//! What happens on a journey beside what should: two curves on one axis, what is spared, and what changes for the person and for us.
//! Nothing is averaged or blended, and waits, which may overlap, are never added up.

mod changes;
mod columns;
mod totals;

use maud::html;
use serde::Serialize;

use crate::analysis::dependencies::Dependency;
use crate::analysis::target_gap;
use crate::html::html_text::Html;
use crate::html::routes::Route;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::Journey;
use crate::picture::strip::StripSize;
use crate::picture::strip::beside::BesideSort;
use crate::words::message;

use crate::html::fragments::beside::beside;
use crate::html::fragments::journey_tabs::{JourneyTab, tabs};
use crate::html::fragments::strip::content;
use crate::html::page_context::PageContext;

/// Parts of a sort that are named; the rest are counted.
const MOST_PARTS: usize = 10;

/// A target's page.
#[derive(Debug, Serialize)]
pub struct TargetView<'p> {
    /// What the journey of today is called.
    title: &'p str,
    /// The number or code that people know the journey by.
    code: Option<&'p str>,
    /// The ways to look at the journey.
    tabs: Vec<JourneyTab<'p>>,
    /// The journeys that should replace it, each beside it.
    targets: Vec<Comparison>,
}

/// A target beside the journey that it should replace.
#[derive(Debug, Serialize)]
struct Comparison {
    /// The id of the target, with `-` for each `/`.
    id: String,
    /// The target, as a link.
    target: Html,
    /// What becomes of the worst, in a few sentences.
    sentence: Html,
    /// How both feel, on one axis.
    picture: Html,
    /// The rows of a table: what each of the two asks of the person, as bars and in figures.
    totals: Html,
    /// The rows of a table: the touchpoints that come, that are no longer there, and of which more than the words change.
    changes: Html,
    /// The touchpoints that stay as they are, or are told in other words only, as the items of a list.
    same: Html,
    /// How many these are.
    same_count: usize,
    /// What only the target hangs on.
    comes: Parts,
    /// What only the journey of today hangs on.
    goes: Parts,
}

/// What only one of the two journeys hangs on.
#[derive(Debug, Serialize)]
struct Parts {
    /// A list of the processes.
    processes: Html,
    /// A list of the teams.
    teams: Html,
    /// A list of the systems.
    systems: Html,
    /// A list of the third parties.
    third_parties: Html,
    /// Whether there is nothing of any of these.
    is_empty: bool,
}

/// The view of a journey beside its targets.
pub fn view<'p>(page: &PageContext<'p, '_>, current: Id<Journey>) -> TargetView<'p> {
    let model = page.model();
    let node = model.journeys[current].node;
    TargetView {
        title: &model.node(node).title,
        code: model.code(node),
        tabs: tabs(page, current, &Route::Target(current)),
        targets: model.targets_beside(current).map(|target| compare(page, target, current)).collect(),
    }
}

fn compare(page: &PageContext<'_, '_>, target: Id<Journey>, current: Id<Journey>) -> Comparison {
    let model = page.model();
    let gap = target_gap::between(&page.index.analysis, target, current);
    let columns = columns::columns(model, &gap, target, current);
    let (changes, same) = changes::changes(page, &gap, &columns);
    Comparison {
        id: model.node(model.journeys[target].node).address.id.replace('/', "-"),
        target: page.show(model.journeys[target].node),
        sentence: totals::sentence(page, current, target).into(),
        picture: picture(page, target, current, &columns),
        totals: totals::totals(page, current, target).into(),
        changes: changes.into(),
        same_count: same.len(),
        same: html! { @for row in same { (row) } }.into(),
        comes: Parts::of(page, &gap.parts_added),
        goes: Parts::of(page, &gap.parts_removed),
    }
}

/// Both curves on one axis.
fn picture(page: &PageContext<'_, '_>, target: Id<Journey>, current: Id<Journey>, columns: &[columns::TargetColumn]) -> Html {
    let [today, to_come] = [current, target].map(|journey| content(page, journey, StripSize::Wide, &[]));
    beside(page, BesideSort::Target, [&today, &to_come], &columns::in_places(page.model(), columns, target, current))
}

/// Links to the first nodes by title as a list, and how many more there are.
fn first(page: &PageContext<'_, '_>, nodes: impl Iterator<Item = NodeId>) -> Html {
    let nodes = page.by_title(nodes);
    let more = nodes.len().saturating_sub(MOST_PARTS);
    html! {
        (page.show_all(nodes.into_iter().take(MOST_PARTS)))
        @if more > 0 { p.quiet { (page.phrase(message::AND_MORE, &[("count", more.into())])) } }
    }
    .into()
}

impl Parts {
    fn of(page: &PageContext<'_, '_>, parts: &[Dependency]) -> Self {
        let of = |is: fn(&Dependency) -> bool| first(page, parts.iter().filter(|p| is(p)).map(|p| p.node(page.model())));
        Self {
            processes: of(|p| matches!(p, Dependency::Process(_))),
            teams: of(|p| matches!(p, Dependency::Team(_))),
            systems: of(|p| matches!(p, Dependency::System(_))),
            third_parties: of(|p| matches!(p, Dependency::ThirdParty(_))),
            is_empty: parts.is_empty(),
        }
    }
}
