//! What names that lead nowhere may have meant.
//!
//! Once all documents are resolved, each different name is asked about once: what there is to choose from is filed
//! when the first question comes. So a site in which every reference holds pays nothing, and one in which none does
//! pays by its references and its names, not by their product.
//!
//! One name in front matter that leads nowhere is one finding, however often it stands: at its first
//! place, with the others as related ones. A link in prose is a finding where it stands.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use rayon::prelude::*;
use rustc_hash::FxHashMap as HashMap;

use crate::base::diagnostic::{Concern, Diagnostic};
use crate::base::files::Files;
use crate::base::kind::{Kind, Nested};
use crate::base::slug::{fold, is_id, slug};
use crate::base::suggest::{NameIndex, nearest};
use crate::base::{joined, rule};
use crate::syntax::config;
use crate::syntax::scaffold::placeholder;

use super::otherwise;
use super::prose_paths::with_anchor;
use super::strays::Strays;
use super::symbols::Symbols;
use super::unknown::{Takes, Unknown, UnknownName, UnknownNames};

/// What names that lead nowhere may have meant: asked once, and kept as long as the names of the site stay.
pub(super) type Helps = HashMap<Unknown, Option<String>>;

/// Faults as findings, each with its help. `helps` holds what was asked before, and then what was
/// asked of these.
pub(super) fn findings_with_help(
    faults: &UnknownNames,
    helps: &mut Helps,
    symbols: &Symbols,
    files: &Files,
    config: &config::SiteConfig,
) -> Vec<Diagnostic> {
    let known = std::mem::take(helps);
    let documents = &symbols.documents;
    let from = |i: usize| documents.get(i).filter(|document| document.source.is_some());
    // What a source says of itself is its own pipeline's.
    let is_told = |i: usize, unknown: &Unknown| from(i).is_none_or(|document| unknown.crosses(document, documents));
    let named = || faults.iter().flat_map(|(&i, faults)| faults.iter().map(move |fault| (i, fault)));
    let mut asked: Vec<&Unknown> = named().filter_map(|(i, fault)| fault.unknown.as_ref().filter(|unknown| is_told(i, unknown))).collect();
    asked.sort_unstable();
    asked.dedup();
    let open: Vec<&Unknown> = asked.iter().copied().filter(|unknown| !known.contains_key(unknown)).collect();
    let candidates = Candidates::of(&open, symbols, files, config);
    let answers: Vec<(Unknown, Option<String>)> = open.par_iter().map(|&unknown| (unknown.clone(), candidates.help(unknown))).collect();
    *helps = asked.into_iter().filter_map(|unknown| Some((unknown.clone(), known.get(unknown)?.clone()))).chain(answers).collect();
    let mut findings = Vec::new();
    let mut once: BTreeMap<(Option<&str>, &Unknown), Vec<&Diagnostic>> = BTreeMap::new();
    for (i, UnknownName { diagnostic, unknown }) in named() {
        let source = from(i).and_then(|document| document.prefix());
        match unknown {
            None => findings.push(diagnostic.clone()),
            Some(unknown) if !is_told(i, unknown) => findings.push(diagnostic.clone().of(Concern::OfSource)),
            Some(unknown) if *diagnostic.rule == rule::UNKNOWN_REFERENCE => once.entry((source, unknown)).or_default().push(diagnostic),
            Some(unknown) => {
                let concern = if source.is_some() { Concern::Crossing } else { Concern::Own };
                findings.push(diagnostic.clone().maybe_help(helps.get(unknown).cloned().flatten()).of(concern));
            }
        }
    }
    for ((source, unknown), mut places) in once {
        places.sort_by(|a, b| a.place.cmp(&b.place));
        let (Some(first), others) = (places.first(), places.get(1..).unwrap_or_default()) else { continue };
        let concern = if source.is_some() { Concern::Crossing } else { Concern::Own };
        let finding = (*first).clone().maybe_help(helps.get(unknown).cloned().flatten()).of(concern);
        findings.push(others.iter().fold(finding, |finding, other| finding.related(other.place.clone(), "it is named here too")));
    }
    findings
}

