//! `bad-id` and `duplicate-id`: of files and of their aliases.

use super::project::{Project, errors, errors_alone};

#[test]
fn an_id_that_cannot_be_one_is_pointed_at() {
    errors(
        "
        == processes/print.md
        ---
        title: Print
        id: print the timetable
        #   ^^^^^^^^^^^^^^^^^^^ bad-id = ids have letters, digits, `-` and `_`: write `print-the-timetable`
        aliases: [ok, a/b]
        #             ^^^ bad-id
        ---
        == processes/device.md
        ---
        title: Device
        id: NUL
        #   ^^^ bad-id = Windows keeps this name for a device; write `nul-1` or another
        ---
        == processes/empty.md
        ---
        title: Empty
        id: '!?'
        #   ^^^^ bad-id = ids have letters of any script, digits, `-` and `_`, at most 240 bytes
        ---
        ",
    );
}

#[test]
fn a_file_name_that_cannot_be_an_id_is_reported_at_the_beginning() {
    let site = errors(
        "
        == pages/first day.md
        ---
        | bad-id = add `id: first-day`, or rename the file
        title: Your first day
        ---
        == pages/no front matter.md
        # A page
        | bad-id = add `id: no-front-matter`, or rename the file
        == pages/my day.md
        ---
        title: My day
        id: my-day
        ---
        ",
    );
    assert_eq!(site.findings.list[0].subject.as_deref(), Some("page:first-day"));
}

#[test]
fn a_file_whose_name_gives_no_id_leaves_no_trail_of_broken_links() {
    errors(
        "
        == pages/!!.md
        ---
        | bad-id
        title: Nameless
        ---
        == pages/links.md
        ---
        title: Links
        ---

        [there](!!.md)
        ",
    );
}

#[test]
fn a_title_that_gives_no_id_is_pointed_at() {
    errors(
        "
        == journeys/walk.md
        ---
        title: Walk home
        persona: ada
        outcome: home
        stages:
          - title: '🚀'
        #          ^^^ bad-id = give the stage an `id:`
            touchpoints: [{title: '???', id: ask}]
        ---
        == processes/show-way.md
        ---
        title: Show the way
        rules: [{text: '!!'}]
        steps: [{title: '...'}]
        #               ^^^^^ bad-id = give the step an `id:`
        ---
        ",
    );
}

#[test]
fn letters_of_any_script_make_an_id() {
    let site = errors_alone(
        "
        == teams/zählerdienst.md
        ---
        title: Zählerdienst
        ---
        == teams/日本.md
        ---
        title: 日本
        owner: ZA\u{308}HLERDIENST
        ---
        ",
    );
    assert_eq!(&*site.documents[0].id, "zählerdienst");
    assert!(site.model.teams.iter().any(|(_, t)| t.profile.owner_source == throughline::model::kinds::OwnerSource::Written));
}

#[test]
fn two_files_with_one_id_are_both_shown() {
    let site = errors(
        "
        == teams/desk.md
        ^ :: the first one
        ^ :: the first one
        ---
        title: Lamp desk
        ---
        == teams/night/desk.md
        ---
        | duplicate-id = give one of them an `id:` of its own
        title: Night desk
        ---
        == teams/third.md
        ---
        title: Third
        id: Desk
        #   ^^^^ duplicate-id
        ---
        ",
    );
    assert_eq!(site.findings.list[0].message, "two teams have the id `desk`");
}

#[test]
fn one_id_in_two_kinds_is_fine() {
    errors(
        "
        == systems/desk.md
        ---
        title: Desk
        ---
        ",
    );
}

#[test]
fn links_to_the_later_of_two_files_with_one_id_leave_no_trail() {
    errors(
        "
        == teams/night/desk.md
        ---
        | duplicate-id
        title: Night desk
        parent: nobody-reads-this
        ---
        == pages/links.md
        ---
        title: Links
        ---

        [it](../teams/night/desk.md)
        ",
    );
}

#[test]
fn an_alias_that_is_anothers_id_is_reported_at_the_alias() {
    errors(
        "
        == processes/a.md
        ^ :: the other one
        ---
        title: A
        ---
        == processes/b.md
        ---
        title: B
        aliases: [old-b, a]
        #         ^ :: the other one
        #                ^ duplicate-id = take the alias out, or rename the other one
        ---
        == processes/c.md
        ---
        title: C
        aliases: old-b
        #        ^^^^^ duplicate-id
        ---
        ",
    );
}

#[test]
fn an_alias_of_ones_own_is_told_so() {
    let site = errors(
        "
        == processes/a.md
        ---
        title: A
        aliases: [a, b, B]
        #         ^ duplicate-id = take the alias out
        #               ^ duplicate-id = take the alias out
        ---
        ",
    );
    let messages: Vec<_> = site.findings.list.iter().map(|f| &*f.message).collect();
    assert_eq!(messages, ["the alias `a` is this file's own id", "the alias `b` stands twice in this file"]);
}

#[test]
fn drafts_take_no_ids() {
    let fixture = "
        == teams/night/desk.md
        ---
        title: Night desk
        draft: true
        colour: red
        ---
        ";
    errors(fixture);
    Project::new(fixture)
        .drafts()
        .expect("teams/night/desk.md", "duplicate-id", (1, 1), (1, 1))
        .expect("teams/night/desk.md", "unknown-field", (4, 1), (4, 7))
        .errors();
}

#[test]
fn a_file_that_is_left_out_for_its_id_leaves_no_trail() {
    errors(
        "
        == processes/z/show-way.md
        ---
        | duplicate-id
        title: Show the way at night
        aliases: [by-lamp]
        steps: [{id: light, title: Light}]
        ---
        == teams/night/desk.md
        ---
        | duplicate-id
        title: Night desk
        aliases: [owls]
        ---
        == journeys/walk.md
        ---
        title: Walk home
        persona: ada
        outcome: home
        stages:
          - title: Asking
            touchpoints:
              - {title: I ask, served_by: [show-way#light, by-lamp, by-lamp#light], from: owls}
        ---

        [[by-lamp]], [[show-way#light]], [there](../processes/show-way.md#light)
        ",
    );
}

#[test]
fn a_keyword_names_nobody_who_could_stand_in_its_place() {
    errors(
        "
        == teams/us.md
        ---
        | bad-id = add `id: us-team`, or rename the file
        title: All of us
        ---
        == third-parties/carrier.md
        ---
        title: The carrier
        id: Nobody
        #   ^^^^^^ bad-id = write `nobody-third-party` or another
        ---
        == systems/map.md
        ---
        title: The map
        aliases: [chart, persona]
        #                ^^^^^^^ bad-id = take it out, and write `map` where it is named so
        ---
        == pages/us.md
        ---
        title: About us
        ---
        ",
    );
}
