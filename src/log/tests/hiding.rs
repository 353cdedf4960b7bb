//! What may be told.

use super::*;

#[test]
fn a_log_of_one_to_four_cases_tells_nothing() {
    let figures = csv(&ways(&[("AXB", 4)]), &in_a_row(2));
    let of = figures.conformance.unwrap();
    assert!(
        [figures.cases, figures.ad_hoc, of.fitting, of.missing, of.out_of_sequence, of.repeated].iter().all(|figure| figure.is_hidden())
    );
    assert!(of.share.is_hidden() && figures.throughput.median.is_hidden());
    for t in &figures.touchpoints {
        assert!(t.events.is_hidden() && t.cases.is_hidden() && t.reach.is_hidden() && t.wait.p90.is_hidden() && t.drop_off.is_hidden());
    }
    assert!(figures.variants.is_empty() && figures.undocumented.is_empty() && figures.has_rare_activities);
}

#[test]
fn a_touchpoint_of_few_cases_is_hidden_and_one_of_none_is_told() {
    let figures = csv(&ways(&[("A", 100), ("AB", 4)]), &in_a_row(3));
    assert!(of_touchpoint(&figures, 1).cases.is_hidden() && of_touchpoint(&figures, 1).wait.median.is_hidden());
    assert_eq!((told(of_touchpoint(&figures, 2).cases), told(of_touchpoint(&figures, 2).reach)), (0, 0.0));
}

#[test]
fn few_that_drop_off_are_hidden_and_so_is_the_smallest_of_those_that_go_on() {
    let plan = leading(&[&[1, 2, 3], &[], &[], &[]]);
    let figures = csv(&ways(&[("AB", 20), ("AC", 10), ("AD", 10), ("A", 3)]), &plan);
    let a = of_touchpoint(&figures, 0);
    assert!(a.drop_off.is_hidden());
    assert_eq!(a.conversions, [(1, Disclosed::Told(20)), (2, Disclosed::Told(10)), (3, Disclosed::Hidden)]);
    // Two that are hidden already guard each other.
    let figures = csv(&ways(&[("AB", 20), ("AC", 4), ("AD", 10), ("A", 3)]), &plan);
    assert_eq!(of_touchpoint(&figures, 0).conversions, [(1, Disclosed::Told(20)), (2, Disclosed::Hidden), (3, Disclosed::Told(10))]);
}

#[test]
fn those_that_end_are_hidden_only_where_nobody_else_goes_on() {
    let figures = csv(&ways(&[("A", 20), ("AB", 3)]), &in_a_row(2));
    let a = of_touchpoint(&figures, 0);
    assert_eq!((a.conversions.as_slice(), a.drop_off), (&[(1, Disclosed::Hidden)][..], Disclosed::Hidden));
}

#[test]
fn where_few_do_not_fit_neither_those_that_do_are_told() {
    let of = csv(&ways(&[("AB", 50), ("BA", 4)]), &in_a_row(2)).conformance.unwrap();
    assert!(of.fitting.is_hidden() && of.share.is_hidden() && of.out_of_sequence.is_hidden());
    let of = csv(&ways(&[("AB", 4), ("BA", 50)]), &in_a_row(2)).conformance.unwrap();
    assert!(of.fitting.is_hidden() && of.share.is_hidden());
    assert_eq!(of.out_of_sequence, Disclosed::Told(50));
}

#[test]
fn few_waits_are_hidden_and_few_that_are_too_long_too() {
    let mut plan = in_a_row(2);
    plan.touchpoints[1].wait = Some(microseconds(0.5));
    // Most begin with B, so that only four wait for it.
    let figures = csv(&ways(&[("B", 30), ("AB", 4)]), &plan);
    let b = of_touchpoint(&figures, 1);
    assert!(b.wait.median.is_hidden() && b.above_wait.is_hidden());
    assert_eq!((told(b.cases), b.above_within), (34, Disclosed::Unknown));
}

#[test]
fn few_cases_that_went_other_ways_take_the_rarest_way_with_them() {
    let figures = csv(&ways(&[("AB", 30), ("A", 8), ("B", 8), ("BA", 2)]), &in_a_row(2));
    assert_eq!(figures.variants.iter().map(|variant| letters(&variant.steps)).collect::<Vec<_>>(), ["AB", "A"]);
    assert_eq!(figures.other_variants, Disclosed::Told(10));
}

#[test]
fn only_the_ten_commonest_ways_are_told() {
    let names = ["A", "B", "C", "D", "AB", "AC", "AD", "BC", "BD", "CD", "BA", "CA"];
    let all: Vec<(&str, usize)> = names.iter().zip(10..).map(|(way, times)| (*way, times)).collect();
    let figures = csv(&ways(&all), &in_a_row(4));
    assert_eq!(figures.variants.len(), 10);
    assert_eq!((figures.variants[0].cases, told(figures.other_variants)), (21, 10 + 11));
}

#[test]
fn no_activity_of_few_cases_is_named() {
    let figures = csv(&ways(&[("AB", 30), ("AXB", 6), ("AYB", 4)]), &in_a_row(2));
    assert_eq!(figures.undocumented.iter().map(|activity| (activity.name.as_str(), activity.cases)).collect::<Vec<_>>(), [("X", 6)]);
    assert!(figures.has_rare_activities);
    assert!(!format!("{figures:?}").contains('Y'));
}
