//! What a chapter tells of the ways to a touchpoint and on from it, and of what is promised and measured there.

use maud::{Markup, html};

use crate::html::fragments::chapter::{Chapters, anchor};
use crate::html::fragments::measure;
use crate::html::html_text::{Html, anchors, joined, path, text};
use crate::model::graph::Entity;
use crate::model::id::{Id, NodeId};
use crate::model::nested::{Measure, Touchpoint, TouchpointNext};
use crate::words::{MessageValue, message};

impl Chapters<'_, '_, '_> {
    /// What went wrong before, so that a touchpoint exists at all: links to all of it.
    pub(super) fn causes(&self, t: &Touchpoint) -> Markup {
        let page = self.page;
        let links = joined(t.because_of.iter().map(|&cause| self.cause(t, cause)), ", ");
        html! { @if t.is_failure() { p.again { (page.phrase(message::CHAPTER_BECAUSE_OF, &[("causes", (&links).into())])) } } }
    }

    /// A cause: a touchpoint of this journey by its title, one of another with its journey, a process.
    fn cause(&self, t: &Touchpoint, cause: NodeId) -> Html {
        let page = self.page;
        let model = page.model();
        match model.node(cause).entity {
            Entity::Touchpoint(id) if model.touchpoints[id].journey == t.journey => self.to_here(cause),
            Entity::Touchpoint(id) => {
                let (touchpoint, journey) = (page.show(cause), page.show(model.journeys[model.touchpoints[id].journey].node));
                html! { (page.phrase(message::CHAPTER_CAUSE_ELSEWHERE, &[("touchpoint", (&touchpoint).into()), ("journey", (&journey).into())])) }.into()
            }
            _ => page.show(cause),
        }
    }

    /// A link to something on this page, within a line.
    fn to_here(&self, node: NodeId) -> Html {
        html! { a href={"#" (path(anchor(self.page, node)))} { (text(&self.page.title(node))) } }.into()
    }

    /// Where it goes on from a touchpoint, a line for each way.
    pub(super) fn then(&self, next: &[TouchpointNext]) -> Markup {
        let page = self.page;
        html! {
            @if next.is_empty() { p { (page.word(message::CHAPTER_ENDS)) } }
            @for next in next {
                @let to = self.to_here(page.model().touchpoints[next.to].node);
                p {
                    @match next.when.as_deref() {
                        Some(when) => (page.phrase(message::CHAPTER_THEN_WHEN, &[("touchpoint", (&to).into()), ("when", when.into())])),
                        None => (page.phrase(message::CHAPTER_THEN, &[("touchpoint", (&to).into())])),
                    }
                }
            }
        }
    }

    /// By when it is promised, and whether the wait keeps to it.
    pub(super) fn within(&self, t: &Touchpoint) -> Markup {
        let page = self.page;
        let Some(within) = t.within else { return Markup::default() };
        let promised = ("within", MessageValue::Minutes(within));
        html! {
            p {
                @match t.wait {
                    Some(wait) if wait > within => (page.phrase(message::CHAPTER_LATER, &[promised, ("longer", MessageValue::Minutes(wait - within))])),
                    Some(_) => (page.phrase(message::CHAPTER_KEPT, &[promised])),
                    None => (page.phrase(message::CHAPTER_WITHIN, &[promised])),
                }
            }
        }
    }

    /// The measures of a touchpoint, each with its last reading and how far that is from the promise.
    pub(super) fn measures(&self, ids: &[Id<Measure>]) -> Markup {
        let model = self.page.model();
        html! {
            @for &id in ids {
                @let node = model.node(model.measures[id].node);
                div id=(text(anchor(self.page, model.measures[id].node))) {
                    (anchors(&node.aliases)) p { (text(&node.title)) ": " (self.figures(id)) }
                    (self.story(model.measures[id].node))
                }
            }
        }
    }

    /// A measure of a stage as a fact.
    pub(super) fn measure_of_stage(&self, id: Id<Measure>) -> Markup {
        let model = self.page.model();
        let node = model.node(model.measures[id].node);
        html! {
            div id=(text(anchor(self.page, model.measures[id].node))) {
                dt { (anchors(&node.aliases)) (text(&node.title)) }
                dd { (self.figures(id)) (self.story(model.measures[id].node)) }
            }
        }
    }

    fn figures(&self, id: Id<Measure>) -> Markup {
        let measure = &self.page.model().measures[id];
        html! {
            @if measure.last().is_some() { (measure::last_reading(self.page, measure)) ", " }
            (measure::standing(self.page, measure))
        }
    }

    /// What the body says of something nested.
    fn story(&self, node: NodeId) -> Html {
        self.body.map(|body| body.of_nested(anchor(self.page, node), 4)).unwrap_or_default()
    }
}
