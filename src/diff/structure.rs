//! What came, what went, what moved, what has another id, and what is reworded.

use serde_json::{Value, json};

use crate::base::english::counted;
use crate::base::kind::{Kind, Nested, NodeKind};
use crate::base::number_format::NumberFormat;
use crate::model::graph::Entity;
use crate::model::id::NodeId;
use crate::model::{LinkDestination, Model};
use crate::syntax::content::front_matter;

use super::pairs::Pairs;
use super::phrases::title;
use super::{ChangeKind, ChangeLevel, Found, Revision, SiteChange, Subject};

/// All of it.
pub(super) fn changes(before: &Revision<'_>, after: &Revision<'_>, pairs: &Pairs) -> Vec<Found> {
    let mut found = Vec::new();
    // What is nested in a file that came or went is told by the file.
    let is_told_alone = |model: &Model, node: NodeId, other: &dyn Fn(NodeId) -> Option<NodeId>| {
        let own = model.node(node);
        own.place.is_some() && (own.file == node || other(own.file).is_some()) && !is_within_other(model, node, other)
    };
    for node in pairs.gone().filter(|&node| is_told_alone(before.model(), node, &|n| pairs.after(n))) {
        found.push(gone(before.model(), node));
    }
    // What a journey that was not mapped has now is told by how much that is.
    let was_unmapped = |node: NodeId| match pairs.before(after.model().node(node).file).map(|file| before.model().node(file).entity) {
        Some(Entity::Journey(journey)) => !before.model().is_mapped(journey),
        _ => false,
    };
    let told = pairs.fresh().filter(|&node| is_told_alone(after.model(), node, &|n| pairs.before(n)) && !was_unmapped(node));
    found.extend(told.map(|node| new(after.model(), node)));
    for (old, now) in pairs.both() {
        found.extend(renamed(before.model(), after.model(), old, now));
        found.extend(moved(before, after, pairs, old, now));
        found.extend(retired(before.model(), after.model(), old, now));
        found.extend(mapped(before.model(), after.model(), old, now));
        found.extend(reworded(before, after, pairs, (old, now)));
    }
    found
}

/// Whether something nested lies in a stage, touchpoint or the like that is itself not in the other revision.
fn is_within_other(model: &Model, node: NodeId, other: &dyn Fn(NodeId) -> Option<NodeId>) -> bool {
    holder(model, node).is_some_and(|holder| holder != model.node(node).file && other(holder).is_none())
}

/// What something nested lies in.
fn holder(model: &Model, node: NodeId) -> Option<NodeId> {
    model.graph.edges_to(node).find(|edge| edge.kind == crate::model::graph::EdgeKind::Contains).map(|edge| edge.from)
}

fn kind_in_words(model: &Model, node: NodeId) -> &'static str {
    match model.node(node).entity.kind() {
        NodeKind::File(kind) => kind.spoken(),
        NodeKind::Nested(nested) => nested.word(),
    }
}

/// Where something nested lies, in words: `, in *Home*`; nothing of a file.
fn within(model: &Model, node: NodeId) -> String {
    let own = model.node(node);
    if own.file == node { String::new() } else { format!(" in {}", title(model, own.file)) }
}

/// Whether something is a live outcome or a live current journey: what a customer loses where it goes.
fn is_walked(model: &Model, node: NodeId) -> bool {
    matches!(model.node(node).entity, Entity::Outcome(_) | Entity::Journey(_)) && model.is_live_node(node)
}

fn is_moment_of_truth(model: &Model, node: NodeId) -> bool {
    matches!(model.node(node).entity, Entity::Touchpoint(touchpoint) if model.touchpoints[touchpoint].moment_of_truth)
}

fn gone(model: &Model, node: NodeId) -> Found {
    let what = kind_in_words(model, node);
    let is_moment = is_moment_of_truth(model, node);
    let level = if is_walked(model, node) || is_moment { ChangeLevel::Lost } else { ChangeLevel::Any };
    let moment = if is_moment { ", a moment of truth," } else { "" };
    let text = format!("the {what} {}{}{moment} is gone", title(model, node), within(model, node));
    let was = json!(model.plain_title(node));
    let change = SiteChange {
        kind: ChangeKind::Removed,
        level,
        address: model.node(node).address.clone(),
        was,
        is: Value::Null,
        text,
        is_figure: false,
    };
    Found { subject: Subject::Before(node), change }
}

