//! A scene as inline SVG: no styles, no scripts, no ids but its own.

use std::fmt::Write as _;

use crate::base::escape::escape_into;
use crate::model::id::NodeId;

use super::scene::{Anchor, Point, Rect, Scene, Shape, Stroke, Text};

/// Writes the address of a node, ready for an `href`.
pub type AddressOf<'a> = &'a dyn Fn(NodeId, &mut String);

/// Writes a scene. `id` is unique on its page. Its title and description are its own first children. A picture that leads nowhere is read as one image,
/// by its title and description; one with links is read link by link.
pub fn write(out: &mut String, scene: &Scene, id: &str, links: AddressOf<'_>) {
    let role = if scene.shapes.iter().any(leads_somewhere) { "group" } else { "img" };
    let (class, width, height) = (scene.class, scene.width, scene.height);
    let _ = write!(
        out,
        "<svg id=\"{id}\" class=\"{class}\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"{role}\"><title>"
    );
    escape_into(out, &scene.title);
    out.push_str("</title>");
    if !scene.description.is_empty() {
        out.push_str("<desc>");
        escape_into(out, &scene.description);
        out.push_str("</desc>");
    }
    if scene.shapes.iter().any(is_hatched) {
        let _ = write!(
            out,
            "<defs><pattern id=\"{id}-hatch\" width=\"10\" height=\"10\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><path class=\"hatch\" d=\"M5 0V10\"/></pattern></defs>"
        );
    }
    let page = Canvas { id, links };
    scene.shapes.iter().for_each(|shape| write_shape(out, shape, page));
    out.push_str("</svg>");
}

/// Writes a scene without ids, for pages that hold many: its title and description are its own first children, and it is
/// hatched nowhere. One without a title adds nothing to the words beside it, and is passed over where a page is read aloud.
pub fn write_small(out: &mut String, scene: &Scene, links: AddressOf<'_>) {
    let Scene { class, width, height, .. } = scene;
    if scene.title.is_empty() {
        let _ = write!(out, "<svg class=\"{class}\" viewBox=\"0 0 {width} {height}\" aria-hidden=\"true\">");
        let page = Canvas { id: "", links };
        scene.shapes.iter().for_each(|shape| write_shape(out, shape, page));
        out.push_str("</svg>");
        return;
    }
    let role = if scene.shapes.iter().any(leads_somewhere) { "group" } else { "img" };
    let _ = write!(out, "<svg class=\"{class}\" viewBox=\"0 0 {width} {height}\" role=\"{role}\"><title>");
    escape_into(out, &scene.title);
    out.push_str("</title><desc>");
    escape_into(out, &scene.description);
    out.push_str("</desc>");
    let page = Canvas { id: "", links };
    scene.shapes.iter().for_each(|shape| write_shape(out, shape, page));
    out.push_str("</svg>");
}

/// What shapes need to know of the page that they stand on.
#[derive(Clone, Copy)]
struct Canvas<'a> {
    id: &'a str,
    links: AddressOf<'a>,
}

fn is_hatched(shape: &Shape) -> bool {
    match shape {
        Shape::Hatch(_) => true,
        Shape::Group(_, shapes) | Shape::Link(_, shapes) => shapes.iter().any(is_hatched),
        _ => false,
    }
}

fn leads_somewhere(shape: &Shape) -> bool {
    match shape {
        Shape::Link(..) => true,
        Shape::Group(_, shapes) => shapes.iter().any(leads_somewhere),
        _ => false,
    }
}

