//! `opposing-targets`: two measures with one `source`, one better up and one better down, in files
//! of different owners; once per pair, at the later file. A measure without an owner opposes nobody:
//! whose it is is not known. Linear in the measures and the pairs found.

use std::collections::BTreeMap;

use crate::base::diagnostic::Diagnostic;
use crate::base::rule;
use crate::base::words::Better;
use crate::model::id::Id;
use crate::model::kinds::Team;
use crate::model::nested::Measure;

use super::Subject;

/// The measures of one source, by direction and owner.
#[derive(Default)]
struct Pulls<'m> {
    up: BTreeMap<Id<Team>, Vec<&'m Measure>>,
    down: BTreeMap<Id<Team>, Vec<&'m Measure>>,
}

pub(super) fn ask(s: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let mut sources: BTreeMap<&str, Pulls<'_>> = BTreeMap::new();
    for (_, m) in s.model.measures.iter().filter(|(_, m)| s.is_live(m.node)) {
        let (Some(source), Some(better), Some(owner)) = (&m.source, m.better, s.model.profile(m.node).owner) else { continue };
        let pulls = sources.entry(source.trim()).or_default();
        let side = match better {
            Better::Up => &mut pulls.up,
            Better::Down => &mut pulls.down,
        };
        side.entry(owner).or_default().push(m);
    }
    for (source, pulls) in &sources {
        for (owner, up) in pulls.up.iter().flat_map(|(owner, list)| list.iter().map(move |m| (owner, *m))) {
            let others = pulls.down.iter().filter(|(other, _)| *other != owner);
            for down in others.flat_map(|(_, list)| list) {
                found.push(pair(s, source, up, down));
            }
        }
    }
}

fn pair(s: &Subject<'_>, source: &str, up: &Measure, down: &Measure) -> Diagnostic {
    let (later, earlier) = if s.place(up.node) > s.place(down.node) { (up, down) } else { (down, up) };
    let says = |m: &Measure| match m.better {
        Some(Better::Up) => "up",
        _ => "down",
    };
    let message = format!(
        "{} wants `{source}` to go {}, and {} wants it to go {}",
        s.title(later.node),
        says(later),
        s.title(earlier.node),
        says(earlier)
    );
    s.whole(&rule::OPPOSING_TARGETS, later.node, message)
        .help("let both owners agree on what the customer needs of it")
        .related(s.place(earlier.node), "the other measure")
}
