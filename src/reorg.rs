//! Floor 7: the reorganisation test: does the architecture survive it when teams change their names?
//!
//! 1. [`exchange`] gives every team the id, title and other names of another, wherever it is named.
//! 2. The pages are made from both models. The teams' own pages aside, each must read the same once
//!    [`html_diff`] has taken out the elements that are marked `data-team`; of a list marked
//!    `data-team-order` the order does not matter.
//! 3. What still differs shows the org chart where it should show the customer's way.
//!
//! Linear in the pages, but for the sorting of such lists.

mod html_diff;

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::base::files::Files;
use crate::html::routes::Route;
use crate::html::{Renderer, Theme};
use crate::model::Model;
use crate::model::graph::{Entity, Node};
use crate::model::kinds::Team;
use crate::session::{Options, Session};
use crate::site::Checked;

/// A page that reads otherwise after the exchange, and the first place where it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The page, from the root of the site.
    pub page: String,
    /// The elements that hold the place, outermost first.
    pub within: String,
    /// What stands there before.
    pub before: String,
    /// What stands there afterwards.
    pub after: String,
}

/// Exchanges the ids, titles, handles and other names of the teams: the first in the order of titles gets those
/// of the last, and so on. Every reference follows, since it leads to the team and not to its name. Whether
/// there was anything to exchange.
pub fn exchange(model: &mut Model) -> bool {
    let mut teams: Vec<_> = model.teams.ids().collect();
    teams.sort_by(|a, b| model.node(model.teams[*a].node).title.cmp(&model.node(model.teams[*b].node).title));
    if teams.len() < 2 {
        return false;
    }
    let mut partners: Vec<_> = teams.iter().rev().copied().collect();
    if partners.len() % 2 == 1 {
        // The one in the middle would keep its name.
        let middle = partners.len() / 2;
        partners.swap(middle, middle + 1);
    }
    let names: Vec<(Node, Team)> =
        partners.iter().map(|&team| &model.teams[team]).map(|team| (model.node(team.node).clone(), team.clone())).collect();
    for (team, (node, other)) in teams.into_iter().zip(names) {
        (model.teams[team].also_called, model.teams[team].handle) = (other.also_called, other.handle);
        let own = model.teams[team].node.index();
        let named = &mut model.graph.nodes[own];
        (named.address, named.title, named.aliases, named.sorts_by) = (node.address, node.title, node.aliases, node.sorts_by);
    }
    true
}

/// The pages of a site without errors that read otherwise once its teams have exchanged their names, in the order of their
/// paths. The teams' own pages may. None where there are no two teams.
///
/// # Errors
/// A template of the site's theme fails: which, and why.
pub fn differences(files: &Files, options: &Options) -> Result<Option<Vec<Difference>>, String> {
    let mut session = Session::default();
    let before = session.load(files.clone(), options);
    let mut after = session.link(files.clone(), options, None, |_| {});
    if !exchange(&mut after.model) {
        return Ok(None);
    }
    let after = Checked::of(after);
    // These pages are not published: files may have the paths that they have in the site.
    let copied: BTreeMap<Arc<str>, String> = before.assets.iter().map(|path| (Arc::clone(path), path.to_string())).collect();
    let theme = Theme::new(&before.files, &before.config, &copied)?;
    let pages = |checked| Renderer::of(checked, &theme, copied.clone());
    between(&pages(&before), &pages(&after)).map(Some)
}

fn between(before: &Renderer<'_>, after: &Renderer<'_>) -> Result<Vec<Difference>, String> {
    let is_teams_own = |route: &Route| match route {
        Route::Thing(node) | Route::Moved(_, node) => matches!(before.model().node(*node).entity, Entity::Team(_)),
        _ => false,
    };
    let routes: Vec<Route> = before.routes().into_iter().filter(|route| !is_teams_own(route)).collect();
    let compared: Result<Vec<Option<Difference>>, String> = routes.par_iter().map(|route| compare(before, after, route)).collect();
    let mut found: Vec<Difference> = compared?.into_iter().flatten().collect();
    found.sort_by(|a, b| a.page.cmp(&b.page));
    Ok(found)
}

fn compare(before: &Renderer<'_>, after: &Renderer<'_>, route: &Route) -> Result<Option<Difference>, String> {
    let (path, old) = before.render(route)?;
    let (_, new) = after.render(route)?;
    if old == new {
        return Ok(None);
    }
    let (old, new) = (String::from_utf8_lossy(&old), String::from_utf8_lossy(&new));
    let place = html_diff::first_difference(&html_diff::read(&old), &html_diff::read(&new));
    Ok(place.map(|place| Difference { page: path, within: place.within, before: place.before, after: place.after }))
}
