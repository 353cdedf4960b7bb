//! From the tree of a text to what a model holds.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::BpmnFault;
use super::diagrams::{self, Diagram};
use super::elements::{Activity, ActivitySort, BpmnElement, BpmnFlow, DataSort, ElementKind, FlowSort, Gateway, Repeats};
use super::events::{self, Trigger};
use super::xml::XmlElement;

/// A model.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BpmnModel {
    /// What it is called.
    pub name: Arc<str>,
    /// Its processes, in the order of the file.
    pub processes: Vec<ModelProcess>,
    /// What has a shape, in the order of the file.
    pub elements: Vec<BpmnElement>,
    /// What joins them.
    pub flows: Vec<BpmnFlow>,
    /// How it is drawn: none where nobody says.
    pub diagrams: Vec<Diagram>,
    /// How many shapes its drawings have that are none of these: of conversations, of choreographies.
    pub unknown: usize,
}

/// A process of a model.
#[derive(Clone, Debug, PartialEq)]
pub struct ModelProcess {
    /// Its id.
    pub id: Arc<str>,
    /// What it is called; empty where it is not called anything.
    pub name: Arc<str>,
    /// What it is for, in words.
    pub documentation: Arc<str>,
    /// Where it is written.
    pub place: Range<usize>,
}

/// The model that a root holds.
pub(super) fn model(root: &XmlElement) -> Result<BpmnModel, Vec<BpmnFault>> {
    if root.name != "definitions" || !root.is_known {
        let message = format!("its root is `<{}>`, which is none of BPMN 2.0", root.name);
        return Err(vec![BpmnFault { is_xml: true, is_other: true, message, help: "export it as BPMN 2.0", place: root.place.clone() }]);
    }
    let mut contents = Contents::default();
    contents.model.name = one_line(root.attribute("name").unwrap_or(""));
    contents.globals(root);
    for process in root.named("process") {
        let at = contents.model.processes.len();
        let documentation = process.child("documentation").map_or("", |words| words.text.trim());
        contents.model.processes.push(ModelProcess {
            id: process.attribute("id").unwrap_or("").into(),
            name: one_line(process.attribute("name").unwrap_or("")),
            documentation: documentation.into(),
            place: process.place.clone(),
        });
        contents.flow_of(process, Some(at), None);
        contents.lanes(process, at, None);
    }
    for collaboration in root.children.iter().filter(|child| matches!(child.name.as_str(), "collaboration" | "choreography")) {
        contents.collaboration(collaboration);
    }
    contents.join();
    if !contents.faults.is_empty() {
        contents.faults.sort_by_key(|fault| fault.place.start);
        return Err(contents.faults);
    }
    let Contents { mut model, ids, .. } = contents;
    let flow_ids: BTreeMap<Arc<str>, usize> = (0..).zip(&model.flows).map(|(i, flow)| (Arc::clone(&flow.id), i)).collect();
    (model.diagrams, model.unknown) = diagrams::diagrams(root, &ids, &flow_ids);
    Ok(model)
}

/// A model while it is put together.
#[derive(Default)]
struct Contents {
    model: BpmnModel,
    /// Elements by their ids.
    ids: BTreeMap<Arc<str>, usize>,
    /// What stores and categories are called, by their ids.
    names: BTreeMap<String, Arc<str>>,
    /// What events that are defined once say.
    triggers: BTreeMap<String, Trigger>,
    /// The sorts of the tasks that a call may name.
    tasks: BTreeMap<String, ActivitySort>,
    /// Data objects of which there are many.
    many: Vec<String>,
    /// The flows that are not joined yet: with the ids of their ends.
    open: Vec<OpenFlow>,
    /// Events at the edges of activities, with the ids of these.
    at_edges: Vec<(usize, String)>,
    /// Ids of the flows that are taken where no other is.
    defaults: Vec<String>,
    faults: Vec<BpmnFault>,
}

/// A flow whose ends are still ids.
struct OpenFlow {
    flow: BpmnFlow,
    from: String,
    to: String,
}

