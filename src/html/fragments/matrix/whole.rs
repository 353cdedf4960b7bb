//! A matrix with all of its rows and columns, however many: a page's own. Heads stay in sight both ways, sums stand at both edges as bars,
//! a script lets each head sort and rows and columns be narrowed. What has no mark is folded below.

use std::collections::BTreeMap;

use maud::{Markup, Render, html};

use crate::analysis::matrices::MatrixCell;
use crate::html::html_text::{self, Html};
use crate::html::page_context::PageContext;
use crate::words::{Message, message};

use super::Dot;

/// Columns from which on they stand by group.
const MANY_COLUMNS: usize = 60;

/// How many shades a figure can have.
const SHADES: usize = 5;

/// What stands where a row and a column meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MatrixMark {
    /// ●, ○ or △.
    Dot(Dot),
    /// How many of what is counted meet directly, and how many only through what stands behind.
    Count(MatrixCell),
    /// Whether it is for people of a sort, ●, and how many bounds these set.
    Wanted(MatrixCell),
}

/// A row or a column by its head.
#[derive(Clone, Debug, Default)]
pub struct MatrixHead {
    /// What it is called, as a link where it leads somewhere.
    pub name: Html,
    /// A few words behind the name of a row.
    pub note: Html,
    /// The address at which what its sum counts is told, ready for an `href`; nothing where that is where its name leads.
    pub counted_at: Html,
    /// Its place among the groups.
    pub group: usize,
}

/// In which order rows and columns stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MatrixOrder {
    /// Those with most marks first, those that have some of their own before the others.
    BySum,
    /// As they came.
    AsGiven,
}

/// What a whole matrix says around its marks.
#[derive(Clone, Copy, Debug)]
pub struct WholeWords {
    /// What the rows and the columns are.
    pub rows: Message,
    /// What the columns are.
    pub columns: Message,
    /// How many rows have no mark: `count`.
    pub no_row: Message,
    /// How many columns have none: `count`.
    pub no_column: Message,
}

/// A matrix in the making: rows with their marks by the place of the column.
#[derive(Debug)]
pub struct WholeMatrix {
    /// The columns, in order.
    pub columns: Vec<MatrixHead>,
    /// The names of groups of columns; nothing where they are in none.
    pub groups: Vec<Html>,
    /// The rows, in order.
    pub rows: Vec<(MatrixHead, BTreeMap<usize, MatrixMark>)>,
    /// In which order both shall stand.
    pub order: MatrixOrder,
}

impl MatrixMark {
    /// Whether it is there by itself, rather than through others.
    fn is_direct(self) -> bool {
        match self {
            Self::Dot(dot) => dot == Dot::Direct,
            Self::Count(cell) | Self::Wanted(cell) => cell.direct > 0,
        }
    }

    /// A cell with it. There are tens of thousands: they end where the next one begins, as HTML allows.
    fn write(self, most: usize, out: &mut String) {
        let number = |n: usize, out: &mut String| out.push_str(itoa::Buffer::new().format(n));
        match self {
            Self::Dot(Dot::Direct) => out.push_str("<td>●"),
            Self::Dot(Dot::Support) => out.push_str("<td>○"),
            Self::Dot(Dot::Claim) => out.push_str("<td>△"),
            Self::Count(MatrixCell { direct: 0, support }) => {
                out.push_str("<td>○");
                number(support, out);
            }
            Self::Count(MatrixCell { direct, support }) => {
                out.push_str("<td class=h");
                number((direct * SHADES).div_ceil(most.max(1)), out);
                out.push('>');
                number(direct, out);
                if support > 0 {
                    out.push_str("<small>+");
                    number(support, out);
                    out.push_str("</small>");
                }
            }
            Self::Wanted(MatrixCell { direct, support }) => {
                out.push_str(if direct > 0 { "<td>●" } else { "<td>" });
                if support > 0 {
                    number(support, out);
                }
            }
        }
    }
}

/// What is shown of a matrix, and what is folded.
struct SortedMatrix {
    columns: Vec<(MatrixHead, usize)>,
    groups: Vec<(Html, usize)>,
    rows: Vec<(MatrixHead, Vec<Option<MatrixMark>>)>,
    empty_columns: Vec<Html>,
    empty_rows: Vec<Html>,
}

