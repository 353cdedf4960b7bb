//! `throughline insights`, run as people run it.

use std::fs;
use std::path::Path;
use std::process::Output;

use serde_json::{Value, json};
use tempfile::TempDir;

use super::{BASE, program, result};

pub(crate) fn run(arguments: &[&str], site: &Path) -> Output {
    program().args(arguments).arg(site).output().unwrap()
}

pub(crate) fn text(arguments: &[&str], site: &Path) -> String {
    result(&run(arguments, site))
}

fn json_of(only: &str, site: &Path) -> Value {
    serde_json::from_str(&text(&["insights", "--format", "json", "--only", only], site)).unwrap()
}

/// A site of these files.
pub(crate) fn site(files: &[(&str, &str)]) -> TempDir {
    super::site("title: Lantern Street\n", files)
}

/// A lamp street: one outcome with a journey, a target for it, two processes and what they name.
pub(crate) fn street() -> TempDir {
    site(&[
        (
            "personas/ada.md",
            "---\ntitle: Ada\nneeds: [{id: light, statement: Light, kind: stated, importance: 9, satisfaction: 2.5}, {id: calm, statement: Calm, kind: unstated}]\n---\n",
        ),
        (
            "outcomes/home.md",
            "---\ntitle: Home\nfor: ada\nmeasures: [{id: days, title: Days, crown: cost, better: down, baseline: 5, readings: [{date: 2026-01-01, value: 4}]}]\nlimits: [{stakeholder: Law, text: Three days, measure: days, max: 3}]\n---\n",
        ),
        (
            "journeys/walk.md",
            "---\ntitle: Walk\npersona: ada\noutcome: home\nvolume_per_month: 4\nstages:\n  - title: Out\n    touchpoints:\n      - {id: ask, title: I ask, channels: [web], served_by: show, needs: 'ada#light', feeling: 1, expects: An answer, importance: 4, satisfaction: 1.5, pains: [{id: dark, text: It is dark, level: 7, leave_risk: 3}, {text: '=1+1'}]}\n      - {id: go, title: I go, from: us, effort: {work: 20}, because_of: show}\nopportunities: [{id: lamps, title: Lamps, touchpoints: ask, customer_value: 8, effort: 3, options: [{title: One, cost: 5}]}]\n---\n",
        ),
        (
            "journeys/ride.md",
            "---\ntitle: Ride\npersona: ada\noutcome: home\nstate: target\ntarget_of: walk\nstages: [{title: Out, touchpoints: [{id: ask, title: I ask, channels: [app], served_by: show}, {id: hop, title: I hop on, to: Bus}]}]\n---\n",
        ),
        (
            "processes/show.md",
            "---\ntitle: Show\nowner: desk\nvolume_per_month: 3\ncost_per_case: 2.5\nrules: [{id: lit, text: Only by light, kind: strategic}]\nsteps:\n  - {id: a, title: A, by: desk, layer: front, work: 10, systems: atlas}\n  - {id: b, title: B, by: Lamp Co, layer: back, work: 10, systems: bell}\n  - {id: c, title: C}\n---\n",
        ),
        (
            "processes/mend.md",
            "---\ntitle: Mend\ncontributes_to: home\nvolume_per_month: 1\nsteps: [{title: A, by: desk, work: 20}]\n---\n",
        ),
        ("services/help.md", "---\ntitle: Help\npromise: At once\n---\n"),
        ("teams/desk.md", "---\ntitle: Desk\n---\n"),
        ("systems/atlas.md", "---\ntitle: Atlas\n---\n"),
        ("systems/bell.md", "---\ntitle: Bell\n---\n"),
    ])
}

