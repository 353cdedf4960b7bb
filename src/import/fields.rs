//! The fields that columns can be, by their names and by what people call them.

use std::collections::BTreeMap;

use crate::base::kind::Kind;
use crate::base::slug::fold;
use crate::base::suggest::nearest;
use crate::syntax::content::kinds::{Common, Opportunity, ToParent, Touchpoint, doc_of};
use crate::syntax::fields::schema::{FieldShape, RecordDoc};
use crate::syntax::fields::types::ReferenceTarget;

use super::called;

/// The columns of a journey's sheet that tell of the stage, not of the touchpoint.
const OF_STAGE: [&[&str]; 6] =
    [&["stage"], &["stage", "id"], &["stage", "goal"], &["stage", "outcome"], &["stage", "starts_when"], &["stage", "ends_when"]];

/// What stands in a path for names that the author chooses.
const ANY: &str = "*";

/// A field that a column can be.
#[derive(Debug)]
pub(super) struct Leaf {
    pub(super) path: Vec<&'static str>,
    pub(super) shape: FieldShape,
}

impl Leaf {
    fn name(&self) -> String {
        self.path.join(".")
    }

    /// The path of this field that a column's name stands for; none where it stands for another.
    fn path_of(&self, column: &str) -> Option<Vec<String>> {
        let parts: Vec<&str> = column.splitn(self.path.len(), '.').collect();
        let same = |(mine, part): (&&str, &&str)| if *mine == ANY { !part.trim().is_empty() } else { plain(mine) == plain(part) };
        let fits = parts.len() == self.path.len() && self.path.iter().zip(&parts).all(same);
        let named = |(mine, part): (&&str, &&str)| if *mine == ANY { part.trim().to_owned() } else { (*mine).to_owned() };
        fits.then(|| self.path.iter().zip(&parts).map(named).collect())
    }

    fn is_open(&self) -> bool {
        self.path.contains(&ANY)
    }
}

/// The fields that the columns of a kind's sheet can be.
#[derive(Debug)]
pub struct SheetFields {
    kind: Kind,
    leaves: Vec<Leaf>,
    /// Where a field stands in `leaves`, by its name as names are compared.
    places: BTreeMap<String, usize>,
    has_levels: bool,
}

impl SheetFields {
    /// The fields of a kind, in the order of the content model.
    pub fn of(kind: Kind) -> Self {
        let mut leaves = Vec::new();
        let text = |path: &[&'static str]| Leaf { path: path.to_vec(), shape: FieldShape::Text };
        if kind == Kind::Journey {
            leaves.extend(OF_STAGE.map(text));
        }
        for doc in records(kind) {
            add(doc, &[], false, &mut leaves);
        }
        if kind == Kind::Journey {
            let mut ideas = Vec::new();
            add(&Opportunity::DOC, &["opportunities"], true, &mut ideas);
            leaves.extend(ideas.into_iter().filter(|leaf| !matches!(leaf.path[1], "touchpoints" | "aliases")));
            leaves.push(text(&["persona"]));
        }
        let is_parent =
            |leaf: &Leaf| leaf.path == ["parent"] && matches!(leaf.shape, FieldShape::Reference(what) if what == ToParent::WHAT);
        let has_levels = leaves.iter().any(is_parent);
        if has_levels {
            leaves.push(text(&["level", ANY]));
        }
        // The command says the kind, and the folder does.
        leaves.retain(|leaf| kind == Kind::Journey || leaf.path != ["kind"]);
        let closed = leaves.iter().enumerate().filter(|(_, leaf)| !leaf.is_open());
        let places = closed.map(|(at, leaf)| (leaf.path.iter().map(|part| plain(part)).collect::<Vec<_>>().join("."), at)).collect();
        Self { kind, leaves, places, has_levels }
    }

    /// The kind that they are of.
    pub(super) fn kind(&self) -> Kind {
        self.kind
    }

    /// The names of the columns of an empty sheet.
    pub fn names(&self) -> Vec<String> {
        self.leaves.iter().filter(|leaf| !leaf.is_open()).map(Leaf::name).collect()
    }

    /// The field that a name is by itself.
    pub(super) fn exact(&self, name: &str) -> Option<(&Leaf, Vec<String>)> {
        let name_of_parts = name.split('.').map(plain).collect::<Vec<_>>().join(".");
        if let Some(leaf) = self.places.get(&name_of_parts).and_then(|at| self.leaves.get(*at)) {
            return Some((leaf, leaf.path.iter().map(|part| (*part).to_owned()).collect()));
        }
        if self.has_levels
            && let Some(number) = called::level(&plain(name))
        {
            let level = self.leaves.iter().find(|leaf| leaf.path[0] == "level" && leaf.is_open())?;
            return Some((level, vec!["level".into(), number.to_string()]));
        }
        self.leaves.iter().filter(|leaf| leaf.is_open()).find_map(|leaf| Some((leaf, leaf.path_of(name)?)))
    }

    /// The field that a name is another name of, or that it names beside a remark in brackets.
    pub(super) fn called(&self, name: &str) -> Option<(&Leaf, Vec<String>)> {
        let by_word = |name: &str| called::field_called(&plain(name), self.kind).and_then(|field| self.exact(field));
        // What stands in brackets beside a duration may be its unit.
        let without_remark = || {
            let short = name.split(['(', '[']).next().filter(|short| short.len() < name.len())?;
            self.exact(short).or_else(|| by_word(short)).filter(|(leaf, _)| !matches!(leaf.shape, FieldShape::Duration))
        };
        by_word(name).or_else(without_remark)
    }

    /// The path of the field that a name stands for; none where it stands for none.
    pub(super) fn known(&self, name: &str) -> Option<Vec<String>> {
        self.exact(name).or_else(|| self.called(name)).map(|(_, path)| path)
    }

    /// What a row is, in words.
    pub(super) fn what(&self) -> &'static str {
        if self.kind == Kind::Journey { "a touchpoint" } else { self.kind.with_article() }
    }
}

