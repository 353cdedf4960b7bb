//! The index: every title and every other name by its first letter, each with its kind. It is what readers without a script, printers
//! and crawlers have in place of the search. A large one is cut into pages, and its first page says what stands where.

use maud::{Markup, html};
use serde::Serialize;

use crate::base::kind::Kind;
use crate::html::html_text::{Html, page_at, path, room, text};
use crate::html::page_context::PageContext;
use crate::html::routes::{Lens, Route, list_of};
use crate::html::title_index::{MOST, TitleEntry};
use crate::words::{Message, message};

/// What the page of the index sees.
#[derive(Debug, Serialize)]
pub struct IndexPage {
    /// How many titles and other names there are.
    count: usize,
    /// Which page of the index it is, from 1 on; 0 for the first one, which is all where the index is not cut.
    part: usize,
    /// How many pages it is cut into; 0 for none.
    parts: usize,
    /// The letters, as the items of a list, each leading to where its titles begin.
    letters: Html,
    /// The kinds with how many there are of each, as the items of a list.
    kinds: Html,
    /// The titles letter by letter; of an index that is cut, what stands on which page.
    list: Html,
    /// The teams, which stand apart; nothing where there are none.
    teams: Html,
}

/// The view of a page of the index; `part`: from 1 on, 0 for the first page.
pub fn view(page: &PageContext<'_, '_>, part: usize) -> IndexPage {
    let titles = page.index.titles();
    let all = &titles.entries;
    let parts = if all.len() > MOST { all.len().div_ceil(MOST) } else { 0 };
    let list = match part {
        0 if parts > 0 => contents(page, all),
        0 => by_letter(page, all),
        _ => by_letter(page, all.chunks(MOST).nth(part - 1).unwrap_or_default()),
    };
    IndexPage {
        count: all.len() + titles.teams.len(),
        part,
        parts,
        letters: letters(page, all, parts),
        kinds: if part == 0 { kinds(page) } else { Html::default() },
        list: list.into(),
        teams: if part == 0 { teams(page) } else { Html::default() },
    }
}

/// The entries of one letter.
fn groups(entries: &[TitleEntry]) -> impl Iterator<Item = &[TitleEntry]> {
    entries.chunk_by(|a, b| a.letter.key == b.letter.key)
}

/// What stands above the entries of a letter. Chinese characters share a heading, which says the first and the last of them.
fn heading(entries: &[TitleEntry]) -> String {
    match entries {
        [first, .., last] if first.letter.is_ideograph && first.letter.heading != last.letter.heading => {
            format!("{}–{}", first.letter.heading, last.letter.heading)
        }
        [first, ..] => first.letter.heading.clone(),
        [] => String::new(),
    }
}

/// The id of a letter's heading: that of its first entry's letter.
fn id(entries: &[TitleEntry]) -> String {
    let first = entries.first().map_or("", |entry| &entry.letter.heading);
    ["tl-letter-", first].concat()
}

fn by_letter(page: &PageContext<'_, '_>, entries: &[TitleEntry]) -> Markup {
    html! { (room(160 * entries.len()))
        @for of_letter in groups(entries) {
            section.letter { h2 id=(text(&id(of_letter))) dir="auto" { (text(&heading(of_letter))) } (list(page, of_letter)) }
        }
    }
}

fn list(page: &PageContext<'_, '_>, entries: &[TitleEntry]) -> Markup {
    let model = page.model();
    html! {
        ul {
            @for entry in entries {
                li dir="auto" {
                    @match &entry.other_name {
                        Some(name) => (page.phrase(message::INDEX_SEE, &[("name", (&**name).into()), ("title", (&page.show(entry.node)).into())])),
                        None => {
                            a href={ (page.root) (page_at(&model.node(entry.node).address)) } { (text(&page.title(entry.node))) }
                            (page.state(model.profile(entry.node))) " "
                            small { @if let Some(code) = model.code(entry.node) { (text(code)) " " } (page.word(model.file_kind(entry.node))) }
                        },
                    }
                }
            }
        }
    }
}

/// What stands on which page, by the first and the last title of each.
fn contents(page: &PageContext<'_, '_>, entries: &[TitleEntry]) -> Markup {
    let called = |entry: Option<&TitleEntry>| {
        entry.map_or_else(String::new, |entry| {
            entry.other_name.as_deref().map_or_else(|| page.title(entry.node).into_owned(), str::to_owned)
        })
    };
    html! {
        ol.parts {
            @for (part, entries) in (1..).zip(entries.chunks(MOST)) {
                li { a href=(path(&Route::index_part(part))) dir="auto" {
                    (page.phrase(message::INDEX_FROM_TO, &[("first", (&called(entries.first())).into()), ("last", (&called(entries.last())).into())]))
                } }
            }
        }
    }
}

/// The letters, each leading to its first entry: on this page, or on the part that holds it.
fn letters(page: &PageContext<'_, '_>, entries: &[TitleEntry], parts: usize) -> Html {
    let mut at = 0;
    let placed = groups(entries).map(|of_letter| {
        let begins = at;
        at += of_letter.len();
        (begins, of_letter)
    });
    html! {
        @for (begins, of_letter) in placed {
            @let address = if parts > 0 { Route::index_part(begins / MOST + 1) } else { String::new() };
            li { a href={ @if parts > 0 { (page.root) (path(&address)) } "#" (path(&id(of_letter))) } { (text(&heading(of_letter))) } }
        }
    }
    .into()
}

/// The kinds that have a list, with how many there are of each.
fn kinds(page: &PageContext<'_, '_>) -> Html {
    let model = page.model();
    let count = |kind: Kind| match kind {
        Kind::Outcome => model.outcomes.len(),
        Kind::Persona => model.personas.len(),
        Kind::Journey => model.journeys.len(),
        Kind::Process => model.processes.len(),
        Kind::Service => model.services.len(),
        Kind::Role => model.roles.len(),
        Kind::Team => model.teams.len(),
        Kind::System => model.systems.len(),
        Kind::ThirdParty => model.third_parties.len(),
        Kind::Page => 0,
    };
    let list = |kind: Kind| if kind == Kind::Journey { "journeys.html" } else { list_of(Some(kind)) };
    html! {
        @for &kind in Kind::ALL.iter().filter(|&&kind| count(kind) > 0) {
            li { a href={ (page.root) (list(kind)) } { (page.word(Message::many(kind))) } " " small { (count(kind)) } }
        }
    }
    .into()
}

fn teams(page: &PageContext<'_, '_>) -> Html {
    let teams = &page.index.titles().teams;
    if teams.is_empty() {
        return Html::default();
    }
    html! {
        section.letter data-team {
            h2 { a href={ (page.root) (Lens::Team.page()) } { (page.word(message::KIND_TEAM_MANY)) } }
            (list(page, &teams[..teams.len().min(MOST)]))
        }
    }
    .into()
}
