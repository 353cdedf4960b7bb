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
        // One has a line in its drawing that says not which flow it is.
        let unknown: usize = model.diagrams.iter().map(|diagram| diagram.unknown).sum();
        assert_eq!(unknown, usize::from(name == "C.7.0"), "{name}");
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

fn one(inner: &str) -> String {
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
