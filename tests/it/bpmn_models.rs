//! Models of processes: the reference models of the interchange working group, what is cut or mangled, and what is said of a
//! broken one.

use std::fs;

use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::RngSeed;
use throughline::base::active;
use throughline::base::declared_encoding::decode;
use throughline::base::files::Entry;
use throughline::bpmn::elements::{ActivitySort, ElementKind, FlowSort};
use throughline::bpmn::{BpmnModel, read};
use throughline::model::nested::Actor;
use throughline::session::{Options, Session};

use super::folders;
use super::project::Project;

/// The reference models: their names, and what their files hold.
pub(crate) fn reference_models() -> Vec<(String, Vec<u8>)> {
    let folder = fs::read_dir(folders::path("tests/fixtures/bpmn")).unwrap();
    let paths = folder.map(|entry| entry.unwrap().path()).filter(|path| path.extension().is_some_and(|ending| ending == "bpmn"));
    let mut models: Vec<_> =
        paths.map(|path| (path.file_stem().unwrap().to_string_lossy().into_owned(), fs::read(path).unwrap())).collect();
    models.sort();
    assert_eq!(models.len(), 21);
    models
}

/// A reference model.
pub(crate) fn reference_model(name: &str) -> BpmnModel {
    let (_, bytes) = reference_models().into_iter().find(|(other, _)| other == name).unwrap();
    read(&decode(&bytes).unwrap()).unwrap()
}

#[test]
fn the_reference_models_are_read_and_let_through() {
    for (name, bytes) in reference_models() {
        let text = decode(&bytes).unwrap();
        let model = read(&text).unwrap_or_else(|faults| panic!("{name}: {faults:?}"));
        assert_eq!(model.unknown, 0, "{name}");
        // One has a line in its drawing that says not which flow it is.
        let lines: usize = model.diagrams.iter().map(|diagram| diagram.lines.len()).sum();
        assert_eq!(lines, usize::from(name == "C.7.0"), "{name}");
        assert!(model.diagrams.iter().map(|diagram| diagram.shapes.len()).sum::<usize>() >= 5, "{name}");
        assert_eq!(active::in_text("a.bpmn", &text), None, "{name}");
        assert!(matches!(Entry::of_bytes("a.bpmn", &bytes), Entry::Text(_)), "{name}");
    }
}

#[test]
fn what_stands_in_which_lane_and_pool_is_known() {
    let model = reference_model("A.4.1");
    let named = |name: &str| model.elements.iter().find(|element| &*element.name == name).unwrap();
    let pools = model.elements.iter().filter(|element| matches!(element.kind, ElementKind::Participant { .. })).count();
    assert_eq!((pools, model.processes.len()), (2, 2));
    let lane = &model.elements[named("Task 3").lane.unwrap()];
    assert_eq!((&lane.kind, &*lane.name), (&ElementKind::Lane, "Lane 2"));
    assert!(model.flows.iter().any(|flow| matches!(flow.sort, FlowSort::Message { .. })));
}

#[test]
fn the_sorts_of_what_is_done_are_told_apart() {
    let model = reference_model("B.2.0");
    let sort =
        |name: &str| model.elements.iter().find(|element| &*element.name == name).and_then(|element| element.activity()).unwrap().sort;
    assert_eq!(sort("Send Task 2"), ActivitySort::Send);
    assert_eq!(sort("User Task 3"), ActivitySort::User);
    assert_eq!(sort("Expanded Sub-Process 1"), ActivitySort::SubProcess);
    assert_eq!(sort("Collapsed Call Activity"), ActivitySort::Call);
}

pub(crate) fn one(inner: &str) -> String {
    format!("<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\">{inner}</definitions>")
}

#[test]
fn what_is_no_model_is_told_at_its_place() {
    let fault = |text: &str| read(text).unwrap_err().remove(0);
    assert_eq!(
        fault(&one("<process id=\"a\"><task></process>")).place.start,
        one("<process id=\"a\"><task>").len() - "</definitions>".len()
    );
    assert!(fault("").message.contains("no element"));
    assert!(fault("<a/>").is_other && !fault("<a>").is_xml);
    assert!(fault(&format!("{}<b/>", one(""))).message.contains("second root"));
    assert!(fault(&one("<x:task/>")).message.contains("`x`"));
    assert!(fault(&one("<process id=\"a\"><documentation>&lol;</documentation></process>")).message.contains("&lol;"));
    let bomb = format!("<!DOCTYPE a [<!ENTITY b \"cc\">]>{}", one("<process id=\"a\" name=\"&b;\"/>"));
    assert!(!fault(&bomb).is_xml);
    assert!(fault(&one(&"<process>".repeat(200))).message.contains("deep"));
}

