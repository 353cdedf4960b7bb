//! What is asked of hands: where work passes from one to the next, on whom much hangs, who does what.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::analysis::dependencies::Dependency;
use crate::analysis::{break_points, matrices, roles, single_points, teams_crossed};
use crate::html::site_index::SiteIndex;
use crate::model::id::Id;
use crate::model::kinds::{Journey, Outcome, Process};
use crate::model::nested::{Actor, Step};
use crate::words::message;

use super::shown::{CountedFrom, FirstRows, InsightTheme, ShownInsight, column, table, work};
use super::told::{Told, ToldValue, part, say, thing, told};

pub(super) static BREAK_POINTS: ShownInsight = ShownInsight {
    analysis: &break_points::ANALYSIS,
    title: message::INSIGHT_BREAKS,
    question: message::INSIGHT_BREAKS_ASKS,
    why: message::INSIGHT_BREAKS_WHY,
    theme: InsightTheme::Work,
    how: message::INSIGHT_BREAKS_HOW,
    say: breaks_say,
    tables: &[
        table(
            "break_points_of_journeys",
            message::INSIGHT_BY_JOURNEY,
            FirstRows::Most("hand_offs"),
            &[
                column("journey", message::KIND_JOURNEY),
                column("hand_offs", message::INSIGHT_HAND_OFFS).counted_from(CountedFrom::Blueprint),
                column("between_touchpoints", message::INSIGHT_HAND_OFFS_BETWEEN).counted_from(CountedFrom::Blueprint),
                column("system_changes", message::INSIGHT_SYSTEM_CHANGES).counted_from(CountedFrom::Blueprint),
            ],
        ),
        table(
            "break_points_of_processes",
            message::INSIGHT_BY_PROCESS,
            FirstRows::Most("hand_offs"),
            &[
                column("process", message::KIND_PROCESS),
                column("hand_offs", message::INSIGHT_HAND_OFFS).counted_from(CountedFrom::Place("tl-how")),
                column("system_changes", message::INSIGHT_SYSTEM_CHANGES).counted_from(CountedFrom::Place("tl-how")),
                column("unknown", message::INSIGHT_BY_WHOM_UNKNOWN),
            ],
        ),
    ],
};

pub(super) static SINGLE_POINTS: ShownInsight = ShownInsight {
    analysis: &single_points::ANALYSIS,
    title: message::INSIGHT_SINGLE,
    question: message::INSIGHT_SINGLE_ASKS,
    why: message::INSIGHT_SINGLE_WHY,
    theme: InsightTheme::Work,
    how: message::INSIGHT_SINGLE_HOW,
    say: single_points_say,
    tables: &[table(
        "single_points_of_failure",
        message::INSIGHT_SINGLE_ROWS,
        FirstRows::Ranked,
        &[
            column("subject", message::INSIGHT_SINGLE_SUBJECT).with_sort(),
            column("outcome", message::INSIGHT_SINGLE_OUTCOME),
            column("touchpoints", message::INSIGHT_SINGLE_TOUCHPOINTS),
        ],
    )],
};

pub(super) static TEAMS_CROSSED: ShownInsight = ShownInsight {
    analysis: &teams_crossed::ANALYSIS,
    title: message::INSIGHT_TEAMS,
    question: message::INSIGHT_TEAMS_ASKS,
    why: message::INSIGHT_TEAMS_WHY,
    theme: InsightTheme::Work,
    how: message::INSIGHT_TEAMS_HOW,
    say: teams_say,
    tables: &[table(
        "teams_crossed",
        message::INSIGHT_BY_OUTCOME,
        FirstRows::Most("teams"),
        &[column("outcome", message::KIND_OUTCOME), column("teams", message::KIND_TEAM_MANY).walked()],
    )],
};

