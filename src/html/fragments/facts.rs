//! The line of facts below a title: who answers for it, when it was looked at, how we know.

mod kinds;

use std::collections::BTreeSet;

use maud::{Markup, Render, html};

use crate::base::kind::Kind;
use crate::base::number_format::say_number;
use crate::base::vocabulary::Status;
use crate::html::fragments::{extra, last_change, rechecks, source_links};
use crate::html::html_text::{Html, joined, room, text};
use crate::model::graph::EdgeKind;
use crate::model::id::NodeId;
use crate::model::kinds::{Approval, Evidence, OwnerSource, Profile, UsefulLink};
use crate::words::{Message, message};

use crate::html::page_context::PageContext;

/// Up to so many links stand in the line; of more it says how many, and they are folded.
const MOST_IN_LINE: usize = 3;

/// The line of the file that a node is: a list with a label and what it says in each item. Nothing where nothing is said.
pub fn facts(page: &PageContext<'_, '_>, node: NodeId) -> Html {
    list(page, message::FACTS, &html! { (room(400)) (first(page, node)) (rechecks::facts(page, node)) (rest(page, node)) })
}

/// The same as two lists: what is known of it at a glance, and the rest.
pub fn in_two_lines(page: &PageContext<'_, '_>, node: NodeId) -> (Html, Html) {
    (
        list(page, message::FACTS, &first(page, node)),
        list(page, message::FACTS_OF_FILE, &html! { (rechecks::facts(page, node)) (rest(page, node)) }),
    )
}

fn list(page: &PageContext<'_, '_>, name: Message, items: &Markup) -> Html {
    if items.0.is_empty() {
        return Html::default();
    }
    html! { ul.facts aria-label=(page.word(name)) { (items) } }.into()
}

/// What its kind has to say, what replaces it, and who answers for it, as the items of a list.
fn first(page: &PageContext<'_, '_>, node: NodeId) -> Markup {
    html! {
        (kinds::of_kind(page, node))
        @if let Some(successor) = page.model().successor_of(node) { (fact(page, message::FACTS_REPLACED_BY, page.to(successor))) }
        (owner(page, node, page.model().profile(node)))
    }
}

/// What every file says of itself, as the items of a list.
fn rest(page: &PageContext<'_, '_>, node: NodeId) -> Markup {
    let profile = page.model().profile(node);
    html! {
        @if let Some(source) = page.source_of(node) {
            (fact(page, message::FACTS_REPOSITORY, html! {
                (text(&source.title))
                @if source.is_graph { " " small { (page.word(message::FACTS_REPOSITORY_HAS_THE_TEXT)) } }
            }))
        }
        @if let Some(approval) = &profile.approved { (approved(page, approval)) }
        @if let Some(purpose) = &profile.purpose { (fact(page, message::FACTS_PURPOSE, page.sentences(purpose))) }
        @if let Some(day) = profile.reviewed { (fact(page, message::FACTS_REVIEWED, text(&page.words().day_short(day)))) }
        (last_change::fact(page, node))
        @if !profile.tags.is_empty() {
            (fact(page, message::FACTS_TAGS, html! { @for tag in &profile.tags { span.tag { (text(tag)) } " " } }))
        }
        @if !profile.evidence.is_empty() { (folded(page, message::FACTS_EVIDENCE, profile.evidence.len(), evidence(page, &profile.evidence))) }
        @if !profile.links.is_empty() { (fact(page, message::FACTS_LINKS, useful_links(&profile.links))) }
        (leans_on(page, node))
        (extra::line(page, page.own_fields(|own| own.of_kind(page.model().file_kind(node))), profile.extra.as_deref()))
        @for (name, address) in source_links::of_page(page, node) {
            li { a href=(text(&address)) rel="noopener noreferrer" { (page.word(name)) } }
        }
    }
}

/// A label and what it says, as an item of the line.
fn fact(page: &PageContext<'_, '_>, name: Message, value: impl Render) -> Markup {
    html! { li; b { (page.word(name)) } " " (value) }
}

