//! What hangs on a thing: what fails when it goes, whose outcomes these are, and which of them would be lost.

use std::collections::BTreeSet;

use maud::{Markup, html};

use crate::analysis::impact::Impact;
use crate::analysis::single_points;
use crate::html::fragments::figures;
use crate::html::html_text::joined;
use crate::html::page_context::PageContext;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::Outcome;
use crate::words::{Message, message};

/// Outcomes that are named; the rest are counted.
const MOST_NAMED: usize = 4;

/// A line of figures: what fails when a thing goes. Nothing where nothing hangs on it.
pub fn line(page: &PageContext<'_, '_>, impact: &Impact) -> Markup {
    if impact.touchpoints.is_empty() {
        return Markup::default();
    }
    let model = page.model();
    let all_wider: BTreeSet<Id<Outcome>> = impact.affected.iter().flat_map(|&outcome| model.wider(outcome)).collect();
    let wider = impact.affected.iter().filter(|outcome| all_wider.contains(outcome)).count();
    let values = [("touchpoints", impact.touchpoints.len().into()), ("outcomes", impact.affected.len().into()), ("wider", wider.into())];
    html! {
        li {
            b { (page.word(message::HANGS)) } " "
            span {
                (page.phrase(message::HANGS_FAILS, &values))
                @if !impact.affected.is_empty() { " " (lost(page, &impact.lost)) }
            }
        }
    }
}

/// Lines of figures: the outcomes that go whole with a thing, and those of which something is left, though all that matters most hangs
/// on it. Each outcome stands in one of them; nothing where there is none.
pub fn lost_lines(page: &PageContext<'_, '_>, node: NodeId, lost: &[Id<Outcome>]) -> Markup {
    let name = html! { (page.word(message::HANGS_LOST_WHOLE)) };
    html! { (lost_line(page, &name, message::HANGS_LOST_WHOLE_SAYS, lost)) (in_part_line(page, node, lost)) }
}

/// A line of figures: the outcomes of which something is left without a thing, though all that matters most hangs on it. Nothing where
/// there is none but those that are lost.
pub fn in_part_line(page: &PageContext<'_, '_>, node: NodeId, lost: &[Id<Outcome>]) -> Markup {
    let all = page.index.single_points().get(&node).into_iter().flatten();
    let part: Vec<Id<Outcome>> = all.copied().filter(|outcome| !lost.contains(outcome)).collect();
    let name = figures::insight(page, &single_points::ANALYSIS, page.word(message::HANGS_LOST_IN_PART));
    lost_line(page, &name, message::HANGS_LOST_IN_PART_SAYS, &part)
}

fn lost_line(page: &PageContext<'_, '_>, name: &Markup, says: Message, outcomes: &[Id<Outcome>]) -> Markup {
    let named = joined(outcomes.iter().map(|&outcome| page.to(page.model().outcomes[outcome].node)), ", ");
    html! { @if !outcomes.is_empty() { li { b { (name) " " small { (page.word(says)) } } " " span { (named) } } } }
}

/// How many outcomes would be lost, of those that feel it, in a sentence.
pub fn lost_count(page: &PageContext<'_, '_>, lost: &[Id<Outcome>]) -> Markup {
    html! { (page.phrase(message::HANGS_LOST_COUNT, &[("count", lost.len().into())])) }
}

/// Which outcomes would be lost, of those that feel it.
fn lost(page: &PageContext<'_, '_>, lost: &[Id<Outcome>]) -> Markup {
    let (named, rest) = lost.split_at(lost.len().min(MOST_NAMED));
    let outcomes = joined(named.iter().map(|&outcome| page.to(page.model().outcomes[outcome].node)), ", ");
    let values = [("count", lost.len().into()), ("outcomes", (&outcomes).into()), ("more", rest.len().into())];
    html! { (page.phrase(message::HANGS_LOST, &values)) }
}
