//! Logs with all that a column may hold, and the figures that they come to.

use std::fmt::Write as _;
use std::io::{self, Cursor, Read};

use proptest::prelude::*;

use throughline::log::{AsideFile, LogColumns, Plan, PlannedTouchpoint, count, counts_figures, survey};
use throughline::model::logged::{LogFigures, LogReading};

/// How many events a large log has, at least.
pub(crate) const LARGE: usize = 100_000;

const MINUTE: i64 = 60_000_000;

fn touchpoint(id: &str, title: &str, events: &[&str], next: &[usize]) -> PlannedTouchpoint {
    PlannedTouchpoint {
        id: id.into(),
        names: vec![title.into()],
        events: events.iter().map(|name| (*name).to_owned()).collect(),
        is_with_us: true,
        next: next.to_vec(),
        ..PlannedTouchpoint::default()
    }
}

/// A journey of six touchpoints, one of which no log holds and one of which nobody reaches.
pub(crate) fn plan() -> Plan {
    let mut touchpoints = vec![
        touchpoint("way", "I ask the way", &["Asked", "asked by phone"], &[1]),
        touchpoint("rest", "I rest", &[], &[2]),
        touchpoint("lamp", "I am lent a 'LAMP'", &[], &[3, 4]),
        touchpoint("straße", "Straße", &["Straße"], &[4]),
        touchpoint("back", "I bring it back", &["brought back", "brougth"], &[2]),
        touchpoint("thanks", "I am thanked", &["thanked"], &[]),
    ];
    touchpoints[1].is_with_us = false;
    touchpoints[2].wait = Some(90 * MINUTE);
    touchpoints[2].within = Some(240 * MINUTE);
    touchpoints[4].wait = Some(0);
    touchpoints[5].within = Some(MINUTE);
    let columns = LogColumns { case: Some("Walk No".into()), order: Some("n".into()), ..LogColumns::default() };
    Plan { touchpoints, columns }
}

/// The same, with activities that several touchpoints list.
pub(crate) fn plan_with_twins() -> Plan {
    let mut plan = plan();
    plan.touchpoints[3].events = vec!["Straße".into(), "asked".into(), "brought back".into()];
    plan.touchpoints[5].events = vec!["thanked".into(), "asked".into()];
    plan
}

