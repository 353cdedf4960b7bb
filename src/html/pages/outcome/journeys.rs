//! The journeys that lead to an outcome, as strips: the first few as wide as the page, further ones small, of many the rest by name.
//! Those that nobody has mapped follow in a line each.

use maud::{Markup, html};

use crate::base::vocabulary::JourneyState;
use crate::model::id::Id;
use crate::model::kinds::{Journey, Outcome};
use crate::picture::strip::StripSize;
use crate::words::{MessageValue, message};

use crate::html::fragments::strip::strip;
use crate::html::html_text::{Html, joined};
use crate::html::page_context::PageContext;

/// Journeys that are drawn over the whole width, and those that are drawn at all.
const MOST_WIDE: usize = 2;
const MOST_DRAWN: usize = 4;

/// The journeys of an outcome today, and whether they are its own: one without is reached on those of its parts.
pub(super) fn current(page: &PageContext<'_, '_>, id: Id<Outcome>) -> (Vec<Id<Journey>>, bool) {
    let own = page.model().journeys_for(id, JourneyState::Current);
    if own.is_empty() { (page.index.reach.journeys_of(id).to_vec(), false) } else { (own, true) }
}

/// Those of a state; nothing where there are none.
pub(super) fn journeys(page: &PageContext<'_, '_>, id: Id<Outcome>, state: JourneyState) -> Html {
    let model = page.model();
    let (all, is_own) = if state == JourneyState::Current { current(page, id) } else { (model.journeys_for(id, state), false) };
    let most_wide = if is_own { MOST_WIDE } else { 0 };
    let (mapped, unmapped): (Vec<Id<Journey>>, Vec<Id<Journey>>) = all.into_iter().partition(|&journey| model.is_mapped(journey));
    let (wide, others) = mapped.split_at(mapped.len().min(most_wide));
    let (small, rest) = others.split_at(others.len().min(MOST_DRAWN - most_wide));
    let (lines, bare) = unmapped.split_at(unmapped.len().min(MOST_DRAWN));
    let rest: Vec<Id<Journey>> = rest.iter().chain(bare).copied().collect();
    let (named, more) = super::first(&rest);
    html! {
        @for &journey in wide { (about(page, journey)) (strip(page, journey, StripSize::Wide, &[])) }
        @if !small.is_empty() {
            ul.strips { @for &journey in small { li { (about(page, journey)) (strip(page, journey, StripSize::List, &[])) } } }
        }
        @for &journey in lines { (about(page, journey)) }
        @if !named.is_empty() {
            p {
                (page.phrase(message::AND_MORE, &[("count", rest.len().into())])) ": "
                (joined(named.iter().map(|&journey| page.to(model.journeys[journey].node)), ", "))
                @if more > 0 { " …" }
            }
        }
    }
    .into()
}

/// A journey's title, who walks it, how many do in a month, and how often the work changes hands on it.
fn about(page: &PageContext<'_, '_>, id: Id<Journey>) -> Markup {
    let model = page.model();
    let journey = &model.journeys[id];
    html! {
        p.line-title {
            (page.to(journey.node))
            @if let Some(persona) = journey.persona {
                @let persona = html! { (page.to(model.personas[persona].node)) };
                " " (page.phrase(message::OUTCOME_WALKED_BY, &[("persona", (&persona).into())]))
            }
            @if let Some(people) = journey.volume_per_month { ", " (page.phrase(message::OUTCOME_PEOPLE, &[("people", MessageValue::Number(people))])) }
            @if model.is_mapped(id) { (changes_of_hands(page, id, journey)) (worst(page, id)) } @else { "; " (page.word(message::JOURNEYS_NOT_MAPPED)) }
        }
    }
}

/// Where a journey feels worst; nothing where no feeling of it is known to be bad.
fn worst(page: &PageContext<'_, '_>, id: Id<Journey>) -> Markup {
    let worst = page.model().lowest_touchpoint(id).and_then(|t| Some((t, t.feeling.filter(|feeling| *feeling < 0.0)?)));
    html! {
        @if let Some((touchpoint, feeling)) = worst {
            @let touchpoint = page.show(touchpoint.node);
            "; " (page.phrase(message::OUTCOME_WORST, &[("touchpoint", (&touchpoint).into()), ("feeling", MessageValue::Number(feeling))]))
        }
    }
}

/// How often the work changes hands on a journey, beside the journey in the middle of all; nothing where it does not.
fn changes_of_hands(page: &PageContext<'_, '_>, id: Id<Journey>, journey: &Journey) -> Markup {
    let changes = page.index.changes_of_hands(id);
    let is_current = journey.state == JourneyState::Current;
    html! {
        @if changes > 0 {
            "; "
            @match page.index.middle_changes_of_hands().filter(|_| is_current) {
                Some(middle) => (page.phrase(message::OUTCOME_CHANGES_BESIDE, &[("count", changes.into()), ("middle", middle.into())])),
                None => (page.phrase(message::OUTCOME_CHANGES, &[("count", changes.into())])),
            }
        }
    }
}
