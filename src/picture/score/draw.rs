//! A score's layout as two scenes: the heads, which stay in sight above it, and what lies below them.

use crate::model::id::NodeId;
use crate::model::queries::touchpoint::Party;
use crate::picture::curve::say_feeling;
use crate::picture::scene::{Anchor, Point, Rect, Scene, Shape, Stroke, Text};
use crate::picture::text::Face;
use crate::words::{Words, message};

use super::columns::{INSIDE, SUM};
use super::content::{ScoreData, ScoreTouchpoint};
use super::facts::ScoreFacts;
use super::layout::{BAR, SEEN_LINE, SQUARE, ScoreLayout, ThreadLine, feeling_height, signed};
use super::paper;
use super::rows::{LINE_ROW, Line, ROW, RowKind};

/// How many lines the titles of touchpoints take at most in their heads, and from line to line.
pub(super) const LINES: usize = 3;
const LEADING: i32 = 15;
/// From line to line of a turned title.
const TURNED_LEADING: i32 = 13;
/// The height of a touchpoint's head where its title is turned.
pub(super) const TURNED: i32 = 144;
/// The radius of a touchpoint's point.
const POINT: i32 = 6;
/// How far the rounded end of a bar reaches.
const ROUND: i32 = 3;
/// How far a thread bends away.
const BEND: i32 = 11;

/// A score, ready to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScorePicture {
    /// Stages and the numbers of touchpoints. What they lead to is told in words on the same page.
    pub heads: Scene,
    /// How many lines the titles of touchpoints take in the heads; none where they are turned.
    pub lines: Option<usize>,
    /// All rows. Points lead to their touchpoints.
    pub body: Scene,
}

/// Draws a layout.
pub fn draw(score: &ScoreData, layout: &ScoreLayout, words: &Words) -> ScorePicture {
    let across = layout.titled.then(|| titles_across(score, layout));
    let lines = across.as_ref().map(|titles| titles.iter().map(Vec::len).max().unwrap_or(1));
    ScorePicture { heads: heads(score, layout, across, words), lines, body: body(score, layout, words) }
}

/// The height of a touchpoint's head where its title stands across, by its lines.
pub(super) fn across_height(lines: usize) -> i32 {
    7 + LEADING * signed(lines)
}

/// The number and title of each touchpoint in lines below each other.
fn titles_across(score: &ScoreData, layout: &ScoreLayout) -> Vec<Vec<String>> {
    let face = Face::regular(paper::letters(layout).clamp(12, 15)).with_slack(score.slack);
    let titles = (1..).zip(score.touchpoints.iter().zip(&layout.columns));
    titles
        .map(|(number, (touchpoint, column))| {
            let title = format!("{number} {}", touchpoint.touchpoint.title);
            face.shortened(&title, unsigned(column.right - column.left - 2 * INSIDE), LINES)
        })
        .collect()
}

