//! A service's page.

use serde::Serialize;

use crate::model::graph::EdgeKind;
use crate::model::id::Id;
use crate::model::kinds::Service;

use super::PageContext;
use super::link::{Common, Html};
use super::measures::measures;
use super::outcome::NeedView;
use super::touchpoint::by_journey;

/// A service's page.
#[derive(Debug, Serialize)]
pub struct ServiceView {
    common: Common,
    promise: Option<Html>,
    response: Option<Html>,
    cost: Option<Html>,
    on_failure: Option<Html>,
    distinctive: Option<Html>,
    meets: Vec<NeedView>,
    measures: Html,
    delivered_by: Html,
    met_at: Html,
}

/// The view of a service.
pub fn view(scene: &PageContext<'_, '_>, id: Id<Service>) -> ServiceView {
    let model = scene.model();
    let service = &model.services[id];
    ServiceView {
        common: Common::of(scene, service.node),
        promise: scene.say_if(&service.promise),
        response: scene.say_if(&service.response),
        cost: scene.say_if(&service.cost),
        on_failure: scene.say_if(&service.on_failure),
        distinctive: scene.say_if(&service.distinctive),
        meets: service.meets.iter().map(|&n| NeedView::of(scene, n)).collect(),
        measures: measures(scene, service.node, &service.measures),
        delivered_by: scene.show_by_title(model.graph.naming(service.node, EdgeKind::Delivers)),
        met_at: by_journey(scene, model.graph.naming(service.node, EdgeKind::Service)),
    }
}
