//! A process as a BPMN 2.0 model that other tools open: its steps as tasks in lanes, what follows what as sequence flows, with a decision where
//! one of several follows, and a diagram. Read again, it gives the same steps.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use crate::base::escape::escape_xml;
use crate::model::Model;
use crate::model::id::Id;
use crate::model::kinds::Process;
use crate::model::nested::{Actor, Step};
use crate::picture::flow::layers::layers;

/// What the customer's lane is called: every site reads it so.
const CUSTOMER: &str = "Customer";
/// The size of a task, and how far apart tasks lie, from the left and from above.
const TASK: (i32, i32) = (100, 80);
const COLUMN: i32 = 220;
const ROW: i32 = 110;
/// The size of an event and of a decision.
const EVENT: i32 = 36;
const GATEWAY: i32 = 50;
/// Where the pool begins, and how wide the strips with names are.
const POOL: (i32, i32) = (120, 80);
const STRIP: i32 = 30;

/// A process as a model.
pub fn write(model: &Model, process: Id<Process>) -> String {
    let written = WrittenModel::of(model, process);
    let mut out = String::with_capacity(2048 + 900 * written.tasks.len());
    written.definitions(&mut out);
    out
}

/// Something that flows: what it is, who does it, and where it lies.
struct Flowing {
    element: &'static str,
    id: String,
    name: Arc<str>,
    lane: usize,
    x: i32,
    y: i32,
    width: i32,
    height: i32,
}

/// A model while it is written.
struct WrittenModel {
    id: String,
    title: Arc<str>,
    lanes: Vec<Arc<str>>,
    /// How high each lane is, in rows.
    rows: Vec<i32>,
    /// Tasks, then what lies between them.
    tasks: Vec<Flowing>,
    /// From which to which of them, and under which condition.
    flows: Vec<(usize, usize, Option<Arc<str>>)>,
    width: i32,
}

impl WrittenModel {
    fn of(model: &Model, process: Id<Process>) -> Self {
        let process = &model.processes[process];
        let node = model.node(process.node);
        let places: BTreeMap<Id<Step>, usize> = process.steps.iter().enumerate().map(|(i, &step)| (step, i)).collect();
        let next = |step: Id<Step>| model.steps[step].next.iter().filter_map(|next| Some((*places.get(&next.to)?, next.when.clone())));
        let arrows: Vec<(usize, usize)> =
            process.steps.iter().enumerate().flat_map(|(i, &step)| next(step).map(move |(to, _)| (i, to))).collect();
        let columns = layers(process.steps.len(), &arrows).columns;
        let mut written = Self {
            id: node.address.id.rsplit('/').next().unwrap_or_default().to_owned(),
            title: Arc::clone(&node.title),
            lanes: Vec::new(),
            rows: Vec::new(),
            tasks: Vec::new(),
            flows: Vec::new(),
            width: (columns.iter().max().map_or(1, |&last| i32::try_from(last).unwrap_or(0) + 1)) * COLUMN + 2 * COLUMN / 3,
        };
        let mut taken: BTreeMap<(usize, usize), i32> = BTreeMap::new();
        let mut rows = Vec::new();
        for (i, &step) in process.steps.iter().enumerate() {
            let step = &model.steps[step];
            let lane = written.lane(model, step.by);
            let row = taken.entry((lane, columns[i])).or_insert(0);
            rows.push(*row);
            *row += 1;
            written.rows[lane] = written.rows[lane].max(*row);
            let own = model.node(step.node);
            let element = if matches!(step.by, Actor::System(_)) { "serviceTask" } else { "task" };
            let id = xml_id(own.address.nested.as_deref().unwrap_or_default());
            let x = POOL.0 + 2 * STRIP + COLUMN / 2 + i32::try_from(columns[i]).unwrap_or(0) * COLUMN;
            written.tasks.push(Flowing { element, id, name: Arc::clone(&own.title), lane, x, y: 0, width: TASK.0, height: TASK.1 });
        }
        for (task, row) in written.tasks.iter_mut().zip(rows) {
            let above: i32 = written.rows[..task.lane].iter().sum();
            task.y = POOL.1 + (above + row) * ROW + (ROW - TASK.1) / 2;
        }
        written.join(process.steps.iter().map(|&step| next(step).collect()).collect());
        written
    }

