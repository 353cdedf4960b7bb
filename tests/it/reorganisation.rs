//! When teams exchange their names, every page but their own reads the same.

use std::fmt::Write as _;
use std::sync::Arc;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use throughline::base::files::Files;
use throughline::reorg::{self, Difference};
use throughline::session::{Options, Session};

use super::folders::site;
use super::project::Project;

/// The pages that read otherwise once the teams of a site have exchanged their names.
fn differences(files: &Files) -> Vec<Difference> {
    let site = Session::default().load(files.clone(), &Options::default());
    assert!(!site.findings.has_errors(), "{:#?}", site.findings.list);
    reorg::differences(files, &Options::default()).unwrap().unwrap()
}

#[test]
fn the_example_site_survives_a_reorganisation() {
    assert_eq!(differences(&site("example-site")), []);
}

#[test]
fn every_team_gets_another_name_and_keeps_its_work() {
    for n in 2..7 {
        let mut fixture = String::new();
        for i in 0..n {
            let _ = write!(
                fixture,
                "== teams/t{i}.md\n---\ntitle: Team {i}\nalso_called: Crew {i}\naliases: [old-{i}]\nhandle: '@crew/{i}'\n---\n== processes/p{i}.md\n---\ntitle: P{i}\nowner: t{i}\n---\n"
            );
        }
        let mut site = Arc::into_inner(Project::alone(&fixture).load().site).unwrap();
        assert!(reorg::exchange(&mut site.model));
        let mut names = Vec::new();
        for (i, (id, team)) in site.model.teams.iter().enumerate() {
            let node = site.model.node(team.node);
            let number = node.title.trim_start_matches("Team ").to_owned();
            assert_ne!(number, i.to_string());
            assert_eq!(
                (&*node.address.id, &*team.also_called[0], &*node.aliases[0]),
                (&*format!("t{number}"), &*format!("Crew {number}"), &*format!("old-{number}"))
            );
            assert_eq!(team.handle.as_deref(), Some(&*format!("@crew/{number}")));
            assert_eq!(site.model.processes.iter().nth(i).unwrap().1.profile.owner, Some(id));
            names.push(number);
        }
        names.sort();
        names.dedup();
        assert_eq!(names.len(), n);
    }
    let alone = Project::alone("== teams/only.md\n---\ntitle: Only\n---\n").load();
    assert!(!reorg::exchange(&mut Arc::into_inner(alone.site).unwrap().model));
}

#[test]
fn roles_keep_their_names_and_show_their_teams_where_these_may_change() {
    let mut files = super::folders::base();
    files.insert_text("teams/shed.md", "---\ntitle: Shed\nhandle: '@lantern/shed'\n---\n");
    files.insert_text("roles/fitter.md", "---\ntitle: Fitter\nteam: shed\nowner: desk\n---\n");
    files.insert_text("roles/adviser.md", "---\ntitle: Adviser\nteam: desk\n---\n");
    files.insert_text(
        "processes/show-way.md",
        "---\ntitle: Show the way\nowner: desk\nsteps:\n  - {title: Listen, by: adviser, accountable: shed}\n  - {title: Answer, by: fitter, informed: [desk, adviser]}\n  - {title: Wave, by: shed, wait: 2 d}\n---\n",
    );
    assert_eq!(differences(&files), []);
}

#[test]
fn a_theme_that_names_a_team_in_passing_is_told_where() {
    let mut files = site("tests/fixtures/base");
    files.insert_text("teams/shed.md", "---\ntitle: Shed\n---\n");
    files.insert_text("processes/show-way.md", "---\ntitle: Show the way\nby: [desk, shed]\n---\n");
    files.insert_text(
        "theme/templates/process.html",
        "{% extends \"builtin/process.html\" %}{% block main %}<p id=\"by\">{{ by | safe }}</p>{% endblock %}",
    );
    let found = differences(&files);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].page.as_str(), found[0].within.rsplit(" > ").next()), ("processes/show-way.html", Some("a")));
    assert!(found[0].within.contains("p#by"), "{}", found[0].within);
    assert!(found[0].before.contains("teams/desk.html") && found[0].after.contains("teams/shed.html"), "{found:?}");
}

