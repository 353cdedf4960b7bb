//! What a score shows: touchpoints, and the steps of the processes that serve them.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use crate::analysis::reach::Reach;
use crate::base::vocabulary::Layer;
use crate::model::Model;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::{Journey, Process, System};
use crate::model::nested::{Actor, Step, Touchpoint};
use crate::model::queries::touchpoint::Party;

use super::order::ranks;

/// Where a step is done, seen from the person; from above to below.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ScorePart {
    /// The person does it for us.
    Own,
    /// The person sees it.
    Front,
    /// It is done behind the waterline.
    Back,
    /// Nobody says whether the person sees it.
    Unplaced,
    /// It helps those above.
    Support,
}

/// A journey as a score shows it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ScoreData {
    /// What the journey is called.
    pub title: Arc<str>,
    /// Percent to spare in what text measures.
    pub slack: u32,
    /// Its stages: which, and how many touchpoints.
    pub stages: Vec<(NamedPage, usize)>,
    /// Its touchpoints, in order.
    pub touchpoints: Vec<ScoreTouchpoint>,
    /// The steps of all touchpoints, in order; one that serves two stands here twice.
    pub steps: Vec<ScoreStep>,
    /// What follows what within a run.
    pub threads: Vec<Thread>,
}

/// Something that has a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedPage {
    /// Where it leads.
    pub node: NodeId,
    /// What it is called.
    pub title: Arc<str>,
}

impl NamedPage {
    fn of(model: &Model, node: NodeId) -> Self {
        Self { node, title: Arc::clone(&model.node(node).title) }
    }
}

/// A pain is heavy from this level on, of 10.
pub const HEAVY_PAIN: f64 = 7.0;

/// A touchpoint with what serves it.
#[derive(Clone, Debug, PartialEq)]
pub struct ScoreTouchpoint {
    /// The touchpoint.
    pub touchpoint: NamedPage,
    /// Whose it is.
    pub party: Party,
    /// From -2 to 2.
    pub feeling: Option<f64>,
    /// Whether the outcome is won or lost here.
    pub moment_of_truth: bool,
    /// What the person sees or holds.
    pub sees: Option<Arc<str>>,
    /// How the person meets us: title and icon.
    pub channels: Vec<(Arc<str>, &'static str)>,
    /// How many pains are recorded.
    pub pains: usize,
    /// Whether one of them is heavy: [`HEAVY_PAIN`] or more.
    pub heavy_pain: bool,
    /// Each process that serves it.
    pub runs: Vec<Run>,
}

impl ScoreTouchpoint {
    /// Whether somebody of ours should be there, and nobody is recorded.
    pub fn is_unserved(&self) -> bool {
        self.party.is_ours() && self.runs.is_empty()
    }
}

/// The steps of one process at one touchpoint.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// The process.
    pub process: NamedPage,
    /// Places in [`ScoreData::steps`], in the order in which they are done; none where no step is recorded.
    pub steps: Range<usize>,
    /// Processes that support this one, and serve the touchpoint by that alone.
    pub supporters: Vec<NodeId>,
    /// What the process needs where no step is recorded.
    pub systems: Vec<NodeId>,
}

/// A step at a touchpoint.
#[derive(Clone, Debug, PartialEq)]
pub struct ScoreStep {
    /// What it is called.
    pub title: Arc<str>,
    /// Where it is done.
    pub part: ScorePart,
    /// The team, third party or system that does it; none for the person, and where it is ours and nobody says who.
    pub by: Option<NodeId>,
    /// Minutes of hands-on work.
    pub work: Option<f64>,
    /// Minutes of waiting before it.
    pub wait: Option<f64>,
    /// Whether no procedure says so.
    pub informal: bool,
    /// What it is done with.
    pub systems: Vec<NodeId>,
    /// How many steps of its process come before it, one after another, at least.
    pub rank: usize,
}

/// From a step to one that follows it in the same run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Thread {
    /// The place of the first in [`ScoreData::steps`].
    pub from: usize,
    /// The place of the second.
    pub to: usize,
    /// Whether somebody else goes on.
    pub hand_off: bool,
}

