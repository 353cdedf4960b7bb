//! A journey as a service blueprint: the picture, and the same in words.

use std::fmt::Write as _;
use std::sync::Arc;

use serde::Serialize;

use crate::base::number_format::NumberFormat;
use crate::html::address::{escape_into, page_into};
use crate::html::routes::Route;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::Journey;
use crate::picture::blueprint::content::{BlueprintData, Lane, NamedPage, ServedTouchpoint, StepCard};
use crate::picture::blueprint::draw::{Blueprint, NAMES, draw};
use crate::picture::blueprint::{content, layout};
use crate::picture::svg;

use crate::html::fragments::journey_tabs::{JourneyTab, ways};
use crate::html::fragments::touchpoint::channel;
use crate::html::html_text::Html;
use crate::html::page_context::PageContext;

/// A blueprint's page.
#[derive(Debug, Serialize)]
pub struct BlueprintView {
    title: String,
    /// The number or code that people know the journey by.
    code: Option<String>,
    is_target: bool,
    ways: Vec<JourneyTab>,
    icons: Vec<&'static str>,
    /// The names of the lanes, and the picture beside them.
    names: Html,
    picture: Html,
    /// The same in parts that fit on paper.
    sheets: Html,
    /// The same in words.
    words: Html,
    has_unplaced: bool,
    has_hand_offs: bool,
    has_informal: bool,
}

/// The view of a journey's blueprint.
pub fn view(page: &PageContext<'_, '_>, id: Id<Journey>) -> BlueprintView {
    let model = page.model();
    let icon = |id: &str| {
        let channel = channel(page, id);
        (Arc::clone(&channel.title), channel.icon)
    };
    let content = content::content(model, &page.index.reach, id, &icon);
    let layout = layout(&content, page.index.team_lines(), page.index.slack());
    let cards = layout.cards.len();
    let drawn = draw(&content, layout);
    let links = |node: NodeId, out: &mut String| {
        out.push_str(page.root);
        page_into(out, &model.node(node).address);
    };
    let (mut names, mut picture) = (String::new(), String::with_capacity(4096 + 512 * cards));
    svg::write(&mut names, &drawn.names, "tl-lanes", &links);
    svg::write(&mut picture, &drawn.picture, "tl-blueprint", &links);
    let mut icons: Vec<&'static str> = content.groups.iter().flat_map(|g| &g.channels).map(|(_, icon)| *icon).collect();
    icons.sort_unstable();
    icons.dedup();
    BlueprintView {
        title: content.title.to_string(),
        code: model.code(model.journeys[id].node).map(str::to_owned),
        is_target: model.journeys[id].state == crate::base::vocabulary::JourneyState::Target,
        ways: ways(page, id, &Route::Blueprint(id)),
        icons,
        names: Html(names),
        picture: Html(picture),
        sheets: Html(sheets(&drawn)),
        has_unplaced: content.steps.iter().any(|s| s.lane == Lane::Unplaced),
        has_hand_offs: content.arrows.iter().any(|a| a.hand_off),
        has_informal: content.steps.iter().any(|s| s.informal),
        words: Html(BlueprintText { content: &content, links: &links }.write()),
    }
}

/// The picture cut into parts, each beside the names of the lanes; drawn from the picture above.
fn sheets(drawn: &Blueprint) -> String {
    let height = drawn.picture.height;
    let mut out = String::new();
    for (begin, width) in &drawn.sheets {
        let _ = write!(
            out,
            "<svg viewBox=\"0 0 {} {height}\"><use href=\"#tl-lanes\" width=\"{NAMES}\" height=\"{height}\"/><svg x=\"{NAMES}\" width=\"{width}\" height=\"{height}\" viewBox=\"{begin} 0 {width} {height}\"><use href=\"#tl-blueprint\"/></svg></svg>",
            NAMES + width
        );
    }
    out
}

/// The same in words.
struct BlueprintText<'c> {
    content: &'c BlueprintData,
    links: svg::AddressOf<'c>,
}

