//! A log as OCEL 2.0 in JSON: events that belong to objects. Each object of the asked type is a case; an event belongs to each of them that it
//! names, once.
//!
//! It is read twice: once for its objects, which may stand behind its events, once for these. Nothing but the objects' hashes is kept.

use std::collections::{BTreeSet, HashSet};
use std::fmt;
use std::io::BufRead;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::log::activity::cell_text;
use crate::log::fault::LogFault;
use crate::log::intake::{CaseName, FoundEvent, Intake};
use crate::log::plan::LogColumns;

use super::counting::{Counting, ReadTo};

/// The objects that are cases.
pub(super) struct Cases(HashSet<u128>);

/// A plain value as text; what is none is blank.
#[derive(Debug, Default)]
struct LooseText(String);

#[derive(Deserialize)]
struct ObjectType {
    #[serde(default)]
    name: LooseText,
}

#[derive(Deserialize)]
struct Object {
    #[serde(default)]
    id: LooseText,
    #[serde(default, rename = "type")]
    sort: LooseText,
}

#[derive(Deserialize)]
struct OcelEvent {
    #[serde(default, rename = "type")]
    sort: LooseText,
    #[serde(default)]
    time: LooseText,
    #[serde(default)]
    attributes: Vec<Attribute>,
    #[serde(default)]
    relationships: Vec<Relationship>,
}

#[derive(Deserialize)]
struct Attribute {
    #[serde(default)]
    name: LooseText,
    #[serde(default)]
    value: LooseText,
}

#[derive(Deserialize)]
struct Relationship {
    #[serde(default, rename = "objectId")]
    object: LooseText,
}

/// Finds the objects of the type that `object` names; where it is blank, of the only type.
pub(super) fn cases(text: impl BufRead, columns: &LogColumns) -> Result<Cases, LogFault> {
    let wanted = columns.object.as_deref().map(key);
    let (mut declared, mut types, mut cases) = (BTreeSet::new(), BTreeSet::new(), HashSet::new());
    let mut is_log = false;
    walk(
        text,
        Sections {
            types: &mut |sort: ObjectType| declared.extend(cell_text(&sort.name.0).map(key)),
            objects: &mut |object: Object| {
                types.extend(cell_text(&object.sort.0).map(key));
                if wanted.as_ref().is_none_or(|wanted| *wanted == key(&object.sort.0)) {
                    cases.extend(CaseName::Text(&object.id.0).hash());
                }
            },
            events: None,
            has_events: &mut is_log,
        },
    )?;
    types.extend(declared);
    match wanted {
        _ if !is_log => Err(LogFault::NoLog),
        Some(wanted) if !types.contains(&wanted) => Err(LogFault::NoObjectType(columns.object.clone().unwrap_or_default())),
        None if types.len() != 1 => Err(LogFault::WhichObjects),
        _ => Ok(Cases(cases)),
    }
}

/// Takes the events of these cases.
pub(super) fn read(text: impl BufRead, cases: &Cases, columns: &LogColumns, intake: &mut Intake<'_>) -> Result<(), LogFault> {
    let mut take = |event: OcelEvent, line: u64| {
        let named = event.relationships.iter().filter_map(|named| CaseName::Text(&named.object.0).hash());
        let own: BTreeSet<u128> = named.filter(|hash| cases.0.contains(hash)).collect();
        take(&event, own, columns, line, intake)
    };
    walk(text, Sections { types: &mut |_| {}, objects: &mut |_| {}, events: Some(&mut take), has_events: &mut false })
}

fn take(event: &OcelEvent, cases: BTreeSet<u128>, columns: &LogColumns, line: u64, intake: &mut Intake<'_>) -> Result<(), LogFault> {
    let attribute = |name: &str| event.attributes.iter().find(|a| key(&a.name.0) == key(name)).map_or("", |a| &a.value.0);
    let of = |column: &Option<String>, usual: &str| column.as_deref().map_or_else(|| usual.to_owned(), |name| attribute(name).to_owned());
    let (activity, time) = (of(&columns.activity, &event.sort.0), of(&columns.time, &event.time.0));
    let order = of(&columns.order, "");
    for case in cases {
        let is_read = intake.take(FoundEvent { case: CaseName::Known(case), activity: &activity, time: &time, order: &order, line })?;
        if !is_read {
            // It is one event that cannot be read, however many cases it is of.
            break;
        }
    }
    Ok(())
}

