//! What the log of a journey says of a touchpoint, beside what is written of it: how many come there, how long they wait, how many leave; and where
//! the two part.

use std::collections::BTreeMap;

use maud::{Markup, html};

use crate::analysis::logged_touchpoints::{LoggedTouchpoint, of_log};
use crate::analysis::logs::{JourneyLog, log_of};
use crate::analysis::partings::{self, Parting};
use crate::base::number_format::NumberFormat;
use crate::html::html_text::{joined, text};
use crate::html::page_context::PageContext;
use crate::log::documented_way;
use crate::model::id::Id;
use crate::model::kinds::Journey;
use crate::model::logged::Disclosed;
use crate::model::nested::Touchpoint;
use crate::words::{MessageValue, message};

/// What a log says of a touchpoint, and where it parts from what is written.
pub(super) struct LoggedColumn<'s> {
    row: LoggedTouchpoint<'s>,
    partings: Vec<Parting<'s>>,
}

/// The touchpoints of a journey that its log could hold; none where it has no log.
pub(super) fn columns<'s>(page: &PageContext<'_, 's>, journey: Id<Journey>) -> BTreeMap<Id<Touchpoint>, LoggedColumn<'s>> {
    let model = page.model();
    let Some((log, way)) = log_of(model, journey).zip(documented_way(model, journey)) else { return BTreeMap::new() };
    let mut columns: BTreeMap<_, _> = of_log(model, log).map(|row| (row.touchpoint, LoggedColumn { row, partings: Vec::new() })).collect();
    for parting in partings::of_log(model, log, &way) {
        if let Some(column) = parting.touchpoint().and_then(|touchpoint| columns.get_mut(&touchpoint)) {
            column.partings.push(parting);
        }
    }
    columns
}

impl LoggedColumn<'_> {
    /// What is said of it in its cell. `number` is the place of a touchpoint in the journey, from 1.
    pub(super) fn says(&self, page: &PageContext<'_, '_>, number: impl Fn(Id<Touchpoint>) -> usize) -> Markup {
        let told = self.row.told;
        let f = NumberFormat::ENGLISH;
        let figure = |says, name, figure: Disclosed<f64>, value: fn(f64) -> MessageValue<'static>| match figure {
            Disclosed::Told(figure) => Some(html! { (page.phrase(says, &[(name, value(figure))])) }),
            Disclosed::Hidden | Disclosed::Unknown => None,
        };
        let come = match told.reach {
            Disclosed::Told(share) if share > 0.0 => Some(match told.cases.told().filter(|_| !self.row.log.is_sample) {
                Some(cases) => {
                    let cases = usize::try_from(cases).map_or_else(|_| cases.to_string(), |n| f.count(n));
                    html! { (page.phrase(message::CHAPTER_LOGGED_COME, &[("share", MessageValue::Share(share)), ("cases", (&cases).into())])) }
                }
                None => html! { (page.phrase(message::CHAPTER_LOGGED_SHARE, &[("share", MessageValue::Share(share))])) },
            }),
            Disclosed::Hidden => Some(html! { (page.word(message::CHAPTER_LOGGED_FEW)) }),
            _ => None,
        };
        let wait = figure(message::CHAPTER_LOGGED_WAIT, "wait", told.wait.median, MessageValue::Minutes);
        let leaving = figure(
            message::CHAPTER_LOGGED_LEAVE,
            "share",
            told.drop_off.told().filter(|share| *share > 0.0).map_or(Disclosed::Unknown, Disclosed::Told),
            MessageValue::Share,
        );
        let figures: Vec<Markup> = [come, wait, leaving].into_iter().flatten().collect();
        html! {
            @if !figures.is_empty() { p { (joined(&figures, ", ")) } }
            @for parting in &self.partings { p { b { (part_says(page, self.row.log, parting, &number)) } } }
        }
    }
}

/// Where the two part, in a few words.
fn part_says(page: &PageContext<'_, '_>, log: JourneyLog<'_>, parting: &Parting<'_>, number: impl Fn(Id<Touchpoint>) -> usize) -> Markup {
    let share = |cases: u64| MessageValue::Share(log.share(Disclosed::Told(cases)).told().unwrap_or(0.0));
    match *parting {
        Parting::Unreached(..) => html! { (page.word(message::CHAPTER_LOGGED_NOBODY)) },
        Parting::Longer(_, wait) => {
            let says = if wait.is_promised { message::CHAPTER_LOGGED_LATE } else { message::CHAPTER_LOGGED_LONGER };
            html! { (page.phrase(says, &[("said", MessageValue::Minutes(wait.said)), ("share", MessageValue::Share(wait.share))])) }
        }
        Parting::Backwards(from, _, cases) => {
            let values = [("number", number(from).into()), ("share", share(cases))];
            html! { (page.phrase(message::CHAPTER_LOGGED_BACKWARDS, &values)) }
        }
        Parting::LeftOut(_, cases) => html! { (page.phrase(message::CHAPTER_LOGGED_LEFT_OUT, &[("share", share(cases))])) },
        // How many leave stands among the figures.
        Parting::Leaving(..) => html! { (page.word(message::CHAPTER_LOGGED_GOES_ON)) },
        Parting::Undocumented(activity) => html! { (text(&activity.name)) },
    }
}