    /// The lane of whoever does something.
    fn lane(&mut self, model: &Model, actor: Actor) -> usize {
        let name = match (model.actor_node(actor), actor) {
            (Some(node), _) => Arc::clone(&model.node(node).title),
            (None, Actor::Persona) => CUSTOMER.into(),
            (None, _) => Arc::clone(&model.site.us),
        };
        self.lanes.iter().position(|other| *other == name).unwrap_or_else(|| {
            self.lanes.push(name);
            self.rows.push(1);
            self.lanes.len() - 1
        })
    }

    /// Flows, with what begins, decides and ends.
    fn join(&mut self, next: Vec<Vec<(usize, Option<Arc<str>>)>>) {
        let mut is_led_to = vec![false; next.len()];
        next.iter().flatten().for_each(|(to, _)| is_led_to[*to] = true);
        let mut firsts: Vec<usize> = (0..next.len()).filter(|&i| !is_led_to[i]).collect();
        if firsts.is_empty() && !next.is_empty() {
            firsts.push(0);
        }
        for (n, &first) in firsts.iter().enumerate() {
            let start = self.beside("startEvent", format!("Start_{}", n + 1), first, -EVENT - 30, EVENT);
            self.flows.push((start, first, None));
        }
        for (i, ways) in next.into_iter().enumerate() {
            match ways.len() {
                0 => {
                    let end = self.beside("endEvent", format!("End_{}", i + 1), i, TASK.0 + 40, EVENT);
                    self.flows.push((i, end, None));
                }
                1 => self.flows.extend(ways.into_iter().map(|(to, when)| (i, to, when))),
                _ => {
                    let gateway = self.beside("exclusiveGateway", format!("Decision_{}", i + 1), i, TASK.0 + 35, GATEWAY);
                    self.flows.push((i, gateway, None));
                    self.flows.extend(ways.into_iter().map(|(to, when)| (gateway, to, when)));
                }
            }
        }
    }

    /// Adds something beside a task.
    fn beside(&mut self, element: &'static str, id: String, task: usize, dx: i32, size: i32) -> usize {
        let (lane, x, y) = (self.tasks[task].lane, self.tasks[task].x + dx, self.tasks[task].y + (TASK.1 - size) / 2);
        self.tasks.push(Flowing { element, id, name: "".into(), lane, x, y, width: size, height: size });
        self.tasks.len() - 1
    }