/// What a score shows of a journey. `channel` knows the title and icon of a channel.
pub fn content(model: &Model, reach: &Reach, journey: Id<Journey>, channel: &dyn Fn(&str) -> (Arc<str>, &'static str)) -> ScoreData {
    let mut score = ScoreData { title: Arc::clone(&model.node(model.journeys[journey].node).title), ..ScoreData::default() };
    for &stage in &model.journeys[journey].stages {
        let stage = &model.stages[stage];
        score.stages.push((NamedPage::of(model, stage.node), stage.touchpoints.len()));
        for &id in &stage.touchpoints {
            let t = &model.touchpoints[id];
            let processes = reach.serving(id);
            let runs = processes.iter().map(|&process| run(model, reach, t, process, processes, &mut score)).collect();
            score.touchpoints.push(ScoreTouchpoint {
                touchpoint: NamedPage::of(model, t.node),
                party: t.party(),
                feeling: t.feeling,
                moment_of_truth: t.moment_of_truth,
                sees: t.sees.as_ref().map(|sees| sees.plain(model).into()),
                channels: t.channels.iter().map(|c| channel(c)).collect(),
                pains: t.pains.len(),
                heavy_pain: t.pains.iter().any(|&pain| model.pains[pain].level.is_some_and(|level| level >= HEAVY_PAIN)),
                runs,
            });
        }
    }
    score
}

fn run(model: &Model, reach: &Reach, t: &Touchpoint, id: Id<Process>, beside: &[Id<Process>], score: &mut ScoreData) -> Run {
    let process = &model.processes[id];
    let ranks = ranks(model, id);
    let named = named_steps(t, id);
    let mut steps: Vec<(usize, Id<Step>)> =
        process.steps.iter().zip(&ranks).filter(|(s, _)| named.as_ref().is_none_or(|n| n.contains(s))).map(|(&s, &r)| (r, s)).collect();
    steps.sort_by_key(|&(rank, _)| rank);
    let begin = score.steps.len();
    score.steps.extend(steps.iter().map(|&(rank, s)| step(model, s, rank)));
    for (from, &(_, s)) in steps.iter().enumerate() {
        let mut goals = BTreeSet::new();
        for next in &model.steps[s].next {
            let to = steps.iter().position(|&(_, other)| other == next.to);
            if let Some(to) = to.filter(|&to| to != from && goals.insert(to)) {
                let hand_off = model.steps[s].by.hands_over_to(model.steps[next.to].by) == Some(true);
                score.threads.push(Thread { from: begin + from, to: begin + to, hand_off });
            }
        }
    }
    let supporters = reach.supporters_of(id).iter().filter(|p| !beside.contains(p)).map(|&p| model.processes[p].node);
    let by = process.by.iter().filter_map(acting);
    let bare = steps.is_empty().then(|| process.systems.iter().copied().chain(by));
    Run {
        process: NamedPage::of(model, process.node),
        steps: begin..score.steps.len(),
        supporters: supporters.collect(),
        systems: bare.map(|systems| live(model, systems)).unwrap_or_default(),
    }
}

/// The steps of a process that a touchpoint names; none where it names the whole of it.
fn named_steps(t: &Touchpoint, process: Id<Process>) -> Option<BTreeSet<Id<Step>>> {
    t.served_by.iter().filter(|s| s.process == process).map(|s| s.step).collect()
}

fn step(model: &Model, id: Id<Step>, rank: usize) -> ScoreStep {
    let step = &model.steps[id];
    ScoreStep {
        title: Arc::clone(&model.node(step.node).title),
        part: match (step.by, step.layer) {
            (Actor::Persona, _) => ScorePart::Own,
            (_, Some(Layer::Front)) => ScorePart::Front,
            (_, Some(Layer::Back)) => ScorePart::Back,
            (_, Some(Layer::Support)) => ScorePart::Support,
            (_, None) => ScorePart::Unplaced,
        },
        by: model.actor_node(step.by),
        work: step.work,
        wait: step.wait,
        informal: step.informal,
        systems: live(model, step.systems.iter().copied().chain(acting(&step.by))),
        rank,
    }
}

fn acting(actor: &Actor) -> Option<Id<System>> {
    if let Actor::System(id) = actor { Some(*id) } else { None }
}

/// Systems that are not retired, each once, in the order given.
fn live(model: &Model, systems: impl Iterator<Item = Id<System>>) -> Vec<NodeId> {
    let mut nodes = Vec::new();
    for system in systems.filter(|&s| model.is_live(s)) {
        let node = model.systems[system].node;
        if !nodes.contains(&node) {
            nodes.push(node);
        }
    }
    nodes
}