fn write_shape(out: &mut String, shape: &Shape, page: Canvas<'_>) {
    match shape {
        Shape::Rect(class, rect, round) => {
            opened(out, "rect", class);
            sized(out, *rect);
            if *round > 0 {
                attribute(out, "rx", *round);
            }
            out.push_str("/>");
        }
        Shape::Column(x, width) => {
            out.push_str("<rect");
            attribute(out, "x", *x);
            attribute(out, "width", *width);
            out.push_str(" height=\"100%\"/>");
        }
        Shape::Hatch(rect) => {
            out.push_str("<rect fill=\"url(#");
            out.push_str(page.id);
            out.push_str("-hatch)\"");
            sized(out, *rect);
            out.push_str("/>");
        }
        Shape::Wave(class, y, from, to) => {
            opened(out, "path", class);
            out.push_str(" d=\"");
            out.push('M');
            corner(out, Point::new(*from, *y));
            out.push_str("q12-6 24 0");
            (1..(to - from) / 24).for_each(|_| out.push_str("t24 0"));
            out.push_str("\"/>");
        }
        Shape::Circle(class, at, radius) => {
            opened(out, "circle", class);
            attribute(out, "cx", at.x);
            attribute(out, "cy", at.y);
            attribute(out, "r", *radius);
            out.push_str("/>");
        }
        Shape::Spot(at, radius, title) => {
            opened(out, "circle", "");
            attribute(out, "cx", at.x);
            attribute(out, "cy", at.y);
            attribute(out, "r", *radius);
            out.push('>');
            write_title(out, title);
            out.push_str("</circle>");
        }
        Shape::Title(title) => write_title(out, title),
        Shape::Path(class, strokes) => write_path(out, class, strokes),
        Shape::Text(text) => write_text(out, text),
        Shape::Icons(size, icons) => {
            out.push_str("<g aria-hidden=\"true\">");
            for (name, at) in icons {
                out.push_str("<use href=\"#tl-icon-");
                out.push_str(name);
                out.push('"');
                sized(out, Rect::new(at.x, at.y, *size, *size));
                out.push_str("/>");
            }
            out.push_str("</g>");
        }
        Shape::Name(name) => {
            out.push_str("<title>");
            escape_into(out, name);
            out.push_str("</title>");
        }
        Shape::Group(class, shapes) => {
            opened(out, "g", class);
            out.push('>');
            shapes.iter().for_each(|shape| write_shape(out, shape, page));
            out.push_str("</g>");
        }
        Shape::Link(to, shapes) => {
            out.push_str("<a href=\"");
            (page.links)(*to, out);
            out.push('"');
            if shapes.iter().any(|shape| matches!(shape, Shape::Text(text) if text.names_team)) {
                out.push_str(" data-team");
            }
            out.push('>');
            shapes.iter().for_each(|shape| write_shape(out, shape, page));
            out.push_str("</a>");
        }
    }
}

/// Begins an element: `<rect class="box"`; without a class where the group that it stands in has one.
fn opened(out: &mut String, element: &str, class: &str) {
    out.push('<');
    out.push_str(element);
    if !class.is_empty() {
        out.push_str(" class=\"");
        out.push_str(class);
        out.push('"');
    }
}

fn write_title(out: &mut String, title: &str) {
    out.push_str("<title>");
    escape_into(out, title);
    out.push_str("</title>");
}

/// Adds a number: `write!` would cost three times as much, and a blueprint has thousands.
fn number(out: &mut String, n: i32) {
    out.push_str(itoa::Buffer::new().format(n));
}

fn attribute(out: &mut String, name: &str, n: i32) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    number(out, n);
    out.push('"');
}

/// Where a shape lies and how large it is; at an edge its place goes without saying.
fn sized(out: &mut String, Rect { x, y, width, height }: Rect) {
    for (name, at) in [("x", x), ("y", y)] {
        if at != 0 {
            attribute(out, name, at);
        }
    }
    attribute(out, "width", width);
    attribute(out, "height", height);
}

/// A place in a path.
fn corner(out: &mut String, at: Point) {
    number(out, at.x);
    out.push(' ');
    number(out, at.y);
}

/// Writes a path: where it begins from the picture's corner, all else from where the line has come to, which is shorter.
fn write_path(out: &mut String, class: &str, strokes: &[Stroke]) {
    opened(out, "path", class);
    out.push_str(" d=\"");
    let (mut at, mut begin, mut leant) = (Point::new(0, 0), Point::new(0, 0), None);
    let mut last = ' ';
    for stroke in strokes {
        let mut command = |out: &mut String, letter: char| {
            // The same letter again goes without saying.
            if letter != last {
                out.push(letter);
            }
            std::mem::replace(&mut last, letter) != letter
        };
        match *stroke {
            Stroke::Move(p) => {
                command(out, 'M');
                last = 'M';
                corner(out, p);
                begin = p;
            }
            Stroke::Line(p) if p.y == at.y => {
                let is_first = command(out, 'h');
                step(out, p.x - at.x, is_first);
            }
            Stroke::Line(p) if p.x == at.x => {
                let is_first = command(out, 'v');
                step(out, p.y - at.y, is_first);
            }
            Stroke::Line(p) => {
                let is_first = command(out, 'l');
                steps(out, at, &[p], is_first);
            }
            Stroke::Curve(a, b, p) if leant == Some(a) => {
                let is_first = command(out, 's');
                steps(out, at, &[b, p], is_first);
            }
            Stroke::Curve(a, b, p) => {
                let is_first = command(out, 'c');
                steps(out, at, &[a, b, p], is_first);
            }
            Stroke::Close => {
                out.push('z');
                last = 'z';
            }
        }
        leant = None;
        at = match *stroke {
            Stroke::Move(p) | Stroke::Line(p) => p,
            Stroke::Curve(_, b, p) => {
                leant = Some(Point::new(2 * p.x - b.x, 2 * p.y - b.y));
                p
            }
            Stroke::Close => begin,
        };
    }
    out.push_str("\"/>");
}

