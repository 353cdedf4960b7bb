//! A content file without what is not shown: nested things, names that lead to what is not shown, and their text in the body.
//!
//! What stays keeps its line. The front matter is written anew, as one mapping in braces, so that nothing of what is taken out
//! can stay behind in a comment or a turn of YAML; what the body says is cut out where it stands.
//!
//! Absent: who may see what; that is for the caller to say.

use std::sync::Arc;

use crate::base::slug::slug;
use crate::base::span::{Lines, Span};
use crate::syntax::content::document::Document;
use crate::syntax::content::front_matter::cut;
use crate::syntax::yaml::scalar::{Meaning, meaning};
use crate::syntax::yaml::tree::{self, Key, Value, YamlNode};

/// What is taken out of a file.
#[derive(Debug, Default)]
pub struct Withheld {
    /// The mappings of nested things.
    pub things: Vec<Span>,
    /// The names that lead to what is not shown, sorted by their places.
    pub names: Vec<WithheldName>,
    /// Keys of the file itself.
    pub keys: Vec<&'static str>,
}

/// A name that leads to what is not shown.
#[derive(Debug)]
pub struct WithheldName {
    /// Where it stands; of a link all of the link.
    pub span: Span,
    /// Whether it is a role, team or system: at the end of a touchpoint it means us.
    pub is_ours: bool,
    /// The ids of what is shown and follows it, where it is a touchpoint or step.
    pub followed_by: Vec<Arc<str>>,
    /// What it is called, as slugs: a link that says one of these has no label of its own.
    pub called: Vec<String>,
}

/// The text of a file without this. `words` stands where something is and is not shown.
pub fn without(text: &str, document: &Document, withheld: &Withheld, words: &str) -> String {
    let Some(parts) = cut(text) else {
        return body(text, Span::new(0, text.len()), document, withheld, words);
    };
    let (root, _) = tree::read(parts.yaml.of(text), parts.yaml.start);
    let mut out = text[..parts.yaml.start as usize].to_owned();
    let lines = Lines::new(text);
    let fence = lines.position(parts.yaml.end).line;
    let mut writer = Writer { text, lines, line: 0, out: String::new(), withheld, words };
    writer.line = writer.lines.position(parts.yaml.start).line;
    if let Some(YamlNode { value: Value::Map(entries), .. }) = &root {
        writer.map(entries, AudienceLevel::File);
    }
    writer.begin_line(fence.saturating_sub(1));
    out.push_str(&writer.out);
    out.push('\n');
    out.push_str(&text[parts.yaml.end as usize..parts.body.start as usize]);
    out.push_str(&body(text, parts.body, document, withheld, words));
    out
}

/// Where a mapping stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum AudienceLevel {
    /// The whole front matter.
    File,
    /// A thing in it.
    Thing,
    /// `{to, when}`, `{to, informal}`.
    Link,
    /// Fields of the site's own, which mean nothing to us.
    Own,
}

struct Writer<'a> {
    text: &'a str,
    lines: Lines<'a>,
    /// The line that is being written.
    line: usize,
    out: String,
    withheld: &'a Withheld,
    words: &'a str,
}

