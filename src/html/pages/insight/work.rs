//! What is asked of work: where ours goes, what customers do themselves, what is seen of it, what goes wrong.

use crate::analysis::{customer_work, duck, effort, failure_demand};
use crate::words::message;

use super::shown::{FirstRows, ShownInsight, Unit, column, share, table, unknown, work};

pub(super) static EFFORT: ShownInsight = ShownInsight {
    analysis: &effort::ANALYSIS,
    title: message::INSIGHT_EFFORT,
    question: message::INSIGHT_EFFORT_ASKS,
    how: message::INSIGHT_EFFORT_HOW,
    tables: &[
        table(
            "effort_by_outcome",
            message::INSIGHT_EFFORT_ROWS,
            FirstRows::Most("total_minutes"),
            &[
                column("outcome", message::KIND_OUTCOME),
                work("own_minutes", message::INSIGHT_OWN_WORK),
                work("direct_minutes", message::INSIGHT_OF_IT_DIRECT),
                work("behind_minutes", message::INSIGHT_OF_IT_BEHIND),
                work("total_minutes", message::INSIGHT_WITH_PARTS),
                column("own_cost", message::INSIGHT_OWN_COST).of(Unit::Money),
                column("total_cost", message::INSIGHT_COST_WITH_PARTS).of(Unit::Money),
            ],
        ),
        unknown(
            "effort_unknown",
            message::INSIGHT_EFFORT_UNKNOWN,
            &[column("process", message::KIND_PROCESS), column("unknown", message::INSIGHT_HOW_MUCH_OF_IT)],
        ),
        unknown("cost_unknown", message::INSIGHT_COST_UNKNOWN, &[column("process", message::KIND_PROCESS)]),
    ],
};

pub(super) static CUSTOMER_WORK: ShownInsight = ShownInsight {
    analysis: &customer_work::ANALYSIS,
    title: message::INSIGHT_CUSTOMER_WORK,
    question: message::INSIGHT_CUSTOMER_WORK_ASKS,
    how: message::INSIGHT_CUSTOMER_WORK_HOW,
    tables: &[table(
        "customer_work",
        message::INSIGHT_BY_JOURNEY,
        FirstRows::Most("share"),
        &[
            column("journey", message::KIND_JOURNEY),
            work("minutes", message::INSIGHT_THEIRS),
            work("our_minutes", message::INSIGHT_OURS),
            share("share", message::INSIGHT_THEIR_SHARE),
            work("minutes_a_month", message::INSIGHT_THEIRS_A_MONTH),
            column("unknown_touchpoints", message::INSIGHT_UNKNOWN_AT),
            column("partly_unknown_touchpoints", message::INSIGHT_PARTLY_KNOWN_AT),
        ],
    )],
};

pub(super) static DUCK: ShownInsight = ShownInsight {
    analysis: &duck::ANALYSIS,
    title: message::INSIGHT_DUCK,
    question: message::INSIGHT_DUCK_ASKS,
    how: message::INSIGHT_DUCK_HOW,
    tables: &[table(
        "duck",
        message::INSIGHT_BY_OUTCOME,
        FirstRows::Most("back_minutes"),
        &[
            column("outcome", message::KIND_OUTCOME),
            work("front_minutes", message::INSIGHT_SEEN),
            work("back_minutes", message::INSIGHT_NOT_SEEN),
            work("support_minutes", message::INSIGHT_IN_SUPPORT),
            column("unknown_steps", message::INSIGHT_UNKNOWN_STEPS),
        ],
    )],
};

pub(super) static FAILURE_DEMAND: ShownInsight = ShownInsight {
    analysis: &failure_demand::ANALYSIS,
    title: message::INSIGHT_FAILURE,
    question: message::INSIGHT_FAILURE_ASKS,
    how: message::INSIGHT_FAILURE_HOW,
    tables: &[
        table(
            "failure_causes",
            message::INSIGHT_FAILURE_CAUSES,
            FirstRows::Ranked,
            &[
                column("cause", message::INSIGHT_WENT_WRONG),
                column("touchpoints", message::INSIGHT_THEREFORE),
                work("our_minutes", message::INSIGHT_OURS_A_MONTH),
                work("their_minutes", message::INSIGHT_THEIRS_A_MONTH),
            ],
        ),
        table(
            "failure_demand",
            message::INSIGHT_BY_OUTCOME,
            FirstRows::Most("our_minutes"),
            &[
                column("outcome", message::KIND_OUTCOME),
                column("touchpoints", message::INSIGHT_ONLY_THEREFORE),
                work("our_minutes", message::INSIGHT_OURS_A_MONTH),
                share("share_of_ours", message::INSIGHT_SHARE_OF_OURS),
                work("their_minutes", message::INSIGHT_THEIRS_A_MONTH),
                share("share_of_theirs", message::INSIGHT_SHARE_OF_THEIRS),
            ],
        ),
        unknown("failure_unknown", message::INSIGHT_FAILURE_UNKNOWN, &[column("touchpoint", message::GLOSSARY_TOUCHPOINT)]),
    ],
};
