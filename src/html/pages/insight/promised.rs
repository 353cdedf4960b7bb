//! What is asked of our word: crowns, promises, the limits that others set, the rules that bind us.

use crate::analysis::promises::PromiseState;
use crate::analysis::triple_crown::Trend;
use crate::analysis::{limits, promises, rules, stakeholders, triple_crown};
use crate::html::site_index::SiteIndex;
use crate::model::kinds::Outcome;
use crate::words::message;

use super::shown::{CountedFrom, FirstRows, InsightTheme, ShownInsight, column, table};
use super::told::{Told, ToldValue, part, say, thing, told};

pub(super) static TRIPLE_CROWN: ShownInsight = ShownInsight {
    analysis: &triple_crown::ANALYSIS,
    title: message::INSIGHT_CROWN,
    question: message::INSIGHT_CROWN_ASKS,
    why: message::INSIGHT_CROWN_WHY,
    theme: InsightTheme::Word,
    how: message::INSIGHT_CROWN_HOW,
    say: crown_says,
    tables: &[table(
        "triple_crown",
        message::INSIGHT_BY_OUTCOME,
        FirstRows::Saying("service", &["worse", "mixed", "same", "better"]),
        &[
            column("outcome", message::KIND_OUTCOME),
            column("service", message::INSIGHT_CROWN_SERVICE),
            column("cost", message::INSIGHT_CROWN_COST),
            column("revenue", message::INSIGHT_CROWN_REVENUE),
            column("won", message::INSIGHT_CROWN_WON),
            column("sustained", message::INSIGHT_CROWN_SUSTAINED),
        ],
    )],
};

pub(super) static PROMISES: ShownInsight = ShownInsight {
    analysis: &promises::ANALYSIS,
    title: message::INSIGHT_PROMISES,
    question: message::INSIGHT_PROMISES_ASKS,
    why: message::INSIGHT_PROMISES_WHY,
    theme: InsightTheme::Word,
    how: message::INSIGHT_PROMISES_HOW,
    say: promises_say,
    tables: &[table(
        "promises",
        message::INSIGHT_PROMISES_ROWS,
        FirstRows::Ranked,
        &[
            column("subject", message::INSIGHT_PROMISE_SUBJECT),
            column("promise", message::INSIGHT_PROMISE),
            column("state", message::INSIGHT_PROMISE_STATE).may_be_empty(),
            column("gap", message::INSIGHT_PROMISE_GAP).may_be_empty(),
        ],
    )],
};

pub(super) static LIMITS: ShownInsight = ShownInsight {
    analysis: &limits::ANALYSIS,
    title: message::INSIGHT_LIMITS,
    question: message::INSIGHT_LIMITS_ASKS,
    why: message::INSIGHT_LIMITS_WHY,
    theme: InsightTheme::Word,
    how: message::INSIGHT_LIMITS_HOW,
    say: limits_say,
    tables: &[table(
        "limits",
        message::INSIGHT_LIMITS_ROWS,
        FirstRows::Saying("state", &["broken", "held"]),
        &[
            column("outcome", message::KIND_OUTCOME),
            column("limit", message::INSIGHT_LIMIT),
            column("stakeholder", message::INSIGHT_SET_BY),
            column("state", message::INSIGHT_LIMIT_STATE),
        ],
    )],
};

pub(super) static STAKEHOLDERS: ShownInsight = ShownInsight {
    analysis: &stakeholders::ANALYSIS,
    title: message::INSIGHT_STAKEHOLDERS,
    question: message::INSIGHT_STAKEHOLDERS_ASKS,
    why: message::INSIGHT_STAKEHOLDERS_WHY,
    theme: InsightTheme::Word,
    how: message::INSIGHT_STAKEHOLDERS_HOW,
    say: stakeholders_say,
    tables: &[table(
        "stakeholders",
        message::INSIGHT_STAKEHOLDERS_ROWS,
        FirstRows::Most("broken"),
        &[
            column("stakeholder", message::INSIGHT_STAKEHOLDER),
            column("outcomes_for", message::INSIGHT_OUTCOMES_FOR_IT),
            column("limits", message::INSIGHT_LIMITS_OF_IT).counted_from(CountedFrom::Page("insights/limits.html#tl-limits")),
            column("broken", message::INSIGHT_BROKEN_OF_IT).counted_from(CountedFrom::Page("insights/limits.html#tl-limits")),
        ],
    )],
};

pub(super) static RULES: ShownInsight = ShownInsight {
    analysis: &rules::ANALYSIS,
    title: message::INSIGHT_RULES,
    question: message::INSIGHT_RULES_ASKS,
    why: message::INSIGHT_RULES_WHY,
    theme: InsightTheme::Word,
    how: message::INSIGHT_RULES_HOW,
    say: rules_say,
    tables: &[
        table(
            "rules_by_outcome",
            message::INSIGHT_BY_OUTCOME,
            FirstRows::Most("decisions"),
            &[
                column("outcome", message::KIND_OUTCOME),
                column("regulatory", message::INSIGHT_RULES_REGULATORY).walked(),
                column("strategic", message::INSIGHT_RULES_STRATEGIC).walked(),
                column("operational", message::INSIGHT_RULES_OPERATIONAL).walked(),
                column("decisions", message::INSIGHT_DECISIONS).walked(),
            ],
        ),
        table(
            "rules_by_rule",
            message::INSIGHT_RULES_ROWS,
            FirstRows::Most("touchpoints"),
            &[
                column("rule", message::INSIGHT_RULE),
                column("outcomes", message::KIND_OUTCOME_MANY),
                column("touchpoints", message::TARGET_TOUCHPOINTS),
            ],
        ),
    ],
};

