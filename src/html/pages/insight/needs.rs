//! What is asked of those whom it is for: their needs and pains, what would help them, and what could change first.

use crate::analysis::backlog::Quadrant;
use crate::analysis::helps_and_hurts::Effect;
use crate::analysis::opportunities::Band;
use crate::analysis::{backlog, helps_and_hurts, opportunities, pains, target_gap, value_zone};
use crate::html::site_index::SiteIndex;
use crate::model::kinds::Outcome;
use crate::words::message;

use super::shown::{FigureUnit, FirstRows, InsightTheme, ShownInsight, column, money, table};
use super::told::{Told, ToldValue, part, say, thing, told};

pub(super) static OPPORTUNITIES: ShownInsight = ShownInsight {
    analysis: &opportunities::ANALYSIS,
    title: message::INSIGHT_NEEDS,
    question: message::INSIGHT_NEEDS_ASKS,
    why: message::INSIGHT_NEEDS_WHY,
    theme: InsightTheme::People,
    how: message::INSIGHT_NEEDS_HOW,
    say: needs_say,
    tables: &[table(
        "opportunities",
        message::INSIGHT_NEEDS_ROWS,
        FirstRows::Ranked,
        &[
            column("need", message::GLOSSARY_NEED),
            column("score", message::INSIGHT_SCORE),
            column("band", message::INSIGHT_BAND).may_be_empty(),
            column("estimate", message::INSIGHT_ESTIMATE),
        ],
    )],
};

pub(super) static PAINS: ShownInsight = ShownInsight {
    analysis: &pains::ANALYSIS,
    title: message::INSIGHT_PAINS,
    question: message::INSIGHT_PAINS_ASKS,
    why: message::INSIGHT_PAINS_WHY,
    theme: InsightTheme::People,
    how: message::INSIGHT_PAINS_HOW,
    say: pains_say,
    tables: &[table(
        "pains",
        message::INSIGHT_PAINS_ROWS,
        FirstRows::Ranked,
        &[
            column("pain", message::INSIGHT_PAIN),
            column("touchpoint", message::GLOSSARY_TOUCHPOINT),
            column("level", message::INSIGHT_LEVEL),
            column("leave_risk", message::INSIGHT_LEAVE_RISK),
            column("score", message::INSIGHT_WEIGHT),
        ],
    )],
};

pub(super) static VALUE_ZONE: ShownInsight = ShownInsight {
    analysis: &value_zone::ANALYSIS,
    title: message::INSIGHT_VALUE,
    question: message::INSIGHT_VALUE_ASKS,
    why: message::INSIGHT_VALUE_WHY,
    theme: InsightTheme::People,
    how: message::INSIGHT_VALUE_HOW,
    say: value_says,
    tables: &[table(
        "value_zone",
        message::INSIGHT_BY_OUTCOME,
        FirstRows::Most("unmet"),
        &[
            column("outcome", message::KIND_OUTCOME),
            column("unmet", message::INSIGHT_UNMET).walked(),
            column("unstated_unmet", message::INSIGHT_UNMET_UNSAID).walked().may_be_missing(),
            column("met", message::INSIGHT_MET).walked(),
            column("services_without_need", message::INSIGHT_SERVICES_WITHOUT_NEED).walked().may_be_missing(),
        ],
    )],
};

pub(super) static HELPS_AND_HURTS: ShownInsight = ShownInsight {
    analysis: &helps_and_hurts::ANALYSIS,
    title: message::INSIGHT_HELPS,
    question: message::INSIGHT_HELPS_ASKS,
    why: message::INSIGHT_HELPS_WHY,
    theme: InsightTheme::People,
    how: message::INSIGHT_HELPS_HOW,
    say: helps_say,
    tables: &[table(
        "helps_and_hurts",
        message::INSIGHT_HELPS_ROWS,
        FirstRows::Least("feeling"),
        &[
            column("process", message::KIND_PROCESS),
            column("outcome", message::INSIGHT_ON_THE_WAY_TO),
            column("effect", message::INSIGHT_EFFECT),
            column("feeling", message::INSIGHT_FEELING).of(FigureUnit::Feeling),
            column("pains", message::INSIGHT_PAINS_COUNT),
            column("gains", message::INSIGHT_GAINS_COUNT),
            column("touchpoints", message::TARGET_TOUCHPOINTS),
        ],
    )],
};

