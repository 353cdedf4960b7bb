//! A scene as inline SVG: no styles, no scripts, no ids but those that name and describe it.

use std::fmt::Write as _;

use crate::base::escape::escape_into;
use crate::model::id::NodeId;

use super::scene::{Anchor, Point, Rect, Scene, Shape, Stroke, Text};

/// Writes the address of a node, ready for an `href`.
pub type AddressOf<'a> = &'a dyn Fn(NodeId, &mut String);

/// Writes a scene. `id` is unique on its page. A picture that leads nowhere is read as one image,
/// by its title and description; one with links is read link by link.
pub fn write(out: &mut String, scene: &Scene, id: &str, links: AddressOf<'_>) {
    let role = if scene.shapes.iter().any(leads_somewhere) { "group" } else { "img" };
    let (class, width, height) = (scene.class, scene.width, scene.height);
    let _ = write!(
        out,
        "<svg id=\"{id}\" class=\"{class}\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"{role}\" aria-labelledby=\"{id}-title\" aria-describedby=\"{id}-desc\"><title id=\"{id}-title\">"
    );
    escape_into(out, &scene.title);
    let _ = write!(out, "</title><desc id=\"{id}-desc\">");
    escape_into(out, &scene.description);
    out.push_str("</desc>");
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
/// hatched nowhere.
pub fn write_small(out: &mut String, scene: &Scene, links: AddressOf<'_>) {
    let role = if scene.shapes.iter().any(leads_somewhere) { "group" } else { "img" };
    let (class, width, height) = (scene.class, scene.width, scene.height);
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
            corner(out, 'M', Point::new(*from, *y));
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
        Shape::Icon(name, at, size) => {
            out.push_str("<use href=\"#tl-icon-");
            out.push_str(name);
            out.push('"');
            sized(out, Rect::new(at.x, at.y, *size, *size));
            out.push_str(" aria-hidden=\"true\"/>");
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
            out.push_str("\">");
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

fn sized(out: &mut String, Rect { x, y, width, height }: Rect) {
    attribute(out, "x", x);
    attribute(out, "y", y);
    attribute(out, "width", width);
    attribute(out, "height", height);
}

/// A place in a path behind its letter.
fn corner(out: &mut String, letter: char, at: Point) {
    out.push(letter);
    number(out, at.x);
    out.push(' ');
    number(out, at.y);
}

fn write_path(out: &mut String, class: &str, strokes: &[Stroke]) {
    opened(out, "path", class);
    out.push_str(" d=\"");
    let mut at = Point::new(0, 0);
    for stroke in strokes {
        match *stroke {
            Stroke::Move(p) => {
                corner(out, 'M', p);
                at = p;
            }
            Stroke::Line(p) => {
                match (p.x == at.x, p.y == at.y) {
                    (_, true) => {
                        out.push('H');
                        number(out, p.x);
                    }
                    (true, _) => {
                        out.push('V');
                        number(out, p.y);
                    }
                    _ => corner(out, 'L', p),
                }
                at = p;
            }
            Stroke::Curve(a, b, p) => {
                corner(out, 'C', a);
                corner(out, ' ', b);
                corner(out, ' ', p);
                at = p;
            }
            Stroke::Close => out.push('z'),
        }
    }
    out.push_str("\"/>");
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
        insta::assert_snapshot!(svg(vec![Shape::Rect("box", Rect::new(1, 2, 3, 4), 0)]), @r#"<svg id="tl-p" class="pic" viewBox="0 0 40 30" width="40" height="30" role="img" aria-labelledby="tl-p-title" aria-describedby="tl-p-desc"><title id="tl-p-title">A &amp; B</title><desc id="tl-p-desc">Two</desc><rect class="box" x="1" y="2" width="3" height="4"/></svg>"#);
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
    fn lines_are_written_short() {
        let p = Point::new;
        let strokes = [Stroke::Move(p(0, 5)), Stroke::Line(p(9, 5)), Stroke::Line(p(9, 8)), Stroke::Line(p(0, 0)), Stroke::Close];
        assert!(svg(vec![Shape::Path("line", strokes.into())]).contains("d=\"M0 5H9V8L0 0z\""));
    }
}
