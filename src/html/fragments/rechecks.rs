//! What was reviewed before something that it hangs together with changed: on the pages of both, and as a list of what to read again.

use maud::{Markup, html};

use crate::analysis::rechecks::{ChangedThing, Recheck};
use crate::html::html_text::{Html, joined, text};
use crate::html::page_context::PageContext;
use crate::model::id::NodeId;
use crate::words::{Message, message};

/// A line of a list names so many of what changed, and counts the rest.
const NAMED: usize = 4;

/// Up to so many stand in the line of facts; of more it says how many, and they are folded.
const IN_LINE: usize = 2;

/// What changed since a thing was looked at, and what was looked at before it changed, as items of the line of facts.
pub fn facts(page: &PageContext<'_, '_>, node: NodeId) -> Markup {
    let rechecks = page.index.rechecks();
    let before: Vec<&Recheck> = rechecks.before_change_of(node).collect();
    html! {
        @if let Some(recheck) = rechecks.of_thing(node) {
            (fact(page, message::FACTS_CHANGED_SINCE, recheck.changed.iter().map(|changed| change(page, changed)).collect()))
        }
        @if !before.is_empty() {
            (fact(page, message::FACTS_CHANGED_AFTER_REVIEW, before.into_iter().map(|recheck| looked_at(page, recheck)).collect()))
        }
    }
}

/// A label and what it is about, in the line where that is little, else folded.
fn fact(page: &PageContext<'_, '_>, name: Message, things: Vec<Markup>) -> Markup {
    html! {
        @if things.len() > IN_LINE {
            li { details { summary { b { (page.word(name)) } " " (things.len()) } ul.plain { @for thing in &things { li { (thing) } } } } }
        } @else {
            li; b { (page.word(name)) } " " (joined(things, ", "))
        }
    }
}

/// What was looked at before a thing changed, and when.
fn looked_at(page: &PageContext<'_, '_>, recheck: &Recheck) -> Markup {
    let day = page.words().day_short(recheck.looked_at);
    html! { (page.to(recheck.thing)) " " span.nowrap { "(" (page.phrase(message::RECHECK_LOOKED_AT, &[("day", (&day).into())])) ")" } }
}

/// What changed, and when.
fn change(page: &PageContext<'_, '_>, changed: &ChangedThing) -> Markup {
    html! { (page.to(changed.thing)) " " span.nowrap { "(" (text(&page.words().day_short(changed.day))) ")" } }
}

/// So many stand open among what waits on the page of one thing; the rest is folded.
const MOST_OPEN: usize = 3;

/// What is to be read again as the items of a list: what, when it was looked at, and what changed since. `owners`: whether each says
/// who answers for it.
pub fn items<'r>(page: &PageContext<'_, '_>, rechecks: impl IntoIterator<Item = &'r Recheck>, owners: bool) -> Html {
    let all: Vec<&Recheck> = rechecks.into_iter().collect();
    let (open, folded) = all.split_at(if owners || all.len() <= MOST_OPEN + 1 { all.len() } else { MOST_OPEN });
    html! {
        @for recheck in open { (item(page, recheck, owners)) }
        @if !folded.is_empty() {
            li {
                details {
                    summary { (page.phrase(message::AND_MORE, &[("count", folded.len().into())])) }
                    ul class="worklist rechecks" { @for recheck in folded { (item(page, recheck, owners)) } }
                }
            }
        }
    }
    .into()
}

fn item(page: &PageContext<'_, '_>, recheck: &Recheck, owners: bool) -> Markup {
    let model = page.model();
    let day = page.words().day_short(recheck.looked_at);
    let owner = model.profile(recheck.thing).owner.filter(|_| owners);
    html! {
        li {
            p {
                (page.to(recheck.thing)) " "
                span.quiet {
                    (page.word(model.file_kind(recheck.thing))) ", " (page.phrase(message::RECHECK_LOOKED_AT, &[("day", (&day).into())]))
                    @if let Some(team) = owner { span data-team { ", " (page.word(message::RECHECK_OWNED_BY)) " " (page.to(model.teams[team].node)) } }
                }
            }
            small { span.within { (page.word(message::RECHECK_SINCE)) } " " (changes(page, &recheck.changed)) }
        }
    }
}

/// What changed, each with its day.
fn changes(page: &PageContext<'_, '_>, changed: &[ChangedThing]) -> Markup {
    html! {
        (joined(changed.iter().take(NAMED).map(|changed| change(page, changed)), ", "))
        @if changed.len() > NAMED { " " (page.phrase(message::AND_MORE, &[("count", (changed.len() - NAMED).into())])) }
    }
}
