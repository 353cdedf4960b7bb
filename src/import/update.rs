//! A sheet that was made of the site comes back: what it says otherwise is written, cell by cell, and all else stays as it is.
//!
//! 1. [`back`] finds the column of addresses, what each column is, and what the cells were when the sheet was made.
//! 2. [`compare`] tells the cells that were changed in the sheet from those that were changed in the site since, or in both.
//! 3. [`apply`] makes edits of the former.
//! 4. [`fresh`] makes new things of rows without an address.
//!
//! A row that is missing takes nothing away.

mod apply;
mod back;
mod compare;
mod fresh;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::base::address::Address;
use crate::base::diagnostic::{Place, quote};
use crate::base::files::Files;
use crate::base::kind::{Kind, Nested, NodeKind};
use crate::edit::TextEdits;
use crate::edit::mapping::FrontMatter;
use crate::model::Model;
use crate::model::address_index::AddressIndex;
use crate::model::id::NodeId;
use crate::syntax::content::document::{Document, Fields};

use self::back::{BackColumn, BackSheet, ColumnUse};

pub use self::back::marks;
use super::cells::{CellField, SheetRows};
use super::names::SiteNames;
use super::rows::RowReader;
use super::sheet::{SheetRow, Table};
use super::{Imported, Remarks};

/// A site, to those who change its cells.
#[derive(Clone, Copy, Debug)]
pub struct UpdateInput<'s> {
    /// The graph.
    pub model: &'s Model,
    /// The documents that it was made of.
    pub documents: &'s [Arc<Document>],
    /// Their texts.
    pub files: &'s Files,
    /// What can be named.
    pub names: &'s SiteNames,
}

/// A cell that says something else now.
#[derive(Clone, Debug, PartialEq)]
pub struct CellChange {
    /// The row of the sheet.
    pub row: usize,
    /// The thing.
    pub address: Address,
    /// The field.
    pub field: String,
    /// What the file says; nothing where it is blank.
    pub was: String,
    /// What it is to say; nothing where it is to be blank.
    pub is: String,
    /// Where the thing is written.
    pub place: Place,
    is_compared: String,
}

/// What is to become of the site by the sheet.
#[derive(Debug, Default)]
pub struct SheetUpdate {
    /// How the sheet was read.
    pub source: String,
    /// How many rows it has.
    pub rows: usize,
    /// What the rows are; none where no row has an address of the site.
    pub kind: Option<SheetRows>,
    /// The edits of files.
    pub edits: TextEdits,
    /// The cells that these change.
    pub cells: Vec<CellChange>,
    /// New files, and what is to be told of reading the sheet.
    pub made: Imported,
    /// New touchpoints: their addresses, and their rows.
    pub touchpoints: Vec<(Address, usize)>,
    /// What the sheet says otherwise and is left as it is, with why.
    pub left: Remarks,
    /// Columns that are no field: what they hold goes to `extra`.
    pub unknown: Vec<String>,
    /// What the sheet has no row of; it stays.
    pub absent: Vec<Address>,
    /// Whether the sheet says what its cells were when it was made.
    pub says_what_was: bool,
}

/// What a table changes in a site.
///
/// # Errors
/// What keeps it from being a sheet that came from the site, in words.
pub fn update(site: UpdateInput<'_>, table: &Table) -> Result<SheetUpdate, String> {
    let sheet = BackSheet::of(table)?;
    let mut update = SheetUpdate { source: table.source.to_string(), rows: sheet.rows.len(), ..SheetUpdate::default() };
    let paired = paired(site, &sheet, &mut update);
    let Some(kind) = paired.kind else { return Err(sheet.why_nothing()) };
    update.kind = Some(kind);
    let columns = sheet.columns(kind)?;
    update.says_what_was = columns.iter().any(|column| column.is == ColumnUse::Exported);
    update.unknown = columns.iter().filter(|column| column.is_unknown).map(|column| column.name.clone()).collect();
    change_cells(site, &sheet, &columns, &paired, &mut update);
    update.absent = absent(site.model, kind, &paired);
    match kind {
        SheetRows::Files(kind) => fresh::files(site, kind, &sheet, &columns, &paired.fresh, &mut update),
        SheetRows::Touchpoints => fresh::touchpoints(site, &sheet, &columns, &paired, &mut update),
    }
    Ok(update)
}

