//! Sites that join other repositories: ids behind prefixes, references across, what collides, and whose a finding is.

use std::collections::BTreeSet;

use throughline::base::diagnostic::Severity;
use throughline::html::routes::routes;

use throughline::site::Checked;

use super::project::Project;

/// A group with two sources.
const GROUP: &str = "
== throughline.yaml
title: The group
sources:
  - {path: repositories/claims, prefix: claims}
  - {path: repositories/billing}
== personas/ada.md
---
title: Ada
---
== outcomes/home.md
---
title: Home before dark
for: ada
---
== journeys/walk.md
---
title: Walk home
persona: ada
outcome: home
stages: [{title: Asking, touchpoints: [{id: way, title: I ask, served_by: [show-way]}]}]
---
== processes/show-way.md
---
title: Show the way
---
== repositories/claims/throughline.yaml
title: Claims
prefix: claims
== repositories/claims/teams/desk.md
---
title: Claims desk
---
== repositories/claims/roles/adjuster.md
---
title: Adjuster
aliases: [assessor]
---
== repositories/claims/processes/refund.md
---
title: Pay it back
owner: desk
supports: [billing/invoice]
steps: [{id: check, title: Check it, by: adjuster}, {id: mend, title: Mend it, by: Garage}]
---
See [[billing/invoice]] and [the desk](../teams/desk.md).
== repositories/billing/throughline.yaml
title: Billing
prefix: billing
== repositories/billing/processes/invoice.md
---
title: Write an invoice
by: Garage
---
";

/// The group with these files, and exactly the marked errors.
fn errors(fixture: &str) -> Checked {
    Project::over(GROUP, fixture).errors()
}

#[test]
fn the_things_of_a_source_have_its_prefix_in_address_and_page() {
    let site = Project::alone(GROUP).load();
    let model = &site.model;
    let pages: BTreeSet<String> = routes(model).iter().map(|route| route.path(model)).collect();
    for page in
        ["processes/claims/refund.html", "roles/claims/adjuster.html", "roles/claims/assessor.html", "processes/billing/invoice.html"]
    {
        assert!(pages.contains(page), "{page}");
    }
    assert!(pages.contains("processes/show-way.html") && !pages.contains("processes/refund.html"));
    let addresses: Vec<String> = model.graph.nodes.iter().map(|node| node.address.to_string()).collect();
    for address in ["process:claims/refund#check", "third-party:claims/garage", "third-party:billing/garage", "process:show-way"] {
        assert!(addresses.iter().any(|known| known == address), "{address} of {addresses:?}");
    }
}

