//! What a flow shows of a model that nobody has drawn: its tasks, whoever does them, and what follows what.

use std::sync::Arc;

use crate::bpmn::BpmnModel;
use crate::model::id::NodeId;

use super::content::mark_main_way;
use super::data::{FlowArrow, FlowBox, FlowData, FlowLane, Sight};

/// What a flow shows of a model. `elements` says what of the site each element is, `teams` whether that is a team, and `us` what we are
/// called where no lane says who does something.
pub fn of_model(model: &BpmnModel, elements: &[Option<NodeId>], teams: &[bool], us: &str, slack: u32) -> FlowData {
    let order = model.order();
    let work = order.sorted(&model.work());
    let mut flow = FlowData { slack, ..FlowData::default() };
    let mut lanes: Vec<Option<usize>> = Vec::new();
    for &task in &work {
        let doer = model.doer(task, |at| elements[at].is_some());
        let lane = lanes.iter().position(|other| *other == doer).unwrap_or_else(|| {
            lanes.push(doer);
            lanes.len() - 1
        });
        let element = &model.elements[task];
        let title = Arc::clone(if element.name.is_empty() { &element.id } else { &element.name });
        flow.boxes.push(FlowBox { node: elements[task], title, steps: 1, lane, ..FlowBox::default() });
    }
    flow.lanes = lanes
        .into_iter()
        .map(|doer| FlowLane {
            name: doer.map_or_else(|| us.into(), |at| Arc::clone(&model.elements[at].name)),
            node: doer.and_then(|at| elements[at]),
            sight: Sight::Unsaid,
            names_team: doer.is_some_and(|at| teams[at]),
        })
        .collect();
    for (from, &task) in work.iter().enumerate() {
        for next in order.next_of(task, |at| work.contains(&at)) {
            let Some(to) = work.iter().position(|&at| at == next.element) else { continue };
            let hand_off = flow.boxes[from].lane != flow.boxes[to].lane;
            flow.arrows.push(FlowArrow { from, to, when: next.when, hand_off, is_main: false });
        }
    }
    mark_main_way(&mut flow);
    flow
}
