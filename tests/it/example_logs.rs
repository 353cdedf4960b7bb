//! The log of power cuts that the example site comes with is made here, so that what is true of it is known: `UPDATE_EXAMPLE_LOGS=1` writes it.
//!
//! Planted are: two steps in another order than documented, a touchpoint that nobody reaches, a call that nobody wrote down, a wait twice as
//! long as promised, and something that only three people know.

use std::fmt::Write as _;
use std::fs;

use throughline::base::date::Date;

use super::folders::path;
use super::sites::insights_of_the_example;

const FILE: &str = "example-site/data/machine-homes.csv";

/// How many homes went through a cut.
const CASES: u64 = 3000;

/// A number that looks like any other.
fn mixed(n: u64) -> u64 {
    let n = (n ^ (n >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let n = (n ^ (n >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    n ^ (n >> 31)
}

/// What happened in a cut: when, in minutes, what, and by whom.
fn cut(case: u64) -> Vec<(u64, &'static str, String)> {
    let draw = |n: u64, below: u64| mixed(case * 97 + n) % below;
    let is_long = draw(0, 100) < 45;
    let reports = is_long || draw(1, 100) < 60;
    let is_told_first = reports && draw(2, 5) == 0;
    let off = 1440 + draw(3, 224 * 1440);
    let mut at = off - 700 + draw(4, 400);
    let mut events = Vec::new();
    let mut add = |minute: u64, what: &'static str, who: String| events.push((minute, what, who));
    add(at, "put on the storm list", "tidewatch".into());
    add(off, "power lost", "tidewatch".into());
    at = off + 8 + draw(5, 25);
    add(at, "first text sent", "bellhop".into());
    if draw(6, 100) < 24 {
        at += 3 + draw(7, 10);
        add(at, "rang the old number", format!("switchboard {}", draw(8, 4)));
    }
    let told = |at: u64| at + 4 + draw(9, 20);
    if is_told_first {
        at = told(at);
        add(at, "first time given", format!("control {}", draw(10, 9)));
    }
    if reports {
        at += 2 + draw(11, 30);
        add(at, "reported", "persona".into());
    }
    if !is_told_first {
        at = told(at);
        add(at, "first time given", format!("control {}", draw(10, 9)));
    }
    at += 90 + draw(12, 61);
    add(at, "rung", format!("care {}", draw(13, 12)));
    if is_long {
        at += 40 + draw(14, 60);
        add(at, "time moved", format!("control {}", draw(15, 9)));
        at += 15 + draw(16, 50);
        add(at, "rang again", "persona".into());
        at += 60 + draw(17, 90);
        add(at, "battery delivered", format!("van {}", draw(18, 6)));
    }
    if case % 1000 == 17 {
        at += 5;
        add(at, "police asked to look in", format!("care {}", draw(19, 12)));
    }
    at += 30 + draw(20, 120);
    add(at, "crew on site", format!("crew {}", draw(21, 14)));
    at += 25 + draw(22, 90);
    add(at, "supply restored", "tidewatch".into());
    at += 20 + draw(23, 60);
    add(at, "asked whether back", format!("care {}", draw(24, 12)));
    if is_long {
        at += 10 * 1440 + draw(25, 4 * 1440);
        add(at, "money sent", "ledgerline".into());
    }
    events
}

/// The whole log, in the order of time: no case stands by itself.
fn log() -> String {
    let mut rows: Vec<(u64, u64, &str, String)> = Vec::new();
    for case in 0..CASES {
        rows.extend(cut(case).into_iter().map(|(minute, what, who)| (minute, case, what, who)));
    }
    rows.sort();
    let first = Date::parse("2026-03-01").unwrap().days();
    let mut text = "home,event,at,who\n".to_owned();
    for (minute, case, what, who) in rows {
        let day = Date::from_days(first + i64::try_from(minute / 1440).unwrap()).unwrap();
        let _ = writeln!(text, "H{case:04},{what},{day}T{:02}:{:02},{who}", minute / 60 % 24, minute % 60);
    }
    text
}

#[test]
fn the_log_of_the_example_is_the_one_that_is_made_here() {
    if std::env::var_os("UPDATE_EXAMPLE_LOGS").is_some() {
        fs::write(path(FILE), log()).unwrap();
    }
    assert!(fs::read_to_string(path(FILE)).unwrap() == log(), "it differs: UPDATE_EXAMPLE_LOGS=1 writes it anew");
}

#[test]
fn what_is_planted_in_the_log_of_the_example_is_found() {
    let figures = insights_of_the_example(&["conformance", "logged_touchpoints", "undocumented"]);
    let row = |name: &str, key: &str, about: &str| {
        let rows = figures[name].as_array().unwrap();
        rows.iter().find(|row| row[key] == about).unwrap_or_else(|| panic!("{name} has no row of {about}: {rows:?}")).clone()
    };
    let all: Vec<Vec<(u64, &str, String)>> = (0..CASES).map(cut).collect();
    let at = |events: &[(u64, &str, String)], what: &str| events.iter().position(|(_, activity, _)| *activity == what);
    let having = |what: &str| all.iter().filter(|events| at(events, what).is_some()).count();

    // Told how long before anybody could report it.
    let swapped = all.iter().filter(|events| at(events, "reported") > at(events, "first time given")).count();
    let conformance = row("conformance", "journey", "journey:power-cut-at-home");
    assert_eq!((conformance["cases"].as_u64(), conformance["out_of_sequence"].as_u64()), (Some(CASES), u64::try_from(swapped).ok()));
    // Whoever had a long cut, in the documented order, and rang nobody else.
    let fits = |events: &&Vec<(u64, &str, String)>| {
        at(events, "money sent").is_some()
            && at(events, "reported") < at(events, "first time given")
            && at(events, "rang the old number").is_none()
            && at(events, "police asked to look in").is_none()
    };
    assert_eq!(conformance["fitting"].as_u64(), u64::try_from(all.iter().filter(fits).count()).ok());

    let nobody = row("logged_touchpoints", "touchpoint", "journey:power-cut-at-home#storm-warning");
    assert_eq!((nobody["cases"].as_u64(), nobody["reach"].as_u64()), (Some(0), Some(0)));
    // Promised within an hour.
    let rung = row("logged_touchpoints", "touchpoint", "journey:power-cut-at-home#check-on-me");
    assert_eq!(
        (rung["wait_median_minutes"].as_f64().map(|minutes| (minutes / 10.0).round()), rung["above_within_share"].as_u64()),
        (Some(12.0), Some(1))
    );

    let detour = row("undocumented", "activity", "rang the old number");
    assert_eq!(detour["cases"].as_u64(), u64::try_from(having("rang the old number")).ok());
    let names: Vec<_> = figures["undocumented"].as_array().unwrap().iter().filter_map(|row| row["activity"].as_str()).collect();
    assert!(having("police asked to look in") == 3 && !names.contains(&"police asked to look in"), "{names:?}");
}

/// What happened in each move, in the order of time: the other log is small enough to be read here by its lines.
fn moves() -> Vec<Vec<String>> {
    let text = fs::read_to_string(path("example-site/data/moves-september-2026.xes")).unwrap();
    let value = |line: &str, key: &str| {
        let (_, rest) = line.split_once(&format!("key=\"{key}\" value=\""))?;
        rest.split('"').next().map(str::to_owned)
    };
    let events = |trace: &str| {
        let events = trace.lines().filter(|line| line.contains("<event>"));
        let mut events: Vec<(String, String)> =
            events.map(|line| (value(line, "time:timestamp").unwrap(), value(line, "concept:name").unwrap())).collect();
        events.sort_by(|a, b| a.0.cmp(&b.0));
        events.into_iter().map(|(_, name)| name).collect()
    };
    text.split("<trace>").skip(1).map(events).collect()
}

#[test]
fn what_is_true_of_the_moves_of_the_example_is_found() {
    let figures = insights_of_the_example(&["conformance", "logged_touchpoints", "undocumented"]);
    let moves = moves();
    let having = |what: &str| u64::try_from(moves.iter().filter(|events| events.iter().any(|event| event == what)).count()).unwrap();
    let all = |name: &str| figures[name].as_array().unwrap().clone();
    let conformance = all("conformance").into_iter().find(|row| row["journey"] == "journey:moving-home").unwrap();
    assert_eq!((conformance["cases"].as_u64(), conformance["fitting"].as_u64()), (Some(72), Some(0)));

    let cases = |touchpoint: &str| {
        let address = format!("journey:moving-home#{touchpoint}");
        let row = all("logged_touchpoints").into_iter().find(|row| row["touchpoint"] == address).unwrap();
        (row["cases"].as_u64(), row["suppressed"].as_bool())
    };
    for (touchpoint, event) in
        [("give-my-date", "move reported"), ("asked-for-the-lease", "lease asked for"), ("read-the-meters", "reading sent")]
    {
        assert_eq!(cases(touchpoint), (Some(having(event)), Some(false)), "{touchpoint}");
    }
    // Three homes had an old debt on their meter: nobody is told how many they are.
    assert_eq!((having("old debt on the meter"), cases("meter-wants-money")), (3, (None, Some(true))));
    for activity in all("undocumented").iter().filter(|row| row["journey"] == "journey:moving-home") {
        if let Some(name) = activity["activity"].as_str() {
            assert_eq!(activity["cases"].as_u64(), Some(having(name)), "{name}");
        }
    }
}
