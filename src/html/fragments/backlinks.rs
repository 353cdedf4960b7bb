//! What names a thing, and why: 'serves *Report the accident* in *After a collision*'.

use std::collections::BTreeMap;

use maud::{Markup, html};

use crate::base::kind::Kind;
use crate::html::html_text::{Html, room, text};
use crate::model::Model;
use crate::model::graph::EdgeKind;
use crate::model::id::NodeId;
use crate::words::{Message, message};

use crate::html::page_context::PageContext;

/// Those of a reason that are shown; the rest are counted.
const MOST: usize = 16;

/// One of them: the file it lies in where it is nested, who, and which part of this file is named.
pub type Naming = (Option<NodeId>, NodeId, Option<NodeId>);

/// Those who name a file or what is nested in it, from other files, by reason, folded; without those that the page of its kind shows
/// anyhow. Nothing where there are none.
pub fn section(page: &PageContext<'_, '_>, file: NodeId) -> Html {
    let shown = shown(page.model().file_kind(file));
    let mut groups = groups(page.model(), file);
    groups.retain(|(reason, _)| !shown.contains(reason));
    let count: usize = groups.iter().map(|(_, items)| items.len()).sum();
    if count == 0 {
        return Html::default();
    }
    html! { (room(300 + 200 * count.min(MOST)))
        section.links-here aria-labelledby="tl-links-here" {
            details {
                summary { h2 #tl-links-here { (page.word(message::BACKLINKS)) } " " span.count { (count) } }
                @for (reason, items) in &groups {
                    h3 { (page.word(*reason)) }
                    ul { @for alike in items[..items.len().min(MOST)].chunk_by(|a, b| whole(a) == whole(b)) { (of_file(page, alike)) } }
                    @if items.len() > MOST { p.quiet { (page.phrase(message::AND_MORE, &[("count", (items.len() - MOST).into())])) } }
                }
            }
        }
    }
    .into()
}

/// The reasons of which the page of a kind says who it is.
fn shown(kind: Kind) -> &'static [Message] {
    match kind {
        Kind::Outcome => &[message::BACKLINKS_OUTCOME, message::BACKLINKS_CONTRIBUTES_TO, message::BACKLINKS_PARENT],
        Kind::Persona => &[
            message::BACKLINKS_PERSONA,
            message::BACKLINKS_FOR,
            message::BACKLINKS_MEETS,
            message::BACKLINKS_NEEDS,
            message::BACKLINKS_NEEDS_OF_OUTCOME,
        ],
        Kind::Journey => &[message::BACKLINKS_TARGET_OF],
        Kind::Process => &[message::BACKLINKS_SERVED_BY, message::BACKLINKS_SUPPORTS, message::BACKLINKS_PARENT],
        Kind::Service => &[message::BACKLINKS_SERVICE, message::BACKLINKS_DELIVERS],
        Kind::Role => &[message::BACKLINKS_BY],
        Kind::Team => &[message::BACKLINKS_BY, message::BACKLINKS_OWNER, message::BACKLINKS_PARENT, message::BACKLINKS_TEAM],
        Kind::System => &[message::BACKLINKS_BY, message::BACKLINKS_SYSTEMS],
        Kind::ThirdParty => &[message::BACKLINKS_BY, message::BACKLINKS_FROM, message::BACKLINKS_TO],
        Kind::Page => &[],
    }
}

/// Those who name a file or what is nested in it, by reason.
pub fn groups(model: &Model, file: NodeId) -> Vec<(Message, Vec<Naming>)> {
    let to = model.file_kind(file);
    let mut groups: BTreeMap<usize, (Message, Vec<Naming>)> = BTreeMap::new();
    for named in std::iter::once(file).chain(model.nested_in(file)) {
        for edge in model.graph.edges_to(named) {
            let from = model.node(edge.from);
            if from.file == file {
                continue;
            }
            let Some((order, reason)) = reason(edge.kind, from.address.kind, to) else { continue };
            let naming = ((from.file != edge.from).then_some(from.file), edge.from, (named != file).then_some(named));
            groups.entry(order).or_insert_with(|| (reason, Vec::new())).1.push(naming);
        }
    }
    let mut groups: Vec<_> = groups.into_values().collect();
    for (_, items) in &mut groups {
        items.sort_by(|a, b| model.by_title(whole(a), whole(b)).then_with(|| a.cmp(b)));
        items.dedup();
    }
    groups
}