fn new(model: &Model, node: NodeId) -> Found {
    let what = kind_in_words(model, node);
    let text = format!("the {what} {}{} is new", title(model, node), within(model, node));
    let is = json!(model.plain_title(node));
    let change = SiteChange {
        kind: ChangeKind::Added,
        level: ChangeLevel::Any,
        address: model.node(node).address.clone(),
        was: Value::Null,
        is,
        text,
        is_figure: false,
    };
    Found { subject: Subject::After(node), change }
}

fn of_both(kind: ChangeKind, level: ChangeLevel, model: &Model, now: NodeId, (was, is): (Value, Value), text: String) -> Found {
    Found {
        subject: Subject::After(now),
        change: SiteChange { kind, level, address: model.node(now).address.clone(), was, is, text, is_figure: false },
    }
}

fn renamed(before: &Model, after: &Model, old: NodeId, now: NodeId) -> Option<Found> {
    let (was, is) = (before.node(old), after.node(now));
    let same = if was.file == old { was.address == is.address } else { was.address.nested == is.address.nested };
    // An id that is only made of the title is nobody's name.
    if same || (was.derived && is.derived) {
        return None;
    }
    let (was, is) = (was.address.to_string(), is.address.to_string());
    let text = format!("{} is `{is}` now (was `{was}`)", title(after, now));
    Some(of_both(ChangeKind::Renamed, ChangeLevel::Any, after, now, (json!(was), json!(is)), text))
}

/// Another stage, or another place among those that are in both.
fn moved(before: &Revision<'_>, after: &Revision<'_>, pairs: &Pairs, old: NodeId, now: NodeId) -> Option<Found> {
    let (was, is) = (before.model(), after.model());
    if was.node(old).file == old {
        let (from, to) = (was.node(old).place.as_ref()?, is.node(now).place.as_ref()?);
        let folder = |path: &str| path.rsplit_once('/').map_or(String::new(), |(folder, _)| folder.to_owned());
        let (from, to) = (folder(&from.file), folder(&to.file));
        let text = format!("the file of {} lies in {to}/ now (was {from}/)", title(is, now));
        return (from != to).then(|| of_both(ChangeKind::Moved, ChangeLevel::Any, is, now, (json!(from), json!(to)), text));
    }
    let (from, to) = (holder(was, old)?, holder(is, now)?);
    if pairs.after(from) != Some(to) {
        let text = format!("{} stands in {} now (was {})", title(is, now), title(is, to), title(was, from));
        return Some(of_both(
            ChangeKind::Moved,
            ChangeLevel::Any,
            is,
            now,
            (json!(was.plain_title(from)), json!(is.plain_title(to))),
            text,
        ));
    }
    let ordered = [NodeKind::Nested(Nested::Touchpoint), NodeKind::Nested(Nested::Step), NodeKind::Nested(Nested::Stage)];
    if !ordered.contains(&is.node(now).entity.kind()) {
        return None;
    }
    // Who stood before it, of those that are there still.
    let in_order = |model: &Model, holder: NodeId, both: &dyn Fn(NodeId) -> bool, node: NodeId| {
        let kind = model.node(node).entity.kind();
        let inside = model.nested_in(model.node(node).file).filter(|&other| self::holder(model, other) == Some(holder));
        let mut inside: Vec<NodeId> = inside.filter(|&other| model.node(other).entity.kind() == kind && both(other)).collect();
        inside.sort_by_key(|&other| model.node(other).place.as_ref().map(|place| place.span.start));
        inside
    };
    let held = |node: NodeId| pairs.after(node).is_some_and(|now| holder(is, now) == Some(to));
    let earlier: Vec<NodeId> = in_order(was, from, &held, old).into_iter().filter_map(|node| pairs.after(node)).collect();
    let stays = |node: NodeId| pairs.before(node).is_some_and(|old| holder(was, old) == Some(from));
    let later = in_order(is, to, &stays, now);
    moved_one(&earlier, &later).filter(|&moved| moved == now)?;
    let at = |list: &[NodeId]| list.iter().position(|&node| node == now).map(|at| at + 1);
    let behind = later.iter().position(|&node| node == now).and_then(|at| at.checked_sub(1)).map(|at| later[at]);
    let text = match behind {
        Some(other) => format!("{} comes after {} now", title(is, now), title(is, other)),
        None => format!("{} comes first now", title(is, now)),
    };
    Some(of_both(ChangeKind::Moved, ChangeLevel::Any, is, now, (json!(at(&earlier)), json!(at(&later))), text))
}