impl Contents {
    /// What stands at the root and is only named elsewhere.
    fn globals(&mut self, root: &XmlElement) {
        for child in &root.children {
            let id = child.attribute("id").unwrap_or("").to_owned();
            if let Some(trigger) = events::trigger(child) {
                self.triggers.insert(id, trigger);
            } else if let Some(sort) = global_task(&child.name) {
                self.tasks.insert(id, sort);
            } else if child.name == "dataStore" {
                self.names.insert(id, one_line(child.attribute("name").unwrap_or("")));
            } else if child.name == "category" {
                for value in child.named("categoryValue") {
                    let name = one_line(value.attribute("value").unwrap_or(""));
                    self.names.insert(value.attribute("id").unwrap_or("").to_owned(), name);
                }
            }
        }
    }

    /// What flows in a process or subprocess.
    fn flow_of(&mut self, parent: &XmlElement, process: Option<usize>, within: Option<usize>) {
        let many = parent.named("dataObject").filter(|data| data.flag("isCollection", false));
        self.many.extend(many.filter_map(|data| data.attribute("id")).map(str::to_owned));
        self.data_of_process(parent, process, within);
        for child in &parent.children {
            if self.artifact(child, process, within) {
                continue;
            }
            let kind = match child.name.as_str() {
                "sequenceFlow" => {
                    let is_conditional = child.child("conditionExpression").is_some();
                    self.flow(child, FlowSort::Sequence { is_default: false, is_conditional });
                    continue;
                }
                "dataObjectReference" => {
                    let is_many = child.attribute("dataObjectRef").is_some_and(|of| self.many.iter().any(|many| many == of));
                    ElementKind::Data(DataSort::Object { is_many })
                }
                "dataObject" => ElementKind::Data(DataSort::Object { is_many: child.flag("isCollection", false) }),
                "dataStoreReference" => ElementKind::Data(DataSort::Store),
                _ => match self.kind_of(child) {
                    Some(kind) => kind,
                    None => continue,
                },
            };
            self.defaults.extend(child.attribute("default").map(str::to_owned));
            let is_sub_process = matches!(&kind, ElementKind::Activity(activity) if activity.sort.is_sub_process());
            let at = self.element(child, kind, process, within);
            if let Some(of) = child.attribute("attachedToRef").filter(|_| child.name == "boundaryEvent") {
                self.at_edges.push((at, local(of.trim()).to_owned()));
            }
            self.data_flows(child);
            if is_sub_process {
                self.flow_of(child, process, Some(at));
            }
        }
    }

    /// What a process takes in and gives out, which is drawn where it has shapes of its own.
    fn data_of_process(&mut self, parent: &XmlElement, process: Option<usize>, within: Option<usize>) {
        if within.is_some() {
            return;
        }
        for data in parent.child("ioSpecification").iter().flat_map(|data| &data.children) {
            let sort = match data.name.as_str() {
                "dataInput" => DataSort::Input,
                "dataOutput" => DataSort::Output,
                _ => continue,
            };
            self.element(data, ElementKind::Data(sort), process, within);
        }
    }

    /// Notes, frames, and what they belong to.
    fn artifact(&mut self, child: &XmlElement, process: Option<usize>, within: Option<usize>) -> bool {
        match child.name.as_str() {
            "textAnnotation" => {
                let at = self.element(child, ElementKind::Annotation, process, within);
                let words = child.child("text").map_or("", |words| &words.text);
                self.model.elements[at].name = one_line(words);
            }
            "group" => {
                let at = self.element(child, ElementKind::Group, process, within);
                if let Some(name) = child.attribute("categoryValueRef").and_then(|of| self.names.get(local(of))) {
                    self.model.elements[at].name = Arc::clone(name);
                }
            }
            "association" => {
                let (start, end) = match child.attribute("associationDirection") {
                    Some("One") => (false, true),
                    Some("Both") => (true, true),
                    _ => (false, false),
                };
                self.flow(child, FlowSort::Association(start, end));
            }
            _ => return false,
        }
        true
    }

