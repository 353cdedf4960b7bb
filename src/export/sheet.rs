//! What a site says, as a sheet that comes back: a row for each file of a kind, or for each touchpoint of a journey, its columns
//! named as the fields are. The first column is the address. The last says what the cells were, so that `import --update` tells
//! what was changed in the sheet from what was changed in the site since.

mod workbook;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::base::address::Address;
use crate::base::cell::table;
use crate::base::files::Files;
use crate::base::kind::{Kind, Nested, NodeKind};
use crate::edit::mapping::{FrontMatter, Mapping};
use crate::import::cells::{ADDRESS, CellField, EXPORTED, STAGE, SheetRows, WrittenCell, open_fields};
use crate::import::update::marks;
use crate::model::Model;
use crate::model::id::NodeId;
use crate::syntax::content::document::Document;

/// A sheet that is made of the site.
#[derive(Debug)]
pub struct SiteSheet {
    /// What its rows are, in one word.
    pub name: String,
    fields: Vec<CellField>,
    has_stages: bool,
    rows: Vec<SiteRow>,
}

/// A row of it.
#[derive(Debug)]
struct SiteRow {
    address: Address,
    stage: String,
    /// By field.
    cells: Vec<WrittenCell>,
}

/// A site, to those who make a sheet of it.
#[derive(Clone, Copy, Debug)]
pub struct SheetInput<'s> {
    /// The graph.
    pub model: &'s Model,
    /// The documents that it was made of.
    pub documents: &'s [Arc<Document>],
    /// Their texts.
    pub files: &'s Files,
}

/// The sheet of all files of a kind.
pub fn of_kind(site: SheetInput<'_>, kind: Kind) -> SiteSheet {
    let is_meant = |&node: &NodeId| site.model.node(node).entity.kind() == NodeKind::File(kind);
    let files: Vec<NodeId> = (0..).map(NodeId).take(site.model.graph.nodes.len()).filter(is_meant).collect();
    let mut builder = SheetBuilder::new(SheetRows::Files(kind));
    for &node in &files {
        with_front(site, node, |_, front| {
            if let Some(root) = front.root() {
                builder.look(&root);
            }
        });
    }
    let mut rows = Vec::new();
    for node in files {
        with_front(site, node, |_, front| {
            if let Some(root) = front.root() {
                rows.push(builder.row(site.model.node(node).address.clone(), String::new(), &root));
            }
        });
    }
    builder.finish(kind.folder().to_owned(), rows)
}

/// The sheet of the touchpoints of a journey, in its order.
pub fn of_journey(site: SheetInput<'_>, journey: NodeId) -> SiteSheet {
    let mut builder = SheetBuilder::new(SheetRows::Touchpoints);
    let own = site.model.node(journey);
    let mut rows = Vec::new();
    with_front(site, journey, |document, front| {
        let touchpoints = || document.nested.iter().filter(|thing| thing.kind == Nested::Touchpoint);
        touchpoints().filter_map(|thing| front.at(thing.span)).for_each(|thing| builder.look(&thing));
        let mut stage = String::new();
        for thing in &document.nested {
            match (thing.kind, &thing.id, front.at(thing.span)) {
                (Nested::Stage, ..) => stage = thing.title.to_string(),
                (Nested::Touchpoint, Some(id), Some(mapping)) => {
                    rows.push(builder.row(own.address.with(Arc::clone(id)), stage.clone(), &mapping));
                }
                _ => {}
            }
        }
    });
    builder.finish(own.address.id.to_string(), rows)
}

/// The front matter of a file, where it has some that can be read.
fn with_front(site: SheetInput<'_>, file: NodeId, then: impl FnOnce(&Document, &FrontMatter<'_>)) {
    let document = site.model.profile(file).document.map(|at| &site.documents[at]);
    if let Some(document) = document
        && let Some(text) = site.files.text(&document.path)
        && let Some(front) = FrontMatter::of(&document.path, text)
    {
        then(document, &front);
    }
}

/// A sheet in the making: first what its things say is looked over, then each becomes a row.
struct SheetBuilder {
    kind: SheetRows,
    fields: Vec<CellField>,
    used: BTreeSet<String>,
    open: BTreeSet<Vec<String>>,
    own: Vec<CellField>,
}

impl SheetBuilder {
    fn new(kind: SheetRows) -> Self {
        Self { kind, fields: kind.fields(), used: BTreeSet::new(), open: BTreeSet::new(), own: Vec::new() }
    }

    fn look(&mut self, thing: &Mapping<'_, '_>) {
        for field in self.fields.iter().filter(|field| !field.is_always_there()) {
            if !self.used.contains(&field.name()) && !field.cell(thing).text.is_empty() {
                self.used.insert(field.name());
            }
        }
        for field in open_fields(self.kind, thing) {
            if self.open.insert(field.path.clone()) {
                self.own.push(field);
            }
        }
    }

    fn columns(&self) -> impl Iterator<Item = &CellField> {
        let closed = self.fields.iter().filter(|field| field.is_always_there() || self.used.contains(&field.name()));
        closed.chain(&self.own)
    }

    fn row(&self, address: Address, stage: String, thing: &Mapping<'_, '_>) -> SiteRow {
        SiteRow { address, stage, cells: self.columns().map(|field| field.cell(thing)).collect() }
    }

    fn finish(self, name: String, rows: Vec<SiteRow>) -> SiteSheet {
        let fields = self.columns().cloned().collect();
        SiteSheet { name, fields, has_stages: self.kind == SheetRows::Touchpoints, rows }
    }
}

impl SiteSheet {
    /// How many rows it has.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    fn headings(&self) -> Vec<String> {
        let stage = self.has_stages.then(|| STAGE.to_owned());
        let fields = self.fields.iter().map(CellField::name);
        std::iter::once(ADDRESS.to_owned()).chain(stage).chain(fields).chain([EXPORTED.to_owned()]).collect()
    }

    /// What the cells of a row are when the sheet is made, in one cell.
    fn exported(&self, row: &SiteRow) -> String {
        let stage = self.has_stages.then(|| (STAGE.to_owned(), row.stage.clone()));
        marks(stage, self.fields.iter().zip(&row.cells))
    }

    /// As CSV.
    pub fn csv(&self) -> String {
        let rows = self.rows.iter().map(|row| {
            let stage = self.has_stages.then(|| row.stage.clone());
            let cells = row.cells.iter().map(|cell| cell.text.clone());
            std::iter::once(row.address.to_string()).chain(stage).chain(cells).chain([self.exported(row)]).collect::<Vec<_>>()
        });
        table(self.headings(), rows)
    }
}