fn crown_says(index: &SiteIndex<'_>) -> Told {
    let model = index.model();
    let all: Vec<_> = model.live::<Outcome>().map(|(id, _)| triple_crown::of_outcome(model, id)).collect();
    let known = all.iter().filter(|crown| crown.crowns.iter().all(|each| each.course.is_some())).count();
    if all.iter().all(|crown| crown.crowns.iter().all(|each| each.course.is_none())) {
        let why = if all.is_empty() { message::INSIGHT_NO_OUTCOME } else { message::INSIGHT_CROWN_NOT_KNOWN };
        return Told::nothing(why).known(known, all.len(), message::INSIGHT_KNOWN_CROWNS);
    }
    let won = all.iter().filter(|crown| crown.won).count();
    let worse = all.iter().filter(|crown| crown.crowns.iter().any(|each| each.course == Some(Trend::Worse))).count();
    let values = [("won", won.into()), ("worse", worse.into()), ("all", all.len().into())];
    told(say(message::INSIGHT_CROWN_SAYS, values), part(worse, all.len())).known(known, all.len(), message::INSIGHT_KNOWN_CROWNS)
}

fn promises_say(index: &SiteIndex<'_>) -> Told {
    let model = index.model();
    let promises = promises::services(model);
    let of = |state: PromiseState| promises.iter().filter(|promise| promise.state == Some(state)).count();
    let (broken, kept) = (of(PromiseState::Broken), of(PromiseState::Kept));
    let expectations = promises::expectations(&index.analysis);
    let widest = expectations.first().and_then(|first| Some((first, first.gap.filter(|gap| *gap > 0.0)?)));
    let known = |told: Told| told.known(broken + kept, promises.len(), message::INSIGHT_KNOWN_PROMISES);
    let values = [("broken", broken.into()), ("all", promises.len().into())];
    let weight = part(broken, broken + kept);
    match (promises.is_empty(), widest) {
        (true, None) => Told::nothing(message::INSIGHT_PROMISES_NONE),
        (false, None) => known(told(say(message::INSIGHT_PROMISES_SAY_BROKEN, values), weight)),
        (is_empty, Some((first, gap))) => {
            let touchpoint = thing(model.touchpoints[first.touchpoint].node);
            let expected = [("touchpoint", touchpoint), ("gap", ToldValue::Number(gap))];
            let says = if is_empty { message::INSIGHT_PROMISES_SAY_EXPECTED } else { message::INSIGHT_PROMISES_SAY };
            known(told(say(says, [&values[..], &expected].concat()), weight.max(gap / 8.0)))
        }
    }
}

fn limits_say(index: &SiteIndex<'_>) -> Told {
    let model = index.model();
    let all = limits::furthest_first(model);
    let known = all.iter().filter(|state| state.is_held.is_some()).count();
    let broken: Vec<_> = all.iter().filter(|state| state.is_broken()).collect();
    let Some(first) = broken.first() else {
        let why = match (all.len(), known) {
            (0, _) => message::INSIGHT_LIMITS_NONE,
            (_, 0) => message::INSIGHT_LIMITS_NOT_KNOWN,
            _ => message::INSIGHT_LIMITS_NO_BROKEN,
        };
        return Told::nothing(why).known(known, all.len(), message::INSIGHT_KNOWN_LIMITS);
    };
    let (outcome, limit) = (thing(model.outcomes[first.outcome].node), ToldValue::Said(first.limit.text.clone()));
    let values = [("count", broken.len().into()), ("known", known.into()), ("limit", limit), ("outcome", outcome)];
    // A broken limit goes before everything else.
    told(say(message::INSIGHT_LIMITS_SAY, values), 1.0).known(known, all.len(), message::INSIGHT_KNOWN_LIMITS)
}

fn stakeholders_say(index: &SiteIndex<'_>) -> Told {
    let all = stakeholders::all(index.model());
    if all.is_empty() {
        return Told::nothing(message::INSIGHT_STAKEHOLDERS_NONE);
    }
    let served = all.values().filter(|sums| !sums.outcomes_for.is_empty()).count();
    let bounding = all.values().filter(|sums| sums.limits > 0).count();
    let values = [("count", served.into()), ("all", all.len().into()), ("bounding", bounding.into())];
    told(say(message::INSIGHT_STAKEHOLDERS_SAY, values), 0.0)
}

fn rules_say(index: &SiteIndex<'_>) -> Told {
    let model = index.model();
    let context = &index.analysis;
    let rules = rules::by_rule(context);
    let governing = rules.iter().filter(|rule| !rule.touchpoints.is_empty()).count();
    let known = rules.iter().filter(|rule| model.rules[rule.rule].kind.is_some()).count();
    let weight = |rules: &rules::OutcomeRules| (rules.rules.len(), rules.decisions.len());
    let outcomes = model.live::<Outcome>().map(|(id, _)| rules::of_outcome(context, id));
    let most = outcomes.reduce(|a, b| if weight(&b) > weight(&a) { b } else { a }).filter(|most| weight(most) > (0, 0));
    let values = [("count", governing.into()), ("all", rules.len().into())];
    let sentence = match most {
        None if rules.is_empty() => return Told::nothing(message::INSIGHT_RULES_NONE),
        None => say(message::INSIGHT_RULES_SAY_GOVERNING, values),
        Some(most) => {
            let outcome = thing(model.outcomes[most.outcome].node);
            let (rules, decisions) = weight(&most);
            let values = [&values[..], &[("outcome", outcome), ("rules", rules.into()), ("decisions", decisions.into())]].concat();
            say(message::INSIGHT_RULES_SAY, values)
        }
    };
    told(sentence, 0.0).known(known, rules.len(), message::INSIGHT_KNOWN_RULES)
}
