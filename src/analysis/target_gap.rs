//! A9, the gap between a target journey and the current one: what is new, what falls away, what changes,
//! and who and what is needed or freed.
//!
//! Touchpoints are matched by `replaces`; one that replaces nothing, by its id. Of matched ones each field
//! is compared, defaults filled in, a blank flag as false, lists in their order; `next` and `because_of` as they are
//! written; the stage and the measures are not. Against
//! several that it replaces, a field has changed where it differs from one of them.
//!
//! Linear in the touchpoints, their fields and their closures.

use std::collections::{BTreeSet, HashMap};

use crate::base::english::{count, counted};
use crate::base::kind::Kind;
use crate::model::Model;
use crate::model::id::Id;
use crate::model::kinds::Journey;
use crate::model::nested::Touchpoint;

use super::answer::{Answer, AnswerWriter};
use super::context::AnalysisContext;
use super::dependencies::Dependency;
use super::description::{Analysis, PublishedShape};
use super::table::{ResultTable, TableBuilder, ThingAddress, TouchpointChange};

/// Its entry in the registry.
pub static ANALYSIS: Analysis = Analysis {
    name: "target_gaps",
    title: "Target gap",
    question: "what does it take to get from today to the target?",
    word: None,
    shape: PublishedShape::Rows(rows),
    answer,
};

/// A touchpoint of the target, and what of it differs from the current one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedTouchpoint {
    /// The target's touchpoint.
    pub touchpoint: Id<Touchpoint>,
    /// The current ones that it takes the place of.
    pub from: Vec<Id<Touchpoint>>,
    /// The fields that differ, in the order of the content model.
    pub fields: Vec<&'static str>,
}

/// What a target journey changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TargetGap {
    /// Touchpoints of the target that match no current one.
    pub added: Vec<Id<Touchpoint>>,
    /// Current touchpoints that no one of the target matches.
    pub removed: Vec<Id<Touchpoint>>,
    /// Matched ones that differ.
    pub changed: Vec<ChangedTouchpoint>,
    /// Matched ones that do not.
    pub unchanged: Vec<Id<Touchpoint>>,
    /// Processes, teams, systems and third parties that only the target hangs on; sorted.
    pub parts_added: Vec<Dependency>,
    /// Those that only the current journey hangs on; sorted.
    pub parts_removed: Vec<Dependency>,
}

/// The target journeys that are not retired, each with the journey it replaces, where that is not retired
/// either.
pub fn pairs(model: &Model) -> impl Iterator<Item = (Id<Journey>, Id<Journey>)> {
    let targets = model.journeys.iter().filter(|(_, journey)| journey.is_kept_target());
    targets.filter_map(|(id, j)| Some((id, j.target_of.filter(|&current| !model.journeys[current].profile.is_retired())?)))
}

/// What a target journey changes of a current one.
pub fn between(context: &AnalysisContext<'_>, target: Id<Journey>, current: Id<Journey>) -> TargetGap {
    let model = context.model();
    let by_id: HashMap<&str, Id<Touchpoint>> = model.touchpoints_of(current).map(|t| (id_of(model, t), t)).collect();
    let mut matched: BTreeSet<Id<Touchpoint>> = BTreeSet::new();
    let mut gap = TargetGap::default();
    for touchpoint in model.touchpoints_of(target) {
        let replaces = &model.touchpoints[touchpoint].replaces;
        let from: Vec<Id<Touchpoint>> = match by_id.get(id_of(model, touchpoint)) {
            Some(&same) if replaces.is_empty() => vec![same],
            _ => replaces.clone(),
        };
        if from.is_empty() {
            gap.added.push(touchpoint);
            continue;
        }
        matched.extend(&from);
        let fields = differing(model, touchpoint, &from);
        if fields.is_empty() {
            gap.unchanged.push(touchpoint);
        } else {
            gap.changed.push(ChangedTouchpoint { touchpoint, from, fields });
        }
    }
    gap.removed = model.touchpoints_of(current).filter(|t| !matched.contains(t)).collect();
    let parts = |journey| model.touchpoints_of(journey).flat_map(|t| context.closure(t).counted_parts()).collect::<BTreeSet<Dependency>>();
    let (wanted, had) = (parts(target), parts(current));
    gap.parts_added = wanted.difference(&had).copied().collect();
    gap.parts_removed = had.difference(&wanted).copied().collect();
    gap
}

