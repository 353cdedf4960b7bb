//! A journey before and after: both curves on one axis, what is told of it, and its touchpoints.

use maud::{Markup, Render, html};
use serde::Serialize;

use crate::base::english::capital;
use crate::diff::{ChangeLevel, ChangedJourney, TouchpointPair};
use crate::html::fragments::beside::beside;
use crate::html::fragments::strip::content;
use crate::html::html_text::{Html, write};
use crate::html::page_context::PageContext;
use crate::model::id::Id;
use crate::model::kinds::Journey;
use crate::model::nested::Touchpoint;
use crate::picture::strip::beside::{BesideColumn, BesideSort};
use crate::picture::strip::{StripSize, scene};
use crate::picture::svg;
use crate::words::message;

use super::{ChangesPage, mark, named, told};

/// A journey that something changes in.
#[derive(Debug, Serialize)]
pub(super) struct DiffJourney {
    /// What others know it by on the page.
    id: String,
    /// What it is called.
    title: Html,
    /// Whether it is new or gone, in a word.
    state: Option<&'static str>,
    /// How it feels before and after, on one axis.
    picture: Html,
    /// What is told of it as a whole, as the items of a list.
    says: Html,
    /// The rows of a table: the touchpoints that come, go or change.
    touchpoints: Html,
    /// Those that stay as they are, as the items of a list.
    same: Html,
    /// How many these are.
    same_count: usize,
}

pub(super) fn view(
    page: &PageContext<'_, '_>,
    before: &PageContext<'_, '_>,
    of: &ChangesPage<'_>,
    journey: &ChangedJourney,
) -> DiffJourney {
    let node = match (journey.after, journey.before) {
        (Some(now), _) => (page, page.model().journeys[now].node),
        (None, Some(old)) => (before, before.model().journeys[old].node),
        (None, None) => (page, crate::model::id::NodeId(0)),
    };
    let is_here = journey.after.is_some();
    let title = node.0.title(node.1);
    let (same, changed): (Vec<&TouchpointPair>, Vec<&TouchpointPair>) =
        journey.touchpoints.iter().partition(|pair| pair.before.is_some() && pair.after.is_some() && pair.says.is_empty());
    let state = match (journey.before, journey.after) {
        (None, _) => Some("new"),
        (_, None) => Some("gone"),
        _ => None,
    };
    DiffJourney {
        id: node.0.model().node(node.1).address.id.replace('/', "-"),
        title: named(page, of, is_here.then_some(node.1), &title).into(),
        state,
        picture: picture(page, before, journey).into(),
        says: html! { @for (level, says) in &journey.says { "\n" li { (mark(page, *level)) (told(&capital(says))) } } }.into(),
        touchpoints: html! { @for pair in changed { (row(page, before, of, pair)) } }.into(),
        same_count: same.len(),
        same: html! { @for pair in same { li { (after(page, of, pair.after)) } } }.into(),
    }
}

/// Both curves on one axis; of a journey that is new or gone its own.
fn picture(page: &PageContext<'_, '_>, before: &PageContext<'_, '_>, journey: &ChangedJourney) -> Markup {
    let alone = |page: &PageContext<'_, '_>, journey: Id<Journey>| {
        let drawn = scene(&content(page, journey, StripSize::Wide, &[]), StripSize::Wide, page.words());
        html! { (write(|out| svg::write_small(out, &drawn, &|_, _| {}))) }
    };
    let stays = |pair: &TouchpointPair| pair.before.is_some() && pair.after.is_some() && pair.says.is_empty();
    match (journey.before, journey.after) {
        // Where only figures differ, both would be one curve.
        (Some(_), Some(_)) if journey.touchpoints.iter().all(stays) => Markup::default(),
        (Some(old), Some(now)) => {
            let (was, is) = (content(before, old, StripSize::Wide, &[]), content(page, now, StripSize::Wide, &[]));
            let places = (before.model().touchpoints_of(old).collect::<Vec<_>>(), page.model().touchpoints_of(now).collect::<Vec<_>>());
            beside(page, BesideSort::Change, [&was, &is], &columns(journey, &places.0, &places.1)).render()
        }
        (Some(old), None) => alone(before, old),
        (None, Some(now)) => alone(page, now),
        (None, None) => Markup::default(),
    }
}

/// Which touchpoints of both stand in one column. What stands elsewhere now has two columns, so that both curves keep their order.
fn columns(journey: &ChangedJourney, was: &[Id<Touchpoint>], is: &[Id<Touchpoint>]) -> Vec<BesideColumn> {
    let place = |list: &[Id<Touchpoint>], touchpoint: Option<Id<Touchpoint>>| list.iter().position(|other| Some(*other) == touchpoint);
    let alone = |at: usize| BesideColumn { today: vec![at], to_come: None };
    let mut columns = Vec::new();
    let mut next = 0;
    for pair in &journey.touchpoints {
        let to_come = place(is, pair.after);
        let today = match place(was, pair.before).filter(|&at| at >= next) {
            Some(at) => {
                columns.extend((next..at).map(alone));
                next = at + 1;
                vec![at]
            }
            None => Vec::new(),
        };
        if !today.is_empty() || to_come.is_some() {
            columns.push(BesideColumn { today, to_come });
        }
    }
    columns.extend((next..was.len()).map(alone));
    columns
}

fn row(page: &PageContext<'_, '_>, before: &PageContext<'_, '_>, of: &ChangesPage<'_>, pair: &TouchpointPair) -> Markup {
    let class = match (pair.before, pair.after) {
        (None, _) => "comes",
        (_, None) => "goes",
        _ => "changes",
    };
    // That it came or went stands there in a word.
    let says = pair.says.iter().filter(|(level, _)| class == "changes" || *level >= ChangeLevel::Worse);
    html! {
        "\n" tr.(class) {
            td { @if let Some(old) = pair.before { span dir="auto" { (crate::html::html_text::text(&before.title(before.model().touchpoints[old].node))) } } }
            td {
                @match class { "comes" => (page.word(message::DIFF_TOUCHPOINT_NEW)), "goes" => (page.word(message::DIFF_TOUCHPOINT_GONE)), _ => {} }
                @for (level, says) in says { p { (mark(page, *level)) (told(&capital(says))) } " " }
            }
            td { (after(page, of, pair.after)) }
        }
    }
}

fn after(page: &PageContext<'_, '_>, of: &ChangesPage<'_>, touchpoint: Option<Id<Touchpoint>>) -> Markup {
    match touchpoint.map(|touchpoint| page.model().touchpoints[touchpoint].node) {
        Some(node) => named(page, of, Some(node), &page.title(node)).render(),
        None => Markup::default(),
    }
}