impl WholeMatrix {
    /// Its rows and columns in their order, without those that have no mark.
    fn sorted(self) -> SortedMatrix {
        let mut sums = vec![(0_usize, 0_usize); self.columns.len()];
        for (place, mark) in self.rows.iter().flat_map(|(_, marks)| marks) {
            sums[*place].0 += usize::from(mark.is_direct());
            sums[*place].1 += 1;
        }
        let rank = |(direct, all): (usize, usize)| (direct == 0, usize::MAX - all);
        let (mut kept, empty): (Vec<usize>, Vec<usize>) = (0..self.columns.len()).partition(|&place| sums[place].1 > 0);
        if self.order == MatrixOrder::BySum {
            kept.sort_by_key(|&place| rank(sums[place]));
        }
        let is_grouped = kept.len() > MANY_COLUMNS && self.groups.len() > 1;
        if is_grouped {
            kept.sort_by_key(|&place| self.columns[place].group);
        }
        let of_row = |marks: &BTreeMap<usize, MatrixMark>| (marks.values().filter(|mark| mark.is_direct()).count(), marks.len());
        let (mut rows, empty_rows): (Vec<_>, Vec<_>) = self.rows.into_iter().partition(|(_, marks)| !marks.is_empty());
        if self.order == MatrixOrder::BySum {
            rows.sort_by_cached_key(|(_, marks)| rank(of_row(marks)));
        }
        let mut groups: Vec<(Html, usize)> = Vec::new();
        for &place in kept.iter().filter(|_| is_grouped) {
            let name = self.groups.get(self.columns[place].group).cloned().unwrap_or_default();
            match groups.last_mut().filter(|(last, _)| *last == name) {
                Some((_, count)) => *count += 1,
                None => groups.push((name, 1)),
            }
        }
        SortedMatrix {
            rows: rows.into_iter().map(|(head, marks)| (head, kept.iter().map(|place| marks.get(place).copied()).collect())).collect(),
            empty_columns: empty.iter().map(|&place| self.columns[place].name.clone()).collect(),
            empty_rows: empty_rows.into_iter().map(|(head, _)| head.name).collect(),
            columns: kept.iter().map(|&place| (self.columns[place].clone(), sums[place].1)).collect(),
            groups,
        }
    }

    /// The matrix as a table that may move both ways within its frame, which `label` names.
    pub fn show(self, page: &PageContext<'_, '_>, words: WholeWords, label: &str) -> Html {
        let sorted = self.sorted();
        html! {
            @if !sorted.rows.is_empty() {
                div.mx-box.whole tabindex="0" role="region" aria-label=(html_text::text(label)) {
                    table.mx.sortable data-narrow-columns=(page.word(words.columns)) {
                        (sorted.head(page, words)) (sorted.body()) (sorted.foot(page, words))
                    }
                }
            }
            (folded(page, words.no_row, &sorted.empty_rows))
            (folded(page, words.no_column, &sorted.empty_columns))
        }
        .into()
    }
}

/// What has no mark, folded.
fn folded(page: &PageContext<'_, '_>, says: Message, names: &[Html]) -> Markup {
    html! {
        @if !names.is_empty() {
            details.mx-none { summary { (page.phrase(says, &[("count", names.len().into())])) } ul.things { @for name in names { li { (name) } } } }
        }
    }
}

impl SortedMatrix {
    fn head(&self, page: &PageContext<'_, '_>, words: WholeWords) -> Markup {
        html! {
            thead {
                @if !self.groups.is_empty() {
                    tr.of { td; @for (name, count) in &self.groups { th scope="colgroup" colspan=(count) { (name) } } td; }
                }
                tr {
                    th scope="col" { (page.word(words.rows)) }
                    @for (head, _) in &self.columns { th scope="col" { (head.name) } }
                    th scope="col" { span { (page.word(words.columns)) } }
                }
            }
        }
    }