/// Which version was released, by whom, when.
fn approved(page: &PageContext<'_, '_>, approval: &Approval) -> Markup {
    let day = approval.date.map(|day| page.words().day_short(day));
    let parts = [approval.version.as_deref(), approval.by.as_deref(), day.as_deref()];
    html! {
        @if parts.iter().any(Option::is_some) {
            (fact(page, message::FACTS_APPROVED, joined(parts.into_iter().flatten().map(|part| html! { (text(part)) }), ", ")))
        }
    }
}

/// What takes more than a line, behind its label and how many there are.
fn folded(page: &PageContext<'_, '_>, name: Message, count: usize, value: impl Render) -> Markup {
    html! { li; details { summary { b { (page.word(name)) } " " (count) } (value) } }
}

/// Who answers for it. Where somebody has to, their absence is shown.
fn owner(page: &PageContext<'_, '_>, node: NodeId, profile: &Profile) -> Markup {
    let model = page.model();
    if let Some(team) = profile.owner {
        return html! {
            li data-team;
            b { (page.word(message::FACTS_OWNER)) } " " (page.to(model.teams[team].node))
            @match profile.owner_source {
                OwnerSource::Written => {}
                OwnerSource::Whole => { " " small { (page.word(message::FACTS_OWNER_OF_THE_WHOLE)) } }
                OwnerSource::CodeOwners => { " " small { (page.word(message::FACTS_OWNER_BY_CODEOWNERS)) } }
            }
        };
    }
    if !matches!(model.file_kind(node), Kind::Outcome | Kind::Journey | Kind::Process | Kind::Service) {
        return Markup::default();
    }
    fact(page, message::FACTS_OWNER, html! { span.unknown { (page.word(message::NOT_RECORDED)) } })
}

/// Links that somebody wrote down, one behind the other.
pub fn useful_links(links: &[UsefulLink]) -> Markup {
    let link = |link: &UsefulLink| html! { a href=(text(&link.url)) rel="noopener noreferrer" { (text(&link.title)) } };
    joined(links.iter().map(link), ", ")
}

/// Where claims come from, as a list; nothing where nobody says.
pub fn evidence(page: &PageContext<'_, '_>, list: &[Evidence]) -> Html {
    if list.is_empty() {
        return Html::default();
    }
    html! {
        ul class="plain evidence" {
            @for e in list {
                li;
                b { (page.word(e.kind.map_or(message::EVIDENCE, Message::from))) }
                @if let Some(reference) = &e.reference { " " (text(reference)) }
                @if let Some(n) = e.n { ", " span.nowrap { (page.phrase(message::EVIDENCE_SAMPLE, &[("n", (&say_number(n)).into())])) } }
                @if let Some(day) = e.date { ", " (text(&page.words().day(day))) }
                @if let Some(note) = &e.note {
                    @if e.reference.is_some() || e.date.is_some() { ": " } @else { " " }
                    (page.sentences(note))
                }
            }
        }
    }
    .into()
}

/// The things that a file and what is nested in it name, and that are not simply active.
fn leans_on(page: &PageContext<'_, '_>, node: NodeId) -> Markup {
    let model = page.model();
    let mut seen = BTreeSet::new();
    for at in std::iter::once(node).chain(model.nested_in(node)) {
        for edge in model.graph.edges_from(at) {
            let file = model.node(edge.to).file;
            if file != node && edge.kind != EdgeKind::Mentions && model.profile(file).status != Status::Active {
                seen.insert(file);
            }
        }
    }
    match seen.len() {
        0 => Markup::default(),
        n if n <= MOST_IN_LINE => {
            let link = |node| html! { span data-team[model.file_kind(node) == Kind::Team] { (page.to(node)) } };
            fact(page, message::FACTS_LEANS_ON, joined(page.by_title(seen).into_iter().map(link), ", "))
        }
        n => folded(page, message::FACTS_LEANS_ON, n, page.show_by_title(seen)),
    }
}
