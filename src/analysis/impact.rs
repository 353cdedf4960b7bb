//! A10, what if it goes? Which touchpoints hang on a process, a role, a team, a system or a third party, which
//! outcomes would feel its loss and which would be lost.
//!
//! A touchpoint hangs on x where its closure holds x. An outcome is affected where one of its
//! touchpoints does, and lost where it has served touchpoints and all of these do.
//!
//! Walks from x to what it supports and who names these: linear in what is walked, and in the
//! touchpoints of the outcomes affected.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use rustc_hash::FxHashSet as HashSet;

use crate::base::english::{count, counted};
use crate::model::Model;
use crate::model::graph::{EdgeKind, Entity};
use crate::model::id::{Id, NodeId};
use crate::model::kinds::{Outcome, Process, Team};
use crate::model::nested::Touchpoint;

use super::answer::{Answer, AnswerWriter};
use super::context::AnalysisContext;
use super::dependencies::{Dependency, sorted};
use super::table::{JsonValue, ResultTable, TableBuilder, ThingAddress};

/// What hangs on a thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Impact {
    /// The thing.
    pub part: Dependency,
    /// What goes with it: the teams below a team, where these are asked for.
    pub others: Vec<Dependency>,
    /// The live touchpoints whose closure holds it, in the order of their files.
    pub touchpoints: Vec<Id<Touchpoint>>,
    /// The outcomes that have one of them.
    pub affected: Vec<Id<Outcome>>,
    /// Those of which all served touchpoints hang on it.
    pub lost: Vec<Id<Outcome>>,
}

/// What would feel the loss of a thing.
pub fn of_part(context: &AnalysisContext<'_>, part: Dependency) -> Impact {
    of_parts(context, part, &[])
}

/// What would feel the loss of a team together with all teams below it; none where it has none.
pub fn with_teams_below(context: &AnalysisContext<'_>, part: Dependency) -> Option<Impact> {
    let Dependency::Team(team) = part else { return None };
    let below = teams_below(context.model(), team);
    (!below.is_empty()).then(|| of_parts(context, part, &below))
}

/// What would feel the loss of a thing; of a team, together with all teams below it.
pub fn of_whole(context: &AnalysisContext<'_>, part: Dependency) -> Impact {
    with_teams_below(context, part).unwrap_or_else(|| of_part(context, part))
}

/// The live teams below one in the org chart, at any depth, sorted. Rings have been cut by `link`.
fn teams_below(model: &Model, team: Id<Team>) -> Vec<Dependency> {
    let mut parts = vec![Vec::new(); model.teams.len()];
    for (id, each) in model.teams.iter() {
        if let Some(parent) = each.parent {
            parts[parent.index()].push(id);
        }
    }
    let mut below = Vec::new();
    let mut open = vec![team];
    while let Some(team) = open.pop() {
        open.extend(&parts[team.index()]);
        below.extend(parts[team.index()].iter().filter(|&&t| model.is_live(t)).map(|&t| Dependency::Team(t)));
    }
    below.sort_unstable();
    below
}

/// What would feel the loss of a thing and of others with it.
fn of_parts(context: &AnalysisContext<'_>, part: Dependency, others: &[Dependency]) -> Impact {
    let model = context.model();
    let mut touchpoints = hanging_on(context, part);
    if !others.is_empty() {
        touchpoints.extend(others.iter().flat_map(|&other| hanging_on(context, other)));
        touchpoints = sorted(touchpoints);
    }
    // Touchpoints of a journey stand together and as a rule lead to the same.
    let mut own: Vec<Id<Outcome>> = touchpoints.iter().filter_map(|&t| model.own_outcome(t)).collect();
    own.dedup();
    let affected = sorted(own.into_iter().flat_map(|o| model.with_wider(o)).filter(|&o| model.is_live(o)).collect());
    let is_lost = |outcome: &Id<Outcome>| {
        let mut served = context.reach().touchpoints_of(*outcome).iter().filter(|&&t| !context.reach().serving(t).is_empty()).peekable();
        served.peek().is_some() && served.all(|t| touchpoints.binary_search(t).is_ok())
    };
    let lost = affected.iter().copied().filter(is_lost).collect();
    Impact { part, others: others.to_vec(), touchpoints, affected, lost }
}