/// What there is to choose from, each list filed when something is first looked for in it.
pub(super) struct Candidates<'l> {
    pub(super) symbols: &'l Symbols,
    pub(super) files: &'l Files,
    config: &'l config::SiteConfig,
    /// By kind.
    pub(super) kinds: Vec<OnceLock<NameIndex>>,
    pub(super) any_kind: OnceLock<NameIndex>,
    outside: OnceLock<NameIndex>,
    pub(super) content: OnceLock<NameIndex>,
    /// What prose may link to, by folded paths and by folded names: the first path of each.
    pub(super) linked: OnceLock<[HashMap<String, &'l str>; 2]>,
    /// By kind and folded title.
    titles: OnceLock<HashMap<(Kind, String), usize>>,
    /// Things of a kind in a document, all of its things and headings where no kind is wanted.
    within: HashMap<(usize, Option<Nested>), OnceLock<NameIndex>>,
    /// By document and kind: ids by the slugs of titles.
    titles_within: HashMap<(usize, Nested), OnceLock<HashMap<String, &'l str>>>,
    strays: OnceLock<Strays<'l>>,
    /// The files in a folder.
    folders: HashMap<&'l str, OnceLock<NameIndex>>,
}

impl<'l> Candidates<'l> {
    fn of(unknown: &[&'l Unknown], symbols: &'l Symbols, files: &'l Files, config: &'l config::SiteConfig) -> Self {
        let mut candidates = Self {
            symbols,
            files,
            config,
            kinds: Kind::ALL.iter().map(|_| OnceLock::new()).collect(),
            any_kind: OnceLock::new(),
            outside: OnceLock::new(),
            content: OnceLock::new(),
            linked: OnceLock::new(),
            titles: OnceLock::new(),
            within: HashMap::default(),
            titles_within: HashMap::default(),
            strays: OnceLock::new(),
            folders: HashMap::default(),
        };
        for unknown in unknown {
            match unknown {
                Unknown::Nested(document, kind, ..) => candidates.look_within(*document, *kind),
                Unknown::Cause(document, _) => candidates.look_within(*document, Nested::Touchpoint),
                Unknown::Anchor(document, _) => {
                    candidates.within.entry((*document, None)).or_default();
                }
                Unknown::Beside(path) => {
                    candidates.folders.entry(split(path).0).or_default();
                }
                _ => {}
            }
        }
        candidates
    }

    fn look_within(&mut self, document: usize, kind: Nested) {
        self.within.entry((document, Some(kind))).or_default();
        self.titles_within.entry((document, kind)).or_default();
    }

    /// What may have been meant, in words to follow.
    fn help(&self, unknown: &Unknown) -> Option<String> {
        let meant = |near: &str| format!("did you mean `{near}`?");
        match unknown {
            Unknown::File(kind, name, takes) => self.file(*kind, name, *takes),
            // Of the two, the one that has more to say: a file of that kind which is meant, before that none is there.
            Unknown::RoleOrTeam(name, takes) => {
                let sure = |help: &String| !help.starts_with("add ");
                let role = self.file(Kind::Role, name, *takes);
                role.clone().filter(sure).or_else(|| self.file(Kind::Team, name, *takes).filter(sure)).or(role)
            }
            Unknown::Nested(document, kind, name, takes) => self.nested(*document, *kind, name, *takes),
            Unknown::Cause(document, name) => {
                self.nested(*document, Nested::Touchpoint, name, None).or_else(|| self.file(Kind::Process, name, None))
            }
            Unknown::ThirdParty(slug) => Some(self.third_party(slug)),
            Unknown::Channel(name) => {
                let ids: Vec<&str> = self.config.channels.iter().filter_map(|c| c.id.as_ref()).map(|id| &*id.value).collect();
                let all = || ids.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ");
                Some(nearest(name, ids.iter().copied()).map_or_else(|| format!("the site's channels are {}", all()), meant))
            }
            Unknown::Wiki(kind, name, nested) => self.wiki(*kind, name, nested.as_deref()),
            Unknown::Anchor(document, name) => {
                let near = self.within.get(&(*document, None))?.get_or_init(|| self.anchors(*document)).nearest(name);
                Some(near.map_or_else(|| self.anchor(*document, name), |near| format!("did you mean `#{near}`?")))
            }
            Unknown::Content(from, path, anchor) => self.linked_file(path).map(|near| meant(&with_anchor(from, near, anchor.as_deref()))),
            Unknown::Beside(path) => {
                let (folder, name) = split(path);
                let siblings =
                    || NameIndex::of(self.files.below(folder).map(|(path, _)| &path[folder.len()..]).filter(|name| !name.contains('/')));
                self.folders.get(folder)?.get_or_init(siblings).nearest(name).map(meant)
            }
        }
    }

    fn file(&self, kind: Kind, name: &str, takes: Option<Takes>) -> Option<String> {
        let symbols = self.symbols;
        if symbols.drafts[kind as usize].contains(name) {
            return Some(format!("`{name}` is a draft: take `draft: true` out of it, or build with `--drafts`"));
        }
        let names = &symbols.names[kind as usize];
        if let Some(help) = self.in_sources(kind, name) {
            return Some(help);
        }
        if let Some((_, rest)) = name.split_once(':').filter(|(_, rest)| names.contains_key(rest.trim())) {
            return Some(format!("write `{}`: the field says its kind", rest.trim()));
        }
        if let Some(help) = otherwise::written(kind, name, |name| names.contains_key(name)) {
            return Some(help);
        }
        let slugged = slug(name);
        if names.contains_key(slugged.as_str()) {
            return Some(format!("did you mean `{slugged}`?"));
        }
        if let Some(id) = self.by_title(kind, name) {
            return Some(format!("it is named by its id: write `{id}`"));
        }
        if let Some(help) = takes.and_then(|takes| several(name, kind.spoken(), takes, |part| self.id_of(kind, part))) {
            return Some(help);
        }
        if name == placeholder(kind.with_article()) {
            let what = kind.with_article();
            return Some(format!("this is the placeholder of `new`: write the id of {what}, or make one with `throughline new {kind} ID`"));
        }
        let file = self.lying_there(kind, &format!("{}/{name}.md", kind.folder()));
        if let Some(help) = file.or_else(|| self.strays.get_or_init(|| Strays::of(symbols, self.files)).help(self.files, kind, name)) {
            return Some(help);
        }
        let index = self.kinds[kind as usize].get_or_init(|| NameIndex::of(names.keys().map(|name| &**name)));
        if let Some(near) = index.nearest(name) {
            return Some(format!("did you mean `{near}`?"));
        }
        if let Some(other) = Kind::ALL.iter().find(|k| symbols.names[**k as usize].contains_key(name)) {
            return Some(format!("`{name}` is {}; this must name {}", other.with_article(), kind.with_article()));
        }
        let person = otherwise::person(kind, name);
        let to_add = || is_id(name).then(|| format!("add {}/{name}.md, or name one that is there", kind.folder()));
        person.or_else(to_add).or_else(|| self.without_source(name))
    }

    /// The id of the file of a kind with this title, folded.
    pub(super) fn by_title(&self, kind: Kind, title: &str) -> Option<&'l str> {
        let documents = &self.symbols.documents;
        let titles = self.titles.get_or_init(|| {
            let mut titles = HashMap::default();
            // The site's own go before those of sources.
            let (own, of_sources): (Vec<usize>, Vec<usize>) = self.symbols.order.iter().partition(|&&i| documents[i].source.is_none());
            for i in own.into_iter().chain(of_sources) {
                titles.entry((documents[i].kind, fold(documents[i].title()))).or_insert(i);
            }
            titles
        });
        titles.get(&(kind, title.to_owned())).map(|&i| &*documents[i].id)
    }

