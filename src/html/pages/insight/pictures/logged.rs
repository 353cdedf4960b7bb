//! Bars of what logs say: how many go as written, how long people wait, what nobody wrote down.

use maud::{Markup, html};

use crate::analysis::conformance;
use crate::analysis::logged_touchpoints::{self, LoggedTouchpoint};
use crate::analysis::logs::{JourneyLog, logs};
use crate::analysis::undocumented::{self, LoggedActivity};
use crate::base::number_format::NumberFormat;
use crate::html::address::encode;
use crate::html::html_text::{Html, minutes, text};
use crate::html::page_context::PageContext;
use crate::html::routes::Route;
use crate::model::id::Id;
use crate::model::kinds::Journey;
use crate::model::logged::Disclosed;
use crate::picture::bars::{BarPart, BarScale};
use crate::picture::logged::waits::{LoggedWait, WaitScale, WaitUnit};
use crate::picture::small;
use crate::words::{MessageValue, message};

use super::drawn;
use super::rows::{PictureRow, rows};

/// A link to the page of a journey's log.
fn to_log(page: &PageContext<'_, '_>, journey: Id<Journey>) -> Markup {
    html! { a href={ (page.root) (encode(&Route::Logged(journey).path(page.model()))) } { (page.word(message::CONFORMANCE_PICTURE_LOG)) } }
}

fn fit_parts(share: f64) -> [BarPart; 2] {
    [BarPart::new("b-theirs", Some(share)), BarPart::new("b-open", Some(1.0 - share))]
}

/// The journeys with a log, those first where fewest go as written.
fn fits<'p>(page: &PageContext<'p, '_>) -> Vec<(JourneyLog<'p>, Option<f64>)> {
    let mut all: Vec<_> = logs(page.model()).map(|log| (log, conformance::share(&log).told())).collect();
    all.sort_by(|a, b| a.1.unwrap_or(2.0).total_cmp(&b.1.unwrap_or(2.0)));
    all
}

/// How many of the cases of each journey go as it is written down.
pub(super) fn conformance(page: &PageContext<'_, '_>) -> Html {
    let scale = BarScale::of([1.0]);
    let row = |(log, share): &(JourneyLog<'_>, Option<f64>)| {
        let bars = share.map(|share| scale.bar(&fit_parts(share), None)).into_iter().collect();
        let said = html! {
            @match share {
                Some(share) => { b { (text(&NumberFormat::ENGLISH.share(*share))) } },
                None => (page.word(message::FEWER_THAN_FIVE)),
            }
            " · " (to_log(page, log.journey))
        };
        PictureRow::of(page, page.model().journeys[log.journey].node, bars, said)
    };
    let key = [("b-theirs", message::LOGGED_AS_WRITTEN), ("b-open", message::CONFORMANCE_KEY_OTHERWISE)];
    rows(page, message::CONFORMANCE_PICTURE, &key, fits(page).iter().map(row).collect())
}

/// The same, small.
pub(super) fn small_conformance(page: &PageContext<'_, '_>) -> Html {
    let bars = fits(page).into_iter().filter_map(|(_, share)| share).map(|share| fit_parts(share).to_vec());
    drawn::small(small::bars(&bars.collect::<Vec<_>>()))
}

/// The touchpoints that people wait for, those first where they wait longest.
fn waits<'p>(page: &PageContext<'p, '_>) -> Vec<(LoggedTouchpoint<'p>, LoggedWait)> {
    let model = page.model();
    let wait = |row: LoggedTouchpoint<'p>| {
        let touchpoint = &model.touchpoints[row.touchpoint];
        let median = row.told.wait.median.told()?;
        Some((row, LoggedWait { median, p90: row.told.wait.p90.told(), written: touchpoint.wait, promised: touchpoint.within }))
    };
    let mut all: Vec<_> = logged_touchpoints::all(model).filter_map(wait).collect();
    let unit = |wait: &LoggedWait| WaitUnit::of(wait.longest());
    all.sort_by(|(_, a), (_, b)| unit(b).cmp(&unit(a)).then(b.median.total_cmp(&a.median)));
    all
}

