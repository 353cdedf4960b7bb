//! What `check` prints for machines, and the baseline that it holds findings against.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

use super::folders::path;

/// Two files with findings of each severity that need escaping.
fn site() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("site/throughline.yaml", "title: T\nchecks: {owner-missing: error}\n");
    write("site/processes/a, b.md", "---\nid: a\ntitle: \"50 % <off>: a & b\"\nallow: [no-recorded-path]\n---\n");
    write("site/pages/p.md", "---\ntitle: P\nallow: [jargon]\n---\n\n![x](https://x.example/a.png)\n");
    folder
}

fn check(folder: &Path, arguments: &[&str]) -> (Output, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_throughline")).arg("check").args(arguments).current_dir(folder).output().unwrap();
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    (output, text)
}

#[test]
fn github_gets_a_command_per_finding_with_its_path_in_the_repository() {
    let folder = site();
    let (output, text) = check(folder.path(), &["site", "--format", "github"]);
    assert_eq!(output.status.code(), Some(1));
    let expected = "::error file=site/processes/a%2C b.md,line=3,endLine=3,col=8,endColumn=27,title=owner-missing::the process `50 %25 <off>: a & b` has no owner%0Ahelp: name the team that answers for it in `owner`\n";
    assert_eq!(text, expected);
    fs::write(folder.path().join("site/throughline.yaml"), "title: T\n").unwrap();
    let (output, text) = check(folder.path(), &["site", "--format", "github"]);
    assert_eq!(output.status.code(), Some(0));
    let starts: Vec<&str> = text.lines().map(|line| line.split(" file").next().unwrap()).collect();
    assert_eq!(starts, ["::notice", "::notice", "::warning"]);
}

#[test]
fn junit_counts_what_fails_the_check() {
    let folder = site();
    fs::write(folder.path().join("site/throughline.yaml"), "title: T\n").unwrap();
    let (_, text) = check(folder.path(), &["site", "--format", "junit", "--fail-on", "warning"]);
    assert!(text.contains("<testsuites name=\"throughline\" tests=\"3\" failures=\"1\" errors=\"0\">"), "{text}");
    assert!(text.contains("<testsuite name=\"processes/a, b.md\" tests=\"1\" failures=\"1\" errors=\"0\">"), "{text}");
    assert!(text.contains("<failure type=\"owner-missing\" message=\"the process `50 % &lt;off&gt;: a &amp; b` has no owner\">"), "{text}");
    assert_eq!(text.matches("<system-out>").count(), 2, "{text}");
}

#[test]
fn junit_has_one_case_that_passes_where_nothing_was_found() {
    let (_, text) = check(&path("."), &["tests/fixtures/base", "--format", "junit"]);
    assert!(text.contains("tests=\"1\" failures=\"0\"") && text.contains("name=\"no findings\""), "{text}");
}

#[test]
fn sarif_holds_to_its_schema() {
    let schema = fs::read_to_string(path("tests/fixtures/sarif-schema-2.1.0.json")).unwrap();
    // The published schema has a stray bracket in the pattern of languages; strict readers refuse it.
    let schema: Value = serde_json::from_str(&schema.replace("{2}]?$", "{2}$")).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let folder = site();
    let example = path("example-site");
    for (site, findings) in [("site", true), (example.to_str().unwrap(), true), (path("tests/fixtures/base").to_str().unwrap(), false)] {
        let (_, text) = check(folder.path(), &[site, "--format", "sarif"]);
        let sarif: Value = serde_json::from_str(&text).unwrap();
        let faults: Vec<String> = schema.iter_errors(&sarif).map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        assert_eq!(!sarif["runs"][0]["results"].as_array().unwrap().is_empty(), findings, "{site}");
    }
}

#[test]
fn sarif_says_rule_place_and_subject() {
    let folder = site();
    let (_, text) = check(folder.path(), &["site", "--format", "sarif"]);
    let sarif: Value = serde_json::from_str(&text).unwrap();
    let run = &sarif["runs"][0];
    let result = &run["results"][0];
    let rule = &run["tool"]["driver"]["rules"][result["ruleIndex"].as_u64().unwrap() as usize];
    assert_eq!((&rule["id"], &result["ruleId"], &result["level"]), (&"owner-missing".into(), &"owner-missing".into(), &"error".into()));
    assert!(rule["help"]["markdown"].as_str().unwrap().contains("## Instead"));
    let physical = &result["locations"][0]["physicalLocation"];
    assert_eq!(physical["artifactLocation"]["uri"], "site/processes/a%2C%20b.md");
    assert_eq!(physical["region"], serde_json::json!({"startLine": 3, "startColumn": 8, "endLine": 3, "endColumn": 27}));
    assert_eq!(result["locations"][0]["logicalLocations"][0]["fullyQualifiedName"], "process:a");
}

