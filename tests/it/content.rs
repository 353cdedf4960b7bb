//! Which files are content, and of which kind.

use throughline::site::Checked;

use super::project::{Project, errors_alone};

fn paths(site: &Checked) -> Vec<&str> {
    site.documents.iter().map(|d| &*d.path).collect()
}

#[test]
fn what_is_not_utf_8_outside_the_folders_of_kinds_is_not_content() {
    let site = Project::new("").bytes("notes/old.md", b"---\nkind: page\ntitle: \xff\n---\n").errors();
    assert_eq!(site.not_content, [("notes/old.md".into(), "not UTF-8")]);
}

#[test]
fn a_folder_gives_its_kind_only_to_files_with_front_matter_and_to_no_readme() {
    let site = errors_alone(
        "
        == services/README.md
        ---
        title: [broken
        ---
        == services/notes.md
        # Just notes, [broken](link.md)
        == services/deep/down/help.md
        ---
        title: Help
        ---
        == services/code/teams/desk.md
        ---
        title: Desk
        ---
        ",
    );
    assert_eq!(paths(&site), ["services/code/teams/desk.md", "services/deep/down/help.md"]);
    assert_eq!(site.documents[0].kind.word(), "team");
    assert_eq!(site.not_content.len(), 2);
}

#[test]
fn what_is_empty_is_a_page_among_pages_and_nothing_outside_the_folders_of_kinds_or_in_a_readme() {
    let site = errors_alone(
        "
        == pages/plain.md
        == sub/pages/other.md
        == services/README.md
        == notes/later.md
        ",
    );
    assert_eq!(paths(&site), ["pages/plain.md"]);
    assert_eq!(site.not_content.len(), 3);
}

#[test]
fn a_readme_that_says_its_kind_is_content() {
    let site = errors_alone(
        "
        == services/README.md
        ---
        title: About our services
        kind: page
        ---
        ",
    );
    assert_eq!(paths(&site), ["services/README.md"]);
}

#[test]
fn only_pages_directly_below_a_content_folder_need_no_front_matter() {
    let site = errors_alone(
        "
        == throughline.yaml
        title: T
        content: [docs]
        == docs/pages/plain.md
        Some text

        ## The first heading
        == docs/pages/deep/er.md
        no heading
        == docs/sub/pages/other.md
        # No front matter
        == pages/outside.md
        # Outside
        ",
    );
    assert_eq!(paths(&site), ["docs/pages/deep/er.md", "docs/pages/plain.md"]);
    assert_eq!(&**site.documents[0].title(), "er");
    assert_eq!(&**site.documents[1].title(), "The first heading");
}

#[test]
fn a_kind_that_is_none_of_ours_is_no_content_where_no_folder_says_otherwise() {
    let site = errors_alone(
        "
        == notes/recipe.md
        ---
        title: Bread
        kind: recipe
        ---
        == journeys/bread.md
        ---
        title: Bread
        kind: recipe
        #     ^^^^^^ unknown-value = write one of outcome, persona, journey, process, service, role, team, system, third-party, page, or leave it to the folder
        ---
        ",
    );
    assert_eq!(site.not_content, [("notes/recipe.md".into(), "its `kind:` is none of ours")]);
}

#[test]
fn the_kind_written_counts_more_than_the_folder() {
    let site = errors_alone(
        "
        == journeys/desk.md
        ---
        title: Desk
        kind: team
        ---
        ",
    );
    assert_eq!(site.documents[0].kind.word(), "team");
}

#[test]
fn excluded_files_are_not_read() {
    let site = errors_alone(
        "
        == throughline.yaml
        title: T
        exclude: ['drafts/**', '*/old.md']
        == drafts/deep/pages/a.md
        ---
        title: [
        ---
        == pages/old.md
        ---
        title: [
        ---
        == pages/new.md
        ---
        title: New
        ---
        ",
    );
    assert_eq!(paths(&site), ["pages/new.md"]);
}
