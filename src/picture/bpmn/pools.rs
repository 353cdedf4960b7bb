//! What others lie in: pools, lanes, subprocesses that are opened, groups.

use crate::bpmn::diagrams::DrawnShape;
use crate::bpmn::elements::{ActivitySort, ElementKind};
use crate::picture::scene::{Anchor, Point, Rect, Shape, Text};

use super::ModelDrawing;
use super::activities::CORNER;

/// How wide the strip with the name of a pool or lane is.
const STRIP: i32 = 30;

impl ModelDrawing<'_> {
    /// A frame with its name.
    pub(super) fn pool(&self, shape: &DrawnShape) -> Vec<Shape> {
        let element = self.element(shape);
        let rect = self.frame.rect(shape.bounds);
        let is_team = self.drawn.teams[shape.element];
        match &element.kind {
            ElementKind::Participant { process: None, .. } if !self.holds_lanes(shape) => {
                let mut shapes = vec![Shape::Rect("p", rect, 0)];
                shapes.extend(self.name_within(
                    &element.name,
                    Rect::new(rect.x + 8, rect.y + 4, rect.width - 16, rect.height - 8),
                    is_team,
                ));
                shapes
            }
            ElementKind::Participant { .. } | ElementKind::Lane => {
                let strip = if shape.is_horizontal {
                    Rect::new(rect.x, rect.y, STRIP.min(rect.width), rect.height)
                } else {
                    Rect::new(rect.x, rect.y, rect.width, STRIP.min(rect.height))
                };
                let class = if element.kind == ElementKind::Lane { "n" } else { "h" };
                let mut shapes = vec![Shape::Rect("p", rect, 0), Shape::Rect(class, strip, 0)];
                shapes.extend(if shape.is_horizontal {
                    self.name_upwards(&element.name, strip, is_team)
                } else {
                    self.name_within(&element.name, strip, is_team)
                });
                shapes
            }
            ElementKind::Group => {
                let at = Point::new(rect.x + rect.width / 2, rect.y - 4);
                let name = Text::line("b", at, &*element.name).anchored(Anchor::Middle);
                let name = (!element.name.is_empty()).then(|| name.into());
                std::iter::once(Shape::Rect("g", rect, CORNER)).chain(name).collect()
            }
            _ => self.opened(shape, rect),
        }
    }

    /// An activity whose insides are shown.
    fn opened(&self, shape: &DrawnShape, rect: Rect) -> Vec<Shape> {
        let element = self.element(shape);
        let Some(activity) = element.activity() else { return Vec::new() };
        let class = match activity.sort {
            ActivitySort::EventSubProcess => "s y",
            ActivitySort::Call => "s k",
            _ => "s",
        };
        let mut shapes = vec![Shape::Rect(class, rect, CORNER)];
        if activity.sort == ActivitySort::Transaction {
            shapes.push(Shape::Rect("s", Rect::new(rect.x + 3, rect.y + 3, rect.width - 6, rect.height - 6), CORNER - 2));
        }
        let room = u32::try_from(rect.width - 16).unwrap_or(0);
        if let Some(name) = self.face().cut(&element.name, room).filter(|name| !name.is_empty()) {
            shapes.push(Text::line("", Point::new(rect.x + 8, rect.y + 17), name).into());
        }
        shapes.extend(self.marks_below(activity, rect, false));
        shapes
    }

    fn holds_lanes(&self, pool: &DrawnShape) -> bool {
        let lies_in = |other: &DrawnShape| self.element(other).kind == ElementKind::Lane && super::frame::holds(pool.bounds, other.bounds);
        self.drawn.diagram.shapes.iter().any(lies_in)
    }
}
