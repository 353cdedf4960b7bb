//! The page of all insights, laid out like a newspaper: what is worst stands first, in a sentence with its figure, a small picture and
//! how much of it is known; what else is asked stands below, shorter.

use maud::{Markup, html};
use serde::Serialize;

use crate::analysis::description::Analysis;
use crate::html::html_text::{Html, path};
use crate::html::page_context::PageContext;
use crate::html::routes::{insight_page, insights};

use super::insight::{self, InsightInShort, pictures};

/// So many answers tell the story of a site.
const MOST_IN_STORY: usize = 10;

/// All insights.
#[derive(Debug, Serialize)]
pub struct InsightsView {
    /// The answers that tell most, the worst first, each with its small picture, as the items of a list.
    story: Html,
    /// The others in the order of the analyses, as the items of a list.
    more: Html,
}

/// The view of all insights.
pub fn view(page: &PageContext<'_, '_>) -> InsightsView {
    let all = insights().filter_map(|analysis| Some((analysis, insight::in_short(page, analysis)?)));
    let (mut story, mut more): (Vec<_>, Vec<_>) = all.partition(|(_, told)| told.weight.is_some_and(|weight| weight > 0.0));
    let weight = |told: &InsightInShort| told.weight.unwrap_or(0.0);
    // Where there is little that is bad, what is neither good nor bad is told.
    story.sort_by(|(_, a), (_, b)| weight(b).total_cmp(&weight(a)));
    more.splice(0..0, story.split_off(story.len().min(MOST_IN_STORY)));
    InsightsView { story: items(page, &story, true), more: items(page, &more, false) }
}

fn items(page: &PageContext<'_, '_>, all: &[(&'static Analysis, InsightInShort)], has_pictures: bool) -> Html {
    html! { @for (analysis, told) in all { (item(page, analysis, told, has_pictures)) } }.into()
}

fn item(page: &PageContext<'_, '_>, analysis: &Analysis, told: &InsightInShort, has_picture: bool) -> Markup {
    let picture = if has_picture { pictures::small(page, analysis) } else { Html::default() };
    html! {
        li {
            h2 { a href={ (page.root) (path(&insight_page(analysis))) } { (page.word(insight::title(analysis))) } }
            p { (told.sentence) }
            @if !picture.is_empty() { (picture) }
            @if !told.share_known.is_empty() { p.sure { (told.share_known) } }
        }
    }
}
