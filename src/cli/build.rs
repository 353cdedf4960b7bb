//! `throughline build`: disk → session → pages → publish.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Result, anyhow};
use clap::Args;
use rayon::prelude::*;

use crate::base::date::Date;
use crate::base::diagnostic::Severity;
use crate::base::files::resolve;
use crate::check::Findings;
use crate::html::address::path_of_base;
use crate::html::sitemap::sitemap;
use crate::html::{Renderer, Theme};
use crate::io::publish::{Publication, Published};
use crate::io::{assets, disk};
use crate::report;
use crate::session::{Options, Session};
use crate::site::{Checked, Site};
use crate::syntax::config::NAME;

use super::base_url::base_url;
use super::out::{Terminal, print_coloured, say};
use super::{SiteArgs, date, summary};

/// Check, render and publish a site.
///
/// While an error stands nothing is published. What does not change is not written again.
///
/// Example: throughline build --open
#[derive(Debug, Args)]
pub(super) struct BuildArgs {
    #[command(flatten)]
    site: SiteArgs,
    /// Where the pages go [default: `output` of throughline.yaml, else public]
    #[arg(long, value_name = "FOLDER")]
    output: Option<PathBuf>,
    /// Open the home page in the browser.
    #[arg(long)]
    open: bool,
    /// The address the site will have, for the sitemap and the page that is not found; links stay relative.
    #[arg(long, value_name = "URL", value_parser = base_url)]
    base_url: Option<String>,
    /// Drafts are part of the site.
    #[arg(long)]
    drafts: bool,
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
    pub(super) fn run(&self, terminal: &Terminal) -> Result<u8> {
        let begun = Instant::now();
        let mut phases = Phases { last: begun, verbose: self.verbose };
        let root = self.site.find()?;
        let files = disk::read(&root, self.output.as_slice())?;
        phases.done("read");
        let options = Options { drafts: self.drafts, as_of: super::day_of_age(&root, self.as_of), gates: false };
        let mut site = Session::default().load(files, &options, |phase| phases.done(phase));
        self.report(&root, &site, terminal);
        let broken = site.findings.has_errors();
        if broken && !self.keep_going {
            summary::say_summary(&site, self.verbose);
            say("nothing was published: mend the errors first, or see the pages all the same with `--keep-going`");
            return Ok(1);
        }
        let output = match &self.output {
            Some(output) => output.clone(),
            None => match output_of(&root, &site) {
                Some(output) => output,
                // The site file is broken or leads out of the site: that has been reported.
                None => return Ok(1),
            },
        };
        site.release_texts();
        let published = self.publish(&root, &output, &site, &mut phases)?;
        summary::say_summary(&site, self.verbose);
        say(&what_was_written(&published, &output, begun));
        if self.open {
            let home = dunce::canonicalize(output.join("index.html"))?;
            // The site is there all the same: a machine without a browser is no fault of its.
            if open::that_detached(&home).is_err() {
                say(&format!("nothing here opens a page by itself: open {} in a browser", home.display()));
            }
        }
        // The process ends here: the system takes the memory back faster than it could be given back.
        std::mem::forget(site);
        Ok(u8::from(broken))
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
        let told = Findings { list: told, warnings_suppressed: site.findings.warnings_suppressed };
        let way = super::way_to(root);
        print_coloured(&report::findings::text::report(&told, &site.files, &way, terminal.out));
        if questions > MOST {
            let site = way.trim_end_matches('/');
            let argument = if site.is_empty() { String::new() } else { format!(" {site}") };
            let more = questions - MOST;
            say(&format!("and {more} more findings that keep nothing from being published: `throughline check{argument}` lists them"));
        }
    }

    fn publish(&self, root: &Path, output: &Path, site: &Checked, phases: &mut Phases) -> Result<Published> {
        let publication = Publication::begin(output, root, &content_folders(root, site))?;
        let copied = assets::copy(root, &site.assets, &publication)?;
        let theme = Theme::new(&site.files, &site.config, &copied).map_err(|fault| anyhow!(fault))?;
        assets::put_theme(&theme, &copied, &publication)?;
        let mut pages = Renderer::of(site, &theme, copied.clone());
        pages.place = self.base_url.as_deref().map(path_of_base);
        let routes = pages.routes();
        routes.par_iter().try_for_each_init(Vec::new, |bytes, route| {
            let path = pages.render_to(route, bytes).map_err(|fault| anyhow!(fault))?;
            publication.put(&path, bytes)
        })?;
        if let Some(base) = &self.base_url {
            publication.put("sitemap.xml", sitemap(base, pages.model(), &routes).as_bytes())?;
        }
        phases.done("render");
        let published = publication.finish()?;
        phases.done("publish");
        Ok(published)
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

/// The folder that `throughline.yaml` names for the pages; none where it leaves the site, which the
/// checks report.
fn output_of(root: &Path, site: &Site) -> Option<PathBuf> {
    resolve(NAME, site.config.output_folder()).filter(|path| !path.is_empty()).map(|path| root.join(path))
}

fn content_folders(root: &Path, site: &Site) -> Vec<PathBuf> {
    let named = site.config.content.iter().filter_map(|folder| resolve(NAME, &folder.0.value));
    let folders: Vec<PathBuf> = named.map(|folder| root.join(folder)).collect();
    // The folders of kinds are content wherever they lie: nothing may be published over them.
    let kinds = site.documents.iter().filter_map(|d| Path::new(&*d.path).parent()).collect::<BTreeSet<_>>();
    folders.into_iter().chain(kinds.into_iter().map(|folder| root.join(folder))).collect()
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
