//! Which column is which field. Case, spaces, `_`, `-` and what stands around a name do not count. Another
//! name that people often have for a field is taken for it, a name that is only near a field's is suggested.

use std::collections::BTreeMap;

use crate::base::diagnostic::quote;
use crate::base::kind::Kind;
use crate::base::suggest::nearest;
use crate::syntax::fields::schema::FieldShape;

use super::fields::{Leaf, SheetFields, is_numeric, meant, plain, records};
use super::sheet::{Sheet, listed};
use super::{called, words};

/// A column.
#[derive(Clone, Debug, PartialEq)]
pub struct SheetColumn {
    /// Its name, as the header row has it.
    pub name: String,
    /// Its place in the row, from 0.
    pub at: usize,
    /// Where its cells go.
    pub target: ColumnTarget,
    /// Whether it holds numbers or durations.
    pub(super) numeric: bool,
    /// Whether its cells, which are merged, say the same of each of their rows.
    pub(super) fills: bool,
    /// Whether it is the title for want of another, and `does` at the same time.
    pub(super) also_does: bool,
}

/// Where the cells of a column go.
#[derive(Clone, Debug, PartialEq)]
pub enum ColumnTarget {
    /// To a field, whose path this is.
    Field(Vec<String>),
    /// To `extra`, since it is no field; these may have been meant.
    Extra(Vec<String>),
    /// Nowhere, since it has no name.
    Nowhere,
}

impl SheetColumn {
    /// A column that is a field, by its path and shape; nowhere where it is none.
    pub(super) fn of_field(name: &str, at: usize, field: Option<(&Vec<String>, &FieldShape)>) -> Self {
        Self {
            name: name.to_owned(),
            at,
            target: field.map_or(ColumnTarget::Nowhere, |(path, _)| ColumnTarget::Field(path.clone())),
            numeric: field.is_some_and(|(_, shape)| is_numeric(shape)),
            fills: false,
            also_does: false,
        }
    }

    /// Makes it the field of that name.
    pub(super) fn call(&mut self, field: &str) {
        self.target = ColumnTarget::Field(vec![field.to_owned()]);
    }

    /// The path of the field that its cells go to.
    pub(super) fn path(&self) -> Vec<String> {
        match &self.target {
            ColumnTarget::Field(path) => path.clone(),
            ColumnTarget::Extra(_) => vec!["extra".into(), self.name.clone()],
            ColumnTarget::Nowhere => Vec::new(),
        }
    }

    /// Whether it is that field, `stage.goal`.
    pub(super) fn is(&self, field: &str) -> bool {
        matches!(&self.target, ColumnTarget::Field(path) if path.iter().map(String::as_str).eq(field.split('.')))
    }

    /// Whether its cells go to a field that begins so.
    pub(super) fn is_below(&self, first: &str) -> bool {
        matches!(&self.target, ColumnTarget::Field(path) if path[0] == first)
    }

    /// The number of the level that it names; none where it names none.
    pub(super) fn level(&self) -> Option<usize> {
        match &self.target {
            ColumnTarget::Field(path) if path[0] == "level" && path.len() == 2 => path[1].parse().ok(),
            _ => None,
        }
    }
}

/// The columns of a sheet. `maps` says of some which field they are.
///
/// # Errors
/// A column that is mapped is not in the sheet, or a field is none, or two columns are one field, in
/// words.
pub fn columns(sheet: &Sheet, fields: &SheetFields, maps: &[(String, String)]) -> Result<Vec<SheetColumn>, String> {
    let mapped = mapped(sheet, maps)?;
    let mut taken: BTreeMap<Vec<String>, usize> = BTreeMap::new();
    let mut found: Vec<Option<(&Leaf, Vec<String>)>> = Vec::with_capacity(sheet.header.len());
    for (at, name) in sheet.header.iter().enumerate() {
        let wanted = mapped[at].unwrap_or(name);
        let field = if name.is_empty() && mapped[at].is_none() { None } else { fields.exact(wanted) };
        if field.is_none() && mapped[at].is_some() {
            return Err(no_field(fields, wanted));
        }
        if let Some((_, path)) = &field
            && let Some(other) = taken.insert(path.clone(), at)
        {
            return Err(both(sheet, other, at, path));
        }
        found.push(field);
    }
    for (at, name) in sheet.header.iter().enumerate() {
        if found[at].is_none()
            && let Some((leaf, path)) = fields.called(name)
            && !taken.contains_key(&path)
        {
            taken.insert(path.clone(), at);
            found[at] = Some((leaf, path));
        }
    }
    let mut own: BTreeMap<&str, usize> = BTreeMap::new();
    let mut columns = Vec::with_capacity(sheet.header.len());
    for ((at, name), found) in sheet.header.iter().enumerate().zip(found) {
        let target = match &found {
            Some((_, path)) => ColumnTarget::Field(path.clone()),
            None if name.is_empty() => ColumnTarget::Nowhere,
            None => ColumnTarget::Extra(meant(name, fields)),
        };
        let taken = taken.get(&vec!["extra".to_owned(), name.clone()]).copied();
        if let (ColumnTarget::Extra(_), Some(other)) = (&target, own.insert(name, at).or(taken)) {
            return Err(both(sheet, other, at, &["extra".to_owned(), name.clone()]));
        }
        let shape = found.as_ref().map(|(leaf, _)| &leaf.shape);
        let numeric = shape.is_some_and(is_numeric);
        let first = found.as_ref().map_or("", |(leaf, _)| leaf.path[0]);
        let fills =
            matches!(first, "level" | "stage" | "persona") || matches!(shape, Some(FieldShape::Reference(_) | FieldShape::OneOf(_)));
        columns.push(SheetColumn { name: name.clone(), at, target, numeric, fills, also_does: false });
    }
    if sheet.across {
        title_of_map(sheet, &mut columns);
    }
    Ok(columns)
}

