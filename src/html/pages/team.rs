//! A team's page. It opens with the team's worklist: overdue reviews, findings about what it answers
//! for, gaps that it has said it will close.

use serde::Serialize;

use crate::base::diagnostic::Severity;
use crate::base::kind::Kind;
use crate::base::rule;
use crate::check::Finding;
use crate::model::graph::EdgeKind;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::Team;

use crate::html::fragments::common::Common;
use crate::html::fragments::gaps::{self, KnownGapView};
use crate::html::fragments::work::work_of;
use crate::html::html_text::Html;
use crate::html::link::said;
use crate::html::page_context::PageContext;
use crate::html::pages::findings;

/// A team's page.
#[derive(Debug, Serialize)]
pub struct TeamView {
    common: Common,
    parent: Option<Html>,
    parts: Html,
    also_called: Vec<String>,
    contact: Option<String>,
    worklist: Vec<Pile>,
    /// How many things are on the worklist.
    open: usize,
    gaps: Vec<KnownGapView>,
    owns: Vec<OwnedThings>,
    does: Html,
}

/// Findings of one weight.
#[derive(Debug, Serialize)]
struct Pile {
    title: &'static str,
    severity: &'static str,
    count: usize,
    /// The items of a list.
    findings: Html,
}

#[derive(Debug, Serialize)]
struct OwnedThings {
    kind: &'static str,
    items: Html,
}

/// The view of a team.
pub fn view(page: &PageContext<'_, '_>, id: Id<Team>) -> TeamView {
    let model = page.model();
    let team = &model.teams[id];
    let owned: &[NodeId] = page.index.owned.get(id.index()).map_or(&[], Vec::as_slice);
    let worklist = worklist(page, owned);
    let gaps = gaps::register(page, |gap| gap.owner == Some(id));
    let mut owns: Vec<OwnedThings> = Vec::new();
    for (kind, title) in OWNED {
        let items = page.show_by_title(owned.iter().copied().filter(|&n| model.file_kind(n) == *kind));
        if !items.0.is_empty() {
            owns.push(OwnedThings { kind: title, items });
        }
    }
    TeamView {
        common: Common::of(page, team.node),
        parent: team.parent.map(|p| page.show(model.teams[p].node)),
        parts: page.show_by_title(model.graph.naming(team.node, EdgeKind::Parent)),
        also_called: team.also_called.iter().map(ToString::to_string).collect(),
        contact: said(&team.contact),
        open: worklist.iter().map(|pile| pile.count).sum::<usize>() + gaps.len(),
        worklist,
        gaps,
        owns,
        does: work_of(page, team.node, EdgeKind::By),
    }
}

/// What the checks find in the files that a team answers for: errors, overdue reviews, then what else is worth asking.
fn worklist(page: &PageContext<'_, '_>, owned: &[NodeId]) -> Vec<Pile> {
    let model = page.model();
    let list = &page.index.findings.list;
    let files = owned.iter().filter_map(|&n| model.node(n).place.as_ref());
    let found: Vec<&Finding> = files.flat_map(|p| page.index.found().in_file(&p.file)).map(|&n| &list[n]).collect();
    let is_overdue = |f: &Finding| f.rule == rule::REVIEW_OVERDUE.name;
    type Belongs<'b> = &'b dyn Fn(&Finding) -> bool;
    let piles: [(&str, &str, Belongs<'_>); 4] = [
        ("Errors", "error", &|f| f.severity == Severity::Error && !is_overdue(f)),
        ("Overdue reviews", "warning", &is_overdue),
        ("Questions worth asking", "warning", &|f| f.severity == Severity::Warning && !is_overdue(f)),
        ("Notes", "note", &|f| f.severity == Severity::Note && !is_overdue(f)),
    ];
    let pile = |(title, severity, belongs): (&'static str, &'static str, Belongs<'_>)| {
        let of_pile: Vec<&Finding> = found.iter().copied().filter(|f| belongs(f)).collect();
        let items = of_pile.iter().map(|finding| findings::item(page, finding, Some(findings::question(finding))));
        Pile { title, severity, count: of_pile.len(), findings: Html(items.collect()) }
    };
    piles.into_iter().map(pile).filter(|pile| pile.count > 0).collect()
}

const OWNED: &[(Kind, &str)] = &[
    (Kind::Outcome, "Outcomes"),
    (Kind::Journey, "Journeys"),
    (Kind::Service, "Services"),
    (Kind::Process, "Processes"),
    (Kind::System, "Systems"),
    (Kind::Persona, "Personas"),
    (Kind::ThirdParty, "Third parties"),
    (Kind::Page, "Pages"),
];
