//! What happens in a process: where it stands, and what sets it off.

use super::xml::XmlElement;

/// Something that happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BpmnEvent {
    /// Where it stands.
    pub position: EventPosition,
    /// What sets it off, or what it sets off.
    pub trigger: Trigger,
    /// Whether what it stands at goes on meanwhile: it does not interrupt.
    pub goes_on: bool,
}

/// Where an event stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words of BPMN")]
pub enum EventPosition {
    Start,
    Catch,
    Throw,
    Boundary,
    End,
}

/// What sets an event off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words of BPMN")]
pub enum Trigger {
    None,
    Message,
    Timer,
    Error,
    Escalation,
    Cancel,
    Compensation,
    Conditional,
    Link,
    Signal,
    Terminate,
    Multiple,
    ParallelMultiple,
}

/// The event that an element is. `of` tells what a definition that is only named says.
pub(super) fn event(element: &XmlElement, of: impl Fn(&str) -> Option<Trigger>) -> Option<BpmnEvent> {
    let position = match element.name.as_str() {
        "startEvent" => EventPosition::Start,
        "intermediateCatchEvent" => EventPosition::Catch,
        "intermediateThrowEvent" | "implicitThrowEvent" => EventPosition::Throw,
        "boundaryEvent" => EventPosition::Boundary,
        "endEvent" => EventPosition::End,
        _ => return None,
    };
    let named = element.named("eventDefinitionRef").filter_map(|named| of(named.text.trim()));
    let mut triggers = element.children.iter().filter_map(trigger).chain(named);
    let trigger = match (triggers.next(), triggers.next()) {
        (None, _) => Trigger::None,
        (Some(one), None) => one,
        _ if element.flag("parallelMultiple", false) => Trigger::ParallelMultiple,
        _ => Trigger::Multiple,
    };
    let interrupts = match position {
        EventPosition::Start => element.flag("isInterrupting", true),
        EventPosition::Boundary => element.flag("cancelActivity", true),
        _ => true,
    };
    Some(BpmnEvent { position, trigger, goes_on: !interrupts })
}

/// What a definition of an event says.
pub(super) fn trigger(definition: &XmlElement) -> Option<Trigger> {
    Some(match definition.name.as_str() {
        "messageEventDefinition" => Trigger::Message,
        "timerEventDefinition" => Trigger::Timer,
        "errorEventDefinition" => Trigger::Error,
        "escalationEventDefinition" => Trigger::Escalation,
        "cancelEventDefinition" => Trigger::Cancel,
        "compensateEventDefinition" => Trigger::Compensation,
        "conditionalEventDefinition" => Trigger::Conditional,
        "linkEventDefinition" => Trigger::Link,
        "signalEventDefinition" => Trigger::Signal,
        "terminateEventDefinition" => Trigger::Terminate,
        _ => return None,
    })
}
