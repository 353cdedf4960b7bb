//! What a blueprint shows: touchpoints, and the steps of the processes that serve them.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::analysis::reach::Reach;
use crate::base::vocabulary::{EvidenceKind, Layer};
use crate::model::Model;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::{Journey, Process, System};
use crate::model::nested::{Actor, Step, Touchpoint};
use crate::model::queries::touchpoint::Party;

/// The lanes, from above to below.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lane {
    /// How the person meets us, and how we know.
    Evidence,
    /// What the person does.
    Action,
    /// Steps that the person sees.
    Front,
    /// Steps below the waterline.
    Back,
    /// What those lean on: steps, and processes that support the ones above.
    Support,
    /// Steps of which nobody says where they happen.
    Unplaced,
    /// What the work is done with.
    Systems,
}

impl Lane {
    /// All lanes, from above to below.
    pub const ALL: [Self; 7] = [Self::Evidence, Self::Action, Self::Front, Self::Back, Self::Support, Self::Unplaced, Self::Systems];
}

/// A journey as a blueprint shows it.
#[derive(Clone, Debug, Default)]
pub struct BlueprintData {
    /// Its title.
    pub title: Arc<str>,
    /// Its stages: which, and how many touchpoints.
    pub stages: Vec<(NamedPage, usize)>,
    /// Its touchpoints.
    pub groups: Vec<ServedTouchpoint>,
    /// The steps of all touchpoints; one that serves two stands here twice.
    pub steps: Vec<StepCard>,
    /// What follows what, in the order of where they begin.
    pub arrows: Vec<Arrow>,
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

/// A touchpoint with what serves it.
#[derive(Clone, Debug)]
pub struct ServedTouchpoint {
    /// The touchpoint.
    pub touchpoint: NamedPage,
    /// Whose it is.
    pub party: Party,
    /// Whether the outcome is won or lost here.
    pub moment_of_truth: bool,
    /// How the person meets us: title and icon.
    pub channels: Vec<(Arc<str>, &'static str)>,
    /// How we know of it.
    pub known_from: Vec<EvidenceKind>,
    /// Each process that serves it.
    pub runs: Vec<Run>,
    /// Processes that support these.
    pub supporters: Vec<NamedPage>,
    /// What the steps are done with.
    pub systems: Vec<NamedPage>,
}

/// The steps of one process at one touchpoint.
#[derive(Clone, Debug)]
pub struct Run {
    /// The process.
    pub process: NamedPage,
    /// Places in [`BlueprintData::steps`]; none where no step is recorded.
    pub steps: Vec<usize>,
}

/// A step at a touchpoint.
#[derive(Clone, Debug)]
pub struct StepCard {
    /// The step.
    pub step: NamedPage,
    /// Its lane.
    pub lane: Lane,
    /// Who does it; none where it is ours and nobody says who.
    pub by: Option<Arc<str>>,
    /// Whether that is a team.
    pub by_team: bool,
    /// Minutes of hands-on work.
    pub work: Option<f64>,
    /// Minutes of waiting before it.
    pub wait: Option<f64>,
    /// Whether no procedure says so.
    pub informal: bool,
}

/// From a step to one that follows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrow {
    /// The place of the first in [`BlueprintData::steps`].
    pub from: usize,
    /// The place of the second.
    pub to: usize,
    /// Under which condition.
    pub when: Option<Arc<str>>,
    /// Whether somebody else goes on.
    pub hand_off: bool,
}

/// What a blueprint shows of a journey. `icon` knows the title and icon of a channel.
pub fn content(model: &Model, reach: &Reach, journey: Id<Journey>, icon: &dyn Fn(&str) -> (Arc<str>, &'static str)) -> BlueprintData {
    let mut content = BlueprintData { title: Arc::clone(&model.node(model.journeys[journey].node).title), ..BlueprintData::default() };
    // Which step each card shows, and in which group.
    let mut shown: Vec<(Id<Step>, usize)> = Vec::new();
    for &stage in &model.journeys[journey].stages {
        let stage = &model.stages[stage];
        content.stages.push((NamedPage::of(model, stage.node), stage.touchpoints.len()));
        for &t in &stage.touchpoints {
            let group = group(model, reach, t, icon, &mut content.steps, &mut shown, content.groups.len());
            content.groups.push(group);
        }
    }
    content.arrows = arrows(model, &shown);
    content
}

fn group(
    model: &Model,
    reach: &Reach,
    id: Id<Touchpoint>,
    icon: &dyn Fn(&str) -> (Arc<str>, &'static str),
    cards: &mut Vec<StepCard>,
    shown: &mut Vec<(Id<Step>, usize)>,
    place: usize,
) -> ServedTouchpoint {
    let t = &model.touchpoints[id];
    let processes = reach.serving(id);
    let mut systems: Vec<Id<System>> = Vec::new();
    let mut runs = Vec::new();
    for &process in processes {
        let steps = named_steps(model, t, process);
        let begin = cards.len();
        for &s in &steps {
            cards.push(step_card(model, s));
            shown.push((s, place));
            systems.extend(systems_of(model, s));
        }
        if steps.is_empty() {
            systems.extend(&model.processes[process].systems);
            systems.extend(model.processes[process].by.iter().filter_map(system));
        }
        runs.push(Run { process: NamedPage::of(model, model.processes[process].node), steps: (begin..cards.len()).collect() });
    }
    systems.sort_unstable();
    systems.dedup();
    let mut supporters: Vec<Id<Process>> = processes.iter().flat_map(|&p| reach.supporters_of(p)).copied().collect();
    supporters.sort_unstable();
    supporters.dedup();
    supporters.retain(|p| !processes.contains(p));
    ServedTouchpoint {
        touchpoint: NamedPage::of(model, t.node),
        party: t.party(),
        moment_of_truth: t.moment_of_truth,
        channels: t.channels.iter().map(|c| icon(c)).collect(),
        known_from: known_from(t),
        runs,
        supporters: by_title(model, supporters.iter().map(|&p| model.processes[p].node)),
        systems: by_title(model, systems.iter().filter(|&&s| model.is_live(s)).map(|&s| model.systems[s].node)),
    }
}

fn by_title(model: &Model, nodes: impl Iterator<Item = NodeId>) -> Vec<NamedPage> {
    let mut nodes: Vec<NodeId> = nodes.collect();
    nodes.sort_by(|&a, &b| model.by_title(a, b));
    nodes.into_iter().map(|n| NamedPage::of(model, n)).collect()
}

/// The steps of a process that a touchpoint names: all of them, unless it names some by step.
fn named_steps(model: &Model, t: &Touchpoint, process: Id<Process>) -> Vec<Id<Step>> {
    let servings = || t.served_by.iter().filter(|s| s.process == process);
    let all = &model.processes[process].steps;
    if servings().any(|s| s.step.is_none()) {
        return all.clone();
    }
    all.iter().copied().filter(|&step| servings().any(|s| s.step == Some(step))).collect()
}

fn step_card(model: &Model, id: Id<Step>) -> StepCard {
    let step = &model.steps[id];
    let title = |node| Some(Arc::clone(&model.node(node).title));
    StepCard {
        step: NamedPage::of(model, step.node),
        lane: match (step.by, step.layer) {
            (Actor::Persona, _) => Lane::Action,
            (_, Some(Layer::Front)) => Lane::Front,
            (_, Some(Layer::Back)) => Lane::Back,
            (_, Some(Layer::Support)) => Lane::Support,
            (_, None) => Lane::Unplaced,
        },
        by: match step.by {
            Actor::Team(t) => title(model.teams[t].node),
            Actor::System(s) => title(model.systems[s].node),
            Actor::ThirdParty(p) => title(model.third_parties[p].node),
            Actor::Persona | Actor::Us => None,
        },
        by_team: matches!(step.by, Actor::Team(_)),
        work: step.work,
        wait: step.wait,
        informal: step.informal,
    }
}

fn systems_of(model: &Model, step: Id<Step>) -> impl Iterator<Item = Id<System>> {
    let step = &model.steps[step];
    step.systems.iter().copied().chain(system(&step.by))
}

fn system(actor: &Actor) -> Option<Id<System>> {
    if let Actor::System(id) = actor { Some(*id) } else { None }
}

/// The kinds of a touchpoint's own evidence, each once.
fn known_from(t: &Touchpoint) -> Vec<EvidenceKind> {
    EvidenceKind::ALL.iter().copied().filter(|kind| t.evidence.iter().any(|e| e.kind == Some(*kind))).collect()
}

/// From each card to those that follow it: in its own group, else in the next one that shows them,
/// unless the step itself stands there again.
fn arrows(model: &Model, shown: &[(Id<Step>, usize)]) -> Vec<Arrow> {
    let mut places: BTreeMap<Id<Step>, Vec<(usize, usize)>> = BTreeMap::new();
    for (card, &(step, group)) in shown.iter().enumerate() {
        places.entry(step).or_default().push((group, card));
    }
    let mut arrows: Vec<Arrow> = Vec::new();
    for (from, &(step, group)) in shown.iter().enumerate() {
        for next in &model.steps[step].next {
            let goals = places.get(&next.to).map_or(&[][..], Vec::as_slice);
            let Some(&(goal, to)) = goals.iter().find(|(g, _)| *g >= group) else { continue };
            let again = goal != group && places[&step].iter().any(|(g, _)| *g == goal);
            let twice = arrows.iter().rev().take_while(|a| a.from == from).any(|a| a.to == to);
            if to == from || again || twice {
                continue;
            }
            let (a, b) = (model.steps[step].by, model.steps[next.to].by);
            arrows.push(Arrow { from, to, when: next.when.clone(), hand_off: a.hands_over_to(b) == Some(true) });
        }
    }
    arrows
}