/// The live touchpoints whose closure holds a thing; sorted, each once.
pub(super) fn hanging_on(context: &AnalysisContext<'_>, part: Dependency) -> Vec<Id<Touchpoint>> {
    let model = context.model();
    let mut touchpoints: Vec<Id<Touchpoint>> = Vec::new();
    if model.is_live_node(part.node(model)) {
        let at_its_ends = naming(model, part.node(model), &[EdgeKind::From, EdgeKind::To]);
        touchpoints.extend(at_its_ends.filter_map(|entity| match entity {
            Entity::Touchpoint(t) if matches!(part, Dependency::ThirdParty(_)) => Some(t),
            _ => None,
        }));
        for process in resting_on(context, part) {
            touchpoints.extend(context.reach().touchpoints_naming(process));
        }
    }
    touchpoints.retain(|&t| model.is_live(t));
    sorted(touchpoints)
}

/// The live processes that would not run without a thing: those that it is, or that name it, and what
/// these support; sorted, each once.
pub fn resting_on(context: &AnalysisContext<'_>, part: Dependency) -> Vec<Id<Process>> {
    let model = context.model();
    let mut open: Vec<Id<Process>> = match part {
        Dependency::Process(process) => vec![process],
        _ => {
            let acting = model.acting_as(part.node(model));
            let named_in = acting.flat_map(|node| naming(model, node, &[EdgeKind::By, EdgeKind::Systems]));
            let processes = named_in.filter_map(|entity| match entity {
                Entity::Process(process) => Some(process),
                Entity::Step(step) => Some(model.steps[step].process),
                _ => None,
            });
            let mut named: Vec<Id<Process>> = sorted(processes.collect());
            named.retain(|&p| model.is_live(p) && context.named_by(p).binary_search(&part).is_ok());
            named
        }
    };
    let mut seen = HashSet::default();
    let mut all = Vec::new();
    while let Some(process) = open.pop() {
        if seen.insert(process) {
            all.push(process);
            open.extend(model.supported_by(process));
        }
    }
    sorted(all)
}

/// The outcomes that are reached with a thing: those of the processes that would not run without it, and of the touchpoints
/// at whose end a third party stands.
pub fn outcomes_served_with(context: &AnalysisContext<'_>, part: Dependency) -> BTreeSet<Id<Outcome>> {
    let model = context.model();
    let meets = hanging_on(context, part).into_iter().filter_map(|t| model.own_outcome(t));
    let outcomes = resting_on(context, part).into_iter().flat_map(|process| context.reach().outcomes_of(process).iter().copied());
    outcomes.chain(meets).filter(|&outcome| model.is_live(outcome)).collect()
}

/// What names a node by edges of these kinds.
fn naming<'m>(model: &'m Model, node: NodeId, kinds: &'m [EdgeKind]) -> impl Iterator<Item = Entity> + 'm {
    model.graph.edges_to(node).filter(|edge| kinds.contains(&edge.kind)).map(|edge| model.node(edge.from).entity)
}

/// What hangs on a thing, as JSON publishes it; the same for a team together with the teams below it, where it has any.
pub fn published(context: &AnalysisContext<'_>, part: Dependency) -> JsonValue {
    let model = context.model();
    let mut object = vec![("address", JsonValue::cell(ThingAddress::of(model, part.node(model))))];
    object.extend(effect(model, &of_part(context, part)));
    object.extend(with_teams_below(context, part).map(|impact| {
        let teams = ThingAddress::all(model, impact.others.iter().map(|part| part.node(model)));
        let object = std::iter::once(("teams", JsonValue::cell(teams))).chain(effect(model, &impact));
        ("with_teams_below", JsonValue::Object(object.collect()))
    }));
    JsonValue::Object(object)
}

