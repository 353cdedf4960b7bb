//! How a measure stands: its last reading, how far that is on the way from the start to the promise, and what has changed.

use maud::{Markup, PreEscaped, html};

use crate::analysis::standing::{self, Standing};
use crate::base::escape::escape;
use crate::model::nested::Measure;
use crate::picture::bullet;
use crate::picture::sparkline::{Spark, split_currency, with_unit};
use crate::words::{MessageValue, message};

use crate::html::html_text::text;
use crate::html::page_context::PageContext;

/// The last reading.
pub fn last_reading(page: &PageContext<'_, '_>, measure: &Measure) -> Markup {
    let Some((_, value)) = measure.last() else {
        return html! { span.unknown { (page.word(message::NOT_MEASURED)) } };
    };
    let (currency, unit) = split_currency(measure.unit.as_deref().unwrap_or_default());
    html! {
        b { (text(&with_unit(value, currency))) }
        @if !unit.is_empty() { "\u{a0}" span.unit { (text(unit)) } }
    }
}

/// Where the last reading stands between the start and the promise, in words.
pub fn standing(page: &PageContext<'_, '_>, measure: &Measure) -> Markup {
    let (class, message, share) = match standing::of_measure(measure) {
        Standing::Kept => ("kept", message::STANDING_KEPT, 1.0),
        Standing::Way(share) if share > 0.0 => ("nearer", message::STANDING_WAY, share),
        Standing::Way(_) => ("level", message::STANDING_AT_THE_START, 0.0),
        Standing::Further => ("further", message::STANDING_FURTHER, 0.0),
        Standing::NoStart => ("level", message::STANDING_NO_START, 0.0),
        Standing::NoDirection => ("level", message::STANDING_NO_DIRECTION, 0.0),
        Standing::NoReading if measure.target.is_some() => ("unknown", message::STANDING_NO_READING, 0.0),
        Standing::NoReading => return html! { span.unknown { (page.word(message::NOT_MEASURED)) } },
        Standing::NoPromise => return html! { span.level { (page.word(message::STANDING_NO_PROMISE)) } },
    };
    let [from, target] = [measure.baseline, measure.target].map(|value| value.map(|v| amount(measure, v)).unwrap_or_default());
    let values = [("share", MessageValue::Share(share)), ("from", (&from).into()), ("target", (&target).into())];
    html! { span class=(class) { (page.phrase(message, &values)) } (promised_by(page, measure)) }
}

/// The day by which the promise should be kept, where that is said; that it is missed once a reading of that day or later says so.
fn promised_by(page: &PageContext<'_, '_>, measure: &Measure) -> Markup {
    let Some(day) = measure.target_by.filter(|_| standing::of_measure(measure) != Standing::Kept) else { return Markup::default() };
    let says = if measure.on_target() == Some(false) { message::STANDING_MISSED } else { message::STANDING_BY };
    html! { ", " (page.phrase(says, &[("day", (&page.words().day_short(day)).into())])) }
}

/// The same as a picture, read aloud by the measure's title; nothing where nothing is promised.
pub fn bullet(page: &PageContext<'_, '_>, measure: &Measure) -> Option<PreEscaped<String>> {
    bullet::draw(measure, &escape(&page.model().node(measure.node).title)).map(PreEscaped)
}

/// A value of a measure: its unit stands beside its title or its last reading, but for a currency.
pub fn amount(measure: &Measure, value: f64) -> String {
    with_unit(value, split_currency(measure.unit.as_deref().unwrap_or_default()).0)
}

/// How much it has changed since its first reading, and since when all readings have gone one way; none where there is only
/// one reading.
pub fn changed(page: &PageContext<'_, '_>, measure: &Measure) -> Option<Markup> {
    let change = standing::change(measure)?;
    let (said, nought) = (amount(measure, change.amount), amount(measure, 0.0));
    let (is_some, rises) = (said != nought, change.amount > 0.0);
    let amount = if rises { format!("+{said}") } else { said };
    let month = page.words().month(change.since);
    let course = standing::course(measure).map(|course| {
        let said = match (course.better, course.since == change.since) {
            (true, true) => message::COURSE_BETTER_ALWAYS,
            (true, false) => message::COURSE_BETTER,
            (false, true) => message::COURSE_WORSE_ALWAYS,
            (false, false) => message::COURSE_WORSE,
        };
        (said, page.words().month(course.since))
    });
    Some(html! {
        @if is_some {
            (page.phrase(message::CHANGE_SINCE, &[("amount", (&amount).into()), ("month", (&month).into())]))
        } @else { (page.phrase(message::CHANGE_NONE, &[("month", (&month).into())])) }
        @if let Some((said, month)) = &course { ", " (page.phrase(*said, &[("month", month.into())])) }
    })
}

/// Its readings as a line; nothing where there are fewer than two.
pub fn spark(page: &PageContext<'_, '_>, measure: &Measure) -> Option<PreEscaped<String>> {
    if measure.readings.len() < 2 {
        return None;
    }
    let title = escape(&page.model().node(measure.node).title);
    let unit = measure.unit.as_deref().map(escape).unwrap_or_default();
    let (readings, target, baseline, better) = (&*measure.readings, measure.target, measure.baseline, measure.better);
    Spark { title: &title, unit: &unit, readings, target, baseline, better, words: page.words() }.draw().map(PreEscaped)
}
