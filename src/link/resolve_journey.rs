//! Writes journeys, their stages, touchpoints and opportunities with their links.

use std::sync::Arc;

use crate::base::diagnostic::quote;
use crate::base::kind::Kind;
use crate::base::rule;
use crate::base::vocabulary::{JourneyState, OpportunityState};
use crate::model::graph::{EdgeKind, Entity};
use crate::model::id::{Id, NodeId};
use crate::model::kinds::{EventLog, Journey, Persona, Profile};
use crate::model::nested::{End, Gap, Opportunity, Pain, Serving, Stage, Touchpoint};
use crate::syntax::content::kinds;

use super::resolver::{Resolver, text, texts};
use super::unknown::Takes;

impl Resolver<'_> {
    pub(super) fn journey(&mut self, i: usize, f: &kinds::Journey, id: Id<Journey>, node: NodeId, profile: Profile) {
        let persona = self.one::<Persona>(i, f.persona.as_ref(), EdgeKind::Persona, node);
        let outcome = self.one(i, f.outcome.as_ref(), EdgeKind::Outcome, node);
        let target_of = self.one::<Journey>(i, f.target_of.as_ref(), EdgeKind::TargetOf, node);
        let parent = f.parent.as_ref().and_then(|r| {
            let (touchpoint, to) = self.nested::<Touchpoint>(i, Kind::Journey, r, Takes::One)?;
            self.edge(EdgeKind::Parent, node, to, i, r.span);
            Some(touchpoint)
        });
        let replaced =
            f.target_of.as_ref().and_then(|r| self.known.names[Kind::Journey as usize].get(self.known.local(&r.folded())).copied());
        let replaced = replaced.filter(|&i| !self.known.documents[i].broken);
        let mut stages = Vec::new();
        for stage in &f.stages {
            let Some((Entity::Stage(stage_id), Some(child))) = self.nested_entity(i, stage.written.span.start) else { continue };
            let mut touchpoints = Vec::new();
            for t in &stage.touchpoints {
                if let Some(t) = self.touchpoint(i, t, (id, stage_id), persona, replaced) {
                    touchpoints.push(t);
                }
            }
            stages.push(stage_id);
            let told = Stage {
                node: child,
                journey: id,
                goal: self.said(i, &stage.goal),
                touchpoints,
                picture: self.file_of(i, stage.picture.as_ref(), "picture"),
                extra: self.own_fields(i, stage.extra.as_ref(), &self.config.own_fields().stage),
            };
            self.filled.model.stages.push(told);
        }
        let opportunities = f.opportunities.iter().filter_map(|o| self.opportunity(i, o, id)).collect();
        let log = f.log.as_ref().and_then(|log| self.event_log(i, log));
        let told = Journey {
            node,
            profile,
            persona,
            outcome,
            state: f.state.unwrap_or(JourneyState::Current),
            target_of,
            starts_when: self.said(i, &f.starts_when),
            ends_when: self.said(i, &f.ends_when),
            parent,
            volume_per_month: f.volume_per_month.map(|n| n.0),
            stages,
            opportunities,
            log,
        };
        self.filled.model.journeys.push(told);
    }

    fn touchpoint(
        &mut self,
        i: usize,
        t: &kinds::Touchpoint,
        (journey, stage): (Id<Journey>, Id<Stage>),
        persona: Option<Id<Persona>>,
        replaced: Option<usize>,
    ) -> Option<Id<Touchpoint>> {
        let (Entity::Touchpoint(id), Some(node)) = self.nested_entity(i, t.written.span.start)? else {
            return None;
        };
        let from = self.touchpoint_end(i, t.from.as_ref(), EdgeKind::From, node, End::Persona);
        let to = self.touchpoint_end(i, t.to.as_ref(), EdgeKind::To, node, End::Us);
        let mut served_by = Vec::new();
        for r in &t.served_by {
            if let Some((process, step, goal)) = self.process_or_step(i, r) {
                self.edge(EdgeKind::ServedBy, node, goal, i, r.span);
                let serving = Serving { process, step };
                if !served_by.contains(&serving) {
                    served_by.push(serving);
                }
            }
        }
        let channels = t.channels.iter().filter_map(|r| self.channel(i, r)).collect();
        let service = self.one(i, t.service.as_ref(), EdgeKind::Service, node);
        let needs = self.needs(i, &t.needs, EdgeKind::Needs, node, persona.as_ref().map(std::slice::from_ref));
        let replaces = self.replaces(i, t, node, replaced);
        let picture = self.file_of(i, t.picture.as_ref(), "picture");
        let gap = t.gap.as_ref().map(|gap| self.gap(i, gap));
        let pains = t.pains.iter().filter_map(|pain| self.pain(i, pain, id)).collect();
        let told = Touchpoint {
            node,
            journey,
            stage,
            from,
            to,
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
            wait: t.wait.map(|m| m.0),
            served_by,
            service,
            needs,
            recovery: self.said(i, &t.recovery),
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

    fn touchpoint_end(
        &mut self,
        i: usize,
        r: Option<&crate::syntax::fields::types::Ref<kinds::ToEnd>>,
        kind: EdgeKind,
        node: NodeId,
        usual: End,
    ) -> End {
        let Some(r) = r else { return usual };
        let receives = kind == EdgeKind::To;
        let Some((end, to)) = self.end(i, r, receives) else { return usual };
        if let Some(to) = to {
            self.edge(kind, node, to, i, r.span);
        }
        end
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

    fn opportunity(&mut self, i: usize, o: &kinds::Opportunity, journey: Id<Journey>) -> Option<Id<Opportunity>> {
        let (Entity::Opportunity(id), Some(node)) = self.nested_entity(i, o.written.span.start)? else {
            return None;
        };
        let mut touchpoints = Vec::new();
        for r in &o.touchpoints {
            if let Some((id, to)) = self.own::<Touchpoint>(i, r, Takes::Several) {
                self.edge(EdgeKind::Touchpoints, node, to, i, r.span);
                touchpoints.push(id);
            }
        }
        let owner = self.one(i, o.owner.as_ref(), EdgeKind::Owner, node);
        self.filled.model.opportunities.push(Opportunity {
            node,
            journey,
            touchpoints,
            customer_value: o.customer_value.map(|n| n.0),
            business_value: o.business_value.map(|n| n.0),
            effort: o.effort.map(|n| n.0),
            state: o.state.unwrap_or(OpportunityState::Open),
            owner,
        });
        Some(id)
    }

    fn event_log(&mut self, i: usize, log: &kinds::EventLog) -> Option<EventLog> {
        let file: Arc<str> = self.file_of(i, log.file.as_ref(), "log")?;
        Some(EventLog {
            file,
            case: text(&log.case),
            activity: text(&log.activity),
            time: text(&log.time),
            resource: text(&log.resource),
            order: text(&log.order),
            object: text(&log.object),
            basis: text(&log.basis),
        })
    }
}
