//! What people wait, beside what is written and what is promised.

use maud::{Markup, PreEscaped, html};

use crate::analysis::logged_touchpoints::LoggedTouchpoint;
use crate::html::html_text::{joined, minutes};
use crate::model::logged::Disclosed;
use crate::picture::logged::waits::{LoggedWait, WaitScale, WaitUnit};
use crate::words::{MessageValue, message};

use super::LoggedJourney;

impl LoggedJourney<'_, '_, '_> {
    /// Waits of minutes, of hours and of days: the longest first, each with a scale.
    pub(super) fn waits(&self) -> Markup {
        let known = self.rows.iter().filter_map(|row| Some((row, self.wait(row)?)));
        let mut known: Vec<(&LoggedTouchpoint<'_>, LoggedWait)> = known.collect();
        known.sort_by(|(_, a), (_, b)| b.median.total_cmp(&a.median));
        let hidden = self.rows.iter().filter(|row| row.told.wait.median.is_hidden());
        let hidden: Vec<Markup> = hidden.map(|row| self.to(row.touchpoint)).collect();
        html! {
            @for unit in WaitUnit::ALL.into_iter().rev() {
                @let waits: Vec<_> = known.iter().filter(|(_, wait)| WaitUnit::of(wait.longest()) == unit).collect();
                @if !waits.is_empty() { (self.of_unit(unit, &waits)) }
            }
            @if !hidden.is_empty() {
                tbody { tr { td colspan="3" { (joined(&hidden, ", ")) ": " (self.page.word(message::FEWER_THAN_FIVE)) } } }
            }
        }
    }

    fn of_unit(&self, unit: WaitUnit, waits: &[&(&LoggedTouchpoint<'_>, LoggedWait)]) -> Markup {
        let scale = WaitScale::of(unit, &waits.iter().map(|(_, wait)| *wait).collect::<Vec<_>>());
        let says = match unit {
            WaitUnit::Minutes => message::LOGGED_WAITS_MINUTES,
            WaitUnit::Hours => message::LOGGED_WAITS_HOURS,
            WaitUnit::Days => message::LOGGED_WAITS_DAYS,
        };
        html! {
            "\n" tbody {
                tr.scale {
                    th scope="rowgroup" { (self.page.word(says)) }
                    td { span { "0" } " " span { (minutes(scale.most)) } }
                    td {}
                }
                @for (row, wait) in waits {
                    "\n" tr {
                        th scope="row" { span.number { (self.place(row.touchpoint) + 1) } " " (self.to(row.touchpoint)) }
                        td.lw-box { (PreEscaped(scale.bar(wait))) }
                        td { (self.wait_says(row)) }
                    }
                }
            }
        }
    }

    /// What people wait for a touchpoint; none where nobody waits, or it may not be told.
    fn wait(&self, row: &LoggedTouchpoint<'_>) -> Option<LoggedWait> {
        let touchpoint = &self.page.model().touchpoints[row.touchpoint];
        let wait = row.told.wait;
        Some(LoggedWait { median: wait.median.told()?, p90: wait.p90.told(), written: touchpoint.wait, promised: touchpoint.within })
    }

    /// A wait in words: first what was logged, then what is written.
    fn wait_says(&self, row: &LoggedTouchpoint<'_>) -> Markup {
        let (page, told) = (self.page, row.told);
        let touchpoint = &page.model().touchpoints[row.touchpoint];
        let logged = told.wait.median.told().map(|median| match told.wait.p90.told() {
            Some(p90) => {
                let values = [("median", MessageValue::Minutes(median)), ("long", MessageValue::Minutes(p90))];
                html! { span.lw-logged { (page.phrase(message::LOGGED_WAIT, &values)) } }
            }
            None => html! { span.lw-logged { (page.phrase(message::LOGGED_WAIT_HALF, &[("median", MessageValue::Minutes(median))])) } },
        });
        let said = [
            (touchpoint.wait, told.above_wait, message::LOGGED_WAIT_WRITTEN, message::LOGGED_WAIT_WRITTEN_HIDDEN),
            (touchpoint.within, told.above_within, message::LOGGED_WAIT_PROMISED, message::LOGGED_WAIT_PROMISED_HIDDEN),
        ];
        let said = said.into_iter().filter_map(|(said, share, says, hidden)| {
            let said = ("said", MessageValue::Minutes(said?));
            Some(match share {
                Disclosed::Told(share) => html! { span { (page.phrase(says, &[said, ("share", MessageValue::Share(share))])) } },
                Disclosed::Hidden | Disclosed::Unknown => html! { span { (page.phrase(hidden, &[said])) } },
            })
        });
        html! { (joined(logged.into_iter().chain(said), " ")) }
    }
}
