//! Which column is which field. Case, spaces, `_` and `-` do not count; a name that is only near a
//! field's is suggested, never taken for it.

use crate::base::diagnostic::quote;
use crate::base::near::nearest;
use crate::base::slug::fold;
use crate::base::terms::Kind;
use crate::syntax::kinds::{Common, Touchpoint, doc_of};
use crate::syntax::schema::{RecordDoc, Shape};

use super::sheet::Sheet;

/// The columns of a journey's sheet that tell of the stage, not of the touchpoint.
const OF_STAGE: [&[&str]; 3] = [&["stage"], &["stage", "id"], &["stage", "goal"]];

/// What stands in a path for names that the author chooses.
const ANY: &str = "*";

/// A column.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its name, as the header row has it.
    pub name: String,
    /// Its place in the row, from 0.
    pub at: usize,
    /// Where its cells go.
    pub lands: Lands,
    /// Whether it holds numbers or durations.
    pub(super) numeric: bool,
}

/// Where the cells of a column go.
#[derive(Clone, Debug, PartialEq)]
pub enum Lands {
    /// To a field, whose path this is.
    Field(Vec<String>),
    /// To `extra`, since it is no field; these may have been meant.
    Extra(Vec<String>),
    /// Nowhere, since it has no name.
    Nowhere,
}

impl Column {
    /// The path of the field that its cells go to.
    pub(super) fn path(&self) -> Vec<String> {
        match &self.lands {
            Lands::Field(path) => path.clone(),
            Lands::Extra(_) => vec!["extra".into(), self.name.clone()],
            Lands::Nowhere => Vec::new(),
        }
    }
}

/// A field that a column can be.
struct Leaf {
    path: Vec<&'static str>,
    shape: Shape,
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

/// The names of the columns of an empty sheet, in the order of the content model.
pub fn names(kind: Kind) -> Vec<String> {
    leaves(kind).iter().filter(|leaf| !leaf.is_open()).map(Leaf::name).collect()
}

/// The columns of a sheet. `maps` says of some which field they are.
///
/// # Errors
/// A column that is mapped is not in the sheet, or a field is none, or two columns are one field, in
/// words.
pub fn columns(sheet: &Sheet, kind: Kind, maps: &[(String, String)]) -> Result<Vec<Column>, String> {
    let leaves = leaves(kind);
    let mut mapped = vec![None; sheet.header.len()];
    for (column, field) in maps {
        let Some(at) = sheet.header.iter().position(|name| plain(name) == plain(column)) else {
            let near = nearest(column, sheet.header.iter().map(String::as_str));
            let help = near.map_or_else(|| format!("it has {}", listed(&sheet.header)), |near| format!("did you mean `{near}`?"));
            return Err(format!("the sheet has no column {}: {help}", quote(column)));
        };
        mapped[at] = Some(field);
    }
    let mut columns = Vec::with_capacity(sheet.header.len());
    for (at, name) in sheet.header.iter().enumerate() {
        let wanted = mapped[at].unwrap_or(name);
        let found = leaves.iter().find_map(|leaf| Some((leaf, leaf.path_of(wanted)?)));
        let lands = match &found {
            Some((_, path)) => Lands::Field(path.clone()),
            None if mapped[at].is_some() => return Err(no_field(kind, wanted, &leaves)),
            None if name.is_empty() => Lands::Nowhere,
            None => Lands::Extra(meant(wanted, &leaves)),
        };
        let numeric = found.is_some_and(|(leaf, _)| is_numeric(&leaf.shape));
        columns.push(Column { name: name.clone(), at, lands, numeric });
    }
    for (i, column) in columns.iter().enumerate().filter(|(_, column)| column.lands != Lands::Nowhere) {
        let Some(other) = columns[..i].iter().find(|other| other.path() == column.path()) else { continue };
        let (one, two) = (quote(&other.name), quote(&column.name));
        let field = column.path().join(".");
        return Err(format!(
            "the columns {one} and {two} are both `{field}`: rename one, or map it to another field (`--map COLUMN=extra.NAME`)"
        ));
    }
    Ok(columns)
}

fn no_field(kind: Kind, wanted: &str, leaves: &[Leaf]) -> String {
    let meant = meant(wanted, leaves);
    let help = if meant.is_empty() {
        format!("`throughline import {kind} --blank` lists them; what is your own goes to `extra.NAME`")
    } else {
        format!("did you mean {}?", listed(&meant))
    };
    format!("{} has no field {}: {help}", if kind == Kind::Journey { "a touchpoint" } else { kind.with_article() }, quote(wanted))
}

/// Names in backticks.
pub(super) fn listed(names: &[String]) -> String {
    names.iter().filter(|name| !name.is_empty()).map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// The fields that an unknown column may have been meant to be.
fn meant(column: &str, leaves: &[Leaf]) -> Vec<String> {
    let name = plain(column);
    let closed = || leaves.iter().filter(|leaf| !leaf.is_open());
    let within: Vec<String> = closed().filter(|leaf| leaf.path.len() > 1 && plain(leaf.path[0]) == name).map(Leaf::name).collect();
    if !within.is_empty() {
        return within;
    }
    let last: Vec<String> = closed().filter(|leaf| leaf.path.last().is_some_and(|last| plain(last) == name)).map(Leaf::name).collect();
    if last.len() == 1 {
        return last;
    }
    let names: Vec<(String, String)> = closed().map(|leaf| (plain(&leaf.name()), leaf.name())).collect();
    let near = nearest(&name, names.iter().map(|(plain, _)| plain.as_str()));
    names.iter().filter(|(plain, _)| Some(plain.as_str()) == near).map(|(_, name)| name.clone()).take(1).collect()
}

/// A name as it is compared: lower case, without spaces, `_` and `-`.
fn plain(name: &str) -> String {
    fold(name).chars().filter(|c| !c.is_whitespace() && !matches!(c, '_' | '-')).collect()
}

/// The fields that a column can be, in the order of the content model.
fn leaves(kind: Kind) -> Vec<Leaf> {
    let mut leaves = Vec::new();
    if kind == Kind::Journey {
        leaves.extend(OF_STAGE.map(|path| Leaf { path: path.to_vec(), shape: Shape::Text }));
    }
    for doc in records(kind) {
        add(doc, &[], false, &mut leaves);
    }
    // The command says the kind, and the folder does.
    leaves.retain(|leaf| kind == Kind::Journey || leaf.path != ["kind"]);
    leaves
}

/// What a row is.
pub(super) fn records(kind: Kind) -> Vec<&'static RecordDoc> {
    match kind {
        Kind::Journey => vec![&Touchpoint::DOC],
        other => vec![&Common::DOC, doc_of(other)],
    }
}

/// Adds the fields of a record. A list of records has columns for their fields; a list in such a list
/// has none.
fn add(doc: &'static RecordDoc, before: &[&'static str], listed: bool, leaves: &mut Vec<Leaf>) {
    for field in doc.fields {
        let mut path = before.to_vec();
        path.push(field.name);
        match (field.shape)() {
            Shape::Record(inner) => add(inner, &path, listed, leaves),
            Shape::List(of) if matches!(*of, Shape::Record(_)) => {
                for inner in of.records().into_iter().filter(|_| !listed) {
                    add(inner, &path, true, leaves);
                }
            }
            Shape::MapOf(_) if listed => {}
            shape @ Shape::MapOf(_) => {
                path.push(ANY);
                leaves.push(Leaf { path, shape });
            }
            shape => leaves.push(Leaf { path, shape }),
        }
    }
}

