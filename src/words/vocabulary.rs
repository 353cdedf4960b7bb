//! What the words that fields choose from are called on pages: each has its message.

use crate::base::diagnostic::Severity;
use crate::base::kind::Kind;
use crate::base::vocabulary::{Class, Criticality, Crown, EvidenceKind, OpportunityState, RuleSort, Stakeholder, Status};

use super::{Message, message};

macro_rules! messages {
    ($($name:ident { $($variant:ident: $message:ident),* $(,)? })*) => {$(
        impl From<$name> for Message {
            fn from(term: $name) -> Self {
                match term { $($name::$variant => message::$message),* }
            }
        }
    )*};
}

messages! {
    Kind {
        Outcome: KIND_OUTCOME, Persona: KIND_PERSONA, Journey: KIND_JOURNEY, Process: KIND_PROCESS, Service: KIND_SERVICE,
        Role: KIND_ROLE, Team: KIND_TEAM, System: KIND_SYSTEM, ThirdParty: KIND_THIRD_PARTY, Page: KIND_PAGE,
    }
    Severity { Note: SEVERITY_NOTE, Warning: SEVERITY_WARNING, Error: SEVERITY_ERROR }
    Status { Hypothesis: STATUS_HYPOTHESIS, Planned: STATUS_PLANNED, Active: STATUS_ACTIVE, Retired: STATUS_RETIRED }
    EvidenceKind {
        Interview: EVIDENCE_INTERVIEW, Survey: EVIDENCE_SURVEY, Observation: EVIDENCE_OBSERVATION, Log: EVIDENCE_LOG,
        Document: EVIDENCE_DOCUMENT, Assumption: EVIDENCE_ASSUMPTION,
    }
    Crown { Cost: CROWN_COST, Revenue: CROWN_REVENUE, Service: CROWN_SERVICE }
    Stakeholder {
        Customer: STAKEHOLDER_CUSTOMER, Partner: STAKEHOLDER_PARTNER, Supplier: STAKEHOLDER_SUPPLIER, Employee: STAKEHOLDER_EMPLOYEE,
        Investor: STAKEHOLDER_INVESTOR, Regulator: STAKEHOLDER_REGULATOR, Society: STAKEHOLDER_SOCIETY,
    }
    OpportunityState { Open: OPPORTUNITY_OPEN, Doing: OPPORTUNITY_DOING, Done: OPPORTUNITY_DONE }
    Class { Core: CLASS_CORE, Guiding: CLASS_GUIDING, Enabling: CLASS_ENABLING }
    RuleSort { Strategic: RULE_STRATEGIC, Regulatory: RULE_REGULATORY, Operational: RULE_OPERATIONAL }
    Criticality { Low: CRITICALITY_LOW, Medium: CRITICALITY_MEDIUM, High: CRITICALITY_HIGH }
}

impl Message {
    /// What several of a kind are called.
    pub fn many(kind: Kind) -> Self {
        match kind {
            Kind::Outcome => message::KIND_OUTCOME_MANY,
            Kind::Persona => message::KIND_PERSONA_MANY,
            Kind::Journey => message::KIND_JOURNEY_MANY,
            Kind::Process => message::KIND_PROCESS_MANY,
            Kind::Service => message::KIND_SERVICE_MANY,
            Kind::Role => message::KIND_ROLE_MANY,
            Kind::Team => message::KIND_TEAM_MANY,
            Kind::System => message::KIND_SYSTEM_MANY,
            Kind::ThirdParty => message::KIND_THIRD_PARTY_MANY,
            Kind::Page => message::KIND_PAGE_MANY,
        }
    }

    /// What those are called together who meet us in a role.
    pub fn group(role: Stakeholder) -> Self {
        match role {
            Stakeholder::Customer => message::STAKEHOLDER_CUSTOMER_MANY,
            Stakeholder::Partner => message::STAKEHOLDER_PARTNER_MANY,
            Stakeholder::Supplier => message::STAKEHOLDER_SUPPLIER_MANY,
            Stakeholder::Employee => message::STAKEHOLDER_EMPLOYEE_MANY,
            Stakeholder::Investor => message::STAKEHOLDER_INVESTOR_MANY,
            Stakeholder::Regulator => message::STAKEHOLDER_REGULATOR_MANY,
            Stakeholder::Society => message::STAKEHOLDER_SOCIETY_MANY,
        }
    }
}