/// The fields that an unknown column may have been meant to be.
pub(super) fn meant(column: &str, fields: &SheetFields) -> Vec<String> {
    let name = plain(column);
    let closed = || fields.leaves.iter().filter(|leaf| !leaf.is_open());
    let within: Vec<String> = closed().filter(|leaf| leaf.path.len() > 1 && plain(leaf.path[0]) == name).map(Leaf::name).collect();
    if !within.is_empty() {
        return within;
    }
    let last: Vec<String> = closed().filter(|leaf| leaf.path.last().is_some_and(|last| plain(last) == name)).map(Leaf::name).collect();
    if last.len() == 1 {
        return last;
    }
    if let Some(path) = called::field_called(&name, fields.kind).or_else(|| called::is_titles_name(&name).then_some("title"))
        && fields.exact(path).is_some()
    {
        return vec![path.to_owned()];
    }
    let near = nearest(&name, fields.places.keys().map(String::as_str));
    near.and_then(|near| fields.places.get(near)).map(|at| fields.leaves[*at].name()).into_iter().collect()
}

/// A name as it is compared: lower case, without spaces, `_` and `-`, and without signs around it.
pub(super) fn plain(name: &str) -> String {
    let name: String = fold(name).chars().filter(|c| !c.is_whitespace() && !matches!(c, '_' | '-')).collect();
    name.trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

/// What a row is.
pub(super) fn records(kind: Kind) -> Vec<&'static RecordDoc> {
    match kind {
        Kind::Journey => vec![&Touchpoint::DOC],
        other => vec![&Common::DOC, doc_of(other)],
    }
}

/// Adds the fields of a record. A list of records has columns for their fields; a list in such a list
/// has none. What may be written short has a column for that, and others for what its long form says beyond it.
fn add(doc: &'static RecordDoc, before: &[&'static str], listed: bool, leaves: &mut Vec<Leaf>) {
    for field in doc.fields {
        let mut path = before.to_vec();
        path.push(field.name);
        match (field.shape)() {
            FieldShape::Record(inner) => add(inner, &path, listed, leaves),
            FieldShape::List(of) if matches!(*of, FieldShape::Record(_)) => {
                for inner in of.records().into_iter().filter(|_| !listed) {
                    add(inner, &path, true, leaves);
                }
            }
            shape @ FieldShape::Either(_) => {
                let beyond = shape.records().into_iter().flat_map(|inner| inner.fields.iter().skip(1));
                let beyond: Vec<Leaf> =
                    beyond.map(|inner| Leaf { path: path.iter().copied().chain([inner.name]).collect(), shape: (inner.shape)() }).collect();
                leaves.push(Leaf { path, shape });
                leaves.extend(beyond);
            }
            FieldShape::MapOf(_) if listed => {}
            shape @ FieldShape::MapOf(_) => {
                path.push(ANY);
                leaves.push(Leaf { path, shape });
            }
            shape => leaves.push(Leaf { path, shape }),
        }
    }
}

pub(super) fn is_numeric(shape: &FieldShape) -> bool {
    match shape {
        FieldShape::Number { .. } | FieldShape::Duration => true,
        FieldShape::List(of) => is_numeric(of),
        _ => false,
    }
}
