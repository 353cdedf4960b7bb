//! A21, stakeholders: for whom there are outcomes, who sets bounds, and whose bounds are broken.
//!
//! A stakeholder is a word of a persona's `stakeholder` or the free text of a limit's; the two are one where their slugs are. An outcome
//! is for it where it is for a live persona of it.
//!
//! Linear in the personas and limits of outcomes, but for the sorting.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::base::english::{capital, count, list, part, verb};
use crate::base::slug::slug;
use crate::model::Model;
use crate::model::id::Id;
use crate::model::kinds::{Outcome, Persona};

use super::answer::{Answer, AnswerWriter};
use super::context::AnalysisContext;
use super::description::{Analysis, PublishedShape};
use super::limits;
use super::table::{ResultTable, TableBuilder, TableCell, ThingAddress};

/// Its entry in the registry.
pub static ANALYSIS: Analysis = Analysis {
    name: "stakeholders",
    title: "Stakeholders",
    question: "whom do we work for, and who sets us limits?",
    word: None,
    shape: PublishedShape::Rows(rows),
    answer,
};

/// Somebody who wants an outcome, or sets a bound.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StakeholderSums {
    /// What it is called, as a persona or limit says first.
    pub title: Arc<str>,
    /// The live outcomes for a live persona of it.
    pub outcomes_for: BTreeSet<Id<Outcome>>,
    /// How many limits of live outcomes it sets.
    pub limits: usize,
    /// How many of these are broken.
    pub broken: usize,
}

/// Of the slug of a stakeholder: of how many live personas an outcome is for, and how many limits of it it sets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StakeholderCell {
    /// What it is called, as a persona or limit says first.
    pub title: Arc<str>,
    /// Live personas.
    pub personas: usize,
    /// Limits.
    pub limits: usize,
}

/// All stakeholders, by their slugs: those of live personas and those that set a limit of a live outcome.
pub fn all(model: &Model) -> BTreeMap<String, StakeholderSums> {
    let mut all: BTreeMap<String, StakeholderSums> = BTreeMap::new();
    let mut of = |title: &Arc<str>, add: &dyn Fn(&mut StakeholderSums)| {
        let sums = all.entry(slug(title)).or_insert_with(|| StakeholderSums { title: Arc::clone(title), ..StakeholderSums::default() });
        add(sums);
    };
    for (_, persona) in model.live::<Persona>() {
        of(&persona.stakeholder.word().into(), &|_| {});
    }
    for (outcome, o) in model.live::<Outcome>() {
        for &persona in o.audience.iter().filter(|&&persona| model.is_live(persona)) {
            of(&model.personas[persona].stakeholder.word().into(), &|sums| {
                sums.outcomes_for.insert(outcome);
            });
        }
    }
    for state in limits::all(model) {
        if let Some(stakeholder) = &state.limit.stakeholder {
            of(stakeholder, &|sums| {
                sums.limits += 1;
                sums.broken += usize::from(state.is_broken());
            });
        }
    }
    all
}

/// The stakeholders of an outcome, by their slugs.
pub fn of_outcome(model: &Model, outcome: Id<Outcome>) -> BTreeMap<String, StakeholderCell> {
    let outcome = &model.outcomes[outcome];
    let personas: BTreeSet<Id<Persona>> = outcome.audience.iter().copied().filter(|&persona| model.is_live(persona)).collect();
    let mut cells: BTreeMap<String, StakeholderCell> = BTreeMap::new();
    let mut cell = |title: Arc<str>, personas: usize, limits: usize| {
        let cell = cells.entry(slug(&title)).or_insert_with(|| StakeholderCell { title, ..StakeholderCell::default() });
        cell.personas += personas;
        cell.limits += limits;
    };
    personas.iter().for_each(|&persona| cell(model.personas[persona].stakeholder.word().into(), 1, 0));
    outcome.limits.iter().filter_map(|limit| limit.stakeholder.clone()).for_each(|stakeholder| cell(stakeholder, 0, 1));
    cells
}

fn rows(context: &AnalysisContext<'_>) -> ResultTable {
    let model = context.model();
    TableBuilder::new()
        .column("stakeholder", |(slug, sums): &(String, StakeholderSums)| TableCell::Called(slug.as_str().into(), Arc::clone(&sums.title)))
        .column("outcomes_for", |(_, sums)| ThingAddress::all(model, sums.outcomes_for.iter().map(|&outcome| model.outcomes[outcome].node)))
        .column("limits", |(_, sums)| sums.limits)
        .column("broken", |(_, sums)| sums.broken)
        .rows(all(model))
}

fn answer(w: &AnswerWriter<'_, '_>) -> Answer {
    let f = w.figures;
    let mut all: Vec<_> = all(w.model()).into_values().collect();
    if all.is_empty() {
        return Answer::sentence("No persona is recorded, and nobody sets a limit.");
    }
    all.sort_by_key(|sums| std::cmp::Reverse((sums.outcomes_for.len(), sums.limits)));
    let wanting = all.iter().filter(|sums| !sums.outcomes_for.is_empty()).count();
    let bounding = all.iter().filter(|sums| sums.limits > 0).count();
    let broken: usize = all.iter().map(|sums| sums.broken).sum();
    let of: Vec<String> = all.iter().filter(|sums| sums.broken > 0).map(|sums| sums.title.to_string()).collect();
    let of_which = match broken {
        0 => String::new(),
        n => format!(", of which {} {} broken: {}'s", count(n, f), verb(n, "is", "are"), list(&of)),
    };
    let bounds = match bounding {
        0 => "; nobody sets a limit".to_owned(),
        n => format!("; {} {} limits{of_which}", count(n, f), verb(n, "sets", "set")),
    };
    let answer = format!("For {} there is an outcome{bounds}.", part(wanting, all.len(), "stakeholder", "stakeholders", f).to_lowercase());
    let row =
        |sums: &StakeholderSums| vec![capital(&sums.title), f.count(sums.outcomes_for.len()), f.count(sums.limits), f.count(sums.broken)];
    Answer { answer, ..Answer::few(&["stakeholder", "#outcomes for it", "#limits of it", "#broken"], all.iter().map(row).collect()) }
}
