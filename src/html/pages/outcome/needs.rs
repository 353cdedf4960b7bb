//! Who wants an outcome, and what they need.

use maud::{PreEscaped, html};
use serde::Serialize;

use crate::analysis::value_zone::ValueZone;
use crate::base::vocabulary::{Basis, NeedSort, Stakeholder};
use crate::model::id::Id;
use crate::model::kinds::Outcome;
use crate::model::nested::Need;
use crate::picture::gauge;
use crate::words::{Message, message};

use crate::html::html_text::{Html, text};
use crate::html::link::Link;
use crate::html::page_context::PageContext;

/// A need of a persona.
#[derive(Debug, Serialize)]
pub struct NeedView<'p> {
    /// Where it is told.
    pub link: Link,
    /// The need in one sentence.
    pub statement: Html,
    /// What people ask for, the want that hides the need.
    pub asked_for: Option<Html>,
    /// Whose it is.
    pub persona: Link,
    /// Whether people say it themselves, in words.
    pub sort: Option<&'p str>,
    /// Whether they never do.
    pub is_unstated: bool,
    /// How we know of it.
    pub basis: Option<&'p str>,
    /// How much it matters to them, 0 to 10.
    pub importance: Option<f64>,
    /// How well it is met today, 0 to 10.
    pub satisfaction: Option<f64>,
}

impl<'p> NeedView<'p> {
    /// Of a need.
    pub fn of(page: &PageContext<'p, '_>, id: Id<Need>) -> Self {
        let model = page.model();
        let need = &model.needs[id];
        Self {
            link: page.link(need.node),
            statement: page.say_if(&need.statement).unwrap_or_default(),
            asked_for: page.say_if(&need.asked_for),
            persona: page.link(model.personas[need.persona].node),
            sort: need.kind.map(|sort| page.words().text(sort_word(sort))),
            is_unstated: need.kind == Some(NeedSort::Unstated),
            basis: need.basis.map(|basis| page.words().text(basis_word(basis))),
            importance: need.importance,
            satisfaction: need.satisfaction,
        }
    }
}

fn sort_word(sort: NeedSort) -> Message {
    match sort {
        NeedSort::Stated => message::NEED_STATED,
        NeedSort::Unstated => message::NEED_UNSTATED,
    }
}

fn basis_word(basis: Basis) -> Message {
    match basis {
        Basis::Asked => message::NEED_ASKED,
        Basis::Observed => message::NEED_OBSERVED,
        Basis::Inferred => message::NEED_INFERRED,
    }
}

/// The personas, each with what they say.
pub(super) fn audience(page: &PageContext<'_, '_>, outcome: &Outcome) -> Html {
    html! {
        @for persona in outcome.audience.iter().map(|&p| &page.model().personas[p]) {
            p {
                (page.to(persona.node))
                @if persona.stakeholder != Stakeholder::Customer { " " small { (page.word(persona.stakeholder)) } }
            }
            @if let Some(quote) = &persona.quote { blockquote.quote { (page.sentences(quote)) } }
        }
    }
    .into()
}

/// How many of the needs that the outcome names are met on the way, in a sentence; none where it names none.
pub(super) fn met(page: &PageContext<'_, '_>, outcome: &Outcome, zone: &ValueZone) -> Option<Html> {
    let (met, all) = (zone.met.len(), zone.met.len() + zone.unmet.len());
    (all > 0 && !outcome.needs.is_empty())
        .then(|| html! { (page.phrase(message::OUTCOME_NEEDS_MET, &[("met", met.into()), ("count", all.into())])) }.into())
}

/// The needs that the outcome names, as the items of a list: whose each is, whether it was never said aloud, whether nothing meets it
/// on the way, and how much it matters beside how well it is met.
pub(super) fn needs(page: &PageContext<'_, '_>, outcome: &Outcome, zone: &ValueZone) -> Html {
    let model = page.model();
    html! {
        @for &id in &outcome.needs {
            @let need = &model.needs[id];
            li {
                span {
                    (page.to(need.node)) " "
                    small {
                        (text(&model.node(model.personas[need.persona].node).title))
                        @if need.kind == Some(NeedSort::Unstated) { ", " (page.word(message::NEED_UNSTATED)) }
                        @if zone.unmet.contains(&id) { ", " b { (page.word(message::NEED_UNMET)) } }
                    }
                }
                @if let Some(gauge) = gauge::draw(need.importance, need.satisfaction, page.words()) { (PreEscaped(gauge)) }
            }
        }
    }
    .into()
}