/// The file that names.
fn whole((within, who, _): &Naming) -> NodeId {
    within.unwrap_or(*who)
}

/// Those of one file: the only one on one line, more of them below the file's title, so that this is said once.
fn of_file(page: &PageContext<'_, '_>, alike: &[Naming]) -> Markup {
    let [first, rest @ ..] = alike else { return Markup::default() };
    let is_team = page.model().file_kind(first.1) == Kind::Team;
    html! { (room(384))
        li data-team[is_team];
        @if rest.is_empty() {
            (page.to(first.1))
            @if let Some(within) = first.0 { " " span.within { (page.word(message::IN)) } " " (page.to(within)) }
            @if let Some(part) = part(page, first) { (part) }
        } @else {
            (page.to(whole(first)))
            ul {
                @for one in alike {
                    li;
                    @if let (None, _, Some(part)) = one { (text(&page.title(*part))) } @else { (page.to(one.1)) @if let Some(part) = part(page, one) { (part) } }
                }
            }
        }
    }
}

fn part(page: &PageContext<'_, '_>, (_, _, part): &Naming) -> Option<Markup> {
    part.map(|part| html! { " " span.within { "(" (text(&page.title(part))) ")" } })
}

/// Why an edge names a thing of this kind, and where the reason stands among others.
fn reason(edge: EdgeKind, from: Kind, to: Kind) -> Option<(usize, Message)> {
    Some(match (edge, from, to) {
        (EdgeKind::ServedBy, ..) => (0, message::BACKLINKS_SERVED_BY),
        (EdgeKind::Outcome, ..) => (1, message::BACKLINKS_OUTCOME),
        (EdgeKind::Persona, ..) => (2, message::BACKLINKS_PERSONA),
        (EdgeKind::For, ..) => (3, message::BACKLINKS_FOR),
        (EdgeKind::Service, ..) => (4, message::BACKLINKS_SERVICE),
        (EdgeKind::Meets, ..) => (5, message::BACKLINKS_MEETS),
        (EdgeKind::Needs, Kind::Outcome, _) => (6, message::BACKLINKS_NEEDS_OF_OUTCOME),
        (EdgeKind::Needs, ..) => (7, message::BACKLINKS_NEEDS),
        (EdgeKind::Supports, ..) => (8, message::BACKLINKS_SUPPORTS),
        (EdgeKind::Delivers, ..) => (9, message::BACKLINKS_DELIVERS),
        (EdgeKind::ContributesTo, ..) => (10, message::BACKLINKS_CONTRIBUTES_TO),
        (EdgeKind::Parent, Kind::Journey, _) => (11, message::BACKLINKS_PARENT_OF_JOURNEY),
        (EdgeKind::Parent, ..) => (12, message::BACKLINKS_PARENT),
        (EdgeKind::TargetOf, ..) => (13, message::BACKLINKS_TARGET_OF),
        (EdgeKind::Replaces, ..) => (14, message::BACKLINKS_REPLACES),
        (EdgeKind::By, ..) => (15, message::BACKLINKS_BY),
        (EdgeKind::Accountable, ..) => (16, message::BACKLINKS_ACCOUNTABLE),
        (EdgeKind::Consulted, ..) => (17, message::BACKLINKS_CONSULTED),
        (EdgeKind::Informed, ..) => (18, message::BACKLINKS_INFORMED),
        (EdgeKind::Systems, ..) => (19, message::BACKLINKS_SYSTEMS),
        (EdgeKind::From, ..) => (20, message::BACKLINKS_FROM),
        (EdgeKind::To, ..) => (21, message::BACKLINKS_TO),
        (EdgeKind::Owner, ..) => (22, message::BACKLINKS_OWNER),
        (EdgeKind::Team, ..) => (23, message::BACKLINKS_TEAM),
        (EdgeKind::Touchpoints, ..) => (24, message::BACKLINKS_TOUCHPOINTS),
        (EdgeKind::BecauseOf, ..) => (25, message::BACKLINKS_BECAUSE_OF),
        (EdgeKind::Recovery, ..) => (26, message::BACKLINKS_RECOVERY),
        (EdgeKind::Target, ..) => (27, message::BACKLINKS_TARGET),
        (EdgeKind::ReplacedBy, ..) => (28, message::BACKLINKS_REPLACED_BY),
        (EdgeKind::Mentions, ..) => (29, message::BACKLINKS_MENTIONS),
        (EdgeKind::Next | EdgeKind::Contains, ..) => return None,
    })
}
