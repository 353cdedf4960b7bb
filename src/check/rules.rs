//! The rules that ask about the whole site: a file per rule, or per small family that shares its
//! definition.
//!
//! Each is a pure function of a [`CheckContext`], and adds what it finds to a list. They run only while
//! no error stands, so every reference holds. Things that are not live get no finding, and count for
//! nothing unless the rule says otherwise: what is retired, and target journeys.
//!
//! All of them together are linear in the model, the documents' references and what they find.

mod asked_only;
mod bpmn_differs;
mod changed_since_reviewed;
mod class_mismatch;
mod feeling_without_evidence;
mod four_walls;
mod funnel_word;
mod gap;
pub(super) mod gate;
mod jargon;
mod later_than_promised;
mod limit_broken;
mod logs;
mod measure;
mod no_cause;
mod no_recorded_path;
mod no_recovery;
mod opposing_targets;
mod org_leak;
mod outcome_measures;
mod outcome_unwalked;
mod owner;
mod persona_twin;
mod phrases;
mod review;
mod service_without_need;
mod starts_and_ends_with_us;
mod stops_at_sale;
mod third_party_twin;
mod too_long;
mod undeliverable;
mod unmapped_journey;
mod unmet_need;
mod unserved_touchpoint;
mod unused;
mod unwritten_id;
mod weasel_lists;
mod weasel_word;
mod word_lists;

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap as HashMap;

use crate::analysis::AnalysisContext;
use crate::base::date::Date;
use crate::base::diagnostic::{Diagnostic, Place, quote};
use crate::base::history::History;
use crate::base::kind::{Nested, NodeKind};
use crate::base::rule::{self, Rule};
use crate::base::slug::fold;
use crate::base::span::Span;
use crate::base::vocabulary::Status;
use crate::model::Model;
use crate::model::graph::Node;
use crate::model::id::NodeId;
use crate::syntax::config;
use crate::syntax::content::document::Document;

/// A function that finds what one family of rules asks for.
type CheckFn = fn(&CheckContext<'_>, &mut Vec<Diagnostic>);

/// Every rule that asks about the whole site, and what answers it.
static CHECKS: &[(&[&Rule], CheckFn)] = &[
    (&[&rule::UNSERVED_TOUCHPOINT, &rule::KNOWN_GAP], unserved_touchpoint::ask),
    (&[&rule::UNDELIVERABLE], undeliverable::ask),
    (&[&rule::NO_RECORDED_PATH, &rule::KNOWN_GAP], no_recorded_path::ask),
    (&[&rule::NO_CAUSE], no_cause::ask),
    (&[&rule::CLASS_MISMATCH], class_mismatch::ask),
    (&[&rule::LATER_THAN_PROMISED], later_than_promised::ask),
    (&[&rule::LIMIT_BROKEN], limit_broken::ask),
    (&[&rule::UNMAPPED_JOURNEY], unmapped_journey::ask),
    (&[&rule::STARTS_AND_ENDS_WITH_US], starts_and_ends_with_us::ask),
    (&[&rule::OUTCOME_UNWALKED], outcome_unwalked::ask),
    (&[&rule::UNMET_NEED], unmet_need::ask),
    (&[&rule::SERVICE_WITHOUT_NEED], service_without_need::ask),
    (&[&rule::ONE_CROWN, &rule::INTERNAL_ONLY], outcome_measures::ask),
    (&[&rule::MEASURE_WITHOUT_TARGET, &rule::MEASURE_WITHOUT_BASELINE, &rule::MEASURE_WITHOUT_READING, &rule::MEASURE_STALE], measure::ask),
    (&[&rule::WEASEL_WORD], weasel_word::ask),
    (&[&rule::ORG_LEAK], org_leak::ask),
    (&[&rule::JARGON], jargon::ask),
    (&[&rule::FUNNEL_WORD], funnel_word::ask),
    (&[&rule::FOUR_WALLS], four_walls::ask),
    (&[&rule::STOPS_AT_SALE], stops_at_sale::ask),
    (&[&rule::FEELING_WITHOUT_EVIDENCE], feeling_without_evidence::ask),
    (&[&rule::NO_RECOVERY], no_recovery::ask),
    (&[&rule::TOO_LONG], too_long::ask),
    (&[&rule::OPPOSING_TARGETS], opposing_targets::ask),
    (&[&rule::PERSONA_TWIN], persona_twin::ask),
    (&[&rule::THIRD_PARTY_TWIN], third_party_twin::ask),
    (&[&rule::ASKED_ONLY], asked_only::ask),
    (&[&rule::OWNER_MISSING, &rule::OWNER_RETIRED], owner::ask),
    (&[&rule::EVENT_UNKNOWN, &rule::LOG_NOT_READ, &rule::LOG_STALE], logs::ask),
    (&[&rule::UNUSED], unused::ask),
    (&[&rule::UNWRITTEN_ID], unwritten_id::ask),
    (&[&rule::BPMN_DIFFERS], bpmn_differs::ask),
    (&[&rule::CHANGED_SINCE_REVIEWED], changed_since_reviewed::ask),
    (&[&rule::UNAPPROVED, &rule::NEVER_REVIEWED, &rule::REVIEW_OVERDUE], review::ask),
];

/// What the rules are asked about.
pub(crate) struct CheckContext<'a> {
    /// The graph.
    pub(crate) model: &'a Model,
    /// The documents that are part of the site.
    pub(crate) documents: &'a [Arc<Document>],
    /// The same, by their paths.
    pub(crate) by_path: &'a HashMap<&'a str, &'a Document>,
    /// `throughline.yaml`.
    pub(crate) config: &'a config::SiteConfig,
    /// The day from which age counts; none where no day is known.
    pub(crate) as_of: Option<Date>,
    /// When files were last changed; none where nobody was asked.
    pub(crate) history: Option<&'a History>,
    /// What is worked out of the graph.
    pub(crate) analysis: &'a AnalysisContext<'a>,
}

