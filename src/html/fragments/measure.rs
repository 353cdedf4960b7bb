//! How a measure stands: its last reading, how far that is on the way from the start to the promise, and what has changed.

use maud::{Markup, PreEscaped, html};

use crate::analysis::standing::{self, Standing};
use crate::base::escape::escape;
use crate::model::id::Id;
use crate::model::nested::Measure;
use crate::picture::sparkline::{Spark, split_currency, with_unit};
use crate::words::{MessageValue, message};

use crate::html::html_text::text;
use crate::html::page_context::PageContext;

/// A measure in a few lines, at the side of an outcome, with pictures or without; that nobody measures is said
/// too.
pub fn in_short(page: &PageContext<'_, '_>, id: Option<Id<Measure>>, pictures: bool) -> Markup {
    let model = page.model();
    let Some(measure) = id.map(|id| &model.measures[id]) else {
        return html! { p.unknown { (page.word(message::NOT_MEASURED)) } };
    };
    let changed = changed(page, measure);
    html! {
        p { (text(&model.node(measure.node).title)) }
        @if pictures { (spark(page, measure, |s| s.small()).unwrap_or_default()) }
        p.reading { (last_reading(page, measure)) }
        p { (standing(page, measure)) }
        @if let Some(changed) = changed { p { (changed) } }
    }
}

/// The last reading.
pub fn last_reading(page: &PageContext<'_, '_>, measure: &Measure) -> Markup {
    let Some((_, value)) = measure.last() else {
        return html! { span.unknown { (page.word(message::NOT_MEASURED)) } };
    };
    let (currency, unit) = split_currency(measure.unit.as_deref().unwrap_or_default());
    html! {
        b { (text(&with_unit(value, currency))) }
        @if !unit.is_empty() { " " span.unit { (text(unit)) } }
    }
}

/// Where the last reading stands between the start and the promise.
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
    let (currency, _) = split_currency(measure.unit.as_deref().unwrap_or_default());
    let [from, target] = [measure.baseline, measure.target].map(|value| value.map(|v| with_unit(v, currency)).unwrap_or_default());
    let values = [("share", MessageValue::Share(share)), ("from", (&from).into()), ("target", (&target).into())];
    html! { span class={ "way " (class) } { (page.phrase(message, &values)) } }
}

/// How much it has changed since its first reading, and since when all readings have gone one way; none where there is only
/// one reading.
pub fn changed(page: &PageContext<'_, '_>, measure: &Measure) -> Option<Markup> {
    let change = standing::change(measure)?;
    let (currency, _) = split_currency(measure.unit.as_deref().unwrap_or_default());
    let amount = with_unit(change.amount, currency);
    let (is_some, rises) = (amount != with_unit(0.0, currency), change.amount > 0.0);
    let amount = if rises { format!("+{amount}") } else { amount };
    let month = page.words().month(change.since);
    let course = standing::course(measure).map(|course| {
        let said = if course.better { message::COURSE_BETTER } else { message::COURSE_WORSE };
        (said, page.words().month(course.since))
    });
    Some(html! {
        @if is_some {
            (page.phrase(message::CHANGE_SINCE, &[("amount", (&amount).into()), ("month", (&month).into())]))
        } @else { (page.phrase(message::CHANGE_NONE, &[("month", (&month).into())])) }
        @if let Some((said, month)) = &course { ", " (page.phrase(*said, &[("month", month.into())])) }
    })
}

/// A measure's picture.
pub fn spark(page: &PageContext<'_, '_>, measure: &Measure, size: fn(&Spark<'_>) -> Option<String>) -> Option<PreEscaped<String>> {
    let title = escape(&page.model().node(measure.node).title);
    let unit = measure.unit.as_deref().map(escape).unwrap_or_default();
    size(&Spark {
        title: &title,
        unit: &unit,
        readings: &measure.readings,
        target: measure.target,
        baseline: measure.baseline,
        better: measure.better,
        words: page.words(),
    })
    .map(PreEscaped)
}
