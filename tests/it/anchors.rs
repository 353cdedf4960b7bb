//! What is offered where a link names a heading or nested thing that a file lacks.

use super::project::errors;

#[test]
fn a_heading_that_nothing_is_near_to_is_told_what_there_is() {
    errors(
        "
        == pages/p.md
        ---
        title: P
        ---
        [[#zzz]] [x](#qqq)
        ^^^^^^^^ broken-link = it has `#how-it-goes`, `#why`
        #        ^^^^^^^^^ broken-link = it has `#how-it-goes`, `#why`

        ## Why

        ## How it goes
        ",
    );
}

#[test]
fn a_file_of_its_own_that_is_named_as_a_heading_is_offered() {
    errors(
        "
        == pages/p.md
        ---
        title: P
        ---
        [[#show-way]]
        ^^^^^^^^^^^^^ broken-link = `show-way` is a process of its own: write `[[show-way]]`
        ",
    );
}

#[test]
fn a_file_without_headings_is_told_as_one_and_the_heading_that_is_offered_holds() {
    let site = |heading: &str, mark: &str| format!("== pages/about.md\n---\ntitle: About\n---\n[[#zz]]\n{mark}{heading}");
    errors(&site("", "^^^^^^^ broken-link = it has none at all: write a heading there, as `## zz`, or link to the file as a whole\n"));
    let mended = super::project::Project::new(&site("\n## zz\n", ""));
    mended.findings_of(&["broken-link"]);
}