fn heads(score: &ScoreData, layout: &ScoreLayout, across: Option<Vec<Vec<String>>>, words: &Words) -> Scene {
    let letters = paper::letters(layout);
    let high = across.as_ref().map_or(TURNED, |titles| across_height(titles.iter().map(Vec::len).max().unwrap_or(1)));
    let mut across = across.map(Vec::into_iter);
    let hands = ScoreFacts::of(score).by_stage;
    let stages = layout.stages.iter().map(|&(stage, left, right)| {
        let page = &score.stages[stage].0;
        let title = format!("{} {}", stage + 1, page.title);
        let band = rectangle("", Rect::new(left + 1, 0, right - left - 1, ROW));
        // How often the work changes hands there is no less than the title: a stage without it would say never.
        let sum = hands.get(stage).copied().filter(|&hands| hands > 0 && right - left - 2 * INSIDE >= SUM);
        let room = right - left - 2 * INSIDE - if sum.is_some() { SUM } else { 0 };
        let shown = |size: u32| Face::bold(size).with_slack(score.slack).cut(&title, unsigned(room)).unwrap_or_default();
        let label = |class, text| Text::line(class, Point::new(left + INSIDE, 16), text);
        // Paper may have room for less: larger letters, made smaller with the picture.
        let (screen, paper) = (shown(13), shown(letters.max(13)));
        let labels =
            if screen == paper { vec![label("st", screen)] } else { vec![label("st on-screen", screen), label("st on-paper", paper)] };
        let mut shapes = vec![head(page.node, title, band, labels)];
        shapes.extend(sum.into_iter().flat_map(|hands| handed_on(hands, right - INSIDE)));
        shapes
    });
    let touchpoints = (1..).zip(score.touchpoints.iter().zip(&layout.columns)).map(|(number, (touchpoint, column))| {
        let title = &touchpoint.touchpoint.title;
        let place = Rect::new(column.left, ROW, column.right - column.left, high);
        let label = match across.as_mut().and_then(Iterator::next) {
            Some(lines) => vec![Text { leading: LEADING, ..Text::lines("", Point::new(place.x + INSIDE, place.y + LEADING), lines) }],
            None => turned(Face::regular(12).with_slack(score.slack), number, title, place, column.at),
        };
        head(touchpoint.touchpoint.node, format!("{number} {title}"), rectangle("h", place), label)
    });
    Scene {
        class: "sh",
        width: layout.width,
        height: ROW + high,
        title: words.text(message::SCORE_HEADS).into(),
        description: words.text(message::SCORE_HEADS_DESCRIPTION).into(),
        shapes: stages.flatten().chain(touchpoints).collect(),
    }
}

/// How often the work changes hands in a stage: the mark of it, and the number that ends there.
fn handed_on(hands: usize, end: i32) -> Vec<Shape> {
    let mark = stroke(Point::new(end - SUM + 10, 16), Point::new(end - SUM + 18, 8));
    let number = Text::line("hn", Point::new(end, 16), hands.to_string()).anchored(Anchor::End);
    vec![Shape::Path("sx", mark.into()), number.into()]
}

/// A number, and below it a title that runs down: its first line at the right, near the touchpoint's own place.
fn turned(face: Face, number: usize, title: &str, place: Rect, at: i32) -> Vec<Text> {
    let most = usize::try_from(place.width / TURNED_LEADING).unwrap_or(1).clamp(1, LINES);
    let lines = face.shortened(title, unsigned(place.height - ROW - INSIDE), most);
    let more = signed(lines.len()) - 1;
    let first = (at + more * TURNED_LEADING / 2).min(place.right() - TURNED_LEADING / 2 - 1);
    let below = |(line, text)| Text::line("n", Point::new(first - line * TURNED_LEADING, place.y + ROW), text);
    let number = Text::line("m", Point::new(at, place.y + LEADING), number.to_string());
    [number].into_iter().chain((0..).zip(lines).map(below)).collect()
}

/// The head of a stage or a touchpoint. It is called as it is written, where all of that is shown.
fn head(to: NodeId, title: String, ground: Shape, label: Vec<Text>) -> Shape {
    let is_whole = matches!(&label[..], [one] if one.lines.iter().flat_map(|line| line.split(' ')).eq(title.split(' ')));
    let named = (!is_whole).then_some(Shape::Title(title));
    Shape::Link(to, named.into_iter().chain([ground]).chain(label.into_iter().map(Shape::from)).collect())
}

fn unsigned(pixels: i32) -> u32 {
    u32::try_from(pixels).unwrap_or(0)
}

/// A rectangle as a path, which takes fewer bytes.
fn rectangle(class: &'static str, rect: Rect) -> Shape {
    let corners = [(rect.right(), rect.y), (rect.right(), rect.bottom()), (rect.x, rect.bottom())];
    let around = corners.map(|(x, y)| Stroke::Line(Point::new(x, y)));
    Shape::Path(class, [Stroke::Move(Point::new(rect.x, rect.y))].into_iter().chain(around).chain([Stroke::Close]).collect())
}

