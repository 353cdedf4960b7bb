//! Bounds that others set: how far each is from being broken, on a scale of its own.

use maud::{Markup, html};

use crate::analysis::limits::{self, LimitState};
use crate::html::html_text::{Html, text};
use crate::html::page_context::PageContext;
use crate::model::nested::Measure;
use crate::picture::bars::{BarPart, BarScale};
use crate::picture::small;
use crate::picture::sparkline::with_unit;
use crate::words::{Message, message};

use super::drawn;
use super::rows::{PictureRow, rows};

/// The broken first, then those that are held; last those of which nobody knows.
fn limits<'m>(page: &PageContext<'_, 'm>) -> Vec<LimitState<'m>> {
    let mut all = limits::all(page.model());
    all.sort_by_key(|state| (state.is_held.is_none(), state.is_held));
    all
}

fn class(state: &LimitState<'_>) -> &'static str {
    match state.is_held {
        Some(true) => "b-ours",
        Some(false) => "b-bad",
        None => "b-open",
    }
}

/// What its measure stands at; none where it has none.
fn stands_at(page: &PageContext<'_, '_>, state: &LimitState<'_>) -> Option<f64> {
    measure(page, state)?.last().map(|(_, value)| value)
}

fn measure<'m>(page: &PageContext<'_, 'm>, state: &LimitState<'_>) -> Option<&'m Measure> {
    state.limit.measure.map(|measure| &page.model().measures[measure])
}

/// The picture.
pub(super) fn picture(page: &PageContext<'_, '_>) -> Html {
    let key = [("b-bad", message::INSIGHT_WORD_BROKEN), ("b-ours", message::INSIGHT_WORD_HELD), ("b-open", message::UNKNOWN)];
    rows(page, message::BOUNDS_PICTURE, &key, limits(page).iter().map(|state| row(page, state)).collect())
}

fn row(page: &PageContext<'_, '_>, state: &LimitState<'_>) -> PictureRow {
    const ROOM: f64 = 1.25;
    let (now, bound) = (stands_at(page, state), state.limit.max.or(state.limit.min));
    let bar = match (state.is_held, now, bound) {
        (Some(_), Some(now), Some(bound)) => BarScale::of([now, bound * ROOM]).bar(&[BarPart::new(class(state), Some(now))], Some(bound)),
        _ => BarScale::of([1.0]).bar(&[BarPart::new("b-open", Some(1.0))], None),
    };
    PictureRow {
        about: html! {
            (page.sentences(&state.limit.text)) " "
            small { (page.to(page.model().outcomes[state.outcome].node)) @if let Some(who) = &state.limit.stakeholder { " · " (text(who)) } }
        },
        is_team: false,
        bars: vec![bar],
        said: html! { b.(class(state)) { (page.word(word(state))) } " " (figures(page, state, now)) },
    }
}

fn word(state: &LimitState<'_>) -> Message {
    match state.is_held {
        Some(true) => message::INSIGHT_WORD_HELD,
        Some(false) => message::INSIGHT_WORD_BROKEN,
        None => message::UNKNOWN,
    }
}

/// What it stands at, and what it may be.
fn figures(page: &PageContext<'_, '_>, state: &LimitState<'_>, now: Option<f64>) -> Markup {
    let unit = measure(page, state).and_then(|measure| measure.unit.as_deref()).unwrap_or_default();
    let bound = |says, bound: Option<f64>| html! { @if let Some(n) = bound { ", " (page.phrase(says, &[("value", (&with_unit(n, unit)).into())])) } };
    html! {
        @if let Some(now) = now {
            (text(&with_unit(now, unit)))
            (bound(message::OUTCOME_LIMIT_AT_MOST, state.limit.max))
            (bound(message::OUTCOME_LIMIT_AT_LEAST, state.limit.min))
        }
    }
}

/// The small one: how many are broken, held and unknown.
pub(super) fn small(page: &PageContext<'_, '_>) -> Html {
    let all = limits(page);
    let of = |is_held: Option<bool>| all.iter().filter(|state| state.is_held == is_held).count();
    let bars = [("b-bad", Some(false)), ("b-ours", Some(true)), ("b-open", None)];
    drawn::small(small::bars(&bars.map(|(class, is_held)| vec![BarPart::count(class, of(is_held))])))
}
