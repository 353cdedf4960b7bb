//! Names: in the middle of what they name, or beside it.

use crate::bpmn::diagrams::{DrawnEdge, DrawnShape};
use crate::bpmn::elements::ElementKind;
use crate::picture::scene::{Anchor, Point, Rect, Shape, Text};

use super::frame::middle;
use super::{LEADING, ModelDrawing};

/// How wide a name beside its shape may be, at least, and at most where nobody says how much.
const NARROWEST: u32 = 80;
const USUAL: u32 = 110;
/// Most lines of a name beside its shape.
const LINES: usize = 5;
/// How high capital letters are: from the line on which they stand to the middle of the text.
const ASCENT: i32 = 11;

impl ModelDrawing<'_> {
    /// A name in the middle of a rectangle, as much as has room; what all of it is where it is cut.
    pub(super) fn name_within(&self, name: &str, room: Rect, names_team: bool) -> Vec<Shape> {
        let lines = self.lines(name, room);
        let is_cut = lines.last().is_some_and(|line| line.ends_with('…')) && !name.ends_with('…');
        let height = LEADING * i32::try_from(lines.len()).unwrap_or(0);
        let at = Point::new(middle(room).x, middle(room).y - height / 2 + ASCENT);
        let text = Text { leading: LEADING, names_team, ..Text::lines("", at, lines).anchored(Anchor::Middle) };
        let mut shapes: Vec<Shape> = is_cut.then(|| Shape::Name(name.to_owned())).into_iter().collect();
        if !text.lines.is_empty() {
            shapes.push(text.into());
        }
        shapes
    }

    /// The lines of a name in a rectangle, as much as has room.
    pub(super) fn lines(&self, name: &str, room: Rect) -> Vec<String> {
        let width = u32::try_from(room.width).unwrap_or(0);
        let most = usize::try_from(room.height / LEADING).unwrap_or(0).max(1);
        self.face().shortened(name, width, most)
    }

    /// A name that reads upwards, in the middle of a rectangle.
    pub(super) fn name_upwards(&self, name: &str, room: Rect, names_team: bool) -> Vec<Shape> {
        let width = u32::try_from(room.height - 8).unwrap_or(0);
        let Some(line) = self.face().cut(name, width) else { return vec![Shape::Name(name.to_owned())] };
        let is_cut = line != name;
        let at = Point::new(middle(room).x, middle(room).y + 4);
        let text = Text { names_team, ..Text::line("v", at, line).anchored(Anchor::Middle) };
        is_cut.then(|| Shape::Name(name.to_owned())).into_iter().chain([text.into()]).collect()
    }

    /// The name of what is too small for it; it leads where its shape does.
    pub(super) fn name_apart(&self, shape: &DrawnShape) -> Option<Shape> {
        if !matches!(self.element(shape).kind, ElementKind::Event(_) | ElementKind::Gateway(_) | ElementKind::Data(_)) {
            return None;
        }
        self.name_beside(shape).map(|name| self.shown(shape, vec![name]))
    }

    /// A name beside its shape: where the diagram says, else below it.
    fn name_beside(&self, shape: &DrawnShape) -> Option<Shape> {
        let name = &*self.element(shape).name;
        if name.is_empty() {
            return None;
        }
        let (at, width) = match shape.label {
            Some(label) => {
                let label = self.frame.rect(label);
                (Point::new(middle(label).x, label.y), u32::try_from(label.width).unwrap_or(0).max(NARROWEST))
            }
            None => {
                let rect = self.frame.rect(shape.bounds);
                (Point::new(middle(rect).x, rect.bottom() + 2), USUAL)
            }
        };
        Some(self.label(name, at, width))
    }

    /// The name of a flow: where the diagram says, else on the longest of its lines.
    pub(super) fn edge_label(&self, edge: &DrawnEdge) -> Option<Shape> {
        let name = &*self.drawn.model.flows[edge.flow].name;
        if name.is_empty() {
            return None;
        }
        let label = match edge.label {
            Some(label) => {
                let label = self.frame.rect(label);
                self.label(name, Point::new(middle(label).x, label.y), u32::try_from(label.width).unwrap_or(0).max(NARROWEST))
            }
            None => {
                let length = |ends: &&[(f64, f64)]| ((ends[0].0 - ends[1].0).abs() + (ends[0].1 - ends[1].1).abs()) as i64;
                let longest = edge.points.windows(2).max_by_key(length)?;
                let at = self.frame.point(((longest[0].0 + longest[1].0) / 2.0, (longest[0].1 + longest[1].1) / 2.0));
                self.label(name, Point::new(at.x, at.y - LEADING - 2), USUAL)
            }
        };
        Some(match self.drawn.flows[edge.flow] {
            Some(node) => Shape::Link(node, vec![label]),
            None => label,
        })
    }

    fn label(&self, name: &str, top: Point, width: u32) -> Shape {
        let lines = self.face().shortened(name, width, LINES);
        let at = Point::new(top.x, top.y + ASCENT);
        Text { leading: LEADING, ..Text::lines("b", at, lines).anchored(Anchor::Middle) }.into()
    }
}