    /// What goes into an activity or event, and comes out of it.
    fn data_flows(&mut self, element: &XmlElement) {
        let own = element.attribute("id").unwrap_or("").to_owned();
        for child in &element.children {
            let end = |name: &str| child.child(name).map_or("", |end| end.text.trim()).to_owned();
            let (from, to) = match child.name.as_str() {
                "dataInputAssociation" => (end("sourceRef"), own.clone()),
                "dataOutputAssociation" => (own.clone(), end("targetRef")),
                _ => continue,
            };
            let flow = flow_of(child, FlowSort::Association(false, true));
            self.open.push(OpenFlow { flow, from, to });
        }
    }

    fn element(&mut self, child: &XmlElement, kind: ElementKind, process: Option<usize>, within: Option<usize>) -> usize {
        let at = self.model.elements.len();
        let id: Arc<str> = child.attribute("id").unwrap_or("").into();
        let store = || child.attribute("dataStoreRef").and_then(|of| self.names.get(local(of))).cloned();
        let mut name = child.attribute("name").map(one_line).or_else(store).unwrap_or_default();
        let state = child.child("dataState").and_then(|state| state.attribute("name")).map(one_line).unwrap_or_default();
        // In which state a thing is stands behind its name, where it does not yet.
        if !state.is_empty() && !name.contains('[') {
            name = format!("{name} [{state}]").into();
        }
        if !id.is_empty() {
            if self.ids.contains_key(&id) {
                let message = format!("the id `{id}` stands twice");
                self.faults.push(BpmnFault {
                    is_xml: true,
                    is_other: false,
                    message,
                    help: "give one of them another id",
                    place: child.place.clone(),
                });
            }
            self.ids.entry(Arc::clone(&id)).or_insert(at);
        }
        self.model.elements.push(BpmnElement { id, name, kind, process, within, lane: None, stands_at: None, place: child.place.clone() });
        at
    }

    fn flow(&mut self, child: &XmlElement, sort: FlowSort) {
        let end = |name: &str| child.attribute(name).unwrap_or("").trim().to_owned();
        self.open.push(OpenFlow { flow: flow_of(child, sort), from: end("sourceRef"), to: end("targetRef") });
    }

    /// What an activity, event or gateway is.
    fn kind_of(&self, child: &XmlElement) -> Option<ElementKind> {
        if let Some(event) = events::event(child, |id| self.triggers.get(local(id)).copied()) {
            return Some(ElementKind::Event(event));
        }
        gateway(child).map(ElementKind::Gateway).or_else(|| activity(child, &self.tasks).map(ElementKind::Activity))
    }

    /// The lanes of a process, those within others behind these.
    fn lanes(&mut self, parent: &XmlElement, process: usize, within: Option<usize>) {
        let sets = parent.children.iter().filter(|child| matches!(child.name.as_str(), "laneSet" | "childLaneSet"));
        for lane in sets.flat_map(|set| set.named("lane")) {
            let at = self.element(lane, ElementKind::Lane, Some(process), within);
            for named in lane.named("flowNodeRef") {
                if let Some(&node) = self.ids.get(local(named.text.trim())) {
                    self.model.elements[node].lane = Some(at);
                }
            }
            self.lanes(lane, process, Some(at));
        }
    }

    fn collaboration(&mut self, collaboration: &XmlElement) {
        for child in &collaboration.children {
            match child.name.as_str() {
                "participant" => {
                    let runs = child.attribute("processRef").map(local);
                    let process = runs.and_then(|id| self.model.processes.iter().position(|process| &*process.id == id));
                    let is_multiple = child.child("participantMultiplicity").is_some();
                    self.element(child, ElementKind::Participant { process, is_multiple }, process, None);
                }
                "messageFlow" => self.flow(child, FlowSort::Message { has_message: child.attribute("messageRef").is_some() }),
                _ => {
                    self.artifact(child, None, None);
                }
            }
        }
    }

