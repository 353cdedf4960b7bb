//! One query over the table of a log, in the words of an engine: what it answers is a table of counts, which the program reads as it would
//! count the log itself.
//!
//! What hangs on the order of events is told by windows over a case. Where an activity belongs to several touchpoints, which of them it is
//! hangs on the one before: that is a fold over the case.

mod dialect;
mod fold;
mod rows;
mod times;

use std::fmt::Write as _;

use xxhash_rust::xxh3::xxh3_64;

use super::activity::folded;
use super::counts::VERSION;
use super::plan::{LogColumns, Plan};
use super::tie::Ties;
use super::way::DocumentedWay;

pub use dialect::Dialect;

/// What a query is made of.
#[derive(Clone, Copy, Debug)]
pub struct QueryOf<'a> {
    /// The journey, by its id.
    pub journey: &'a str,
    /// What of it is held against its log.
    pub plan: &'a Plan,
    /// The table or whatever a query selects from, as the engine names it.
    pub table: &'a str,
}

/// What an activity may mean.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Meanings {
    /// By what an activity is compared by: the place of its touchpoint; -2 and below the sets of several.
    codes: Vec<(String, i64)>,
    /// Of each set, in the order of the file: touchpoints, and those after which each is meant.
    sets: Vec<Vec<(usize, Vec<i64>)>>,
}

impl Meanings {
    fn of(plan: &Plan, way: &DocumentedWay) -> Self {
        let (mut codes, mut sets) = (Vec::new(), Vec::new());
        for (name, candidates) in Ties::all(&plan.touchpoints) {
            let code = match candidates.as_slice() {
                [only] => place(*only),
                several => {
                    let set = several.iter().map(|at| (*at, befores(plan, way, *at))).collect::<Vec<_>>();
                    let known = sets.iter().position(|known| *known == set);
                    let number = known.unwrap_or_else(|| {
                        sets.push(set);
                        sets.len() - 1
                    });
                    -2 - place(number)
                }
            };
            codes.push((name, code));
        }
        Self { codes, sets }
    }
}

/// After which touchpoints one may follow; -1 is the beginning.
fn befores(plan: &Plan, way: &DocumentedWay, to: usize) -> Vec<i64> {
    let start = way.allows(None, to).then_some(-1);
    start.into_iter().chain((0..plan.touchpoints.len()).filter(|from| way.allows(Some(*from), to)).map(place)).collect()
}

fn place(at: usize) -> i64 {
    i64::try_from(at).unwrap_or(i64::MAX)
}

/// What stands for all that a query takes of a journey, so that counts which were made of it as it was before can be told.
pub(super) fn fingerprint(plan: &Plan) -> String {
    let meanings = Meanings::of(plan, &DocumentedWay::of(&plan.touchpoints));
    let mut all = format!("{VERSION} {meanings:?}");
    for planned in plan.touchpoints.iter().filter(|planned| planned.can_be_logged()) {
        let events: Vec<String> = planned.events.iter().map(|name| folded(name)).collect();
        let _ = write!(all, " {:?} {events:?} {:?} {:?}", planned.id, planned.wait, planned.within);
    }
    format!("{:016x}", xxh3_64(all.as_bytes()))
}

/// The query whose answer is the table of counts.
pub fn query(of: QueryOf<'_>, d: Dialect) -> String {
    let way = DocumentedWay::of(&of.plan.touchpoints);
    let meanings = Meanings::of(of.plan, &way);
    let mut sql = head(of, d);
    let prelude = fold::prelude(d, &meanings.sets);
    let tables = [
        times::cells(d, of),
        times::events(d),
        relations(d, of.plan, &meanings),
        fold::tied(d, &meanings.sets),
        rows::steps(d),
        rows::measured(d, of.plan, &fingerprint(of.plan)),
    ];
    let _ = write!(
        sql,
        "{prelude}WITH\n{}\nSELECT {VERSION} AS version, {} AS journey, measure, subject, object, value\nFROM measured\nORDER BY measure, subject, object\n",
        tables.join(",\n"),
        d.text(of.journey),
    );
    sql
}

/// What somebody who meets the query should know.
fn head(of: QueryOf<'_>, d: Dialect) -> String {
    let LogColumns { case, activity, time, order, .. } = &of.plan.columns;
    let mut said = vec![
        format!("Counts of the journey `{}`, for `log: {{counts: FILE}}`, in the words of {}.", of.journey, d.title()),
        format!("Reads the table {}: a row is an event.", of.table),
    ];
    let column = |field: &str, name: &Option<String>| format!("`{}`", name.as_deref().unwrap_or(field));
    said.push(format!(
        "Its columns: {} (which case), {} (what happened), {} (when){}.",
        column("case", case),
        column("activity", activity),
        column("time", time),
        if order.is_some() { format!(", {} (the order of events of one time)", column("order", order)) } else { String::new() },
    ));
    said.extend(d.notes(order.is_some()).iter().map(|note| (*note).to_owned()));
    said.push(
        "Save the answer as CSV, with its header, beside the content. `throughline log sql JOURNEY --explain` tells what each row is."
            .into(),
    );
    // A line end in a name would end the comment.
    said.iter().fold(String::new(), |all, line| all + "-- " + &line.replace(['\n', '\r'], " ") + "\n")
}

/// What the query takes of the journey: which activity means what, and the touchpoints.
fn relations(d: Dialect, plan: &Plan, meanings: &Meanings) -> String {
    // No activity is called nothing: the row gives the columns their types where no other does.
    let first = format!("  SELECT {} AS name, -1 AS code", d.text(""));
    let codes = meanings.codes.iter().map(|(name, code)| format!("  SELECT {}, {code}", d.text(name)));
    let meant: Vec<String> = std::iter::once(first).chain(codes).collect();
    let bound = |micros: Option<i64>| micros.map_or_else(|| d.int("NULL"), |micros| d.int(&micros.to_string()));
    let loggable = plan.touchpoints.iter().enumerate().filter(|(_, planned)| planned.can_be_logged());
    let rows =
        loggable.map(|(at, planned)| format!("  SELECT {at}, {}, {}, {}", d.text(&planned.id), bound(planned.wait), bound(planned.within)));
    let none = format!("  SELECT -1 AS place, {} AS id, {} AS said_wait, {} AS promised_wait", d.text(""), d.int("NULL"), d.int("NULL"));
    let touchpoints: Vec<String> = std::iter::once(none).chain(rows).collect();
    format!(
        "-- What an activity means: the place of a touchpoint; -2 and below where it may be several.\nmeant AS (\n{}\n),\n\
         -- The touchpoints that a log could hold, and what is written and promised of their waits, in microseconds.\n\
         touchpoint_rows AS (\n{}\n),\ntouchpoints AS (SELECT * FROM touchpoint_rows WHERE place >= 0)",
        meant.join(" UNION ALL\n"),
        touchpoints.join(" UNION ALL\n"),
    )
}
