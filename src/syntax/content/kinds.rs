//! The fields of each kind of file, and of what is nested in them. The doc comments are the manual.

mod common;
mod journey;
mod measure;
mod outcome;
mod page;
mod persona;
mod process;
mod role;
mod service;
mod system;
mod team;
mod third_party;

use crate::base::kind::Kind;
use crate::syntax::fields::schema::RecordDoc;
use crate::syntax::fields::types::ReferenceTarget;

pub use common::{Approval, Common, Evidence, Link};
pub use journey::{Effort, EventLog, Gap, InvestmentOption, Journey, NextTouchpoint, Opportunity, Pain, Recovery, Stage, Touchpoint};
pub use measure::{Measure, Reading, ReadingsFrom};
pub use outcome::{Limit, Outcome};
pub use page::Page;
pub use persona::{Need, Persona};
pub use process::{NextWhen, Process, ProcessRule, Step, Support, WorkItem};
pub use role::Role;
pub use service::Service;
pub use system::System;
pub use team::Team;
pub use third_party::ThirdParty;

macro_rules! targets {
    ($( $(#[doc = $doc:literal])* $name:ident = $what:literal; )*) => {$(
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, PartialEq)]
        pub struct $name;

        impl ReferenceTarget for $name {
            const WHAT: &'static str = $what;
        }
    )*};
}

targets! {
    /// An outcome.
    ToOutcome = "an outcome";
    /// A persona.
    ToPersona = "a persona";
    /// A need of a persona.
    ToNeed = "a persona's need (`nadia#mobility`)";
    /// A journey.
    ToJourney = "a journey";
    /// A journey, or a part of one.
    ToJourneyOrPart = "a journey, or a stage or touchpoint of one (`move-house#insure`)";
    /// A touchpoint of this journey, or of another.
    ToTouchpoint = "a touchpoint of this journey (`report`), or of another (`move-house#insure`)";
    /// What went wrong before.
    ToCause = "a touchpoint of this journey (`report`) or of another (`move-house#insure`), else a process";
    /// A process.
    ToProcess = "a process";
    /// A process or one of its steps.
    ToProcessOrStep = "a process, or a step of one (`register-claim#check`)";
    /// An outcome or a touchpoint.
    ToOutcomeOrTouchpoint = "an outcome, or a touchpoint of a journey (`after-a-collision#report`)";
    /// A service.
    ToService = "a service";
    /// A team.
    ToTeam = "a team";
    /// A system.
    ToSystem = "a system";
    /// Who does a step.
    ToActor = "a role, else a team, else a system, else `persona`, else a third party";
    /// Who answers for a step, is asked, or is told.
    ToRoleOrTeam = "a role, else a team";
    /// One end of a touchpoint.
    ToEnd = "`persona`, `us`, another persona, or a third party";
    /// A step of the same process.
    ToStep = "a step of this process";
    /// A touchpoint of the same journey.
    ToOwnTouchpoint = "a touchpoint of this journey";
    /// A touchpoint of the journey in `target_of`.
    ToReplaced = "a touchpoint of the journey in `target_of`";
    /// A measure of the same outcome.
    ToMeasure = "a measure of this outcome";
    /// A channel of the site.
    ToChannel = "one of the site's `channels`, or free text where the site lists none";
    /// A parent of the same kind.
    ToParent = "another of the same kind";
}

/// The fields of a kind beyond the common ones.
pub fn doc_of(kind: Kind) -> &'static RecordDoc {
    match kind {
        Kind::Outcome => &Outcome::DOC,
        Kind::Persona => &Persona::DOC,
        Kind::Journey => &Journey::DOC,
        Kind::Process => &Process::DOC,
        Kind::Service => &Service::DOC,
        Kind::Role => &Role::DOC,
        Kind::Team => &Team::DOC,
        Kind::System => &System::DOC,
        Kind::ThirdParty => &ThirdParty::DOC,
        Kind::Page => &Page::DOC,
    }
}

/// What has a field that these records lack: something nested in a record of these, else another kind.
pub fn home_of(key: &str, known: &[&RecordDoc]) -> Option<&'static str> {
    let has = |doc: &RecordDoc| doc.fields.iter().any(|field| field.name == key);
    let kinds = || Kind::ALL.iter().map(|kind| doc_of(*kind));
    let own = || kinds().filter(|doc| known.iter().any(|known| known.name == doc.name));
    let mut nested = Vec::new();
    own().for_each(|doc| nested_in(doc, &mut nested));
    let inside = nested.iter().copied().find(|doc| has(doc));
    let is_common = Common::DOC.fields.iter().any(|field| field.name == key);
    inside.or_else(|| kinds().find(|doc| has(doc))).map(|doc| doc.what).or_else(|| is_common.then_some("the whole file"))
}

/// The records that are nested in one, to any depth.
fn nested_in(doc: &RecordDoc, found: &mut Vec<&'static RecordDoc>) {
    for inner in doc.fields.iter().flat_map(|field| (field.shape)().records()) {
        if found.iter().all(|known| known.name != inner.name) {
            found.push(inner);
            nested_in(inner, found);
        }
    }
}
