//! Journeys side by side: those that lead to one outcome, that one persona walks, or that tell the parts of one journey. They stand below
//! each other on one axis with the same figures in the same places, and beneath them what they share. Readers tick those that they want
//! to see alone, without a script.

mod shared;

use maud::{Markup, Render, html};
use serde::Serialize;

use crate::analysis::customer_work;
use crate::base::number_format::{NumberFormat, say_number};
use crate::html::fragments::strip::content;
use crate::html::html_text::{Html, joined, page_at, path, text, write};
use crate::html::page_context::PageContext;
use crate::html::routes::Route;
use crate::model::graph::Entity;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::Journey;
use crate::picture::curve::say_feeling;
use crate::picture::strip::{StripContent, StripSize, aligned};
use crate::picture::svg;
use crate::words::{Message, message};

/// Journeys that stand on one page at most; the rest are counted.
const MOST: usize = 40;

/// The page of journeys side by side.
#[derive(Debug, Serialize)]
pub struct SideBySideView {
    /// What they have in common: the outcome, the persona, or the wider journey, as a link.
    thing: Html,
    /// How many they are, and of what, in a sentence.
    lead: Html,
    /// How their axis runs, in a sentence.
    axis: Html,
    /// A row for each: its name, its strip and its figures.
    rows: Html,
    /// That some are left out, and where these stand; nothing where none is.
    more: Html,
    /// Which processes, systems and teams work for which of them, as tables below their headings.
    shared: Html,
    /// The other pages on which some of these stand beside others.
    elsewhere: Html,
}

/// The view of the journeys of a thing.
pub fn view(page: &PageContext<'_, '_>, node: NodeId) -> SideBySideView {
    let model = page.model();
    let all = model.side_by_side(node);
    let shown = &all[..all.len().min(MOST)];
    let contents: Vec<StripContent<'_>> = shown.iter().map(|&journey| content(page, journey, StripSize::Wide, &[])).collect();
    let strips = aligned::scenes(&contents, page.words());
    let figures: Vec<Vec<JourneyFigure>> = shown.iter().map(|&journey| figures(page, journey)).collect();
    let most: Vec<f64> = (0..FIGURES.len()).map(|i| figures.iter().filter_map(|of| of[i].bar).fold(0.0, f64::max)).collect();
    let lead = match model.node(node).entity {
        Entity::Persona(_) => message::SIDES_LEAD_PERSONA,
        Entity::Journey(_) => message::SIDES_LEAD_JOURNEY,
        _ => message::SIDES_LEAD_OUTCOME,
    };
    let thing = page.show(node);
    SideBySideView {
        lead: html! { (page.phrase(lead, &[("count", all.len().into()), ("thing", (&thing).into())])) }.into(),
        axis: html! { (page.word(if strips.by_name { message::SIDES_ALIGNED } else { message::SIDES_EVEN })) }.into(),
        rows: html! {
            @for ((&journey, scene), figures) in shown.iter().zip(&strips.scenes).zip(&figures) {
                (row(page, journey, &html! { (write(|out| svg::write_small(out, scene, &|node, out| to(page, node, out)))) }, (figures, &most)))
            }
        }
        .into(),
        more: more(page, all.len() - shown.len()),
        shared: shared::shared(page, shown),
        elsewhere: elsewhere(page, node, shown),
        thing,
    }
}

fn to(page: &PageContext<'_, '_>, node: NodeId, out: &mut String) {
    text(page.root).render_to(out);
    page_at(&page.model().node(node).address).render_to(out);
}

/// What is told of a journey in one place of all rows.
struct JourneyFigure {
    /// What it says; nothing where it is unknown.
    says: Option<String>,
    /// How long its bar is, on a scale of its own.
    bar: Option<f64>,
    /// Whether it is as bad as can be.
    is_low: bool,
}

/// What is told of each journey.
const FIGURES: [Message; 7] = [
    message::SIDES_PEOPLE,
    message::SIDES_TOUCHPOINTS,
    message::SIDES_LOWEST,
    message::SIDES_WAIT,
    message::SIDES_WORK,
    message::SIDES_HANDS,
    message::SIDES_GAPS,
];

