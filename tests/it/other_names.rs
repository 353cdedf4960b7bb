//! Names that hold although they are written otherwise: aliases, and the prefix of the site.

use throughline::base::address::Address;

use super::project::{errors, only};

#[test]
fn a_reference_through_an_alias_is_no_finding() {
    let site = errors(
        "
        == personas/ada.md
        ---
        title: Ada
        aliases: [Newcomer]
        needs: [{id: rest, statement: I rest, aliases: sleep}]
        ---
        == journeys/walk.md
        ---
        title: Walk home
        persona: newcomer
        outcome: home
        stages: [{title: Asking, touchpoints: [{title: I ask, needs: newcomer#Sleep}]}]
        ---
        ",
    );
    assert_eq!(site.model.touchpoints.iter().next().unwrap().1.needs.len(), 1);
    assert!(site.model.find(&Address::parse("persona:newcomer#sleep").unwrap()).is_some());
}

#[test]
fn the_prefix_of_the_site_may_stand_before_its_own_names() {
    let site = errors(
        "
        == throughline.yaml
        title: T
        prefix: lantern
        == processes/show-way.md
        ---
        title: Show the way
        owner: lantern/desk
        steps: [{id: listen, title: Listen, by: Lantern/desk}, {title: Look, by: lantern/map}]
        ---
        == journeys/walk.md
        ---
        title: Walk home
        persona: lantern/ada
        outcome: home
        stages: [{title: Asking, touchpoints: [{id: way, title: I ask, from: lantern/desk, served_by: [lantern/show-way#listen]}]}]
        ---

        [[lantern/show-way]] and [[process:lantern/show-way#listen]]
        == journeys/glide.md
        ---
        title: Glide home
        persona: ada
        outcome: home
        target_of: lantern/walk
        stages: [{title: Asking, touchpoints: [{title: I glide, replaces: way}]}]
        ---
        ",
    );
    let addresses: Vec<String> = site.model.graph.nodes.iter().map(|n| n.address.to_string()).collect();
    assert!(addresses.contains(&"process:lantern/show-way#listen".to_owned()), "{addresses:?}");
    assert!(site.model.third_parties.is_empty());
    assert!(site.model.touchpoints.iter().any(|(_, t)| !t.replaces.is_empty()));
}

#[test]
fn another_sites_prefix_names_nothing_here() {
    errors(
        "
        == throughline.yaml
        title: T
        prefix: lantern
        == processes/show-way.md
        ---
        title: Show the way
        supports: harbour/moor
        #         ^^^^^^^^^^^^ unknown-reference
        ---
        ",
    );
}

#[test]
fn the_subject_bears_the_prefix() {
    let site = errors(
        "
        == throughline.yaml
        title: T
        prefix: lantern
        == processes/show-way.md
        ---
        title: Show the way
        supports: nobody-there
        #         ^^^^^^^^^^^^ unknown-reference
        ---
        ",
    );
    assert_eq!(only(&site, "unknown-reference").subject.as_deref(), Some("process:lantern/show-way"));
}
