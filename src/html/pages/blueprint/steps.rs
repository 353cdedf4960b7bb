//! What a score shows, in words: per stage and touchpoint the processes with their steps.

use maud::{Markup, html};

use crate::html::html_text::{joined, page_at, room, text};
use crate::html::page_context::PageContext;
use crate::model::graph::Entity;
use crate::model::id::NodeId;
use crate::picture::curve::say_feeling;
use crate::picture::score::content::{NamedPage, Run, ScoreData, ScorePart, ScoreStep, ScoreTouchpoint};
use crate::words::{Message, MessageValue, message};

use super::anchor;

/// All touchpoints of a score.
pub(super) struct StepsInWords<'c, 'p, 's> {
    pub(super) page: &'c PageContext<'p, 's>,
    pub(super) score: &'c ScoreData,
}

impl StepsInWords<'_, '_, '_> {
    /// Each stage, folded.
    pub(super) fn stages(&self) -> Markup {
        let mut touchpoints = (1..).zip(&self.score.touchpoints);
        html! { (room(1024 + 192 * self.score.steps.len()))
            @for (number, (stage, count)) in (1..).zip(&self.score.stages) {
                @let own: Vec<(usize, &ScoreTouchpoint)> = touchpoints.by_ref().take(*count).collect();
                @let steps = own.iter().flat_map(|(_, t)| &t.runs).map(|run| run.steps.len()).sum::<usize>();
                details id=(text(anchor(&self.page.model().node(stage.node).address))) {
                    summary {
                        h3 { (number) " " (text(&stage.title)) } " "
                        small { (self.page.phrase(message::SCORE_STAGE, &[("touchpoints", (*count).into()), ("steps", steps.into())])) }
                    }
                    @for (number, touchpoint) in own { (self.touchpoint(number, touchpoint)) }
                }
            }
        }
    }

    fn touchpoint(&self, number: usize, t: &ScoreTouchpoint) -> Markup {
        let channels = t.channels.iter().map(|(title, _)| title.to_string());
        let feeling = t.feeling.map(|f| self.phrase(message::SCORE_FEELING, MessageValue::Text(&say_feeling(f))));
        let pains = (t.pains > 0).then(|| self.phrase(message::SCORE_PAINS, t.pains.into()));
        let sees = t.sees.as_deref().map(|sees| self.phrase(message::SCORE_SEES_THIS, MessageValue::Text(sees)));
        let facts: Vec<String> = channels.chain(feeling).chain(pains).chain(sees).collect();
        html! {
            h4 id=(text(anchor(&self.page.model().node(t.touchpoint.node).address))) { (number) " " (text(&t.touchpoint.title)) }
            @if !facts.is_empty() { small { (joined(facts.iter().map(|fact| text(fact)), ", ")) } }
            @for run in &t.runs { (self.run(run)) }
            @if t.is_unserved() { p.nobody { (self.page.word(message::NOBODY_RECORDED)) } }
        }
    }

    /// A message with one value, as text.
    fn phrase(&self, says: Message, value: MessageValue<'_>) -> String {
        self.page.words().say(says, &[("value", value)])
    }

    fn run(&self, run: &Run) -> Markup {
        let supporters: Vec<&str> = run.supporters.iter().map(|&node| self.title(node)).collect();
        let systems: Vec<&str> = run.systems.iter().map(|&node| self.title(node)).collect();
        html! {
            p { (self.link(&run.process))
                @if run.steps.is_empty() { ", " (self.page.word(message::SCORE_NO_STEP_RECORDED)) }
                @for system in systems { ", " (text(system)) }
            }
            @if !run.steps.is_empty() {
                ol { @for step in &self.score.steps[run.steps.clone()] { li; (text(&step.title)) ": " (self.step(step)) } }
            }
            @if !supporters.is_empty() {
                p.sup { (self.page.phrase(message::SCORE_SUPPORTED_BY, &[("processes", (&supporters.join(", ")).into())])) }
            }
        }
    }

    /// Who does a step and where, with what, how long it takes, and how long is waited before it.
    fn step(&self, step: &ScoreStep) -> Markup {
        let page = self.page;
        let time = |says, minutes: f64| html! { ", " (page.phrase(says, &[("time", MessageValue::Minutes(minutes))])) };
        html! {
            @if let Some(by) = step.by {
                @if matches!(page.model().node(by).entity, Entity::Team(_)) { i data-team { (text(self.title(by))) } } @else { (text(self.title(by))) }
                ", "
            }
            (page.word(where_it_is_done(step.part)))
            @if let Some(work) = step.work.filter(|&work| work > 0.0) { (time(message::SCORE_WORK, work)) }
            @if let Some(wait) = step.wait.filter(|&wait| wait > 0.0) { (time(message::SCORE_WAIT, wait)) }
            @for &system in step.systems.iter().filter(|&&system| step.by != Some(system)) { ", " (text(self.title(system))) }
            @if step.informal { ", " (page.word(message::SCORE_INFORMAL)) }
        }
    }

    fn title(&self, node: NodeId) -> &str {
        &self.page.model().node(node).title
    }

    fn link(&self, thing: &NamedPage) -> Markup {
        html! { a href={(text(self.page.root)) (page_at(&self.page.model().node(thing.node).address))} { (text(&thing.title)) } }
    }
}

fn where_it_is_done(part: ScorePart) -> Message {
    match part {
        ScorePart::Own => message::SCORE_DONE_BY_THE_CUSTOMER,
        ScorePart::Front => message::SCORE_SEEN_BY_THE_CUSTOMER,
        ScorePart::Back => message::SCORE_BEHIND,
        ScorePart::Unplaced => message::SCORE_NOBODY_SAYS_WHERE,
        ScorePart::Support => message::SCORE_IN_SUPPORT,
    }
}
