//! Journeys on the rungs of what is known of them, from the highest down, and what each lacks for the next.

use maud::{Markup, html};

use crate::analysis::maturity::{self, Lack, Maturity};
use crate::html::html_text::{Html, joined};
use crate::html::page_context::PageContext;
use crate::picture::small;
use crate::words::{Message, message};

use super::drawn;
use super::rows::caption;

/// The highest rung.
const HIGHEST: u8 = 3;

fn journeys(page: &PageContext<'_, '_>) -> Vec<Maturity> {
    page.model().live().map(|(journey, _)| maturity::of_journey(page.model(), journey)).collect()
}

/// What a rung asks for.
fn rung(level: u8) -> Message {
    match level {
        0 => message::LADDER_NOTHING,
        1 => message::LADDER_FELT,
        2 => message::LADDER_KNOWN,
        _ => message::LADDER_BEYOND,
    }
}

/// What lacks, in words.
fn lacks(lack: &Lack) -> Message {
    match lack {
        Lack::Feeling(_) => message::INSIGHT_WORD_FEELING,
        Lack::Evidence => message::INSIGHT_WORD_EVIDENCE,
        Lack::ThirdParty => message::INSIGHT_WORD_THIRD_PARTY,
        Lack::Life => message::INSIGHT_WORD_LIFE,
        Lack::Target => message::INSIGHT_WORD_TARGET,
    }
}

/// The picture.
pub(super) fn picture(page: &PageContext<'_, '_>) -> Html {
    let all = journeys(page);
    if all.is_empty() {
        return Html::default();
    }
    html! {
        (caption(page.words().text(message::LADDER_PICTURE), page, &[]))
        ol.ladder { @for level in (0..=HIGHEST).rev() { (step(page, level, &all)) } }
    }
    .into()
}

fn step(page: &PageContext<'_, '_>, level: u8, all: &[Maturity]) -> Markup {
    const MOST: usize = 40;
    let here: Vec<&Maturity> = all.iter().filter(|maturity| maturity.level == level).collect();
    let more = here.len().saturating_sub(MOST);
    html! {
        li.rung {
            p { b { (level) } " " (page.word(rung(level))) " " span.quiet { (page.phrase(message::LADDER_COUNT, &[("count", here.len().into())])) } }
            @if !here.is_empty() {
                ul.things {
                    @for maturity in here.iter().take(MOST) {
                        li {
                            (page.to(page.model().journeys[maturity.journey].node))
                            @if !maturity.lacks.is_empty() { " " small { (page.word(message::LADDER_LACKS)) " " (joined(maturity.lacks.iter().map(|lack| page.word(lacks(lack))), ", ")) } }
                        }
                    }
                    @if more > 0 { li.quiet { (page.phrase(message::PICTURE_MORE, &[("count", more.into())])) } }
                }
            }
        }
    }
}

/// The small one.
pub(super) fn small(page: &PageContext<'_, '_>) -> Html {
    let all = journeys(page);
    drawn::small(small::steps([0, 1, 2, 3].map(|level| all.iter().filter(|maturity| maturity.level == level).count())))
}
