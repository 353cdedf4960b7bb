//! What the marks of a score mean, as far as they occur.

use maud::{Markup, PreEscaped, html};

use crate::html::fragments::touchpoint::icon;
use crate::html::html_text::text;
use crate::html::page_context::PageContext;
use crate::picture::score::ScoreLayout;
use crate::picture::score::content::ScoreData;
use crate::picture::score::facts::ScoreMarks;
use crate::words::{Message, message};

/// Where to read on below a score: what uses which system is at its foot, then come the key and the words.
pub(super) fn further(page: &PageContext<'_, '_>, score: &ScoreData, layout: &ScoreLayout) -> Markup {
    let marks = ScoreMarks::of(score, layout);
    html! {
        p.jump {
            @if marks.systems { span { (page.word(message::BLUEPRINT_FOOT)) } }
            span.sideways { (page.word(message::MOVES_SIDEWAYS)) }
            a href="#tl-key" { (page.word(message::BLUEPRINT_TO_KEY)) }
            a href="#tl-words" { (page.word(message::BLUEPRINT_IN_WORDS)) }
        }
    }
}

/// The key below a score.
pub(super) fn key(page: &PageContext<'_, '_>, score: &ScoreData, layout: &ScoreLayout) -> Markup {
    let marks = ScoreMarks::of(score, layout);
    let mut channels: Vec<(&str, &str)> =
        score.touchpoints.iter().flat_map(|t| &t.channels).map(|(title, icon)| (*icon, &**title)).collect();
    channels.sort_unstable();
    channels.dedup();
    html! {
        p.sk-key #tl-key {
            @for (_, mark, says) in all(marks).into_iter().filter(|(occurs, ..)| *occurs) {
                span { (PreEscaped(mark)) (page.word(says)) } " "
            }
            @if marks.steps { span { b { "7" } " " (page.word(message::SCORE_KEY_SUM)) } " " }
            @for (name, title) in channels { span { (icon(name)) (text(title)) } " " }
        }
    }
}

/// Each mark: whether it occurs, how it looks, what it means.
fn all(marks: ScoreMarks) -> [(bool, &'static str, Message); 17] {
    let dot = "<i class=\"kp\"></i>";
    [
        (
            marks.eyes,
            "<svg class=\"ks\" viewBox=\"0 0 16 16\"><path d=\"M1 8c4-7 10-7 14 0c-4 7-10 7-14 0zM8 6a2 2 0 1 0 .1 0\"/></svg>",
            message::SCORE_KEY_EYE,
        ),
        (marks.third, "<i class=\"kp kt\"></i>", message::SCORE_KEY_THIRD),
        (marks.unknown, "<i class=\"kf\"></i>", message::SCORE_KEY_UNKNOWN),
        (marks.truth, "<i class=\"km\"></i>", message::SCORE_KEY_TRUTH),
        (marks.pains, "<svg viewBox=\"0 0 16 16\"><path d=\"M8 2l7 12H1z\"/></svg>", message::SCORE_KEY_PAINS),
        (marks.heavy_pains, "<svg class=\"kh\" viewBox=\"0 0 16 16\"><path d=\"M8 2l7 12H1z\"/></svg>", message::SCORE_KEY_HEAVY_PAINS),
        (marks.nobody, "<i class=\"kn\"></i>", message::SCORE_KEY_NOBODY),
        (marks.steps && !marks.minutes, dot, message::SCORE_KEY_STEP),
        (marks.minutes, dot, message::SCORE_KEY_STEP_BY_MINUTES),
        (marks.informal, "<i class=\"kp ki\"></i>", message::SCORE_KEY_INFORMAL),
        (marks.waits, "<i class=\"kp kw\"></i>", message::SCORE_KEY_WAITS),
        (marks.hand_offs, "<i class=\"kx\"></i>", message::SCORE_KEY_HAND_OFF),
        (marks.threads, "<i class=\"kx kk\"></i>", message::SCORE_KEY_THREAD),
        (marks.dividers, "<i class=\"kd\"></i>", message::SCORE_KEY_DIVIDER),
        (marks.unrecorded, "<i class=\"kp ku\"></i>", message::SCORE_KEY_UNRECORDED),
        (marks.supporters, "<i class=\"kq\"></i>", message::SCORE_KEY_SUPPORTER),
        (marks.systems, "<i class=\"ky\"></i>", message::SCORE_KEY_SYSTEM),
    ]
}
