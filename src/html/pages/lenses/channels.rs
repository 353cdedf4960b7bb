//! Channels: one grid of stages by channels, coloured by how it feels there; the worst channel first, and the worst journey.

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

/// Up to so many channels stand beside each other on a wide screen; of more, the grid moves sideways.
const MOST_ABREAST: usize = 13;

/// How the channels feel.
#[derive(Debug, Serialize)]
pub struct ChannelsView {
    /// Which channel feels worst, and through which most touchpoints are, in two sentences; nothing where there is one channel or none.
    says: Html,
    /// A table: a column for each channel, a row for each stage of each journey of today.
    grid: Html,
    /// How many journeys it leaves out.
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
    let columns = columns(page, &journeys);
    ChannelsView { says: says(page, &columns), grid: grid(page, &journeys, &columns), more: journeys.len().saturating_sub(MOST) }
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

/// A channel that people meet us through: its id, what it is called, and how all of its touchpoints feel.
struct ChannelColumn<'m> {
    id: &'m str,
    title: String,
    all: Feelings,
}

/// The channels, those that feel worst first; else in the order of the site, those last that it does not list.
fn columns<'m>(page: &PageContext<'_, 'm>, journeys: &[JourneyChannels<'m>]) -> Vec<ChannelColumn<'m>> {
    let mut channels: BTreeMap<&str, Feelings> = BTreeMap::new();
    for (id, stages) in journeys.iter().flat_map(|journey| &journey.channels) {
        let all = channels.entry(id).or_default();
        for stage in stages {
            all.touchpoints += stage.touchpoints;
            all.known.extend(&stage.known);
        }
    }
    let listed = || page.model().site.channels.iter().map(|(id, _)| &**id);
    let place = |id: &str| listed().position(|listed| listed == id).unwrap_or(usize::MAX);
    let column = |(id, all)| ChannelColumn { id, title: channel(page, id).title.to_string(), all };
    let mut columns: Vec<ChannelColumn<'m>> = channels.into_iter().map(column).collect();
    columns.sort_by(|a, b| worst_first(a.all.mean(), b.all.mean()).then_with(|| place(a.id).cmp(&place(b.id))));
    columns
}

/// Which channel feels worst, and through which most touchpoints are.
fn says(page: &PageContext<'_, '_>, columns: &[ChannelColumn<'_>]) -> Html {
    let [worst, _, ..] = columns else { return Html::default() };
    let most = columns.iter().reduce(|a, b| if b.all.touchpoints > a.all.touchpoints { b } else { a });
    html! {
        @if let Some(mean) = worst.all.mean() {
            @let feeling = say_feeling(mean);
            (page.phrase(message::LENS_CHANNEL_WORST, &[("channel", (&worst.title).into()), ("feeling", (&feeling).into()), ("count", worst.all.known.len().into())])) " "
        }
        @if let Some(most) = most.filter(|most| columns.iter().filter(|other| other.all.touchpoints == most.all.touchpoints).count() == 1) {
            (page.phrase(message::LENS_CHANNEL_MOST, &[("channel", (&most.title).into()), ("count", most.all.touchpoints.into())]))
        }
    }
    .into()
}

/// All stages by all channels.
fn grid(page: &PageContext<'_, '_>, journeys: &[JourneyChannels<'_>], columns: &[ChannelColumn<'_>]) -> Html {
    if columns.is_empty() {
        return Html::default();
    }
    let class = if columns.len() > MOST_ABREAST { "fgs many" } else { "fgs" };
    html! { (room(2048 * journeys.len().min(MOST)))
        div class=(class) {
            table.fg {
                thead { tr { th scope="col" { (page.word(message::LENS_STAGES)) } @for column in columns { th scope="col" { span { (text(&column.title)) } } } } }
                tbody {
                    tr { th scope="row" { (page.word(message::UNIT_TOUCHPOINTS_MANY)) } @for column in columns { td data-c=(text(&column.title)) { (column.all.touchpoints) } } }
                    tr { th scope="row" { (page.word(message::LENS_FEELS)) } @for column in columns { (feeling(&column.title, column.all.mean(), 0)) } }
                }
                @for journey in journeys.iter().take(MOST) { (of_stages(page, journey, columns)) }
            }
        }
    }
    .into()
}

/// The stages of a journey, a row for each.
fn of_stages(page: &PageContext<'_, '_>, journey: &JourneyChannels<'_>, columns: &[ChannelColumn<'_>]) -> Markup {
    let model = page.model();
    let nothing = Feelings::default();
    html! {
        tbody {
            tr {
                th scope="rowgroup" colspan=(columns.len() + 1) {
                    (page.to(model.journeys[journey.id].node)) @if let Some(mean) = journey.mean { " " small { (page.phrase(message::LENS_MEAN, &[("feeling", (&say_feeling(mean)).into())])) } }
                }
            }
            @for (i, &stage) in model.journeys[journey.id].stages.iter().enumerate() {
                tr {
                    th scope="row" { (page.to(model.stages[stage].node)) }
                    @for column in columns {
                        @let here = journey.channels.get(column.id).map_or(&nothing, |stages| &stages[i]);
                        (feeling(&column.title, here.lowest(), here.touchpoints))
                    }
                }
            }
        }
    }
}

/// A cell with a feeling, coloured by it, and how many touchpoints it is of where these are several. On a narrow screen it says its
/// channel itself.
fn feeling(channel: &str, feeling: Option<f64>, touchpoints: usize) -> Markup {
    if feeling.is_none() && touchpoints == 0 {
        return html! { td {} };
    }
    html! {
        td class=[feeling.map(shade)] data-c=(text(channel)) {
            @match feeling {
                Some(feeling) => (say_feeling(feeling)),
                None => "?",
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
