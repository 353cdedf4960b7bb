//! Who wants an outcome, and what they need.

use serde::Serialize;

use crate::analysis::value_zone::ValueZone;
use crate::base::words::{NeedSort, Stakeholder};
use crate::html::address::escape_into;
use crate::model::id::Id;
use crate::model::kinds::Outcome;
use crate::model::nested::Need;

use super::super::Scene;
use super::super::common::{Link, Shown};

/// A need of a persona.
#[derive(Debug, Serialize)]
pub struct NeedView {
    /// Where it is told.
    pub link: Link,
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
    pub fn of(scene: &Scene<'_, '_>, id: Id<Need>) -> Self {
        let model = scene.model();
        let need = &model.needs[id];
        Self {
            link: scene.link(need.node),
            persona: scene.link(model.personas[need.persona].node),
            sort: need.kind.map(|k| k.word()),
            basis: need.basis.map(|b| b.word()),
            importance: need.importance,
            satisfaction: need.satisfaction,
        }
    }
}

/// The personas, each with what they say.
pub(super) fn audience(scene: &Scene<'_, '_>, outcome: &Outcome) -> Shown {
    let model = scene.model();
    let mut html = String::new();
    for persona in outcome.audience.iter().map(|&p| &model.personas[p]) {
        html.push_str("<p>");
        html.push_str(&scene.show(persona.node).0);
        if persona.stakeholder != Stakeholder::Customer {
            html.push_str(" <small>");
            html.push_str(persona.stakeholder.word());
            html.push_str("</small>");
        }
        html.push_str("</p>");
        if let Some(quote) = &persona.quote {
            html.push_str("<blockquote class=\"quote\">");
            escape_into(&mut html, quote);
            html.push_str("</blockquote>");
        }
    }
    Shown(html)
}

/// The needs that the outcome names, with whose they are where that is a question, which were never
/// said aloud, and which nothing meets on the way.
pub(super) fn needs(scene: &Scene<'_, '_>, outcome: &Outcome, zone: &ValueZone) -> Shown {
    let model = scene.model();
    let whose = |id: Id<Need>| model.needs[id].persona;
    let several = outcome.needs.windows(2).any(|pair| whose(pair[0]) != whose(pair[1]));
    let mut html = String::new();
    let mut before = None;
    for &id in &outcome.needs {
        let need = &model.needs[id];
        if several && before.replace(need.persona) != Some(need.persona) {
            html.push_str("<li class=\"whose\">");
            escape_into(&mut html, &model.node(model.personas[need.persona].node).title);
            html.push_str("</li>");
        }
        html.push_str("<li>");
        html.push_str(&scene.show(need.node).0);
        if need.kind == Some(NeedSort::Unstated) {
            html.push_str(" <small>never said aloud</small>");
        }
        if zone.unmet.contains(&id) {
            html.push_str(" <span class=\"missed\">unmet</span>");
        }
        html.push_str("</li>");
    }
    Shown(html)
}
