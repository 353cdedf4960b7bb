//! A new id for a thing: in its file, in every reference by id, in the name of its file; the old one stays as an alias.
//!
//! What names it by its title, or in a way that is not followed, is left: it leads there all the same, since titles do not
//! change and the old id stays. A link to a file that moves has to be rewritten, so one that cannot be refuses the whole.

use std::fmt;
use std::sync::Arc;

use pulldown_cmark::Parser;

use crate::base::address::Address;
use crate::base::diagnostic::{Place, quote};
use crate::base::files::{Files, resolve};
use crate::base::kind::{Kind, NodeKind};
use crate::base::slug::{fold, folded, is_id, is_keyword};
use crate::base::span::Span;
use crate::link::FollowedName;
use crate::model::Model;
use crate::model::graph::Node;
use crate::model::id::NodeId;
use crate::syntax::content::document::{Document, NestedThing};
use crate::syntax::content::front_matter;
use crate::syntax::fields::types::id_help;

use super::TextEdits;
use super::mapping::{FrontMatter, Mapping, plain};
use super::written_names::{NamePart, file_name, file_name_in, id_in, is_link};

/// What a site has to say of the things in it, for those who rename one.
#[derive(Clone, Copy, Debug)]
pub struct RenameInput<'s> {
    /// The graph.
    pub model: &'s Model,
    /// The documents that it was made of.
    pub documents: &'s [Arc<Document>],
    /// The texts.
    pub files: &'s Files,
    /// Every name that leads somewhere.
    pub uses: &'s [FollowedName],
}

/// A new id, worked out.
#[derive(Clone, Debug, PartialEq)]
pub struct Renaming {
    /// The address now.
    pub from: Address,
    /// The address afterwards.
    pub to: Address,
    /// What changes in which files.
    pub edits: TextEdits,
}

impl Renaming {
    /// The address that something has afterwards: the thing itself, and what is nested in it.
    pub fn address_after(&self, address: &Address) -> Address {
        if *address == self.from {
            return self.to.clone();
        }
        let is_within = self.from.nested.is_none() && address.kind == self.from.kind && address.id == self.from.id;
        if is_within { Address { nested: address.nested.clone(), ..self.to.clone() } } else { address.clone() }
    }
}

/// Why a thing cannot be renamed.
#[derive(Clone, Debug, PartialEq)]
pub enum RenameRefusal {
    /// It cannot be an id: what was written, and what to write.
    NoId(String, String),
    /// It is the id that the thing has.
    Same(String),
    /// Something else has it: its address.
    Taken(Address),
    /// A third party that is only named, in no file.
    WithoutFile(String),
    /// What has no id of its own, such as an option of an opportunity.
    WithoutId(Address),
    /// The file that would take the new name is there.
    PathTaken(String),
    /// The front matter cannot be edited: its file.
    Unreadable(Arc<str>),
    /// A link to the file that is written in a way that is not followed.
    Unfollowed(Place),
}

impl fmt::Display for RenameRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoId(written, help) => write!(f, "{} cannot be an id: {help}", quote(written)),
            Self::Same(id) => write!(f, "that is its id already: {}", quote(id)),
            Self::Taken(address) => write!(f, "`{address}` has that id, or had it once: choose another"),
            Self::WithoutFile(title) => write!(f, "{} has no file: give it one in third-parties/ first", quote(title)),
            Self::WithoutId(address) => write!(f, "`{address}` has no id of its own: write `id:` there first"),
            Self::PathTaken(path) => write!(f, "{path} is there already: move it away first, or choose another id"),
            Self::Unreadable(path) => write!(f, "the front matter of {path} cannot be edited: mend it first"),
            Self::Unfollowed(place) => {
                write!(f, "a link in {} names the file in a way that cannot be rewritten: write it as `[label](path.md)` first", place.file)
            }
        }
    }
}

