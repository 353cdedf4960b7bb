//! `opposing-targets`: two measures with one `source`, one better up and one better down, in files
//! of different owners; once per pair, at the later file. A measure without an owner opposes nobody:
//! whose it is is not known.
//!
//! Where a source has more pairs than anybody would read, a measure is one finding with those before it that oppose
//! it. Linear in the measures and what is said.

use std::collections::BTreeMap;

use crate::base::diagnostic::Diagnostic;
use crate::base::rule;
use crate::base::vocabulary::Better;
use crate::model::id::Id;
use crate::model::kinds::Team;
use crate::model::nested::Measure;

use super::CheckContext;

/// The most pairs of one source that are findings of their own.
const PAIRS: usize = 20;

/// The most measures that are shown beside one that they oppose.
const SHOWN: usize = 12;

/// A measure, where it should go and who owns it.
type OwnedMeasure<'m> = (&'m Measure, Better, Id<Team>);

/// The measures of one source and direction, by owner.
type MeasuresByOwner<'m> = BTreeMap<Id<Team>, Vec<&'m Measure>>;

pub(super) fn ask(s: &CheckContext<'_>, found: &mut Vec<Diagnostic>) {
    let mut sources: BTreeMap<&str, Vec<OwnedMeasure<'_>>> = BTreeMap::new();
    for (_, m) in s.model.live::<Measure>() {
        let (Some(source), Some(better), Some(owner)) = (&m.source, m.better, s.model.profile(m.node).owner) else { continue };
        sources.entry(source.trim()).or_default().push((m, better, owner));
    }
    for (source, mut measures) in sources {
        measures.sort_by_key(|(m, ..)| s.place(m.node));
        // Of each measure, in the order of places, those before it that oppose it.
        let (mut up, mut down) = (MeasuresByOwner::new(), MeasuresByOwner::new());
        let (mut ups, mut downs) = (0, 0);
        let mut opposed: Vec<(&Measure, Vec<&Measure>, usize)> = Vec::new();
        for (m, better, owner) in measures {
            let (own, mine, other, theirs) = match better {
                Better::Up => (&mut up, &mut ups, &down, downs),
                Better::Down => (&mut down, &mut downs, &up, ups),
            };
            let others = || other.iter().filter(|(team, _)| **team != owner).map(|(_, list)| list);
            let count = theirs - other.get(&owner).map_or(0, Vec::len);
            let before: Vec<&Measure> = others().flatten().copied().take(PAIRS).collect();
            if count > 0 {
                opposed.push((m, before, count));
            }
            own.entry(owner).or_default().push(m);
            *mine += 1;
        }
        let pairs: usize = opposed.iter().map(|(_, _, count)| count).sum();
        for (later, before, count) in opposed {
            if pairs <= PAIRS {
                found.extend(before.into_iter().map(|earlier| pair(s, source, later, earlier)));
            } else {
                found.push(many(s, source, later, &before, count));
            }
        }
    }
}

/// Which way a measure should go.
fn way(m: &Measure) -> &'static str {
    match m.better {
        Some(Better::Up) => "up",
        _ => "down",
    }
}

const HELP: &str = "let both owners agree on what the customer needs of it";

fn pair(s: &CheckContext<'_>, source: &str, later: &Measure, earlier: &Measure) -> Diagnostic {
    let titles = (s.title(later.node), s.title(earlier.node));
    let message =
        format!("{} is to go {}, and {} is to go {}: both are read from `{source}`", titles.0, way(later), titles.1, way(earlier));
    s.whole(&rule::OPPOSING_TARGETS, later.node, message).help(HELP).related(s.place(earlier.node), "the other measure")
}

fn many(s: &CheckContext<'_>, source: &str, later: &Measure, before: &[&Measure], count: usize) -> Diagnostic {
    let other_way = if way(later) == "up" { "down" } else { "up" };
    let others = if count == 1 { "1 measure of another owner".to_owned() } else { format!("{count} measures of other owners") };
    let message = format!("{} is to go {}, and {others} {other_way}: all are read from `{source}`", s.title(later.node), way(later));
    let finding = s.whole(&rule::OPPOSING_TARGETS, later.node, message).help(HELP);
    before.iter().take(SHOWN).fold(finding, |finding, other| finding.related(s.place(other.node), "it is to go the other way"))
}
