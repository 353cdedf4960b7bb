//! `throughline build`: load → check → publish.

mod editions;
mod revision;
mod single;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Result, bail};
use clap::Args;
use clap::builder::NonEmptyStringValueParser;

use crate::base::date::Date;
use crate::base::diagnostic::{Severity, quote};
use crate::check::Findings;
use crate::html::Publishing;
use crate::html::assembly::book::BookOf;
use crate::io::origin::Origin;
use crate::io::publish::Published;
use crate::io::revision::RevisionTree;
use crate::model::graph::Entity;
use crate::report;
use crate::{Checked, Options, Site, publish_with_editions};

use super::base_url::base_url;
use super::out::{Terminal, print_coloured, say};
use super::{GitArgs, SiteArgs, candidates, date, summary};

/// Check, render and publish a site.
///
/// While an error stands nothing is published. What does not change is not written again.
///
/// Example: throughline build --open
#[derive(Debug, Args)]
pub(super) struct BuildArgs {
    #[command(flatten)]
    site: SiteArgs,
    #[command(flatten)]
    git: GitArgs,
    /// Where the pages go [default: `output` of throughline.yaml, else public]
    #[arg(long, value_name = "FOLDER")]
    output: Option<PathBuf>,
    /// Open the home page in the browser.
    #[arg(long)]
    open: bool,
    /// The address the site will have, for the sitemap, the feed of changes, canonical addresses and the page that is not found; links stay
    /// relative.
    #[arg(long, value_name = "URL", value_parser = base_url)]
    base_url: Option<String>,
    /// One file that needs no other, to mail: an outcome or a journey with what belongs to it, another thing's page, or the whole site
    /// where nothing is named. `--output` is the file [default: its id.html, here]
    #[arg(long, value_name = "ADDRESS", num_args = 0..=1, conflicts_with_all = ["open", "base_url"], add = candidates::addresses())]
    single: Option<Option<String>>,
    /// A book beside the pages, to print: book.html, of an outcome with what belongs to it, or of the whole site.
    #[arg(long, value_name = "OUTCOME", num_args = 0..=1, conflicts_with = "single", add = candidates::addresses())]
    book: Option<Option<String>>,
    /// A line on top of every page, on paper too: what this is a preview of.
    #[arg(long, value_name = "TEXT", value_parser = NonEmptyStringValueParser::new())]
    banner: Option<String>,
    /// Drafts are part of the site.
    #[arg(long)]
    drafts: bool,
    /// Only what is for this audience, one of `audiences` in throughline.yaml: the whole site is checked and counted, the rest is left out. Not
    /// with --keep-going: what cannot be read may be what hides.
    #[arg(long, value_name = "NAME", conflicts_with = "keep_going")]
    audience: Option<String>,
    /// The site as of a commit, a branch or a tag, without a checkout: its files, pictures and logs are those of then, and age counts from the day
    /// of that commit.
    #[arg(long, value_name = "REV", conflicts_with = "no_git", value_parser = NonEmptyStringValueParser::new())]
    rev: Option<String>,
    /// Publish in spite of errors, with the faults shown in place.
    #[arg(long)]
    keep_going: bool,
    /// The day from which age counts [default: the newest commit's, else the newest in the content].
    #[arg(long, value_parser = date, value_name = "DATE")]
    as_of: Option<Date>,
    /// How many threads to use, at most one for each core [default: one for each core].
    #[arg(long, value_name = "N")]
    pub(super) jobs: Option<usize>,
    /// Also list everything that was passed over, and say how long each phase took.
    #[arg(long)]
    verbose: bool,
}

impl BuildArgs {
    pub(super) fn run(mut self, terminal: &Terminal) -> Result<u8> {
        let begun = Instant::now();
        self.take_folder();
        let mut phases = Phases { last: begun, verbose: self.verbose };
        let root = self.site.find()?;
        let (site, options, tree) = self.read(&root, &mut phases)?;
        let origin = tree.as_ref().map_or(Origin::Folder(&root), Origin::Revision);
        let mut site = crate::check(site);
        phases.done("check");
        self.report(&root, &site, terminal);
        let broken = site.findings.has_errors();
        if broken && !self.keep_going {
            summary::say_summary(&site, &super::way_to(&root), self.verbose);
            say("nothing was published: mend the errors first, or see the pages all the same with `--keep-going`");
            return Ok(1);
        }
        if let Some(audience) = &self.audience {
            site = crate::for_audience(&site, audience, &options)?;
            phases.done("audience");
        }
        if let Some(subject) = &self.single {
            let asked = single::MailedFile { subject: subject.as_deref(), output: self.output.as_deref(), banner: self.banner.as_deref() };
            single::write(&site, origin, asked)?;
            return Ok(u8::from(broken));
        }
        let Some(output) = self.output.clone().or_else(|| Some(root.join(site.output_folder()?))) else {
            // The site file is broken or leads out of the site: that has been reported.
            return Ok(1);
        };
        let book = self.book.as_ref().map(|of| book_of(&site, of.as_deref())).transpose()?;
        let publishing = Publishing { base_url: self.base_url.clone(), banner: self.banner.clone(), book, editions: None };
        let editions = if self.rev.is_some() {
            Vec::new()
        } else {
            let audience = self.audience.as_deref();
            let asked = editions::AskedEditions { root: &root, options: &options, audience, no_git: self.git.no_git };
            let read = editions::read(&site, asked)?;
            phases.done("editions");
            read
        };
        site.release_texts();
        let published = publish_with_editions(&site, origin, &editions, &output, &publishing, |phase| phases.done(phase))?;
        summary::say_summary(&site, &super::way_to(&root), self.verbose);
        say(&what_was_written(&published, &output, begun));
        if self.open {
            let home = dunce::canonicalize(output.join("index.html"))?;
            // The site is there all the same: a machine without a browser is no fault of its.
            if open::that_detached(&home).is_err() {
                say(&format!("nothing here opens a page by itself: open {} in a browser", home.display()));
            }
        }
        // The process ends here: the system takes the memory back faster than it could be given back.
        std::mem::forget((site, editions));
        Ok(u8::from(broken))
    }

