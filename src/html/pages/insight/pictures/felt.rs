//! Work that people are glad of and work that they are not, and where work is only claimed to lead.

use maud::html;

use crate::analysis::helps_and_hurts::{self, Effect, ProcessEffect};
use crate::analysis::{claims, matrices, traceability};
use crate::html::html_text::{Html, joined};
use crate::html::page_context::PageContext;
use crate::model::id::Id;
use crate::model::kinds::{Outcome, Process};
use crate::picture::bars::{AcrossScale, BarPart, BarScale};
use crate::picture::small;
use crate::words::{Message, MessageValue, message};

use super::drawn;
use super::rows::{MOST_ROWS, PictureRow, rows};

/// The furthest that a feeling lies from none.
const FURTHEST: f64 = 2.0;

/// What processes do to outcomes where their feeling is known, what hurts most first.
fn effects(page: &PageContext<'_, '_>) -> Vec<(ProcessEffect, f64)> {
    let all = page.model().live().flat_map(|(outcome, _)| helps_and_hurts::of_outcome(&page.index.analysis, outcome));
    let mut all: Vec<(ProcessEffect, f64)> = all.filter_map(|effect| effect.feeling.map(|feeling| (effect, feeling))).collect();
    all.sort_by(|a, b| a.1.total_cmp(&b.1).then_with(|| b.0.touchpoints.len().cmp(&a.0.touchpoints.len())));
    all
}

/// The ends of a list that is too long: what hurts most and what helps most.
fn ends<T: Clone>(all: &[T]) -> Vec<T> {
    if all.len() <= MOST_ROWS {
        return all.to_vec();
    }
    [&all[..MOST_ROWS / 2], &all[all.len() - MOST_ROWS / 2..]].concat()
}

fn sides(feeling: f64) -> (BarPart, BarPart) {
    let class = match feeling {
        f if f <= -1.5 => "b-awful",
        f if f < 0.0 => "b-low",
        f if f < 1.5 => "b-good",
        _ => "b-great",
    };
    (BarPart::new(class, Some(-feeling)), BarPart::new(class, Some(feeling)))
}

fn word(effect: Option<Effect>) -> Message {
    match effect {
        Some(Effect::Hurts) => message::INSIGHT_WORD_HURTS,
        Some(Effect::Helps) => message::INSIGHT_WORD_HELPS,
        _ => message::INSIGHT_WORD_NEUTRAL,
    }
}

/// What hurts and what helps, to the left and the right of no feeling.
pub(super) fn effects_picture(page: &PageContext<'_, '_>) -> Html {
    let all = effects(page);
    let scale = AcrossScale::of([(FURTHEST, FURTHEST)]);
    let row = |(effect, feeling): &(ProcessEffect, f64)| {
        let (left, right) = sides(*feeling);
        let (process, outcome) = (page.model().processes[effect.process].node, page.model().outcomes[effect.outcome].node);
        PictureRow {
            about: html! { (page.to(process)) " " small { (page.to(outcome)) } },
            is_team: false,
            bars: vec![scale.bar(&[left], &[right])],
            said: html! { (page.word(word(effect.effect))) " " (page.phrase(message::EFFECTS_PICTURE_SAID, &[("feeling", MessageValue::Number(*feeling)), ("count", effect.touchpoints.len().into())])) },
        }
    };
    let says = if all.len() > MOST_ROWS { message::EFFECTS_PICTURE_ENDS } else { message::EFFECTS_PICTURE };
    rows(page, says, &[], ends(&all).iter().map(row).collect())
}

/// The same, small.
pub(super) fn small_effects(page: &PageContext<'_, '_>) -> Html {
    let all = effects(page);
    let first = all.iter().take(3).chain(all.iter().skip(3).rev().take(2)).map(|(_, feeling)| sides(*feeling));
    drawn::small(small::across(&first.collect::<Vec<_>>()))
}

