//! What is told of journeys: the customer's own work, break points, the gap to the target, maturity.

use std::collections::BTreeSet;

use crate::analysis::dependencies::Dependency;
use crate::analysis::maturity::Lack;
use crate::analysis::{break_points, customer_work, maturity, target_gap};
use crate::model::id::Id;
use crate::model::kinds::{Journey, Process};

use super::words::{any, capital, count, counted, part, verb};
use super::{Answer, AnswerWriter, few, sentence};

impl AnswerWriter<'_, '_> {
    fn journey(&self, id: Id<Journey>) -> String {
        self.title(self.model().journeys[id].node)
    }

    pub(super) fn customer_work(&self) -> Answer {
        let f = self.figures;
        let all: Vec<_> = self.context.journeys().map(|j| customer_work::of_journey(self.context, j)).collect();
        if all.is_empty() {
            return sentence("No journey is recorded yet.");
        }
        let mut sorted: Vec<_> = all.iter().collect();
        sorted.sort_by(|a, b| b.share.unwrap_or(-1.0).total_cmp(&a.share.unwrap_or(-1.0)));
        let known = all.iter().filter(|work| work.share.is_some()).count();
        let said = |minutes: Option<f64>| minutes.map_or_else(|| "unknown".into(), |m| f.work(m));
        let answer = match sorted[0].share {
            None => format!("How much of the work customers do themselves is not known of {}.", any(all.len(), "journey", "journeys", f)),
            Some(share) => format!(
                "On {} customers do {} of the known work themselves, {} against {} of ours{}.",
                self.quoted(self.model().journeys[sorted[0].journey].node),
                f.share(share),
                said(sorted[0].minutes),
                said(sorted[0].our_minutes),
                if known > 1 { format!(": the largest share of {} journeys", f.count(known)) } else { String::new() },
            ),
        };
        let row = |work: &&customer_work::CustomerWork| {
            let share = work.share.map_or_else(|| "unknown".into(), |share| f.share(share));
            vec![self.journey(work.journey), said(work.minutes), said(work.our_minutes), share]
        };
        let rows = sorted.iter().map(row).collect();
        let touchpoints: usize = all.iter().map(|work| work.touchpoints.len()).sum();
        let blank: usize = all.iter().map(|work| work.unknown().count()).sum();
        let partly: usize = all.iter().map(|work| work.partly_unknown().count()).sum();
        // A process that several journeys walk through is unknown once.
        let steps = all.iter().flat_map(|work| &work.our_unknown_steps).collect::<BTreeSet<_>>().len();
        let without: BTreeSet<Id<Process>> = all.iter().flat_map(|work| work.without_steps.iter().copied()).collect();
        let mut unknown = Vec::new();
        if blank > 0 {
            unknown.push(format!(
                "Their work is unknown at {} of {}.",
                count(blank, f),
                counted(touchpoints, "touchpoint", "touchpoints", f)
            ));
        }
        if partly > 0 {
            unknown.push(format!(
                "{} counted with a part of the customer's steps.",
                capital(&format!("{} {}", counted(partly, "touchpoint", "touchpoints", f), verb(partly, "is", "are")))
            ));
        }
        if steps > 0 {
            unknown.push(format!("Of ours, the minutes of {} are unknown.", counted(steps, "step", "steps", f)));
        }
        if !without.is_empty() {
            let names = self.some(without.into_iter().map(|p| self.model().processes[p].node));
            unknown.push(format!("Of ours, no step is recorded of {names}."));
        }
        Answer { answer, unknown, ..few(&["journey", "#theirs", "#ours", "#their share"], rows) }
    }

    pub(super) fn break_points(&self) -> Answer {
        let f = self.figures;
        let mut journeys: Vec<_> = self.context.journeys().map(|j| break_points::of_journey(self.context, j)).collect();
        let processes: Vec<_> = self.context.processes().map(|p| break_points::of_process(self.model(), p)).collect();
        journeys.sort_by_key(|breaks| std::cmp::Reverse(breaks.total()));
        let answer = match journeys.first() {
            None => "No journey is recorded yet.".to_owned(),
            Some(most) if most.total() == 0 => {
                format!("No break point is recorded on {}.", any(journeys.len(), "journey", "journeys", f))
            }
            Some(most) => {
                let tied = journeys.iter().filter(|breaks| breaks.total() == most.total()).count() > 1;
                let others = match (journeys.len(), tied) {
                    (1, _) => String::new(),
                    (n, true) => format!(": as often as on any of {}", f.count(n)),
                    (n, false) => format!(": more often than on any other of {}", f.count(n)),
                };
                format!(
                    "On {} the work changes hands {} and systems {}{others}.",
                    self.quoted(self.model().journeys[most.journey].node),
                    self.times(most.hand_offs + most.between.len()),
                    self.times(most.system_changes),
                )
            }
        };
        let row = |breaks: &break_points::JourneyBreaks| {
            let counts = [breaks.hand_offs, breaks.between.len(), breaks.system_changes, breaks.total()];
            std::iter::once(self.journey(breaks.journey)).chain(counts.map(|n| f.count(n))).collect()
        };
        let rows = journeys.iter().map(row).collect();
        let worst =
            processes.iter().max_by_key(|breaks| breaks.hand_offs + breaks.system_changes).filter(|b| b.hand_offs + b.system_changes > 0);
        let notes = worst.map(|breaks| {
            let node = self.model().processes[breaks.process].node;
            let hands = counted(breaks.hand_offs, "hand-off", "hand-offs", f);
            format!(
                "Most within one process: {}, with {hands} and {}.",
                self.quoted(node),
                counted(breaks.system_changes, "system change", "system changes", f)
            )
        });
        let silent: usize = processes.iter().map(|breaks| breaks.unknown).sum();
        let unknown = (silent > 0).then(|| {
            format!(
                "Unknown {} {} of steps of which one does not say by whom.",
                verb(silent, "is", "are"),
                counted(silent, "pair", "pairs", f)
            )
        });
        let told = few(&["journey", "#hand-offs", "#between touchpoints", "#system changes", "#together"], rows);
        Answer { answer, notes: notes.into_iter().collect(), unknown: unknown.into_iter().collect(), ..told }
    }

