//! Where a journey goes on elsewhere than at the next touchpoint: arcs over the curve, each in a lane that it has to itself, with
//! its condition above it. Shorter arcs lie lower, so that longer ones go round them. Words lie over what goes up and down.

use crate::picture::scene::{Anchor, Point, Rect, Shape, Stroke, Text};
use crate::picture::text::Face;

use super::draw::path;
use super::frame::StripFrame;
use super::layout::{StripLayout, columns};
use super::places::Label;
use super::{StripBranch, StripContent};

/// What conditions are set in.
const FACE: Face = Face::regular(12);
/// From lane to lane, what lies between the lowest and the highest feeling, and how many lanes there are at most.
const LANE: i32 = 18;
const FOOT: i32 = 6;
const LANES: i32 = 6;
/// How wide a condition may be: where none has room, none is shown, and the chapter tells it.
const WIDTHS: [u32; 4] = [440, 280, 180, 90];
/// In which steps places for a condition are tried, and what is kept free beside one.
const STEP: usize = 8;
const AIR: i32 = 8;
/// How far from the middle of its touchpoint an arc begins and ends at most, and how round its corners are.
const BESIDE: i32 = 4;
const ROUND: i32 = 7;

/// An arc in its place.
#[derive(Clone, Debug)]
pub(super) struct PlacedBranch {
    /// The places of its touchpoints.
    pub from: usize,
    pub to: usize,
    /// Where it leaves the first and comes down at the second.
    pub leaves: i32,
    pub comes: i32,
    /// What is kept of its lane for it and its condition.
    left: i32,
    right: i32,
    /// How high it goes over, from the upper edge of the picture.
    pub y: i32,
    /// Its condition.
    pub label: Option<Label>,
}

impl PlacedBranch {
    /// What it takes on its way up and down, from its lane on.
    fn legs(&self) -> [Rect; 2] {
        [self.leaves, self.comes].map(|x| Rect::new(x - 3, self.y, 6, FOOT + LANES * LANE))
    }

    /// What it takes on its way over.
    fn across(&self) -> Rect {
        let left = self.leaves.min(self.comes);
        Rect::new(left, self.y - 2, (self.leaves - self.comes).abs(), 4)
    }
}

/// The arcs of a journey, and how high all of their lanes are together.
pub(super) fn branches(content: &StripContent<'_>, frame: StripFrame) -> (Vec<PlacedBranch>, i32) {
    let columns: Vec<Rect> = columns(content, frame).into_iter().filter_map(|(point, column)| point.map(|_| column)).collect();
    let face = FACE.with_slack(content.slack);
    let mut ways: Vec<&StripBranch<'_>> = content.branches.iter().filter(|way| way.from != way.to).collect();
    ways.sort_by_key(|way| (way.from.abs_diff(way.to), way.from, way.to));
    let mut placed: Vec<PlacedBranch> = Vec::with_capacity(ways.len());
    let mut conditions = Vec::with_capacity(ways.len());
    for way in ways {
        let (Some(from), Some(to)) = (columns.get(way.from), columns.get(way.to)) else { continue };
        let wide = way.when.map_or(0, |when| face.width(when).min(WIDTHS[0]));
        placed.push(in_lane(way, (*from, *to), i32::try_from(wide).unwrap_or(0), &placed));
        conditions.push(way.when);
    }
    for (i, when) in conditions.into_iter().enumerate() {
        placed[i].label = when.and_then(|when| label(&placed, i, when, frame, face));
    }
    // Until here heights were counted upwards from 0; the highest lane that is used begins below the heads of stages.
    let height = placed.iter().map(|branch| branch.y).min().map_or(0, |highest| FOOT - highest + LANE);
    let down = frame.head + height - FOOT;
    for branch in &mut placed {
        branch.y += down;
        if let Some(label) = &mut branch.label {
            label.at.y += down;
            label.room.y += down;
        }
    }
    placed.sort_by_key(|branch| (branch.from, branch.to));
    (placed, height)
}

/// An arc in the lowest lane in which it has room, beside others with so wide a condition.
fn in_lane(way: &StripBranch<'_>, (from, to): (Rect, Rect), wide: i32, placed: &[PlacedBranch]) -> PlacedBranch {
    let beside = BESIDE.min(from.width.min(to.width) / 4);
    let middle = |column: Rect| column.x + column.width / 2;
    let ahead = if way.to > way.from { beside } else { -beside };
    let (leaves, comes) = (middle(from) + ahead, middle(to) - ahead);
    let over = (wide - (comes - leaves).abs()).max(0) / 2 + AIR;
    let (left, right) = (leaves.min(comes) - over, leaves.max(comes) + over);
    let lane = |lane: i32| PlacedBranch { from: way.from, to: way.to, leaves, comes, left, right, y: -lane * LANE, label: None };
    let is_free = |arc: &PlacedBranch| !placed.iter().any(|other| other.y == arc.y && arc.left < other.right && other.left < arc.right);
    (0..LANES - 1).map(lane).find(is_free).unwrap_or_else(|| lane(LANES - 1))
}

