//! Writes touchpoints and their pains with their links.

use crate::base::diagnostic::quote;
use crate::base::rule;
use crate::model::graph::{EdgeKind, Entity};
use crate::model::id::{Id, NodeId};
use crate::model::kinds::{Journey, Persona};
use crate::model::nested::{End, Gap, NamesAsWritten, Pain, Recovery, Serving, Stage, Touchpoint, TouchpointNext};
use crate::syntax::content::kinds;
use crate::syntax::fields::short_form::ShortOr;
use crate::syntax::fields::types::Ref;

use super::resolver::{Resolver, text, texts};
use super::unknown::Takes;

/// Where a touchpoint lies, and what its names are looked up in.
#[derive(Clone, Copy)]
pub(super) struct TouchpointHome {
    pub(super) journey: Id<Journey>,
    pub(super) stage: Id<Stage>,
    /// Who walks the journey.
    pub(super) persona: Option<Id<Persona>>,
    /// The document of the journey in `target_of`.
    pub(super) replaced: Option<usize>,
}

impl Resolver<'_> {
    /// A touchpoint; `below` is the one that follows it in the file.
    pub(super) fn touchpoint(
        &mut self,
        i: usize,
        t: &kinds::Touchpoint,
        below: Option<&kinds::Touchpoint>,
        home: TouchpointHome,
    ) -> Option<Id<Touchpoint>> {
        let (Entity::Touchpoint(id), Some(node)) = self.nested_entity(i, t.written.span.start)? else {
            return None;
        };
        let from = t.from.as_ref().and_then(|r| self.touchpoint_end(i, r, EdgeKind::From, node)).unwrap_or(End::Persona);
        let to = self.receivers(i, t, node);
        let served_by = self.serving(i, &t.served_by, EdgeKind::ServedBy, node);
        let channels = t.channels.iter().filter_map(|r| self.channel(i, r)).collect();
        let service = self.one(i, t.service.as_ref(), EdgeKind::Service, node);
        let needs = self.needs(i, &t.needs, EdgeKind::Needs, node, home.persona.as_ref().map(std::slice::from_ref));
        let replaces = self.replaces(i, t, node, home.replaced);
        let because_of = self.causes(i, &t.because_of, node);
        let next = self.next_touchpoints(i, t, below, node);
        let picture = self.file_of(i, t.picture.as_ref(), "picture");
        let gap = t.gap.as_ref().map(|gap| self.gap(i, gap));
        let pains = t.pains.iter().filter_map(|pain| self.pain(i, pain, id)).collect();
        let told = Touchpoint {
            node,
            journey: home.journey,
            stage: home.stage,
            from,
            to,
            sees: self.said(i, &t.sees),
            within: t.within.map(|m| m.0),
            channels,
            does: self.said(i, &t.does),
            thinks: self.said(i, &t.thinks),
            expects: self.said(i, &t.expects),
            moment_of_truth: t.moment_of_truth.is_some_and(|f| f.0),
            mandated: t.mandated.is_some_and(|f| f.0),
            feeling: t.feeling.map(|n| n.0),
            importance: t.importance.map(|n| n.0),
            satisfaction: t.satisfaction.map(|n| n.0),
            effort_work: t.effort.as_ref().and_then(|e| e.work).map(|m| m.0),
            effort_load: t.effort.as_ref().and_then(|e| e.load).map(|n| n.0),
            wait: t.wait.as_ref().map(|m| m.value.0),
            served_by,
            served_unseen: false,
            service,
            needs,
            recovery: t.recovery.as_ref().and_then(|ShortOr(recovery)| self.recovery(i, recovery, node)),
            because_of,
            next,
            as_written: as_written(t),
            measures: self.ids_of_measures(i, &t.measures),
            pains,
            gains: t.gains.iter().map(|gain| self.one_said(i, gain)).collect(),
            events: texts(&t.events),
            replaces,
            evidence: self.evidence(i, &t.evidence),
            picture,
            gap,
            extra: self.own_fields(i, t.extra.as_ref(), &self.config.own_fields().touchpoint),
        };
        self.filled.model.touchpoints.push(told);
        Some(id)
    }

    fn touchpoint_end(&mut self, i: usize, r: &Ref<kinds::ToEnd>, kind: EdgeKind, node: NodeId) -> Option<End> {
        let (end, to) = self.end(i, r, kind == EdgeKind::To)?;
        if let Some(to) = to {
            self.edge(kind, node, to, i, r.span);
        }
        Some(end)
    }

    /// Who receives a touchpoint, each once; us where nobody is named.
    fn receivers(&mut self, i: usize, t: &kinds::Touchpoint, node: NodeId) -> Vec<End> {
        let mut ends = Vec::with_capacity(t.to.len().max(1));
        for r in &t.to {
            let Some(end) = self.touchpoint_end(i, r, EdgeKind::To, node) else { continue };
            if end == End::Nobody && t.to.len() > 1 {
                let place = self.place(i, r.span);
                let help = "take it out: whoever else is named receives it".to_owned();
                self.report(&rule::UNKNOWN_VALUE, place, "`to` cannot be `nobody` and somebody", Some(help));
            } else if !ends.contains(&end) {
                ends.push(end);
            }
        }
        if ends.is_empty() {
            ends.push(End::Us);
        }
        ends
    }

    /// Processes or steps of them, each once, with an edge for each.
    fn serving(&mut self, i: usize, refs: &[Ref<kinds::ToProcessOrStep>], kind: EdgeKind, node: NodeId) -> Vec<Serving> {
        let mut all = Vec::with_capacity(refs.len());
        for r in refs {
            if let Some((process, step, goal)) = self.process_or_step(i, r) {
                self.edge(kind, node, goal, i, r.span);
                let serving = Serving { process, step };
                if !all.contains(&serving) {
                    all.push(serving);
                }
            }
        }
        all
    }

    /// What makes a touchpoint good; none where nothing is said.
    fn recovery(&mut self, i: usize, recovery: &kinds::Recovery, node: NodeId) -> Option<Recovery> {
        let served_by = self.serving(i, &recovery.served_by, EdgeKind::Recovery, node);
        let text = self.said(i, &recovery.text);
        (text.is_some() || !served_by.is_empty()).then_some(Recovery { text, served_by })
    }

    fn causes(&mut self, i: usize, refs: &[Ref<kinds::ToCause>], node: NodeId) -> Vec<NodeId> {
        let mut causes = Vec::with_capacity(refs.len());
        for r in refs {
            let Some(cause) = self.cause(i, r) else { continue };
            self.edge(EdgeKind::BecauseOf, node, cause, i, r.span);
            if !causes.contains(&cause) {
                causes.push(cause);
            }
        }
        causes
    }

    /// What follows a touchpoint: what it says, else the one below it, over stages.
    fn next_touchpoints(
        &mut self,
        i: usize,
        t: &kinds::Touchpoint,
        below: Option<&kinds::Touchpoint>,
        node: NodeId,
    ) -> Vec<TouchpointNext> {
        let Some(written) = &t.next else {
            let below = below.filter(|_| !t.written.is_faulty("next"));
            let below = below.and_then(|below| self.nested_entity(i, below.written.span.start));
            let Some((Entity::Touchpoint(to), Some(goal))) = below else { return Vec::new() };
            let span = t.title.as_ref().map_or(t.written.span, |title| title.span);
            self.edge(EdgeKind::Next, node, goal, i, span);
            return vec![TouchpointNext { to, when: None }];
        };
        let mut nexts = Vec::with_capacity(written.0.len());
        for ShortOr(next) in &written.0 {
            let Some(r) = &next.to else { continue };
            if let Some((to, goal)) = self.own::<Touchpoint>(i, r, Takes::Several) {
                self.edge(EdgeKind::Next, node, goal, i, r.span);
                nexts.push(TouchpointNext { to, when: text(&next.when) });
            }
        }
        nexts
    }

    fn replaces(&mut self, i: usize, t: &kinds::Touchpoint, node: NodeId, replaced: Option<usize>) -> Vec<Id<Touchpoint>> {
        let mut ids = Vec::new();
        for r in &t.replaces {
            let place = self.place(i, r.span);
            let Some(replaced) = replaced else {
                let target_of_is_faulty = matches!(&self.known.documents[i].fields, crate::syntax::content::document::Fields::Journey(f) if f.target_of.is_some())
                    || self.known.documents[i].common.written.is_faulty("target_of");
                if !target_of_is_faulty {
                    let message = format!("{} replaces nothing: this journey names no `target_of`", quote(&r.written));
                    self.report(
                        &rule::UNKNOWN_REFERENCE,
                        place,
                        message,
                        Some("say in `target_of` which journey this one replaces".into()),
                    );
                }
                continue;
            };
            let name = r.folded();
            let bare = name.split_once('#').map_or(&*name, |(_, id)| id);
            if let Some((id, to)) = self.nested_in::<Touchpoint>(replaced, place, bare, Takes::Several) {
                self.edge(EdgeKind::Replaces, node, to, i, r.span);
                ids.push(id);
            }
        }
        ids
    }

    fn pain(&mut self, i: usize, pain: &kinds::Pain, touchpoint: Id<Touchpoint>) -> Option<Id<Pain>> {
        let (Entity::Pain(id), node) = self.nested_entity(i, pain.written.span.start)? else {
            return None;
        };
        let told = Pain {
            node,
            touchpoint,
            text: self.said(i, &pain.text).unwrap_or_default(),
            level: pain.level.map(|n| n.0),
            leave_risk: pain.leave_risk.map(|n| n.0),
        };
        self.filled.model.pains.push(told);
        Some(id)
    }

    /// A gap. Its owner makes no edge: it answers for closing the gap, not for the thing.
    pub(super) fn gap(&mut self, i: usize, gap: &kinds::Gap) -> Gap {
        Gap {
            reason: self.said(i, &gap.reason),
            owner: gap.owner.as_ref().and_then(|r| self.file(i, r, Takes::One)).map(|(id, team)| {
                self.filled.aside.insert((i, team));
                id
            }),
            until: gap.until.as_ref().map(|d| d.value),
        }
    }
}

/// The names of a touchpoint that are compared as they are written.
fn as_written(t: &kinds::Touchpoint) -> NamesAsWritten {
    let next = t.next.as_ref().map(|nexts| {
        let named = nexts.0.iter().filter_map(|ShortOr(next)| Some((next.to.as_ref()?.folded().into(), text(&next.when))));
        named.collect()
    });
    NamesAsWritten { next, because_of: t.because_of.iter().map(|r| r.folded().into()).collect() }
}
