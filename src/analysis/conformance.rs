//! Conformance: how many of the cases in a journey's log went the way that the journey documents.
//!
//! A case fits where its touchpoints follow each other as `next` says, none of them is missing, and nothing happens besides. What is counted
//! of the others are the cases that have any of each. Asked of live journeys with a log.

use crate::base::english::counted;
use crate::model::logged::{ConformanceFigures, Disclosed};

use super::answer::{Answer, AnswerWriter};
use super::context::AnalysisContext;
use super::description::{Analysis, PublishedShape};
use super::logs::{JourneyLog, logs, say};
use super::table::{ResultTable, TableBuilder, ThingAddress};

/// Its entry in the registry.
pub static ANALYSIS: Analysis = Analysis {
    name: "conformance",
    title: "As documented",
    question: "does it go the way that we say?",
    word: None,
    shape: PublishedShape::Rows(rows),
    answer,
};

/// A figure of those that a documented way has; unknown where there is none.
fn of<T: Copy>(log: &JourneyLog<'_>, figure: fn(&ConformanceFigures) -> Disclosed<T>) -> Disclosed<T> {
    log.figures.conformance.as_ref().map_or(Disclosed::Unknown, figure)
}

/// The share of cases that fit, 0 to 1.
pub fn share(log: &JourneyLog<'_>) -> Disclosed<f64> {
    of(log, |conformance| conformance.share)
}

fn is_suppressed(log: &JourneyLog<'_>) -> bool {
    let counts = [
        log.figures.cases,
        log.figures.ad_hoc,
        of(log, |c| c.fitting),
        of(log, |c| c.missing),
        of(log, |c| c.out_of_sequence),
        of(log, |c| c.repeated),
    ];
    counts.into_iter().any(Disclosed::is_hidden)
}

fn rows(context: &AnalysisContext<'_>) -> ResultTable {
    let model = context.model();
    TableBuilder::new()
        .column("journey", |log: &JourneyLog<'_>| ThingAddress::of(model, model.journeys[log.journey].node))
        .column("cases", |log| log.cell(log.figures.cases))
        .column("fitting", |log| log.cell(of(log, |c| c.fitting)))
        .column("share", share)
        .column("missing", |log| log.cell(of(log, |c| c.missing)))
        .column("out_of_sequence", |log| log.cell(of(log, |c| c.out_of_sequence)))
        .column("ad_hoc", |log| log.cell(log.figures.ad_hoc))
        .column("repeated", |log| log.cell(of(log, |c| c.repeated)))
        .column("basis", |log| if log.is_sample { "sample" } else { "all" })
        .column("suppressed", is_suppressed)
        .sorted_rows(logs(model))
}

fn answer(w: &AnswerWriter<'_, '_>) -> Answer {
    let f = w.figures;
    let mut all: Vec<JourneyLog<'_>> = logs(w.model()).collect();
    all.sort_by(|a, b| share(a).told().unwrap_or(2.0).total_cmp(&share(b).told().unwrap_or(2.0)));
    let Some(first) = all.first() else {
        return Answer::sentence("No journey has an event log that tells how it went.");
    };
    let answer = match share(first).told() {
        Some(share) => format!(
            "{} of the cases of {} go as documented, the least of {}.",
            f.share(share),
            w.quoted(w.model().journeys[first.journey].node),
            counted(all.len(), "logged journey", "logged journeys", f),
        ),
        None => format!("Nothing can be told of {}.", counted(all.len(), "logged journey", "logged journeys", f)),
    };
    let row = |log: &JourneyLog<'_>| {
        vec![
            w.journey(log.journey),
            say(share(log), |share| f.share(share)),
            log.say(of(log, |c| c.missing), f),
            log.say(of(log, |c| c.out_of_sequence), f),
            log.say(log.figures.ad_hoc, f),
        ]
    };
    let columns = ["journey", "#as documented", "#lack something", "#another order", "#not documented"];
    Answer { answer, ..Answer::few(&columns, all.iter().map(row).collect()) }
}
