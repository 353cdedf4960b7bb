//! A part of the index as the script that pages load when somebody searches first: a call with its name and one object, so that it also
//! works where pages are files on a disk.
//!
//! `throughlineSearch("index", {…})`, with these keys:
//!
//! - `version`: 1. `name`: that of the part. `parts`: the names of further ones, which are loaded when somebody asks for a kind: there
//!   everything of that kind is found, in the first part then only titles, codes, ids, old names and summaries of files.
//! - `kinds`: the kinds of things, each with its `word`, the word of the kind of `file` that it lies in, and how much it counts (`boost`).
//! - `facets`: `owner`, `outcome`, `persona`, each a list of `[id, title]`, and `status`, of `[word]`.
//! - `documents`: what can be found. `k`: its kind, by place. `a`: its address from the root of the site, encoded; of what is nested only
//!   `#` and its id, behind the page of the file that `p` leads to. `t`: its title. `c`: its code. `p`: what it stands in: the number of a document of this part,
//!   which goes on with its own; or, where that is in no document of this part, its title. `s`: what it says of itself in a sentence. `o`, `u`, `x`:
//!   its owner, the personas and the outcomes that it is for, by their places in the facets; `w`: how real it is where it is not `active`; of what is nested
//!   the file says all four. `g`: of a journey its strip, a letter for each touchpoint from `a` (-2) by quarters to `q` (2), `-` where
//!   nobody knows, a capital at a moment of truth, `!` behind it where nobody answers, `|` between stages; of a touchpoint its number
//!   in these.
//! - `options`: what is weighed how, by [`super::options`].
//! - `miniSearch`: what `MiniSearch.loadJS` takes. The ids of its documents are their numbers.
//!
//! What is not there or says nothing is left out. The same site gives the same bytes.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::base::href::encode;
use crate::base::kind::{Kind, Nested, NodeKind};
use crate::base::vocabulary::Status;
use crate::model::Model;
use crate::model::graph::Entity;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::{Outcome, Persona, Team};

use super::entries::SearchField;
use super::index::SearchIndex;
use super::options;
use super::part::{PartName, SearchPart};
use super::strip_marks::marks;

/// The form of what is published.
const VERSION: u32 = 1;

/// The form of the index of MiniSearch.
const SERIALIZATION_VERSION: u32 = 2;

/// A part as a script.
pub fn script(part: &SearchPart<'_>) -> Vec<u8> {
    let mut out = String::with_capacity(1 << 16);
    let _ = write!(out, "throughlineSearch(\"{0}\",{{\"version\":{VERSION},\"name\":\"{0}\"", part.name.word());
    let further = match part.name {
        PartName::First => part.searched.part_names().split_off(1),
        PartName::OfKind(_) => Vec::new(),
    };
    out.push_str(",\"parts\":");
    list(&mut out, further, |out, name| quoted(out, name.word()));
    out.push_str(",\"kinds\":");
    list(&mut out, kinds(), |out, kind| {
        let file = file_kind(kind).word();
        let _ = write!(out, "{{\"word\":\"{kind}\",\"file\":\"{file}\",\"boost\":{}}}", options::boost_of_kind(kind), kind = kind.word());
    });
    let mut documents = Documents::of(part);
    out.push_str(",\"documents\":");
    list(&mut out, 0..part.nodes.len(), |out, number| documents.write(out, number));
    documents.facets.write(&mut out, part.searched.entries.model);
    write_options(&mut out, part);
    write_index(&mut out, &part.index);
    out.push_str("});\n");
    out.into_bytes()
}

/// All kinds of things, files first.
fn kinds() -> impl Iterator<Item = NodeKind> {
    let files = Kind::ALL.iter().copied().map(NodeKind::File);
    files.chain(Nested::ALL.iter().copied().map(NodeKind::Nested))
}

/// The kind of the file that things of a kind lie in, where they lie in one of a single kind.
fn file_kind(kind: NodeKind) -> NodeKind {
    match kind {
        NodeKind::Nested(Nested::Step | Nested::Rule) => NodeKind::File(Kind::Process),
        NodeKind::Nested(Nested::Need) => NodeKind::File(Kind::Persona),
        NodeKind::Nested(Nested::Measure) => NodeKind::File(Kind::Outcome),
        NodeKind::Nested(_) => NodeKind::File(Kind::Journey),
        file => file,
    }
}

/// What facets say, each once, by its place.
#[derive(Default)]
struct Facets {
    owners: Numbered<Team>,
    outcomes: Numbered<Outcome>,
    personas: Numbered<Persona>,
}

