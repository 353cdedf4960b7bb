//! What follows what in a model, gateways and events passed over.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::contents::BpmnModel;
use super::elements::{ActivitySort, BpmnElement, ElementKind, EventPosition, Trigger};

/// Something that follows.
#[derive(Clone, Debug, PartialEq)]
pub struct Following {
    /// Its place among the elements.
    pub element: usize,
    /// What the flows on the way to it are called.
    pub when: Option<Arc<str>>,
    /// The first flow of the way: its place among the flows.
    pub flow: Option<usize>,
}

/// The sequence flows of a model, ready to be followed.
#[derive(Debug)]
pub struct FlowOrder<'m> {
    model: &'m BpmnModel,
    /// By element: the sequence flows that leave it.
    leaving: Vec<Vec<usize>>,
    /// By element: what lies in it and is led to by nothing.
    entries: Vec<Vec<usize>>,
    /// By element: the events at its edge.
    edges: Vec<Vec<usize>>,
}

impl BpmnModel {
    /// The activities in which no other lies: what is done, in the order of the file.
    pub fn work(&self) -> Vec<usize> {
        let mut holds_work = vec![false; self.elements.len()];
        for element in self.elements.iter().filter(|element| element.activity().is_some()) {
            if let Some(within) = element.within {
                holds_work[within] = true;
            }
        }
        (0..self.elements.len()).filter(|&at| self.elements[at].activity().is_some() && !holds_work[at]).collect()
    }

    /// The participant whose an element is; a participant itself.
    pub fn participant_of(&self, element: usize) -> Option<usize> {
        if matches!(self.elements[element].kind, ElementKind::Participant { .. }) {
            return Some(element);
        }
        let of = self.elements[element].process?;
        self.elements
            .iter()
            .position(|other| matches!(other.kind, ElementKind::Participant { process: Some(process), .. } if process == of))
    }

    /// The lane that an element lies in, then the wider ones.
    pub fn lanes_of(&self, element: usize) -> impl Iterator<Item = usize> {
        // What lies in a subprocess lies in its lane; and nothing lies in itself.
        let around = std::iter::successors(Some(element), |&at| self.elements[at].within).take(self.elements.len());
        let own = around.into_iter().find_map(|at| self.elements[at].lane);
        std::iter::successors(own, |&lane| self.elements[lane].within)
    }

    /// The lane that says who does something, else the participant: of the lanes around it the innermost that somebody is, else the
    /// innermost. A participant only says it where that is somebody.
    pub fn doer(&self, element: usize, is_somebody: impl Fn(usize) -> bool) -> Option<usize> {
        let lanes: Vec<usize> = self.lanes_of(element).filter(|&at| !self.elements[at].name.is_empty()).collect();
        let known = lanes.iter().copied().find(|&at| is_somebody(at));
        known.or(lanes.first().copied()).or_else(|| self.participant_of(element).filter(|&at| is_somebody(at)))
    }

    /// Its sequence flows, ready to be followed.
    pub fn order(&self) -> FlowOrder<'_> {
        let nothing = vec![Vec::new(); self.elements.len()];
        let mut order = FlowOrder { model: self, leaving: nothing.clone(), entries: nothing.clone(), edges: nothing };
        let mut is_led_to = vec![false; self.elements.len()];
        for (i, flow) in self.flows.iter().enumerate().filter(|(_, flow)| flow.is_sequence()) {
            if let (Some(from), Some(to)) = (flow.from, flow.to) {
                order.leaving[from].push(i);
                is_led_to[to] = true;
            }
        }
        for (i, element) in self.elements.iter().enumerate().filter(|(_, element)| element.flows()) {
            if let Some(at) = element.stands_at {
                order.edges[at].push(i);
            } else if let Some(within) = element.within.filter(|_| !is_led_to[i] && !is_apart(element)) {
                order.entries[within].push(i);
            }
        }
        order
    }
}

/// Whether nothing leads to an element and it begins nothing either: what only an event sets off.
fn is_apart(element: &BpmnElement) -> bool {
    element.activity().is_some_and(|activity| activity.compensates || activity.sort == ActivitySort::EventSubProcess)
}

