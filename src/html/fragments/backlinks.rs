//! What names a thing, and why: 'serves *Report the accident* in *After a collision*'.

use std::collections::BTreeMap;

use crate::base::kind::Kind;
use crate::html::html_text::Html;
use crate::model::graph::{EdgeKind, NodeId};

use crate::html::page_context::PageContext;

/// Groups that stand open from the start, and how many they may hold for that.
const OPEN: (usize, usize) = (3, 12);

/// One of them: the file it lies in where it is nested, who, and which part of this file is named.
type Naming = (Option<NodeId>, NodeId, Option<NodeId>);

/// Those who name a file or what is nested in it, from other files, by reason; nothing where there
/// are none.
pub fn section(page: &PageContext<'_, '_>, file: NodeId) -> Html {
    let groups = groups(page, file);
    if groups.is_empty() {
        return Html::default();
    }
    let mut html = Html::with_room(256 + groups.iter().map(|(_, items)| 128 + 240 * items.len()).sum::<usize>());
    html.raw(
        "\n<section class=\"links-here\" aria-labelledby=\"tl-links-here\">\n  <h2 id=\"tl-links-here\">What names this page, and why</h2>",
    );
    html.raw("\n  <div class=\"reasons\">");
    for (i, (reason, items)) in groups.iter().enumerate() {
        let open = if i < OPEN.0 && items.len() <= OPEN.1 { " open" } else { "" };
        html.raw("\n    <details").raw(open).raw(">\n      <summary><span class=\"reason\">").raw(reason);
        html.raw("</span> <span class=\"count\">").count(items.len()).raw("</span></summary>\n      <ul>");
        for alike in items.chunk_by(|a, b| whole(a) == whole(b)) {
            show(page, alike, &mut html);
        }
        html.raw("</ul>\n    </details>");
    }
    html.raw("\n  </div>\n</section>");
    html
}

fn groups(page: &PageContext<'_, '_>, file: NodeId) -> Vec<(&'static str, Vec<Naming>)> {
    let model = page.model();
    let to = model.file_kind(file);
    let mut groups: BTreeMap<usize, (&'static str, Vec<Naming>)> = BTreeMap::new();
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
fn show(page: &PageContext<'_, '_>, alike: &[Naming], html: &mut Html) {
    let Some(first) = alike.first() else { return };
    let is_team = page.model().file_kind(first.1) == Kind::Team;
    html.raw(if is_team { "<li data-team>" } else { "<li>" });
    if alike.len() == 1 {
        page.write_link(first.1, html);
        if let Some(within) = first.0 {
            html.raw(" <span class=\"within\">in</span> ");
            page.write_link(within, html);
        }
        write_part(page, first, html);
    } else {
        page.write_link(whole(first), html);
        html.raw("<ul>");
        for one in alike {
            html.raw("<li>");
            match one {
                (None, _, Some(part)) => {
                    html.text(&page.title(*part));
                }
                _ => {
                    page.write_link(one.1, html);
                    write_part(page, one, html);
                }
            }
            html.raw("</li>");
        }
        html.raw("</ul>");
    }
    html.raw("</li>");
}

fn write_part(page: &PageContext<'_, '_>, (_, _, part): &Naming, html: &mut Html) {
    if let Some(part) = part {
        html.raw(" <span class=\"within\">(").text(&page.title(*part)).raw(")</span>");
    }
}

/// Why an edge names a thing of this kind, and where the reason stands among others.
fn reason(edge: EdgeKind, from: Kind, to: Kind) -> Option<(usize, &'static str)> {
    Some(match (edge, from, to) {
        (EdgeKind::ServedBy, ..) => (0, "Serves"),
        (EdgeKind::Outcome, ..) => (1, "Is the outcome of"),
        (EdgeKind::Persona, ..) => (2, "Walks"),
        (EdgeKind::For, ..) => (3, "Wants"),
        (EdgeKind::Service, ..) => (4, "Is met at"),
        (EdgeKind::Meets, ..) => (5, "Has a need met by"),
        (EdgeKind::Needs, Kind::Outcome, _) => (6, "Has a need named by the outcome"),
        (EdgeKind::Needs, ..) => (7, "Has a need met at"),
        (EdgeKind::Supports, ..) => (8, "Is made possible by"),
        (EdgeKind::Delivers, ..) => (9, "Is delivered by"),
        (EdgeKind::ContributesTo, ..) => (10, "Is claimed, without a recorded path, by"),
        (EdgeKind::Parent, Kind::Journey, _) => (11, "Has a touchpoint told in full by"),
        (EdgeKind::Parent, ..) => (12, "Has the part"),
        (EdgeKind::TargetOf, ..) => (13, "Should become"),
        (EdgeKind::Replaces, ..) => (14, "Has a touchpoint that is replaced by"),
        (EdgeKind::By, ..) => (15, "Does"),
        (EdgeKind::Systems, ..) => (16, "Is used in"),
        (EdgeKind::From, ..) => (17, "Starts"),
        (EdgeKind::To, ..) => (18, "Receives"),
        (EdgeKind::Owner, ..) => (19, "Answers for"),
        (EdgeKind::Touchpoints, ..) => (20, "Could be better through"),
        (EdgeKind::Mentions, ..) => (21, "Is mentioned in"),
        (EdgeKind::Next | EdgeKind::Contains, ..) => return None,
    })
}
