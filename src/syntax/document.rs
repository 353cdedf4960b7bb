//! One content file, read on its own.

use std::sync::Arc;

use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use crate::base::diagnostic::{Diagnostic, Place, quote};
use crate::base::files::Entry;
use crate::base::near::nearest;
use crate::base::rule;
use crate::base::slug::{fold, is_id, slug};
use crate::base::span::Span;
use crate::base::terms::{Kind, Nested};

use super::fields::{Id, id_help};
use super::front_matter::{Cut, cut};
use super::kinds::{self, Common};
use super::prose::{Prose, Style};
use super::record::{Entries, Faults};
use super::tree::{self, Node, Value};

/// A content file, read as far as it could be.
#[derive(Clone, Debug)]
pub struct Document {
    /// Its path from the site's folder.
    pub path: Arc<str>,
    /// What it is about.
    pub kind: Kind,
    /// Its id, folded; empty where none could be made.
    pub id: Arc<str>,
    /// Where the id is written; the beginning of the file where it comes from the file's name.
    pub id_span: Span,
    /// The fields that every kind has.
    pub common: Common,
    /// The fields of its kind.
    pub fields: Fields,
    /// What is nested in it, by where it begins.
    pub nested: Vec<NestedThing>,
    /// Its body.
    pub prose: Prose,
    /// Which heading of the body begins the text of which nested thing (both by their place in
    /// their lists).
    pub sections: Vec<(usize, usize)>,
    /// Everything wrong with it that it can tell alone.
    pub faults: Vec<Diagnostic>,
    /// Whether its front matter could not be read at all: nothing is said of names that it may define.
    pub broken: bool,
}

/// The fields of a kind.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "each variant is the kind of its name")]
pub enum Fields {
    Outcome(Box<kinds::Outcome>),
    Persona(Box<kinds::Persona>),
    Journey(Box<kinds::Journey>),
    Process(Box<kinds::Process>),
    Service(Box<kinds::Service>),
    Team(Box<kinds::Team>),
    System(Box<kinds::System>),
    ThirdParty(Box<kinds::ThirdParty>),
    Page,
}

