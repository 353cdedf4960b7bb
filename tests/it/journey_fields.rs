//! What journeys, their stages, touchpoints and opportunities say: where it leads, how it is exported, what is wrong with it.

use serde_json::{Value, json};
use throughline::base::address::Address;
use throughline::export::graph::Graph;
use throughline::model::graph::EdgeKind;
use throughline::model::id::NodeId;
use throughline::site::Checked;

use super::project::errors;

fn node(site: &Checked, address: &str) -> NodeId {
    site.model.find(&Address::parse(address).unwrap()).unwrap_or_else(|| panic!("no {address}"))
}

/// Whom a thing names by edges of a kind, as addresses, in their order in the export.
pub(crate) fn named(site: &Checked, address: &str, kind: EdgeKind) -> Vec<String> {
    let edges = site.model.graph.edges_from(node(site, address)).iter().filter(|edge| edge.kind == kind);
    let mut named: Vec<String> = edges.map(|edge| site.model.node(edge.to).address.to_string()).collect();
    named.sort();
    named
}

/// What an export says of a thing.
pub(crate) fn exported(site: &Checked, address: &str) -> Value {
    let graph = serde_json::to_value(Graph::new(&site.model, &site.documents, &site.files, None)).unwrap();
    let nodes = graph["nodes"].as_array().unwrap();
    nodes.iter().find(|node| node["address"] == address).unwrap_or_else(|| panic!("no {address}")).clone()
}

/// The base journey with these touchpoints, in two stages.
fn walk(touchpoints: &str) -> Checked {
    errors(&format!(
        "
        == journeys/walk.md
        ---
        title: Walk home
        persona: ada
        outcome: home
        stages:
          - title: Asking
            touchpoints:
              - {{id: way, title: I ask the way}}
          - title: Going
            touchpoints:
{touchpoints}
        ---
        "
    ))
}

#[test]
fn a_journey_need_not_be_mapped() {
    for stages in ["", "stages:", "stages: []", "stages: [{title: Out}]", "stages: [{title: Out, touchpoints: []}]"] {
        let site = errors(&format!("\n== journeys/walk.md\n---\ntitle: Walk\npersona: ada\noutcome: home\n{stages}\n---\n"));
        let journey = site.model.journeys.ids().next().unwrap();
        assert!(!site.model.is_mapped(journey), "{stages}");
    }
}

#[test]
fn a_journey_is_a_part_of_a_journey_a_stage_or_a_touchpoint() {
    for (parent, named_as) in [("walk", "journey:walk"), ("walk#asking", "journey:walk#asking"), ("WALK#way", "journey:walk#way")] {
        let site = errors(&format!("\n== journeys/ask.md\n---\ntitle: Ask\npersona: ada\noutcome: home\nparent: {parent}\n---\n"));
        assert_eq!(named(&site, "journey:ask", EdgeKind::Parent), [named_as]);
    }
}

#[test]
fn what_no_journey_can_be_a_part_of_is_said_with_what_was_meant() {
    errors(
        "
        == journeys/ask.md
        ---
        title: Ask
        persona: ada
        outcome: home
        parent: wlak
        #       ^^^^ unknown-reference = did you mean `walk`?
        ---
        == journeys/tell.md
        ---
        title: Tell
        persona: ada
        outcome: home
        parent: walk#askign
        #       ^^^^^^^^^^^ unknown-reference = did you mean `asking`?
        ---
        == journeys/show.md
        ---
        title: Show
        persona: ada
        outcome: home
        parent: walk#wya
        #       ^^^^^^^^ unknown-reference = did you mean `way`?
        ---
        ",
    );
}

#[test]
fn parents_of_journeys_go_round_among_files_whatever_of_them_is_named() {
    errors(
        "
        == journeys/ask.md
        ---
        title: Ask
        persona: ada
        outcome: home
        parent: walk#asking
        #       ^^^^^^^^^^^ cycle
        ---
        == journeys/walk.md
        ---
        title: Walk home
        persona: ada
        outcome: home
        parent: ask
        #       ^^^ :: `walk` is a part of `ask`
        stages: [{title: Asking, touchpoints: [{id: way, title: I ask the way}]}]
        ---
        ",
    );
}