fn effect(model: &Model, impact: &Impact) -> [(&'static str, JsonValue); 3] {
    let outcomes = |ids: &[Id<Outcome>]| ThingAddress::all(model, ids.iter().map(|&outcome| model.outcomes[outcome].node));
    let touchpoints = ThingAddress::all(model, impact.touchpoints.iter().map(|&t| model.touchpoints[t].node));
    [
        ("touchpoints", JsonValue::cell(touchpoints)),
        ("affected", JsonValue::cell(outcomes(&impact.affected))),
        ("lost", JsonValue::cell(outcomes(&impact.lost))),
    ]
}

/// What hangs on a thing, on a team with those below it, row by row: the lost outcomes first.
pub fn rows(context: &AnalysisContext<'_>, part: Dependency) -> ResultTable {
    let model = context.model();
    let impact = of_whole(context, part);
    let mut rows = Vec::new();
    for &outcome in &impact.affected {
        let effect = if impact.lost.contains(&outcome) { "lost" } else { "affected" };
        let hit = context.reach().touchpoints_of(outcome).iter().filter(|t| impact.touchpoints.binary_search(t).is_ok());
        let outcome = ThingAddress::of(model, model.outcomes[outcome].node);
        rows.extend(hit.map(|&t| (Reverse(effect), outcome.clone(), ThingAddress::of(model, model.touchpoints[t].node))));
    }
    rows.sort();
    TableBuilder::new()
        .column("outcome", |(_, outcome, _): &(Reverse<&'static str>, ThingAddress, ThingAddress)| outcome.clone())
        .column("effect", |&(Reverse(effect), ..)| effect)
        .column("touchpoint", |(.., touchpoint)| touchpoint.clone())
        .rows(rows)
}

/// What hangs on a thing, in words; on a team together with those below it.
pub fn answer(w: &AnswerWriter<'_, '_>, part: Dependency) -> Answer {
    let impact = of_whole(w.context, part);
    let mut affected = impact.affected.clone();
    affected.sort_by_key(|outcome| !impact.lost.contains(outcome));
    let rows: Vec<Vec<String>> = affected.iter().flat_map(|&outcome| rows_of_outcome(w, &impact, outcome)).collect();
    let headings: &[&str] = if rows.is_empty() { &[] } else { &["outcome", "effect", "what fails", "touchpoint"] };
    let answer = in_a_sentence(w, &impact);
    Answer {
        title: "What if it goes",
        question: "which outcomes hang on it?",
        answer,
        rows,
        whole: true,
        ..Answer::few(headings, Vec::new())
    }
}

fn in_a_sentence(w: &AnswerWriter<'_, '_>, impact: &Impact) -> String {
    let f = w.figures;
    let model = w.model();
    let node = impact.part.node(model);
    let mut name = w.quoted(node);
    if !impact.others.is_empty() {
        name = format!("{name} and {} below it", counted(impact.others.len(), "team", "teams", f));
    }
    if model.profile(node).is_retired() && impact.touchpoints.is_empty() {
        return format!("{name} is retired: nothing that is counted hangs on it.");
    }
    if impact.touchpoints.is_empty() {
        return format!("No touchpoint hangs on {name}, as far as recorded.");
    }
    let lost = match impact.lost.len() {
        0 => "none would be lost".to_owned(),
        n => format!("{} would be lost: {}", count(n, f), w.some(impact.lost.iter().map(|&o| model.outcomes[o].node))),
    };
    format!(
        "Without {name} {} would fail, and {} would feel it; {lost}.",
        counted(impact.touchpoints.len(), "touchpoint", "touchpoints", f),
        counted(impact.affected.len(), "outcome", "outcomes", f),
    )
}

/// A row for each touchpoint of an outcome that would fail; the first says how many of those that are
/// served at all these are.
fn rows_of_outcome(w: &AnswerWriter<'_, '_>, impact: &Impact, outcome: Id<Outcome>) -> Vec<Vec<String>> {
    let model = w.model();
    let all = w.context.reach().touchpoints_of(outcome);
    let hit: Vec<_> = all.iter().filter(|t| impact.touchpoints.binary_search(t).is_ok()).collect();
    let served = |t: &Id<Touchpoint>| !w.context.reach().serving(*t).is_empty();
    let (served_hit, served_all) = (hit.iter().filter(|t| served(t)).count(), all.iter().filter(|t| served(t)).count());
    let state = if impact.lost.contains(&outcome) { "lost" } else { "affected" };
    let first = [w.title(model.outcomes[outcome].node), state.to_owned(), format!("{served_hit} of {served_all} served")];
    let mut heads = std::iter::once(first).chain(std::iter::repeat([const { String::new() }; 3]));
    hit.iter().flat_map(|&&t| heads.next().map(|head| head.into_iter().chain([w.title(model.touchpoints[t].node)]).collect())).collect()
}