impl BlueprintText<'_> {
    fn write(&self) -> String {
        let mut out = String::with_capacity(1024 + 300 * self.content.steps.len());
        let mut groups = self.content.groups.iter();
        for (stage, count) in &self.content.stages {
            out.push_str("<section><h3>");
            self.link(&mut out, stage);
            out.push_str("</h3><ol>");
            groups.by_ref().take(*count).for_each(|group| self.group(&mut out, group));
            out.push_str("</ol></section>");
        }
        out
    }

    fn group(&self, out: &mut String, group: &ServedTouchpoint) {
        out.push_str("<li><h4>");
        self.link(out, &group.touchpoint);
        out.push_str("</h4>");
        let channels: Vec<&str> = group.channels.iter().map(|(title, _)| &**title).collect();
        fact(out, "Channel", &channels.join(", "));
        fact(out, "Known from", group.known_from.as_deref().unwrap_or_default());
        for run in &group.runs {
            out.push_str("<p>");
            self.link(out, &run.process);
            out.push_str(if run.steps.is_empty() { ": no step recorded</p>" } else { "</p><ol>" });
            run.steps.iter().for_each(|&step| self.step(out, step));
            if !run.steps.is_empty() {
                out.push_str("</ol>");
            }
        }
        if group.runs.is_empty() && group.party.is_ours() {
            out.push_str("<p><span class=\"nobody\">nobody recorded</span></p>");
        }
        self.list(out, "Supported by", &group.supporters);
        self.list(out, "Systems", &group.systems);
        out.push_str("</li>");
    }

    fn step(&self, out: &mut String, place: usize) {
        let step = &self.content.steps[place];
        out.push_str("<li>");
        self.link(out, &step.step);
        out.push_str(" <small>");
        out.push_str(where_it_happens(step));
        if let Some(by) = &step.by {
            out.push_str(if step.by_team { ", <span data-team>" } else { ", <span>" });
            escape_into(out, by);
            out.push_str("</span>");
        }
        for (word, minutes) in [(" of work", step.work), (" of waiting before", step.wait)] {
            if let Some(minutes) = minutes {
                out.push_str(", ");
                NumberFormat::ENGLISH.minutes_into(out, minutes);
                out.push_str(word);
            }
        }
        out.push_str(if step.informal { ", informal" } else { "" });
        let arrows = &self.content.arrows[self.content.arrows.partition_point(|a| a.from < place)..];
        for arrow in arrows.iter().take_while(|a| a.from == place) {
            out.push_str(if arrow.hand_off { "; handed over to " } else { "; then " });
            self.link(out, &self.content.steps[arrow.to].step);
            if let Some(when) = &arrow.when {
                out.push_str(", when ");
                escape_into(out, when);
            }
        }
        out.push_str("</small></li>");
    }

    fn list(&self, out: &mut String, name: &str, things: &[NamedPage]) {
        if things.is_empty() {
            return;
        }
        out.push_str("<p><b>");
        out.push_str(name);
        out.push_str("</b> ");
        for (i, thing) in things.iter().enumerate() {
            out.push_str(if i > 0 { ", " } else { "" });
            self.link(out, thing);
        }
        out.push_str("</p>");
    }

    fn link(&self, out: &mut String, thing: &NamedPage) {
        out.push_str("<a href=\"");
        (self.links)(thing.node, out);
        out.push_str("\">");
        escape_into(out, &thing.title);
        out.push_str("</a>");
    }
}

fn fact(out: &mut String, name: &str, says: &str) {
    if !says.is_empty() {
        out.push_str("<p><b>");
        out.push_str(name);
        out.push_str("</b> ");
        escape_into(out, says);
        out.push_str("</p>");
    }
}

fn where_it_happens(step: &StepCard) -> &'static str {
    match step.lane {
        Lane::Action => "done by the customer",
        Lane::Front => "seen by the customer",
        Lane::Back => "behind",
        Lane::Support => "in support",
        _ => "nobody says where",
    }
}