    fn definitions(&self, out: &mut String) {
        out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"");
        out.push_str(" xmlns:bpmndi=\"http://www.omg.org/spec/BPMN/20100524/DI\" xmlns:dc=\"http://www.omg.org/spec/DD/20100524/DC\"");
        out.push_str(" xmlns:di=\"http://www.omg.org/spec/DD/20100524/DI\" id=\"Definitions_1\"");
        let _ = write!(out, " targetNamespace=\"urn:throughline:{}\" exporter=\"Throughline\"", escape_xml(&self.id));
        let _ = writeln!(out, " exporterVersion=\"{}\">", env!("CARGO_PKG_VERSION"));
        let title = escape_xml(&self.title);
        let _ = writeln!(
            out,
            "  <collaboration id=\"Collaboration_1\">\n    <participant id=\"Participant_1\" name=\"{title}\" processRef=\"Process_1\"/>\n  </collaboration>"
        );
        let _ = writeln!(out, "  <process id=\"Process_1\" name=\"{title}\" isExecutable=\"false\">");
        out.push_str("    <laneSet id=\"LaneSet_1\">\n");
        for (lane, name) in self.lanes.iter().enumerate() {
            let _ = writeln!(out, "      <lane id=\"Lane_{}\" name=\"{}\">", lane + 1, escape_xml(name));
            for task in self.tasks.iter().filter(|task| task.lane == lane) {
                let _ = writeln!(out, "        <flowNodeRef>{}</flowNodeRef>", escape_xml(&task.id));
            }
            out.push_str("      </lane>\n");
        }
        out.push_str("    </laneSet>\n");
        for (at, task) in self.tasks.iter().enumerate() {
            let name = if task.name.is_empty() { String::new() } else { format!(" name=\"{}\"", escape_xml(&task.name)) };
            let _ = writeln!(out, "    <{} id=\"{}\"{name}>", task.element, escape_xml(&task.id));
            for (n, _) in self.flows.iter().enumerate().filter(|(_, flow)| flow.1 == at) {
                let _ = writeln!(out, "      <incoming>Flow_{}</incoming>", n + 1);
            }
            for (n, _) in self.flows.iter().enumerate().filter(|(_, flow)| flow.0 == at) {
                let _ = writeln!(out, "      <outgoing>Flow_{}</outgoing>", n + 1);
            }
            let _ = writeln!(out, "    </{}>", task.element);
        }
        for (n, (from, to, when)) in self.flows.iter().enumerate() {
            let name = when.as_deref().map(|when| format!(" name=\"{}\"", escape_xml(when))).unwrap_or_default();
            let (from, to) = (escape_xml(&self.tasks[*from].id), escape_xml(&self.tasks[*to].id));
            let _ = writeln!(out, "    <sequenceFlow id=\"Flow_{}\"{name} sourceRef=\"{from}\" targetRef=\"{to}\"/>", n + 1);
        }
        out.push_str("  </process>\n");
        self.diagram(out);
        out.push_str("</definitions>\n");
    }

    fn diagram(&self, out: &mut String) {
        out.push_str("  <bpmndi:BPMNDiagram id=\"Diagram_1\">\n    <bpmndi:BPMNPlane id=\"Plane_1\" bpmnElement=\"Collaboration_1\">\n");
        let high = self.rows.iter().sum::<i32>().max(1) * ROW;
        let wide = self.width + 2 * STRIP;
        shape(out, "Participant_1", " isHorizontal=\"true\"", (POOL.0, POOL.1, wide, high));
        let mut top = POOL.1;
        for (lane, rows) in self.rows.iter().enumerate() {
            shape(out, &format!("Lane_{}", lane + 1), " isHorizontal=\"true\"", (POOL.0 + STRIP, top, wide - STRIP, rows * ROW));
            top += rows * ROW;
        }
        for task in &self.tasks {
            let marker = if task.element == "exclusiveGateway" { " isMarkerVisible=\"true\"" } else { "" };
            shape(out, &task.id, marker, (task.x, task.y, task.width, task.height));
        }
        for (n, &(from, to, _)) in self.flows.iter().enumerate() {
            let _ = writeln!(out, "      <bpmndi:BPMNEdge id=\"Flow_{0}_di\" bpmnElement=\"Flow_{0}\">", n + 1);
            for (x, y) in way(&self.tasks[from], &self.tasks[to]) {
                let _ = writeln!(out, "        <di:waypoint x=\"{x}\" y=\"{y}\"/>");
            }
            out.push_str("      </bpmndi:BPMNEdge>\n");
        }
        out.push_str("    </bpmndi:BPMNPlane>\n  </bpmndi:BPMNDiagram>\n");
    }
}

fn shape(out: &mut String, id: &str, more: &str, (x, y, width, height): (i32, i32, i32, i32)) {
    let id = escape_xml(id);
    let _ = writeln!(out, "      <bpmndi:BPMNShape id=\"{id}_di\" bpmnElement=\"{id}\"{more}>");
    let _ = writeln!(out, "        <dc:Bounds x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/>\n      </bpmndi:BPMNShape>");
}

/// The corners of a flow: out at the right and in at the left; one that leads back goes below.
fn way(from: &Flowing, to: &Flowing) -> Vec<(i32, i32)> {
    let (start, end) = ((from.x + from.width, from.y + from.height / 2), (to.x, to.y + to.height / 2));
    if end.0 <= start.0 {
        let (left, right) = ((to.x + to.width / 2, to.y + to.height), (from.x + from.width / 2, from.y + from.height));
        let below = left.1.max(right.1) + 8;
        return vec![right, (right.0, below), (left.0, below), left];
    }
    if start.1 == end.1 {
        return vec![start, end];
    }
    // What leaves a decision turns where it leaves.
    let turn = if from.width == GATEWAY { from.x + from.width / 2 } else { end.0 - 15 };
    if from.width == GATEWAY {
        let corner = if end.1 > start.1 { from.y + from.height } else { from.y };
        return vec![(turn, corner), (turn, end.1), end];
    }
    vec![start, (turn, start.1), (turn, end.1), end]
}

/// An id as XML writes it: it begins with a letter.
fn xml_id(id: &str) -> String {
    if id.starts_with(char::is_alphabetic) { id.to_owned() } else { format!("_{id}") }
}