fn id_of(model: &Model, touchpoint: Id<Touchpoint>) -> &str {
    model.node(model.touchpoints[touchpoint].node).address.nested.as_deref().unwrap_or_default()
}

/// Whether a field says the same at two touchpoints.
type Same = fn(&Model, &Touchpoint, &Touchpoint) -> bool;

/// What is compared: each field of a touchpoint but its names, its measures, and `replaces`, which says what is compared.
const COMPARED: &[(&str, Same)] = &[
    ("title", |m, new, old| m.node(new.node).title == m.node(old.node).title),
    ("from", |_, new, old| new.from == old.from),
    ("to", |_, new, old| new.to == old.to),
    ("sees", |_, new, old| new.sees == old.sees),
    ("within", |_, new, old| new.within == old.within),
    ("channels", |_, new, old| new.channels == old.channels),
    ("does", |_, new, old| new.does == old.does),
    ("thinks", |_, new, old| new.thinks == old.thinks),
    ("expects", |_, new, old| new.expects == old.expects),
    ("moment_of_truth", |_, new, old| new.moment_of_truth == old.moment_of_truth),
    ("mandated", |_, new, old| new.mandated == old.mandated),
    ("feeling", |_, new, old| new.feeling == old.feeling),
    ("importance", |_, new, old| new.importance == old.importance),
    ("satisfaction", |_, new, old| new.satisfaction == old.satisfaction),
    ("effort", |_, new, old| (new.effort_work, new.effort_load) == (old.effort_work, old.effort_load)),
    ("wait", |_, new, old| new.wait == old.wait),
    ("served_by", |_, new, old| new.served_by == old.served_by),
    ("service", |_, new, old| new.service == old.service),
    ("needs", |_, new, old| new.needs == old.needs),
    ("recovery", |_, new, old| new.recovery == old.recovery),
    ("because_of", |_, new, old| new.as_written.because_of == old.as_written.because_of),
    ("next", |_, new, old| new.as_written.next == old.as_written.next),
    ("pains", |m, new, old| pains(m, new) == pains(m, old)),
    ("gains", |_, new, old| new.gains == old.gains),
    ("events", |_, new, old| new.events == old.events),
    ("evidence", |_, new, old| new.evidence == old.evidence),
    ("picture", |_, new, old| new.picture == old.picture),
    ("gap", |_, new, old| new.gap == old.gap),
    ("extra", |_, new, old| new.extra == old.extra),
];

/// What pains say.
fn pains(model: &Model, touchpoint: &Touchpoint) -> impl PartialEq + use<> {
    let pain = |&p| {
        let pain = &model.pains[p];
        let id = pain.node.and_then(|node| model.node(node).address.nested.clone());
        (id, pain.text.clone(), pain.level, pain.leave_risk)
    };
    touchpoint.pains.iter().map(pain).collect::<Vec<_>>()
}

/// The fields of a touchpoint that differ from one of these.
fn differing(model: &Model, touchpoint: Id<Touchpoint>, from: &[Id<Touchpoint>]) -> Vec<&'static str> {
    let new = &model.touchpoints[touchpoint];
    let differs = |same: &Same| from.iter().any(|&old| !same(model, new, &model.touchpoints[old]));
    COMPARED.iter().filter(|(_, same)| differs(same)).map(|(name, _)| *name).collect()
}

