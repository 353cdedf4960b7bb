//! What is knowingly left open: why, until when, and who closes it.

use serde::Serialize;

use crate::analysis::known_gaps::KnownGap;
use crate::base::date::Date;
use crate::model::nested::Gap;

use super::PageContext;
use super::link::Html;

/// A gap, on the page of what has it.
#[derive(Debug, Serialize)]
pub struct GapView {
    /// Why.
    reason: Option<Html>,
    /// Who will close it.
    owner: Option<Html>,
    /// Until when.
    until: Option<String>,
}

impl GapView {
    /// Of a gap.
    pub fn of(scene: &PageContext<'_, '_>, gap: &Gap) -> Self {
        Self {
            reason: scene.say_if(&gap.reason),
            owner: gap.owner.map(|team| scene.show(scene.model().teams[team].node)),
            until: gap.until.map(Date::long),
        }
    }
}

/// A gap, in a register.
#[derive(Debug, Serialize)]
pub struct KnownGapView {
    /// The touchpoint or process.
    at: Html,
    /// The journey, of a touchpoint.
    within: Option<Html>,
    #[serde(flatten)]
    gap: GapView,
    /// Whether its day has passed: its finding is back among the others.
    passed: bool,
}

/// A register of these of the site's gaps.
pub fn register(scene: &PageContext<'_, '_>, is_in: impl Fn(&Gap) -> bool) -> Vec<KnownGapView> {
    let view = |known: &KnownGap| KnownGapView {
        at: scene.show(known.at),
        within: known.journey.map(|journey| scene.show(scene.model().journeys[journey].node)),
        gap: GapView::of(scene, &known.gap),
        passed: known.gap.has_passed(scene.pages.site.as_of),
    };
    scene.pages.gaps().iter().filter(|known| is_in(&known.gap)).map(view).collect()
}
