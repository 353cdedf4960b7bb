//! Rules about reviews and who released a thing.

use throughline::base::date::Date;

use super::super::project::Project;
use super::{found, found_on};

#[test]
fn a_review_is_asked_for_where_the_site_wants_it() {
    found(
        &["never-reviewed"],
        "
        == throughline.yaml
        title: T
        channels: [{id: web}, {id: phone}]
        checks: {never-reviewed: note}
        == outcomes/a.md
        ---
        title: A
        #      ^ never-reviewed
        for: ada
        ---
        == processes/a.md
        ---
        title: A
        reviewed:
        ^^^^^^^^ never-reviewed
        ---
        == processes/b.md
        ---
        title: B
        reviewed: 2020-01-01
        ---
        == processes/c.md
        ---
        title: C
        status: retired
        ---
        == services/a.md
        ---
        title: A
        ---
        == journeys/j.md
        ---
        title: A way
        #      ^^^^^ never-reviewed
        persona: ada
        outcome: home
        evidence: [{kind: interview}]
        stages:
          - title: Part
            touchpoints:
              - {title: I take a taxi, to: Taxis}
        ---
        ",
    );
}

#[test]
fn never_reviewed_is_off_by_default() {
    found(
        &["never-reviewed"],
        "
        == processes/a.md
        ---
        title: Work a
        owner: desk
        ---
        ",
    );
}

#[test]
fn a_review_more_than_365_days_ago_is_overdue() {
    found(
        &["review-overdue"],
        "
        == processes/a.md
        ---
        title: Work a
        owner: desk
        reviewed: 2025-11-01
        ---
        == processes/b.md
        ---
        title: Work b
        owner: desk
        reviewed: 2025-10-31
        #         ^^^^^^^^^^ review-overdue
        ---
        == processes/c.md
        ---
        title: Work c
        owner: desk
        status: retired
        reviewed: 2020-01-01
        ---
        == pages/p.md
        ---
        title: P
        reviewed: 2020-01-01
        #         ^^^^^^^^^^ review-overdue
        ---
        ",
    );
}

#[test]
fn age_counts_from_the_day_that_is_asked_for() {
    found_on(
        "2026-11-02",
        &["review-overdue"],
        "
        == processes/a.md
        ---
        title: Work a
        owner: desk
        reviewed: 2025-11-01
        #         ^^^^^^^^^^ review-overdue
        ---
        ",
    );
}

#[test]
fn what_nobody_released_is_reported_where_the_site_asks_for_it() {
    found(
        &["unapproved"],
        "
        == throughline.yaml
        title: Lantern Street
        channels: [{id: web, title: Website}, {id: phone, title: Phone}]
        checks: {unapproved: note}
        == outcomes/home.md
        ---
        title: Home before dark
        for: [ada]
        approved: {by: Mo}
        ---
        == journeys/walk.md
        ---
        title: Walk home
        #      ^^^^^^^^^ unapproved
        persona: ada
        outcome: home
        stages: [{title: Asking, touchpoints: [{title: I ask, served_by: [show-way]}]}]
        ---
        == processes/show-way.md
        ---
        title: Show the way
        approved: {}
        ^^^^^^^^ unapproved
        ---
        == processes/old.md
        ---
        title: Old
        status: retired
        ---
        ",
    );
}

#[test]
fn a_file_may_say_how_often_it_is_reviewed() {
    found_on(
        "2026-11-30",
        &["review-overdue"],
        "
        == processes/a.md
        ---
        title: Just in time
        review_every: 30 d
        reviewed: 2026-10-31
        ---
        == processes/b.md
        ---
        title: Late
        review_every: 30 d
        reviewed: 2026-10-30
        #         ^^^^^^^^^^ review-overdue
        ---
        == processes/c.md
        ---
        title: Slow
        review_every: 150 weeks
        reviewed: 2024-11-01
        ---
        == processes/d.md
        ---
        title: As the rule says
        reviewed: 2024-11-01
        #         ^^^^^^^^^^ review-overdue
        ---
        ",
    );
}

#[test]
fn a_file_says_before_the_site_and_the_site_before_the_rule_how_often_it_is_reviewed() {
    let site = Project::over_base(
        "
        == throughline.yaml
        title: T
        checks: {review-overdue: {days: 10}}
        == processes/a.md
        ---
        title: On the day
        reviewed: 2026-11-20
        ---
        == processes/b.md
        ---
        title: The day after
        reviewed: 2026-11-19
        ---
        == processes/c.md
        ---
        title: As it says itself
        review_every: 11 d
        reviewed: 2026-11-19
        ---
        ",
    );
    let found = site.on(Date::parse("2026-11-30").unwrap()).load();
    let overdue = found.findings.list.iter().filter(|f| f.rule == "review-overdue" && !f.message.contains("2026-11-01"));
    assert_eq!(overdue.map(|f| &*f.file).collect::<Vec<_>>(), ["processes/b.md"], "those of the base are from the first of the month");
}
