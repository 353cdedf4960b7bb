//! What is told of outcomes: effort, single points of failure, teams, the triple crown, the duck, the
//! value zone.

use std::collections::BTreeMap;

use crate::analysis::dependencies::Dependency;
use crate::analysis::known_sum::share;
use crate::analysis::{duck, effort, single_points, teams_crossed, triple_crown, value_zone};
use crate::base::vocabulary::NeedSort;
use crate::model::id::Id;
use crate::model::kinds::Outcome;

use super::words::{any, count, counted, part, verb};
use super::{Answer, AnswerWriter, few, sentence};

impl AnswerWriter<'_, '_> {
    fn outcome(&self, id: Id<Outcome>) -> String {
        self.title(self.model().outcomes[id].node)
    }

    pub(super) fn effort(&self) -> Answer {
        let f = self.figures;
        let effort = effort::all(self.context);
        let working: Vec<_> = self.context.working().map(|(process, _)| process).collect();
        if working.is_empty() {
            return sentence("No process is recorded whose work could be counted.");
        }
        let lost = working.iter().filter(|&&p| self.context.split(p).no_path > 0.0).count();
        let of_all = share(effort.no_recorded_path_minutes, effort.known_minutes);
        let all = working.len();
        let takes = match of_all {
            Some(part) => format!(
                "they take {} of the known effort ({} of {} a month)",
                f.share(part),
                f.work(effort.no_recorded_path_minutes),
                f.work(effort.known_minutes)
            ),
            None => "how much effort they take is unknown".into(),
        };
        let claims = working.iter().any(|&p| self.context.split(p).claimed > 0.0);
        let answer = match lost {
            0 => {
                let (each, how) = (part(all, all, "process", "processes", f), if claims { "recorded or claimed" } else { "recorded" });
                format!("{each} {} a {how} path to an outcome.", verb(all, "has", "have"))
            }
            n => {
                let of = part(n, all, "process", "processes", f);
                let takes = if n == 1 { takes.replacen("they take", "it takes", 1) } else { takes };
                format!("{of} {} no recorded path to an outcome; {takes}.", verb(n, "has", "have"))
            }
        };
        let mut outcomes = effort.outcomes.clone();
        outcomes.sort_by(|a, b| b.2.unwrap_or(-1.0).total_cmp(&a.2.unwrap_or(-1.0)));
        let work = |minutes: Option<f64>| minutes.map_or_else(|| "unknown".into(), |minutes| f.work(minutes));
        let of_known = |minutes: Option<f64>| {
            let part = minutes.and_then(|minutes| share(minutes, effort.known_minutes));
            part.map_or_else(|| "unknown".into(), |part| f.share(part))
        };
        let row = |&(outcome, own, total): &(Id<Outcome>, Option<f64>, Option<f64>)| {
            vec![self.outcome(outcome), work(own), work(total), of_known(total)]
        };
        let rows = outcomes.iter().map(row).collect();
        let told = few(&["outcome", "#own, a month", "#with its parts", "#of all known"], rows);
        let largest = effort.without_outcome.iter().filter(|(.., no_path)| *no_path > 0.0);
        let largest = self.some(largest.map(|(p, ..)| self.model().processes[*p].node));
        let mut notes = Vec::new();
        if !largest.is_empty() {
            notes.push(format!("Without a path, the largest first: {largest}."));
        }
        if effort.claimed_minutes > 0.0 {
            let claimed = effort.without_outcome.iter().filter(|(_, claimed, _)| *claimed > 0.0);
            let names = self.some(claimed.map(|(p, ..)| self.model().processes[*p].node));
            notes.push(format!("Only claimed to lead somewhere: {} a month, of {names}.", f.work(effort.claimed_minutes)));
        }
        Answer { answer, notes, unknown: self.unknown_effort(&effort, all), ..told }
    }

