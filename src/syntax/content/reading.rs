//! Decides whether a Markdown file is content, and of which kind, and reads it.
//!
//! What lies in the folder of a kind and nearly is content never becomes a text: it is a fault at its line.

use std::sync::Arc;

use rustc_hash::FxHashSet as HashSet;

use crate::base::diagnostic::{Diagnostic, Place, quote};
use crate::base::files::{Entry, too_large};
use crate::base::kind::Kind;
use crate::base::rule;
use crate::base::slug::fold;
use crate::base::span::Span;
use crate::base::suggest::nearest;
use crate::syntax::content::document::{Document, check_id};
use crate::syntax::content::front_matter::{cut, is_unseen};
use crate::syntax::content::kinds::{self, Common};
use crate::syntax::content::nearly::{Nearly, Slip, key, nearly, says_draft};
use crate::syntax::content::unclosed;
use crate::syntax::fields::faults::Faults;
use crate::syntax::fields::types::LONGEST_NAME;
use crate::syntax::markdown::{MarkdownOptions, Prose};
use crate::syntax::yaml::tree::{self, Value, YamlNode};
use crate::syntax::yaml::{curved, cut_values};

/// What a Markdown file turned out to be.
#[derive(Debug)]
pub enum Reading {
    /// Content.
    Content(Box<Document>),
    /// Not content, and why, for `--verbose`.
    NotContent(&'static str),
}

/// Why a file is content of no kind.
enum Kindless {
    /// Nothing says its kind.
    Unsaid(&'static str),
    /// It says one that is none of ours.
    Foreign(&'static str),
}

/// Reads the file at `path`. `inner` is its path from the content folder that it lies in.
pub fn read(path: &Arc<str>, inner: &str, entry: &Entry, style: MarkdownOptions) -> Reading {
    let folder = folder_kind(path).filter(|_| !is_readme(path));
    let (fault, why) = match entry {
        Entry::Text(text) => return read_text(path, inner, folder, text, style),
        Entry::NotText { valid_up_to, .. } => {
            let place = Place::new(path, Span::new(*valid_up_to, *valid_up_to));
            (Diagnostic::new(&rule::ENCODING, place, "this file is not UTF-8").help("save it as UTF-8"), "not UTF-8")
        }
        Entry::LeadsOutside => {
            let place = Place::new(path, Span::default());
            let fault = Diagnostic::new(&rule::OUTSIDE_THE_SITE, place, "this file is a link that leads out of the site folder");
            (fault.help("put the file itself here"), "a link out of the site folder")
        }
        Entry::TooLarge { size, head } => {
            const WHY: &str = "larger than 16 MB";
            if folder != Some(Kind::Page) && cut(head).is_none() {
                return Reading::NotContent(WHY);
            }
            let fault = Diagnostic::new(&rule::OUT_OF_RANGE, Place::new(path, Span::default()), too_large(*size));
            (fault.help("make several files of it, and put what is no text beside it"), WHY)
        }
        Entry::Binary { .. } | Entry::Active { .. } => return Reading::NotContent("not a text"),
        Entry::PassedOver(why) => return Reading::NotContent(why),
    };
    let Some(kind) = folder else { return Reading::NotContent(why) };
    let mut document = Document::empty(path, kind);
    if let Entry::NotText { lossy: read, .. } | Entry::TooLarge { head: read, .. } = entry {
        document.guess_names(cut(read).map_or("", |cut| cut.yaml.of(read)));
    }
    document.faults.push(fault);
    Reading::Content(Box::new(document))
}

fn read_text(path: &Arc<str>, inner: &str, folder: Option<Kind>, text: &Arc<str>, style: MarkdownOptions) -> Reading {
    let Some(cut) = cut(text) else {
        return without_front_matter(path, inner, folder, text, style);
    };
    let yaml = cut.yaml.of(text);
    let (root, faults) = tree::read(yaml, cut.yaml.start);
    let mut collected = Faults::of(path, text, kinds::home_of);
    let kind = match kind_of(root.as_ref(), yaml, folder, &mut collected) {
        Ok(kind) => kind,
        Err(Kindless::Foreign(why)) => return Reading::NotContent(why),
        Err(Kindless::Unsaid(why)) => {
            return match near_kind(path).filter(|_| !is_readme(path)) {
                Some(kind) => Reading::Content(Box::new(misplaced(path, kind, yaml))),
                None => Reading::NotContent(why),
            };
        }
    };
    let mut document = Document::empty(path, kind);
    let kind_is_faulty = !collected.found.is_empty();
    if !cut.closed {
        let (place, help) = unclosed::place(text, cut);
        collected.push(&rule::YAML_SYNTAX, place, "the front matter is not closed", help);
    }
    if kind_is_faulty || !cut.closed {
        document.guess_names(yaml);
        document.faults = collected.finish();
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
        Some(node) => {
            document.fill(&node, text, cut, style, &mut collected);
            cut_values::note(&node, text, cut.yaml, &mut collected);
            curved::note(&node, cut.yaml.of(text), &mut collected);
        }
        None if collected.found.is_empty() => {
            let empty = YamlNode { value: Value::Map(Vec::new()), span: cut.fence };
            document.fill(&empty, text, cut, style, &mut collected);
        }
        None => document.guess_names(yaml),
    }
    document.faults = collected.finish();
    hold_back(&mut document, yaml);
    Reading::Content(Box::new(document))
}

/// Keeps a file from the pages that may be meant as a draft, and does not say so in a way that can be read.
fn hold_back(document: &mut Document, yaml: &str) {
    let is_told = document.is_draft();
    if document.broken || is_told || document.faults.is_empty() || !says_draft(yaml) {
        return;
    }
    let mut held = Document::empty(&document.path, document.kind);
    held.guess_names(yaml);
    held.faults = std::mem::take(&mut document.faults);
    *document = held;
}

/// What a file is that does not begin with a line of three dashes.
fn without_front_matter(path: &Arc<str>, inner: &str, folder: Option<Kind>, text: &Arc<str>, style: MarkdownOptions) -> Reading {
    let slipped = nearly(text);
    let document = match (folder, slipped) {
        (None, None) => return Reading::NotContent("no front matter"),
        (None, Some(_)) => return Reading::NotContent("its front matter does not begin with a line `---`"),
        (Some(kind), Some(slipped)) => almost(path, kind, text, slipped),
        (Some(Kind::Page), None) if directly_in_pages(inner) => plain(path, text, style),
        (Some(kind), None) if kind != Kind::Page && text.trim_matches(is_unseen).is_empty() => emptied(path, kind),
        (Some(_), None) => return Reading::NotContent("it begins without a line `---`"),
    };
    Reading::Content(Box::new(document))
}

/// A file in a kind's folder whose front matter is not begun as it must be.
fn almost(path: &Arc<str>, kind: Kind, text: &str, slipped: Nearly) -> Document {
    let written = slipped.line.of(text);
    let (message, help) = match slipped.slip {
        Slip::Fence if key(written.trim_start_matches('-')).is_some() => (
            format!("the front matter begins with {}, not with a line `---`", quote(written)),
            "write `---` on a line of its own, the fields below it, and another `---` below the last one",
        ),
        Slip::Fence if written.starts_with('+') => (
            format!("the front matter begins with {}, not with `---`", quote(written)),
            "write `---` here and below the last field, and the fields as `title: …`, not `title = …`",
        ),
        Slip::Fence => (
            format!("the front matter begins with {}, not with `---`", quote(written)),
            "write three hyphens, `---`, here and below the last field",
        ),
        Slip::NoFence => {
            ("the front matter begins without a line `---`".to_owned(), "write a line `---` above this one, and one below the last field")
        }
        Slip::Late => (
            "the front matter begins below other text".to_owned(),
            "take away what stands before it, or move it below the front matter's last line, `---`",
        ),
    };
    let mut document = Document::empty(path, kind);
    document.guess_names(first_lines(&text[slipped.line.start as usize..]));
    document.faults.push(Diagnostic::new(&rule::FRONT_MATTER, Place::new(path, slipped.line), message).help(help));
    document
}

/// As much of a text as front matter may take.
fn first_lines(text: &str) -> &str {
    const MOST: usize = 64;
    let end = text.match_indices('\n').nth(MOST).map_or(text.len(), |(at, _)| at);
    &text[..end]
}

/// A file in a folder whose name is near that of a kind: which names it defines can be seen, and nothing else of it
/// counts.
fn misplaced(path: &Arc<str>, kind: Kind, yaml: &str) -> Document {
    let mut document = Document::empty(path, kind);
    document.guess_names(yaml);
    document.misplaced = true;
    document
}

/// The kind of the nearest folder named after one.
pub fn folder_kind(path: &str) -> Option<Kind> {
    path.rsplit('/').skip(1).find_map(Kind::from_folder)
}

/// The kind that the name of a file's own folder is near to.
fn near_kind(path: &str) -> Option<Kind> {
    path.rsplit('/').nth(1).and_then(Kind::from_near_folder)
}

fn directly_in_pages(inner: &str) -> bool {
    inner.split_once('/').and_then(|(folder, _)| Kind::from_folder(folder)) == Some(Kind::Page)
}

/// Whether a file tells of its folder, and takes no kind from it.
pub fn is_readme(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.eq_ignore_ascii_case("readme.md")
}

/// The kind that the front matter or the folder says. Where the front matter names one that does
/// not exist, that is a fault, and the kind is a guess: the nearest, else the folder's. `Err` where
/// the file is no content.
fn kind_of(root: Option<&YamlNode<'_>>, yaml: &str, folder: Option<Kind>, faults: &mut Faults) -> Result<Kind, Kindless> {
    let entries = match root.map(|node| &node.value) {
        Some(Value::Map(entries)) => entries,
        Some(_) => return folder.ok_or(Kindless::Unsaid("its front matter is no mapping")),
        None => {
            // Not YAML: only a plain line can still say the kind.
            let said = yaml.lines().find_map(|line| line.strip_prefix("kind:"));
            let said = said.and_then(|word| Kind::from_word(&fold(word)));
            return said.or(folder).ok_or(Kindless::Unsaid("its front matter cannot be read, and no folder says its kind"));
        }
    };
    let written = entries.iter().find(|(key, _)| key.text == "kind").map(|(_, node)| node);
    let Some(node) = written.filter(|node| !crate::syntax::fields::record::is_blank(node)) else {
        // A key that is nearly `kind` is a fault of its own: it does not hide the file.
        let nearly = || entries.iter().filter(|(key, _)| nearest(&key.text, ["kind"]).is_some());
        let said = || nearly().find_map(|(_, node)| Kind::from_word(&fold(word(node)?)));
        return folder.or_else(said).ok_or(Kindless::Unsaid("neither `kind:` nor its folder says its kind"));
    };
    let Value::Scalar { text, .. } = &node.value else {
        let said = word(node).and_then(|word| Kind::from_word(&fold(word)));
        return said.or(folder).ok_or(Kindless::Foreign("its `kind:` is no word"));
    };
    if let Some(kind) = Kind::from_word(text.trim()) {
        return Ok(kind);
    }
    let near = nearest(text, Kind::WORDS.iter().copied());
    let guess = near.and_then(Kind::from_word).or(folder).ok_or(Kindless::Foreign("its `kind:` is none of ours"))?;
    let help = match near {
        Some(word) => format!("did you mean `{word}`?"),
        None => format!("write one of {}, or leave it to the folder", Kind::WORDS.join(", ")),
    };
    faults.push(&rule::UNKNOWN_VALUE, node.span, format!("`kind` cannot be {}", quote(text)), help);
    Ok(guess)
}

/// The only word of a value.
fn word<'n>(node: &'n YamlNode<'_>) -> Option<&'n str> {
    match &node.value {
        Value::Scalar { text, .. } => Some(text),
        Value::List(entries) => entries.first().filter(|_| entries.len() == 1).and_then(word),
        Value::Map(_) => None,
    }
}

/// A page without front matter: its title is its first heading, else its name.
fn plain(path: &Arc<str>, text: &Arc<str>, style: MarkdownOptions) -> Document {
    let mut document = Document::empty(path, Kind::Page);
    document.broken = false;
    let whole = Span::new(0, text.len());
    let mut found = Vec::new();
    document.prose = Prose::read(text, whole, style, &HashSet::default(), path, &mut found);
    if let Some(heading) = document.prose.headings.iter().find(|heading| !heading.text.is_empty()) {
        let mut title = Arc::clone(&heading.text);
        if let Some((end, _)) = title.char_indices().nth(LONGEST_NAME) {
            let message = format!("the heading that is the title has {} characters; {LONGEST_NAME} are read", title.chars().count());
            let fault = Diagnostic::new(&rule::OUT_OF_RANGE, Place::new(path, Span::default()), message);
            found.push(fault.help("say it shorter, and put the rest below it"));
            title = title[..end].into();
        }
        document.common.title = Some(crate::syntax::fields::record::SpannedText { value: title, span: Span::default() });
    }
    document.title_heading = document.find_title_heading();
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
