//! What a journey asks of the person today, and what it should: bars of one scale, and the figures.

use maud::{Markup, html};

use crate::analysis::{break_points, customer_work};
use crate::base::number_format::NumberFormat;
use crate::html::html_text::text;
use crate::html::page_context::PageContext;
use crate::model::id::Id;
use crate::model::kinds::Journey;
use crate::model::nested::Touchpoint;
use crate::picture::curve::say_feeling;
use crate::words::{Message, Words, message};

/// How long the longest bar is.
const LONGEST: f64 = 200.0;

/// An amount of one of the journeys: none where nothing of it is known.
#[derive(Clone, Copy, Debug)]
struct SparedAmount {
    known: Option<f64>,
    /// Whether more of it is unknown, so that it is a least amount.
    at_least: bool,
}

/// What of a journey stands in a row.
type AmountOf = fn(&PageContext<'_, '_>, Id<Journey>) -> SparedAmount;

/// How an amount is said.
type Says = fn(f64) -> String;

/// The rows of a table: a name, two bars, and both amounts.
pub(super) fn totals(page: &PageContext<'_, '_>, current: Id<Journey>, target: Id<Journey>) -> Markup {
    let rows: [(Message, AmountOf, Says); 4] = [
        (message::TARGET_OWN_WORK, own_work, |m| NumberFormat::ENGLISH.minutes(m)),
        (message::TARGET_LONGEST_WAIT, longest_wait, |m| NumberFormat::ENGLISH.minutes(m)),
        (message::TARGET_TOUCHPOINTS, touchpoints, say_count),
        (message::TARGET_BREAKS, breaks, say_count),
    ];
    html! {
        @for (name, of, says) in rows {
            @let [was, then] = [current, target].map(|journey| of(page, journey));
            @if [was, then].iter().any(|amount| amount.known.is_some_and(|known| known > 0.0)) { (row(page, name, [was, then], says)) }
        }
    }
}

/// What becomes of the worst: how much it takes, how it feels, how long they wait.
pub(super) fn sentence(page: &PageContext<'_, '_>, current: Id<Journey>, target: Id<Journey>) -> Markup {
    let words = page.words();
    let [before, now] = [current, target].map(|journey| page.model().touchpoints_of(journey).count());
    let says = |message, before: &str, now: &str| words.say(message, &[("before", before.into()), ("now", now.into())]);
    let mut sentences = Vec::new();
    if before != now {
        sentences.push(words.say(message::TARGET_SAYS_TOUCHPOINTS, &[("before", before.into()), ("now", now.into())]));
    }
    if let [Some(was), Some(then)] = [current, target].map(|journey| page.model().lowest_touchpoint(journey))
        && was.feeling != then.feeling
    {
        let title = |lowest: &Touchpoint| (&*page.model().node(lowest.node).title).into();
        let [before, now] = [was, then].map(|lowest| lowest.feeling.map(say_feeling).unwrap_or_default());
        let values = [("before", (&before).into()), ("now", (&now).into()), ("was", title(was)), ("then", title(then))];
        sentences.push(words.say(message::TARGET_SAYS_LOWEST, &values));
    }
    let waits = [current, target].map(|journey| longest_wait(page, journey).known);
    if let [Some(was), Some(then)] = waits
        && was != then
    {
        sentences.push(says(message::TARGET_SAYS_WAIT, &NumberFormat::ENGLISH.minutes(was), &NumberFormat::ENGLISH.minutes(then)));
    }
    let sentences = sentences.join(" ");
    html! { (text(&sentences)) }
}

fn row(page: &PageContext<'_, '_>, name: Message, amounts: [SparedAmount; 2], says: Says) -> Markup {
    let longest = amounts.iter().filter_map(|a| a.known).fold(0.0, f64::max);
    html! {
        tr {
            th scope="row" { (page.word(name)) }
            td {
                svg.pair viewBox="0 0 200 20" aria-hidden="true" {
                    @for (amount, class, y) in [(amounts[0], "was", 1), (amounts[1], "then", 11)] {
                        @if let Some(known) = amount.known { rect.(class) y=(y) width=(length(known, longest)) height="8" {} }
                    }
                }
            }
            @for amount in amounts { td { (text(&say(page.words(), amount, says))) } }
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "at most the longest bar")]
fn length(known: f64, longest: f64) -> i32 {
    if longest > 0.0 { (known / longest * LONGEST).round() as i32 } else { 0 }
}

fn say(words: &Words, amount: SparedAmount, says: Says) -> String {
    match amount.known {
        None => words.text(message::UNKNOWN).to_owned(),
        Some(known) if amount.at_least => words.say(message::TARGET_AT_LEAST, &[("amount", (&says(known)).into())]),
        Some(known) => says(known),
    }
}

fn say_count(count: f64) -> String {
    crate::base::number_format::say_number(count)
}

fn own_work(page: &PageContext<'_, '_>, journey: Id<Journey>) -> SparedAmount {
    let work = customer_work::of_journey(&page.index.analysis, journey);
    SparedAmount { known: work.minutes, at_least: work.unknown().next().is_some() || work.partly_unknown().next().is_some() }
}

fn longest_wait(page: &PageContext<'_, '_>, journey: Id<Journey>) -> SparedAmount {
    let model = page.model();
    SparedAmount { known: model.touchpoints_of(journey).filter_map(|t| model.touchpoints[t].wait).reduce(f64::max), at_least: false }
}

fn touchpoints(page: &PageContext<'_, '_>, journey: Id<Journey>) -> SparedAmount {
    SparedAmount { known: Some(whole(page.model().touchpoints_of(journey).count())), at_least: false }
}

fn breaks(page: &PageContext<'_, '_>, journey: Id<Journey>) -> SparedAmount {
    let breaks = break_points::of_journey(&page.index.analysis, journey);
    SparedAmount { known: Some(whole(breaks.total())), at_least: breaks.unknown + breaks.between_unknown.len() > 0 }
}

#[expect(clippy::cast_precision_loss, reason = "nobody counts to 2^52 here")]
fn whole(count: usize) -> f64 {
    count as f64
}
