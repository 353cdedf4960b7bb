//! What is counted, and how.

use super::*;

#[test]
fn a_case_that_goes_as_documented_fits() {
    let figures = csv(&ways(&[("ABCD", 10)]), &in_a_row(4));
    assert_eq!(conformance(&figures), [10, 0, 0, 0, 0]);
    assert_eq!(told(figures.conformance.unwrap().share), 1.0);
}

#[test]
fn two_steps_that_change_places_are_out_of_sequence_and_nothing_is_missing() {
    let figures = csv(&ways(&[("ACBD", 10)]), &in_a_row(4));
    assert_eq!(conformance(&figures), [0, 0, 10, 0, 0]);
}

#[test]
fn what_is_passed_by_is_missing_and_what_is_not_documented_ad_hoc() {
    let figures = csv(&ways(&[("ABCD", 10), ("ABD", 6), ("ABXCD", 5)]), &in_a_row(4));
    assert_eq!(conformance(&figures), [10, 6, 0, 5, 0]);
    assert_eq!(told(of_touchpoint(&figures, 2).missing), 6);
}

#[test]
fn a_case_without_a_documented_event_lacks_the_whole_way() {
    let figures = csv(&ways(&[("X", 5)]), &in_a_row(3));
    assert_eq!(conformance(&figures), [0, 5, 0, 5, 0]);
    assert_eq!(figures.touchpoints.iter().map(|t| told(t.missing)).collect::<Vec<_>>(), [5, 5, 5]);
}

#[test]
fn a_touchpoint_that_repeats_at_once_is_repeated_and_still_fits() {
    let figures = csv(&ways(&[("AAB", 6), ("AXAB", 5)]), &in_a_row(2));
    assert_eq!(conformance(&figures), [6, 0, 0, 5, 11]);
    assert_eq!(told(of_touchpoint(&figures, 0).rework), 11);
    // Coming back later is rework, and no repeat.
    let back = csv(&ways(&[("ABA", 6)]), &leading(&[&[1], &[0]]));
    assert_eq!(conformance(&back)[4], 0);
    assert_eq!(told(of_touchpoint(&back, 0).rework), 6);
}

#[test]
fn equal_rows_are_two_events_and_a_case_may_lie_anywhere_in_the_file() {
    let mut text = "case,activity,time\n".to_owned();
    for case in 0..5 {
        text.push_str(&format!("{case},B,2026-03-01 11:00\n"));
    }
    for case in 0..5 {
        text.push_str(&format!("{case},A,2026-03-01 10:00\n{case},A,2026-03-01 10:00\n"));
    }
    let figures = csv(&text, &in_a_row(2));
    assert_eq!(conformance(&figures), [5, 0, 0, 0, 5]);
    assert_eq!(told(of_touchpoint(&figures, 0).events), 10);
}

#[test]
fn events_of_one_time_go_by_their_order_and_then_by_their_line() {
    let plan = Plan { columns: LogColumns { order: Some("N".into()), ..LogColumns::default() }, ..in_a_row(3) };
    let mut text = "case,activity,time,n\n".to_owned();
    for case in 0..5 {
        text.push_str(&format!("{case},C,2026-03-01,\n{case},B,2026-03-01,\"10,5\"\n{case},A,2026-03-01,9\n"));
    }
    assert_eq!(conformance(&csv(&text, &plan)), [5, 0, 0, 0, 0]);
    assert_eq!(letters(&csv(&text, &in_a_row(3)).variants[0].steps), "CBA");
}

#[test]
fn a_wait_is_from_whatever_happened_before_to_the_first_event() {
    let mut plan = in_a_row(2);
    plan.touchpoints[1].wait = Some(microseconds(30.0));
    plan.touchpoints[1].within = Some(microseconds(60.0));
    let mut text = "case,activity,time\n".to_owned();
    for case in 1..=20 {
        // After the call: 3, 6, … 60 minutes.
        let minutes = 3 * case;
        text.push_str(&format!("{case},A,2026-03-01 10:00\n{case},call,2026-03-01 11:00\n"));
        text.push_str(&format!("{case},B,2026-03-01 {}:{:02}\n{case},B,2026-03-02\n", 11 + minutes / 60, minutes % 60));
    }
    let figures = csv(&text, &plan);
    let b = of_touchpoint(&figures, 1);
    assert_eq!((told(b.wait.median), told(b.wait.p90)), (30.0, 54.0));
    assert_eq!((told(b.above_wait), told(b.above_within)), (0.5, 0.0));
    // The first event of a case waits for nothing.
    let a = of_touchpoint(&figures, 0);
    assert_eq!((a.wait.median, a.above_wait), (Disclosed::Unknown, Disclosed::Unknown));
}