#[test]
fn any_prefix_will_do_and_none() {
    let plain = one("<process id=\"p\"><task id=\"t\" name=\"Do &amp; tell\"/></process>");
    let prefixed = plain.replace('<', "<ö:").replace("<ö:/", "</ö:").replace("xmlns=", "xmlns:ö=");
    let names = |text: &str| read(text).unwrap().elements.iter().map(|element| element.name.to_string()).collect::<Vec<_>>();
    assert_eq!(names(&plain), ["Do & tell"]);
    assert_eq!(names(&prefixed), names(&plain));
}

#[test]
fn what_tools_add_for_themselves_is_passed_over() {
    let added = "<extensionElements><task id=\"x\"/><a xmlns=\"urn:a\"><task xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"/></a></extensionElements>";
    let model =
        read(&one(&format!("<process id=\"p\">{added}<task id=\"t\"/><other xmlns=\"urn:b\"><task id=\"y\"/></other></process>"))).unwrap();
    assert_eq!(model.elements.len(), 1);
}

#[test]
fn a_broken_model_is_reported_in_its_own_file() {
    let site = Project::new(
        "
        == processes/lend.md
        ---
        title: Lend
        bpmn: lend.bpmn
        ---
        == processes/lend.bpmn
        <definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\">
        <process id=\"p\"><task id=\"ä\"/> <task id=\"ä\"/>
        <sequenceFlow id=\"f\" sourceRef=\"ä\" targetRef=\"b\"/></process></definitions>
        ",
    )
    .load();
    let found: Vec<_> = site.findings.list.iter().map(|f| (&*f.file, f.line, f.column, f.rule)).collect();
    assert_eq!(found, [("processes/lend.bpmn", 2, 32, "bpmn-syntax"), ("processes/lend.bpmn", 3, 1, "bpmn-syntax")]);
}

fn few() -> ProptestConfig {
    ProptestConfig { cases: 64, failure_persistence: None, rng_seed: RngSeed::Fixed(1), ..ProptestConfig::default() }
}

/// What people and machines do to files.
fn mangled(bytes: &mut Vec<u8>, at: usize, how: u8, with: u8) {
    match how % 4 {
        0 => bytes.truncate(at),
        1 => bytes[at] = with,
        2 => drop(bytes.splice(at..at, [with, with])),
        _ => {
            let end = (at + usize::from(with)).min(bytes.len());
            bytes.drain(at..end);
        }
    }
}

proptest! {
    #![proptest_config(few())]

    #[test]
    fn what_is_cut_or_mangled_is_read_or_refused(which: Index, changes in prop::collection::vec((any::<Index>(), any::<u8>(), prop::sample::select(b"<>&;\"'/ =x0\xff\xc3-!?[".to_vec())), 1..4)) {
        let models = reference_models();
        let mut bytes = which.get(&models).1.clone();
        for (at, how, with) in changes {
            if !bytes.is_empty() {
                let at = at.index(bytes.len());
                mangled(&mut bytes, at, how, with);
            }
        }
        if let Ok(text) = decode(&bytes) && let Err(faults) = read(&text) {
            for fault in faults {
                prop_assert!(fault.place.end <= text.len() && text.is_char_boundary(fault.place.start) && text.is_char_boundary(fault.place.end));
            }
        }
    }
}

/// Steps that a process without any takes from this model, over the base site: id, title, who, what follows.
fn steps_of_model(model: &str, more: &str) -> Vec<String> {
    let site = Project::over_base(&format!(
        "
        == processes/lend.md
        ---
        title: Lend an umbrella
        owner: desk
        bpmn: lend.bpmn
        {more}
        ---
        == processes/lend.bpmn
        {}
        == roles/lender.md
        ---
        title: Lender
        team: desk
        ---
        ",
        one(model).replace('\n', " ")
    ))
    .load();
    let errors: Vec<_> = site.findings.list.iter().filter(|f| f.severity == throughline::base::diagnostic::Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:?}");
    let graph = &site.model;
    let (_, process) = graph.processes.iter().find(|(_, process)| &*graph.node(process.node).address.id == "lend").unwrap();
    assert!(process.has_steps_of_model || process.steps.is_empty());
    let told = process.steps.iter().map(|&step| {
        let step = &graph.steps[step];
        let id = |node| graph.node(node).address.nested.clone().unwrap_or_else(|| graph.node(node).address.id.clone());
        let by = graph.actor_node(step.by).map_or_else(|| format!("{:?}", step.by), |node| id(node).to_string());
        let next: Vec<_> = step
            .next
            .iter()
            .map(|next| {
                format!("{}{}", id(graph.steps[next.to].node), next.when.as_deref().map(|when| format!(" if {when}")).unwrap_or_default())
            })
            .collect();
        format!("{} {} by {by} > {}", id(step.node), graph.node(step.node).title, next.join(", "))
    });
    told.collect()
}

