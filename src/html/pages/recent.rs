//! What changed last, outcome by outcome, as the repository says; and what was reviewed before something that it hangs together with
//! changed.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use maud::html;
use serde::Serialize;

use crate::base::date::Date;
use crate::base::history::FileChange;
use crate::base::kind::Kind;
use crate::html::fragments::{last_change, rechecks};
use crate::html::html_text::{Html, text};
use crate::html::page_context::PageContext;
use crate::model::id::NodeId;
use crate::words::message;

/// Of each outcome so many changes are shown, the newest; of the many outcomes of a large site [`FEW`].
const MOST: usize = 6;

/// See [`MOST`].
const FEW: usize = 2;

/// A site of more outcomes is large.
const OUTCOMES: usize = 40;

/// So many things are listed that are to be read again; the rest is counted.
const MOST_RECHECKS: usize = 200;

/// Days that the lead counts back from the last change.
const DAYS: i64 = 30;

/// What changed last.
#[derive(Debug, Serialize)]
pub struct RecentView {
    /// How many files changed in the thirty days up to the last change, in a sentence; that no day is known, where none is.
    lead: Html,
    /// The outcomes of what changed, that of the newest change first; what is on the way to none last.
    outcomes: Vec<RecentOutcome>,
    /// What was changed before the commits that this clone holds: how many files.
    cut_off: usize,
    /// How many things are to be read again, since something that they hang together with changed.
    rechecks: usize,
    /// Whether the page names who wrote changes.
    authors: bool,
}

/// What changed on the way to an outcome.
#[derive(Debug, Serialize)]
pub struct RecentOutcome {
    /// A link to the outcome; none for what is on the way to none.
    outcome: Option<Html>,
    /// What changed, the newest first, as the items of a list.
    changes: Html,
    /// How many older changes `changes` leaves out.
    more: usize,
}

/// What is to be read again.
#[derive(Debug, Serialize)]
pub struct RechecksView {
    /// They, what was looked at longest ago first, as the items of a list.
    items: Html,
    /// How many there are.
    count: usize,
    /// How many of them `items` leaves out.
    more: usize,
    /// Whether all commits are there: else nobody can say.
    is_whole: bool,
    /// How many journeys and processes say when somebody looked at them.
    looked_at: usize,
}

/// A file, and its last change.
type Changed<'p> = (NodeId, &'p FileChange);

/// The view of the page of what changed last.
pub fn view(page: &PageContext<'_, '_>) -> RecentView {
    let model = page.model();
    let nodes = model.graph.nodes.iter().enumerate().filter(|(i, node)| node.file.index() == *i).map(|(_, node)| node.file);
    let mut changed: Vec<Changed<'_>> = nodes.filter_map(|node| Some((node, last_change::of_file(page, node)?))).collect();
    changed.sort_by(|a, b| (Reverse(a.1.day), &model.node(a.0).address).cmp(&(Reverse(b.1.day), &model.node(b.0).address)));
    let history = page.index.site.history.as_deref();
    RecentView {
        lead: lead(page, &changed),
        outcomes: by_outcome(page, &changed),
        cut_off: history.map_or(0, |history| history.files.values().filter(|change| change.is_none()).count()),
        rechecks: page.index.rechecks().list.len(),
        authors: changed.iter().any(|(_, change)| change.author.is_some()),
    }
}

fn lead(page: &PageContext<'_, '_>, changed: &[Changed<'_>]) -> Html {
    let Some(&(_, newest)) = changed.first() else { return html! { (page.word(message::RECENT_NONE)) }.into() };
    let count = changed.iter().filter(|(_, change)| newest.day.days() - change.day.days() < DAYS).count();
    let day = page.words().day(newest.day);
    html! { (page.phrase(message::RECENT_LEAD, &[("count", count.into()), ("day", (&day).into())])) }.into()
}

fn by_outcome(page: &PageContext<'_, '_>, changed: &[Changed<'_>]) -> Vec<RecentOutcome> {
    let model = page.model();
    let mut groups: BTreeMap<usize, Vec<Changed<'_>>> = BTreeMap::new();
    for &(node, change) in changed {
        let mut is_for_some = false;
        for outcome in page.index.reach.outcomes_of_file(model, node) {
            let place = page.index.place_of(outcome);
            if place < page.index.outcomes.len() {
                groups.entry(place).or_default().push((node, change));
                is_for_some = true;
            }
        }
        if !is_for_some {
            groups.entry(usize::MAX).or_default().push((node, change));
        }
    }
    let most = if page.index.outcomes.len() > OUTCOMES { FEW } else { MOST };
    let newest = |changes: &[Changed<'_>]| changes.first().map(|(_, change)| change.day);
    let mut groups: Vec<(usize, Vec<Changed<'_>>)> = groups.into_iter().collect();
    groups.sort_by_key(|(place, changes)| (*place == usize::MAX, Reverse(newest(changes)), *place));
    let group = |(place, changes): (usize, Vec<Changed<'_>>)| RecentOutcome {
        outcome: page.index.outcomes.get(place).map(|&outcome| page.show(outcome)),
        more: changes.len().saturating_sub(most),
        changes: rows(page, &changes[..changes.len().min(most)]),
    };
    groups.into_iter().map(group).collect()
}

/// A line for each change; the day stands where it is another than above.
fn rows(page: &PageContext<'_, '_>, changes: &[Changed<'_>]) -> Html {
    let model = page.model();
    let mut above: Option<Date> = None;
    html! {
        @for &(node, change) in changes {
            @let is_new = above.replace(change.day) != Some(change.day);
            li data-team[model.file_kind(node) == Kind::Team] {
                time datetime=(change.day) { @if is_new { (text(&page.words().day_short(change.day))) } @else { span.vh { (text(&page.words().day_short(change.day))) } } }
                span { (page.to(node)) " " span.quiet { (page.word(model.file_kind(node))) } }
                span.by { (last_change::by(page, change)) }
            }
        }
    }
    .into()
}

/// The view of the page of what is to be read again.
pub fn rechecks(page: &PageContext<'_, '_>) -> RechecksView {
    let model = page.model();
    let list = &page.index.rechecks().list;
    let files = model.journeys.iter().map(|(_, journey)| journey.node).chain(model.processes.iter().map(|(_, process)| process.node));
    RechecksView {
        items: rechecks::items(page, list.iter().take(MOST_RECHECKS), true),
        count: list.len(),
        more: list.len().saturating_sub(MOST_RECHECKS),
        is_whole: page.index.site.history.as_ref().is_some_and(|history| history.is_whole),
        looked_at: files.filter(|&file| crate::analysis::rechecks::looked_at(model, file).is_some()).count(),
    }
}