/// Something nested in a file that may have an address.
#[derive(Clone, Debug, PartialEq)]
pub struct NestedThing {
    /// What it is.
    pub kind: Nested,
    /// Its mapping in the front matter.
    pub span: Span,
    /// Its id; none for a pain or rule without one, and where none could be made.
    pub id: Option<Arc<str>>,
    /// Whether the id is written, not derived from the title.
    pub id_written: bool,
    /// Its old ids.
    pub aliases: Vec<Arc<str>>,
    /// Its title; a need's statement, a pain's or rule's text.
    pub title: Arc<str>,
    /// Where the title stands.
    pub title_span: Span,
    /// Its keys that are written but blank, and where.
    pub blank: Vec<(&'static str, Span)>,
}

/// What a Markdown file turned out to be.
#[derive(Debug)]
pub enum Reading {
    /// Content.
    Content(Box<Document>),
    /// Not content, and why, for `--verbose`.
    NotContent(&'static str),
}

/// Reads the file at `path`. `inner` is its path from the content folder that it lies in.
pub fn read(path: &Arc<str>, inner: &str, entry: &Entry, style: Style) -> Reading {
    let folder = folder_kind(path);
    match entry {
        Entry::Text(text) => read_text(path, inner, folder, text, style),
        Entry::NotText { valid_up_to, lossy } => match folder {
            Some(kind) if !is_readme(path) => {
                let mut document = Document::empty(path, kind);
                document.guess_names(cut(lossy).map_or("", |cut| cut.yaml.of(lossy)));
                let place = Place::new(path, Span::new(*valid_up_to, *valid_up_to));
                let message = "this file is not UTF-8".to_owned();
                document.faults.push(Diagnostic::new(&rule::ENCODING, place, message).help("save it as UTF-8"));
                Reading::Content(Box::new(document))
            }
            _ => Reading::NotContent("not UTF-8"),
        },
        Entry::LeadsOutside => match folder {
            Some(kind) if !is_readme(path) => {
                let mut document = Document::empty(path, kind);
                let place = Place::new(path, Span::default());
                let diagnostic = Diagnostic::new(&rule::OUTSIDE_THE_SITE, place, "this file is a link that leads out of the site folder");
                document.faults.push(diagnostic.help("put the file itself here"));
                Reading::Content(Box::new(document))
            }
            _ => Reading::NotContent("a link out of the site folder"),
        },
        Entry::Binary { .. } => Reading::NotContent("not a text"),
    }
}

fn read_text(path: &Arc<str>, inner: &str, folder: Option<Kind>, text: &Arc<str>, style: Style) -> Reading {
    let Some(cut) = cut(text) else {
        let folder = folder.filter(|_| !is_readme(path));
        return match folder {
            Some(Kind::Page) if inner.starts_with("pages/") => Reading::Content(Box::new(plain(path, text, style))),
            Some(kind) if kind != Kind::Page && text.trim().is_empty() => Reading::Content(Box::new(emptied(path, kind))),
            _ => Reading::NotContent("no front matter"),
        };
    };
    let folder = folder.filter(|_| !is_readme(path));
    let (root, faults) = tree::read(cut.yaml.of(text), cut.yaml.start);
    let mut collected = Faults::new(path);
    let kind = match kind_of(root.as_ref(), cut.yaml.of(text), folder, &mut collected) {
        Ok(kind) => kind,
        Err(why) => return Reading::NotContent(why),
    };
    let mut document = Document::empty(path, kind);
    let kind_is_faulty = !collected.found.is_empty();
    if !cut.closed {
        let span = Span::new(0, 3);
        collected.push(&rule::YAML_SYNTAX, span, "the front matter is not closed", "add a line `---` behind it");
    }
    if kind_is_faulty || !cut.closed {
        document.guess_names(cut.yaml.of(text));
        document.faults = collected.found;
        return Reading::Content(Box::new(document));
    }
    for fault in faults {
        let mut diagnostic = Diagnostic::new(&rule::YAML_SYNTAX, Place::new(path, fault.span), fault.message).maybe_help(fault.help);
        if let Some(first) = fault.first {
            diagnostic = diagnostic.related(Place::new(path, first), "the first one");
        }
        collected.found.push(diagnostic);
    }
    match root {
        Some(node) => document.fill(&node, text, cut, style, &mut collected),
        None if collected.found.is_empty() => {
            let empty = Node { value: Value::Map(Vec::new()), span: Span::new(0, 3) };
            document.fill(&empty, text, cut, style, &mut collected);
        }
        None => document.guess_names(cut.yaml.of(text)),
    }
    document.faults = collected.found;
    Reading::Content(Box::new(document))
}

/// The kind of the nearest folder named after one.
fn folder_kind(path: &str) -> Option<Kind> {
    path.rsplit('/').skip(1).find_map(Kind::from_folder)
}

fn is_readme(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.eq_ignore_ascii_case("readme.md")
}

/// The kind that the front matter or the folder says. Where the front matter names one that does
/// not exist, that is a fault, and the kind is a guess: the nearest, else the folder's. `Err` where
/// the file is no content.
fn kind_of(root: Option<&Node<'_>>, yaml: &str, folder: Option<Kind>, faults: &mut Faults) -> Result<Kind, &'static str> {
    let written = match root.map(|node| &node.value) {
        Some(Value::Map(entries)) => entries.iter().find(|(key, _)| key.text == "kind").map(|(_, node)| node),
        Some(_) => return folder.ok_or("its front matter is no mapping"),
        None => {
            // Not YAML: only a plain line can still say the kind.
            let said = yaml.lines().find_map(|line| line.strip_prefix("kind:"));
            let said = said.and_then(|word| Kind::from_word(&fold(word)));
            return said.or(folder).ok_or("its front matter cannot be read, and no folder says its kind");
        }
    };
    let Some(node) = written.filter(|node| !super::record::is_blank(node)) else {
        return folder.ok_or("neither `kind:` nor its folder says its kind");
    };
    let Value::Scalar { text, .. } = &node.value else {
        return folder.ok_or("its `kind:` is no word");
    };
    if let Some(kind) = Kind::from_word(text.trim()) {
        return Ok(kind);
    }
    let near = nearest(text, Kind::WORDS.iter().copied());
    let guess = near.and_then(Kind::from_word).or(folder).ok_or("its `kind:` is none of ours")?;
    let help = match near {
        Some(word) => format!("did you mean `{word}`?"),
        None => format!("write one of {}, or leave it to the folder", Kind::WORDS.join(", ")),
    };
    faults.push(&rule::UNKNOWN_VALUE, node.span, format!("`kind` cannot be {}", quote(text)), help);
    Ok(guess)
}

/// A page without front matter: its title is its first heading, else its name.
fn plain(path: &Arc<str>, text: &Arc<str>, style: Style) -> Document {
    let mut document = Document::empty(path, Kind::Page);
    document.broken = false;
    let whole = Span::new(0, text.len());
    let mut found = Vec::new();
    document.prose = Prose::read(text, whole, style, &HashSet::default(), path, &mut found);
    if let Some(heading) = document.prose.headings.first() {
        document.common.title = Some(super::record::Text { value: Arc::clone(&heading.text), span: Span::default() });
    }
    check_id(path, &document.id.clone(), &mut found);
    document.faults = found;
    document
}

/// A file in a kind's folder that holds nothing: begun and left, or emptied by a save that went wrong.
fn emptied(path: &Arc<str>, kind: Kind) -> Document {
    let mut document = Document::empty(path, kind);
    let fields = Common::DOC.fields.iter().chain(kinds::doc_of(kind).fields);
    let needed: Vec<String> = fields.filter(|field| field.required).map(|field| quote(field.name)).collect();
    let help = format!("write between two lines `---` what {} needs: {}; or delete the file", kind.with_article(), needed.join(", "));
    let place = Place::new(path, Span::default());
    document.faults.push(Diagnostic::new(&rule::MISSING_FIELD, place, "this file is empty").help(help));
    document
}

fn check_id(path: &Arc<str>, id: &str, found: &mut Vec<Diagnostic>) {
    let stem = stem(path);
    if !is_id(&fold(stem)) {
        let place = Place::new(path, Span::default());
        let message = format!("the file's name {} cannot be an id", quote(stem));
        let help = if id.is_empty() { id_help(stem) } else { format!("add `id: {id}`, or rename the file") };
        found.push(Diagnostic::new(&rule::BAD_ID, place, message).help(help));
    }
}

/// A file's name without folders and ending.
fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rfind('.').filter(|&at| at > 0).map_or(name, |at| &name[..at])
}

impl Document {
    /// A file of which nothing is known but its path: its id is what its name gives.
    fn empty(path: &Arc<str>, kind: Kind) -> Self {
        let folded = fold(stem(path));
        let id = if is_id(&folded) { folded } else { Some(slug(stem(path))).filter(|s| is_id(s)).unwrap_or_default() };
        let fields = match kind {
            Kind::Outcome => Fields::Outcome(Box::default()),
            Kind::Persona => Fields::Persona(Box::default()),
            Kind::Journey => Fields::Journey(Box::default()),
            Kind::Process => Fields::Process(Box::default()),
            Kind::Service => Fields::Service(Box::default()),
            Kind::Team => Fields::Team(Box::default()),
            Kind::System => Fields::System(Box::default()),
            Kind::ThirdParty => Fields::ThirdParty(Box::default()),
            Kind::Page => Fields::Page,
        };
        Self {
            path: Arc::clone(path),
            kind,
            id: id.into(),
            id_span: Span::default(),
            common: Common::default(),
            fields,
            nested: Vec::new(),
            prose: Prose::default(),
            sections: Vec::new(),
            faults: Vec::new(),
            broken: true,
        }
    }

