//! How many of what a site has, how it is divided, and what each thing is called.
//!
//! A site is divided into areas of about a hundred files: a subject at a place ("moorings at Alder
//! Quay") with outcomes, personas, journeys, processes, services, teams and systems of its own.
//! References stay in the area but for one in a few dozen, as in a real organisation; so the links
//! that meet in one thing do not grow with the site. Everything follows from the plan: a reference
//! is made without the file that it leads to.

use std::ops::Range;

use super::random::Random;
use super::words;

/// The kinds that a site has here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// What the customer wants to be true.
    Outcome,
    /// People who share needs.
    Persona,
    /// What they go through.
    Journey,
    /// How we bring it about.
    Process,
    /// What they get.
    Service,
    /// People of ours.
    Team,
    /// What they work with.
    System,
    /// A plain page.
    Page,
}

impl Kind {
    /// All of them; a kind's place here is its number.
    pub(super) const ALL: [Self; 8] =
        [Self::Outcome, Self::Persona, Self::Journey, Self::Process, Self::Service, Self::Team, Self::System, Self::Page];

    /// How many of a hundred files are of this kind.
    fn share(self) -> usize {
        match self {
            Self::Outcome | Self::Persona => 2,
            Self::Journey => 14,
            Self::Process => 60,
            Self::Service | Self::Page => 8,
            Self::Team | Self::System => 3,
        }
    }

    /// Its word in links.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Outcome => "outcome",
            Self::Persona => "persona",
            Self::Journey => "journey",
            Self::Process => "process",
            Self::Service => "service",
            Self::Team => "team",
            Self::System => "system",
            Self::Page => "page",
        }
    }

    /// Its folder.
    fn folder(self) -> &'static str {
        match self {
            Self::Outcome => "outcomes",
            Self::Persona => "personas",
            Self::Journey => "journeys",
            Self::Process => "processes",
            Self::Service => "services",
            Self::Team => "teams",
            Self::System => "systems",
            Self::Page => "pages",
        }
    }
}

/// A content file: the `index`th of its kind, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Thing {
    /// Its kind.
    pub(super) kind: Kind,
    /// Its number among its kind.
    pub(super) index: usize,
}

/// A subject at a place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Area {
    /// Its number.
    pub(super) index: usize,
    /// What it is about: `mooring`.
    pub(super) subject: &'static str,
    /// Where it is: `Alder Quay`.
    pub(super) place: &'static str,
}

impl Area {
    /// `mooring at Alder Quay`.
    pub(super) fn named(&self) -> String {
        format!("{} at {}", self.subject, self.place)
    }

    /// `alder-quay-mooring`: its folder below each kind's.
    fn folder(&self) -> String {
        hyphenated(&format!("{} {}", self.place, self.subject))
    }
}

/// A site to be.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    /// Where all numbers come from.
    pub(super) seed: u64,
    /// How many areas it has.
    pub(super) areas: usize,
    counts: [usize; 8],
}

impl Plan {
    /// The plan of a site with that many content files, at least 50. Pages take up what rounding leaves.
    pub(super) fn new(pages: usize, seed: u64) -> Self {
        let mut counts = Kind::ALL.map(|kind| (pages * kind.share() / 100).max(1));
        counts[Kind::Page as usize] = 0;
        counts[Kind::Page as usize] = pages.saturating_sub(counts.iter().sum());
        Self { seed, areas: (pages / 100).max(1), counts }
    }

    /// Every thing of the site.
    pub(super) fn things(&self) -> Vec<Thing> {
        Kind::ALL.iter().flat_map(|&kind| (0..self.counts[kind as usize]).map(move |index| Thing { kind, index })).collect()
    }

    /// The stream of numbers of a thing.
    pub(super) fn random(&self, thing: Thing) -> Random {
        Random::of(self.seed, thing.kind as u64 + 1, thing.index)
    }

    /// The area that a thing belongs to.
    pub(super) fn area_of(&self, thing: Thing) -> Area {
        self.area(thing.index * self.areas / self.counts[thing.kind as usize])
    }

    fn area(&self, index: usize) -> Area {
        let subjects = words::SUBJECTS.len();
        Area {
            index,
            subject: words::SUBJECTS[index % subjects],
            place: words::PLACES[(index / subjects + index) % words::PLACES.len()],
        }
    }

    /// The things of a kind in an area; never empty.
    pub(super) fn local(&self, kind: Kind, area: usize) -> Range<usize> {
        let count = self.counts[kind as usize];
        (area * count).div_ceil(self.areas)..((area + 1) * count).div_ceil(self.areas)
    }