pub(super) static BACKLOG: ShownInsight = ShownInsight {
    analysis: &backlog::ANALYSIS,
    title: message::INSIGHT_BACKLOG,
    question: message::INSIGHT_BACKLOG_ASKS,
    why: message::INSIGHT_BACKLOG_WHY,
    theme: InsightTheme::Change,
    how: message::INSIGHT_BACKLOG_HOW,
    say: backlog_says,
    tables: &[
        table(
            "backlog",
            message::INSIGHT_BACKLOG_ROWS,
            FirstRows::Ranked,
            &[
                column("opportunity", message::INSIGHT_OPPORTUNITY),
                column("value", message::INSIGHT_WORTH),
                column("effort", message::INSIGHT_EFFORT_OF_IT),
                column("quadrant", message::INSIGHT_WHAT_TO_DO),
                column("state", message::INSIGHT_STATE),
                column("owner", message::FACTS_OWNER).may_be_empty(),
                column("outcomes", message::KIND_OUTCOME_MANY),
                column("options", message::INSIGHT_OPTIONS),
            ],
        ),
        table(
            "backlog_options",
            message::INSIGHT_OPTIONS_ROWS,
            FirstRows::Ranked,
            &[
                column("opportunity", message::INSIGHT_OPPORTUNITY),
                column("title", message::INSIGHT_OPTION),
                money("cost", message::INSIGHT_COST),
                column("effort", message::INSIGHT_EFFORT_OF_IT),
                column("target", message::INSIGHT_LEADS_TO).may_be_empty(),
            ],
        ),
    ],
};

pub(super) static TARGET_GAPS: ShownInsight = ShownInsight {
    analysis: &target_gap::ANALYSIS,
    title: message::INSIGHT_TARGETS,
    question: message::INSIGHT_TARGETS_ASKS,
    why: message::INSIGHT_TARGETS_WHY,
    theme: InsightTheme::Change,
    how: message::INSIGHT_TARGETS_HOW,
    say: targets_say,
    tables: &[table(
        "target_gaps",
        message::INSIGHT_TARGETS_ROWS,
        FirstRows::Most("changed"),
        &[
            column("target", message::TARGET_TO_COME),
            column("current", message::TARGET_TODAY),
            column("added", message::INSIGHT_ADDED),
            column("removed", message::INSIGHT_REMOVED),
            column("changed", message::INSIGHT_CHANGED),
            column("processes_added", message::INSIGHT_PROCESSES_ADDED).may_be_missing(),
            column("processes_removed", message::INSIGHT_PROCESSES_REMOVED).may_be_missing(),
            column("teams_added", message::INSIGHT_TEAMS_ADDED).may_be_missing(),
            column("teams_removed", message::INSIGHT_TEAMS_REMOVED).may_be_missing(),
            column("systems_added", message::INSIGHT_SYSTEMS_ADDED).may_be_missing(),
            column("systems_removed", message::INSIGHT_SYSTEMS_REMOVED).may_be_missing(),
            column("third_parties_added", message::INSIGHT_THIRD_PARTIES_ADDED).may_be_missing(),
            column("third_parties_removed", message::INSIGHT_THIRD_PARTIES_REMOVED).may_be_missing(),
        ],
    )],
};

fn needs_say(index: &SiteIndex<'_>) -> Told {
    let model = index.model();
    let all = opportunities::all(model);
    let known = all.iter().filter(|scored| scored.score.is_some()).count();
    let Some((first, score)) = all.first().and_then(|first| Some((first, first.score?))) else {
        let why = if all.is_empty() { message::INSIGHT_NO_NEED } else { message::INSIGHT_NEEDS_NOT_KNOWN };
        return Told::nothing(why).known(known, all.len(), message::INSIGHT_KNOWN_NEEDS);
    };
    let count = all.iter().filter(|scored| matches!(scored.band, Some(Band::Extreme | Band::High))).count();
    let need = thing(model.needs[first.need].node);
    let values = [("count", count.into()), ("all", all.len().into()), ("need", need), ("score", ToldValue::Number(score))];
    told(say(message::INSIGHT_NEEDS_SAY, values), score / 20.0).known(known, all.len(), message::INSIGHT_KNOWN_NEEDS)
}

fn pains_say(index: &SiteIndex<'_>) -> Told {
    let model = index.model();
    let all = pains::all(&index.analysis);
    let known = all.iter().filter(|pain| pain.score.is_some()).count();
    let Some((first, score)) = all.first().and_then(|first| Some((first, first.score?))) else {
        let why = if all.is_empty() { message::INSIGHT_PAINS_NONE } else { message::INSIGHT_PAINS_NOT_KNOWN };
        return Told::nothing(why).known(known, all.len(), message::INSIGHT_KNOWN_PAINS);
    };
    let touchpoint = thing(model.touchpoints[first.touchpoint].node);
    let pain = ToldValue::Said(model.pains[first.pain].text.clone());
    let [level, risk] = [first.level, first.leave_risk].map(|n| ToldValue::Number(n.unwrap_or_default()));
    let values = [("touchpoint", touchpoint), ("pain", pain), ("level", level), ("risk", risk), ("all", all.len().into())];
    // A pain that nobody leaves for has no weight, and may be the gravest of all.
    let grave = pains::grave(&index.analysis).into_iter().find(|grave| grave.level >= first.level);
    let also = grave.map(|grave| {
        let place = thing(model.touchpoints[grave.touchpoint].node);
        say(message::INSIGHT_PAINS_GRAVE, [("grave", ToldValue::Said(model.pains[grave.pain].text.clone())), ("place", place)])
    });
    told(say(message::INSIGHT_PAINS_SAY, values), score / 100.0).also(also).known(known, all.len(), message::INSIGHT_KNOWN_PAINS)
}

