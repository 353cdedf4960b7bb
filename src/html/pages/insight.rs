//! The page of an analysis: its answer in a sentence and in a picture, whom to ask, its rows, how it is worked out, what is unknown.

mod asks;
pub mod cells;
mod ground;
mod hands;
mod logged;
mod needs;
pub mod pictures;
mod promised;
mod rows;
mod sentence;
mod shown;
pub mod told;
mod work;

use maud::html;
use serde::Serialize;

use crate::analysis::description::Analysis;
use crate::html::address::encode;
use crate::html::html_text::Html;
use crate::html::page_context::PageContext;
use crate::html::pages::matrices;
use crate::html::table_files::TableFile;
use crate::words::{Message, message};

use rows::SortedRows;
pub use shown::InsightTheme;
use shown::{ShownInsight, ShownTable};
use told::Told;

/// Those that pages show, in the order of the registry.
static SHOWN: &[&ShownInsight] = &[
    &work::EFFORT,
    &work::CUSTOMER_WORK,
    &hands::BREAK_POINTS,
    &hands::SINGLE_POINTS,
    &hands::TEAMS_CROSSED,
    &promised::TRIPLE_CROWN,
    &needs::OPPORTUNITIES,
    &needs::PAINS,
    &needs::TARGET_GAPS,
    &ground::MATURITY,
    &work::DUCK,
    &needs::VALUE_ZONE,
    &promised::PROMISES,
    &ground::TRACEABILITY,
    &ground::CLAIMS,
    &work::FAILURE_DEMAND,
    &ground::BACKING,
    &promised::RULES,
    &needs::BACKLOG,
    &promised::LIMITS,
    &promised::STAKEHOLDERS,
    &needs::HELPS_AND_HURTS,
    &logged::CONFORMANCE,
    &logged::LOGGED_TOUCHPOINTS,
    &logged::UNDOCUMENTED,
    &hands::ROLES,
    &hands::MATRICES,
];

/// The page of an analysis.
#[derive(Debug, Serialize)]
pub struct InsightView<'p> {
    /// What it asks.
    question: &'p str,
    /// Its answer in a sentence.
    sentence: Html,
    /// What is to be said besides; nothing where that is all.
    also: Html,
    /// Why that matters.
    why: &'p str,
    /// The share of it that is known, in words; nothing where nothing can be unknown.
    share_known: Html,
    /// Of how many it is known, in a sentence; nothing where nothing can be unknown.
    known: Html,
    /// Whether all of it is known, or nothing of it can be unknown.
    is_known: bool,
    /// Its rows as a picture; nothing where a table says it better.
    picture: Html,
    /// The matrices that show its rows, as links; nothing where there is none.
    matrices: Html,
    /// Those who answer for what stands first, each with what it is, as the items of a list; nothing where nothing stands there.
    asks: Html,
    /// Its tables, those of what is unknown last.
    tables: Vec<InsightTable<'p>>,
    /// How it is worked out.
    how: Html,
}

/// A table of it.
#[derive(Debug, Serialize)]
pub struct InsightTable<'p> {
    /// Its anchor.
    id: String,
    /// What stands above it.
    title: &'p str,
    /// The cells of its head.
    head: Html,
    /// Its rows.
    rows: Html,
    /// How many rows these are: the first.
    shown: usize,
    /// How many rows there are.
    count: usize,
    /// The file that holds all of them, from the root of the site, encoded.
    csv: String,
    /// Whether it lists what is unknown.
    is_unknown: bool,
}

