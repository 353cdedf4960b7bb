//! How many cases go as it is written down, and what the others do.

use maud::{Markup, PreEscaped, html};

use crate::base::number_format::NumberFormat;
use crate::html::html_text::text;
use crate::model::logged::{ConformanceFigures, Disclosed};
use crate::picture::bars::{BarPart, BarScale};
use crate::words::{MessageValue, message};

use super::{LoggedJourney, count};

impl LoggedJourney<'_, '_, '_> {
    /// How many go as it is written down.
    pub(super) fn sentence(&self) -> Markup {
        let (page, figures) = (self.page, self.log.figures);
        let Some(cases) = figures.cases.told() else { return html! { (page.word(message::LOGGED_FEW)) } };
        let all = count(cases);
        let all = MessageValue::Text(&all);
        if cases == 0 {
            return html! { (page.word(message::LOGGED_EMPTY)) };
        }
        let Some(conformance) = &figures.conformance else { return html! { (page.word(message::LOGGED_NOTHING_TO_COMPARE)) } };
        let (says, of_sample) = match conformance.share {
            Disclosed::Told(0.0) => (message::LOGGED_NONE_FIT, message::LOGGED_NONE_FIT_SAMPLE),
            Disclosed::Told(1.0) => (message::LOGGED_ALL_FIT, message::LOGGED_ALL_FIT_SAMPLE),
            Disclosed::Told(_) => (message::LOGGED_FIT, message::LOGGED_FIT_SAMPLE),
            Disclosed::Hidden | Disclosed::Unknown => (message::LOGGED_FIT_HIDDEN, message::LOGGED_FIT_HIDDEN),
        };
        let share = MessageValue::Share(conformance.share.told().unwrap_or(0.0));
        html! { (page.phrase(if self.log.is_sample { of_sample } else { says }, &[("cases", all), ("share", share)])) }
    }

    /// When the log begins and ends, and how long cases take.
    pub(super) fn about(&self) -> Markup {
        let (page, figures) = (self.page, self.log.figures);
        let (Some(_), Some(first), Some(last)) = (figures.cases.told(), figures.first_day, figures.last_day) else { return html! {} };
        let (first, last) = (page.words().day(first), page.words().day(last));
        let days = [("first", MessageValue::Text(&first)), ("last", MessageValue::Text(&last))];
        let says = if self.log.is_sample { message::LOGGED_ABOUT_SAMPLE } else { message::LOGGED_ABOUT };
        html! {
            (page.phrase(says, &days))
            @if let (Some(median), Some(p90)) = (figures.throughput.median.told(), figures.throughput.p90.told()) {
                " " (page.phrase(message::LOGGED_TAKES, &[("median", MessageValue::Minutes(median)), ("long", MessageValue::Minutes(p90))]))
            }
        }
    }

    /// How many do what, as rows with bars on one scale: a case may count in several.
    pub(super) fn fits(&self) -> Markup {
        let (page, figures) = (self.page, self.log.figures);
        let Some(conformance) = &figures.conformance else { return html! {} };
        let ConformanceFigures { fitting, missing, out_of_sequence, repeated, .. } = *conformance;
        let rows = [
            (message::LOGGED_AS_WRITTEN, "b-theirs", fitting),
            (message::LOGGED_LACK, "b-ours", missing),
            (message::LOGGED_ANOTHER_ORDER, "b-ours", out_of_sequence),
            (message::LOGGED_BESIDES, "b-ours", figures.ad_hoc),
            (message::LOGGED_REPEAT, "b-ours", repeated),
        ];
        let scale = BarScale::of([1.0]);
        html! {
            @for (says, class, cases) in rows {
                @let share = self.log.share(cases).told();
                li {
                    span.of { (page.word(says)) }
                    span.bars { (PreEscaped(scale.bar(&[BarPart::new(class, share)], None))) }
                    span.bar-said {
                        @match share {
                            Some(share) => {
                                b { (text(&NumberFormat::ENGLISH.share(share))) }
                                @if let Some(n) = cases.told().filter(|_| !self.log.is_sample) { " " (text(&count(n))) }
                            }
                            None => (self.cases(cases)),
                        }
                    }
                }
            }
        }
    }
}