pub(super) static ROLES: ShownInsight = ShownInsight {
    analysis: &roles::ANALYSIS,
    title: message::INSIGHT_ROLES,
    question: message::INSIGHT_ROLES_ASKS,
    why: message::INSIGHT_ROLES_WHY,
    theme: InsightTheme::Work,
    how: message::INSIGHT_ROLES_HOW,
    say: roles_say,
    tables: &[
        table(
            "roles",
            message::INSIGHT_ROLES_ROWS,
            FirstRows::Most("minutes_a_month"),
            &[
                column("subject", message::INSIGHT_ROLE_OR_TEAM),
                work("minutes_a_month", message::INSIGHT_WORK_A_MONTH),
                column("responsible", message::INSIGHT_DOES),
                column("accountable", message::INSIGHT_ANSWERS_FOR),
                column("consulted", message::INSIGHT_IS_ASKED),
                column("informed", message::INSIGHT_IS_TOLD),
            ],
        ),
        table(
            "roles_by_outcome",
            message::INSIGHT_ROLES_BY_OUTCOME,
            FirstRows::Most("minutes_a_month"),
            &[
                column("subject", message::INSIGHT_ROLE_OR_TEAM),
                column("outcome", message::INSIGHT_FOR_OUTCOME).may_be_empty(),
                work("minutes_a_month", message::INSIGHT_WORK_A_MONTH),
                column("steps", message::INSIGHT_STEPS),
            ],
        ),
    ],
};

pub(super) static MATRICES: ShownInsight = ShownInsight {
    analysis: &matrices::ANALYSIS,
    title: message::INSIGHT_MATRICES,
    question: message::INSIGHT_MATRICES_ASKS,
    why: message::INSIGHT_MATRICES_WHY,
    theme: InsightTheme::Work,
    how: message::INSIGHT_MATRICES_HOW,
    say: matrices_say,
    tables: &[
        table(
            "outcome_team",
            message::INSIGHT_OUTCOME_TEAM,
            FirstRows::Most("direct"),
            &[
                column("outcome", message::KIND_OUTCOME),
                column("column", message::KIND_TEAM),
                column("direct", message::INSIGHT_MET_DIRECTLY),
                column("support", message::INSIGHT_MET_THROUGH_SUPPORT),
            ],
        ),
        table(
            "outcome_system",
            message::INSIGHT_OUTCOME_SYSTEM,
            FirstRows::Most("direct"),
            &[
                column("outcome", message::KIND_OUTCOME),
                column("column", message::KIND_SYSTEM),
                column("direct", message::INSIGHT_MET_DIRECTLY),
                column("support", message::INSIGHT_MET_THROUGH_SUPPORT),
            ],
        ),
        table(
            "outcome_channel",
            message::INSIGHT_OUTCOME_CHANNEL,
            FirstRows::Most("direct"),
            &[
                column("outcome", message::KIND_OUTCOME),
                column("column", message::GLOSSARY_CHANNEL),
                column("direct", message::TARGET_TOUCHPOINTS),
            ],
        ),
        table(
            "outcome_stakeholder",
            message::INSIGHT_OUTCOME_STAKEHOLDER,
            FirstRows::Most("support"),
            &[
                column("outcome", message::KIND_OUTCOME),
                column("column", message::INSIGHT_STAKEHOLDER),
                column("direct", message::INSIGHT_PERSONAS_OF_IT),
                column("support", message::INSIGHT_LIMITS_OF_IT),
            ],
        ),
    ],
};

