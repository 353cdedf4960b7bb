//! The rules that ask about the whole site: each laid over the base site, which none of them
//! reports, with exactly the expected findings marked.

mod files;
mod journeys;
mod measures;
mod outcomes;
mod paths;
mod processes;
mod reviews;
mod served;
mod twins;
mod words;

use throughline::base::date::Date;
use throughline::base::diagnostic::Severity;
use throughline::site::Checked;

use super::project::{Project, only};

/// Asserts that the base site with this fixture gives exactly the marked findings of these rules,
/// and no error that is not marked.
fn found(rules: &[&str], fixture: &str) -> Checked {
    Project::over_base(fixture).findings_of(rules)
}

/// The same, age counted from this day.
fn found_on(day: &str, rules: &[&str], fixture: &str) {
    Project::over_base(fixture).on(Date::parse(day).unwrap()).findings_of(rules);
}

#[test]
fn a_rule_raised_to_an_error_stops_the_site_and_leaves_the_warnings_waiting() {
    let site = Project::over_base(
        "
        == throughline.yaml
        title: T
        channels: [{id: web}, {id: phone}]
        checks: {owner-missing: error}
        == processes/a.md
        ---
        title: A
        ---
        ",
    )
    .load();
    assert_eq!(site.findings.list.len(), 1);
    assert_eq!(only(&site, "owner-missing").severity, Severity::Error);
    assert!(site.findings.warnings_suppressed);
}

#[test]
fn nothing_is_asked_of_a_site_with_an_error() {
    let site = Project::over_base(
        "
        == processes/a.md
        ---
        title: A
        supports: [nothing]
        allow: [jargon]
        ---
        ",
    )
    .load();
    let rules: Vec<&str> = site.findings.list.iter().map(|f| f.rule).collect();
    assert_eq!(rules, ["unknown-reference"]);
}

#[test]
fn messages_name_what_was_found_and_who_closes_a_gap() {
    let site = Project::over_base(
        "
        == processes/a.md
        ---
        title: Say thanks
        owner: desk
        contributes_to: [home]
        measures: [{title: Easy and FAST, baseline: 1, target: 1, readings: [{date: 2026-11-01, value: 1}]}]
        ---
        == processes/b.md
        ---
        title: Post thanks
        owner: desk
        supports: [a]
        gap: {reason: The law asks for it, owner: desk, until: 2027-01-31}
        ---
        == processes/c.md
        ---
        title: Print thanks
        owner: desk
        supports: [a]
        allow: [no-recorded-path]
        ---
        ",
    )
    .load();
    assert_eq!(only(&site, "no-recorded-path").message, "no path from `Say thanks` to an outcome is recorded: claimed only");
    assert_eq!(
        only(&site, "known-gap").message,
        "`Post thanks` is a known gap until 2027-01-31, for `Lamp desk` to close: The law asks for it"
    );
    assert_eq!(only(&site, "weasel-word").message, "the measure `Easy and FAST` leaves open what is meant: `easy`, `fast`");
    assert_eq!(only(&site, "weasel-word").subject.as_deref(), Some("process:a#easy-and-fast"));
    assert!(site.findings.list.iter().all(|f| f.help.is_some()));
}
