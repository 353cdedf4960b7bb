//! What counts: current journeys that are not retired, and whatever else is not retired.

use crate::base::vocabulary::{JourneyState, Status};
use crate::model::Model;
use crate::model::graph::Entity;
use crate::model::id::{Arena, Id, NodeId};
use crate::model::kinds::{Journey, Outcome, Page, Persona, Process, Profile, Role, Service, System, Team, ThirdParty};
use crate::model::nested::{Measure, Need, Touchpoint};

/// What has a node, and counts or does not: a file, or what is nested in one and counts as the file does.
pub trait Thing: Sized + 'static {
    /// All of its sort.
    fn all(model: &Model) -> &Arena<Self>;

    /// Its node.
    fn node(&self) -> NodeId;

    /// Whether it counts.
    fn is_live(&self, model: &Model) -> bool;
}

macro_rules! things {
    ($($ty:ident $arena:ident |$thing:ident, $model:pat_param| $is_live:expr;)*) => { $(
        impl Thing for $ty {
            fn all(model: &Model) -> &Arena<Self> {
                &model.$arena
            }

            fn node(&self) -> NodeId {
                self.node
            }

            fn is_live(&self, $model: &Model) -> bool {
                let $thing = self;
                $is_live
            }
        }
    )* };
}

things! {
    Outcome outcomes |outcome, _| !outcome.profile.is_retired();
    Persona personas |persona, _| !persona.profile.is_retired();
    Journey journeys |journey, _| journey.state == JourneyState::Current && !journey.profile.is_retired();
    Process processes |process, _| !process.profile.is_retired();
    Service services |service, _| !service.profile.is_retired();
    Role roles |role, _| !role.profile.is_retired();
    Team teams |team, _| !team.profile.is_retired();
    System systems |system, _| !system.profile.is_retired();
    ThirdParty third_parties |third, _| !third.profile.is_retired();
    Page pages |page, _| !page.profile.is_retired();
    Touchpoint touchpoints |touchpoint, model| model.is_live(touchpoint.journey);
    Need needs |need, model| model.is_live(need.persona);
    Measure measures |measure, model| model.is_live_node(measure.node);
}

impl Profile {
    /// Whether its file has been given up.
    pub fn is_retired(&self) -> bool {
        self.status == Status::Retired
    }
}

impl Model {
    /// Whether a thing counts.
    pub fn is_live<T: Thing>(&self, id: Id<T>) -> bool {
        T::all(self)[id].is_live(self)
    }

    /// The things of a sort that count.
    pub fn live<T: Thing>(&self) -> impl Iterator<Item = (Id<T>, &T)> {
        T::all(self).iter().filter(|(_, thing)| thing.is_live(self))
    }

    /// Puts things of one sort in the order of their titles.
    pub fn sort_by_title<T: Thing>(&self, ids: &mut [Id<T>]) {
        ids.sort_by(|&a, &b| self.by_title(T::all(self)[a].node(), T::all(self)[b].node()));
    }

    /// Whether the file that a node lies in counts.
    pub fn is_live_node(&self, node: NodeId) -> bool {
        match self.node(self.node(node).file).entity {
            Entity::Journey(journey) => self.is_live(journey),
            _ => !self.profile(node).is_retired(),
        }
    }
}