    fn body(&self) -> impl Render {
        let counts = self.rows.iter().flat_map(|(_, marks)| marks).filter_map(|mark| match mark {
            Some(MatrixMark::Count(cell)) => Some(cell.direct),
            _ => None,
        });
        let most = counts.max().unwrap_or(1);
        let of_row = |marks: &[Option<MatrixMark>]| marks.iter().flatten().count();
        let longest = self.rows.iter().map(|(_, marks)| of_row(marks)).max().unwrap_or(1);
        html_text::write(move |out| {
            out.reserve(self.rows.len() * (300 + 5 * self.columns.len()));
            out.push_str("<tbody>");
            for (head, marks) in &self.rows {
                out.push_str("\n<tr><th scope=\"row\">");
                head.name.render_to(out);
                if !head.note.is_empty() {
                    html! { " " small { (head.note) } }.render_to(out);
                }
                for mark in marks {
                    match mark {
                        Some(mark) => mark.write(most, out),
                        None => out.push_str("<td>"),
                    }
                }
                let count = of_row(marks);
                let sum = html! { @if head.counted_at.is_empty() { (count) } @else { a href=(head.counted_at) { (count) } } };
                html! { td.{"b" (tenths(count, longest))} { (sum) } }.render_to(out);
            }
            out.push_str("</tbody>");
        })
    }

    fn foot(&self, page: &PageContext<'_, '_>, words: WholeWords) -> Markup {
        let most = self.columns.iter().map(|(_, sum)| *sum).max().unwrap_or(1);
        html! {
            tfoot { tr { th scope="row" { (page.word(words.rows)) } @for (_, sum) in &self.columns { td.{"b" (tenths(*sum, most))}; (sum) } td; } }
        }
    }
}

/// A share in whole tenths, by which style sheets know how long a bar is.
fn tenths(part: usize, of: usize) -> usize {
    (part * 10).div_ceil(of.max(1)).min(10)
}

/// The key of a matrix of dots or figures: each mark with what it means.
pub fn key(page: &PageContext<'_, '_>, marks: &[(&str, Message)]) -> Markup {
    html! {
        p.key {
            @for (mark, means) in marks { span { i { (mark) } " " (page.word(*means)) } " " }
            span.sideways { (page.word(message::MOVES_SIDEWAYS)) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(name: &str, group: usize) -> MatrixHead {
        MatrixHead { name: Html(name.to_owned()), group, ..MatrixHead::default() }
    }

    fn matrix(columns: usize, rows: &[(&str, &[usize])]) -> WholeMatrix {
        let marks = |places: &[usize]| places.iter().map(|&place| (place, MatrixMark::Dot(Dot::Direct))).collect();
        WholeMatrix {
            columns: (0..columns).map(|i| head(&format!("c{i}"), i % 2)).collect(),
            groups: vec![Html("even".to_owned()), Html("odd".to_owned())],
            rows: rows.iter().map(|(name, places)| (head(name, 0), marks(places))).collect(),
            order: MatrixOrder::BySum,
        }
    }

    #[test]
    fn what_has_most_stands_first_and_what_has_none_is_folded() {
        let sorted = matrix(4, &[("a", &[1]), ("b", &[]), ("c", &[1, 3])]).sorted();
        let names = |heads: &mut dyn Iterator<Item = &MatrixHead>| heads.map(|head| head.name.0.clone()).collect::<Vec<_>>();
        assert_eq!(names(&mut sorted.rows.iter().map(|(head, _)| head)), ["c", "a"]);
        assert_eq!(names(&mut sorted.columns.iter().map(|(head, _)| head)), ["c1", "c3"]);
        assert_eq!(sorted.columns[0].1, 2);
        assert_eq!((sorted.empty_rows.len(), sorted.empty_columns.len()), (1, 2));
    }

    #[test]
    fn many_columns_stand_by_group() {
        let all: Vec<usize> = (0..70).collect();
        let sorted = matrix(70, &[("a", &all)]).sorted();
        assert_eq!(sorted.groups.iter().map(|(name, count)| (&*name.0, *count)).collect::<Vec<_>>(), [("even", 35), ("odd", 35)]);
        assert!(matrix(60, &[("a", &all[..60])]).sorted().groups.is_empty());
    }

    #[test]
    fn a_figure_has_its_shade_and_says_what_comes_through_others() {
        let cell = |direct, support| {
            let mut out = String::new();
            MatrixMark::Count(MatrixCell { direct, support }).write(10, &mut out);
            out
        };
        assert_eq!(cell(10, 0), "<td class=h5>10");
        assert_eq!(cell(1, 2), "<td class=h1>1<small>+2</small>");
        assert_eq!(cell(0, 3), "<td>○3");
    }
}