/// Things in the order in which they were met.
struct Numbered<T>(BTreeMap<Id<T>, usize>);

impl<T> Default for Numbered<T> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<T> Numbered<T> {
    fn place(&mut self, id: Id<T>) -> usize {
        let next = self.0.len();
        *self.0.entry(id).or_insert(next)
    }

    fn write(&self, out: &mut String, model: &Model, node: impl Fn(Id<T>) -> NodeId) {
        let mut met: Vec<(Id<T>, usize)> = self.0.iter().map(|(&id, &place)| (id, place)).collect();
        met.sort_by_key(|&(_, place)| place);
        list(out, met, |out, (id, _)| {
            let node = model.node(node(id));
            out.push('[');
            quoted(out, &node.address.id);
            out.push(',');
            quoted(out, &node.title);
            out.push(']');
        });
    }
}

impl Facets {
    fn write(&self, out: &mut String, model: &Model) {
        out.push_str(",\"facets\":{\"owner\":");
        self.owners.write(out, model, |id| model.teams[id].node);
        out.push_str(",\"outcome\":");
        self.outcomes.write(out, model, |id| model.outcomes[id].node);
        out.push_str(",\"persona\":");
        self.personas.write(out, model, |id| model.personas[id].node);
        out.push_str(",\"status\":");
        list(out, Status::ALL, |out, status| {
            let _ = write!(out, "[\"{status}\"]");
        });
        out.push('}');
    }
}

/// What can be found, as it is written.
struct Documents<'p, 'm> {
    part: &'p SearchPart<'m>,
    facets: Facets,
    /// The number of each node of the part, by its place in the graph.
    numbers: Vec<Option<u32>>,
}

impl<'p, 'm> Documents<'p, 'm> {
    fn of(part: &'p SearchPart<'m>) -> Self {
        let mut numbers = vec![None; part.searched.entries.model.graph.nodes.len()];
        (0..).zip(&part.nodes).for_each(|(number, node)| numbers[node.index()] = Some(number));
        Self { part, facets: Facets::default(), numbers }
    }

    fn write(&mut self, out: &mut String, number: usize) {
        let entries = &self.part.searched.entries;
        let (model, id) = (entries.model, self.part.nodes[number]);
        let node = model.node(id);
        let kind = kinds().position(|kind| kind == node.entity.kind()).unwrap_or_default();
        let _ = write!(out, "{{\"k\":{kind},\"a\":");
        match node.address.nested.as_deref() {
            None => quoted(out, &encode(&model.page(id))),
            Some(nested) => quoted(out, &format!("#{}", encode(nested))),
        }
        text(out, "t", Some(&model.plain_title(id)));
        text(out, "c", model.code(id));
        if let Some(around) = entries.around(id) {
            match self.numbers[around.index()] {
                Some(number) => {
                    let _ = write!(out, ",\"p\":{number}");
                }
                None => text(out, "p", Some(&model.plain_title(around))),
            }
        }
        text(out, "s", entries.sentence(id).as_deref());
        if node.file == id {
            self.write_facets(out, id);
        }
        self.write_strip(out, id);
        out.push('}');
    }

    fn write_facets(&mut self, out: &mut String, id: NodeId) {
        let Self { part, facets, .. } = self;
        let model = part.searched.entries.model;
        let profile = model.profile(id);
        if let Some(owner) = profile.owner {
            let _ = write!(out, ",\"o\":{}", facets.owners.place(owner));
        }
        let personas: Vec<Id<Persona>> = match model.node(id).entity {
            Entity::Outcome(id) => model.outcomes[id].audience.clone(),
            Entity::Journey(id) => model.journeys[id].persona.into_iter().collect(),
            Entity::Persona(id) => vec![id],
            _ => Vec::new(),
        };
        if !personas.is_empty() {
            out.push_str(",\"u\":");
            list(out, personas, |out, persona| number(out, facets.personas.place(persona)));
        }
        let outcomes = part.searched.reach.outcomes_of_file(model, id);
        if !outcomes.is_empty() {
            out.push_str(",\"x\":");
            list(out, outcomes, |out, outcome| number(out, facets.outcomes.place(outcome)));
        }
        if let Some(status) = Status::ALL.iter().position(|status| *status == profile.status && *status != Status::Active) {
            let _ = write!(out, ",\"w\":{status}");
        }
    }

    fn write_strip(&self, out: &mut String, id: NodeId) {
        let model = self.part.searched.entries.model;
        match model.node(id).entity {
            Entity::Journey(id) => text(out, "g", Some(&marks(model, id)).filter(|marks| !marks.is_empty()).map(String::as_str)),
            Entity::Touchpoint(id) => {
                let journey = model.touchpoints[id].journey;
                if let Some(place) = model.touchpoints_of(journey).position(|touchpoint| touchpoint == id) {
                    let _ = write!(out, ",\"g\":{place}");
                }
            }
            _ => {}
        }
    }
}