#[test]
fn an_owner_comes_from_a_whole_journey_only() {
    let site = errors(
        "
        == journeys/walk.md
        ---
        title: Walk home
        persona: ada
        outcome: home
        owner: desk
        stages: [{title: Asking, touchpoints: [{id: way, title: I ask the way}]}]
        ---
        == journeys/part.md
        ---
        title: A part
        persona: ada
        outcome: home
        parent: walk
        ---
        == journeys/told.md
        ---
        title: Told in full
        persona: ada
        outcome: home
        parent: walk#way
        ---
        ",
    );
    let owner = |address: &str| site.model.profile(node(&site, address)).owner.is_some();
    assert!(owner("journey:part"));
    assert!(!owner("journey:told"));
    assert_eq!(named(&site, "journey:part", EdgeKind::Owner), [""; 0]);
}

#[test]
fn measures_lie_in_what_they_measure_wherever_they_are_written() {
    let site = errors(
        "
        == journeys/walk.md
        ---
        title: Walk home
        persona: ada
        outcome: home
        stages:
          - title: Asking
            touchpoints:
              - {id: way, title: I ask the way, measures: [{id: c, title: C, target: 3}], pains: [{id: p, text: P}]}
            measures: [{id: b, title: B, target: 2}]
        measures: [{id: a, title: A, target: 1}]
        ---
        ",
    );
    let within = |address: &str| named(&site, address, EdgeKind::Contains);
    assert_eq!(within("journey:walk"), ["journey:walk#a", "journey:walk#asking"]);
    assert_eq!(within("journey:walk#asking"), ["journey:walk#b", "journey:walk#way"]);
    assert_eq!(within("journey:walk#way"), ["journey:walk#c", "journey:walk#p"]);
    let targets: Vec<_> = site.model.measures.iter().map(|(_, m)| (&*site.model.node(m.node).title, m.target)).collect();
    assert_eq!(targets, [("C", Some(3.0)), ("B", Some(2.0)), ("A", Some(1.0))]);
    let journey = site.model.journeys.iter().next().unwrap().1;
    assert_eq!(site.model.measures[journey.measures[0]].target, Some(1.0));
    for address in ["journey:walk", "journey:walk#asking", "journey:walk#way"] {
        assert!(exported(&site, address)["fields"].get("measures").is_none(), "{address}");
    }
    assert_eq!(exported(&site, "journey:walk#b")["fields"], json!({"target": 2}));
}

#[test]
fn a_stage_says_which_part_of_the_outcome_it_reaches_and_when_it_begins_and_ends() {
    let site = errors(
        "
        == outcomes/told.md
        ---
        title: I know the way
        for: ada
        parent: home
        ---
        == journeys/walk.md
        ---
        title: Walk home
        persona: ada
        outcome: home
        stages:
          - title: Asking
            outcome: told
            starts_when: Ada is lost, see [[show-way]]
            ends_when: She is not
            touchpoints: [{id: way, title: I ask the way}]
          - title: Going
            touchpoints: [{id: go, title: I go, to: nobody}]
        ---
        ",
    );
    assert_eq!(named(&site, "journey:walk#asking", EdgeKind::Outcome), ["outcome:told"]);
    assert_eq!(named(&site, "journey:walk#asking", EdgeKind::Mentions), ["process:show-way"]);
    let own = |t| site.model.own_outcome(t).map(|o| &*site.model.node(site.model.outcomes[o].node).title);
    let own: Vec<_> = site.model.touchpoints.ids().map(own).collect();
    assert_eq!(own, [Some("I know the way"), Some("Home before dark")]);
}