fn body(score: &ScoreData, layout: &ScoreLayout, words: &Words) -> Scene {
    let counts = [
        ("touchpoints", score.touchpoints.len().into()),
        ("steps", score.steps.len().into()),
        ("hands", ScoreFacts::of(score).hand_offs.into()),
    ];
    let mut shapes = ground(layout);
    shapes.extend(threads(score, layout));
    shapes.extend(steps(score, layout));
    shapes.extend(below(score, layout));
    shapes.extend(person(score, layout, words));
    Scene {
        class: "sb",
        width: layout.width,
        height: layout.height,
        title: words.say(message::SCORE_TITLE, &[("journey", (&*score.title).into())]),
        description: words.say(message::SCORE_DESCRIPTION, &counts),
        shapes,
    }
}

/// From a place to another as part of a path.
fn stroke(from: Point, to: Point) -> [Stroke; 2] {
    [Stroke::Move(from), Stroke::Line(to)]
}

/// Everything that one class draws, as one path; nothing where there is nothing.
fn path(class: &'static str, strokes: impl IntoIterator<Item = Stroke>) -> Option<Shape> {
    let strokes: Vec<Stroke> = strokes.into_iter().collect();
    (!strokes.is_empty()).then_some(Shape::Path(class, strokes))
}

/// Water, the rules between rows and columns, and the three lines.
fn ground(layout: &ScoreLayout) -> Vec<Shape> {
    let across = |y: i32| stroke(Point::new(0, y), Point::new(layout.width, y));
    let line = |line: Line| {
        let row = layout.rows.iter().find(|row| matches!(row.kind, RowKind::Line(l, _) if l == line));
        row.map(|row| row.y + LINE_ROW / 2)
    };
    let is_marked = |kind: RowKind| {
        matches!(kind, RowKind::Own | RowKind::Actor(..) | RowKind::Supporter(_) | RowKind::System(_) | RowKind::Unrecorded)
    };
    let water = line(Line::Visibility).unwrap_or(layout.height);
    let mut shapes = vec![Shape::Rect("sw", Rect::new(0, water, layout.width, layout.height - water), 0)];
    let rules = layout.rows.iter().filter(|row| is_marked(row.kind)).flat_map(|row| across(row.middle()));
    let zero = across(feeling_height(0.0));
    let edges = layout.columns.iter().map(|c| c.left).filter(|&x| x > 0 && layout.stages.iter().all(|stage| stage.1 != x));
    let down = |x: i32| stroke(Point::new(x, 0), Point::new(x, layout.height));
    shapes.extend(path("sr", rules.chain(zero).chain(edges.flat_map(down))));
    shapes.extend(path("sg", layout.stages.iter().map(|stage| stage.1).filter(|&x| x > 0).flat_map(down)));
    let from = line(Line::Interaction).unwrap_or(0);
    let parted = layout.dividers.iter().flat_map(|&x| stroke(Point::new(x, from + 6), Point::new(x, layout.height)));
    shapes.extend(path("sd", parted));
    shapes.extend(path("sl", [Line::Interaction, Line::InternalInteraction].into_iter().filter_map(line).flat_map(across)));
    shapes.extend(path("sv", line(Line::Visibility).into_iter().flat_map(across)));
    shapes
}

fn threads(score: &ScoreData, layout: &ScoreLayout) -> impl Iterator<Item = Shape> {
    let of = |hand_off: bool| {
        let lines = score.threads.iter().zip(&layout.threads).filter(move |(thread, _)| thread.hand_off == hand_off);
        lines.flat_map(|(_, line)| thread(*line))
    };
    path("sk", of(false)).into_iter().chain(path("sx", of(true)))
}

