//! What goes in and comes out, and notes.

use crate::bpmn::diagrams::DrawnShape;
use crate::bpmn::elements::DataSort;
use crate::picture::scene::{Point, Rect, Shape, Stroke, Text};

use super::marks::lines;
use super::{LEADING, ModelDrawing};

/// How much of a sheet's corner is folded.
const FOLD: i32 = 10;

impl ModelDrawing<'_> {
    /// A sheet, or a store; its name beside it.
    pub(super) fn data(&self, shape: &DrawnShape, sort: DataSort) -> Vec<Shape> {
        let rect = self.frame.rect(shape.bounds);
        match sort {
            DataSort::Store => store(rect),
            DataSort::Object { is_many } => sheet(rect, is_many),
            DataSort::Input | DataSort::Output => {
                let mut shapes = sheet(rect, false);
                let arrow: &[(i32, i32)] = &[(0, 4), (6, 4), (6, 1), (11, 6), (6, 11), (6, 8), (0, 8)];
                let class = if sort == DataSort::Output { "f" } else { "i" };
                shapes.push(lines(class, Point::new(rect.x + 4, rect.y + 3), &[arrow], true));
                shapes
            }
        }
    }

    /// A note: a bracket, and its words.
    pub(super) fn annotation(&self, shape: &DrawnShape) -> Vec<Shape> {
        let rect = self.frame.rect(shape.bounds);
        let name = &*self.element(shape).name;
        let bracket: &[(i32, i32)] = &[(12, 0), (0, 0), (0, rect.height), (12, rect.height)];
        let width = u32::try_from(rect.width - 8).unwrap_or(0).max(60);
        // Words that have no room in the bracket go on below it: a note that is cut says nothing.
        let lines_of = self.face().wrap(name, width);
        let text = Text { leading: LEADING, ..Text::lines("", Point::new(rect.x + 6, rect.y + 14), lines_of) };
        let words = (!name.is_empty()).then(|| text.into());
        std::iter::once(lines("a", Point::new(rect.x, rect.y), &[bracket], false)).chain(words).collect()
    }
}

fn sheet(rect: Rect, is_many: bool) -> Vec<Shape> {
    let (width, height) = (rect.width, rect.height);
    let at = Point::new(rect.x, rect.y);
    let fold = FOLD.min(width / 2).min(height / 2);
    let edge: &[(i32, i32)] = &[(0, 0), (width - fold, 0), (width, fold), (width, height), (0, height)];
    let corner: &[(i32, i32)] = &[(width - fold, 0), (width - fold, fold), (width, fold)];
    let mut shapes = vec![lines("d", at, &[edge], true), lines("i", at, &[corner], false)];
    if is_many {
        let (x, y) = (width / 2, height - 3);
        shapes.push(lines("j", at, &[&[(x - 4, y - 8), (x - 4, y)], &[(x, y - 8), (x, y)], &[(x + 4, y - 8), (x + 4, y)]], false));
    }
    shapes
}

/// A drum.
fn store(rect: Rect) -> Vec<Shape> {
    let lid = (rect.height / 6).max(3);
    let p = |x: i32, y: i32| Point::new(rect.x + x, rect.y + y);
    let (width, height) = (rect.width, rect.height);
    let arc = |y: i32, by: i32| [Stroke::Move(p(0, y)), Stroke::Curve(p(0, y + by), p(width, y + by), p(width, y))];
    let body = vec![
        Stroke::Move(p(0, lid)),
        Stroke::Curve(p(0, -lid / 3), p(width, -lid / 3), p(width, lid)),
        Stroke::Line(p(width, height - lid)),
        Stroke::Curve(p(width, height + lid / 3), p(0, height + lid / 3), p(0, height - lid)),
        Stroke::Close,
    ];
    let rings = [lid, lid + 4, lid + 8].into_iter().flat_map(|y| arc(y, lid)).collect();
    vec![Shape::Path("d", body), Shape::Path("i", rings)]
}
