//! The rows of an analysis as a table: the worst first, each thing a link to where it is told, and no more of them than a page
//! bears.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use maud::{Markup, Render, html};

use crate::analysis::table::{ResultTable, TableCell};
use crate::html::html_text::Html;
use crate::html::page_context::PageContext;
use crate::model::id::NodeId;

use super::cells::{self, CellPlace, names_team};
use super::shown::{FigureUnit, FirstRows, ShownColumn, ShownTable};

/// Rows that a page shows of a table at most.
const MOST_ROWS: usize = 1000;

/// Bytes of rows after which a page with one table shows no more of them; of several tables each has its part of it.
const MOST_BYTES: usize = 200_000;

/// Different words or things up to which readers can choose one of them.
const MOST_CHOICES: usize = 30;

/// The rows of a table, the worst first.
pub(super) struct SortedRows {
    /// Where each column that is shown lies in a row.
    columns: Vec<(usize, &'static ShownColumn)>,
    /// The rows.
    pub rows: Vec<Vec<TableCell>>,
    /// How many of them, from the first on, have something of what comes first.
    telling: usize,
}

/// Rows as a page shows them.
pub(super) struct RowsInHtml {
    /// The cells of the head.
    pub head: Html,
    /// The rows.
    pub rows: Html,
    /// How many these are.
    pub shown: usize,
}

impl SortedRows {
    /// Of what an analysis gives.
    pub(super) fn of(page: &PageContext<'_, '_>, shown: &'static ShownTable, table: ResultTable) -> Self {
        let place = |name: &str| table.columns.iter().position(|column| column.name == name);
        let mut columns: Vec<_> = shown.columns.iter().filter_map(|column| Some((place(column.name)?, column))).collect();
        let is_there = |at: usize| table.rows.iter().any(|row| !is_empty(&row[at]));
        columns.retain(|(at, column)| !column.may_be_missing || is_there(*at));
        let mut rows = table.rows;
        let weight = |row: &[TableCell], name: &str| place(name).and_then(|at| weight(&row[at]));
        match shown.first {
            FirstRows::Ranked => {}
            FirstRows::Most(name) => rows.sort_by(|a, b| unknown_last(weight(a, name), weight(b, name), |a, b| b.total_cmp(a))),
            FirstRows::Least(name) => rows.sort_by(|a, b| unknown_last(weight(a, name), weight(b, name), f64::total_cmp)),
            FirstRows::Saying(name, words) => {
                let at = place(name);
                let rank = |row: &[TableCell]| match at.map(|at| &row[at]) {
                    Some(TableCell::Word(word)) => words.iter().position(|first| first == word).unwrap_or(words.len()),
                    _ => words.len() + 1,
                };
                rows.sort_by_key(|row| rank(row));
            }
        }
        // What nobody has mapped stands apart, at the end: nothing along its way is known.
        let is_unknown = |row: &Vec<TableCell>| columns.iter().any(|(_, column)| column.is_walked) && cells::is_unmapped(page, about(row));
        rows.sort_by_key(is_unknown);
        let tells = |row: &&Vec<TableCell>| match shown.first {
            _ if is_unknown(row) => false,
            FirstRows::Most(name) => weight(row, name).is_some_and(|weight| weight > 0.0),
            _ => true,
        };
        let telling = rows.iter().take_while(tells).count();
        Self { columns, rows, telling }
    }

    /// The rows that have something of what comes first: of claims, those with a claim.
    pub(super) fn telling(&self) -> &[Vec<TableCell>] {
        &self.rows[..self.telling]
    }

    /// As HTML, of one of so many tables on a page.
    pub(super) fn show(&self, page: &PageContext<'_, '_>, tables: usize) -> RowsInHtml {
        let figures: Vec<bool> = self.columns.iter().map(|(at, column)| self.holds_figures(*at, column)).collect();
        let most = MOST_BYTES / tables.max(1);
        let mut out = String::new();
        let mut shown = 0;
        for row in self.rows.iter().take(MOST_ROWS) {
            if out.len() >= most {
                break;
            }
            self.row(page, row, &figures).render_to(&mut out);
            shown += 1;
        }
        RowsInHtml { head: self.head(page, &figures), rows: Html(out), shown }
    }

