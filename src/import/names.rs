//! The ids of what cells name by its title.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::base::diagnostic::quote;
use crate::base::slug::fold;
use crate::base::terms::{Kind, Nested, NodeKind};
use crate::syntax::config::Site;
use crate::syntax::document::Document;
use crate::syntax::fields::Target;
use crate::syntax::kinds::{
    ToActor, ToChannel, ToEnd, ToJourney, ToNeed, ToOutcome, ToOutcomeOrTouchpoint, ToParent, ToPersona, ToProcess, ToProcessOrStep,
    ToService, ToSystem, ToTeam, ToTouchpoint,
};

use super::one_line;

/// What a name leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Named {
    Node(NodeKind),
    Channel,
}

impl Named {
    fn word(self) -> &'static str {
        match self {
            Named::Node(NodeKind::File(kind)) => kind.spoken(),
            Named::Node(nested) => nested.word(),
            Named::Channel => "channel",
        }
    }
}

/// Ids and titles of everything that can be named.
#[derive(Debug, Default)]
pub struct Names {
    ids: BTreeSet<(Named, String)>,
    titles: BTreeMap<(Named, String), BTreeSet<String>>,
}

/// What came of looking a name up.
#[derive(Debug, PartialEq)]
pub(super) enum Lookup {
    /// It is an id, or nothing that is known: it stays as it is.
    AsWritten,
    /// It is the title of exactly one thing: its id, and what to tell.
    Title(String, String),
    /// It is the title of several: what to tell.
    Several(String),
}

impl Names {
    /// What a site defines. Drafts, and files that cannot be read, cannot be named.
    pub fn of(site: &Site, documents: &[Arc<Document>]) -> Self {
        let mut names = Self::default();
        let drafted = |d: &&Arc<Document>| d.broken || d.id.is_empty() || d.common.draft.is_some_and(|draft| draft.0);
        for document in documents.iter().filter(|d| !drafted(d)) {
            names.add(document.kind, &document.id, document.title());
            for alias in &document.common.aliases {
                names.ids.insert((Named::Node(NodeKind::File(document.kind)), alias.value.to_string()));
            }
            for thing in &document.nested {
                let Some(id) = &thing.id else { continue };
                let node = Named::Node(NodeKind::Nested(thing.kind));
                for own in std::iter::once(id).chain(&thing.aliases) {
                    names.ids.insert((node, format!("{}#{own}", document.id)));
                }
                names.add_title(node, &format!("{}#{id}", document.id), &thing.title);
            }
        }
        for channel in &site.channels {
            let Some(id) = &channel.id else { continue };
            names.ids.insert((Named::Channel, id.value.to_string()));
            names.add_title(Named::Channel, &id.value, channel.title.as_ref().map_or("", |t| &t.value));
        }
        names
    }

    /// Adds a file, as the sheet makes them.
    pub(super) fn add(&mut self, kind: Kind, id: &str, title: &str) {
        let node = Named::Node(NodeKind::File(kind));
        self.ids.insert((node, id.to_owned()));
        self.add_title(node, id, title);
    }

    fn add_title(&mut self, node: Named, id: &str, title: &str) {
        if !title.is_empty() {
            self.titles.entry((node, fold(&one_line(title)))).or_default().insert(id.to_owned());
        }
    }

    /// What a name means in a field that leads to `what`, in a file of kind `own`.
    pub(super) fn look_up(&self, what: &str, own: Kind, written: &str) -> Lookup {
        let kinds = kinds_of(what, own);
        let name = fold(&one_line(written));
        if kinds.iter().any(|kind| self.ids.contains(&(*kind, name.clone()))) {
            return Lookup::AsWritten;
        }
        let mut found: Vec<(Named, &String)> = Vec::new();
        for kind in kinds {
            let titled = self.titles.get(&(kind, name.clone())).into_iter().flatten();
            found.extend(titled.map(|id| (kind, id)));
        }
        match found.as_slice() {
            [] => Lookup::AsWritten,
            [(kind, id)] => {
                Lookup::Title((*id).clone(), format!("{} is the title of the {} `{id}`, which is written", quote(written), kind.word()))
            }
            several => {
                let ids: Vec<String> = several.iter().map(|(_, id)| format!("`{id}`")).collect();
                Lookup::Several(format!("{} is the title of {}: it is kept; write the id that is meant", quote(written), ids.join(" and ")))
            }
        }
    }
}

/// What a field may name that has a title. Third parties go by their titles anyway, and names of
/// things in the same file are left to checking.
fn kinds_of(what: &str, own: Kind) -> Vec<Named> {
    let file = |kind| Named::Node(NodeKind::File(kind));
    let nested = |kind| Named::Node(NodeKind::Nested(kind));
    match what {
        ToOutcome::WHAT => vec![file(Kind::Outcome)],
        ToPersona::WHAT => vec![file(Kind::Persona)],
        ToNeed::WHAT => vec![nested(Nested::Need)],
        ToJourney::WHAT => vec![file(Kind::Journey)],
        ToTouchpoint::WHAT => vec![nested(Nested::Touchpoint)],
        ToProcess::WHAT => vec![file(Kind::Process)],
        ToProcessOrStep::WHAT => vec![file(Kind::Process), nested(Nested::Step)],
        ToOutcomeOrTouchpoint::WHAT => vec![file(Kind::Outcome), nested(Nested::Touchpoint)],
        ToService::WHAT => vec![file(Kind::Service)],
        ToTeam::WHAT => vec![file(Kind::Team)],
        ToSystem::WHAT => vec![file(Kind::System)],
        ToActor::WHAT | ToEnd::WHAT => vec![file(Kind::Team), file(Kind::System)],
        ToChannel::WHAT => vec![Named::Channel],
        ToParent::WHAT => vec![file(own)],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_of_exactly_one_thing_gives_its_id() {
        let mut names = Names::default();
        for (kind, id, title) in
            [(Kind::Team, "desk", "Front desk"), (Kind::System, "mill", "The mill"), (Kind::Team, "a", "Twin"), (Kind::System, "b", "twin")]
        {
            names.add(kind, id, title);
        }
        let look = |what, name| names.look_up(what, Kind::Process, name);
        assert!(matches!(look(ToTeam::WHAT, "front  Desk"), Lookup::Title(id, _) if id == "desk"));
        assert!(matches!(look(ToActor::WHAT, "The mill"), Lookup::Title(id, _) if id == "mill"));
        assert!(matches!(look(ToActor::WHAT, "Twin"), Lookup::Several(_)));
        for (what, name) in [(ToTeam::WHAT, "Desk"), (ToTeam::WHAT, "The mill"), (ToTeam::WHAT, "nobody")] {
            assert_eq!(look(what, name), Lookup::AsWritten, "{name}");
        }
    }
}
