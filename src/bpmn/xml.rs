//! A text as a tree of the elements that BPMN knows.

use std::ops::Range;

use quick_xml::errors::Error;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::name::ResolveResult;
use quick_xml::{NsReader, XmlVersion};

use super::BpmnFault;

/// Elements that lie in more others than this are not read.
const DEEPEST: usize = 100;
/// A model of more elements is not read: the largest that people draw have some thousands.
const MOST: usize = 200_000;

/// An element of a model, or of its diagrams.
#[derive(Debug, Default)]
pub(super) struct XmlElement {
    /// Its name without the prefix.
    pub(super) name: String,
    /// Whether it is part of a model or diagram; the root may be anything.
    pub(super) is_known: bool,
    /// Names without prefixes, and values; those with a prefix of another language are left out.
    attributes: Vec<(String, String)>,
    /// What lies in it.
    pub(super) children: Vec<XmlElement>,
    /// Its own words.
    pub(super) text: String,
    /// Where it begins: offsets of its first tag.
    pub(super) place: Range<usize>,
}

impl XmlElement {
    /// An attribute's value.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Whether an attribute says `true`; `usual` where it is not there.
    pub(super) fn flag(&self, name: &str, usual: bool) -> bool {
        match self.attribute(name).map(str::trim) {
            Some("true" | "1") => true,
            Some("false" | "0") => false,
            _ => usual,
        }
    }

    /// A number; none where there is none, or it is beyond all measure.
    pub(super) fn number(&self, name: &str) -> Option<f64> {
        const FURTHEST: f64 = 1_000_000.0;
        self.attribute(name)?.trim().parse::<f64>().ok().filter(|n| n.is_finite() && n.abs() <= FURTHEST)
    }

    /// The children of a name.
    pub(super) fn named<'x>(&'x self, name: &'x str) -> impl Iterator<Item = &'x XmlElement> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The first child of a name.
    pub(super) fn child(&self, name: &str) -> Option<&XmlElement> {
        self.children.iter().find(|child| child.name == name)
    }
}

/// The root of a text.
pub(super) fn read(text: &str) -> Result<XmlElement, BpmnFault> {
    let mut reader = NsReader::from_str(text);
    let config = reader.config_mut();
    config.check_comments = true;
    let mut tree = Tree { text, root: None, open: Vec::new(), passed_over: 0, count: 0 };
    loop {
        let from = reader.buffer_position();
        let read = reader.read_resolved_event();
        let event = match read {
            Ok((namespace, event)) => (is_known(&namespace), unknown_prefix(&namespace), event),
            Err(error) => {
                let at = reader.error_position().max(from);
                return Err(no_xml(text, offset(at), told(&error)));
            }
        };
        let place = offset(from)..offset(reader.buffer_position());
        let (is_known, unknown_prefix, event) = event;
        if let Some(prefix) = unknown_prefix {
            return Err(no_xml(text, place.start, format!("the prefix `{prefix}` is declared nowhere")));
        }
        match event {
            Event::Start(start) => tree.start(&start, is_known, place)?,
            Event::Empty(start) => {
                tree.start(&start, is_known, place)?;
                tree.end();
            }
            Event::End(_) => tree.end(),
            Event::Text(words) => tree.words(&words.xml10_content(), &place)?,
            Event::CData(words) => tree.words(&words.xml10_content(), &place)?,
            Event::GeneralRef(name) => tree.words(&meant(text, &name, &place)?, &place)?,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            Event::Eof => break,
        }
    }
    tree.finish()
}

/// A tree while it is read.
struct Tree<'t> {
    text: &'t str,
    root: Option<XmlElement>,
    /// The elements that are not closed yet, the outermost first.
    open: Vec<XmlElement>,
    /// How many elements of another language are open: nothing in them is looked at.
    passed_over: usize,
    count: usize,
}

