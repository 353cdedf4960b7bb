//! The rows of home, one for each outcome, in as much detail as keeps them small, and the orders that they can stand in.

use maud::{Markup, Render, html};

use crate::analysis::verdict;
use crate::base::vocabulary::Stakeholder;
use crate::model::Model;
use crate::model::id::Id;
use crate::model::kinds::{Journey, Outcome};
use crate::picture::strip::StripSize;
use crate::words::{MessageValue, message};

use crate::html::fragments::measure;
use crate::html::fragments::reached::reached_when;
use crate::html::fragments::strip::strip_to;
use crate::html::html_text::{Html, text};
use crate::html::page_context::PageContext;

/// What the rows may take, so that the page with its head and foot stays below 200 KB.
const MOST_BYTES: usize = 180_000;

/// Journeys of an outcome that are drawn beside each other; the rest are counted.
const MOST_DRAWN: usize = 4;

/// Outcomes in a list of an order.
const MOST_LISTED: usize = 10;

/// How much of an outcome its row tells, richest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum RowDetail {
    /// Its journeys as strips.
    Whole,
    /// Its longest journey as a small strip, the others are counted.
    Longest,
    /// Journeys are counted, with the lowest feeling on them.
    Counted,
    /// Neither is anything drawn, nor does its need stand there.
    Plain,
}

/// The orders that rows can stand in besides the published one.
pub(super) struct Orders {
    worst: Vec<(Id<Outcome>, f64)>,
    furthest: Vec<(Id<Outcome>, f64)>,
}

impl Orders {
    /// Of these outcomes.
    pub(super) fn of(page: &PageContext<'_, '_>, outcomes: &[Id<Outcome>]) -> Self {
        let model = page.model();
        let ranked = |value: &dyn Fn(Id<Outcome>) -> Option<f64>| {
            let mut ranked: Vec<(Id<Outcome>, f64)> = outcomes.iter().filter_map(|&id| Some((id, value(id)?))).collect();
            ranked.sort_by(|a, b| a.1.total_cmp(&b.1));
            ranked
        };
        Self {
            worst: ranked(&|id| verdict::lowest_feeling(model, &page.index.reach, id).map(|(_, feeling)| feeling)),
            furthest: ranked(&|id| verdict::way(model, id)),
        }
    }

    /// The place of an outcome in each order, from 1 on; the unknown come last.
    fn places(&self, id: Id<Outcome>) -> (usize, usize) {
        let place = |order: &[(Id<Outcome>, f64)]| order.iter().position(|(other, _)| *other == id).unwrap_or(order.len()) + 1;
        (place(&self.worst), place(&self.furthest))
    }

    /// The first few with the worst feeling.
    pub(super) fn worst_list(&self, page: &PageContext<'_, '_>) -> Html {
        list(
            page,
            &self.worst,
            |feeling, _| html! { (page.phrase(message::HOME_WORST_FEELING, &[("feeling", MessageValue::Number(feeling))])) },
        )
    }

    /// The first few that are furthest from their promise.
    pub(super) fn furthest_list(&self, page: &PageContext<'_, '_>) -> Html {
        let model = page.model();
        list(page, &self.furthest, |_, id| {
            html! { @if let Some(measure) = verdict::first_measure(model, id) { (measure::standing(page, measure)) } }
        })
    }
}

fn list(page: &PageContext<'_, '_>, order: &[(Id<Outcome>, f64)], said: impl Fn(f64, Id<Outcome>) -> Markup) -> Html {
    let model = page.model();
    html! { @for (id, value) in order.iter().take(MOST_LISTED) { li { (page.to(model.outcomes[*id].node)) " " small { (said(*value, *id)) } } } }
        .into()
}

/// The rows of each group, with as much detail as stays small enough and that of the worst off marked, and whether journeys are drawn in them.
pub(super) fn rows(
    page: &PageContext<'_, '_>,
    groups: &[(Stakeholder, Vec<Id<Outcome>>)],
    orders: &Orders,
    worst_off: Option<Id<Outcome>>,
) -> (Vec<Html>, bool) {
    let mut all = (Vec::new(), false);
    for detail in [RowDetail::Whole, RowDetail::Longest, RowDetail::Counted, RowDetail::Plain] {
        all = (Vec::new(), detail < RowDetail::Counted);
        let mut bytes = 0;
        for (_, ids) in groups {
            let mut html = Html::default();
            for &id in ids {
                row(page, id, detail, orders.places(id), worst_off == Some(id)).render_to(&mut html.0);
                if bytes + html.0.len() > MOST_BYTES && detail != RowDetail::Plain {
                    break;
                }
            }
            bytes += html.0.len();
            all.0.push(html);
        }
        if bytes <= MOST_BYTES {
            break;
        }
    }
    all
}

