//! The triple crown: whether cost, revenue and service get better together.

use std::fmt::Write as _;

use crate::analysis::triple_crown::{CrownCourse, Trend, TripleCrown};
use crate::base::english;

use crate::html::fragments::reading;
use crate::html::html_text::Html;
use crate::html::page_context::PageContext;

/// The three, each opening onto the measures that decide and those that cannot tell.
pub(super) fn crowns(page: &PageContext<'_, '_>, crown: &TripleCrown) -> Html {
    let mut html = Html::default();
    for crown in &crown.crowns {
        one(page, crown, &mut html);
    }
    html
}

fn one(page: &PageContext<'_, '_>, crown: &CrownCourse, html: &mut Html) {
    let model = page.model();
    let (class, word) = crown.course.map_or(("unknown", "unknown"), |course| (course.word(), course.word()));
    let arrow = crown.course.map(|course| reading::arrow(reading::of_course(course))).unwrap_or_default();
    let since = match crown.course {
        Some(Trend::Better | Trend::Worse) => "<small>than where it began</small>",
        _ => "",
    };
    let inside = format!("<span class=\"figure-name\">{}</span> <b class=\"trend {class}\">{arrow}{word}</b>{since}", crown.crown.word());
    if crown.measures.is_empty() && crown.unknown.is_empty() {
        let _ = write!(html.0, "<div class=\"figure\"><p class=\"summary\">{inside}<small>no measure tells of it</small></p></div>");
        return;
    }
    let _ = write!(html.0, "<details class=\"figure\"><summary>{inside}</summary><ul class=\"things\">");
    for (measure, course) in &crown.measures {
        let _ = write!(html.0, "<li>{} <span class=\"within\">{}</span></li>", page.show(model.measures[*measure].node).0, course.word());
    }
    for measure in &crown.unknown {
        let _ = write!(html.0, "<li>{} <span class=\"unknown\">unknown</span></li>", page.show(model.measures[*measure].node).0);
    }
    html.raw("</ul></details>");
}

/// What is said of the three together.
pub(super) fn verdict(crown: &TripleCrown) -> String {
    if crown.sustained {
        return "Won, and held: all three are better than where they began, and were at the reading before.".into();
    }
    if crown.won {
        return "Won: all three are better than where they began.".into();
    }
    let of = |course: Option<Trend>| crown.crowns.iter().filter(|c| c.course == course).map(|c| c.crown.word()).collect::<Vec<_>>();
    let mut parts = Vec::new();
    for (course, word) in [
        (Some(Trend::Worse), "worse than where it began"),
        (Some(Trend::Mixed), "mixed"),
        (Some(Trend::Same), "where it began"),
        (None, "unknown"),
    ] {
        let names = of(course);
        if !names.is_empty() {
            let (verb, it) = if names.len() > 1 { ("are", "they") } else { ("is", "it") };
            parts.push(format!("{} {verb} {}", english::list(&names), word.replace("it began", &format!("{it} began"))));
        }
    }
    format!("Not won: {}.", parts.join(", "))
}
