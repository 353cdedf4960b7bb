//! `throughline.yaml`.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use crate::base::diagnostic::{Diagnostic, Place, Severity, quote};
use crate::base::files::{Entry, too_large};
use crate::base::meant;
use crate::base::rule::{self, Rule};
use crate::base::span::Span;
use crate::base::suggest::nearest;
use crate::base::vocabulary::{RawHtml, RemotePictures, Setting};

use super::content::kinds::{self, ToOutcome};
use super::fields::faults::Faults;
use super::fields::record::{Field, ReadNode, SpannedText, record};
use super::fields::schema::FieldShape;
use super::fields::types::{Amount, Extra, FilePath, Flag, Ref, WrittenId};
use super::gates::Gates;
use super::markdown::MarkdownOptions;
use super::yaml::cut_values;
use super::yaml::scalar::{Meaning, meaning};
use super::yaml::tree::{self, Value, YamlNode};

/// The name of the file.
pub const NAME: &str = "throughline.yaml";

record! {
    /// The site: what it is called, where its content lies, how it is checked and shown.
    SiteConfig "`throughline.yaml`" {
        /// What the site is called.
        title required: Option<SpannedText>,
        /// The folders that hold content, relative to this file. Left out: this file's folder.
        content: Vec<FilePath>,
        /// Paths to leave out: globs relative to this folder, `**` for any depth.
        exclude: Vec<SpannedText>,
        /// Stands before each id where several sites are read together: `claims` makes `claims/refund`.
        prefix: Option<WrittenId>,
        /// The order of outcomes on the home page; the rest follows by title.
        outcomes: Vec<Ref<ToOutcome>>,
        /// Where the pages go, relative to this file. Left out: `public`.
        output: Option<FilePath>,
        /// The language of the content, as a code (`en`, `de-AT`). Left out: `en`.
        language: Option<SpannedText>,
        /// The channels through which customers and you meet.
        channels: Vec<Channel>,
        /// What `us` is called in pictures. Left out: `us`.
        us: Option<SpannedText>,
        /// The level of rules: `off`, `note`, `warning` or `error`, or `{severity, days}`.
        checks: Option<Checks>,
        /// Words that rules about words look for.
        words: Option<Words>,
        /// What the pages say from git.
        git: Option<Git>,
        /// How bodies are read.
        markdown: Option<Markdown>,
        /// What the site changes of the theme's looks.
        theme: Option<Theme>,
        /// Figures that `check` holds the site to.
        gates: Option<Gates>,
        /// Fields of your own.
        extra: Option<Extra>,
    }
}

impl SiteConfig {
    /// The folder for the pages, as it is written: relative to this file, and perhaps no folder within the site.
    pub fn output_folder(&self) -> &str {
        self.output.as_ref().map_or("public", |output| &output.0.value)
    }
}

record! {
    /// A channel through which customers and you meet.
    Channel "a channel" {
        /// Its id, which touchpoints name.
        id required: Option<WrittenId>,
        /// What it is called. Left out: the id.
        title: Option<SpannedText>,
    }
}

record! {
    /// Words that rules about words look for.
    Words "`words`" {
        /// Words of buying.
        sale: Vec<SpannedText>,
        /// Words of our funnel.
        funnel: Vec<SpannedText>,
        /// Words that customers do not use.
        jargon: Vec<SpannedText>,
        /// Words that promise without measuring, beside the language's own list, where it has one.
        weasel: Vec<SpannedText>,
    }
}

record! {
    /// What the pages say from git.
    Git "`git`" {
        /// The address to edit a page at; `{path}` stands for the file.
        edit: Option<SpannedText>,
        /// Whether pages name who changed them last.
        authors: Option<Flag>,
    }
}

record! {
    /// How bodies are read.
    Markdown "`markdown`" {
        /// What becomes of raw HTML: `escape` shows it as text, `sanitize` keeps what tells of texts, tables and pictures, `allow` keeps all but what a browser would run. Left out: `escape`.
        raw_html: Option<RawHtml>,
        /// What becomes of pictures from other hosts: `link` or `allow`. Left out: `link`.
        remote_pictures: Option<RemotePictures>,
    }
}

record! {
    /// What the site changes of the theme's looks.
    Theme "`theme`" {
        /// The accent colour, as `#0a6` or `#00aa66`.
        accent: Option<SpannedText>,
        /// A picture for the head of each page, relative to this file.
        logo: Option<FilePath>,
        /// A font for the text, relative to this file.
        font: Option<FilePath>,
    }
}

/// What `checks` sets, rule by rule.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Checks(pub BTreeMap<&'static str, RuleSetting>);

