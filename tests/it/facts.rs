//! The line of facts below a title: who released a thing and what it is modelled for, what it costs, how many people there are.

use throughline::base::files::Files;

use super::pages::pages;

fn page(path: &str, settings: &str, text: &str) -> String {
    let mut files = Files::default();
    files.insert_text("throughline.yaml", &format!("title: Lantern Street\n{settings}"));
    files.insert_text(format!("{path}.md"), text);
    pages(files).remove(&*format!("{path}.html")).unwrap()
}

#[test]
fn version_and_who_released_it_are_facts() {
    let process = page(
        "processes/show",
        "",
        "---\ntitle: Show\ncode: P-1\npurpose: To train clerks\napproved: {by: Mara, date: 2026-03-01, version: '2.1'}\n---\n",
    );
    assert!(process.contains("<b>Released</b> 2.1, Mara, 1 Mar 2026"), "{process}");
    assert!(process.contains("<b>Purpose</b> To train clerks"), "{process}");
}

#[test]
fn what_a_run_costs_has_its_currency_or_is_not_told() {
    let text = "---\ntitle: Show\ncost_per_case: 2.5\n---\n";
    assert!(page("processes/show", "currency: GBP\n", text).contains("<b>Cost</b> £2.50 a run"));
    assert!(!page("processes/show", "", text).contains("<b>Cost</b>"));
}

#[test]
fn how_many_people_a_persona_stands_for_and_what_they_ask_for_is_told() {
    let persona = page(
        "personas/ada",
        "",
        "---\ntitle: Ada\nsize: 1200\nneeds: [{id: light, statement: I see where I go, asked_for: A brighter lamp}]\n---\n",
    );
    assert!(persona.contains("<b>How many</b> 1,200"), "{persona}");
    assert!(persona.contains("Asked for: A brighter lamp"), "{persona}");
}
