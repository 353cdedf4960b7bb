//! The front matter of journeys: eight touchpoints in three or four stages, six of them served.

use super::plan::{Kind, Plan, Thing};
use super::random::Random;
use super::sheet::Sheet;
use super::words;

/// The touchpoints, by number, that we have no part in: one is the person's own, one a third party's.
const OWN: usize = 2;
const PARTNERS: usize = 5;

/// How many touchpoints of a journey we serve.
const SERVED: usize = 6;

/// The fields of a journey.
pub(super) fn fields(plan: &Plan, thing: Thing, random: &mut Random, sheet: &mut Sheet) {
    let (area, offset) = (plan.area_of(thing), plan.offset(thing));
    let persona = plan.nth(Kind::Persona, area.index, offset);
    sheet.field("persona", plan.id(persona));
    sheet.field("outcome", plan.id(plan.nth(Kind::Outcome, area.index, offset)));
    if let Some(current) = target_of(plan, thing) {
        sheet.field("state", "target");
        sheet.field("target_of", plan.id(current));
    }
    sheet.field("starts_when", format!("Somebody thinks of the {} for the first time", area.subject));
    sheet.field("ends_when", format!("Nobody thinks of the {} any more", area.subject));
    sheet.field("volume_per_month", 20 + random.below(900));
    sheet.list("stages");
    let mut slot = 0;
    for (id, title, goal, touchpoints) in stages(thing) {
        sheet.line(1, format!("- id: {id}"));
        sheet.line(2, format!("title: {title}"));
        sheet.line(2, format!("goal: {goal}"));
        sheet.line(2, "touchpoints:");
        for _ in 0..*touchpoints {
            touchpoint(plan, thing, slot, random, sheet);
            slot += 1;
        }
    }
    if random.once_in(4) {
        opportunity(plan, thing, random, sheet);
    }
}

/// The journey that a target journey replaces: the last of an area is a target for the one before.
fn target_of(plan: &Plan, thing: Thing) -> Option<Thing> {
    let area = plan.area_of(thing).index;
    let last = plan.local(Kind::Journey, area).end - 1;
    let before = thing.index.checked_sub(1)?;
    let current = Thing { kind: Kind::Journey, index: before };
    (thing.index == last && plan.area_of(current).index == area).then_some(current)
}

fn stages(thing: Thing) -> &'static [(&'static str, &'static str, &'static str, usize)] {
    words::STAGES[thing.index % 2]
}

/// The title of a touchpoint.
pub(super) fn touchpoint_title(plan: &Plan, thing: Thing, slot: usize) -> String {
    let (_, ways) = words::TOUCHPOINTS[slot];
    format!("{} {}", ways[(thing.index + slot) % ways.len()], plan.area_of(thing).subject)
}

fn touchpoint(plan: &Plan, thing: Thing, slot: usize, random: &mut Random, sheet: &mut Sheet) {
    let area = plan.area_of(thing).index;
    sheet.line(3, format!("- id: {}", words::TOUCHPOINTS[slot].0));
    sheet.line(4, format!("title: {}", touchpoint_title(plan, thing, slot)));
    sheet.line(4, format!("does: The person {} {}", random.pick(words::DOES), random.pick(words::WHAT)));
    if random.once_in(3) {
        sheet.line(4, format!("thinks: \"{}.\"", random.pick(words::PAINS)));
    }
    sheet.line(4, format!("feeling: {}", ["-2", "-1", "-0.5", "0", "0.5", "1", "2"][random.below(7)]));
    sheet.line(4, format!("importance: {}", 1 + random.below(5)));
    sheet.line(4, format!("satisfaction: {}", 1 + random.below(5)));
    if !random.once_in(4) {
        sheet.line(4, format!("effort: {{work: {} min, load: {}}}", 2 + random.below(50), 1 + random.below(5)));
    }
    match slot {
        OWN => sheet.line(4, "to: nobody"),
        PARTNERS => sheet.line(4, format!("to: {}", plan.partner(area, random))),
        _ => served(plan, thing, slot, random, sheet),
    }
    if slot == 4 {
        sheet.line(4, "moment_of_truth: true");
        sheet.line(4, "recovery: The head of the desk rings on the same day.");
    }
    if target_of(plan, thing).is_some() && slot.is_multiple_of(2) {
        sheet.line(4, format!("replaces: [{}]", words::TOUCHPOINTS[slot].0));
    }
    if random.once_in(3) {
        let (level, risk) = (random.below(11), random.below(11));
        sheet.line(4, "pains:");
        sheet.line(5, format!("- {{id: p{slot}, text: {}, level: {level}, leave_risk: {risk}}}", random.pick(words::PAINS)));
    }
}

/// What serves a touchpoint. Counting round makes sure that each core process serves some.
fn served(plan: &Plan, thing: Thing, slot: usize, random: &mut Random, sheet: &mut Sheet) {
    let area = plan.area_of(thing).index;
    let nth = plan.offset(thing) * SERVED + slot - usize::from(slot > OWN) - usize::from(slot > PARTNERS);
    let core = plan.core(area);
    let mut processes = vec![core.start + nth % core.len()];
    if random.once_in(3) {
        processes.push(plan.any_core(area, 20, random));
    }
    processes.dedup();
    let names: Vec<String> = processes
        .into_iter()
        .map(|index| {
            let id = plan.id(Thing { kind: Kind::Process, index });
            if random.once_in(8) { format!("{id}#{}", words::STEPS[random.below(4)].0) } else { id }
        })
        .collect();
    let persona = plan.nth(Kind::Persona, area, plan.offset(thing));
    sheet.line(4, format!("channels: [{}]", random.pick(words::CHANNELS)));
    sheet.line(4, format!("expects: An answer {}", random.pick(words::WHEN)));
    sheet.line(4, format!("wait: {} h", 1 + random.below(70)));
    sheet.line(4, format!("served_by: [{}]", names.join(", ")));
    sheet.line(4, format!("service: {}", plan.id(plan.nth(Kind::Service, area, nth))));
    sheet.line(4, format!("needs: [{}]", plan.need(persona, nth)));
}

fn opportunity(plan: &Plan, thing: Thing, random: &mut Random, sheet: &mut Sheet) {
    let slot = random.below(words::TOUCHPOINTS.len());
    sheet.list("opportunities");
    sheet.line(1, "- id: ahead");
    sheet.line(2, format!("title: Tell people of the {} before they ask", plan.area_of(thing).subject));
    sheet.line(2, format!("touchpoints: [{}]", words::TOUCHPOINTS[slot].0));
    sheet.line(2, format!("customer_value: {}", random.below(11)));
    sheet.line(2, format!("business_value: {}", random.below(11)));
    sheet.line(2, format!("effort: {}", random.below(11)));
}
