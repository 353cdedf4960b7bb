//! Findings by the file that they are in, by who answers for it, and by the outcomes that it helps
//! to bring about.

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::FxHashMap as HashMap;

use crate::analysis::reach::Reach;
use crate::base::address::Address;
use crate::base::rule;
use crate::model::Model;
use crate::model::id::NodeId;

use super::{Finding, Findings};

/// A finding by its place in the list of all.
pub type FindingId = usize;

/// Findings of one owner or outcome; of none where nobody is, or nothing hangs on them.
pub type FindingGroup = (Option<NodeId>, Vec<FindingId>);

/// The findings of a site, indexed once. Those of `known-gap` are left to the register of gaps.
#[derive(Debug)]
pub struct FindingIndex {
    list: Vec<FindingId>,
    by_file: HashMap<Arc<str>, Vec<FindingId>>,
    files: HashMap<Arc<str>, NodeId>,
    subjects: HashMap<String, NodeId>,
}

impl FindingIndex {
    /// Of a site.
    pub fn of(model: &Model, findings: &Findings) -> Self {
        let list: Vec<FindingId> = (0..findings.list.len()).filter(|&n| findings.list[n].rule != rule::KNOWN_GAP.name).collect();
        let mut by_file: HashMap<Arc<str>, Vec<FindingId>> = HashMap::default();
        let mut addresses: HashMap<Address, &str> = HashMap::default();
        for &number in &list {
            let finding = &findings.list[number];
            by_file.entry(Arc::clone(&finding.file)).or_default().push(number);
            if let Some(subject) = &finding.subject {
                addresses.extend(Address::parse(subject).map(|address| (address, subject.as_str())));
            }
        }
        let (mut files, mut subjects) = (HashMap::default(), HashMap::default());
        if !list.is_empty() {
            for (i, node) in (0..).map(NodeId).zip(&model.graph.nodes) {
                if let Some(subject) = addresses.get(&node.address) {
                    subjects.insert((*subject).to_owned(), i);
                }
                if let Some(place) = node.place.as_ref().filter(|_| node.file == i) {
                    files.insert(Arc::clone(&place.file), i);
                }
            }
        }
        Self { list, by_file, files, subjects }
    }

    /// All of them, sorted by file, line, column, rule.
    pub fn numbers(&self) -> &[FindingId] {
        &self.list
    }

    /// Those in a file.
    pub fn in_file(&self, path: &str) -> &[FindingId] {
        self.by_file.get(path).map_or(&[], Vec::as_slice)
    }

    /// The innermost thing that holds a fault.
    pub fn subject(&self, finding: &Finding) -> Option<NodeId> {
        self.subjects.get(finding.subject.as_deref()?).copied()
    }

    /// By the team that answers for the file, by its title; what nobody answers for comes first.
    pub fn by_owner(&self, model: &Model, findings: &Findings) -> Vec<FindingGroup> {
        let owner = |file: NodeId| model.profile(file).owner.map(|team| model.teams[team].node);
        self.by(model, findings, |file| vec![owner(file)])
    }

    /// By the outcomes that the file helps to bring about, by their titles; what helps none comes first.
    pub fn by_outcome(&self, model: &Model, reach: &Reach, findings: &Findings) -> Vec<FindingGroup> {
        self.by(model, findings, |file| {
            let outcomes = reach.outcomes_of_file(model, file);
            if outcomes.is_empty() { vec![None] } else { outcomes.into_iter().map(|o| Some(model.outcomes[o].node)).collect() }
        })
    }

    fn by(&self, model: &Model, findings: &Findings, groups: impl Fn(NodeId) -> Vec<Option<NodeId>>) -> Vec<FindingGroup> {
        let mut all: BTreeMap<Option<NodeId>, Vec<FindingId>> = BTreeMap::new();
        // Findings of a file stand together.
        for of_file in self.list.chunk_by(|&a, &b| findings.list[a].file == findings.list[b].file) {
            let file = of_file.first().and_then(|&n| self.files.get(&findings.list[n].file));
            for group in file.map_or_else(|| vec![None], |&file| groups(file)) {
                all.entry(group).or_default().extend(of_file);
            }
        }
        let mut all: Vec<_> = all.into_iter().collect();
        all.sort_by(|(a, _), (b, _)| match (a, b) {
            (Some(a), Some(b)) => model.by_title(*a, *b),
            _ => a.cmp(b),
        });
        all
    }
}
