//! What hangs on a thing, and what it hangs on, link by link.

use throughline::analysis::dependencies::Dependency;
use throughline::analysis::impact;
use throughline::analysis::threads::{self, Knot, Threads};
use throughline::model::graph::Entity;

use super::Asked;

/// Home is part of life. P serves a, and makes b good; s makes p possible, and is done by the bank with the bell.
const SITE: &str = "
    == outcomes/life.md
    ---
    title: Life
    for: ada
    ---
    == outcomes/home.md
    ---
    title: Home
    for: ada
    parent: life
    ---
    == services/way.md
    ---
    title: The way
    ---
    == journeys/walk.md
    ---
    title: Walk
    persona: ada
    outcome: home
    stages: [{title: Out, touchpoints: [{id: a, title: A, served_by: p, service: way}, {id: b, title: B, served_by: q, recovery: {served_by: p}}, {id: c, title: C, from: The Post}]}]
    ---
    == processes/all.md
    ---
    title: All of it
    ---
    == processes/p.md
    ---
    title: P
    parent: all
    delivers: way
    steps: [{title: X, by: guide, systems: atlas}]
    ---
    == processes/q.md
    ---
    title: Q
    by: shed
    ---
    == processes/s.md
    ---
    title: S
    by: The Bank
    systems: bell
    supports: p
    ---
    == roles/guide.md
    ---
    title: Guide
    team: desk
    ---
    == teams/below.md
    ---
    title: Below
    parent: shed
    ---
";

fn name(site: &Asked, knot: Knot) -> String {
    let address = &site.0.model.node(knot.node(&site.0.model)).address;
    address.nested.as_deref().unwrap_or(&address.id).to_owned()
}

fn threads(site: &Asked, address: &str) -> Threads {
    threads::of(&site.context(), site.entity(address)).unwrap_or_else(|| panic!("{address} has no threads"))
}

/// The links: from what hangs to what it hangs on, with two dashes where it only supports.
fn links(address: &str) -> Vec<String> {
    let site = Asked::of(SITE);
    let line = |support: bool| if support { "--" } else { "-" };
    let all = threads(&site, address).links;
    super::sorted(all.iter().map(|link| format!("{}{}{}", name(&site, link.from), line(link.support), name(&site, link.to))).collect())
}

#[test]
fn threads_run_from_outcomes_down_to_a_system_and_no_further() {
    assert_eq!(links("system:bell"), ["a-p", "b--p", "home-a", "home-b", "life-home", "p--s", "s-bell"]);
}

#[test]
fn a_process_hangs_on_what_supports_it_and_on_whom_its_steps_name() {
    let below = ["p--s", "p-atlas", "p-desk", "p-guide", "s-bell", "s-the-bank"];
    assert_eq!(links("process:p"), [&["a-p", "b--p", "home-a", "home-b", "life-home"], &below[..]].concat());
    let site = Asked::of(SITE);
    let p = threads(&site, "process:p");
    assert_eq!((p.above.len(), p.below.len()), (4, 6));
}

#[test]
fn a_group_stands_for_its_parts() {
    assert_eq!(links("process:all"), links("process:p"));
}

#[test]
fn an_outcome_hangs_on_all_that_its_touchpoints_hang_on() {
    let site = Asked::of(SITE);
    let home = threads(&site, "outcome:home");
    assert_eq!(home.above.iter().map(|&knot| name(&site, knot)).collect::<Vec<_>>(), ["life"]);
    let context = site.context();
    let model = context.model();
    let parts: std::collections::BTreeSet<Dependency> =
        model.live().map(|(t, _)| t).flat_map(|t| context.closure(t).parts().collect::<Vec<_>>()).collect();
    let below: Vec<Dependency> =
        home.below.iter().filter_map(|knot| if let Knot::Part(part) = knot { Some(*part) } else { None }).collect();
    assert_eq!(below, parts.into_iter().collect::<Vec<_>>());
    assert!(links("outcome:home").contains(&"c-the-post".to_owned()));
}

#[test]
fn a_service_lies_between_where_it_is_met_and_what_delivers_it() {
    assert_eq!(
        links("service:way"),
        ["a-way", "home-a", "life-home", "p--s", "p-atlas", "p-desk", "p-guide", "s-bell", "s-the-bank", "way-p"]
    );
}

#[test]
fn what_hangs_on_a_part_is_what_would_fail_without_it() {
    let site = Asked::of(SITE);
    let context = site.context();
    for address in
        ["process:p", "process:s", "role:guide", "team:desk", "team:shed", "system:atlas", "third-party:the-post", "third-party:the-bank"]
    {
        let part = Dependency::of_entity(site.entity(address)).unwrap();
        let impact = impact::with_teams_below(&context, part).unwrap_or_else(|| impact::of_part(&context, part));
        let threads = threads(&site, address);
        let touchpoints: Vec<_> = threads.touchpoints().collect();
        assert_eq!(touchpoints, impact.touchpoints, "{address}");
        let outcomes: Vec<_> =
            threads.above.iter().filter_map(|knot| if let Knot::Outcome(id) = knot { Some(*id) } else { None }).collect();
        assert_eq!(outcomes, impact.affected, "{address}");
        assert_eq!(threads.subject.len(), 1 + impact.others.len(), "{address}");
    }
    assert!(threads::of(&context, Entity::Persona(context.model().personas.ids().next().unwrap())).is_none());
}
