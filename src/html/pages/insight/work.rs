//! What is asked of work: where ours goes, what customers do themselves, what is seen of it, what goes wrong.

use std::collections::BTreeSet;

use crate::analysis::attribution::OutcomeFigures;
use crate::analysis::failure_demand::FailureDemand;
use crate::analysis::known_sum::share as share_of;
use crate::analysis::{customer_work, duck, effort, failure_demand};
use crate::html::site_index::SiteIndex;
use crate::model::kinds::{Journey, Outcome};
use crate::model::nested::Touchpoint;
use crate::words::message;

use super::shown::{CountedFrom, FirstRows, InsightTheme, ShownInsight, column, money, share, table, unknown, work};
use super::told::{Told, ToldValue, say, thing, told};

pub(super) static EFFORT: ShownInsight = ShownInsight {
    analysis: &effort::ANALYSIS,
    title: message::INSIGHT_EFFORT,
    question: message::INSIGHT_EFFORT_ASKS,
    why: message::INSIGHT_EFFORT_WHY,
    theme: InsightTheme::Work,
    how: message::INSIGHT_EFFORT_HOW,
    say: effort_says,
    tables: &[
        table(
            "effort_by_outcome",
            message::INSIGHT_EFFORT_ROWS,
            FirstRows::Most("total_minutes"),
            &[
                column("outcome", message::KIND_OUTCOME),
                work("own_minutes", message::INSIGHT_OWN_WORK).walked().counted_from(CountedFrom::Place("tl-processes")),
                work("direct_minutes", message::INSIGHT_OF_IT_DIRECT).walked(),
                work("behind_minutes", message::INSIGHT_OF_IT_BEHIND).walked(),
                work("total_minutes", message::INSIGHT_WITH_PARTS).walked().counted_from(CountedFrom::Place("tl-processes")),
                money("own_cost", message::INSIGHT_OWN_COST).walked(),
                money("total_cost", message::INSIGHT_COST_WITH_PARTS).walked(),
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
    why: message::INSIGHT_CUSTOMER_WORK_WHY,
    theme: InsightTheme::People,
    how: message::INSIGHT_CUSTOMER_WORK_HOW,
    say: customer_work_says,
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
            column("unknown_touchpoints", message::INSIGHT_UNKNOWN_AT).may_be_missing(),
            column("partly_unknown_touchpoints", message::INSIGHT_PARTLY_KNOWN_AT).may_be_missing(),
        ],
    )],
};

pub(super) static DUCK: ShownInsight = ShownInsight {
    analysis: &duck::ANALYSIS,
    title: message::INSIGHT_DUCK,
    question: message::INSIGHT_DUCK_ASKS,
    why: message::INSIGHT_DUCK_WHY,
    theme: InsightTheme::Work,
    how: message::INSIGHT_DUCK_HOW,
    say: duck_says,
    tables: &[table(
        "duck",
        message::INSIGHT_BY_OUTCOME,
        FirstRows::Most("back_minutes"),
        &[
            column("outcome", message::KIND_OUTCOME),
            work("front_minutes", message::INSIGHT_SEEN).walked().counted_from(CountedFrom::Place("tl-processes")),
            work("back_minutes", message::INSIGHT_NOT_SEEN).walked().counted_from(CountedFrom::Place("tl-processes")),
            work("support_minutes", message::INSIGHT_IN_SUPPORT).walked().counted_from(CountedFrom::Place("tl-processes")).may_be_missing(),
            column("unknown_steps", message::INSIGHT_UNKNOWN_STEPS).may_be_missing(),
        ],
    )],
};

pub(super) static FAILURE_DEMAND: ShownInsight = ShownInsight {
    analysis: &failure_demand::ANALYSIS,
    title: message::INSIGHT_FAILURE,
    question: message::INSIGHT_FAILURE_ASKS,
    why: message::INSIGHT_FAILURE_WHY,
    theme: InsightTheme::Work,
    how: message::INSIGHT_FAILURE_HOW,
    say: failure_says,
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
                share("share_of_ours", message::INSIGHT_SHARE_OF_OURS).walked(),
                work("their_minutes", message::INSIGHT_THEIRS_A_MONTH),
                share("share_of_theirs", message::INSIGHT_SHARE_OF_THEIRS).walked(),
            ],
        ),
        unknown("failure_unknown", message::INSIGHT_FAILURE_UNKNOWN, &[column("touchpoint", message::GLOSSARY_TOUCHPOINT)]),
    ],
};