/// A number that looks like any other.
fn mixed(n: u64) -> u64 {
    let n = (n ^ (n >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let n = (n ^ (n >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    n ^ (n >> 31)
}

const ACTIVITIES: [&str; 16] = [
    "Asked",
    "asked",
    " ASKED ",
    "Asked by  phone",
    "I am lent a 'lamp'",
    "lamp",
    "STRASSE",
    "straße",
    "Brought back",
    "brought\u{a0}back",
    "\"phoned, twice\"",
    "\"[rang] \"\"them\"\"\"",
    "Phoned",
    "phoned",
    "\"two\nlines\"",
    "NULL",
];

/// A log in which cases lie between each other.
pub(crate) fn large_log(events: usize) -> String {
    let mut log = "walk no,Activity,time,n,who\n".to_owned();
    let mut written = 0;
    let mut round = 0;
    while written < events {
        for case in 0..11_000_u64 {
            let seed = mixed(case);
            if round >= 4 + seed % 14 {
                continue;
            }
            let draw = |n: u64, below: u64| mixed(case * 1000 + round * 10 + n) % below;
            let usual = [0, 4, 7, 8][usize::try_from(round % 4).unwrap()];
            // A few ways are common, and many are somebody's own.
            let activity = if !seed.is_multiple_of(3) && draw(0, 100) < 97 {
                ACTIVITIES[usual]
            } else {
                ACTIVITIES[usize::try_from(draw(1, 16)).unwrap()]
            };
            let rare = if draw(2, 20_000) == 0 { format!("deed {}", draw(3, 9)) } else { activity.to_owned() };
            let minutes = seed % 90_000 + round * 60 + draw(4, 50) * u64::from(draw(5, 4) > 0);
            let when = moment(minutes, draw(6, 60), draw(7, 1000));
            let name = if case % 40 == 0 {
                format!(" c{case} ")
            } else if case % 4001 == 7 {
                String::new()
            } else {
                format!("C{case}")
            };
            let order = ["", "1", "2.5", "2,5", "-1", "x"][usize::try_from(draw(8, 60).min(5)).unwrap()];
            let order = if order.contains(',') { format!("\"{order}\"") } else { order.to_owned() };
            let _ = writeln!(log, "{name},{rare},{when},{order},\"Kim \"\"D\"\"\ncase {case}\"");
            written += 1;
        }
        round += 1;
    }
    log
}

/// A time in one of the forms that are read, and now and then in another.
fn moment(minutes: u64, second: u64, form: u64) -> String {
    let (day, of_day) = (minutes / 1440, minutes % 1440);
    let (month, day, hour, minute) = (day / 28 % 12 + 1, day % 28 + 1, of_day / 60, of_day % 60);
    match form {
        0 => format!("{day}.{month}.2026"),
        1 => format!("{day:02}.{month:02}.2026 {hour:02}:{minute:02}"),
        2 => format!("{day}/{month}/2026T{hour:02}:{minute:02}"),
        3 => format!("2026-{month:02}-{day:02}"),
        4 => format!("2026-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}.{second}"),
        5 => format!("\"2026-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02},1234567\""),
        6 => format!("2026-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z"),
        7 => format!("2026-{month:02}-{day:02}T{hour:02}:{minute:02}+01:30"),
        8 => format!("2026-{month:02}-{day:02}T{hour:02}:{minute:02}-0100"),
        9 => format!("2026-{month:02}-{day:02}-02"),
        10 => "2026-02-30".into(),
        11 => format!("2026-{month:02}-{day:02} {hour}:{minute}"),
        12 => String::new(),
        13 => "24.12.2026 24:00".into(),
        14 => "1.3/2026".into(),
        15 => format!("2026-{month:02}-{day:02}T{hour:02}"),
        _ => format!("2026-{month:02}-{day:02} {hour:02}:{minute:02}"),
    }
}

fn figures_of(bytes: &str, plan: &Plan) -> LogFigures {
    let open = || -> io::Result<Box<dyn Read + Send>> { Ok(Box::new(Cursor::new(bytes.as_bytes().to_vec()))) };
    let aside = || -> io::Result<Box<dyn AsideFile>> { Ok(Box::new(Cursor::new(Vec::new()))) };
    count("log.csv", &open, &survey("log.csv", &open).unwrap(), plan, &aside).unwrap_or_else(|fault| panic!("{fault}"))
}

/// What a log comes to, but for the line of the first event that is not read: an engine has no lines.
pub(crate) fn figures_of_log(log: &str, plan: &Plan) -> LogFigures {
    let figures = figures_of(log, plan);
    LogFigures { reading: LogReading { first_unreadable: None, ..figures.reading }, ..figures }
}

/// What a table of counts comes to.
pub(crate) fn figures_of_counts(counts: &str, plan: &Plan) -> LogFigures {
    counts_figures(counts, &["walk"], &["walk"], plan).unwrap_or_else(|faults| panic!("{faults:#?}\n{counts}"))
}

/// A touchpoint as it is drawn: whether it is with us, its next one is due, and it has a wait and a bound; its events, what else
/// follows, and the minutes.
type DrawnTouchpoint = ([bool; 4], Vec<&'static str>, [bool; 5], i64);

/// A small journey and a small log of it.
pub(crate) fn any_job() -> impl Strategy<Value = (Plan, String)> {
    let touchpoint = (any::<[bool; 4]>(), proptest::sample::subsequence(vec!["a", "b", "c", "d e"], 0..3), any::<[bool; 5]>(), 0..3_i64);
    let plan = proptest::collection::vec(touchpoint, 1..5).prop_map(|all| {
        let n = all.len();
        let touchpoint = |(at, ([us, next_is_due, has_wait, has_within], events, next, minutes)): (usize, DrawnTouchpoint)| {
            let letter = ["a", "b", "c", "é"][at];
            let mut following: Vec<usize> = (0..n).filter(|to| next[*to]).collect();
            following.extend((next_is_due && at + 1 < n && !following.contains(&(at + 1))).then_some(at + 1));
            PlannedTouchpoint {
                id: format!("t{at}"),
                names: vec![letter.to_owned()],
                events: events.into_iter().map(str::to_owned).collect(),
                is_with_us: us,
                next: following,
                wait: has_wait.then_some(minutes * MINUTE),
                within: has_within.then_some(minutes * MINUTE),
            }
        };
        Plan { touchpoints: all.into_iter().enumerate().map(touchpoint).collect(), columns: LogColumns::default() }
    });
    let event = (0..14_u8, proptest::sample::select(vec!["a", "A", "b", "c", "d  E", "e\u{301}", "É", "x", "X ", "y]", "-", "z"]), 0..5_u8);
    (plan, proptest::collection::vec(event, 0..120)).prop_map(|(plan, events)| {
        let mut log = "case,activity,time\n".to_owned();
        for (case, activity, minute) in events {
            let _ = writeln!(log, "k{case},{activity},2026-03-0{} 10:0{minute}", 1 + minute % 2);
        }
        (plan, log)
    })
}
