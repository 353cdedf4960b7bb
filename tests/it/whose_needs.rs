//! `need-of-another-persona`: a need is named where its own persona is meant.

use super::project::errors;

/// The fixture with a second persona.
fn with_bo(fixture: &str) -> String {
    let bo = "
        == personas/bo.md
        ---
        title: Bo Quiet
        needs: [{id: quiet, statement: I read in peace}]
        ---";
    format!("{bo}{fixture}")
}

#[test]
fn a_need_belongs_to_the_persona_that_it_is_named_for() {
    let site = errors(&with_bo(
        "
        == outcomes/home.md
        ---
        title: Home
        for: [ada]
        needs: [ada#rest, bo#quiet]
        #                 ^^^^^^^^ need-of-another-persona = name a need of its own persona, or add that persona
        ---
        == journeys/walk.md
        ---
        title: Walk home
        persona: ada
        outcome: home
        stages: [{title: Asking, touchpoints: [{id: way, title: I ask, needs: bo#quiet}]}]
        #                                                                     ^^^^^^^^ need-of-another-persona
        ---
        ",
    ));
    assert_eq!(site.findings.list[1].message, "`bo#quiet` is a need of `bo`, whom this is not for");
    assert_eq!(site.findings.list[0].subject.as_deref(), Some("journey:walk#way"));
}

#[test]
fn a_need_of_one_of_several_personas_is_fine_and_a_service_meets_anybodys() {
    errors(&with_bo(
        "
        == outcomes/home.md
        ---
        title: Home
        for: [ada, bo]
        needs: [bo#quiet]
        ---
        == services/help.md
        ---
        title: Help
        meets: [ada#rest, bo#quiet]
        ---
        ",
    ));
}

#[test]
fn whose_need_it_is_is_not_asked_where_the_persona_is_unknown() {
    errors(&with_bo(
        "
        == outcomes/home.md
        ---
        title: Home
        for: [addda]
        #     ^^^^^ unknown-reference
        needs: [bo#quiet]
        ---
        ",
    ));
}
