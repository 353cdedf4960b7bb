//! What is asked of our word: crowns, promises, the limits that others set, the rules that bind us.

use crate::analysis::{limits, promises, rules, stakeholders, triple_crown};
use crate::words::message;

use super::shown::{FirstRows, ShownInsight, column, table};

pub(super) static TRIPLE_CROWN: ShownInsight = ShownInsight {
    analysis: &triple_crown::ANALYSIS,
    title: message::INSIGHT_CROWN,
    question: message::INSIGHT_CROWN_ASKS,
    how: message::INSIGHT_CROWN_HOW,
    tables: &[table(
        "triple_crown",
        message::INSIGHT_BY_OUTCOME,
        FirstRows::Saying("service", &["worse", "mixed", "same", "better"]),
        &[
            column("outcome", message::KIND_OUTCOME),
            column("service", message::INSIGHT_CROWN_SERVICE),
            column("cost", message::INSIGHT_CROWN_COST),
            column("revenue", message::INSIGHT_CROWN_REVENUE),
            column("won", message::INSIGHT_CROWN_WON),
            column("sustained", message::INSIGHT_CROWN_SUSTAINED),
        ],
    )],
};

pub(super) static PROMISES: ShownInsight = ShownInsight {
    analysis: &promises::ANALYSIS,
    title: message::INSIGHT_PROMISES,
    question: message::INSIGHT_PROMISES_ASKS,
    how: message::INSIGHT_PROMISES_HOW,
    tables: &[table(
        "promises",
        message::INSIGHT_PROMISES_ROWS,
        FirstRows::Ranked,
        &[
            column("subject", message::INSIGHT_PROMISE_SUBJECT),
            column("promise", message::INSIGHT_PROMISE),
            column("state", message::INSIGHT_PROMISE_STATE).may_be_empty(),
            column("gap", message::INSIGHT_PROMISE_GAP).may_be_empty(),
        ],
    )],
};

pub(super) static LIMITS: ShownInsight = ShownInsight {
    analysis: &limits::ANALYSIS,
    title: message::INSIGHT_LIMITS,
    question: message::INSIGHT_LIMITS_ASKS,
    how: message::INSIGHT_LIMITS_HOW,
    tables: &[table(
        "limits",
        message::INSIGHT_LIMITS_ROWS,
        FirstRows::Saying("state", &["broken", "held"]),
        &[
            column("outcome", message::KIND_OUTCOME),
            column("limit", message::INSIGHT_LIMIT),
            column("stakeholder", message::INSIGHT_SET_BY),
            column("state", message::INSIGHT_LIMIT_STATE),
        ],
    )],
};

pub(super) static STAKEHOLDERS: ShownInsight = ShownInsight {
    analysis: &stakeholders::ANALYSIS,
    title: message::INSIGHT_STAKEHOLDERS,
    question: message::INSIGHT_STAKEHOLDERS_ASKS,
    how: message::INSIGHT_STAKEHOLDERS_HOW,
    tables: &[table(
        "stakeholders",
        message::INSIGHT_STAKEHOLDERS_ROWS,
        FirstRows::Most("broken"),
        &[
            column("stakeholder", message::INSIGHT_STAKEHOLDER),
            column("outcomes_for", message::INSIGHT_OUTCOMES_FOR_IT),
            column("limits", message::INSIGHT_LIMITS_OF_IT),
            column("broken", message::INSIGHT_BROKEN_OF_IT),
        ],
    )],
};

pub(super) static RULES: ShownInsight = ShownInsight {
    analysis: &rules::ANALYSIS,
    title: message::INSIGHT_RULES,
    question: message::INSIGHT_RULES_ASKS,
    how: message::INSIGHT_RULES_HOW,
    tables: &[
        table(
            "rules_by_outcome",
            message::INSIGHT_BY_OUTCOME,
            FirstRows::Most("decisions"),
            &[
                column("outcome", message::KIND_OUTCOME),
                column("regulatory", message::INSIGHT_RULES_REGULATORY),
                column("strategic", message::INSIGHT_RULES_STRATEGIC),
                column("operational", message::INSIGHT_RULES_OPERATIONAL),
                column("decisions", message::INSIGHT_DECISIONS),
            ],
        ),
        table(
            "rules_by_rule",
            message::INSIGHT_RULES_ROWS,
            FirstRows::Most("touchpoints"),
            &[
                column("rule", message::INSIGHT_RULE),
                column("outcomes", message::KIND_OUTCOME_MANY),
                column("touchpoints", message::TARGET_TOUCHPOINTS),
            ],
        ),
    ],
};
