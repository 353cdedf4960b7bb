//! What a journey says first: where it feels worst, before what people wait longest, where nobody answers. Each sentence stands only
//! where its figures are known.

use maud::{Markup, Render, html};

use crate::html::html_text::{Html, path, text};
use crate::html::page_context::PageContext;
use crate::model::id::Id;
use crate::model::kinds::Journey;
use crate::model::nested::Touchpoint;
use crate::words::{MessageValue, message};

/// The sentences; nothing where there is nothing to say.
pub(super) fn verdict(page: &PageContext<'_, '_>, id: Id<Journey>) -> Html {
    html! { @for said in [worst(page, id), longest_wait(page, id), nobody(page, id)].iter().flatten() { (said) " " } }.into()
}

/// A touchpoint as a link to where the page tells of it.
fn link(page: &PageContext<'_, '_>, touchpoint: &Touchpoint) -> Markup {
    let node = page.model().node(touchpoint.node);
    html! { a href={ "#" (path(node.address.nested.as_deref().unwrap_or_default())) } { (text(&node.title)) } }
}

/// Where it feels worst, and at how many touchpoints as bad; nothing where no feeling is known to be bad.
fn worst(page: &PageContext<'_, '_>, id: Id<Journey>) -> Option<Markup> {
    let model = page.model();
    let worst = model.lowest_touchpoint(id)?;
    let feeling = worst.feeling.filter(|feeling| *feeling < 0.0)?;
    let alike = model.touchpoints_of(id).filter_map(|t| model.touchpoints[t].feeling).filter(|other| *other <= feeling).count();
    let touchpoint = link(page, worst);
    let values = [("touchpoint", (&touchpoint).into()), ("feeling", MessageValue::Number(feeling)), ("more", (alike - 1).into())];
    Some(page.phrase(message::JOURNEY_WORST, &values).render())
}

/// Before which touchpoint the wait is longest; nothing where nobody waits.
fn longest_wait(page: &PageContext<'_, '_>, id: Id<Journey>) -> Option<Markup> {
    let model = page.model();
    let waits = model.touchpoints_of(id).map(|t| &model.touchpoints[t]).filter_map(|t| Some((t, t.wait?)));
    let (before, wait) = waits.filter(|(_, wait)| *wait > 0.0).reduce(|a, b| if b.1 > a.1 { b } else { a })?;
    let touchpoint = link(page, before);
    let values = [("touchpoint", (&touchpoint).into()), ("wait", MessageValue::Minutes(wait))];
    Some(page.phrase(message::JOURNEY_WAITS_MOST, &values).render())
}

/// Where somebody of ours should answer and nobody does: by name where it is one touchpoint.
fn nobody(page: &PageContext<'_, '_>, id: Id<Journey>) -> Option<Markup> {
    let model = page.model();
    let mut unserved = model.touchpoints_of(id).map(|t| &model.touchpoints[t]).filter(|t| t.is_unserved());
    let first = link(page, unserved.next()?);
    let values = [("touchpoint", (&first).into()), ("count", (1 + unserved.count()).into())];
    Some(page.phrase(message::JOURNEY_NOBODY_ANSWERS, &values).render())
}