fn value_says(index: &SiteIndex<'_>) -> Told {
    let model = index.model();
    let zones: Vec<_> = model.live::<Outcome>().map(|(id, _)| value_zone::of_outcome(&index.analysis, id)).collect();
    let has_needs = |zone: &&value_zone::ValueZone| !zone.met.is_empty() || !zone.unmet.is_empty();
    let (needing, mapped) = (zones.iter().filter(has_needs).count(), zones.iter().filter(|zone| zone.is_mapped));
    let known = mapped.clone().filter(has_needs).count();
    let share = |zone: &value_zone::ValueZone| part(zone.unmet.len(), zone.met.len() + zone.unmet.len());
    let worst = mapped.reduce(|a, b| if b.unmet.len() > a.unmet.len() { b } else { a });
    let Some(worst) = worst.filter(|_| known > 0) else {
        let why = match (zones.len(), needing) {
            (0, _) => message::INSIGHT_NO_OUTCOME,
            (_, 0) => message::INSIGHT_VALUE_NONE,
            _ => message::INSIGHT_VALUE_NOT_MAPPED,
        };
        return Told::nothing(why).known(known, zones.len(), message::INSIGHT_KNOWN_OUTCOMES);
    };
    let sentence = if worst.unmet.is_empty() {
        say(message::INSIGHT_VALUE_ALL_MET, [])
    } else {
        let outcome = thing(model.outcomes[worst.outcome].node);
        let all = worst.met.len() + worst.unmet.len();
        say(message::INSIGHT_VALUE_SAYS, [("outcome", outcome), ("count", worst.unmet.len().into()), ("all", all.into())])
    };
    told(sentence, share(worst) / 2.0).known(known, zones.len(), message::INSIGHT_KNOWN_OUTCOMES)
}

fn helps_say(index: &SiteIndex<'_>) -> Told {
    let model = index.model();
    let all = helps_and_hurts::all(&index.analysis);
    let of = |effect: Effect| all.iter().filter(move |each| each.effect == Some(effect));
    let known = all.iter().filter(|each| each.effect.is_some()).count();
    if known == 0 {
        return Told::nothing(message::INSIGHT_HELPS_NONE).known(0, all.len(), message::INSIGHT_KNOWN_EFFECTS);
    }
    let (hurts, helps) = (of(Effect::Hurts).count(), of(Effect::Helps).count());
    let feeling = |each: &helps_and_hurts::ProcessEffect| each.feeling.unwrap_or(0.0);
    let worst = of(Effect::Hurts).reduce(|a, b| if feeling(b) < feeling(a) { b } else { a });
    let values = [("hurts", hurts.into()), ("helps", helps.into()), ("all", all.len().into())];
    let sentence = match worst {
        None => say(message::INSIGHT_HELPS_NO_HURT, values),
        Some(worst) => {
            let (process, outcome) = (thing(model.processes[worst.process].node), thing(model.outcomes[worst.outcome].node));
            let values = [&values[..], &[("process", process), ("outcome", outcome)]].concat();
            say(message::INSIGHT_HELPS_SAY, values)
        }
    };
    told(sentence, part(hurts, known)).known(known, all.len(), message::INSIGHT_KNOWN_EFFECTS)
}

fn backlog_says(index: &SiteIndex<'_>) -> Told {
    let model = index.model();
    let all = backlog::all(model);
    let known = all.iter().filter(|item| item.quadrant.is_some()).count();
    let Some((first, value)) = all.first().and_then(|first| Some((first, first.value?))) else {
        let why = if all.is_empty() { message::INSIGHT_BACKLOG_NONE } else { message::INSIGHT_BACKLOG_NOT_KNOWN };
        return Told::nothing(why).known(known, all.len(), message::INSIGHT_KNOWN_CHANGES);
    };
    let count = all.iter().filter(|item| item.quadrant == Some(Quadrant::DoNow)).count();
    let change = thing(model.opportunities[first.opportunity].node);
    let values = [("count", count.into()), ("all", all.len().into()), ("change", change), ("value", ToldValue::Number(value))];
    told(say(message::INSIGHT_BACKLOG_SAYS, values), 0.0).known(known, all.len(), message::INSIGHT_KNOWN_CHANGES)
}

fn targets_say(index: &SiteIndex<'_>) -> Told {
    let model = index.model();
    let pairs: Vec<_> = target_gap::pairs(model).collect();
    let gaps = pairs.iter().map(|&(target, current)| (target, current, target_gap::between(&index.analysis, target, current)));
    let size = |gap: &target_gap::TargetGap| gap.added.len() + gap.removed.len() + gap.changed.len();
    let Some((target, current, gap)) = gaps.reduce(|a, b| if size(&b.2) > size(&a.2) { b } else { a }) else {
        return Told::nothing(message::INSIGHT_TARGETS_NONE);
    };
    let target = ToldValue::Target(model.journeys[target].node, current);
    let current = thing(model.journeys[current].node);
    let values = [
        ("target", target),
        ("current", current),
        ("changed", gap.changed.len().into()),
        ("removed", gap.removed.len().into()),
        ("added", gap.added.len().into()),
    ];
    told(say(message::INSIGHT_TARGETS_SAY, values), 0.0)
}
