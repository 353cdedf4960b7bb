//! What is asked of the ground that all of it stands on: how well journeys are known, what is backed, what stands behind what.

use std::collections::BTreeSet;

use crate::analysis::{backing, claims, maturity, traceability};
use crate::html::site_index::SiteIndex;
use crate::model::kinds::{Journey, Outcome};
use crate::model::nested::Touchpoint;
use crate::words::message;

use super::shown::{FirstRows, InsightTheme, ShownInsight, column, share, table};
use super::told::{Told, ToldValue, part, say, thing, told};

pub(super) static MATURITY: ShownInsight = ShownInsight {
    analysis: &maturity::ANALYSIS,
    title: message::INSIGHT_MATURITY,
    question: message::INSIGHT_MATURITY_ASKS,
    why: message::INSIGHT_MATURITY_WHY,
    theme: InsightTheme::Ground,
    how: message::INSIGHT_MATURITY_HOW,
    say: maturity_says,
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
    why: message::INSIGHT_BACKING_WHY,
    theme: InsightTheme::Ground,
    how: message::INSIGHT_BACKING_HOW,
    say: backing_says,
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
    why: message::INSIGHT_TRACE_WHY,
    theme: InsightTheme::Work,
    how: message::INSIGHT_TRACE_HOW,
    say: trace_says,
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
    why: message::INSIGHT_CLAIMS_WHY,
    theme: InsightTheme::Ground,
    how: message::INSIGHT_CLAIMS_HOW,
    say: claims_say,
    tables: &[table(
        "claims",
        message::INSIGHT_BY_OUTCOME,
        FirstRows::Most("processes"),
        &[column("outcome", message::KIND_OUTCOME), column("processes", message::INSIGHT_CLAIMED_BY)],
    )],
};

fn maturity_says(index: &SiteIndex<'_>) -> Told {
    let model = index.model();
    let levels: Vec<u8> = model.live::<Journey>().map(|(id, _)| maturity::of_journey(model, id).level).collect();
    if levels.is_empty() {
        return Told::nothing(message::INSIGHT_NO_JOURNEY);
    }
    let unseen = levels.iter().filter(|level| **level < 2).count();
    let highest = levels.iter().filter(|level| **level == 3).count();
    let values = [("unseen", unseen.into()), ("highest", highest.into()), ("all", levels.len().into())];
    let mapped = model.live::<Journey>().filter(|(id, _)| model.is_mapped(*id)).count();
    told(say(message::INSIGHT_MATURITY_SAYS, values), part(unseen, levels.len()) / 2.0).known(
        mapped,
        levels.len(),
        message::INSIGHT_KNOWN_MAPPED,
    )
}

fn backing_says(index: &SiteIndex<'_>) -> Told {
    let model = index.model();
    let all: Vec<_> = backing::all(model).collect();
    let (backed, statements) = all.iter().fold((0, 0), |(backed, all), each| (backed + each.backed, all + each.statements));
    let telling = all.iter().filter(|each| each.statements > 0).count();
    let least = all.iter().filter_map(|each| Some((each, each.share()?))).reduce(|a, b| if b.1 < a.1 { b } else { a });
    let Some((least, share)) = least else {
        let why = if all.is_empty() { message::INSIGHT_NO_JOURNEY } else { message::INSIGHT_BACKING_NONE };
        return Told::nothing(why).known(telling, all.len(), message::INSIGHT_KNOWN_MAPPED);
    };
    let journey = thing(model.journeys[least.journey].node);
    let values = [("backed", backed.into()), ("all", statements.into()), ("journey", journey), ("share", ToldValue::Share(share))];
    let weight = 1.0 - part(backed, statements);
    told(say(message::INSIGHT_BACKING_SAYS, values), weight).known(telling, all.len(), message::INSIGHT_KNOWN_MAPPED)
}

fn trace_says(index: &SiteIndex<'_>) -> Told {
    let model = index.model();
    let (mut all, mut served, mut unserved) = (0, 0, 0);
    for (id, touchpoint) in model.live::<Touchpoint>() {
        all += 1;
        served += usize::from(!index.reach.serving(id).is_empty());
        unserved += usize::from(touchpoint.is_unserved());
    }
    let journeys = model.live::<Journey>().count();
    let mapped = model.live::<Journey>().filter(|(id, _)| model.is_mapped(*id)).count();
    if all == 0 {
        return Told::nothing(message::INSIGHT_NO_TOUCHPOINT).known(mapped, journeys, message::INSIGHT_KNOWN_MAPPED);
    }
    let values = [("served", served.into()), ("unserved", unserved.into()), ("all", all.into())];
    // Nobody answers there: what a person meets matters more than what is written about it.
    told(say(message::INSIGHT_TRACE_SAYS, values), 4.0 * part(unserved, all)).known(mapped, journeys, message::INSIGHT_KNOWN_MAPPED)
}

fn claims_say(index: &SiteIndex<'_>) -> Told {
    let model = index.model();
    let claims: Vec<_> = model.live::<Outcome>().map(|(id, _)| claims::of_outcome(&index.analysis, id)).collect();
    let processes = claims.iter().flatten().collect::<BTreeSet<_>>().len();
    if processes == 0 {
        return Told::nothing(message::INSIGHT_CLAIMS_NONE);
    }
    let outcomes = claims.iter().filter(|processes| !processes.is_empty()).count();
    let values = [("count", processes.into()), ("outcomes", outcomes.into())];
    told(say(message::INSIGHT_CLAIMS_SAY, values), part(processes, model.processes.len()))
}
