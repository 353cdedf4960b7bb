//! The page of all insights, laid out like a newspaper: three things to look at first, each with its figure, why it matters and a picture;
//! then every other answer in a line, with its small picture and how much of it is known, below the question that a reader comes with.

use maud::{Markup, html};
use serde::Serialize;

use crate::analysis::description::Analysis;
use crate::html::html_text::{Html, path};
use crate::html::page_context::PageContext;
use crate::html::routes::{insight_page, insights};
use crate::words::message;

use super::insight::{self, InsightInShort, InsightTheme, pictures};

/// So many answers are what to look at first.
const MOST_FIRST: usize = 3;

/// All insights.
#[derive(Debug, Serialize)]
pub struct InsightsView<'p> {
    /// What to look at first, the worst first, each with why and its picture, as the items of a list.
    first: Html,
    /// The others, by question.
    themes: Vec<ThemeOfInsights<'p>>,
}

/// The answers to one question.
#[derive(Debug, Serialize)]
pub struct ThemeOfInsights<'p> {
    /// The question.
    title: &'p str,
    /// Its answers, the worst first, as the items of a list.
    answers: Html,
}

/// The view of all insights.
pub fn view<'p>(page: &PageContext<'p, '_>) -> InsightsView<'p> {
    let mut all: Vec<_> = insights().filter_map(|analysis| Some((analysis, insight::in_short(page, analysis)?))).collect();
    let weight = |told: &InsightInShort| told.weight.unwrap_or(-1.0);
    all.sort_by(|(_, a), (_, b)| weight(b).total_cmp(&weight(a)));
    // Where there is little that is bad, what is neither good nor bad waits below its question.
    let bad = all.iter().filter(|(_, told)| weight(told) > 0.0).count();
    let rest = all.split_off(bad.min(MOST_FIRST));
    let theme = |theme: InsightTheme| {
        let answers = rest.iter().filter(|(analysis, _)| insight::why_and_theme(analysis).is_some_and(|(_, of)| of == theme));
        let answers: Html = html! { @for (analysis, told) in answers { (answer(page, analysis, told)) } }.into();
        (!answers.is_empty()).then(|| ThemeOfInsights { title: page.words().text(theme.asks()), answers })
    };
    InsightsView {
        first: html! { @for (analysis, told) in &all { (first(page, analysis, told)) } }.into(),
        themes: InsightTheme::ALL.into_iter().filter_map(theme).collect(),
    }
}

/// One of those to look at first.
fn first(page: &PageContext<'_, '_>, analysis: &Analysis, told: &InsightInShort) -> Markup {
    html! {
        li {
            h3 { (link(page, analysis)) }
            (pictures::small(page, analysis))
            p.says { (told.sentence) }
            @if let Some((why, _)) = insight::why_and_theme(analysis) {
                p.why { b { (page.word(message::INSIGHTS_WHY)) } " " (page.word(why)) }
            }
            @if !told.share_known.is_empty() { p.sure { (told.share_known) } }
        }
    }
}

/// Another, in a line.
fn answer(page: &PageContext<'_, '_>, analysis: &Analysis, told: &InsightInShort) -> Markup {
    html! {
        li {
            h3 { (link(page, analysis)) @if !told.share_known.is_empty() { small { (told.share_known) } } }
            p { (told.sentence) }
            (pictures::small(page, analysis))
        }
    }
}

fn link(page: &PageContext<'_, '_>, analysis: &Analysis) -> Markup {
    html! { a href={ (page.root) (path(&insight_page(analysis))) } { (page.word(insight::title(analysis))) } }
}
