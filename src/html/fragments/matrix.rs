//! A matrix: rows and columns of things, and a dot where one is for the other, straight or through somebody else. Those rows come first
//! that are there for most columns themselves; what is there for none is folded below.

pub mod whole;

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, PreEscaped, Render, html};

use crate::html::html_text::{self, Html};
use crate::html::page_context::PageContext;
use crate::model::Model;
use crate::model::id::NodeId;
use crate::words::{Message, message};

/// Rows that are shown; of more, the rest is summed up in one.
const MOST_ROWS: usize = 40;

/// Columns that are shown; of more, each row says how many it is for.
const MOST_COLUMNS: usize = 60;

/// Up to so many columns, those without a dot are shown too: what a thing has nothing to do with is worth seeing.
const MOST_EMPTY: usize = 20;

/// From so many columns on a phone moves the matrix sideways; fewer stand abreast there, as the style sheet knows.
pub const MOST_ABREAST: usize = 15;

/// How a row is for a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Dot {
    /// By itself: ●.
    Direct,
    /// Through others that it makes possible: ○.
    Support,
    /// As it says itself, and nobody else does: △.
    Claim,
}

/// A row.
#[derive(Debug)]
pub struct MatrixRow {
    /// What it is, as a link in its head.
    pub node: NodeId,
    /// A few words behind the link.
    pub note: Html,
    /// The columns that it is for.
    pub dots: BTreeMap<NodeId, Dot>,
}

impl MatrixRow {
    /// How many columns it is for by itself and in all.
    fn sums(&self) -> (usize, usize) {
        (self.dots.values().filter(|&&dot| dot == Dot::Direct).count(), self.dots.len())
    }
}

/// What a matrix says around its dots.
#[derive(Clone, Copy, Debug)]
pub struct MatrixWords {
    /// What the rows are.
    pub rows: Message,
    /// What is counted at the end of each row.
    pub row_sum: Message,
    /// What is counted below each column.
    pub column_sum: Message,
    /// What ● means.
    pub direct: Message,
    /// What ○ means.
    pub support: Message,
    /// How many rows have no dot: `count`.
    pub none: Message,
}

/// Rows and columns in their order.
#[derive(Debug)]
pub struct Matrix {
    columns: Vec<NodeId>,
    /// How many columns there are, with those that are left out because no row is for them.
    all: usize,
    /// The rows with dots, those that have some of their own first, then by how many they have.
    rows: Vec<MatrixRow>,
    /// The rows without any.
    empty: Vec<MatrixRow>,
}

impl Matrix {
    /// Of rows and of the columns that they can be for, in their order.
    pub fn of(model: &Model, columns: Vec<NodeId>, rows: Vec<MatrixRow>) -> Self {
        let (mut rows, mut columns) = (rows, columns);
        let all = columns.len();
        let known: BTreeSet<NodeId> = columns.iter().copied().collect();
        for row in &mut rows {
            row.dots.retain(|column, _| known.contains(column));
        }
        if columns.len() > MOST_EMPTY {
            let dotted: BTreeSet<NodeId> = rows.iter().flat_map(|row| row.dots.keys().copied()).collect();
            columns.retain(|column| dotted.contains(column));
        }
        let rank = |row: &MatrixRow| {
            let (direct, all) = row.sums();
            (direct == 0, usize::MAX - all)
        };
        let mut ranked: Vec<_> = rows.into_iter().map(|row| (rank(&row), row)).collect();
        ranked.sort_by(|(a, row), (b, other)| a.cmp(b).then_with(|| model.by_title(row.node, other.node)));
        let (rows, empty) = ranked.into_iter().map(|(_, row)| row).partition(|row| !row.dots.is_empty());
        Self { columns, all, rows, empty }
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty() && self.empty.is_empty()
    }

    /// How many columns have a dot, and how many there are.
    pub fn reached(&self) -> (usize, usize) {
        (self.columns.iter().filter(|&&column| self.sum(column, 0) > 0).count(), self.all)
    }

    /// How many rows from one on have a dot in a column.
    fn sum(&self, column: NodeId, from: usize) -> usize {
        self.rows.iter().skip(from).filter(|row| row.dots.contains_key(&column)).count()
    }

