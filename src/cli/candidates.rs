//! What the shell offers behind a command: kinds, rules, names, addresses. A site is read for it, and nothing of it
//! is run; where there is none, or it cannot be read, nothing is offered.

use clap::CommandFactory;
use clap_complete::{ArgValueCandidates, CompletionCandidate};

use crate::Options;
use crate::analysis::selection::Selection;
use crate::base::kind::{Kind, Nested, NodeKind};
use crate::base::rule;
use crate::io::disk;
use crate::model::Model;

/// The variable by which the shell's script asks for candidates.
pub(super) const VARIABLE: &str = "THROUGHLINE_COMPLETE";

/// Answers the shell where it asks; whether it did.
pub(super) fn answer() -> bool {
    let asked = std::env::var_os(VARIABLE).is_some_and(|shell| !shell.is_empty());
    if !asked {
        return false;
    }
    let here = std::env::current_dir().ok();
    let complete = clap_complete::CompleteEnv::with_factory(super::Arguments::command).var(VARIABLE);
    // A shell that cannot be answered offers files.
    complete.try_complete(std::env::args_os(), here.as_deref()).unwrap_or(true)
}

/// Kinds of files.
pub(super) fn kinds() -> ArgValueCandidates {
    ArgValueCandidates::new(|| Kind::WORDS.iter().map(CompletionCandidate::new).collect())
}

/// Kinds of files and of what is nested in them.
pub(super) fn all_kinds() -> ArgValueCandidates {
    ArgValueCandidates::new(|| Kind::WORDS.iter().chain(Nested::WORDS).map(CompletionCandidate::new).collect())
}

/// Kinds of files, and the site's own.
pub(super) fn schemas() -> ArgValueCandidates {
    ArgValueCandidates::new(|| Kind::WORDS.iter().chain(&["site"]).map(CompletionCandidate::new).collect())
}

/// Rules of the checks, with their questions.
pub(super) fn rules() -> ArgValueCandidates {
    ArgValueCandidates::new(|| rule::ALL.iter().map(|rule| CompletionCandidate::new(rule.name).help(Some(rule.summary.into()))).collect())
}

/// Names of analyses.
pub(super) fn analyses() -> ArgValueCandidates {
    ArgValueCandidates::new(|| Selection::names().into_iter().map(CompletionCandidate::new).collect())
}

/// Addresses of what touchpoints hang on, with their titles.
pub(super) fn parts() -> ArgValueCandidates {
    const PARTS: &[Kind] = &[Kind::Process, Kind::Role, Kind::Team, Kind::System, Kind::ThirdParty];
    ArgValueCandidates::new(|| named(|kind| matches!(kind, NodeKind::File(kind) if PARTS.contains(&kind)), true))
}

/// Addresses of everything, with their titles.
pub(super) fn addresses() -> ArgValueCandidates {
    ArgValueCandidates::new(|| named(|_| true, true))
}

/// Ids of personas.
pub(super) fn personas() -> ArgValueCandidates {
    ArgValueCandidates::new(|| named(|kind| kind == NodeKind::File(Kind::Persona), false))
}

/// Ids of outcomes.
pub(super) fn outcomes() -> ArgValueCandidates {
    ArgValueCandidates::new(|| named(|kind| kind == NodeKind::File(Kind::Outcome), false))
}

/// Things of these kinds in the site here, by address or id.
fn named(wanted: impl Fn(NodeKind) -> bool, by_address: bool) -> Vec<CompletionCandidate> {
    let Some(model) = model() else { return Vec::new() };
    let nodes = model.graph.nodes.iter().filter(|node| wanted(node.entity.kind()));
    nodes
        .map(|node| {
            let name = if by_address { node.address.to_string() } else { node.address.id.to_string() };
            CompletionCandidate::new(name).help(Some(node.title.to_string().into()))
        })
        .collect()
}

fn model() -> Option<Model> {
    let root = disk::find_site(None, &std::env::current_dir().ok()?).ok()?;
    Some(crate::load(&root, &Options::default(), |_| {}).ok()?.model)
}
