//! Owners of what says none itself and is part of nothing that does: the first name of `CODEOWNERS` that is the `handle` of a team. Like an
//! owner that comes from a parent it makes no edge. Linear in the files.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::code_owners::CodeOwners;
use crate::model::Model;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::{OwnerSource, Team};

/// Gives owners to a linked model, in place of those that it was given before.
pub fn give_owners(model: &mut Model, code_owners: &CodeOwners) {
    // Code hosts do not tell capitals apart.
    let live = model.teams.iter().filter(|(_, team)| !team.profile.is_retired());
    let teams: BTreeMap<String, Id<Team>> =
        live.filter_map(|(id, team)| Some((team.handle.as_deref()?.trim().to_lowercase(), id))).collect();
    let team_of = |path: &str| code_owners.of(path).iter().find_map(|name| teams.get(&name.to_lowercase()).copied());
    let files = model.graph.nodes.iter().enumerate().filter(|(i, node)| node.file.index() == *i);
    let files: Vec<(NodeId, Arc<str>)> = files
        .filter_map(|(_, node)| Some((node.file, Arc::clone(&node.place.as_ref()?.file))))
        .filter(|(_, path)| model.site.source_of(path).is_none())
        .collect();
    for (file, path) in files {
        let profile = model.profile_mut(file);
        if profile.owner.is_none() || profile.owner_source == OwnerSource::CodeOwners {
            profile.owner = team_of(&path);
            profile.owner_source = if profile.owner.is_some() { OwnerSource::CodeOwners } else { OwnerSource::Whole };
        }
    }
}
