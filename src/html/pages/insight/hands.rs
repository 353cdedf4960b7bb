//! What is asked of hands: where work passes from one to the next, on whom much hangs, who does what.

use crate::analysis::{break_points, matrices, roles, single_points, teams_crossed};
use crate::words::message;

use super::shown::{FirstRows, ShownInsight, column, table, work};

pub(super) static BREAK_POINTS: ShownInsight = ShownInsight {
    analysis: &break_points::ANALYSIS,
    title: message::INSIGHT_BREAKS,
    question: message::INSIGHT_BREAKS_ASKS,
    how: message::INSIGHT_BREAKS_HOW,
    tables: &[
        table(
            "break_points_of_journeys",
            message::INSIGHT_BY_JOURNEY,
            FirstRows::Most("hand_offs"),
            &[
                column("journey", message::KIND_JOURNEY),
                column("hand_offs", message::INSIGHT_HAND_OFFS),
                column("between_touchpoints", message::INSIGHT_HAND_OFFS_BETWEEN),
                column("system_changes", message::INSIGHT_SYSTEM_CHANGES),
            ],
        ),
        table(
            "break_points_of_processes",
            message::INSIGHT_BY_PROCESS,
            FirstRows::Most("hand_offs"),
            &[
                column("process", message::KIND_PROCESS),
                column("hand_offs", message::INSIGHT_HAND_OFFS),
                column("system_changes", message::INSIGHT_SYSTEM_CHANGES),
                column("unknown", message::INSIGHT_BY_WHOM_UNKNOWN),
            ],
        ),
    ],
};

pub(super) static SINGLE_POINTS: ShownInsight = ShownInsight {
    analysis: &single_points::ANALYSIS,
    title: message::INSIGHT_SINGLE,
    question: message::INSIGHT_SINGLE_ASKS,
    how: message::INSIGHT_SINGLE_HOW,
    tables: &[table(
        "single_points_of_failure",
        message::INSIGHT_SINGLE_ROWS,
        FirstRows::Ranked,
        &[
            column("subject", message::INSIGHT_SINGLE_SUBJECT),
            column("outcome", message::INSIGHT_SINGLE_OUTCOME),
            column("touchpoints", message::INSIGHT_SINGLE_TOUCHPOINTS),
        ],
    )],
};

pub(super) static TEAMS_CROSSED: ShownInsight = ShownInsight {
    analysis: &teams_crossed::ANALYSIS,
    title: message::INSIGHT_TEAMS,
    question: message::INSIGHT_TEAMS_ASKS,
    how: message::INSIGHT_TEAMS_HOW,
    tables: &[table(
        "teams_crossed",
        message::INSIGHT_BY_OUTCOME,
        FirstRows::Most("teams"),
        &[column("outcome", message::KIND_OUTCOME), column("teams", message::KIND_TEAM_MANY)],
    )],
};

pub(super) static ROLES: ShownInsight = ShownInsight {
    analysis: &roles::ANALYSIS,
    title: message::INSIGHT_ROLES,
    question: message::INSIGHT_ROLES_ASKS,
    how: message::INSIGHT_ROLES_HOW,
    tables: &[
        table(
            "roles",
            message::INSIGHT_ROLES_ROWS,
            FirstRows::Most("minutes_a_month"),
            &[
                column("subject", message::INSIGHT_ROLE_OR_TEAM),
                work("minutes_a_month", message::INSIGHT_WORK_A_MONTH),
                column("responsible", message::INSIGHT_DOES),
                column("accountable", message::INSIGHT_ANSWERS_FOR),
                column("consulted", message::INSIGHT_IS_ASKED),
                column("informed", message::INSIGHT_IS_TOLD),
            ],
        ),
        table(
            "roles_by_outcome",
            message::INSIGHT_ROLES_BY_OUTCOME,
            FirstRows::Most("minutes_a_month"),
            &[
                column("subject", message::INSIGHT_ROLE_OR_TEAM),
                column("outcome", message::INSIGHT_FOR_OUTCOME).may_be_empty(),
                work("minutes_a_month", message::INSIGHT_WORK_A_MONTH),
                column("steps", message::INSIGHT_STEPS),
            ],
        ),
    ],
};

pub(super) static MATRICES: ShownInsight = ShownInsight {
    analysis: &matrices::ANALYSIS,
    title: message::INSIGHT_MATRICES,
    question: message::INSIGHT_MATRICES_ASKS,
    how: message::INSIGHT_MATRICES_HOW,
    tables: &[
        table(
            "outcome_team",
            message::INSIGHT_OUTCOME_TEAM,
            FirstRows::Most("direct"),
            &[
                column("outcome", message::KIND_OUTCOME),
                column("column", message::KIND_TEAM),
                column("direct", message::INSIGHT_MET_DIRECTLY),
                column("support", message::INSIGHT_MET_THROUGH_SUPPORT),
            ],
        ),
        table(
            "outcome_system",
            message::INSIGHT_OUTCOME_SYSTEM,
            FirstRows::Most("direct"),
            &[
                column("outcome", message::KIND_OUTCOME),
                column("column", message::KIND_SYSTEM),
                column("direct", message::INSIGHT_MET_DIRECTLY),
                column("support", message::INSIGHT_MET_THROUGH_SUPPORT),
            ],
        ),
        table(
            "outcome_channel",
            message::INSIGHT_OUTCOME_CHANNEL,
            FirstRows::Most("direct"),
            &[
                column("outcome", message::KIND_OUTCOME),
                column("column", message::GLOSSARY_CHANNEL),
                column("direct", message::TARGET_TOUCHPOINTS),
            ],
        ),
        table(
            "outcome_stakeholder",
            message::INSIGHT_OUTCOME_STAKEHOLDER,
            FirstRows::Most("support"),
            &[
                column("outcome", message::KIND_OUTCOME),
                column("column", message::INSIGHT_STAKEHOLDER),
                column("direct", message::INSIGHT_PERSONAS_OF_IT),
                column("support", message::INSIGHT_LIMITS_OF_IT),
            ],
        ),
    ],
};