#[test]
fn the_touchpoint_below_follows_over_stages_where_nothing_else_is_said() {
    let site = walk(
        "              - {id: b, title: B, next: [{to: way, when: It rains}, D]}
              - {id: c, title: C, next: []}
              - {id: d, title: D, next: c}
              - {id: e, title: E, next: }",
    );
    let next = |id: &str| named(&site, &format!("journey:walk#{id}"), EdgeKind::Next);
    assert_eq!(next("way"), ["journey:walk#b"]);
    assert_eq!(next("b"), ["journey:walk#d", "journey:walk#way"]);
    assert_eq!(next("c"), [""; 0]);
    assert_eq!(next("d"), ["journey:walk#c"]);
    assert_eq!(next("e"), [""; 0]);
    // The default stands at the title of the first one.
    let edges = site.model.graph.edges_from(node(&site, "journey:walk#way"));
    let edge = edges.iter().find(|edge| edge.kind == EdgeKind::Next).unwrap();
    assert_eq!(Some(&edge.place), site.model.node(node(&site, "journey:walk#way")).place.as_ref());
    assert_eq!(exported(&site, "journey:walk#b")["fields"]["next"], json!([{"to": "way", "when": "It rains"}, "D"]));
    assert_eq!(exported(&site, "journey:walk#c")["fields"]["next"], json!([]));
    assert!(exported(&site, "journey:walk#e")["fields"].get("next").is_none());
}

#[test]
fn what_follows_is_a_touchpoint_of_the_same_journey() {
    walk(
        "              - {id: b, title: B, next: [way, wya]}
        #                                     ^^^ unknown-reference = did you mean `way`?",
    );
    walk(
        "              - {id: b, title: B}
              - {id: c, title: C, next: {to: b}}
        #                               ^ wrong-type = write `next: [{to: b}]`
              - {id: d, title: D, next: [{when: It rains}]}
        #                                | missing-field = add `to:`",
    );
}

