//! `measure-without-target`, `measure-without-baseline`, `measure-without-reading` and
//! `measure-stale`: whether a measure can tell anything. Linear in the measures.

use crate::base::diagnostic::Diagnostic;
use crate::base::rule::{self, Rule};
use crate::model::id::NodeId;
use crate::model::nested::Measure;

use super::CheckContext;

pub(super) fn ask(s: &CheckContext<'_>, found: &mut Vec<Diagnostic>) {
    for (_, m) in s.model.live::<Measure>() {
        if m.target.is_none() {
            found.push(
                lacks(s, &rule::MEASURE_WITHOUT_TARGET, m.node, &["target"], "target").help("say in `target` what would be good enough"),
            );
        }
        if m.baseline.is_none() {
            found.push(
                lacks(s, &rule::MEASURE_WITHOUT_BASELINE, m.node, &["baseline"], "baseline")
                    .help("say in `baseline` what it was when you began"),
            );
        }
        match m.last() {
            None => {
                let finding = lacks(s, &rule::MEASURE_WITHOUT_READING, m.node, &["readings", "readings_from"], "reading");
                found.push(finding.help("add a first reading under `readings`, or take them from a file with `readings_from`"));
            }
            Some((date, _)) if s.is_older(&rule::MEASURE_STALE, date) => {
                let days = s.config.days(&rule::MEASURE_STALE);
                let message = format!("the last reading of {} is from {date}, more than {days} days ago", s.title(m.node));
                found.push(s.whole(&rule::MEASURE_STALE, m.node, message).help("add a new reading"));
            }
            Some(_) => {}
        }
    }
}

fn lacks(s: &CheckContext<'_>, rule: &'static Rule, measure: NodeId, keys: &[&str], what: &str) -> Diagnostic {
    s.lacking(rule, measure, keys, format!("the measure {} has no {what}", s.title(measure)))
}
