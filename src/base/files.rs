//! A snapshot of the site's folder, held in memory: everything below the edge works on this, never
//! on the disk.

use std::collections::BTreeMap;
use std::ops::Bound;
use std::sync::Arc;

use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::active::{self, Look};
use super::declared_encoding::decode;
use super::source::SourcePlace;

/// Texts larger than this, in bytes, are not read: a long journey has a thousandth.
pub const LARGEST: u64 = 16 << 20;

/// Why something is passed over.
pub const LINK_TO_FOLDER: &str = "a link to a folder";
/// Why something is passed over.
pub const LINK_TO_NOTHING: &str = "a link that leads nowhere";
/// Why something is passed over.
pub const LOG_IN_THEME: &str = "an event log, and those are never published";
/// Why something is passed over.
pub const NAME_NOT_UTF_8: &str = "its name is not UTF-8";

/// What a path of the site holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A text that the program reads: Markdown, YAML, CSV, templates. Without its byte order mark.
    Text(Arc<str>),
    /// A file that should be text but is not UTF-8: what of it could be read, and the offset of
    /// the first byte that could not.
    NotText {
        /// The text up to the fault, and what stands for the rest.
        lossy: Arc<str>,
        /// Offset of the first byte that is no UTF-8.
        valid_up_to: usize,
    },
    /// A file that should be text but is larger than [`LARGEST`].
    TooLarge {
        /// Size in bytes.
        size: u64,
        /// What it begins with, and what stands for what is not UTF-8 in it.
        head: Arc<str>,
    },
    /// Any other file: copied where a page shows it, never read as text.
    Binary {
        /// Size in bytes.
        size: u64,
        /// Modification time as the system counts it; only compared for equality.
        stamp: u128,
    },
    /// A file that a browser would run, or that would have it fetch something: never published.
    Active {
        /// Its text, as far as it was read.
        text: Arc<str>,
        /// What in it does so, in words: `the element <script>`.
        what: Arc<str>,
    },
    /// A link on the disk that leads out of the site folder, and is not followed.
    LeadsOutside,
    /// Something that is not looked into, and why, in words: a link to a folder, a link that leads nowhere, no
    /// regular file, a name that is not UTF-8 (whose path is what can be read of it).
    PassedOver(&'static str),
}

impl Entry {
    /// What bytes that should be text are, without their byte order mark. A model says itself in which encoding it is.
    pub fn of_bytes(path: &str, bytes: &[u8]) -> Self {
        if active::ending(path) == "bpmn" {
            return match decode(bytes) {
                Ok(text) => Self::of_text(path, &text),
                Err(fault) => Self::NotText { lossy: fault.lossy.into(), valid_up_to: fault.valid_up_to },
            };
        }
        let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
        match std::str::from_utf8(bytes) {
            Ok(text) => Self::of_text(path, text),
            Err(_) if active::look(path) == Look::Whole && !path.starts_with("theme/") => {
                Self::Active { text: "".into(), what: "text that is not UTF-8".into() }
            }
            Err(fault) => Self::NotText { lossy: String::from_utf8_lossy(bytes).into(), valid_up_to: fault.valid_up_to() },
        }
    }

    /// What a text is. Those of themes are not looked through: a theme may bring scripts.
    fn of_text(path: &str, text: &str) -> Self {
        let of_theme = path.starts_with("theme/");
        match active::in_text(path, text).filter(|_| !of_theme) {
            Some(what) => Self::Active { text: text.into(), what: what.into() },
            None => Self::Text(text.into()),
        }
    }
}

/// Paths from the site's folder (`/` between parts) and what they hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Files {
    entries: BTreeMap<Arc<str>, Entry>,
    /// Paths whose letters are stored in another form than NFC, by that form: as some systems write names.
    forms: BTreeMap<Arc<str>, Arc<str>>,
    /// Paths that are links on the disk to other files of the site, and where they lead.
    links: BTreeMap<Arc<str>, Arc<str>>,
    /// Where the paths lead that `sources` names, as they are written; none where nobody looked.
    sources: BTreeMap<Arc<str>, SourcePlace>,
    /// What things of sources were called when the site was last published, by their addresses.
    last_titles: BTreeMap<Arc<str>, Arc<str>>,
}

impl Files {
    /// Adds or replaces a path.
    pub fn insert(&mut self, path: impl Into<Arc<str>>, entry: Entry) {
        let path = path.into();
        if let Some(form) = other_form(&path) {
            self.forms.insert(form.into(), Arc::clone(&path));
        }
        self.entries.insert(path, entry);
    }

