//! What `throughline.yaml` says of the whole site: its currency, what customers are called, addresses of git, types of fields of
//! its own.

use throughline::base::files::Files;

use super::folders;
use super::pages::pages;
use super::project::Project;

/// Asserts the marked findings of the base site with these files.
fn found(fixture: &str) {
    let rules = ["unknown-value", "unknown-field", "wrong-type", "out-of-range", "missing-field", "duplicate-id", "keyword-twin"];
    Project::over_base(fixture).findings_of(&rules);
}

/// The base site with these lines in its settings.
fn with_settings(lines: &str) -> Files {
    let mut files = folders::base();
    files.insert_text("throughline.yaml", &format!("title: T\nchannels: [{{id: web}}, {{id: phone}}]\n{lines}"));
    files
}

#[test]
fn a_currency_is_the_code_of_one_that_is_in_use() {
    for (written, marks, help) in
        [("pounds", "^^^^^^", "write the code of a currency, such as `EUR`"), ("gbp", "^^^", "write `GBP`"), ("£", "^", "write `GBP`")]
    {
        found(&format!(
            "
        == throughline.yaml
        title: T
        channels: [{{id: web}}, {{id: phone}}]
        currency: {written}
        #         {marks} unknown-value = {help}
        "
        ));
    }
}

#[test]
fn a_currency_that_was_withdrawn_is_none() {
    for withdrawn in ["DEM", "FRF", "HRK", "BGN"] {
        found(&format!(
            "
        == throughline.yaml
        title: T
        channels: [{{id: web}}, {{id: phone}}]
        currency: {withdrawn}
        #         ^^^ unknown-value
        "
        ));
    }
}

#[test]
fn a_version_is_numbers_between_dots() {
    found(
        "
        == throughline.yaml
        title: T
        channels: [{id: web}, {id: phone}]
        requires: latest
        #         ^^^^^^ unknown-value = write a version such as `\"0.2\"`
        ",
    );
}

#[test]
fn addresses_of_git_begin_where_pages_may_lead_and_name_what_is_filled_in() {
    found(
        "
        == throughline.yaml
        title: T
        channels: [{id: web}, {id: phone}]
        git:
          edit: 'mailto:a@b.example'
        #       ^^^^^^^^^^^^^^^^^^^^ unknown-value = write an address that begins with `https://`
          history: 'https://git.example/{paht}'
        #          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unknown-value = did you mean `{path}`?
          report: 'mailto:a@b.example?subject={title}'
        ",
    );
}

#[test]
fn what_is_filled_into_an_address_is_encoded() {
    let page = pages(with_settings(
        "git: {history: 'https://git.example/log/{path}', report: 'mailto:a@b.example?subject={title}&body={address}%20{url}'}\n",
    ))
    .remove("journeys/walk.html")
    .unwrap();
    assert!(page.contains("href=\"https://git.example/log/journeys/walk.md\""), "{page}");
    assert!(
        page.contains("href=\"mailto:a@b.example?subject=Find%20the%20way%20home&amp;body=journey%3Awalk%20journeys/walk.html\""),
        "{page}"
    );
}

#[test]
fn the_templates_for_hosts_are_addresses_that_pages_may_lead_to() {
    let blocks = folders::fenced(include_str!("../../docs/publishing.md"));
    let hosts: Vec<&String> = blocks.iter().filter(|(info, _)| *info == "yaml git").map(|(_, text)| text).collect();
    assert_eq!(hosts.len(), 5);
    for host in hosts {
        let page = pages(with_settings(host)).remove("journeys/walk.html").unwrap();
        let links = page.matches("rel=\"noopener noreferrer\"").count();
        let filled = ["journeys/walk.md", "title=Find", "Title%5D=Find", "title%5D=Find", "subject=Find"];
        assert!(links >= 3 && filled.iter().any(|value| page.contains(value)) && !page.contains("{path}"), "{host}");
    }
}

#[test]
fn what_is_wrong_can_be_said_once_on_each_page() {
    let page = pages(with_settings("git: {report: 'https://git.example/new?title={title}&body={address}'}\n"))
        .remove("journeys/walk.html")
        .unwrap();
    assert_eq!(page.matches("https://git.example/new?title=").count(), 1, "{page}");
    assert!(page.contains("body=journey%3Awalk\""), "{page}");
}

#[test]
fn customers_are_called_what_the_site_calls_them() {
    let home = pages(with_settings("customer: {one: the patient, many: patients}\n")).remove("index.html").unwrap();
    assert!(home.contains("patients") && !home.to_lowercase().contains("customer"), "{home}");
}

