//! What is said of files that cannot be read: `yaml-syntax`, `encoding`, and no trail of other
//! findings.

use throughline::base::files::Entry;

use super::project::{Project, errors, only};

#[test]
fn front_matter_that_is_no_yaml_is_reported_where_reading_stopped() {
    errors(
        "
        == pages/closed.md
        ---
        title: Closed days: Christmas
        #                 ^ yaml-syntax = put the value in quotes: `title: \"Closed days: Christmas\"`
        ---
        ",
    );
}

#[test]
fn a_bracket_that_is_not_closed_is_reported_where_it_stands() {
    errors(
        "
        == pages/open.md
        ---
        title: Open
        tags: [one, two
        #     ^ yaml-syntax = close the bracket, or quote the value
        owner: desk
        reviewed: 2026-01-01
        ---

        == pages/quoted.md
        ---
        title: [Draft] Closed days
        #              | yaml-syntax
        ---
        ",
    );
}

#[test]
fn a_quoted_title_may_hold_a_colon() {
    errors(
        r#"
        == pages/closed.md
        ---
        title: "Closed days: Christmas"
        ---
        "#,
    );
}

#[test]
fn front_matter_that_never_ends_is_reported_below_its_last_field() {
    errors(
        "
        == pages/open.md
        ---
        title: Open

        | yaml-syntax = write a line `---` below the last field, as line 3
        Body
        ",
    );
}

#[test]
fn a_key_that_stands_twice_is_shown_with_the_first_which_counts() {
    let site = errors(
        "
        == pages/twice.md
        ---
        title: One
        ^ :: the first one
        summary: Two
        title: Three
        ^^^^^ yaml-syntax = keep one of them
        ---
        ",
    );
    let page = site.documents.iter().find(|d| &*d.path == "pages/twice.md").unwrap();
    assert_eq!(&**page.title(), "One");
}

#[test]
fn a_key_twice_in_a_nested_mapping_is_found_too() {
    errors(
        "
        == processes/show-way.md
        ---
        title: Show the way
        steps:
          - {id: listen, title: Listen, id: hear}
        #    ^ :: the first one
        #                               ^^ yaml-syntax
        extra: {a: 1, b: 2, a: 3}
        #       ^ :: the first one
        #                   ^ yaml-syntax
        ---
        ",
    );
}

#[test]
fn a_text_instead_of_fields_is_a_wrong_type() {
    let site = errors(
        "
        == pages/text.md
        ---
        just a text
        ^^^^^^^^^^^ wrong-type
        ---
        == pages/list.md
        ---
        - a
        ^ wrong-type
        ---
        == throughline.yaml
        Lantern Street
        ^^^^^^^^^^^^^^ wrong-type
        ",
    );
    assert!(site.findings.list[0].message.starts_with("this must be a mapping (`title`, "), "{}", site.findings.list[0].message);
}

#[test]
fn a_file_that_cannot_be_read_leaves_no_trail() {
    errors(
        "
        == processes/show-way.md
        ---
        title: [Show the way
        #      ^ yaml-syntax
        ---
        == journeys/walk.md
        ---
        title: Walk home
        persona: ada
        outcome: home
        stages: [{title: Asking, touchpoints: [{title: I ask, served_by: [show-way, show-way#listen]}]}]
        ---

        See [[show-way]], [it](../processes/show-way.md#listen) and [[process:show-way#x]].
        ",
    );
}

#[test]
fn a_file_saved_empty_is_one_finding_that_says_what_it_needs() {
    let site = Project::new(
        "
        == processes/show-way.md
        == journeys/walk.md
        ---
        title: Walk home
        persona: ada
        outcome: home
        stages: [{title: Asking, touchpoints: [{title: I ask, served_by: [show-way, show-way#listen]}]}]
        ---

        See [[show-way]].
        ",
    )
    .expect("processes/show-way.md", "missing-field", (1, 1), (1, 1))
    .errors();
    let finding = only(&site, "missing-field");
    assert_eq!(finding.subject.as_deref(), Some("process:show-way"));
    assert_eq!(finding.message, "this file is empty");
    assert_eq!(finding.help.as_deref(), Some("write between two lines `---` what a process needs: `title`; or delete the file"));
}

#[test]
fn an_empty_file_that_nothing_names_is_reported_too() {
    let site = Project::new("== journeys/new.md\n\n   \n").expect("journeys/new.md", "missing-field", (1, 1), (1, 1)).errors();
    let help = only(&site, "missing-field").help.as_deref();
    assert_eq!(help, Some("write between two lines `---` what a journey needs: `title`, `persona`, `outcome`; or delete the file"));
}

#[test]
fn the_id_that_an_unreadable_file_writes_leaves_no_trail_either() {
    errors(
        "
        == processes/odd.md
        ---
        id: lend-umbrella
        aliases: [umbrella, 'Brolly']
        title: Lend: an umbrella
        #          ^ yaml-syntax
        ---
        == processes/show-way.md
        ---
        title: Show the way
        supports: [lend-umbrella, umbrella, brolly]
        ---
        ",
    );
}

#[test]
fn an_unreadable_journey_leaves_no_trail_in_the_target_that_replaces_it() {
    errors(
        "
        == journeys/walk.md
        ---
        title: Walk: home
        #          ^ yaml-syntax
        ---
        == journeys/glide.md
        ---
        title: Glide home
        persona: ada
        outcome: home
        state: target
        target_of: walk
        stages: [{title: Asking, touchpoints: [{title: I glide, replaces: way}]}]
        ---
        ",
    );
}

#[test]
fn an_unreadable_third_party_leaves_no_trail_of_its_names() {
    errors(
        "
        == third-parties/northline.md
        ---
        title: Northline: Buses
        #               ^ yaml-syntax
        ---
        == processes/show-way.md
        ---
        title: Show the way
        by: Northline Buses
        ---
        ",
    );
}

#[test]
fn a_file_of_a_kind_that_nearly_exists_leaves_no_trail() {
    errors(
        "
        == lend.md
        ---
        title: Lend an umbrella
        id: umbrella
        kind: proces
        #     ^^^^^^ unknown-value = did you mean `process`?
        ---
        == processes/show-way.md
        ---
        title: Show the way
        supports: umbrella
        ---
        ",
    );
}

#[test]
fn what_yaml_can_do_and_content_cannot_is_refused() {
    errors(
        "
        == pages/a.md
        ---
        title: &x A
        #      ^^^^ yaml-syntax = write the value out where it is needed
        ---
        == pages/b.md
        ---
        title: *x
        #      | yaml-syntax = put the value in quotes: `title: \"*x\"`, or write out what it stands for
        ---
        == pages/c.md
        ---
        title: !!str C
        #      ^^^^^^^ yaml-syntax = leave the tag out
        ---
        ",
    );
}

#[test]
fn bytes_that_are_no_utf_8_are_pointed_at() {
    Project::new("")
        .bytes("journeys/café.md", b"---\ntitle: Caf\xe9\n---\n")
        .expect("journeys/café.md", "encoding", (2, 11), (2, 11))
        .errors();
}

#[test]
fn a_byte_order_mark_moves_no_column() {
    Project::new("")
        .bytes("pages/mark.md", b"\xef\xbb\xbf---\ntitle: Mark\ncolour: red\n---\n")
        .expect("pages/mark.md", "unknown-field", (3, 1), (3, 7))
        .bytes("pages/broken.md", b"\xef\xbb\xbfab\xff")
        .expect("pages/broken.md", "encoding", (1, 3), (1, 3))
        .errors();
}

#[test]
fn windows_lines_count_as_one_line() {
    Project::new("")
        .bytes("pages/lines.md", b"---\r\ntitle: Lines\r\ncolour: red\r\n---\r\n\r\n[a](b.md)\r\n")
        .expect("pages/lines.md", "unknown-field", (3, 1), (3, 7))
        .expect("pages/lines.md", "broken-link", (6, 1), (6, 10))
        .errors();
}

#[test]
fn an_encoding_fault_of_the_site_file_is_reported() {
    Project::new("").bytes("throughline.yaml", b"title: \xe9\n").expect("throughline.yaml", "encoding", (1, 8), (1, 8)).errors();
}

#[test]
fn a_linked_file_that_leads_outside_is_reported_and_leaves_no_trail() {
    let site = Project::new(
        "
        == processes/show-way.md
        ---
        title: Show the way
        supports: linked
        ---

        [it](linked.md)
        ",
    )
    .entry("processes/linked.md", Entry::LeadsOutside)
    .expect("processes/linked.md", "outside-the-site", (1, 1), (1, 1))
    .errors();
    assert!(only(&site, "outside-the-site").help.is_some());
}

#[test]
fn a_site_without_its_file_or_with_an_empty_one_lacks_a_title() {
    for text in ["", "# nothing yet\n"] {
        Project::new("").bytes("throughline.yaml", text.as_bytes()).expect("throughline.yaml", "missing-field", (1, 1), (1, 1)).errors();
    }
}

#[test]
fn a_fault_of_the_site_file_has_no_subject() {
    let site = errors(
        "
        == throughline.yaml
        title: T
        colour: red
        ^^^^^^ unknown-field
        ",
    );
    assert_eq!(only(&site, "unknown-field").subject, None);
}
