//! A new file of a kind: what it needs, filled in or with a placeholder; everything else it may say
//! as comments. Made from the descriptions of the records, so that it cannot lag behind them.
//!
//! 1. A field becomes one or several [`ScaffoldLine`]s: its own, and one for each field of what is nested in
//!    it, two levels deep.
//! 2. Lines are written as YAML, or as comments that become YAML when `# ` is taken away; what they
//!    mean stands behind them.
//!
//! Absent: the site, the disk.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::base::kind::Kind;
use crate::base::slug::slug;

use super::content::kinds::{Common, doc_of};
use super::fields::schema::{FieldDoc, FieldShape, RecordDoc};

/// Meanings begin in the same column, unless a value is longer than this.
const WIDEST: usize = 40;

/// How many levels of what is nested are explained: stages, and the touchpoints in them.
const DEEPEST: usize = 2;

/// A new file.
#[derive(Debug)]
pub struct Blank {
    /// What to write.
    pub text: String,
    /// The fields that hold a placeholder, in their order.
    pub placeholders: Vec<&'static str>,
}

/// A new file of that kind. `known` are the names that required references are filled in with, by
/// field.
pub fn blank(kind: Kind, title: &str, known: &BTreeMap<&'static str, String>) -> Blank {
    let doc = doc_of(kind);
    let mut page = ScaffoldPage::default();
    let heading = format!("# {}", doc.doc.split_whitespace().collect::<Vec<_>>().join(" "));
    let _ = writeln!(
        page.text,
        "---\n{heading}\n# What begins with `#` is not read: take `# ` away, and fill in what you know. Blank means unknown.\n"
    );
    let required = |doc: &RecordDoc| doc.fields.iter().filter(|f| f.required && f.name != "title");
    if let Some(field) = Common::DOC.fields.iter().find(|f| f.name == "title") {
        page.lines.push(ScaffoldLine::written(field.name, &scalar(title), field));
    }
    for field in required(doc).chain(required(&Common::DOC)) {
        page.required(field, known.get(field.name));
    }
    page.flush();
    for (doc, heading) in [(doc, "\n"), (&Common::DOC, "\n# What a file of every kind may say:\n")] {
        for (i, field) in doc.fields.iter().filter(|f| !f.required).enumerate() {
            page.text.push_str(if i == 0 { heading } else { "" });
            page.optional(field);
        }
        page.flush();
    }
    page.text.push_str("---\n");
    Blank { text: page.text, placeholders: page.placeholders }
}

/// The required fields of a kind that name a file of another kind.
pub fn required_names(kind: Kind) -> impl Iterator<Item = (&'static str, Kind)> {
    doc_of(kind).fields.iter().filter(|f| f.required).filter_map(|field| {
        let shape = match (field.shape)() {
            FieldShape::List(of) => *of,
            other => other,
        };
        let FieldShape::Reference(what) = shape else { return None };
        let named = Kind::ALL.iter().copied().find(|k| k.with_article() == what)?;
        Some((field.name, named))
    })
}

/// One line: a key, perhaps its value, and what it means.
#[derive(Debug)]
struct ScaffoldLine {
    text: String,
    meaning: String,
}

impl ScaffoldLine {
    /// A line that counts.
    fn written(key: &str, value: &str, field: &FieldDoc) -> Self {
        let text = format!("{key}: {value}");
        Self { text: text.trim_end().to_owned(), meaning: explained(field) }
    }

    /// A line that counts once `# ` is taken away; `lead` is its indent behind that. Below one that `opens` stands what is
    /// nested in it.
    fn comment(lead: &str, field: &FieldDoc, opens: bool) -> Self {
        let must = if field.required { " Required." } else { "" };
        let meaning = if opens { field.meaning() } else { explained(field) };
        Self { text: format!("# {lead}{}:", field.name), meaning: format!("{meaning}{must}") }
    }
}

