//! `throughline log sql`, run as people run it.

use std::path::Path;
use std::process::Output;

use super::{program, result, site, stderr, stdout};

/// A journey whose counts are still to be asked for.
fn street(log: &str) -> tempfile::TempDir {
    let journey = format!(
        "---\ntitle: The walk\npersona: ada\noutcome: home\n{log}stages:\n  - title: Going out\n    touchpoints:\n      - {{id: ask, title: I ask}}\n---\n"
    );
    site(
        "title: Lantern Street\n",
        &[
            ("personas/ada.md", "---\ntitle: Ada\n---\n"),
            ("outcomes/home.md", "---\ntitle: I am home\nfor: ada\n---\n"),
            ("journeys/walk.md", &journey),
        ],
    )
}

fn log_sql(arguments: &[&str], site: &Path) -> Output {
    program().args(["log", "sql"]).args(arguments).arg("--site").arg(site).output().unwrap()
}

#[test]
fn a_query_is_written_before_there_is_a_file_and_where_there_is_a_broken_one() {
    for log in ["", "log: {counts: ../counts.csv, case: walk no}\n", "log: {file: ../walks.csv, case: walk no}\n"] {
        let site = street(log);
        let query = result(&log_sql(&["walk"], site.path()));
        assert!(query.contains("FROM log\n") && query.contains("'i ask'"), "{query}");
        assert_eq!(query.contains("\"walk no\""), !log.is_empty(), "{query}");
        if log.contains("counts") {
            std::fs::write(site.path().join("counts.csv"), "version,journey\n").unwrap();
            assert_eq!(result(&log_sql(&["journey:walk", "--dialect", "duckdb"], site.path())), query);
        }
    }
}

#[test]
fn each_engine_has_its_words_and_the_table_its_name() {
    let site = street("");
    for (dialect, words) in
        [("duckdb", "nfc_normalize("), ("trino", "array_join(array_agg("), ("spark", "rand() >= 0"), ("bigquery", "SAFE_CAST(")]
    {
        let query = result(&log_sql(&["walk", "--dialect", dialect, "--table", "lake.`events`"], site.path()));
        assert!(query.contains("FROM lake.`events`\n"), "{query}");
        assert!(query.contains(words), "{words}\n{query}");
    }
    let told = result(&log_sql(&["walk", "--explain"], site.path()));
    assert!(told.contains("\nwait_median\n  subject  a touchpoint\n"), "{told}");
}

#[test]
fn what_is_no_journey_engine_or_table_is_told() {
    let site = street("");
    for (arguments, says) in [
        (&["walkk"][..], "did you mean `journey:walk`?"),
        (&["outcome:home"], "is no journey"),
        (&["walk", "--dialect", "duck"], "duckdb"),
        (&["walk", "--table", " "], "`--table` names one table"),
        (&["walk", "--table", "a; b"], "`--table` names one table"),
    ] {
        let output = log_sql(arguments, site.path());
        assert!(output.status.code() == Some(2) && stderr(&output).contains(says), "{}", stderr(&output));
        assert!(stdout(&output).is_empty());
    }
}

#[test]
fn while_other_errors_stand_no_query_is_written() {
    let site = street("starts_whan: It rains\n");
    let output = log_sql(&["walk"], site.path());
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("unknown-field") && stderr(&output).contains("no query was written"), "{}", stderr(&output));
}
