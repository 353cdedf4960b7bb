//! How much findings weigh: levels from `throughline.yaml`, `allow` and `unused-allow`, and
//! warnings that wait while an error stands.

use throughline::base::diagnostic::Severity;
use throughline::base::rule;

use super::project::{Project, errors, only};

const PICTURE: &str = "
        == pages/tide.md
        ---
        title: Tide
        ---

        ![tide](https://tides.example/a.png)
        ";

fn with_picture(more: &str) -> Project {
    Project::new(&[PICTURE, more].concat())
}

#[test]
fn every_error_rule_is_an_error_that_cannot_be_silenced() {
    for rule in rule::ALL.iter().filter(|rule| !rule.adjustable) {
        assert_eq!(rule.level, Some(Severity::Error), "{}", rule.name);
        errors(&format!(
            "
            == throughline.yaml
            title: T
            checks:
              {name}: off
            # {under} unknown-value = mend what it reports; `throughline explain` says how
            == pages/a.md
            ---
            title: A
            allow: [{name}]
            #       {under} unknown-value
            ---
            ",
            name = rule.name,
            under = "^".repeat(rule.name.len()),
        ));
    }
}

#[test]
fn the_site_sets_the_level_of_a_rule() {
    for (level, severity) in [("note", Severity::Note), ("warning", Severity::Warning), ("error", Severity::Error)] {
        let site = with_picture(&format!(
            "
        == throughline.yaml
        title: T
        checks: {{remote-picture: {level}}}
        "
        ))
        .load();
        assert_eq!(only(&site, "remote-picture").severity, severity);
        assert_eq!(site.findings.has_errors(), level == "error");
    }
}

#[test]
fn a_rule_that_is_off_says_nothing() {
    let site = with_picture(
        "
        == throughline.yaml
        title: T
        checks: {remote-picture: {severity: off}}
        ",
    )
    .load();
    assert!(site.findings.list.iter().all(|f| f.rule != "remote-picture"));
}

#[test]
fn a_rule_that_does_not_exist_cannot_be_set() {
    errors(
        "
        == throughline.yaml
        title: T
        checks:
          remote-pictures: off
        # ^^^^^^^^^^^^^^^ unknown-value = did you mean `remote-picture`?
          full-moon: note
        # ^^^^^^^^^ unknown-value = `throughline explain` lists all rules
          unserved-touchpoint: loud
        #                      ^^^^ unknown-value = write one of `off`, `note`, `warning`, `error`
          stops-at-sale: {days: 3}
        # ^^^^^^^^^^^^^ unknown-value = take `days` out
          measure-stale: {days: -1}
        #                       ^^ out-of-range
          review-overdue: {days: 30, severity: note}
          known-gap: [off]
        #            ^ wrong-type
        ",
    );
}

#[test]
fn a_file_silences_a_rule_for_itself() {
    let site = with_picture(
        "
        == pages/quiet.md
        ---
        title: Quiet
        allow: remote-picture
        ---

        ![tide](https://tides.example/a.png)
        ",
    )
    .load();
    assert_eq!(&*only(&site, "remote-picture").file, "pages/tide.md");
    assert!(site.findings.list.iter().all(|f| f.rule != "unused-allow"));
}

#[test]
fn an_allow_that_silences_nothing_is_noted() {
    Project::new(
        "
        == pages/quiet.md
        ---
        title: Quiet
        allow: [remote-picture]
        #       ^^^^^^^^^^^^^^ unused-allow = take it out
        ---
        ",
    )
    .findings_of(&["unused-allow"]);
}

#[test]
fn an_allow_of_a_rule_that_the_site_turned_off_is_used() {
    with_picture(
        "
        == throughline.yaml
        title: T
        checks: {remote-picture: off}
        == pages/tide.md
        ---
        title: Tide
        allow: [remote-picture]
        ---

        ![tide](https://tides.example/a.png)
        ",
    )
    .findings_of(&["unused-allow"]);
}

#[test]
fn an_allow_of_a_rule_that_does_not_exist_is_an_error() {
    errors(
        "
        == pages/quiet.md
        ---
        title: Quiet
        allow: [remote-pictur, full-moon]
        #       ^^^^^^^^^^^^^ unknown-value = did you mean `remote-picture`?
        #                      ^^^^^^^^^ unknown-value
        ---
        ",
    );
}

#[test]
fn warnings_and_notes_wait_while_an_error_stands() {
    let site = with_picture(
        "
        == pages/wrong.md
        ---
        title: Wrong
        colour: red
        ---
        ",
    )
    .load();
    assert!(site.findings.warnings_suppressed);
    assert!(site.findings.list.iter().all(|f| f.severity == Severity::Error));
    let site = with_picture("").load();
    assert!(!site.findings.warnings_suppressed);
    assert_eq!(only(&site, "remote-picture").severity, Severity::Note);
}

#[test]
fn a_note_raised_to_an_error_makes_the_others_wait() {
    let site = with_picture(
        "
        == throughline.yaml
        title: T
        checks: {remote-picture: error}
        == pages/quiet.md
        ---
        title: Quiet
        allow: [remote-picture]
        ---
        ",
    )
    .load();
    assert!(site.findings.warnings_suppressed);
    assert!(site.findings.list.iter().all(|f| f.rule == "remote-picture"));
}

#[test]
fn findings_are_ordered_by_file_line_column_and_rule() {
    let site = Project::new(
        "
        == pages/b.md
        ---
        title: B
        zzz: 1
        aaa: 2
        ---

        [x](x.md) [y](y.md)
        == pages/a.md
        ---
        aaa: 2
        ---
        ",
    )
    .load();
    let order: Vec<_> = site.findings.list.iter().map(|f| (&*f.file, f.line, f.column)).collect();
    let expected = [
        ("pages/a.md", 1, 1),
        ("pages/a.md", 2, 1),
        ("pages/b.md", 3, 1),
        ("pages/b.md", 4, 1),
        ("pages/b.md", 7, 1),
        ("pages/b.md", 7, 11),
    ];
    assert_eq!(order, expected);
}

#[test]
fn a_draft_reports_nothing() {
    Project::new(
        "
        == pages/draft.md
        ---
        draft: true
        colour: red
        allow: [no-such-rule]
        ---

        [x](x.md) ![y](https://y.example/y.png)
        ",
    )
    .findings_of(&["remote-picture", "unused-allow"]);
}

#[test]
fn a_draft_that_is_shown_reports_all() {
    Project::new(
        "
        == pages/draft.md
        ---
        title: Draft
        draft: true
        allow: [no-such-rule]
        #       ^^^^^^^^^^^^ unknown-value
        ---
        ",
    )
    .drafts()
    .errors();
}