    /// Adds or replaces a text, without its byte order mark.
    pub fn insert_text(&mut self, path: impl Into<Arc<str>>, text: &str) {
        let path = path.into();
        let entry = Entry::of_text(&path, text.strip_prefix('\u{feff}').unwrap_or(text));
        self.insert(path, entry);
    }

    /// Adds bytes that should be text.
    pub fn insert_bytes(&mut self, path: impl Into<Arc<str>>, bytes: &[u8]) {
        let path = path.into();
        let entry = Entry::of_bytes(&path, bytes);
        self.insert(path, entry);
    }

    /// Notes that a path is a link on the disk to another file of the site.
    pub fn insert_link(&mut self, path: impl Into<Arc<str>>, goal: impl Into<Arc<str>>) {
        self.links.insert(path.into(), goal.into());
    }

    /// The links on the disk to files of the site, and where they lead.
    pub fn links(&self) -> &BTreeMap<Arc<str>, Arc<str>> {
        &self.links
    }

    /// Puts other links in their place.
    pub fn set_links(&mut self, links: BTreeMap<Arc<str>, Arc<str>>) {
        self.links = links;
    }

    /// Where a file of the site lies: of a link on the disk, where that leads.
    pub fn lying<'p>(&'p self, path: &'p str) -> &'p str {
        self.links.get(path).map_or(path, |goal| goal)
    }

    /// Notes where a path leads that `sources` names.
    pub fn place_source(&mut self, written: impl Into<Arc<str>>, place: SourcePlace) {
        self.sources.insert(written.into(), place);
    }

    /// Where a path leads that `sources` names. Where nobody looked on a disk, that is where it leads among these files.
    pub fn source(&self, written: &str) -> SourcePlace {
        if let Some(place) = self.sources.get(written) {
            return place.clone();
        }
        match resolve("throughline.yaml", written) {
            None => SourcePlace::Outside,
            Some(path) if path.is_empty() => SourcePlace::Around,
            Some(path) if self.entries.contains_key(path.as_str()) => SourcePlace::Unfit {
                message: "is a file that was not read".into(),
                help: format!("name the folder of a site instead of {path}").into(),
            },
            Some(path) if self.below(&format!("{path}/")).next().is_some() => SourcePlace::Folder(path.into()),
            Some(_) => SourcePlace::Missing,
        }
    }

    /// Where all the paths lead that `sources` names.
    pub fn sources(&self) -> &BTreeMap<Arc<str>, SourcePlace> {
        &self.sources
    }

    /// Notes what things of sources were called when the site was last published, by their addresses.
    pub fn remember_titles(&mut self, titles: BTreeMap<Arc<str>, Arc<str>>) {
        self.last_titles = titles;
    }

    /// What things of sources were called when the site was last published, by their addresses: those that other repositories name.
    pub fn last_titles(&self) -> &BTreeMap<Arc<str>, Arc<str>> {
        &self.last_titles
    }

    /// Takes in the files of another snapshot, whose paths begin otherwise.
    pub fn absorb(&mut self, other: Self) {
        self.entries.extend(other.entries);
        self.forms.extend(other.forms);
        self.links.extend(other.links);
        self.sources.extend(other.sources);
    }

    /// Removes a path.
    pub fn remove(&mut self, path: &str) {
        if let Some(form) = other_form(path) {
            self.forms.remove(form.as_str());
        }
        self.entries.remove(path);
        self.links.remove(path);
    }

    /// Lets go of the texts of Markdown files, whose paths stay: for when everything has been said
    /// of their lines, and only pages are still to be made.
    pub fn release_texts(&mut self) {
        let empty: Arc<str> = "".into();
        for (path, entry) in &mut self.entries {
            if is_markdown(path) {
                *entry = Entry::Text(Arc::clone(&empty));
            }
        }
    }

    /// What a path holds.
    pub fn get(&self, path: &str) -> Option<&Entry> {
        self.entries.get(path)
    }

    /// The path that is meant by one, whatever form its letters are stored in, and what it holds.
    pub fn find(&self, path: &str) -> Option<(&Arc<str>, &Entry)> {
        if let Some(exact) = self.entries.get_key_value(path) {
            return Some(exact);
        }
        let form = other_form(path);
        let form = form.as_deref().unwrap_or(path);
        self.entries.get_key_value(form).or_else(|| self.entries.get_key_value(self.forms.get(form)?))
    }

