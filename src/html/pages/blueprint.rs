//! A journey as a service blueprint: the picture, and the same in words.

use std::sync::Arc;

use maud::{Markup, PreEscaped, Render, html};
use serde::Serialize;

use crate::base::vocabulary::JourneyState;
use crate::html::address::{escape_into, page_into};
use crate::html::routes::Route;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::Journey;
use crate::picture::blueprint::content::{Arrow, BlueprintData, Lane, NamedPage, Run, ServedTouchpoint, StepCard};
use crate::picture::blueprint::draw::{Blueprint, NAMES, draw};
use crate::picture::blueprint::{content, layout};
use crate::words::{Message, MessageValue, message};

use crate::html::fragments::journey_tabs::{JourneyTab, tabs};
use crate::html::fragments::touchpoint::channel;
use crate::html::html_text::{self, Html, joined, picture, room, text};
use crate::html::page_context::PageContext;

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
    /// The names of the icons that the picture draws, each once.
    icons: Vec<&'static str>,
    /// The names of the lanes, as a picture.
    names: Html,
    /// What stands in the lanes, as a picture to the right of the names.
    picture: Html,
    /// Both in parts that fit on paper, drawn from the two above.
    sheets: Html,
    /// The same in words.
    words: Html,
    /// Whether a step is informal: no procedure says so.
    has_informal: bool,
}

/// The view of a journey's blueprint.
pub fn view<'p>(page: &PageContext<'p, '_>, id: Id<Journey>) -> BlueprintView<'p> {
    let model = page.model();
    let journey = &model.journeys[id];
    let icon = |id: &str| {
        let channel = channel(page, id);
        (Arc::clone(&channel.title), channel.icon)
    };
    let content = content::content(model, &page.index.reach, id, &icon);
    let layout = layout(&content, page.index.team_lines(), page.index.slack(), page.words());
    let cards = layout.cards.len();
    let drawn = draw(&content, layout, page.words());
    let links = |node: NodeId, out: &mut String| {
        out.push_str(page.root);
        page_into(out, &model.node(node).address);
    };
    let mut icons: Vec<&'static str> = content.groups.iter().flat_map(|g| &g.channels).map(|(_, icon)| *icon).collect();
    icons.sort_unstable();
    icons.dedup();
    BlueprintView {
        title: &model.node(journey.node).title,
        code: model.code(journey.node),
        is_target: journey.state == JourneyState::Target,
        tabs: tabs(page, id, &Route::Blueprint(id)),
        icons,
        names: html! { (picture(&drawn.names, "tl-lanes", &links)) }.into(),
        picture: html! { (room(4096 + 512 * cards)) (picture(&drawn.picture, "tl-blueprint", &links)) }.into(),
        sheets: sheets(&drawn).into(),
        has_informal: content.steps.iter().any(|s| s.informal),
        words: BlueprintText { page, content: &content }.stages().into(),
    }
}

/// The picture cut into parts, each beside the names of the lanes; drawn from the picture above.
fn sheets(drawn: &Blueprint) -> Markup {
    let height = drawn.picture.height;
    html! {
        @for (begin, width) in &drawn.sheets {
            svg viewBox={"0 0 " (NAMES + width) " " (height)} {
                (PreEscaped(format!("<use href=\"#tl-lanes\" width=\"{NAMES}\" height=\"{height}\"/>")))
                svg x=(NAMES) width=(width) height=(height) viewBox={(begin) " 0 " (width) " " (height)} {
                    (PreEscaped("<use href=\"#tl-blueprint\"/>"))
                }
            }
        }
    }
}

/// The same in words.
struct BlueprintText<'c, 'p, 's> {
    page: &'c PageContext<'p, 's>,
    content: &'c BlueprintData,
}

