//! Plain values of `extra`: facts wherever what has them is shown.

use super::folders;
use super::pages::pages;

#[test]
fn plain_values_are_facts_of_the_page_the_stage_the_touchpoint_and_the_step() {
    let mut files = folders::base();
    files.insert_text(
        "processes/show-way.md",
        "---\ntitle: Show the way\nextra: {Frequency: daily, RACI: {Desk: R}}\nsteps: [{title: Listen, extra: {Risk: 3}}]\n---\n",
    );
    files.insert_text(
        "journeys/walk.md",
        "---\ntitle: Walk\npersona: ada\noutcome: home\nstages:\n  - title: Asking\n    extra: {Weather: [rain, fog]}\n    touchpoints:\n      - {title: I ask, served_by: show-way, extra: {Dark: true}}\n---\n",
    );
    let pages = pages(files);
    let fact = |name: &str, value: &str| format!("<div class=\"extra\"><dt>{name}</dt><dd>{value}</dd></div>");
    let (process, journey) = (&pages["processes/show-way.html"], &pages["journeys/walk.html"]);
    assert!(process.contains("<li class=\"extra\"><b>Frequency</b> daily</li>"), "{process}");
    assert!(!process.contains("RACI"), "a mapping is no fact");
    let step = &process[process.find("id=\"listen\"").unwrap()..];
    assert!(step[..step.find("<tr").or_else(|| step.find("</tbody>")).unwrap()].contains(&fact("Risk", "3")));
    assert!(journey.contains(&fact("Weather", "rain, fog")));
    assert!(journey.contains("<th class=\"extra\">Dark</th>"));
    assert!(journey.contains("<td class=\"extra\"><i>Dark</i><p>yes</p>"));
}

#[test]
fn what_the_customer_does_not_see_is_said_once_for_steps_in_a_row() {
    let mut files = folders::base();
    files.insert_text(
        "processes/show-way.md",
        "---\ntitle: Show the way\nsteps:\n  - {title: A, layer: front}\n  - {title: B, layer: back}\n  - {title: C, layer: back}\n  - {title: D, layer: front}\n---\n",
    );
    let page = pages(files).remove("processes/show-way.html").unwrap();
    assert_eq!(page.matches("unseen by the customer").count(), 1);
    assert_eq!(page.matches(">seen by the customer").count(), 2);
}

#[test]
fn a_target_that_is_planned_is_not_said_to_be_to_come_as_well() {
    let page = |status: &str| {
        let mut files = folders::base();
        files.insert_text(
            "journeys/better.md",
            &format!("---\ntitle: Better\npersona: ada\noutcome: home\nstate: target\ntarget_of: walk\nstatus: {status}\nstages: [{{title: Out, touchpoints: [{{title: I ask}}]}}]\n---\n"),
        );
        pages(files).remove("personas/ada.html").unwrap()
    };
    assert!(page("active").contains("<span class=\"status\">to come</span>"));
    let planned = page("planned");
    assert!(planned.contains("<span class=\"status\">planned</span>") && !planned.contains("<span class=\"status\">to come</span>"));
}
