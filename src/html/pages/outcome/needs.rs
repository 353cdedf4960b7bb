//! Who wants an outcome, and what they need.

use serde::Serialize;

use crate::analysis::value_zone::ValueZone;
use crate::base::vocabulary::{NeedSort, Stakeholder};
use crate::model::id::Id;
use crate::model::kinds::Outcome;
use crate::model::nested::Need;

use crate::html::html_text::Html;
use crate::html::link::Link;
use crate::html::page_context::PageContext;

/// A need of a persona.
#[derive(Debug, Serialize)]
pub struct NeedView {
    /// Where it is told.
    pub link: Link,
    /// The need in one sentence.
    pub statement: Html,
    /// Whose it is.
    pub persona: Link,
    /// `stated` or `unstated`.
    pub sort: Option<&'static str>,
    /// How we know of it.
    pub basis: Option<&'static str>,
    /// 0 to 10.
    pub importance: Option<f64>,
    /// 0 to 10.
    pub satisfaction: Option<f64>,
}

impl NeedView {
    /// Of a need.
    pub fn of(page: &PageContext<'_, '_>, id: Id<Need>) -> Self {
        let model = page.model();
        let need = &model.needs[id];
        Self {
            link: page.link(need.node),
            statement: page.say_if(&need.statement).unwrap_or_default(),
            persona: page.link(model.personas[need.persona].node),
            sort: need.kind.map(|k| k.word()),
            basis: need.basis.map(|b| b.word()),
            importance: need.importance,
            satisfaction: need.satisfaction,
        }
    }
}

/// The personas, each with what they say.
pub(super) fn audience(page: &PageContext<'_, '_>, outcome: &Outcome) -> Html {
    let model = page.model();
    let mut html = Html::default();
    for persona in outcome.audience.iter().map(|&p| &model.personas[p]) {
        html.raw("<p>");
        page.write_link(persona.node, &mut html);
        if persona.stakeholder != Stakeholder::Customer {
            html.raw(" <small>").raw(persona.stakeholder.word()).raw("</small>");
        }
        html.raw("</p>");
        if let Some(quote) = &persona.quote {
            html.raw("<blockquote class=\"quote\">");
            page.write_said(quote, &mut html);
            html.raw("</blockquote>");
        }
    }
    html
}

/// The needs that the outcome names, with whose they are where that is a question, which were never
/// said aloud, and which nothing meets on the way.
pub(super) fn needs(page: &PageContext<'_, '_>, outcome: &Outcome, zone: &ValueZone) -> Html {
    let model = page.model();
    let whose = |id: Id<Need>| model.needs[id].persona;
    let several = outcome.needs.windows(2).any(|pair| whose(pair[0]) != whose(pair[1]));
    let mut html = Html::default();
    let mut before = None;
    for &id in &outcome.needs {
        let need = &model.needs[id];
        if several && before.replace(need.persona) != Some(need.persona) {
            html.raw("<li class=\"whose\">").text(&model.node(model.personas[need.persona].node).title).raw("</li>");
        }
        html.raw("<li>");
        page.write_link(need.node, &mut html);
        if need.kind == Some(NeedSort::Unstated) {
            html.raw(" <small>never said aloud</small>");
        }
        if zone.unmet.contains(&id) {
            html.raw(" <span class=\"missed\">unmet</span>");
        }
        html.raw("</li>");
    }
    html
}