    /// The id or alias of a file of a kind that a text names well or nearly so.
    fn id_of(&self, kind: Kind, text: &str) -> Option<String> {
        let names = &self.symbols.names[kind as usize];
        let (folded, slugged) = (fold(text), slug(text));
        let name = [folded.as_str(), slugged.as_str()].into_iter().find(|name| names.contains_key(*name));
        name.or_else(|| self.by_title(kind, &folded)).map(str::to_owned)
    }

    /// Why a file that lies where a name leads to is not what the name means; none where there is no such content.
    fn lying_there(&self, kind: Kind, path: &str) -> Option<String> {
        let document = self.symbols.document_at(path).map(|i| &self.symbols.documents[i])?;
        (document.kind == kind).then(|| format!("{path} has another id: write `{}`", document.id))
    }

    fn nested(&self, i: usize, kind: Nested, name: &str, takes: Option<Takes>) -> Option<String> {
        let document = &self.symbols.documents[i];
        if let Some(other) =
            self.symbols.nested_names[i].get(name).map(|&n| &document.nested[n]).filter(|other| other.id.as_deref() == Some(name))
        {
            return Some(format!("`{name}` is a {}", other.kind));
        }
        let alike = || document.nested.iter().filter(move |thing| thing.kind == kind);
        let titles = self.titles_within.get(&(i, kind))?.get_or_init(|| {
            let mut titles = HashMap::default();
            for thing in alike() {
                if let Some(id) = &thing.id {
                    titles.entry(slug(&thing.title)).or_insert(&**id);
                }
            }
            titles
        });
        if let Some(id) = titles.get(&slug(name)) {
            return Some(format!("it is named by its id: write `{id}`"));
        }
        if let Some(help) = takes.and_then(|takes| several(name, kind.word(), takes, |part| self.part_of(i, kind, part))) {
            return Some(help);
        }
        let ids = || NameIndex::of(alike().filter_map(|thing| thing.id.as_deref()));
        self.within.get(&(i, Some(kind)))?.get_or_init(ids).nearest(name).map(|near| format!("did you mean `{near}`?"))
    }

