//! A book of a site or of an outcome: contents with numbers, then every thing in its place, to read from the first page to the last on paper.

use maud::{Markup, PreEscaped, html};
use serde::Serialize;

use crate::html::address::encode;
use crate::html::assembly::book::{BookOf, Chapter, ChapterOf};
use crate::html::assembly::{Assembly, FilesByPath, with_files};
use crate::html::html_text::{Html, text};
use crate::html::page_context::PageContext;
use crate::words::Message;

use super::single::policy;

/// The style sheet of the document.
pub const SHEET: &str = "book.css";

/// The book.
#[derive(Debug, Serialize)]
pub struct BookView {
    /// What it is called: as the outcome, or as the site.
    title: String,
    /// Whether it is of the whole site.
    is_whole: bool,
    /// The site's mission, where the book is of all of it.
    mission: Option<String>,
    /// Where its style sheet lies, from the root of the site; nothing where the book needs no other file.
    sheet: String,
    /// Its style sheets, where it needs no other file.
    style: Html,
    /// What a browser may do with it, where it needs no other file.
    policy: String,
    /// The chapters with their numbers, as the items of a list with lists in it.
    contents: Html,
    /// The chapters, each in an element of the class `part`.
    parts: Html,
}

/// The view of a book. `files`: what [`Assembly::files`] names, where it needs no other file.
pub fn view(
    page: &PageContext<'_, '_>,
    book: BookOf,
    chapters: &[Chapter],
    assembly: &Assembly,
    files: Option<&FilesByPath>,
    sheet: &str,
) -> BookView {
    let model = page.model();
    let style = files.map(|files| with_files(&assembly.sheets(page.theme, SHEET, true), files)).unwrap_or_default();
    let mut places: Vec<(&str, usize, Html)> = Vec::with_capacity(assembly.parts.len());
    let mut heading = Html::default();
    for chapter in chapters {
        match &chapter.tells {
            ChapterOf::Page(_) => places.push((&chapter.number, chapter.level, std::mem::take(&mut heading))),
            ChapterOf::All(_) => heading = heading_of(page, chapter).into(),
        }
    }
    let title = match book {
        BookOf::Site => model.site.title.to_string(),
        BookOf::Outcome(outcome) => model.node(model.outcomes[outcome].node).title.to_string(),
    };
    BookView {
        title,
        is_whole: book == BookOf::Site,
        mission: model.site.mission.as_ref().filter(|_| book == BookOf::Site).map(|mission| mission.to_string()),
        sheet: sheet.to_owned(),
        policy: if files.is_some() { policy(&style) } else { String::new() },
        style: Html(style),
        contents: contents(page, chapters, assembly).into(),
        parts: assembly.as_book(&places, files),
    }
}

/// What stands before all things of a kind.
fn heading_of(page: &PageContext<'_, '_>, chapter: &Chapter) -> Markup {
    let ChapterOf::All(kind) = chapter.tells else { return Markup::default() };
    html! {
        h1.chapter id=(format!("tl-chapter-{}", chapter.number)) aria-level=(chapter.level + 1) {
            span.no { (chapter.number) } " " (page.word(Message::many(kind)))
        }
    }
}

fn contents(page: &PageContext<'_, '_>, chapters: &[Chapter], assembly: &Assembly) -> Markup {
    let mut parts = assembly.parts.iter();
    let mut out = String::new();
    let mut level = 1;
    for (at, chapter) in chapters.iter().enumerate() {
        while level < chapter.level {
            out.push_str("<ol>");
            level += 1;
        }
        if at > 0 && level == chapter.level && !out.ends_with("<ol>") {
            out.push_str("</li>");
        }
        while level > chapter.level {
            out.push_str("</li></ol>");
            level -= 1;
            if level == chapter.level {
                out.push_str("</li>");
            }
        }
        let item = match &chapter.tells {
            ChapterOf::Page(_) => parts.next().map(|part| {
                html! { a href={ "#" (encode(&part.id())) } { span.no { (chapter.number) } " " (text(&part.title)) } }
            }),
            ChapterOf::All(kind) => Some(html! {
                a href={ "#tl-chapter-" (chapter.number) } { span.no { (chapter.number) } " " (page.word(Message::many(*kind))) }
            }),
        };
        out.push_str("<li>");
        out.push_str(&item.unwrap_or_default().0);
    }
    while level > 1 {
        out.push_str("</li></ol>");
        level -= 1;
    }
    out.push_str(if chapters.is_empty() { "" } else { "</li>" });
    PreEscaped(out)
}
