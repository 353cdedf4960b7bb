//! A journey as a sheet: a row for each touchpoint, its columns named as the fields are, so that `import journey` reads it again. Durations
//! are minutes, names are ids, what is said in sentences stands as it is written, several things in one cell have a semicolon between.

use crate::base::cell::table;
use crate::model::Model;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::Journey;
use crate::model::nested::{End, Pain, Serving, Touchpoint};
use crate::model::said::Said;

/// What a touchpoint has in a column.
type CellOf = fn(&Model, &Touchpoint) -> String;

/// The columns behind the stage.
const COLUMNS: [(&str, CellOf); 22] = [
    ("id", |model, t| model.node(t.node).address.nested.as_deref().unwrap_or_default().to_owned()),
    ("title", |model, t| model.node(t.node).title.to_string()),
    ("from", |model, t| end(model, t.from)),
    ("to", |model, t| listed(t.to.iter().map(|&to| end(model, to)))),
    ("channels", |_, t| listed(t.channels.iter().map(ToString::to_string))),
    ("sees", |_, t| said(t.sees.as_ref())),
    ("does", |_, t| said(t.does.as_ref())),
    ("thinks", |_, t| said(t.thinks.as_ref())),
    ("expects", |_, t| said(t.expects.as_ref())),
    ("moment_of_truth", |_, t| if t.moment_of_truth { "true".to_owned() } else { String::new() }),
    ("feeling", |_, t| number(t.feeling)),
    ("importance", |_, t| number(t.importance)),
    ("satisfaction", |_, t| number(t.satisfaction)),
    ("pains.text", |model, t| pains(model, t, |pain| part(&pain.text.written))),
    ("pains.level", |model, t| pains(model, t, |pain| known(pain.level))),
    ("gains", |_, t| listed(t.gains.iter().map(|gain| part(&gain.written)))),
    ("needs", |model, t| listed(t.needs.iter().map(|&need| name(model, model.needs[need].node)))),
    ("served_by", |model, t| listed(t.served_by.iter().map(|serving| self::serving(model, serving)))),
    ("service", |model, t| t.service.map(|service| name(model, model.services[service].node)).unwrap_or_default()),
    ("wait", |_, t| number(t.wait)),
    ("effort.work", |_, t| number(t.effort_work)),
    ("effort.load", |_, t| number(t.effort_load)),
];

/// A journey as CSV.
pub fn csv(model: &Model, journey: Id<Journey>) -> String {
    let headings = ["stage"].into_iter().chain(COLUMNS.iter().map(|(name, _)| *name));
    let rows = model.touchpoints_of(journey).map(|id| {
        let t = &model.touchpoints[id];
        let stage = model.node(model.stages[t.stage].node).title.to_string();
        std::iter::once(stage).chain(COLUMNS.iter().map(|(_, cell)| cell(model, t))).collect::<Vec<_>>()
    });
    table(headings, rows)
}

fn said(said: Option<&Said>) -> String {
    said.map(|said| said.written.to_string()).unwrap_or_default()
}

fn number(value: Option<f64>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// A figure of one of several: a question where nobody knows it, so that the others keep their places.
fn known(value: Option<f64>) -> String {
    value.map_or_else(|| "?".to_owned(), |value| value.to_string())
}

/// Figures of what hurts, in the order of its texts; nothing where none is known.
fn pains(model: &Model, t: &Touchpoint, of: fn(&Pain) -> String) -> String {
    let all: Vec<String> = t.pains.iter().map(|&pain| of(&model.pains[pain])).collect();
    if all.iter().all(|one| one == "?") { String::new() } else { listed(all.into_iter()) }
}

fn listed(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join("; ")
}

/// A text among others: a semicolon of its own would part it.
fn part(text: &str) -> String {
    text.replace(';', ",")
}

/// What a file or what is nested in it is called by others.
fn name(model: &Model, node: NodeId) -> String {
    let address = &model.node(node).address;
    match &address.nested {
        Some(nested) => format!("{}#{nested}", address.id),
        None => address.id.to_string(),
    }
}

fn serving(model: &Model, serving: &Serving) -> String {
    name(model, serving.step.map_or(model.processes[serving.process].node, |step| model.steps[step].node))
}

fn end(model: &Model, end: End) -> String {
    match end {
        End::Persona => "persona".to_owned(),
        End::Us => "us".to_owned(),
        End::Nobody => "nobody".to_owned(),
        End::OtherPersona(id) => name(model, model.personas[id].node),
        End::ThirdParty(id) => name(model, model.third_parties[id].node),
    }
}