impl BlueprintText<'_, '_, '_> {
    fn stages(&self) -> Markup {
        let mut groups = self.content.groups.iter();
        html! { (room(1024 + 600 * self.content.steps.len()))
            @for (stage, count) in &self.content.stages {
                section {
                    h3 { (self.link(stage)) }
                    ol { @for group in groups.by_ref().take(*count) { li { (self.group(group)) } } }
                }
            }
        }
    }

    fn group(&self, group: &ServedTouchpoint) -> Markup {
        let words = self.page.words();
        let channels = group.channels.iter().map(|(title, _)| &**title).collect::<Vec<&str>>().join(", ");
        let known_from = group.known_from.iter().map(|&kind| words.text(kind)).collect::<Vec<&str>>().join(", ");
        html! { (room(768))
            h4 { (self.link(&group.touchpoint)) }
            (self.fact(message::TOUCHPOINT_CHANNEL, &channels))
            (self.fact(message::BLUEPRINT_KNOWN_FROM, &known_from))
            @for run in &group.runs { (self.run(run)) }
            @if group.runs.is_empty() && group.party.is_ours() {
                p { span.nobody { (self.page.word(message::NOBODY_RECORDED)) } }
            }
            (self.list(message::BLUEPRINT_SUPPORTED_BY, &group.supporters))
            (self.list(message::KIND_SYSTEM_MANY, &group.systems))
        }
    }

    fn run(&self, run: &Run) -> Markup {
        let process = self.link(&run.process).render();
        html! { (room(512))
            @if run.steps.is_empty() {
                p { (self.page.phrase(message::BLUEPRINT_NO_STEP_OF, &[("process", MessageValue::Html(&process.0))])) }
            } @else {
                p { (process) }
                ol { @for &step in &run.steps { (self.step(step)) } }
            }
        }
    }

    fn step(&self, place: usize) -> Markup {
        let page = self.page;
        let step = &self.content.steps[place];
        let arrows = &self.content.arrows[self.content.arrows.partition_point(|a| a.from < place)..];
        html! { (room(384))
            li {
                (self.link(&step.step)) " "
                small {
                    (page.word(where_it_happens(step)))
                    @if let Some(by) = &step.by { ", " span data-team[step.by_team] { (text(by)) } }
                    @if let Some(work) = step.work { ", " (page.phrase(message::BLUEPRINT_WORK, &[("work", MessageValue::Minutes(work))])) }
                    @if let Some(wait) = step.wait { ", " (page.phrase(message::BLUEPRINT_WAIT, &[("wait", MessageValue::Minutes(wait))])) }
                    @if step.informal { ", " (page.word(message::BLUEPRINT_INFORMAL)) }
                    @for arrow in arrows.iter().take_while(|a| a.from == place) { "; " (self.next(arrow)) }
                }
            }
        }
    }

    /// What follows a step.
    fn next(&self, arrow: &Arrow) -> Markup {
        let step = self.link(&self.content.steps[arrow.to].step).render();
        let when = arrow.when.as_deref().unwrap_or_default();
        let says = match (arrow.hand_off, arrow.when.is_some()) {
            (true, false) => message::BLUEPRINT_HANDED_OVER_TO,
            (true, true) => message::BLUEPRINT_HANDED_OVER_TO_WHEN,
            (false, false) => message::BLUEPRINT_THEN,
            (false, true) => message::BLUEPRINT_THEN_WHEN,
        };
        html! { (self.page.phrase(says, &[("step", MessageValue::Html(&step.0)), ("when", when.into())])) }
    }

    fn fact(&self, name: Message, says: &str) -> Markup {
        html! { @if !says.is_empty() { p { b { (self.page.word(name)) } " " (text(says)) } } }
    }

    fn list(&self, name: Message, things: &[NamedPage]) -> Markup {
        html! {
            @if !things.is_empty() {
                p {
                    b { (self.page.word(name)) } " "
                    (joined(things.iter().map(|thing| self.link(thing)), ", "))
                }
            }
        }
    }

    /// A link to something. Of nothing else does the text hold as many.
    fn link<'a>(&'a self, thing: &'a NamedPage) -> impl Render + 'a {
        html_text::write(move |out| {
            out.push_str("<a href=\"");
            out.push_str(self.page.root);
            page_into(out, &self.page.model().node(thing.node).address);
            out.push_str("\">");
            escape_into(out, &thing.title);
            out.push_str("</a>");
        })
    }
}

fn where_it_happens(step: &StepCard) -> Message {
    match step.lane {
        Lane::Action => message::BLUEPRINT_DONE_BY_THE_CUSTOMER,
        Lane::Front => message::BLUEPRINT_SEEN_BY_THE_CUSTOMER,
        Lane::Back => message::BLUEPRINT_BEHIND,
        Lane::Support => message::BLUEPRINT_IN_SUPPORT,
        Lane::Evidence | Lane::Unplaced | Lane::Systems => message::BLUEPRINT_NOBODY_SAYS_WHERE,
    }
}
