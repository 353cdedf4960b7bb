//! A19, rules and decisions: what binds the work for an outcome, and where that work has to choose.
//!
//! Of an outcome: the rules of the processes that serve its touchpoints, each once, by where they come from; one that does not say where
//! from is in none of these. Decisions are the steps of these processes with two or more different steps to go on to. Of a rule: the
//! outcomes and touchpoints that its process serves.
//!
//! Linear in the processes of the outcomes, their rules and steps, and the touchpoints that each rule governs.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::Arc;

use crate::base::english::{counted, part, verb};
use crate::base::vocabulary::RuleSort;
use crate::model::Model;
use crate::model::id::Id;
use crate::model::kinds::{Outcome, Process};
use crate::model::nested::{ProcessRule, Step, Touchpoint};

use super::answer::{Answer, AnswerWriter};
use super::context::AnalysisContext;
use super::description::{Analysis, NamedTable, PublishedShape};
use super::table::{JsonValue, ResultTable, TableBuilder, ThingAddress};

/// Its entry in the registry.
pub static ANALYSIS: Analysis = Analysis {
    name: "rules",
    title: "Rules and decisions",
    question: "what binds our work, and where does it have to choose?",
    word: None,
    shape: PublishedShape::Object(
        |context| vec![("by_outcome", JsonValue::Rows(outcome_rows(context))), ("by_rule", JsonValue::Rows(rule_rows(context)))],
        &[NamedTable { name: "rules_by_outcome", rows: outcome_rows }, NamedTable { name: "rules_by_rule", rows: rule_rows }],
    ),
    answer,
};

/// The rules and decisions on the way to an outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutcomeRules {
    /// The outcome.
    pub outcome: Id<Outcome>,
    /// The rules, process by process.
    pub rules: Vec<Id<ProcessRule>>,
    /// The steps with two or more different steps to go on to.
    pub decisions: Vec<Id<Step>>,
}

impl OutcomeRules {
    /// How many of the rules are of a sort.
    pub fn of_sort(&self, model: &Model, sort: RuleSort) -> usize {
        self.rules.iter().filter(|&&rule| model.rules[rule].kind == Some(sort)).count()
    }
}

/// What a rule governs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GovernedByRule {
    /// The rule.
    pub rule: Id<ProcessRule>,
    /// The process that it binds.
    pub process: Id<Process>,
    /// The live outcomes of which the process serves a touchpoint, wider ones among them.
    pub outcomes: BTreeSet<Id<Outcome>>,
    /// The live touchpoints that the process serves.
    pub touchpoints: Vec<Id<Touchpoint>>,
}

/// The rules and decisions on the way to an outcome.
pub fn of_outcome(context: &AnalysisContext<'_>, outcome: Id<Outcome>) -> OutcomeRules {
    let model = context.model();
    let processes = context.processes_of(outcome);
    let rules = processes.iter().flat_map(|&process| model.processes[process].rules.iter().copied()).collect();
    let steps = processes.iter().flat_map(|&process| model.processes[process].steps.iter().copied());
    OutcomeRules { outcome, rules, decisions: steps.filter(|&step| model.steps[step].decides()).collect() }
}

/// What each rule of a live process governs, by process.
pub fn by_rule(context: &AnalysisContext<'_>) -> Vec<GovernedByRule> {
    let model = context.model();
    let mut all = Vec::new();
    for (process, p) in model.live::<Process>().filter(|(_, p)| !p.rules.is_empty()) {
        let touchpoints: Vec<_> = context.served_by(process).collect();
        let outcomes: BTreeSet<_> = touchpoints.iter().flat_map(|&t| context.outcomes_of_touchpoint(t)).collect();
        all.extend(p.rules.iter().map(|&rule| GovernedByRule {
            rule,
            process,
            outcomes: outcomes.clone(),
            touchpoints: touchpoints.clone(),
        }));
    }
    all
}

/// A rule's address; its text where it has none.
fn address(model: &Model, rule: Id<ProcessRule>) -> ThingAddress {
    let ProcessRule { node, text, .. } = &model.rules[rule];
    node.map_or_else(|| ThingAddress::Called(Arc::clone(&text.written), text.plain(model).into()), |node| ThingAddress::of(model, node))
}

fn outcome_rows(context: &AnalysisContext<'_>) -> ResultTable {
    let model = context.model();
    TableBuilder::new()
        .column("outcome", |rules: &OutcomeRules| ThingAddress::of(model, model.outcomes[rules.outcome].node))
        .column("strategic", |rules| rules.of_sort(model, RuleSort::Strategic))
        .column("regulatory", |rules| rules.of_sort(model, RuleSort::Regulatory))
        .column("operational", |rules| rules.of_sort(model, RuleSort::Operational))
        .column("decisions", |rules| rules.decisions.len())
        .sorted_rows(model.live().map(|(outcome, _)| of_outcome(context, outcome)))
}

fn rule_rows(context: &AnalysisContext<'_>) -> ResultTable {
    let model = context.model();
    TableBuilder::new()
        .column("rule", |governed: &GovernedByRule| address(model, governed.rule))
        .column("outcomes", |governed| ThingAddress::all(model, governed.outcomes.iter().map(|&outcome| model.outcomes[outcome].node)))
        .column("touchpoints", |governed| ThingAddress::all(model, governed.touchpoints.iter().map(|&t| model.touchpoints[t].node)))
        .sorted_rows(by_rule(context))
}

fn answer(w: &AnswerWriter<'_, '_>) -> Answer {
    let f = w.figures;
    let model = w.model();
    let governed = by_rule(w.context);
    let mut outcomes: Vec<_> = model.live().map(|(outcome, _)| of_outcome(w.context, outcome)).collect();
    outcomes.sort_by_key(|rules| Reverse((rules.rules.len(), rules.decisions.len())));
    let most = outcomes.first().filter(|rules| rules.rules.len() + rules.decisions.len() > 0);
    if most.is_none() && governed.is_empty() {
        return Answer::sentence("No rule is recorded, and no step has to choose.");
    }
    let binding = governed.iter().filter(|rule| !rule.touchpoints.is_empty()).count();
    let of_all = match governed.len() {
        0 => "No rule is recorded".to_owned(),
        all => format!("{} {} work at a touchpoint", part(binding, all, "rule", "rules", f), verb(binding, "governs", "govern")),
    };
    let most = most.map(|rules| {
        let name = w.quoted(model.outcomes[rules.outcome].node);
        let (most, decisions) = (if outcomes.len() > 1 { "most " } else { "" }, counted(rules.decisions.len(), "decision", "decisions", f));
        format!("; {most}on the way to {name}: {} and {decisions}", counted(rules.rules.len(), "rule", "rules", f))
    });
    let row = |rules: &OutcomeRules| {
        let of = |sort| rules.of_sort(model, sort);
        let sorts = [of(RuleSort::Regulatory), of(RuleSort::Strategic), of(RuleSort::Operational), rules.decisions.len()];
        std::iter::once(w.outcome(rules.outcome)).chain(sorts.map(|n| f.count(n))).collect()
    };
    let headings = ["outcome", "#regulatory", "#strategic", "#operational", "#decisions"];
    let unsaid = governed.iter().filter(|rule| model.rules[rule.rule].kind.is_none()).count();
    let unknown =
        (unsaid > 0).then(|| format!("Unknown is where {} {} from.", counted(unsaid, "rule", "rules", f), verb(unsaid, "comes", "come")));
    let answer = format!("{of_all}{}.", most.unwrap_or_default());
    Answer { answer, unknown: unknown.into_iter().collect(), ..Answer::few(&headings, outcomes.iter().map(row).collect()) }
}
