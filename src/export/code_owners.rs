//! Who is asked about a change of which file, as `CODEOWNERS`: the team that answers for the file, and those that answer for the outcomes that
//! it reaches, each by its `handle`. So who answers for an outcome is asked about what serves it.

use std::fmt::Write as _;

use crate::analysis::AnalysisContext;
use crate::analysis::dependencies::Dependency;
use crate::analysis::impact::outcomes_served_with;
use crate::base::code_owners::{BEGIN, END};
use crate::model::Model;
use crate::model::graph::Entity;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::{Outcome, Team};

/// The lines, by path from the root of the repository, in which the site lies in `folder`; a file about which nobody has to be asked has none.
pub fn write(context: &AnalysisContext<'_>, folder: &str) -> String {
    let model = context.model();
    let files = model.graph.nodes.iter().enumerate().filter(|(i, node)| node.file.index() == *i);
    let mut lines: Vec<(String, Vec<&str>)> = files
        .filter_map(|(_, node)| {
            let path = &node.place.as_ref()?.file;
            if model.site.source_of(path).is_some() {
                return None;
            }
            let asked = asked(context, node.file);
            let path = if folder.is_empty() { format!("/{path}") } else { format!("/{folder}/{path}") };
            (!asked.is_empty()).then_some((path, asked))
        })
        .collect();
    lines.sort();
    let mut text = format!("{BEGIN}\n");
    for (path, asked) in lines {
        let _ = writeln!(text, "{} {}", escaped(&path), asked.join(" "));
    }
    text.push_str(END);
    text.push('\n');
    text
}

/// The handles of those to ask: of the file's own owner first, then of those of its outcomes as the site orders them.
fn asked<'m>(context: &AnalysisContext<'m>, file: NodeId) -> Vec<&'m str> {
    let model = context.model();
    let own = model.profile(file).owner;
    let outcomes = outcomes(context, file);
    let in_order = model.outcomes_in_order().into_iter().filter(|outcome| outcomes.contains(outcome));
    let owners = own.into_iter().chain(in_order.filter_map(|outcome| model.outcomes[outcome].profile.owner));
    let mut asked: Vec<&str> = Vec::new();
    for handle in owners.filter_map(|team| handle(model, team)) {
        if !asked.contains(&handle) {
            asked.push(handle);
        }
    }
    asked
}

fn handle(model: &Model, team: Id<Team>) -> Option<&str> {
    model.teams[team].handle.as_deref().map(str::trim).filter(|handle| !handle.is_empty() && !handle.contains(char::is_whitespace))
}

/// The outcomes that a file reaches: of what others hang on, those that are reached with it.
fn outcomes(context: &AnalysisContext<'_>, file: NodeId) -> Vec<Id<Outcome>> {
    let model = context.model();
    let part = match model.node(file).entity {
        Entity::Role(id) => Some(Dependency::Role(id)),
        Entity::Team(id) => Some(Dependency::Team(id)),
        Entity::System(id) => Some(Dependency::System(id)),
        Entity::ThirdParty(id) => Some(Dependency::ThirdParty(id)),
        _ => None,
    };
    match part {
        Some(part) => outcomes_served_with(context, part).into_iter().collect(),
        None => context.reach().outcomes_of_file(model, file).into_iter().collect(),
    }
}

/// A path as a pattern that matches nothing else.
fn escaped(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for letter in path.chars() {
        if matches!(letter, ' ' | '#' | '*' | '?' | '[' | ']' | '\\') {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}