    fn unknown_effort(&self, effort: &effort::Effort, all: usize) -> Vec<String> {
        let f = self.figures;
        let mut unknown = Vec::new();
        if !effort.unknown.is_empty() {
            let names = self.some(effort.unknown.iter().map(|&p| self.model().processes[p].node));
            let n = effort.unknown.len();
            unknown.push(format!(
                "Unknown is the effort of {} of {}, for want of a volume, of minutes or of steps: {names}.",
                count(n, f),
                counted(all, "process", "processes", f)
            ));
        }
        if !effort.partly_unknown.is_empty() {
            let names = self.some(effort.partly_unknown.iter().map(|&p| self.model().processes[p].node));
            unknown.push(format!("Counted with a part of their steps: {names}."));
        }
        unknown
    }

    pub(super) fn single_points(&self) -> Answer {
        let f = self.figures;
        let points = single_points::all(self.context);
        let outcomes: Vec<_> = self.context.outcomes().collect();
        let can_tell = |&o: &Id<Outcome>| {
            let moments = self.context.reach().touchpoints_of(o).iter().filter(|&&t| self.model().touchpoints[t].moment_of_truth);
            self.context.reach().journeys_of(o).len() > 1 || moments.count() > 1
        };
        let silent: Vec<_> = outcomes.iter().copied().filter(|o| !can_tell(o)).collect();
        if silent.len() == outcomes.len() {
            return sentence("No outcome has two journeys or two moments of truth yet, so none can be said to hang on a single thing.");
        }
        let mut of_part: BTreeMap<usize, (Dependency, Vec<Id<Outcome>>)> = BTreeMap::new();
        let mut rank_of: BTreeMap<Dependency, usize> = BTreeMap::new();
        for (i, point) in points.iter().enumerate() {
            let rank = *rank_of.entry(point.part).or_insert(i);
            of_part.entry(rank).or_insert_with(|| (point.part, Vec::new())).1.push(point.outcome);
        }
        let unknown = (!silent.is_empty()).then(|| {
            let named = self.some(silent.iter().map(|&o| self.model().outcomes[o].node));
            let has = verb(silent.len(), "it has", "they have");
            format!(
                "Of {} nothing can be said, since {has} neither two journeys nor two moments of truth yet: {named}.",
                counted(silent.len(), "outcome", "outcomes", f)
            )
        });
        let unknown: Vec<String> = unknown.into_iter().collect();
        let Some((worst, _)) = of_part.values().next() else {
            let of = part(0, outcomes.len(), "outcome", "outcomes", f);
            return Answer { unknown, ..sentence(format!("{of} hangs on a single thing, as far as recorded.")) };
        };
        let mut hanging: Vec<_> = points.iter().map(|p| p.outcome).collect();
        hanging.sort_unstable();
        hanging.dedup();
        let weight = self.context.hanging_on(*worst);
        let answer = format!(
            "{} {} on things whose loss would touch all of {} journeys or moments of truth; most hangs on {}, {} of the site.",
            part(hanging.len(), outcomes.len(), "outcome", "outcomes", f),
            verb(hanging.len(), "hangs", "hang"),
            verb(hanging.len(), "its", "their"),
            self.quoted(worst.node(self.model())),
            counted(weight, "touchpoint", "touchpoints", f),
        );
        let row = |(part, outcomes): &(Dependency, Vec<Id<Outcome>>)| {
            let node = part.node(self.model());
            let weight = f.count(self.context.hanging_on(*part));
            vec![self.title(node), self.model().file_kind(node).spoken().to_owned(), weight, f.count(outcomes.len())]
        };
        let rows = of_part.values().map(row).collect();
        Answer { answer, unknown, ..few(&["thing", "kind", "#touchpoints", "#outcomes"], rows) }
    }

