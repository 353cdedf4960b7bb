//! What is known of each journey, as the rows of a table that can be put in another order and narrowed.

use maud::{Markup, Render, html};

use crate::analysis::atlas::AtlasRow;
use crate::base::number_format::NumberFormat;
use crate::base::vocabulary::JourneyState;
use crate::picture::curve::{feeling_class, say_feeling};
use crate::words::message;

use crate::html::html_text::{Html, number, room, text};
use crate::html::page_context::PageContext;

use super::{JourneyMarks, state};

/// A row for each journey, as many people start it first.
pub(super) fn rows(page: &PageContext<'_, '_>, all: &[AtlasRow], marks: &JourneyMarks) -> Html {
    let model = page.model();
    let mut all: Vec<&AtlasRow> = all.iter().collect();
    let people = |row: &AtlasRow| model.journeys[row.journey].volume_per_month.unwrap_or(-1.0);
    all.sort_by(|a, b| {
        let by_title = || model.by_title(model.journeys[a.journey].node, model.journeys[b.journey].node);
        people(b).total_cmp(&people(a)).then_with(by_title)
    });
    html! { (room(500 * all.len())) @for atlas in all { (row(page, atlas, marks)) } }.into()
}

fn row(page: &PageContext<'_, '_>, atlas: &AtlasRow, marks: &JourneyMarks) -> Markup {
    let model = page.model();
    let journey = &model.journeys[atlas.journey];
    let is_current = journey.state == JourneyState::Current;
    let (_, state) = state(page, atlas);
    let failures = atlas.failure_touchpoints.filter(|_| atlas.is_mapped());
    html! {
        tr data-f=[marks.get(&atlas.journey)] {
            th scope="row" {
                @if let Some(code) = &journey.profile.code { small { (text(code)) } " " }
                (page.to(journey.node))
            }
            td { @if let Some(outcome) = journey.outcome { (page.to(model.outcomes[outcome].node)) } }
            td { @if let Some(persona) = journey.persona { (page.to(model.personas[persona].node)) } }
            td { (page.word(state)) }
            (figure(journey.volume_per_month, is_current, number))
            @match atlas.worst_feeling {
                Some(worst) => td.right data-v=(worst) { b.(feeling_class(worst)) { (text(&say_feeling(worst))) } },
                None => (figure(None, atlas.is_mapped(), number)),
            }
            td.right { @if atlas.is_mapped() { (atlas.unserved) } }
            @match failures {
                Some(count) => td.right data-v=(count) {
                    (page.phrase(message::JOURNEYS_FAILURES, &[("count", count.into()), ("all", atlas.touchpoints.into())]))
                },
                None => td data-v="" {},
            }
            td.right { @if let Some(level) = atlas.maturity { (level) } }
            @match atlas.backed_share {
                Some(share) => td.right data-v=(share) { (text(&NumberFormat::ENGLISH.share(share))) },
                None => td data-v="" {},
            }
            td data-team { @if let Some(team) = journey.profile.owner { (page.to(model.teams[team].node)) } }
            @match journey.profile.reviewed {
                Some(day) => td data-v=(day) { (text(&page.words().day_short(day))) },
                None => td data-v="" {},
            }
        }
    }
}

/// A figure; a question mark where nobody knows it and somebody should.
fn figure<R: Render>(value: Option<f64>, is_due: bool, show: impl Fn(f64) -> R) -> Markup {
    html! {
        @match value {
            Some(value) => td.right data-v=(value) { (show(value)) },
            None => td.right data-v="" { @if is_due { "?" } },
        }
    }
}
