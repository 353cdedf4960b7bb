//! A log as XES, of both editions: traces with their events. Nothing in it is expanded or fetched, and defaults are not filled in.

use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::log::activity::cell_text;
use crate::log::fault::LogFault;
use crate::log::intake::{CaseName, FoundEvent, Intake};
use crate::log::plan::LogColumns;

use super::counting::{Counting, ReadTo};

/// The most elements that may lie within each other.
const DEEPEST: usize = 100;

/// What an element is, by where it stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum XesElement {
    Log,
    Trace,
    Event,
    Other,
}

/// The attributes of an event that are asked for, of which the first of a name counts.
#[derive(Default)]
struct EventText {
    activity: Option<String>,
    time: Option<String>,
    order: Option<String>,
    lifecycle: Option<String>,
    line: u64,
}

/// The names of the attributes, in lower case.
struct Names {
    case: String,
    activity: String,
    time: String,
    order: Option<String>,
}

/// A trace as it is read: its events wait while its name may still come.
#[derive(Default)]
struct TraceText {
    name: Option<String>,
    waiting: Vec<EventText>,
}

struct XesLog<'a, 'i> {
    names: Names,
    intake: &'a mut Intake<'i>,
    open: Vec<XesElement>,
    trace: TraceText,
    event: EventText,
    traces: u64,
    is_log: bool,
}

/// Takes the events of a text in UTF-8.
pub(super) fn read(text: impl BufRead, columns: &LogColumns, intake: &mut Intake<'_>) -> Result<(), LogFault> {
    let to = ReadTo::default();
    let mut reader = Reader::from_reader(Counting::new(text, to.clone()));
    let mut log = XesLog {
        names: Names::of(columns),
        intake,
        open: Vec::new(),
        trace: TraceText::default(),
        event: EventText::default(),
        traces: 0,
        is_log: false,
    };
    let mut piece = Vec::new();
    loop {
        piece.clear();
        let event = reader.read_event_into(&mut piece).map_err(|fault| match fault {
            _ if to.is_too_long() => LogFault::TooLong(to.line()),
            quick_xml::Error::Io(error) => LogFault::Io(std::io::Error::from(error.kind())),
            _ => LogFault::NoXml(to.line()),
        })?;
        to.next();
        match event {
            Event::Start(element) => log.open(&element, to.line())?,
            Event::Empty(element) => {
                log.open(&element, to.line())?;
                log.close()?;
            }
            Event::End(_) => log.close()?,
            Event::Eof => break,
            _ => {}
        }
    }
    match (log.is_log, log.open.is_empty()) {
        (true, true) => Ok(()),
        (true, false) => Err(LogFault::NoXml(to.line())),
        (false, _) => Err(LogFault::NoLog),
    }
}

impl Names {
    fn of(columns: &LogColumns) -> Self {
        let name = |named: &Option<String>, usual: &str| key(named.as_deref().unwrap_or(usual));
        Self {
            case: name(&columns.case, "concept:name"),
            activity: name(&columns.activity, "concept:name"),
            time: name(&columns.time, "time:timestamp"),
            order: columns.order.as_deref().map(key),
        }
    }
}

fn key(name: &str) -> String {
    name.trim().to_lowercase()
}

impl XesLog<'_, '_> {
    fn open(&mut self, element: &BytesStart<'_>, line: u64) -> Result<(), LogFault> {
        if self.open.len() == DEEPEST {
            return Err(LogFault::NoXml(line));
        }
        let local = element.local_name();
        let name: &str = local.as_ref();
        let sort = match (self.open.last(), name) {
            (None, "log") => XesElement::Log,
            (Some(XesElement::Log), "trace") => XesElement::Trace,
            (Some(XesElement::Log | XesElement::Trace), "event") => XesElement::Event,
            (Some(XesElement::Trace | XesElement::Event), _) => {
                self.attribute(element);
                XesElement::Other
            }
            _ => XesElement::Other,
        };
        match sort {
            XesElement::Log => self.is_log = true,
            XesElement::Trace => self.trace = TraceText::default(),
            XesElement::Event => self.event = EventText { line, ..EventText::default() },
            XesElement::Other => {}
        }
        self.open.push(sort);
        Ok(())
    }

    /// Keeps an attribute of the trace or event that is open, where it is asked for.
    fn attribute(&mut self, element: &BytesStart<'_>) {
        let (mut name, mut value) = (None, None);
        for attribute in element.attributes().with_checks(false).flatten() {
            let raw: &str = &attribute.value;
            // A text with other entities than XML's own stays as it is written.
            let text = quick_xml::escape::unescape(raw).map_or_else(|_| raw.to_owned(), std::borrow::Cow::into_owned);
            match attribute.key.as_ref() {
                "key" => name = Some(key(&text)),
                "value" => value = Some(text),
                _ => {}
            }
        }
        let (Some(name), value) = (name, value.unwrap_or_default()) else { return };
        if self.open.last() == Some(&XesElement::Trace) {
            if name == self.names.case {
                self.trace.name.get_or_insert(value);
            }
            return;
        }
        let names = &self.names;
        let event = &mut self.event;
        let kept = [
            (name == names.activity, &mut event.activity),
            (name == names.time, &mut event.time),
            (names.order.as_ref() == Some(&name), &mut event.order),
            (name == "lifecycle:transition", &mut event.lifecycle),
        ];
        for (_, field) in kept.into_iter().filter(|(is_asked_for, _)| *is_asked_for) {
            field.get_or_insert_with(|| value.clone());
        }
    }

    fn close(&mut self) -> Result<(), LogFault> {
        match self.open.pop() {
            Some(XesElement::Event) => {
                let event = std::mem::take(&mut self.event);
                let transition = event.lifecycle.as_deref().and_then(cell_text);
                if transition.is_some_and(|transition| !transition.eq_ignore_ascii_case("complete")) {
                    return Ok(());
                }
                match (self.open.last(), &self.trace.name) {
                    (Some(XesElement::Trace), None) => self.trace.waiting.push(event),
                    (Some(XesElement::Trace), Some(_)) => {
                        let case = self.case();
                        self.take(case, &event)?;
                    }
                    // An event outside all traces is of no case.
                    _ => self.take(None, &event)?,
                }
            }
            Some(XesElement::Trace) => {
                let case = self.case();
                for event in std::mem::take(&mut self.trace.waiting) {
                    self.take(case, &event)?;
                }
                self.traces += 1;
            }
            _ => {}
        }
        Ok(())
    }

    /// The case that the open trace is: one without a name is a case by itself.
    fn case(&self) -> Option<u128> {
        let named = self.trace.name.as_deref().and_then(|name| CaseName::Text(name).hash());
        named.or_else(|| CaseName::Unnamed(self.traces).hash())
    }

    fn take(&mut self, case: Option<u128>, event: &EventText) -> Result<(), LogFault> {
        self.intake.take(FoundEvent {
            case: case.map_or(CaseName::Text(""), CaseName::Known),
            activity: event.activity.as_deref().unwrap_or_default(),
            time: event.time.as_deref().unwrap_or_default(),
            order: event.order.as_deref().unwrap_or_default(),
            line: event.line,
        })?;
        Ok(())
    }
}