/// A site in which teams are named wherever they can be.
fn any_site() -> impl Strategy<Value = Files> {
    let team = 0_usize..9;
    let teams = prop::collection::vec((any::<bool>(), 0_usize..4), 2..6);
    (teams, prop::collection::vec(team, 24)).prop_map(|(teams, picks)| {
        let n = teams.len();
        let mut picks = picks.into_iter().cycle();
        let mut pick = || format!("t{}", picks.next().unwrap_or(0) % n);
        let mut files = Files::default();
        files.insert_text("throughline.yaml", "title: Any\nchannels: [{id: web}]\n");
        for (i, (retired, letter)) in teams.iter().enumerate() {
            let title = format!("{} {i}", ["Anchor", "Moor", "Zenith", "Keel"][*letter]);
            let status = if *retired { "status: retired\n" } else { "" };
            let parent = if i > 0 { format!("parent: t{}\n", i - 1) } else { String::new() };
            files.insert_text(format!("teams/t{i}.md"), &format!("---\ntitle: {title}\n{status}{parent}also_called: [crew {i}]\n---\n"));
        }
        files.insert_text("personas/ada.md", &format!("---\ntitle: Ada\nowner: {}\nneeds: [{{id: rest, statement: Rest}}]\n---\n", pick()));
        files.insert_text("outcomes/home.md", &format!("---\ntitle: Home\nfor: ada\nowner: {}\n---\nAsk [[team:{}]] or [them](../teams/{}.md).\n", pick(), pick(), pick()));
        files.insert_text("outcomes/dry.md", &format!("---\ntitle: Dry\nfor: ada\nparent: home\nowner: {}\n---\n", pick()));
        files.insert_text(
            "journeys/walk.md",
            &format!(
                "---\ntitle: Walk\npersona: ada\noutcome: home\nowner: {}\nstages:\n  - title: Out\n    touchpoints:\n      - {{id: a, title: A, from: {}, to: persona, served_by: [p, q], channels: web}}\n      - {{id: b, title: B, gap: {{reason: later, owner: {}}}}}\nopportunities: [{{title: Better, touchpoints: [a], owner: {}}}]\n---\n",
                pick(), pick(), pick(), pick()
            ),
        );
        files.insert_text("journeys/ride.md", &format!("---\ntitle: Ride\npersona: ada\noutcome: dry\nowner: {}\nstages: [{{title: Out, touchpoints: [{{title: C, served_by: 'q#x'}}]}}]\n---\n", pick()));
        files.insert_text("processes/p.md", &format!("---\ntitle: P\nowner: {}\nby: [{}, {}, The Post]\n---\n", pick(), pick(), pick()));
        files.insert_text(
            "processes/q.md",
            &format!("---\ntitle: Q\nowner: {}\nsteps: [{{id: x, title: X, by: {}, work: 5}}, {{title: Y, by: {}}}, {{title: Z, by: {}}}]\nvolume_per_month: 4\n---\n", pick(), pick(), pick(), pick()),
        );
        files.insert_text("processes/lost.md", &format!("---\ntitle: Lost\ngap: {{owner: {}}}\nby: {}\n---\n", pick(), pick()));
        files.insert_text("services/help.md", &format!("---\ntitle: Help\nowner: {}\n---\n", pick()));
        files
    })
}

/// A few sites, the same each time; `PROPTEST_CASES` looks further.
fn few() -> ProptestConfig {
    let usual = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    match std::env::var_os("PROPTEST_CASES") {
        Some(_) => usual,
        None => ProptestConfig { cases: 16, rng_seed: RngSeed::Fixed(1), ..usual },
    }
}

proptest! {
    #![proptest_config(few())]

    #[test]
    fn any_site_survives_a_reorganisation(files in any_site()) {
        prop_assert_eq!(differences(&files), []);
    }
}