    pub(super) fn teams_crossed(&self) -> Answer {
        let f = self.figures;
        let mut crossed: Vec<_> = self.context.outcomes().map(|o| (o, teams_crossed::of_outcome(self.context, o).len())).collect();
        crossed.sort_by_key(|(_, teams)| std::cmp::Reverse(*teams));
        let Some(&(most, teams)) = crossed.first() else { return sentence("No outcome is recorded yet.") };
        if teams == 0 {
            return sentence("No outcome passes through a team, as far as recorded.");
        }
        let others = if crossed.len() > 1 { format!(", more than any other of {}", f.count(crossed.len())) } else { String::new() };
        let tied = crossed.iter().filter(|(_, n)| *n == teams).count() > 1;
        let others = if tied { format!(", as many as any of {}", f.count(crossed.len())) } else { others };
        let answer =
            format!("{} passes through {}{others}.", self.quoted(self.model().outcomes[most].node), counted(teams, "team", "teams", f));
        let row = |&(outcome, teams): &(Id<Outcome>, usize)| {
            let mut minutes = teams_crossed::minutes(self.context, outcome);
            minutes.sort_by(|a, b| b.total_minutes.total_cmp(&a.total_minutes));
            let busiest = minutes.first().filter(|row| row.total_minutes > 0.0);
            let busiest = busiest.map_or_else(
                || "unknown".into(),
                |row| format!("{} ({})", self.title(self.model().teams[row.team].node), f.work(row.total_minutes)),
            );
            vec![self.outcome(outcome), f.count(teams), busiest]
        };
        Answer { answer, ..few(&["outcome", "#teams", "works most for it, a month"], crossed.iter().map(row).collect()) }
    }

    pub(super) fn triple_crown(&self) -> Answer {
        let f = self.figures;
        let crowns: Vec<_> = self.context.outcomes().map(|o| triple_crown::of_outcome(self.model(), o)).collect();
        if crowns.is_empty() {
            return sentence("No outcome is recorded yet.");
        }
        let won = crowns.iter().filter(|c| c.won).count();
        let sustained = crowns.iter().filter(|c| c.sustained).count();
        let known = crowns.iter().filter(|c| c.crowns.iter().all(|crown| crown.course.is_some())).count();
        let answer = if known == 0 {
            format!(
                "Whether cost, revenue and service got better together is not known of {}.",
                any(crowns.len(), "outcome", "outcomes", f)
            )
        } else {
            let of = part(won, crowns.len(), "outcome", "outcomes", f);
            let before = match (won, sustained) {
                (0, _) => String::new(),
                (_, 0) => "; none had at the reading before".into(),
                (_, n) => format!("; {} had at the reading before as well", count(n, f)),
            };
            format!("{of} {} cost, revenue and service all better than at the start{before}.", verb(won, "has", "have"))
        };
        let word = |course: &triple_crown::CrownCourse| course.course.map_or("unknown", triple_crown::Trend::word).to_owned();
        let mut sorted: Vec<_> = crowns.iter().collect();
        let better = |c: &triple_crown::TripleCrown| c.crowns.iter().filter(|c| c.course == Some(triple_crown::Trend::Better)).count();
        let unknown = |c: &triple_crown::TripleCrown| c.crowns.iter().filter(|c| c.course.is_none()).count();
        sorted.sort_by_key(|c| (!c.won, std::cmp::Reverse(better(c)), unknown(c)));
        let row = |c: &&triple_crown::TripleCrown| {
            let [cost, revenue, service] = &c.crowns;
            vec![self.outcome(c.outcome), word(cost), word(revenue), word(service)]
        };
        let rows = sorted.iter().map(row).collect();
        let lacking = crowns.len() - known;
        let unknown = (lacking > 0).then(|| {
            let of = counted(lacking, "outcome", "outcomes", f);
            format!("At least one crown of {of} is unknown: no measure of it has a baseline, a reading and a good direction.")
        });
        Answer { answer, unknown: unknown.into_iter().collect(), ..few(&["outcome", "cost", "revenue", "service"], rows) }
    }