/// A thread, straight or bent.
fn thread(line: ThreadLine) -> [Stroke; 2] {
    let ThreadLine { from, to, bends } = line;
    if !bends {
        return stroke(from, to);
    }
    // Forwards over what lies between, backwards below it.
    let away = if to.x > from.x { -BEND } else { BEND };
    let lean = (to.x - from.x) / 4;
    let (a, b) = (Point::new(from.x + lean, from.y + away), Point::new(to.x - lean, to.y + away));
    [Stroke::Move(from), Stroke::Curve(a, b, to)]
}

/// Rings around steps that are waited for, then all steps in order, so that a script finds what is said of each: a dot is a line
/// without length, as wide as the dot.
fn steps(score: &ScoreData, layout: &ScoreLayout) -> Vec<Shape> {
    let rings: Vec<Shape> = layout.dots.iter().filter(|dot| dot.waits).map(|dot| Shape::Circle("", dot.at, dot.ring())).collect();
    let dots = score.steps.iter().zip(&layout.dots).map(|(step, dot)| match (step.informal, dot.radius) {
        (true, radius) => Shape::Circle("i", dot.at, radius),
        (false, 3) => Shape::Path("", stroke(dot.at, dot.at).into()),
        (false, 4) => Shape::Path("d4", stroke(dot.at, dot.at).into()),
        (false, 5) => Shape::Path("d5", stroke(dot.at, dot.at).into()),
        (false, _) => Shape::Path("d6", stroke(dot.at, dot.at).into()),
    });
    let groups = [("so", rings), ("sp", dots.collect())];
    groups.into_iter().filter(|(_, shapes)| !shapes.is_empty()).map(|(class, shapes)| Shape::Group(class, shapes)).collect()
}

/// What the steps lean on.
fn below(score: &ScoreData, layout: &ScoreLayout) -> Vec<Shape> {
    let squares = layout.squares.iter().flat_map(|&(_, at)| stroke(Point::new(at.x - SQUARE, at.y), Point::new(at.x + SQUARE, at.y)));
    let bars = layout.bars.iter().flat_map(|bar| stroke(Point::new(bar.from + ROUND, bar.y), Point::new(bar.to - ROUND, bar.y)));
    let mut shapes: Vec<Shape> = path("sq", squares).into_iter().chain(path("sy", bars)).collect();
    let bare = layout.unrecorded.iter().map(|&(touchpoint, run, at)| {
        let process = &score.touchpoints[touchpoint].runs[run].process;
        Shape::Spot(at, BAR, process.title.to_string())
    });
    let bare: Vec<Shape> = bare.collect();
    shapes.extend((!bare.is_empty()).then_some(Shape::Group("su", bare)));
    shapes
}

/// What concerns the person.
fn person(score: &ScoreData, layout: &ScoreLayout, words: &Words) -> Vec<Shape> {
    let mut shapes: Vec<Shape> = layout.nobody.iter().map(|&(_, rect)| Shape::Rect("sn", rect, 3)).collect();
    let triangle = |at: Point| {
        let corner = |x: i32, y: i32| Point::new(at.x + x, at.y + y);
        [Stroke::Move(corner(0, -8)), Stroke::Line(corner(8, 6)), Stroke::Line(corner(-8, 6)), Stroke::Close]
    };
    for &(touchpoint, at) in &layout.pains {
        let title = words.say(message::SCORE_PAINS, &[("value", score.touchpoints[touchpoint].pains.into())]);
        let sign = [
            stroke(Point::new(at.x, at.y - 3), Point::new(at.x, at.y + 1)),
            stroke(Point::new(at.x, at.y + 4), Point::new(at.x, at.y + 4)),
        ];
        let group = if score.touchpoints[touchpoint].heavy_pain {
            [Some(Shape::Title(title)), path("sa heavy", triangle(at)), path("se", sign.into_iter().flatten())]
        } else {
            [Some(Shape::Title(title)), path("sa", triangle(at)), None]
        };
        shapes.push(Shape::Group("", group.into_iter().flatten().collect()));
    }
    let icon = |&(touchpoint, channel, at): &(usize, usize, Point)| (score.touchpoints[touchpoint].channels[channel].1, at);
    let icons: Vec<_> = layout.channels.iter().map(icon).collect();
    shapes.extend((!icons.is_empty()).then_some(Shape::Icons(16, icons)));
    shapes.extend(seen(score, layout));
    for (number, (touchpoint, at)) in (1..).zip(score.touchpoints.iter().zip(&layout.points)) {
        shapes.push(point(number, touchpoint, *at, words));
    }
    shapes
}