#[derive(Debug, Default)]
struct ScaffoldPage {
    text: String,
    lines: Vec<ScaffoldLine>,
    placeholders: Vec<&'static str>,
    /// The records whose fields are explained already.
    explained: Vec<&'static str>,
}

impl ScaffoldPage {
    /// A field that must be there.
    fn required(&mut self, field: &'static FieldDoc, known: Option<&String>) {
        let shape = (field.shape)();
        if known.is_none() {
            self.placeholders.push(field.name);
        }
        let value = known.map_or_else(|| stand_in(&shape, field), |name| scalar(name));
        let value = if matches!(shape, FieldShape::List(_)) { format!("[{value}]") } else { value };
        self.lines.push(ScaffoldLine::written(field.name, &value, field));
    }

    /// A field that may be there, with the fields of what is nested in it.
    fn optional(&mut self, field: &'static FieldDoc) {
        self.lines.push(ScaffoldLine::comment("", field, is_nested(field)));
        self.inside(0, field, DEEPEST);
    }

    /// The fields of what is nested in a field that is written so far from the margin, so many levels deep. Each record is
    /// explained once.
    fn inside(&mut self, margin: usize, field: &'static FieldDoc, levels: usize) {
        let shape = (field.shape)();
        let is_list = matches!(shape, FieldShape::List(_));
        let Some(doc) = nested_in(&shape).filter(|doc| levels > 0 && !self.explained.contains(&doc.name)) else { return };
        self.explained.push(doc.name);
        let (required, optional): (Vec<_>, Vec<_>) = doc.fields.iter().partition(|f| f.required);
        for (i, inner) in required.into_iter().chain(optional).enumerate() {
            let lead = match (is_list, i) {
                (true, 0) => "  - ",
                (true, _) => "    ",
                (false, _) => "  ",
            };
            let lead = format!("{}{lead}", " ".repeat(margin));
            self.lines.push(ScaffoldLine::comment(&lead, inner, levels > 1 && is_nested(inner)));
            self.inside(lead.len(), inner, levels - 1);
        }
    }

    /// Writes the lines, their meanings in one column.
    fn flush(&mut self) {
        let lines = std::mem::take(&mut self.lines);
        let width = |line: &ScaffoldLine| line.text.chars().count();
        let column = lines.iter().map(width).filter(|w| *w <= WIDEST).max().unwrap_or(0);
        for line in lines {
            let gap = " ".repeat(column.saturating_sub(width(&line)) + 2);
            let _ = writeln!(self.text, "{}{gap}# {}", line.text, line.meaning);
        }
    }
}

/// The record that a mapping, or each entry of a list, has the fields of.
fn nested_in(shape: &FieldShape) -> Option<&'static RecordDoc> {
    match shape {
        FieldShape::Record(doc) => Some(doc),
        FieldShape::List(of) => match **of {
            FieldShape::Record(doc) => Some(doc),
            _ => None,
        },
        _ => None,
    }
}

fn is_nested(field: &FieldDoc) -> bool {
    nested_in(&(field.shape)()).is_some()
}

/// What a field means, and what may be written where its meaning does not say it.
fn explained(field: &FieldDoc) -> String {
    let meaning = field.meaning();
    match due(&(field.shape)(), &meaning) {
        Some(due) => format!("{meaning} Takes {due}."),
        None => meaning,
    }
}

fn due(shape: &FieldShape, meaning: &str) -> Option<String> {
    match shape {
        FieldShape::Text | FieldShape::Sentences | FieldShape::Id | FieldShape::Number { .. } | FieldShape::Flag | FieldShape::Anything => {
            None
        }
        FieldShape::OneOf(words) if words.iter().all(|word| meaning.contains(&format!("`{word}`"))) => None,
        FieldShape::File if meaning.contains("relative") => None,
        FieldShape::List(of) if matches!(**of, FieldShape::Text | FieldShape::Sentences | FieldShape::Id) => Some("a list".into()),
        other => Some(other.in_words()),
    }
}

