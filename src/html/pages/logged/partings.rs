//! Where a journey and its log part, in sentences.

use maud::{Markup, Render, html};

use crate::analysis::logs::JourneyLog;
use crate::analysis::partings::{LongerWait, Parting, of_log};
use crate::html::html_text::text;
use crate::html::page_context::PageContext;
use crate::model::id::Id;
use crate::model::logged::Disclosed;
use crate::model::nested::Touchpoint;
use crate::words::{MessageValue, message};

use super::{LoggedJourney, cases_of};

/// The most that is told of each sort; the tables have the rest.
const MOST_OF_A_SORT: usize = 4;

impl LoggedJourney<'_, '_, '_> {
    /// What readers should ask about first.
    pub(super) fn partings(&self) -> Markup {
        let mut told: Vec<Parting<'_>> = Vec::new();
        for parting in of_log(self.page.model(), self.log, &self.way) {
            let of_its_sort = |other: &&Parting<'_>| std::mem::discriminant(*other) == std::mem::discriminant(&parting);
            if told.iter().filter(of_its_sort).count() < MOST_OF_A_SORT {
                told.push(parting);
            }
        }
        html! { @for parting in &told { li { (says(self.page, self.log, parting)) } } }
    }
}

/// Where the two part, in a sentence or two.
fn says(page: &PageContext<'_, '_>, log: JourneyLog<'_>, parting: &Parting<'_>) -> Markup {
    let to = |touchpoint: Id<Touchpoint>| page.to(page.model().touchpoints[touchpoint].node).render();
    let cases = |n: u64| cases_of(page, log, Disclosed::Told(n));
    match *parting {
        Parting::Unreached(touchpoint, in_every_case) => {
            let says = if in_every_case { message::LOGGED_NOBODY_PERHAPS } else { message::LOGGED_NOBODY };
            html! { (page.phrase(says, &[("touchpoint", (&to(touchpoint)).into())])) }
        }
        Parting::Longer(touchpoint, wait) => longer(page, &to(touchpoint), wait),
        Parting::Backwards(from, back, n) => {
            let (from, back, cases) = (to(from), to(back), cases(n));
            html! { (page.phrase(message::LOGGED_BACKWARDS, &[("from", (&from).into()), ("back", (&back).into()), ("cases", (&cases).into())])) }
        }
        Parting::Undocumented(activity) => {
            let (name, cases) = (html! { b dir="auto" { (text(&activity.name)) } }, cases(activity.cases));
            html! { (page.phrase(message::LOGGED_UNWRITTEN, &[("activity", (&name).into()), ("cases", (&cases).into())])) }
        }
        Parting::LeftOut(touchpoint, n) => {
            let (touchpoint, cases) = (to(touchpoint), cases(n));
            html! { (page.phrase(message::LOGGED_LEFT_OUT, &[("touchpoint", (&touchpoint).into()), ("cases", (&cases).into())])) }
        }
        Parting::Leaving(touchpoint, share) => {
            let touchpoint = to(touchpoint);
            html! { (page.phrase(message::LOGGED_LEAVING, &[("touchpoint", (&touchpoint).into()), ("share", MessageValue::Share(share))])) }
        }
    }
}

/// How much longer people wait than is promised or written.
fn longer(page: &PageContext<'_, '_>, touchpoint: &Markup, wait: LongerWait) -> Markup {
    let says = if wait.is_promised { message::LOGGED_PROMISED } else { message::LOGGED_WRITTEN };
    let values =
        [("touchpoint", touchpoint.into()), ("said", MessageValue::Minutes(wait.said)), ("share", MessageValue::Share(wait.share))];
    let times = wait.median / wait.said;
    html! {
        (page.phrase(says, &values))
        @if wait.said > 0.0 && times >= 1.05 {
            " "
            @let median = MessageValue::Minutes(wait.median);
            @if (1.75..2.25).contains(&times) {
                (page.phrase(message::LOGGED_TWICE, &[("median", median)]))
            } @else {
                (page.phrase(message::LOGGED_TIMES, &[("median", median), ("times", MessageValue::Number((times * 10.0).round() / 10.0))]))
            }
        }
    }
}
