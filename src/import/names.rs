//! The ids of what cells name by its title.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::base::diagnostic::quote;
use crate::base::kind::{Kind, Nested, NodeKind};
use crate::base::slug::fold;
use crate::syntax::config::SiteConfig;
use crate::syntax::content::document::Document;
use crate::syntax::content::kinds::{
    ToActor, ToChannel, ToEnd, ToJourney, ToNeed, ToOutcome, ToOutcomeOrTouchpoint, ToParent, ToPersona, ToProcess, ToProcessOrStep,
    ToRoleOrTeam, ToService, ToSystem, ToTeam, ToTouchpoint,
};
use crate::syntax::fields::types::ReferenceTarget;

use super::{one_line, words};

/// What a name leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum NameTarget {
    Node(NodeKind),
    Channel,
}

impl NameTarget {
    fn word(self) -> &'static str {
        match self {
            NameTarget::Node(NodeKind::File(kind)) => kind.spoken(),
            NameTarget::Node(nested) => nested.word(),
            NameTarget::Channel => "channel",
        }
    }
}

/// Ids and titles of everything that can be named.
#[derive(Clone, Debug, Default)]
pub struct SiteNames {
    ids: BTreeSet<(NameTarget, String)>,
    titles: BTreeMap<(NameTarget, String), BTreeSet<String>>,
    /// What the site calls itself in pictures.
    us: Option<String>,
    lists_channels: bool,
    /// The titles of files, as they were written.
    written: BTreeMap<(Kind, String), String>,
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

impl SiteNames {
    /// What a site defines. Drafts, and files that cannot be read, cannot be named.
    pub fn of(site: &SiteConfig, documents: &[Arc<Document>]) -> Self {
        let mut names = Self::default();
        let drafted = |d: &&Arc<Document>| d.broken || d.id.is_empty() || d.is_draft();
        for document in documents.iter().filter(|d| !drafted(d)) {
            names.add(document.kind, &document.id, document.title());
            for alias in &document.common.aliases {
                names.ids.insert((NameTarget::Node(NodeKind::File(document.kind)), alias.value.to_string()));
            }
            for thing in &document.nested {
                let Some(id) = &thing.id else { continue };
                let node = NameTarget::Node(NodeKind::Nested(thing.kind));
                for own in std::iter::once(id).chain(&thing.aliases) {
                    names.ids.insert((node, format!("{}#{own}", document.id)));
                }
                names.add_title(node, &format!("{}#{id}", document.id), &thing.title);
            }
        }
        for channel in &site.channels {
            let Some(id) = &channel.id else { continue };
            names.ids.insert((NameTarget::Channel, id.value.to_string()));
            names.add_title(NameTarget::Channel, &id.value, channel.title.as_ref().map_or("", |t| &t.value));
        }
        names.us = site.us.as_ref().map(|us| fold(&us.value));
        names.lists_channels = !site.channels.is_empty();
        names
    }

    /// Adds a file, as the sheet makes them.
    pub(super) fn add(&mut self, kind: Kind, id: &str, title: &str) {
        let node = NameTarget::Node(NodeKind::File(kind));
        self.written.insert((kind, id.to_owned()), title.to_owned());
        self.ids.insert((node, id.to_owned()));
        self.add_title(node, id, title);
    }

    fn add_title(&mut self, node: NameTarget, id: &str, title: &str) {
        if !title.is_empty() {
            self.titles.entry((node, fold(&one_line(title)))).or_default().insert(id.to_owned());
        }
    }

    /// Whether a name is that of something, by id or title, in a field that leads to `what`.
    pub(super) fn knows(&self, what: &str, own: Kind, written: &str) -> bool {
        let name = fold(&one_line(written));
        let known = |kind: &NameTarget| self.ids.contains(&(*kind, name.clone())) || self.titles.contains_key(&(*kind, name.clone()));
        kinds_of(what, own).iter().any(known)
    }

