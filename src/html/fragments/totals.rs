//! What a journey adds up to: the person's own work and waits, what hurts most, where it breaks, how
//! much of it is known.

use maud::{Markup, html};
use serde::Serialize;

use crate::analysis::customer_work;
use crate::analysis::maturity::{self, Lack, Maturity};
use crate::analysis::pains::{self, PainScore};
use crate::html::html_text::{Html, minutes};
use crate::model::id::Id;
use crate::model::kinds::Journey;
use crate::model::nested::Touchpoint;
use crate::words::{Message, MessageValue, Words, message};

use crate::html::page_context::PageContext;

/// What a journey adds up to.
#[derive(Debug, Serialize)]
pub struct Totals {
    /// How many start it, its touchpoints, work, waits and breaks, as the items of a `dl`; nothing where it has no touchpoint.
    facts: Html,
    /// What hurts most, the worst first, as the items of a list; nothing where there is little to choose from.
    pains: Html,
    /// How many pains `pains` leaves out.
    more_pains: usize,
    /// How well it is known, from 0 to 3.
    maturity: u8,
    /// The same in words, where it may be told.
    level: Html,
    /// What the next level lacks, in words; none at the highest.
    lacks: Option<String>,
}

/// Pains that are listed once more as the worst.
const MOST_PAINS: usize = 5;

impl Totals {
    /// Of a journey.
    pub fn of(page: &PageContext<'_, '_>, id: Id<Journey>) -> Self {
        let touchpoints: Vec<&Touchpoint> = page.model().touchpoints_of(id).map(|t| &page.model().touchpoints[t]).collect();
        let pains = pains::of_journey(page.model(), id);
        let maturity = maturity::of_journey(page.model(), id);
        Self {
            facts: if touchpoints.is_empty() { Html::default() } else { facts(page, id, &touchpoints).into() },
            pains: html! { @if pains.len() > MOST_PAINS { @for pain in pains.iter().take(MOST_PAINS) { (worst(page, pain)) } } }.into(),
            more_pains: pains.len().saturating_sub(MOST_PAINS),
            maturity: maturity.level,
            level: level(page, id, &maturity),
            lacks: lacks(page.words(), &maturity.lacks),
        }
    }
}

/// How well a journey is known; not where some of what that hangs on is not shown.
fn level(page: &PageContext<'_, '_>, id: Id<Journey>, maturity: &Maturity) -> Html {
    let model = page.model();
    if page.index.in_part.has(&model.node(model.journeys[id].node).address) {
        return html! { span.unknown { (page.word(message::NOT_SHOWN_HERE)) } }.into();
    }
    html! { (page.phrase(message::JOURNEY_MATURITY_LEVEL, &[("level", usize::from(maturity.level).into())])) }.into()
}

fn facts(page: &PageContext<'_, '_>, id: Id<Journey>, touchpoints: &[&Touchpoint]) -> Markup {
    let fact = |name: Message, says: Option<Markup>| {
        html! {
            "\n    " div {
                dt { (page.word(name)) }
                dd { @if let Some(says) = says { (says) } @else { span.unknown { (page.word(message::UNKNOWN)) } } }
            }
        }
    };
    html! {
        (fact(message::JOURNEY_TOUCHPOINTS, Some(counts(page, touchpoints))))
        @if let Some(work) = their_work(page, id) { (fact(message::JOURNEY_THEIR_WORK, Some(work))) }
        (fact(message::JOURNEY_OUR_WORK, our_work(page, id)))
    }
}

fn counts(page: &PageContext<'_, '_>, touchpoints: &[&Touchpoint]) -> Markup {
    let moments_of_truth = touchpoints.iter().filter(|t| t.moment_of_truth).count();
    let unserved = touchpoints.iter().filter(|t| t.is_unserved()).count();
    html! {
        b { (touchpoints.len()) }
        @if moments_of_truth > 0 { ", " (page.phrase(message::JOURNEY_MOMENTS_OF_TRUTH, &[("count", moments_of_truth.into())])) }
        @if unserved > 0 { ", " span.low { (page.phrase(message::JOURNEY_NOBODY_TO_ANSWER, &[("count", unserved.into())])) } }
    }
}

/// The hours of their own that all who start the journey spend on it in a month, and at how many touchpoints the work is
/// unknown. That of one of them stands in the line of facts.
fn their_work(page: &PageContext<'_, '_>, id: Id<Journey>) -> Option<Markup> {
    let work = customer_work::of_journey(&page.index.analysis, id);
    let hours = work.minutes? * page.model().journeys[id].volume_per_month? / 60.0;
    let unknown = work.unknown().count() + work.partly_unknown().count();
    Some(html! {
        (page.phrase(message::JOURNEY_HOURS_A_MONTH, &[("hours", MessageValue::Number(hours.round()))]))
        @if unknown > 0 { small { (page.phrase(message::JOURNEY_WORK_UNKNOWN_AT_TOUCHPOINTS, &[("count", unknown.into())])) } }
    })
}

/// What one of them takes us, as far as it is known.
fn our_work(page: &PageContext<'_, '_>, id: Id<Journey>) -> Option<Markup> {
    let work = customer_work::of_journey(&page.index.analysis, id);
    let known = work.our_minutes?;
    let unknown = work.our_unknown_steps.len() + work.without_steps.len();
    let values = [("work", MessageValue::Minutes(known)), ("count", unknown.into())];
    Some(html! { @if unknown == 0 { b { (minutes(known)) } } @else { (page.phrase(message::JOURNEY_WORK_UNKNOWN_AT_STEPS, &values)) } })
}

/// What the next level of knowing a journey lacks; nothing at the highest.
fn lacks(words: &Words, lacks: &[Lack]) -> Option<String> {
    let lacks = lacks.iter().map(|lack| match lack {
        Lack::Feeling(touchpoints) => words.say(message::JOURNEY_LACKS_FEELINGS, &[("count", touchpoints.len().into())]),
        Lack::Evidence => words.text(message::JOURNEY_LACKS_EVIDENCE).to_owned(),
        Lack::ThirdParty => words.text(message::JOURNEY_LACKS_THIRD_PARTY).to_owned(),
        Lack::Life => words.text(message::JOURNEY_LACKS_LIFE).to_owned(),
        Lack::Target => words.text(message::JOURNEY_LACKS_TARGET).to_owned(),
    });
    let lacks = lacks.collect::<Vec<_>>().join(", ");
    (!lacks.is_empty()).then(|| words.say(message::JOURNEY_MATURITY_LACKS, &[("lacks", (&lacks).into())]))
}

fn worst(page: &PageContext<'_, '_>, pain: &PainScore) -> Markup {
    let model = page.model();
    html! {
        li.pain {
            (page.sentences(&model.pains[pain.pain].text)) " "
            small {
                (page.to(model.touchpoints[pain.touchpoint].node))
                @if let Some(level) = pain.level { ", " (page.phrase(message::PAIN_LEVEL, &[("level", MessageValue::Number(level))])) }
                @if let Some(risk) = pain.leave_risk { ", " (page.phrase(message::PAIN_LEAVE_RISK, &[("risk", MessageValue::Number(risk))])) }
            }
        }
    }
}