    fn head(&self, page: &PageContext<'_, '_>, figures: &[bool]) -> Html {
        html! {
            @for (n, ((at, column), is_figure)) in self.columns.iter().zip(figures).enumerate() {
                @let choose = (n > 0 && self.is_chosen_from(*at)).then_some(column.name);
                th scope="col" class=[is_figure.then_some("right")] data-column=(column.name) data-choose=[choose] {
                    (page.word(column.heading))
                }
            }
        }
        .into()
    }

    fn row(&self, page: &PageContext<'_, '_>, row: &[TableCell], figures: &[bool]) -> Markup {
        let model = page.model();
        // An owner does not make the row a team's.
        let is_team = self.columns.iter().any(|(at, column)| column.name != "owner" && names_team(model, &row[*at]));
        // What has no outcome has no parts of one.
        let is_rest = self.columns.first().is_some_and(|(at, _)| matches!(row[*at], TableCell::Called(..)));
        html! {
            tr data-team[is_team] {
                @for (n, ((at, column), is_figure)) in self.columns.iter().zip(figures).enumerate() {
                    @let place = CellPlace { about: about(row), is_head: n == 0, is_figure: *is_figure, is_rest };
                    (cells::cell(page, column, &row[*at], place))
                }
            }
        }
    }

    /// Whether a column holds figures.
    fn holds_figures(&self, at: usize, column: &ShownColumn) -> bool {
        column.unit != FigureUnit::Plain
            || self.rows.iter().any(|row| matches!(row[at], TableCell::Count(_) | TableCell::Sampled(..) | TableCell::Number(_)))
    }

    /// Whether readers can choose among what stands in a column.
    fn is_chosen_from(&self, at: usize) -> bool {
        let mut different = BTreeSet::new();
        for row in &self.rows {
            match &row[at] {
                TableCell::Word(word) => different.insert((*word).to_owned()),
                TableCell::Flag(flag) => different.insert(flag.to_string()),
                TableCell::Thing(thing) => different.insert(thing.to_string()),
                TableCell::Unknown | TableCell::Hidden | TableCell::NotShown => false,
                _ => return false,
            };
            if different.len() > MOST_CHOICES {
                return false;
            }
        }
        different.len() > 1
    }
}

/// Whether a cell has nothing in it.
fn is_empty(cell: &TableCell) -> bool {
    match cell {
        TableCell::Unknown => true,
        TableCell::Things(things) => things.is_empty(),
        TableCell::Number(n) => *n == 0.0,
        _ => false,
    }
}

/// What a row is about: the first thing with a page that it names.
pub(super) fn about(row: &[TableCell]) -> Option<NodeId> {
    row.iter().find_map(|cell| match cell {
        TableCell::Thing(thing) => thing.node(),
        _ => None,
    })
}

/// By what rows are put in order: a figure, how many things a cell names, yes before no. None where it is unknown.
fn weight(cell: &TableCell) -> Option<f64> {
    #[expect(clippy::cast_precision_loss, reason = "nobody lists 2^52 things")]
    let count = |n: usize| Some(n as f64);
    match cell {
        TableCell::Count(n) => count(*n),
        TableCell::Number(n) | TableCell::Sampled(_, n) => Some(*n),
        TableCell::Flag(flag) => Some(f64::from(u8::from(*flag))),
        TableCell::Things(things) => count(things.len()),
        TableCell::Words(words) => count(words.len()),
        TableCell::Changes(changes) => count(changes.len()),
        TableCell::Rows(rows) => count(rows.rows.len()),
        TableCell::Unknown
        | TableCell::Hidden
        | TableCell::NotShown
        | TableCell::Word(_)
        | TableCell::Text(_)
        | TableCell::Thing(_)
        | TableCell::Called(..) => None,
    }
}

fn unknown_last(a: Option<f64>, b: Option<f64>, order: impl Fn(&f64, &f64) -> Ordering) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) => order(&a, &b),
        (a, b) => a.is_none().cmp(&b.is_none()),
    }
}