fn figures(page: &PageContext<'_, '_>, id: Id<Journey>) -> Vec<JourneyFigure> {
    let model = page.model();
    let touchpoints = || model.touchpoints_of(id).map(|t| &model.touchpoints[t]);
    let figure = |value: Option<f64>, says: fn(f64) -> String| JourneyFigure { says: value.map(says), bar: value, is_low: false };
    let lowest = model.lowest_feeling(id);
    let work = customer_work::of_journey(&page.index.analysis, id);
    let is_part = work.unknown().count() + work.partly_unknown().count() > 0;
    let at_least = |says: String| if is_part { page.words().say(message::TARGET_AT_LEAST, &[("amount", (&*says).into())]) } else { says };
    vec![
        figure(model.journeys[id].volume_per_month, say_number),
        figure(Some(whole(touchpoints().count())), say_number),
        JourneyFigure { says: lowest.map(say_feeling), bar: None, is_low: lowest.is_some_and(|f| f <= -1.5) },
        figure(touchpoints().filter_map(|t| t.wait).reduce(f64::max), |m| NumberFormat::ENGLISH.minutes(m)),
        JourneyFigure { says: work.minutes.map(|m| NumberFormat::ENGLISH.minutes(m)).map(at_least), bar: work.minutes, is_low: false },
        figure(Some(whole(page.index.changes_of_hands(id))), say_number),
        figure(Some(whole(touchpoints().filter(|t| t.is_unserved()).count())), say_number),
    ]
}

#[expect(clippy::cast_precision_loss, reason = "nobody counts to 2^52 here")]
fn whole(count: usize) -> f64 {
    count as f64
}

/// A journey: what ticks it, its name and who walks it, its strip, its figures.
fn row(page: &PageContext<'_, '_>, id: Id<Journey>, strip: &Markup, (figures, most): (&[JourneyFigure], &[f64])) -> Markup {
    let model = page.model();
    let journey = &model.journeys[id];
    let node = model.node(journey.node);
    let tick = page.words().say(message::SIDES_TICK, &[("journey", (&*node.title).into())]);
    html! {
        "\n" li id=(text(&node.address.id.replace('/', "-"))) {
            p.who-walks {
                input type="checkbox" aria-label=(text(&tick));
                b { (page.to(journey.node)) }
                @if let Some(persona) = journey.persona {
                    @let persona = page.show(model.personas[persona].node);
                    " " small { (page.phrase(message::OUTCOME_WALKED_BY, &[("persona", (&persona).into())])) }
                }
            }
            (strip)
            dl {
                @for ((name, figure), &most) in FIGURES.into_iter().zip(figures).zip(most) {
                    div { dt { (page.word(name)) } dd class=[figure.is_low.then_some("low")] { (said(page, figure)) (bar(figure, most)) } }
                }
            }
        }
    }
}

fn said(page: &PageContext<'_, '_>, figure: &JourneyFigure) -> Markup {
    html! { @match &figure.says { Some(says) => (text(says)), None => span.unknown { (page.word(message::UNKNOWN)) } } }
}

/// A bar as long as its figure beside the largest of all rows.
fn bar(figure: &JourneyFigure, most: f64) -> Markup {
    let Some(value) = figure.bar.filter(|value| *value > 0.0 && most > 0.0) else { return Markup::default() };
    #[expect(clippy::cast_possible_truncation, reason = "a share of a hundred")]
    let width = ((value / most * 100.0).round() as i32).max(1);
    html! { svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" { rect width=(width) height="4" {} } }
}

fn more(page: &PageContext<'_, '_>, count: usize) -> Html {
    if count == 0 {
        return Html::default();
    }
    let all = html! { a href={ (page.root) "journeys.html" } { (page.word(message::SIDES_ALL_JOURNEYS)) } };
    html! { p.quiet { (page.phrase(message::SIDES_MORE, &[("count", count.into()), ("all", (&all).into())])) } }.into()
}

/// The other pages on which these journeys stand beside others, each once.
fn elsewhere(page: &PageContext<'_, '_>, node: NodeId, shown: &[Id<Journey>]) -> Html {
    let model = page.model();
    let others: Vec<NodeId> = shown.iter().flat_map(|&journey| model.beside_others(journey)).filter(|&other| other != node).collect();
    let links = page.by_title(others).into_iter().map(|other| {
        html! { a href={ (page.root) (path(&Route::SideBySide(other).path(model))) } { (text(&page.title(other))) } }
    });
    let links = joined(links, ", ");
    html! { @if !links.0.is_empty() { p { (page.phrase(message::SIDES_ELSEWHERE, &[("others", (&links).into())])) } } }.into()
}
