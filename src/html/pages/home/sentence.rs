//! The sentences that home begins with: which outcome is worst off and why; how many are measured, and where they stand. Each part is one
//! message, said only where its figures are known; docs/insights.md lists them.

use maud::{Markup, Render, html};

use crate::analysis::verdict::{self, StandingCounts, WorstOff};
use crate::model::id::Id;
use crate::model::kinds::Outcome;
use crate::words::{Message, MessageValue, message};

use crate::html::fragments::measure;
use crate::html::html_text::{Html, joined};
use crate::html::page_context::PageContext;

/// Where the outcomes stand; nothing where there is none.
pub(super) fn sentence(page: &PageContext<'_, '_>, counts: &StandingCounts, outcomes: &[Id<Outcome>]) -> Html {
    match outcomes {
        [] => Html::default(),
        [one] => of_one(page, *one).into(),
        _ => of_many(page, counts).into(),
    }
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

fn of_many(page: &PageContext<'_, '_>, counts: &StandingCounts) -> Markup {
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
    let rest = rest(page, counts);
    html! {
        b { (page.phrase(measures, &numbers)) @if let Some(keeps) = keeps { " " (page.phrase(keeps, &values)) } }
        @if let Some(rest) = rest { "; " (rest) }
        "."
    }
}

/// Where those stand that are not at their promise; nothing where there are none.
fn rest(page: &PageContext<'_, '_>, counts: &StandingCounts) -> Option<Markup> {
    let parts: [(usize, Message); 4] = [
        (counts.nearer, message::HOME_NEARER),
        (counts.level, message::HOME_LEVEL),
        (counts.no_start, message::HOME_NO_START),
        (counts.further, message::HOME_FURTHER),
    ];
    let said = parts.iter().filter(|(count, _)| *count > 0);
    let said: Vec<Markup> = said.map(|&(count, message)| html! { (page.phrase(message, &[("count", count.into())])) }).collect();
    (!said.is_empty()).then(|| joined(said, ", "))
}

/// The one outcome that is worst off, and why, in a sentence; nothing where nothing bad is known.
pub(super) fn worst_off(page: &PageContext<'_, '_>, (outcome, why): (Id<Outcome>, WorstOff<'_>)) -> Html {
    let model = page.model();
    let outcome = page.to(model.outcomes[outcome].node).render();
    let outcome = html! { b { (outcome) } };
    match why {
        WorstOff::Measure(measure) => {
            let (title, reading, standing) =
                (page.title(measure.node), measure::last_reading(page, measure), measure::standing(page, measure));
            let values = [
                ("outcome", (&outcome).into()),
                ("measure", (&*title).into()),
                ("reading", (&reading).into()),
                ("standing", (&standing).into()),
            ];
            html! { (page.phrase(message::HOME_WORST_OFF, &values)) }.into()
        }
        WorstOff::Limit(state) => {
            let limit = page.sentences(&state.limit.text).render();
            html! { (page.phrase(message::HOME_WORST_OFF_LIMIT, &[("outcome", (&outcome).into()), ("limit", (&limit).into())])) }.into()
        }
        WorstOff::Feeling(at, feeling) => {
            let place = page.to(model.touchpoints[at].node).render();
            let values = [("outcome", (&outcome).into()), ("touchpoint", (&place).into()), ("feeling", MessageValue::Number(feeling))];
            html! { (page.phrase(message::HOME_WORST_OFF_FEELS, &values)) }.into()
        }
    }
}
