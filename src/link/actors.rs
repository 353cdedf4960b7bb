//! Who does a step, and who stands at either end of a touchpoint: a role, team or system of ours, the person, someone beyond
//! our walls, or what a name means that is no keyword as it is written.

use std::sync::Arc;

use crate::base::diagnostic::quote;
use crate::base::kind::Kind;
use crate::base::rule;
use crate::base::slug::{folded, is_id, slug};
use crate::base::span::Span;
use crate::base::vocabulary::JourneyState;
use crate::model::graph::{EdgeKind, Entity};
use crate::model::id::{Id, NodeId};
use crate::model::kinds::{Role, Team, ThirdParty};
use crate::model::nested::{Actor, End, RoleOrTeam};
use crate::syntax::content::document::Fields;
use crate::syntax::content::kinds;
use crate::syntax::fields::types::Ref;

use super::keywords::NameMeaning;
use super::resolver::Resolver;
use super::symbols::in_source;
use super::unknown::{Takes, Unknown};

impl Resolver<'_> {
    /// Who does a step.
    pub(super) fn actor(&mut self, from: usize, r: &Ref<impl Sized>) -> Option<(Actor, Option<NodeId>)> {
        let name = r.folded();
        if name == "persona" {
            return Some((Actor::Persona, None));
        }
        let known = self.known;
        let own = &*known.key(from, &name);
        for kind in [Kind::Role, Kind::Team, Kind::System] {
            if let Some(&i) = self.known.names[kind as usize].get(own) {
                self.used_in(from, r.span, self.node_of(i));
                return match self.known.placed[i] {
                    Some((Entity::Role(id), node)) if !self.known.documents[i].broken => Some((Actor::Role(id), Some(node))),
                    Some((Entity::Team(id), node)) if !self.known.documents[i].broken => Some((Actor::Team(id), Some(node))),
                    Some((Entity::System(id), node)) if !self.known.documents[i].broken => Some((Actor::System(id), Some(node))),
                    _ => None,
                };
            }
        }
        if let Some(meant) = self.keyword(from, r) {
            self.note_keyword(from, r.span, &r.written, meant);
            self.note_use(from, r, meant);
            return Some((if meant == NameMeaning::Persona { Actor::Persona } else { Actor::Us }, None));
        }
        let (id, node) = self.third_party(from, r.span, &r.written)?;
        Some((Actor::ThirdParty(id), Some(node)))
    }

    /// Who answers for a step, is asked or is told, with its edge. Ids and aliases name them, and of a role and a team
    /// of one name the role is meant.
    pub(super) fn role_or_team(
        &mut self,
        from: usize,
        r: &Ref<kinds::ToRoleOrTeam>,
        (edge, takes): (EdgeKind, Takes),
        node: NodeId,
    ) -> Option<RoleOrTeam> {
        let name = r.folded();
        let known = self.known;
        let own = &*known.key(from, &name);
        let is_there = |kind: Kind| self.known.names[kind as usize].contains_key(own) || self.known.is_left_out(kind, own);
        let (who, to) = match [Kind::Role, Kind::Team].into_iter().find(|&kind| is_there(kind)) {
            Some(Kind::Role) => self.file::<Role>(from, r, takes).map(|(id, to)| (RoleOrTeam::Role(id), to)),
            Some(_) => self.file::<Team>(from, r, takes).map(|(id, to)| (RoleOrTeam::Team(id), to)),
            None => {
                let place = self.place(from, r.span);
                let message = format!("no role or team named {}", quote(r.written.trim()));
                self.report_unknown(Unknown::role_or_team(own, takes), &rule::UNKNOWN_REFERENCE, place, message);
                None
            }
        }?;
        self.edge(edge, node, to, from, r.span);
        Some(who)
    }

    /// One end of a touchpoint. A role, team or system of ours counts as us.
    pub(super) fn end(&mut self, from: usize, r: &Ref<impl Sized>, receives: bool) -> Option<(End, Option<NodeId>)> {
        let name = r.folded();
        match &*name {
            "persona" => return Some((End::Persona, None)),
            "us" => return Some((End::Us, None)),
            "nobody" if receives => return Some((End::Nobody, None)),
            "nobody" => {
                let place = self.place(from, r.span);
                let help = "only `to` can be `nobody`: the person's own action".to_owned();
                self.report(&rule::UNKNOWN_VALUE, place, "`from` cannot be `nobody`", Some(help));
                return None;
            }
            _ => {}
        }
        if let Some(meant) = self.keyword(from, r) {
            self.note_keyword(from, r.span, &r.written, meant);
            self.note_use(from, r, meant);
            return self.meant_end(from, meant);
        }
        let (id, node) = self.third_party(from, r.span, &r.written)?;
        Some((End::ThirdParty(id), Some(node)))
    }

    /// What a name means that is no keyword as it is written; a third party's file goes before.
    fn keyword(&self, from: usize, r: &Ref<impl Sized>) -> Option<NameMeaning> {
        let (source, name) = self.known.scope(from, &r.written);
        let is_filed =
            self.known.third_parties.get(&*in_source(source, &slug(name))).is_some_and(|id| id.index() < self.known.filed_third_parties);
        if is_filed { None } else { self.known.meaning(from, &r.written) }
    }

    /// Notes what a name that is read as a keyword is the name of.
    fn note_use(&mut self, from: usize, r: &Ref<impl Sized>, meant: NameMeaning) {
        let named = match meant {
            NameMeaning::Us => None,
            NameMeaning::Persona => self.known.names[Kind::Persona as usize].get(&*self.known.key(from, &r.folded())).copied(),
            NameMeaning::Ours(named) | NameMeaning::Other(named) => Some(named),
        };
        if let Some(named) = named {
            self.used_in(from, r.span, self.node_of(named));
        }
    }

    /// The end that is meant, and its node where it is somebody else's. A team or system that it names is in use by that.
    fn meant_end(&mut self, from: usize, meant: NameMeaning) -> Option<(End, Option<NodeId>)> {
        let (NameMeaning::Ours(named) | NameMeaning::Other(named)) = meant else {
            return Some((if meant == NameMeaning::Us { End::Us } else { End::Persona }, None));
        };
        match self.known.placed[named] {
            Some((Entity::Persona(id), node)) => return Some((End::OtherPersona(id), Some(node))),
            _ if matches!(meant, NameMeaning::Other(_)) => return None,
            Some((_, node)) => {
                self.filled.aside.insert((from, node));
            }
            None => {}
        }
        Some((End::Us, None))
    }

    fn third_party(&mut self, from: usize, span: Span, name: &str) -> Option<(Id<ThirdParty>, NodeId)> {
        let known = self.known;
        let (source, bare) = known.scope(from, name);
        let slugged = slug(bare);
        let key = in_source(source, &slugged);
        if let Some(&id) = self.known.third_parties.get(&*key) {
            let node = self.known.third_party_nodes[id.index()];
            self.used_in(from, span, Some(node));
            return Some((id, node));
        }
        if self.known.third_parties_unread.contains(&source.map(Arc::from)) {
            return None;
        }
        if [Kind::Role, Kind::Team, Kind::System, Kind::ThirdParty]
            .iter()
            .any(|&kind| self.known.is_left_out(kind, &in_source(source, &folded(bare))))
        {
            return None;
        }
        let place = self.place(from, span);
        if !is_id(&slugged) {
            let message = format!("{} cannot be the name of a third party", quote(name));
            self.report(&rule::BAD_ID, place, message, Some("a name needs letters or digits, at most 240 bytes of them".into()));
            return None;
        }
        let message = format!("no role, team, system or third party named {}", quote(name));
        self.report_unknown(Unknown::ThirdParty(key.into()), &rule::UNKNOWN_REFERENCE, place, message);
        None
    }

    /// Notes that a name was read as a keyword. Target journeys are not asked, as nothing of them is.
    fn note_keyword(&mut self, i: usize, span: Span, written: &str, meant: NameMeaning) {
        let document = &self.known.documents[i];
        let (is_target, in_journey) = match &document.fields {
            Fields::Journey(journey) => (journey.state == Some(JourneyState::Target), true),
            _ => (false, false),
        };
        let name = quote(written);
        let (message, help) = match meant {
            NameMeaning::Other(_) => return,
            _ if is_target => return,
            NameMeaning::Us if !in_journey => (
                format!("{name} does not say who: it counts as ours, as a blank `by` does"),
                "name the role, team or system, or leave `by` out",
            ),
            NameMeaning::Us => {
                (format!("{name} is read as `us`"), "write `us`; if someone else is called so, give them a file in third-parties/")
            }
            NameMeaning::Persona => (
                format!("{name} is read as `persona`"),
                "write `persona`; if someone else is called so, give them a file in third-parties/",
            ),
            NameMeaning::Ours(ours) => {
                let kind = self.known.documents[ours].kind;
                (format!("{name} is a {kind} of ours, and is read as `us`"), "write `us`: who of us answers is said in `served_by`")
            }
        };
        let place = self.place(i, span);
        self.report(&rule::KEYWORD_TWIN, place, message, Some(help.into()));
    }
}
