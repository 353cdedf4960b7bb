//! A1: E(p), where it goes, and what is unknown of it.

use throughline::analysis::effort::{self, Effort, Work};

use super::{Asked, near};

/// The work of the process `p` whose front matter goes on like this.
fn work(fields: &str) -> Work {
    let site = Asked::of(&format!("== processes/p.md\n---\ntitle: P\n{fields}\n---\n"));
    effort::work_of(site.model(), site.process("p"))
}

fn known(minutes: f64) -> Work {
    Work { minutes: Some(minutes), partly: false }
}

#[test]
fn effort_is_volume_times_the_minutes_of_the_steps_that_are_not_the_personas() {
    // 10 × (3 + 4): the 100 are Ada's; what is done by a third party or by nobody named counts.
    let fields = "volume_per_month: 10\nsteps: [{title: A, by: The Post, work: 3}, {title: B, by: persona, work: 100}, {title: C, work: 4, wait: 50}]";
    assert_eq!(work(fields), known(70.0));
}

#[test]
fn effort_is_unknown_without_volume_without_work_and_without_steps() {
    assert_eq!(work("steps: [{title: A, work: 3}]").minutes, None);
    assert_eq!(work("volume_per_month: 10\nsteps: [{title: A}, {title: B, by: persona, work: 5}]").minutes, None);
    assert_eq!(work("volume_per_month: 10\nby: desk").minutes, None);
}

#[test]
fn a_partly_blank_process_counts_with_what_is_known_and_says_so() {
    assert_eq!(work("volume_per_month: 10\nsteps: [{title: A, work: 3}, {title: B}]"), Work { minutes: Some(30.0), partly: true });
    assert_eq!(work("steps: [{title: A, work: 3}, {title: B}]"), Work { minutes: None, partly: false });
    // A blank step of the persona's is not ours to know.
    assert_eq!(work("volume_per_month: 10\nsteps: [{title: A, work: 3}, {title: B, by: persona}]"), known(30.0));
}

#[test]
fn a_process_whose_steps_are_all_the_personas_costs_us_nothing() {
    assert_eq!(work("volume_per_month: 10\nsteps: [{title: A, by: persona}]"), known(0.0));
    assert_eq!(work("steps: [{title: A, by: persona, work: 5}]"), known(0.0));
    assert_eq!(work("volume_per_month: 0\nsteps: [{title: A, work: 5}]"), known(0.0));
}

