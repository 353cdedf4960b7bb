//! What another engine counted: the same figures as of the log itself; what is nearly such a table is told, where it is not.

use throughline::analysis::AnalysisContext;
use throughline::analysis::selection::Selection;
use throughline::export::insights::InsightsJson;
use throughline::log::{Dialect, QueryOf, explanation, plan_of, query, written_columns};

use super::logs::{WALK, with_log};
use super::project::Project;

/// The ways that the table counts.
const WAYS: &[(&str, usize)] = &[("ALB", 20), ("ABL", 10), ("APLB", 6), ("RALB", 4), ("AAL", 5)];

/// What DuckDB answered.
const COUNTS: &str = "\
version,journey,measure,subject,object,value
1,walk,above_wait,lamp,600000000,0
1,walk,above_within,lamp,1200000000,0
1,walk,cases,\"\",ed1aa590cb5265bb,45
1,walk,conversion,back,lamp,10
1,walk,conversion,lamp,back,30
1,walk,conversion,way,back,10
1,walk,conversion,way,lamp,35
1,walk,ends,back,\"\",30
1,walk,ends,lamp,\"\",15
1,walk,ends,way,\"\",0
1,walk,events,\"\",readable,145
1,walk,events,\"\",unreadable,0
1,walk,events,\"\",zoned,0
1,walk,events,back,\"\",40
1,walk,events,lamp,\"\",45
1,walk,events,way,\"\",50
1,walk,events,way,asked,50
1,walk,first_day,\"\",\"\",2026-11-01
1,walk,last_day,\"\",\"\",2026-11-01
1,walk,sequence,way back lamp,\"\",10
1,walk,sequence,way lamp,repeated,5
1,walk,sequence,way lamp back,\"\",20
1,walk,sequence,way lamp back,ad_hoc,10
1,walk,throughput_median,\"\",\"\",1200000000
1,walk,throughput_median,\"\",way [phoned] lamp back,1800000000
1,walk,throughput_median,\"\",way back lamp,1200000000
1,walk,throughput_median,\"\",way lamp,1200000000
1,walk,throughput_median,\"\",way lamp back,1200000000
1,walk,throughput_p90,\"\",\"\",1800000000
1,walk,touchpoint_cases,back,\"\",40
1,walk,touchpoint_cases,lamp,\"\",45
1,walk,touchpoint_cases,way,\"\",45
1,walk,undocumented,\"\",\"\",4
1,walk,undocumented,\"\",phoned,6
1,walk,variant,\"\",\"\",4
1,walk,variant,\"\",way [phoned] lamp back,6
1,walk,variant,\"\",way back lamp,10
1,walk,variant,\"\",way lamp,5
1,walk,variant,\"\",way lamp back,20
1,walk,wait_median,back,40,600000000
1,walk,wait_median,lamp,45,600000000
1,walk,wait_median,way,4,600000000
1,walk,wait_p90,back,40,600000000
1,walk,wait_p90,lamp,45,600000000
1,walk,wait_p90,way,4,600000000
";

fn walk() -> String {
    WALK.replace("{file: ../data/walks.csv, case: walk}", "{counts: ../data/counts.csv, case: walk}")
}

fn with_counts(counts: &str) -> Project {
    Project::new(&format!("{}== data/counts.csv\n{counts}", walk()))
}

/// All rows for programs, and all pages.
fn all_told(project: &Project) -> Vec<(String, String)> {
    let site = project.load();
    let json =
        serde_json::to_string(&InsightsJson { context: &AnalysisContext::of(&site.model), selection: &Selection::default(), whole: None })
            .unwrap();
    project.pages().into_iter().chain([("insights".to_owned(), json)]).collect()
}

