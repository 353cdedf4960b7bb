//! What is knowingly left open: why, until when, and who closes it.

use serde::Serialize;

use crate::analysis::known_gaps::KnownGap;
use crate::model::nested::Gap;
use crate::words::message;

use crate::html::html_text::Html;
use crate::html::page_context::PageContext;

/// A gap, on the page of what has it.
#[derive(Debug, Serialize)]
pub struct GapView {
    /// Why, or that nobody says why.
    reason: Html,
    /// Who will close it.
    owner: Option<Html>,
    /// Until when: `3 November 2026`.
    until: Option<String>,
}

impl GapView {
    /// Of a gap.
    pub fn of(page: &PageContext<'_, '_>, gap: &Gap) -> Self {
        Self {
            reason: reason(page, gap),
            owner: gap.owner.map(|team| page.show(page.model().teams[team].node)),
            until: gap.until.map(|day| page.words().day(day)),
        }
    }
}

/// A gap, in a register.
#[derive(Debug, Serialize)]
pub struct KnownGapView {
    /// The touchpoint or process that has it.
    at: Html,
    /// The journey of the touchpoint.
    within: Option<Html>,
    #[serde(flatten)]
    gap: GapView,
    /// Whether its day has passed: its finding is back among the others.
    passed: bool,
}

/// Why something is left open, or that nobody says why.
pub fn reason(page: &PageContext<'_, '_>, gap: &Gap) -> Html {
    gap.reason.as_ref().map_or_else(|| Html(page.words().html(message::GAP_NO_REASON).to_owned()), |reason| page.say(reason))
}

/// A register of these of the site's gaps.
pub fn register(page: &PageContext<'_, '_>, is_in: impl Fn(&Gap) -> bool) -> Vec<KnownGapView> {
    let view = |known: &KnownGap| KnownGapView {
        at: page.show(known.at),
        within: known.journey.map(|journey| page.show(page.model().journeys[journey].node)),
        gap: GapView::of(page, &known.gap),
        passed: known.gap.has_passed(page.index.site.as_of),
    };
    page.index.gaps().iter().filter(|known| is_in(&known.gap)).map(view).collect()
}