#[test]
fn every_analysis_has_its_key_and_its_published_shape() {
    let site = street();
    let all: Value = serde_json::from_str(&text(&["insights", "--format", "json"], site.path())).unwrap();
    let expected = json!({
        "schema_version": 1,
        // show: 3 × (10 + 10), one step blank, and 3 × 2.5 in money; mend: 20, claimed only, at nobody knows what cost.
        "effort_by_outcome": {
            "outcomes": [{
                "outcome": "outcome:home", "own_minutes": 60, "direct_minutes": 60, "behind_minutes": 0, "total_minutes": 60,
                "own_cost": 7.5, "total_cost": 7.5,
            }],
            "claimed_minutes": 20, "no_recorded_path_minutes": 0, "known_minutes": 80,
            "claimed_cost": 0, "no_recorded_path_cost": 0, "known_cost": 7.5,
            "unknown": [], "partly_unknown": ["process:show"], "cost_unknown": ["process:mend"],
        },
        // 20 of theirs, of four people a month, to 10 + 10 of ours.
        "customer_work": [{"journey": "journey:walk", "minutes": 20, "minutes_a_month": 80, "unknown_touchpoints": ["journey:walk#ask"], "partly_unknown_touchpoints": [], "our_minutes": 20, "share": 0.5}],
        "break_points": {
            "processes": [
                {"process": "process:mend", "hand_offs": 0, "system_changes": 0, "unknown": 0},
                {"process": "process:show", "hand_offs": 1, "system_changes": 1, "unknown": 1},
            ],
            "journeys": [{"journey": "journey:walk", "hand_offs": 1, "system_changes": 1, "between_touchpoints": 0}],
        },
        "single_points_of_failure": [],
        "teams_crossed": [{"outcome": "outcome:home", "teams": ["team:desk"]}],
        "triple_crown": [{"outcome": "outcome:home", "cost": "better", "revenue": null, "service": null, "won": false, "sustained": false}],
        // 9 + 6.5 is over 15.
        "opportunities": [
            {"need": "persona:ada#light", "score": 15.5, "band": "extreme", "estimate": true},
            {"need": "persona:ada#calm", "score": null, "band": null, "estimate": true},
        ],
        "pains": [
            {"touchpoint": "journey:walk#ask", "pain": "journey:walk#dark", "level": 7, "leave_risk": 3, "score": 21},
            {"touchpoint": "journey:walk#ask", "pain": "=1+1", "level": null, "leave_risk": null, "score": null},
        ],
        "target_gaps": [{
            "target": "journey:ride", "current": "journey:walk", "added": ["journey:ride#hop"], "removed": ["journey:walk#go"],
            "changed": [{"touchpoint": "journey:ride#ask", "fields": ["channels", "expects", "feeling", "importance", "satisfaction", "needs", "pains"]}],
            "processes_added": [], "processes_removed": [], "teams_added": [], "teams_removed": [], "systems_added": [], "systems_removed": [],
            "third_parties_added": ["third-party:bus"], "third_parties_removed": [],
        }],
        "maturity": [{"journey": "journey:walk", "level": 0, "lacks": ["feeling"]}],
        "duck": [{"outcome": "outcome:home", "front_minutes": 10, "back_minutes": 10, "support_minutes": 0, "unknown_steps": ["process:show#c"]}],
        "value_zone": [{
            "outcome": "outcome:home", "met": ["persona:ada#light"], "unmet": ["persona:ada#calm"], "stated_met": ["persona:ada#light"], "stated_unmet": [],
            "unstated_met": [], "unstated_unmet": ["persona:ada#calm"], "services_without_need": [],
        }],
        "promises": [
            {"subject": "service:help", "promise": "At once", "state": null, "gap": null},
            {"subject": "journey:walk#ask", "promise": "An answer", "state": null, "gap": 2.5},
        ],
        "traceability": [
            {"touchpoint": "journey:walk#ask", "direct": ["process:show"], "support": []},
            {"touchpoint": "journey:walk#go", "direct": [], "support": []},
        ],
        "claims": [{"outcome": "outcome:home", "processes": ["process:mend"]}],
        "failure_demand": {
            "outcomes": [{
                "outcome": "outcome:home", "touchpoints": ["journey:walk#go"], "our_minutes": 0, "their_minutes": 80, "share_of_ours": 0, "share_of_theirs": 1,
            }],
            "all": {"touchpoints": ["journey:walk#go"], "our_minutes": 0, "their_minutes": 80, "share_of_ours": 0, "share_of_theirs": 1},
            "causes": [{"cause": "process:show", "touchpoints": ["journey:walk#go"], "our_minutes": 0, "their_minutes": 80}],
            "unknown": [],
        },
        // Feeling, importance, satisfaction, what is expected and two pains at the one, effort at the other.
        "backing": [{"journey": "journey:walk", "backed": 0, "statements": 7, "share": 0}],
        "rules": {
            "by_outcome": [{"outcome": "outcome:home", "strategic": 1, "regulatory": 0, "operational": 0, "decisions": 0}],
            "by_rule": [{"rule": "process:show#lit", "outcomes": ["outcome:home"], "touchpoints": ["journey:walk#ask"]}],
        },
        "backlog": [{
            "opportunity": "journey:walk#lamps", "value": 8, "effort": 3, "quadrant": "do now", "state": "open", "owner": null, "outcomes": ["outcome:home"],
            "options": [{"title": "One", "cost": 5, "effort": null, "target": null}],
        }],
        "limits": [{"outcome": "outcome:home", "limit": "Three days", "stakeholder": "Law", "state": "broken"}],
        "stakeholders": [
            {"stakeholder": "customer", "outcomes_for": ["outcome:home"], "limits": 0, "broken": 0},
            {"stakeholder": "law", "outcomes_for": [], "limits": 1, "broken": 1},
        ],
        "atlas": [
            {
                "journey": "journey:ride", "parent": null, "persona": "persona:ada", "outcome": "outcome:home", "level": "service", "state": "target",
                "mapped": true, "touchpoints": 2, "volume_per_month": null, "worst_feeling": null, "unserved": 0, "maturity": null,
                "failure_touchpoints": null, "backed_share": null, "owner": null, "reviewed": null, "targets": [],
            },
            {
                "journey": "journey:walk", "parent": null, "persona": "persona:ada", "outcome": "outcome:home", "level": "service", "state": "current",
                "mapped": true, "touchpoints": 2, "volume_per_month": 4, "worst_feeling": 1, "unserved": 1, "maturity": 0,
                "failure_touchpoints": 1, "backed_share": 0, "owner": null, "reviewed": null, "targets": ["journey:ride"],
            },
        ],
        "helps_and_hurts": [{
            "outcome": "outcome:home", "process": "process:show", "touchpoints": ["journey:walk#ask"], "feeling": 1, "pains": 2, "gains": 0, "effect": "helps",
        }],
        // No journey has a log.
        "conformance": [],
        "logged_touchpoints": [],
        "undocumented": [],
        // 3 × 10 of what is shown, 20 of what is mended and only claimed to help.
        "roles": [{
            "subject": "team:desk", "responsible": ["process:mend#a", "process:show#a"], "accountable": [], "consulted": [], "informed": [],
            "minutes_a_month": 50, "by_outcome": [
                {"outcome": "outcome:home", "steps": ["process:show#a"], "minutes_a_month": 30},
                {"outcome": null, "steps": ["process:mend#a"], "minutes_a_month": 20},
            ],
        }],
        "matrices": {
            "outcome_team": [{"outcome": "outcome:home", "column": "team:desk", "direct": 1, "support": 0}],
            "outcome_system": [
                {"outcome": "outcome:home", "column": "system:atlas", "direct": 1, "support": 0},
                {"outcome": "outcome:home", "column": "system:bell", "direct": 1, "support": 0},
            ],
            "outcome_channel": [{"outcome": "outcome:home", "column": "web", "direct": 1, "support": 0}],
            "outcome_stakeholder": [
                {"outcome": "outcome:home", "column": "customer", "direct": 1, "support": 0},
                {"outcome": "outcome:home", "column": "law", "direct": 0, "support": 1},
            ],
        },
    });
    for (key, value) in expected.as_object().unwrap() {
        // `fields` stand in the order of the content model.
        assert_eq!(&sorted_fields(&all[key]), &sorted_fields(value), "{key}");
    }
    assert_eq!(all.as_object().unwrap().len(), expected.as_object().unwrap().len());
}

