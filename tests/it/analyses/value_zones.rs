//! A14: needs met and unmet, and services that meet none.

use throughline::analysis::value_zone::{self, ValueZone};
use throughline::base::vocabulary::NeedSort;
use throughline::model::id::Id;
use throughline::model::nested::Need;

use super::{Asked, sorted};

const SITE: &str = "
    == personas/ada.md
    ---
    title: Ada
    needs:
      - {id: light, statement: Light, kind: stated}
      - {id: calm, statement: Calm, kind: unstated}
      - {id: warm, statement: Warm, kind: unstated}
      - {id: dry, statement: Dry}
      - {id: never, statement: Never, kind: stated}
      - {id: past, statement: Past, kind: stated}
    ---
    == personas/bo.md
    ---
    title: Bo
    needs: [{id: other, statement: Other}]
    ---
    == journeys/walk.md
    ---
    title: Walk
    persona: ada
    outcome: home
    stages: [{title: Out, touchpoints: [{title: A, needs: 'ada#light', served_by: p}, {title: B, service: met-here}]}]
    ---
    == journeys/someday.md
    ---
    title: Someday
    persona: ada
    outcome: home
    state: target
    stages: [{title: Out, touchpoints: [{title: A, needs: 'ada#never'}]}]
    ---
    == processes/p.md
    ---
    title: P
    delivers: [delivered, empty, retired]
    ---
    == processes/s.md
    ---
    title: S
    supports: p
    delivers: [behind, empty-behind]
    ---
    == services/delivered.md
    ---
    title: Delivered
    meets: ada#calm
    ---
    == services/met-here.md
    ---
    title: Met here
    meets: ada#dry
    ---
    == services/behind.md
    ---
    title: Behind
    meets: ada#warm
    ---
    == services/empty.md
    ---
    title: Empty
    ---
    == services/empty-behind.md
    ---
    title: Empty and behind
    ---
    == services/retired.md
    ---
    title: Retired
    status: retired
    meets: ada#past
    ---
";

fn zone(site: &Asked) -> ValueZone {
    value_zone::of_outcome(&site.context(), site.outcome("home"))
}

fn ids(site: &Asked, needs: impl IntoIterator<Item = Id<Need>>) -> Vec<String> {
    sorted(needs.into_iter().map(|n| site.id(site.model().needs[n].node)).collect())
}

#[test]
fn a_need_is_met_by_a_touchpoint_or_by_a_service_in_use() {
    let site = Asked::of(SITE);
    let zone = zone(&site);
    // light: a touchpoint names it; calm: p delivers what meets it; dry: a touchpoint names the service. What
    // supports p delivers nothing here; a target meets nothing yet; a retired service no more. Bo's is not asked.
    assert_eq!(ids(&site, zone.met.clone()), ["calm", "dry", "light"]);
    assert_eq!(ids(&site, zone.unmet.clone()), ["never", "past", "warm"]);
    assert_eq!(ids(&site, ValueZone::of_sort(site.model(), &zone.unmet, Some(NeedSort::Stated))), ["never", "past"]);
    assert_eq!(ids(&site, ValueZone::of_sort(site.model(), &zone.met, None)), ["dry"]);
}

#[test]
fn services_in_use_that_meet_nothing_are_listed() {
    let site = Asked::of(SITE);
    let services: Vec<String> = zone(&site).services_without_need.iter().map(|&s| site.id(site.model().services[s].node)).collect();
    assert_eq!(services, ["empty"]);
}

#[test]
fn only_needs_of_living_personas_count_and_only_what_its_own_touchpoints_meet() {
    let site = Asked::of(
        "
        == personas/ada.md
        ---
        title: Ada
        needs: [{id: light, statement: Light, kind: stated}]
        ---
        == personas/cy.md
        ---
        title: Cy
        status: retired
        needs: [{id: past, statement: Past, kind: stated}]
        ---
        == outcomes/home.md
        ---
        title: Home
        for: [ada, cy]
        ---
        == outcomes/dry.md
        ---
        title: Dry
        for: ada
        ---
        == journeys/swim.md
        ---
        title: Swim
        persona: ada
        outcome: dry
        stages: [{title: In, touchpoints: [{title: A, needs: 'ada#light'}]}]
        ---
        ",
    );
    // Light is met on the way to dry, not on the way home; nobody asks for Cy's need any more.
    let home = zone(&site);
    assert_eq!((ids(&site, home.met.clone()), ids(&site, home.unmet.clone())), (vec![], vec!["light".to_owned()]));
    let dry = value_zone::of_outcome(&site.context(), site.outcome("dry"));
    assert_eq!((ids(&site, dry.met.clone()), ids(&site, dry.unmet.clone())), (vec!["light".to_owned()], vec![]));
}

#[test]
fn an_outcome_that_names_needs_is_held_to_these_alone() {
    let site = Asked::of(
        "
        == personas/ada.md
        ---
        title: Ada
        needs: [{id: light, statement: Light}, {id: calm, statement: Calm}, {id: dry, statement: Dry}]
        ---
        == outcomes/home.md
        ---
        title: Home
        for: ada
        needs: ['ada#light', 'ada#calm', 'ada#light']
        ---
        == journeys/walk.md
        ---
        title: Walk
        persona: ada
        outcome: home
        stages: [{title: Out, touchpoints: [{title: A, needs: ['ada#light', 'ada#dry']}]}]
        ---
        ",
    );
    // Dry is met too, and not asked for; what is named twice counts once.
    let zone = zone(&site);
    assert_eq!((ids(&site, zone.met), ids(&site, zone.unmet)), (vec!["light".to_owned()], vec!["calm".to_owned()]));
}
