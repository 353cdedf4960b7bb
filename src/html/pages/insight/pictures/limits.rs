//! Limits that others set: how far each is from being broken, all on one scale, as a share of the limit. The line is the limit: room that is
//! left lies to its left, what is beyond it to its right, whether it says what may be at most or what must be at least.

use maud::{Markup, html};

use crate::analysis::limits::{self, LimitState};
use crate::html::html_text::{Html, text};
use crate::html::page_context::PageContext;
use crate::picture::bars::{AcrossScale, BarPart};
use crate::picture::small;
use crate::picture::sparkline::with_unit;
use crate::words::{MessageValue, message};

use super::drawn;
use super::rows::{PictureRow, rows};

/// Those of which it is known how far they are from their limit, the furthest beyond first; and of how many it is not.
fn known<'m>(page: &PageContext<'_, 'm>) -> (Vec<(LimitState<'m>, f64)>, usize) {
    let all = limits::furthest_first(page.model());
    let of = |state: &LimitState<'m>| state.is_held.and_then(|_| state.beyond(page.model()).map(|beyond| (*state, beyond)));
    let known: Vec<(LimitState<'m>, f64)> = all.iter().filter_map(of).collect();
    let unknown = all.len() - known.len();
    (known, unknown)
}

/// What is left to the left, and what is beyond to the right.
fn sides(beyond: f64) -> (BarPart, BarPart) {
    (BarPart::new("b-ours", Some(-beyond)), BarPart::new("b-bad", Some(beyond)))
}

/// The picture.
pub(super) fn picture(page: &PageContext<'_, '_>) -> Html {
    let (known, unknown) = known(page);
    let scale = AcrossScale::of(known.iter().map(|(_, beyond)| (sides(*beyond).0.amount, sides(*beyond).1.amount)));
    let key = [("b-ours", message::LIMITS_KEY_LEFT), ("b-bad", message::LIMITS_KEY_BEYOND)];
    let drawn = rows(page, message::LIMITS_PICTURE, &key, known.iter().map(|(state, beyond)| row(page, state, *beyond, scale)).collect());
    if drawn.is_empty() || unknown == 0 {
        return drawn;
    }
    html! { (drawn) p.quiet { (page.phrase(message::LIMITS_PICTURE_UNKNOWN, &[("count", unknown.into())])) } }.into()
}

fn row(page: &PageContext<'_, '_>, state: &LimitState<'_>, beyond: f64, scale: AcrossScale) -> PictureRow {
    let (left, right) = sides(beyond);
    PictureRow {
        about: html! {
            (page.sentences(&state.limit.text)) " "
            small { (page.to(page.model().outcomes[state.outcome].node)) @if let Some(who) = &state.limit.stakeholder { " · " (text(who)) } }
        },
        is_team: false,
        bars: vec![scale.bar(&[left], &[right])],
        said: said(page, state, beyond),
    }
}

/// How far it is from its limit, what it stands at, and what it may be.
fn said(page: &PageContext<'_, '_>, state: &LimitState<'_>, beyond: f64) -> Markup {
    let share = [("share", MessageValue::Share(beyond.abs()))];
    let measure = state.limit.measure.map(|measure| &page.model().measures[measure]);
    let unit = measure.and_then(|measure| measure.unit.as_deref()).unwrap_or_default();
    let limit = |says, limit: Option<f64>| html! { @if let Some(n) = limit { ", " (page.phrase(says, &[("value", (&with_unit(n, unit)).into())])) } };
    html! {
        @if state.is_broken() {
            b.b-bad { (page.word(message::INSIGHT_WORD_BROKEN)) ", " (page.phrase(message::LIMITS_PICTURE_BEYOND, &share)) }
        } @else {
            b { (page.word(message::INSIGHT_WORD_HELD)) } ", "
            @if beyond < 0.0 { (page.phrase(message::LIMITS_PICTURE_LEFT, &share)) } @else { (page.word(message::LIMITS_PICTURE_AT)) }
        }
        @if let Some((_, now)) = measure.and_then(|measure| measure.last()) {
            br; (text(&with_unit(now, unit)))
            (limit(message::OUTCOME_LIMIT_AT_MOST, state.limit.max))
            (limit(message::OUTCOME_LIMIT_AT_LEAST, state.limit.min))
        }
    }
}

/// The small one: the same.
pub(super) fn small(page: &PageContext<'_, '_>) -> Html {
    drawn::small(small::across(&known(page).0.iter().map(|(_, beyond)| sides(*beyond)).collect::<Vec<_>>()))
}
