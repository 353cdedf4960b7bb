//! Names beyond our walls: free where no file describes them, `unknown-reference` where files do.

use throughline::site::Checked;

use super::project::errors;

fn third_parties(site: &Checked) -> Vec<(String, &str)> {
    let nodes = site.model.third_parties.iter().map(|(_, t)| site.model.node(t.node));
    nodes.map(|n| (n.address.to_string(), &*n.title)).collect()
}

#[test]
fn third_parties_need_no_files() {
    let site = errors(
        "
        == processes/show-way.md
        ---
        title: Show the way
        by: [persona, us, desk, map, 'NORTHLINE  buses']
        ---
        == journeys/walk.md
        ---
        title: Walk home
        persona: ada
        outcome: home
        stages:
          - title: Asking
            touchpoints:
              - {title: A, from: Northline Buses, to: persona}
              - {title: B, to: nobody}
              - {title: C, from: desk, to: Pier Taxis}
        ---

        [[northline-buses]] and [[third-party:pier-taxis]]
        ",
    );
    assert_eq!(
        third_parties(&site),
        [("third-party:northline-buses".to_owned(), "Northline Buses"), ("third-party:pier-taxis".to_owned(), "Pier Taxis")]
    );
}

#[test]
fn with_files_every_third_party_must_be_one_of_theirs() {
    let site = errors(
        "
        == third-parties/northline.md
        ---
        title: Northline Buses
        also_called: [The bus, N-Line]
        aliases: buses
        ---
        == processes/show-way.md
        ---
        title: Show the way
        by: [northline, Northline buses, the bus, n line, Buses]
        steps:
          - {title: A, by: Nortline}
        #                  ^^^^^^^^ unknown-reference = did you mean `northline`?
          - {title: B, by: Pier Taxis}
        #                  ^^^^^^^^^^ unknown-reference = add third-parties/pier-taxis.md: once a site describes third parties in files, each needs one
        ---
        ",
    );
    assert_eq!(third_parties(&site).len(), 1);
    assert_eq!(site.findings.list[0].message, "no role, team, system or third party named `Nortline`");
}

#[test]
fn a_draft_of_a_third_party_counts_as_a_file() {
    errors(
        "
        == third-parties/northline.md
        ---
        title: Northline Buses
        draft: true
        ---
        == processes/show-way.md
        ---
        title: Show the way
        by: Northline
        #   ^^^^^^^^^ unknown-reference = `northline` is a draft: take `draft: true` out of it, or build with `--drafts`
        ---
        ",
    );
}

#[test]
fn a_name_without_letters_is_no_third_party() {
    errors(
        "
        == processes/show-way.md
        ---
        title: Show the way
        steps: [{title: A, by: '***'}]
        #                      ^^^^^ bad-id
        ---
        ",
    );
}
