//! A role's page: where whoever plays it comes in. Its steps of all processes stand by the outcome that most of each process is for:
//! what it does, answers for, is asked about and is told of.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};
use serde::Serialize;

use crate::analysis::dependencies::Dependency;
use crate::analysis::impact;
use crate::analysis::rechecks::Recheck;
use crate::analysis::roles::{self, WorkPart};
use crate::base::number_format::NumberFormat;
use crate::check::FindingId;
use crate::html::fragments::common::Common;
use crate::html::fragments::figures;
use crate::html::fragments::hangs;
use crate::html::fragments::rechecks;
use crate::html::fragments::trace;
use crate::html::html_text::{self, Html, joined, text};
use crate::html::page_context::PageContext;
use crate::html::pages::findings;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::{Outcome, Process, Role};
use crate::model::nested::{RoleOrTeam, Step};
use crate::words::{Message, MessageValue, message};

/// Rows that stand open; of more the rest is folded.
const MOST_OPEN: usize = 60;

/// A role's page.
#[derive(Debug, Serialize)]
pub struct RoleView<'p> {
    /// What the page of every file sees.
    common: Common<'p>,
    /// How much it does and for how many outcomes, in a sentence.
    verdict: Html,
    /// What was found in its own file and at the steps that it does or answers for, what is worth most first, as the items of a list.
    worklist: Html,
    /// The processes with such steps that were reviewed before something that they hang together with changed, as the items of a list.
    rechecks: Html,
    /// How many findings and things to read again there are.
    open: usize,
    /// What hangs on it, as a list of lines.
    figures: Html,
    /// Its steps by outcome and process, as the bodies of a table.
    work: Html,
    /// The same of what is more than anybody reads at once.
    more: Html,
    /// How many steps `more` has.
    folded: usize,
    /// What hangs on it and what it hangs on, as a section; nothing where nothing is linked to it.
    trace: Html,
}

/// The view of a role.
pub fn view<'p>(page: &PageContext<'p, '_>, id: Id<Role>) -> RoleView<'p> {
    let part = roles::of(&page.index.analysis, RoleOrTeam::Role(id));
    let groups = by_outcome(page, &part);
    let (first, rest) = groups.split_at(open_groups(&groups));
    let found = worklist(page, id, &part);
    let to_recheck = to_recheck(page, &part);
    RoleView {
        common: Common::of(page, page.model().roles[id].node),
        verdict: verdict(page, &part, &groups).into(),
        open: found.len() + to_recheck.len(),
        rechecks: rechecks::items(page, to_recheck, false),
        worklist: findings::by_worth(page, found),
        figures: figures::list(page, &hangs::line(page, &impact::of_part(&page.index.analysis, Dependency::Role(id)))),
        work: html! { @for group in first { (group.show(page, &part)) } }.into(),
        more: html! { @for group in rest { (group.show(page, &part)) } }.into(),
        folded: rest.iter().map(RoleOutcome::rows).sum(),
        trace: trace::trace(page, page.model().roles[id].node),
    }
}

/// What was found in a role's own file, and at the steps that it does or answers for.
fn worklist(page: &PageContext<'_, '_>, id: Id<Role>, part: &WorkPart) -> Vec<FindingId> {
    let model = page.model();
    let found = page.index.found();
    let steps: BTreeSet<NodeId> = part.responsible.union(&part.accountable).map(|&step| model.steps[step].node).collect();
    let own = model.roles[id].node;
    let files: BTreeSet<NodeId> = steps.iter().map(|&step| model.node(step).file).chain([own]).collect();
    let places = files.into_iter().filter_map(|file| model.node(file).place.as_ref());
    let is_its = |&number: &FindingId| {
        let subject = found.subject(&page.index.findings.list[number]);
        subject.is_some_and(|subject| subject == own || steps.contains(&subject))
    };
    places.flat_map(|place| found.in_file(&place.file)).copied().filter(is_its).collect()
}

/// The processes of which a role does steps or answers for them that were reviewed before something changed.
fn to_recheck<'p>(page: &PageContext<'p, '_>, part: &WorkPart) -> Vec<&'p Recheck> {
    let model = page.model();
    let files: BTreeSet<NodeId> =
        part.responsible.union(&part.accountable).map(|&step| model.processes[model.steps[step].process].node).collect();
    page.index.rechecks().list.iter().filter(|recheck| files.contains(&recheck.thing)).collect()
}

/// How many groups stand open: those that begin within the first rows.
fn open_groups(groups: &[RoleOutcome]) -> usize {
    let begins = groups.iter().scan(0, |rows, group| {
        let begin = *rows;
        *rows += group.rows();
        Some(begin)
    });
    begins.take_while(|&begin| begin < MOST_OPEN).count()
}

fn verdict(page: &PageContext<'_, '_>, part: &WorkPart, groups: &[RoleOutcome]) -> Markup {
    let processes = groups.iter().map(|group| group.processes.len()).sum::<usize>();
    if processes == 0 {
        return html! { (page.word(message::ROLE_DOES_NOTHING)) };
    }
    let outcomes = part.by_outcome.iter().filter(|row| row.outcome.is_some()).count();
    let all = page.model().outcomes_in_order().len();
    let (steps, processes) = (part.responsible.len().into(), processes.into());
    let values = [("steps", steps), ("processes", processes), ("outcomes", outcomes.into()), ("all", all.into())];
    let month = part.minutes.total().filter(|minutes| *minutes > 0.0).map(|minutes| NumberFormat::ENGLISH.work(minutes));
    html! {
        (page.phrase(message::ROLE_COMES_IN, &values))
        @if let Some(month) = &month { " " (page.phrase(message::ROLE_A_MONTH, &[("work", month.into())])) }
    }
}

