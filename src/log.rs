//! Floor 2: event logs, counted against the documented journeys.
//!
//! 1. `journeys`: which journeys have a log; `plan`: what of a journey is held against it.
//! 2. `read`: the events of a file, as a stream; `intake` takes them, and `event` keeps them, case by case, on the disk where they are many.
//! 3. `tie`: which touchpoint an event belongs to; `way`: the documented way, and how a case went beside it.
//! 4. `tally`: one case after the other, on all cores; `counted`: what that comes to.
//! 5. `sql`: the query with which another engine counts the same; `counts`: the table that it answers with.
//! 6. `suppress`: what of it may be told. Only that leaves this floor: no name of a case, no other cell, no figure of fewer than five cases.
//!
//! Absent: the disk. Bytes come in as a stream that somebody opens, and what is too much for the memory goes to a place that somebody makes.

mod activity;
mod counted;
mod counts;
mod event;
mod fault;
mod intake;
mod journeys;
mod moment;
mod plan;
mod read;
mod sql;
mod suppress;
mod tally;
mod tie;
mod way;

#[cfg(test)]
mod tests;

use crate::model::logged::LogFigures;

pub use counts::{CountsFault, explanation};
pub use event::{AsideFile, MakeAside};
pub use fault::LogFault;
pub use journeys::{CountedLogs, LogSource, count_logs, documented_way, plan_of, written_columns};
pub use plan::{LogColumns, Plan, PlannedTouchpoint, microseconds};
pub use read::{OpenLog, Survey};
pub use sql::{Dialect, QueryOf, query};
pub use way::DocumentedWay;

use intake::{Intake, MOST_HELD};

/// Counts the log at a path, which was looked through, for a journey.
///
/// # Errors
/// The file or a column of it cannot be read.
pub fn count(path: &str, open: OpenLog<'_>, survey: &Survey, plan: &Plan, make_aside: MakeAside<'_>) -> Result<LogFigures, LogFault> {
    let mut intake = Intake::new(plan.columns.order.is_some(), MOST_HELD, make_aside);
    read::events(path, open, survey, &plan.columns, &mut intake)?;
    Ok(intake.figures(plan)?)
}

/// What a table of counts says of a journey that goes by these ids, the one of today first; `others` are the ids of all journeys.
///
/// # Errors
/// All that keeps the table from being read, and where.
pub fn counts_figures(text: &str, journey: &[&str], others: &[&str], plan: &Plan) -> Result<LogFigures, Vec<CountsFault>> {
    let way = DocumentedWay::of(&plan.touchpoints);
    let counted = counts::counted(text, counts::CountsOf { journey, others, plan }, &way)?;
    Ok(suppress::figures(&counted, plan, &way))
}

/// Looks through the log at a path, to tell how it is written and whether it is still the same.
///
/// # Errors
/// The file cannot be read, or is no log by its name.
pub fn survey(path: &str, open: OpenLog<'_>) -> Result<Survey, LogFault> {
    read::survey(path, open)
}
