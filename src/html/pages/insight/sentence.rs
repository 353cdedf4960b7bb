//! Answers in words: what they name as links, a team marked as such.

use maud::{Markup, Render, html};

use crate::base::kind::Kind;
use crate::base::number_format::NumberFormat;
use crate::html::address::encode;
use crate::html::html_text::{Html, joined, text};
use crate::html::page_context::PageContext;
use crate::html::routes::Route;
use crate::words::{MessageValue, message};

use super::told::{KnownPart, Told, ToldSentence, ToldValue, part};

/// A sentence.
pub(super) fn sentence(page: &PageContext<'_, '_>, told: &ToldSentence) -> Markup {
    let values: Vec<(&str, ShownValue)> = told.values.iter().map(|(name, value)| (*name, shown(page, value))).collect();
    let values: Vec<(&str, MessageValue<'_>)> = values.iter().map(|(name, value)| (*name, value.said())).collect();
    html! { (page.phrase(told.message, &values)) }
}

/// The share that is known, in words; nothing where nothing can be unknown.
pub(super) fn share_known(page: &PageContext<'_, '_>, told: &Told) -> Html {
    let says = |known: KnownPart| {
        if known.known == known.all {
            return html! { (page.word(message::INSIGHT_KNOWN_WHOLLY)) }.into();
        }
        let share = MessageValue::Share(part(known.known, known.all));
        let of = of_how_many(page, known);
        html! { (page.phrase(message::INSIGHT_SHARE_KNOWN, &[("share", share), ("of", (&of).into())])) }.into()
    };
    told.known.map(says).unwrap_or_default()
}

/// Of how many it is known, in a sentence; nothing where nothing can be unknown.
pub(super) fn known(page: &PageContext<'_, '_>, told: &Told) -> Html {
    let says = |known: KnownPart| html! { (page.phrase(message::INSIGHT_KNOWN, &[("of", (&of_how_many(page, known)).into())])) }.into();
    told.known.map(says).unwrap_or_default()
}

/// Of how many of what it is known, as a part of a sentence.
fn of_how_many(page: &PageContext<'_, '_>, known: KnownPart) -> Markup {
    html! { (page.phrase(known.says, &[("known", known.known.into()), ("all", known.all.into())])) }
}

/// A value, ready to be said.
enum ShownValue {
    Html(Markup),
    Text(String),
    Value(MessageValue<'static>),
}

impl ShownValue {
    fn said(&self) -> MessageValue<'_> {
        match self {
            ShownValue::Html(html) => html.into(),
            ShownValue::Text(text) => text.into(),
            ShownValue::Value(value) => *value,
        }
    }
}

fn shown(page: &PageContext<'_, '_>, value: &ToldValue) -> ShownValue {
    match value {
        ToldValue::Thing(node) => ShownValue::Html(match page.model().file_kind(*node) {
            Kind::Team => html! { span data-team { (page.to(*node)) } },
            _ => page.to(*node).render(),
        }),
        ToldValue::Target(target, current) => {
            let beside = encode(&Route::Target(*current).path(page.model()));
            ShownValue::Html(html! { a href={ (page.root) (beside) } { (text(&page.title(*target))) } })
        }
        ToldValue::Said(said) => ShownValue::Html(page.sentences(said).render()),
        ToldValue::Text(text) => ShownValue::Text(text.to_string()),
        ToldValue::Count(n) => ShownValue::Value((*n).into()),
        ToldValue::Number(n) => ShownValue::Value(MessageValue::Number(*n)),
        ToldValue::Share(share) => ShownValue::Value(MessageValue::Share(*share)),
        // No line ends between an amount and its unit.
        ToldValue::Work(Some(minutes)) => ShownValue::Text(NumberFormat::ENGLISH.work(*minutes).replace(' ', "\u{a0}")),
        ToldValue::Wait(minutes) => ShownValue::Text(NumberFormat::ENGLISH.minutes(*minutes).replace(' ', "\u{a0}")),
        ToldValue::Work(None) => ShownValue::Text(page.words().text(message::UNKNOWN).to_owned()),
        ToldValue::List(parts) => ShownValue::Html(joined(parts.iter().map(|part| sentence(page, part)), ", ")),
    }
}