fn key(name: &str) -> String {
    name.trim().to_lowercase()
}

/// Who is told of what.
struct Sections<'a> {
    types: &'a mut dyn FnMut(ObjectType),
    objects: &'a mut dyn FnMut(Object),
    /// Told of each event and its line; where there is none, events are passed over.
    events: Option<&'a mut dyn FnMut(OcelEvent, u64) -> Result<(), LogFault>>,
    has_events: &'a mut bool,
}

/// Goes through a log.
fn walk(text: impl BufRead, sections: Sections<'_>) -> Result<(), LogFault> {
    let to = ReadTo::default();
    let mut fault = None;
    let mut reader = serde_json::Deserializer::from_reader(Counting::new(text, to.clone()));
    let walked = OcelWalk { sections, to: &to, fault: &mut fault }.deserialize(&mut reader).and_then(|()| reader.end());
    match (fault, walked) {
        (Some(fault), _) => Err(fault),
        (None, Ok(())) => Ok(()),
        (None, Err(_)) if to.is_too_long() => Err(LogFault::TooLong(to.line())),
        (None, Err(error)) if error.is_io() => Err(LogFault::Io(error.into())),
        (None, Err(_)) => Err(LogFault::NoJson(to.line())),
    }
}

struct OcelWalk<'s, 'w> {
    sections: Sections<'s>,
    to: &'w ReadTo,
    fault: &'w mut Option<LogFault>,
}

impl<'de> DeserializeSeed<'de> for OcelWalk<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for OcelWalk<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Self { mut sections, to, fault } = self;
        while let Some(name) = map.next_key::<String>()? {
            match (name.as_str(), &mut sections.events) {
                ("objectTypes", _) => map.next_value_seed(each(to, fault, |sort, _| {
                    (sections.types)(sort);
                    Ok(())
                }))?,
                ("objects", _) => map.next_value_seed(each(to, fault, |object, _| {
                    (sections.objects)(object);
                    Ok(())
                }))?,
                ("events", Some(events)) => map.next_value_seed(each(to, fault, events))?,
                ("events", None) => {
                    *sections.has_events = true;
                    map.next_value_seed(each(to, fault, |_: IgnoredAny, _| Ok(())))?;
                }
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(())
    }
}

/// The things of a list, one after the other.
struct Each<'a, T, F> {
    to: &'a ReadTo,
    fault: &'a mut Option<LogFault>,
    tell: F,
    things: PhantomData<T>,
}

fn each<'a, T, F: FnMut(T, u64) -> Result<(), LogFault>>(to: &'a ReadTo, fault: &'a mut Option<LogFault>, tell: F) -> Each<'a, T, F> {
    Each { to, fault, tell, things: PhantomData }
}

impl<'de, T: Deserialize<'de>, F: FnMut(T, u64) -> Result<(), LogFault>> DeserializeSeed<'de> for Each<'_, T, F> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de, T: Deserialize<'de>, F: FnMut(T, u64) -> Result<(), LogFault>> Visitor<'de> for Each<'_, T, F> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<(), A::Error> {
        while let Some(thing) = list.next_element()? {
            let line = self.to.line();
            self.to.next();
            if let Err(fault) = (self.tell)(thing, line) {
                *self.fault = Some(fault);
                return Err(A::Error::custom("it is told elsewhere"));
            }
        }
        Ok(())
    }
}

impl<'de> Deserialize<'de> for LooseText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = serde_json::Value::deserialize(deserializer)?;
        Ok(Self(match value {
            serde_json::Value::String(text) => text,
            serde_json::Value::Number(number) => number.to_string(),
            serde_json::Value::Bool(flag) => flag.to_string(),
            _ => String::new(),
        }))
    }
}