fn rows(context: &AnalysisContext<'_>) -> ResultTable {
    let model = context.model();
    let touchpoints = |ids: &[Id<Touchpoint>]| ThingAddress::all(model, ids.iter().map(|&id| model.touchpoints[id].node));
    let of_kind = |parts: &[Dependency], kind: Kind| {
        let nodes = parts.iter().map(|part| part.node(model));
        ThingAddress::all(model, nodes.filter(|&node| model.file_kind(node) == kind))
    };
    let changes = |gap: &TargetGap| {
        let touchpoint = |c: &ChangedTouchpoint| ThingAddress::of(model, model.touchpoints[c.touchpoint].node);
        let change = |c| TouchpointChange { touchpoint: touchpoint(c), fields: c.fields.clone() };
        let mut changes: Vec<TouchpointChange> = gap.changed.iter().map(change).collect();
        changes.sort_by(|a, b| a.touchpoint.cmp(&b.touchpoint));
        changes
    };
    TableBuilder::new()
        .column("target", |&(target, ..): &(_, _, TargetGap)| ThingAddress::of(model, model.journeys[target].node))
        .column("current", |&(_, current, _)| ThingAddress::of(model, model.journeys[current].node))
        .column("added", |(.., gap)| touchpoints(&gap.added))
        .column("removed", |(.., gap)| touchpoints(&gap.removed))
        .column("changed", |(.., gap)| changes(gap))
        .column("processes_added", |(.., gap)| of_kind(&gap.parts_added, Kind::Process))
        .column("processes_removed", |(.., gap)| of_kind(&gap.parts_removed, Kind::Process))
        .column("teams_added", |(.., gap)| of_kind(&gap.parts_added, Kind::Team))
        .column("teams_removed", |(.., gap)| of_kind(&gap.parts_removed, Kind::Team))
        .column("systems_added", |(.., gap)| of_kind(&gap.parts_added, Kind::System))
        .column("systems_removed", |(.., gap)| of_kind(&gap.parts_removed, Kind::System))
        .column("third_parties_added", |(.., gap)| of_kind(&gap.parts_added, Kind::ThirdParty))
        .column("third_parties_removed", |(.., gap)| of_kind(&gap.parts_removed, Kind::ThirdParty))
        .sorted_rows(pairs(model).map(|(target, current)| (target, current, between(context, target, current))))
}

fn answer(w: &AnswerWriter<'_, '_>) -> Answer {
    let f = w.figures;
    let model = w.model();
    let gaps: Vec<_> = pairs(model).map(|(target, current)| (target, current, between(w.context, target, current))).collect();
    let Some((target, current, gap)) = gaps.iter().max_by_key(|(.., gap)| gap.added.len() + gap.removed.len() + gap.changed.len()) else {
        return Answer::sentence("No target journey says which journey it replaces.");
    };
    let answer = format!(
        "{} adds {} to {}, takes {} away and changes {}.",
        w.quoted(model.journeys[*target].node),
        counted(gap.added.len(), "touchpoint", "touchpoints", f),
        w.quoted(model.journeys[*current].node),
        count(gap.removed.len(), f),
        count(gap.changed.len(), f),
    );
    let changes = |gap: &TargetGap, is: fn(&Dependency) -> bool| {
        let of = |parts: &[Dependency]| parts.iter().filter(|part| is(part)).count();
        format!("+{} \u{2212}{}", f.count(of(&gap.parts_added)), f.count(of(&gap.parts_removed)))
    };
    let row = |(target, _, gap): &(Id<Journey>, Id<Journey>, TargetGap)| {
        vec![
            w.journey(*target),
            f.count(gap.added.len()),
            f.count(gap.removed.len()),
            f.count(gap.changed.len()),
            changes(gap, |part| matches!(part, Dependency::Process(_))),
            changes(gap, |part| matches!(part, Dependency::Team(_))),
            changes(gap, |part| matches!(part, Dependency::System(_))),
            changes(gap, |part| matches!(part, Dependency::ThirdParty(_))),
        ]
    };
    let new = w.some(gap.parts_added.iter().map(|part| part.node(model)));
    let freed = w.some(gap.parts_removed.iter().map(|part| part.node(model)));
    let mut notes = Vec::new();
    if !new.is_empty() {
        notes.push(format!("Needed for it and not today: {new}."));
    }
    if !freed.is_empty() {
        notes.push(format!("Needed today and not for it: {freed}."));
    }
    let headings = ["target", "#added", "#removed", "#changed", "#processes", "#teams", "#systems", "#third parties"];
    Answer { answer, notes, ..Answer::few(&headings, gaps.iter().map(row).collect()) }
}

#[cfg(test)]
mod tests {
    use super::COMPARED;
    use crate::syntax::content::kinds::Touchpoint;

    #[test]
    fn each_field_of_a_touchpoint_is_compared() {
        let due = Touchpoint::DOC
            .fields
            .iter()
            .map(|field| field.name)
            .filter(|name| !["id", "aliases", "replaces", "measures", "audience"].contains(name));
        assert_eq!(COMPARED.iter().map(|(name, _)| *name).collect::<Vec<_>>(), due.collect::<Vec<_>>());
    }
}
