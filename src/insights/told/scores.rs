//! What is told of needs, pains and promises: the highest score first.

use crate::analysis::opportunities::Band;
use crate::analysis::promises::PromiseState;
use crate::analysis::{opportunities, pains, promises};

use super::words::{any, capital, count, counted, part, verb};
use super::{Answer, AnswerWriter, few, sentence};

impl AnswerWriter<'_, '_> {
    fn figure(&self, n: Option<f64>) -> String {
        n.map_or_else(|| "unknown".into(), |n| self.figures.number(n))
    }

    pub(super) fn opportunities(&self) -> Answer {
        let f = self.figures;
        let model = self.model();
        let all = opportunities::all(model);
        let Some(first) = all.first() else { return sentence("No need is recorded yet.") };
        let of_band = |band: Band| all.iter().filter(|o| o.band == Some(band)).count();
        let answer = match (first.score, first.band) {
            (None, _) => format!("Importance and satisfaction together are not known of {}.", any(all.len(), "need", "needs", f)),
            (Some(_), None) => format!("{} stands out: what matters is met.", part(0, all.len(), "need", "needs", f)),
            (Some(score), Some(band)) => {
                let n = of_band(band);
                let what = match band {
                    Band::Extreme => "extreme opportunities",
                    Band::High => "high opportunities",
                    Band::WorthALook => "worth a look",
                };
                let what = if n == 1 {
                    what.replace("opportunities", "opportunity").replace("extreme", "an extreme").replace("high", "a high")
                } else {
                    what.to_owned()
                };
                format!(
                    "{} {} {what}: {} first, at {} of 20.",
                    part(n, all.len(), "need", "needs", f),
                    verb(n, "is", "are"),
                    self.quoted(model.needs[first.need].node),
                    f.number(score),
                )
            }
        };
        let row = |o: &opportunities::ScoredNeed| {
            let need = &model.needs[o.need];
            let estimate = if o.estimate { " (estimate)" } else { "" };
            let band = o.band.map_or("", |band| band.words());
            vec![
                self.title(need.node),
                self.title(model.personas[need.persona].node),
                format!("{}{estimate}", self.figure(o.score)),
                band.to_owned(),
            ]
        };
        let rows = all.iter().filter(|o| o.score.is_some()).map(row).collect();
        let blank = all.iter().filter(|o| o.score.is_none()).count();
        let estimates = all.iter().filter(|o| o.score.is_some() && o.estimate).count();
        let mut unknown = Vec::new();
        if blank > 0 {
            unknown.push(format!("Unknown: the score of {}, for want of importance or satisfaction.", counted(blank, "need", "needs", f)));
        }
        if estimates > 0 {
            unknown.push(capital(&format!(
                "{} {} an estimate: no survey stands behind the persona.",
                counted(estimates, "score", "scores", f),
                verb(estimates, "is", "are each")
            )));
        }
        Answer { answer, unknown, ..few(&["need", "of", "#score", "band"], rows) }
    }

    pub(super) fn pains(&self) -> Answer {
        let f = self.figures;
        let model = self.model();
        let all = pains::all(self.context);
        let Some(first) = all.first() else { return sentence("No pain is recorded on any journey.") };
        let answer = match (first.score, first.level.zip(first.leave_risk)) {
            (Some(_), Some((level, risk))) => format!(
                "Of {} one weighs most: \u{201c}{}\u{201d} (level {}, leave risk {}), at {}.",
                counted(all.len(), "pain", "pains", f),
                model.pains[first.pain].text.plain(model),
                f.number(level),
                f.number(risk),
                self.quoted(model.touchpoints[first.touchpoint].node),
            ),
            _ => format!("Level and leave risk together are not known of {}.", any(all.len(), "pain", "pains", f)),
        };
        let row = |p: &pains::PainScore| {
            let touchpoint = self.title(model.touchpoints[p.touchpoint].node);
            vec![
                model.pains[p.pain].text.plain(model).into_owned(),
                touchpoint,
                self.figure(p.level),
                self.figure(p.leave_risk),
                self.figure(p.score),
            ]
        };
        let rows = all.iter().filter(|p| p.score.is_some()).map(row).collect();
        let blank = all.iter().filter(|p| p.score.is_none()).count();
        let unknown =
            (blank > 0).then(|| format!("Unknown: the weight of {}, for want of level or leave risk.", counted(blank, "pain", "pains", f)));
        Answer { answer, unknown: unknown.into_iter().collect(), ..few(&["pain", "where", "#level", "#leave risk", "#score"], rows) }
    }

    pub(super) fn promises(&self) -> Answer {
        let f = self.figures;
        let model = self.model();
        let services = promises::services(model);
        let expectations = promises::expectations(self.context);
        let of_services = self.of_services(&services);
        let widest = expectations.first().and_then(|e| Some((e, e.gap?)));
        let of_touchpoints = match widest {
            Some((e, gap)) if gap > 0.0 => {
                format!(
                    "; what matters is furthest from what satisfies at {} ({} of 4)",
                    self.quoted(model.touchpoints[e.touchpoint].node),
                    f.number(gap)
                )
            }
            _ => String::new(),
        };
        let service = |p: &promises::ServicePromise| {
            let missed = self.some(p.missed.iter().map(|&m| model.measures[m].node));
            vec![
                self.title(model.services[p.service].node),
                p.promise.to_string(),
                p.state.map_or("unknown", PromiseState::word).to_owned(),
                missed,
            ]
        };
        let rows = services.iter().map(service).collect();
        let notes: Vec<String> = expectations
            .iter()
            .take(3)
            .filter_map(|e| {
                let gap = e.gap.filter(|gap| *gap > 0.0)?;
                Some(format!(
                    "Expected at {}: {} (importance over satisfaction: {})",
                    self.quoted(model.touchpoints[e.touchpoint].node),
                    e.expects,
                    f.number(gap)
                ))
            })
            .collect();
        let blank = expectations.iter().filter(|e| e.gap.is_none()).count();
        let unknown = (blank > 0).then(|| {
            format!("How far we fall short of what is expected is unknown at {}.", counted(blank, "touchpoint", "touchpoints", f))
        });
        Answer {
            answer: format!("{of_services}{of_touchpoints}."),
            notes,
            unknown: unknown.into_iter().collect(),
            ..few(&["service", "promise", "state", "misses"], rows)
        }
    }

    /// How many promises of services are kept and broken.
    fn of_services(&self, services: &[promises::ServicePromise]) -> String {
        let f = self.figures;
        let of_state = |state: Option<PromiseState>| services.iter().filter(|p| p.state == state).count();
        let (broken, kept, silent) = (of_state(Some(PromiseState::Broken)), of_state(Some(PromiseState::Kept)), of_state(None));
        match services.len() {
            0 => "No service makes a promise".to_owned(),
            1 => match services[0].state {
                Some(state) => format!("The only promise is {}", state.word()),
                None => "Whether the only promise is kept nobody can say".to_owned(),
            },
            n => {
                let of = part(broken, n, "promise", "promises", f);
                format!("{of} {} broken, {} kept, and of {} nobody can say", verb(broken, "is", "are"), count(kept, f), count(silent, f))
            }
        }
    }
}
