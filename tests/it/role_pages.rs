//! A role's page: where whoever plays it comes in.

use throughline::base::files::Files;

use super::pages::pages;

/// A walk home, the process that serves it and one that nobody asks for, with a clerk in both.
fn clerk() -> String {
    let mut files = Files::default();
    files.insert_text("throughline.yaml", "title: Lantern Street\n");
    files.insert_text("personas/ada.md", "---\ntitle: Ada\n---\n");
    files.insert_text("outcomes/home.md", "---\ntitle: Home before dark\nfor: ada\n---\n");
    files.insert_text(
        "journeys/walk.md",
        "---\ntitle: Walk\npersona: ada\noutcome: home\nstages: [{title: Out, touchpoints: [{title: I ask, served_by: show}]}]\n---\n",
    );
    files.insert_text("roles/clerk.md", "---\ntitle: Clerk\nteam: desk\n---\n");
    files.insert_text("teams/desk.md", "---\ntitle: Lamp desk\n---\n");
    files.insert_text(
        "processes/show.md",
        "---\ntitle: Show the way\nvolume_per_month: 60\nsteps:\n  - {title: Listen, by: clerk, work: 10}\n  - {title: Point, by: desk, accountable: clerk, informed: clerk}\n---\n",
    );
    files.insert_text("processes/sort.md", "---\ntitle: Sort the maps\nsteps: [{title: Fold, by: desk, consulted: clerk}]\n---\n");
    pages(files).remove("roles/clerk.html").unwrap()
}

#[test]
fn steps_stand_by_outcome_with_the_part_that_the_role_has() {
    let page = clerk();
    let table = page.split_once("<table class=\"parts\">").unwrap().1.split_once("</table>").unwrap().0;
    let (with, without) = table.split_once("With no path to an outcome").unwrap();
    assert!(with.contains("Home before dark") && with.contains("Listen") && with.contains("<td>does it</td>"), "{with}");
    assert!(with.contains("<td>answers for it, is told</td>"), "{with}");
    assert!(without.contains("Fold") && without.contains("<td>is asked before</td>"), "{without}");
}

#[test]
fn how_much_it_does_is_said_at_once() {
    // 60 × 10 minutes.
    assert!(clerk().contains("It does one step, and has a part in 2 processes, on the way to 1 of 1 outcomes. 10 h a month."));
}