impl Writer<'_> {
    /// Goes on to a line, where it is not there yet.
    fn begin_line(&mut self, line: usize) {
        while self.line < line {
            self.out.push_str("\n ");
            self.line += 1;
        }
    }

    fn map(&mut self, entries: &[(Key<'_>, YamlNode<'_>)], level: AudienceLevel) {
        self.out.push('{');
        let mut first = true;
        for (key, node) in entries {
            if self.is_gone(key, node, level) {
                continue;
            }
            if !std::mem::take(&mut first) {
                self.out.push(',');
            }
            self.begin_line(self.lines.position(key.span.start).line);
            self.quoted(&key.text);
            self.out.push_str(": ");
            let inner = match &*key.text {
                _ if level == AudienceLevel::Own => AudienceLevel::Own,
                "extra" | "classification" | "where" => AudienceLevel::Own,
                _ => AudienceLevel::Thing,
            };
            let key = if level == AudienceLevel::Link { "next" } else { &*key.text };
            self.node(key, node, inner);
        }
        self.out.push('}');
    }

    fn node(&mut self, key: &str, node: &YamlNode<'_>, level: AudienceLevel) {
        match &node.value {
            Value::Map(entries) => {
                self.map(entries, if level == AudienceLevel::Thing && is_link(entries) { AudienceLevel::Link } else { level });
            }
            Value::List(items) => {
                self.out.push('[');
                let mut first = true;
                for item in items.iter().filter(|item| !self.is_nothing(key, item, level)).collect::<Vec<_>>() {
                    if !std::mem::take(&mut first) {
                        self.out.push(',');
                    }
                    self.begin_line(self.lines.position(item.span.start).line);
                    self.node(key, item, level);
                }
                self.out.push(']');
            }
            Value::Scalar { text, plain } => {
                self.begin_line(self.lines.position(node.span.start).line);
                self.scalar(key, node, text, *plain);
            }
        }
    }

    fn scalar(&mut self, key: &str, node: &YamlNode<'_>, text: &str, plain: bool) {
        let names: Vec<&WithheldName> = self.names_in(node.span).collect();
        if names.is_empty() {
            match meaning(text, plain) {
                Meaning::Text => self.quoted(text),
                Meaning::Null => self.out.push_str("null"),
                Meaning::Bool(_) | Meaning::Number(_) => self.out.push_str(text),
            }
            return;
        }
        if names.iter().all(|name| self.is_link_in_prose(name)) {
            let mut said = text.to_owned();
            for name in names {
                let written = name.span.of(self.text);
                let Some(at) = said.find(written) else {
                    self.words.clone_into(&mut said);
                    break;
                };
                said.replace_range(at..at + written.len(), label(written, name).unwrap_or(self.words));
            }
            self.quoted(&said);
            return;
        }
        let instead: Vec<String> = match key {
            "from" | "to" | "by" if key != "by" && names.iter().any(|name| name.is_ours) => vec!["us".to_owned()],
            "next" => names.iter().flat_map(|name| &name.followed_by).map(ToString::to_string).collect(),
            _ => vec![self.words.to_owned()],
        };
        for (n, name) in instead.iter().enumerate() {
            if n > 0 {
                self.out.push(',');
            }
            self.quoted(name);
        }
    }

    /// Whether an entry is not written.
    fn is_gone(&self, key: &Key<'_>, node: &YamlNode<'_>, level: AudienceLevel) -> bool {
        match level {
            AudienceLevel::Own => false,
            AudienceLevel::File if self.withheld.keys.contains(&&*key.text) => true,
            AudienceLevel::File | AudienceLevel::Thing if key.text == "audience" => true,
            AudienceLevel::Link => self.is_nothing("next", node, AudienceLevel::Thing),
            AudienceLevel::File | AudienceLevel::Thing if matches!(&*key.text, "extra" | "classification" | "where") => false,
            AudienceLevel::File | AudienceLevel::Thing => self.is_nothing(&key.text, node, AudienceLevel::Thing),
        }
    }

    /// Whether nothing of a value is shown.
    fn is_nothing(&self, key: &str, node: &YamlNode<'_>, level: AudienceLevel) -> bool {
        if level == AudienceLevel::Own {
            return false;
        }
        match &node.value {
            Value::Scalar { .. } => {
                let mut names = self.names_in(node.span).filter(|name| !self.is_link_in_prose(name)).peekable();
                let is_cut = names.peek().is_some();
                match key {
                    "from" | "to" | "by" => false,
                    "next" => is_cut && names.all(|name| name.followed_by.is_empty()),
                    _ => is_cut,
                }
            }
            // A way that leads to nothing that is shown ends there.
            Value::List(_) if key == "next" => false,
            Value::List(items) => !items.is_empty() && items.iter().all(|item| self.is_nothing(key, item, level)),
            Value::Map(entries) => {
                let is_thing = self.withheld.things.iter().any(|thing| thing.start == node.span.start);
                let is_nothing = |(inner, value): &(Key<'_>, YamlNode<'_>)| self.is_gone(inner, value, AudienceLevel::Thing);
                is_thing
                    || if is_link(entries) {
                        entries.iter().any(|(inner, value)| {
                            inner.text == "to" && self.is_nothing(if key == "next" { "next" } else { "supports" }, value, level)
                        })
                    } else {
                        !entries.is_empty() && entries.iter().all(is_nothing)
                    }
            }
        }
    }

    fn names_in(&self, span: Span) -> impl Iterator<Item = &WithheldName> {
        let names = &self.withheld.names;
        let from = names.partition_point(|name| name.span.start < span.start);
        names[from..].iter().take_while(move |name| name.span.start < span.end.max(span.start + 1))
    }

    /// Whether a name stands in sentences, as a link: nothing else begins with a bracket.
    fn is_link_in_prose(&self, name: &WithheldName) -> bool {
        name.span.of(self.text).starts_with('[')
    }

    /// Writes a text in quotes, as JSON and YAML both read it.
    fn quoted(&mut self, text: &str) {
        self.out.push_str(&serde_json::to_string(text).unwrap_or_default());
    }
}

