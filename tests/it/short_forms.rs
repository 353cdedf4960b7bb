//! What may be written bare or as a mapping: what follows a step, what a process supports, what goes in and comes out.

use serde_json::Value;
use throughline::export::graph::Graph;
use throughline::site::Checked;

use super::project::{errors, only};

/// What an export says of a thing.
fn fields(site: &Checked, address: &str) -> Value {
    let graph = serde_json::to_value(Graph::new(&site.model, &site.documents, &site.files, None)).unwrap();
    let node = graph["nodes"].as_array().unwrap().iter().find(|node| node["address"] == address).unwrap();
    node["fields"].clone()
}

#[test]
fn a_bare_value_stands_for_a_list_of_one_and_a_mapping_does_not() {
    let site = errors(
        "
        == processes/count.md
        ---
        title: Count
        supports: show-way
        steps:
          - {id: a, title: A, next: c, inputs: A list}
          - {id: b, title: B, next: {to: c}}
        #                           ^ wrong-type = write `next: [{to: c}]`
          - {id: c, title: C, outputs: {text: A sum}}
        #                              ^ wrong-type = write `outputs: [{text: A sum}]`
        ---
        == processes/weigh.md
        ---
        title: Weigh
        supports: {to: show-way}
        #         ^ wrong-type = write `supports: [{to: show-way}]`
        ---
        ",
    );
    assert_eq!(site.model.processes.iter().filter(|(_, process)| process.supports.len() == 1).count(), 1);
}

#[test]
fn what_is_supported_informally_is_supported_too() {
    let site = errors(
        "
        == processes/count.md
        ---
        title: Count
        supports: [weigh, {to: show-way, informal: true}, {to: WEIGH}]
        ---
        == processes/weigh.md
        ---
        title: Weigh
        supports: [{informal: true}, {to: shwo-way}]
        #          | missing-field = add `to:`
        #                                 ^^^^^^^^ unknown-reference = did you mean `show-way`?
        ---
        ",
    );
    let count = site.model.processes.iter().find(|(_, process)| process.supports.len() == 2).unwrap().1;
    let title = |id: &_| &*site.model.node(site.model.processes[*id].node).title;
    assert_eq!(count.supports.iter().map(title).collect::<Vec<_>>(), ["Weigh", "Show the way"]);
    assert_eq!(count.informal_supports.iter().map(title).collect::<Vec<_>>(), ["Show the way"]);
    assert_eq!(fields(&site, "process:count")["supports"], serde_json::json!(["weigh", {"to": "show-way", "informal": true}, "WEIGH"]));
}

#[test]
fn what_goes_in_and_comes_out_may_be_a_text_a_file_or_an_address() {
    let site = errors(
        "
        == forms/sketch.svg
        <svg xmlns='http://www.w3.org/2000/svg'/>
        == processes/show-way.md
        ---
        title: Show the way
        steps:
          - title: Listen
            within: 1 h
            inputs:
              - What she says, [as written](https://example.org)
              - {text: A sketch, file: ../forms/sketch.svg}
            outputs: [{text: The way, url: 'https://example.org/way'}, {file: ../forms/sketch.svg}]
        ---
        ",
    );
    let step = site.model.steps.iter().next().unwrap().1;
    let told = |item: &throughline::model::nested::WorkItem| {
        let text = item.text.as_ref().map(|text| text.plain(&site.model).into_owned());
        (text.unwrap_or_default(), item.file.clone().or_else(|| item.url.clone()).map(|to| to.to_string()).unwrap_or_default())
    };
    let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    assert_eq!(
        step.inputs.iter().map(told).collect::<Vec<_>>(),
        [pair("What she says, as written", ""), pair("A sketch", "forms/sketch.svg")]
    );
    assert_eq!(
        step.outputs.iter().map(told).collect::<Vec<_>>(),
        [pair("The way", "https://example.org/way"), pair("", "forms/sketch.svg")]
    );
    assert_eq!(step.within, Some(60.0));
    assert!(site.assets.iter().any(|asset| &**asset == "forms/sketch.svg"));
}

#[test]
fn faults_of_what_goes_in_are_told_at_their_places() {
    let site = errors(
        "
        == forms/a.pdf
        x
        == processes/show-way.md
        ---
        title: Show the way
        steps:
          - title: Listen
            inputs: [{text: A, file: b.pdf}, {text: B, file: ../../b.pdf}, {text: C, url: 'ftp://x'}]
        #                            ^^^^^ missing-file
        #                                                    ^^^^^^^^^^^ outside-the-site
        #                                                                                 ^^^^^^^^^ unknown-value
            outputs: [{text: A, file: ../forms/a.pdf, url: 'https://x.org'}, {text: }, {text: '[[nope]]'}]
        #                                             ^^^ unknown-field = keep the one that readers should open
        #                                                                    | missing-field = add `text:`
        #                                                                                      ^^^^^^^^ broken-link
        ---
        ",
    );
    assert_eq!(only(&site, "unknown-field").message, "`file` and `url` stand both here");
}
