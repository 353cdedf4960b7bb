//! `event-unknown`, `log-not-read` and `log-stale`: whether the log of a journey means what the journey says, was read in full, and still
//! holds. Linear in the logs and the names of events.

use crate::base::diagnostic::{Diagnostic, quote};
use crate::base::english::plural;
use crate::base::rule;
use crate::base::span::Span;
use crate::base::suggest::nearest;
use crate::model::kinds::Journey;
use crate::model::logged::LogFigures;
use crate::syntax::content::document::Fields;
use crate::syntax::content::kinds;

use super::CheckContext;

pub(super) fn ask(s: &CheckContext<'_>, found: &mut Vec<Diagnostic>) {
    for (_, journey) in s.model.live::<Journey>() {
        let Some(log) = &journey.log else { continue };
        let (Some(figures), Some(Fields::Journey(written))) = (&log.figures, s.document(journey.node).map(|document| &document.fields))
        else {
            continue;
        };
        let span = written.log.as_ref().and_then(|log| log.path()).map(|file| file.0.span);
        found.extend(
            not_read(&log.file, figures).map(|(message, help)| s.value(&rule::LOG_NOT_READ, journey.node, span, message).help(help)),
        );
        if figures.reading.is_of_earlier_journey {
            let message = format!(
                "what {} counts was asked of this journey as it was before: ids, `events`, `next`, `wait` or `within` have changed since",
                quote(&log.file)
            );
            let id = &s.model.node(journey.node).address.id;
            let help = format!("count again: `throughline log sql {id}`");
            found.push(s.value(&rule::LOG_STALE, journey.node, span, message).help(help));
        }
        if let Some(last) = figures.last_day.filter(|last| s.is_older(&rule::LOG_STALE, *last)) {
            let days = s.config.days(&rule::LOG_STALE);
            let message = format!("the last event of {} is from {last}, more than {days} days ago", quote(&log.file));
            found.push(s.value(&rule::LOG_STALE, journey.node, span, message).help(if log.is_counts {
                "count again"
            } else {
                "export the log again"
            }));
        }
        for (name, span) in unknown_events(written, figures) {
            let message = format!("no event of {} is called {}", quote(&log.file), quote(name));
            let near = nearest(name, figures.undocumented.iter().map(|activity| &*activity.name));
            let help = near.map(|near| format!("did you mean {}?", quote(near)));
            found.push(s.value(&rule::EVENT_UNKNOWN, journey.node, Some(span), message).maybe_help(help));
        }
    }
}

/// What of a log was not read, and what to do.
fn not_read(file: &str, figures: &LogFigures) -> Option<(String, &'static str)> {
    let reading = &figures.reading;
    if figures.cases.told() == Some(0) {
        let left_out =
            if reading.unreadable > 0 { format!(": {}", left_out(reading.unreadable, reading.first_unreadable)) } else { String::new() };
        return Some((format!("{} holds no event that can be read{left_out}", quote(file)), "see in `log` which column holds what"));
    }
    let mut said = Vec::new();
    if reading.unreadable > 0 {
        said.push(left_out(reading.unreadable, reading.first_unreadable));
    }
    if reading.mixes_zones {
        said.push("some times have a zone, and others count as universal time".to_owned());
    }
    let help = if reading.unreadable > 0 {
        "an event needs a case, an activity, and a time such as `2026-03-01 14:05`"
    } else {
        "write all times with their zone, or none"
    };
    (!said.is_empty()).then(|| (format!("not all of {} is read as it is written: {}", quote(file), said.join("; ")), help))
}

fn left_out(events: u64, first: Option<u64>) -> String {
    let events = usize::try_from(events).unwrap_or(usize::MAX);
    let is = if events == 1 { "is" } else { "are" };
    let first = first.map(|line| format!(" (line {line}{})", if events == 1 { "" } else { " is the first" })).unwrap_or_default();
    format!("{} {is} left out{first}", plural(events, "event"))
}

/// The names of events that the log does not have.
fn unknown_events<'a>(written: &'a kinds::Journey, figures: &'a LogFigures) -> impl Iterator<Item = (&'a str, Span)> {
    let touchpoints = written.stages.iter().flat_map(|stage| &stage.touchpoints).zip(&figures.touchpoints);
    touchpoints.flat_map(|(written, told)| {
        told.unknown_events.iter().filter_map(|at| written.events.get(*at)).map(|name| (&*name.value, name.span))
    })
}
