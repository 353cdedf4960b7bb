//! Touchpoint by touchpoint: the ways between them as they are written and as they were logged, and what was counted.

use maud::{Markup, PreEscaped, html};

use crate::analysis::logged_touchpoints::LoggedTouchpoint;
use crate::html::html_text::{joined, number};
use crate::model::logged::Disclosed;
use crate::picture::logged::{FlowBand, FlowFrame, FlowStop, rows};
use crate::words::{Message, MessageValue, message};

use super::LoggedJourney;

/// Ways from a touchpoint that are told in words; the rest is counted.
const MOST_WAYS: usize = 4;

/// The least share of the cases of a touchpoint that is told so.
const LEAST_SHARE: f64 = 0.01;

/// How much of all a documented way is drawn as: each is as wide as the other.
const DOCUMENTED: f64 = 0.2;

impl LoggedJourney<'_, '_, '_> {
    pub(super) fn touchpoints(&self) -> Markup {
        let (written, logged) = (self.written(), self.flow());
        html! {
            @for ((row, written), logged) in self.rows.iter().zip(&written).zip(&logged) {
                "\n" tr {
                    th scope="row" { span.number { (self.place(row.touchpoint) + 1) } " " (self.to(row.touchpoint)) }
                    td.lf-box { (PreEscaped(written)) }
                    td.lf-box { (PreEscaped(logged)) }
                    td.right { (self.name(message::INSIGHT_COME_THERE)) (self.come_there(row)) }
                    td { @let ways = self.goes_on(row); @if !ways.0.is_empty() { (self.name(message::LOGGED_GO_ON)) (ways) } }
                    td.right {
                        @if row.told.missing.told() != Some(0) && row.told.cases.told() != Some(0) {
                            (self.name(message::LOGGED_MISSING)) (self.cases(row.told.missing))
                        }
                    }
                }
            }
        }
    }

    /// The name of a column, for where there are none.
    fn name(&self, name: Message) -> Markup {
        html! { span.nm { (self.page.word(name)) " " } }
    }

    /// The documented ways, a line each.
    fn written(&self) -> Vec<String> {
        let stops = vec![FlowStop { share: 1.0, leaving: 0.0 }; self.rows.len()];
        let ways = self.rows.iter().enumerate().flat_map(|(from, row)| {
            let after = self.way.after(self.place(row.touchpoint)).filter_map(|to| self.row_at(to));
            after.map(move |to| FlowBand { from, to, share: DOCUMENTED, is_documented: true })
        });
        rows(FlowFrame::DOCUMENTED, &stops, &ways.collect::<Vec<_>>())
    }

    /// The ways that cases went, as wide as they are many.
    fn flow(&self) -> Vec<String> {
        let stop = |row: &LoggedTouchpoint<'_>| {
            let share = row.told.reach.told().unwrap_or(0.0);
            FlowStop { share, leaving: share * row.told.drop_off.told().unwrap_or(0.0) }
        };
        let stops: Vec<FlowStop> = self.rows.iter().map(stop).collect();
        let ways = self.rows.iter().enumerate().flat_map(|(from, row)| {
            let place = self.place(row.touchpoint);
            row.told.conversions.iter().filter_map(move |(to, cases)| {
                let share = self.log.share(*cases).told()?;
                Some(FlowBand { from, to: self.row_at(*to)?, share, is_documented: self.way.allows(Some(place), *to) })
            })
        });
        rows(FlowFrame::LOGGED, &stops, &ways.collect::<Vec<_>>())
    }

    /// How many come to a touchpoint, and how often they come again.
    fn come_there(&self, row: &LoggedTouchpoint<'_>) -> Markup {
        let told = row.told;
        let again = told.rework.told().zip(told.cases.told()).filter(|(rework, cases)| *rework > 0 && *cases > 0);
        html! {
            @if told.cases.told() == Some(0) { b { (self.page.word(message::LOGGED_NOBODY_SHORT)) } } @else { (self.cases(told.cases)) }
            @if let Some((rework, cases)) = again {
                small { (self.page.phrase(message::LOGGED_AGAIN, &[("times", MessageValue::Number(quotient(rework, cases)))])) }
            }
        }
    }

    /// Where cases go from a touchpoint, and how many leave with it.
    fn goes_on(&self, row: &LoggedTouchpoint<'_>) -> Markup {
        let page = self.page;
        let place = self.place(row.touchpoint);
        let mut ways: Vec<(usize, Disclosed<u64>)> =
            row.told.conversions.iter().filter(|(_, cases)| cases.told() != Some(0)).copied().collect();
        ways.sort_by_key(|(to, cases)| (std::cmp::Reverse(cases.told()), *to));
        let all = row.told.cases.told().unwrap_or(0);
        let is_small = |cases: &Disclosed<u64>| cases.told().is_none_or(|cases| quotient(cases, all) < LEAST_SHARE);
        let named = ways.iter().take(MOST_WAYS).filter(|(_, cases)| !is_small(cases)).count();
        let way = |(to, cases): &(usize, Disclosed<u64>)| {
            let says = if self.way.allows(Some(place), *to) { message::LOGGED_GOES_ON } else { message::LOGGED_GOES_ELSEWHERE };
            let share = MessageValue::Share(quotient(cases.told().unwrap_or(0), all));
            html! { (page.phrase(says, &[("number", MessageValue::Count(to + 1)), ("share", share)])) }
        };
        let more = ways.len() - named;
        let more = (more > 0).then(|| html! { (page.phrase(message::LOGGED_GOES_MORE, &[("count", more.into())])) });
        let leaving = match row.told.drop_off {
            Disclosed::Told(share) if share > 0.0 => {
                Some(html! { b { (page.phrase(message::LOGGED_LEAVE, &[("share", MessageValue::Share(share))])) } })
            }
            Disclosed::Hidden if row.told.cases.told().is_some() => Some(html! { (page.word(message::LOGGED_FEW_LEAVE)) }),
            _ => None,
        };
        html! { (joined(ways.iter().take(named).map(way).chain(more).chain(leaving), "; ")) }
    }

    /// The touchpoints that no log could hold.
    pub(super) fn passed_over(&self) -> Markup {
        let passed = self.all.iter().enumerate().filter(|(_, id)| self.rows.iter().all(|row| row.touchpoint != **id));
        let passed: Vec<Markup> = passed.map(|(place, id)| html! { (number_of(place)) " " (self.to(*id)) }).collect();
        if passed.is_empty() {
            return html! {};
        }
        let list = joined(&passed, ", ");
        html! { (self.page.phrase(message::LOGGED_PASSED_OVER, &[("count", passed.len().into()), ("touchpoints", (&list).into())])) }
    }
}

#[expect(clippy::cast_precision_loss, reason = "a place in a journey")]
fn number_of(place: usize) -> Markup {
    html! { (number((place + 1) as f64)) }
}

/// How often the one holds the other; 0 where there is nothing.
#[expect(clippy::cast_precision_loss, reason = "nobody has 2^52 cases")]
fn quotient(part: u64, all: u64) -> f64 {
    if all == 0 { 0.0 } else { part as f64 / all as f64 }
}