/// What is set for one rule.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct RuleSetting {
    /// Its level; none leaves the usual one.
    pub severity: Option<Setting>,
    /// Its days; none leaves the usual ones.
    pub days: Option<u32>,
}

record! {
    /// A rule's level and days.
    CheckFields "a check" {
        /// `off`, `note`, `warning` or `error`.
        severity: Option<Setting>,
        /// The days that it counts.
        days: Option<Amount>,
    }
}

impl ReadNode for Checks {
    fn read(node: &YamlNode<'_>, faults: &mut Faults) -> Option<Self> {
        let Value::Map(entries) = &node.value else {
            faults.wrong_type(node, "a mapping of rules to levels");
            return None;
        };
        let mut checks = BTreeMap::new();
        for (key, node) in entries {
            let Some(rule) = adjustable(&key.text, key.span, faults) else { continue };
            let check = if matches!(node.value, Value::Map(_)) {
                CheckFields::read(node, faults).map(|fields| RuleSetting {
                    severity: fields.severity,
                    #[expect(
                        clippy::cast_possible_truncation,
                        clippy::cast_sign_loss,
                        reason = "an Amount is not negative, and `as` saturates"
                    )]
                    days: fields.days.map(|d| d.0 as u32),
                })
            } else if rule.days.is_some()
                && let Value::Scalar { text, plain } = &node.value
                && matches!(meaning(text, *plain), Meaning::Number(_))
            {
                let message = format!("`{}` cannot be {}", rule.name, quote(text));
                faults.push(&rule::UNKNOWN_VALUE, node.span, message, format!("write `{{days: {text}}}`"));
                None
            } else {
                faults.key = rule.name;
                Setting::read(node, faults).map(|severity| RuleSetting { severity: Some(severity), days: None })
            };
            if let Some(check) = check {
                if check.days.is_some() && rule.days.is_none() {
                    faults.push(&rule::UNKNOWN_VALUE, key.span, format!("`{}` counts no days", rule.name), "take `days` out");
                }
                checks.insert(rule.name, check);
            }
        }
        Some(Self(checks))
    }

    fn shape() -> FieldShape {
        FieldShape::MapOf(Box::new(FieldShape::Either(vec![Setting::shape(), CheckFields::shape()])))
    }
}

/// The rule of that name, where it may be set; else a fault at `span`.
pub fn adjustable(name: &str, span: Span, faults: &mut Faults) -> Option<&'static Rule> {
    match rule::by_name(name) {
        Some(rule) if rule.adjustable => Some(rule),
        Some(_) => {
            let message = format!("{} cannot be set or silenced: it stays an error", quote(name));
            faults.push(&rule::UNKNOWN_VALUE, span, message, "mend what it reports; `throughline explain` says how");
            None
        }
        None => {
            let near = nearest(name, rule::ALL.iter().filter(|r| r.adjustable).map(|r| r.name));
            let help = near.map_or_else(|| "`throughline explain` lists all rules".to_owned(), |near| format!("did you mean `{near}`?"));
            faults.push(&rule::UNKNOWN_VALUE, span, format!("no rule named {}", quote(name)), help);
            None
        }
    }
}

impl SiteConfig {
    /// Reads the file, and says all that is wrong with it.
    pub fn read_file(entry: &Entry) -> (Self, Vec<Diagnostic>) {
        let path: Arc<str> = NAME.into();
        let mut faults = Faults::new(&path);
        let text = match entry {
            Entry::Text(text) | Entry::Active { text, .. } => text,
            Entry::NotText { valid_up_to, .. } => {
                faults.push(&rule::ENCODING, Span::new(*valid_up_to, *valid_up_to), "this file is not UTF-8", "save it as UTF-8");
                return (Self::default(), faults.found);
            }
            Entry::TooLarge { size, .. } => {
                faults.push(&rule::OUT_OF_RANGE, Span::default(), too_large(*size), "take out what is no setting");
                return (Self::default(), faults.found);
            }
            Entry::PassedOver(why) => {
                let message = format!("this file is not read: {why}");
                faults.push(&rule::MISSING_FILE, Span::default(), message, "put the file itself here");
                return (Self::default(), faults.found);
            }
            Entry::Binary { .. } | Entry::LeadsOutside => {
                faults.push(
                    &rule::OUTSIDE_THE_SITE,
                    Span::default(),
                    "this file is a link that leads out of the site folder",
                    "put the file itself here",
                );
                return (Self::default(), faults.found);
            }
        };
        let mut faults = Faults::of(&path, text, kinds::home_of);
        let (root, wrong) = tree::read(text, 0);
        let unreadable = root.is_none() && !wrong.is_empty();
        for fault in wrong {
            let mut diagnostic = Diagnostic::new(&rule::YAML_SYNTAX, Place::new(&path, fault.span), fault.message).maybe_help(fault.help);
            if let Some(first) = fault.first {
                diagnostic = diagnostic.related(Place::new(&path, first), "the first one");
            }
            faults.found.push(diagnostic);
        }
        if unreadable {
            return (Self::default(), faults.found);
        }
        let node = match root {
            Some(node) if !super::fields::record::is_blank(&node) => node,
            _ => YamlNode { value: Value::Map(Vec::new()), span: Span::default() },
        };
        let whole = match node.value {
            Value::Map(_) => YamlNode { span: Span { start: 0, ..node.span }, ..node },
            _ => node,
        };
        let site = Option::<Self>::read_field(&whole, &mut faults).unwrap_or_default();
        site.check_values(&mut faults);
        cut_values::note(&whole, text, Span::new(0, text.len()), &mut faults);
        (site, faults.finish())
    }

