//! The ways that cases went, as small shapes: a touchpoint by its number, what is left out in its place, what comes in another order, and what
//! stands at no touchpoint by a letter.

use maud::{Markup, html};

use crate::html::html_text::{minutes, text};
use crate::model::logged::{Disclosed, VariantFigures, VariantStep};
use crate::words::message;

use super::LoggedJourney;

/// A shape of a way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum WayShape {
    /// A touchpoint, by its place.
    Came(usize),
    /// One that the documented way does not lead to from the one before.
    Elsewhere(usize),
    /// One that it has between these two, and the case has not.
    LeftOut(usize),
    /// An activity that stands at no touchpoint, by its place among these.
    Besides(usize),
}

impl LoggedJourney<'_, '_, '_> {
    /// The commonest ways.
    pub(super) fn ways(&self) -> Markup {
        html! {
            @for way in &self.log.figures.variants {
                "\n" tr {
                    td.way { @for shape in self.shapes(way) { (self.shape(shape)) " " } }
                    td.right { (self.cases(Disclosed::Told(way.cases))) }
                    td.right { (minutes(way.throughput_median)) }
                }
            }
        }
    }

    /// How many went other ways.
    pub(super) fn other_ways(&self) -> Markup {
        let others = self.log.figures.other_variants;
        if others.told() == Some(0) || self.log.figures.variants.is_empty() {
            return html! {};
        }
        let cases = self.cases(others);
        html! { (self.page.phrase(message::LOGGED_OTHER_WAYS, &[("cases", (&cases).into())])) }
    }

    /// A way shape by shape, with what the documented way has and it has not.
    fn shapes(&self, way: &VariantFigures) -> Vec<WayShape> {
        let mut folded: Vec<usize> =
            way.steps.iter().filter_map(|step| if let VariantStep::Touchpoint(at) = step { Some(*at) } else { None }).collect();
        folded.dedup();
        let mut lacking = self.way.lacking(&folded).into_iter();
        let mut shapes = Vec::new();
        let mut before = None;
        for step in &way.steps {
            match step {
                VariantStep::Activity(name) => {
                    let place = self.log.figures.undocumented.iter().position(|activity| activity.name == *name);
                    shapes.extend(place.map(WayShape::Besides));
                }
                // What comes again after something besides is the same touchpoint still.
                VariantStep::Touchpoint(at) if before == Some(*at) => shapes.push(WayShape::Came(*at)),
                VariantStep::Touchpoint(at) => {
                    before = Some(*at);
                    match lacking.next().flatten() {
                        Some(left_out) => {
                            shapes.extend(left_out.into_iter().map(WayShape::LeftOut));
                            shapes.push(WayShape::Came(*at));
                        }
                        None => shapes.push(WayShape::Elsewhere(*at)),
                    }
                }
            }
        }
        shapes.extend(lacking.next().flatten().into_iter().flatten().map(WayShape::LeftOut));
        shapes
    }

    fn shape(&self, shape: WayShape) -> Markup {
        let page = self.page;
        match shape {
            WayShape::Came(at) => html! { i.st { (at + 1) } },
            WayShape::Elsewhere(at) => html! { i.st.else { span.vh { (page.word(message::LOGGED_SHAPE_ELSEWHERE)) " " } (at + 1) } },
            WayShape::LeftOut(at) => html! { i.st.not { span.vh { (page.word(message::LOGGED_SHAPE_LEFT_OUT)) " " } (at + 1) } },
            WayShape::Besides(at) => html! { i.st.besides { (text(&letter(at))) } },
        }
    }
}

/// The letter of an activity: `a` to `z`, then `a2` and so on.
pub(super) fn letter(place: usize) -> String {
    let letter = (b'a'..=b'z').nth(place % 26).map_or('a', char::from);
    if place < 26 { letter.to_string() } else { format!("{letter}{}", place / 26 + 1) }
}
