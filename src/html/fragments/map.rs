//! The map of a journey: one grid, written touchpoint by touchpoint, so that it is read in the order
//! of the journey whether it is seen or heard. A lane that nobody fills is left out, and so is a cell.
//!
//! - [`cells`]: what stands in them. [`sheet`]: whether it all fits on a sheet of paper.

mod cells;
mod sheet;

use std::collections::BTreeMap;

use maud::{Markup, Render, html};

use crate::analysis::break_points::{self, ProcessBreaks};
use crate::model::id::{Id, NodeId};
use crate::model::kinds::Journey;
use crate::model::nested::{Stage, Touchpoint};
use crate::model::queries::touchpoint::Party;
use crate::picture::emotion_curve::{self, Mood};
use crate::picture::scene::Scene;
use crate::words::{Message, message};

use crate::html::channels::ChannelView;
use crate::html::fragments::touchpoint::{channel, doers};
use crate::html::html_text::{Html, path, picture, room, text};
use crate::html::page_context::PageContext;

/// A lane below the titles, in the order of the map: the class of its row, and its name.
const LANES: [(&str, Message); 12] = [
    ("channels", message::MAP_CHANNEL_AND_WHO_STARTS),
    ("does", message::TOUCHPOINT_DOES),
    ("thinks", message::TOUCHPOINT_THINKS),
    ("feels", message::TOUCHPOINT_FEELING),
    ("pains", message::MAP_PAINS_AND_GAINS),
    ("needs", message::TOUCHPOINT_NEEDS_MET),
    ("line", message::MAP_LINE_OF_INTERACTION),
    ("processes", message::KIND_PROCESS_MANY),
    ("teams", message::KIND_TEAM_MANY),
    ("systems", message::KIND_SYSTEM_MANY),
    ("effort", message::MAP_OWN_WORK_AND_WAIT),
    ("better", message::TOUCHPOINT_COULD_BE_BETTER),
];

/// The place of the lane that the curve is drawn over.
const FEELS: usize = 3;

/// Which lanes have something in them.
type FilledLanes = [bool; LANES.len()];

/// A map, ready to be shown.
#[derive(Debug, Default, serde::Serialize)]
pub struct MapView {
    /// The grid.
    html: Html,
    /// The channels that it shows, in the order of the site.
    channels: Vec<ChannelView>,
    /// The names of the icons that it draws, each once.
    icons: Vec<&'static str>,
    /// Whether it shows an action of the person's own.
    has_own: bool,
    /// Whether it shows a touchpoint with a third party or another persona.
    has_third: bool,
    /// Whether it shows a moment of truth.
    has_truth: bool,
    /// Whether work is handed on or changes systems, behind a touchpoint or from one to the next.
    has_breaks: bool,
}

/// The map of a journey.
pub fn view(page: &PageContext<'_, '_>, id: Id<Journey>) -> MapView {
    let map = Map::of(page, id);
    let any = |is: &dyn Fn(&TouchpointColumn<'_>) -> bool| map.columns.iter().any(is);
    MapView {
        html: map.grid().into(),
        icons: icons(&map.channels),
        has_own: any(&|c| c.touchpoint.party() == Party::Own),
        has_third: any(&|c| matches!(c.touchpoint.party(), Party::Third { .. })),
        has_truth: any(&|c| c.touchpoint.moment_of_truth),
        has_breaks: any(&|c| c.handed_on || c.hand_offs + c.system_changes > 0),
        channels: map.channels,
    }
}

/// The channels that touchpoints name, in the order of the site.
fn channels_of(page: &PageContext<'_, '_>, columns: &[TouchpointColumn<'_>]) -> Vec<ChannelView> {
    let mut ids: Vec<&str> = Vec::new();
    for id in columns.iter().flat_map(|c| &c.touchpoint.channels) {
        if !ids.contains(&&**id) {
            ids.push(id);
        }
    }
    let place = |id: &str| page.model().site.channels.iter().position(|(known, _)| **known == *id);
    ids.sort_by_key(|id| place(id).unwrap_or(usize::MAX));
    ids.into_iter().map(|id| channel(page, id).clone()).collect()
}

fn icons(channels: &[ChannelView]) -> Vec<&'static str> {
    let mut icons: Vec<&'static str> = channels.iter().map(|c| c.icon).collect();
    icons.sort_unstable();
    icons.dedup();
    icons
}

/// What the cells of one map share.
struct Map<'m, 'p, 's> {
    page: &'m PageContext<'p, 's>,
    journey: &'s Journey,
    columns: Vec<TouchpointColumn<'s>>,
    channels: Vec<ChannelView>,
    filled: FilledLanes,
}