#[test]
fn counts_tell_the_same_as_the_log_that_they_were_made_of() {
    let (of_log, of_counts) = (with_log(WAYS), with_counts(COUNTS));
    of_counts.findings_of(&["log-not-read", "log-stale", "event-unknown"]);
    let plain = |text: &str| text.replace("{file: ../data/walks.csv", "{counts: ../data/counts.csv");
    for ((path, ours), (same, theirs)) in all_told(&of_log).into_iter().zip(all_told(&of_counts)) {
        assert_eq!(path, same);
        // The page of the file itself, and when it was changed, are its own.
        assert_eq!(plain(&ours).replace("walks.csv", "counts.csv"), theirs, "{path}");
    }
}

#[test]
fn rows_in_another_order_between_semicolons_and_of_other_journeys_change_nothing() {
    let (header, rows) = COUNTS.split_once('\n').unwrap();
    let mut rows: Vec<String> = rows.lines().map(|row| format!("{row}\r\n")).collect();
    rows.reverse();
    rows.push("1,\"walk\",\"undocumented\",\"\",\"sang, and danced\",\"6\"\r\n".replace("sang, and danced", "sang and danced"));
    let text = format!("sep=;\n{header}\n{}", rows.concat()).replace(',', ";");
    let project = with_counts(&text);
    project.findings_of(&["log-not-read", "log-stale"]);
    assert!(project.pages()["journeys/walk/logged.html"].contains("sang and danced"));
}

#[test]
fn a_table_that_is_nearly_one_of_counts_is_told_where_it_is_not() {
    let cases = [
        ("version,journey,measure", "version,jorney,measure", None, "has no column `journey`"),
        ("object,value\n", "object,value,n\n", Some(46), "no column `n`"),
        ("version,journey,measure", "journey,version,measure", None, "the first column"),
        ("1,walk,cases", "2,walk,cases", Some(1), "is of version 2, and this program reads version 1"),
        ("1,walk,cases", "one,walk,cases", Some(1), "`one` is no version"),
        ("1,walk,cases", "1,wallk,cases", Some(3), "no journey is called `wallk`"),
        ("1,walk,cases,", "1,walk,case,", Some(8), "no measure of counts is called `case`"),
        ("1,walk,cases,\"\",ed1aa590cb5265bb,45\n", "", None, "no row `cases`"),
        ("5bb,45\n", "5bb,44\n", Some(34), "tell of 45 cases"),
        ("events,back,\"\",40", "events,bakc,\"\",40", Some(15), "no touchpoint that a log could hold is called `bakc`"),
        ("events,back,\"\",40", "events,rest,\"\",40", Some(15), "is called `rest`"),
        ("events,back,\"\",40", "events,back,\"\",39", Some(23), "40 cases have these events"),
        ("conversion,way,back,10", "conversion,way,back,\"1,000\"", Some(29), "a whole number is due"),
        ("conversion,way,back,10", "conversion,way,back,11", Some(28), "this is 10"),
        ("1,walk,conversion,way,back,10\n", "", None, "no row `conversion` for the touchpoint `way` to `back`"),
        ("ends,way,\"\",0", "ends,way,\"\",0\n1,walk,ends,way,,0", Some(1), "stands twice"),
        ("first_day,\"\",\"\",2026-11-01", "first_day,\"\",\"\",1 November", Some(24), "a day is due"),
        ("sequence,way lamp back,ad_hoc", "sequence,way lamp back,adhoc", Some(31), "a sequence is `ad_hoc`"),
        ("sequence,way back lamp", "sequence,way  back back", Some(17), "none twice at once"),
        ("undocumented,\"\",phoned,6", "undocumented,\"\",phoned,4", Some(31), "where 5 cases or more have it"),
        ("variant,\"\",way [phoned] lamp back,6", "variant,\"\",way [fonned] lamp back,6", Some(19), "a way is ids of touchpoints"),
        ("variant,\"\",way lamp,5", "variant,\"\",way lamp,4", Some(28), "where 5 cases or more went it"),
        ("wait_median,lamp,45", "wait_median,lamp,46", Some(25), "how many of the 45 cases"),
        ("wait_p90,lamp,45,600000000", "wait_p90,lamp,45,6", Some(25), "the second is no less"),
        ("above_wait,lamp,600000000,0", "above_wait,lamp,600000000,46", Some(34), "of 45 waits"),
        ("1,walk,cases,\"\",", "1,walk,cases,", Some(1), "this row has 5 cells"),
        ("wait_p90,way,4", "wait_p90,\"way,4", Some(17), "never closed"),
    ];
    for (good, bad, column, says) in cases {
        assert!(COUNTS.contains(good), "{good}");
        let text = COUNTS.replacen(good, bad, 1);
        let line = |end: usize| text[..end].lines().count();
        let changed = text.find(bad.trim_end()).map_or(1, |at| line(at + bad.trim_end().len()));
        let site = with_counts(&text).load();
        let found = &site.findings.list;
        let finding = found.iter().find(|finding| finding.message.contains(says)).unwrap_or_else(|| panic!("{bad}: {found:#?}"));
        assert_eq!(
            (finding.rule, &*finding.file, (finding.line, finding.column)),
            ("log-not-read", "data/counts.csv", column.map_or((1, 1), |column| (changed, column))),
            "{bad}: {finding:#?}"
        );
        assert!(site.findings.has_errors() && finding.help.is_some(), "{bad}");
    }
}

