//! Links in bodies: `broken-link`, `outside-the-site`, `remote-picture`.

use throughline::model::LinkDestination;
use throughline::site::Checked;

use super::project::{Project, errors, errors_alone, only};

/// Where the links of a page lead: page and anchor, or the file that is copied.
fn goals(site: &Checked, path: &str) -> Vec<String> {
    let at = site.documents.iter().position(|d| &*d.path == path).unwrap();
    let goals = site.model.goals[at].iter().map(|goal| match goal {
        LinkDestination::Nowhere => "nowhere".to_owned(),
        LinkDestination::Node(node, None) => site.model.page(*node),
        LinkDestination::Node(node, Some(anchor)) => format!("{}#{anchor}", site.model.page(*node)),
        LinkDestination::Asset(path) => format!("copy of {path}"),
        LinkDestination::List(None) => "home".to_owned(),
        LinkDestination::List(Some(kind)) => format!("list of {kind}"),
    });
    goals.collect()
}

#[test]
fn a_link_that_leads_nowhere_is_pointed_at() {
    let site = errors(
        "
        == pages/links.md
        ---
        title: Links
        ---

        Read [how we work](../processes/shw-way.md) and [this](show-way.md), or é [[shwo-way]].
        #    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ broken-link = did you mean `../processes/show-way.md`?
        #                                               ^^^^^^^^^^^^^^^^^^^ broken-link = did you mean `../processes/show-way.md`?
        #                                                                         ^^^^^^^^^^^^ broken-link = did you mean `[[show-way]]`?

        ![a picture](rain.png) [[process:nothing-like-it]]
        ^^^^^^^^^^^^^^^^^^^^^^ broken-link
        #                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^ broken-link
        ",
    );
    let messages: Vec<_> = site.findings.list.iter().map(|f| &*f.message).collect();
    assert_eq!(
        messages,
        [
            "there is no file `processes/shw-way.md`",
            "there is no file `pages/show-way.md`",
            "nothing is named `shwo-way`",
            "there is no file `pages/rain.png`",
            "no process named `nothing-like-it`"
        ]
    );
    assert_eq!(site.findings.list[0].subject.as_deref(), Some("page:links"));
}

