//! The front matter of every kind but journeys and processes; and how front matter is written down.
//!
//! The sites are nearly without findings: what the checks ask for is there, but once in a while an
//! owner is missing, as happens, so that findings are part of what is measured.

use std::fmt::Display;

use super::plan::{Kind, Plan, Thing};
use super::random::Random;
use super::{journey, process, words};

/// Front matter as it is written.
#[derive(Debug, Default)]
pub(super) struct Sheet(pub(super) String);

impl Sheet {
    /// A field of the file.
    pub(super) fn field(&mut self, key: &str, value: impl Display) {
        self.line(0, format!("{key}: {value}"));
    }

    /// A field of the file whose list follows in lines of its own.
    pub(super) fn list(&mut self, key: &str) {
        self.line(0, format!("{key}:"));
    }

    /// A line, so many levels in.
    pub(super) fn line(&mut self, level: usize, text: impl Display) {
        let indent = "  ".repeat(level);
        self.0.push_str(&format!("{indent}{text}\n"));
    }
}

/// The front matter of a thing, between its two `---`.
pub(super) fn front_matter(plan: &Plan, thing: Thing, random: &mut Random) -> String {
    let mut sheet = Sheet("---\n".to_owned());
    sheet.field("title", plan.title(thing));
    common(plan, thing, random, &mut sheet);
    match thing.kind {
        Kind::Outcome => outcome(plan, thing, random, &mut sheet),
        Kind::Persona => persona(plan, thing, random, &mut sheet),
        Kind::Journey => journey::fields(plan, thing, random, &mut sheet),
        Kind::Process => process::fields(plan, thing, random, &mut sheet),
        Kind::Service => service(plan, thing, random, &mut sheet),
        Kind::Team => team(plan, thing, &mut sheet),
        Kind::System => system(plan, thing, random, &mut sheet),
        Kind::Page => {}
    }
    sheet.line(0, "---");
    sheet.0
}

/// The fields that many kinds have.
fn common(plan: &Plan, thing: Thing, random: &mut Random, sheet: &mut Sheet) {
    let area = plan.area_of(thing).index;
    let owned = matches!(thing.kind, Kind::Outcome | Kind::Journey | Kind::Process | Kind::Service);
    if owned && !random.once_in(100) {
        let owner = plan.nth(Kind::Team, area, plan.offset(thing));
        sheet.field("owner", plan.id(owner));
    }
    if !matches!(thing.kind, Kind::Team | Kind::System) {
        sheet.field("reviewed", random.day());
    }
    if random.once_in(3) {
        sheet.field("tags", format!("[{}, {}]", random.pick(words::TAGS), plan.area_of(thing).subject));
    }
    if random.once_in(40) {
        sheet.field("aliases", format!("[old-{}]", plan.id(thing)));
    }
    if random.once_in(15) {
        let area = plan.area_of(thing);
        sheet.list("links");
        sheet.line(1, format!("- {{title: The rules on a {}, url: https://town.example/rules/{}}}", area.subject, area.index));
    }
    if thing.kind == Kind::Journey || random.once_in(6) {
        let kind = random.pick(&["interview", "survey", "observation"]);
        let (day, n) = (random.day(), 3 + random.below(60));
        sheet.list("evidence");
        sheet.line(1, format!("- {{kind: {kind}, ref: Notes of round {}, date: {day}, n: {n}}}", 1 + random.below(90)));
    }
}

