//! A13: above and below the waterline.

use throughline::analysis::duck;

use super::Asked;

fn site(processes: &str) -> Asked {
    let journey = "== journeys/walk.md\n---\ntitle: Walk\npersona: ada\noutcome: home\nstages: [{title: Out, touchpoints: [{title: A, served_by: 'p#a'}, {title: B, served_by: [p, q]}]}]\n---\n";
    Asked::of(&format!("{journey}{processes}"))
}

#[test]
fn the_duck_counts_each_process_once_and_the_persona_apart() {
    let site = site(
        "== processes/p.md\n---\ntitle: P\nsteps:\n  - {id: a, title: A, layer: front, work: 5, by: desk}\n  - {title: B, layer: front, work: 2, by: The Post}\n  - {title: C, layer: back, work: 10, by: desk}\n  - {title: D, layer: front, by: persona, work: 30}\n  - {title: E, by: persona}\n---\n\
         == processes/q.md\n---\ntitle: Q\nsteps: [{title: A, layer: support, work: 1 h}, {title: B, layer: back, work: 3}]\n---\n\
         == processes/s.md\n---\ntitle: S\nsupports: p\nsteps: [{title: A, layer: support, work: 500}]\n---\n",
    );
    // p is named by two touchpoints and counts once: 5 + 2 above, 10 + 3 back, 60 support; what only
    // supports p is not met on the way. 7 of 80 are above.
    let duck = duck::of_outcome(&site.context(), site.outcome("home"));
    assert_eq!((duck.front_minutes, duck.back_minutes, duck.support_minutes), (Some(7.0), Some(13.0), Some(60.0)));
    assert_eq!(duck.persona_minutes, Some(30.0));
    assert_eq!((duck.below(), duck.share_above()), (Some(73.0), Some(7.0 / 80.0)));
    assert!(duck.unknown_steps.is_empty() && duck.without_steps.is_empty());
}

#[test]
fn steps_without_layer_or_minutes_are_unknown() {
    let site = site(
        "== processes/p.md\n---\ntitle: P\nsteps: [{id: a, title: A, layer: front}, {title: B, work: 4}, {id: c, title: C, layer: back, work: 2}, {title: D, layer: back}]\n---\n\
         == processes/q.md\n---\ntitle: Q\n---\n",
    );
    let duck = duck::of_outcome(&site.context(), site.outcome("home"));
    let unknown: Vec<String> = duck.unknown_steps.iter().map(|&s| site.id(site.model().steps[s].node)).collect();
    assert_eq!(unknown, ["a", "b", "d"]);
    assert_eq!(site.processes(duck.without_steps.clone()), ["q"]);
    // Something is in front, and nobody says how long it takes; nothing is said to be support.
    assert_eq!((duck.front_minutes, duck.back_minutes, duck.support_minutes), (None, Some(2.0), Some(0.0)));
    assert_eq!(duck.share_above(), None);
}

#[test]
fn an_outcome_without_a_process_has_an_empty_duck() {
    let site = Asked::of("");
    let duck = duck::of_outcome(&site.context(), site.outcome("home"));
    assert_eq!((duck.front_minutes, duck.below(), duck.share_above()), (Some(0.0), Some(0.0), None));
}

#[test]
fn steps_of_no_minutes_show_no_share_above_the_waterline() {
    let site = site(
        "== processes/p.md\n---\ntitle: P\nsteps: [{id: a, title: A, layer: front, work: 0}]\n---\n== processes/q.md\n---\ntitle: Q\nsteps: [{title: A, layer: back, work: 0}]\n---\n",
    );
    let duck = duck::of_outcome(&site.context(), site.outcome("home"));
    assert_eq!((duck.front_minutes, duck.below(), duck.share_above()), (Some(0.0), Some(0.0), None));
}