/// The condition of an arc, above it: as much of it as keeps off other conditions, where the fewest arcs go up and down behind it.
fn label(placed: &[PlacedBranch], i: usize, when: &str, frame: StripFrame, face: Face) -> Option<Label> {
    let arc = &placed[i];
    let middle = (arc.leaves + arc.comes) / 2;
    let is_free = |room: Rect| placed.iter().filter_map(|b| b.label.as_ref()).all(|other| !aired(other.room).overlaps(room));
    let crossed = |room: Rect| placed.iter().flat_map(PlacedBranch::legs).filter(|leg| leg.overlaps(room)).count();
    let crossing = |room: Rect| placed.iter().filter(|other| other.across().overlaps(aired(room))).count();
    for width in WIDTHS {
        let says = face.cut(when, width)?;
        // Its beginning, its middle or its end stands over the arc itself.
        let reach = (i32::try_from(face.width(&says)).unwrap_or(0) + (arc.comes - arc.leaves).abs()) / 2 - AIR;
        let shifts = (0..=reach).step_by(STEP).flat_map(|shift| [shift, -shift]);
        let at = |shift| Label::new(face, Point::new(middle + shift, arc.y - 4), Anchor::Middle, says.clone(), "");
        let inside = |label: &Label| label.room.x >= frame.left && label.room.right() < frame.width;
        let above = shifts.map(at).filter(|label| inside(label) && is_free(label.room)).min_by_key(|label| crossed(aired(label.room)));
        // Where something goes up or down through it, it stands before the arc or behind it, on its own lane.
        let beside = || {
            let places = beside(face, arc, &says).into_iter().filter(|label| inside(label) && is_free(label.room));
            places.min_by_key(|label| (crossed(aired(label.room)), crossing(label.room)))
        };
        let best = match above {
            Some(label) if crossed(aired(label.room)) > 0 => {
                beside().filter(|label| crossed(aired(label.room)) + crossing(label.room) == 0).or(Some(label))
            }
            above => above,
        };
        if best.is_some() {
            return best;
        }
    }
    None
}

/// A condition at the height of its arc: before where it begins, and behind where it ends.
fn beside(face: Face, arc: &PlacedBranch, says: &str) -> [Label; 2] {
    let (left, right) = (arc.leaves.min(arc.comes), arc.leaves.max(arc.comes));
    let at = |x: i32, anchor| Label::new(face, Point::new(x, arc.y + 4), anchor, says.to_owned(), "");
    [at(left - AIR, Anchor::End), at(right + AIR, Anchor::Start)]
}

/// The room of words with a little around them.
fn aired(room: Rect) -> Rect {
    Rect::new(room.x - 4, room.y, room.width + 8, room.height + 2)
}

/// What other words have to keep off: the lanes, and the ways up to them and down.
pub(super) fn taken(laid: &StripLayout) -> Vec<Rect> {
    let (branches, height) = &laid.branches;
    let lanes = Rect::new(laid.frame.left, laid.frame.head, laid.frame.width - laid.frame.left, *height);
    let leg = |x: i32, y: i32, point: usize| laid.points.get(point).map(|p| Rect::new(x - 3, y, 6, p.at.y - y));
    let legs = branches.iter().flat_map(|b| [leg(b.leaves, b.y, b.from), leg(b.comes, b.y, b.to)]).flatten();
    legs.chain((*height > 0).then_some(lanes)).collect()
}

/// The arcs with their heads as one path, and their conditions.
pub(super) fn shapes(laid: &StripLayout) -> Vec<Shape> {
    let mut shapes = Vec::new();
    path("br", laid.branches.0.iter().filter_map(|branch| arc(branch, laid)).flatten().collect(), &mut shapes);
    let label = |branch: &PlacedBranch| {
        let label = branch.label.as_ref()?;
        Some(Text::line("", Point::new(label.room.x + label.room.width / 2 + 1, label.at.y), label.text.clone()).into())
    };
    let labels: Vec<Shape> = laid.branches.0.iter().filter_map(label).collect();
    shapes.extend((!labels.is_empty()).then_some(Shape::Group("y mid bl", labels)));
    shapes
}

/// Up, over, and down to the second touchpoint, where its head lies.
fn arc(branch: &PlacedBranch, laid: &StripLayout) -> Option<[Stroke; 9]> {
    let above = |place: usize| laid.points.get(place).map(|p| p.at.y - if p.feeling.is_some() { laid.radius + 3 } else { 18 });
    let (from, to) = (above(branch.from)?, above(branch.to)?);
    let (leaves, comes, y) = (branch.leaves, branch.comes, branch.y);
    let round = ROUND.min((comes - leaves).abs() / 2);
    let ahead = round * (comes - leaves).signum();
    let corner = Point::new;
    Some([
        Stroke::Move(corner(leaves, from)),
        Stroke::Line(corner(leaves, y + round)),
        Stroke::Curve(corner(leaves, y), corner(leaves, y), corner(leaves + ahead, y)),
        Stroke::Line(corner(comes - ahead, y)),
        Stroke::Curve(corner(comes, y), corner(comes, y), corner(comes, y + round)),
        Stroke::Line(corner(comes, to)),
        Stroke::Move(corner(comes - 3, to - 5)),
        Stroke::Line(corner(comes, to)),
        Stroke::Line(corner(comes + 3, to - 5)),
    ])
}