impl FlowOrder<'_> {
    /// What follows an element: the next that count on every way, each once, in the order of the file's flows.
    pub fn next_of(&self, element: usize, counts: impl Fn(usize) -> bool) -> Vec<Following> {
        let mut found: Vec<Following> = Vec::new();
        let mut seen = vec![false; self.model.elements.len()];
        let mut open = self.leave(element);
        open.reverse();
        while let Some(at) = open.pop() {
            if std::mem::replace(&mut seen[at.element], true) {
                continue;
            }
            if counts(at.element) {
                found.push(at);
                continue;
            }
            let further = self.enter(at.element).into_iter().rev().map(|next| Following {
                element: next.element,
                when: joined(at.when.as_ref(), next.when.as_ref()),
                flow: at.flow.or(next.flow),
            });
            open.extend(further);
        }
        found
    }

    /// Those of some elements in the order in which they are done, as far as the flows say; else in that of the file. `elements` are
    /// in the order of the file.
    pub fn sorted(&self, elements: &[usize]) -> Vec<usize> {
        let place = |at: usize| elements.binary_search(&at).ok();
        let followed = |at: usize| self.next_of(at, |at| place(at).is_some()).into_iter().filter_map(|next| place(next.element));
        let next: Vec<Vec<usize>> = elements.iter().map(|&at| followed(at).collect()).collect();
        let mut is_led_to = vec![false; elements.len()];
        next.iter().flatten().for_each(|&i| is_led_to[i] = true);
        // A way back to the beginning does not make it another one.
        let starts = (0..self.model.elements.len()).filter(|&at| self.model.elements[at].starts());
        starts.flat_map(followed).for_each(|i| is_led_to[i] = false);
        let (others, firsts): (Vec<usize>, Vec<usize>) = (0..elements.len()).partition(|&i| is_led_to[i]);
        let back = &ways_back(&[firsts, others].concat(), &next);
        let mut coming = vec![0_usize; elements.len()];
        let forward = |i: usize| next[i].iter().copied().filter(move |&to| !back.contains(&(i, to)));
        (0..elements.len()).flat_map(&forward).for_each(|to| coming[to] += 1);
        // Of all that may come next, what is written first.
        let mut ready: BTreeSet<usize> = (0..elements.len()).filter(|&i| coming[i] == 0).collect();
        let mut sorted = Vec::with_capacity(elements.len());
        while let Some(i) = ready.pop_first() {
            sorted.push(elements[i]);
            for to in forward(i) {
                coming[to] -= 1;
                if coming[to] == 0 {
                    ready.insert(to);
                }
            }
        }
        sorted
    }

    /// Where one comes who has done what an element says.
    fn leave(&self, element: usize) -> Vec<Following> {
        let mut next: Vec<Following> = self.leaving[element].iter().filter_map(|&flow| self.along(flow)).collect();
        next.extend(self.edges[element].iter().map(|&event| Following { element: event, when: None, flow: None }));
        let own = &self.model.elements[element];
        if let Some(within) = own.within.filter(|_| self.leaving[element].is_empty() && !own.throws_link()) {
            next.extend(self.leave_around(within));
        }
        if own.throws_link() {
            let catches = |other: &BpmnElement| other.catches_link() && other.process == own.process && other.name == own.name;
            let caught = self.model.elements.iter().enumerate().filter(|(_, other)| catches(other));
            next.extend(caught.map(|(i, _)| Following { element: i, when: None, flow: None }));
        }
        next
    }

    /// Where one comes from the end of what lies in a subprocess.
    fn leave_around(&self, mut around: usize) -> Vec<Following> {
        while self.leaving[around].is_empty() {
            let Some(wider) = self.model.elements[around].within else {
                return Vec::new();
            };
            around = wider;
        }
        self.leaving[around].iter().filter_map(|&flow| self.along(flow)).collect()
    }

    /// Where one comes who passes over an element: into what lies in it, else behind it.
    fn enter(&self, element: usize) -> Vec<Following> {
        if self.entries[element].is_empty() {
            return self.leave(element);
        }
        let within = self.entries[element].iter().chain(&self.edges[element]);
        within.map(|&at| Following { element: at, when: None, flow: None }).collect()
    }

    fn along(&self, flow: usize) -> Option<Following> {
        let along = &self.model.flows[flow];
        let when = Some(&along.name).filter(|name| !name.is_empty()).cloned();
        Some(Following { element: along.to?, when, flow: Some(flow) })
    }
}

