//! `bpmn-differs`: what a model of a process says otherwise than the process itself.

use throughline::base::diagnostic::Severity;

use super::bpmn_models::one;
use super::project::Project;

/// A process with its model over the base site, where nothing else is found.
fn compared(steps: &str, model: &str) -> Vec<String> {
    let process = format!(
        "
        == processes/lend.md
        ---
        title: Lend an umbrella
        class: core
        owner: desk
        reviewed: 2026-11-01
        volume_per_month: 3
        trigger: Rain
        bpmn: lend.bpmn
        {steps}
        ---
        == processes/lend.bpmn
        {}
        == journeys/rain.md
        ---
        title: Stay dry
        persona: ada
        outcome: home
        stages: [{{title: Asking, touchpoints: [{{id: borrow, title: I borrow an umbrella, served_by: lend}}]}}]
        ---
        == third-parties/northline.md
        ---
        title: Northline Buses
        ---
        == roles/lender.md
        ---
        title: Lender
        team: desk
        also_called: [Umbrella keeper]
        ---
        ",
        one(model).replace('\n', " ")
    );
    let site = Project::over_base(&process).load();
    let errors: Vec<_> = site.findings.list.iter().filter(|f| f.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:?}");
    let about = site.findings.list.iter().filter(|f| f.rule == "bpmn-differs");
    let said = about.map(|f| {
        assert_eq!((&*f.file, f.line), ("processes/lend.md", 8));
        assert!(
            f.related.iter().all(|related| related.file.starts_with("processes/lend") || related.file.starts_with("journeys/rain")),
            "{:?}",
            f.related
        );
        f.message.split_once(" part in ").unwrap().1.to_owned()
    });
    said.collect()
}

const STEPS: &str = "steps: [{id: find, title: Find a dry one, by: desk}, {id: write, title: Write it down, by: desk}]";
const TASKS: &str =
    "<task id='t1' name='find a dry one!'/><task id='WRITE' name='Note'/><sequenceFlow id='f' sourceRef='t1' targetRef='WRITE'/>";

#[test]
fn tasks_are_steps_by_id_or_title() {
    let none: [&str; 0] = [];
    assert_eq!(compared(STEPS, &format!("<process id='p'>{TASKS}</process>")), none);
    assert_eq!(
        compared(STEPS, "<process id='p'><task id='find'/><task id='x' name='Take a deposit'/></process>"),
        ["what is done: `Take a deposit` stands in the model only and `Write it down` stands here only"]
    );
}

#[test]
fn a_task_is_one_step_at_most() {
    let twice = "steps: [{id: one, title: Look}, {id: two, title: Look, next: []}]";
    let model = "<process id='p'><task id='a' name='Look'/></process>";
    assert_eq!(compared(twice, model), ["what is done: `Look` stands here only"]);
}

#[test]
fn a_lane_is_somebody_by_id_title_or_other_name() {
    let lanes = |first: &str, second: &str| {
        format!(
            "<process id='p'><laneSet><lane id='l1' name='{first}'><flowNodeRef>t1</flowNodeRef></lane>
             <lane id='l2' name='{second}'><flowNodeRef>WRITE</flowNodeRef></lane></laneSet>{TASKS}</process>"
        )
    };
    let none: [&str; 0] = [];
    assert_eq!(compared(STEPS, &lanes("Lamp Desk", "desk")), none);
    assert_eq!(
        compared(STEPS, &lanes("desk", "Umbrella keeper")),
        ["who does what: `Write it down` is done by `Lamp desk` here and by `Umbrella keeper` in the model"]
    );
    assert_eq!(compared(STEPS, &lanes("desk", "Night watch")), ["who does what: `Night watch` is nobody that the site knows"]);
    let blank = STEPS.replace(", by: desk", "");
    assert_eq!(compared(&blank, &lanes("desk", "Northline buses")), none);
}

#[test]
fn without_lanes_nobody_differs() {
    let none: [&str; 0] = [];
    let pool = format!(
        "<collaboration><participant id='c' name='Somebody' processRef='p'/><participant id='b' name='A bank'/></collaboration><process id='p'>{TASKS}</process>"
    );
    assert_eq!(compared(STEPS, &pool), none);
}

#[test]
fn what_follows_is_compared_past_gateways_events_and_other_tasks() {
    let steps = "steps: [{id: a, title: A, next: [b, c]}, {id: b, title: B}, {id: c, title: C}]";
    let ways = |more: &str| {
        format!(
            "<process id='p'><startEvent id='s'/><task id='a'/><exclusiveGateway id='g'/><task id='b'/><intermediateThrowEvent id='i'/><task id='c'/>
             <sequenceFlow id='1' sourceRef='s' targetRef='a'/><sequenceFlow id='2' sourceRef='a' targetRef='g'/>
             <sequenceFlow id='3' sourceRef='g' targetRef='b'/><sequenceFlow id='4' sourceRef='g' targetRef='i'/>
             <sequenceFlow id='5' sourceRef='i' targetRef='c'/>{more}</process>"
        )
    };
    assert_eq!(compared(steps, &ways("")), ["what follows what: `C` follows `B` here only"]);
    let none: [&str; 0] = [];
    assert_eq!(compared(steps, &ways("<sequenceFlow id='6' sourceRef='b' targetRef='c'/>")), none);
    let both = ways("<sequenceFlow id='6' sourceRef='b' targetRef='c'/><sequenceFlow id='7' sourceRef='c' targetRef='a'/>");
    assert_eq!(compared(steps, &both), ["what follows what: `A` follows `C` in the model only"]);
}

#[test]
fn messages_of_the_customers_pool_are_touchpoints() {
    let pool = |name: &str, message: &str| {
        format!(
            "<collaboration><participant id='c' name='{name}'/><participant id='o' name='Us' processRef='p'/>
             <messageFlow id='m' name='{message}' sourceRef='c' targetRef='t1'/></collaboration><process id='p'>{TASKS}</process>"
        )
    };
    let none: [&str; 0] = [];
    for name in ["The customer", "Ada", "persona"] {
        assert_eq!(compared(STEPS, &pool(name, "I borrow an umbrella")), none, "{name}");
    }
    assert_eq!(
        compared(STEPS, &pool("Ada", "A question")),
        [
            "what the customer sends and receives: the message `A question` is no touchpoint and `I borrow an umbrella` is no message in the model"
        ]
    );
    assert_eq!(compared(STEPS, &pool("A bank", "A question")), none);
}

#[test]
fn a_call_is_a_process_of_the_site() {
    let call = |called: &str| format!("<process id='p'>{TASKS}<callActivity id='x' name='On the way' calledElement='{called}'/></process>");
    let none: [&str; 0] = [];
    assert_eq!(compared(STEPS, &call("show-way")), none);
    assert_eq!(compared(STEPS, &call("q:show-way")), none);
    assert_eq!(compared(STEPS, &call("elsewhere")), ["what is called: `On the way` calls a process that the site does not have"]);
}