impl Tree<'_> {
    fn start(&mut self, start: &BytesStart<'_>, is_known: bool, place: Range<usize>) -> Result<(), BpmnFault> {
        self.count += 1;
        if self.open.len() + self.passed_over >= DEEPEST {
            return Err(no_xml(self.text, place.start, format!("elements lie in each other more than {DEEPEST} deep")));
        }
        if self.count > MOST {
            return Err(no_xml(self.text, place.start, format!("it has more than {MOST} elements")));
        }
        if self.open.is_empty() && self.root.is_some() && self.passed_over == 0 {
            return Err(no_xml(self.text, place.start, "a second root stands behind the first".to_owned()));
        }
        // What tools add for themselves may hold anything, BPMN too.
        let is_added = start.local_name().as_ref() == "extensionElements";
        if self.passed_over > 0 || (!self.open.is_empty() && (!is_known || is_added)) {
            attributes(self.text, start, &place, |_, _| {})?;
            self.passed_over += 1;
            return Ok(());
        }
        let mut read = Vec::new();
        attributes(self.text, start, &place, |key, value| read.push((key.to_owned(), value)))?;
        let name = start.local_name().as_ref().to_owned();
        self.open.push(XmlElement { name, is_known, attributes: read, children: Vec::new(), text: String::new(), place });
        Ok(())
    }

    fn end(&mut self) {
        if self.passed_over > 0 {
            self.passed_over -= 1;
            return;
        }
        let Some(closed) = self.open.pop() else {
            return;
        };
        match self.open.last_mut() {
            Some(parent) => parent.children.push(closed),
            None => self.root = Some(closed),
        }
    }

    fn words(&mut self, words: &str, place: &Range<usize>) -> Result<(), BpmnFault> {
        if self.passed_over > 0 {
            return Ok(());
        }
        match self.open.last_mut() {
            Some(open) => open.text.push_str(words),
            None if words.trim_start_matches('\u{feff}').trim().is_empty() => {}
            None => {
                return Err(no_xml(self.text, place.start, "words stand outside the root".to_owned()));
            }
        }
        Ok(())
    }

    fn finish(self) -> Result<XmlElement, BpmnFault> {
        if self.passed_over > 0 || !self.open.is_empty() {
            let open = self.open.last().map_or("", |open| &open.name);
            return Err(no_xml(self.text, self.text.len(), format!("the file ends before `<{open}>` does")));
        }
        self.root.ok_or_else(|| no_xml(self.text, 0, "it holds no element".to_owned()))
    }
}

/// Tells the attributes of a tag without their prefixes; those of other languages are read and left out.
fn attributes(text: &str, start: &BytesStart<'_>, place: &Range<usize>, mut tell: impl FnMut(&str, String)) -> Result<(), BpmnFault> {
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|error| no_xml(text, place.start, error.to_string()))?;
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|error| no_xml(text, place.start, told(&error)))?;
        if attribute.key.prefix().is_none() {
            tell(attribute.key.local_name().as_ref(), value.into_owned());
        }
    }
    Ok(())
}

/// What `&…;` stands for. Nothing that a file declares is taken in.
fn meant(text: &str, name: &BytesRef<'_>, place: &Range<usize>) -> Result<String, BpmnFault> {
    let unknown = || no_xml(text, place.start, format!("`&{};` stands for nothing here: what a file declares is not expanded", &**name));
    if let Some(c) = name.resolve_char_ref().map_err(|_| unknown())? {
        return Ok(c.to_string());
    }
    let meant = match &**name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "apos" => "'",
        "quot" => "\"",
        _ => return Err(unknown()),
    };
    Ok(meant.to_owned())
}

/// Whether a namespace is one of BPMN and its diagrams.
fn is_known(namespace: &ResolveResult<'_>) -> bool {
    let ResolveResult::Bound(namespace) = namespace else {
        return false;
    };
    let uri: &str = namespace.as_ref();
    uri.starts_with("http://www.omg.org/spec/BPMN/") || uri.starts_with("http://www.omg.org/spec/DD/")
}

fn unknown_prefix(namespace: &ResolveResult<'_>) -> Option<String> {
    match namespace {
        ResolveResult::Unknown(prefix) => Some(prefix.clone()),
        _ => None,
    }
}

fn told(error: &Error) -> String {
    error.to_string().replace('\n', " ")
}

fn offset(at: u64) -> usize {
    usize::try_from(at).unwrap_or(usize::MAX)
}

fn no_xml(text: &str, at: usize, message: String) -> BpmnFault {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    BpmnFault { is_xml: false, is_other: false, message, help: "export it again as BPMN 2.0", place: at..at }
}
