//! Writes what documents say into the model, each thing with its links: here outcomes, personas,
//! services, roles, teams, systems, third parties and pages.

use std::sync::Arc;

use crate::base::diagnostic::quote;
use crate::base::kind::Kind;
use crate::base::rule;
use crate::base::vocabulary::{Level, Stakeholder};
use crate::model::LinkDestination;
use crate::model::graph::{EdgeKind, Entity};
use crate::model::id::{Id, NodeId};
use crate::model::kinds::{
    Approval, Evidence, Outcome, OwnerSource, Page, Persona, Profile, Role, Service, System, Team, ThirdParty, UsefulLink,
};
use crate::model::nested::{Limit, Measure, Need};
use crate::model::said::Said;
use crate::syntax::content::document::{Document, Fields};
use crate::syntax::content::kinds::{self, ToNeed};
use crate::syntax::fields::record::SpannedText;
use crate::syntax::fields::types::Ref;

use super::references::FileKind;
use super::resolver::{Resolver, text, texts};
use super::unknown::Takes;

impl Resolver<'_> {
    /// Writes one document and the links of its body.
    pub(super) fn fill(&mut self, i: usize) {
        let document = Arc::clone(&self.known.documents[i]);
        let Some((entity, node)) = self.known.placed[i] else { return };
        self.at = i;
        let goals = self.link_prose(i);
        let profile = self.profile(i, &document, node, &goals);
        self.filled.goals.push((i, goals));
        match (&document.fields, entity) {
            (Fields::Outcome(f), Entity::Outcome(_)) => self.outcome(i, f, node, profile),
            (Fields::Persona(f), Entity::Persona(id)) => self.persona(i, f, id, node, profile),
            (Fields::Journey(f), Entity::Journey(id)) => self.journey(i, f, id, node, profile),
            (Fields::Process(f), Entity::Process(id)) => self.process(i, f, id, node, profile),
            (Fields::Service(f), _) => self.service(i, f, node, profile),
            (Fields::Role(f), _) => self.role(i, f, node, profile),
            (Fields::Team(f), _) => self.team(i, f, node, profile),
            (Fields::System(f), _) => self.system(i, f, node, profile),
            (Fields::ThirdParty(f), _) => self.third_party_file(i, f, node, profile),
            _ => {
                self.filled.model.pages.push(Page { node, profile });
            }
        }
    }

    fn profile(&mut self, i: usize, document: &Document, node: NodeId, goals: &[LinkDestination]) -> Profile {
        let common = &document.common;
        let owner = common.owner.as_ref().and_then(|r| {
            let (id, to) = self.file::<Team>(i, r, Takes::One)?;
            self.edge(EdgeKind::Owner, node, to, i, r.span);
            Some(id)
        });
        if let Some(r) = &common.replaced_by
            && let Some(to) = self.same_kind(i, r)
        {
            self.edge(EdgeKind::ReplacedBy, node, to, i, r.span);
        }
        let links = common.links.iter().filter_map(|link| self.web_link(i, link)).collect();
        Profile {
            document: Some(i),
            summary: self.said(i, &common.summary).or_else(|| self.first_sentence(i, document, goals).as_ref().map(Said::plainly)),
            summary_written: common.summary.is_some(),
            status: common.status.unwrap_or_default(),
            owner,
            owner_source: if owner.is_some() { OwnerSource::Written } else { OwnerSource::Whole },
            code: text(&common.code),
            tags: texts(&common.tags),
            purpose: self.said(i, &common.purpose),
            reviewed: common.reviewed.as_ref().map(|d| d.value),
            review_every: common.review_every.map(|m| m.0),
            approved: common.approved.as_ref().and_then(approval),
            evidence: self.evidence(i, &common.evidence),
            links,
            extra: self.own_fields(i, common.extra.as_ref(), self.config.own_fields().of_kind(document.kind)),
            broken: document.broken,
        }
    }

    pub(super) fn web_link(&mut self, i: usize, link: &kinds::Link) -> Option<UsefulLink> {
        let url = self.address(i, "url", link.url.as_ref()?)?;
        let title = text(&link.title).unwrap_or_else(|| Arc::clone(&url));
        Some(UsefulLink { title, url })
    }

    /// An address of an allowed scheme; another is reported.
    pub(super) fn address(&mut self, i: usize, field: &str, written: &SpannedText) -> Option<Arc<str>> {
        if crate::syntax::markdown::is_web_address(&written.value) {
            return Some(Arc::clone(&written.value));
        }
        let place = self.place(i, written.span);
        let message = format!("`{field}` cannot be {}", quote(&written.value));
        self.report(
            &rule::UNKNOWN_VALUE,
            place,
            message,
            Some("write an address that begins with `https:`, `http:`, `mailto:` or `tel:`".into()),
        );
        None
    }

    /// References to files of one kind, with an edge for each.
    pub(super) fn files<T: FileKind>(&mut self, i: usize, refs: &[Ref<impl Sized>], kind: EdgeKind, node: NodeId) -> Vec<Id<T>> {
        let mut ids = Vec::with_capacity(refs.len());
        for r in refs {
            if let Some((id, to)) = self.file::<T>(i, r, Takes::Several) {
                self.edge(kind, node, to, i, r.span);
                if !ids.contains(&id) {
                    ids.push(id);
                }
            }
        }
        ids
    }

    /// One reference to a file, with its edge.
    pub(super) fn one<T: FileKind>(&mut self, i: usize, r: Option<&Ref<impl Sized>>, kind: EdgeKind, node: NodeId) -> Option<Id<T>> {
        let r = r?;
        let (id, to) = self.file::<T>(i, r, Takes::One)?;
        self.edge(kind, node, to, i, r.span);
        Some(id)
    }

    /// Needs of personas, with an edge for each; `of` are the personas whose needs they may be.
    pub(super) fn needs(
        &mut self,
        i: usize,
        refs: &[Ref<ToNeed>],
        kind: EdgeKind,
        node: NodeId,
        of: Option<&[Id<Persona>]>,
    ) -> Vec<Id<Need>> {
        let mut ids = Vec::with_capacity(refs.len());
        for r in refs {
            let Some((id, to)) = self.nested::<Need>(i, Kind::Persona, r, Takes::Several) else { continue };
            self.edge(kind, node, to, i, r.span);
            if let Some(of) = of
                && !of.is_empty()
            {
                self.check_whose_need(i, r, to, of);
            }
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        ids
    }

    fn check_whose_need(&mut self, i: usize, r: &Ref<ToNeed>, need: NodeId, of: &[Id<Persona>]) {
        let persona = self.nodes[need.index()].file;
        if let Entity::Persona(id) = self.nodes[persona.index()].entity
            && !of.contains(&id)
        {
            let place = self.place(i, r.span);
            let message = format!("{} is a need of `{}`, whom this is not for", quote(&r.written), self.nodes[persona.index()].address.id);
            self.report(&rule::NEED_OF_ANOTHER_PERSONA, place, message, Some("name a need of its own persona, or add that persona".into()));
        }
    }

    fn outcome(&mut self, i: usize, f: &kinds::Outcome, node: NodeId, profile: Profile) {
        let audience = self.files::<Persona>(i, &f.audience, EdgeKind::For, node);
        let needs = self.needs(i, &f.needs, EdgeKind::Needs, node, Some(&audience));
        let parent = self.one(i, f.parent.as_ref(), EdgeKind::Parent, node);
        let measures = self.measures(i, &f.measures);
        let limits = f
            .limits
            .iter()
            .map(|limit| Limit {
                stakeholder: text(&limit.stakeholder),
                text: self.said(i, &limit.text).unwrap_or_default(),
                measure: limit.measure.as_ref().and_then(|r| self.own::<Measure>(i, r, Takes::One)).map(|(id, _)| id),
                max: limit.max.map(|n| n.0),
                min: limit.min.map(|n| n.0),
            })
            .collect();
        let supports = self.files(i, &f.supports, EdgeKind::Supports, node);
        let outcome = Outcome {
            node,
            profile,
            audience,
            statement: self.said(i, &f.statement),
            customer_calls_it: text(&f.customer_calls_it),
            expects: self.said(i, &f.expects),
            needs,
            level: f.level.unwrap_or(Level::Service),
            parent,
            measures,
            limits,
            supports,
        };
        self.filled.model.outcomes.push(outcome);
    }

    fn persona(&mut self, i: usize, f: &kinds::Persona, id: Id<Persona>, node: NodeId, profile: Profile) {
        let picture = self.file_of(i, f.picture.as_ref(), "picture");
        let mut needs = Vec::new();
        for need in &f.needs {
            let Some((Entity::Need(need_id), Some(child))) = self.nested_entity(i, need.written.span.start) else { continue };
            needs.push(need_id);
            let told = Need {
                node: child,
                persona: id,
                statement: self.said(i, &need.statement),
                asked_for: self.said(i, &need.asked_for),
                kind: need.kind,
                basis: need.basis,
                importance: need.importance.map(|n| n.0),
                satisfaction: need.satisfaction.map(|n| n.0),
            };
            self.filled.model.needs.push(told);
        }
        let persona = Persona {
            node,
            profile,
            stakeholder: f.stakeholder.unwrap_or(Stakeholder::Customer),
            quote: self.said(i, &f.quote),
            size: f.size.map(|n| n.0),
            picture,
            needs,
        };
        self.filled.model.personas.push(persona);
    }

    fn service(&mut self, i: usize, f: &kinds::Service, node: NodeId, profile: Profile) {
        let meets = self.needs(i, &f.meets, EdgeKind::Meets, node, None);
        let measures = self.measures(i, &f.measures);
        let service = Service {
            node,
            profile,
            promise: self.said(i, &f.promise),
            response: self.said(i, &f.response),
            cost: self.said(i, &f.cost),
            on_failure: self.said(i, &f.on_failure),
            distinctive: self.said(i, &f.distinctive),
            meets,
            measures,
        };
        self.filled.model.services.push(service);
    }

    fn role(&mut self, i: usize, f: &kinds::Role, node: NodeId, profile: Profile) {
        let team = self.one(i, f.team.as_ref(), EdgeKind::Team, node);
        self.filled.model.roles.push(Role { node, profile, team, also_called: texts(&f.also_called) });
    }

    fn team(&mut self, i: usize, f: &kinds::Team, node: NodeId, profile: Profile) {
        let parent = self.one(i, f.parent.as_ref(), EdgeKind::Parent, node);
        let (also_called, contact, handle) = (texts(&f.also_called), text(&f.contact), text(&f.handle));
        self.filled.model.teams.push(Team { node, profile, parent, also_called, contact, handle });
    }

    fn system(&mut self, i: usize, f: &kinds::System, node: NodeId, profile: Profile) {
        let url = f.url.as_ref().and_then(|url| self.address(i, "url", url));
        self.filled.model.systems.push(System { node, profile, supplier: text(&f.supplier), criticality: f.criticality, url });
    }

    fn third_party_file(&mut self, i: usize, f: &kinds::ThirdParty, node: NodeId, profile: Profile) {
        let url = f.url.as_ref().and_then(|url| self.address(i, "url", url));
        self.filled.model.third_parties.push(ThirdParty {
            node,
            profile,
            also_called: texts(&f.also_called),
            contact: text(&f.contact),
            criticality: f.criticality,
            url,
        });
    }

    /// Measures of a file, in the order written, with readings from CSV files read in.
    pub(super) fn measures<'f>(&mut self, i: usize, fields: impl IntoIterator<Item = &'f kinds::Measure>) -> Vec<Id<Measure>> {
        let mut ids = Vec::new();
        for m in fields {
            let Some((Entity::Measure(id), Some(node))) = self.nested_entity(i, m.written.span.start) else { continue };
            let readings = self.readings(i, m);
            ids.push(id);
            self.filled.model.measures.push(Measure {
                node,
                crown: m.crown,
                about: m.about,
                unit: text(&m.unit),
                better: m.better,
                baseline: m.baseline.map(|n| n.0),
                target: m.target.map(|n| n.0),
                target_by: m.target_by.as_ref().map(|d| d.value),
                readings,
                source: text(&m.source),
            });
        }
        ids
    }

    /// The ids of measures that are in the model already.
    pub(super) fn ids_of_measures(&self, i: usize, fields: &[kinds::Measure]) -> Vec<Id<Measure>> {
        let entities = fields.iter().filter_map(|m| self.nested_entity(i, m.written.span.start));
        entities.filter_map(|(entity, _)| Id::try_from(entity).ok()).collect()
    }

    /// Evidence, as the model has it.
    pub(super) fn evidence(&mut self, i: usize, list: &[kinds::Evidence]) -> Vec<Evidence> {
        list.iter()
            .map(|e| Evidence {
                kind: e.kind,
                reference: text(&e.r#ref),
                date: e.date.as_ref().map(|d| d.value),
                n: e.n.map(|n| n.0),
                note: self.said(i, &e.note),
                of: texts(&e.of),
            })
            .collect()
    }

    /// The entity and node of the nested thing whose mapping begins there.
    pub(super) fn nested_entity(&self, i: usize, start: u32) -> Option<(Entity, Option<NodeId>)> {
        let at = self.known.documents[i].nested.binary_search_by_key(&start, |n| n.span.start).ok()?;
        self.known.nested[i].get(at).copied()
    }
}

/// An approval; none where nothing of it is filled in.
fn approval(written: &kinds::Approval) -> Option<Approval> {
    let date = written.date.as_ref().map(|d| d.value);
    let approval = Approval { by: text(&written.by), date, version: text(&written.version) };
    let is_blank = approval.by.is_none() && date.is_none() && approval.version.is_none();
    (!is_blank).then_some(approval)
}
