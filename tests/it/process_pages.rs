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
