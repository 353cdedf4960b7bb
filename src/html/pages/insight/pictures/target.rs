//! A journey today and as it is to be, side by side: what falls away, what stays, what changes, what is new.

use std::collections::BTreeSet;

use maud::{Markup, html};

use crate::analysis::target_gap::{self, ChangedTouchpoint, TargetGap};
use crate::html::html_text::{Html, joined};
use crate::html::page_context::PageContext;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::Journey;
use crate::model::nested::Touchpoint;
use crate::picture::small;
use crate::words::{Message, MessageValue, message};

use super::drawn;
use super::rows::caption;

/// Targets that are shown; each has a page of its own.
const MOST: usize = 3;

/// A target journey, the one that it replaces, and what lies between.
type GapPair = (Id<Journey>, Id<Journey>, TargetGap);

fn gaps(page: &PageContext<'_, '_>) -> Vec<GapPair> {
    let pairs = target_gap::pairs(page.model());
    pairs.map(|(target, current)| (target, current, target_gap::between(&page.index.analysis, target, current))).collect()
}

/// The picture: two columns for each target.
pub(super) fn picture(page: &PageContext<'_, '_>) -> Html {
    let gaps = gaps(page);
    if gaps.is_empty() {
        return Html::default();
    }
    html! {
        (caption(page.words().text(message::GAP_PICTURE), page, &[]))
        @for (target, current, gap) in gaps.iter().take(MOST) { (columns(page, *target, *current, gap)) }
    }
    .into()
}

/// What a row of both columns tells.
#[derive(Clone, Copy, PartialEq)]
enum GapMark {
    Same,
    Changed(usize),
    Added,
    Removed,
}

impl GapMark {
    /// Its sign, its class and its word.
    fn shown(self) -> (&'static str, &'static str, Message) {
        match self {
            GapMark::Same => ("=", "gap-same", message::GAP_SAME),
            GapMark::Changed(_) => ("→", "gap-changed", message::GAP_CHANGED),
            GapMark::Added => ("+", "gap-added", message::GAP_ADDED),
            GapMark::Removed => ("\u{2212}", "gap-removed", message::TARGET_GONE),
        }
    }
}

fn columns(page: &PageContext<'_, '_>, target: Id<Journey>, current: Id<Journey>, gap: &TargetGap) -> Markup {
    let model = page.model();
    let node = |t: Id<Touchpoint>| model.touchpoints[t].node;
    let nodes = |ts: &[Id<Touchpoint>]| ts.iter().map(|&t| node(t)).collect::<Vec<_>>();
    html! {
        table.gap {
            thead { tr {
                th scope="col" { (page.word(message::GAP_TODAY)) " " small { (page.to(model.journeys[current].node)) } }
                th { span.vh { (page.word(message::GAP_WHAT)) } }
                th scope="col" { (page.word(message::GAP_TO_COME)) " " small { (page.to(model.journeys[target].node)) } }
            } }
            tbody {
                (heading(page, message::GAP_TOUCHPOINTS))
                @for t in model.touchpoints_of(current).filter(|t| gap.removed.contains(t)) { (row(page, &[node(t)], GapMark::Removed, &[])) }
                @for t in model.touchpoints_of(target) {
                    @match gap.changed.iter().find(|changed| changed.touchpoint == t) {
                        Some(changed) => (row(page, &nodes(&changed.from), GapMark::Changed(changed.fields.len()), &[node(t)])),
                        None if gap.added.contains(&t) => (row(page, &[], GapMark::Added, &[node(t)])),
                        None => (row(page, &nodes(&same(page, current, t)), GapMark::Same, &[node(t)])),
                    }
                }
                @if gap.parts_removed.len() + gap.parts_added.len() > 0 { (heading(page, message::GAP_PARTS)) }
                @for part in &gap.parts_removed { (row(page, &[part.node(model)], GapMark::Removed, &[])) }
                @for part in &gap.parts_added { (row(page, &[], GapMark::Added, &[part.node(model)])) }
            }
        }
    }
}

/// What the rows below it are.
fn heading(page: &PageContext<'_, '_>, says: Message) -> Markup {
    html! { tr.gap-head { th colspan="3" scope="colgroup" { (page.word(says)) } } }
}

/// The touchpoints of today that an unchanged one takes the place of.
fn same(page: &PageContext<'_, '_>, current: Id<Journey>, touchpoint: Id<Touchpoint>) -> Vec<Id<Touchpoint>> {
    let model = page.model();
    let replaces = &model.touchpoints[touchpoint].replaces;
    let id = |t: Id<Touchpoint>| &model.node(model.touchpoints[t].node).address.nested;
    if replaces.is_empty() { model.touchpoints_of(current).filter(|&t| id(t) == id(touchpoint)).collect() } else { replaces.clone() }
}

fn row(page: &PageContext<'_, '_>, from: &[NodeId], mark: GapMark, to: &[NodeId]) -> Markup {
    let (sign, class, word) = mark.shown();
    let cell = |nodes: &[NodeId]| {
        let is_team = nodes.iter().any(|&node| page.model().file_kind(node) == crate::base::kind::Kind::Team);
        html! { td data-team[is_team] { (joined(nodes.iter().map(|&node| page.to(node)), ", ")) } }
    };
    html! {
        tr.(class) {
            (cell(from))
            td.gap-mark { i aria-hidden="true" { (sign) } " " small { @match mark {
                GapMark::Changed(fields) => (page.phrase(word, &[("count", MessageValue::Count(fields))])),
                _ => (page.word(word)),
            } } }
            (cell(to))
        }
    }
}

/// The small one: the first target's two columns, and what stays in both.
pub(super) fn small(page: &PageContext<'_, '_>) -> Html {
    let model = page.model();
    let Some((target, current)) = target_gap::pairs(model).next() else { return Html::default() };
    let gap = target_gap::between(&page.index.analysis, target, current);
    let (left, right): (Vec<_>, Vec<_>) = (model.touchpoints_of(current).collect(), model.touchpoints_of(target).collect());
    let place = |all: &[Id<Touchpoint>], t: Id<Touchpoint>| all.iter().position(|other| *other == t);
    let pairs = |changed: &ChangedTouchpoint| {
        changed.from.iter().filter_map(|&from| place(&left, from).zip(place(&right, changed.touchpoint))).collect::<Vec<_>>()
    };
    let pairs: BTreeSet<(usize, usize)> = gap.changed.iter().flat_map(pairs).collect();
    drawn::small(small::columns(left.len(), right.len(), &pairs.into_iter().collect::<Vec<_>>()))
}
