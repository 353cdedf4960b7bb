//! Floor 8: the site as of a revision, without a checkout and as of its day.
//!
//! Nothing of it comes from the files of today: texts, pictures, event logs, owners and what Git knows are those of the revision. The folder of today
//! says where the repository is, and no more.

use std::path::Path;
use std::sync::Arc;

use anyhow::{Result, bail};

use crate::base::date::Date;
use crate::io::git::NoAnswer;
use crate::io::revision::{self, RevisionFiles, RevisionTree};
use crate::session::{Clock, Options, Session};
use crate::site::Site;

/// A site as of a revision.
#[derive(Debug)]
pub struct RevisionSite {
    /// What it was.
    pub site: Site,
    /// What it was loaded with: the day of the commit is the day from which age counts, where none was asked for.
    pub options: Options,
    /// Its other files.
    pub tree: RevisionTree,
    /// The day of the commit.
    pub day: Date,
    /// Where it lay, where that is elsewhere than today: from the root of the repository.
    pub lay_in: Option<String>,
    /// Why nobody can say when its files had last been changed, where that was asked.
    pub no_history: Option<NoAnswer>,
}

/// Reads the site that lies in `folder` today as of the revision that `named` names, without a checkout. Nothing of it comes from the files of
/// today: pictures, event logs, owners and what Git knows are those of the revision. Age counts from `options.as_of`, else from the day of the commit.
///
/// # Errors
/// The site lies in no repository, there is no such revision, or none that holds the site; it asks for a later version of the program; `git`
/// cannot be asked.
pub fn load_revision(folder: &Path, named: &str, options: &Options, mut phase: impl Clock) -> Result<RevisionSite> {
    let RevisionFiles { files, tree, lay_in } = revision::read(folder, named, &options.outputs)?;
    let day = tree.day()?;
    let code_owners = tree.code_owners()?.map(Arc::new);
    let options = Options { as_of: options.as_of.or(Some(day)), code_owners, ..options.clone() };
    phase("read");
    let mut site = Session::with_logs(tree.clone()).link(files, &options, None, phase);
    if let Some(why) = site.config.too_old() {
        bail!("`{named}`: {why}");
    }
    // What is edited is the file of today.
    if let Some(git) = &mut site.config.git {
        git.edit = None;
    }
    let history = tree.history().and_then(|read| read.map(|mut read| read.of(&site)).transpose());
    let (history, no_history) = history.map_or_else(|why| (None, Some(why)), |history| (history, None));
    site.history = history.map(Arc::new);
    Ok(RevisionSite { site, options, tree, day, lay_in, no_history })
}
