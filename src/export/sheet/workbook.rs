//! The sheet as an Excel workbook: figures and days as such, words to choose from where a field knows its words, the first row
//! and column in sight, the column for the way back hidden.

use rust_xlsxwriter::{DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use crate::base::date::Date;
use crate::import::cells::CellField;
use crate::syntax::fields::schema::FieldShape;

use super::SiteSheet;

/// The widths of columns, in characters: of what is read, of sentences, of figures and words.
const WIDE: f64 = 44.0;
const USUAL: f64 = 24.0;
const NARROW: f64 = 12.0;

/// Signs with which a text begins that would be run, were it typed again.
const FORMULA: [char; 4] = ['=', '+', '-', '@'];

/// The longest name of a sheet, in characters, and the signs that none may have.
const LONGEST_NAME: usize = 31;
const NOT_IN_NAMES: [char; 7] = ['[', ']', ':', '*', '?', '/', '\\'];

struct Looks {
    head: Format,
    text: Format,
    guarded: Format,
    day: Format,
}

impl SiteSheet {
    /// As the bytes of a workbook.
    ///
    /// # Errors
    /// A cell or the sheet is larger than a workbook can hold.
    pub fn workbook(&self) -> Result<Vec<u8>, XlsxError> {
        let mut book = Workbook::new();
        // Nothing of the day on which it is made, so that two exports of one site are equal.
        let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
        book.set_properties(&DocProperties::new().set_creation_datetime(&made));
        let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        let looks = Looks {
            head: Format::new().set_bold().set_align(FormatAlign::Top),
            guarded: text.clone().set_quote_prefix(),
            day: Format::new().set_num_format("yyyy-mm-dd").set_align(FormatAlign::Top),
            text,
        };
        let sheet = book.add_worksheet();
        let name: String = self.name.chars().filter(|c| !NOT_IN_NAMES.contains(c)).take(LONGEST_NAME).collect();
        sheet.set_name(name.trim_matches('\''))?;
        self.fill(sheet, &looks)?;
        book.save_to_buffer()
    }

    fn fill(&self, sheet: &mut Worksheet, looks: &Looks) -> Result<(), XlsxError> {
        let headings = self.headings();
        for (at, heading) in (0..).zip(&headings) {
            sheet.write_string_with_format(0, at, heading, &looks.head)?;
        }
        let before = u16::from(self.has_stages) + 1;
        let last = before + u16::try_from(self.fields.len()).unwrap_or(u16::MAX - before);
        for (at, row) in (1..).zip(&self.rows) {
            sheet.write_string_with_format(at, 0, row.address.to_string(), &looks.text)?;
            if self.has_stages {
                write_text(sheet, (at, 1), &row.stage, looks)?;
            }
            for ((column, field), cell) in (before..).zip(&self.fields).zip(&row.cells) {
                write_cell(sheet, (at, column), (field, &cell.text), looks)?;
            }
            sheet.write_string_with_format(at, last, self.exported(row), &looks.text)?;
        }
        sheet.set_column_width(0, USUAL)?;
        if self.has_stages {
            sheet.set_column_width(1, USUAL)?;
        }
        let rows = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        for (column, field) in (before..).zip(&self.fields) {
            sheet.set_column_width(column, width(field))?;
            if let Some(words) = words(field).filter(|_| rows > 0)
                && let Ok(choice) = DataValidation::new().allow_list_strings(&words)
            {
                // A few rows more, for what is new.
                sheet.add_data_validation(1, column, rows + 20, column, &choice)?;
            }
        }
        sheet.set_column_hidden(last)?;
        sheet.set_freeze_panes(1, before)?;
        sheet.autofilter(0, 0, rows, last)?;
        Ok(())
    }
}

fn write_cell(sheet: &mut Worksheet, (row, column): (u32, u16), (field, text): (&CellField, &str), looks: &Looks) -> Result<(), XlsxError> {
    match field.shape {
        FieldShape::Number { .. } | FieldShape::Duration => {
            // Only a number that is shown as it is written.
            if let Some(n) = text.parse::<f64>().ok().filter(|n| n.to_string() == text) {
                return sheet.write_number_with_format(row, column, n, &looks.text).map(|_| ());
            }
        }
        FieldShape::Date => {
            let day = Date::parse(text).and_then(|_| ExcelDateTime::parse_from_str(text).ok());
            if let Some(day) = day {
                return sheet.write_datetime_with_format(row, column, &day, &looks.day).map(|_| ());
            }
        }
        _ => {}
    }
    write_text(sheet, (row, column), text, looks)
}

fn write_text(sheet: &mut Worksheet, (row, column): (u32, u16), text: &str, looks: &Looks) -> Result<(), XlsxError> {
    if !text.is_empty() {
        let look = if text.starts_with(FORMULA) { &looks.guarded } else { &looks.text };
        sheet.write_string_with_format(row, column, text, look)?;
    }
    Ok(())
}

fn width(field: &CellField) -> f64 {
    match &field.shape {
        _ if field.path == ["title"] => WIDE,
        FieldShape::Sentences | FieldShape::Either(_) => WIDE,
        FieldShape::Number { .. } | FieldShape::Duration | FieldShape::Date | FieldShape::Flag | FieldShape::OneOf(_) => NARROW,
        _ => USUAL,
    }
}

/// The words that a cell can hold, where it holds one of a few.
fn words(field: &CellField) -> Option<Vec<&'static str>> {
    match &field.shape {
        _ if !field.is_of_the_thing() => None,
        FieldShape::OneOf(words) => Some(words.to_vec()),
        FieldShape::Flag => Some(vec!["true", "false"]),
        _ => None,
    }
}