/// Adds how far it is from a place to others.
fn steps(out: &mut String, at: Point, to: &[Point], is_first: bool) {
    for (i, p) in to.iter().enumerate() {
        step(out, p.x - at.x, is_first && i == 0);
        step(out, p.y - at.y, false);
    }
}

/// Adds a distance, with a space where its sign does not part it from what is before.
fn step(out: &mut String, n: i32, is_first: bool) {
    if !is_first && n >= 0 {
        out.push(' ');
    }
    number(out, n);
}

fn write_text(out: &mut String, text: &Text) {
    let Text { class, at, leading, anchor, lines, names_team } = text;
    opened(out, "text", class);
    attribute(out, "x", at.x);
    attribute(out, "y", at.y);
    match anchor {
        Anchor::Start => {}
        Anchor::Middle => out.push_str(" text-anchor=\"middle\""),
        Anchor::End => out.push_str(" text-anchor=\"end\""),
    }
    if *names_team {
        out.push_str(" data-team");
    }
    out.push('>');
    for (i, line) in lines.iter().enumerate() {
        if i > 0 {
            // The space keeps the words of two lines apart where they are copied or read aloud.
            out.push_str(" <tspan");
            attribute(out, "x", at.x);
            attribute(out, "dy", *leading);
            out.push('>');
        }
        escape_into(out, line);
        if i > 0 {
            out.push_str("</tspan>");
        }
    }
    out.push_str("</text>");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scene(shapes: Vec<Shape>) -> Scene {
        Scene { class: "pic", width: 40, height: 30, title: "A & B".into(), description: "Two".into(), shapes }
    }

    fn svg(shapes: Vec<Shape>) -> String {
        let mut out = String::new();
        write(&mut out, &scene(shapes), "tl-p", &|node, out| out.push_str(&format!("x.html#{}", node.0)));
        out
    }

    #[test]
    fn a_picture_has_a_title_and_a_description() {
        insta::assert_snapshot!(svg(vec![Shape::Rect("box", Rect::new(1, 2, 3, 4), 0)]), @r#"<svg id="tl-p" class="pic" viewBox="0 0 40 30" width="40" height="30" role="img"><title>A &amp; B</title><desc>Two</desc><rect class="box" x="1" y="2" width="3" height="4"/></svg>"#);
    }

    #[test]
    fn a_picture_with_links_is_no_single_image() {
        let text = Text { lines: vec!["one".into(), "two".into()], leading: 16, ..Text::line("t", Point::new(5, 6), "") };
        let shown = svg(vec![Shape::Group("step", vec![Shape::Link(NodeId(7), vec![text.into()])])]);
        assert!(shown.contains("role=\"group\""), "{shown}");
        assert!(
            shown.contains(r#"<a href="x.html#7"><text class="t" x="5" y="6">one <tspan x="5" dy="16">two</tspan></text></a>"#),
            "{shown}"
        );
    }

    #[test]
    fn a_curve_that_goes_on_as_it_came_says_so() {
        let p = Point::new;
        let strokes = [Stroke::Move(p(5, 5)), Stroke::Curve(p(6, 5), p(8, 9), p(9, 9)), Stroke::Curve(p(10, 9), p(12, 2), p(13, 2))];
        assert!(svg(vec![Shape::Path("", strokes.into())]).contains("<path d=\"M5 5c1 0 3 4 4 4s3-7 4-7\"/>"));
        let dots = [Stroke::Move(p(5, 5)), Stroke::Line(p(5, 5)), Stroke::Move(p(9, 9)), Stroke::Line(p(9, 9))];
        assert!(svg(vec![Shape::Path("", dots.into())]).contains("d=\"M5 5h0M9 9h0\""));
    }

    #[test]
    fn lines_are_written_short() {
        let p = Point::new;
        let strokes = [Stroke::Move(p(0, 5)), Stroke::Line(p(9, 5)), Stroke::Line(p(9, 8)), Stroke::Line(p(0, 0)), Stroke::Close];
        assert!(svg(vec![Shape::Path("line", strokes.into())]).contains("d=\"M0 5h9v3l-9-8z\""));
    }
}
