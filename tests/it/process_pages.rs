//! The page of a process: who has which part in its steps, what goes into them and comes out, by when.

use throughline::base::files::Files;

use super::pages::pages;

fn process(steps: &str) -> String {
    let mut files = Files::default();
    files.insert_text("throughline.yaml", "title: Lantern Street\n");
    files.insert_text("roles/clerk.md", "---\ntitle: Clerk\nteam: desk\n---\n");
    files.insert_text("teams/desk.md", "---\ntitle: Lamp desk\n---\n");
    files.insert_text("processes/show.md", &format!("---\ntitle: Show the way\nsteps:\n{steps}---\n"));
    pages(files).remove("processes/show.html").unwrap()
}

#[test]
fn who_does_answers_is_asked_and_told_stand_beside_each_step() {
    let page = process(
        "  - {title: A, by: clerk, accountable: desk}\n  - {title: B, by: desk, accountable: desk, consulted: clerk, informed: [clerk]}\n",
    );
    let table = page.split_once("<table class=\"mx raci\">").unwrap().1.split_once("</table>").unwrap().0;
    let rows: Vec<&str> = table.split("<tr>").skip(2).collect();
    assert!(rows[0].contains("<b>R</b>") && rows[0].contains("<td data-team><b>A</b>"), "{table}");
    assert!(rows[1].contains("<b>C I</b>") && rows[1].contains("<td data-team><b>R A</b>"), "{table}");
}

#[test]
fn where_no_more_is_said_than_who_does_the_steps_there_is_no_table_of_it() {
    assert!(!process("  - {title: A, by: clerk}\n").contains("raci"));
}

#[test]
fn what_goes_in_and_comes_out_leads_where_it_says() {
    let page = process("  - {title: A, inputs: [A call, {text: The form, url: 'https://forms.example/a'}], outputs: A ticket}\n");
    assert!(page.contains("<b>In</b> A call, <a href=\"https://forms.example/a\" rel=\"noopener noreferrer\">The form</a>"), "{page}");
    assert!(page.contains("<b>Out</b> A ticket"), "{page}");
}

#[test]
fn a_step_that_comes_later_than_promised_says_so() {
    assert!(process("  - {title: A, wait: 3 h, within: 2 h}\n").contains("later than promised: 2 h"));
    assert!(process("  - {title: A, wait: 2 h, within: 2 h}\n").contains("within 2 h"));
    assert!(process("  - {title: A, within: 2 h}\n").contains("within 2 h"));
}

/// The flow on a process's page; none where there is no picture.
fn flow(steps: &str) -> Option<String> {
    let page = process(steps);
    let (_, from) = page.split_once("<div class=\"flow")?;
    Some(from.split_once("</div>").unwrap().0.to_owned())
}

const BRANCHING: &str = "  - {id: a, title: Ask, by: persona, work: 4 min}
  - {id: b, title: Look, by: desk, layer: back, work: 30 min, wait: 2 d, next: [{to: c, when: it is there}, {to: a, when: it is not}]}
  - {id: c, title: Give, by: clerk, layer: front, wait: 1 h}
";

#[test]
fn the_flow_of_a_process_leads_to_its_steps_and_says_its_conditions_waits_and_changes_of_hands() {
    let flow = flow(BRANCHING).unwrap();
    for step in ["#a", "#b", "#c"] {
        assert!(flow.contains(&format!("<a href=\"{step}\"><rect")), "{flow}");
    }
    for said in [">it is there<", ">it is not<", ">2 d<", ">1 h<", "hands 3 times", "longest wait is 2 d", "longest bar is 30 min"] {
        assert!(flow.contains(said), "{said}: {flow}");
    }
    // What is drawn as changing hands is as much as is counted: a head for each.
    let heads = |class: &str| {
        flow.split_once(&format!("<path class=\"{class}\"")).unwrap().1.split_once("/>").unwrap().0.matches("l6 4-6 4").count()
    };
    assert_eq!(heads("a h") + heads("a b h"), 3, "{flow}");
    // The person's own lane lies on top, then what the person sees, then what lies below the waterline.
    let lanes: Vec<usize> = [">The customer<", ">Clerk<", ">Lamp desk<"].iter().map(|name| flow.find(name).unwrap()).collect();
    assert!(lanes.is_sorted(), "{flow}");
    assert!(flow.contains("<a href=\"../teams/desk.html\" data-team><text") && flow.contains(" data-team>Lamp desk"), "{flow}");
}

#[test]
fn the_flow_of_a_process_tells_its_times_once() {
    let page = process(BRANCHING);
    assert!(!page.contains("class=\"time\"") && page.contains("id=\"b\""), "{page}");
    let alone = "  - {title: A, by: desk, work: 4 min}\n  - {title: B, by: desk, wait: 1 h}\n";
    assert!(flow(alone).is_none() && process(alone).contains("class=\"time\""));
    assert!(flow("  - {title: A, by: desk}\n").is_none());
}

#[test]
fn what_is_unknown_is_marked_in_the_flow() {
    let flow = flow("  - {title: A, by: desk}\n  - {title: B, by: clerk, work: 3 min, informal: true}\n").unwrap();
    assert!(flow.contains("work that is not recorded") && flow.contains("<rect class=\"i\"") && flow.contains("informal"), "{flow}");
    assert!(flow.contains("<path class=\"u\""), "{flow}");
}

#[test]
fn a_straight_run_of_a_long_process_is_one_box() {
    let steps =
        |count: usize| (0..count).map(|at| format!("  - {{id: s{at}, title: Step {at}, by: desk, work: 2 min}}\n")).collect::<String>();
    let last = "  - {id: end, title: Hand over, by: clerk, work: 5 min}\n";
    let boxes = |steps: &str| flow(steps).unwrap().matches("<rect").count();
    assert_eq!((boxes(&(steps(11) + last)), boxes(&(steps(12) + last))), (12, 2));
    let folded = flow(&(steps(12) + last)).unwrap();
    assert!(folded.contains("Step 0, and 11 more") && folded.contains("longest bar is 24 min"), "{folded}");
}

#[test]
fn rules_and_what_goes_in_stand_below_the_boxes() {
    let page = process(
        "  - {id: a, title: A, by: desk, inputs: A call}\n  - {id: b, title: B, by: clerk, outputs: A ticket}\nrules:\n  - {id: calm, text: Be calm., steps: [a]}\n",
    );
    for said in [">§1 Be calm.<", ">In A call<", ">Out A ticket<", "<a href=\"#calm\"><text", "<b>§1</b>"] {
        assert!(page.contains(said), "{said}: {page}");
    }
}