#[test]
fn a_table_without_rows_or_of_another_journey_is_none() {
    let header = COUNTS.lines().next().unwrap();
    for (text, says) in [("", "there is no row in this table"), (header, "no row of this table tells of the journey `walk`")] {
        let site = with_counts(text).load();
        assert!(site.findings.list.iter().any(|finding| finding.message.contains(says)), "{:#?}", site.findings.list);
    }
    let site = with_counts("").bytes("data/counts.csv", b"version\xff").load();
    assert!(site.findings.list.iter().any(|finding| finding.rule == "log-not-read" && finding.message.contains("not UTF-8")));
}

#[test]
fn counts_of_the_journey_as_it_was_are_stale() {
    let changed = [
        walk().replace("wait: 10 min", "wait: 20 min").replace("\nstages", "\n#             ^^^^^^^^^^^^^^^^^^ log-stale\nstages"),
        walk()
            .replace("events: [asked]", "events: [asked, rang]")
            .replace("\nstages", "\n#             ^^^^^^^^^^^^^^^^^^ log-stale\nstages"),
    ];
    for journey in changed {
        Project::new(&format!("{journey}== data/counts.csv\n{COUNTS}")).findings_of(&["log-stale", "log-not-read"]);
    }
    // What the query does not ask for may change.
    let other = walk().replace("title: Walk home", "title: Walk").replace("title: I ask the way", "title: I ask");
    Project::new(&format!("{other}== data/counts.csv\n{COUNTS}")).findings_of(&["log-stale", "log-not-read"]);
    // A touchpoint of which they know nothing keeps them from being read.
    let more = walk().replace("      - {id: back", "      - {id: bridge, title: I cross the bridge with them}\n      - {id: back");
    let site = Project::new(&format!("{more}== data/counts.csv\n{COUNTS}")).load();
    let says = "there is no row `touchpoint_cases` for the touchpoint `bridge`";
    assert!(site.findings.list.iter().any(|finding| finding.message == says), "{:#?}", site.findings.list);
}

#[test]
fn what_of_a_log_was_not_read_elsewhere_is_told_as_of_a_log() {
    let counts = COUNTS.replace("unreadable,0", "unreadable,3").replace("zoned,0", "zoned,7").replace("way,asked,50", "way,asked,0");
    let journey = walk()
        .replace("\nstages", "\n#             ^^^^^^^^^^^^^^^^^^ log-not-read\nstages")
        .replace("events: [asked]}", "events: [asked]}\n      #                                          ^^^^^ event-unknown");
    let site = Project::new(&format!("{journey}== data/counts.csv\n{counts}")).findings_of(&["log-not-read", "event-unknown"]);
    let finding = site.findings.list.iter().find(|finding| finding.rule == "log-not-read").unwrap();
    assert_eq!(
        finding.message,
        "not all of `data/counts.csv` is read as it is written: 3 events are left out; some times have a zone, and others count as universal time"
    );
}

