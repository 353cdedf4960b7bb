//! A part of the index as the script that pages load when somebody searches first: a call with its name and one object, so that it also
//! works where pages are files on a disk.
//!
//! `throughlineSearch("index", {…})`, with these keys:
//!
//! - `version`: 1. `name`: that of the part. `parts`: the names of further ones, which are loaded when somebody asks for a kind: there
//!   everything of that kind is found, in the first part then only titles, codes, ids, old names and summaries of files.
//! - `kinds`: the kinds of things, each with its `word`, the word of the kind of `file` that it lies in, the first where it may lie in several, and how much it counts (`boost`).
//! - `facets`: `owner`, `outcome`, `persona`, each a list of `[id, title]`, and `status`, of `[word]`.
//! - `documents`: what can be found. `k`: its kind, by place. `a`: its address from the root of the site, encoded; of what is nested only
//!   `#` and its id, behind the page of the file that `p` leads to. `t`: its title. `c`: its code. `n`: other names in use. `p`: what it stands in: the number of a document of this part,
//!   which goes on with its own; or, where that is in no document of this part, its title. `s`: what it says of itself in a sentence. `o`, `u`, `x`:
//!   its owner, the personas and the outcomes that it is for, by their places in the facets; `w`: how real it is where it is not `active`; of what is nested
//!   the file says all four. `g`: of a journey its strip, a letter for each touchpoint from `a` (-2) by quarters to `q` (2), `-` where
//!   nobody knows, a capital at a moment of truth, `!` behind it where nobody answers, `|` between stages; of a touchpoint its number
//!   in these.
//! - `options`: what is weighed how, by [`super::options`].
//! - `words`, `stands`: the index of MiniSearch, packed to two fifths: the script makes of it what `MiniSearch.loadJS` takes. The words are sorted, with
//!   blanks between, each without what it shares with the one before, but a digit of base 36 that says how much that is. For each field it is said of each word,
//!   with commas between, in which documents it stands: how many others lie between one and the next, in digits of base 26, all
//!   but the last of a number as capitals. A word stands in a field once, and the length of a field is how many words stand in it.
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
use super::index::{Posting, SearchIndex};
use super::options;
use super::part::{PartName, SearchPart, lies_in};
use super::strip_marks::marks;

/// The form of what is published.
const VERSION: u32 = 1;

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
        let file = Kind::ALL.iter().find(|file| lies_in(kind, **file)).map_or("", |file| file.word());
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

/// What facets say, each once, by its place.
#[derive(Default)]
struct FacetTables {
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

impl FacetTables {
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
    facets: FacetTables,
    /// The number of each node of the part, by its place in the graph.
    numbers: Vec<Option<u32>>,
}

impl<'p, 'm> Documents<'p, 'm> {
    fn of(part: &'p SearchPart<'m>) -> Self {
        let mut numbers = vec![None; part.searched.entries.model.graph.nodes.len()];
        (0..).zip(&part.nodes).for_each(|(number, node)| numbers[node.index()] = Some(number));
        Self { part, facets: FacetTables::default(), numbers }
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
        if !model.other_names(id).is_empty() {
            out.push_str(",\"n\":");
            list(out, model.other_names(id), |out, name| quoted(out, name));
        }
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
    let _ = write!(
        out,
        ",\"active\":{active},\"few\":[{},{}],\"mayLackOne\":{}",
        options::FEW_LETTERS,
        options::FEW_DENSE_SIGNS,
        options::MAY_LACK_ONE
    );
    let _ = write!(out, ",\"calledSo\":{},\"steps\":{},\"leftOut\":", options::CALLED_SO, options::STEPS);
    list(out, &part.left_out, |out, word| quoted(out, word));
    out.push('}');
}

/// The words, and where they stand.
fn write_index(out: &mut String, index: &SearchIndex) {
    out.push_str(",\"words\":\"");
    let mut last = "";
    for (word, _) in &index.words {
        let (shared, units) = shared(last, word);
        let separator = if last.is_empty() { "" } else { " " };
        // No word holds what a script would have to escape.
        let _ = write!(out, "{separator}{}{}", char::from_digit(units, 36).unwrap_or('0'), &word[shared..]);
        last = word;
    }
    out.push_str("\",\"stands\":{");
    // What of each word is still to be written: it is sorted by field.
    let mut postings: Vec<&[Posting]> = index.words.iter().map(|(_, postings)| &**postings).collect();
    for (i, field) in SearchField::ALL.into_iter().enumerate() {
        let _ = write!(out, "{}\"{}\":\"", if i > 0 { "," } else { "" }, field.word());
        for (i, postings) in postings.iter_mut().enumerate() {
            out.push_str(if i > 0 { "," } else { "" });
            let mut next = 0;
            while let Some((there, rest)) = postings.split_first().filter(|(there, _)| there.field == field) {
                step_over(out, there.document - next);
                next = there.document + 1;
                *postings = rest;
            }
        }
        out.push('"');
    }
    out.push('}');
}

/// How much of a word is that of the one before: in bytes, and as scripts count, up to 35.
fn shared(last: &str, word: &str) -> (usize, u32) {
    let (mut bytes, mut units) = (0, 0);
    for (a, b) in last.chars().zip(word.chars()) {
        if a != b || units + a.len_utf16() > 35 {
            break;
        }
        bytes += a.len_utf8();
        units += a.len_utf16();
    }
    (bytes, u32::try_from(units).unwrap_or_default())
}

/// Writes how many documents stand between two: in digits from `a` to `z`, all but the last as capitals.
fn step_over(out: &mut String, between: u32) {
    if between >= 26 {
        let mut leading = between / 26;
        let at = out.len();
        while leading > 0 {
            out.insert(at, digit(b'A', leading % 26));
            leading /= 26;
        }
    }
    out.push(digit(b'a', between % 26));
}

fn digit(zero: u8, n: u32) -> char {
    char::from(zero + u8::try_from(n).unwrap_or_default())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_between_two_documents_is_written_in_letters() {
        let written = |between| {
            let mut out = String::new();
            step_over(&mut out, between);
            out
        };
        assert_eq!([0, 25, 26, 27, 675, 676].map(written), ["a", "z", "Ba", "Bb", "Zz", "BAa"]);
    }

    #[test]
    fn a_word_is_written_without_what_it_shares_with_the_one_before() {
        assert_eq!(shared("bill", "billing"), (4, 4));
        assert_eq!(shared("\u{1f525}a", "\u{1f525}b"), (4, 2));
        assert_eq!(shared(&"a".repeat(40), &"a".repeat(40)), (35, 35));
    }
}