/// What the person sees or holds: in words, or an eye that says them and leads to where they stand.
fn seen(score: &ScoreData, layout: &ScoreLayout) -> Vec<Shape> {
    let mut words = Vec::new();
    let mut eyes = Vec::new();
    for (touchpoint, at, lines) in &layout.sees {
        let touchpoint = &score.touchpoints[*touchpoint];
        if lines.is_empty() {
            let to = |x: i32, y: i32| Point::new(at.x + x, at.y + y);
            let lid = |away: i32, end: i32| Stroke::Curve(to(8 - (end - 8) / 2, 8 + away), to(8 + (end - 8) / 2, 8 + away), to(end, 8));
            let eye = vec![Stroke::Move(to(1, 8)), lid(-7, 15), lid(7, 1), Stroke::Close];
            let title = touchpoint.sees.as_deref().unwrap_or_default().to_owned();
            let shapes = vec![Shape::Title(title), Shape::Path("", eye), Shape::Circle("", to(8, 8), 2)];
            eyes.push(Shape::Link(touchpoint.touchpoint.node, shapes));
        } else {
            words.push(Text { leading: SEEN_LINE, ..Text::lines("", *at, lines.clone()) }.into());
        }
    }
    let groups = [("sees", words), ("eyes", eyes)];
    groups.into_iter().filter(|(_, shapes)| !shapes.is_empty()).map(|(class, shapes)| Shape::Group(class, shapes)).collect()
}

/// How a touchpoint feels: a dot, hollow where the person meets somebody else; a diamond at a moment of truth; a dash where
/// nobody knows.
fn point(number: i32, touchpoint: &ScoreTouchpoint, at: Point, words: &Words) -> Shape {
    let feeling = touchpoint.feeling.unwrap_or_default();
    let class = match (feeling, matches!(touchpoint.party, Party::Third { .. })) {
        (f, false) if f <= -1.5 => "f4",
        (f, false) if f < 0.0 => "f3",
        (f, false) if f >= 1.5 => "f0",
        (f, false) if f > 0.0 => "f1",
        (_, false) => "f2",
        (f, true) if f <= -1.5 => "f4 t",
        (f, true) if f < 0.0 => "f3 t",
        (f, true) if f >= 1.5 => "f0 t",
        (f, true) if f > 0.0 => "f1 t",
        (_, true) => "f2 t",
    };
    let shape = if touchpoint.feeling.is_none() {
        Shape::Path("fu", stroke(Point::new(at.x - POINT, at.y), Point::new(at.x + POINT, at.y)).into())
    } else if touchpoint.moment_of_truth {
        let corner = |x: i32, y: i32| Point::new(at.x + x, at.y + y);
        let r = POINT + 2;
        let corners = [Stroke::Move(corner(0, -r)), Stroke::Line(corner(r, 0)), Stroke::Line(corner(0, r)), Stroke::Line(corner(-r, 0))];
        Shape::Path(class, corners.into_iter().chain([Stroke::Close]).collect())
    } else {
        Shape::Circle(class, at, POINT)
    };
    let says = touchpoint.feeling.map_or_else(|| words.text(message::UNKNOWN).into(), say_feeling);
    let title = format!("{number} {}: {says}", touchpoint.touchpoint.title);
    Shape::Link(touchpoint.touchpoint.node, vec![Shape::Title(title), shape])
}