    /// Takes the id and the old ids from lines of front matter that cannot be read, so that nothing
    /// is said of references to them.
    fn guess_names(&mut self, yaml: &str) {
        let bare = |text: &str| fold(text.trim().trim_matches(['\'', '"']));
        let mut in_aliases = false;
        for line in yaml.lines() {
            let behind = line.trim_start().strip_prefix("- ").filter(|_| in_aliases);
            in_aliases = behind.is_some();
            if let Some(id) = line.strip_prefix("id:").map(bare).filter(|id| is_id(id)) {
                self.id = id.into();
            }
            let aliases = behind.or_else(|| {
                let listed = line.strip_prefix("aliases:")?;
                in_aliases = true;
                Some(listed)
            });
            for alias in aliases.unwrap_or("").split(['[', ',', ']']).map(bare).filter(|alias| is_id(alias)) {
                self.common.aliases.push(Id { value: alias.into(), span: Span::default() });
            }
        }
    }

    fn fill(&mut self, node: &Node<'_>, text: &str, cut: Cut, style: Style, faults: &mut Faults) {
        // The file's own mapping begins with the file, so that what it lacks is reported at 1:1.
        let doc = kinds::doc_of(self.kind);
        let Some(mut entries) = Entries::of(node, &Common::DOC, faults) else {
            return;
        };
        entries.begin_at(Span { start: 0, end: cut.body.start });
        self.broken = false;
        self.common = Common::take_from(&mut entries, faults);
        self.fields = Fields::take(self.kind, &mut entries, faults);
        entries.refuse_unknown(&[&Common::DOC, doc], faults);
        self.common.written = entries.written();
        match &self.common.id {
            Some(id) => {
                self.id = Arc::clone(&id.value);
                self.id_span = id.span;
            }
            None if !self.common.written.is_faulty("id") => check_id(&self.path, &self.id, &mut faults.found),
            None => {}
        }
        self.nested = super::nested::number(&self.fields, faults);
        let owned: HashSet<&str> = self.nested.iter().filter_map(|n| n.id.as_deref()).collect();
        let path = Arc::clone(&self.path);
        self.prose = Prose::read(text, cut.body, style, &owned, &path, &mut faults.found);
        self.sections = self.find_sections();
    }

