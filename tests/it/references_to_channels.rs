//! `unknown-value`: channels that a site lists, or does not.

use super::project::errors;

#[test]
fn channels_are_free_text_where_the_site_lists_none() {
    errors(
        "
        == journeys/walk.md
        ---
        title: Walk home
        persona: ada
        outcome: home
        stages: [{title: Asking, touchpoints: [{title: I ask, channels: [Mobile app, pigeon]}]}]
        ---
        ",
    );
}

#[test]
fn a_channel_is_one_of_the_sites() {
    errors(
        "
        == throughline.yaml
        title: T
        channels: [{id: app, title: Mobile app}, {id: phone}]
        == journeys/walk.md
        ---
        title: Walk home
        persona: ada
        outcome: home
        stages:
          - title: Asking
            touchpoints:
              - {title: I ask, channels: [App, phon, pigeon]}
        #                                      ^^^^ unknown-reference = did you mean `phone`?
        #                                            ^^^^^^ unknown-reference = the site's channels are `app`, `phone`
        ---
        ",
    );
}

#[test]
fn a_channel_list_that_cannot_be_read_leaves_no_trail() {
    errors(
        "
        == throughline.yaml
        title: T
        channels: [{id: a/b}, {id: phone}]
        #               ^^^ bad-id
        == journeys/walk.md
        ---
        title: Walk home
        persona: ada
        outcome: home
        stages: [{title: Asking, touchpoints: [{title: I ask, channels: [app, phone]}]}]
        ---
        ",
    );
}
