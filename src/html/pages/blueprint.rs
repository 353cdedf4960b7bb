//! A journey as a service blueprint: a sentence, the score, and the same in words.

use std::sync::Arc;

use maud::{Markup, html};
use serde::Serialize;

use crate::base::address::Address;
use crate::base::vocabulary::JourneyState;
use crate::html::address::{encode_into, page_into};
use crate::html::routes::Route;
use crate::model::graph::Entity;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::Journey;
use crate::picture::score::columns::PAGE;
use crate::picture::score::content::{ScoreData, ScorePart};
use crate::picture::score::facts::{ScoreFacts, of_row};
use crate::picture::score::rows::{Line, Row, RowKind};
use crate::picture::score::{ScoreLayout, content, draw, layout, paper};
use crate::words::{Message, MessageValue, Words, message};

use crate::html::fragments::journey_tabs::{JourneyTab, tabs};
use crate::html::fragments::touchpoint::channel;
use crate::html::html_text::{Html, page_at, path, picture, room, text};
use crate::html::page_context::PageContext;

mod key;
mod steps;

use steps::StepsInWords;

/// A blueprint's page.
#[derive(Debug, Serialize)]
pub struct BlueprintView<'p> {
    /// What the journey is called.
    title: &'p str,
    /// The number or code that people know the journey by.
    code: Option<&'p str>,
    /// Whether the journey is one that should happen.
    is_target: bool,
    /// The ways to look at the journey.
    tabs: Vec<JourneyTab<'p>>,
    /// What the picture shows, in a sentence or two.
    sentence: Html,
    /// The names of the icons that picture and key draw, each once.
    icons: Vec<&'static str>,
    /// The picture with its heads: stages and touchpoints above, who takes part at the left.
    score: Html,
    /// What its marks mean, as far as they occur.
    key: Html,
    /// Where to read on below it, as a line of links.
    further: Html,
    /// The same in words, stage by stage.
    words: Html,
}

/// The view of a journey's blueprint.
pub fn view<'p>(page: &PageContext<'p, '_>, id: Id<Journey>) -> BlueprintView<'p> {
    let model = page.model();
    let journey = &model.journeys[id];
    let icon = |id: &str| {
        let channel = channel(page, id);
        (Arc::clone(&channel.title), channel.icon)
    };
    let score = ScoreData { slack: page.index.slack(), ..content(model, &page.index.reach, id, &icon) };
    let layout = layout(&score);
    let mut icons: Vec<&'static str> = score.touchpoints.iter().flat_map(|t| &t.channels).map(|(_, icon)| *icon).collect();
    icons.sort_unstable();
    icons.dedup();
    BlueprintView {
        title: &model.node(journey.node).title,
        code: model.code(journey.node),
        is_target: journey.state == JourneyState::Target,
        tabs: tabs(page, id, &Route::Blueprint(id)),
        sentence: sentence(page, &score).into(),
        icons,
        score: drawn(page, &score, &layout).into(),
        key: key::key(page, &score, &layout).into(),
        further: key::further(page, &score, &layout).into(),
        words: StepsInWords { page, score: &score }.stages().into(),
    }
}

/// The picture with the names of its rows.
fn drawn(page: &PageContext<'_, '_>, score: &ScoreData, layout: &ScoreLayout) -> Markup {
    let picture_of = draw(score, layout, page.words());
    // The journey's own page is one folder up.
    let away = |node: NodeId, out: &mut String| {
        let mut path = String::with_capacity(64);
        page_into(&mut path, &page.model().node(node).address);
        out.push_str("../");
        out.push_str(path.split_once('/').map_or(&path, |(_, file)| file));
    };
    let below = |node: NodeId, out: &mut String| {
        out.push('#');
        encode_into(out, anchor(&page.model().node(node).address));
    };
    let class = match (layout.width > PAGE, picture_of.lines) {
        (true, _) => "sc wide",
        (false, None) => "sc",
        (false, Some(1)) => "sc ti t1",
        (false, Some(2)) => "sc ti t2",
        (false, Some(_)) => "sc ti",
    };
    html! { (room(4096 + 160 * layout.dots.len()))
        div class={(class) (if paper::is_upright(layout) { " up" } else { "" }) " p" (paper::twentieths(layout))} tabindex="0" role="region" aria-label=(page.word(message::SCORE_SCROLLS).0) {
            div.s0 {}
            div.s1 { (picture(&picture_of.heads, "tl-h", &below)) }
            ol.ss { @for row in &layout.rows { (head(page, *row, of_row(score, row.kind))) } }
            (picture(&picture_of.body, "tl-s", &away))
        }
    }
}