#[test]
fn what_the_site_calls_its_customers_means_the_persona() {
    found(
        "
        == throughline.yaml
        title: T
        channels: [{id: web}, {id: phone}]
        customer: {one: the patient, many: patients}
        == journeys/other.md
        ---
        title: Other
        persona: ada
        outcome: home
        stages:
          - title: Out
            touchpoints:
              - {title: I ask, from: a patient, served_by: show-way}
        #                            ^^^^^^^^^ keyword-twin
              - {title: I wait, from: Patients, served_by: show-way}
        #                             ^^^^^^^^ keyword-twin
        ---
        ",
    );
}

#[test]
fn the_mission_stands_above_the_architecture() {
    let home = pages(with_settings("mission: Warm & dry\n")).remove("index.html").unwrap();
    let mission = home.find("Warm &amp; dry").unwrap();
    assert!(mission < home.find("class=\"rows\"").unwrap());
    assert!(!pages(folders::base())["index.html"].contains("class=\"mission\""));
}

#[test]
fn a_field_of_ones_own_is_held_against_its_type() {
    found(
        "
        == throughline.yaml
        title: T
        channels: [{id: web}, {id: phone}]
        fields:
          process:
            - {name: risk, type: number, min: 0, max: 5}
            - {name: since, type: date}
            - {name: live, type: yes-no}
            - {name: wiki, type: link}
            - {name: size, type: one-of, values: [small, large]}
            - {name: note, type: text}
          step: [{name: risk, type: number}]
        == processes/owned.md
        ---
        title: Owned
        contributes_to: home
        trigger: A call
        owner: desk
        extra:
          risk: 7
        #       ^ out-of-range = write a number from 0 to 5
          since: 1 March 2026
        #        ^^^^^^^^^^^^ wrong-type = write `2026-03-01`
          live: yes
        #       ^^^ wrong-type = write `true`
          wiki: our wiki
        #       ^^^^^^^^ wrong-type = write an address that begins with `https:`, `http:`, `mailto:` or `tel:`
          size: smal
        #       ^^^^ unknown-value = did you mean `small`?
          note: [a]
        #       ^^^ wrong-type = write one value
          free: [anything, 1]
        steps: [{title: A, extra: {risk: high}}]
        #                                ^^^^ wrong-type = write a number
        ---
        == teams/desk.md
        ---
        title: Desk
        ---
        ",
    );
}

#[test]
fn a_field_of_ones_own_may_be_blank() {
    found(
        "
        == throughline.yaml
        title: T
        channels: [{id: web}, {id: phone}]
        fields: {process: [{name: risk, type: number, min: 0, max: 5}]}
        == processes/owned.md
        ---
        title: Owned
        contributes_to: home
        trigger: A call
        extra: {risk: }
        ---
        ",
    );
}

#[test]
fn a_type_needs_a_name_and_what_belongs_to_it() {
    found(
        "
        == throughline.yaml
        title: T
        channels: [{id: web}, {id: phone}]
        fields:
          touchpoints: []
        # ^^^^^^^^^^^ unknown-field = did you mean `touchpoint`?
          process:
            - {name: risk, type: numbr}
        #                        ^^^^^ unknown-value = did you mean `number`?
            - {name: size, type: one-of}
        #     | missing-field = add what it may be: `values: [low, high]`
            - {name: risk, type: text}
        #            ^^^^ duplicate-id = keep one of them
            - {name: kind, type: text, values: [a]}
        #                                       ^ unknown-field = take `values` out, or write `type: one-of`
            - {name: even, type: number, min: 5, max: 0}
        #            ^^^^ out-of-range = write the smaller one as `min`
        ",
    );
}

#[test]
fn pages_call_a_field_by_its_title_and_write_a_link_as_one() {
    let mut files = with_settings("fields: {process: [{name: wiki, title: In the wiki, type: link}]}\n");
    files.insert_text("processes/show-way.md", "---\ntitle: Show the way\nextra: {wiki: 'https://wiki.example/way'}\n---\n");
    let page = pages(files).remove("processes/show-way.html").unwrap();
    assert!(page.contains("<b>In the wiki</b> <a href=\"https://wiki.example/way\" rel=\"noopener noreferrer\">"), "{page}");
}

#[test]
fn editions_that_cannot_be_are_told_without_asking_git() {
    found(
        "
        == throughline.yaml
        title: Lantern Street
        channels: [{id: web}, {id: phone}]
        editions:
          - {rev: v1, title: Spring 2026}
          - {rev: v2, title: spring-2026}
          #                  ^^^^^^^^^^^ duplicate-id = give one of them another `title`
          - {rev: v1}
          #       ^^ duplicate-id = keep one of them
          - {title: Autumn}
          # | missing-field = add `rev:`
          - {rev: --upload-pack=x}
          #       ^^^^^^^^^^^^^^^ unknown-value = write the name of a tag, a branch or a commit, such as `v1`
          - {rev: v1..v2}
          #       ^^^^^^ unknown-value = write the name of a tag, a branch or a commit, such as `v1`
          - {rev: v4, titel: Winter}
          #           ^^^^^ unknown-field = did you mean `title`?
        ",
    );
}
