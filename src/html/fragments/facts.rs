//! The column beside a page: owner, status, evidence, source.

use std::collections::BTreeSet;

use maud::{Markup, Render, html};

use crate::base::kind::Kind;
use crate::base::number_format::say_number;
use crate::base::vocabulary::Status;
use crate::html::address::encode;
use crate::html::fragments::extra;
use crate::html::html_text::{Html, room, text};
use crate::model::graph::EdgeKind;
use crate::model::id::NodeId;
use crate::model::kinds::{Evidence, Profile};
use crate::words::{Message, message};

use crate::html::page_context::PageContext;

/// The column of the file that a node is.
pub fn facts(page: &PageContext<'_, '_>, node: NodeId) -> Html {
    let profile = page.model().profile(node);
    let leans_on = leans_on(page, node);
    html! { (room(600))
        aside.facts aria-label=(page.word(message::FACTS)) {
            "\n  " dl {
                @if let Some(code) = &profile.code { (fact(page, message::FACTS_CODE, text(code))) }
                (owner(page, node, profile))
                (fact(page, message::FACTS_STATUS, page.word(profile.status)))
                @if let Some(day) = profile.reviewed { (fact(page, message::FACTS_REVIEWED, text(&page.words().day(day)))) }
                @if !profile.tags.is_empty() {
                    (fact(page, message::FACTS_TAGS, html! { @for tag in &profile.tags { span.tag { (text(tag)) } " " } }))
                }
                @if !profile.evidence.is_empty() { (fact(page, message::FACTS_EVIDENCE, evidence(page, &profile.evidence))) }
                @if !profile.links.is_empty() { (fact(page, message::FACTS_LINKS, links(profile))) }
                @if !leans_on.is_empty() { (fact(page, message::FACTS_LEANS_ON, leans_on)) }
                (extra::facts(page, profile.extra.as_deref()))
                (source(page, node))
                "\n  "
            }
            "\n"
        }
    }
    .into()
}

fn fact(page: &PageContext<'_, '_>, name: Message, value: impl Render) -> Markup {
    html! { "\n    " div { dt { (page.word(name)) } dd { (value) } } }
}

/// Who answers for it. Where somebody has to, their absence is shown.
fn owner(page: &PageContext<'_, '_>, node: NodeId, profile: &Profile) -> Markup {
    let model = page.model();
    if let Some(team) = profile.owner {
        return html! {
            "\n    " div data-team {
                dt { (page.word(message::FACTS_OWNER)) }
                dd {
                    span { (page.to(model.teams[team].node)) }
                    @if !profile.owner_written { " " small { (page.word(message::FACTS_OWNER_OF_THE_WHOLE)) } }
                }
            }
        };
    }
    if !matches!(model.file_kind(node), Kind::Outcome | Kind::Journey | Kind::Process | Kind::Service) {
        return Markup::default();
    }
    fact(page, message::FACTS_OWNER, html! { span.unknown { (page.word(message::NOT_RECORDED)) } })
}

fn links(profile: &Profile) -> Markup {
    html! {
        ul.plain {
            @for link in &profile.links { li { a href=(text(&link.url)) rel="noopener noreferrer" { (text(&link.title)) } } }
        }
    }
}

/// Where the file lies, as a link where the site says how it is edited.
fn source(page: &PageContext<'_, '_>, node: NodeId) -> Markup {
    let Some(path) = page.model().node(node).place.as_ref().map(|p| &*p.file) else { return Markup::default() };
    let edit = page.index.site.config.git.as_ref().and_then(|g| g.edit.as_ref()).map(|e| &*e.value);
    let edit = edit.filter(|e| e.starts_with("https://") || e.starts_with("http://"));
    html! {
        "\n    " div.source {
            dt { (page.word(message::SOURCE)) }
            dd {
                @if let Some(edit) = edit {
                    a href=(text(&edit.replace("{path}", &encode(path)))) rel="noopener noreferrer" { (text(path)) }
                } @else {
                    code { (text(path)) }
                }
            }
        }
    }
}

/// Where claims come from, as a list; nothing where nobody says.
pub fn evidence(page: &PageContext<'_, '_>, list: &[Evidence]) -> Html {
    if list.is_empty() {
        return Html::default();
    }
    html! {
        ul class="plain evidence" {
            @for e in list {
                li {
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
    }
    .into()
}

/// The things that a file and what is nested in it name, and that are not simply active.
fn leans_on(page: &PageContext<'_, '_>, node: NodeId) -> Html {
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
    page.show_by_title(seen)
}