fn is_numeric(shape: &Shape) -> bool {
    match shape {
        Shape::Number { .. } | Shape::Duration => true,
        Shape::List(of) => is_numeric(of),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(header: &str, kind: Kind, maps: &[(&str, &str)]) -> Result<Vec<Lands>, String> {
        let sheet = Sheet::read(header.as_bytes()).unwrap();
        let maps: Vec<_> = maps.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        Ok(columns(&sheet, kind, &maps)?.into_iter().map(|column| column.lands).collect())
    }

    fn field(path: &[&str]) -> Lands {
        Lands::Field(path.iter().map(|part| (*part).to_owned()).collect())
    }

    #[test]
    fn case_spaces_and_underscores_do_not_count() {
        let lands = read("TITLE,Volume per Month,gap . until,Classification.APQC,extra.Our own", Kind::Process, &[]).unwrap();
        let due = [
            field(&["title"]),
            field(&["volume_per_month"]),
            field(&["gap", "until"]),
            field(&["classification", "APQC"]),
            field(&["extra", "Our own"]),
        ];
        assert_eq!(lands, due);
    }

    #[test]
    fn a_near_name_is_suggested_and_not_taken() {
        let lands = read("Titel,effort,load,colour", Kind::Journey, &[]).unwrap();
        let meant = |names: &[&str]| Lands::Extra(names.iter().map(|name| (*name).to_owned()).collect());
        assert_eq!(lands, [meant(&["title"]), meant(&["effort.work", "effort.load"]), meant(&["effort.load"]), meant(&[])]);
    }

    #[test]
    fn a_column_can_be_mapped() {
        assert_eq!(
            read("Name,Who", Kind::Process, &[("name", "Title"), ("WHO", "owner")]).unwrap(),
            [field(&["title"]), field(&["owner"])]
        );
        assert!(read("Name", Kind::Process, &[("nmae", "title")]).unwrap_err().contains("did you mean `Name`?"));
        assert!(read("Name", Kind::Process, &[("name", "tite")]).unwrap_err().contains("did you mean `title`?"));
        assert!(read("Name,Title", Kind::Process, &[("name", "title")]).unwrap_err().contains("both `title`"));
    }

    #[test]
    fn every_column_of_an_empty_sheet_is_its_own_field() {
        for kind in Kind::ALL {
            let names = names(*kind);
            let due: Vec<Lands> = names.iter().map(|name| Lands::Field(name.split('.').map(str::to_owned).collect())).collect();
            assert_eq!(read(&names.join(","), *kind, &[]).unwrap(), due);
        }
    }
}
