//! The lines between two columns of a trace as a scene.

use crate::picture::scene::{Point, Scene, Shape, Stroke};

use super::layout::{GAP, TraceLayout, TraceLine};

/// How far an arc reaches at least and at most.
const ARC: (i32, i32) = (14, GAP - 8);

/// The lines behind each column but the last one, where none begins: from edge to edge, and as high as all columns. They say nothing
/// that the lists beside them and the page's words do not.
pub fn draw(layout: &TraceLayout) -> Vec<Scene> {
    let behind = |lines: &Vec<TraceLine>| {
        let of = |support: bool| lines.iter().filter(move |line| line.support == support).flat_map(|&line| strokes(line)).collect();
        let paths: [(&str, Vec<Stroke>); 2] = [("", of(false)), ("s", of(true))];
        let shapes = paths.into_iter().filter(|(_, strokes)| !strokes.is_empty()).map(|(class, strokes)| Shape::Path(class, strokes));
        Scene { class: "tl", width: GAP, height: layout.height, title: String::new(), description: String::new(), shapes: shapes.collect() }
    };
    let last = layout.lines.len().saturating_sub(1);
    layout.lines.iter().enumerate().filter(|(gap, lines)| *gap < last || !lines.is_empty()).map(|(_, lines)| behind(lines)).collect()
}

/// A line as part of a path.
pub(super) fn strokes(line: TraceLine) -> [Stroke; 2] {
    let at = |x: i32, y: i32| Point::new(x, y);
    let (from, to) = (line.from, line.to);
    if line.is_arc {
        let reach = (ARC.0 + (to - from) / 8).min(ARC.1);
        return [Stroke::Move(at(0, from)), Stroke::Curve(at(reach, from), at(reach, to), at(0, to))];
    }
    let bend = if from == to { Stroke::Line(at(GAP, to)) } else { Stroke::Curve(at(GAP / 2, from), at(GAP / 2, to), at(GAP, to)) };
    [Stroke::Move(at(0, from)), bend]
}