/// Outcomes: `life` with the part `home`; `shop`; `gone`, retired. `p` is named twice by touchpoints for
/// home and once for shop, `q` once for home.
const TOWN: &str = "
    == outcomes/life.md
    ---
    title: A good life
    for: ada
    ---
    == outcomes/home.md
    ---
    title: Home
    for: ada
    parent: life
    ---
    == outcomes/shop.md
    ---
    title: Shopped
    for: ada
    ---
    == outcomes/gone.md
    ---
    title: Gone
    for: ada
    status: retired
    ---
    == journeys/walk.md
    ---
    title: Walk
    persona: ada
    outcome: home
    stages:
      - title: Out
        touchpoints: [{id: a, title: A, served_by: [p#x, p#y]}, {id: b, title: B, served_by: [p, q]}]
    ---
    == journeys/trip.md
    ---
    title: Trip
    persona: ada
    outcome: shop
    stages: [{title: Out, touchpoints: [{id: c, title: C, served_by: p}]}]
    ---
    == journeys/someday.md
    ---
    title: Someday
    persona: ada
    outcome: shop
    state: target
    stages: [{title: Out, touchpoints: [{id: c, title: C, served_by: [p, q]}, {id: d, title: D, served_by: q}]}]
    ---
    == journeys/once.md
    ---
    title: Once
    persona: ada
    outcome: gone
    stages: [{title: Out, touchpoints: [{id: c, title: C, served_by: [only-once, p]}]}]
    ---
    == processes/p.md
    ---
    title: P
    volume_per_month: 10
    steps: [{id: x, title: X, work: 2}, {id: y, title: Y, work: 1}]
    ---
    == processes/q.md
    ---
    title: Q
    volume_per_month: 5
    steps: [{title: X, work: 8}]
    ---
    == processes/only-once.md
    ---
    title: Only once
    volume_per_month: 1
    steps: [{title: X, work: 7}]
    ---
";

/// The table of the town with more processes, each `ID: FIELDS` with 60 minutes a month.
fn town(more: &[(&str, &str)]) -> (Asked, Effort) {
    let mut fixture = TOWN.to_owned();
    for (id, fields) in more {
        let file = format!("== processes/{id}.md\n---\ntitle: {id}\nvolume_per_month: 1\nsteps: [{{title: X, work: 60}}]\n{fields}\n---\n");
        fixture.extend(file.lines().map(|line| format!("    {line}\n")));
    }
    let site = Asked::of(&fixture);
    let effort = effort::all(&site.context());
    let parts: f64 = effort.minutes.outcomes.iter().filter_map(|(_, minutes)| minutes.own).sum();
    assert!(near(parts + effort.minutes.claimed + effort.minutes.no_recorded_path, effort.minutes.known), "{effort:?}");
    (site, effort)
}

/// Own and total minutes of an outcome, asked of the table and of the outcome alone.
fn of(site: &Asked, effort: &Effort, outcome: &str) -> (f64, f64) {
    let id = site.outcome(outcome);
    let &(_, minutes) = effort.minutes.outcomes.iter().find(|(o, _)| *o == id).unwrap();
    let alone = effort::of_outcome(&site.context(), id).minutes;
    for (of_table, alone) in
        [(minutes.own, alone.own), (minutes.direct, alone.direct), (minutes.behind, alone.behind), (minutes.total, alone.total)]
    {
        assert!(near(of_table.unwrap(), alone.unwrap()), "{outcome}: {minutes:?}, {alone:?}");
    }
    (minutes.own.unwrap(), minutes.total.unwrap())
}

#[test]
fn effort_is_split_by_the_number_of_touchpoints_that_name_a_process() {
    let (site, effort) = town(&[]);
    // E(p) = 10 × 3 = 30, named by a and b for home and by c for shop; a names it twice and counts once.
    // E(q) = 5 × 8 = 40, all for home. Only once (7) serves nothing that is not retired.
    assert_eq!(of(&site, &effort, "home"), (60.0, 60.0));
    assert_eq!(of(&site, &effort, "shop"), (10.0, 10.0));
    assert_eq!(effort.minutes.no_recorded_path, 7.0);
    assert_eq!(effort.minutes.known, 77.0);
}

#[test]
fn wider_outcomes_add_their_parts_and_retired_outcomes_have_no_row() {
    let (site, effort) = town(&[]);
    assert_eq!(of(&site, &effort, "life"), (0.0, 60.0));
    assert_eq!(effort.minutes.outcomes.len(), 3);
    let life = effort::of_outcome(&site.context(), site.outcome("life"));
    let shares: Vec<(String, f64)> =
        life.from.iter().map(|g| (site.id(site.model().processes[g.process].node), g.minutes.unwrap())).collect();
    assert_eq!(shares, [("q".into(), 40.0), ("p".into(), 20.0)]);
}

#[test]
fn what_touchpoints_do_not_name_follows_what_it_supports() {
    // 60 split equally: 30 follow p (20 home, 10 shop), 30 follow q (home).
    let (site, effort) = town(&[("s", "supports: [p, q]")]);
    assert_eq!(of(&site, &effort, "home"), (110.0, 110.0));
    assert_eq!(of(&site, &effort, "shop"), (20.0, 20.0));
    // A process that touchpoints name is split by these alone, whatever it supports as well.
    let (site, effort) = town(&[("s", "supports: [p2]"), ("p2", "supports: [p]"), ("other", "supports: [q]")]);
    // s: 60 through p2 to p: 40 home, 20 shop; p2 the same; other: 60 home.
    assert!(near(of(&site, &effort, "home").0, 60.0 + 40.0 + 40.0 + 60.0));
    assert!(near(of(&site, &effort, "shop").0, 10.0 + 20.0 + 20.0));
}

#[test]
fn a_diamond_of_supports_is_walked_once_per_way() {
    // base → left → p, base → right → p and q. 60: left 30 → p; right 30 → p 15, q 15.
    // To p 45 of which two thirds are home's: 30 + 15 of q = 45 home, 15 shop.
    // left: 60 → 40 home, 20 shop. right: 60 → p 30 (20, 10), q 30 → 50 home, 10 shop.
    let (site, effort) = town(&[("base", "supports: [left, right]"), ("left", "supports: [p]"), ("right", "supports: [p, q]")]);
    assert!(near(of(&site, &effort, "home").0, 60.0 + 45.0 + 40.0 + 50.0));
    assert!(near(of(&site, &effort, "shop").0, 10.0 + 15.0 + 20.0 + 10.0));
}

#[test]
fn a_part_without_a_path_is_claimed_where_any_process_on_its_way_claims() {
    // s: 30 to p, 30 to the end, which claims nothing; end: 60.
    let (_, effort) = town(&[("s", "supports: [p, end]"), ("end", "")]);
    assert_eq!((effort.minutes.claimed, effort.minutes.no_recorded_path), (0.0, 7.0 + 30.0 + 60.0));
    // Now s claims: its 30 are claimed, the 60 of the end are not.
    let (_, effort) = town(&[("s", "supports: [p, end]\ncontributes_to: home"), ("end", "")]);
    assert_eq!((effort.minutes.claimed, effort.minutes.no_recorded_path), (30.0, 7.0 + 60.0));
    // Or the end claims, by a touchpoint: the 30 and the 60 are claimed.
    let (_, effort) = town(&[("s", "supports: [p, end]"), ("end", "contributes_to: walk#a")]);
    assert_eq!((effort.minutes.claimed, effort.minutes.no_recorded_path), (90.0, 7.0));
    // A claim changes nothing of what has a path.
    let (site, effort) = town(&[("s", "supports: q\ncontributes_to: shop")]);
    assert_eq!(of(&site, &effort, "shop").0, 10.0);
    assert_eq!(effort.minutes.claimed, 0.0);
}

#[test]
fn retired_processes_cut_support_and_only_active_ones_work() {
    let (_, effort) = town(&[("s", "supports: [old]"), ("old", "supports: [q]\nstatus: retired")]);
    assert_eq!(effort.minutes.no_recorded_path, 7.0 + 60.0);
    // The half that would go through the retired one goes to the other.
    let (site, effort) = town(&[("s", "supports: [old, p]"), ("old", "supports: [q]\nstatus: retired")]);
    assert!(near(of(&site, &effort, "shop").0, 10.0 + 20.0));
    // A planned process does not work yet, but what supports it has its path.
    let (site, effort) = town(&[("s", "supports: [soon]"), ("soon", "supports: [q]\nstatus: planned")]);
    assert_eq!(of(&site, &effort, "home").0, 60.0 + 60.0);
    assert_eq!(effort.minutes.known, 77.0 + 60.0);
    let (_, effort) = town(&[("maybe", "status: hypothesis")]);
    assert_eq!(effort.minutes.known, 77.0);
}

#[test]
fn groups_are_left_out_and_unknown_effort_is_listed() {
    let site = Asked::of(
        "
        == processes/group.md
        ---
        title: Group
        volume_per_month: 3
        ---
        == processes/part.md
        ---
        title: Dependency
        parent: group
        volume_per_month: 2
        steps: [{title: X, work: 5}, {title: Y}]
        ---
        == processes/former.md
        ---
        title: Its only part is retired
        ---
        == processes/former-part.md
        ---
        title: Retired part
        parent: former
        status: retired
        ---
        ",
    );
    let effort = effort::all(&site.context());
    assert_eq!(site.processes(effort.minutes.unknown.clone()), ["former"]);
    assert_eq!(site.processes(effort.partly_unknown.clone()), ["part"]);
    assert_eq!((effort.minutes.known, effort.minutes.no_recorded_path), (10.0, 10.0));
}

#[test]
fn the_touchpoints_of_a_retired_outcome_count_for_the_nearest_wider_one() {
    let site = Asked::of(
        "
        == outcomes/part.md
        ---
        title: Dependency
        for: ada
        parent: home
        status: retired
        ---
        == journeys/walk.md
        ---
        title: Walk
        persona: ada
        outcome: part
        stages: [{title: Out, touchpoints: [{title: A, served_by: p}]}]
        ---
        == processes/p.md
        ---
        title: P
        volume_per_month: 2
        steps: [{title: X, work: 5}]
        ---
        ",
    );
    let effort = effort::all(&site.context());
    assert_eq!(of(&site, &effort, "home"), (10.0, 10.0));
    assert_eq!(effort.minutes.no_recorded_path, 0.0);
}

/// Own and total minutes of all outcomes.
fn own_and_total(site: &Asked) -> Vec<(String, Option<f64>, Option<f64>)> {
    let outcomes = effort::all(&site.context()).minutes.outcomes;
    outcomes.into_iter().map(|(o, minutes)| (site.id(site.model().outcomes[o].node), minutes.own, minutes.total)).collect()
}

#[test]
fn an_outcome_of_which_no_effort_is_known_says_so() {
    let site = Asked::of(
        "
        == journeys/walk.md
        ---
        title: Walk
        persona: ada
        outcome: home
        stages: [{title: Out, touchpoints: [{title: A, served_by: p}]}]
        ---
        == processes/p.md
        ---
        title: P
        ---
        ",
    );
    let home = effort::of_outcome(&site.context(), site.outcome("home"));
    assert_eq!((home.minutes.total, home.unknown().count()), (None, 1));
    assert_eq!(own_and_total(&site), [("home".to_owned(), None, None)]);
    let empty = Asked::of("");
    let home = effort::of_outcome(&empty.context(), empty.outcome("home"));
    assert_eq!((home.minutes.total, home.from.len()), (Some(0.0), 0));
    assert_eq!(own_and_total(&empty), [("home".to_owned(), Some(0.0), Some(0.0))]);
}

#[test]
fn a_wider_outcome_knows_what_one_of_its_parts_knows() {
    let part = |id: &str, steps: &str| {
        format!(
            "== outcomes/{id}.md\n---\ntitle: {id}\nfor: ada\nparent: home\n---\n== journeys/{id}.md\n---\ntitle: {id}\npersona: ada\noutcome: {id}\nstages: [{{title: Out, touchpoints: [{{title: A, served_by: {id}}}]}}]\n---\n== processes/{id}.md\n---\ntitle: {id}\nvolume_per_month: 4\n{steps}\n---\n"
        )
    };
    let site = Asked::of(&(part("dark", "") + &part("light", "steps: [{title: X, work: 5}]")));
    // Nobody knows what `dark` takes; `light` takes 4 × 5; home has nothing of its own.
    let known = [("dark", None, None), ("home", Some(0.0), Some(20.0)), ("light", Some(20.0), Some(20.0))];
    assert_eq!(own_and_total(&site), known.map(|(id, own, total)| (id.to_owned(), own, total)));
}

#[test]
fn a_chain_of_ten_thousand_supports_is_followed_to_its_end() {
    let mut fixture = String::new();
    for i in 0..10_000 {
        fixture.push_str(&format!("== processes/p{i}.md\n---\ntitle: P\nsupports: p{}\n---\n", i + 1));
    }
    fixture.push_str("== processes/p10000.md\n---\ntitle: P\ncontributes_to: home\n---\n");
    let site = Asked::of(&fixture);
    assert_eq!(site.context().split(site.process("p0")).claimed, 1.0);
}

#[test]
fn a_process_that_recovers_is_named_and_once_where_a_touchpoint_names_it_in_both() {
    let site = Asked::of(
        "
        == outcomes/shop.md
        ---
        title: Shopped
        for: ada
        ---
        == journeys/walk.md
        ---
        title: Walk
        persona: ada
        outcome: home
        stages:
          - title: Out
            touchpoints: [{title: A, served_by: p, recovery: {served_by: p}}]
          - title: Shop
            outcome: shop
            touchpoints: [{title: B, recovery: {served_by: 'p#x'}}]
        ---
        == processes/p.md
        ---
        title: P
        volume_per_month: 10
        steps: [{id: x, title: X, work: 2}]
        ---
        ",
    );
    let effort = effort::all(&site.context());
    // 20, half of it for the stage that leads to the shop.
    assert_eq!((of(&site, &effort, "home"), of(&site, &effort, "shop")), ((10.0, 10.0), (10.0, 10.0)));
    assert!(effort.minutes.outcomes.iter().all(|(_, minutes)| minutes.behind == Some(0.0)));
}