/// The processes that are mostly for one outcome, with the role's steps of each.
struct RoleOutcome {
    /// The outcome; none for what is claimed or has no path.
    outcome: Option<Id<Outcome>>,
    processes: Vec<(Id<Process>, Vec<Id<Step>>)>,
}

/// The role's processes by the outcome that most of each is for, in the order of outcomes; those without one last.
fn by_outcome(page: &PageContext<'_, '_>, part: &WorkPart) -> Vec<RoleOutcome> {
    let model = page.model();
    let mut steps: BTreeMap<Id<Process>, Vec<Id<Step>>> = BTreeMap::new();
    let named = [&part.responsible, &part.accountable, &part.consulted, &part.informed];
    for &step in named.into_iter().flatten() {
        let all = steps.entry(model.steps[step].process).or_default();
        if !all.contains(&step) {
            all.push(step);
        }
    }
    let order = model.outcomes_in_order();
    let mut groups: Vec<RoleOutcome> =
        order.into_iter().map(Some).chain([None]).map(|outcome| RoleOutcome { outcome, processes: Vec::new() }).collect();
    for (process, mut steps) in steps {
        steps.sort_unstable();
        let goes = &page.index.analysis.split(process).outcomes;
        let most = goes.iter().fold(None::<(Id<Outcome>, f64)>, |most, &(outcome, share)| match most {
            Some((_, before)) if before >= share => most,
            _ => Some((outcome, share)),
        });
        let at = groups.iter().position(|group| group.outcome == most.map(|(outcome, _)| outcome));
        if let Some(group) = at.or(groups.len().checked_sub(1)).and_then(|at| groups.get_mut(at)) {
            group.processes.push((process, steps));
        }
    }
    // What goes to an outcome only by the side stands there too, so that the hours of all add up.
    let has_hours =
        |of: Option<Id<Outcome>>| part.by_outcome.iter().any(|row| row.outcome == of && row.minutes.total().is_some_and(|m| m > 0.0));
    groups.retain(|group| !group.processes.is_empty() || has_hours(group.outcome));
    groups.sort_by_key(|group| group.processes.is_empty());
    groups
}

impl RoleOutcome {
    fn rows(&self) -> usize {
        self.processes.iter().map(|(_, steps)| steps.len()).sum()
    }

    /// The group as the body of a table.
    fn show(&self, page: &PageContext<'_, '_>, part: &WorkPart) -> Markup {
        let model = page.model();
        let minutes = part.by_outcome.iter().find(|row| row.outcome == self.outcome).and_then(|row| row.minutes.total());
        let month = minutes.filter(|minutes| *minutes > 0.0).map(|minutes| NumberFormat::ENGLISH.work(minutes));
        let outcome = html! {
            @match self.outcome {
                Some(outcome) => (page.to(model.outcomes[outcome].node)),
                None => (page.word(message::ROLE_NO_OUTCOME)),
            }
        };
        let month =
            html! { @if let Some(month) = &month { " " small { (page.phrase(message::ROLE_A_MONTH, &[("work", month.into())])) } } };
        // Where no process is mostly for it there are no rows to be a head of.
        if self.processes.is_empty() {
            return html! { tbody { tr { td.too colspan="4" { (outcome) " " small { (page.word(message::ROLE_BY_THE_SIDE)) } (month) } } } };
        }
        html! {
            tbody {
                tr.of { th scope="rowgroup" colspan="4" { (outcome) (month) } }
                @for (process, steps) in &self.processes {
                    @for (i, &step) in steps.iter().enumerate() {
                        tr {
                            @if i == 0 { td.p rowspan=[(steps.len() > 1).then_some(steps.len())] { (page.to(model.processes[*process].node)) (self.also(page, *process)) } }
                            td { (page.to(model.steps[step].node)) }
                            td { (joined(ways(page, part, step), ", ")) }
                            td.right { @if part.responsible.contains(&step) { @if let Some(work) = model.steps[step].work { (html_text::work(work)) } } }
                        }
                    }
                }
            }
        }
    }

    /// The other outcomes that a process is for.
    fn also(&self, page: &PageContext<'_, '_>, process: Id<Process>) -> Markup {
        let model = page.model();
        let others: Vec<Id<Outcome>> = page
            .index
            .analysis
            .split(process)
            .outcomes
            .iter()
            .map(|&(outcome, _)| outcome)
            .filter(|&outcome| Some(outcome) != self.outcome)
            .collect();
        html! {
            @if let Some(&first) = others.first() {
                " " small {
                    @let rest = others.len() - 1;
                    (page.phrase(message::ROLE_ALSO_FOR, &[("outcome", MessageValue::Html(&html! { (text(&model.node(model.outcomes[first].node).title)) }.0)), ("more", rest.into())]))
                }
            }
        }
    }
}

/// In which ways the role has a part in a step.
fn ways<'p>(page: &PageContext<'p, '_>, part: &WorkPart, step: Id<Step>) -> Vec<maud::PreEscaped<&'p str>> {
    let all: [(&std::collections::BTreeSet<Id<Step>>, Message); 4] = [
        (&part.responsible, message::PROCESS_PART_RESPONSIBLE),
        (&part.accountable, message::PROCESS_PART_ACCOUNTABLE),
        (&part.consulted, message::PROCESS_PART_CONSULTED),
        (&part.informed, message::PROCESS_PART_INFORMED),
    ];
    all.into_iter().filter(|(steps, _)| steps.contains(&step)).map(|(_, word)| page.word(word)).collect()
}
