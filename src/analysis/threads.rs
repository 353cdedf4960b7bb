//! The threads through a thing: from the outcomes that would feel its loss over touchpoints and processes down to it, and from it
//! down to all that it hangs on.
//!
//! What hangs on a thing is what [`mod@impact`] says, a team's with the teams below it; what it hangs on is what
//! [`dependencies`](super::dependencies) says. A group stands for its parts. A service lies between the touchpoints where people meet it and the
//! processes that deliver it. Nothing hangs on what is retired, and it hangs on nothing.
//!
//! A link leads from what hangs to what it hangs on, and is a support where one makes another possible or makes it good when it goes
//! wrong. Linear in what is walked, but for the sorting.

use crate::model::Model;
use crate::model::graph::{EdgeKind, Entity};
use crate::model::id::{Id, NodeId};
use crate::model::kinds::{Outcome, Process, Service};
use crate::model::nested::{End, Touchpoint};

use super::context::AnalysisContext;
use super::dependencies::{Dependency, sorted};
use super::impact::{self, hanging_on, resting_on};

/// What a thread passes through.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Knot {
    /// What people want to reach.
    Outcome(Id<Outcome>),
    /// Where they meet somebody.
    Touchpoint(Id<Touchpoint>),
    /// What they meet there: only on its own threads.
    Service(Id<Service>),
    /// A process, a role, a team, a system or a third party.
    Part(Dependency),
}

impl Knot {
    /// Its node.
    pub fn node(self, model: &Model) -> NodeId {
        match self {
            Self::Outcome(id) => model.outcomes[id].node,
            Self::Touchpoint(id) => model.touchpoints[id].node,
            Self::Service(id) => model.services[id].node,
            Self::Part(part) => part.node(model),
        }
    }
}

/// From what hangs to what it hangs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ThreadLink {
    /// What hangs.
    pub from: Knot,
    /// What it hangs on.
    pub to: Knot,
    /// Whether it is only made possible, or made good.
    pub support: bool,
}

/// The threads through a thing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Threads {
    /// The thing, and what it stands for besides: the parts of a group, the teams below a team.
    pub subject: Vec<Knot>,
    /// What hangs on it; sorted, each once.
    pub above: Vec<Knot>,
    /// What it hangs on; sorted, each once.
    pub below: Vec<Knot>,
    /// The links between all of these; sorted, each once.
    pub links: Vec<ThreadLink>,
}

impl Threads {
    /// Whether nothing leads to it or from it.
    pub fn is_empty(&self) -> bool {
        self.above.is_empty() && self.below.is_empty()
    }

    /// All that the threads pass through, the thing itself too; sorted, each once.
    pub fn knots(&self) -> Vec<Knot> {
        sorted([&*self.subject, &*self.above, &*self.below].concat())
    }

    /// The links from what hangs.
    pub fn links_from(&self, knot: Knot) -> &[ThreadLink] {
        let from = self.links.partition_point(|link| link.from < knot);
        let behind = &self.links[from..];
        &behind[..behind.partition_point(|link| link.from == knot)]
    }

    /// The touchpoints that hang on it, or that it hangs on.
    pub fn touchpoints(&self) -> impl Iterator<Item = Id<Touchpoint>> {
        self.above.iter().chain(&self.below).filter_map(|knot| match knot {
            Knot::Touchpoint(id) => Some(*id),
            _ => None,
        })
    }
}

/// The threads through a file's thing; none where threads pass through no such thing, or it is retired.
pub fn of(context: &AnalysisContext<'_>, entity: Entity) -> Option<Threads> {
    let model = context.model();
    let mut threads = match entity {
        Entity::Outcome(id) if model.is_live(id) => of_outcome(context, id),
        Entity::Service(id) if model.is_live(id) => of_service(context, id),
        Entity::Process(id) if model.is_live(id) => of_process(context, id),
        _ => {
            let part = Dependency::of_entity(entity).filter(|part| model.is_live_node(part.node(model)))?;
            (!matches!(part, Dependency::Process(_))).then(|| of_part(context, part))?
        }
    };
    threads.sort();
    Some(threads)
}

