//! `too-long`: a journey of more than 7 stages, or a stage of more than 8 touchpoints. Linear in the
//! journeys and their stages.

use crate::base::diagnostic::Diagnostic;
use crate::base::rule;
use crate::model::kinds::Journey;

use super::CheckContext;

/// More than a reader takes in at a glance.
const MOST_STAGES: usize = 7;
const MOST_TOUCHPOINTS: usize = 8;

pub(super) fn ask(s: &CheckContext<'_>, found: &mut Vec<Diagnostic>) {
    for (_, journey) in s.model.live::<Journey>() {
        if journey.stages.len() > MOST_STAGES {
            let message = format!("{} has {} stages; {MOST_STAGES} are easily read", s.title(journey.node), journey.stages.len());
            found.push(
                s.whole(&rule::TOO_LONG, journey.node, message)
                    .help("join stages, or tell a part in a journey of its own with a stage or touchpoint of this one as its `parent`"),
            );
        }
        for stage in journey.stages.iter().map(|&stage| &s.model.stages[stage]) {
            if stage.touchpoints.len() > MOST_TOUCHPOINTS {
                let message = format!(
                    "the stage {} has {} touchpoints; {MOST_TOUCHPOINTS} are easily read",
                    s.title(stage.node),
                    stage.touchpoints.len()
                );
                found.push(
                    s.whole(&rule::TOO_LONG, stage.node, message)
                        .help("join touchpoints, split the stage, or tell it in a journey of its own"),
                );
            }
        }
    }
}