/// Of two orders of the same things, one whose taking out leaves both alike, where one does; else the first that stands elsewhere.
fn moved_one(earlier: &[NodeId], later: &[NodeId]) -> Option<NodeId> {
    if earlier == later {
        return None;
    }
    let without = |list: &[NodeId], node: NodeId| list.iter().copied().filter(|&other| other != node).collect::<Vec<_>>();
    let alone = later.iter().copied().find(|&node| without(earlier, node) == without(later, node));
    alone.or_else(|| earlier.iter().zip(later).find(|(a, b)| a != b).map(|(_, &node)| node))
}

/// What is in both, and live no more.
fn retired(before: &Model, after: &Model, old: NodeId, now: NodeId) -> Option<Found> {
    let own = after.node(now);
    if own.file != now || !is_walked(before, old) || is_walked(after, now) {
        return None;
    }
    let successor = after.successor_of(now);
    let level = if successor.is_some() { ChangeLevel::Any } else { ChangeLevel::Lost };
    let text = match successor {
        Some(successor) => {
            format!("{} takes the place of the {} {}", title(after, successor), kind_in_words(after, now), title(after, now))
        }
        None => format!("the {} {} is live no more, and nothing takes its place", kind_in_words(after, now), title(after, now)),
    };
    Some(of_both(ChangeKind::Removed, level, after, now, (json!("live"), json!(after.profile(now).status.word())), text))
}

fn mapped(before: &Model, after: &Model, old: NodeId, now: NodeId) -> Option<Found> {
    let (Entity::Journey(was), Entity::Journey(is)) = (before.node(old).entity, after.node(now).entity) else { return None };
    if before.is_mapped(was) || !after.is_mapped(is) {
        return None;
    }
    let touchpoints = after.touchpoints_of(is).count();
    let text =
        format!("{} is mapped now: {}", title(after, now), counted(touchpoints, "touchpoint", "touchpoints", NumberFormat::of("en")));
    Some(of_both(ChangeKind::Mapped, ChangeLevel::Any, after, now, (json!(0), json!(touchpoints)), text))
}

/// That the prose of a file says something else.
fn reworded(before: &Revision<'_>, after: &Revision<'_>, pairs: &Pairs, (old, now): (NodeId, NodeId)) -> Option<Found> {
    if text(before, old).is_some_and(|was| text(after, now) == Some(was)) {
        return None;
    }
    let renamed = |node: NodeId| match pairs.after(node) {
        Some(after_node) => after.model().node(after_node).address.to_string(),
        None => before.model().node(node).address.to_string(),
    };
    let (was, is) = (prose(before, old, &renamed)?, prose(after, now, &|node| after.model().node(node).address.to_string())?);
    if was == is {
        return None;
    }
    let name = title(after.model(), now);
    let text = match (was.is_empty(), is.is_empty()) {
        (true, _) => format!("{name} has a text now"),
        (_, true) => format!("{name} has no text any more"),
        _ => format!("the text of {name} is reworded"),
    };
    Some(of_both(ChangeKind::Text, ChangeLevel::Any, after.model(), now, (Value::Null, Value::Null), text))
}

/// The text of the file that something is.
fn text<'s>(revision: &Revision<'s>, node: NodeId) -> Option<&'s str> {
    let place = revision.model().node(node).place.as_ref()?;
    revision.files.text(&place.file).map(|text| &**text)
}

/// The prose of a file, without white space at the ends of lines; where a link leads to a thing by that, however it is written.
fn prose(revision: &Revision<'_>, node: NodeId, address: &dyn Fn(NodeId) -> String) -> Option<String> {
    let model = revision.model();
    let own = model.node(node);
    let place = own.place.as_ref().filter(|_| own.file == node)?;
    let text = revision.files.text(&place.file)?;
    let body = front_matter::cut(text)?.body;
    let mut out = String::new();
    let mut at = body.start as usize;
    if let Some(document) = model.profile(node).document {
        let links = revision.documents[document].prose.links.iter().zip(&model.goals[document]);
        for (link, goal) in links {
            // A picture that is a link stands within one.
            if let LinkDestination::Node(to, _) = goal
                && link.span.start as usize >= at
            {
                let written = link.span.of(text);
                let label = written.rfind("](").map_or(written.split_once('|').map_or("", |(_, label)| label), |end| &written[..end]);
                out.push_str(&text[at..link.span.start as usize]);
                out.push_str(&format!("{label}<{}>", address(*to)));
                at = link.span.end as usize;
            }
        }
    }
    out.push_str(&text[at..body.end as usize]);
    Some(out.lines().map(str::trim_end).collect::<Vec<_>>().join("\n").trim().to_owned())
}

/// Whether a kind of file is told by outcome where it changes.
pub(super) fn has_outcomes(kind: Kind) -> bool {
    matches!(kind, Kind::Outcome | Kind::Journey | Kind::Process | Kind::Service)
}
