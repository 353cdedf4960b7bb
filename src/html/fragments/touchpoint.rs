//! A touchpoint, as the journey's map and the list below it show it.
//!
//! - [`detail`]: in that list.

pub mod detail;

use std::collections::{BTreeMap, BTreeSet};

use crate::base::vocabulary::{JourneyState, Stakeholder};
use crate::model::Model;
use crate::model::graph::Entity;
use crate::model::id::{Id, NodeId};
use crate::model::nested::{Actor, End, Touchpoint};
use crate::model::queries::touchpoint::Party;

use crate::html::channels::ChannelView;
use crate::html::html_text::Html;
use crate::html::link::is_to_come;
use crate::html::page_context::PageContext;

/// Touchpoints of a journey up to which each shows all its links and icons both on the map and in full. Of more, the page
/// would grow beyond 300 KB: then the map names teams and systems without a link, and the icons of channels stand on it alone.
pub const MOST_AT_LARGE: usize = 40;

/// What style sheets know it by whose a touchpoint is.
pub fn party_word(party: Party) -> &'static str {
    match party {
        Party::Ours => "meeting",
        Party::Own => "own",
        Party::Third { .. } => "third",
    }
}

/// A feeling in a word.
pub fn feeling_word(feeling: f64) -> &'static str {
    match feeling {
        f if f <= -1.5 => "awful",
        f if f <= -0.5 => "bad",
        f if f < 0.5 => "so-so",
        f if f < 1.5 => "good",
        _ => "great",
    }
}

/// Who starts a touchpoint, and who receives it.
pub fn who(page: &PageContext<'_, '_>, t: &Touchpoint) -> String {
    let model = page.model();
    let name = |end: End| match end {
        End::Persona => person(model, t).to_owned(),
        End::Us => model.site.us.to_string(),
        End::Nobody => "nobody".to_owned(),
        End::OtherPersona(id) => model.node(model.personas[id].node).title.to_string(),
        End::ThirdParty(id) => model.node(model.third_parties[id].node).title.to_string(),
    };
    if t.to == End::Nobody { "on their own".to_owned() } else { format!("{} → {}", name(t.from), name(t.to)) }
}

/// What the one who walks a touchpoint's journey is to us.
fn person(model: &Model, t: &Touchpoint) -> &'static str {
    match model.journeys[t.journey].persona.map(|p| model.personas[p].stakeholder) {
        Some(Stakeholder::Customer) | None => "the customer",
        Some(Stakeholder::Partner) => "the partner",
        Some(Stakeholder::Supplier) => "the supplier",
        Some(Stakeholder::Employee) => "the employee",
        Some(Stakeholder::Investor) => "the investor",
        Some(Stakeholder::Regulator) => "the regulator",
        Some(Stakeholder::Society) => "the person",
    }
}

/// Links to the processes, or steps of them, that serve a touchpoint, as a list.
pub fn served_by(page: &PageContext<'_, '_>, t: &Touchpoint) -> Html {
    let model = page.model();
    let mut html = Html::default();
    if t.served_by.is_empty() {
        return html;
    }
    html.raw("<ul class=\"things\">");
    for serving in &t.served_by {
        let process = &model.processes[serving.process];
        html.raw("<li>");
        match serving.step.map(|step| model.node(model.steps[step].node)) {
            Some(step) => {
                html.raw("<a href=\"").raw(page.root).page(&step.address).raw("\">");
                html.text(&model.node(process.node).title).raw(": ").text(&step.title).raw("</a>");
                html.raw(&page.state(&process.profile).0);
            }
            None => page.write_link(process.node, &mut html),
        }
        html.raw("</li>");
    }
    html.raw("</ul>");
    html
}

/// Touchpoints in the order of their journeys, what happens before what should; nothing where there are none.
pub fn by_journey(page: &PageContext<'_, '_>, touchpoints: impl Iterator<Item = NodeId>) -> Html {
    let model = page.model();
    let mut by_journey: BTreeMap<(bool, NodeId), BTreeSet<NodeId>> = BTreeMap::new();
    for at in touchpoints {
        let file = model.node(at).file;
        let Entity::Journey(journey) = model.node(file).entity else { continue };
        let is_target = model.journeys[journey].state == JourneyState::Target;
        by_journey.entry((is_target, file)).or_default().insert(at);
    }
    let mut by_journey: Vec<_> = by_journey.into_iter().collect();
    by_journey.sort_by(|((a_is_target, a), _), ((b_is_target, b), _)| a_is_target.cmp(b_is_target).then_with(|| model.by_title(*a, *b)));
    let mut html = Html::default();
    if by_journey.is_empty() {
        return html;
    }
    html.raw("<dl class=\"glance\">");
    for ((_, journey), touchpoints) in by_journey {
        html.raw("<div><dt>");
        page.write_link(journey, &mut html);
        let is_to_come = matches!(model.node(journey).entity, Entity::Journey(id) if is_to_come(&model.journeys[id]));
        html.raw(if is_to_come { " <span class=\"status\">to come</span>" } else { "" });
        html.raw("</dt><dd>").raw(&page.show_all(touchpoints).0).raw("</dd></div>");
    }
    html.raw("</dl>");
    html
}

/// The nodes of the teams, or of the systems, that processes name.
pub fn doers(page: &PageContext<'_, '_>, processes: &[Id<crate::model::kinds::Process>], teams: bool) -> Vec<NodeId> {
    let model = page.model();
    let mut nodes = Vec::new();
    let actor = |a: &Actor, nodes: &mut Vec<NodeId>| match a {
        Actor::Team(id) if teams => nodes.push(model.teams[*id].node),
        Actor::System(id) if !teams => nodes.push(model.systems[*id].node),
        _ => {}
    };
    for &p in processes {
        let process = &model.processes[p];
        process.by.iter().for_each(|a| actor(a, &mut nodes));
        for &s in &process.steps {
            actor(&model.steps[s].by, &mut nodes);
            if !teams {
                nodes.extend(model.steps[s].systems.iter().map(|&x| model.systems[x].node));
            }
        }
        if !teams {
            nodes.extend(process.systems.iter().map(|&x| model.systems[x].node));
        }
    }
    nodes
}

/// A channel by its id.
pub fn channel<'p>(page: &PageContext<'p, '_>, id: &str) -> &'p ChannelView {
    &page.index.channels[id]
}
