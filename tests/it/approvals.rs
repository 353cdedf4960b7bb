//! What a file says of itself beyond its content: what it is for, how often it is looked at, who released it, and what
//! its evidence backs.

use throughline::base::address::Address;
use throughline::base::kind::Kind;
use throughline::model::kinds::Profile;
use throughline::site::Checked;

use super::project::{Project, errors};

fn profile<'s>(site: &'s Checked, kind: Kind, id: &str) -> &'s Profile {
    let node = site.model.find(&Address::file(kind, id)).unwrap();
    site.model.profile(node)
}

#[test]
fn purpose_review_and_approval_are_read() {
    let site = errors(
        "
        == processes/show-way.md
        ---
        title: Show the way
        purpose: So that the desk knows what [[help]] costs.
        review_every: 26 w
        approved: {by: Mo, date: 2026-10-01, version: 1.2}
        ---
        ",
    );
    let profile = profile(&site, Kind::Process, "show-way");
    assert_eq!(profile.purpose.as_ref().unwrap().plain(&site.model), "So that the desk knows what Directions costs.");
    assert_eq!(profile.review_every, Some(26.0 * 7.0 * 24.0 * 60.0));
    let approved = profile.approved.as_ref().unwrap();
    assert_eq!((approved.by.as_deref(), approved.version.as_deref()), (Some("Mo"), Some("1.2")));
    assert_eq!(approved.date.unwrap().to_string(), "2026-10-01");
}

#[test]
fn an_empty_mapping_is_blank() {
    let site = errors(
        "
        == processes/show-way.md
        ---
        title: Show the way
        approved: {}
        gap: {}
        ---
        == teams/desk.md
        ---
        title: Lamp desk
        approved: {by: }
        ---
        ",
    );
    assert!(profile(&site, Kind::Process, "show-way").approved.is_none());
    assert!(profile(&site, Kind::Team, "desk").approved.is_none());
    assert!(site.model.processes.iter().all(|(_, process)| process.gap.is_none()));
}

#[test]
fn faults_of_these_fields_are_told_at_their_values() {
    errors(
        "
        == processes/show-way.md
        ---
        title: Show the way
        purpose: See [[nobody-knows-it]]
        #            ^^^^^^^^^^^^^^^^^^^ broken-link
        review_every: yearly
        #             ^^^^^^ wrong-type
        approved: {by: Mo, on: 2026-10-01}
        #                  ^^ unknown-field
        ---
        == teams/desk.md
        ---
        title: Lamp desk
        approved: Mo
        #         ^^ wrong-type
        ---
        ",
    );
}

#[test]
fn evidence_backs_fields_of_the_thing_that_has_it() {
    errors(
        "
        == journeys/walk.md
        ---
        title: Walk home
        persona: ada
        outcome: home
        evidence:
          - {kind: survey, of: [feeling, volume_per_month, title]}
          - {kind: survey, of: feelings}
        #                      ^^^^^^^^ unknown-value = did you mean `feeling`?
        stages:
          - title: Asking
            touchpoints:
              - title: I ask
                evidence: [{kind: interview, of: [feeling, pains, volume_per_month]}]
        #                                                         ^^^^^^^^^^^^^^^^ unknown-value
        ---
        == processes/show-way.md
        ---
        title: Show the way
        evidence: [{kind: log, of: [steps, feeling]}]
        #                                  ^^^^^^^ unknown-value = name fields of a process by their keys, or leave `of` out: it then backs all of them
        ---
        ",
    );
}

#[test]
fn a_bare_value_in_of_is_a_list_of_one() {
    let site = errors(
        "
        == outcomes/home.md
        ---
        title: Home
        for: ada
        evidence: [{kind: survey, of: for}, {kind: log}]
        ---
        ",
    );
    let of: Vec<Vec<&str>> = profile(&site, Kind::Outcome, "home").evidence.iter().map(|e| e.of.iter().map(|of| &**of).collect()).collect();
    assert_eq!(of, [vec!["for"], vec![]]);
}

#[test]
fn the_newest_reading_of_any_measure_may_be_the_day_that_age_counts_from_and_an_approval_may_not() {
    let site = Project::alone(
        "
        == personas/ada.md
        ---
        title: Ada
        ---
        == outcomes/home.md
        ---
        title: Home
        for: ada
        approved: {date: 2026-12-24}
        measures: [{title: Late, readings: [{date: 2026-01-01, value: 1}]}]
        ---
        == journeys/walk.md
        ---
        title: Walk
        persona: ada
        outcome: home
        stages: [{title: Out, touchpoints: [{title: Go, measures: [{title: Wet, readings: [{date: 2026-03-01, value: 1}]}]}]}]
        ---
        ",
    )
    .load();
    assert_eq!(site.as_of.unwrap().to_string(), "2026-03-01");
}
