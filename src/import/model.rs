//! A BPMN model becomes a file of a process with its steps.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::bpmn::BpmnModel;
use crate::bpmn::elements::ElementKind;
use crate::link::TaskStep;

use super::{NewFile, file_text};

/// What a model says of itself: its process, else its only pool, else the model as a whole.
pub fn title_of(model: &BpmnModel) -> Option<Arc<str>> {
    let processes = model.processes.iter().map(|process| &process.name).filter(|name| !name.is_empty());
    let pools = model.elements.iter().filter(|element| matches!(element.kind, ElementKind::Participant { process: Some(_), .. }));
    let pools = pools.map(|pool| &pool.name).filter(|name| !name.is_empty());
    processes.chain(pools).chain(Some(&model.name).filter(|name| !name.is_empty())).next().cloned()
}

/// The file of a process. Who the site does not know stays in `extra`, by the name that the model has.
pub fn process(id: &str, title: &str, model: &BpmnModel, steps: &[TaskStep]) -> NewFile {
    let mut file = serde_yaml::Mapping::new();
    put(&mut file, "title", title);
    if let Some(said) = model.processes.iter().map(|process| &process.documentation).find(|said| !said.is_empty()) {
        put(&mut file, "summary", super::one_line(said));
    }
    let listed: Vec<serde_yaml::Value> = steps.iter().enumerate().map(|(i, step)| self::step(step, steps.get(i + 1)).into()).collect();
    if !listed.is_empty() {
        put(&mut file, "steps", listed);
    }
    NewFile { id: id.to_owned(), text: file_text(&file), rows: Vec::new() }
}

/// The names of those whom the site does not know, and how many steps they do.
pub fn unknown(steps: &[TaskStep]) -> BTreeMap<Arc<str>, usize> {
    let mut unknown = BTreeMap::new();
    for lane in steps.iter().filter(|step| step.by.is_none()).filter_map(|step| step.lane.as_ref()) {
        *unknown.entry(Arc::clone(lane)).or_insert(0) += 1;
    }
    unknown
}

fn step(step: &TaskStep, below: Option<&TaskStep>) -> serde_yaml::Mapping {
    let mut written = serde_yaml::Mapping::new();
    put(&mut written, "id", &*step.id);
    put(&mut written, "title", &*step.title);
    if let Some(by) = &step.by {
        put(&mut written, "by", by.as_str());
    }
    // What simply goes on below goes without saying.
    let goes_on = match (&step.next[..], below) {
        ([], None) => true,
        ([(id, None)], Some(below)) => *id == below.id,
        _ => false,
    };
    if !goes_on {
        put(&mut written, "next", step.next.iter().map(next).collect::<Vec<_>>());
    }
    if let Some(lane) = step.lane.as_deref().filter(|_| step.by.is_none()) {
        let mut extra = serde_yaml::Mapping::new();
        put(&mut extra, "lane", lane);
        put(&mut written, "extra", extra);
    }
    written
}

fn next((id, when): &(Arc<str>, Option<Arc<str>>)) -> serde_yaml::Value {
    let Some(when) = when else { return (&**id).into() };
    let mut written = serde_yaml::Mapping::new();
    put(&mut written, "to", &**id);
    put(&mut written, "when", &**when);
    written.into()
}

fn put(mapping: &mut serde_yaml::Mapping, key: &str, value: impl Into<serde_yaml::Value>) {
    mapping.insert(key.into(), value.into());
}