/// What is weighed how.
fn write_options(out: &mut String, part: &SearchPart<'_>) {
    out.push_str(",\"options\":{\"fields\":{");
    for (i, field) in SearchField::ALL.into_iter().enumerate() {
        let _ = write!(out, "{}\"{}\":{}", if i > 0 { "," } else { "" }, field.word(), options::boost_of_field(field));
    }
    let _ = write!(out, "}},\"bm25\":{{\"k\":{},\"b\":{},\"d\":{}}}", options::SATURATION, options::SHORTNESS, options::LEAST);
    let _ = write!(out, ",\"weights\":{{\"prefix\":{},\"fuzzy\":{}}},\"near\":", options::BY_BEGINNING, options::BY_NEARNESS);
    list(out, options::NEAR, |out, (letters, edits)| {
        let _ = write!(out, "[{letters},{edits}]");
    });
    out.push_str(",\"status\":");
    list(out, Status::ALL, |out, &status| {
        let _ = write!(out, "{}", options::boost_of_status(status));
    });
    let active = Status::ALL.iter().position(|status| *status == Status::Active).unwrap_or_default();
    let _ = write!(out, ",\"active\":{active}");
    let _ = write!(out, ",\"few\":{},\"calledSo\":{},\"steps\":{},\"leftOut\":", options::FEW_LETTERS, options::CALLED_SO, options::STEPS);
    list(out, &part.left_out, |out, word| quoted(out, word));
    out.push('}');
}

/// The index as MiniSearch writes it.
fn write_index(out: &mut String, index: &SearchIndex) {
    let count = index.lengths.len();
    let _ = write!(out, ",\"miniSearch\":{{\"documentCount\":{count},\"nextId\":{count},\"documentIds\":");
    object(out, 0..count, |out, &id| number(out, id), |out, &id| number(out, id));
    out.push_str(",\"fieldIds\":{");
    for (i, field) in SearchField::ALL.into_iter().enumerate() {
        let _ = write!(out, "{}\"{}\":{i}", if i > 0 { "," } else { "" }, field.word());
    }
    out.push_str("},\"fieldLength\":");
    object(out, 0..count, |out, &id| number(out, id), |out, &id| list(out, index.lengths[id], |out, length| number(out, length.into())));
    out.push_str(",\"averageFieldLength\":");
    list(out, index.averages, |out, average| {
        let _ = write!(out, "{average}");
    });
    out.push_str(",\"storedFields\":{},\"dirtCount\":0,\"index\":");
    list(out, &index.words, |out, (word, postings)| {
        out.push('[');
        quoted(out, word);
        out.push(',');
        let fields = postings.chunk_by(|a, b| a.field == b.field);
        object(
            out,
            fields,
            |out, postings| number(out, postings[0].field as usize),
            |out, postings| {
                object(out, *postings, |out, there| number(out, there.document as usize), |out, there| number(out, there.count.into()))
            },
        );
        out.push(']');
    });
    let _ = write!(out, ",\"serializationVersion\":{SERIALIZATION_VERSION}}}");
}

fn number(out: &mut String, n: usize) {
    out.push_str(itoa::Buffer::new().format(n));
}

/// A key with a text; nothing where there is none.
fn text(out: &mut String, key: &str, text: Option<&str>) {
    if let Some(text) = text {
        let _ = write!(out, ",\"{key}\":");
        quoted(out, text);
    }
}

/// A text, as scripts write it.
fn quoted(out: &mut String, text: &str) {
    // Writing into memory does not fail.
    out.push_str(&serde_json::to_string(text).unwrap_or_default());
}

/// A list.
fn list<T>(out: &mut String, items: impl IntoIterator<Item = T>, mut write: impl FnMut(&mut String, T)) {
    out.push('[');
    for (i, item) in items.into_iter().enumerate() {
        if i > 0 {
            out.push(',');
        }
        write(out, item);
    }
    out.push(']');
}

/// An object whose keys are numbers.
fn object<T>(out: &mut String, items: impl IntoIterator<Item = T>, key: impl Fn(&mut String, &T), value: impl Fn(&mut String, &T)) {
    out.push('{');
    for (i, item) in items.into_iter().enumerate() {
        out.push_str(if i > 0 { ",\"" } else { "\"" });
        key(out, &item);
        out.push_str("\":");
        value(out, &item);
    }
    out.push('}');
}