fn breaks_say(index: &SiteIndex<'_>) -> Told {
    let model = index.model();
    let all: Vec<_> = model.live::<Journey>().map(|(id, _)| break_points::of_journey(&index.analysis, id)).collect();
    let most = all.iter().reduce(|a, b| if b.changes_of_hands() > a.changes_of_hands() { b } else { a });
    let Some(most) = most else { return Told::nothing(message::INSIGHT_NO_JOURNEY) };
    let (pairs, silent) = model.live::<Process>().fold((0, 0), |(pairs, silent), (id, process)| {
        let next = |step: &Id<Step>| model.steps[*step].next.iter().map(|next| next.to).collect::<BTreeSet<_>>().len();
        (pairs + process.steps.iter().map(next).sum::<usize>(), silent + break_points::of_process(model, id).unknown)
    });
    let known = |told: Told| told.known(pairs - silent, pairs, message::INSIGHT_KNOWN_PAIRS);
    if most.changes_of_hands() == 0 {
        return known(Told::nothing(message::INSIGHT_BREAKS_NONE));
    }
    let journey = thing(model.journeys[most.journey].node);
    let values = [("journey", journey), ("count", most.changes_of_hands().into()), ("systems", most.system_changes.into())];
    match break_points::middle(&all).filter(|middle| *middle < most.changes_of_hands()) {
        None => known(told(say(message::INSIGHT_BREAKS_SAY_ALONE, values), 0.0)),
        Some(middle) => {
            let values = [&values[..], &[("middle", middle.into())]].concat();
            known(told(say(message::INSIGHT_BREAKS_SAY, values), (1.0 - part(middle, most.changes_of_hands())) / 2.0))
        }
    }
}

fn single_points_say(index: &SiteIndex<'_>) -> Told {
    let model = index.model();
    let context = &index.analysis;
    let points = single_points::all(context);
    let all = model.live::<Outcome>().count();
    let known = model.live::<Outcome>().filter(|(id, _)| single_points::can_tell(context, *id)).count();
    let Some(worst) = points.first() else {
        let why = if known == 0 { message::INSIGHT_SINGLE_CANNOT_TELL } else { message::INSIGHT_SINGLE_NONE };
        return Told::nothing(why).known(known, all, message::INSIGHT_KNOWN_OUTCOMES);
    };
    let hanging = points.iter().map(|point| point.outcome).collect::<BTreeSet<_>>().len();
    let node = worst.part.node(model);
    let kind = ToldValue::Text(model.file_kind(node).word().into());
    let counts = [("count", hanging.into()), ("all", all.into()), ("touchpoints", worst.touchpoints.into())];
    let needed_as_often = points.iter().filter(|point| point.touchpoints == worst.touchpoints).map(|point| point.part);
    let alike = needed_as_often.collect::<BTreeSet<_>>().len() - 1;
    let values = [&counts[..], &[("thing", thing(node)), ("kind", kind), ("alike", alike.into())]].concat();
    told(say(message::INSIGHT_SINGLE_SAYS, values), part(hanging, all) / 2.0).known(known, all, message::INSIGHT_KNOWN_OUTCOMES)
}

fn teams_say(index: &SiteIndex<'_>) -> Told {
    let model = index.model();
    let all: Vec<_> = model.live::<Outcome>().map(|(id, _)| (id, teams_crossed::of_outcome(&index.analysis, id).len())).collect();
    let walked = all.iter().filter(|(id, _)| !index.reach.touchpoints_of(*id).is_empty()).count();
    let most = all.iter().copied().reduce(|a, b| if b.1 > a.1 { b } else { a }).filter(|(_, teams)| *teams > 0);
    let Some((outcome, teams)) = most else {
        return Told::nothing(message::INSIGHT_TEAMS_NONE).known(walked, all.len(), message::INSIGHT_KNOWN_WALKED);
    };
    let outcome = thing(model.outcomes[outcome].node);
    let values = [("outcome", outcome), ("count", teams.into())];
    told(say(message::INSIGHT_TEAMS_SAY, values), part(teams, 40)).known(walked, all.len(), message::INSIGHT_KNOWN_WALKED)
}