/// A touchpoint, and what is worked out for it.
struct TouchpointColumn<'s> {
    touchpoint: &'s Touchpoint,
    teams: Vec<NodeId>,
    systems: Vec<NodeId>,
    /// The opportunities that would change it.
    changes: Vec<NodeId>,
    /// Breaks inside its processes.
    hand_offs: usize,
    system_changes: usize,
    /// Whether somebody else began to serve it than ended at the one before.
    handed_on: bool,
}

impl TouchpointColumn<'_> {
    fn fills(&self) -> FilledLanes {
        let t = self.touchpoint;
        [
            !t.channels.is_empty() || t.party() != Party::Own,
            t.does.is_some(),
            t.thinks.is_some(),
            t.feeling.is_some(),
            !t.pains.is_empty() || !t.gains.is_empty(),
            !t.needs.is_empty(),
            // The line has something to part where something is below it.
            !t.served_by.is_empty() || t.is_unserved(),
            !t.served_by.is_empty() || t.is_unserved(),
            !self.teams.is_empty(),
            !self.systems.is_empty(),
            has_effort(t),
            !self.changes.is_empty(),
        ]
    }
}

fn each_once(mut nodes: Vec<NodeId>) -> Vec<NodeId> {
    nodes.sort_unstable();
    nodes.dedup();
    nodes
}

fn has_effort(t: &Touchpoint) -> bool {
    t.effort_work.is_some() || t.effort_load.is_some() || t.wait.is_some()
}

/// The touchpoints of a journey, in order.
fn columns<'s>(page: &PageContext<'_, 's>, id: Id<Journey>) -> Vec<TouchpointColumn<'s>> {
    let model = page.model();
    let mut changes: BTreeMap<Id<Touchpoint>, Vec<NodeId>> = BTreeMap::new();
    for &o in &model.journeys[id].opportunities {
        let opportunity = &model.opportunities[o];
        opportunity.touchpoints.iter().for_each(|&t| changes.entry(t).or_default().push(opportunity.node));
    }
    let between = break_points::of_journey(&page.index.analysis, id).between;
    let column = |t| {
        let touchpoint = &model.touchpoints[t];
        let processes = page.index.reach.serving(t);
        let breaks: Vec<ProcessBreaks> = processes.iter().map(|&p| break_points::of_process(model, p)).collect();
        TouchpointColumn {
            touchpoint,
            hand_offs: breaks.iter().map(|b| b.hand_offs).sum(),
            system_changes: breaks.iter().map(|b| b.system_changes).sum(),
            handed_on: between.iter().any(|&(_, to)| to == t),
            teams: each_once(doers(page, processes, true)),
            systems: each_once(doers(page, processes, false)),
            changes: changes.remove(&t).unwrap_or_default(),
        }
    };
    model.touchpoints_of(id).map(column).collect()
}

impl<'m, 'p, 's> Map<'m, 'p, 's> {
    fn of(page: &'m PageContext<'p, 's>, id: Id<Journey>) -> Self {
        let columns = columns(page, id);
        let mut filled: FilledLanes = [false; LANES.len()];
        for column in &columns {
            for (lane, has) in filled.iter_mut().zip(column.fills()) {
                *lane |= has;
            }
        }
        let channels = channels_of(page, &columns);
        Self { page, journey: &page.model().journeys[id], columns, channels, filled }
    }