fn row(page: &PageContext<'_, '_>, id: Id<Outcome>, detail: RowDetail, (worst, furthest): (usize, usize), is_worst_off: bool) -> Markup {
    let outcome = &page.model().outcomes[id];
    html! {
        article class=[is_worst_off.then_some("worst-off")] data-worst=(worst) data-furthest=(furthest) {
            div {
                @if is_worst_off { span.mark { (page.word(message::HOME_WORST_OFF_ROW)) } }
                h3 { (page.to(outcome.node)) } @if detail < RowDetail::Plain { (need(page, outcome)) }
            }
            div { (journeys(page, id, detail)) }
            div { (first_measure(page, id, detail < RowDetail::Plain)) }
        }
        "\n"
    }
}

/// The need behind an outcome, and whose it is.
fn need(page: &PageContext<'_, '_>, outcome: &Outcome) -> Markup {
    let model = page.model();
    let Some(need) = outcome.needs.first().map(|&need| &model.needs[need]) else {
        return html! { p.unknown { (page.word(message::HOME_NO_NEED)) } };
    };
    let whose = model.personas[need.persona].node;
    html! {
        p {
            @if let Some(statement) = &need.statement { q dir="auto" { (page.sentences(statement)) } " " }
            (page.to(whose))
        }
    }
}

/// How far the first measure has come.
fn first_measure(page: &PageContext<'_, '_>, id: Id<Outcome>, draws: bool) -> Markup {
    let model = page.model();
    let Some(measure) = verdict::first_measure(model, id) else {
        return html! { p.unknown { (page.word(message::NOT_MEASURED)) } };
    };
    html! {
        div.reading {
            @if measure.last().is_some() { p { (measure::last_reading(page, measure)) } } @else { p { "?" } }
            @if let Some(bullet) = measure::bullet(page, measure).filter(|_| draws) { (bullet) }
        }
        p { (text(&model.node(measure.node).title)) }
        p { (measure::standing(page, measure)) }
    }
}

/// How the journeys of an outcome feel.
fn journeys(page: &PageContext<'_, '_>, id: Id<Outcome>, detail: RowDetail) -> Markup {
    let model = page.model();
    let journeys = model.journeys_leading_to(id);
    if journeys.is_empty() {
        let reached = reached_when(page, &model.outcomes[id]);
        return html! { @match reached { Some(reached) => p { (reached) }, None => p.nobody { (page.word(message::HOME_NO_JOURNEY)) } } };
    }
    if detail >= RowDetail::Counted {
        let lowest = verdict::lowest_feeling(model, &page.index.reach, id);
        return html! {
            p {
                (page.phrase(message::HOME_JOURNEYS, &[("count", journeys.len().into())]))
                @if let Some((_, feeling)) = lowest {
                    ", " b.bad[feeling <= -1.5] { (page.phrase(message::HOME_WORST_FEELING, &[("feeling", MessageValue::Number(feeling))])) }
                }
            }
        };
    }
    let (mapped, mut unmapped): (Vec<_>, Vec<_>) = journeys.iter().copied().partition(|&journey| model.is_mapped(journey));
    // What nobody has mapped is drawn only where there is nothing else to draw.
    let is_bare = mapped.is_empty();
    let drawn = if is_bare { std::mem::take(&mut unmapped) } else { mapped };
    let shown: Vec<Id<Journey>> = match detail {
        RowDetail::Whole => drawn.iter().copied().take(MOST_DRAWN).collect(),
        _ => longest(model, &drawn).into_iter().collect(),
    };
    let more = drawn.len() - shown.len();
    let size = match detail {
        RowDetail::Whole if shown.len() <= 2 => StripSize::Row,
        RowDetail::Whole => StripSize::List,
        _ => StripSize::Search,
    };
    html! {
        @for journey in shown {
            (strip_to(page, journey, id, size))
        }
        @if more > 0 { p { (page.phrase(message::HOME_MORE_JOURNEYS, &[("count", more.into())])) } }
        @if !unmapped.is_empty() { (not_mapped(page, &unmapped)) }
        // A narrow screen has no room for a line without points.
        @if is_bare && more == 0 && !drawn.is_empty() { p.unmapped.bare { (page.word(message::STRIP_EMPTY)) } }
    }
}

/// What is known of the journeys that nobody has mapped: that they are there.
fn not_mapped(page: &PageContext<'_, '_>, journeys: &[Id<Journey>]) -> Markup {
    let [first, rest @ ..] = journeys else { return Markup::default() };
    let first = html! { (page.to(page.model().journeys[*first].node)) };
    let values = [("journey", (&first).into()), ("more", rest.len().into())];
    html! { p.unmapped { (page.phrase(message::HOME_NOT_MAPPED, &values)) } }
}

/// The journey with the most touchpoints; of equal ones the first.
fn longest(model: &Model, journeys: &[Id<Journey>]) -> Option<Id<Journey>> {
    journeys.iter().copied().rev().max_by_key(|&journey| model.touchpoints_of(journey).count())
}