/// The ways that lead back to where they came from, seen from these.
fn ways_back(firsts: &[usize], next: &[Vec<usize>]) -> BTreeSet<(usize, usize)> {
    let mut back = BTreeSet::new();
    let (mut seen, mut is_open) = (vec![false; next.len()], vec![false; next.len()]);
    for &first in firsts {
        if std::mem::replace(&mut seen[first], true) {
            continue;
        }
        is_open[first] = true;
        let mut open = vec![(first, 0)];
        while let Some((at, tried)) = open.pop() {
            let Some(&to) = next[at].get(tried) else {
                is_open[at] = false;
                continue;
            };
            open.push((at, tried + 1));
            if is_open[to] {
                back.insert((at, to));
            } else if !std::mem::replace(&mut seen[to], true) {
                is_open[to] = true;
                open.push((to, 0));
            }
        }
    }
    back
}

impl BpmnElement {
    /// Whether a process begins with it.
    fn starts(&self) -> bool {
        matches!(&self.kind, ElementKind::Event(event) if event.position == EventPosition::Start)
    }

    fn throws_link(&self) -> bool {
        matches!(&self.kind, ElementKind::Event(event) if event.trigger == Trigger::Link && event.position == EventPosition::Throw)
    }

    fn catches_link(&self) -> bool {
        matches!(&self.kind, ElementKind::Event(event) if event.trigger == Trigger::Link && event.position == EventPosition::Catch)
    }
}

fn joined(one: Option<&Arc<str>>, other: Option<&Arc<str>>) -> Option<Arc<str>> {
    match (one, other) {
        (Some(one), Some(other)) => Some(format!("{one}, {other}").into()),
        (one, other) => one.or(other).cloned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::read;

    const FLOW: &str = "
        <task id='c' name='C'/><task id='a' name='A'/><task id='b' name='B'/>
        <startEvent id='s'/><exclusiveGateway id='g'/><endEvent id='e'/>
        <sequenceFlow id='1' sourceRef='s' targetRef='a'/><sequenceFlow id='2' sourceRef='a' targetRef='g'/>
        <sequenceFlow id='3' name='yes' sourceRef='g' targetRef='b'/><sequenceFlow id='4' name='no' sourceRef='g' targetRef='c'/>
        <sequenceFlow id='5' sourceRef='b' targetRef='c'/><sequenceFlow id='6' sourceRef='c' targetRef='e'/>";

    fn order_of(inner: &str) -> (Vec<String>, Vec<String>) {
        let text =
            format!("<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL'><process id='p'>{inner}</process></definitions>");
        let model = read(&text).unwrap();
        let (work, order) = (model.work(), model.order());
        let name = |at: usize| model.elements[at].name.to_string();
        let followed = work.iter().flat_map(|&at| {
            let next = order.next_of(at, |at| work.contains(&at));
            next.into_iter()
                .map(|next| format!("{}>{}{}", name(at), name(next.element), next.when.map(|when| format!(":{when}")).unwrap_or_default()))
                .collect::<Vec<_>>()
        });
        (followed.collect(), order.sorted(&work).into_iter().map(name).collect())
    }

    #[test]
    fn gateways_and_events_are_passed_over() {
        let (followed, sorted) = order_of(FLOW);
        assert_eq!(followed, ["A>B:yes", "A>C:no", "B>C"]);
        assert_eq!(sorted, ["A", "B", "C"]);
    }

    #[test]
    fn a_way_leads_into_a_subprocess_and_out_of_it() {
        let (followed, _) = order_of(
            "<task id='a' name='A'/><subProcess id='s'><startEvent id='i'/><task id='b' name='B'/><endEvent id='o'/>
             <sequenceFlow id='1' sourceRef='i' targetRef='b'/><sequenceFlow id='2' sourceRef='b' targetRef='o'/></subProcess>
             <boundaryEvent id='t' attachedToRef='s'/><task id='c' name='C'/><task id='d' name='D'/>
             <sequenceFlow id='3' sourceRef='a' targetRef='s'/><sequenceFlow id='4' sourceRef='s' targetRef='c'/>
             <sequenceFlow id='5' sourceRef='t' targetRef='d'/>",
        );
        assert_eq!(followed, ["A>B", "A>D", "B>C"]);
    }

    #[test]
    fn ways_that_go_round_end() {
        let back = format!("{FLOW}<sequenceFlow id='7' name='again' sourceRef='c' targetRef='a'/>");
        let (followed, sorted) = order_of(&back);
        assert_eq!(followed, ["C>A:again", "A>B:yes", "A>C:no", "B>C"]);
        assert_eq!(sorted, ["A", "B", "C"]);
    }
}
