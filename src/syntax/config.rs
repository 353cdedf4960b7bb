//! `throughline.yaml`.

pub mod checks;
pub mod editions;
pub mod own_fields;
mod values;
mod version;

use std::sync::{Arc, LazyLock};

use crate::base::diagnostic::{Concern, Diagnostic, Place, Severity};
use crate::base::files::{Entry, too_large};
use crate::base::rule::{self, Rule};
use crate::base::span::Span;
use crate::base::vocabulary::{RawHtml, RemotePictures, Robots, Setting};

use super::content::kinds::{self, ToOutcome};
use super::fields::faults::Faults;
use super::fields::record::{Field, SpannedText, record};
use super::fields::types::{Extra, FilePath, Flag, Ref, WrittenId};
use super::gates::Gates;
use super::markdown::MarkdownOptions;
use super::yaml::cut_values;
use super::yaml::tree::{self, Value, YamlNode};

pub use checks::{Checks, RuleSetting, adjustable};
pub use editions::Edition;
pub use own_fields::{OwnField, OwnFields};
pub use values::{FILLED_IN, is_colour};

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
        /// Other repositories whose things are part of this site, each below its prefix.
        sources: Vec<WrittenSource>,
        /// The order of outcomes on the home page; the rest follows by title.
        outcomes: Vec<Ref<ToOutcome>>,
        /// Where the pages go, relative to this file. Left out: `public`.
        output: Option<FilePath>,
        /// The language of the content, as a code (`en`, `de-AT`). Left out: `en`.
        language: Option<SpannedText>,
        /// The channels through which customers and you meet.
        channels: Vec<Channel>,
        /// The least version of Throughline that reads this site: `"0.2"`. An older one says so, and does nothing else.
        requires: Option<SpannedText>,
        /// What all of it is for, in one sentence. Stands above the architecture.
        mission: Option<SpannedText>,
        /// The currency of `cost_per_case` and `cost`, by its code: `GBP`.
        currency: Option<SpannedText>,
        /// What `us` is called in pictures. Left out: `us`.
        us: Option<SpannedText>,
        /// What customers are called: patients, members, students.
        customer: Option<Customer>,
        /// The level of rules: `off`, `note`, `warning` or `error`, or `{severity, days}`.
        checks: Option<Checks>,
        /// The audiences that `audience` may name. `build --audience` leaves out what is not for one of them.
        audiences: Vec<SpannedText>,
        /// Earlier states of the site that `build` publishes too, each below `editions/`; every page leads from one to the other.
        editions: Vec<Edition>,
        /// What `build` adds for programs: each is left out unless it says `true`.
        machine_pages: Option<MachinePages>,
        /// Words that rules about words look for.
        words: Option<Words>,
        /// What the pages say from git.
        git: Option<Git>,
        /// What search engines are asked to do: `index` or `noindex`. Left out: `index`.
        robots: Option<Robots>,
        /// How bodies are read.
        markdown: Option<Markdown>,
        /// What the site changes of the theme's looks.
        theme: Option<Theme>,
        /// Figures that `check` holds the site to.
        gates: Option<Gates>,
        /// The types of fields of your own, those in `extra`, by what has them.
        fields: Option<OwnFields>,
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
    /// Another repository: a checkout, or what `export --format json` printed of one.
    WrittenSource "a source" {
        /// Its folder or its exported `graph.json`, relative to this file, or to the folder of `--sources`. It lies below one of the two.
        path required: Option<FilePath>,
        /// Stands before each of its ids: `claims` makes `claims/refund`. Left out: the `prefix` of its own `throughline.yaml`.
        prefix: Option<WrittenId>,
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
    /// What customers are called.
    Customer "`customer`" {
        /// What one is called: `the member`.
        one: Option<SpannedText>,
        /// What several are called: `members`.
        many: Option<SpannedText>,
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
        /// The address to edit a page at. `{path}` stands for the file, `{title}`, `{address}` and `{url}` for those of the page.
        edit: Option<SpannedText>,
        /// The address of the changes of a page. The same is filled in.
        history: Option<SpannedText>,
        /// The address to say at that something is wrong: of a form, or a `mailto:`. The same is filled in.
        report: Option<SpannedText>,
        /// Whether pages name who changed them last.
        authors: Option<Flag>,
    }
}

record! {
    /// What `build` adds for programs and assistants.
    MachinePages "`machine_pages`" {
        /// `true` puts a Markdown twin beside each page of a file: `journeys/buy.md` beside `journeys/buy.html`.
        markdown: Option<Flag>,
        /// `true` writes `llms.txt`, a list of all things for assistants, with links to the twins where there are some.
        llms: Option<Flag>,
        /// `true` writes `graph.json`: what `export --format json` prints.
        graph: Option<Flag>,
        /// `true` writes `insights.json`: what `insights --format json` prints.
        insights: Option<Flag>,
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

    /// How bodies are read.
    pub fn style(&self) -> MarkdownOptions {
        let usual = MarkdownOptions::default();
        self.markdown.as_ref().map_or(usual, |m| MarkdownOptions {
            raw_html: m.raw_html.unwrap_or(usual.raw_html),
            remote_pictures: m.remote_pictures.unwrap_or(usual.remote_pictures),
        })
    }

    /// Whether search engines are asked to leave the site out.
    pub fn is_left_out_of_search(&self) -> bool {
        self.robots == Some(Robots::NoIndex)
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

    /// How much a finding weighs on this site; none where its rule is off.
    pub fn level_of(&self, finding: &Diagnostic) -> Option<Severity> {
        if finding.is_error {
            return Some(Severity::Error);
        }
        let level = self.level(finding.rule)?;
        let level = if finding.concern == Concern::Own { level } else { level.min(Severity::Warning) };
        let is_set = self.checks.as_ref().and_then(|c| c.0.get(finding.rule.name)).is_some_and(|c| c.severity.is_some());
        Some(if finding.is_note && !is_set { Severity::Note } else { level })
    }

    /// The days that a rule counts on this site; 0 where it counts none.
    pub fn days(&self, rule: &'static Rule) -> i64 {
        let set = self.checks.as_ref().and_then(|c| c.0.get(rule.name)).and_then(|c| c.days);
        i64::from(set.or(rule.days).unwrap_or_default())
    }

    /// The types of the site's own fields.
    pub fn own_fields(&self) -> &OwnFields {
        static NONE: LazyLock<OwnFields> = LazyLock::new(OwnFields::default);
        self.fields.as_ref().unwrap_or(&NONE)
    }

    /// The language's code.
    pub fn language(&self) -> &str {
        self.language.as_ref().map(|l| &*l.value).filter(|l| values::is_language(l)).unwrap_or("en")
    }
}