#[test]
fn a_process_without_steps_takes_them_from_its_model() {
    let model = "<collaboration><participant id='c' name='Customer' processRef='q'/><participant id='o' name='Marrow' processRef='p'/></collaboration>
        <process id='p'><laneSet><lane id='l1' name='Lender'><flowNodeRef>Activity_1</flowNodeRef></lane><lane id='l2' name='Nobody known'><flowNodeRef>note</flowNodeRef></lane></laneSet>
        <task id='note' name='Write it down'/><startEvent id='s'/><userTask id='Activity_1' name='Find a dry one'/><exclusiveGateway id='g'/><endEvent id='e'/>
        <sequenceFlow id='f1' sourceRef='s' targetRef='Activity_1'/><sequenceFlow id='f2' sourceRef='Activity_1' targetRef='g'/>
        <sequenceFlow id='f3' name='there is one' sourceRef='g' targetRef='note'/><sequenceFlow id='f4' sourceRef='g' targetRef='e'/></process>
        <process id='q'><task id='ask' name='Ask'/></process>";
    let due = ["find-a-dry-one Find a dry one by lender > note if there is one", "note Write it down by Us > ", "ask Ask by Persona > "];
    assert_eq!(steps_of_model(model, ""), due);
}

#[test]
fn a_process_with_parts_takes_no_steps() {
    let model = "<process id='p'><task id='ask' name='Ask'/></process>";
    assert_eq!(steps_of_model(model, "").len(), 1);
    let none: [&str; 0] = [];
    assert_eq!(
        steps_of_model(
            model,
            "---\n        == processes/part.md\n        ---\n        title: A part\n        owner: desk\n        parent: lend"
        ),
        none
    );
}

#[test]
fn two_tasks_of_one_name_are_two_steps() {
    let steps = steps_of_model("<process id='p'><task id='T_1' name='Ask'/><task id='T_2' name='Ask'/></process>", "");
    assert_eq!(steps, ["ask Ask by Us > ", "ask-2 Ask by Us > "]);
}

#[test]
fn a_process_that_is_written_as_a_model_gives_the_same_steps() {
    let site = Session::default().load(folders::site("example-site"), &Options::default());
    let model = &site.model;
    let mut compared = 0;
    for (id, process) in model.processes.iter().filter(|(_, process)| !process.steps.is_empty()) {
        let drawn = read(&throughline::export::bpmn::write(model, id)).unwrap();
        assert_eq!((drawn.diagrams.len(), drawn.unknown), (1, 0));
        let told = |id: &str, title: &str, by: Option<String>, mut next: Vec<String>| {
            next.sort();
            format!("{id}: {title} by {by:?} > {next:?}")
        };
        let when = |id: &str, when: Option<&str>| format!("{id} {}", when.unwrap_or_default());
        let nested = |node| model.node(node).address.nested.clone().unwrap_or_default();
        let mut due: Vec<String> = process
            .steps
            .iter()
            .map(|&step| {
                let step = &model.steps[step];
                let by = match step.by {
                    Actor::Persona => Some("persona".to_owned()),
                    by => model.actor_node(by).map(|node| model.node(node).address.id.to_string()),
                };
                let next = step.next.iter().map(|next| when(&nested(model.steps[next.to].node), next.when.as_deref())).collect();
                told(&nested(step.node), &model.node(step.node).title, by, next)
            })
            .collect();
        let steps = throughline::link::steps_of_model(&drawn, &site.documents, &site.config);
        let mut found: Vec<String> = steps
            .into_iter()
            .map(|step| {
                told(&step.id, &step.title, step.by, step.next.iter().map(|(id, condition)| when(id, condition.as_deref())).collect())
            })
            .collect();
        due.sort();
        found.sort();
        assert_eq!(found, due, "{}", model.node(process.node).address);
        compared += 1;
    }
    assert!(compared > 20);
}

#[test]
fn a_call_of_a_task_is_a_task_of_its_sort_and_calls_no_process() {
    for (name, called, sort) in [
        ("B.1.0", "Call Activity Calling a Global Task", ActivitySort::Task),
        ("B.2.0", "Call Activity calling a Global User Task", ActivitySort::User),
    ] {
        let model = reference_model(name);
        let call = model.elements.iter().find(|element| &*element.name == called).and_then(|element| element.activity()).unwrap();
        assert_eq!((call.sort, call.calls_task, call.is_call()), (ActivitySort::Call, Some(sort), false), "{name}");
    }
}

#[test]
fn a_thing_says_in_which_state_it_is() {
    let model = reference_model("C.7.0");
    assert!(model.elements.iter().any(|element| &*element.name == "Advertisement [Approved]"));
}
