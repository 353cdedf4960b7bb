//! The column beside a page: owner, status, evidence, source.

use std::collections::BTreeSet;

use crate::base::kind::Kind;
use crate::base::number_format::say_number;
use crate::base::vocabulary::Status;
use crate::html::address::encode;
use crate::html::html_text::Html;
use crate::model::graph::EdgeKind;
use crate::model::id::NodeId;
use crate::model::kinds::{Evidence, Profile};

use crate::html::page_context::PageContext;

/// The column of the file that a node is.
pub fn facts(page: &PageContext<'_, '_>, node: NodeId) -> Html {
    let model = page.model();
    let profile = model.profile(node);
    let mut html = Html::with_room(600);
    html.raw("<aside class=\"facts\" aria-label=\"About this page\">\n  <dl>");
    if let Some(code) = &profile.code {
        html.raw("\n    <div><dt>Code</dt><dd>").text(code).raw("</dd></div>");
    }
    owner(page, node, profile, &mut html);
    html.raw("\n    <div><dt>Status</dt><dd>").raw(page.word(profile.status).0).raw("</dd></div>");
    if let Some(day) = profile.reviewed {
        html.raw("\n    <div><dt>Reviewed</dt><dd>").text(&day.long()).raw("</dd></div>");
    }
    if !profile.tags.is_empty() {
        html.raw("\n    <div><dt>Tags</dt><dd>");
        for tag in &profile.tags {
            html.raw("<span class=\"tag\">").text(tag).raw("</span> ");
        }
        html.raw("</dd></div>");
    }
    if !profile.evidence.is_empty() {
        html.raw("\n    <div><dt>Evidence</dt><dd>").raw(&evidence(page, &profile.evidence).0).raw("</dd></div>");
    }
    if !profile.links.is_empty() {
        html.raw("\n    <div><dt>Links</dt><dd><ul class=\"plain\">");
        for link in &profile.links {
            html.raw("<li><a href=\"").text(&link.url).raw("\" rel=\"noopener noreferrer\">").text(&link.title).raw("</a></li>");
        }
        html.raw("</ul></dd></div>");
    }
    let leans_on = leans_on(page, node);
    if !leans_on.is_empty() {
        html.raw("\n    <div><dt>Leans on what is not simply active</dt><dd>").raw(&leans_on.0).raw("</dd></div>");
    }
    html.raw(&crate::html::fragments::extra::facts(page, profile.extra.as_deref()).0);
    source(page, node, &mut html);
    html.raw("\n  </dl>\n</aside>");
    html
}

/// Who answers for it. Where somebody has to, their absence is shown.
fn owner(page: &PageContext<'_, '_>, node: NodeId, profile: &Profile, html: &mut Html) {
    let model = page.model();
    if let Some(team) = profile.owner {
        html.raw("\n    <div data-team><dt>Owner</dt><dd><span>");
        page.write_link(model.teams[team].node, html);
        html.raw("</span>");
        if !profile.owner_written {
            html.raw(" <small>(of the whole)</small>");
        }
        html.raw("</dd></div>");
    } else if matches!(model.file_kind(node), Kind::Outcome | Kind::Journey | Kind::Process | Kind::Service) {
        html.raw("\n    <div><dt>Owner</dt><dd><span class=\"unknown\">not recorded</span></dd></div>");
    }
}

/// Where the file lies, as a link where the site says how it is edited.
fn source(page: &PageContext<'_, '_>, node: NodeId, html: &mut Html) {
    let Some(path) = page.model().node(node).place.as_ref().map(|p| &*p.file) else { return };
    html.raw("\n    <div class=\"source\"><dt>Source</dt><dd>");
    let edit = page.index.site.config.git.as_ref().and_then(|g| g.edit.as_ref()).map(|e| &*e.value);
    match edit.filter(|e| e.starts_with("https://") || e.starts_with("http://")) {
        Some(edit) => {
            let address = edit.replace("{path}", &encode(path));
            html.raw("<a href=\"").text(&address).raw("\" rel=\"noopener noreferrer\">").text(path).raw("</a>");
        }
        None => {
            html.raw("<code>").text(path).raw("</code>");
        }
    }
    html.raw("</dd></div>");
}

/// Where claims come from, as a list; nothing where nobody says.
pub fn evidence(page: &PageContext<'_, '_>, list: &[Evidence]) -> Html {
    let mut html = Html::default();
    if list.is_empty() {
        return html;
    }
    html.raw("<ul class=\"plain evidence\">");
    for e in list {
        html.raw("<li><b>").raw(e.kind.map_or("evidence", |k| k.word())).raw("</b>");
        if let Some(reference) = &e.reference {
            html.raw(" ").text(reference);
        }
        if let Some(n) = e.n {
            html.raw(", <span class=\"nowrap\">n = ").text(&say_number(n)).raw("</span>");
        }
        if let Some(day) = e.date {
            html.raw(", ").text(&day.long());
        }
        if let Some(note) = &e.note {
            html.raw(if e.reference.is_some() || e.date.is_some() { ": " } else { " " });
            page.write_said(note, &mut html);
        }
        html.raw("</li>");
    }
    html.raw("</ul>");
    html
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
