//! Cost, revenue and service of each outcome, side by side: where each has gone from its start.

use maud::{Markup, html};

use crate::analysis::triple_crown::{self, CrownCourse, Trend, TripleCrown};
use crate::html::html_text::Html;
use crate::html::page_context::PageContext;
use crate::picture::small;
use crate::words::{Message, message};

use super::drawn;
use super::rows::{MOST_ROWS, caption};

/// The outcomes of which something is known, those that got worse in most first.
fn outcomes(page: &PageContext<'_, '_>) -> Vec<TripleCrown> {
    let mut all: Vec<TripleCrown> = page.model().live().map(|(outcome, _)| triple_crown::of_outcome(page.model(), outcome)).collect();
    all.retain(|crown| crown.crowns.iter().any(|course| course.course.is_some()));
    let worse = |crown: &TripleCrown| crown.crowns.iter().filter(|course| course.course == Some(Trend::Worse)).count();
    all.sort_by_key(|crown| (usize::MAX - worse(crown), crown.won));
    all
}

/// The sign, the class and the word of a course.
fn shown(course: Option<Trend>) -> (&'static str, &'static str, Message) {
    match course {
        Some(Trend::Better) => ("▲", "tr-better", message::INSIGHT_WORD_BETTER),
        Some(Trend::Worse) => ("▼", "tr-worse", message::INSIGHT_WORD_WORSE),
        Some(Trend::Same) => ("=", "tr-same", message::INSIGHT_WORD_SAME),
        Some(Trend::Mixed) => ("±", "tr-mixed", message::INSIGHT_WORD_MIXED),
        None => ("?", "tr-unknown", message::UNKNOWN),
    }
}

/// The picture: three columns of signs.
pub(super) fn picture(page: &PageContext<'_, '_>) -> Html {
    let all = outcomes(page);
    if all.is_empty() {
        return Html::default();
    }
    let more = all.len().saturating_sub(MOST_ROWS);
    html! {
        (caption(page.words().text(message::CROWN_PICTURE), page, &[]))
        table.crowns {
            thead { tr {
                th { (page.word(message::TEAMS_PICTURE_OUTCOME)) }
                @for course in &all[0].crowns { th scope="col" { (page.word(course.crown)) } }
            } }
            tbody { @for crown in all.iter().take(MOST_ROWS) { tr {
                th scope="row" {
                    (page.to(page.model().outcomes[crown.outcome].node))
                    @if crown.sustained { " " small { (page.word(message::CROWN_SUSTAINED)) } } @else if crown.won { " " small { (page.word(message::CROWN_WON)) } }
                }
                @for course in &crown.crowns { (cell(page, course)) }
            } } }
        }
        @if more > 0 { p.quiet { (page.phrase(message::PICTURE_MORE, &[("count", more.into())])) } }
    }
    .into()
}

fn cell(page: &PageContext<'_, '_>, course: &CrownCourse) -> Markup {
    let (sign, class, word) = shown(course.course);
    html! { td.(class) { i aria-hidden="true" { (sign) } " " span { (page.word(word)) } } }
}

/// The small one.
pub(super) fn small(page: &PageContext<'_, '_>) -> Html {
    let class = |course: &CrownCourse| match course.course {
        Some(Trend::Better) => "sh4",
        Some(Trend::Worse) => "b-worse",
        Some(_) => "sh2",
        None => "sh0",
    };
    let row = |crown: &TripleCrown| crown.crowns.iter().map(class).collect::<Vec<_>>();
    drawn::small(small::cells(&outcomes(page).iter().map(row).collect::<Vec<_>>()))
}
