//! Bodies: two to three KiB of Markdown with headings, paragraphs, lists, now and then a table, and
//! links of every sort to things near by.

use std::collections::HashSet;

use super::plan::{Area, Kind, Plan, Thing};
use super::random::Random;
use super::{journey, words};

/// A body is longer than this, in bytes.
const SHORTEST: usize = 2048;

/// The heading that every process has, so that others can lead to it.
const ALWAYS: &str = "Why we do it";

/// The body of a thing.
pub(super) fn body(plan: &Plan, thing: Thing, random: &mut Random) -> String {
    let mut writer = Writer { plan, thing, area: plan.area_of(thing), random, text: String::with_capacity(3 << 10) };
    let length = SHORTEST + writer.random.below(400);
    writer.paragraph();
    let mut headings = writer.headings().into_iter();
    writer.section(headings.next());
    while writer.text.len() < length {
        match writer.random.below(12) {
            0..3 => writer.list("-"),
            3 => writer.list("1."),
            4 => writer.table(),
            5 => writer.quotation(),
            6 => writer.paragraph(),
            _ => writer.section(headings.next()),
        }
    }
    writer.text
}

struct Writer<'a> {
    plan: &'a Plan,
    thing: Thing,
    area: Area,
    random: &'a mut Random,
    text: String,
}

impl Writer<'_> {
    /// The headings of the body: of some nested things, whose text stands below them, then others.
    fn headings(&mut self) -> Vec<String> {
        let mut headings = Vec::new();
        match self.thing.kind {
            Kind::Process => {
                headings.push(ALWAYS.to_owned());
                headings.push(words::STEPS[self.random.below(4)].1.to_owned());
            }
            Kind::Journey => headings.extend([1, 4].map(|slot| journey::touchpoint_title(self.plan, self.thing, slot))),
            _ => {}
        }
        let mut seen = HashSet::new();
        for _ in 0..words::HEADINGS.len() {
            let heading = self.random.pick(words::HEADINGS);
            if seen.insert(heading) {
                headings.push(heading.to_owned());
            }
        }
        headings
    }

    fn section(&mut self, heading: Option<String>) {
        if let Some(heading) = heading {
            self.text.push_str(&format!("\n## {heading}\n"));
        }
        self.paragraph();
    }

    fn paragraph(&mut self) {
        let linked = self.random.below(5);
        self.text.push('\n');
        for nth in 0..2 + self.random.below(3) {
            let sentence = if nth == linked { self.sentence_with_link() } else { self.sentence() };
            self.text.push_str(&sentence);
            self.text.push(if nth % 2 == 1 { '\n' } else { ' ' });
        }
        self.text.truncate(self.text.trim_end().len());
        self.text.push('\n');
    }

    fn list(&mut self, mark: &str) {
        self.text.push('\n');
        for nth in 0..3 + self.random.below(3) {
            let random = &mut *self.random;
            let (who, does, what, when) = (random.pick(words::WHO), random.pick(words::DOES), random.pick(words::WHAT), random.pick(words::WHEN));
            let link = if nth == 0 && random.once_in(2) { format!(", as in {}", self.link()) } else { String::new() };
            self.text.push_str(&format!("{mark} **{}** {does} {what} {when}{link}\n", capitalised(who)));
        }
    }

    fn table(&mut self) {
        self.text.push_str("\n| Case | Who | Days |\n|:--|:--|--:|\n");
        for _ in 0..3 + self.random.below(2) {
            let (code, who) = (self.code(), self.random.pick(words::WHO));
            self.text.push_str(&format!("| `{code}` | {who} | {} |\n", 1 + self.random.below(40)));
        }
    }

    fn quotation(&mut self) {
        let sentence = self.sentence();
        self.text.push_str(&format!("\n> {sentence}\n"));
    }

    fn sentence(&mut self) -> String {
        let street = self.street();
        let random = &mut *self.random;
        let (who, does, what) = (random.pick(words::WHO), random.pick(words::DOES), random.pick(words::WHAT));
        let (when, why) = (random.pick(words::WHEN), random.pick(words::WHY));
        let sentence = match random.below(7) {
            0 => format!("{when} {who} {does} {what}."),
            1 => format!("{who} {does} {what} {when}, {why}."),
            2 => format!("in {street} {who} *always* {does} {what} {when}."),
            3 => format!("where a {} is concerned, {who} {does} {what}, {why}.", self.area.subject),
            4 => format!("since {} {who} {does} {what} {when}.", 1998 + random.below(28)),
            5 => format!("case `{}` showed why: {who} {does} {what}, {why}.", self.code()),
            _ => format!("at {} {who} {does} {what} about {} times a week.", self.area.place, 2 + random.below(80)),
        };
        capitalised(&sentence)
    }

    fn sentence_with_link(&mut self) -> String {
        let link = self.link();
        let random = &mut *self.random;
        let (who, does, what) = (random.pick(words::WHO), random.pick(words::DOES), random.pick(words::WHAT));
        match random.below(3) {
            0 => format!("More on this is in {link}."),
            1 => format!("{} {does} {what}; see {link}.", capitalised(who)),
            _ => format!("Without {link}, {who} hardly {does} {what}."),
        }
    }

    /// A link to something near by, once in a while to another area.
    fn link(&mut self) -> String {
        let area = self.plan.here_or_else(self.area.index, 12, self.random);
        let kind = match self.random.below(16) {
            0 => Kind::Outcome,
            1 => Kind::Persona,
            2..5 => Kind::Journey,
            5..11 => Kind::Process,
            11..13 => Kind::Service,
            13 => Kind::Team,
            14 => Kind::System,
            _ => Kind::Page,
        };
        let to = self.plan.any(kind, area, self.random);
        let (id, title) = (self.plan.id(to), self.plan.title(to));
        let relative = format!("../../{}", self.plan.path(to));
        match self.random.below(6) {
            0 => format!("[[{id}]]"),
            1 => format!("[[{}:{id}]]", kind.word()),
            2 => format!("[[{id}|{}]]", title.to_lowercase()),
            3 if kind == Kind::Process => format!("[how it is checked]({relative}#check)"),
            4 if kind == Kind::Process => format!("[the reasons]({relative}#why-we-do-it)"),
            3 if kind == Kind::Journey => format!("[how people ask]({relative}#ask)"),
            _ => format!("[{title}]({relative})"),
        }
    }

    /// The name of a street: names are what makes a town's vocabulary large.
    fn street(&mut self) -> String {
        let random = &mut *self.random;
        format!("{}{} {}", random.pick(words::STREET_HEADS), random.pick(words::STREET_TAILS), random.pick(words::STREETS))
    }

    /// The number of a case.
    fn code(&mut self) -> String {
        let letters = |n: usize| char::from(b'A' + (n % 26) as u8);
        let (a, b) = (self.random.below(26), self.random.below(26));
        format!("{}{}-{:05}", letters(a), letters(b), self.random.below(100_000))
    }
}

fn capitalised(sentence: &str) -> String {
    let mut chars = sentence.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
