//! What the log of a journey says of each touchpoint: how many come there, how long they wait for it, how many leave with it.
//!
//! Rows are touchpoints of live journeys with a log that this could hold, whether anything of them is in it or not.

use crate::base::english::{counted, verb};
use crate::base::number_format::say_minutes;
use crate::model::Model;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::Journey;
use crate::model::logged::{Disclosed, TouchpointFigures};
use crate::model::nested::Touchpoint;

use super::answer::{Answer, AnswerWriter};
use super::context::AnalysisContext;
use super::description::{Analysis, PublishedShape};
use super::logs::{JourneyLog, logs, say};
use super::table::{ResultTable, TableBuilder, ThingAddress};

/// Its entry in the registry.
pub static ANALYSIS: Analysis = Analysis {
    name: "logged_touchpoints",
    title: "What the logs say of touchpoints",
    question: "who comes there, who waits, who leaves?",
    word: None,
    shape: PublishedShape::Rows(rows),
    answer,
};

/// A touchpoint, and what its journey's log says of it.
#[derive(Clone, Copy, Debug)]
pub struct LoggedTouchpoint<'m> {
    /// The touchpoint.
    pub touchpoint: Id<Touchpoint>,
    /// The log.
    pub log: JourneyLog<'m>,
    /// What it says.
    pub told: &'m TouchpointFigures,
}

/// Those of a log that it could hold, in the order of the journey.
pub fn of_log<'m>(model: &'m Model, log: JourneyLog<'m>) -> impl Iterator<Item = LoggedTouchpoint<'m>> {
    let all = model.touchpoints_of(log.journey).zip(&log.figures.touchpoints);
    all.filter(|(_, told)| told.can_be_logged).map(move |(touchpoint, told)| LoggedTouchpoint { touchpoint, log, told })
}

/// Those of all logs.
pub fn all(model: &Model) -> impl Iterator<Item = LoggedTouchpoint<'_>> {
    logs(model).flat_map(|log| of_log(model, log))
}

impl LoggedTouchpoint<'_> {
    /// Its node.
    pub fn node(&self, model: &Model) -> NodeId {
        model.touchpoints[self.touchpoint].node
    }

    /// Its journey.
    pub fn journey(&self) -> Id<Journey> {
        self.log.journey
    }

    fn is_suppressed(&self) -> bool {
        let told = self.told;
        let counts = [told.events, told.cases, told.rework];
        let figures = [told.reach, told.wait.median, told.wait.p90, told.drop_off, told.above_wait, told.above_within];
        counts.into_iter().any(Disclosed::is_hidden) || figures.into_iter().any(Disclosed::is_hidden)
    }
}

fn rows(context: &AnalysisContext<'_>) -> ResultTable {
    let model = context.model();
    TableBuilder::new()
        .column("touchpoint", |row: &LoggedTouchpoint<'_>| ThingAddress::of(model, row.node(model)))
        .column("events", |row| row.told.events)
        .column("cases", |row| row.log.cell(row.told.cases))
        .column("reach", |row| row.told.reach)
        .column("rework", |row| row.told.rework)
        .column("wait_median_minutes", |row| row.told.wait.median)
        .column("wait_p90_minutes", |row| row.told.wait.p90)
        .column("drop_off", |row| row.told.drop_off)
        .column("above_wait_share", |row| row.told.above_wait)
        .column("above_within_share", |row| row.told.above_within)
        .column("suppressed", LoggedTouchpoint::is_suppressed)
        .sorted_rows(all(model))
}

fn answer(w: &AnswerWriter<'_, '_>) -> Answer {
    let f = w.figures;
    let mut rows: Vec<LoggedTouchpoint<'_>> = all(w.model()).collect();
    let unreached = rows.iter().filter(|row| row.told.cases.told() == Some(0)).count();
    if rows.is_empty() {
        return Answer::sentence("No log tells of a touchpoint.");
    }
    rows.sort_by(|a, b| b.told.wait.p90.told().unwrap_or(-1.0).total_cmp(&a.told.wait.p90.told().unwrap_or(-1.0)));
    let waits = match rows.first().and_then(|row| Some((row, row.told.wait.median.told()?))) {
        Some((row, median)) => {
            format!("; the longest wait is for {}, where half wait more than {}", w.quoted(row.node(w.model())), say_minutes(median))
        }
        None => String::new(),
    };
    let answer = format!(
        "Of {} in logs {} {} by nobody{waits}.",
        counted(rows.len(), "touchpoint", "touchpoints", f),
        f.count(unreached),
        verb(unreached, "is reached", "are reached"),
    );
    let row = |row: &LoggedTouchpoint<'_>| {
        vec![
            w.title(row.node(w.model())),
            say(row.told.reach, |share| f.share(share)),
            say(row.told.wait.median, say_minutes),
            say(row.told.wait.p90, say_minutes),
            if row.told.drop_off == Disclosed::Unknown { String::new() } else { say(row.told.drop_off, |share| f.share(share)) },
        ]
    };
    let columns = ["touchpoint", "#come there", "#half wait", "#one in ten waits", "#leave with it"];
    Answer { answer, ..Answer::few(&columns, rows.iter().map(row).collect()) }
}
