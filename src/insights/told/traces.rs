//! What is told of traces, claims and matrices, and of what hangs on one thing.

use std::collections::BTreeMap;

use crate::analysis::dependencies::Dependency;
use crate::analysis::{impact, traceability};
use crate::model::id::Id;
use crate::model::kinds::{Outcome, Process};
use crate::model::nested::Touchpoint;

use super::words::{capital, count, counted, part, verb};
use super::{Answer, AnswerWriter, few, sentence};

/// What outcomes meet: its sort, its name as names are ordered, its name.
type Met = (&'static str, Box<[u8]>, String);

impl AnswerWriter<'_, '_> {
    pub(super) fn traceability(&self) -> Answer {
        let f = self.figures;
        let (mut all, mut served) = (0, 0);
        let mut columns: BTreeMap<Id<Process>, traceability::MatrixCell> = BTreeMap::new();
        for touchpoint in self.context.touchpoints() {
            let trace = traceability::of_touchpoint(self.context, touchpoint);
            all += 1;
            served += usize::from(!trace.direct.is_empty());
            for process in trace.direct {
                columns.entry(process).or_default().direct += 1;
            }
            for process in trace.support {
                columns.entry(process).or_default().support += 1;
            }
        }
        if all == 0 {
            return sentence("No touchpoint is recorded on any journey.");
        }
        let mut columns: Vec<_> = columns.into_iter().collect();
        columns.sort_by_key(|(_, cell)| std::cmp::Reverse(cell.direct + cell.support));
        let most = columns.first().map(|(process, cell)| {
            let node = self.model().processes[*process].node;
            format!("; {} stands behind most, {} of them", self.quoted(node), f.count(cell.direct + cell.support))
        });
        let answer = format!(
            "{} {} served by a process{}.",
            part(served, all, "touchpoint", "touchpoints", f),
            verb(served, "is", "are"),
            most.filter(|_| served > 1).unwrap_or_default(),
        );
        let row = |(process, cell): &(Id<Process>, traceability::MatrixCell)| {
            vec![self.title(self.model().processes[*process].node), f.count(cell.direct), f.count(cell.support)]
        };
        Answer { answer, ..few(&["process", "#serves", "#supports"], columns.iter().map(row).collect()) }
    }

    pub(super) fn claims(&self) -> Answer {
        let f = self.figures;
        let claims: Vec<_> =
            self.context.outcomes().map(|o| (o, traceability::claims(self.context, o))).filter(|(_, p)| !p.is_empty()).collect();
        let mut processes: Vec<_> = claims.iter().flat_map(|(_, processes)| processes.iter().copied()).collect();
        processes.sort_unstable();
        processes.dedup();
        if processes.is_empty() {
            return sentence("No process claims to help an outcome beyond what journeys say.");
        }
        let n = processes.len();
        let answer = format!(
            "{} {} to help {}, and no journey says how.",
            capital(&counted(n, "process", "processes", f)),
            verb(n, "claims", "claim"),
            counted(claims.len(), "outcome", "outcomes", f),
        );
        let row = |(outcome, processes): &(_, Vec<Id<Process>>)| {
            let names = self.some(processes.iter().map(|&p| self.model().processes[p].node));
            vec![self.title(self.model().outcomes[*outcome].node), f.count(processes.len()), names]
        };
        Answer { answer, ..few(&["outcome", "#processes", "which"], claims.iter().map(row).collect()) }
    }

    /// Who and what most outcomes meet: a row for each team, system and channel.
    pub(super) fn matrices(&self) -> Answer {
        let f = self.figures;
        let outcomes: Vec<_> = self.context.outcomes().collect();
        // By sort and name, in the order of names: outcomes, touchpoints directly, touchpoints through support.
        let key = |title: &str| self.model().site.collation.key(title);
        let mut met: BTreeMap<Met, [usize; 3]> = BTreeMap::new();
        for &outcome in &outcomes {
            for (part, cell) in traceability::met(self.context, outcome) {
                let sort = match part {
                    Dependency::Team(_) => "team",
                    Dependency::System(_) => "system",
                    Dependency::Process(_) | Dependency::ThirdParty(_) => continue,
                };
                let title = self.title(part.node(self.model()));
                let entry = met.entry((sort, key(&title), title)).or_default();
                *entry = [entry[0] + 1, entry[1] + cell.direct, entry[2] + cell.support];
            }
            for (channel, n) in traceability::channels(self.context, outcome) {
                let title = self.model().site.channels.iter().find(|(id, _)| *id == channel).map_or(&channel, |(_, title)| title);
                let entry = met.entry(("channel", key(title), title.to_string())).or_default();
                *entry = [entry[0] + 1, entry[1] + n, entry[2]];
            }
        }
        let mut rows: Vec<_> = met.into_iter().collect();
        rows.sort_by_key(|(_, n)| std::cmp::Reverse((n[0], n[1] + n[2])));
        let most = |sort: &str| {
            let ((_, _, name), n) = rows.iter().find(|((s, ..), _)| *s == sort)?;
            Some(format!("the {sort} \u{201c}{name}\u{201d} ({})", f.count(n[0])))
        };
        let widest: Vec<String> = ["team", "system", "channel"].iter().filter_map(|sort| most(sort)).collect();
        if widest.is_empty() {
            return sentence("No outcome meets a team, a system or a channel, as far as recorded.");
        }
        let answer = match outcomes.len() {
            1 => format!("The only outcome meets {}.", super::words::some(&widest, 3, f)),
            n => format!("Most outcomes of {} meet {}.", f.count(n), super::words::some(&widest, 3, f)),
        };
        let row = |((sort, _, name), n): &(Met, [usize; 3])| {
            let figures = n.map(|n| f.count(n));
            vec![name.clone(), (*sort).to_owned()].into_iter().chain(figures).collect()
        };
        let headings = ["met by outcomes", "sort", "#outcomes", "#touchpoints", "#through support"];
        Answer { answer, ..few(&headings, rows.iter().map(row).collect()) }
    }

    /// What hangs on a thing; on a team together with those below it.
    pub(super) fn impact(&self, part: Dependency) -> Answer {
        let impact = impact::with_teams_below(self.context, part).unwrap_or_else(|| impact::of_part(self.context, part));
        let mut affected = impact.affected.clone();
        affected.sort_by_key(|outcome| !impact.lost.contains(outcome));
        let rows: Vec<Vec<String>> = affected.iter().flat_map(|&outcome| self.impact_on(&impact, outcome)).collect();
        let mut told = few(&["outcome", "effect", "what fails", "touchpoint"], Vec::new());
        if rows.is_empty() {
            told.columns.clear();
        }
        let answer = self.impact_in_a_sentence(&impact);
        Answer { title: "What if it goes", question: "which outcomes hang on it?", answer, rows, whole: true, ..told }
    }

    fn impact_in_a_sentence(&self, impact: &impact::Impact) -> String {
        let f = self.figures;
        let model = self.model();
        let node = impact.part.node(model);
        let mut name = self.quoted(node);
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
            n => format!("{} would be lost: {}", count(n, f), self.some(impact.lost.iter().map(|&o| model.outcomes[o].node))),
        };
        format!(
            "Without {name} {} would fail, and {} would feel it; {lost}.",
            counted(impact.touchpoints.len(), "touchpoint", "touchpoints", f),
            counted(impact.affected.len(), "outcome", "outcomes", f),
        )
    }

    /// A row for each touchpoint of an outcome that would fail; the first says how many of those that are
    /// served at all these are.
    fn impact_on(&self, impact: &impact::Impact, outcome: Id<Outcome>) -> Vec<Vec<String>> {
        let model = self.model();
        let all = self.context.reach().touchpoints_of(outcome);
        let hit: Vec<_> = all.iter().filter(|t| impact.touchpoints.binary_search(t).is_ok()).collect();
        let served = |t: &Id<Touchpoint>| !self.context.reach().serving(*t).is_empty();
        let (served_hit, served_all) = (hit.iter().filter(|t| served(t)).count(), all.iter().filter(|t| served(t)).count());
        let state = if impact.lost.contains(&outcome) { "lost" } else { "affected" };
        let first = [self.title(model.outcomes[outcome].node), state.to_owned(), format!("{served_hit} of {served_all} served")];
        let mut heads = std::iter::once(first).chain(std::iter::repeat([const { String::new() }; 3]));
        hit.iter()
            .flat_map(|&&t| heads.next().map(|head| head.into_iter().chain([self.title(model.touchpoints[t].node)]).collect()))
            .collect()
    }
}