/// Of a role, a team, a system or a third party.
fn of_part(context: &AnalysisContext<'_>, part: Dependency) -> Threads {
    let impact = impact::of_whole(context, part);
    let bottoms: Vec<Dependency> = std::iter::once(part).chain(impact.others.iter().copied()).collect();
    let processes = sorted(bottoms.iter().flat_map(|&bottom| resting_on(context, bottom)).collect());
    let mut threads = Threads { subject: bottoms.iter().map(|&bottom| Knot::Part(bottom)).collect(), ..Threads::default() };
    for &process in &processes {
        let named = context.named_by(process);
        let own = bottoms.iter().filter(|bottom| named.binary_search(bottom).is_ok());
        own.for_each(|&bottom| threads.join(process_knot(process), Knot::Part(bottom), false));
    }
    if let Dependency::ThirdParty(id) = part {
        let met = impact.touchpoints.iter().filter(|&&t| context.model().touchpoints[t].ends().any(|end| end == End::ThirdParty(id)));
        met.for_each(|&t| threads.join(Knot::Touchpoint(t), Knot::Part(part), false));
    }
    threads.hang(context, &impact.touchpoints, &processes);
    threads
}

/// Of a process; a group stands for its parts, at any depth.
fn of_process(context: &AnalysisContext<'_>, id: Id<Process>) -> Threads {
    let model = context.model();
    let mut all = vec![id];
    if context.reach().is_group(model, id) {
        let mut at = 0;
        while let Some(&process) = all.get(at) {
            all.extend(context.reach().parts_of(process).iter().filter(|&&part| model.is_live(part)));
            at += 1;
        }
    }
    let up = sorted(all.iter().flat_map(|&process| resting_on(context, Dependency::Process(process))).collect());
    let touchpoints = sorted(all.iter().flat_map(|&process| hanging_on(context, Dependency::Process(process))).collect());
    // Groups within a group do nothing themselves.
    let working = all.iter().filter(|&&process| process == id || !context.reach().is_group(model, process));
    let mut threads = Threads { subject: working.map(|&process| process_knot(process)).collect(), ..Threads::default() };
    threads.hang(context, &touchpoints, &up);
    threads.rest(context, all);
    threads
}

/// Of an outcome: everything that its touchpoints hang on, and the outcomes that it is a part of.
fn of_outcome(context: &AnalysisContext<'_>, id: Id<Outcome>) -> Threads {
    let model = context.model();
    let touchpoints = context.reach().touchpoints_of(id);
    let processes: Vec<Id<Process>> = context.reach().processes_behind(id).into_iter().collect();
    let mut threads = Threads { subject: vec![Knot::Outcome(id)], ..Threads::default() };
    threads.hang(context, touchpoints, &processes);
    let wider: Vec<Knot> = model.wider(id).filter(|&wider| model.is_live(wider)).map(Knot::Outcome).collect();
    // An outcome without a touchpoint has wider ones nonetheless.
    for (from, to) in wider.iter().zip(std::iter::once(&Knot::Outcome(id)).chain(&wider)) {
        threads.links.push(ThreadLink { from: *from, to: *to, support: false });
    }
    threads.below = std::mem::replace(&mut threads.above, wider);
    threads.below.retain(|knot| !threads.above.contains(knot));
    for &t in touchpoints {
        let ends = model.touchpoints[t].ends().filter_map(|end| match end {
            End::ThirdParty(third) => Some(Dependency::ThirdParty(third)),
            _ => None,
        });
        for third in ends.filter(|third| model.is_live_node(third.node(model))) {
            threads.links.push(ThreadLink { from: Knot::Touchpoint(t), to: Knot::Part(third), support: false });
            threads.below.push(Knot::Part(third));
        }
    }
    threads.rest(context, processes);
    threads
}