    /// The number of a thing within its area, from 0.
    pub(super) fn offset(&self, thing: Thing) -> usize {
        thing.index - self.local(thing.kind, self.area_of(thing).index).start
    }

    /// The thing of an area at an offset, counted round.
    pub(super) fn nth(&self, kind: Kind, area: usize, offset: usize) -> Thing {
        let local = self.local(kind, area);
        Thing { kind, index: local.start + offset % local.len() }
    }

    /// A thing of an area by chance.
    pub(super) fn any(&self, kind: Kind, area: usize, random: &mut Random) -> Thing {
        self.nth(kind, area, random.below(self.local(kind, area).len()))
    }

    /// An area by chance: mostly this one, once in `n` times another.
    pub(super) fn here_or_else(&self, area: usize, n: usize, random: &mut Random) -> usize {
        if random.once_in(n) { random.below(self.areas) } else { area }
    }

    /// One of eight things of a kind that the whole site shares, spread over it.
    pub(super) fn shared(&self, kind: Kind, random: &mut Random) -> Thing {
        Thing { kind, index: random.below(8) * self.counts[kind as usize] / 8 }
    }

    /// The processes of an area that journeys name: three in five. The others support these.
    pub(super) fn core(&self, area: usize) -> Range<usize> {
        let local = self.local(Kind::Process, area);
        local.start..local.start + (local.len() * 3).div_ceil(5)
    }

    /// A core process by chance: of this area, once in `n` times perhaps of another.
    pub(super) fn any_core(&self, area: usize, n: usize, random: &mut Random) -> usize {
        let core = self.core(self.here_or_else(area, n, random));
        core.start + random.below(core.len())
    }

    /// The words that make up a thing's name: stem of the id, title.
    fn name(&self, thing: Thing) -> (String, String) {
        let (area, offset) = (self.area_of(thing), self.offset(thing));
        let (subject, place, named) = (area.subject, area.place, area.named());
        let of = |list: &[(&str, &str)]| {
            let (stem, before) = list[offset % list.len()];
            (stem.to_owned(), format!("{before} {named}"))
        };
        match thing.kind {
            Kind::Outcome => of(words::OUTCOMES),
            Kind::Journey => of(words::JOURNEYS),
            Kind::Service => of(words::SERVICES),
            Kind::Page => of(words::PAGES),
            Kind::Persona => {
                let name = words::NAMES[thing.index % words::NAMES.len()];
                (name.to_lowercase(), format!("{name} from {place}"))
            }
            Kind::Team | Kind::System => {
                let list = if thing.kind == Kind::Team { words::TEAMS } else { words::SYSTEMS };
                let (stem, behind) = list[offset % list.len()];
                (stem.to_owned(), format!("{place} {subject} {behind}"))
            }
            Kind::Process => {
                let verb = words::VERBS[offset % words::VERBS.len()];
                let object = words::OBJECTS[offset / words::VERBS.len() % words::OBJECTS.len()];
                (format!("{} {object}", verb.to_lowercase()), format!("{verb} the {subject} {object} at {place}"))
            }
        }
    }

    /// Its id: `register-request-mooring-17`.
    pub(super) fn id(&self, thing: Thing) -> String {
        let stem = self.name(thing).0;
        hyphenated(&format!("{stem} {} {}", self.area_of(thing).subject, thing.index))
    }

    /// Its title.
    pub(super) fn title(&self, thing: Thing) -> String {
        self.name(thing).1
    }

    /// Its file, from the site's folder.
    pub(super) fn path(&self, thing: Thing) -> String {
        format!("{}/{}/{}.md", thing.kind.folder(), self.area_of(thing).folder(), self.id(thing))
    }

    /// The needs of a persona, as places in the list of needs: four, another choice for each of an area.
    pub(super) fn needs(&self, persona: Thing) -> [usize; 4] {
        let first = self.offset(persona) * 3;
        [0, 1, 2, 3].map(|n| (first + n) % words::NEEDS.len())
    }

    /// A need as others name it: `nadia-mooring-0#know`; `nth` is counted round.
    pub(super) fn need(&self, persona: Thing, nth: usize) -> String {
        format!("{}#{}", self.id(persona), words::NEEDS[self.needs(persona)[nth % 4]].0)
    }

    /// A third party of an area.
    pub(super) fn partner(&self, area: usize, random: &mut Random) -> String {
        let n = area * 2 + random.below(2);
        let (partners, trades) = (words::PARTNERS.len(), words::TRADES.len());
        format!("{} {}", words::PARTNERS[n % partners], words::TRADES[n / partners % trades])
    }
}

fn hyphenated(words: &str) -> String {
    words.to_lowercase().replace(' ', "-")
}
