//! What happens and is not documented: activities in the log of a journey that belong to none of its touchpoints.
//!
//! An activity is named where five cases or more have it. All others of a journey are one row without a name.

use std::sync::Arc;

use crate::base::english::{capital, counted};
use crate::model::Model;
use crate::model::logged::{Disclosed, UndocumentedActivity};

use super::answer::{Answer, AnswerWriter};
use super::context::AnalysisContext;
use super::description::{Analysis, PublishedShape};
use super::logs::{JourneyLog, logs};
use super::table::{PlainCell, ResultTable, TableBuilder, TableCell, ThingAddress};

/// Its entry in the registry.
pub static ANALYSIS: Analysis = Analysis {
    name: "undocumented",
    title: "What is not documented",
    question: "what happens that no touchpoint tells of?",
    word: None,
    shape: PublishedShape::Rows(rows),
    answer,
};

/// An activity, and the log that has it; none for all that fewer than five cases have.
#[derive(Clone, Copy, Debug)]
pub struct LoggedActivity<'m> {
    /// The log.
    pub log: JourneyLog<'m>,
    /// The activity.
    pub activity: Option<&'m UndocumentedActivity>,
}

impl LoggedActivity<'_> {
    /// Cases with one at least.
    pub fn cases(&self) -> Disclosed<u64> {
        self.activity.map_or(Disclosed::Hidden, |activity| Disclosed::Told(activity.cases))
    }
}

/// Those of all logs: journey after journey, by cases downwards.
pub fn all(model: &Model) -> impl Iterator<Item = LoggedActivity<'_>> {
    logs(model).flat_map(|log| {
        let named = log.figures.undocumented.iter().map(Some);
        named.chain(log.figures.has_rare_activities.then_some(None)).map(move |activity| LoggedActivity { log, activity })
    })
}

/// The activity that the largest share of the cases of its log has.
pub fn commonest(model: &Model) -> Option<(LoggedActivity<'_>, &UndocumentedActivity, f64)> {
    let shares = all(model).filter_map(|row| Some((row, row.activity?, row.log.share(row.cases()).told()?)));
    shares.reduce(|a, b| if b.2 > a.2 { b } else { a })
}

fn rows(context: &AnalysisContext<'_>) -> ResultTable {
    let model = context.model();
    TableBuilder::new()
        .column("journey", |row: &LoggedActivity<'_>| ThingAddress::of(model, model.journeys[row.log.journey].node))
        .column("activity", |row| {
            PlainCell(row.activity.map_or(TableCell::Hidden, |activity| TableCell::Text(Arc::from(activity.name.as_str()))))
        })
        .column("cases", |row| row.log.cell(row.cases()))
        .column("suppressed", |row| row.activity.is_none())
        .sorted_rows(all(model))
}

fn answer(w: &AnswerWriter<'_, '_>) -> Answer {
    let f = w.figures;
    let mut rows: Vec<LoggedActivity<'_>> = all(w.model()).filter(|row| row.activity.is_some()).collect();
    let Some((first, activity, share)) = commonest(w.model()) else {
        return Answer::sentence("No log tells of anything that is not documented.");
    };
    rows.sort_by(|a, b| b.log.share(b.cases()).told().unwrap_or(0.0).total_cmp(&a.log.share(a.cases()).told().unwrap_or(0.0)));
    let answer = format!(
        "{} stand at no touchpoint; \u{201c}{}\u{201d} happens to {} of those on {}.",
        counted(rows.len(), "logged activity", "logged activities", f),
        activity.name,
        f.share(share),
        w.quoted(w.model().journeys[first.log.journey].node),
    );
    let row = |row: &LoggedActivity<'_>| {
        vec![
            row.activity.map_or_else(String::new, |activity| activity.name.clone()),
            w.journey(row.log.journey),
            row.log.say(row.cases(), f),
        ]
    };
    Answer { answer: capital(&answer), ..Answer::few(&["what happens", "journey", "#cases"], rows.iter().map(row).collect()) }
}