    /// How to write one of several nested things that stand in one text behind `file#`.
    fn part_of(&self, i: usize, kind: Nested, part: &str) -> Option<String> {
        let holds =
            |i: usize, id: &str| self.symbols.nested_names[i].get(id).is_some_and(|&n| self.symbols.documents[i].nested[n].kind == kind);
        let of_kind = |name: &str| self.symbols.names[self.symbols.documents[i].kind as usize].get(name).copied();
        let part = fold(part);
        let is_there = match part.split_once('#') {
            Some((file, id)) => of_kind(file.trim()).is_some_and(|file| holds(file, id.trim())),
            None if holds(i, &part) => return Some(format!("{}#{part}", self.symbols.documents[i].id)),
            // Where a step may be named, so may a whole process.
            None => kind == Nested::Step && of_kind(&part).is_some(),
        };
        is_there.then_some(part)
    }

    fn third_party(&self, slugged: &str) -> String {
        let names = &self.symbols.names;
        if self.symbols.drafts[Kind::ThirdParty as usize].contains(slugged) {
            return format!("`{slugged}` is a draft: take `draft: true` out of it, or build with `--drafts`");
        }
        let index = self.outside.get_or_init(|| {
            let ours = [Kind::Role, Kind::Team, Kind::System].into_iter().flat_map(|kind| names[kind as usize].keys()).map(|name| &**name);
            NameIndex::of(self.symbols.third_parties.keys().map(String::as_str).chain(ours))
        });
        match index.nearest(slugged) {
            Some(near) => format!("did you mean `{near}`?"),
            None if slugged.contains('/') => "name one that the source has, or add it there".to_owned(),
            None => format!("add third-parties/{slugged}.md: once a site describes third parties in files, each needs one"),
        }
    }

    fn anchors(&self, i: usize) -> NameIndex {
        NameIndex::of(self.anchor_names(i))
    }

    /// What can be named in a document: its headings, as they stand there, and its nested things.
    fn anchor_names(&self, i: usize) -> impl Iterator<Item = &str> {
        let headings = self.symbols.documents[i].prose.headings.iter().map(|heading| &*heading.anchor);
        headings.chain(self.symbols.nested_names[i].keys().map(|name| &**name))
    }

    /// What to write instead of a heading or nested thing that a document lacks, where none is near.
    fn anchor(&self, i: usize, name: &str) -> String {
        const MOST: usize = 6;
        if let Some(kind) = Kind::ALL.iter().find(|&&kind| self.symbols.names[kind as usize].contains_key(name)) {
            return format!("`{name}` is a {} of its own: write `[[{name}]]`", kind.spoken());
        }
        let mut names: Vec<&str> = self.anchor_names(i).filter(|name| !name.is_empty()).collect();
        names.sort_unstable();
        names.dedup();
        if names.is_empty() {
            return format!("it has none at all: write a heading there, as `## {name}`, or link to the file as a whole");
        }
        let first: Vec<String> = names.iter().take(MOST).map(|name| format!("`#{name}`")).collect();
        match names.len().saturating_sub(MOST) {
            0 => format!("it has {}", first.join(", ")),
            more => format!("it has {} and {more} more", first.join(", ")),
        }
    }
}

/// What to write for several names in one text, where `id_of` knows at least one of them.
fn several(text: &str, what: &str, takes: Takes, id_of: impl Fn(&str) -> Option<String>) -> Option<String> {
    let parts = joined::parts(text);
    let known: Vec<Option<String>> = parts.iter().map(|part| id_of(part)).collect();
    if parts.len() < 2 || known.iter().all(Option::is_none) {
        return None;
    }
    if takes == Takes::One {
        return Some(format!("one {what} is due here: name the one"));
    }
    let entries: Vec<String> = known.into_iter().zip(parts).map(|(id, part)| id.unwrap_or_else(|| slug(part))).collect();
    entries.iter().all(|entry| !entry.is_empty()).then(|| format!("write a list: `[{}]`", entries.join(", ")))
}

/// A path's folder with its `/`, and its name.
fn split(path: &str) -> (&str, &str) {
    path.split_at(path.rfind('/').map_or(0, |slash| slash + 1))
}