/// The view of an analysis.
pub fn view<'p>(page: &PageContext<'p, '_>, analysis: &Analysis) -> InsightView<'p> {
    let words = page.words();
    let shown = shown(analysis);
    let tables: Vec<(&ShownTable, SortedRows, TableFile)> = shown.into_iter().flat_map(|shown| tables(page, analysis, shown)).collect();
    page.index.drop_rows(analysis);
    let told = told(page, analysis);
    let first = tables.first().filter(|(shown, ..)| !shown.is_unknown);
    InsightView {
        question: shown.map_or("", |shown| words.text(shown.question)),
        sentence: told.map(|told| sentence::sentence(page, &told.sentence).into()).unwrap_or_default(),
        also: told.and_then(|told| told.also.as_ref()).map(|also| sentence::sentence(page, also).into()).unwrap_or_default(),
        why: shown.map_or("", |shown| words.text(shown.why)),
        share_known: told.map(|told| sentence::share_known(page, told)).unwrap_or_default(),
        known: told.map(|told| sentence::known(page, told)).unwrap_or_default(),
        is_known: told.is_none_or(Told::is_known),
        picture: pictures::picture(page, analysis),
        matrices: matrices::of_analysis(page, analysis),
        asks: first.map(|(_, sorted, _)| asks::of(page, sorted.telling())).unwrap_or_default(),
        how: shown.map(|shown| html! { (page.word(shown.how)) }.into()).unwrap_or_default(),
        tables: tables.iter().map(|(shown, sorted, file)| table(page, shown, sorted, file, tables.len())).collect(),
    }
}

/// The tables of an analysis in the order in which its page shows them.
fn tables<'m>(
    page: &'m PageContext<'_, '_>,
    analysis: &'m Analysis,
    shown: &'static ShownInsight,
) -> impl Iterator<Item = (&'static ShownTable, SortedRows, TableFile)> + 'm {
    let of = |shown: &'static ShownTable| {
        let table = analysis.tables().into_iter().find(|table| table.name == shown.name)?;
        Some((shown, SortedRows::of(page, shown, page.index.rows(&table)), TableFile::Insight(table)))
    };
    shown.tables.iter().filter_map(of)
}

fn table<'p>(page: &PageContext<'p, '_>, shown: &ShownTable, sorted: &SortedRows, file: &TableFile, tables: usize) -> InsightTable<'p> {
    let in_html = sorted.show(page, tables);
    InsightTable {
        id: format!("tl-{}", shown.name.replace('_', "-")),
        title: page.words().text(shown.title),
        head: in_html.head,
        rows: in_html.rows,
        shown: in_html.shown,
        count: sorted.rows.len(),
        csv: encode(&file.path(page.model())),
        is_unknown: shown.is_unknown,
    }
}

/// An analysis as the page of all tells it.
pub(super) struct InsightInShort {
    /// Its answer in a sentence.
    pub sentence: Html,
    /// The share of it that is known, in words.
    pub share_known: Html,
    /// How bad it is, from 0 to 1; none where there is nothing to tell.
    pub weight: Option<f64>,
}

/// What an analysis says in short.
pub(super) fn in_short(page: &PageContext<'_, '_>, analysis: &Analysis) -> Option<InsightInShort> {
    let told = told(page, analysis)?;
    let sentence = sentence::sentence(page, &told.sentence).into();
    Some(InsightInShort { sentence, share_known: sentence::share_known(page, told), weight: told.weight })
}

/// The answer of an analysis, worked out once for a site: the page of all says it too.
fn told<'p>(page: &PageContext<'p, '_>, analysis: &Analysis) -> Option<&'p Told> {
    let at = SHOWN.iter().position(|shown| shown.analysis == analysis)?;
    Some(page.index.told(at, || (SHOWN[at].say)(page.index)))
}

/// How an analysis is shown.
fn shown(analysis: &Analysis) -> Option<&'static ShownInsight> {
    SHOWN.iter().copied().find(|shown| shown.analysis == analysis)
}

/// Why it matters, and below which question it stands.
pub(super) fn why_and_theme(analysis: &Analysis) -> Option<(Message, InsightTheme)> {
    shown(analysis).map(|shown| (shown.why, shown.theme))
}

/// What the page of an analysis is called.
pub fn title(analysis: &Analysis) -> Message {
    shown(analysis).map_or(message::INSIGHTS, |shown| shown.title)
}