/// The rows, and what each is.
struct PairedRows<'r> {
    kind: Option<SheetRows>,
    /// Rows of things that are there.
    known: Vec<(&'r SheetRow, NodeId)>,
    /// Rows without an address, each with the thing of the last row above that has one, else of the first.
    fresh: Vec<(&'r SheetRow, Option<NodeId>)>,
}

fn paired<'r>(site: UpdateInput<'_>, sheet: &'r BackSheet<'_>, update: &mut SheetUpdate) -> PairedRows<'r> {
    let mut paired = PairedRows { kind: None, known: Vec::new(), fresh: Vec::new() };
    let mut seen = BTreeSet::new();
    let index = AddressIndex::of(site.model);
    let mut above = None;
    for row in sheet.rows {
        let written = sheet.address(row);
        if written.is_empty() {
            paired.fresh.push((row, above));
            continue;
        }
        let found = Address::parse(written).and_then(|address| index.find(&address));
        let kind = found.and_then(|node| rows_of(site.model, node));
        let (Some(node), Some(kind)) = (found, kind) else {
            let what = if found.is_some() { "is nothing that a sheet has rows of" } else { "leads nowhere" };
            update.left.add(row.number, format!("the address {} {what}: the row is left out", quote(written)));
            continue;
        };
        if *paired.kind.get_or_insert(kind) != kind {
            update.left.add(
                row.number,
                format!("{} is another sort of thing than the rows above: import it with a sheet of its own", quote(written)),
            );
        } else if !seen.insert(node) {
            update.left.add(row.number, format!("a row above is of {} as well: this one is left out", quote(written)));
        } else {
            above = Some(node);
            paired.known.push((row, node));
        }
    }
    let first = paired.known.first().map(|(_, node)| *node);
    for (_, above) in &mut paired.fresh {
        *above = above.or(first);
    }
    paired
}

fn rows_of(model: &Model, node: NodeId) -> Option<SheetRows> {
    match model.node(node).entity.kind() {
        NodeKind::File(Kind::Page) => None,
        NodeKind::File(kind) => model.node(node).place.is_some().then_some(SheetRows::Files(kind)),
        NodeKind::Nested(Nested::Touchpoint) => Some(SheetRows::Touchpoints),
        NodeKind::Nested(_) => None,
    }
}

/// What the sheet could have a row of and has none: of the same kind, or of the same journeys.
fn absent(model: &Model, kind: SheetRows, paired: &PairedRows<'_>) -> Vec<Address> {
    let there: BTreeSet<NodeId> = paired.known.iter().map(|(_, node)| *node).collect();
    let files: BTreeSet<NodeId> = there.iter().map(|&node| model.node(node).file).collect();
    let is_meant = |&node: &NodeId| {
        let own = model.node(node);
        !there.contains(&node) && rows_of(model, node) == Some(kind) && (own.file == node || files.contains(&own.file))
    };
    let nodes = (0..).map(NodeId).take(model.graph.nodes.len()).filter(is_meant);
    nodes.map(|node| model.node(node).address.clone()).collect()
}

/// The front matter of a thing's file, and where in it the thing stands.
fn document_of<'s>(site: UpdateInput<'s>, node: NodeId) -> Option<&'s Arc<Document>> {
    site.model.profile(site.model.node(node).file).document.map(|at| &site.documents[at])
}

