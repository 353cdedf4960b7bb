//! Event logs: where findings stand, what is published of them, and that nothing else is.

use std::fmt::Write as _;

use serde_json::{Value, json};
use throughline::analysis::AnalysisContext;
use throughline::analysis::selection::Selection;
use throughline::base::date::Date;
use throughline::export::insights::{InsightsJson, csv};

use super::project::Project;

/// A journey of three touchpoints in a row, with a log.
pub(crate) const WALK: &str = "
== journeys/walk.md
---
title: Walk home
persona: ada
outcome: home
log: {file: ../data/walks.csv, case: walk}
stages:
  - title: Out
    touchpoints:
      - {id: way, title: I ask the way, events: [asked]}
      - {id: rest, title: I rest, to: nobody}
      - {id: lamp, title: I am lent a lamp, from: us, to: persona, wait: 10 min, within: 20 min}
      - {id: back, title: I bring it back}
---
";

/// Cases that go these ways, a letter an event, ten minutes after the one before.
pub(crate) fn log(ways: &[(&str, usize)]) -> String {
    let mut text = "== data/walks.csv\nwalk,activity,time,who,note\n".to_owned();
    let mut case = 0;
    for (way, times) in ways {
        for _ in 0..*times {
            case += 1;
            for (n, letter) in way.chars().enumerate() {
                let activity = match letter {
                    'A' => "asked",
                    'L' => "I am lent a LAMP",
                    'B' => "back",
                    'P' => "phoned",
                    'R' => "rare-deed",
                    _ => "nothing",
                };
                let minutes = 10 * n;
                let _ = writeln!(
                    text,
                    "secret-case-{case},{activity},2026-11-01T1{}:{:02},Kim Doe {case},told {case} times",
                    minutes / 60,
                    minutes % 60
                );
            }
        }
    }
    text
}

pub(crate) fn with_log(ways: &[(&str, usize)]) -> Project {
    Project::new(&format!("{WALK}{}", log(ways)))
}

fn published(project: &Project, name: &str) -> Value {
    let site = project.load();
    let selection = Selection::named(&[name.to_owned()]).unwrap();
    serde_json::to_value(InsightsJson { context: &AnalysisContext::of(&site.model), selection: &selection, whole: None }).unwrap()[name]
        .clone()
}

#[test]
fn conformance_is_published_with_its_basis() {
    let project = with_log(&[("ALB", 20), ("ABL", 10), ("APLB", 6)]);
    let due = json!([{
        "journey": "journey:walk", "cases": 36, "fitting": 20, "share": 0.5556, "missing": 0, "out_of_sequence": 10, "ad_hoc": 6, "repeated": 0,
        "basis": "all", "suppressed": false,
    }]);
    assert_eq!(published(&project, "conformance"), due);
}

#[test]
fn touchpoints_are_published_whether_anybody_comes_there_or_not() {
    let row = |touchpoint: &str, rest: Value| {
        let mut row = json!({"touchpoint": touchpoint});
        row.as_object_mut().unwrap().extend(rest.as_object().unwrap().clone());
        row
    };
    let none = json!({"events": 0, "cases": 0, "reach": 0, "rework": 0, "wait_median_minutes": null, "wait_p90_minutes": null, "drop_off": null,
        "above_wait_share": null, "above_within_share": null, "suppressed": false});
    let due = json!([
        row("journey:walk#back", none),
        row(
            "journey:walk#lamp",
            json!({"events": 8, "cases": 8, "reach": 0.4, "rework": 0, "wait_median_minutes": 10, "wait_p90_minutes": 10,
            "drop_off": 1, "above_wait_share": 0, "above_within_share": 0, "suppressed": false})
        ),
        row(
            "journey:walk#way",
            json!({"events": 20, "cases": 20, "reach": 1, "rework": 0, "wait_median_minutes": null, "wait_p90_minutes": null,
            "drop_off": 0.6, "above_wait_share": null, "above_within_share": null, "suppressed": false})
        ),
    ]);
    assert_eq!(published(&with_log(&[("A", 12), ("AL", 8)]), "logged_touchpoints"), due);
}

#[test]
fn what_is_not_documented_is_named_only_where_five_or_more_have_it() {
    let due = json!([
        {"journey": "journey:walk", "activity": "phoned", "cases": 7, "suppressed": false},
        {"journey": "journey:walk", "activity": null, "cases": null, "suppressed": true},
    ]);
    assert_eq!(published(&with_log(&[("APLB", 7), ("RALB", 4)]), "undocumented"), due);
    assert_eq!(published(&with_log(&[("ALB", 7)]), "undocumented"), json!([]));
}

#[test]
fn journeys_that_are_not_live_or_have_no_log_have_no_row() {
    let target = format!("{}{}", WALK.replace("outcome: home\n", "outcome: home\nstate: target\n"), log(&[("ALB", 7)]));
    for name in ["conformance", "logged_touchpoints", "undocumented"] {
        assert_eq!(published(&Project::new(&target), name), json!([]), "{name}");
        assert_eq!(published(&Project::new(""), name), json!([]), "{name}");
    }
}

