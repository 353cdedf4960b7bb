//! A log as CSV: a row per event, below a row that names the columns.

use std::io::Read;

use crate::base::table::{SEPARATORS, separator_below_text, without_hint};

use crate::log::activity::cell_text;
use crate::log::fault::LogFault;
use crate::log::intake::{CaseName, FoundEvent, Intake};
use crate::log::plan::LogColumns;

use super::bytes::{PIECE, fill};
use super::rows::{CsvRow, RowFault, Rows};

/// Where the cells of an event stand.
struct EventCells {
    case: usize,
    activity: usize,
    time: usize,
    order: Option<usize>,
}

/// Takes the events of a text in UTF-8.
pub(super) fn read(mut text: impl Read, columns: &LogColumns, intake: &mut Intake<'_>) -> Result<(), LogFault> {
    let mut head = vec![0; PIECE];
    let filled = fill(&mut text, &mut head)?;
    head.truncate(filled);
    let (separator, passed) = layout(&head);
    let mut rows = Rows::new(head[passed..].chain(text), separator, if passed > 0 { 2 } else { 1 });
    let mut row = CsvRow::default();
    if !next(&mut rows, &mut row)? {
        return Err(LogFault::NoHeader);
    }
    let cells = event_cells(&row, columns)?;
    while next(&mut rows, &mut row)? {
        intake.take(FoundEvent {
            case: CaseName::Text(row.cell(cells.case)),
            activity: row.cell(cells.activity),
            time: row.cell(cells.time),
            order: cells.order.map_or("", |order| row.cell(order)),
            line: row.line,
        })?;
    }
    Ok(())
}

/// The separator of a file that begins so, and how many bytes a line takes that only names it.
fn layout(head: &[u8]) -> (u8, usize) {
    let text = match std::str::from_utf8(head) {
        Ok(text) => text,
        Err(fault) => std::str::from_utf8(&head[..fault.valid_up_to()]).unwrap_or_default(),
    };
    let (rest, named) = without_hint(text);
    let (separator, _) = named.unwrap_or_else(|| separator_below_text(rest));
    (u8::try_from(separator).unwrap_or(SEPARATORS[0].0 as u8), text.len() - rest.len())
}

/// Reads the next row that holds anything; whether there is one.
fn next<R: Read>(rows: &mut Rows<R>, row: &mut CsvRow) -> Result<bool, LogFault> {
    loop {
        let is_there = rows.next(row).map_err(|fault| match fault {
            RowFault::Io(error) => LogFault::Io(error),
            RowFault::OpenQuote(line) => LogFault::OpenQuote(line),
            RowFault::TooLong(line) => LogFault::TooLong(line),
        })?;
        if !is_there || (0..row.len()).any(|at| cell_text(row.cell(at)).is_some()) {
            return Ok(is_there);
        }
    }
}

fn event_cells(header: &CsvRow, columns: &LogColumns) -> Result<EventCells, LogFault> {
    let key = |name: &str| name.trim().to_lowercase();
    let find = |field: &'static str, name: &str| {
        let found = (0..header.len()).find(|at| key(header.cell(*at)) == key(name));
        found.ok_or_else(|| LogFault::NoColumn { field, name: name.to_owned() })
    };
    let named = |field: &'static str, name: &Option<String>| name.as_deref().map(|name| find(field, name)).transpose();
    named("resource", &columns.resource)?;
    Ok(EventCells {
        case: find("case", columns.case.as_deref().unwrap_or("case"))?,
        activity: find("activity", columns.activity.as_deref().unwrap_or("activity"))?,
        time: find("time", columns.time.as_deref().unwrap_or("time"))?,
        order: named("order", &columns.order)?,
    })
}
