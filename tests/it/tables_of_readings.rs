//! What stands in a CSV of readings.

use throughline::base::files::Entry;

use super::project::{Project, errors, only};

const CSV: &str = "
        == data/minutes.csv
        day,who,minutes
        2026-03-01,Ada,30
        2026-01-01,Ada,40.5
        2026-02-01,Bo,99
        2026-04-01,Ada,
        ";

fn with_readings(readings_from: &str) -> String {
    [
        CSV,
        "
        == outcomes/home.md
        ---
        title: Home
        for: ada
        measures:
          - title: Minutes
            readings: [{date: 2025-12-01, value: 50}]
            readings_from:
        ",
        readings_from,
        "
        ---
        ",
    ]
    .concat()
}

#[test]
fn readings_come_from_a_csv_oldest_first() {
    let site = errors(&with_readings(
        "
              file: ../data/minutes.csv
              date: day
              value: minutes
              where: {who: Ada}",
    ));
    let measure = site.model.measures.iter().next().unwrap().1;
    let readings: Vec<_> = measure.readings.iter().map(|(day, n)| (day.to_string(), *n)).collect();
    let expected = [("2025-12-01", 50.0), ("2026-01-01", 40.5), ("2026-03-01", 30.0)].map(|(day, n)| (day.to_owned(), n));
    assert_eq!(readings, expected);
    assert_eq!(site.as_of.map(|d| d.to_string()).as_deref(), Some("2026-03-01"));
}

#[test]
fn a_column_that_is_not_there_is_shown_with_the_nearest() {
    errors(&with_readings(
        "
              file: ../data/minutes.csv
              date: dya
        #           ^^^ unknown-value = did you mean `day`?
              value: seconds
        #            ^^^^^^^ unknown-value = its columns are `day`, `who`, `minutes`
              where: {whom: Ada}
        #             ^^^^ unknown-value",
    ));
}

#[test]
fn a_cell_that_cannot_be_read_is_pointed_at_in_its_table() {
    let site = errors(
        "
        == data/minutes.csv
        day,minutes
        2026-03-01,30

        1.4.2026,31
        ^^^^^^^^ wrong-type
        2026-05-01,about 30
        #          ^^^^^^^^ wrong-type
        \"2026-06-01\" ,\"many, many\"
        #              ^^^^^^^^^^ wrong-type
        \"2026-07-01\",\"a \"\"few\"\"\"
        | wrong-type
        == outcomes/home.md
        ---
        title: Home
        for: ada
        measures: [{title: Minutes, readings_from: {file: ../data/minutes.csv, date: day, value: minutes}}]
        ---
        ",
    );
    assert_eq!(site.findings.list[0].message, "a reading must be a date such as `2026-03-01`, not `1.4.2026`");
    assert_eq!(site.model.measures.iter().next().unwrap().1.readings.len(), 1);
}

#[test]
fn a_table_of_a_spreadsheet_has_semicolons_and_decimal_commas() {
    let readings = |rows: &str| {
        let site = Project::new(OUTCOME).bytes("minutes.csv", format!("day;minutes\n{rows}").as_bytes()).errors();
        site.model.measures.iter().next().unwrap().1.readings.iter().map(|(_, n)| *n).collect::<Vec<_>>()
    };
    assert_eq!(readings("2026-01-01;40,5\n2026-02-01;30\n2026-03-01;1.250,75\n"), [40.5, 30.0, 1250.75]);
    // `1.250` follows the others; alone it is what a program wrote.
    assert_eq!(readings("2026-01-01;40,5\n2026-02-01;1.250\n"), [40.5, 1250.0]);
    assert_eq!(readings("2026-02-01;1.250\n2026-03-01;2e3\n"), [1.25, 2000.0]);
}

#[test]
fn a_decimal_comma_in_a_table_with_commas_stands_in_quotes() {
    let site = Project::new(OUTCOME).bytes("minutes.csv", b"day,minutes\n2026-01-01,\"40,5\"\n").errors();
    assert_eq!(site.model.measures.iter().next().unwrap().1.readings[0].1, 40.5);
}

#[test]
fn a_number_that_may_be_two_is_reported_with_both() {
    let site = Project::new(OUTCOME)
        .bytes("minutes.csv", b"day;minutes\n2026-01-01;1,250\n")
        .expect("minutes.csv", "wrong-type", (2, 12), (2, 17))
        .errors();
    let finding = only(&site, "wrong-type");
    assert_eq!(finding.message, "a reading must be a number that can only be one, not `1,250`");
    assert!(finding.help.as_deref().unwrap().starts_with("it can be 1250 or 1.25:"));
}

#[test]
fn a_wrong_column_is_not_reported_for_every_row() {
    let rows: String = (0..500).map(|n| format!("2026-01-01,x{n}\n")).collect();
    let site = Project::new(OUTCOME).bytes("minutes.csv", format!("day,minutes\n{rows}").as_bytes()).load();
    assert_eq!(site.findings.list.len(), 20);
    assert!(site.findings.list[19].message.ends_with("; 480 more of its rows cannot be read"));
}

