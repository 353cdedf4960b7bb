//! `throughline review`.

use std::path::PathBuf;

use anyhow::{Result, anyhow, bail};
use clap::Args;

use crate::base::date::Date;
use crate::base::diagnostic::Severity;
use crate::edit;
use crate::edit::review::{Approver, review};
use crate::io::logs::LogFolder;
use crate::io::{disk, rewrite};
use crate::session::{Options, Session};

use super::out::{Terminal, say};
use super::{SiteArgs, SourcesArgs, address, candidates, date};

/// Say that a file was looked over and holds: sets `reviewed` to today.
///
/// With `--approve` it says who releases it as well, and what was said of an earlier release goes. Everything else in the file stays byte by byte.
///
/// Example: throughline review journey:after-a-collision --approve "Ruth Okafor" --version 3
#[derive(Debug, Args)]
pub(super) struct ReviewArgs {
    /// What was reviewed, as KIND:ID; the id alone will do where only one thing has it.
    #[arg(add = candidates::addresses())]
    address: String,
    /// The day of the review [default: today].
    #[arg(long, value_parser = date, value_name = "DATE")]
    as_of: Option<Date>,
    /// Who releases it.
    #[arg(long, value_name = "NAME")]
    approve: Option<String>,
    /// The version that is released.
    #[arg(long, value_name = "V", requires = "approve")]
    version: Option<String>,
    /// The site's folder [default: here or above, where throughline.yaml is]
    #[arg(long, value_name = "DIR")]
    site: Option<PathBuf>,
    #[command(flatten)]
    sources: SourcesArgs,
}

impl ReviewArgs {
    pub(super) fn run(&self, _: &Terminal) -> Result<u8> {
        let root = SiteArgs { dir: self.site.clone() }.find()?;
        super::finish_change(&root)?;
        let (approve, version) = (one_line("--approve", self.approve.as_deref())?, one_line("--version", self.version.as_deref())?);
        let options = Options { drafts: true, ..Options::default() };
        let mut session = Session::with_logs(LogFolder::of(&root));
        let site = session.load(disk::read(&root, &[], &self.sources.folders)?, &options);
        let node = address::node(&site.model, &self.address, |node| node.address.nested.is_none())?;
        super::refuse_source(&site, node)?;
        let node = site.model.graph.node(node);
        let file = site.model.graph.node(node.file);
        if node.address.nested.is_some() {
            bail!("`{}` is in `{}`, and a review is of all of that: `throughline review {}`", node.address, file.address, file.address);
        }
        let place = file.place.as_ref().ok_or_else(|| anyhow!("`{}` has no file: give it one in third-parties/ first", file.address))?;
        let path = &place.file;
        let text = site.files.text(path).ok_or_else(|| anyhow!("{path} cannot be read"))?;
        let day = match self.as_of {
            Some(day) => day,
            None => today()?,
        };
        let approver = approve.map(|name| Approver { name, version });
        let edits =
            review(path, text, day, approver).ok_or_else(|| anyhow!("the front matter of {path} cannot be edited: mend it first"))?;
        let edited = edits.files(&site.files).map_err(|_| anyhow!("an edit of {path} does not fit: nothing is written"))?;
        let after = session.load(edit::after(&site.files, &edited), &options);
        let errors = |list: &[crate::check::Finding]| list.iter().filter(|finding| finding.severity == Severity::Error).count();
        if errors(&after.findings.list) > errors(&site.findings.list) {
            bail!("{path} could not be read afterwards: nothing is written");
        }
        rewrite::rewrite(&root, &edited)?;
        let released = approve.map_or(String::new(), |name| format!(", released by {name}"));
        say(&format!("{}: reviewed on {day}{released}", file.address));
        Ok(0)
    }
}

/// What is given in one line, and says something.
fn one_line<'a>(argument: &str, given: Option<&'a str>) -> Result<Option<&'a str>> {
    match given.map(str::trim) {
        Some("") => bail!("{argument} is blank: give it words, or leave it out"),
        Some(text) if text.chars().any(char::is_control) => bail!("{argument} has to stand in one line"),
        text => Ok(text),
    }
}

/// The day that it is here, by this machine's clock: the one place where it is asked.
fn today() -> Result<Date> {
    let today = jiff::ZonedDateTime::now().date().to_string();
    Date::parse(&today).ok_or_else(|| anyhow!("the clock of this machine says {today}: write the day with `--as-of`"))
}