/// What it takes to give a thing this id.
///
/// # Errors
/// Why it cannot have it.
pub fn rename(site: RenameInput<'_>, node: NodeId, written: &str) -> Result<Renaming, RenameRefusal> {
    let new = fold(written);
    let thing = &site.model.graph.nodes[node.index()];
    if !is_id(&new) || is_keyword(&new) {
        let help =
            if is_keyword(&new) { "the word has a meaning of its own in `from`, `to` and `by`".to_owned() } else { id_help(written) };
        return Err(RenameRefusal::NoId(written.to_owned(), help));
    }
    let place = thing.place.as_ref().ok_or_else(|| RenameRefusal::WithoutFile(thing.title.to_string()))?;
    let document = site.documents.iter().find(|document| document.path == place.file);
    let document = document.ok_or_else(|| RenameRefusal::WithoutFile(thing.title.to_string()))?;
    let id = thing.address.nested.as_ref().unwrap_or(&document.id);
    if **id == *new {
        return Err(RenameRefusal::Same(new));
    }
    match &thing.address.nested {
        None => refuse_taken(site, document, &new)?,
        Some(_) => refuse_taken_within(thing, document, &new)?,
    }
    let mut work = RenameWork { site, thing, document, old: id, new: &new, edits: TextEdits::default() };
    match &thing.address.nested {
        None => work.file()?,
        Some(nested) => work.nested(nested)?,
    }
    work.references(node)?;
    let to = match (&thing.address.nested, &site.model.site.prefix) {
        (Some(_), _) => Address { nested: Some(new.as_str().into()), ..thing.address.clone() },
        (None, Some(prefix)) => Address::file(document.kind, format!("{prefix}/{new}")),
        (None, None) => Address::file(document.kind, new.as_str()),
    };
    Ok(Renaming { from: thing.address.clone(), to, edits: work.edits })
}

/// Fails where another file of the kind has that id, or had it.
fn refuse_taken(site: RenameInput<'_>, own: &Arc<Document>, new: &str) -> Result<(), RenameRefusal> {
    let others = site.documents.iter().filter(|other| other.kind == own.kind && other.path != own.path);
    let mut has = others.filter(|other| *other.id == *new || other.common.aliases.iter().any(|alias| *alias.value == *new));
    has.next().map_or(Ok(()), |other| Err(RenameRefusal::Taken(Address::file(other.kind, Arc::clone(&other.id)))))
}

/// Fails where something else in the same file has that id, or had it.
fn refuse_taken_within(thing: &Node, document: &Document, new: &str) -> Result<(), RenameRefusal> {
    let own = thing.address.nested.as_deref();
    let others = document.nested.iter().filter(|other| other.id.as_deref() != own);
    let mut has = others.filter(|other| other.id.as_deref() == Some(new) || other.aliases.iter().any(|alias| **alias == *new));
    has.next().map_or(Ok(()), |other| Err(RenameRefusal::Taken(thing.address.with(other.id.as_deref().unwrap_or(new)))))
}

/// A renaming while it is worked out.
struct RenameWork<'s> {
    site: RenameInput<'s>,
    thing: &'s Node,
    document: &'s Arc<Document>,
    old: &'s str,
    new: &'s str,
    edits: TextEdits,
}