fn outcome(plan: &Plan, thing: Thing, random: &mut Random, sheet: &mut Sheet) {
    let area = plan.area_of(thing);
    let personas: Vec<Thing> = plan.local(Kind::Persona, area.index).map(|index| Thing { kind: Kind::Persona, index }).collect();
    let ids: Vec<String> = personas.iter().map(|&p| plan.id(p)).collect();
    let needs: Vec<String> = personas.iter().flat_map(|&p| (0..4).map(move |n| plan.need(p, n))).collect();
    let days = 2 + random.below(12);
    sheet.field("for", format!("[{}]", ids.join(", ")));
    sheet.field("statement", format!("My {} is settled within {days} days of asking.", area.subject));
    sheet.field("customer_calls_it", format!("Getting the {} done", area.subject));
    sheet.field("needs", format!("[{}]", needs.join(", ")));
    // The second outcome of an area is a part of the first, never of another area's: what counts
    // as the touchpoints of an outcome stays bounded.
    match plan.offset(thing) {
        0 => sheet.field("level", "service"),
        _ => sheet.field("parent", plan.id(plan.nth(Kind::Outcome, area.index, 0))),
    }
    sheet.list("measures");
    measure(sheet, random, &format!("Days until the {} is settled", area.subject), ["days", "service", "customer", "down"]);
    measure(sheet, random, &format!("Cost of one {}", area.subject), ["cost", "cost", "internal", "down"]);
    measure(sheet, random, &format!("Fees paid for a {}", area.subject), ["fees", "revenue", "internal", "up"]);
}

/// A measure with two readings; its id, crown, whom it is about and which way is good.
fn measure(sheet: &mut Sheet, random: &mut Random, title: &str, [id, crown, about, better]: [&str; 4]) {
    let baseline = 40 + random.below(60);
    let target = if better == "up" { baseline * 3 / 2 } else { baseline / 2 };
    sheet.line(1, format!("- id: {id}"));
    sheet.line(2, format!("title: {title}"));
    sheet.line(2, format!("crown: {crown}"));
    sheet.line(2, format!("about: {about}"));
    sheet.line(2, format!("better: {better}"));
    sheet.line(2, format!("baseline: {baseline}"));
    sheet.line(2, format!("target: {target}"));
    sheet.line(2, "readings:");
    for month in [8, 10] {
        let value = baseline + random.below(20) - 10;
        sheet.line(3, format!("- {{date: 2026-{month:02}-01, value: {value}.{}}}", random.below(10)));
    }
}

fn persona(plan: &Plan, thing: Thing, random: &mut Random, sheet: &mut Sheet) {
    let area = plan.area_of(thing);
    sheet.field("stakeholder", "customer");
    sheet.field("quote", format!("I only want my {} and my peace.", area.subject));
    sheet.list("needs");
    for (nth, need) in plan.needs(thing).into_iter().enumerate() {
        let (id, statement) = words::NEEDS[need];
        let (kind, basis) = [("stated", "asked"), ("unstated", "observed"), ("stated", "asked"), ("unstated", "inferred")][nth];
        sheet.line(1, format!("- id: {id}"));
        sheet.line(2, format!("statement: {statement} {}", area.named()));
        sheet.line(2, format!("kind: {kind}"));
        sheet.line(2, format!("basis: {basis}"));
        sheet.line(2, format!("importance: {}", 4 + random.below(7)));
        sheet.line(2, format!("satisfaction: {}", 1 + random.below(9)));
    }
}

fn service(plan: &Plan, thing: Thing, random: &mut Random, sheet: &mut Sheet) {
    let area = plan.area_of(thing);
    let persona = plan.nth(Kind::Persona, area.index, plan.offset(thing));
    let first = random.below(4);
    sheet.field("promise", format!("An answer on your {} within {} working days.", area.subject, 1 + random.below(9)));
    sheet.field("response", "A person with a name");
    sheet.field("on_failure", "We ring you and say what happens next.");
    sheet.field("meets", format!("[{}, {}]", plan.need(persona, first), plan.need(persona, first + 1)));
    if random.once_in(2) {
        sheet.list("measures");
        measure(sheet, random, &format!("Answers on a {} in time", area.subject), ["answers", "service", "customer", "up"]);
    }
}

fn team(plan: &Plan, thing: Thing, sheet: &mut Sheet) {
    // The org chart: five below each, across areas.
    if thing.index > 0 {
        sheet.field("parent", plan.id(Thing { kind: Kind::Team, index: (thing.index - 1) / 5 }));
    }
    sheet.field("contact", format!("{}@town.example", plan.id(thing)));
}

fn system(plan: &Plan, thing: Thing, random: &mut Random, sheet: &mut Sheet) {
    sheet.field("supplier", plan.partner(random.below(plan.areas), random));
    sheet.field("criticality", random.pick(&["low", "medium", "high"]));
    sheet.field("url", format!("https://{}.town.example/", plan.id(thing)));
}
