//! Bars of work: what comes of failures by their causes, the customers' own work beside ours, what the customer sees of the work on a case.

use maud::{Markup, html};

use crate::analysis::customer_work::{self, CustomerWork};
use crate::analysis::duck::{self, Duck};
use crate::analysis::failure_demand::{FailureCause, FailureDemand};
use crate::base::number_format::NumberFormat;
use crate::html::html_text::Html;
use crate::html::page_context::PageContext;
use crate::picture::bars::{BarPart, BarScale};
use crate::picture::small;
use crate::words::{MessageValue, message};

use super::drawn;
use super::rows::{PictureRow, rows};

/// An amount of work in words; `unknown` where nobody knows it.
fn said(page: &PageContext<'_, '_>, minutes: Option<f64>) -> String {
    minutes.map_or_else(|| page.words().text(message::UNKNOWN).to_owned(), |minutes| NumberFormat::ENGLISH.work(minutes))
}

/// Ours and theirs in words.
fn ours_and_theirs(page: &PageContext<'_, '_>, ours: Option<f64>, theirs: Option<f64>) -> Markup {
    let (ours, theirs) = (said(page, ours), said(page, theirs));
    html! { (page.phrase(message::PICTURE_OURS_THEIRS, &[("ours", (&ours).into()), ("theirs", (&theirs).into())])) }
}

fn parts_of(cause: &FailureCause) -> [BarPart; 2] {
    [BarPart::new("b-ours", cause.our_minutes), BarPart::new("b-theirs", cause.their_minutes)]
}

fn sum(parts: &[BarPart]) -> f64 {
    parts.iter().map(|part| part.amount).sum()
}

/// What went wrong, and what comes of it in a month.
pub(super) fn failures(page: &PageContext<'_, '_>) -> Html {
    let causes = FailureDemand::of(&page.index.analysis).causes();
    let scale = BarScale::of(causes.iter().map(|cause| sum(&parts_of(cause))));
    let row = |cause: &FailureCause| {
        PictureRow::of(
            page,
            cause.cause,
            vec![scale.bar(&parts_of(cause), None)],
            ours_and_theirs(page, cause.our_minutes, cause.their_minutes),
        )
    };
    let key = [("b-ours", message::PICTURE_KEY_OURS), ("b-theirs", message::PICTURE_KEY_THEIRS)];
    rows(page, message::FAILURES_PICTURE, &key, causes.iter().map(row).collect())
}

/// The same, small.
pub(super) fn small_failures(page: &PageContext<'_, '_>) -> Html {
    let causes = FailureDemand::of(&page.index.analysis).causes();
    drawn::small(small::bars(&causes.iter().map(|cause| parts_of(cause).to_vec()).collect::<Vec<_>>()))
}

/// The journeys of which their share of the work is known, the largest first.
fn journeys(page: &PageContext<'_, '_>) -> Vec<(CustomerWork, f64)> {
    let all = page.model().live().map(|(journey, _)| customer_work::of_journey(&page.index.analysis, journey));
    let mut all: Vec<(CustomerWork, f64)> = all.filter_map(|work| work.share.map(|share| (work, share))).collect();
    all.sort_by(|a, b| b.1.total_cmp(&a.1));
    all
}

fn shares(share: f64) -> [BarPart; 2] {
    [BarPart::new("b-theirs", Some(share)), BarPart::new("b-ours", Some(1.0 - share))]
}

/// The people's own work beside ours, for one case of each journey.
pub(super) fn own_work(page: &PageContext<'_, '_>) -> Html {
    let all = journeys(page);
    let scale = BarScale::of([1.0]);
    let row = |(work, share): &(CustomerWork, f64)| {
        let (ours, theirs) = (said(page, work.our_minutes), said(page, work.minutes));
        let is_all = work.unknown().count() + work.partly_unknown().count() == 0;
        let says = if is_all { message::OWN_WORK_SHARE } else { message::OWN_WORK_SHARE_AT_LEAST };
        let figures = [("share", MessageValue::Share(*share)), ("ours", (&ours).into()), ("theirs", (&theirs).into())];
        let said = html! { (page.phrase(says, &figures)) };
        PictureRow::of(page, page.model().journeys[work.journey].node, vec![scale.bar(&shares(*share), Some(0.5))], said)
    };
    let key = [("b-theirs", message::PICTURE_KEY_THEIRS), ("b-ours", message::PICTURE_KEY_OURS)];
    rows(page, message::OWN_WORK_PICTURE, &key, all.iter().map(row).collect())
}

/// The same, small.
pub(super) fn small_own_work(page: &PageContext<'_, '_>) -> Html {
    drawn::small(small::bars(&journeys(page).iter().map(|(_, share)| shares(*share).to_vec()).collect::<Vec<_>>()))
}

/// The outcomes that something is done for, those first of which the customer sees least.
fn ducks(page: &PageContext<'_, '_>) -> Vec<Duck> {
    let all = page.model().live().map(|(outcome, _)| duck::of_outcome(&page.index.analysis, outcome));
    let mut all: Vec<Duck> = all.filter(|duck| duck.front_minutes.unwrap_or(0.0) + duck.below().unwrap_or(0.0) > 0.0).collect();
    let above = |duck: &Duck| duck.share_above().unwrap_or(1.0);
    all.sort_by(|a, b| above(a).total_cmp(&above(b)));
    all
}

/// The parts of the known work: what is seen, what is not, and what makes that possible.
fn seen_and_unseen(duck: &Duck) -> Vec<BarPart> {
    let parts = [("b-front", duck.front_minutes), ("b-back", duck.back_minutes), ("b-support", duck.support_minutes)];
    let parts = parts.map(|(class, minutes)| BarPart::new(class, minutes));
    let all = sum(&parts);
    parts.into_iter().map(|part| BarPart { amount: part.amount / all, ..part }).collect()
}

/// How much the customer sees of the work on a case, and how much paddles below the waterline.
pub(super) fn duck(page: &PageContext<'_, '_>) -> Html {
    let all = ducks(page);
    let scale = BarScale::of([1.0]);
    let row = |duck: &Duck| {
        let (seen, unseen) = (said(page, duck.front_minutes), said(page, duck.below()));
        let figures = [
            ("above", (&seen).into()),
            ("below", (&unseen).into()),
            ("share", MessageValue::Share(duck.share_above().map_or(1.0, |above| 1.0 - above))),
        ];
        let says = if duck.share_above().is_some() { message::DUCK_PICTURE_SHARE } else { message::DUCK_PICTURE_SAID };
        let words = html! {
            (page.phrase(says, &figures))
            @if !duck.unknown_steps.is_empty() { ", " (page.phrase(message::DUCK_PICTURE_UNKNOWN, &[("count", MessageValue::Count(duck.unknown_steps.len()))])) }
        };
        PictureRow::of(page, page.model().outcomes[duck.outcome].node, vec![scale.bar(&seen_and_unseen(duck), Some(0.5))], words)
    };
    let has_support = all.iter().any(|duck| duck.support_minutes > Some(0.0));
    let key = [("b-front", message::DUCK_KEY_FRONT), ("b-back", message::DUCK_KEY_BACK), ("b-support", message::DUCK_KEY_SUPPORT)];
    rows(page, message::DUCK_PICTURE, if has_support { &key } else { &key[..2] }, all.iter().map(row).collect())
}

/// The same, small.
pub(super) fn small_duck(page: &PageContext<'_, '_>) -> Html {
    drawn::small(small::bars(&ducks(page).iter().map(seen_and_unseen).collect::<Vec<_>>()))
}