    /// The title, else the id.
    pub fn title(&self) -> &Arc<str> {
        self.common.title.as_ref().map_or(&self.id, |title| &title.value)
    }

    /// Where the title stands, else the beginning of the file.
    pub fn title_span(&self) -> Span {
        self.common.title.as_ref().map_or(self.id_span, |title| title.span)
    }

    /// The nested thing whose mapping begins at this offset.
    pub fn nested_at(&self, start: u32) -> Option<&NestedThing> {
        let at = self.nested.binary_search_by_key(&start, |n| n.span.start).ok()?;
        Some(&self.nested[at])
    }

    /// The innermost nested thing with an address that holds an offset.
    pub fn nested_around(&self, offset: u32) -> Option<&NestedThing> {
        let before = self.nested.partition_point(|n| n.span.start <= offset);
        self.nested[..before].iter().rev().find(|n| n.span.end > offset && n.id.is_some())
    }

    /// Which heading of the body begins the text of a nested thing: by the thing's id or title.
    fn find_sections(&self) -> Vec<(usize, usize)> {
        if self.prose.headings.is_empty() || self.nested.is_empty() {
            return Vec::new();
        }
        let mut by_name: HashMap<String, usize> = HashMap::default();
        for (i, thing) in self.nested.iter().enumerate() {
            if let Some(id) = &thing.id {
                by_name.entry(slug(&thing.title)).or_insert(i);
                by_name.insert(id.to_string(), i);
            }
        }
        let mut sections: Vec<(usize, usize)> = Vec::new();
        for (h, heading) in self.prose.headings.iter().enumerate().filter(|(_, heading)| heading.top) {
            if let Some(&i) = by_name.get(&slug(&heading.text))
                && sections.iter().all(|(other, _)| *other != i)
            {
                sections.push((i, h));
            }
        }
        sections
    }
}

impl Fields {
    fn take(kind: Kind, entries: &mut Entries<'_, '_>, faults: &mut Faults) -> Self {
        match kind {
            Kind::Outcome => Fields::Outcome(Box::new(kinds::Outcome::take_from(entries, faults))),
            Kind::Persona => Fields::Persona(Box::new(kinds::Persona::take_from(entries, faults))),
            Kind::Journey => Fields::Journey(Box::new(kinds::Journey::take_from(entries, faults))),
            Kind::Process => Fields::Process(Box::new(kinds::Process::take_from(entries, faults))),
            Kind::Service => Fields::Service(Box::new(kinds::Service::take_from(entries, faults))),
            Kind::Team => Fields::Team(Box::new(kinds::Team::take_from(entries, faults))),
            Kind::System => Fields::System(Box::new(kinds::System::take_from(entries, faults))),
            Kind::ThirdParty => Fields::ThirdParty(Box::new(kinds::ThirdParty::take_from(entries, faults))),
            Kind::Page => Fields::Page,
        }
    }
}
