//! What becomes of each touchpoint. What changes for the person or for us is told; what is only told in other words is folded.

use maud::{Markup, html};

use crate::analysis::target_gap::TargetGap;
use crate::html::fragments::touchpoint::channel;
use crate::html::html_text::{joined, text};
use crate::html::page_context::PageContext;
use crate::model::id::Id;
use crate::model::nested::Touchpoint;
use crate::picture::curve::say_feeling;
use crate::words::{MessageValue, Words, message};

use super::columns::TargetColumn;

/// The rows of what changes, and the items of what stays or is only told in other words.
pub(super) fn changes(page: &PageContext<'_, '_>, gap: &TargetGap, columns: &[TargetColumn]) -> (Markup, Vec<Markup>) {
    let mut rows = Vec::new();
    let mut same = Vec::new();
    for column in columns {
        let gone = column.today.iter().copied().filter(|t| gap.removed.contains(t));
        rows.extend(gone.map(|t| html! { "\n" tr.goes { td { (page.to(page.model().touchpoints[t].node)) } td { (page.word(message::TARGET_GONE)) } td {} } }));
        let Some(to) = column.to_come else { continue };
        let link = page.to(page.model().touchpoints[to].node);
        if column.from.is_empty() {
            rows.push(html! { "\n" tr.comes { td {} td { (page.word(message::TARGET_NEW)) } td { (link) } } });
            continue;
        }
        let fields = gap.changed.iter().find(|c| c.touchpoint == to).map(|c| &c.fields[..]).unwrap_or_default();
        let says = material(page, &column.from, to, fields);
        let reworded = fields.iter().any(|field| is_wording(field));
        if says.is_empty() {
            same.push(html! { li { (link) @if reworded { " " small { (page.word(message::TARGET_REWORDED)) } } } });
        } else {
            let from = || column.from.iter().map(|&f| page.to(page.model().touchpoints[f].node));
            rows.push(html! { "\n" tr { td { (joined(from(), "<br>")) } td { @for line in says { p { (line) } " " } } td { (link) } } });
        }
    }
    (html! { @for row in rows { (row) } }, same)
}

/// Whether a field is words, or what is known of it, rather than what happens.
fn is_wording(field: &str) -> bool {
    matches!(
        field,
        "title"
            | "does"
            | "thinks"
            | "expects"
            | "sees"
            | "gains"
            | "pains"
            | "importance"
            | "satisfaction"
            | "events"
            | "evidence"
            | "picture"
            | "extra"
    )
}

