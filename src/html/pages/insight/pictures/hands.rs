//! Bars of hands: where work changes them, what outcomes stand or fall with, who does what.

use std::collections::{BTreeMap, BTreeSet};

use maud::html;

use crate::analysis::break_points::{self, JourneyBreaks};
use crate::analysis::roles::WorkPart;
use crate::analysis::single_points;
use crate::base::number_format::NumberFormat;
use crate::html::html_text::Html;
use crate::html::page_context::PageContext;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::Outcome;
use crate::picture::bars::{BarPart, BarScale};
use crate::picture::small;
use crate::words::{MessageValue, message};

use super::drawn;
use super::rows::{PictureRow, rows};

fn as_number(n: usize) -> f64 {
    BarPart::count("", n).amount
}

/// The mapped journeys, those behind which work is handed over most first.
fn journeys(page: &PageContext<'_, '_>) -> Vec<JourneyBreaks> {
    let mapped = page.model().live().filter(|(journey, _)| page.model().is_mapped(*journey));
    let mut all: Vec<JourneyBreaks> = mapped.map(|(journey, _)| break_points::of_journey(&page.index.analysis, journey)).collect();
    all.sort_by_key(|breaks| (usize::MAX - breaks.changes_of_hands(), usize::MAX - breaks.system_changes, breaks.journey));
    all
}

fn hands(breaks: &JourneyBreaks) -> Vec<BarPart> {
    vec![BarPart::count("b-hands", breaks.hand_offs), BarPart::count("b-between", breaks.between.len())]
}

/// How often work is handed over behind each journey, beside the journey in the middle, and how often it changes systems.
pub(super) fn break_points(page: &PageContext<'_, '_>) -> Html {
    let all = journeys(page);
    let middle = break_points::middle(&all);
    let scale = BarScale::of(all.iter().flat_map(|breaks| [breaks.changes_of_hands(), breaks.system_changes]).chain(middle).map(as_number));
    let row = |breaks: &JourneyBreaks| {
        let counts = [
            ("hands", MessageValue::Count(breaks.hand_offs)),
            ("between", MessageValue::Count(breaks.between.len())),
            ("systems", MessageValue::Count(breaks.system_changes)),
        ];
        let said = html! { (page.phrase(message::BREAKS_PICTURE_SAID, &counts)) };
        let systems = scale.bar(&[BarPart::count("b-systems", breaks.system_changes)], None);
        let bars = vec![scale.bar(&hands(breaks), middle.map(as_number)), systems];
        PictureRow::of(page, page.model().journeys[breaks.journey].node, bars, said)
    };
    let key = [
        ("b-hands", message::BREAKS_KEY_HANDS),
        ("b-between", message::BREAKS_KEY_BETWEEN),
        ("b-systems", message::BREAKS_KEY_SYSTEMS),
        ("b-mark", message::BREAKS_KEY_MIDDLE),
    ];
    rows(page, message::BREAKS_PICTURE, if middle.is_some() { &key } else { &key[..3] }, all.iter().map(row).collect())
}

/// The same, small.
pub(super) fn small_break_points(page: &PageContext<'_, '_>) -> Html {
    drawn::small(small::bars(&journeys(page).iter().map(hands).collect::<Vec<_>>()))
}

/// What outcomes stand or fall with: its node, how many touchpoints hang on it, and the outcomes.
fn points(page: &PageContext<'_, '_>) -> Vec<(NodeId, usize, BTreeSet<Id<Outcome>>)> {
    let mut all: Vec<(NodeId, usize, BTreeSet<Id<Outcome>>)> = Vec::new();
    let mut places: BTreeMap<NodeId, usize> = BTreeMap::new();
    for point in single_points::all(&page.index.analysis) {
        let node = point.part.node(page.model());
        let at = *places.entry(node).or_insert_with(|| {
            all.push((node, point.touchpoints, BTreeSet::new()));
            all.len() - 1
        });
        all[at].2.insert(point.outcome);
    }
    all
}

/// What outcomes stand or fall with, by how many touchpoints need it.
pub(super) fn single_points(page: &PageContext<'_, '_>) -> Html {
    let all = points(page);
    let scale = BarScale::of(all.iter().map(|(_, touchpoints, _)| as_number(*touchpoints)));
    let row = |(node, touchpoints, outcomes): &(NodeId, usize, BTreeSet<Id<Outcome>>)| {
        let counts = [("touchpoints", MessageValue::Count(*touchpoints)), ("outcomes", MessageValue::Count(outcomes.len()))];
        let said = html! { (page.phrase(message::SINGLES_PICTURE_SAID, &counts)) };
        let row = PictureRow::of(page, *node, vec![scale.bar(&[BarPart::count("b-ours", *touchpoints)], None)], said);
        // What sort of thing it is, its name may not say.
        PictureRow { about: html! { (row.about) " " small { (page.word(page.model().file_kind(*node))) } }, ..row }
    };
    rows(page, message::SINGLES_PICTURE, &[], all.iter().map(row).collect())
}

/// The same, small.
pub(super) fn small_single_points(page: &PageContext<'_, '_>) -> Html {
    let parts = points(page).iter().map(|(_, touchpoints, _)| vec![BarPart::count("b-ours", *touchpoints)]).collect::<Vec<_>>();
    drawn::small(small::bars(&parts))
}

/// Roles and teams, those that work most first, the unknown last.
fn subjects<'p>(page: &PageContext<'p, '_>) -> Vec<(NodeId, &'p WorkPart)> {
    let all = page.index.work_of_all().iter().map(|(who, part)| (who.node(page.model()), part));
    let mut all: Vec<(NodeId, &WorkPart)> = all.collect();
    let minutes = |part: &WorkPart| part.minutes.total().unwrap_or(-1.0);
    all.sort_by(|a, b| minutes(b.1).total_cmp(&minutes(a.1)).then(a.0.cmp(&b.0)));
    all
}

/// What roles and teams do in a month, and in how many steps they have a part.
pub(super) fn roles(page: &PageContext<'_, '_>) -> Html {
    let all = subjects(page);
    let scale = BarScale::of(all.iter().filter_map(|(_, part)| part.minutes.total()));
    let row = |(node, part): &(NodeId, &WorkPart)| {
        let minutes = part.minutes.total();
        let work = minutes.map_or_else(|| page.words().text(message::UNKNOWN).to_owned(), |minutes| NumberFormat::ENGLISH.work(minutes));
        let counts = [
            ("work", (&work).into()),
            ("does", MessageValue::Count(part.responsible.len())),
            ("answers", MessageValue::Count(part.accountable.len())),
        ];
        let said = html! { (page.phrase(message::ROLES_PICTURE_SAID, &counts)) };
        PictureRow::of(page, *node, vec![scale.bar(&[BarPart::new("b-ours", minutes)], None)], said)
    };
    rows(page, message::ROLES_PICTURE, &[], all.iter().map(row).collect())
}

/// The same, small.
pub(super) fn small_roles(page: &PageContext<'_, '_>) -> Html {
    let parts = |(_, part): &(NodeId, &WorkPart)| vec![BarPart::new("b-ours", part.minutes.total())];
    drawn::small(small::bars(&subjects(page).iter().map(parts).collect::<Vec<_>>()))
}