    /// The site of today, or that of a revision with its other files; what it was loaded with.
    fn read(&self, root: &Path, phases: &mut Phases) -> Result<(Site, Options, Option<RevisionTree>)> {
        let outputs = self.output.iter().cloned().collect();
        let Some(rev) = &self.rev else {
            let options = Options { drafts: self.drafts, outputs, ..self.git.options(root, self.as_of) };
            return Ok((self.git.load(root, &options, |phase| phases.done(phase))?, options, None));
        };
        let asked = Options { drafts: self.drafts, outputs, as_of: self.as_of, ..Options::default() };
        let read = crate::load_revision(root, rev, &asked, |phase| phases.done(phase))?;
        say(&revision::told(rev, &read));
        if let Some(unseen) = revision::unseen(&read)? {
            say(&unseen);
        }
        super::say_unknown(&read.site, read.no_history.as_ref());
        Ok((read.site, read.options, Some(read.tree)))
    }

    /// A folder behind `--single` or `--book`, which need not be told of what they are, is the site's.
    fn take_folder(&mut self) {
        for subject in [&mut self.single, &mut self.book].into_iter().flatten() {
            if self.site.dir.is_none() {
                self.site.dir = subject.take_if(|written| !written.contains(':') && Path::new(written).is_dir()).map(PathBuf::from);
            }
        }
    }

    /// Prints all errors, and of the questions the first few: `check` is for these.
    fn report(&self, root: &Path, site: &Checked, terminal: &Terminal) {
        const MOST: usize = 12;
        let mut questions = 0;
        let mut told = site.findings.list.clone();
        told.retain(|finding| {
            questions += usize::from(finding.severity < Severity::Error);
            finding.severity == Severity::Error || questions <= MOST
        });
        let told = Findings { list: told, ..site.findings.as_ref().clone() };
        // As Git names files of a revision: `v1:./journeys/walk.md`.
        let way = self.rev.as_ref().map_or_else(|| super::way_to(root), |rev| format!("{rev}:./"));
        print_coloured(&report::findings::text::report(&told, &site.files, &way, terminal.out));
        if questions > MOST {
            let site = way.trim_end_matches('/');
            let argument = if site.is_empty() { String::new() } else { format!(" {site}") };
            let listed = if self.rev.is_some() { String::new() } else { format!(": `throughline check{argument}` lists them") };
            let more = questions - MOST;
            say(&format!("and {more} more findings that keep nothing from being published{listed}"));
        }
    }
}

/// What a book is of by what is written.
pub(super) fn book_of(site: &Checked, written: Option<&str>) -> Result<BookOf> {
    let Some(written) = written else { return Ok(BookOf::Site) };
    let node = super::address::node(&site.model, written, |node| matches!(node.entity, Entity::Outcome(_)))?;
    match site.model.node(site.model.node(node).file).entity {
        Entity::Outcome(outcome) => Ok(BookOf::Outcome(outcome)),
        _ => bail!(
            "a book is of an outcome with what belongs to it, or of the whole site, and {} is neither: name an outcome, or nothing",
            quote(written)
        ),
    }
}

/// Says how long each phase took.
struct Phases {
    last: Instant,
    verbose: bool,
}

impl Phases {
    fn done(&mut self, phase: &str) {
        let now = Instant::now();
        if self.verbose {
            say(&format!("phase {phase} {:.1}", now.duration_since(self.last).as_secs_f64() * 1000.0));
        }
        self.last = now;
    }
}

fn what_was_written(published: &Published, output: &Path, begun: Instant) -> String {
    let Published { written, unchanged, removed } = published;
    let mut line = format!("{}: {written} written, {unchanged} unchanged", output.display());
    if *removed > 0 {
        let _ = write!(line, ", {removed} removed");
    }
    let _ = write!(line, ", in {:.2} s", begun.elapsed().as_secs_f64());
    line
}