/// How long people wait for touchpoints: waits of days, hours and minutes, with a scale each.
pub(super) fn touchpoints(page: &PageContext<'_, '_>) -> Html {
    let all = waits(page);
    let mut shown = Vec::new();
    for of_unit in all.chunk_by(|(_, a), (_, b)| WaitUnit::of(a.longest()) == WaitUnit::of(b.longest())) {
        let unit = of_unit.first().map_or(WaitUnit::Minutes, |(_, wait)| WaitUnit::of(wait.longest()));
        let scale = WaitScale::of(unit, &of_unit.iter().map(|(_, wait)| *wait).collect::<Vec<_>>());
        let says = match unit {
            WaitUnit::Minutes => message::LOGGED_WAITS_MINUTES,
            WaitUnit::Hours => message::LOGGED_WAITS_HOURS,
            WaitUnit::Days => message::LOGGED_WAITS_DAYS,
        };
        shown.push(PictureRow {
            about: html! { b { (page.word(says)) } },
            is_team: false,
            bars: Vec::new(),
            said: html! { (page.phrase(message::WAITS_PICTURE_ENDS, &[("most", MessageValue::Minutes(scale.most))])) },
        });
        shown.extend(
            of_unit.iter().map(|(row, wait)| PictureRow::of(page, row.node(page.model()), vec![scale.bar(wait)], wait_says(page, wait))),
        );
    }
    let key = [
        ("lw-half", message::LOGGED_KEY_HALF),
        ("lw-nine", message::LOGGED_KEY_NINE),
        ("lw-written", message::LOGGED_KEY_WAIT),
        ("lw-promised", message::LOGGED_KEY_PROMISE),
        ("lw-broken", message::LOGGED_KEY_BROKEN),
    ];
    rows(page, message::WAITS_PICTURE, &key, shown)
}

fn wait_says(page: &PageContext<'_, '_>, wait: &LoggedWait) -> Markup {
    let said = [(wait.written, message::WAITS_PICTURE_WRITTEN), (wait.promised, message::WAITS_PICTURE_PROMISED)];
    html! {
        b { (minutes(wait.median)) }
        @if let Some(p90) = wait.p90 { " · " (minutes(p90)) }
        @for (said, says) in said { @if let Some(said) = said { " · " (page.phrase(says, &[("said", MessageValue::Minutes(said))])) } }
    }
}

/// The same, small.
pub(super) fn small_touchpoints(page: &PageContext<'_, '_>) -> Html {
    let bar = |(_, wait): &(LoggedTouchpoint<'_>, LoggedWait)| {
        let rest = wait.p90.map(|p90| p90 - wait.median);
        vec![BarPart::new("b-theirs", Some(wait.median)), BarPart::new("b-ours", rest)]
    };
    drawn::small(small::bars(&waits(page).iter().map(bar).collect::<Vec<_>>()))
}

/// What stands at no touchpoint, what most do first.
fn unwritten<'p>(page: &PageContext<'p, '_>) -> Vec<(LoggedActivity<'p>, &'p str, f64)> {
    let named = |row: LoggedActivity<'p>| Some((row, row.activity?.name.as_str(), row.log.share(row.cases()).told()?));
    let mut all: Vec<_> = undocumented::all(page.model()).filter_map(named).collect();
    all.sort_by(|a, b| b.2.total_cmp(&a.2));
    all
}

/// How many do what nobody wrote down.
pub(super) fn undocumented(page: &PageContext<'_, '_>) -> Html {
    let scale = BarScale::of([1.0]);
    let row = |(row, name, share): &(LoggedActivity<'_>, &str, f64)| PictureRow {
        about: html! { span dir="auto" { (text(name)) } },
        is_team: false,
        bars: vec![scale.bar(&[BarPart::new("b-ours", Some(*share))], None)],
        said: html! {
            b { (text(&NumberFormat::ENGLISH.share(*share))) }
            @if let Disclosed::Told(cases) = row.cases() { @if !row.log.is_sample { " (" (cases) ")" } }
            " · " (to_log(page, row.log.journey))
        },
    };
    rows(page, message::UNWRITTEN_PICTURE, &[], unwritten(page).iter().map(row).collect())
}

/// The same, small.
pub(super) fn small_undocumented(page: &PageContext<'_, '_>) -> Html {
    drawn::small(small::bars(&unwritten(page).iter().map(|(.., share)| vec![BarPart::new("b-ours", Some(*share))]).collect::<Vec<_>>()))
}
