//! Figures of the whole site that `check` holds it to.

use throughline::base::date::Date;
use throughline::base::diagnostic::Severity;

use super::project::{Project, only};

/// Lays `gates: {LINE}` over the base site with these files, and asserts the marked findings.
fn gated(fixture: &str) {
    Project::over_base(fixture).gated().findings_of(&["gate"]);
}

/// What the site with this gate is told of it, on the base site with these files.
fn told(gate: &str, files: &str) -> Option<String> {
    let fixture = format!("== throughline.yaml\ntitle: T\nchannels: [{{id: web}}, {{id: phone}}]\ngates: {{{gate}}}\n{files}");
    let site = Project::over_base(&fixture).on(Date::parse("2026-11-20").unwrap()).gated().load();
    let breaches: Vec<_> = site.findings.list.iter().filter(|f| f.rule == "gate" || f.severity == Severity::Error).collect();
    assert!(breaches.len() <= 1 && breaches.iter().all(|f| f.rule == "gate"), "{breaches:#?}");
    breaches.first().map(|f| f.message.clone())
}

#[test]
fn a_breach_is_reported_at_the_limit() {
    gated(
        "
        == throughline.yaml
        title: T
        channels: [{id: web}, {id: phone}]
        gates:
          teams-crossed: 0
        #                ^ gate = `throughline insights --only teams_crossed` tells what it is counted from
          unmet-needs: 5
          hand-offs:
        ",
    );
}

#[test]
fn a_gate_that_nobody_knows_is_reported_with_the_nearest_name() {
    gated(
        "
        == throughline.yaml
        title: T
        channels: [{id: web}, {id: phone}]
        gates: {effort-without-paths: 3 %, whatever: 3}
        #       ^^^^^^^^^^^^^^^^^^^^ unknown-field = did you mean `effort-without-path`?
        #                                  ^^^^^^^^ unknown-field
        ",
    );
}

#[test]
fn a_count_is_a_number_and_a_share_has_its_per_cent() {
    gated(
        "
        == throughline.yaml
        title: T
        channels: [{id: web}, {id: phone}]
        gates:
          unmet-needs: 10 %
        #              ^^^^ wrong-type
          hand-offs: -1
        #            ^^ out-of-range
          effort-claimed: 10
        #                 ^^ wrong-type = write `10 %`
          crowns-won: 110 %
        #             ^^^^^ out-of-range
          effort-unknown: [1 %]
        #                 ^ wrong-type
        ",
    );
}

#[test]
fn a_figure_at_its_limit_passes_and_one_beyond_it_is_told_with_both() {
    // On the base site 900 minutes lead home; counting takes 100 more: a tenth has no path.
    let count = "== processes/count.md\n---\ntitle: Count\nvolume_per_month: 20\nsteps: [{title: A, work: 5}]\n---\n";
    assert_eq!(told("effort-without-path: 10 %", count), None);
    assert_eq!(
        told("effort-without-path: 9.9%", count).as_deref(),
        Some("`effort-without-path` is 10 %, and the site is held to at most 9.9 %")
    );
    let claimed = count.replace("volume", "contributes_to: home\nvolume");
    assert_eq!(told("effort-without-path: 0 %", &claimed), None);
    assert_eq!(told("effort-claimed: 9 %", &claimed).as_deref(), Some("`effort-claimed` is 10 %, and the site is held to at most 9 %"));
}

