//! Of touchpoints.

use crate::base::date::Date;
use crate::base::vocabulary::EvidenceKind;
use crate::model::Model;
use crate::model::id::Id;
use crate::model::kinds::{Evidence, Outcome};
use crate::model::nested::{End, Gap, Touchpoint};

/// Whose a touchpoint is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Party {
    /// The person's and ours.
    Ours,
    /// The person's own action.
    Own,
    /// Somebody else takes part: a third party, or another persona.
    Third {
        /// Whether we take part too.
        with_us: bool,
    },
}

impl Party {
    /// Whether somebody of ours should answer.
    pub fn is_ours(self) -> bool {
        matches!(self, Self::Ours | Self::Third { with_us: true })
    }
}

impl Touchpoint {
    /// Whose it is.
    pub fn party(&self) -> Party {
        let is_third = |end| matches!(end, End::ThirdParty(_) | End::OtherPersona(_));
        if self.to == [End::Nobody] {
            Party::Own
        } else if self.ends().any(is_third) {
            Party::Third { with_us: self.meets_us() }
        } else {
            Party::Ours
        }
    }

    /// Whether we stand at one end.
    pub fn meets_us(&self) -> bool {
        self.ends().any(|end| end == End::Us)
    }

    /// Who starts it, then who receives it.
    pub fn ends(&self) -> impl Iterator<Item = End> {
        std::iter::once(self.from).chain(self.to.iter().copied())
    }

    /// Whether someone beyond our four walls stands at one end.
    pub fn meets_third_party(&self) -> bool {
        self.ends().any(|end| matches!(end, End::ThirdParty(_)))
    }

    /// Whether it exists only because something went wrong before.
    pub fn is_failure(&self) -> bool {
        !self.because_of.is_empty()
    }

    /// Whether we take part, and nobody is recorded who serves it.
    pub fn is_unserved(&self) -> bool {
        self.meets_us() && self.served_by.is_empty() && !self.served_unseen
    }
}

impl Model {
    /// The outcome that a touchpoint itself is for: its stage's, else its journey's.
    pub fn own_outcome(&self, touchpoint: Id<Touchpoint>) -> Option<Id<Outcome>> {
        let touchpoint = &self.touchpoints[touchpoint];
        self.stages[touchpoint.stage].outcome.or(self.journeys[touchpoint.journey].outcome)
    }

    /// Whether a touchpoint has a feeling that nobody but us tells: neither it nor its journey has evidence beyond an
    /// assumption that backs feelings or all that is said. How well a journey is known asks for more (`analysis::maturity`).
    pub fn has_assumed_feeling(&self, touchpoint: &Touchpoint) -> bool {
        let is_solid = |evidence: &[Evidence]| evidence.iter().any(|e| e.is_beyond_assumption() && e.backs("feeling"));
        let of_journey = &self.journeys[touchpoint.journey].profile.evidence;
        touchpoint.feeling.is_some() && !is_solid(&touchpoint.evidence) && !is_solid(of_journey)
    }
}

impl Evidence {
    /// Whether somebody was asked or watched, or something was read: it is no assumption.
    pub fn is_beyond_assumption(&self) -> bool {
        self.kind.is_some_and(|kind| kind != EvidenceKind::Assumption)
    }

    /// Whether it speaks for a field: where it names none, for all.
    pub fn backs(&self, field: &str) -> bool {
        self.of.is_empty() || self.of.iter().any(|of| **of == *field)
    }
}

impl Gap {
    /// Whether its last day has passed: what it excuses is a finding again. Without a day to count from it has not.
    pub fn has_passed(&self, today: Option<Date>) -> bool {
        self.until.zip(today).is_some_and(|(until, today)| today > until)
    }
}