#[test]
fn what_went_wrong_is_a_touchpoint_of_any_journey_or_a_process() {
    let site = errors(
        "
        == processes/lend.md
        ---
        title: Lend
        status: retired
        steps: [{id: ask, title: Ask}]
        ---
        == processes/way.md
        ---
        title: A process called as a touchpoint is
        ---
        == journeys/ride.md
        ---
        title: Ride
        persona: ada
        outcome: home
        state: target
        stages: [{title: Going, touchpoints: [{id: bus, title: I take the bus}]}]
        ---
        == journeys/walk.md
        ---
        title: Walk home
        persona: ada
        outcome: home
        stages:
          - title: Asking
            touchpoints:
              - {id: way, title: I ask the way, aliases: [path]}
              - {id: again, title: I ask again, because_of: [Path, lend, ride#bus]}
              - {id: thrice, title: I ask thrice, because_of: again}
              - {id: nothing, title: I do not, because_of: []}
        ---
        ",
    );
    let causes = |id: &str| named(&site, &format!("journey:walk#{id}"), EdgeKind::BecauseOf);
    assert_eq!(causes("again"), ["journey:ride#bus", "journey:walk#way", "process:lend"]);
    assert_eq!(causes("thrice"), ["journey:walk#again"]);
    assert_eq!(causes("nothing"), [""; 0]);
}

#[test]
fn a_cause_that_is_not_there_is_said_with_what_was_meant() {
    let site = walk(
        "              - {id: b, title: B, because_of: [wya, shwo-way, nothing-of-the-sort, walk#way, show-way#ask]}
        #                                      ^^^ unknown-reference = did you mean `way`?
        #                                           ^^^^^^^^ unknown-reference = did you mean `show-way`?
        #                                                     ^^^^^^^^^^^^^^^^^^^ unknown-reference
        #                                                                                    ^^^^^^^^^^^^ unknown-reference = write `show-way`, the process",
    );
    walk(
        "              - {id: c, title: C, because_of: {served_by: b}}
        #                                     ^ wrong-type",
    );
    let message = &site.findings.list.iter().find(|f| f.message.contains("nothing-of")).unwrap().message;
    assert_eq!(message, "no touchpoint of this journey and no process named `nothing-of-the-sort`");
}

#[test]
fn recovery_is_a_text_or_processes_or_both() {
    let site = walk(
        "              - {id: a, title: A, recovery: 'We call, see [[show-way]]'}
              - {id: b, title: B, recovery: {text: We call}}
              - {id: c, title: C, recovery: {served_by: [show-way, 'show-way#listen']}}
              - {id: d, title: D, recovery: {text: We come, served_by: show-way}}
              - {id: e, title: E, recovery: {}}
              - {id: f, title: F, recovery: {served_by: []}}
              - {id: g, title: G, recovery: [We call]}
        #                                   ^ wrong-type
              - {id: h, title: H, recovery: {served_by: shwo-way, when: soon}}
        #                                               ^^^^^^^^ unknown-reference = did you mean `show-way`?
        #                                                         ^^^^ unknown-field",
    );
    let recovery = |id: &str| named(&site, &format!("journey:walk#{id}"), EdgeKind::Recovery);
    assert_eq!(recovery("c"), ["process:show-way", "process:show-way#listen"]);
    assert_eq!(recovery("d"), ["process:show-way"]);
    assert_eq!(named(&site, "journey:walk#a", EdgeKind::Mentions), ["process:show-way"]);
    let has = |id: &str| site.model.touchpoints.iter().find(|(_, t)| t.node == node(&site, &format!("journey:walk#{id}"))).unwrap().1;
    assert_eq!(has("b").recovery.as_ref().unwrap().text.as_ref().unwrap().plain(&site.model), "We call");
    assert_eq!((&has("e").recovery, &has("f").recovery), (&None, &None));
}

#[test]
fn several_may_receive_a_touchpoint_and_other_personas_are_named_by_edges() {
    let site = errors(
        "
        == personas/ben.md
        ---
        title: Ben
        ---
        == journeys/walk.md
        ---
        title: Walk home
        persona: ada
        outcome: home
        stages:
          - title: Asking
            touchpoints:
              - {id: way, title: I ask the way, from: ben, to: [us, The Post, ben, us], sees: A map, within: 2 d}
              - {id: one, title: I ask one, to: us}
              - {id: none, title: I ask none, to: []}
              - {id: odd, title: I ask, to: [us, nobody]}
        #                                        ^^^^^^ unknown-value
              - {id: map, title: I ask, to: {persona: ben}}
        #                                   ^ wrong-type
        ---
        ",
    );
    assert_eq!(named(&site, "journey:walk#way", EdgeKind::From), ["persona:ben"]);
    assert_eq!(named(&site, "journey:walk#way", EdgeKind::To), ["persona:ben", "third-party:the-post"]);
    let t = site.model.touchpoints.iter().next().unwrap().1;
    assert_eq!((t.to.len(), t.within, t.meets_us(), t.meets_third_party()), (3, Some(2880.0), true, true));
    assert_eq!(t.sees.as_ref().unwrap().plain(&site.model), "A map");
    assert_eq!(exported(&site, "journey:walk#one")["fields"]["to"], "us");
    assert!(site.model.touchpoints.iter().skip(1).all(|(_, t)| t.meets_us()));
}

#[test]
fn what_follows_a_step_by_default_stands_at_the_title_of_the_first_one() {
    let site =
        errors("\n== processes/show-way.md\n---\ntitle: Show the way\nsteps:\n  - id: a\n    title: A\n  - {id: b, title: B}\n---\n");
    let edge = site.model.graph.edges_from(node(&site, "process:show-way#a")).iter().find(|edge| edge.kind == EdgeKind::Next).unwrap();
    assert_eq!(Some(&edge.place), site.model.node(node(&site, "process:show-way#a")).place.as_ref());
}
