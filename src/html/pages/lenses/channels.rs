//! Channels: how it feels, channel by channel; then journey by journey, the worst first, stage by stage.

use std::collections::BTreeMap;

use maud::{Markup, html};
use serde::Serialize;

use crate::html::fragments::touchpoint::channel;
use crate::html::html_text::{Html, room, text};
use crate::html::page_context::PageContext;
use crate::model::id::Id;
use crate::model::kinds::Journey;
use crate::picture::curve::say_feeling;
use crate::words::message;

/// Journeys that are shown, those that feel worst.
const MOST: usize = 40;

/// How the channels feel.
#[derive(Debug, Serialize)]
pub struct ChannelsView {
    /// A table of the channels, those that feel worst first: how many touchpoints there are, and how these feel.
    channels: Html,
    /// A table for each journey of today: its channels by its stages.
    journeys: Html,
    /// How many journeys `journeys` leaves out.
    more: usize,
}

/// Feelings where they are known, and how many touchpoints these are of.
#[derive(Clone, Debug, Default)]
struct Feelings {
    touchpoints: usize,
    known: Vec<f64>,
}

impl Feelings {
    fn add(&mut self, feeling: Option<f64>) {
        self.touchpoints += 1;
        self.known.extend(feeling);
    }

    fn mean(&self) -> Option<f64> {
        #[expect(clippy::cast_precision_loss, reason = "nobody counts to 2^52 here")]
        let n = self.known.len() as f64;
        (n > 0.0).then(|| self.known.iter().sum::<f64>() / n)
    }

    fn lowest(&self) -> Option<f64> {
        self.known.iter().copied().reduce(f64::min)
    }
}

/// The channels of a journey, each with how it feels in each stage.
struct JourneyChannels<'m> {
    id: Id<Journey>,
    mean: Option<f64>,
    channels: BTreeMap<&'m str, Vec<Feelings>>,
}

/// The channels, and where people meet us through each.
pub fn channels(page: &PageContext<'_, '_>) -> ChannelsView {
    let model = page.model();
    let mut journeys: Vec<JourneyChannels<'_>> = model.live::<Journey>().map(|(id, _)| of_journey(page, id)).collect();
    journeys.retain(|journey| !journey.channels.is_empty());
    let node = |journey: &JourneyChannels<'_>| model.journeys[journey.id].node;
    journeys.sort_by(|a, b| worst_first(a.mean, b.mean).then_with(|| model.by_title(node(a), node(b))));
    ChannelsView {
        channels: all(page, &journeys),
        journeys: html! { (room(2048 * journeys.len().min(MOST))) @for journey in journeys.iter().take(MOST) { (grid(page, journey)) } }
            .into(),
        more: journeys.len().saturating_sub(MOST),
    }
}

/// The lowest first; what is unknown last.
fn worst_first(a: Option<f64>, b: Option<f64>) -> std::cmp::Ordering {
    a.unwrap_or(f64::INFINITY).total_cmp(&b.unwrap_or(f64::INFINITY))
}

fn of_journey<'m>(page: &PageContext<'_, 'm>, id: Id<Journey>) -> JourneyChannels<'m> {
    let model = page.model();
    let stages = &model.journeys[id].stages;
    let mut whole = Feelings::default();
    let mut channels: BTreeMap<&str, Vec<Feelings>> = BTreeMap::new();
    for (i, &stage) in stages.iter().enumerate() {
        for touchpoint in model.stages[stage].touchpoints.iter().map(|&t| &model.touchpoints[t]) {
            whole.add(touchpoint.feeling);
            for channel in &touchpoint.channels {
                channels.entry(channel).or_insert_with(|| vec![Feelings::default(); stages.len()])[i].add(touchpoint.feeling);
            }
        }
    }
    JourneyChannels { id, mean: whole.mean(), channels }
}

/// The channels in the order of the site; last come those that it does not list.
fn in_order<'m>(page: &PageContext<'_, 'm>, named: impl Fn(&str) -> bool, rest: impl Iterator<Item = &'m str>) -> Vec<&'m str> {
    let listed = || page.model().site.channels.iter().map(|(id, _)| &**id);
    let mut order: Vec<&str> = listed().filter(|id| named(id)).collect();
    order.extend(rest.filter(|id| !listed().any(|listed| listed == *id)));
    order
}

/// All channels, those that feel worst first.
fn all(page: &PageContext<'_, '_>, journeys: &[JourneyChannels<'_>]) -> Html {
    let mut channels: BTreeMap<&str, Feelings> = BTreeMap::new();
    for (id, stages) in journeys.iter().flat_map(|journey| &journey.channels) {
        let all = channels.entry(id).or_default();
        for stage in stages {
            all.touchpoints += stage.touchpoints;
            all.known.extend(&stage.known);
        }
    }
    let order = in_order(page, |_| true, channels.keys().copied());
    let mut rows: Vec<(&str, Feelings)> = order.into_iter().map(|id| (id, channels.remove(id).unwrap_or_default())).collect();
    rows.sort_by(|a, b| worst_first(a.1.mean(), b.1.mean()));
    html! {
        table.fg {
            thead {
                tr {
                    th scope="col" { (page.word(message::CHANNELS)) }
                    th scope="col" { (page.word(message::UNIT_TOUCHPOINTS_MANY)) }
                    th scope="col" { (page.word(message::LENS_FEELS)) }
                    th scope="col" { (page.word(message::LENS_LOWEST)) }
                }
            }
            tbody {
                @for (id, feelings) in &rows {
                    tr { th scope="row" { (text(&channel(page, id).title)) } td { (feelings.touchpoints) } (feeling(feelings.mean(), 0)) (feeling(feelings.lowest(), 0)) }
                }
            }
        }
    }
    .into()
}

/// The channels of a journey by its stages.
fn grid(page: &PageContext<'_, '_>, journey: &JourneyChannels<'_>) -> Markup {
    let model = page.model();
    let stages = &model.journeys[journey.id].stages;
    let order = in_order(page, |id| journey.channels.contains_key(id), journey.channels.keys().copied());
    html! {
        table.fg {
            caption { (page.to(model.journeys[journey.id].node)) @if let Some(mean) = journey.mean { " " small { (say_feeling(mean)) } } }
            thead { tr { td {} @for &stage in stages { th scope="col" { (page.to(model.stages[stage].node)) } } } }
            tbody {
                @for id in order {
                    tr {
                        th scope="row" { (text(&channel(page, id).title)) }
                        @for of_stage in &journey.channels[id] { (feeling(of_stage.lowest(), of_stage.touchpoints)) }
                    }
                }
            }
        }
    }
}

/// A cell with a feeling, coloured by it, and how many touchpoints it is of where these are several.
fn feeling(feeling: Option<f64>, touchpoints: usize) -> Markup {
    html! {
        td class=[feeling.map(shade)] {
            @match feeling {
                Some(feeling) => (say_feeling(feeling)),
                None if touchpoints > 0 => "?",
                None => {}
            }
            @if touchpoints > 1 { small { " ×" (touchpoints) } }
        }
    }
}

/// The shade of a feeling: five of them, from awful to great.
fn shade(feeling: f64) -> &'static str {
    match feeling {
        f if f <= -1.5 => "a",
        f if f <= -0.5 => "b",
        f if f < 0.5 => "c",
        f if f < 1.5 => "d",
        _ => "e",
    }
}
