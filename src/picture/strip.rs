//! The strip: a journey as one picture that is read before its words. Its stages from left to right, how each touchpoint
//! feels, where it is decided, where nobody answers, and how many processes lie beneath.
//!
//! In five sizes, from a mark beside a search result to the whole width of a page, and one for a phone in place of the widest.
//! What does not fit into a size is left out of it, and never shrinks below what can be read.
//!
//! - [`frame`]: the measures of each size. [`layout`]: where everything stands. [`places`]: where words find room.
//!   [`draw`]: the same as shapes.
//! - [`beside`]: two journeys on one axis. [`aligned`]: several below each other on one. [`to_scale`]: one whose waits are as long as they take.
//! - [`overview`]: what the widest shows besides: goals, what people think, their own work and their waiting.
//!   [`branches`]: where the journey goes on elsewhere than at the next touchpoint.

pub mod aligned;
pub mod beside;
mod branches;
pub(in crate::picture) mod draw;
mod frame;
mod layout;
mod overview;
mod places;
#[cfg(test)]
mod tests;
pub mod to_scale;

use std::borrow::Cow;

use crate::model::id::NodeId;
use crate::model::queries::touchpoint::Party;
use crate::words::{Words, message};

use super::curve::say_feeling;
use super::scene::Scene;

/// A journey, as far as its strip shows it.
#[derive(Clone, Debug)]
pub struct StripContent<'a> {
    /// What the journey is called.
    pub title: &'a str,
    /// Its stages, in order.
    pub stages: Vec<StripStage<'a>>,
    /// Where it goes on elsewhere, or only if. Shown where there is most room.
    pub branches: Vec<StripBranch<'a>>,
    /// Percent to spare in what text measures.
    pub slack: u32,
}

/// A stage of a strip.
#[derive(Clone, Debug)]
pub struct StripStage<'a> {
    /// Where it leads.
    pub node: NodeId,
    /// What it is called.
    pub title: &'a str,
    /// What the person wants of it.
    pub goal: Option<Cow<'a, str>>,
    /// How many processes serve its touchpoints.
    pub processes: usize,
    /// Its touchpoints, in order.
    pub points: Vec<StripPoint<'a>>,
}

/// From one touchpoint to another.
#[derive(Clone, Debug)]
pub struct StripBranch<'a> {
    /// The place of the first among all touchpoints.
    pub from: usize,
    /// The place of the second.
    pub to: usize,
    /// Under which condition.
    pub when: Option<&'a str>,
}

/// A touchpoint of a strip.
#[derive(Clone, Debug)]
pub struct StripPoint<'a> {
    /// Where it leads.
    pub node: NodeId,
    /// What it is called.
    pub title: &'a str,
    /// From -2 to 2; none where nobody knows.
    pub feeling: Option<f64>,
    /// Whether it is a moment of truth.
    pub truth: bool,
    /// Whose it is.
    pub party: Party,
    /// Whether nobody but us says how it feels.
    pub assumed: bool,
    /// Whether nobody is recorded who answers.
    pub unserved: bool,
    /// Whether it exists only because something went wrong before. Marked where there is most room.
    pub again: bool,
    /// Whether it is what the page is about.
    pub lit: bool,
    /// What the person thinks.
    pub thinks: Option<Cow<'a, str>>,
    /// The person's own work, in minutes.
    pub work: Option<f64>,
    /// How long the person waits before it, in minutes.
    pub wait: Option<f64>,
}

/// How large a strip is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StripSize {
    /// 120 × 16: beside a search result. The curve, and what is lit.
    Search,
    /// 320 × 40: in a list. The points, what nobody answers, and the processes.
    List,
    /// 720 × 90: in a row of its own, with the stages and the extremes named.
    Row,
    /// 1040 × 120: the width of a page beside its rail.
    Wide,
    /// 360 × 140: the width of a phone, where it stands for the overview.
    Narrow,
    /// 1280 wide: the width of a page, with all that can be told of a whole journey at once.
    Overview,
}

impl StripContent<'_> {
    /// All touchpoints, in order.
    fn points(&self) -> impl Iterator<Item = &StripPoint<'_>> {
        self.stages.iter().flat_map(|stage| &stage.points)
    }
}

/// The strip of a journey. Where some touchpoints are lit, the others are not marked.
pub fn scene(content: &StripContent<'_>, size: StripSize, words: &Words) -> Scene {
    drawn(content, size, &layout::layout(content, size, words), words)
}

/// A strip as it was laid out.
fn drawn(content: &StripContent<'_>, size: StripSize, laid: &layout::StripLayout, words: &Words) -> Scene {
    let (shapes, height) =
        if size == StripSize::Overview { overview::shapes(content, laid, words) } else { (draw::shapes(laid), laid.frame.height) };
    Scene {
        class: size.class(),
        width: laid.frame.width,
        height,
        title: words.say(message::STRIP_TITLE, &[("journey", content.title.into())]),
        description: describe(content, size, words),
        shapes,
    }
}

/// What a strip shows, in words.
fn describe(content: &StripContent<'_>, size: StripSize, words: &Words) -> String {
    let count = content.points().count();
    if count == 0 {
        return words.text(message::STRIP_EMPTY).to_owned();
    }
    let mut says = vec![words.say(message::STRIP_COUNTS, &[("touchpoints", count.into()), ("stages", content.stages.len().into())])];
    let known = || content.points().filter_map(|p| p.feeling.map(|feeling| (feeling, p.title)));
    let extremes = [
        (message::STRIP_LOWEST, known().min_by(|a, b| a.0.total_cmp(&b.0))),
        (message::STRIP_HIGHEST, known().max_by(|a, b| a.0.total_cmp(&b.0))),
    ];
    for (message, extreme) in extremes.into_iter().take(if size > StripSize::List { 2 } else { 1 }) {
        if let Some((feeling, title)) = extreme {
            says.push(words.say(message, &[("feeling", (&say_feeling(feeling)).into()), ("touchpoint", title.into())]));
        }
    }
    let counts = [
        (message::STRIP_UNKNOWN, content.points().filter(|p| p.feeling.is_none()).count()),
        (message::STRIP_UNSERVED, content.points().filter(|p| p.unserved).count()),
        (message::STRIP_LIT, content.points().filter(|p| p.lit).count()),
        (message::STRIP_AGAIN, if size == StripSize::Overview { content.points().filter(|p| p.again).count() } else { 0 }),
    ];
    says.extend(counts.into_iter().filter(|(_, n)| *n > 0).map(|(message, n)| words.say(message, &[("count", n.into())])));
    says.join(" ")
}