/// For each column the field that it is mapped to.
fn mapped<'m>(sheet: &Sheet, maps: &'m [(String, String)]) -> Result<Vec<Option<&'m String>>, String> {
    let mut mapped = vec![None; sheet.header.len()];
    for (column, field) in maps {
        let Some(at) = sheet.header.iter().position(|name| name == column || plain(name) == plain(column)) else {
            let near = nearest(column, sheet.header.iter().map(String::as_str));
            let help = near.map_or_else(|| format!("it has {}", listed(&sheet.header)), |near| format!("did you mean `{near}`?"));
            return Err(format!("the sheet has no {} {}: {help}", sheet.column_word(), quote(column)));
        };
        mapped[at] = Some(field);
    }
    Ok(mapped)
}

fn both(sheet: &Sheet, one: usize, two: usize, path: &[String]) -> String {
    let (one, two) = (quote(&sheet.header[one]), quote(&sheet.header[two]));
    let (word, field) = (sheet.column_word(), path.join("."));
    format!("the {word}s {one} and {two} are both `{field}`: rename one, or map it to another field (`--map COLUMN=extra.NAME`)")
}

/// Finds the titles of a map whose stages are its columns: its row of touchpoints; where that names channels,
/// what the person does.
fn title_of_map(sheet: &Sheet, columns: &mut [SheetColumn]) {
    let place = |columns: &[SheetColumn], field: &str| columns.iter().position(|column| column.is(field));
    if place(columns, "title").is_some() {
        return;
    }
    let is_touchpoint =
        |column: &&SheetColumn| matches!(plain(&column.name).as_str(), "touchpoint" | "touchpoints" | "kontaktpunkt" | "kontaktpunkte");
    let touchpoint = columns.iter().find(is_touchpoint).map(|column| column.at);
    let (does, channels) = (place(columns, "does"), place(columns, "channels"));
    let cells = |at: usize| sheet.rows.iter().filter_map(move |row| row.cells.get(at)).filter(|cell| !cell.is_empty());
    let names_channels = |at: usize| cells(at).filter(|cell| words::names_channels(cell)).count() * 2 >= cells(at).count().max(1);
    let field = |path: &str| ColumnTarget::Field(vec![path.to_owned()]);
    match (touchpoint, does) {
        (Some(at), Some(does)) if channels.is_none() && names_channels(at) => {
            columns[at].target = field("channels");
            columns[does].target = field("title");
            columns[does].also_does = true;
        }
        (Some(at), _) => columns[at].target = field("title"),
        (None, Some(does)) => {
            columns[does].target = field("title");
            columns[does].also_does = true;
        }
        (None, None) => {}
    }
}

/// The fields that every row of a kind's sheet needs.
pub fn needed(kind: Kind) -> Vec<&'static str> {
    let fields = records(kind).into_iter().flat_map(|doc| doc.fields).filter(|field| field.required).map(|field| field.name);
    let stage = (kind == Kind::Journey).then_some("stage");
    stage.into_iter().chain(fields).collect()
}

/// Whether a column is that field, or a part of it. Levels hold titles.
pub fn holds(columns: &[SheetColumn], field: &str) -> bool {
    columns.iter().any(|column| column.is_below(field) || (field == "title" && column.level().is_some()))
}

/// Whether a column says whose journey a row is of.
pub fn names_personas(columns: &[SheetColumn]) -> bool {
    columns.iter().any(|column| column.is("persona"))
}