#[test]
fn every_gate_has_its_figure() {
    // One need that is extreme and unmet, an unserved touchpoint, a gap, a broken promise, a relay of two teams.
    let files = "
== personas/ada.md
---
title: Ada
needs: [{id: rest, statement: I rest}, {id: lost, statement: Nobody, importance: 10, satisfaction: 0}]
---
== teams/shed.md
---
title: Shed
---
== services/help.md
---
title: Help
promise: At once
meets: ada#rest
measures:
  - {title: Wait, better: down, target: 2, baseline: 4, readings: [{date: 2026-11-01, value: 3}]}
  - {title: Talk, better: down, target: 2, baseline: 4, readings: [{date: 2026-11-01, value: 2}]}
  - {title: Tea, better: down, target: 2}
---
== outcomes/home.md
---
title: Home
for: ada
measures: [{id: days, title: Days, readings: [{date: 2026-11-01, value: 3}]}]
limits: [{text: In two days, measure: days, max: 2}]
---
== journeys/some-day.md
---
title: Some day
persona: ada
outcome: home
---
== journeys/walk.md
---
title: Walk
persona: ada
outcome: home
stages:
  - title: Out
    touchpoints:
      - {id: a, title: A, served_by: relay, effort: {work: 30}, moment_of_truth: true, recovery: x}
      - {id: b, title: B, moment_of_truth: true, served_by: relay, recovery: x, because_of: a}
      - {id: c, title: C}
      - {id: d, title: D, gap: {reason: later}}
---
== processes/relay.md
---
title: Relay
volume_per_month: 1
steps: [{title: A, by: desk, work: 5, systems: map}, {title: B, by: shed, work: 5, systems: bell}]
---
== systems/bell.md
---
title: Bell
---
== processes/blank.md
---
title: Blank
---
";
    let gates = [
        ("unserved-touchpoints: 0", "1, and the site is held to at most 0"),
        // Show the way serves nothing now.
        ("processes-without-path: 1", "2, and the site is held to at most 1"),
        ("known-gaps: 0", "1, and the site is held to at most 0"),
        ("unmet-needs: 0", "1, and the site is held to at most 0"),
        ("measures-without-reading: 0", "1, and the site is held to at most 0"),
        // 900 of 910.
        ("effort-without-path: 50 %", "98.9 %, and the site is held to at most 50 %"),
        ("effort-unknown: 30 %", "33.33 %, and the site is held to at most 30 %"),
        // 30 to 10.
        ("customer-work: 70 %", "75 %, and the site is held to at most 70 %"),
        // Twice within relay, once from b to… nothing: shed to desk between a and b.
        ("hand-offs: 2", "3, and the site is held to at most 2"),
        ("system-changes: 1", "2, and the site is held to at most 1"),
        // relay, desk, shed, map, bell.
        ("single-points-of-failure: 4", "5, and the site is held to at most 4"),
        ("teams-crossed: 1", "2, and the site is held to at most 1"),
        ("crowns-won: 10 %", "0 %, and the site is held to at least 10 %"),
        ("extreme-opportunities: 0", "1, and the site is held to at most 0"),
        ("broken-promises: 0", "1, and the site is held to at most 0"),
        ("measures-on-target: 60 %", "50 %, and the site is held to at least 60 %"),
        ("mature-journeys: 60 %", "0 %, and the site is held to at least 60 %"),
        // 5 of the 10 of relay, which a and b name.
        ("failure-demand: 40 %", "50 %, and the site is held to at most 40 %"),
        ("broken-limits: 0", "1, and the site is held to at most 0"),
        ("unmapped-journeys: 0", "1, and the site is held to at most 0"),
        // Nobody backs what a asks of people.
        ("backed-statements: 50 %", "0 %, and the site is held to at least 50 %"),
    ];
    for (gate, expected) in gates {
        let (name, _) = gate.split_once(':').unwrap();
        assert_eq!(told(gate, files), Some(format!("`{name}` is {expected}")), "{gate}");
    }
}

#[test]
fn an_unknown_figure_passes() {
    for gate in [
        "effort-without-path: 0 %",
        "crowns-won: 100 %",
        "mature-journeys: 100 %",
        "measures-on-target: 100 %",
        "customer-work: 0 %",
        "failure-demand: 0 %",
        "broken-limits: 0",
        "unmapped-journeys: 0",
        "backed-statements: 100 %",
        "teams-crossed: 0",
    ] {
        let site = Project::alone(&format!("== throughline.yaml\ntitle: T\ngates: {{{gate}}}\n")).gated().load();
        assert!(site.findings.list.is_empty(), "{gate}: {:#?}", site.findings.list);
    }
}

#[test]
fn a_breach_is_an_error_that_lets_the_warnings_speak() {
    let site = Project::over_base("== throughline.yaml\ntitle: T\nchannels: [{id: web}, {id: phone}]\ngates: {teams-crossed: 0}\n== teams/idle.md\n---\ntitle: Idle\n---\n").gated().load();
    assert_eq!(only(&site, "gate").severity, Severity::Error);
    assert_eq!(only(&site, "unused").severity, Severity::Warning);
    assert!(!site.findings.warnings_suppressed);
}

#[test]
fn the_level_of_gates_can_be_set_and_only_check_asks() {
    let site = |checks: &str| {
        Project::over_base(&format!(
            "== throughline.yaml\ntitle: T\nchannels: [{{id: web}}, {{id: phone}}]\ngates: {{teams-crossed: 0}}\n{checks}"
        ))
    };
    assert_eq!(only(&site("checks: {gate: note}\n").gated().load(), "gate").severity, Severity::Note);
    assert!(site("").load().findings.list.iter().all(|f| f.rule != "gate"));
}