    fn check_values(&self, faults: &mut Faults) {
        if let Some(language) = &self.language
            && !is_language(&language.value)
        {
            faults.push(
                &rule::UNKNOWN_VALUE,
                language.span,
                format!("`language` cannot be {}", quote(&language.value)),
                meant::site::language(&language.value)
                    .map_or_else(|| "write a code such as `en`, `de` or `pt-BR`".to_owned(), |code| format!("write `{code}`")),
            );
        }
        if let Some(accent) = self.theme.as_ref().and_then(|t| t.accent.as_ref())
            && !is_colour(&accent.value)
        {
            faults.push(
                &rule::UNKNOWN_VALUE,
                accent.span,
                format!("`accent` cannot be {}", quote(&accent.value)),
                meant::site::colour(&accent.value)
                    .map_or_else(|| "write a colour such as `\"#0a6\"` or `\"#00aa66\"`".to_owned(), |code| format!("write `\"{code}\"`")),
            );
        }
        if let Some(edit) = self.git.as_ref().and_then(|g| g.edit.as_ref())
            && !(edit.value.starts_with("https://") || edit.value.starts_with("http://"))
        {
            faults.push(
                &rule::UNKNOWN_VALUE,
                edit.span,
                format!("`edit` cannot be {}", quote(&edit.value)),
                "write an address that begins with `https://`",
            );
        }
        for glob in &self.exclude {
            if let Err(error) = globset::GlobBuilder::new(&glob.value).literal_separator(true).build() {
                faults.push(&rule::UNKNOWN_VALUE, glob.span, format!("{} is no glob: {}", quote(&glob.value), error.kind()), "");
            }
        }
    }

    /// How bodies are read.
    pub fn style(&self) -> MarkdownOptions {
        let usual = MarkdownOptions::default();
        self.markdown.as_ref().map_or(usual, |m| MarkdownOptions {
            raw_html: m.raw_html.unwrap_or(usual.raw_html),
            remote_pictures: m.remote_pictures.unwrap_or(usual.remote_pictures),
        })
    }

    /// The level of a rule on this site; none where it is off.
    pub fn level(&self, rule: &'static Rule) -> Option<Severity> {
        if !rule.adjustable {
            return rule.level;
        }
        match self.checks.as_ref().and_then(|c| c.0.get(rule.name)).and_then(|c| c.severity) {
            None => rule.level,
            Some(Setting::Off) => None,
            Some(Setting::Note) => Some(Severity::Note),
            Some(Setting::Warning) => Some(Severity::Warning),
            Some(Setting::Error) => Some(Severity::Error),
        }
    }

    /// The days that a rule counts on this site; 0 where it counts none.
    pub fn days(&self, rule: &'static Rule) -> i64 {
        let set = self.checks.as_ref().and_then(|c| c.0.get(rule.name)).and_then(|c| c.days);
        i64::from(set.or(rule.days).unwrap_or_default())
    }

    /// The language's code.
    pub fn language(&self) -> &str {
        self.language.as_ref().map(|l| &*l.value).filter(|l| is_language(l)).unwrap_or("en")
    }
}

fn is_language(code: &str) -> bool {
    let mut parts = code.split('-');
    parts.next().is_some_and(|p| (2..=3).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphabetic()))
        && parts.all(|p| (2..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// Whether a text is a colour as `throughline.yaml` may name one.
pub fn is_colour(text: &str) -> bool {
    text.strip_prefix('#').is_some_and(|hex| matches!(hex.len(), 3 | 6) && hex.bytes().all(|b| b.is_ascii_hexdigit()))
}