    fn times(&self, n: usize) -> String {
        match n {
            0 => "never".into(),
            1 => "once".into(),
            2 => "twice".into(),
            n => format!("{} times", self.figures.count(n)),
        }
    }

    pub(super) fn target_gaps(&self) -> Answer {
        let f = self.figures;
        let model = self.model();
        let gaps: Vec<_> = target_gap::pairs(model)
            .map(|(target, current)| (target, current, target_gap::between(self.context, target, current)))
            .collect();
        let Some((target, current, gap)) = gaps.iter().max_by_key(|(.., gap)| gap.added.len() + gap.removed.len() + gap.changed.len())
        else {
            return sentence("No target journey says which journey it replaces.");
        };
        let answer = format!(
            "{} adds {} to {}, takes {} away and changes {}.",
            self.quoted(model.journeys[*target].node),
            counted(gap.added.len(), "touchpoint", "touchpoints", f),
            self.quoted(model.journeys[*current].node),
            count(gap.removed.len(), f),
            count(gap.changed.len(), f),
        );
        let changes = |gap: &target_gap::TargetGap, is: fn(&Dependency) -> bool| {
            let of = |parts: &[Dependency]| parts.iter().filter(|part| is(part)).count();
            format!("+{} \u{2212}{}", f.count(of(&gap.parts_added)), f.count(of(&gap.parts_removed)))
        };
        let row = |(target, _, gap): &(Id<Journey>, Id<Journey>, target_gap::TargetGap)| {
            vec![
                self.journey(*target),
                f.count(gap.added.len()),
                f.count(gap.removed.len()),
                f.count(gap.changed.len()),
                changes(gap, |part| matches!(part, Dependency::Process(_))),
                changes(gap, |part| matches!(part, Dependency::Team(_))),
                changes(gap, |part| matches!(part, Dependency::System(_))),
                changes(gap, |part| matches!(part, Dependency::ThirdParty(_))),
            ]
        };
        let new = self.some(gap.parts_added.iter().map(|part| part.node(model)));
        let freed = self.some(gap.parts_removed.iter().map(|part| part.node(model)));
        let mut notes = Vec::new();
        if !new.is_empty() {
            notes.push(format!("Needed for it and not today: {new}."));
        }
        if !freed.is_empty() {
            notes.push(format!("Needed today and not for it: {freed}."));
        }
        let headings = ["target", "#added", "#removed", "#changed", "#processes", "#teams", "#systems", "#third parties"];
        Answer { answer, notes, ..few(&headings, gaps.iter().map(row).collect()) }
    }

    pub(super) fn maturity(&self) -> Answer {
        let f = self.figures;
        let mut all: Vec<_> = self.context.journeys().map(|j| maturity::of_journey(self.model(), j)).collect();
        all.sort_by_key(|m| std::cmp::Reverse(m.level));
        let at = |level: u8| all.iter().filter(|m| m.level == level).count();
        let answer = if all.is_empty() {
            "No journey is recorded yet.".into()
        } else {
            let highest = all[0].level;
            let n = at(highest);
            let beyond = if highest < 3 { format!("; none is at level {}", highest + 1) } else { String::new() };
            format!("{} {} at level {highest} of 3{beyond}.", part(n, all.len(), "journey", "journeys", f), verb(n, "is", "are"),)
        };
        let row = |m: &maturity::Maturity| {
            let lacks: Vec<String> = m.lacks.iter().map(|lack| self.lack(lack)).collect();
            vec![self.journey(m.journey), m.level.to_string(), lacks.join(", ")]
        };
        Answer { answer, ..few(&["journey", "#level", "lacks for the next"], all.iter().map(row).collect()) }
    }

    fn lack(&self, lack: &Lack) -> String {
        match lack {
            Lack::Feeling(touchpoints) => {
                format!("{} without a feeling", counted(touchpoints.len(), "touchpoint", "touchpoints", self.figures))
            }
            Lack::Evidence => "a log or evidence".into(),
            Lack::ThirdParty => "a third party".into(),
            Lack::Life => "a life outcome".into(),
            Lack::Target => "a target".into(),
        }
    }
}