/// What changes for the person or for us, a line each: amounts first, then channels and processes by name, then the rest in words.
fn material(page: &PageContext<'_, '_>, from: &[Id<Touchpoint>], to: Id<Touchpoint>, fields: &[&'static str]) -> Vec<Markup> {
    let mut lines: Vec<Markup> = amounts(page, from, to).into_iter().map(|says| html! { (text(&says)) }).collect();
    if fields.contains(&"channels") {
        lines.extend(channels(page, from, to));
    }
    if fields.contains(&"served_by") {
        lines.extend(processes(page, from, to));
    }
    let words = page.words();
    let promised = fields.contains(&"within").then(|| promised(page, from, to)).flatten();
    let mut rest: Vec<&str> =
        fields.iter().filter(|field| **field != "within" || promised.is_none()).filter_map(|field| in_words(words, field)).collect();
    lines.extend(promised.map(|says| html! { (text(&says)) }));
    rest.dedup();
    if !rest.is_empty() {
        lines.push(html! { (page.phrase(message::TARGET_OTHER_FIELDS, &[("fields", (&rest.join(", ")).into())])) });
    }
    lines
}

/// How much a touchpoint differs from those that it takes the place of: how it feels, what it takes the person.
/// Only what is known on both sides is compared.
fn amounts(page: &PageContext<'_, '_>, from: &[Id<Touchpoint>], to: Id<Touchpoint>) -> Vec<String> {
    let words = page.words();
    let touchpoints = &page.model().touchpoints;
    let to = &touchpoints[to];
    let before = |figure: fn(&Touchpoint) -> Option<f64>| from.iter().map(|&t| figure(&touchpoints[t])).collect::<Option<Vec<f64>>>();
    let mut amounts = Vec::new();
    if let Some((worst, now)) = before(|t| t.feeling).and_then(|f| f.into_iter().reduce(f64::min)).zip(to.feeling)
        && worst != now
    {
        let says = if from.len() > 1 { message::TARGET_WORST_FEELING } else { message::TARGET_FEELS };
        amounts.push(words.say(says, &[("before", (&say_feeling(worst)).into()), ("now", (&say_feeling(now)).into())]));
    }
    if let Some((before, now)) = before(|t| t.effort_work).map(|work| work.iter().sum::<f64>()).zip(to.effort_work)
        && before != now
    {
        let says = if now < before { message::TARGET_LESS_WORK } else { message::TARGET_MORE_WORK };
        amounts.push(words.say(says, &[("minutes", MessageValue::Minutes((now - before).abs()))]));
    }
    // Waits before several touchpoints may be one wait: of these the longest counts.
    if let Some((before, now)) = before(|t| t.wait).and_then(|waits| waits.into_iter().reduce(f64::max)).zip(to.wait)
        && before != now
    {
        amounts.push(words.say(message::TARGET_WAITS, &[("before", MessageValue::Minutes(before)), ("now", MessageValue::Minutes(now))]));
    }
    amounts
}

/// By when it is promised, where both say so. Of several the longest counts, as of waits.
fn promised(page: &PageContext<'_, '_>, from: &[Id<Touchpoint>], to: Id<Touchpoint>) -> Option<String> {
    let touchpoints = &page.model().touchpoints;
    let before = from.iter().map(|&t| touchpoints[t].within).collect::<Option<Vec<f64>>>()?.into_iter().reduce(f64::max)?;
    let now = touchpoints[to].within.filter(|&now| now != before)?;
    Some(page.words().say(message::TARGET_PROMISED, &[("before", MessageValue::Minutes(before)), ("now", MessageValue::Minutes(now))]))
}

/// The channels of both.
fn channels(page: &PageContext<'_, '_>, from: &[Id<Touchpoint>], to: Id<Touchpoint>) -> Option<Markup> {
    let touchpoints = &page.model().touchpoints;
    let names = |of: &[Id<Touchpoint>]| {
        let mut names: Vec<&str> = Vec::new();
        for id in of.iter().flat_map(|&t| &touchpoints[t].channels) {
            let name = &*channel(page, id).title;
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names.join(", ")
    };
    let (before, now) = (names(from), names(&[to]));
    let is_known = !before.is_empty() && !now.is_empty() && before != now;
    is_known.then(|| html! { (page.phrase(message::TARGET_CHANNELS, &[("before", (&before).into()), ("now", (&now).into())])) })
}

/// The processes that serve it and did not before.
fn processes(page: &PageContext<'_, '_>, from: &[Id<Touchpoint>], to: Id<Touchpoint>) -> Option<Markup> {
    let reach = &page.index.reach;
    let had: Vec<_> = from.iter().flat_map(|&t| reach.serving(t)).collect();
    let new: Vec<_> = reach.serving(to).iter().filter(|p| !had.contains(p)).map(|&p| page.to(page.model().processes[p].node)).collect();
    if new.is_empty() {
        return None;
    }
    let links = joined(new, ", ");
    Some(html! { (page.phrase(message::TARGET_SERVED_BY, &[("processes", (&links).into())])) })
}

/// A field that is no amount and is not told by name, as readers call it; none for what is told already, and for mere words.
fn in_words<'w>(words: &'w Words, field: &str) -> Option<&'w str> {
    let message = match field {
        "from" | "to" => message::TARGET_FIELD_WHO,
        "moment_of_truth" => message::MOMENT_OF_TRUTH,
        "mandated" => message::TARGET_FIELD_MANDATED,
        "service" => message::TARGET_FIELD_SERVICE,
        "needs" => message::TARGET_FIELD_NEEDS,
        "recovery" => message::TARGET_FIELD_RECOVERY,
        "within" => message::TARGET_FIELD_WITHIN,
        "because_of" => message::TARGET_FIELD_BECAUSE_OF,
        "next" => message::TARGET_FIELD_NEXT,
        "gap" => message::TARGET_FIELD_GAP,
        _ => return None,
    };
    Some(words.text(message))
}
