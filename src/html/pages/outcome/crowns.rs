//! The triple crown: whether cost, revenue and service get better together.

use maud::{Markup, html};

use crate::analysis::triple_crown::{CrownCourse, Trend, TripleCrown};
use crate::words::{Message, message};

use crate::html::fragments::measure;
use crate::html::html_text::Html;
use crate::html::page_context::PageContext;

/// The three, each opening onto the measures that decide and those that cannot tell.
pub(super) fn crowns(page: &PageContext<'_, '_>, crown: &TripleCrown) -> Html {
    html! { @for crown in &crown.crowns { (one(page, crown)) } }.into()
}

fn one(page: &PageContext<'_, '_>, crown: &CrownCourse) -> Markup {
    let model = page.model();
    let has_moved = matches!(crown.course, Some(Trend::Better | Trend::Worse));
    let summary = html! {
        span.figure-name { (page.word(crown.crown)) } " "
        b class={ "trend " (crown.course.map_or("unknown", Trend::word)) } {
            @if let Some(course) = crown.course { (page.word(trend(course))) } @else { (page.word(message::UNKNOWN)) }
        }
        @if has_moved { small { (page.word(message::OUTCOME_CROWN_SINCE)) } }
    };
    html! {
        @if crown.measures.is_empty() && crown.unknown.is_empty() {
            div.figure { p.summary { (summary) small { (page.word(message::OUTCOME_CROWN_NO_MEASURE)) } } }
        } @else {
            details.figure {
                summary { (summary) }
                ul.things {
                    @for (measure, course) in &crown.measures {
                        li {
                            (page.to(model.measures[*measure].node)) " "
                            span.within {
                                (page.word(trend(*course)))
                                @if let Some(changed) = measure::changed(page, &model.measures[*measure]) { ": " (changed) }
                            }
                        }
                    }
                    @for measure in &crown.unknown {
                        li { (page.to(model.measures[*measure].node)) " " span.unknown { (page.word(message::UNKNOWN)) } }
                    }
                }
            }
        }
    }
}

fn trend(trend: Trend) -> Message {
    match trend {
        Trend::Better => message::TREND_BETTER,
        Trend::Worse => message::TREND_WORSE,
        Trend::Same => message::TREND_SAME,
        Trend::Mixed => message::TREND_MIXED,
    }
}

/// What is said of the three together.
pub(super) fn verdict(page: &PageContext<'_, '_>, crown: &TripleCrown) -> String {
    let words = page.words();
    if crown.sustained {
        return words.text(message::OUTCOME_CROWN_HELD).to_owned();
    }
    if crown.won {
        return words.text(message::OUTCOME_CROWN_WON).to_owned();
    }
    let courses = [
        (Some(Trend::Worse), message::OUTCOME_CROWN_WORSE),
        (Some(Trend::Mixed), message::OUTCOME_CROWN_MIXED),
        (Some(Trend::Same), message::OUTCOME_CROWN_SAME),
        (None, message::OUTCOME_CROWN_UNKNOWN),
    ];
    let parts = courses.into_iter().filter_map(|(course, message)| {
        let names: Vec<&str> = crown.crowns.iter().filter(|c| c.course == course).map(|c| words.text(c.crown)).collect();
        let (last, rest) = names.split_last()?;
        let crowns = match rest {
            [] => (*last).to_owned(),
            _ => words.say(message::LIST_AND, &[("list", (&rest.join(", ")).into()), ("last", (*last).into())]),
        };
        Some(words.say(message, &[("count", names.len().into()), ("crowns", (&crowns).into())]))
    });
    let parts: Vec<String> = parts.collect();
    words.say(message::OUTCOME_CROWN_NOT_WON, &[("crowns", (&parts.join(", ")).into())])
}