#[test]
fn a_site_names_things_of_its_sources_and_a_source_those_of_another() {
    let site = errors(
        "
        == processes/show-way.md
        ---
        title: Show the way
        by: claims/assessor
        supports: [claims/refund, CLAIMS/Refund]
        ---
        See [[claims/refund]], [[process:billing/invoice|the invoice]], [it](../repositories/claims/processes/refund.md#check).
        == journeys/walk.md
        ---
        title: Walk home
        persona: ada
        outcome: home
        stages: [{title: Asking, touchpoints: [{id: way, title: I ask, served_by: [show-way, 'claims/refund#check'], to: claims/garage}]}]
        ---
        ",
    );
    let edges = |from: &str| {
        let model = &site.model;
        let from = model.graph.nodes.iter().position(|node| node.address.to_string() == from).unwrap();
        let edges = model.graph.edges_from(throughline::model::id::NodeId(u32::try_from(from).unwrap()));
        edges.iter().map(|edge| model.node(edge.to).address.to_string()).collect::<BTreeSet<_>>()
    };
    assert!(
        edges("process:show-way")
            .is_superset(&["process:claims/refund", "process:billing/invoice", "role:claims/adjuster"].map(str::to_owned).into())
    );
    assert!(edges("journey:walk#way").is_superset(&["process:claims/refund#check", "third-party:claims/garage"].map(str::to_owned).into()));
    assert!(edges("process:claims/refund").contains("process:billing/invoice"));
}

#[test]
fn names_that_lead_nowhere_are_shown_with_what_sources_have() {
    errors(
        "
        == processes/show-way.md
        ---
        title: Show the way
        by: claims/adjustor
        #   ^^^^^^^^^^^^^^^ unknown-reference = did you mean `claims/adjuster`?
        supports: [claims/refnd, refund, clams/refund, claims/show-way, claims/nothing-at-all, 'claims/refund#chek', parcels/send]
        #          ^^^^^^^^^^^^ unknown-reference = did you mean `claims/refund`?
        #                        ^^^^^^ unknown-reference = did you mean `claims/refund`?
        #                                ^^^^^^^^^^^^ unknown-reference = did you mean `claims/refund`?
        #                                              ^^^^^^^^^^^^^^^ unknown-reference = the site itself has `show-way`: write that, or one that the source has
        #                                                               ^^^^^^^^^^^^^^^^^^^^^ unknown-reference = the source `claims` (Claims) has no such process: name one that it has, or add it there
        #                                                                                      ^^^^^^^^^^^^^^^^^^^^ unknown-reference
        #                                                                                                            ^^^^^^^^^^^^ unknown-reference = no source has the prefix `parcels`: the site's are `billing`, `claims`
        ---
        See [[claims/refnd]], [[refund]] and [[process:claims/refnd]].
        #   ^^^^^^^^^^^^^^^^ broken-link = did you mean `[[claims/refund]]`?
        #                     ^^^^^^^^^^ broken-link = did you mean `[[claims/refund]]`?
        #                                    ^^^^^^^^^^^^^^^^^^^^^^^^ broken-link = did you mean `[[process:claims/refund]]`?
        ",
    );
}

#[test]
fn a_bare_name_in_a_source_means_its_own() {
    let site = Project::over(
        GROUP,
        "
        == processes/refund.md
        ---
        title: The group's own refund
        ---
        == repositories/claims/processes/call.md
        ---
        title: Call
        supports: [refund, show-way]
        ---
        ",
    )
    .load();
    let own = site.model.graph.nodes.iter().position(|node| node.address.to_string() == "process:claims/call").unwrap();
    let edges = site.model.graph.edges_from(throughline::model::id::NodeId(u32::try_from(own).unwrap()));
    let to: Vec<String> = edges.iter().map(|edge| site.model.node(edge.to).address.to_string()).collect();
    assert_eq!(to, ["process:claims/refund"]);
    assert!(!site.findings.has_errors());
    assert!(site.findings.left_out["claims"] > 0);
}

#[test]
fn what_is_wrong_within_a_source_is_left_to_it_and_what_crosses_is_a_warning() {
    let site = Project::over(
        GROUP,
        "
        == repositories/claims/processes/refund.md
        ---
        title: Pay it back
        colour: red
        supports: [nothing, billing/invoce, parcels/send]
        ---
        [[billing/invoce]]
        == repositories/claims/processes/broken.md
        ---
        title: [
        ---
        ",
    )
    .load();
    let of_source: Vec<(&str, Severity, usize, Option<&str>)> = site
        .findings
        .list
        .iter()
        .filter(|finding| finding.file.starts_with("repositories/"))
        .map(|finding| (finding.rule, finding.severity, finding.line, finding.help.as_deref()))
        .collect();
    assert_eq!(
        of_source,
        [
            ("unknown-reference", Severity::Warning, 4, Some("did you mean `billing/invoice`?")),
            ("unknown-reference", Severity::Warning, 4, Some("no source has the prefix `parcels`: the site's are `billing`, `claims`")),
            ("broken-link", Severity::Warning, 6, Some("did you mean `[[billing/invoice]]`?")),
        ]
    );
    assert!(!site.findings.has_errors());
    assert!(site.findings.left_out["claims"] >= 3, "{:?}", site.findings.left_out);
}

#[test]
fn two_sources_with_one_prefix_and_one_with_the_sites_own_are_told_with_both_places() {
    errors(
        "
        == throughline.yaml
        title: The group
        prefix: group
        #       ^^^^^ :: the site's own
        sources:
          - {path: repositories/claims, prefix: claims}
        #                                       ^^^^^^ :: the first one
          - {path: repositories/billing, prefix: Claims}
        #                                        ^^^^^^ duplicate-id = give this one another prefix
          - {path: repositories/parcels, prefix: group}
        #                                        ^^^^^ duplicate-id = give this one another prefix
        == repositories/parcels/throughline.yaml
        title: Parcels
        == repositories/parcels/processes/send.md
        ---
        title: Send it
        ---
        ",
    );
}

#[test]
fn a_page_beside_a_page_and_one_of_a_source_are_told_with_both_places() {
    let site = errors(
        "
        == throughline.yaml
        title: The group
        sources: [{path: repositories/claims, prefix: walk}]
        == repositories/claims/throughline.yaml
        title: Claims
        == journeys/walk.md
        ---
        | duplicate-id = give this an `id:` of its own, or the source another prefix than `walk`
        title: Walk home
        persona: ada
        outcome: home
        ---
        == repositories/claims/personas/cy.md
        ---
        title: Cy
        ---
        == repositories/claims/outcomes/paid.md
        ---
        title: Paid
        for: cy
        ---
        == repositories/claims/journeys/blueprint.md
        ---
        | :: the other one
        title: Draw a blueprint
        persona: cy
        outcome: paid
        ---
        ",
    );
    let message = &site.findings.list[0].message;
    assert_eq!(message, "journeys/walk/blueprint.html would be a page of this journey and that of `walk/blueprint`");
}

#[test]
fn every_page_beside_another_is_known_as_one() {
    let site = Project::over_base("").load();
    let model = &site.model;
    for route in routes(model) {
        let path = route.path(model);
        let parts: Vec<&str> = path.split('/').collect();
        let [folder, _, name] = parts[..] else { continue };
        let Some(kind) = throughline::base::kind::Kind::from_folder(folder) else { continue };
        let known = throughline::model::pages_beside(kind);
        assert!(known.contains(&name.trim_end_matches(".html")), "{path}");
    }
}

#[test]
fn a_source_that_is_no_site_or_has_no_prefix_says_what_to_write() {
    errors(
        "
        == throughline.yaml
        title: The group
        sources:
          - {path: repositories/claims}
        #          ^^^^^^^^^^^^^^^^^^^ missing-field = add `prefix: claims`
          - {path: repositories/parcels, prefix: parcels}
        #          ^^^^^^^^^^^^^^^^^^^^ missing-file = did you mean `repositories/parcels/docs/architecture`?
          - {path: repositories/nowhere, prefix: nowhere}
        #          ^^^^^^^^^^^^^^^^^^^^ missing-file
          - {path: ../elsewhere, prefix: elsewhere}
        #          ^^^^^^^^^^^^ outside-the-site
          - {path: /etc, prefix: etc}
        #          ^^^^ outside-the-site
          - {path: ., prefix: self}
        #          ^ outside-the-site
        == repositories/claims/throughline.yaml
        title: Claims
        == repositories/parcels/docs/architecture/throughline.yaml
        title: Parcels
        == repositories/claims/processes/refund.md
        ---
        title: Pay it back
        ---
        ",
    );
}

#[test]
fn a_source_decides_what_of_it_is_content_and_nothing_else_of_the_site() {
    let site = errors(
        "
        == throughline.yaml
        title: The group
        us: We of the group
        channels: [{id: desk}]
        sources: [{path: repositories/claims, prefix: claims}]
        == repositories/claims/throughline.yaml
        title: Claims
        us: The claims people
        content: [docs]
        exclude: [docs/old/**]
        channels: [{id: letter}]
        checks: {unused: error}
        requires: '99'
        gates: {unmapped-journeys: 0}
        == repositories/claims/docs/processes/refund.md
        ---
        title: Pay it back
        ---
        == repositories/claims/docs/old/processes/past.md
        ---
        title: Past
        ---
        ",
    );
    let of_source: Vec<String> =
        site.model.graph.nodes.iter().map(|node| node.address.to_string()).filter(|address| address.contains('/')).collect();
    assert_eq!(of_source, ["process:claims/refund"]);
    assert_eq!(&*site.model.site.us, "We of the group");
}

#[test]
fn a_link_in_a_source_stays_in_the_source() {
    let site = Project::over(
        GROUP,
        "
        == repositories/claims/processes/refund.md
        ---
        title: Pay it back
        inputs: [../../../secret.csv]
        ---
        [x](../../../secret.csv) ![y](../../../secret.png)
        == secret.csv
        a,b
        == secret.png
        x
        ",
    )
    .load();
    assert!(site.assets.is_empty(), "{:?}", site.assets);
}
