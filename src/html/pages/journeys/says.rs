//! What the atlas says first: on which journey it feels worst, and on which people wait longest.

use maud::{Markup, Render, html};

use crate::analysis::atlas::AtlasRow;
use crate::base::vocabulary::JourneyState;
use crate::html::html_text::Html;
use crate::html::page_context::PageContext;
use crate::model::nested::Touchpoint;
use crate::words::{MessageValue, message};

/// Two sentences on the journeys of today, each only where its figures are known.
pub(super) fn says(page: &PageContext<'_, '_>, all: &[AtlasRow]) -> Html {
    let model = page.model();
    let mut today: Vec<_> = all.iter().map(|row| row.journey).filter(|&id| model.journeys[id].state == JourneyState::Current).collect();
    // Of what is as bad, that comes first which most people meet.
    let people = |id| model.journeys[id].volume_per_month.unwrap_or(0.0);
    today.sort_by(|&a, &b| people(b).total_cmp(&people(a)));
    let touchpoints: Vec<&Touchpoint> = today.iter().flat_map(|&id| model.touchpoints_of(id)).map(|id| &model.touchpoints[id]).collect();
    html! { @for said in [worst(page, &touchpoints), longest(page, &touchpoints)].iter().flatten() { (said) " " } }.into()
}

fn worst(page: &PageContext<'_, '_>, touchpoints: &[&Touchpoint]) -> Option<Markup> {
    let felt = touchpoints.iter().filter_map(|touchpoint| Some((touchpoint, touchpoint.feeling?)));
    let (worst, feeling) = felt.filter(|(_, feeling)| *feeling < 0.0).reduce(|a, b| if b.1 < a.1 { b } else { a })?;
    let alike = touchpoints.iter().filter(|touchpoint| touchpoint.feeling.is_some_and(|other| other <= feeling)).count();
    let (journey, touchpoint) = links(page, worst);
    let values = [
        ("journey", (&journey).into()),
        ("touchpoint", (&touchpoint).into()),
        ("feeling", MessageValue::Number(feeling)),
        ("more", (alike - 1).into()),
    ];
    Some(page.phrase(message::JOURNEYS_WORST_AT, &values).render())
}

fn longest(page: &PageContext<'_, '_>, touchpoints: &[&Touchpoint]) -> Option<Markup> {
    let waits = touchpoints.iter().filter_map(|touchpoint| Some((touchpoint, touchpoint.wait?)));
    let (before, wait) = waits.filter(|(_, wait)| *wait > 0.0).reduce(|a, b| if b.1 > a.1 { b } else { a })?;
    let (journey, touchpoint) = links(page, before);
    let values = [("journey", (&journey).into()), ("touchpoint", (&touchpoint).into()), ("wait", MessageValue::Minutes(wait))];
    Some(page.phrase(message::JOURNEYS_WAITS_MOST, &values).render())
}

/// The journey of a touchpoint, and the touchpoint, as links.
fn links(page: &PageContext<'_, '_>, touchpoint: &Touchpoint) -> (Markup, Markup) {
    let journey = page.model().journeys[touchpoint.journey].node;
    (html! { (page.to(journey)) }, html! { (page.to(touchpoint.node)) })
}