#[test]
fn cases_go_on_to_the_next_touchpoint_or_end_whatever_is_not_documented_in_between() {
    let figures = csv(&ways(&[("ABXC", 10), ("ABX", 6), ("AC", 5)]), &in_a_row(3));
    let b = of_touchpoint(&figures, 1);
    assert_eq!(b.conversions, [(2, Disclosed::Told(10))]);
    assert_eq!(told(b.drop_off), 6.0 / 16.0);
    // The documented way ends with C, so that nobody drops off there.
    assert_eq!(of_touchpoint(&figures, 2).drop_off, Disclosed::Unknown);
    assert_eq!(told(b.reach), 16.0 / 21.0);
}

#[test]
fn conversion_goes_by_the_last_event_of_a_touchpoint() {
    let figures = csv(&ways(&[("ABAC", 8)]), &leading(&[&[1, 2], &[0], &[]]));
    assert_eq!(of_touchpoint(&figures, 0).conversions, [(2, Disclosed::Told(8))]);
    assert_eq!(of_touchpoint(&figures, 1).conversions, [(0, Disclosed::Told(8))]);
}

#[test]
fn throughput_is_from_the_first_event_to_the_last_tied_or_not() {
    let figures = csv(&ways(&[("XABX", 5), ("A", 5)]), &in_a_row(2));
    assert_eq!((told(figures.throughput.median), told(figures.throughput.p90)), (0.0, 3.0));
}

#[test]
fn variants_keep_what_is_not_documented_and_come_by_cases_then_by_the_file() {
    let figures = csv(&ways(&[("AXAB", 6), ("AB", 6), ("AAB", 1), ("BA", 7), ("AYAB", 6)]), &in_a_row(2));
    let told: Vec<_> = figures.variants.iter().map(|variant| (letters(&variant.steps), variant.cases)).collect();
    let due = [("AB", 7), ("BA", 7), ("A[X]AB", 6), ("A[Y]AB", 6)].map(|(way, cases)| (way.to_owned(), cases));
    assert_eq!(told, due);
    assert_eq!(figures.other_variants, Disclosed::Told(0));
}

#[test]
fn days_are_told_as_they_are_written_and_order_goes_by_the_instant() {
    let mut text = "case,activity,time\n".to_owned();
    for case in 0..5 {
        text.push_str(&format!("{case},B,2026-03-02T00:30+02:00\n{case},A,2026-03-01T22:00Z\n"));
    }
    let figures = csv(&text, &in_a_row(2));
    assert_eq!(conformance(&figures), [5, 0, 0, 0, 0]);
    assert_eq!((figures.first_day.unwrap().to_string(), figures.last_day.unwrap().to_string()), ("2026-03-01".into(), "2026-03-02".into()));
    assert!(!figures.reading.mixes_zones);
    text.push_str("9,A,2026-03-01\n");
    assert!(csv(&text, &in_a_row(2)).reading.mixes_zones);
}

#[test]
fn an_empty_log_counts_nothing_and_knows_no_share() {
    let figures = csv("case,activity,time\n", &in_a_row(2));
    assert_eq!(conformance(&figures), [0; 5]);
    assert_eq!(figures.conformance.unwrap().share, Disclosed::Unknown);
    let a = of_touchpoint(&figures, 0);
    assert_eq!((told(a.events), told(a.cases), told(a.reach), told(a.rework)), (0, 0, 0.0, 0));
    assert_eq!((a.wait.median, a.drop_off), (Disclosed::Unknown, Disclosed::Unknown));
}

#[test]
fn where_nothing_could_be_logged_only_cases_and_what_is_not_documented_are_known() {
    let mut plan = in_a_row(1);
    plan.touchpoints[0].is_with_us = false;
    let figures = csv(&ways(&[("AB", 6)]), &plan);
    assert_eq!((figures.conformance, told(figures.cases), told(figures.ad_hoc)), (None, 6, 6));
    assert!(csv(&ways(&[("A", 6)]), &Plan::default()).conformance.is_none());
}

#[test]
fn an_entry_of_events_that_no_event_has_is_told() {
    let mut plan = in_a_row(1);
    plan.touchpoints[0].events = vec!["a".into(), "Aa".into()];
    assert_eq!(of_touchpoint(&csv(&ways(&[("A", 6)]), &plan), 0).unknown_events, [1]);
}
