//! What a flow shows of a process.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::vocabulary::Layer;
use crate::model::Model;
use crate::model::id::Id;
use crate::model::kinds::Process;
use crate::model::nested::{Actor, NextStep, Step, WorkItem};
use crate::words::{Words, message};

use super::data::{FlowArrow, FlowBox, FlowData, FlowLane, FlowNote, Sight};
use super::lanes::{LaneSort, sorted};

/// A process of more steps than this is folded: what one does in a straight run becomes one box.
const FOLDED_BEYOND: usize = 12;
/// The fewest steps that a fold saves room with.
const SHORTEST_FOLD: usize = 3;

/// What a flow shows of a process: the steps that stand at the place of each, `slack` percent to spare in what text measures.
pub fn content(model: &Model, process: &Process, words: &Words, slack: u32) -> FlowData {
    let runs = runs(model, process);
    let mut flow = FlowData { slack, ..FlowData::default() };
    let mut lanes: Vec<(LaneSort, FlowLane)> = Vec::new();
    let mut places: BTreeMap<Id<Step>, usize> = BTreeMap::new();
    for run in &runs {
        let (sort, lane) = lane(model, &model.steps[run[0]], words);
        let at = lanes.iter().position(|(other, _)| *other == sort).unwrap_or_else(|| {
            lanes.push((sort, lane));
            lanes.len() - 1
        });
        places.extend(run.iter().map(|&step| (step, flow.boxes.len())));
        flow.boxes.push(FlowBox { lane: at, ..show(model, process, run, words) });
    }
    for run in &runs {
        for step in run {
            for next in &model.steps[*step].next {
                add(&mut flow, model, *step, next, &places);
            }
        }
    }
    mark_main_way(&mut flow);
    flow.has_waterline = lanes.iter().any(|(sort, _)| matches!(sort.sight, Sight::Seen | Sight::Unseen));
    sorted(lanes, &mut flow);
    flow
}

/// The steps in the order of the file; of a long process, straight runs of one actor together.
fn runs(model: &Model, process: &Process) -> Vec<Vec<Id<Step>>> {
    let mut runs: Vec<Vec<Id<Step>>> = Vec::new();
    if process.steps.len() <= FOLDED_BEYOND {
        return process.steps.iter().map(|&step| vec![step]).collect();
    }
    let mut coming: BTreeMap<Id<Step>, usize> = BTreeMap::new();
    for next in process.steps.iter().flat_map(|&step| &model.steps[step].next) {
        *coming.entry(next.to).or_default() += 1;
    }
    let follows = |before: Id<Step>, step: Id<Step>| {
        let (a, b) = (&model.steps[before], &model.steps[step]);
        let is_only = matches!(&a.next[..], [next] if next.to == step && next.when.is_none()) && coming.get(&step) == Some(&1);
        is_only
            && a.by == b.by
            && sight(a) == sight(b)
            && a.informal == b.informal
            && waited(b).is_none()
            && !is_bound(model, process, step)
    };
    for &step in &process.steps {
        match runs.last_mut() {
            Some(run) if run.last().is_some_and(|&last| follows(last, step)) => run.push(step),
            _ => runs.push(vec![step]),
        }
    }
    let part = |run: Vec<Id<Step>>| if run.len() < SHORTEST_FOLD { run.into_iter().map(|step| vec![step]).collect() } else { vec![run] };
    runs.into_iter().flat_map(part).collect()
}

/// Whether a rule binds a step, or something goes into it or comes out: that stands below its box.
fn is_bound(model: &Model, process: &Process, step: Id<Step>) -> bool {
    let has_items = !model.steps[step].inputs.is_empty() || !model.steps[step].outputs.is_empty();
    has_items || process.rules.iter().any(|&rule| model.rules[rule].steps.contains(&step))
}

fn waited(step: &Step) -> Option<f64> {
    step.wait.filter(|&wait| wait > 0.0)
}

fn sight(step: &Step) -> Sight {
    match (step.by, step.layer) {
        (Actor::Persona, _) => Sight::Own,
        (_, Some(Layer::Front)) => Sight::Seen,
        (_, Some(Layer::Back | Layer::Support)) => Sight::Unseen,
        (_, None) => Sight::Unsaid,
    }
}