fn roles_say(index: &SiteIndex<'_>) -> Told {
    let model = index.model();
    let parts = index.work_of_all();
    let steps = model.live::<Process>().flat_map(|(_, process)| process.steps.iter().map(|&step| &model.steps[step]));
    let ours: Vec<&Step> = steps.filter(|step| matches!(step.by, Actor::Role(_) | Actor::Team(_) | Actor::Us)).collect();
    if ours.is_empty() {
        return Told::nothing(message::INSIGHT_ROLES_NONE);
    }
    let answered = ours.iter().filter(|step| step.accountable.is_some()).count();
    let named = ours.iter().filter(|step| step.by != Actor::Us).count();
    let values = [("count", answered.into()), ("all", ours.len().into())];
    let minutes = |part: &roles::WorkPart| part.minutes.total().unwrap_or(0.0);
    let most = parts.iter().reduce(|a, b| if minutes(b.1) > minutes(a.1) { b } else { a }).filter(|(_, part)| minutes(part) > 0.0);
    let sentence = match most {
        None => say(message::INSIGHT_ROLES_SAY_ANSWERED, values),
        Some((who, part)) => {
            let (who, work) = (thing(who.node(model)), ToldValue::Work(part.minutes.total()));
            let values = [&values[..], &[("who", who), ("work", work)]].concat();
            say(message::INSIGHT_ROLES_SAY, values)
        }
    };
    told(sentence, (1.0 - part(answered, ours.len())) / 4.0).known(named, ours.len(), message::INSIGHT_KNOWN_STEPS)
}

/// Which team, system and channel most outcomes meet.
fn matrices_say(index: &SiteIndex<'_>) -> Told {
    let model = index.model();
    // How many outcomes meet each, and at how many touchpoints.
    let mut parts: BTreeMap<Dependency, (usize, usize)> = BTreeMap::new();
    let mut channels: BTreeMap<Arc<str>, (usize, usize)> = BTreeMap::new();
    let add = |sums: &mut (usize, usize), touchpoints: usize| *sums = (sums.0 + 1, sums.1 + touchpoints);
    let (mut all, mut walked) = (0, 0);
    for (outcome, _) in model.live::<Outcome>() {
        all += 1;
        walked += usize::from(!index.reach.touchpoints_of(outcome).is_empty());
        for (part, cell) in matrices::of_outcome(&index.analysis, outcome) {
            add(parts.entry(part).or_default(), cell.direct + cell.support);
        }
        for (channel, touchpoints) in matrices::channels(&index.analysis, outcome) {
            add(channels.entry(channel).or_default(), touchpoints);
        }
    }
    let most = |is_wanted: fn(&Dependency) -> bool| {
        let most = parts.iter().filter(|(part, _)| is_wanted(part)).reduce(|a, b| if b.1 > a.1 { b } else { a });
        most.map(|(part, (outcomes, _))| (thing(part.node(model)), *outcomes))
    };
    let channel = channels.iter().reduce(|a, b| if b.1 > a.1 { b } else { a });
    let channel = channel.and_then(|(id, (outcomes, _))| Some((ToldValue::Text(Arc::clone(&index.channels.get(id)?.title)), *outcomes)));
    let met = [
        (message::INSIGHT_MATRICES_TEAM, most(|part| matches!(part, Dependency::Team(_)))),
        (message::INSIGHT_MATRICES_SYSTEM, most(|part| matches!(part, Dependency::System(_)))),
        (message::INSIGHT_MATRICES_CHANNEL, channel),
    ];
    let met = met.into_iter().filter_map(|(says, met)| met.map(|(what, count)| say(says, [("what", what), ("count", count.into())])));
    let met: Vec<_> = met.collect();
    if met.is_empty() {
        return Told::nothing(message::INSIGHT_MATRICES_NONE).known(walked, all, message::INSIGHT_KNOWN_WALKED);
    }
    let met = ToldValue::List(met);
    let sentence = say(message::INSIGHT_MATRICES_SAY, [("met", met), ("all", all.into())]);
    told(sentence, 0.0).known(walked, all, message::INSIGHT_KNOWN_WALKED)
}