fn effort_says(index: &SiteIndex<'_>) -> Told {
    let model = index.model();
    let effort = effort::all(&index.analysis);
    let minutes = effort.minutes;
    let all = index.analysis.working().count();
    // What is known in part is not known: the rows below name it.
    let known = all - minutes.unknown.len() - effort.partly_unknown.len();
    if !minutes.knows {
        let why = if all == 0 { message::INSIGHT_EFFORT_NO_PROCESS } else { message::INSIGHT_EFFORT_NOT_KNOWN };
        return Told::nothing(why).known(known, all, message::INSIGHT_KNOWN_PROCESSES);
    }
    let own = |figures: &OutcomeFigures| figures.own.unwrap_or(0.0);
    let most = minutes.outcomes.iter().max_by(|(_, a), (_, b)| own(a).total_cmp(&own(b))).filter(|(_, figures)| own(figures) > 0.0);
    let lost = share_of(minutes.no_recorded_path, minutes.known).unwrap_or(0.0);
    let (work, lost_work) = (ToldValue::Work(Some(minutes.known)), ToldValue::Work(Some(minutes.no_recorded_path)));
    let values = [("all", work), ("lost", lost_work), ("share", ToldValue::Share(lost))];
    let sentence = match most {
        None => say(message::INSIGHT_EFFORT_SAYS_LOST, values),
        Some((outcome, figures)) => {
            let (outcome, most) = (thing(model.outcomes[*outcome].node), ToldValue::Work(figures.own));
            let says = if lost > 0.0 { message::INSIGHT_EFFORT_SAYS } else { message::INSIGHT_EFFORT_SAYS_NONE_LOST };
            let values = [&values[..], &[("outcome", outcome), ("most", most)]].concat();
            say(says, values)
        }
    };
    told(sentence, lost).known(known, all, message::INSIGHT_KNOWN_PROCESSES)
}

fn customer_work_says(index: &SiteIndex<'_>) -> Told {
    let model = index.model();
    let all: Vec<_> = model.live::<Journey>().map(|(id, _)| customer_work::of_journey(&index.analysis, id)).collect();
    if all.is_empty() {
        return Told::nothing(message::INSIGHT_NO_JOURNEY);
    }
    let touchpoints = all.iter().map(|work| work.touchpoints.len()).sum();
    let known = all.iter().flat_map(|work| &work.touchpoints).filter(|t| t.minutes.is_some()).count();
    let most = all.iter().filter_map(|work| Some((work, work.share?))).reduce(|a, b| if b.1 > a.1 { b } else { a });
    let Some((work, share)) = most else {
        return Told::nothing(message::INSIGHT_CUSTOMER_WORK_NOT_KNOWN).known(known, touchpoints, message::INSIGHT_KNOWN_TOUCHPOINTS);
    };
    let journey = thing(model.journeys[work.journey].node);
    let (theirs, ours) = (ToldValue::Work(work.minutes), ToldValue::Work(work.our_minutes));
    let values = [("journey", journey), ("share", ToldValue::Share(share)), ("theirs", theirs), ("ours", ours)];
    // To do much oneself is no harm by itself.
    told(say(message::INSIGHT_CUSTOMER_WORK_SAYS, values), share / 2.0).known(known, touchpoints, message::INSIGHT_KNOWN_TOUCHPOINTS)
}

fn duck_says(index: &SiteIndex<'_>) -> Told {
    let model = index.model();
    let context = &index.analysis;
    let ducks: Vec<_> = model.live::<Outcome>().map(|(id, _)| duck::of_outcome(context, id)).collect();
    let steps: BTreeSet<_> = model
        .live::<Outcome>()
        .flat_map(|(id, _)| context.processes_of(id))
        .flat_map(|process| model.processes[process].steps.iter().copied())
        .collect();
    let unknown: BTreeSet<_> = ducks.iter().flat_map(|duck| duck.unknown_steps.iter().copied()).collect();
    let known = (steps.len() - unknown.len(), steps.len());
    let least = ducks.iter().filter_map(|duck| Some((duck, duck.share_above()?))).reduce(|a, b| if b.1 < a.1 { b } else { a });
    let Some((duck, above)) = least else {
        let why = if ducks.is_empty() { message::INSIGHT_NO_OUTCOME } else { message::INSIGHT_DUCK_NOT_KNOWN };
        return Told::nothing(why).known(known.0, known.1, message::INSIGHT_KNOWN_STEPS);
    };
    let outcome = thing(model.outcomes[duck.outcome].node);
    let below = duck.below().unwrap_or(0.0);
    let (all, below) = (ToldValue::Work(Some(below + duck.front_minutes.unwrap_or(0.0))), ToldValue::Work(Some(below)));
    let values = [("outcome", outcome), ("share", ToldValue::Share(1.0 - above)), ("below", below), ("all", all)];
    // What nobody sees may be care: it is worth a look, and no harm by itself.
    told(say(message::INSIGHT_DUCK_SAYS, values), (1.0 - above) / 4.0).known(known.0, known.1, message::INSIGHT_KNOWN_STEPS)
}

fn failure_says(index: &SiteIndex<'_>) -> Told {
    let demand = FailureDemand::of(&index.analysis);
    let share = demand.all();
    let all = index.model().live::<Touchpoint>().count();
    let count = share.touchpoints.len();
    if count == 0 {
        return Told::nothing(if all == 0 { message::INSIGHT_NO_TOUCHPOINT } else { message::INSIGHT_FAILURE_NONE });
    }
    let (ours, theirs) = (ToldValue::Work(share.our_minutes), ToldValue::Work(share.their_minutes));
    let values = [("count", count.into()), ("all", all.into()), ("ours", ours), ("theirs", theirs)];
    let weight = share.share_of_ours.unwrap_or(0.0).max(share.share_of_theirs.unwrap_or(0.0));
    let known = count - demand.unknown().count();
    // A fifth of the work is very much: it goes before what hurts nine in ten.
    told(say(message::INSIGHT_FAILURE_SAYS, values), 4.0 * weight).known(known, count, message::INSIGHT_KNOWN_TOUCHPOINTS)
}
