//! What stands on one side only: what was logged and is not written down, what is written down and was never logged.

use maud::{Markup, PreEscaped, html};

use crate::base::suggest::nearest;
use crate::html::html_text::text;
use crate::model::logged::Disclosed;
use crate::picture::bars::{BarPart, BarScale};
use crate::words::message;

use super::LoggedJourney;
use super::ways::letter;

impl LoggedJourney<'_, '_, '_> {
    /// What was logged and stands at no touchpoint.
    pub(super) fn undocumented(&self) -> Markup {
        let figures = self.log.figures;
        let scale = BarScale::of([1.0]);
        html! {
            @for (place, activity) in figures.undocumented.iter().enumerate() {
                @let cases = Disclosed::Told(activity.cases);
                li {
                    span.of { i.st.besides { (text(&letter(place))) } " " span dir="auto" { (text(&activity.name)) } }
                    span.bars { (PreEscaped(scale.bar(&[BarPart::new("b-ours", self.log.share(cases).told())], None))) }
                    span.bar-said { (self.cases(cases)) }
                }
            }
            @if figures.has_rare_activities { li.quiet { span.of { (self.page.word(message::LOGGED_RARE)) } } }
        }
    }

    /// What is written down and was never logged, with what is spelt like it in the log.
    pub(super) fn unreached(&self) -> Markup {
        let page = self.page;
        let logged = || self.log.figures.undocumented.iter().map(|activity| activity.name.as_str());
        html! {
            @for row in self.rows.iter().filter(|row| row.told.cases.told() == Some(0)) {
                @let touchpoint = &page.model().touchpoints[row.touchpoint];
                @let title = page.title(touchpoint.node);
                @let names = touchpoint.events.iter().map(|name| &**name).chain([&*title]);
                @let near = names.filter_map(|name| nearest(name, logged())).next();
                @let in_all = self.log.figures.cases.told().is_some() && row.told.missing == self.log.figures.cases;
                li {
                    span.number { (self.place(row.touchpoint) + 1) } " " (self.to(row.touchpoint))
                    @if in_all {
                        @let cases = self.cases(row.told.missing);
                        " " small { (page.phrase(message::LOGGED_MISSING_IN_ALL, &[("cases", (&cases).into())])) }
                    }
                    @if let Some(near) = near {
                        @let near = html! { b dir="auto" { (text(near)) } };
                        " " small { (page.phrase(message::LOGGED_NEAR, &[("activity", (&near).into())])) }
                    }
                }
            }
        }
    }
}