/// What to write where no column is a field that every row needs: the argument that makes one so.
pub fn lacking(columns: &[SheetColumn], field: &str, word: &str) -> String {
    let free = || columns.iter().filter(|column| matches!(column.target, ColumnTarget::Extra(_)));
    let meant = free().find(|column| matches!(&column.target, ColumnTarget::Extra(meant) if meant.iter().any(|name| name == field)));
    let usual = || free().find(|column| field == "title" && called::is_titles_name(&plain(&column.name)));
    let only = || Some(free()).filter(|_| free().count() == 1).and_then(|mut free| free.next());
    let map = match meant.or_else(usual).or_else(only) {
        Some(column) => format!("`--map {}`", shell(&format!("{}={field}", column.name))),
        None => format!("`--map COLUMN={field}`"),
    };
    let has: Vec<String> = columns.iter().map(|column| column.name.clone()).collect();
    format!("no {word} is `{field}`: name one so, or say which one is with {map} (it has {})", listed(&has))
}

/// A text as an argument for a shell.
pub fn shell(text: &str) -> String {
    if text.contains(['"', '$', '`', '\\', '!']) {
        return format!("'{}'", text.replace('\'', "'\\''"));
    }
    let plain = !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || "=.-_/:".contains(c));
    if plain { text.to_owned() } else { format!("\"{text}\"") }
}

fn no_field(fields: &SheetFields, wanted: &str) -> String {
    let meant = meant(wanted, fields);
    let help = if meant.is_empty() {
        format!("`throughline import {} --blank` lists them; what is your own goes to `extra.NAME`", fields.kind())
    } else {
        format!("did you mean {}?", listed(&meant))
    };
    format!("{} has no field {}: {help}", fields.what(), quote(wanted))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::sheet::{Table, TableLayout};

    fn read(header: &str, kind: Kind, maps: &[(&str, &str)]) -> Result<Vec<ColumnTarget>, String> {
        let fields = SheetFields::of(kind);
        let maps: Vec<_> = maps.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        let table = Table::read(header.as_bytes(), None).unwrap();
        let sheet = Sheet::of(table, &fields, &maps, TableLayout { header_row: Some(1), across: false }).unwrap();
        Ok(columns(&sheet, &fields, &maps)?.into_iter().map(|column| column.target).collect())
    }

    fn field(path: &[&str]) -> ColumnTarget {
        ColumnTarget::Field(path.iter().map(|part| (*part).to_owned()).collect())
    }

    #[test]
    fn case_spaces_and_underscores_do_not_count() {
        let target = read("TITLE,Volume per Month,gap . until,Classification.APQC,extra.Our own", Kind::Process, &[]).unwrap();
        let due = [
            field(&["title"]),
            field(&["volume_per_month"]),
            field(&["gap", "until"]),
            field(&["classification", "APQC"]),
            field(&["extra", "Our own"]),
        ];
        assert_eq!(target, due);
    }

    #[test]
    fn a_near_name_is_suggested_and_not_taken() {
        let target = read("Titel,effort,load,colour", Kind::Journey, &[]).unwrap();
        let meant = |names: &[&str]| ColumnTarget::Extra(names.iter().map(|name| (*name).to_owned()).collect());
        assert_eq!(target, [meant(&["title"]), meant(&["effort.work", "effort.load"]), meant(&["effort.load"]), meant(&[])]);
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
            let names = SheetFields::of(*kind).names();
            let due: Vec<ColumnTarget> =
                names.iter().map(|name| ColumnTarget::Field(name.split('.').map(str::to_owned).collect())).collect();
            assert_eq!(read(&names.join(","), *kind, &[]).unwrap(), due);
        }
    }

    #[test]
    fn other_names_of_a_field_are_taken_where_it_has_no_column() {
        assert_eq!(
            read("🤔 Thinking,Doing,Pain points,Emotions,Tasks", Kind::Journey, &[]).unwrap(),
            [
                field(&["thinks"]),
                field(&["does"]),
                field(&["pains", "text"]),
                field(&["feeling"]),
                ColumnTarget::Extra(vec!["does".to_owned()])
            ]
        );
        assert_eq!(read("thinks,Thinking", Kind::Journey, &[]).unwrap()[0], field(&["thinks"]));
        assert_eq!(
            read("L1,Level 2,APQC,Reviewed (day)", Kind::Process, &[]).unwrap(),
            [field(&["level", "1"]), field(&["level", "2"]), field(&["classification", "apqc"]), field(&["reviewed"])]
        );
    }

    #[test]
    fn a_unit_in_brackets_is_not_passed_over() {
        assert_eq!(read("Wait (days)", Kind::Journey, &[]).unwrap(), [ColumnTarget::Extra(Vec::new())]);
    }

    #[test]
    fn arguments_are_quoted_for_a_shell() {
        assert_eq!(
            ["Name=title", "Our name=title", "\"x\" it's=title"].map(shell),
            ["Name=title", "\"Our name=title\"", "'\"x\" it'\\''s=title'"]
        );
    }
}