/// What all rules find, in no particular order. Questions are asked side by side.
pub(crate) fn ask_all(subject: &CheckContext<'_>) -> Vec<Diagnostic> {
    let ask = |(rules, question): &(&[&Rule], CheckFn)| {
        let mut found = Vec::new();
        question(subject, &mut found);
        debug_assert!(found.iter().all(|d: &Diagnostic| rules.contains(&d.rule)), "a rule is missing from its row");
        found
    };
    CHECKS.par_iter().flat_map_iter(ask).collect()
}

impl<'a> CheckContext<'a> {
    /// Whether a thing is in use today: neither retired, planned nor a hypothesis.
    fn is_active(&self, node: NodeId) -> bool {
        self.model.profile(node).status == Status::Active
    }

    /// The live things whose nodes are of these kinds.
    fn live_nodes(&self, of: impl Fn(NodeKind) -> bool) -> impl Iterator<Item = &'a Node> {
        let nodes = self.model.graph.nodes.iter();
        nodes.filter(move |node| of(node.entity.kind()) && self.model.is_live_node(node.file))
    }

    /// The document that a node lies in; none for a third party without a file.
    fn document(&self, node: NodeId) -> Option<&'a Document> {
        let place = self.model.node(node).place.as_ref()?;
        self.by_path.get(&*place.file).copied()
    }

    /// A thing's title as messages quote it.
    fn title(&self, node: NodeId) -> String {
        quote(&self.model.node(node).title)
    }

    /// What a retired thing's successor is called, and how everything comes to name it; `else_help` where it has none.
    fn or_successor(&self, node: NodeId, else_help: &str) -> String {
        let Some(successor) = self.model.living_successor_of(node) else { return else_help.to_owned() };
        let (old, new) = (&self.model.node(node).address, &self.model.node(successor).address);
        let title = self.title(successor);
        if self.model.successor_of(node) == Some(successor) {
            format!(
                "{title} (`{}`) takes its place: name that; `throughline rename {old} {} --references` does so everywhere",
                new.id, new.id
            )
        } else {
            format!("{title} (`{}`) takes its place: name that", new.id)
        }
    }

    /// A finding about a whole thing, at its title's value.
    fn whole(&self, rule: &'static Rule, node: NodeId, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(rule, self.place(node), message)
    }

    /// A finding about something that a thing lacks: at the first of these keys that is written but
    /// blank, else at its title's value.
    fn lacking(&self, rule: &'static Rule, node: NodeId, keys: &[&str], message: impl Into<String>) -> Diagnostic {
        let mut place = self.place(node);
        let blank = &self.model.node(node).blank;
        if let Some((_, span)) = keys.iter().find_map(|key| blank.iter().find(|(name, _)| name == key)) {
            place.span = *span;
        }
        Diagnostic::new(rule, place, message)
    }

    /// A finding about a value, at its place in the file of the thing.
    fn value(&self, rule: &'static Rule, node: NodeId, span: Option<Span>, message: impl Into<String>) -> Diagnostic {
        let mut place = self.place(node);
        if let Some(span) = span {
            place.span = span;
        }
        Diagnostic::new(rule, place, message)
    }

    /// Where a thing's title stands.
    fn place(&self, node: NodeId) -> Place {
        let node = self.model.node(node);
        node.place.clone().unwrap_or_else(|| Place::new(&"".into(), Span::default()))
    }

    /// Whether a date is longer ago than the days of a rule. Without a day to count from nothing is.
    fn is_older(&self, rule: &'static Rule, date: Date) -> bool {
        self.as_of.is_some_and(|today| today.days() - date.days() > self.config.days(rule))
    }
}

/// Whether a node is of this nested kind.
fn is_nested(kind: NodeKind, wanted: &[Nested]) -> bool {
    matches!(kind, NodeKind::Nested(nested) if wanted.contains(&nested))
}

/// A text without case, spaces and punctuation.
fn bare(text: &str) -> String {
    fold(text).chars().filter(|&c| phrases::is_letter(c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_of_the_site_has_a_row() {
        let elsewhere = ["cut-value", "keyword-twin", "looks-like", "not-read", "other-prefix", "remote-picture", "unused-allow", "gate"];
        for rule in rule::ALL.iter().filter(|r| r.adjustable && !elsewhere.contains(&r.name)) {
            assert!(CHECKS.iter().any(|(rules, _)| rules.contains(rule)), "{}", rule.name);
        }
    }
}
