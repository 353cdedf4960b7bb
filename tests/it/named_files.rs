//! Files that fields name: `missing-file`, `outside-the-site`, and what a browser would run.

use throughline::base::files::Entry;

use super::project::{Project, errors};

#[test]
fn a_file_that_is_not_there_is_shown_with_the_nearest() {
    let site = errors(
        "
        == personas/ada.png
        == throughline.yaml
        title: T
        content: [., docs]
        #            ^^^^ missing-file
        theme: {logo: logo.svg, font: fonts/Our.woff2}
        #             ^^^^^^^^ missing-file
        #                             ^^^^^^^^^^^^^^^ missing-file
        == personas/ada.md
        ---
        title: Ada
        picture: adda.png
        #        ^^^^^^^^ missing-file = did you mean `ada.png`?
        needs: [{id: rest, statement: I rest}]
        ---
        == processes/show-way.md
        ---
        title: Show the way
        bpmn: way.bpmn
        #     ^^^^^^^^ missing-file
        measures: [{title: Time, readings_from: {file: data/time.csv, date: day, value: minutes}}]
        #                                              ^^^^^^^^^^^^^ missing-file
        ---
        == journeys/walk.md
        ---
        title: Walk home
        persona: ada
        outcome: home
        log: {file: ../log.csv}
        #           ^^^^^^^^^^ missing-file
        stages: [{title: Asking, touchpoints: [{id: way, title: I ask, picture: way.jpg}]}]
        #                                                                       ^^^^^^^ missing-file
        ---
        ",
    );
    let by_place = site.findings.list.iter().find(|f| &*f.file == "processes/show-way.md").unwrap();
    assert_eq!(by_place.message, "`bpmn` names `processes/way.bpmn`, and there is no such file");
}

#[test]
fn paths_are_relative_to_the_file_that_names_them() {
    let site = errors(
        "
        == pictures/ada.png
        == log.csv
        case
        == personas/ada.md
        ---
        title: Ada
        picture: ../pictures/ada.png
        needs: [{id: rest, statement: I rest}]
        ---
        == journeys/walk.md
        ---
        title: Walk home
        persona: ada
        outcome: home
        log: {file: ./../log.csv}
        stages: [{title: Asking}]
        ---
        ",
    );
    assert_eq!(site.assets.iter().map(|a| &**a).collect::<Vec<_>>(), ["pictures/ada.png"]);
}

#[test]
fn a_path_that_leaves_the_site_is_not_followed() {
    Project::new(
        "
        == throughline.yaml
        title: T
        content: [., ../other]
        #            ^^^^^^^^ outside-the-site
        output: ../public
        #       ^^^^^^^^^ outside-the-site
        == personas/ada.md
        ---
        title: Ada
        picture: ../../ada.png
        #        ^^^^^^^^^^^^^ outside-the-site
        needs: [{id: rest, statement: I rest}]
        ---
        == processes/show-way.md
        ---
        title: Show the way
        bpmn: /etc/passwd
        #     ^^^^^^^^^^^ outside-the-site
        measures: [{title: Time, readings_from: {file: ../linked.csv, date: day, value: minutes}}]
        #                                              ^^^^^^^^^^^^^ outside-the-site
        ---
        ",
    )
    .entry("linked.csv", Entry::LeadsOutside)
    .errors();
}

#[test]
fn what_a_browser_would_run_is_no_picture_no_model_and_no_font() {
    errors(
        "
        == personas/ada.js
        alert(1)
        == personas/evil.svg
        <svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>
        == processes/evil.html
        <script>alert(1)</script>
        == processes/evil.bpmn
        <html><script>alert(1)</script></html>
        == theme/assets/own.svg
        <svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>
        == fonts/evil.xhtml
        == throughline.yaml
        title: T
        theme: {logo: theme/assets/own.svg, font: fonts/evil.xhtml}
        #             ^^^^^^^^^^^^^^^^^^^^ wrong-type
        #                                         ^^^^^^^^^^^^^^^^ wrong-type
        == personas/ada.md
        ---
        title: Ada
        picture: ada.js
        #        ^^^^^^ wrong-type = the name of a picture ends in `.png`, `.jpg`, `.jpeg`, `.gif`, `.webp`, `.avif`, `.svg` or `.ico`: save it as PNG, and name that
        needs: [{id: rest, statement: I rest}]
        ---
        == personas/bea.md
        ---
        title: Bea
        picture: evil.svg
        #        ^^^^^^^^ wrong-type = nothing that a browser runs or fetches elsewhere is published: take it out, or save it as plain SVG or as PNG
        ---
        == processes/show-way.md
        ---
        title: Show the way
        bpmn: evil.html
        #     ^^^^^^^^^ wrong-type
        ---
        == processes/other.md
        ---
        title: Another way
        bpmn: evil.bpmn
        #     ^^^^^^^^^ wrong-type
        ---
        ",
    );
}

#[test]
fn what_stays_of_a_harmless_file_is_published() {
    let site = errors(
        "
        == personas/ada.SVG
        <svg xmlns=\"http://www.w3.org/2000/svg\"><circle r=\"3\"/></svg>
        == processes/way.bpmn
        <definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"/>
        == personas/ada.md
        ---
        title: Ada
        picture: ada.SVG
        needs: [{id: rest, statement: I rest}]
        ---
        == processes/show-way.md
        ---
        title: Show the way
        bpmn: way.bpmn
        ---
        ",
    );
    assert!(site.assets.contains("personas/ada.SVG") && site.assets.contains("processes/way.bpmn"));
}