/// The same with the changed fields in alphabetical order.
fn sorted_fields(value: &Value) -> Value {
    let mut value = value.clone();
    if let Some(fields) = value.pointer_mut("/0/changed/0/fields").and_then(Value::as_array_mut) {
        fields.sort_by_key(ToString::to_string);
    }
    value
}

#[test]
fn only_what_is_asked_for_is_answered() {
    let site = street();
    let two = json_of("duck,value-zone", site.path());
    let keys: Vec<&String> = two.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["duck", "schema_version", "value_zone"]);
    let matrix = json_of("outcome_system", site.path());
    assert_eq!(matrix["matrices"].as_object().unwrap().len(), 1);
    assert_eq!(json_of("matrices", site.path())["matrices"].as_object().unwrap().len(), 4);
    let wrong = run(&["insights", "--only", "dukc"], site.path());
    assert_eq!(wrong.status.code(), Some(2));
    assert_eq!(String::from_utf8_lossy(&wrong.stderr), "throughline: no analysis is named `dukc`; did you mean `duck`?\n");
}

#[test]
fn tables_are_csv_and_defused() {
    let site = street();
    let csv = |only: &str| text(&["insights", "--format", "csv", "--only", only], site.path());
    assert_eq!(
        csv("outcome_system"),
        "outcome,outcome_title,column,column_title,direct,support\noutcome:home,Home,system:atlas,Atlas,1,0\noutcome:home,Home,system:bell,Bell,1,0\n"
    );
    // Behind each address stands a title; a pain without an id is its text.
    assert_eq!(
        csv("pains"),
        "touchpoint,touchpoint_title,pain,pain_title,level,leave_risk,score\njourney:walk#ask,I ask,journey:walk#dark,It is dark,7,3,21\njourney:walk#ask,I ask,'=1+1,'=1+1,,,\n"
    );
    // The own minutes add up to what is known; one name is one table.
    assert_eq!(
        csv("effort_by_outcome"),
        "outcome,outcome_title,own_minutes,direct_minutes,behind_minutes,total_minutes,own_cost,total_cost\noutcome:home,Home,60,60,0,60,7.5,7.5\nclaimed,claimed only,20,,,20,0,0\nno_recorded_path,no recorded path,0,,,0,0,0\n"
    );
    assert_eq!(csv("effort_unknown"), "process,process_title,unknown\nprocess:show,Show,part\n");
    assert_eq!(csv("cost_unknown"), "process,process_title\nprocess:mend,Mend\n");
    // A stakeholder is its slug, and its title what it is called.
    assert_eq!(
        csv("outcome_stakeholder"),
        "outcome,outcome_title,column,column_title,direct,support\noutcome:home,Home,customer,customer,1,0\noutcome:home,Home,law,Law,0,1\n"
    );
    // All touchpoints stand below the outcomes, each once.
    assert!(csv("failure_demand").ends_with("\nall,all touchpoints,journey:walk#go,I go,0,80,0,1\n"), "{}", csv("failure_demand"));
    // Rows in a row are counted there, and have a table of their own.
    assert!(
        csv("backlog")
            .starts_with("opportunity,opportunity_title,value,effort,quadrant,state,owner,owner_title,outcomes,outcomes_title,options\n"),
        "{}",
        csv("backlog")
    );
    assert_eq!(
        csv("backlog_options"),
        "opportunity,opportunity_title,title,cost,effort,target,target_title\njourney:walk#lamps,Lamps,One,5,,,\n"
    );
    // Several tables stand below their names.
    assert!(csv("break_points").starts_with("break_points_of_processes\nprocess,process_title,hand_offs,"));
    assert!(csv("break_points_of_journeys").starts_with("journey,journey_title,hand_offs,"));
    let changed = csv("target_gaps");
    assert!(
        changed.contains(",journey:ride#ask:channels,expects,feeling,") || changed.contains("\"journey:ride#ask:channels,expects,feeling,"),
        "{changed}"
    );
}

