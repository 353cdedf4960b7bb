//! The sentence that home begins with: how many outcomes are measured, where they stand, and where it hurts most. Each part is one
//! message, said only where its figures are known; docs/insights.md lists them.

use maud::{Markup, Render, html};

use crate::analysis::standing::{self, Standing};
use crate::analysis::verdict::{self, StandingCounts};
use crate::model::id::Id;
use crate::model::kinds::Outcome;
use crate::words::{Message, MessageValue, message};

use crate::html::fragments::measure;
use crate::html::html_text::{Html, joined};
use crate::html::page_context::PageContext;

/// All of it; nothing where there is no outcome.
pub(super) fn sentence(page: &PageContext<'_, '_>, counts: &StandingCounts, outcomes: &[Id<Outcome>]) -> Html {
    let standing = match outcomes {
        [] => return Html::default(),
        [one] => of_one(page, *one),
        _ => of_many(page, counts, outcomes),
    };
    html! { (standing) @if let Some(hurts) = hurts(page) { " " (hurts) } }.into()
}

/// Of a single outcome: where its first measure stands.
fn of_one(page: &PageContext<'_, '_>, id: Id<Outcome>) -> Markup {
    let model = page.model();
    let outcome = page.to(model.outcomes[id].node).render();
    match verdict::first_measure(model, id).filter(|measure| measure.last().is_some()) {
        None => html! { b { (page.phrase(message::HOME_ONE_NOT_MEASURED, &[("outcome", (&outcome).into())])) } },
        Some(measure) => {
            let title = page.title(measure.node);
            let standing = measure::standing(page, measure);
            let said = [("outcome", (&outcome).into()), ("measure", (&*title).into()), ("standing", (&standing).into())];
            html! { (page.phrase(message::HOME_ONE_STANDS, &said)) }
        }
    }
}

fn of_many(page: &PageContext<'_, '_>, counts: &StandingCounts, outcomes_in_order: &[Id<Outcome>]) -> Markup {
    let &StandingCounts { outcomes, measured, kept, .. } = counts;
    let numbers = [("outcomes", outcomes.into()), ("measured", measured.into())];
    let measures = match measured {
        0 => message::HOME_MEASURED_NONE,
        n if n == outcomes => message::HOME_MEASURED_ALL,
        _ => message::HOME_MEASURED_SOME,
    };
    let promised = counts.promised();
    let of = if promised == measured { "measured" } else { "promised" };
    let values = [("kept", kept.into()), ("promised", promised.into()), ("of", of.into())];
    let keeps = match kept {
        _ if measured == 0 => None,
        _ if promised == 0 => Some(message::HOME_PROMISED_NONE),
        0 => Some(message::HOME_KEPT_NONE),
        n if n == promised => Some(message::HOME_KEPT_ALL),
        _ => Some(message::HOME_KEPT_SOME),
    };
    let rest = rest(page, counts, outcomes_in_order);
    html! {
        b { (page.phrase(measures, &numbers)) @if let Some(keeps) = keeps { " " (page.phrase(keeps, &values)) } }
        @if let Some(rest) = rest { "; " (rest) }
        "."
    }
}

/// Where those stand that are not at their promise; nothing where there are none. One that alone is further off is named.
fn rest(page: &PageContext<'_, '_>, counts: &StandingCounts, outcomes: &[Id<Outcome>]) -> Option<Markup> {
    let parts: [(usize, Message); 4] = [
        (counts.nearer, message::HOME_NEARER),
        (counts.level, message::HOME_LEVEL),
        (counts.no_start, message::HOME_NO_START),
        (counts.further, message::HOME_FURTHER),
    ];
    let model = page.model();
    let is_further = |id: &&Id<Outcome>| verdict::first_measure(model, **id).is_some_and(|m| standing::of_measure(m) == Standing::Further);
    let alone = outcomes.iter().find(is_further).filter(|_| counts.further == 1).map(|&id| page.to(model.outcomes[id].node).render());
    let say = |&(count, message): &(usize, Message)| match &alone {
        Some(outcome) if message == message::HOME_FURTHER => {
            html! { (page.phrase(message::HOME_FURTHER_ALONE, &[("outcome", outcome.into())])) }
        }
        _ => html! { (page.phrase(message, &[("count", count.into())])) },
    };
    let said: Vec<Markup> = parts.iter().filter(|(count, _)| *count > 0).map(say).collect();
    (!said.is_empty()).then(|| joined(said, ", "))
}

/// Where it feels worst: at one touchpoint, or at how many alike. Nothing where no bad feeling is known.
fn hurts(page: &PageContext<'_, '_>) -> Option<Markup> {
    let model = page.model();
    let (worst, feeling) = verdict::worst_feeling(model)?;
    let place = page.to(model.touchpoints[worst.it].node).render();
    let feeling = MessageValue::Number(feeling);
    if !worst.stands_out {
        return Some(html! { (page.phrase(message::HOME_HURTS_ALIKE, &[("count", worst.alike.into()), ("feeling", feeling)])) });
    }
    let people = MessageValue::Number(worst.people.unwrap_or_default());
    let said = if worst.people.is_some() { message::HOME_HURTS_PEOPLE } else { message::HOME_HURTS };
    Some(html! { (page.phrase(said, &[("touchpoint", (&place).into()), ("people", people), ("feeling", feeling)])) })
}
