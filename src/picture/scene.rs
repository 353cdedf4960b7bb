//! Shapes with whole coordinates, in pixels from the upper left corner.

use crate::model::id::NodeId;

/// A picture. Later shapes lie above earlier ones, and are read after them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scene {
    /// What the style sheet knows it by.
    pub class: &'static str,
    /// How wide it is.
    pub width: i32,
    /// How high it is.
    pub height: i32,
    /// What it is, in a few words.
    pub title: String,
    /// What it shows, in a sentence or two.
    pub description: String,
    /// What is drawn.
    pub shapes: Vec<Shape>,
}

/// A place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "right and down")]
pub struct Point {
    pub x: i32,
    pub y: i32,
}

impl Point {
    /// The place so far to the right and down.
    pub const fn new(x: i32, y: i32) -> Self {
        Self { x, y }
    }
}

/// An upright rectangle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the upper left corner, and the size")]
pub struct Rect {
    pub x: i32,
    pub y: i32,
    pub width: i32,
    pub height: i32,
}

impl Rect {
    /// A rectangle from its corner and size.
    pub const fn new(x: i32, y: i32, width: i32, height: i32) -> Self {
        Self { x, y, width, height }
    }

    /// Where it ends at the right.
    pub const fn right(self) -> i32 {
        self.x + self.width
    }

    /// Where it ends below.
    pub const fn bottom(self) -> i32 {
        self.y + self.height
    }

    /// Whether the two share more than an edge.
    pub const fn overlaps(self, other: Rect) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }

    /// Whether the other lies inside, edges included.
    pub const fn holds(self, other: Rect) -> bool {
        self.x <= other.x && self.y <= other.y && self.right() >= other.right() && self.bottom() >= other.bottom()
    }
}

/// What is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A rectangle, its corners rounded by so many pixels.
    Rect(&'static str, Rect, i32),
    /// A rectangle as high as the picture: where it begins, and how wide it is.
    Column(i32, i32),
    /// A rectangle filled with slanting lines.
    Hatch(Rect),
    /// A gentle wave at a height, from left to right.
    Wave(&'static str, i32, i32, i32),
    /// A circle by its centre and radius.
    Circle(&'static str, Point, i32),
    /// A circle with a name that shows where somebody points at it.
    Spot(Point, i32, String),
    /// What the group or link that it stands in is called.
    Title(String),
    /// Lines and curves.
    Path(&'static str, Vec<Stroke>),
    /// Words.
    Text(Text),
    /// Some of the page's icons, each in a square of so many pixels, its corner given; they are not read aloud.
    Icons(i32, Vec<(&'static str, Point)>),
    /// What belongs together.
    Group(&'static str, Vec<Shape>),
    /// Shapes that lead to a node.
    Link(NodeId, Vec<Shape>),
    /// What the shapes around it are called, for who points at them or hears them.
    Name(String),
}

/// A part of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stroke {
    /// Begins somewhere else.
    Move(Point),
    /// A straight line.
    Line(Point),
    /// A curve: the two places that it leans to, and where it ends.
    Curve(Point, Point, Point),
    /// Back to where it began.
    Close,
}

/// At which of its ends, or in its middle, a text is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "as the names say")]
pub enum Anchor {
    Start,
    Middle,
    End,
}

/// Words on one or more lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// What the style sheet knows it by; it sets the size that the text was measured with.
    pub class: &'static str,
    /// Where the first line stands.
    pub at: Point,
    /// From line to line.
    pub leading: i32,
    /// Where the lines are held.
    pub anchor: Anchor,
    /// The lines.
    pub lines: Vec<String>,
    /// Whether it names a team.
    pub names_team: bool,
}

impl Text {
    /// One line, held at its start.
    pub fn line(class: &'static str, at: Point, text: impl Into<String>) -> Self {
        Self::lines(class, at, vec![text.into()])
    }

    /// Lines, held at their start; `leading` has to be set where there are several.
    pub fn lines(class: &'static str, at: Point, lines: Vec<String>) -> Self {
        Self { class, at, leading: 0, anchor: Anchor::Start, lines, names_team: false }
    }

    /// The same, held elsewhere.
    pub fn anchored(self, anchor: Anchor) -> Self {
        Self { anchor, ..self }
    }
}

impl From<Text> for Shape {
    fn from(text: Text) -> Self {
        Self::Text(text)
    }
}