#[test]
fn the_report_is_said_in_sentences_with_the_figures_of_the_pages() {
    let site = street();
    fs::write(site.path().join("throughline.yaml"), "title: Laternengasse\nlanguage: de\n").unwrap();
    insta::assert_snapshot!(text(&["insights"], site.path()));
}

#[test]
fn a_site_without_content_is_told_in_sentences() {
    let empty = site(&[]);
    let report = text(&["insights"], empty.path());
    insta::assert_snapshot!(report);
    assert!(!report.contains("NaN") && !report.contains("inf"));
    let all = text(&["insights", "--format", "json"], empty.path());
    assert!(!all.contains("NaN"));
    assert_eq!(serde_json::from_str::<Value>(&all).unwrap()["effort_by_outcome"]["known_minutes"], 0);
}

#[test]
fn a_site_of_which_nothing_is_known_is_told_in_sentences() {
    let site = site(&[
        ("personas/ada.md", "---\ntitle: Ada\nneeds: [{id: light, statement: Light}]\n---\n"),
        ("outcomes/home.md", "---\ntitle: Home\nfor: ada\nmeasures: [{title: Days}]\n---\n"),
        (
            "journeys/walk.md",
            "---\ntitle: Walk\npersona: ada\noutcome: home\nstages: [{title: Out, touchpoints: [{id: a, title: A, served_by: p, expects: x, pains: [{text: Ow}]}]}]\n---\n",
        ),
        ("processes/p.md", "---\ntitle: P\n---\n"),
        ("services/s.md", "---\ntitle: S\npromise: x\n---\n"),
    ]);
    let report = text(&["insights"], site.path());
    insta::assert_snapshot!(report);
    assert!(!report.contains("NaN"));
}