/// Whether a mapping leads to one thing and says how.
fn is_link(entries: &[(Key<'_>, YamlNode<'_>)]) -> bool {
    entries.iter().any(|(key, _)| key.text == "to") && entries.iter().all(|(key, _)| matches!(&*key.text, "to" | "when" | "informal"))
}

/// A body without the texts of nested things, and with labels in the place of links.
fn body(text: &str, place: Span, document: &Document, withheld: &Withheld, words: &str) -> String {
    let mut out = String::with_capacity(place.of(text).len());
    let mut at = place.start;
    let mut cuts: Vec<(Span, &str)> = sections(document, withheld, place.end).into_iter().map(|section| (section, "")).collect();
    for name in withheld.names.iter().filter(|name| place.holds(name.span)) {
        let written = name.span.of(text);
        cuts.push((name.span, label(written, name).unwrap_or(words)));
    }
    // Of two that begin at one place the longer first: what lies in it is passed over.
    cuts.sort_by_key(|(span, _)| (span.start, u32::MAX - span.end));
    for (span, instead) in cuts {
        if span.start < at {
            continue;
        }
        out.push_str(Span { start: at, end: span.start }.of(text));
        out.push_str(instead);
        let lines = |text: &str| text.matches('\n').count();
        out.extend(std::iter::repeat_n('\n', lines(span.of(text)).saturating_sub(lines(instead))));
        at = span.end;
    }
    out.push_str(Span { start: at, end: place.end }.of(text));
    out
}

/// Where the texts of the nested things stand that are taken out.
fn sections(document: &Document, withheld: &Withheld, end: u32) -> Vec<Span> {
    let headings = &document.prose.headings;
    let of = |&(thing, heading): &(usize, usize)| {
        let is_gone = withheld.things.iter().any(|span| span.holds(document.nested[thing].span));
        let level = headings[heading].level;
        let behind = headings[heading + 1..].iter().find(|next| next.top && next.level <= level);
        is_gone.then(|| Span { start: headings[heading].span.start, end: behind.map_or(end, |next| next.span.start) })
    };
    document.sections.iter().filter_map(of).collect()
}

/// What a link says in its own words; none where it only says what it leads to.
fn label<'t>(written: &'t str, name: &WithheldName) -> Option<&'t str> {
    let label = match written.strip_prefix("[[") {
        Some(wiki) => wiki.strip_suffix("]]").unwrap_or(wiki).split_once('|').map(|(_, label)| label)?,
        None => {
            let inner = written.strip_prefix('[')?;
            let mut depth = 0;
            let mut escaped = false;
            let end = inner.char_indices().find(|&(_, c)| {
                match c {
                    _ if std::mem::take(&mut escaped) => {}
                    '\\' => escaped = true,
                    '[' => depth += 1,
                    ']' if depth == 0 => return true,
                    ']' => depth -= 1,
                    _ => {}
                }
                false
            });
            &inner[..end?.0]
        }
    };
    let said = slug(label);
    (!said.is_empty() && !name.called.contains(&said)).then_some(label.trim())
}
