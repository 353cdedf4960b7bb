//! Fields that hold sentences: what links, emphasis and code in them become, and where a broken link is pointed at.

use std::collections::BTreeMap;

use throughline::base::address::Address;
use throughline::export::graph::Graph;
use throughline::model::graph::EdgeKind;

use super::folders;
use super::pages::pages;
use super::project::{Project, errors};

/// The pages of the base site with other files.
fn pages_with(files: &[(&str, &str)]) -> BTreeMap<String, String> {
    let mut all = folders::base();
    for (path, text) in files {
        all.insert_text(*path, text);
    }
    pages(all)
}

/// A journey of the base site whose touchpoint says these lines.
fn walk(lines: &str) -> String {
    let head = "---\ntitle: Walk home\npersona: ada\noutcome: home\nowner: desk\nstages:\n  - title: Asking\n    touchpoints:\n";
    format!("{head}      - id: way\n        title: I ask the way\n        served_by: [show-way]\n{lines}---\n")
}

#[test]
fn a_broken_link_is_pointed_at_however_its_text_is_written() {
    errors(
        "
        == processes/show-way.md
        ---
        title: Show the way
        summary: See é [[shwo-way]] and [more](../teams/dsek.md).
        #              ^^^^^^^^^^^^ broken-link = did you mean `[[show-way]]`?
        #                               ^^^^^^^^^^^^^^^^^^^^^^^^ broken-link
        rules:
          - {text: 'it''s [[nobody-knows-it]], \"so\"'}
        #                 ^^^^^^^^^^^^^^^^^^^ broken-link
          - {text: \"a \\\"sign\\\"\\t [[nobody-knows-it]]\"}
        #                        ^^^^^^^^^^^^^^^^^^^ broken-link
        gap:
          reason: >-
            folded, and
            [[nobody-knows-it]] too
        #   ^^^^^^^^^^^^^^^^^^^ broken-link
        evidence:
          - kind: survey
            note: |
              a list:
                - [[nobody-knows-it]]
        #         ^^^^^^^^^^^^^^^^^^^ broken-link
        ---
        ",
    );
}

#[test]
fn an_address_that_is_not_published_is_pointed_at_and_makes_no_field_faulty() {
    errors(
        "
        == personas/ada.md
        ---
        title: Ada
        needs: [{id: rest, statement: \"I [rest](javascript:x)\"}]
        #                                ^^^^^^^^^^^^^^^^^^^^ broken-link
        ---
        == outcomes/home.md
        ---
        title: Home before dark
        for: ada
        needs: [ada#rest, ada#rst]
        #                 ^^^^^^^ unknown-reference
        ---
        ",
    );
}

#[test]
fn a_link_makes_an_edge_from_the_innermost_thing_with_an_address() {
    let lines = "        pains:\n          - {id: long, text: 'see [[show-way]]'}\n          - {text: 'see [[desk]]'}\n        gains: ['[[map]]']\n";
    let site = Project::over_base(&format!("== journeys/walk.md\n{}", walk(lines))).load();
    let mentions = site.model.graph.edges.iter().filter(|e| e.kind == EdgeKind::Mentions);
    let mentions: Vec<String> =
        mentions.map(|e| format!("{} {}", site.model.node(e.from).address, site.model.node(e.to).address)).collect();
    assert_eq!(mentions, ["journey:walk#way system:map", "journey:walk#way team:desk", "journey:walk#long process:show-way"]);
    assert!(site.model.find(&Address::parse("journey:walk#long").unwrap()).is_some());
}

#[test]
fn links_emphasis_and_code_are_shown_wherever_a_text_is() {
    let says = "'**now**, [the law](https://law.example/12), [[show-way]], `x`, https://a.example/b'";
    let shown = "<strong>now</strong>, <a href=\"https://law.example/12\" rel=\"noopener noreferrer\">the law</a>, \
                 <a href=\"../processes/show-way.html\">Show the way</a>, <code>x</code>, \
                 <a href=\"https://a.example/b\" rel=\"noopener noreferrer\">https://a.example/b</a>";
    let touchpoint = ["does", "thinks", "expects", "recovery"].map(|field| format!("        {field}: {says}\n")).concat()
        + &format!("        gains: [{says}]\n        pains: [{{text: {says}}}]\n        evidence: [{{kind: survey, note: {says}}}]\n");
    let process = format!("---\ntitle: Show the way\nsummary: {says}\nrules: [{{text: {says}}}]\ngap: {{reason: {says}}}\n---\n");
    let outcome = format!("---\ntitle: Home\nfor: ada\nstatement: {says}\nexpects: {says}\nlimits: [{{text: {says}}}]\n---\n");
    let persona = format!("---\ntitle: Ada\nquote: {says}\nneeds: [{{id: rest, statement: {says}}}]\n---\n");
    let fields = ["promise", "response", "cost", "on_failure", "distinctive"];
    let service = fields.iter().fold("---\ntitle: Directions\n".to_owned(), |text, field| format!("{text}{field}: {says}\n")) + "---\n";
    let pages = pages_with(&[
        ("journeys/walk.md", &walk(&touchpoint)),
        ("processes/show-way.md", &process),
        ("outcomes/home.md", &outcome),
        ("personas/ada.md", &persona),
        ("services/help.md", &service),
    ]);
    for (page, times) in [
        ("journeys/walk.html", 7),
        ("processes/show-way.html", 3),
        ("outcomes/home.html", 4),
        ("personas/ada.html", 2),
        ("services/help.html", 5),
    ] {
        let html = &pages[page];
        assert!(html.matches(shown).count() >= times, "{page}: {} of {times}", html.matches(shown).count());
    }
    let description = "content=\"now, the law, Show the way, x, https://a.example/b\"";
    assert!(pages["processes/show-way.html"].contains(description));
}

#[test]
fn a_text_has_no_blocks_and_its_lines_stay() {
    let lines = "        does: |\n          # looks & [[show-way]]\n          - rings up\n          1. waits\n\n          > ![a](b.png) <b>x</b>\n        recovery: |-\n          First we look.\n          Then we ring back.\n";
    let pages = pages_with(&[("journeys/walk.md", &walk(lines))]);
    let journey = &pages["journeys/walk.html"];
    let link = "<a href=\"../processes/show-way.html\">Show the way</a>";
    let does = format!("# looks &amp; {link}<br />\n- rings up<br />\n1. waits<br />\n<br />\n&gt; ![a](b.png) &lt;b&gt;x&lt;/b&gt;");
    assert_eq!(journey.matches(&does).count(), 1, "nothing is told twice: {journey}");
    assert!(journey.contains("First we look.<br>Then we ring back."));
}

#[test]
fn a_text_whose_only_link_is_a_bare_address_has_it() {
    let process = "---\ntitle: Show the way\nrules: [{text: 'By law, see https://law.example/12.'}]\n---\n";
    let page = pages_with(&[("processes/show-way.md", process)]).remove("processes/show-way.html").unwrap();
    assert!(page.contains("see <a href=\"https://law.example/12\" rel=\"noopener noreferrer\">https://law.example/12</a>.</li>"));
}

#[test]
fn a_link_to_a_thing_called_by_its_sentence_has_plain_words() {
    let pages = pages_with(&[
        ("personas/ada.md", "---\ntitle: Ada\nneeds: [{id: rest, statement: 'I **rest** in [[help]]'}]\n---\n"),
        ("outcomes/home.md", "---\ntitle: Home\nfor: ada\nneeds: [ada#rest]\n---\n"),
    ]);
    assert!(pages["outcomes/home.html"].contains("#rest\">I rest in Directions</a>"));
}

#[test]
fn what_is_exported_is_as_written() {
    let site = Project::over_base(
        "
        == processes/show-way.md
        ---
        title: Show the way
        summary: See **[[desk]]**.
        ---
        ",
    )
    .load();
    let graph = Graph::new(&site.model, &site.documents, &site.files, None);
    let graph = serde_json::to_string(&graph).unwrap();
    assert!(graph.contains("See **[[desk]]**."), "{graph}");
}

#[test]
fn on_home_a_need_is_said_by_whose_it_is() {
    let pages = pages_with(&[
        ("personas/bo.md", "---\ntitle: Bo\nneeds: [{id: dry, statement: I stay dry}]\n---\n"),
        ("outcomes/home.md", "---\ntitle: Home\nfor: [ada, bo]\nneeds: [bo#dry]\n---\n"),
    ]);
    let home = &pages["index.html"];
    assert!(home.contains("<q dir=\"auto\">I stay dry</q> <a href=\"personas/bo.html\">Bo</a>"), "{home}");
}

#[test]
fn every_field_of_sentences_is_read_for_links_and_no_other_is() {
    let l = "'[[gone]]'";
    let own = format!("summary: {l}\npurpose: {l}\ntags: {l}\ncode: {l}\n");
    let common = format!("{own}evidence: [{{kind: log, note: {l}, ref: {l}}}]\n");
    let said = |fields: &[&str]| fields.iter().map(|field| format!("{field}: {l}, ")).collect::<String>();
    let touchpoint = said(&["does", "thinks", "sees", "expects"]);
    let fixture = format!(
        "== journeys/walk.md\n---\ntitle: Walk home\npersona: ada\noutcome: home\n{common}starts_when: {l}\nends_when: {l}\nstages:\n  - {{title: S, {stage}touchpoints: [{{id: way, title: I ask, {touchpoint}gains: [{l}], pains: [{{id: p, text: {l}}}], channels: [web], recovery: {{text: {l}}}, effort: {{work: 3}}, gap: {{reason: {l}}}}}]}}\nopportunities: [{{id: o, title: O, touchpoints: way, text: {l}, options: [{{id: x, title: X, text: {l}}}]}}]\n---\n\
         == processes/show-way.md\n---\ntitle: Show the way\n{common}trigger: {l}\ngap: {{reason: {l}}}\nrules: [{{id: r, text: {l}}}]\nsteps: [{{id: t, title: T, inputs: [{l}, {{text: {l}, url: 'https://a.example'}}], outputs: {l}}}]\nmeasures: [{{id: m, title: M, unit: {l}, source: {l}}}]\n---\n\
         == outcomes/home.md\n---\ntitle: Home\nfor: ada\n{common}statement: {l}\nexpects: {l}\ncustomer_calls_it: {l}\nlimits: [{{text: {l}}}]\n---\n\
         == personas/ada.md\n---\ntitle: Ada\n{common}quote: {l}\nneeds: [{{id: n, statement: {l}, asked_for: {l}}}]\n---\n\
         == services/help.md\n---\ntitle: Directions\n{common}{service}---\n",
        stage = said(&["goal", "starts_when", "ends_when"]),
        service = ["promise", "response", "cost", "on_failure", "distinctive"].map(|field| format!("{field}: {l}\n")).concat(),
    );
    // Each leads nowhere by a name of its own, and is told once.
    let fixture: String = fixture
        .split("[[gone]]")
        .enumerate()
        .map(|(i, part)| if i == 0 { part.to_owned() } else { format!("[[gone-{i}]]{part}") })
        .collect();
    let site = Project::over_base(&fixture).load();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for finding in &site.findings.list {
        assert_eq!(finding.rule, "broken-link", "{finding:#?}");
        *counts.entry(finding.subject.as_ref().unwrap().to_string()).or_default() += 1;
    }
    let due = [
        ("journey:walk", 5),
        ("journey:walk#o", 1),
        ("journey:walk#p", 1),
        ("journey:walk#s", 3),
        ("journey:walk#way", 7),
        ("journey:walk#x", 1),
        ("outcome:home", 6),
        ("persona:ada", 4),
        ("persona:ada#n", 2),
        ("process:show-way", 4),
        ("process:show-way#r", 1),
        ("process:show-way#t", 3),
        ("service:help", 8),
    ];
    let due: BTreeMap<String, usize> = due.map(|(address, count)| (address.to_owned(), count)).into();
    assert_eq!(counts, due);
}

#[test]
fn a_title_made_of_a_sentence_is_its_text_as_written() {
    let site = errors(
        "
        == processes/show-way.md
        ---
        title: Show the way
        rules: [{id: r, text: 'Ask the [[desk]] *first*'}]
        ---
        == personas/ada.md
        ---
        title: Ada
        needs: [{id: rest, statement: 'I [[map|rest]]'}]
        ---
        ",
    );
    let title = |address: &str| &*site.model.node(site.model.find(&Address::parse(address).unwrap()).unwrap()).title;
    assert_eq!((title("persona:ada#rest"), title("process:show-way#r")), ("I [[map|rest]]", "Ask the [[desk]] *first*"));
}
