//! Writes processes, their rules and steps with their links.

use std::sync::Arc;

use crate::base::kind::Kind;
use crate::bpmn::BpmnModel;
use crate::bpmn::elements::{BpmnElement, ElementKind};
use crate::model::graph::{EdgeKind, Entity};
use crate::model::id::{Id, NodeId};
use crate::model::kinds::{Outcome, Process, ProcessDrawing, Profile, System};
use crate::model::nested::{Actor, NextStep, ProcessRule, RoleOrTeam, Step, Touchpoint, WorkItem};
use crate::syntax::content::kinds;
use crate::syntax::fields::short_form::ShortOr;
use crate::syntax::fields::types::Ref;

use super::model_steps::STEPS_OF_MODELS;
use super::resolver::{Resolver, text};
use super::unknown::Takes;

impl Resolver<'_> {
    pub(super) fn process(&mut self, i: usize, f: &kinds::Process, id: Id<Process>, node: NodeId, profile: Profile) {
        let parent = self.one(i, f.parent.as_ref(), EdgeKind::Parent, node);
        let delivers = self.files(i, &f.delivers, EdgeKind::Delivers, node);
        let (supports, informal_supports) = self.supports(i, f, node);
        let (claims_outcomes, claims_touchpoints) = self.claims(i, f, node);
        let mut by = Vec::new();
        for r in &f.by {
            by.extend(self.step_actor(i, Some(r), node));
        }
        let systems = self.files::<System>(i, &f.systems, EdgeKind::Systems, node);
        let bpmn = self.file_of(i, f.bpmn.as_ref(), "bpmn");
        let drawn_as = bpmn.as_ref().and_then(|path| self.models.get(path)).map(|model| self.drawing(model));
        let measures = self.measures(i, &f.measures);
        let gap = f.gap.as_ref().map(|gap| self.gap(i, gap));
        let rules = f.rules.iter().filter_map(|r| self.process_rule(i, r)).collect();
        let steps = f.steps.iter().enumerate().filter_map(|(n, _)| self.step(i, f, n, id)).collect();
        self.filled.model.processes.push(Process {
            node,
            profile,
            class: f.class.as_ref().map(|class| class.value),
            trigger: text(&f.trigger),
            parent,
            volume_per_month: f.volume_per_month.map(|n| n.0),
            cost_per_case: f.cost_per_case.map(|n| n.0),
            delivers,
            supports,
            informal_supports,
            claims_outcomes,
            claims_touchpoints,
            by,
            systems,
            classification: f.classification.as_ref().map(|e| Arc::clone(&e.value)),
            bpmn,
            drawn_as,
            has_steps_of_model: !f.steps.is_empty() && f.steps.iter().all(|step| step.written.span.start >= STEPS_OF_MODELS),
            measures,
            gap,
            rules,
            steps,
        });
    }

    /// A model, and who its lanes and participants are.
    fn drawing(&self, model: &Arc<BpmnModel>) -> ProcessDrawing {
        let who = |element: &BpmnElement| {
            let acts = matches!(element.kind, ElementKind::Lane | ElementKind::Participant { .. });
            self.known.called(self.at, &element.name).filter(|_| acts)
        };
        ProcessDrawing { model: Arc::clone(model), actors: model.elements.iter().map(who).collect() }
    }

    /// The processes that one makes possible, and those of them for which no procedure says so.
    fn supports(&mut self, i: usize, f: &kinds::Process, node: NodeId) -> (Vec<Id<Process>>, Vec<Id<Process>>) {
        let (mut all, mut informal) = (Vec::new(), Vec::new());
        for ShortOr(support) in &f.supports {
            let Some(r) = &support.to else { continue };
            let Some((id, to)) = self.file::<Process>(i, r, Takes::Several) else { continue };
            self.edge(EdgeKind::Supports, node, to, i, r.span);
            if all.contains(&id) {
                continue;
            }
            all.push(id);
            if support.informal.is_some_and(|f| f.0) {
                informal.push(id);
            }
        }
        (all, informal)
    }

    fn claims(&mut self, i: usize, f: &kinds::Process, node: NodeId) -> (Vec<Id<Outcome>>, Vec<Id<Touchpoint>>) {
        let (mut outcomes, mut touchpoints) = (Vec::new(), Vec::new());
        for r in &f.contributes_to {
            let goal = if r.written.contains('#') {
                self.nested::<Touchpoint>(i, Kind::Journey, r, Takes::Several).map(|(id, to)| {
                    touchpoints.push(id);
                    to
                })
            } else {
                self.file::<Outcome>(i, r, Takes::Several).map(|(id, to)| {
                    outcomes.push(id);
                    to
                })
            };
            if let Some(to) = goal {
                self.edge(EdgeKind::ContributesTo, node, to, i, r.span);
            }
        }
        (outcomes, touchpoints)
    }

    fn process_rule(&mut self, i: usize, r: &kinds::ProcessRule) -> Option<Id<ProcessRule>> {
        let (Entity::Rule(id), node) = self.nested_entity(i, r.written.span.start)? else {
            return None;
        };
        let steps = r.steps.iter().filter_map(|step| self.own::<Step>(i, step, Takes::Several)).map(|(id, _)| id).collect();
        let text = self.said(i, &r.text).unwrap_or_default();
        self.filled.model.rules.push(ProcessRule { node, kind: r.kind, text, steps });
        Some(id)
    }

    fn step_actor(&mut self, i: usize, r: Option<&Ref<kinds::ToActor>>, node: NodeId) -> Option<Actor> {
        let r = r?;
        let (actor, to) = self.actor(i, r)?;
        if let Some(to) = to {
            self.edge(EdgeKind::By, node, to, i, r.span);
        }
        Some(actor)
    }

    fn step(&mut self, i: usize, f: &kinds::Process, n: usize, process: Id<Process>) -> Option<Id<Step>> {
        let step = &f.steps[n];
        let (Entity::Step(id), Some(node)) = self.nested_entity(i, step.written.span.start)? else {
            return None;
        };
        let by = self.step_actor(i, step.by.as_ref(), node).unwrap_or(Actor::Us);
        let accountable = step.accountable.as_ref().and_then(|r| self.role_or_team(i, r, (EdgeKind::Accountable, Takes::One), node));
        let consulted = self.roles_or_teams(i, &step.consulted, EdgeKind::Consulted, node);
        let informed = self.roles_or_teams(i, &step.informed, EdgeKind::Informed, node);
        let systems = self.files::<System>(i, &step.systems, EdgeKind::Systems, node);
        let next = self.nexts(i, f, n, node);
        let inputs = self.work_items(i, &step.inputs, "inputs");
        let outputs = self.work_items(i, &step.outputs, "outputs");
        let extra = self.own_fields(i, step.extra.as_ref(), &self.config.own_fields().step);
        self.filled.model.steps.push(Step {
            node,
            process,
            by,
            accountable,
            consulted,
            informed,
            layer: step.layer,
            work: step.work.map(|m| m.0),
            wait: step.wait.as_ref().map(|m| m.value.0),
            within: step.within.map(|m| m.0),
            inputs,
            outputs,
            systems,
            next,
            informal: step.informal.is_some_and(|f| f.0),
            extra,
        });
        Some(id)
    }

    fn roles_or_teams(&mut self, i: usize, refs: &[Ref<kinds::ToRoleOrTeam>], kind: EdgeKind, node: NodeId) -> Vec<RoleOrTeam> {
        let mut named = Vec::new();
        for r in refs {
            named.extend(self.role_or_team(i, r, (kind, Takes::Several), node).filter(|who| !named.contains(who)));
        }
        named
    }

    /// What goes into a step, or comes out of it.
    fn work_items(&mut self, i: usize, items: &[ShortOr<kinds::WorkItem>], field: &str) -> Vec<WorkItem> {
        let item = |ShortOr(item): &ShortOr<kinds::WorkItem>| WorkItem {
            text: self.said(i, &item.text),
            file: self.file_of(i, item.file.as_ref(), field),
            url: item.url.as_ref().and_then(|url| self.address(i, "url", url)),
        };
        items.iter().map(item).collect()
    }

    /// What follows a step: what it says, else the step below it.
    fn nexts(&mut self, i: usize, f: &kinds::Process, n: usize, node: NodeId) -> Vec<NextStep> {
        let Some(written) = &f.steps[n].next else {
            let faulty = f.steps[n].written.is_faulty("next");
            let Some(below) = f.steps.get(n + 1).filter(|_| !faulty) else {
                return Vec::new();
            };
            let Some((Entity::Step(to), Some(goal))) = self.nested_entity(i, below.written.span.start) else {
                return Vec::new();
            };
            let span = f.steps[n].title.as_ref().map_or(f.steps[n].written.span, |t| t.span);
            self.edge(EdgeKind::Next, node, goal, i, span);
            return vec![NextStep { to, when: None }];
        };
        let mut nexts = Vec::new();
        for ShortOr(next) in &written.0 {
            let Some(r) = &next.to else { continue };
            if let Some((to, goal)) = self.own::<Step>(i, r, Takes::Several) {
                self.edge(EdgeKind::Next, node, goal, i, r.span);
                nexts.push(NextStep { to, when: text(&next.when) });
            }
        }
        nexts
    }
}