    /// Joins flows to the elements at their ends, once all are known.
    fn join(&mut self) {
        for (event, of) in std::mem::take(&mut self.at_edges) {
            self.model.elements[event].stands_at = self.ids.get(of.as_str()).copied();
        }
        for OpenFlow { mut flow, from, to } in std::mem::take(&mut self.open) {
            flow.from = self.ids.get(local(&from)).copied();
            flow.to = self.ids.get(local(&to)).copied();
            if let FlowSort::Sequence { is_default, .. } = &mut flow.sort {
                *is_default = self.defaults.iter().any(|id| local(id) == &*flow.id);
                let ends = [("sourceRef", &from, flow.from), ("targetRef", &to, flow.to)];
                for (end, id, _) in ends.into_iter().filter(|(.., at)| at.is_none_or(|at| !self.model.elements[at].flows())) {
                    let message = match id.as_str() {
                        "" => format!("a sequence flow has no `{end}`"),
                        id => format!("`{end}` of a sequence flow names `{id}`, and there is no such element that flows"),
                    };
                    let help = "let the flow begin and end at tasks, events or gateways";
                    self.faults.push(BpmnFault { is_xml: true, is_other: false, message, help, place: flow.place.clone() });
                }
            }
            self.model.flows.push(flow);
        }
    }
}

/// The sort of a task of the whole model.
fn global_task(name: &str) -> Option<ActivitySort> {
    match name {
        "globalTask" => Some(ActivitySort::Task),
        "globalUserTask" => Some(ActivitySort::User),
        "globalManualTask" => Some(ActivitySort::Manual),
        "globalScriptTask" => Some(ActivitySort::Script),
        "globalBusinessRuleTask" => Some(ActivitySort::BusinessRule),
        _ => None,
    }
}

fn gateway(child: &XmlElement) -> Option<Gateway> {
    match child.name.as_str() {
        "exclusiveGateway" => Some(Gateway::Exclusive),
        "inclusiveGateway" => Some(Gateway::Inclusive),
        "parallelGateway" => Some(Gateway::Parallel),
        "complexGateway" => Some(Gateway::Complex),
        "eventBasedGateway" if child.flag("instantiate", false) => Some(Gateway::EventBasedStart),
        "eventBasedGateway" => Some(Gateway::EventBased),
        _ => None,
    }
}

/// What is done; `tasks` are those that a call may name.
fn activity(child: &XmlElement, tasks: &BTreeMap<String, ActivitySort>) -> Option<Activity> {
    let sort = match child.name.as_str() {
        "task" => ActivitySort::Task,
        "sendTask" => ActivitySort::Send,
        "receiveTask" => ActivitySort::Receive,
        "userTask" => ActivitySort::User,
        "manualTask" => ActivitySort::Manual,
        "serviceTask" => ActivitySort::Service,
        "scriptTask" => ActivitySort::Script,
        "businessRuleTask" => ActivitySort::BusinessRule,
        "callActivity" => ActivitySort::Call,
        "subProcess" if child.flag("triggeredByEvent", false) => ActivitySort::EventSubProcess,
        "subProcess" => ActivitySort::SubProcess,
        "transaction" => ActivitySort::Transaction,
        "adHocSubProcess" => ActivitySort::AdHoc,
        _ => return None,
    };
    let repeats = match (child.child("standardLoopCharacteristics"), child.child("multiInstanceLoopCharacteristics")) {
        (Some(_), _) => Repeats::Loop,
        (_, Some(many)) if many.flag("isSequential", false) => Repeats::OneByOne,
        (_, Some(_)) => Repeats::AtOnce,
        _ => Repeats::Once,
    };
    let calls: Option<Arc<str>> = child.attribute("calledElement").map(str::trim).filter(|id| !id.is_empty()).map(Into::into);
    let calls_task = calls.as_deref().filter(|_| sort == ActivitySort::Call).and_then(|id| tasks.get(local(id)).copied());
    Some(Activity { sort, repeats, compensates: child.flag("isForCompensation", false), calls, calls_task })
}

fn flow_of(child: &XmlElement, sort: FlowSort) -> BpmnFlow {
    let id = child.attribute("id").unwrap_or("").into();
    let name = one_line(child.attribute("name").unwrap_or(""));
    BpmnFlow { id, name, sort, from: None, to: None, place: child.place.clone() }
}

/// An id without its prefix.
pub(super) fn local(id: &str) -> &str {
    id.rsplit_once(':').map_or(id, |(_, id)| id)
}

/// Words without line ends and with single spaces.
pub(super) fn one_line(words: &str) -> Arc<str> {
    words.split_whitespace().collect::<Vec<_>>().join(" ").into()
}