#[test]
fn a_baseline_keeps_back_what_is_known_and_tells_what_is_gone() {
    let folder = site();
    let (output, _) = check(folder.path(), &["site", "--write-baseline", "known.json"]);
    assert_eq!(output.status.code(), Some(1), "writing it excuses nothing yet");
    // Two lines further down it is still the same finding.
    fs::write(
        folder.path().join("site/processes/a, b.md"),
        "---\nid: a\n# one\n# two\ntitle: \"50 % <off>: a & b\"\nallow: [no-recorded-path]\n---\n",
    )
    .unwrap();
    let (output, text) = check(folder.path(), &["site", "--baseline", "known.json"]);
    assert_eq!((output.status.code(), text.as_str()), (Some(0), ""));
    assert!(String::from_utf8_lossy(&output.stderr).contains("baseline: 1 kept back"), "{output:?}");
    fs::write(folder.path().join("site/throughline.yaml"), "title: T\n").unwrap();
    fs::remove_file(folder.path().join("site/processes/a, b.md")).unwrap();
    let (output, _) = check(folder.path(), &["site", "--baseline", "known.json"]);
    assert!(String::from_utf8_lossy(&output.stderr).contains("baseline: 0 kept back, 1 gone"), "{output:?}");
    fs::write(folder.path().join("site/processes/new.md"), "---\ntitle: New\n---\n").unwrap();
    let (output, text) = check(folder.path(), &["site", "--baseline", "known.json", "--fail-on", "warning"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text.contains("owner-missing"), "{text}");
}

#[test]
fn a_baseline_that_is_none_stops_the_check() {
    let folder = site();
    fs::write(folder.path().join("no.json"), "[1]").unwrap();
    for name in ["no.json", "missing.json"] {
        let (output, _) = check(folder.path(), &["site", "--baseline", name]);
        assert_eq!(output.status.code(), Some(2), "{name}");
        assert!(String::from_utf8_lossy(&output.stderr).contains(name));
    }
}

#[test]
fn the_reorganisation_test_says_which_pages_read_otherwise() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    let reorg = |more: &[&str]| check(folder.path(), &[&[".", "--reorg"], more].concat());
    write("throughline.yaml", "title: T\n");
    write("teams/a.md", "---\ntitle: Anchor\n---\n");
    assert!(reorg(&[]).1.ends_with("reorganisation: there are no two teams to exchange\n"));
    write("teams/b.md", "---\ntitle: Bell\n---\n");
    write("processes/p.md", "---\ntitle: P\nowner: a\nby: [a, b]\nallow: [no-recorded-path]\n---\n");
    let (output, text) = reorg(&[]);
    assert_eq!((output.status.code(), text.as_str()), (Some(0), "reorganisation: every page but the teams' own reads the same\n"));
    write("theme/templates/process.html", "{% extends \"builtin/process.html\" %}{% block main %}<p>{{ by | safe }}</p>{% endblock %}");
    let (output, text) = reorg(&[]);
    assert_eq!(output.status.code(), Some(1));
    let [line, last] = text.lines().collect::<Vec<_>>()[..] else { panic!("{text}") };
    assert!(line.starts_with("processes/p.html: in html > body.kind-process > ") && line.contains("teams/a.html"), "{line}");
    assert_eq!(last, "reorganisation: 1 page reads otherwise; mark what names a team with `data-team`");
    assert_eq!(reorg(&["--fail-on", "never"]).0.status.code(), Some(0));
    // The findings stay a document of their own.
    let (output, text) = reorg(&["--format", "json"]);
    assert!(serde_json::from_str::<Value>(&text).is_ok());
    assert!(String::from_utf8_lossy(&output.stderr).contains("1 page reads otherwise"));
    write("processes/q.md", "---\ntitle: Q\nowner: nobody\n---\n");
    assert!(reorg(&[]).1.ends_with("reorganisation: not tested while errors stand\n"));
}

#[test]
fn the_day_on_the_command_line_is_the_day_from_which_age_counts() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("site/throughline.yaml", "title: T\n");
    write(
        "site/processes/p.md",
        "---\ntitle: P\nowner: desk\nreviewed: 2026-01-31\ngap: {reason: The law asks for it, owner: desk, until: 2026-02-28}\n---\n",
    );
    write("site/teams/desk.md", "---\ntitle: Desk\n---\n");
    let rules = |day: &[&str]| {
        let (_, text) = check(folder.path(), &[&["site", "--format", "json"], day].concat());
        let report: Value = serde_json::from_str(&text).unwrap();
        let findings = report["findings"].as_array().unwrap();
        findings.iter().map(|f| f["rule"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    // Without a day: the newest one written, the review's. The last day of a gap still belongs to it, and so
    // does the 365th day to a review.
    assert_eq!(rules(&[]), ["known-gap"]);
    assert_eq!(rules(&["--as-of", "2026-02-28"]), ["known-gap"]);
    assert_eq!(rules(&["--as-of", "2026-03-01"]), ["no-recorded-path"]);
    assert_eq!(rules(&["--as-of", "2027-01-31"]), ["no-recorded-path"]);
    assert_eq!(rules(&["--as-of", "2027-02-01"]), ["no-recorded-path", "review-overdue"]);
    let (output, _) = check(folder.path(), &["site", "--as-of", "2026-02-30"]);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn every_format_shows_the_other_places_of_a_finding() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("site/teams")).unwrap();
    fs::write(folder.path().join("site/throughline.yaml"), "title: T\n").unwrap();
    for name in ["a", "b"] {
        fs::write(folder.path().join(format!("site/teams/{name}.md")), "---\ntitle: A\nparent: nobody\n---\n").unwrap();
    }
    let shown = |format: &str| check(folder.path(), &["site", "--format", format]).1;
    assert!(shown("text").contains("::: site/teams/b.md:3:9: it is named here too"));
    assert!(shown("github").contains("%0Asite/teams/b.md:3:9: it is named here too\n"));
    assert!(shown("junit").contains("teams/b.md:3:9: it is named here too</failure>"));
    for format in ["json", "sarif"] {
        let shown = shown(format);
        assert!(shown.contains("it is named here too") && shown.contains("teams/b.md"), "{shown}");
    }
}