/// What a touchpoint, or a stage, is called in addresses on its page.
fn anchor(address: &Address) -> &str {
    address.nested.as_deref().unwrap_or_default()
}

/// The name of a row and what is counted in it; it ends where the next one begins.
fn head(page: &PageContext<'_, '_>, row: Row, count: Option<usize>) -> Markup {
    let sum = count.filter(|count| *count > 0).map(|count| html! { " " small.rs { (count) } });
    let nobody = || html! { span.who { (page.word(message::SCORE_NOBODY_SAYS_WHO)) } };
    html! {
        @match row.kind {
            RowKind::Feeling => {
                li.f;
                small { (page.word(message::FEELING_GREAT)) } " " span { (page.word(message::SCORE_FEELS)) } " "
                small { (page.word(message::FEELING_AWFUL)) }
            }
            RowKind::Channels(most) => { li class={"c c" (most.min(9))}; span { (page.word(message::SCORE_SEES)) } }
            RowKind::Own => { li; span { (page.word(message::SCORE_OWN)) } @if let Some(sum) = &sum { (sum) } }
            RowKind::Line(line, part) => {
                li class=(match line { Line::Interaction => "l", Line::Visibility => "l v", Line::InternalInteraction => "l n" });
                i { (page.word(line_name(line))) } " " @if let Some(part) = part { b { (page.word(part_name(part))) } }
            }
            RowKind::Title(part) => { li; b { (page.word(part_name(part))) } }
            RowKind::Actor(_, Some(node)) => {
                li;
                (link(page, node))
                @if matches!(page.model().node(node).entity, Entity::System(_)) { " " small { (page.word(message::SCORE_BY_ITSELF)) } }
                @if let Some(sum) = &sum { (sum) }
            }
            RowKind::Supporter(node) | RowKind::System(node) => { li; (link(page, node)) @if let Some(sum) = &sum { (sum) } }
            RowKind::Actor(_, None) => { li; (nobody()) @if let Some(sum) = &sum { (sum) } }
            RowKind::Unrecorded => { li; span.who { (page.word(message::SCORE_UNRECORDED)) } }
            RowKind::Systems => { li; b { (page.word(message::KIND_SYSTEM_MANY)) } }
        }
    }
}

/// A link to who or what has a row.
fn link(page: &PageContext<'_, '_>, node: NodeId) -> Markup {
    let node = page.model().node(node);
    html! { a href={(text(page.root)) (page_at(&node.address))} data-team[matches!(node.entity, Entity::Team(_))] { (text(&node.title)) } }
}

fn line_name(line: Line) -> Message {
    match line {
        Line::Interaction => message::SCORE_LINE_OF_INTERACTION,
        Line::Visibility => message::SCORE_LINE_OF_VISIBILITY,
        Line::InternalInteraction => message::SCORE_LINE_OF_INTERNAL_INTERACTION,
    }
}

/// What stands in a part.
fn part_name(part: ScorePart) -> Message {
    match part {
        ScorePart::Own => message::SCORE_OWN,
        ScorePart::Front => message::SCORE_FRONT,
        ScorePart::Back => message::SCORE_BACK,
        ScorePart::Unplaced => message::SCORE_UNPLACED,
        ScorePart::Support => message::SCORE_SUPPORT,
    }
}

