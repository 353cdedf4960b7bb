//! What is asked of those whom it is for: their needs and pains, what would help them, and what could change first.

use crate::analysis::{backlog, helps_and_hurts, opportunities, pains, target_gap, value_zone};
use crate::words::message;

use super::shown::{FirstRows, ShownInsight, Unit, column, table};

pub(super) static OPPORTUNITIES: ShownInsight = ShownInsight {
    analysis: &opportunities::ANALYSIS,
    title: message::INSIGHT_NEEDS,
    question: message::INSIGHT_NEEDS_ASKS,
    how: message::INSIGHT_NEEDS_HOW,
    tables: &[table(
        "opportunities",
        message::INSIGHT_NEEDS_ROWS,
        FirstRows::Ranked,
        &[
            column("need", message::GLOSSARY_NEED),
            column("score", message::INSIGHT_SCORE),
            column("band", message::INSIGHT_BAND).may_be_empty(),
            column("estimate", message::INSIGHT_ESTIMATE),
        ],
    )],
};

pub(super) static PAINS: ShownInsight = ShownInsight {
    analysis: &pains::ANALYSIS,
    title: message::INSIGHT_PAINS,
    question: message::INSIGHT_PAINS_ASKS,
    how: message::INSIGHT_PAINS_HOW,
    tables: &[table(
        "pains",
        message::INSIGHT_PAINS_ROWS,
        FirstRows::Ranked,
        &[
            column("pain", message::INSIGHT_PAIN),
            column("touchpoint", message::GLOSSARY_TOUCHPOINT),
            column("level", message::INSIGHT_LEVEL),
            column("leave_risk", message::INSIGHT_LEAVE_RISK),
            column("score", message::INSIGHT_WEIGHT),
        ],
    )],
};

pub(super) static VALUE_ZONE: ShownInsight = ShownInsight {
    analysis: &value_zone::ANALYSIS,
    title: message::INSIGHT_VALUE,
    question: message::INSIGHT_VALUE_ASKS,
    how: message::INSIGHT_VALUE_HOW,
    tables: &[table(
        "value_zone",
        message::INSIGHT_BY_OUTCOME,
        FirstRows::Most("unmet"),
        &[
            column("outcome", message::KIND_OUTCOME),
            column("unmet", message::INSIGHT_UNMET),
            column("unstated_unmet", message::INSIGHT_UNMET_UNSAID),
            column("met", message::INSIGHT_MET),
            column("services_without_need", message::INSIGHT_SERVICES_WITHOUT_NEED),
        ],
    )],
};

pub(super) static HELPS_AND_HURTS: ShownInsight = ShownInsight {
    analysis: &helps_and_hurts::ANALYSIS,
    title: message::INSIGHT_HELPS,
    question: message::INSIGHT_HELPS_ASKS,
    how: message::INSIGHT_HELPS_HOW,
    tables: &[table(
        "helps_and_hurts",
        message::INSIGHT_HELPS_ROWS,
        FirstRows::Least("feeling"),
        &[
            column("process", message::KIND_PROCESS),
            column("outcome", message::INSIGHT_ON_THE_WAY_TO),
            column("effect", message::INSIGHT_EFFECT),
            column("feeling", message::INSIGHT_FEELING).of(Unit::Feeling),
            column("pains", message::INSIGHT_PAINS_COUNT),
            column("gains", message::INSIGHT_GAINS_COUNT),
            column("touchpoints", message::TARGET_TOUCHPOINTS),
        ],
    )],
};

pub(super) static BACKLOG: ShownInsight = ShownInsight {
    analysis: &backlog::ANALYSIS,
    title: message::INSIGHT_BACKLOG,
    question: message::INSIGHT_BACKLOG_ASKS,
    how: message::INSIGHT_BACKLOG_HOW,
    tables: &[
        table(
            "backlog",
            message::INSIGHT_BACKLOG_ROWS,
            FirstRows::Ranked,
            &[
                column("opportunity", message::INSIGHT_OPPORTUNITY),
                column("value", message::INSIGHT_WORTH),
                column("effort", message::INSIGHT_EFFORT_OF_IT),
                column("quadrant", message::INSIGHT_WHAT_TO_DO),
                column("state", message::INSIGHT_STATE),
                column("owner", message::FACTS_OWNER).may_be_empty(),
                column("outcomes", message::KIND_OUTCOME_MANY),
                column("options", message::INSIGHT_OPTIONS),
            ],
        ),
        table(
            "backlog_options",
            message::INSIGHT_OPTIONS_ROWS,
            FirstRows::Ranked,
            &[
                column("opportunity", message::INSIGHT_OPPORTUNITY),
                column("title", message::INSIGHT_OPTION),
                column("cost", message::INSIGHT_COST).of(Unit::Money),
                column("effort", message::INSIGHT_EFFORT_OF_IT),
                column("target", message::INSIGHT_LEADS_TO).may_be_empty(),
            ],
        ),
    ],
};

pub(super) static TARGET_GAPS: ShownInsight = ShownInsight {
    analysis: &target_gap::ANALYSIS,
    title: message::INSIGHT_TARGETS,
    question: message::INSIGHT_TARGETS_ASKS,
    how: message::INSIGHT_TARGETS_HOW,
    tables: &[table(
        "target_gaps",
        message::INSIGHT_TARGETS_ROWS,
        FirstRows::Most("changed"),
        &[
            column("target", message::TARGET_TO_COME),
            column("current", message::TARGET_TODAY),
            column("added", message::INSIGHT_ADDED),
            column("removed", message::INSIGHT_REMOVED),
            column("changed", message::INSIGHT_CHANGED),
            column("processes_added", message::INSIGHT_PROCESSES_ADDED),
            column("processes_removed", message::INSIGHT_PROCESSES_REMOVED),
            column("teams_added", message::INSIGHT_TEAMS_ADDED),
            column("teams_removed", message::INSIGHT_TEAMS_REMOVED),
            column("systems_added", message::INSIGHT_SYSTEMS_ADDED),
            column("systems_removed", message::INSIGHT_SYSTEMS_REMOVED),
            column("third_parties_added", message::INSIGHT_THIRD_PARTIES_ADDED),
            column("third_parties_removed", message::INSIGHT_THIRD_PARTIES_REMOVED),
        ],
    )],
};