/// The outcomes to which processes only claim to lead, those with most claims first.
fn claimed(page: &PageContext<'_, '_>) -> Vec<(Id<Outcome>, Vec<Id<Process>>)> {
    let all = page.model().live().map(|(outcome, _)| (outcome, claims::of_outcome(&page.index.analysis, outcome)));
    let mut all: Vec<(Id<Outcome>, Vec<Id<Process>>)> = all.filter(|(_, processes)| !processes.is_empty()).collect();
    all.sort_by_key(|(outcome, processes)| (usize::MAX - processes.len(), *outcome));
    all
}

/// How many processes claim to lead to each outcome, and which.
pub(super) fn claims(page: &PageContext<'_, '_>) -> Html {
    let all = claimed(page);
    let parts = |processes: &[_]| [BarPart::count("b-open", processes.len())];
    let scale = BarScale::of(all.iter().map(|(_, processes)| parts(processes)[0].amount));
    let row = |(outcome, processes): &(Id<Outcome>, Vec<Id<Process>>)| {
        let names = joined(processes.iter().take(3).map(|&process| page.to(page.model().processes[process].node)), ", ");
        let more = processes.len().saturating_sub(3);
        let said =
            html! { b { (processes.len()) } " " (names) @if more > 0 { " " (page.phrase(message::AND_MORE, &[("count", more.into())])) } };
        PictureRow::of(page, page.model().outcomes[*outcome].node, vec![scale.bar(&parts(processes), None)], said)
    };
    rows(page, message::CLAIMS_PICTURE, &[], all.iter().map(row).collect())
}

/// The same, small.
pub(super) fn small_claims(page: &PageContext<'_, '_>) -> Html {
    let parts = |(_, processes): &(_, Vec<Id<Process>>)| vec![BarPart::count("b-open", processes.len())];
    drawn::small(small::bars(&claimed(page).iter().map(parts).collect::<Vec<_>>()))
}

/// Touchpoints by processes, small: the first of both.
pub(super) fn small_traceability(page: &PageContext<'_, '_>) -> Html {
    const FEW: usize = 10;
    let (model, context) = (page.model(), &page.index.analysis);
    let touchpoints: Vec<_> =
        model.live().map(|(touchpoint, _)| touchpoint).filter(|&t| !context.reach().serving(t).is_empty()).take(FEW).collect();
    let traces: Vec<_> = touchpoints.into_iter().map(|t| traceability::of_touchpoint(context, t)).collect();
    let mut columns: Vec<Id<Process>> = traces.iter().flat_map(|trace| trace.direct.iter().chain(&trace.support).copied()).collect();
    columns.sort_unstable();
    columns.dedup();
    let class = |(is_direct, is_support)| {
        if is_direct {
            "sh5"
        } else if is_support {
            "sh2"
        } else {
            "sh0"
        }
    };
    let row = |trace: &traceability::Trace| {
        columns.iter().map(|p| class((trace.direct.contains(p), trace.support.contains(p)))).collect::<Vec<_>>()
    };
    drawn::small(small::cells(&traces.iter().map(row).collect::<Vec<_>>()))
}

/// Outcomes by teams, systems and third parties, small: how many each meets by itself and through others, in no order of names.
pub(super) fn small_matrices(page: &PageContext<'_, '_>) -> Html {
    const FEW: usize = 10;
    let of = |(outcome, _)| {
        let cells = matrices::of_outcome(&page.index.analysis, outcome);
        let direct = cells.values().filter(|cell| cell.direct > 0).count();
        [vec!["sh5"; direct], vec!["sh2"; cells.len() - direct]].concat()
    };
    let mut rows: Vec<Vec<&'static str>> = page.model().live().map(of).collect();
    rows.sort_by_key(|row| usize::MAX - row.len());
    rows.truncate(FEW);
    let widest = rows.first().map_or(0, Vec::len);
    rows.iter_mut().for_each(|row| row.resize(widest, "sh0"));
    drawn::small(if widest > 0 { small::cells(&rows) } else { None })
}
