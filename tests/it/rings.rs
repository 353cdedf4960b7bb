//! `cycle`: each ring once, the whole of it shown, at the link in the file that sorts first.

use super::project::{Project, errors, only};

#[test]
fn a_ring_is_reported_once_with_all_its_links() {
    let site = errors(
        "
        == processes/a.md
        ---
        title: A
        supports: [show-way, b]
        #                    ^ cycle = take out the one link of the ring that is not so
        ---
        == processes/b.md
        ---
        title: B
        supports: c
        #         ^ :: `b` supports `c`
        ---
        == processes/c.md
        ---
        title: C
        supports: [a]
        #          ^ :: `c` supports `a`
        ---
        ",
    );
    let ring = only(&site, "cycle");
    assert_eq!(ring.message, "`a` supports `b` supports `c` supports `a` again: a ring of 3");
    assert_eq!(ring.subject.as_deref(), Some("process:a"));
}

#[test]
fn what_supports_itself_is_a_ring_of_one() {
    let site = errors(
        "
        == processes/a.md
        ---
        title: A
        supports: [a]
        #          ^ cycle
        parent: a
        #       ^ cycle
        ---
        ",
    );
    let messages: Vec<_> = site.findings.list.iter().map(|f| &*f.message).collect();
    assert_eq!(messages, ["`a` supports itself", "`a` is a part of itself"]);
}

#[test]
fn a_link_written_twice_makes_one_ring() {
    errors(
        "
        == processes/a.md
        ---
        title: A
        supports: [b, B, b]
        #          ^ cycle
        ---
        == processes/b.md
        ---
        title: B
        supports: a
        ---
        ",
    );
}

#[test]
fn parents_of_every_kind_may_form_no_ring() {
    errors(
        "
        == outcomes/home.md
        ---
        title: Home
        for: ada
        parent: life
        #       ^^^^ cycle
        ---
        == outcomes/life.md
        ---
        title: Life
        for: ada
        parent: home
        ---
        == teams/desk.md
        ---
        title: Desk
        parent: desk
        #       ^^^^ cycle
        ---
        == journeys/walk.md
        ---
        title: Walk home
        persona: ada
        outcome: home
        parent: wide#way
        #       ^^^^^^^^ cycle
        stages: [{title: Asking, touchpoints: [{id: way, title: I ask}]}]
        ---
        == journeys/wide.md
        ---
        title: Widely
        persona: ada
        outcome: home
        parent: walk#way
        stages: [{title: Asking, touchpoints: [{id: way, title: I ask}]}]
        ---
        == journeys/a.md
        ---
        title: A
        persona: ada
        outcome: home
        parent: a#b
        #       ^^^ cycle
        stages: [{title: Asking, touchpoints: [{id: b, title: B}]}]
        ---
        == journeys/b.md
        ---
        title: B
        persona: ada
        outcome: home
        parent: walk#way
        stages: [{title: Asking}]
        ---
        ",
    );
}

#[test]
fn two_rings_that_share_a_process_are_two_findings() {
    errors(
        "
        == processes/a.md
        ---
        title: A
        supports: [b, c]
        #          ^ cycle
        #             ^ cycle
        ---
        == processes/b.md
        ---
        title: B
        supports: a
        ---
        == processes/c.md
        ---
        title: C
        supports: a
        ---
        ",
    );
}

#[test]
fn ways_that_meet_again_are_no_ring() {
    errors(
        "
        == processes/a.md
        ---
        title: A
        supports: [b, c]
        ---
        == processes/b.md
        ---
        title: B
        supports: show-way
        parent: a
        ---
        == processes/c.md
        ---
        title: C
        supports: [show-way, b]
        parent: a
        ---
        ",
    );
}

#[test]
fn a_long_ring_is_shown_in_full_among_the_related_places() {
    let mut fixture = String::new();
    for n in 0..20 {
        fixture.push_str(&format!("== processes/p{n:02}.md\n---\ntitle: P{n}\nsupports: p{:02}\n---\n", (n + 1) % 20));
    }
    fixture = fixture.replacen("supports: p01\n", "supports: p01\n#         ^^^ cycle\n", 1);
    let site = errors(&fixture);
    assert_eq!(only(&site, "cycle").related.len(), 19);
}

#[test]
fn a_cut_ring_leaves_a_model_that_can_be_walked() {
    let site = errors(
        "
        == outcomes/home.md
        ---
        title: Home
        for: ada
        parent: life
        #       ^^^^ cycle
        ---
        == outcomes/life.md
        ---
        title: Life
        for: ada
        parent: home
        owner: desk
        ---
        ",
    );
    for id in site.model.outcomes.ids() {
        assert!(site.model.wider(id).count() < 2);
    }
}

#[test]
fn processes_that_support_each_other_both_ways_are_a_ring_each() {
    let chain = |n: usize| {
        let file = |i: usize| {
            let others: Vec<String> =
                [i.checked_sub(1), (i + 1 < n).then_some(i + 1)].into_iter().flatten().map(|i| format!("p{i:03}")).collect();
            format!("== processes/p{i:03}.md\n---\ntitle: P\nsupports: [{}]\n---\n", others.join(", "))
        };
        (0..n).map(file).collect::<String>()
    };
    let site = Project::new(&chain(100)).load();
    let rings: Vec<&str> = site.findings.list.iter().filter(|f| f.rule == "cycle").map(|f| &*f.message).collect();
    assert_eq!(rings.len(), 99);
    assert_eq!(rings[98], "`p098` supports `p099` supports `p098` again: a ring of 2");
}

#[test]
fn where_all_support_each_other_the_rings_are_cut_short_and_counted() {
    let n = 40;
    let others = |own: usize| (0..n).filter(|i| *i != own).map(|i| format!("p{i:02}")).collect::<Vec<_>>().join(", ");
    let file = |i: usize| format!("== processes/p{i:02}.md\n---\ntitle: P\nsupports: [{}]\n---\n", others(i));
    let site = Project::new(&(0..n).map(file).collect::<String>()).load();
    let rings: Vec<_> = site.findings.list.iter().filter(|f| f.rule == "cycle").collect();
    assert_eq!(rings.len(), n);
    assert!(rings.iter().any(|f| f.message.ends_with("; 740 more links among these 40 lead back as well")), "{:?}", rings.last());
    assert!(rings.iter().all(|f| f.related.len() == 1));
}

#[test]
fn what_lies_too_deep_is_named_once_and_everything_can_still_be_shown() {
    for (kind, levels) in [("processes", 1000), ("processes", 2001), ("teams", 1001)] {
        let mut files = super::folders::base();
        for n in 0..levels {
            let parent = if n == 0 { String::new() } else { format!("parent: n{}\n", n - 1) };
            files.insert_text(format!("{kind}/n{n}.md"), &format!("---\ntitle: Level {n}\n{parent}---\n"));
        }
        let site = throughline::session::Session::default().load(files.clone(), &Default::default());
        let deep: Vec<_> = site.findings.list.iter().filter(|f| f.rule == "out-of-range").map(|f| (&*f.file, f.line)).collect();
        let expected = format!("{kind}/n1000.md");
        assert_eq!(deep, if levels > 1000 { vec![(expected.as_str(), 3)] } else { vec![] });
    }
    // What is written of a lens is written without recursion, however deep it goes.
    let mut files = super::folders::base();
    for n in 0..250 {
        let parent = if n == 0 { String::new() } else { format!("parent: n{}\n", n - 1) };
        files.insert_text(format!("processes/n{n}.md"), &format!("---\ntitle: Level {n}\n{parent}---\n"));
    }
    super::pages::pages(files);
}
