//! Whom to ask: those who answer for what stands first.

use maud::{Markup, html};

use crate::analysis::table::TableCell;
use crate::base::kind::Kind;
use crate::html::html_text::Html;
use crate::html::page_context::PageContext;
use crate::model::Model;
use crate::model::graph::Entity;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::Team;
use crate::words::message;

use super::rows::about;

/// So many rows from the first on are asked about.
const MOST_ROWS: usize = 10;

/// What each of them answers for, as the items of a list, in the order of the rows; nobody's last. Nothing where there are no rows.
pub(super) fn of(page: &PageContext<'_, '_>, rows: &[Vec<TableCell>]) -> Html {
    let model = page.model();
    let mut owners: Vec<(Option<Id<Team>>, Vec<NodeId>)> = Vec::new();
    for node in rows.iter().take(MOST_ROWS).filter_map(|row| about(row)) {
        let file = model.node(node).file;
        // A team is asked about itself on its own page.
        if model.file_kind(node) == Kind::Team {
            continue;
        }
        let owner = own(model, node).or(model.profile(file).owner).or_else(|| answering_for(page, node));
        match owners.iter_mut().find(|(of, _)| *of == owner) {
            Some((_, things)) if things.contains(&node) => {}
            Some((_, things)) => things.push(node),
            None => owners.push((owner, vec![node])),
        }
    }
    owners.sort_by_key(|(owner, _)| owner.is_none());
    html! { @for (owner, things) in &owners { li { (who(page, *owner)) @for &thing in things { " " span { (page.to(thing)) } } } } }.into()
}

/// Who owns what has an owner of its own, whoever owns the journey that it is written on.
fn own(model: &Model, node: NodeId) -> Option<Id<Team>> {
    match model.node(node).entity {
        Entity::Opportunity(opportunity) => model.opportunities[opportunity].owner,
        _ => None,
    }
}

/// Who answers for the first outcome that a need lies behind: people own their needs, and no team does.
fn answering_for(page: &PageContext<'_, '_>, node: NodeId) -> Option<Id<Team>> {
    let model = page.model();
    let Entity::Need(need) = model.node(node).entity else { return None };
    let outcome = model.outcomes_in_order().into_iter().find(|&outcome| model.outcomes[outcome].needs.contains(&need))?;
    model.profile(model.outcomes[outcome].node).owner
}

fn who(page: &PageContext<'_, '_>, owner: Option<Id<Team>>) -> Markup {
    match owner {
        Some(team) => html! { b data-team { (page.to(page.model().teams[team].node)) } },
        None => html! { b { (page.word(message::INSIGHT_NOBODY_ANSWERS)) } },
    }
}
