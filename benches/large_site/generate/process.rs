//! The front matter of processes: four to seven steps; core ones that journeys name, and guiding
//! and enabling ones that support these.

use super::plan::{Kind, Plan, Thing};
use super::random::Random;
use super::sheet::Sheet;
use super::words;

/// The fields of a process.
pub(super) fn fields(plan: &Plan, thing: Thing, random: &mut Random, sheet: &mut Sheet) {
    let (area, offset) = (plan.area_of(thing), plan.offset(thing));
    let core = plan.core(area.index);
    let is_core = core.contains(&thing.index);
    sheet.field("class", match is_core {
        true => "core",
        false if offset.is_multiple_of(5) => "guiding",
        false => "enabling",
    });
    sheet.field("trigger", format!("A case about the {} is due {}", area.subject, random.pick(words::WHEN)));
    if !random.once_in(5) {
        sheet.field("volume_per_month", 5 + random.below(2000));
    }
    if random.once_in(2) {
        sheet.field("cost_per_case", format!("{}.{}", 1 + random.below(40), random.below(10)));
    }
    if is_core {
        sheet.field("delivers", format!("[{}]", plan.id(plan.nth(Kind::Service, area.index, offset))));
        // A wider process comes before its parts, so that none is a part of itself.
        if !offset.is_multiple_of(6) && random.once_in(4) {
            let wider = Thing { kind: Kind::Process, index: thing.index - offset % 6 };
            sheet.field("parent", plan.id(wider));
        }
    } else {
        supports(plan, thing, random, sheet);
    }
    if random.once_in(10) {
        sheet.field("classification", format!("{{apqc: {}.{}.{}}}", 1 + random.below(12), 1 + random.below(9), 1 + random.below(9)));
    }
    if random.once_in(5) {
        sheet.list("rules");
        sheet.line(1, "- id: keep");
        sheet.line(2, "kind: regulatory");
        sheet.line(2, format!("text: The papers of a {} are kept for {} years.", area.subject, 2 + random.below(9)));
        sheet.line(2, "steps: [check]");
    }
    steps(plan, thing, random, sheet);
}

/// What a process makes possible: only core processes, which support nothing, so that there is no circle.
fn supports(plan: &Plan, thing: Thing, random: &mut Random, sheet: &mut Sheet) {
    let area = plan.area_of(thing).index;
    let count = 1 + random.below(3);
    let mut supported: Vec<usize> = (0..count).map(|_| plan.any_core(area, 12, random)).collect();
    supported.sort_unstable();
    supported.dedup();
    let ids: Vec<String> = supported.into_iter().map(|index| plan.id(Thing { kind: Kind::Process, index })).collect();
    sheet.field("supports", format!("[{}]", ids.join(", ")));
    if random.once_in(20) {
        sheet.field("contributes_to", format!("[{}]", plan.id(plan.any(Kind::Outcome, area, random))));
    }
}

fn steps(plan: &Plan, thing: Thing, random: &mut Random, sheet: &mut Sheet) {
    let count = 4 + random.below(4);
    sheet.list("steps");
    for (nth, (id, title)) in words::STEPS[..count].iter().enumerate() {
        sheet.line(1, format!("- id: {id}"));
        sheet.line(2, format!("title: {title}"));
        sheet.line(2, format!("by: {}", actor(plan, thing, random)));
        sheet.line(2, format!("layer: {}", random.pick(&["front", "front", "back", "back", "support"])));
        if !random.once_in(6) {
            sheet.line(2, format!("work: {} min", 1 + random.below(45)));
        }
        if random.once_in(3) {
            sheet.line(2, format!("wait: {} h", 1 + random.below(48)));
        }
        if !random.once_in(3) {
            sheet.line(2, format!("systems: [{}]", plan.id(shared_or_local(plan, thing, Kind::System, random))));
        }
        if nth == 1 && random.once_in(3) {
            sheet.line(2, "next: [{to: settle, when: something is open}, {to: enter, when: all is in order}]");
        }
    }
}

/// Who does a step: mostly a team of the area, once in a while a system, the person or a third party.
fn actor(plan: &Plan, thing: Thing, random: &mut Random) -> String {
    match random.below(30) {
        0 => plan.partner(plan.area_of(thing).index, random),
        1 | 2 => "persona".to_owned(),
        3..6 => plan.id(shared_or_local(plan, thing, Kind::System, random)),
        _ => plan.id(shared_or_local(plan, thing, Kind::Team, random)),
    }
}

fn shared_or_local(plan: &Plan, thing: Thing, kind: Kind, random: &mut Random) -> Thing {
    if random.once_in(30) { plan.shared(kind, random) } else { plan.any(kind, plan.area_of(thing).index, random) }
}
