//! The map of a journey: one grid, written touchpoint by touchpoint, so that it is read in the order
//! of the journey whether it is seen or heard. A lane that nobody fills is left out, and so is a cell.
//!
//! - [`cells`]: what stands in them. [`sheet`]: whether it all fits on a sheet of paper.

mod cells;
mod sheet;

use std::collections::BTreeMap;

use crate::analysis::break_points::{self, ProcessBreaks};
use crate::html::address::{encode_into, escape_into};
use crate::model::id::{Id, NodeId};
use crate::model::kinds::Journey;
use crate::model::nested::{Stage, Touchpoint};
use crate::model::queries::touchpoint::Party;
use crate::model::said::Said;
use crate::picture::emotion_curve::{self, Mood};
use crate::picture::svg;

pub use cells::write_feeling;

use crate::html::channels::ChannelView;
use crate::html::fragments::touchpoint::{channel, doers};
use crate::html::html_text::Html;
use crate::html::page_context::PageContext;

/// A lane below the titles, in the order of the map: the class of its row, and its name.
const LANES: [(&str, &str); 12] = [
    ("channels", "Channel, and who starts"),
    ("does", "Does"),
    ("thinks", "Thinks"),
    ("feels", "Feels"),
    ("pains", "Pains and gains"),
    ("needs", "Needs met"),
    ("line", "Line of interaction"),
    ("processes", "Processes"),
    ("teams", "Teams"),
    ("systems", "Systems"),
    ("effort", "Own work and wait"),
    ("better", "Could be better"),
];

/// The place of the lane that the curve is drawn over.
const FEELS: usize = 3;

/// Which lanes have something in them.
type FilledLanes = [bool; LANES.len()];

/// A map, ready to be shown.
#[derive(Debug, Default, serde::Serialize)]
pub struct MapView {
    /// The grid, as HTML.
    html: Html,
    /// The channels that it shows, in the order of the site.
    channels: Vec<ChannelView>,
    /// The icons that it draws.
    icons: Vec<&'static str>,
    /// Which marks its key has to explain.
    has_own: bool,
    has_third: bool,
    has_truth: bool,
    has_breaks: bool,
}

/// Writes the map of a journey.
pub fn view(page: &PageContext<'_, '_>, id: Id<Journey>) -> MapView {
    let map = Map::of(page, id);
    let mut html = String::with_capacity(4096 + 1600 * map.columns.len());
    map.write(&mut html);
    let any = |is: &dyn Fn(&TouchpointColumn<'_>) -> bool| map.columns.iter().any(is);
    MapView {
        html: Html(html),
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

    /// How many touchpoints each stage has.
    fn spans(&self) -> impl Iterator<Item = usize> {
        self.journey.stages.iter().map(|&s| self.page.model().stages[s].touchpoints.len())
    }

    fn write(&self, out: &mut String) {
        out.push_str("<div class=\"map ");
        out.push_str(&sheet::classes(self));
        out.push_str("\">");
        self.write_lanes(out);
        if self.filled[FEELS] {
            self.write_curve(out);
        }
        out.push_str("<ol class=\"stages\">");
        let mut rest = &self.columns[..];
        for (&stage, span) in self.journey.stages.iter().zip(self.spans()) {
            let (columns, others) = rest.split_at(span);
            self.write_stage(out, stage, columns);
            rest = others;
        }
        out.push_str("</ol></div>");
    }

    /// The names at the left, and the lines that part the lanes. They are not read aloud: each cell
    /// says its own name.
    fn write_lanes(&self, out: &mut String) {
        for (row, name) in [("stage", "Stage"), ("goal", ""), ("title", "Touchpoint")] {
            lane(out, row, false, name);
        }
        for ((row, name), filled) in LANES.into_iter().zip(self.filled) {
            if filled {
                lane(out, row, row != "line", name);
            }
        }
    }

    fn write_curve(&self, out: &mut String) {
        let mood = |c: &TouchpointColumn<'_>| {
            c.touchpoint.feeling.map(|feeling| Mood { feeling, assumed: self.page.model().has_assumed_feeling(c.touchpoint) })
        };
        let mut moods: Vec<Option<Mood>> = Vec::with_capacity(self.columns.len());
        let mut rest = self.columns.iter();
        for span in self.spans() {
            moods.extend(rest.by_ref().take(span).map(mood));
            if span == 0 {
                moods.push(None);
            }
        }
        svg::write(out, &emotion_curve::scene(&moods), "tl-mood", &|_, _| {});
    }

    fn write_stage(&self, out: &mut String, id: Id<Stage>, columns: &[TouchpointColumn<'_>]) {
        let stage = &self.page.model().stages[id];
        out.push_str("<li class=\"stage\" data-t=\"");
        self.write_title(out, stage.node);
        out.push_str("\"><h3 class=\"stage-head\">");
        self.write_jump(out, stage.node);
        out.push_str("</h3>");
        if let Some(goal) = &stage.goal {
            out.push_str("<p class=\"stage-goal\"><span>");
            self.write_said(out, goal);
            out.push_str("</span></p>");
        }
        if columns.is_empty() {
            out.push_str("<p class=\"column empty\">no touchpoint recorded</p>");
        } else {
            out.push_str("<ol class=\"columns\">");
            columns.iter().for_each(|column| self.write_column(out, column));
            out.push_str("</ol>");
        }
        out.push_str("</li>");
    }

    fn write_said(&self, out: &mut String, said: &Said) {
        let mut html = Html(std::mem::take(out));
        self.page.write_said(said, &mut html);
        *out = html.0;
    }

    fn write_title(&self, out: &mut String, node: NodeId) {
        escape_into(out, &self.page.model().node(node).title);
    }

    /// A link to where a stage or touchpoint is told in full, further down on the page.
    fn write_jump(&self, out: &mut String, node: NodeId) {
        out.push_str("<a href=\"#");
        encode_into(out, self.page.model().node(node).address.nested.as_deref().unwrap_or_default());
        out.push_str("\">");
        self.write_title(out, node);
        out.push_str("</a>");
    }
}

/// The scale beside the curve.
const AXIS: &str = "<svg class=\"mood-axis\" viewBox=\"0 0 60 140\" focusable=\"false\"><text x=\"56\" y=\"22\">great +2</text><text x=\"56\" y=\"74\">0</text><text x=\"56\" y=\"126\">awful −2</text></svg>";

/// A name at the left, and the line above its lane. Whether the lane folds is up to the script.
fn lane(out: &mut String, row: &str, folds: bool, name: &str) {
    for part in ["<div class=\"rule r-", row, "\"></div><div class=\"lane r-", row, "\" aria-hidden=\"true\""] {
        out.push_str(part);
    }
    if folds {
        out.push_str(" data-lane=\"");
        out.push_str(row);
        out.push('"');
    }
    out.push_str("><span>");
    out.push_str(name);
    out.push_str("</span>");
    if row == "feels" {
        out.push_str(AXIS);
    }
    out.push_str("</div>");
}