impl<'s> RenameWork<'s> {
    fn text(&self, path: &str) -> &'s str {
        self.site.files.text(path).map_or("", |text| text)
    }

    /// A file: its id where it writes one, its old ids, its name.
    fn file(&mut self) -> Result<(), RenameRefusal> {
        let path = &self.document.path;
        let front = FrontMatter::of(path, self.text(path)).ok_or_else(|| RenameRefusal::Unreadable(Arc::clone(path)))?;
        let root = front.root().ok_or_else(|| RenameRefusal::Unreadable(Arc::clone(path)))?;
        if self.document.common.id.is_some() {
            root.set("id", self.new, "", &mut self.edits);
        }
        self.keep_old_id(root);
        let (folder, name) = path.rsplit_once('/').map_or(("", &**path), |(folder, name)| (folder, name));
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "md"));
        if *folded(stem) == *self.old || self.document.common.id.is_none() {
            let moved = [folder, if folder.is_empty() { "" } else { "/" }, self.new, ".", ending].concat();
            if self.site.files.find(&moved).is_some() {
                return Err(RenameRefusal::PathTaken(moved));
            }
            self.edits.moves.insert(Arc::clone(path), moved);
        }
        Ok(())
    }

    /// Something nested: its id, and its old ids.
    fn nested(&mut self, nested: &str) -> Result<(), RenameRefusal> {
        let path = &self.document.path;
        let unreadable = || RenameRefusal::Unreadable(Arc::clone(path));
        let own = self.document.nested.iter().find(|thing| thing.id.as_deref() == Some(nested) && has_id(thing));
        let own = own.ok_or_else(|| RenameRefusal::WithoutId(self.thing.address.clone()))?;
        let front = FrontMatter::of(path, self.text(path)).ok_or_else(unreadable)?;
        let mapping = front.at(own.span).ok_or_else(unreadable)?;
        mapping.set("id", self.new, "", &mut self.edits);
        self.keep_old_id(mapping);
        Ok(())
    }

    /// Writes the old id among the aliases; where the new one stands there, in its place.
    fn keep_old_id(&mut self, mapping: Mapping<'_, '_>) {
        let listed = mapping.entries_of("aliases");
        match listed.iter().find(|(text, _)| *folded(text) == *self.new) {
            Some((_, node)) => mapping.rewrite(node, self.old, &mut self.edits),
            None => mapping.push("aliases", self.old, "id", &mut self.edits),
        }
    }

    /// Every reference by id, and every link to the file where it moves.
    fn references(&mut self, node: NodeId) -> Result<(), RenameRefusal> {
        let part = if self.thing.address.nested.is_some() { NamePart::Nested } else { NamePart::File };
        let mut names: Vec<&str> = vec![self.old];
        names.extend(self.thing.aliases.iter().map(|alias| &**alias));
        let moves = self.edits.moves.contains_key(&self.document.path);
        for used in self.site.uses.iter().filter(|used| used.to == node) {
            let text = self.text(&used.place.file);
            if let Some(span) = id_in(text, used.place.span, part, &names) {
                if !self.is_title(span.of(text)) {
                    self.put(text, &used.place, span);
                }
            } else if moves && part == NamePart::File && leads_to_file(text, used.place.span) {
                self.link_to_file(&used.place)?;
            }
        }
        Ok(())
    }

    /// Whether a name is the thing's title rather than its id: that of a third party may be either.
    fn is_title(&self, name: &str) -> bool {
        self.thing.entity.kind() == NodeKind::File(Kind::ThirdParty) && *name == *self.thing.title && name != self.old
    }

    /// Writes the new id in place of a name; in quotes where the whole value would be read as something else.
    fn put(&mut self, text: &str, place: &Place, span: Span) {
        let bare = span == place.span && !is_link(place.span.of(text));
        let new = if bare { plain(self.new) } else { self.new.to_owned() };
        self.edits.replace(&Place::new(&place.file, span), new);
    }

    /// Rewrites the name of the file in a link, or in the addresses below a text that links of it name.
    fn link_to_file(&mut self, place: &Place) -> Result<(), RenameRefusal> {
        let (path, text) = (&self.document.path, self.text(&place.file));
        let moved = self.edits.moves.get(path).cloned().unwrap_or_default();
        let name = moved.rsplit('/').next().unwrap_or(&moved);
        if let Some(span) = file_name_in(text, place.span, path) {
            self.edits.replace(&Place::new(&place.file, span), name);
            return Ok(());
        }
        let below = definitions(&place.file, text, path);
        if below.is_empty() {
            return Err(RenameRefusal::Unfollowed(place.clone()));
        }
        for span in below {
            self.edits.replace(&Place::new(&place.file, span), name);
        }
        Ok(())
    }
}

/// Whether what stands at a span is a link to a file, not a wiki-link.
fn leads_to_file(text: &str, span: Span) -> bool {
    let written = span.of(text);
    is_link(written) && !written.starts_with("[[")
}

/// Whether something nested has an id that can be written in front matter.
fn has_id(thing: &NestedThing) -> bool {
    thing.id.as_deref().is_some_and(is_id)
}

/// Where the addresses below a text (`[label]: address`) name the file at `path`.
fn definitions(file: &str, text: &str, path: &str) -> Vec<Span> {
    let body = front_matter::cut(text).map_or(0, |cut| cut.body.start as usize);
    let parser = Parser::new(&text[body..]);
    let mut spans = Vec::new();
    for (_, definition) in parser.reference_definitions().iter() {
        let written = &text[body..][definition.span.clone()];
        let Some(start) = written.find("]:").map(|at| at + 2) else { continue };
        let start = start + (written[start..].len() - written[start..].trim_start_matches([' ', '\t', '\n', '\r', '<']).len());
        let end = written[start..].find(|c: char| c.is_whitespace() || c == '>').map_or(written.len(), |end| start + end);
        let address = &written[start..end];
        let Some(name) = file_name(address, path) else { continue };
        let decoded = percent_encoding::percent_decode_str(&address[..name.1]).decode_utf8_lossy();
        if resolve(file, &decoded).as_deref() == Some(path) {
            let at = body + definition.span.start + start;
            spans.push(Span::new(at + name.0, at + name.1));
        }
    }
    spans.sort_unstable();
    spans
}