    pub(super) fn duck(&self) -> Answer {
        let f = self.figures;
        let ducks: Vec<_> = self.context.outcomes().map(|o| duck::of_outcome(self.context, o)).collect();
        if ducks.is_empty() {
            return sentence("No outcome is recorded yet.");
        }
        let mut known: Vec<_> = ducks.iter().filter_map(|duck| Some((duck, duck.share_above()?))).collect();
        known.sort_by(|a, b| a.1.total_cmp(&b.1));
        let answer = match known.first() {
            None => {
                format!("How much of our work the customer sees is not known of {}.", any(ducks.len(), "outcome", "outcomes", f))
            }
            Some((duck, above)) => {
                let below = duck.below().unwrap_or(0.0);
                format!(
                    "{} paddles most below the waterline: {} of our known work on a case, {} of {}, is never seen by the customer.",
                    self.quoted(self.model().outcomes[duck.outcome].node),
                    f.share(1.0 - above),
                    f.work(below),
                    f.work(below + duck.front_minutes.unwrap_or(0.0)),
                )
            }
        };
        let said = |minutes: Option<f64>| minutes.map_or_else(|| "unknown".into(), |m| f.work(m));
        let row = |(duck, above): &(&duck::Duck, f64)| {
            let unknown = duck.unknown_steps.len();
            vec![
                self.outcome(duck.outcome),
                said(duck.front_minutes),
                said(duck.back_minutes),
                said(duck.support_minutes),
                f.share(*above),
                f.count(unknown),
            ]
        };
        let rows = known.iter().map(row).collect();
        let steps: std::collections::BTreeSet<_> = ducks.iter().flat_map(|duck| duck.unknown_steps.iter().copied()).collect();
        let bare: std::collections::BTreeSet<_> = ducks.iter().flat_map(|duck| duck.without_steps.iter().copied()).collect();
        let mut unknown = Vec::new();
        if !steps.is_empty() {
            unknown.push(format!("Not counted: {} without a layer or without minutes.", counted(steps.len(), "step", "steps", f)));
        }
        if !bare.is_empty() {
            let names = self.some(bare.iter().map(|&p| self.model().processes[p].node));
            unknown.push(format!("Without any step: {names}."));
        }
        Answer { answer, unknown, ..few(&["outcome", "#front", "#back", "#support", "#seen", "#unknown steps"], rows) }
    }

    pub(super) fn value_zone(&self) -> Answer {
        let f = self.figures;
        let model = self.model();
        let mut zones: Vec<_> = self.context.outcomes().map(|o| value_zone::of_outcome(self.context, o)).collect();
        zones.sort_by_key(|zone| std::cmp::Reverse(zone.unmet.len()));
        let Some(worst) = zones.first() else { return sentence("No outcome is recorded yet.") };
        let unsaid = |needs: &[_]| value_zone::ValueZone::of_sort(model, needs, Some(NeedSort::Unstated)).count();
        let answer = if zones.iter().all(|zone| zone.met.is_empty() && zone.unmet.is_empty()) {
            "No need is recorded of anybody whom an outcome is for.".into()
        } else if worst.unmet.is_empty() {
            format!("On the way to {} every need of those whom it is for is met.", counted(zones.len(), "outcome", "outcomes", f))
        } else {
            let all = worst.met.len() + worst.unmet.len();
            let silent = match unsaid(&worst.unmet) {
                0 => String::new(),
                n => format!("; {} of them {} unsaid", count(n, f), verb(n, "goes", "go")),
            };
            format!(
                "{} {} met by nothing on the way to {}{silent}.",
                part(worst.unmet.len(), all, "need", "needs", f),
                verb(worst.unmet.len(), "is", "are"),
                self.quoted(model.outcomes[worst.outcome].node),
            )
        };
        let row = |zone: &value_zone::ValueZone| {
            let names = self.some(zone.unmet.iter().map(|&need| model.needs[need].node));
            vec![self.outcome(zone.outcome), f.count(zone.met.len()), f.count(zone.unmet.len()), f.count(unsaid(&zone.unmet)), names]
        };
        let idle: std::collections::BTreeSet<_> = zones.iter().flat_map(|zone| zone.services_without_need.iter().copied()).collect();
        let notes = if idle.is_empty() {
            Vec::new()
        } else {
            vec![format!("In use, and said to meet nobody's need: {}.", self.some(idle.iter().map(|&s| model.services[s].node)))]
        };
        Answer { answer, notes, ..few(&["outcome", "#met", "#unmet", "#unsaid", "unmet"], zones.iter().map(row).collect()) }
    }
}
