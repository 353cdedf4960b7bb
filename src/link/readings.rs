//! The readings of a measure: those of its file, and those of the table that it names.

use std::sync::Arc;

use crate::base::diagnostic::{Place, quote};
use crate::base::english::quoted;
use crate::base::files::Entry;
use crate::base::rule;
use crate::base::span::Span;
use crate::base::suggest::nearest;
use crate::syntax::content::kinds::{Measure, ReadingsFrom};
use crate::syntax::fields::record::SpannedText;

use super::readings_table::{Columns, Readings, ReadingsTable};
use super::resolver::Resolver;

impl Resolver<'_> {
    /// The readings of a measure, oldest first: its own, and those of its table.
    pub(super) fn readings(&mut self, i: usize, measure: &Measure) -> Readings {
        let own: Vec<_> = measure.readings.iter().filter_map(|r| Some((r.date.as_ref()?.value, r.value?.0))).collect();
        let of_table = measure.readings_from.as_ref().and_then(|from| self.readings_from(i, from));
        match of_table {
            Some(readings) if own.is_empty() => readings,
            of_table => {
                let mut all = own;
                all.extend(of_table.iter().flat_map(|readings| readings.iter()));
                all.sort_by_key(|reading| reading.0);
                all.into()
            }
        }
    }

    /// The readings that a CSV file holds, oldest first. What of it cannot be read is reported, at its place.
    fn readings_from(&mut self, i: usize, from: &ReadingsFrom) -> Option<Readings> {
        let path = self.file_of(i, from.file.as_ref(), "readings_from")?;
        let text = self.table_text(i, &path, from)?;
        let table = self.tables.table(path, text);
        table.faults.iter().for_each(|fault| self.find(fault.clone()));
        let columns = self.columns(i, from, &table)?;
        let (readings, faults) = table.readings(columns);
        faults.iter().for_each(|fault| self.find(fault.clone()));
        Some(readings)
    }

    /// The text of a table; one that is none is reported.
    fn table_text(&mut self, i: usize, path: &Arc<str>, from: &ReadingsFrom) -> Option<Arc<str>> {
        match self.files.get(path)? {
            Entry::Text(text) | Entry::Active { text, .. } => Some(Arc::clone(text)),
            Entry::NotText { valid_up_to, .. } => {
                let place = Place::new(path, Span::new(*valid_up_to, *valid_up_to));
                self.report(&rule::ENCODING, place, "this file is not UTF-8", Some("save it as UTF-8".into()));
                None
            }
            Entry::Binary { .. } | Entry::TooLarge { .. } | Entry::LeadsOutside | Entry::PassedOver(_) => {
                let place = self.place(i, from.file.as_ref()?.0.span);
                let message = format!("{} is not read as a table", quote(path));
                let help = "save it as CSV, with the ending `.csv`, not larger than 16 MB";
                self.report(&rule::WRONG_TYPE, place, message, Some(help.into()));
                None
            }
        }
    }

    /// The columns that are asked for; none, with findings, where the table lacks one.
    fn columns(&mut self, i: usize, from: &ReadingsFrom, table: &ReadingsTable) -> Option<Columns> {
        let (date, value) = (from.date.as_ref()?, from.value.as_ref()?);
        let (date, value) = (self.column(i, table, date), self.column(i, table, value));
        let conditions = from.r#where.iter().flat_map(|conditions| &conditions.0);
        let conditions: Vec<_> = conditions.map(|(name, due)| Some((self.column(i, table, name)?, Arc::clone(due)))).collect();
        Some(Columns { date: date?, value: value?, conditions: conditions.into_iter().collect::<Option<_>>()? })
    }

    /// Which column of a table has this name; one that is not there is reported.
    fn column(&mut self, i: usize, table: &ReadingsTable, name: &SpannedText) -> Option<usize> {
        let header = &table.header;
        let found = header.iter().position(|h| h == &*name.value);
        if found.is_none() {
            let help = match nearest(&name.value, header.iter()) {
                Some(near) => format!("did you mean `{near}`?"),
                None if header.is_empty() => "its first line must name its columns".into(),
                None => format!("its columns are {}", quoted(header)),
            };
            let place = self.place(i, name.span);
            self.report(&rule::UNKNOWN_VALUE, place, format!("{} has no column {}", quote(&table.path), quote(&name.value)), Some(help));
        }
        found
    }
}