#[test]
fn a_log_is_named_once() {
    let of = |log: &str| {
        let text = walk().replace("log: {counts: ../data/counts.csv, case: walk}", log);
        Project::new(&format!("{text}== data/counts.csv\n{COUNTS}== data/walks.csv\ncase,activity,time\n1,a,2026-11-01\n"))
    };
    of("log: {file: ../data/walks.csv, counts: ../data/counts.csv}\n#                              ^^^^^^ unknown-field")
        .findings_of(&["unknown-field"]);
    of("log: {counts: ../data/counts.csv, file: ../data/walks.csv}\n#                                 ^^^^ unknown-field")
        .findings_of(&["unknown-field"]);
    of("log: {basis: sample}\n#    | missing-field").findings_of(&["missing-field"]);
}

#[test]
fn counts_are_never_linked_or_copied() {
    let project = Project::new(&format!(
        "{}== data/counts.csv\n{COUNTS}== pages/about.md\n---\ntitle: About\n---\nSee [the counts](../data/counts.csv).\n",
        walk()
    ));
    let site = project.load();
    assert!(site.findings.list.iter().any(|finding| finding.rule == "broken-link"), "{:?}", site.findings.list);
    assert!(!site.assets.iter().any(|path| path.contains("counts")), "{:?}", site.assets);
}

/// The query for the small journey, in all dialects.
fn queries(journey: &str) -> Vec<String> {
    let site = Project::new(journey).load();
    let (id, found) = site.model.journeys.iter().next().unwrap();
    let plan = plan_of(&site.model, id, written_columns(&site.documents[found.profile.document.unwrap()]));
    Dialect::ALL.into_iter().map(|dialect| query(QueryOf { journey: "walk", plan: &plan, table: "lake.walks" }, dialect)).collect()
}

#[test]
fn a_query_reads_the_columns_that_the_journey_names_and_quotes_them() {
    let journey =
        WALK.replace("case: walk", "case: \"the \\\"walk\\\"\", activity: what`s up, order: n").replace("[asked]", "[\"it's \\\\ asked\"]");
    let [duckdb, trino, spark, bigquery] = <[String; 4]>::try_from(queries(&journey)).unwrap();
    for (query, names) in [
        (duckdb, ["\"the \"\"walk\"\"\"", "\"what`s up\"", "'it''s \\ asked'", "\"time\""]),
        (trino, ["\"the \"\"walk\"\"\"", "\"what`s up\"", "'it''s \\ asked'", "\"time\""]),
        (spark, ["`the \"walk\"`", "`what``s up`", "'it\\'s \\\\ asked'", "`time`"]),
        (bigquery, ["`the \"walk\"`", "`what\\`s up`", "'it\\'s \\\\ asked'", "`time`"]),
    ] {
        assert!(query.contains("FROM lake.walks\n"), "{query}");
        for name in names {
            assert!(query.contains(name), "{name}\n{query}");
        }
    }
}

#[test]
fn a_query_for_what_may_be_several_touchpoints_folds_over_a_case() {
    let plain = queries(WALK);
    let several = queries(&WALK.replace("title: I bring it back", "title: I bring it back, events: [asked]"));
    for ((plain, several), fold) in plain.iter().zip(&several).zip(["list_reduce(", "reduce(", "aggregate(", "CREATE TEMP FUNCTION tied("])
    {
        assert!(!plain.contains(fold) && several.contains(fold), "{several}");
    }
}

#[test]
fn what_each_row_is_can_be_asked() {
    let told = explanation();
    for measure in COUNTS.lines().skip(1).map(|row| row.split(',').nth(2).unwrap()) {
        assert!(told.contains(&format!("\n{measure}\n  subject")), "{measure}");
    }
}