    /// The kind of file that a field leads to, where it leads to files of one kind alone and cannot name others.
    pub(super) fn kind_of(what: &str, own: Kind) -> Option<Kind> {
        match kinds_of(what, own).as_slice() {
            [NameTarget::Node(NodeKind::File(kind))] => Some(*kind),
            _ => None,
        }
    }

    /// Whether a list of such names may be split at commas although not all of its parts are known: then none
    /// of them can hold a comma.
    pub(super) fn splits(&self, what: &str, own: Kind) -> bool {
        what == ToChannel::WHAT && !self.lists_channels || Self::kind_of(what, own).is_some() || what == ToProcessOrStep::WHAT
    }

    /// Who stands at the end of a touchpoint or does a step, where a word for the persona or for us says so.
    pub(super) fn end(&self, what: &str, written: &str, persona: Option<&str>) -> Option<&'static str> {
        let name = fold(&one_line(written));
        let party = NameTarget::Node(NodeKind::File(Kind::ThirdParty));
        let is_party = self.ids.contains(&(party, name.clone())) || self.titles.contains_key(&(party, name.clone()));
        let is_end = what == ToEnd::WHAT;
        if !(is_end || what == ToActor::WHAT) || is_party {
            return None;
        }
        if let Some(word) = ["persona", "us", "nobody"].into_iter().find(|word| *word == name) {
            return Some(word).filter(|word| *word != written && (is_end || *word == "persona"));
        }
        let of_persona = |persona: &str| self.id(ToPersona::WHAT, Kind::Journey, written).is_some_and(|id| id == fold(persona));
        if persona.is_some_and(of_persona) {
            return Some("persona");
        }
        let is_us = self.us.as_deref() == Some(&name);
        words::end(written).or_else(|| is_us.then_some("us")).filter(|end| is_end || *end == "persona")
    }

    /// The id of the one thing that a name means; none where it means none, or several.
    pub(super) fn id(&self, what: &str, own: Kind, written: &str) -> Option<String> {
        match self.look_up(what, own, written) {
            Lookup::AsWritten if self.knows(what, own, written) => Some(fold(&one_line(written))),
            Lookup::Title(id, _) => Some(id),
            Lookup::AsWritten | Lookup::Several(_) => None,
        }
    }

    /// The ids of a kind of file.
    pub(super) fn ids_of(&self, kind: Kind) -> Vec<String> {
        let node = NameTarget::Node(NodeKind::File(kind));
        self.ids.iter().filter(|(named, _)| *named == node).map(|(_, id)| id.clone()).collect()
    }

    /// The title of a file, as it was written.
    pub(super) fn title_of(&self, kind: Kind, id: &str) -> Option<&str> {
        self.written.get(&(kind, id.to_owned())).map(String::as_str)
    }

    /// What a name means in a field that leads to `what`, in a file of kind `own`.
    pub(super) fn look_up(&self, what: &str, own: Kind, written: &str) -> Lookup {
        let kinds = kinds_of(what, own);
        let name = fold(&one_line(written));
        if kinds.iter().any(|kind| self.ids.contains(&(*kind, name.clone()))) {
            return Lookup::AsWritten;
        }
        let mut found: Vec<(NameTarget, &String)> = Vec::new();
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
fn kinds_of(what: &str, own: Kind) -> Vec<NameTarget> {
    let file = |kind| NameTarget::Node(NodeKind::File(kind));
    let nested = |kind| NameTarget::Node(NodeKind::Nested(kind));
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
        ToRoleOrTeam::WHAT => vec![file(Kind::Role), file(Kind::Team)],
        ToActor::WHAT | ToEnd::WHAT => vec![file(Kind::Role), file(Kind::Team), file(Kind::System)],
        ToChannel::WHAT => vec![NameTarget::Channel],
        ToParent::WHAT => vec![file(own)],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_of_exactly_one_thing_gives_its_id() {
        let mut names = SiteNames::default();
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