/// The lane of a step.
fn lane(model: &Model, step: &Step, words: &Words) -> (LaneSort, FlowLane) {
    let sight = sight(step);
    let sort = LaneSort { sight, order: LaneSort::order_of(step.by), by: step.by };
    let node = model.actor_node(step.by);
    let name: Arc<str> = match (node, step.by) {
        (Some(node), _) => Arc::clone(&model.node(node).title),
        (None, Actor::Persona) => words.text(message::PROCESS_DONE_BY_THE_CUSTOMER).into(),
        (None, _) => Arc::clone(&model.site.us),
    };
    (sort, FlowLane { name, node, sight, names_team: matches!(step.by, Actor::Team(_)) })
}

/// A step, or a straight run of steps.
fn show(model: &Model, process: &Process, run: &[Id<Step>], words: &Words) -> FlowBox {
    let steps = || run.iter().map(|&step| &model.steps[step]);
    let first = &model.steps[run[0]];
    let title = Arc::clone(&model.node(first.node).title);
    let known: Vec<f64> = steps().filter_map(|step| step.work).collect();
    let mut systems: Vec<&str> = Vec::new();
    for system in steps().flat_map(|step| &step.systems).filter(|&&system| model.is_live(system)) {
        let title = &*model.node(model.systems[*system].node).title;
        if !systems.contains(&title) {
            systems.push(title);
        }
    }
    FlowBox {
        node: Some(first.node),
        title: match run.len() {
            1 => title,
            count => words.say(message::FLOW_FOLDED, &[("title", (&*title).into()), ("count", (count - 1).into())]).into(),
        },
        steps: run.len(),
        lane: 0,
        work: (!known.is_empty()).then(|| known.iter().sum()),
        is_unknown: steps().any(|step| step.work.is_none() && !matches!(step.by, Actor::System(_))),
        wait: waited(first),
        systems: systems.join(", ").into(),
        informal: first.informal,
        notes: notes(model, process, run, words),
    }
}

/// What stands below a box.
fn notes(model: &Model, process: &Process, run: &[Id<Step>], words: &Words) -> Vec<FlowNote> {
    let rules = (1..).zip(&process.rules).map(|(number, &rule)| (number, &model.rules[rule]));
    let binding = rules.filter(|(_, rule)| rule.steps.iter().any(|step| run.contains(step)));
    let mut notes: Vec<FlowNote> = binding
        .map(|(number, rule): (usize, _)| {
            let number = format!("§{number}");
            FlowNote { text: format!("{number} {}", rule.text.plain(model)).into(), number: Some(number.into()), rule: rule.node }
        })
        .collect();
    let item = |item: &WorkItem| {
        let said = item.text.as_ref().map(|text| text.plain(model).into_owned());
        said.or_else(|| item.file.as_ref().or(item.url.as_ref()).map(ToString::to_string))
    };
    for (word, items) in [(message::PROCESS_STEP_IN, false), (message::PROCESS_STEP_OUT, true)] {
        let of = |step: &Id<Step>| if items { &model.steps[*step].outputs } else { &model.steps[*step].inputs };
        let said: Vec<String> = run.iter().flat_map(of).filter_map(item).collect();
        if !said.is_empty() {
            notes.push(FlowNote { text: format!("{} {}", words.text(word), said.join(", ")).into(), number: None, rule: None });
        }
    }
    notes
}

/// Adds what follows a step. Two ways between the same boxes are one arrow, under either condition.
fn add(flow: &mut FlowData, model: &Model, step: Id<Step>, next: &NextStep, places: &BTreeMap<Id<Step>, usize>) {
    let (Some(&from), Some(&to)) = (places.get(&step), places.get(&next.to)) else { return };
    // Within a run the one follows the other.
    if from == to && step != next.to {
        return;
    }
    let hand_off = model.steps[step].by.hands_over_to(model.steps[next.to].by) == Some(true);
    let Some(arrow) = flow.arrows.iter_mut().find(|arrow| (arrow.from, arrow.to) == (from, to)) else {
        flow.arrows.push(FlowArrow { from, to, when: next.when.clone(), hand_off, is_main: false });
        return;
    };
    arrow.when = arrow.when.as_deref().zip(next.when.as_deref()).map(|(one, other)| format!("{one} / {other}").into());
}

/// The main way begins with the first step and goes on with what is written first, and has not been passed.
pub(super) fn mark_main_way(flow: &mut FlowData) {
    let mut passed = vec![false; flow.boxes.len()];
    let mut at = 0;
    while let Some(seen) = passed.get_mut(at) {
        *seen = true;
        let next = flow.arrows.iter().position(|arrow| arrow.from == at && !passed[arrow.to]);
        let Some(next) = next else { return };
        flow.arrows[next].is_main = true;
        at = flow.arrows[next].to;
    }
}