    /// The matrix as a table with a key above it, and the rows without a dot folded.
    pub fn show(&self, page: &PageContext<'_, '_>, words: MatrixWords) -> Markup {
        let has_support = self.rows.iter().any(|row| row.dots.values().any(|&dot| dot == Dot::Support));
        html! {
            @if !self.rows.is_empty() {
                p.key {
                    span { i { "●" } " " (page.word(words.direct)) }
                    @if has_support { " " span { i { "○" } " " (page.word(words.support)) } }
                    @if self.shows_columns() && self.columns.len() >= MOST_ABREAST { " " (sideways(page, self.columns.len())) }
                }
                div.mx-box { table.mx { (self.head(page, words)) (self.body(page)) (self.foot(page, words)) } }
            }
            @if !self.empty.is_empty() {
                details.mx-none open[self.rows.is_empty()] {
                    summary { (page.phrase(words.none, &[("count", self.empty.len().into())])) }
                    ul.things { @for row in &self.empty { li { (page.to(row.node)) " " (row.note) } } }
                }
            }
        }
    }

    /// Whether each column is shown; else a row says how many it is for.
    fn shows_columns(&self) -> bool {
        self.columns.len() <= MOST_COLUMNS
    }

    fn head(&self, page: &PageContext<'_, '_>, words: MatrixWords) -> impl Render {
        html! {
            thead {
                tr {
                    th { (page.word(words.rows)) }
                    @if self.shows_columns() { @for &column in &self.columns { th { (page.to(column)) } } }
                    th { span { (page.word(words.row_sum)) } }
                }
            }
        }
    }

    fn body(&self, page: &PageContext<'_, '_>) -> impl Render {
        let row = move |row: &MatrixRow, out: &mut String| {
            out.push_str("<tr><th scope=\"row\">");
            page.to(row.node).render_to(out);
            if !row.note.is_empty() {
                out.push_str(" <small>");
                row.note.render_to(out);
                out.push_str("</small>");
            }
            if self.shows_columns() {
                self.columns.iter().for_each(|column| out.push_str(cell(row.dots.get(column).copied()).0));
            }
            html! { td; (row.dots.len()) }.render_to(out);
        };
        html! {
            tbody {
                (html_text::write(move |out| {
                    out.reserve(self.rows.len() * (300 + 9 * self.columns.len()));
                    self.rows.iter().take(MOST_ROWS).for_each(|each| row(each, out));
                }))
                @if self.rows.len() > MOST_ROWS {
                    tr {
                        th scope="row" { (page.phrase(message::MATRIX_MORE_ROWS, &[("count", (self.rows.len() - MOST_ROWS).into())])) }
                        @if self.shows_columns() { @for &column in &self.columns { (figure(self.sum(column, MOST_ROWS))) } }
                        td;
                    }
                }
            }
        }
    }

    /// How many rows each column has.
    fn foot(&self, page: &PageContext<'_, '_>, words: MatrixWords) -> impl Render {
        html! {
            @if self.shows_columns() && self.rows.len() > 1 {
                tfoot { tr { th scope="row" { (page.word(words.column_sum)) } @for &column in &self.columns { (figure(self.sum(column, 0))) } td; } }
            }
        }
    }
}

/// A cell: a dot, or nothing. There are thousands: they end where the next one begins, as HTML allows, and so do rows.
pub fn cell(dot: Option<Dot>) -> PreEscaped<&'static str> {
    PreEscaped(match dot {
        Some(Dot::Direct) => "<td>●",
        Some(Dot::Support) => "<td>○",
        Some(Dot::Claim) => "<td>△",
        None => "<td>",
    })
}

/// How many columns there are, where a phone shows only some of them at once.
pub fn sideways(page: &PageContext<'_, '_>, columns: usize) -> Markup {
    html! { span.sideways { (page.phrase(message::MATRIX_SIDEWAYS, &[("count", columns.into())])) } }
}

/// A sum; nothing for zero, which empty cells say.
fn figure(n: usize) -> Markup {
    if n == 0 {
        PreEscaped("<td>".to_owned())
    } else {
        html! { td; (n) }
    }
}
