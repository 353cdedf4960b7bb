//! One content file, read on its own.

use std::sync::Arc;

use rustc_hash::FxHashSet as HashSet;

use crate::base::diagnostic::{Diagnostic, Place, quote};
use crate::base::files::resolve;
use crate::base::kind::{Kind, Nested};
use crate::base::rule;
use crate::base::slug::{fold, is_id, is_keyword, slug};
use crate::base::source::Source;
use crate::base::span::Span;
use crate::base::vocabulary::Status;
use crate::syntax::content::backed;
use crate::syntax::content::front_matter::SplitText;
use crate::syntax::content::kinds::{self, Common};
use crate::syntax::fields::faults::Faults;
use crate::syntax::fields::record::{Entries, SpannedText};
use crate::syntax::fields::types::{WrittenId, id_help};
use crate::syntax::markdown::{MarkdownOptions, Prose};
use crate::syntax::yaml::tree::{Value, YamlNode};

pub use crate::syntax::content::reading::{Reading, folder_kind, is_readme, read};

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
    /// The texts of its fields that are more than words, as they were met.
    pub marked: Vec<Prose>,
    /// Which heading of the body begins the text of which nested thing (both by their place in
    /// their lists).
    pub sections: Vec<(usize, usize)>,
    /// Which heading of the body says the title once more, or gave it: pages do not show it again.
    pub title_heading: Option<usize>,
    /// Everything wrong with it that it can tell alone.
    pub faults: Vec<Diagnostic>,
    /// Whether its front matter could not be read at all: nothing is said of names that it may define.
    pub broken: bool,
    /// Whether it lies in a folder whose name is only near that of a kind: its kind is a guess, and the
    /// folder is reported once, at its first file.
    pub misplaced: bool,
    /// The source that it comes from; none where it is the site's own.
    pub source: Option<Arc<Source>>,
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
    Role(Box<kinds::Role>),
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
    /// Its id; none for a pain or rule without one, and where none could be made. That of an option without one is its
    /// opportunity's, a dot and its place, which nobody can write as an id.
    pub id: Option<Arc<str>>,
    /// Whether the id is written, not derived from the title.
    pub id_written: bool,
    /// Its old ids.
    pub aliases: Vec<Arc<str>>,
    /// For whom it is, as it is written; nothing where it says nothing.
    pub audience: Vec<SpannedText>,
    /// Its title; a need's statement, a pain's or rule's text.
    pub title: Arc<str>,
    /// Where the title stands.
    pub title_span: Span,
    /// Its keys that are written but blank, and where.
    pub blank: Vec<(&'static str, Span)>,
}

