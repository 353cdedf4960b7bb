//! A6: better, worse, same, mixed, unknown; won, sustained.

use throughline::analysis::triple_crown::{self, TripleCrown};

use super::Asked;

/// The crown of home with these measures: crown, better, baseline, and the readings of the years 2020 on.
fn crown(measures: &[(&str, &str, &str, &[i32])]) -> TripleCrown {
    let measures: Vec<String> = measures
        .iter()
        .enumerate()
        .map(|(i, (crown, better, baseline, readings))| {
            let readings: Vec<String> =
                readings.iter().enumerate().map(|(y, v)| format!("{{date: {}-01-01, value: {v}}}", 2020 + y)).collect();
            format!("{{id: m{i}, title: M, crown: {crown}, better: {better}, baseline: {baseline}, readings: [{}]}}", readings.join(", "))
        })
        .collect();
    let site = Asked::of(&format!("== outcomes/home.md\n---\ntitle: Home\nfor: ada\nmeasures: [{}]\n---\n", measures.join(", ")));
    triple_crown::of_outcome(site.model(), site.outcome("home"))
}

/// What the first crown's measures come to.
fn cost(measures: &[(&str, &str, &[i32])]) -> Option<&'static str> {
    let measures: Vec<_> = measures.iter().map(|&(better, baseline, readings)| ("cost", better, baseline, readings)).collect();
    crown(&measures).crowns[0].course.map(|course| course.word())
}

#[test]
fn a_crown_goes_from_its_baseline_to_the_last_reading() {
    assert_eq!(cost(&[("up", "5", &[9, 6])]), Some("better"));
    assert_eq!(cost(&[("up", "5", &[9, 4])]), Some("worse"));
    assert_eq!(cost(&[("down", "5", &[4])]), Some("better"));
    assert_eq!(cost(&[("down", "5", &[5])]), Some("same"));
}

#[test]
fn measures_that_disagree_are_mixed() {
    assert_eq!(cost(&[("up", "5", &[6]), ("down", "5", &[4])]), Some("better"));
    assert_eq!(cost(&[("up", "5", &[6]), ("up", "5", &[4])]), Some("mixed"));
    assert_eq!(cost(&[("up", "5", &[6]), ("up", "5", &[5])]), Some("mixed"));
}

#[test]
fn without_baseline_reading_or_direction_a_crown_is_unknown_and_known_measures_decide() {
    assert_eq!(cost(&[]), None);
    assert_eq!(cost(&[("up", "", &[6])]), None);
    assert_eq!(cost(&[("up", "5", &[])]), None);
    assert_eq!(cost(&[("", "5", &[6])]), None);
    let crown = crown(&[("cost", "up", "", &[6]), ("cost", "up", "5", &[6])]);
    assert_eq!((crown.crowns[0].measures.len(), crown.crowns[0].unknown.len()), (1, 1));
    assert_eq!(crown.crowns[0].course.map(|c| c.word()), Some("better"));
}

#[test]
fn the_crown_is_won_where_all_three_are_better() {
    let won = |service: &[i32]| crown(&[("cost", "down", "5", &[4]), ("revenue", "up", "5", &[6]), ("service", "up", "5", service)]).won;
    assert!(won(&[6]));
    assert!(!won(&[5]));
    assert!(!won(&[]));
}

#[test]
fn it_is_sustained_where_it_was_won_at_the_reading_before_the_last_too() {
    let of = |cost: &[i32], service: &[i32]| {
        let crown = crown(&[("cost", "down", "5", cost), ("revenue", "up", "5", &[1, 7, 6]), ("service", "up", "5", service)]);
        (crown.won, crown.sustained)
    };
    assert_eq!(of(&[4, 3], &[6, 7]), (true, true));
    assert_eq!(of(&[6, 3], &[6, 7]), (true, false));
    // Only one reading: nobody knows how it was before.
    assert_eq!(of(&[3], &[6, 7]), (true, false));
    assert_eq!(of(&[4, 6], &[6, 7]), (false, false));
}

#[test]
fn only_measures_of_the_outcome_itself_are_crowns() {
    let measure = "measures: [{title: M, crown: cost, better: up, baseline: 5, readings: [{date: 2020-01-01, value: 9}]}]";
    let walk =
        format!("title: Walk\npersona: ada\noutcome: home\n{measure}\nstages: [{{title: S, {}}}]", measure.replace("title: M", "title: N"));
    let site = Asked::of(&format!("== journeys/walk.md\n---\n{walk}\n---\n== services/s.md\n---\ntitle: S\n{measure}\n---\n"));
    assert_eq!(triple_crown::of_outcome(site.model(), site.outcome("home")).crowns[0].course.map(|c| c.word()), None);
}
