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
    assert!(clerk().contains("It does one step, and has a part in 2 processes; its own work is for 1 of 1 outcomes. 10 h a month."));
}

#[test]
fn channels_say_which_feels_worst_and_which_is_used_most() {
    let mut files = Files::default();
    files.insert_text("throughline.yaml", "title: Lantern Street\nchannels: [{id: web, title: Website}, {id: phone, title: Phone}]\n");
    files.insert_text("personas/ada.md", "---\ntitle: Ada\n---\n");
    files.insert_text("outcomes/home.md", "---\ntitle: Home before dark\nfor: ada\n---\n");
    files.insert_text(
        "journeys/walk.md",
        "---\ntitle: Walk\npersona: ada\noutcome: home\nstages:\n  - title: Out\n    touchpoints:\n      - {title: I ask, channels: [web], feeling: 1}\n      - {title: I ring, channels: [phone, web], feeling: -1}\n      - {title: I wait, channels: [web]}\n---\n",
    );
    let page = pages(files).remove("by-channel.html").unwrap();
    let says = page.split_once("<p class=\"verdict\">").unwrap().1.split_once("</p>").unwrap().0;
    assert_eq!(says, "Phone feels worst: <b>\u{2212}1</b> on average, over one touchpoint. Most touchpoints, 3, are through Website.");
}

#[test]
fn a_list_says_what_reaches_furthest_and_what_is_for_nothing() {
    let mut files = Files::default();
    files.insert_text("throughline.yaml", "title: Lantern Street\n");
    files.insert_text("personas/ada.md", "---\ntitle: Ada\n---\n");
    files.insert_text("outcomes/home.md", "---\ntitle: Home before dark\nfor: ada\n---\n");
    let walk =
        "---\ntitle: Walk\npersona: ada\noutcome: home\nstages: [{title: Out, touchpoints: [{title: I ask, served_by: show}]}]\n---\n";
    files.insert_text("journeys/walk.md", walk);
    files.insert_text("systems/map.md", "---\ntitle: Street atlas\n---\n");
    files.insert_text("systems/bell.md", "---\ntitle: Night bell\n---\n");
    files.insert_text(
        "processes/show.md",
        "---\ntitle: Show the way\nvolume_per_month: 60\nsteps: [{title: Look, work: 10, systems: [map]}]\n---\n",
    );
    files.insert_text("processes/sort.md", "---\ntitle: Sort the maps\n---\n");
    let pages = pages(files);
    let says = |page: &str| {
        let says = pages[page].split_once("<p class=\"verdict\">").unwrap().1.split_once("</p>").unwrap().0;
        says.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, words)| words)).collect::<String>()
    };
    assert_eq!(
        says("by-system.html").trim(),
        "Street atlas reaches furthest: 1 of 1 outcomes depend on it. No outcome depends on Night bell."
    );
    assert!(says("by-process.html").starts_with("Most work goes into Show the way: 10 h a month, 100 %"), "{}", says("by-process.html"));
    assert!(says("by-process.html").contains("For no outcome, as far as written down: Sort the maps."));
    assert!(pages["by-system.html"].contains("<small class=\"none\">for no outcome, as far as written down</small>"));
}
