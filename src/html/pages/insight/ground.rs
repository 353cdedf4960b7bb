//! What is asked of the ground that all of it stands on: how well journeys are known, what is backed, what stands behind what.

use crate::analysis::{backing, claims, maturity, traceability};
use crate::words::message;

use super::shown::{FirstRows, ShownInsight, column, share, table};

pub(super) static MATURITY: ShownInsight = ShownInsight {
    analysis: &maturity::ANALYSIS,
    title: message::INSIGHT_MATURITY,
    question: message::INSIGHT_MATURITY_ASKS,
    how: message::INSIGHT_MATURITY_HOW,
    tables: &[table(
        "maturity",
        message::INSIGHT_BY_JOURNEY,
        FirstRows::Least("level"),
        &[
            column("journey", message::KIND_JOURNEY),
            column("level", message::INSIGHT_MATURITY_LEVEL),
            column("lacks", message::INSIGHT_MATURITY_LACKS),
        ],
    )],
};

pub(super) static BACKING: ShownInsight = ShownInsight {
    analysis: &backing::ANALYSIS,
    title: message::INSIGHT_BACKING,
    question: message::INSIGHT_BACKING_ASKS,
    how: message::INSIGHT_BACKING_HOW,
    tables: &[table(
        "backing",
        message::INSIGHT_BY_JOURNEY,
        FirstRows::Least("share"),
        &[
            column("journey", message::KIND_JOURNEY),
            column("backed", message::INSIGHT_BACKED),
            column("statements", message::INSIGHT_STATEMENTS),
            share("share", message::INSIGHT_BACKED_SHARE).may_be_empty(),
        ],
    )],
};

pub(super) static TRACEABILITY: ShownInsight = ShownInsight {
    analysis: &traceability::ANALYSIS,
    title: message::INSIGHT_TRACE,
    question: message::INSIGHT_TRACE_ASKS,
    how: message::INSIGHT_TRACE_HOW,
    tables: &[table(
        "traceability",
        message::INSIGHT_TRACE_ROWS,
        FirstRows::Least("direct"),
        &[
            column("touchpoint", message::GLOSSARY_TOUCHPOINT),
            column("direct", message::INSIGHT_SERVED_BY),
            column("support", message::INSIGHT_SUPPORTED_BY),
        ],
    )],
};

pub(super) static CLAIMS: ShownInsight = ShownInsight {
    analysis: &claims::ANALYSIS,
    title: message::INSIGHT_CLAIMS,
    question: message::INSIGHT_CLAIMS_ASKS,
    how: message::INSIGHT_CLAIMS_HOW,
    tables: &[table(
        "claims",
        message::INSIGHT_BY_OUTCOME,
        FirstRows::Most("processes"),
        &[column("outcome", message::KIND_OUTCOME), column("processes", message::INSIGHT_CLAIMED_BY)],
    )],
};