/// What stands for a value that only the author knows.
fn stand_in(shape: &FieldShape, field: &FieldDoc) -> String {
    match shape {
        FieldShape::Reference(what) => placeholder(what),
        FieldShape::List(of) => stand_in(of, field),
        FieldShape::OneOf(words) => words.first().copied().unwrap_or_default().to_owned(),
        FieldShape::Text | FieldShape::Sentences => scalar(field.meaning().split(". ").next().unwrap_or_default().trim_end_matches('.')),
        _ => String::new(),
    }
}

/// What stands for the id of something that is not there yet: `id-of-a-persona`.
pub fn placeholder(what: &str) -> String {
    slug(&format!("id of {what}"))
}

/// A text as YAML.
fn scalar(text: &str) -> String {
    serde_yaml::to_string(text).unwrap_or_default().trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::base::diagnostic::Diagnostic;
    use crate::base::files::Entry;
    use crate::syntax::content::document::{Document, Reading, read};
    use crate::syntax::markdown::MarkdownOptions;

    fn document(kind: Kind, text: &str) -> Document {
        let path: Arc<str> = format!("{}/new.md", kind.folder()).into();
        match read(&path, &path, &Entry::Text(text.into()), MarkdownOptions::default()) {
            Reading::Content(document) => *document,
            Reading::NotContent(why) => panic!("{why}"),
        }
    }

    #[test]
    fn a_new_file_of_each_kind_reads_without_a_fault() {
        for &kind in Kind::ALL {
            let new = blank(kind, "New: \"one\" # yes", &BTreeMap::new());
            let document = document(kind, &new.text);
            assert!(document.faults.is_empty(), "{kind}: {:?}\n{}", document.faults, new.text);
            assert_eq!(&**document.title(), "New: \"one\" # yes");
        }
    }

    #[test]
    fn every_field_is_there_and_explained() {
        for &kind in Kind::ALL {
            let text = blank(kind, "x", &BTreeMap::new()).text;
            for field in doc_of(kind).fields.iter().chain(Common::DOC.fields) {
                let start = if field.required { format!("\n{}:", field.name) } else { format!("\n# {}:", field.name) };
                assert!(text.contains(&start), "{kind} lacks {}", field.name);
                assert!(text.contains(&field.meaning()), "{kind} does not explain {}", field.name);
            }
        }
    }

    #[test]
    fn comments_become_fields_when_their_marks_are_taken_away() {
        for &kind in Kind::ALL {
            let text = blank(kind, "x", &BTreeMap::new()).text;
            let mended: Vec<String> = text
                .lines()
                .map(|line| match line.find("# ") {
                    Some(at) if line[at + 2..].split("  # ").count() > 1 && line[..at].trim().is_empty() => line.replacen("# ", "", 1),
                    _ => line.to_owned(),
                })
                .collect();
            let document = document(kind, &mended.join("\n"));
            // A new file is not retired, and only what is has a successor.
            let is_fault = |f: &&Diagnostic| matches!(f.rule.name, "yaml-syntax" | "unknown-field") && !f.message.contains("`replaced_by`");
            let unknown: Vec<_> = document.faults.iter().filter(is_fault).collect();
            assert!(unknown.is_empty(), "{kind}: {unknown:?}\n{}", mended.join("\n"));
        }
    }

    #[test]
    fn known_names_are_filled_in_and_the_others_are_told() {
        let known = BTreeMap::from([("persona", "ada".to_owned())]);
        let new = blank(Kind::Journey, "x", &known);
        assert!(new.text.contains("\npersona: ada "), "{}", new.text);
        assert!(new.text.contains("\noutcome: id-of-an-outcome "), "{}", new.text);
        assert_eq!(new.placeholders, ["outcome"]);
        assert_eq!(required_names(Kind::Journey).collect::<Vec<_>>(), [("persona", Kind::Persona), ("outcome", Kind::Outcome)]);
        assert_eq!(required_names(Kind::Outcome).collect::<Vec<_>>(), [("for", Kind::Persona)]);
    }
}