fn change_cells(site: UpdateInput<'_>, sheet: &BackSheet<'_>, columns: &[BackColumn], paired: &PairedRows<'_>, update: &mut SheetUpdate) {
    let Some(kind) = update.kind else { return };
    let reading = sheet.with_rows(columns, paired.known.iter().map(|(row, _)| (*row).clone()).collect());
    let own = match kind {
        SheetRows::Files(kind) => kind,
        SheetRows::Touchpoints => Kind::Journey,
    };
    // Rows of one file stand together, so that it is read once.
    let mut by_file: BTreeMap<Arc<str>, Vec<(&SheetRow, NodeId)>> = BTreeMap::new();
    for &(row, node) in &paired.known {
        if let Some(document) = document_of(site, node) {
            by_file.entry(Arc::clone(&document.path)).or_default().push((row, node));
        }
    }
    for (path, rows) in by_file {
        let text = site.files.text(&path).map_or("", |text| text);
        let Some(front) = FrontMatter::of(&path, text) else {
            rows.iter()
                .for_each(|(row, _)| update.left.add(row.number, format!("the front matter of {path} cannot be edited: mend it first")));
            continue;
        };
        for (row, node) in rows {
            let Some(thing) = mapping_of(site, node, &front) else { continue };
            let found = compare::changed(sheet, columns, row, &thing);
            for (field, why) in found.left {
                update.left.add(row.number, format!("{}: `{field}`: {why}", site.model.node(node).address));
            }
            let persona = persona_of(site, node);
            let mut reader =
                RowReader::new(&reading.sheet, &reading.columns, site.names, own, &mut update.made).of_persona(persona.as_deref());
            reader.at_row(row.number);
            let cells = apply::read(&mut reader, found.changed);
            let place = Place::new(&path, thing.span());
            let address = &site.model.node(node).address;
            let is_named = is_named_by_title(site.model, node);
            let applied =
                apply::edits(&apply::RowEdit { thing, rows: kind, keep_id: is_named.then_some(address) }, &cells, &mut update.edits);
            for (cell, applied) in cells.into_iter().zip(applied) {
                match applied {
                    Ok(()) => update.cells.push(cell.told(row.number, address, &place)),
                    Err(why) => update.left.add(row.number, format!("{address}: `{}`: {why}", cell.field.name())),
                }
            }
        }
    }
}

/// Whether others name a thing by an id that only its title gives.
fn is_named_by_title(model: &Model, node: NodeId) -> bool {
    model.node(node).derived && model.graph.edges_to(node).any(|edge| edge.kind != crate::model::graph::EdgeKind::Contains)
}

/// The persona who walks the journey that a touchpoint is in.
fn persona_of(site: UpdateInput<'_>, node: NodeId) -> Option<String> {
    match &document_of(site, node)?.fields {
        Fields::Journey(journey) => journey.persona.as_ref().map(|persona| persona.written.to_string()),
        _ => None,
    }
}

fn mapping_of<'f, 't>(site: UpdateInput<'_>, node: NodeId, front: &'f FrontMatter<'t>) -> Option<crate::edit::mapping::Mapping<'f, 't>> {
    match &site.model.node(node).address.nested {
        None => front.root(),
        Some(nested) => {
            let own = document_of(site, node)?.nested.iter().find(|thing| thing.id.as_ref() == Some(nested))?;
            front.at(own.span)
        }
    }
}

/// The first cell that would not say what it is to say once the edits are made, in words; none where all would. `after` is the
/// site as it would be.
pub fn first_unlike(update: &SheetUpdate, after: UpdateInput<'_>) -> Option<String> {
    let kind = update.kind?;
    let index = AddressIndex::of(after.model);
    update.cells.iter().find_map(|cell| {
        let node = index.find(&cell.address)?;
        let document = document_of(after, node)?;
        let front = FrontMatter::of(&document.path, after.files.text(&document.path)?);
        let unlike = || format!("row {}: `{}` of {} would not be read as {}", cell.row, cell.field, cell.address, quote(&cell.is));
        let Some(front) = front else { return Some(unlike()) };
        let thing = mapping_of(after, node, &front)?;
        let field = kind.field(&cell.field).unwrap_or_else(|| CellField::extra(cell.field.trim_start_matches("extra.")));
        (field.compared(&field.cell(&thing).text, None) != cell.is_compared).then(unlike)
    })
}
