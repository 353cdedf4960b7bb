//! A list as a table: a line for each thing, the outcomes that it is for as dots, or, of many, how many they are, and a few figures.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};

use crate::html::fragments::facets::{Facet, FacetWord, Facets};
use crate::html::fragments::matrix::{Dot, MOST_ABREAST, cell, sideways};
use crate::html::html_text::{Html, room, text};
use crate::html::page_context::PageContext;
use crate::model::Model;
use crate::model::graph::Entity;
use crate::model::id::{Id, NodeId};
use crate::model::queries::live::Thing;
use crate::words::{Message, message};

use super::says;

/// Up to so many outcomes of a site each has a column of dots.
const MOST_COLUMNS: usize = 20;

/// A line.
#[derive(Debug)]
pub struct ListRow {
    /// What it is about.
    pub node: NodeId,
    /// How deep it lies in its tree.
    pub depth: usize,
    /// A few words behind its title.
    pub says: Html,
    /// The outcomes that it is for.
    pub dots: BTreeMap<NodeId, Dot>,
    /// How much of the work it is named in: of two that are for as many outcomes the heavier is told.
    pub weight: usize,
    /// Its figures, one for each of the list's.
    pub figures: Vec<Html>,
}

impl ListRow {
    /// Whether it is there, should be for an outcome, and is for none: a process that says itself what it helps is not among these.
    pub(super) fn is_for_none(&self, page: &PageContext<'_, '_>) -> bool {
        let is_claimed = matches!(page.model().node(self.node).entity, Entity::Process(_)) && !self.says.is_empty();
        self.dots.is_empty() && !is_claimed && says::is_due(page, self.node)
    }
}

/// Lines with a heading.
#[derive(Debug)]
pub struct ListGroup<'p> {
    /// What it says; none where the list has no groups.
    pub title: Option<&'p str>,
    /// The lines in their order.
    pub rows: Vec<ListRow>,
}

/// A list, ready to be shown.
#[derive(Debug)]
pub struct ListTable {
    /// What it says before its lines.
    pub says: Html,
    /// What it can be narrowed to; nothing of a short one.
    pub facets: Html,
    /// The table.
    pub list: Html,
}

/// The table of these groups. `what`: what the lines are; `figures`: what stands at their ends.
pub fn table(page: &PageContext<'_, '_>, what: Message, figures: &[Message], groups: &[ListGroup<'_>]) -> ListTable {
    let columns = page.index.outcomes.clone();
    let columns = if columns.len() <= MOST_COLUMNS { columns } else { Vec::new() };
    let counts = columns.is_empty();
    let all: usize = groups.iter().map(|group| group.rows.len()).sum();
    let width = 1 + columns.len() + usize::from(counts) + figures.len();
    let has_support = || groups.iter().flat_map(|group| &group.rows).any(|row| row.dots.values().any(|&dot| dot == Dot::Support));
    let mut facets = Facets::of(all);
    let list = html! { (room(all * (200 + 9 * columns.len())))
        @if !counts {
            p.key {
                span { i { "●" } " " (page.word(if what == message::KIND_PERSONA_MANY { message::MATRIX_WANTS } else { message::MATRIX_SERVES })) }
                @if has_support() { " " span { i { "○" } " " (page.word(message::MATRIX_SUPPORTS)) } }
                @if columns.len() + figures.len() > MOST_ABREAST { " " (sideways(page, columns.len())) }
            }
        }
        div.mx-box {
            table class="mx ls" {
                thead {
                    tr {
                        th scope="col" { (page.word(what)) }
                        @for &column in &columns { th scope="col" { (page.to(column)) } }
                        @if counts { th scope="col" { span { (page.word(message::UNIT_OUTCOMES_MANY)) } } }
                        @for &figure in figures { th scope="col" { span { (page.word(figure)) } } }
                    }
                }
                @for group in groups.iter().filter(|group| !group.rows.is_empty()) {
                    tbody {
                        @if let Some(title) = group.title { tr { th scope="rowgroup" colspan=(width) { (text(title)) } } }
                        @for each in &group.rows { (row(page, each, &columns, what != message::KIND_OUTCOME_MANY, &mut facets)) }
                    }
                }
            }
        }
    };
    ListTable { says: Html::default(), facets: facets.html(page, "tl-list"), list: list.into() }
}

fn row(page: &PageContext<'_, '_>, row: &ListRow, columns: &[NodeId], is_listed: bool, facets: &mut Facets) -> Markup {
    let is_for_none = is_listed && row.is_for_none(page);
    let depth = (row.depth > 0).then(|| ["d", &row.depth.min(4).to_string()].concat());
    html! {
        tr data-f=[facets.mark(has(page.model(), row))] {
            th scope="row" class=[depth] {
                (page.to(row.node))
                @if !row.says.is_empty() { " " small { (row.says) } }
                @if is_for_none { " " small.none { (page.word(message::LENS_FOR_NONE)) } }
            }
            @for column in columns { (cell(row.dots.get(column).copied())) }
            @if columns.is_empty() { td { @if !row.dots.is_empty() { (row.dots.len()) } } }
            @for figure in &row.figures { td.n { (figure) } }
        }
    }
}

/// What a line can be found by: the outcomes that it is for and those who want them, how real it is, and who answers for it.
fn has(model: &Model, row: &ListRow) -> Vec<(Facet, FacetWord)> {
    let profile = model.profile(row.node);
    let audience = |&outcome: &NodeId| match model.node(outcome).entity {
        Entity::Outcome(id) => model.outcomes[id].audience.as_slice(),
        _ => &[],
    };
    let personas: BTreeSet<NodeId> = row.dots.keys().flat_map(audience).map(|&persona| model.personas[persona].node).collect();
    let outcomes = row.dots.keys().map(|&outcome| (Facet::Outcome, FacetWord::Thing(outcome)));
    let personas = personas.into_iter().map(|persona| (Facet::Persona, FacetWord::Thing(persona)));
    let owner = profile.owner.map(|team| (Facet::Owner, FacetWord::Thing(model.teams[team].node)));
    outcomes.chain(personas).chain([(Facet::Status, FacetWord::Status(profile.status))]).chain(owner).collect()
}

/// A figure of a line; nothing for none.
pub fn count(n: usize) -> Html {
    html! { @if n > 0 { (n) } }.into()
}

/// The dots of several things in one: by itself goes before through others.
pub fn all_dots(dots: impl IntoIterator<Item = BTreeMap<NodeId, Dot>>) -> BTreeMap<NodeId, Dot> {
    let mut all: BTreeMap<NodeId, Dot> = BTreeMap::new();
    for (node, dot) in dots.into_iter().flatten() {
        let each = all.entry(node).or_insert(dot);
        *each = dot.min(*each);
    }
    all
}

/// Things with their parts, each with how deep it lies, by title and without asking how deep that is. None stands twice.
pub fn tree<T: Thing>(model: &Model, top: Vec<Id<T>>, parts: impl Fn(Id<T>) -> Vec<Id<T>>) -> Vec<(Id<T>, usize)> {
    let sorted = |mut ids: Vec<Id<T>>, depth: usize| {
        model.sort_by_title(&mut ids);
        ids.into_iter().rev().map(move |id| (id, depth))
    };
    let mut open: Vec<(Id<T>, usize)> = sorted(top, 0).collect();
    let (mut all, mut seen) = (Vec::new(), BTreeSet::new());
    while let Some((id, depth)) = open.pop() {
        if seen.insert(id) {
            all.push((id, depth));
            open.extend(sorted(parts(id), depth + 1));
        }
    }
    all
}
