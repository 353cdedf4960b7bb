//! The answer of an analysis in a sentence, how much of what it asks about is known, and how bad it is.

use maud::{Markup, Render, html};

use crate::base::kind::Kind;
use crate::base::number_format::NumberFormat;
use crate::html::html_text::Html;
use crate::html::page_context::PageContext;
use crate::model::id::NodeId;
use crate::words::{Message, MessageValue, MessageValues, message};

/// An answer.
pub(super) struct Told {
    /// In one sentence, what it names as links.
    pub sentence: Markup,
    /// Of how much it is known; none where nothing can be unknown.
    pub known: Option<KnownPart>,
    /// How bad it is, from 0 to 1: by this answers stand on the page of all. None where there is nothing to tell.
    pub weight: Option<f64>,
}

/// How much of what is asked about is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct KnownPart {
    /// Of how many it is known.
    pub known: usize,
    /// How many there are.
    pub all: usize,
    /// A message with the values `known` and `all`, which says what these are.
    pub says: Message,
}

impl Told {
    /// That there is nothing to tell, and why.
    pub(super) fn nothing(page: &PageContext<'_, '_>, why: Message) -> Self {
        Self { sentence: say(page, why, &[]), known: None, weight: None }
    }

    /// How much is known, in a sentence; nothing where nothing can be unknown.
    pub(super) fn known_in_words(&self, page: &PageContext<'_, '_>) -> Html {
        let says = |part: KnownPart| say(page, part.says, &[("known", part.known.into()), ("all", part.all.into())]).into();
        self.known.map(says).unwrap_or_default()
    }

    /// The share that is known, in words; nothing where nothing can be unknown.
    pub(super) fn share_known(&self, page: &PageContext<'_, '_>) -> Html {
        let share = |known: KnownPart| MessageValue::Share(part(known.known, known.all));
        self.known.map(|known| say(page, message::INSIGHT_SHARE_KNOWN, &[("share", share(known))]).into()).unwrap_or_default()
    }

    /// With how much is known.
    pub(super) fn known(mut self, known: usize, all: usize, says: Message) -> Self {
        self.known = (all > 0).then_some(KnownPart { known, all, says });
        self
    }
}

/// An answer that is so bad.
pub(super) fn told(sentence: Markup, weight: f64) -> Told {
    Told { sentence, known: None, weight: Some(weight.clamp(0.0, 1.0)) }
}

/// A message with its values.
pub(super) fn say(page: &PageContext<'_, '_>, message: Message, values: MessageValues<'_, '_>) -> Markup {
    html! { (page.phrase(message, values)) }
}

/// A link within a sentence. A team's is marked as such.
pub(super) fn link(page: &PageContext<'_, '_>, node: NodeId) -> Markup {
    match page.model().file_kind(node) {
        Kind::Team => html! { span data-team { (page.to(node)) } },
        _ => page.to(node).render(),
    }
}

/// An amount of work as a sentence says it; `unknown` where it is not known.
pub(super) fn amount(page: &PageContext<'_, '_>, minutes: Option<f64>) -> String {
    minutes.map_or_else(|| page.words().text(message::UNKNOWN).to_owned(), |minutes| NumberFormat::ENGLISH.work(minutes))
}

/// `part` of `all` as a share from 0 to 1; 0 where there is nothing.
#[expect(clippy::cast_precision_loss, reason = "nobody counts to 2^52 here")]
pub(super) fn part(part: usize, all: usize) -> f64 {
    if all == 0 { 0.0 } else { part as f64 / all as f64 }
}