    /// The stages, each with its touchpoints.
    fn stages(&self) -> impl Iterator<Item = (&'s Stage, &[TouchpointColumn<'s>])> {
        let mut rest = &self.columns[..];
        self.journey.stages.iter().map(move |&id| {
            let stage = &self.page.model().stages[id];
            let (columns, others) = rest.split_at(stage.touchpoints.len());
            rest = others;
            (stage, columns)
        })
    }

    fn grid(&self) -> Markup {
        html! { (room(4096 + 2400 * self.columns.len()))
            div.map.(sheet::classes(self)) {
                (self.lanes())
                @if self.filled[FEELS] { (picture(&self.curve(), "tl-mood", &|_, _| {})) }
                ol.stages { @for (stage, columns) in self.stages() { (self.stage(stage, columns)) } }
            }
        }
    }

    /// The names at the left, and the lines that part the lanes. They are not read aloud: each cell
    /// says its own name.
    fn lanes(&self) -> Markup {
        html! { (room(2048))
            (self.lane("stage", false, Some(message::MAP_STAGE)))
            (self.lane("goal", false, None))
            (self.lane("title", false, Some(message::MAP_TOUCHPOINT)))
            @for ((row, name), is_filled) in LANES.into_iter().zip(self.filled) {
                @if is_filled { (self.lane(row, row != "line", Some(name))) }
            }
        }
    }

    /// A name at the left, and the line above its lane. Whether the lane folds is up to the script.
    fn lane(&self, row: &str, folds: bool, name: Option<Message>) -> Markup {
        html! {
            div.rule.{"r-" (row)} {}
            div.lane.{"r-" (row)} aria-hidden="true" data-lane=[folds.then_some(row)] {
                span { @if let Some(name) = name { (self.page.word(name)) } }
                @if row == LANES[FEELS].0 { (self.axis()) }
            }
        }
    }

    /// The scale beside the curve.
    fn axis(&self) -> Markup {
        html! {
            svg.mood-axis viewBox="0 0 60 140" focusable="false" {
                text x="56" y="22" { (self.page.word(message::MAP_GREAT)) }
                text x="56" y="74" { "0" }
                text x="56" y="126" { (self.page.word(message::MAP_AWFUL)) }
            }
        }
    }

    fn curve(&self) -> Scene {
        let mood = |c: &TouchpointColumn<'_>| {
            c.touchpoint.feeling.map(|feeling| Mood { feeling, assumed: self.page.model().has_assumed_feeling(c.touchpoint) })
        };
        let mut moods: Vec<Option<Mood>> = Vec::with_capacity(self.columns.len());
        for (_, columns) in self.stages() {
            moods.extend(columns.iter().map(mood));
            if columns.is_empty() {
                moods.push(None);
            }
        }
        emotion_curve::scene(&moods, self.page.words())
    }

    fn stage(&self, stage: &Stage, columns: &[TouchpointColumn<'_>]) -> Markup {
        html! {
            (room(512 + 2400 * columns.len()))
            li.stage data-t=(self.title(stage.node)) {
                h3.stage-head { a href={"#" (self.anchor(stage.node))} { (self.title(stage.node)) } }
                @if let Some(goal) = &stage.goal { p.stage-goal { span { (self.page.sentences(goal)) } } }
                @if columns.is_empty() {
                    p.column.empty { (self.page.word(message::MAP_NO_TOUCHPOINT)) }
                } @else {
                    ol.columns { @for column in columns { (self.column(column)) } }
                }
            }
        }
    }

    fn title(&self, node: NodeId) -> impl Render + use<'s> {
        text(&self.page.model().node(node).title)
    }

    /// Where a stage or touchpoint is told in full, further down on the page.
    fn anchor(&self, node: NodeId) -> impl Render + use<'s> {
        path(self.page.model().node(node).address.nested.as_deref().unwrap_or_default())
    }
}