#[test]
fn of_a_sample_programs_get_counts_and_readers_shares() {
    let sample = WALK.replace("case: walk}", "case: walk, basis: sample}");
    let project = Project::new(&format!("{sample}{}", log(&[("ALB", 1234), ("ABL", 1234)])));
    let row = published(&project, "conformance")[0].clone();
    assert_eq!((&row["cases"], &row["out_of_sequence"], &row["basis"]), (&json!(2468), &json!(1234), &json!("sample")));
    let page = &project.pages()["insights/conformance.html"];
    assert!(page.contains("50 %") && !page.contains("1,234") && !page.contains("2,468"), "{page}");
}

#[test]
fn an_entry_of_events_that_the_log_lacks_is_a_note_with_a_near_name() {
    let fixture = "
== journeys/walk.md
---
title: Walk home
persona: ada
outcome: home
log: {file: ../data/walks.csv, case: walk}
stages: [{title: Out, touchpoints: [{title: I ask the way, events: [asked, phonned]}]}]
#                                                                          ^^^^^^^ event-unknown = did you mean `phoned`?
---
";
    let project = Project::new(&format!("{fixture}{}", log(&[("AP", 6)])));
    project.findings_of(&["event-unknown"]);
}

#[test]
fn what_of_a_log_is_not_read_is_told_once_at_its_name() {
    let fixture = "
== journeys/walk.md
---
title: Walk home
persona: ada
outcome: home
log: {file: ../data/walks.csv}
#           ^^^^^^^^^^^^^^^^^ log-not-read
stages: [{title: Out, touchpoints: [{title: I ask the way}]}]
---
== data/walks.csv
case,activity,time
1,asked,2026-11-01T10:00Z
2,asked,soon
3,asked,2026-11-01
";
    let site = Project::new(fixture).findings_of(&["log-not-read"]);
    let finding = site.findings.list.iter().find(|finding| finding.rule == "log-not-read").unwrap();
    assert_eq!(
        finding.message,
        "not all of `data/walks.csv` is read as it is written: 1 event is left out (line 3); some times have a zone, and others count as universal time"
    );
}

#[test]
fn a_log_that_cannot_be_read_is_an_error_that_nothing_silences() {
    let of = |text: &str| {
        let fixture = format!(
            "
== throughline.yaml
title: Lantern Street
checks: {{log-not-read: off}}
== journeys/walk.md
---
title: Walk home
persona: ada
outcome: home
allow: [log-not-read]
log: {{file: ../data/walks.csv, time: at}}
#           ^^^^^^^^^^^^^^^^^ log-not-read
stages: [{{title: Out, touchpoints: [{{title: I ask the way}}]}}]
---
== data/walks.csv
{text}"
        );
        Project::new(&fixture).findings_of(&["log-not-read"])
    };
    let site = of("Kim Doe,asked,2026-11-01");
    assert!(site.findings.has_errors());
    assert!(!format!("{:?}", site.findings.list).contains("Kim"));
    of("case,activity,time");
    of("case,activity,at\n1,\"asked,2026-11-01");
}

#[test]
fn a_log_whose_last_event_is_long_ago_is_stale() {
    let fixture = WALK.replace(
        "log: {file: ../data/walks.csv, case: walk}",
        "log: {file: ../data/walks.csv, case: walk}\n#           ^^^^^^^^^^^^^^^^^ log-stale",
    );
    let on = |day: &str, fixture: &str| {
        Project::new(&format!("{fixture}{}", log(&[("ALB", 5)]))).on(Date::parse(day).unwrap()).findings_of(&["log-stale"])
    };
    on("2027-04-30", WALK);
    on("2027-05-01", &fixture);
}

#[test]
fn a_log_is_never_linked_or_copied() {
    let fixture = format!(
        "{}{}",
        WALK.replace("---\n\n", ""),
        "== pages/about.md
---
title: About
---
See [the log](../data/walks.csv).
             ^^^^^^^^^^^^^^^^^^ broken-link
"
    );
    let project = Project::new(&format!("{fixture}{}", log(&[("ALB", 5)])));
    let site = project.load();
    assert!(site.findings.list.iter().any(|finding| finding.rule == "broken-link"), "{:?}", site.findings.list);
    assert!(!site.assets.iter().any(|path| path.contains("walks")), "{:?}", site.assets);
}

#[test]
fn a_log_full_of_personal_data_leaves_no_trace() {
    let project = with_log(&[("ALB", 20), ("ABL", 10), ("APLB", 6), ("RALB", 4)]);
    let site = project.load();
    let context = AnalysisContext::of(&site.model);
    let all = Selection::default();
    let mut said = vec![
        serde_json::to_string(&InsightsJson { context: &context, selection: &all, whole: None }).unwrap(),
        format!("{:?}", site.findings.list),
    ];
    said.push(csv(&context, &all));
    said.extend(project.pages().into_values());
    for text in said {
        for secret in ["secret-case", "Kim Doe", "told 1", "rare-deed"] {
            assert!(!text.contains(secret), "{secret} in {text}");
        }
    }
}