/// How often the work changes hands, where it crosses the waterline, and where nobody of ours is.
fn sentence(page: &PageContext<'_, '_>, score: &ScoreData) -> Markup {
    let facts = ScoreFacts::of(score);
    let words = page.words();
    let hands = html! { b.bad { (page.phrase(message::SCORE_TIMES, &[("count", facts.hand_offs.into())])) } };
    let stages = list(words, facts.crossing.iter().map(ToString::to_string));
    // Every stage is said without its number.
    let crossing = if facts.crossing.len() == score.stages.len() { 0 } else { facts.crossing.len() };
    let work = match (score.steps.is_empty(), facts.hand_offs, facts.crossing.len()) {
        (true, ..) => html! { (page.word(message::SCORE_NO_STEPS)) },
        (_, 0, 0) => html! { (page.word(message::SCORE_STAYS)) },
        (_, 0, _) => html! { (page.phrase(message::SCORE_STAYS_AND_CROSSES, &[("count", crossing.into()), ("stages", (&stages).into())])) },
        (_, _, 0) => html! { (page.phrase(message::SCORE_CHANGES, &[("times", (&hands).into())])) },
        _ => {
            let values = [("times", (&hands).into()), ("count", crossing.into()), ("stages", (&stages).into())];
            html! { (page.phrase(message::SCORE_CHANGES_AND_CROSSES, &values)) }
        }
    };
    let busiest = facts.busiest.map(|(stage, count)| {
        let title = &score.stages[stage].0.title;
        html! { " " (page.phrase(message::SCORE_BUSIEST, &[("number", (stage + 1).into()), ("stage", (&**title).into()), ("count", count.into())])) }
    });
    let (systems, count) = &facts.most_used;
    let name = |&(system, stage): &(NodeId, Option<usize>)| {
        let system = link(page, system).into_string();
        let Some(stage) = stage else { return system };
        let values = [("system", MessageValue::Html(&system)), ("number", (stage + 1).into())];
        html! { (page.phrase(message::SCORE_MOST_USED_WHERE, &values)) }.into_string()
    };
    let named = list(words, systems.iter().map(name));
    let values = [("systems", systems.len().into()), ("named", MessageValue::Html(&named)), ("count", (*count).into())];
    let most_used = (!systems.is_empty()).then(|| html! { " " (page.phrase(message::SCORE_MOST_USED, &values)) });
    html! {
        (work)
        @if let Some(busiest) = busiest { (busiest) }
        @if let Some(most_used) = most_used { (most_used) }
        (absence(page, score, &facts.without_us, message::SCORE_WITHOUT_US))
        (absence(page, score, &facts.unserved, message::SCORE_UNSERVED))
    }
}

/// At which touchpoints somebody is missing: by its title where it is one, else by their numbers.
fn absence(page: &PageContext<'_, '_>, score: &ScoreData, places: &[usize], says: Message) -> Markup {
    let link = |&place: &usize| {
        let touchpoint = &score.touchpoints[place].touchpoint;
        let address = &page.model().node(touchpoint.node).address;
        let number = place + 1;
        let both = [("number", number.into()), ("title", (&*touchpoint.title).into())];
        let shown = if places.len() == 1 { page.words().say(message::SCORE_TOUCHPOINT, &both) } else { number.to_string() };
        html! { a href={"#" (path(anchor(address)))} { (text(&shown)) } }.into_string()
    };
    let links = list(page.words(), places.iter().map(link));
    html! {
        @if !places.is_empty() { " " (page.phrase(says, &[("count", places.len().into()), ("touchpoints", MessageValue::Html(&links))])) }
    }
}

/// `2`, `2 and 3`, `2, 3 and 5`.
fn list(words: &Words, items: impl Iterator<Item = String>) -> String {
    let items: Vec<String> = items.collect();
    match &items[..] {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => words.say(message::LIST_AND, &[("list", (&rest.join(", ")).into()), ("last", last.into())]),
    }
}