#[test]
fn the_help_is_what_to_write_in_this_file() {
    errors(
        "
        == pages/img/a.png
        == pages/my tide.csv
        day
        == pages/links.md
        ---
        title: Links
        ---

        [a](processes/show-way.md#listen) [b](../processes/Show-Way.md) [c](../processes/show-way) [d](../processes/show-way.html)
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ broken-link = did you mean `../processes/show-way.md#listen`?
        #                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ broken-link = did you mean `../processes/show-way.md`?
        #                                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^ broken-link = did you mean `../processes/show-way.md`?
        #                                                                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ broken-link = did you mean `../processes/show-way.md`?
        [e](/processes/show-way.md) ![f](img\\a.png) ![g](Img/a.png) [h](www.example.com/x) [i](My%20Tide.csv) [j](img)
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^ outside-the-site = write `../processes/show-way.md`: links are relative to this file
        #                           ^^^^^^^^^^^^^^^ broken-link = write `img/a.png`
        #                                           ^^^^^^^^^^^^^^^ broken-link = did you mean `img/a.png`?
        #                                                           ^^^^^^^^^^^^^^^^^^^^^^ broken-link = write `https://www.example.com/x`
        #                                                                                  ^^^^^^^^^^^^^^^^^^ broken-link = did you mean `my%20tide.csv`?
        #                                                                                                     ^^^^^^^^ broken-link = link to a file in it
        [[Show the way]] [[show-way.md]] [[processes/show-way#listen]] [[process:shw-way#listen]] [c](\\\\server\\share\\x.docx)
        ^^^^^^^^^^^^^^^^ broken-link = did you mean `[[show-way]]`?
        #                ^^^^^^^^^^^^^^^ broken-link = did you mean `[[show-way]]`?
        #                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ broken-link = did you mean `[[show-way#listen]]`?
        #                                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^ broken-link = did you mean `[[process:show-way#listen]]`?
        #                                                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^ broken-link = no browser goes there: put the file beside this one and link to it, or link to its place on the web
        ",
    );
}

#[test]
fn a_folder_leads_to_its_list() {
    let site = errors(
        "
        == pages/links.md
        ---
        title: Links
        ---

        [a](../processes/) [b](../processes) [c](..) [d](../journeys/)
        ",
    );
    assert_eq!(goals(&site, "pages/links.md"), ["list of process", "list of process", "home", "list of journey"]);
}

#[test]
fn paths_are_compared_in_one_form() {
    let site = errors(
        "
        == pages/Pru\u{308}fung.png
        == processes/cafe\u{301}.md
        ---
        title: Café
        ---
        == pages/links.md
        ---
        title: Links
        ---

        [a](../processes/caf\u{e9}.md) ![b](Pr\u{fc}fung.png)
        ",
    );
    assert_eq!(goals(&site, "pages/links.md"), ["processes/caf\u{e9}.html", "copy of pages/Pru\u{308}fung.png"]);
}

#[test]
fn two_files_that_differ_only_in_their_form_are_told() {
    errors(
        "
        == pages/u\u{308}.png
        == pages/\u{fc}.png
        == pages/links.md
        ---
        title: Links
        ---

        ![a](\u{fc}.png)
        ^^^^^^^^^^^ broken-link = give one of them another name
        ",
    );
}

#[test]
fn links_that_lead_somewhere_are_quiet() {
    let site = errors(
        "
        == rain.png
        == data/tides.csv
        day,height
        == pages/links.md
        ---
        title: Links
        ---

        # First

        [a](../processes/show-way.md) [b](../processes/show-way.md#listen) [c](../journeys/walk.md#way \"The way\")
        [[show-way]] [[process:show-way]] [[show-way|our desk]] [[Show-Way#Listen]] [d](#first) [e](#top)
        ![rain](../rain.png) [tides](../data/tides.csv) <https://a.example> [f](mailto:desk@a.example)
        [g][ref] [h](../processes/show%2Dway.md) [i](links.md#first) [j](./../pages/links.md?x=1#first)

        [ref]: ../teams/desk.md
        ",
    );
    let expected = [
        "processes/show-way.html",
        "processes/show-way.html#listen",
        "journeys/walk.html#way",
        "processes/show-way.html",
        "processes/show-way.html",
        "processes/show-way.html",
        "processes/show-way.html#listen",
        "pages/links.html#first",
        "pages/links.html",
        "copy of rain.png",
        "copy of data/tides.csv",
        "teams/desk.html",
        "processes/show-way.html",
        "pages/links.html#first",
        "pages/links.html#first",
    ];
    assert_eq!(goals(&site, "pages/links.md"), expected);
}

#[test]
fn an_anchor_that_is_not_there_is_shown_with_the_nearest() {
    errors(
        "
        == processes/show-way.md
        ---
        title: Show the way
        steps: [{id: listen, title: Listen}]
        ---

        ## When it rains!

        ## When it rains!
        == pages/links.md
        ---
        title: Links
        ---

        [a](../processes/show-way.md#when-it-rains) [b](../processes/show-way.md#when-it-rains-1)
        [c](../processes/show-way.md#when-it-rain) [[show-way#lisen]] [d](#nothing)
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ broken-link = did you mean `#when-it-rains`?
        #                                          ^^^^^^^^^^^^^^^^^^ broken-link = did you mean `#listen`?
        #                                                             ^^^^^^^^^^^^^ broken-link
        ",
    );
}

#[test]
fn headings_follow_githubs_way_and_make_room_for_nested_ids() {
    let site = errors(
        "
        == processes/show-way.md
        ---
        title: Show the way
        steps: [{id: listen, title: Listen}]
        ---

        # Listen

        ## What's new? (2026)

        ## Zählerstand  prüfen

        [a](#listen) [b](#listen-1) [c](#whats-new-2026) [d](#zählerstand--prüfen) [e](#z%C3%A4hlerstand--pr%C3%BCfen)
        ",
    );
    let expected = ["#listen", "#listen-1", "#whats-new-2026", "#zählerstand--prüfen", "#zählerstand--prüfen"];
    assert_eq!(goals(&site, "processes/show-way.md"), expected.map(|anchor| format!("processes/show-way.html{anchor}")));
}

#[test]
fn a_wiki_link_where_two_kinds_have_one_names_both() {
    let site = errors(
        "
        == systems/desk.md
        ---
        title: Front desk
        ---
        == pages/links.md
        ---
        title: Links
        ---

        [[desk]] [[team:desk]] [[System: desk]]
        ^^^^^^^^ broken-link = say which one
        ",
    );
    assert_eq!(only(&site, "broken-link").message, "`[[desk]]` could be `[[team:desk]]` or `[[system:desk]]`");
}

#[test]
fn a_file_without_a_page_cannot_be_linked_to() {
    errors(
        "
        == notes/idea.md
        # An idea
        == theme/page.html
        <p>
        == pages/links.md
        ---
        title: Links
        ---

        [a](../notes/idea.md) [b](../throughline.yaml) [c](../theme/page.html) ![d](../teams/desk.md)
        ^^^^^^^^^^^^^^^^^^^^^ broken-link = only files with a kind have a page: give it one, or link elsewhere
        #                     ^^^^^^^^^^^^^^^^^^^^^^^^ broken-link
        #                                              ^^^^^^^^^^^^^^^^^^^^^^^ broken-link = link to a picture, a PDF or a table, or to its place on the web
        #                                                                      ^^^^^^^^^^^^^^^^^^^^^^ broken-link = leave the `!` out
        ",
    );
}

#[test]
fn an_address_of_a_sort_that_is_not_published_is_pointed_at() {
    errors(
        "
        == pages/links.md
        ---
        title: Links
        ---

        [a](javascript:alert(1)) [b](//host/x) [c]() ![d](data:image/png,x)
        ^^^^^^^^^^^^^^^^^^^^^^^^ broken-link
        #                        ^^^^^^^^^^^^^ broken-link = write `https://` before it
        #                                      ^^^^^ broken-link = name a file or an address
        #                                            ^^^^^^^^^^^^^^^^^^^^^^ broken-link
        ",
    );
}

#[test]
fn links_in_headings_tables_lists_and_quotes_keep_their_place() {
    Project::new(
        "
        == pages/links.md
        ---
        title: Links
        ---

        ## A [b](b.md)
        #    ^^^^^^^^^ broken-link

        | x | y |
        |---|---|
        | é | [c](c.md) |
        #     ^^^^^^^^^ broken-link

        > - deep [d
        >   e](d.md)
        ",
    )
    .expect("pages/links.md", "broken-link", (11, 10), (12, 13))
    .errors();
}

#[test]
fn what_stands_in_code_is_no_link() {
    errors(
        "
        == pages/links.md
        ---
        title: Links
        ---

        `[a](a.md)` and `[[b]]`

        ```
        [c](c.md) [[d]]
        ```

        {{customer.first_name}} {% x %}
        ",
    );
}

#[test]
fn a_link_that_leaves_the_site_is_reported() {
    let site = errors(
        "
        == pages/links.md
        ---
        title: Links
        ---

        [a](../../secret.md) [b](/etc/passwd) ![c](../../x.png)
        ^^^^^^^^^^^^^^^^^^^^ outside-the-site = links are relative to this file and stay in the site's folder
        #                    ^^^^^^^^^^^^^^^^ outside-the-site
        #                                     ^^^^^^^^^^^^^^^^^ outside-the-site
        [d](..%2f..%2fsecret.md) [e](../processes/../../x.md) [f](../processes/../teams/desk.md)
        ^^^^^^^^^^^^^^^^^^^^^^^^ outside-the-site
        #                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ outside-the-site
        ",
    );
    assert_eq!(site.findings.list[0].message, "the link `../../secret.md` leaves the site's folder");
}

#[test]
fn only_content_is_read_for_links() {
    errors_alone(
        "
        == notes.md
        [broken](nowhere.md)
        == CHANGELOG.md
        [[nothing]]
        ",
    );
}

#[test]
fn what_a_browser_would_run_is_not_published_for_a_link() {
    let site = errors(
        "
        == pages/evil.svg
        <svg xmlns=\"http://www.w3.org/2000/svg\"><script href=\"x.txt\"/></svg>
        == pages/x.txt
        alert(1)
        == pages/page.txt
        <!doctype html><script>alert(1)</script>
        == pages/links.md
        ---
        title: Links
        ---

        [plan](evil.svg) ![plan](evil.svg) [a](page.txt) [b](x.txt) ![c](x.txt)
        ^^^^^^^^^^^^^^^^ broken-link
        #                ^^^^^^^^^^^^^^^^^ broken-link
        #                                  ^^^^^^^^^^^^^ broken-link
        #                                                           ^^^^^^^^^^^ broken-link = leave the `!` out
        ",
    );
    assert_eq!(site.assets.iter().map(|path| &**path).collect::<Vec<_>>(), ["pages/x.txt"]);
}
