//! What the analyses answer: small sites, with the arithmetic beside the expected figure.

mod atlas;
mod backing;
mod backlog;
mod branches;
mod break_points;
mod costs;
mod crowns;
mod customer_work;
mod ducks;
mod effort;
mod failure_demand;
mod helps_and_hurts;
mod impact;
mod limits;
mod maturity;
mod part_outcomes;
mod rules;
mod scores;
mod single_points;
mod targets;
mod teams;
mod threads;
mod traces;
mod unmapped;
mod value_zones;
mod who_does_what;

use serde_json::Value;
use throughline::analysis::AnalysisContext;
use throughline::analysis::dependencies::Dependency;
use throughline::analysis::selection::Selection;
use throughline::base::address::Address;
use throughline::export::insights::InsightsJson;
use throughline::model::Model;
use throughline::model::graph::Entity;
use throughline::model::id::{Id, NodeId};
use throughline::model::kinds::{Journey, Outcome, Process};
use throughline::model::nested::Touchpoint;
use throughline::site::Checked;

use super::project::Project;

/// Ada, who wants to be home; there are a lamp desk, an atlas, and nothing else.
const WORLD: &str = "
== personas/ada.md
---
title: Ada
---
== outcomes/home.md
---
title: Home
for: ada
---
== teams/desk.md
---
title: Desk
---
== teams/shed.md
---
title: Shed
---
== systems/atlas.md
---
title: Atlas
---
== systems/bell.md
---
title: Bell
---
";

/// A site without errors, to be asked.
struct Asked(Checked);

impl Asked {
    /// The site of a fixture, laid over the world.
    fn of(fixture: &str) -> Self {
        Self::project(Project::over(WORLD, fixture))
    }

    fn project(project: Project) -> Self {
        let site = project.load();
        assert!(!site.findings.has_errors(), "{:#?}", site.findings.list);
        Self(site)
    }

    fn model(&self) -> &Model {
        &self.0.model
    }

    fn context(&self) -> AnalysisContext<'_> {
        AnalysisContext::of(&self.0.model)
    }

    /// What is published of an analysis, by its name.
    fn published(&self, name: &str) -> Value {
        let selection = Selection::named(&[name.to_owned()]).unwrap();
        let published = InsightsJson { context: &self.context(), selection: &selection, whole: None };
        serde_json::to_value(published).unwrap()[name].take()
    }

    fn node(&self, address: &str) -> NodeId {
        let address = Address::parse(address).unwrap();
        self.0.model.find(&address).unwrap_or_else(|| panic!("no {address}"))
    }

    fn entity(&self, address: &str) -> Entity {
        self.0.model.node(self.node(address)).entity
    }

    fn outcome(&self, id: &str) -> Id<Outcome> {
        let Entity::Outcome(id) = self.entity(&format!("outcome:{id}")) else { panic!("{id} is no outcome") };
        id
    }

    fn process(&self, id: &str) -> Id<Process> {
        let Entity::Process(id) = self.entity(&format!("process:{id}")) else { panic!("{id} is no process") };
        id
    }

    fn journey(&self, id: &str) -> Id<Journey> {
        let Entity::Journey(id) = self.entity(&format!("journey:{id}")) else { panic!("{id} is no journey") };
        id
    }

    /// The id of a thing; the nested one where it is nested.
    fn id(&self, node: NodeId) -> String {
        let address = &self.0.model.node(node).address;
        address.nested.as_ref().unwrap_or(&address.id).to_string()
    }

    /// The nested ids of touchpoints, in their order.
    fn touchpoints(&self, ids: impl IntoIterator<Item = Id<Touchpoint>>) -> Vec<String> {
        ids.into_iter().map(|t| self.id(self.model().touchpoints[t].node)).collect()
    }

    /// The ids of outcomes, in their order.
    fn outcomes(&self, ids: impl IntoIterator<Item = Id<Outcome>>) -> Vec<String> {
        ids.into_iter().map(|o| self.id(self.model().outcomes[o].node)).collect()
    }

    /// The ids of processes, sorted.
    fn processes(&self, ids: impl IntoIterator<Item = Id<Process>>) -> Vec<String> {
        sorted(ids.into_iter().map(|p| self.id(self.model().processes[p].node)).collect())
    }

    /// The addresses of parts, in their order.
    fn parts(&self, parts: impl IntoIterator<Item = Dependency>) -> Vec<String> {
        parts.into_iter().map(|part| self.model().node(part.node(self.model())).address.to_string()).collect()
    }
}

fn sorted(mut list: Vec<String>) -> Vec<String> {
    list.sort();
    list
}

/// Whether two figures are the same but for rounding.
fn near(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-9
}
