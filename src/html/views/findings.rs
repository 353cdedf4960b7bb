//! What the checks say, by rule, each with its explanation.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use crate::base::rule;
use crate::base::terms::Address;
use crate::model::graph::NodeId;

use super::Scene;
use super::common::Shown;

/// The findings page.
#[derive(Debug, Serialize)]
pub struct FindingsView {
    rules: Vec<RuleView>,
    total: usize,
    waiting: bool,
}

#[derive(Debug, Serialize)]
struct RuleView {
    name: &'static str,
    question: String,
    severity: &'static str,
    why: String,
    findings: Vec<FindingView>,
}

#[derive(Debug, Serialize)]
struct FindingView {
    message: String,
    help: Option<String>,
    place: String,
    subject: Option<Shown>,
}

/// The view of the findings page.
pub fn view(scene: &Scene<'_, '_>) -> FindingsView {
    let findings = &scene.pages.site.findings;
    let numbered = scene.model().graph.nodes.iter().zip(0..).filter(|_| !findings.list.is_empty());
    let nodes: HashMap<&Address, NodeId> = numbered.map(|(node, i)| (&node.address, NodeId(i))).collect();
    let mut by_rule: BTreeMap<usize, RuleView> = BTreeMap::new();
    for finding in &findings.list {
        let Some(order) = rule::ALL.iter().position(|r| r.name == finding.rule) else { continue };
        let rule = rule::ALL[order];
        let view = by_rule.entry(order).or_insert_with(|| RuleView {
            name: rule.name,
            question: sentence(rule.summary),
            severity: finding.severity.word(),
            why: section(rule.page, "## Why"),
            findings: Vec::new(),
        });
        let subject = finding.subject.as_deref().and_then(Address::parse).and_then(|a| nodes.get(&a)).map(|&n| scene.show(n));
        view.findings.push(FindingView {
            message: finding.message.clone(),
            help: finding.help.clone(),
            place: format!("{}:{}:{}", finding.file, finding.line, finding.column),
            subject,
        });
    }
    FindingsView { rules: by_rule.into_values().collect(), total: findings.list.len(), waiting: findings.waiting }
}

/// With a capital letter at the beginning.
fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// The text of a section of a rule's page.
fn section(page: &str, heading: &str) -> String {
    let Some(at) = page.find(heading) else {
        return String::new();
    };
    let rest = &page[at + heading.len()..];
    let end = rest.find("\n## ").unwrap_or(rest.len());
    rest[..end].split_whitespace().collect::<Vec<_>>().join(" ")
}