const OUTCOME: &str = "
        == outcomes/home.md
        ---
        title: Home
        for: ada
        measures: [{title: Minutes, readings_from: {file: ../minutes.csv, date: day, value: minutes}}]
        ---
        ";

#[test]
fn a_table_from_windows_is_read_at_its_own_lines() {
    Project::new(OUTCOME)
        .bytes("minutes.csv", b"\xef\xbb\xbfday,minutes\r\n2026-03-01,30\r\n2026-03-02,x\r\n")
        .expect("minutes.csv", "wrong-type", (3, 12), (3, 13))
        .errors();
}

#[test]
fn a_table_that_is_not_utf_8_says_so() {
    let site = Project::new(OUTCOME)
        .bytes("minutes.csv", b"day,minutes\n2026-03-01,30\n2026-03-02,\xe9\n")
        .expect("minutes.csv", "encoding", (3, 12), (3, 12))
        .errors();
    assert!(only(&site, "encoding").help.is_some());
}

#[test]
fn what_is_no_table_is_not_passed_over_in_silence() {
    Project::new(&OUTCOME.replace("minutes.csv", "minutes.xlsx"))
        .entry("minutes.xlsx", Entry::Binary { size: 9, stamp: 0 })
        .expect("outcomes/home.md", "wrong-type", (4, 51), (4, 66))
        .errors();
    let site = Project::new(OUTCOME).bytes("minutes.csv", b"").load();
    let helps: Vec<_> = site.findings.list.iter().map(|f| f.help.as_deref().unwrap_or("")).collect();
    assert_eq!(helps, ["its first line must name its columns"; 2]);
}

#[test]
fn every_row_of_a_table_that_is_not_read_is_pointed_at() {
    let site = errors(&with_table(
        "
        == data/r.csv
        day,value
        2026-01-01,1
        2026-02-01,1,234
        ^^^^^^^^^^^^^^^^ wrong-type = put a cell that holds a comma `,` in quotes; a number needs nothing between its thousands
        2026-03-01
        ^^^^^^^^^^ wrong-type = put a comma between cells, as in the header, and leave a cell blank rather than out
        2026-03-02;2
        ^^^^^^^^^^^^ wrong-type
        2026-04-01,
        nonsense,
        ^^^^^^^^ wrong-type
        ,5
        | wrong-type
        2026-05-01,soon
        #          ^^^^ wrong-type

        ,
        2026-06-01,6
        ",
    ));
    let readings = &site.model.measures.iter().next().unwrap().1.readings;
    assert_eq!(readings.iter().map(|(_, figure)| *figure).collect::<Vec<_>>(), [1.0, 6.0]);
    assert_eq!(site.findings.list[0].message, "this row has 3 cells, and the header names 2 columns");
}

#[test]
fn a_quote_in_a_table_that_is_never_closed_is_one_finding() {
    let site = errors(&with_table(
        "
        == data/r.csv
        sep=;
        day;value
        2026-01-01;1
        \"2026-02-01;2
        ^ wrong-type = close it, or take it out
        2026-03-01;3
        2026-04-01
        ",
    ));
    assert_eq!(site.model.measures.iter().next().unwrap().1.readings.len(), 1);
}

/// An outcome with a measure of this table's readings.
fn with_table(table: &str) -> String {
    let outcome = "
        == outcomes/home.md
        ---
        title: Home
        for: ada
        measures: [{title: M, readings_from: {file: ../data/r.csv, date: day, value: value}}]
        ---
        ";
    [table, outcome].concat()
}

#[test]
fn measures_of_one_table_have_the_readings_of_their_own_rows() {
    let site = errors(
        "
        == data/r.csv
        day,what,value
        2026-02-01,a,2
        2026-01-01,a,1
        2026-01-01,b,3
        == outcomes/home.md
        ---
        title: Home
        for: ada
        measures:
          - {title: A, readings_from: {file: ../data/r.csv, date: day, value: value, where: {what: a}}}
          - {title: B, readings_from: {file: ../data/r.csv, date: day, value: value, where: {what: b}}}
          - {title: C, readings_from: {file: ../data/r.csv, date: day, value: value, where: {what: c}}}
          - {title: D, readings: [{date: 2026-01-15, value: 9}], readings_from: {file: ../data/r.csv, date: day, value: value, where: {what: a}}}
        ---
        ",
    );
    let figures = |m: &throughline::model::nested::Measure| m.readings.iter().map(|r| r.1).collect::<Vec<_>>();
    let all: Vec<_> = site.model.measures.iter().map(|(_, m)| figures(m)).collect();
    assert_eq!(all, [vec![1.0, 2.0], vec![3.0], vec![], vec![1.0, 9.0, 2.0]]);
}