    /// Whether another path differs from one only in the form in which its letters are stored.
    pub fn has_twin(&self, path: &str) -> bool {
        match other_form(path) {
            Some(form) => self.entries.contains_key(form.as_str()),
            None => self.forms.contains_key(path),
        }
    }

    /// The text at a path; the readable part of one that is not UTF-8, the beginning of one that is too large.
    pub fn text(&self, path: &str) -> Option<&Arc<str>> {
        match self.entries.get(path)? {
            Entry::Text(text) | Entry::NotText { lossy: text, .. } | Entry::TooLarge { head: text, .. } | Entry::Active { text, .. } => {
                Some(text)
            }
            Entry::Binary { .. } | Entry::LeadsOutside | Entry::PassedOver(_) => None,
        }
    }

    /// All paths and what they hold, sorted by path.
    pub fn iter(&self) -> impl Iterator<Item = (&Arc<str>, &Entry)> {
        self.entries.iter()
    }

    /// The paths that begin with `prefix`, and what they hold, sorted by path.
    pub fn below<'f>(&'f self, prefix: &'f str) -> impl Iterator<Item = (&'f Arc<str>, &'f Entry)> {
        let from = (Bound::Included(prefix), Bound::Unbounded);
        self.entries.range::<str, _>(from).take_while(move |(path, _)| path.starts_with(prefix))
    }

    /// How many paths there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no path at all.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

/// Whether a path has the ending of content, `.md`, case aside.
pub fn is_markdown(path: &str) -> bool {
    let at = path.len().saturating_sub(".md".len());
    path.as_bytes()[at..].eq_ignore_ascii_case(b".md")
}

/// Whether a path has another ending that says Markdown, or one that a program put behind `.md`.
pub fn is_nearly_markdown(path: &str) -> bool {
    const ENDINGS: &[&str] = &[".markdown", ".mdown", ".mkd", ".mkdn", ".md.txt", ".markdown.txt", ".md.markdown"];
    let lower = path.to_lowercase();
    ENDINGS.iter().any(|ending| lower.ends_with(ending))
}

/// A size in bytes as people read it: `3.2 GB`.
pub fn size_in_words(bytes: u64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "two digits are shown")]
    let of = |unit: u64| bytes as f64 / unit as f64;
    let (n, unit) = match bytes {
        0..1024 => return format!("{bytes} bytes"),
        1024..1_048_576 => (of(1 << 10), "KB"),
        1_048_576..1_073_741_824 => (of(1 << 20), "MB"),
        _ => (of(1 << 30), "GB"),
    };
    let shown = format!("{n:.1}");
    format!("{} {unit}", shown.strip_suffix(".0").unwrap_or(&shown))
}

/// What is said of a file that is too large.
pub fn too_large(size: u64) -> String {
    format!("this file has {}, and more than {} are not read", size_in_words(size), size_in_words(LARGEST))
}

/// The path that `link` leads to from the file at `from`: both from the site's folder, parts
/// separated by `/`. None where it leaves the folder, or is absolute.
pub fn resolve(from: &str, link: &str) -> Option<String> {
    let windows_root = link.as_bytes().get(1) == Some(&b':');
    if link.starts_with('/') || link.starts_with('\\') || windows_root {
        return None;
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.last() == Some(&"..") => return None,
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// A path without parts that a `..` behind them takes back, as it is told: `group/../claims` is `claims`.
pub fn tidy(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match (part, parts.last()) {
            ("..", Some(&last)) if last != ".." && !last.is_empty() && last != "." => {
                parts.pop();
            }
            _ => parts.push(part),
        }
    }
    parts.join("/")
}

/// The path in NFC, where it is stored in another form.
fn other_form(path: &str) -> Option<String> {
    (!path.is_ascii() && !is_nfc(path)).then(|| path.nfc().collect())
}

/// What leads from the file at `from` to the one at `to`, both from the site's folder, as a link in Markdown is written.
pub fn link_between(from: &str, to: &str) -> String {
    let folder: Vec<&str> = from.split('/').collect();
    let folder = &folder[..folder.len() - 1];
    let parts: Vec<&str> = to.split('/').collect();
    let shared = folder.iter().zip(&parts[..parts.len() - 1]).take_while(|(a, b)| a == b).count();
    let mut link = "../".repeat(folder.len() - shared);
    for c in parts[shared..].join("/").chars() {
        match c {
            ' ' | '(' | ')' | '<' | '>' | '#' | '?' | '%' => link.push_str(&format!("%{:02X}", c as u32)),
            _ => link.push(c),
        }
    }
    link
}

#[cfg(test)]
mod tests;