/// Of a service: where people meet it, and the processes that deliver it.
fn of_service(context: &AnalysisContext<'_>, id: Id<Service>) -> Threads {
    let model = context.model();
    let node = model.services[id].node;
    let touchpoints: Vec<Id<Touchpoint>> = sorted(model.naming(node, EdgeKind::Service).filter(|&t| model.is_live(t)).collect());
    let delivering: Vec<Id<Process>> =
        model.naming(node, EdgeKind::Delivers).filter(|&process: &Id<Process>| model.is_live(process)).collect();
    let mut threads = Threads { subject: vec![Knot::Service(id)], ..Threads::default() };
    for &t in &touchpoints {
        threads.join(Knot::Touchpoint(t), Knot::Service(id), false);
    }
    threads.hang(context, &touchpoints, &[]);
    for &process in &delivering {
        threads.links.push(ThreadLink { from: Knot::Service(id), to: process_knot(process), support: false });
    }
    threads.rest(context, delivering);
    threads
}

fn process_knot(process: Id<Process>) -> Knot {
    Knot::Part(Dependency::Process(process))
}

impl Threads {
    /// Puts what was found in order, each once, and the thing itself on neither side.
    fn sort(&mut self) {
        self.links = sorted(std::mem::take(&mut self.links));
        let own = sorted(self.subject.clone());
        for side in [&mut self.above, &mut self.below] {
            *side = sorted(std::mem::take(side));
            side.retain(|knot| own.binary_search(knot).is_err());
        }
    }

    /// Something hangs on something that is known.
    fn join(&mut self, from: Knot, to: Knot, support: bool) {
        self.above.push(from);
        self.links.push(ThreadLink { from, to, support });
    }

    /// Touchpoints with the outcomes that they lead to, and those processes, sorted, that serve them, make them good, or support these.
    fn hang(&mut self, context: &AnalysisContext<'_>, touchpoints: &[Id<Touchpoint>], processes: &[Id<Process>]) {
        let reach = context.reach();
        let is_one = |process: &Id<Process>| processes.binary_search(process).is_ok();
        for &t in touchpoints {
            let knot = Knot::Touchpoint(t);
            self.above.push(knot);
            let serving = reach.serving(t);
            let serves = serving.iter().filter(|process| is_one(process)).map(|&process| (process, false));
            let makes_good = reach.recovering(t).iter().filter(|process| is_one(process) && !serving.contains(process));
            let links = serves.chain(makes_good.map(|&process| (process, true)));
            self.links.extend(links.map(|(process, support)| ThreadLink { from: knot, to: process_knot(process), support }));
            let mut to = knot;
            for outcome in context.outcomes_of_touchpoint(t) {
                self.join(Knot::Outcome(outcome), to, false);
                to = Knot::Outcome(outcome);
            }
        }
        self.above.extend(processes.iter().map(|&process| process_knot(process)));
        self.support(context.model(), processes);
    }

    /// Processes with all that supports them, and what these name.
    fn rest(&mut self, context: &AnalysisContext<'_>, processes: Vec<Id<Process>>) {
        let all: Vec<Id<Process>> = context.reach().with_supporters(processes).into_iter().collect();
        for &process in &all {
            self.below.push(process_knot(process));
            for &part in context.named_by(process) {
                self.below.push(Knot::Part(part));
                self.links.push(ThreadLink { from: process_knot(process), to: Knot::Part(part), support: false });
            }
        }
        self.support(context.model(), &all);
    }

    /// Which of these processes, sorted, make which others possible.
    fn support(&mut self, model: &Model, processes: &[Id<Process>]) {
        for &process in processes {
            for supported in model.supported_by(process).filter(|supported| processes.binary_search(supported).is_ok()) {
                self.links.push(ThreadLink { from: process_knot(supported), to: process_knot(process), support: true });
            }
        }
    }
}
