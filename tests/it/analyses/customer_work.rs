//! A2: the person's own work beside ours.

use throughline::analysis::customer_work::{self, CustomerWork};

use super::{Asked, near};

const PROCESSES: &str = "
    == processes/form.md
    ---
    title: Form
    steps:
      - {id: fill, title: Fill it in, by: persona, work: 12}
      - {id: sign, title: Sign it, by: persona}
      - {id: check, title: Check it, by: desk, work: 4}
      - {id: file, title: File it, by: The Archive, work: 6}
      - {id: post, title: Post it, by: persona, work: 3}
    ---
    == processes/desk.md
    ---
    title: Desk
    steps: [{title: A, by: desk, work: 10}, {id: wait, title: B, by: desk}]
    ---
    == processes/bare.md
    ---
    title: Bare
    ---
    == processes/old.md
    ---
    title: Old
    status: retired
    steps: [{title: A, by: persona, work: 500}]
    ---
";

/// A walk with these touchpoints: their fields.
fn walk(touchpoints: &[&str]) -> (Asked, CustomerWork) {
    let list: Vec<String> = touchpoints.iter().enumerate().map(|(i, fields)| format!("{{id: t{i}, title: T{fields}}}")).collect();
    let journey = format!(
        "    == journeys/walk.md\n    ---\n    title: Walk\n    persona: ada\n    outcome: home\n    stages: [{{title: Out, touchpoints: [{}]}}]\n    ---\n",
        list.join(", ")
    );
    let site = Asked::of(&format!("{PROCESSES}{journey}"));
    let work = customer_work::of_journey(&site.context(), site.journey("walk"));
    (site, work)
}

/// Minutes of the only touchpoint, and whether they are a part.
fn minutes(fields: &str) -> (Option<f64>, bool) {
    let (_, work) = walk(&[fields]);
    (work.touchpoints[0].minutes, work.touchpoints[0].partly)
}

#[test]
fn what_the_touchpoint_says_goes_before_the_steps() {
    assert_eq!(minutes(", effort: {work: 40}, served_by: form"), (Some(40.0), false));
    assert_eq!(minutes(", effort: {work: 0}, served_by: form"), (Some(0.0), false));
    assert_eq!(minutes(", effort: {load: 3}, served_by: form"), (Some(15.0), true));
}

#[test]
fn where_it_is_blank_the_personas_steps_are_added() {
    // 12 + 3; that the signature takes some time is known, not how much.
    assert_eq!(minutes(", served_by: form"), (Some(15.0), true));
    // Of named steps only these; two that are named are added, one named twice counts once.
    assert_eq!(minutes(", served_by: 'form#fill'"), (Some(12.0), false));
    assert_eq!(minutes(", served_by: ['form#fill', 'form#post']"), (Some(15.0), false));
    assert_eq!(minutes(", served_by: [form, 'form#fill']"), (Some(15.0), true));
    assert_eq!(minutes(", served_by: 'form#sign'"), (None, false));
}

#[test]
fn without_a_step_of_the_persona_it_is_unknown() {
    assert_eq!(minutes(""), (None, false));
    assert_eq!(minutes(", served_by: desk"), (None, false));
    assert_eq!(minutes(", served_by: 'form#check'"), (None, false));
    assert_eq!(minutes(", served_by: old"), (None, false));
}

#[test]
fn a_journey_adds_its_touchpoints_and_lists_the_unknown() {
    let (site, work) = walk(&[", effort: {work: 5}", ", served_by: form", ", served_by: desk", ", served_by: 'form#fill'"]);
    assert_eq!(work.minutes, Some(5.0 + 15.0 + 12.0));
    assert_eq!(site.touchpoints(work.unknown()), ["t2"]);
    assert_eq!(site.touchpoints(work.partly_unknown()), ["t1"]);
    // Ours: form once, as a whole: 4 + 6 of the archive; desk 10, and a step of unknown length.
    assert_eq!(work.our_minutes, Some(20.0));
    assert_eq!(work.our_unknown_steps.len(), 1);
    assert!(near(work.share.unwrap(), 32.0 / 52.0));
}

#[test]
fn nothing_known_is_no_share() {
    let (_, work) = walk(&[", served_by: bare", ", effort: {work: 5}"]);
    assert_eq!((work.minutes, work.our_minutes, work.share), (Some(5.0), None, None));
    assert_eq!(work.without_steps.len(), 1);
    let (_, work) = walk(&[", served_by: desk"]);
    assert_eq!((work.minutes, work.our_minutes, work.share), (None, Some(10.0), None));
    let (_, work) = walk(&[", to: nobody"]);
    assert_eq!((work.minutes, work.our_minutes, work.share), (None, Some(0.0), None));
}

#[test]
fn work_of_no_minutes_on_either_side_is_no_share() {
    // 0 / (0 + 0): both are known, and nobody has a share of nothing.
    let nothing = "    == processes/bare.md\n    ---\n    title: Bare\n    steps: [{title: A, by: desk, work: 0}]\n    ---\n";
    let journey = "    == journeys/walk.md\n    ---\n    title: Walk\n    persona: ada\n    outcome: home\n    stages: [{title: Out, touchpoints: [{title: T, effort: {work: 0}, served_by: bare}]}]\n    ---\n";
    let site = Asked::of(&format!("{nothing}{journey}"));
    let work = customer_work::of_journey(&site.context(), site.journey("walk"));
    assert_eq!((work.minutes, work.our_minutes, work.share), (Some(0.0), Some(0.0), None));
}

#[test]
fn a_month_is_a_case_times_those_who_start_it() {
    let a_month = |volume: &str, fields: &str| {
        let journey = format!(
            "== journeys/walk.md\n---\ntitle: Walk\npersona: ada\noutcome: home\n{volume}\nstages: [{{title: Out, touchpoints: [{{title: A{fields}}}]}}]\n---\n"
        );
        let site = Asked::of(&journey);
        customer_work::of_journey(&site.context(), site.journey("walk")).minutes_a_month
    };
    // 12 min × 50.
    assert_eq!(a_month("volume_per_month: 50", ", effort: {work: 12}"), Some(600.0));
    assert_eq!(a_month("", ", effort: {work: 12}"), None);
    assert_eq!(a_month("volume_per_month: 50", ""), None);
    assert_eq!(a_month("volume_per_month: 0", ", effort: {work: 12}"), Some(0.0));
}

#[test]
fn of_a_journey_that_is_not_mapped_nothing_is_known() {
    let site = Asked::of("== journeys/walk.md\n---\ntitle: Walk\npersona: ada\noutcome: home\nvolume_per_month: 5\n---\n");
    let work = customer_work::of_journey(&site.context(), site.journey("walk"));
    assert_eq!((work.minutes, work.minutes_a_month, work.our_minutes, work.share), (None, None, None, None));
}
