//! Writes journeys, their stages and opportunities with their links.

use std::sync::Arc;

use crate::base::kind::Kind;
use crate::base::vocabulary::{JourneyState, LogBasis, OpportunityState};
use crate::model::graph::{EdgeKind, Entity};
use crate::model::id::{Id, NodeId};
use crate::model::kinds::{EventLog, Journey, Outcome, Persona, Profile};
use crate::model::nested::{InvestmentOption, Opportunity, Stage};
use crate::syntax::content::kinds;

use super::resolve_touchpoint::TouchpointHome;
use super::resolver::{Resolver, text};
use super::unknown::Takes;

impl Resolver<'_> {
    pub(super) fn journey(&mut self, i: usize, f: &kinds::Journey, id: Id<Journey>, node: NodeId, profile: Profile) {
        let persona = self.one::<Persona>(i, f.persona.as_ref(), EdgeKind::Persona, node);
        let outcome = self.one(i, f.outcome.as_ref(), EdgeKind::Outcome, node);
        let target_of = self.one::<Journey>(i, f.target_of.as_ref(), EdgeKind::TargetOf, node);
        let parent = f.parent.as_ref().and_then(|r| {
            let to = self.journey_or_part(i, r)?;
            self.edge(EdgeKind::Parent, node, to, i, r.span);
            Some(to)
        });
        self.measures_of_journey(i, f);
        let stages = self.stages(i, f, id, persona);
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
            measures: self.ids_of_measures(i, &f.measures),
            stages,
            opportunities,
            log,
        };
        self.filled.model.journeys.push(told);
    }

    /// Writes the measures of a journey, its stages and touchpoints, in the order in which they stand in the file.
    fn measures_of_journey(&mut self, i: usize, f: &kinds::Journey) {
        let of_stages = f.stages.iter().flat_map(|s| s.measures.iter().chain(s.touchpoints.iter().flat_map(|t| &t.measures)));
        let mut all: Vec<&kinds::Measure> = f.measures.iter().chain(of_stages).collect();
        all.sort_by_key(|measure| measure.written.span.start);
        self.measures(i, all);
    }

    fn stages(&mut self, i: usize, f: &kinds::Journey, journey: Id<Journey>, persona: Option<Id<Persona>>) -> Vec<Id<Stage>> {
        let replaced =
            f.target_of.as_ref().and_then(|r| self.known.names[Kind::Journey as usize].get(&*self.known.key(i, &r.folded())).copied());
        let replaced = replaced.filter(|&i| !self.known.documents[i].broken);
        let following: Vec<&kinds::Touchpoint> = f.stages.iter().flat_map(|stage| &stage.touchpoints).collect();
        let mut at = 0;
        let mut stages = Vec::new();
        for stage in &f.stages {
            let Some((Entity::Stage(stage_id), Some(node))) = self.nested_entity(i, stage.written.span.start) else {
                at += stage.touchpoints.len();
                continue;
            };
            let home = TouchpointHome { journey, stage: stage_id, persona, replaced };
            let mut touchpoints = Vec::new();
            for t in &stage.touchpoints {
                at += 1;
                touchpoints.extend(self.touchpoint(i, t, following.get(at).copied(), home));
            }
            stages.push(stage_id);
            let told = Stage {
                node,
                journey,
                goal: self.said(i, &stage.goal),
                outcome: self.one::<Outcome>(i, stage.outcome.as_ref(), EdgeKind::Outcome, node),
                starts_when: self.said(i, &stage.starts_when),
                ends_when: self.said(i, &stage.ends_when),
                measures: self.ids_of_measures(i, &stage.measures),
                touchpoints,
                picture: self.file_of(i, stage.picture.as_ref(), "picture"),
                extra: self.own_fields(i, stage.extra.as_ref(), &self.config.own_fields().stage),
            };
            self.filled.model.stages.push(told);
        }
        stages
    }

    fn opportunity(&mut self, i: usize, o: &kinds::Opportunity, journey: Id<Journey>) -> Option<Id<Opportunity>> {
        let (Entity::Opportunity(id), Some(node)) = self.nested_entity(i, o.written.span.start)? else {
            return None;
        };
        let mut touchpoints = Vec::new();
        for r in &o.touchpoints {
            if let Some((id, to)) = self.touchpoint_of_any(i, r, Takes::Several) {
                self.edge(EdgeKind::Touchpoints, node, to, i, r.span);
                touchpoints.push(id);
            }
        }
        let owner = self.one(i, o.owner.as_ref(), EdgeKind::Owner, node);
        let options = o.options.iter().filter_map(|option| self.option(i, option, id)).collect();
        let told = Opportunity {
            node,
            journey,
            touchpoints,
            customer_value: o.customer_value.map(|n| n.0),
            business_value: o.business_value.map(|n| n.0),
            effort: o.effort.map(|n| n.0),
            state: o.state.unwrap_or(OpportunityState::Open),
            owner,
            text: self.said(i, &o.text),
            links: o.links.iter().filter_map(|link| self.web_link(i, link)).collect(),
            options,
        };
        self.filled.model.opportunities.push(told);
        Some(id)
    }

    fn option(&mut self, i: usize, o: &kinds::InvestmentOption, opportunity: Id<Opportunity>) -> Option<Id<InvestmentOption>> {
        let (Entity::InvestmentOption(id), Some(node)) = self.nested_entity(i, o.written.span.start)? else {
            return None;
        };
        let told = InvestmentOption {
            node,
            opportunity,
            cost: o.cost.map(|n| n.0),
            effort: o.effort.map(|n| n.0),
            target: self.one(i, o.target.as_ref(), EdgeKind::Target, node),
            links: o.links.iter().filter_map(|link| self.web_link(i, link)).collect(),
            text: self.said(i, &o.text),
        };
        self.filled.model.options.push(told);
        Some(id)
    }

    fn event_log(&mut self, i: usize, log: &kinds::EventLog) -> Option<EventLog> {
        let is_counts = log.file.is_none();
        let file: Arc<str> = self.file_of(i, log.path(), "log")?;
        Some(EventLog {
            file,
            is_counts,
            case: text(&log.case),
            activity: text(&log.activity),
            time: text(&log.time),
            resource: text(&log.resource),
            order: text(&log.order),
            object: text(&log.object),
            basis: log.basis.unwrap_or(LogBasis::All),
            figures: None,
        })
    }
}