#[test]
fn nothing_is_answered_while_an_error_stands() {
    let site = site(&[("outcomes/home.md", "---\ntitle: Home\nfor: nobody\n---\n")]);
    for arguments in [&["insights"][..], &["impact", "process:p", "--site"]] {
        let output = run(arguments, site.path());
        assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0));
        assert!(String::from_utf8_lossy(&output.stderr).contains("unknown-reference"));
    }
}

#[test]
fn the_base_site_is_answered_as_before() {
    insta::assert_snapshot!(text(&["insights", "--format", "json"], Path::new(BASE)));
}

#[test]
fn every_analysis_is_explained() {
    let page = include_str!("../../docs/insights.md");
    for analysis in throughline::analysis::ANALYSES {
        let heading = page.lines().find(|line| line.starts_with("## ") && line.ends_with(&format!("(`{}`)", analysis.name)));
        assert!(heading.is_some_and(|heading| heading.contains(analysis.title)), "{}", analysis.name);
        assert!(page.to_lowercase().contains(&format!("*{}*", analysis.question)), "{}", analysis.question);
    }
    assert_eq!(page.matches("\n## ").count(), throughline::analysis::ANALYSES.len() + 5);
}

#[test]
fn every_file_with_an_analysis_is_in_the_registry() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/analysis");
    let paths = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let texts = paths.filter(|path| path.is_file()).map(|path| std::fs::read_to_string(path).unwrap());
    assert_eq!(texts.filter(|text| text.contains("\npub static ANALYSIS:")).count(), throughline::analysis::ANALYSES.len());
    let names: std::collections::BTreeSet<_> = throughline::analysis::selection::Selection::names().into_iter().collect();
    assert_eq!(names.len(), throughline::analysis::selection::Selection::names().len(), "two analyses or tables of one name");
}

#[test]
fn what_an_analysis_is_explained_by_stands_in_the_glossary() {
    let glossary = include_str!("../../themes/default/templates/glossary.html");
    for word in throughline::analysis::ANALYSES.iter().filter_map(|analysis| analysis.word) {
        assert!(glossary.contains(&format!("<dt id=\"{word}\">")), "{word}");
    }
}