pub(in crate::syntax) fn check_id(path: &Arc<str>, id: &str, found: &mut Vec<Diagnostic>) {
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
    /// Whether it is a draft, which is no part of the site unless drafts are asked for.
    pub fn is_draft(&self) -> bool {
        self.common.draft.is_some_and(|draft| draft.0)
    }

    /// The same document as a source's: its id and old ids begin with the source's prefix.
    #[must_use]
    pub fn of_source(mut self, source: &Arc<Source>) -> Self {
        if !self.id.is_empty() {
            self.id = source.name(&self.id);
        }
        for alias in &mut self.common.aliases {
            alias.value = source.name(&alias.value);
        }
        self.source = Some(Arc::clone(source));
        self
    }

    /// Its id within the site or source that it comes from.
    pub fn own_id(&self) -> &str {
        self.own_name(&self.id)
    }

    /// An id or alias of it within the site or source that it comes from.
    pub fn own_name<'n>(&self, name: &'n str) -> &'n str {
        let prefix = self.source.as_ref().map(|source| &*source.prefix);
        prefix.and_then(|prefix| name.strip_prefix(prefix)?.strip_prefix('/')).unwrap_or(name)
    }

    /// The prefix of the source that it comes from.
    pub fn prefix(&self) -> Option<&str> {
        self.source.as_ref().map(|source| &*source.prefix)
    }

    /// The path that `link` leads to from it; none where that leaves the site, or the source that it comes from.
    pub fn resolve(&self, link: &str) -> Option<String> {
        match &self.source {
            Some(source) => source.resolve(&self.path, link),
            None => resolve(&self.path, link),
        }
    }

    /// A file of which nothing is known but its path: its id is what its name gives.
    pub(in crate::syntax) fn empty(path: &Arc<str>, kind: Kind) -> Self {
        let folded = fold(stem(path));
        let id = if is_id(&folded) { folded } else { Some(slug(stem(path))).filter(|s| is_id(s)).unwrap_or_default() };
        let fields = match kind {
            Kind::Outcome => Fields::Outcome(Box::default()),
            Kind::Persona => Fields::Persona(Box::default()),
            Kind::Journey => Fields::Journey(Box::default()),
            Kind::Process => Fields::Process(Box::default()),
            Kind::Service => Fields::Service(Box::default()),
            Kind::Role => Fields::Role(Box::default()),
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
            marked: Vec::new(),
            sections: Vec::new(),
            title_heading: None,
            faults: Vec::new(),
            broken: true,
            misplaced: false,
            source: None,
        }
    }

    /// Takes the id and the old ids from lines of front matter that cannot be read, so that nothing
    /// is said of references to them.
    pub(in crate::syntax) fn guess_names(&mut self, yaml: &str) {
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
                self.common.aliases.push(WrittenId { value: alias.into(), span: Span::default() });
            }
        }
    }

    pub(in crate::syntax) fn fill(&mut self, node: &YamlNode<'_>, text: &str, cut: SplitText, style: MarkdownOptions, faults: &mut Faults) {
        // The file's own mapping begins with the file, so that what it lacks is reported at 1:1.
        let doc = kinds::doc_of(self.kind);
        let Some(mut entries) = Entries::of(node, &Common::DOC, faults) else {
            return;
        };
        entries.begin_at(Span { start: 0, end: cut.body.start });
        self.broken = false;
        self.common = Common::take_from(&mut entries, faults);
        self.fields = Fields::take(self.kind, &mut entries, faults);
        if let Fields::Journey(journey) = &self.fields
            && !journey.stages.is_empty()
            && journey.stages.iter().all(|stage| stage.touchpoints.is_empty())
        {
            // What lacks in an unmapped journey is reported at this key, whatever stands below it.
            entries.blank_at("stages");
        }
        entries.refuse_unknown(&[&Common::DOC, doc], faults);
        self.common.written = entries.written();
        let stages = if let Fields::Journey(journey) = &self.fields { journey.stages.as_slice() } else { &[] };
        self.refuse_successor(node, faults);
        backed::question(self.kind, &self.common, stages, faults);
        if let Fields::Journey(journey) = &self.fields
            && let Some(log) = &journey.log
        {
            log.question(node, faults);
        }
        self.marked = std::mem::take(&mut faults.marked);
        faults.found.append(&mut faults.of_links);
        match &self.common.id {
            Some(id) => {
                self.id = Arc::clone(&id.value);
                self.id_span = id.span;
            }
            None if !self.common.written.is_faulty("id") => check_id(&self.path, &self.id, &mut faults.found),
            None => {}
        }
        self.refuse_keywords(&mut faults.found);
        self.nested = crate::syntax::content::nested::number(&self.fields, faults);
        let owned: HashSet<&str> = self.nested.iter().filter_map(|n| n.id.as_deref()).collect();
        let path = Arc::clone(&self.path);
        self.prose = Prose::read(text, cut.body, style, &owned, &path, &mut faults.found);
        self.title_heading = self.find_title_heading();
        self.sections = self.find_sections();
    }

    /// Reports a successor of something that is still there.
    fn refuse_successor(&self, node: &YamlNode<'_>, faults: &mut Faults) {
        let is_retired = self.common.status == Some(Status::Retired) || self.common.written.is_faulty("status");
        if !is_retired
            && self.common.replaced_by.is_some()
            && let Value::Map(entries) = &node.value
            && let Some((key, _)) = entries.iter().find(|(key, _)| &*key.text == "replaced_by")
        {
            let message = format!("{} that is not retired has no field `replaced_by`", self.kind.with_article());
            faults.push(&rule::UNKNOWN_FIELD, key.span, message, "add `status: retired`, or take it out");
        }
    }

    /// Reports names that mean somebody else wherever this file could be named in `from`, `to` and `by`.
    fn refuse_keywords(&self, found: &mut Vec<Diagnostic>) {
        if !matches!(self.kind, Kind::Persona | Kind::Role | Kind::Team | Kind::System | Kind::ThirdParty) {
            return;
        }
        let mut refuse = |name: &str, span, help: String| {
            let message =
                format!("{} cannot be the name of {}: in `from`, `to` and `by` it is a keyword", quote(name), self.kind.with_article());
            found.push(Diagnostic::new(&rule::BAD_ID, Place::new(&self.path, span), message).help(help));
        };
        if is_keyword(&self.id) {
            let better = format!("{}-{}", self.id, self.kind.word());
            let help = match &self.common.id {
                Some(_) => format!("write `{better}` or another"),
                None => format!("add `id: {better}`, or rename the file"),
            };
            refuse(&self.id, self.id_span, help);
        }
        for alias in self.common.aliases.iter().filter(|alias| is_keyword(&alias.value)) {
            refuse(&alias.value, alias.span, format!("take it out, and write `{}` where it is named so", self.id));
        }
    }

    /// The same process with the steps of its model, which lie behind all that it writes.
    #[must_use]
    pub fn with_steps_of_model(&self, steps: Vec<kinds::Step>) -> Self {
        let mut given = self.clone();
        if let Fields::Process(process) = &mut given.fields {
            process.steps = steps;
        }
        // What is wrong with what is written has been said.
        given.nested = crate::syntax::content::nested::number(&given.fields, &mut Faults::new(&self.path));
        given.sections = given.find_sections();
        given
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
}

impl Fields {
    fn take(kind: Kind, entries: &mut Entries<'_, '_>, faults: &mut Faults) -> Self {
        match kind {
            Kind::Outcome => Fields::Outcome(Box::new(kinds::Outcome::take_from(entries, faults))),
            Kind::Persona => Fields::Persona(Box::new(kinds::Persona::take_from(entries, faults))),
            Kind::Journey => Fields::Journey(Box::new(kinds::Journey::take_from(entries, faults))),
            Kind::Process => Fields::Process(Box::new(kinds::Process::take_from(entries, faults))),
            Kind::Service => Fields::Service(Box::new(kinds::Service::take_from(entries, faults))),
            Kind::Role => Fields::Role(Box::new(kinds::Role::take_from(entries, faults))),
            Kind::Team => Fields::Team(Box::new(kinds::Team::take_from(entries, faults))),
            Kind::System => Fields::System(Box::new(kinds::System::take_from(entries, faults))),
            Kind::ThirdParty => Fields::ThirdParty(Box::new(kinds::ThirdParty::take_from(entries, faults))),
            Kind::Page => Fields::Page,
        }
    }
}
