//! Files → a site that is ready to be shown: read, linked, with its theme and the files that pages show.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Result, anyhow};

use crate::base::files::{Entry, Files};
use crate::check::Findings;
use crate::html::Theme;
use crate::io::assets::{AssetCache, PublicPaths};
use crate::io::logs::LogFolder;
use crate::session::{Options, Session};
use crate::site::{Checked, Site};
use crate::syntax::config::NAME;

use super::audience::{ServedAudience, ShownSite};
use super::history::ServedHistory;
use super::overlay::Problem;

/// A site that is ready to be shown.
#[derive(Debug)]
pub(super) struct LoadedSite {
    /// What is shown: what an audience sees, where it is shown to one.
    pub site: Arc<Site>,
    /// What was found in it; while it is being checked, what was found before.
    pub findings: Arc<Findings>,
    pub is_being_checked: bool,
    pub theme: Arc<Theme>,
    /// Where each copied file is published, by its path in the site.
    pub published: BTreeMap<Arc<str>, String>,
    /// What stands in the way of showing it as it is written.
    pub problems: Vec<Problem>,
    /// Where it is shown to an audience: the whole of what is shown, which figures are held against.
    pub whole: Option<Arc<Checked>>,
    /// Where it is shown to an audience: the site as it is written, which the terminal is told of and nobody else.
    pub written: Option<Arc<Checked>>,
}

/// What a theme is made from: its files, the site file, which chooses colours, and where copied files are published.
type ThemeSource = (Vec<(Arc<str>, Entry)>, Option<Entry>, BTreeMap<Arc<str>, String>);

/// Loads a site again and again, and remembers what is dear to make.
#[derive(Debug)]
pub(super) struct SiteLoader {
    root: PathBuf,
    options: Options,
    session: Session,
    /// What the theme was made from, and the theme.
    theme: Option<(ThemeSource, Arc<Theme>)>,
    /// Why the theme as it is written cannot be used.
    theme_problem: Option<Problem>,
    assets: AssetCache,
    history: Option<ServedHistory>,
    /// Whom it is shown to, where it is not those who keep it.
    audience: Option<ServedAudience>,
}

impl SiteLoader {
    /// `history`: whether Git is asked when files were last changed. `audience`: whom the site is shown to, where it is not those who keep it.
    pub(super) fn new(root: &Path, options: &Options, history: bool, audience: Option<&str>) -> Self {
        Self {
            audience: audience.map(ServedAudience::of),
            root: root.to_owned(),
            options: options.clone(),
            session: Session::with_logs(LogFolder::of(root)),
            theme: None,
            theme_problem: None,
            assets: AssetCache::default(),
            history: history.then(|| ServedHistory::of(root)),
        }
    }

    /// The site of these files, not yet checked, made from the one before where that is enough; the one before where the
    /// program fails at these files.
    ///
    /// # Errors
    /// The program fails at both, by a fault of its own.
    pub(super) fn load(&mut self, files: &Files, before: Option<Arc<Site>>) -> Result<LoadedSite> {
        let files_before = before.as_ref().map(|site| site.files.clone());
        if let Some(loaded) = self.try_load(files, before) {
            return Ok(loaded);
        }
        let again = files_before.and_then(|files| self.try_load(&files, None));
        let mut loaded = again.ok_or_else(|| anyhow!("the site cannot be loaded"))?;
        loaded.problems = vec![Problem::of_our_own()];
        Ok(loaded)
    }

    fn try_load(&mut self, files: &Files, before: Option<Arc<Site>>) -> Option<LoadedSite> {
        let is_first_try = before.is_some();
        // What an audience was shown is no site to build upon.
        let before = before.filter(|_| self.audience.is_none());
        let (session, options) = (&mut self.session, &self.options);
        let Ok(mut site) = catch_unwind(AssertUnwindSafe(|| session.link(files.clone(), options, before, |_| {}))) else {
            self.session = Session::with_logs(LogFolder::of(&self.root));
            return is_first_try.then(|| self.try_load(files, None))?;
        };
        site.history = self.history.as_mut().and_then(|history| history.now(&site));
        let too_old = site.config.too_old().map(Problem::new);
        let options = &self.options;
        let Ok(shown) = catch_unwind(AssertUnwindSafe(|| ShownSite::of(site, self.audience.as_mut(), options))) else {
            return None;
        };
        let ShownSite { site, findings, whole, written, withheld } = shown;
        let PublicPaths { paths: published, unreadable } = self.assets.public_paths(&self.root, &site.files, &site.assets);
        let unread = |(path, error)| Problem::new(format!("cannot read {path} ({error}): it is not shown"));
        let mut problems = unreadable.into_iter().map(unread).chain(too_old).chain(withheld).collect();
        let theme = self.theme(&site, &published, &mut problems)?;
        Some(LoadedSite { site, findings, is_being_checked: false, theme, published, problems, whole, written })
    }

    /// The theme; the last one that could be used, where the written one cannot.
    fn theme(&mut self, site: &Site, published: &BTreeMap<Arc<str>, String>, problems: &mut Vec<Problem>) -> Option<Arc<Theme>> {
        let files = site.files.below("theme/").map(|(path, entry)| (Arc::clone(path), entry.clone())).collect();
        let source: ThemeSource = (files, site.files.get(NAME).cloned(), published.clone());
        let is_known = self.theme.as_ref().is_some_and(|(before, _)| *before == source);
        if !is_known {
            let last = self.theme.take().map(|(_, theme)| theme);
            let theme = match Theme::new(&site.files, &site.config, published) {
                Ok(theme) => {
                    self.theme_problem = None;
                    Arc::new(theme)
                }
                Err(fault) => {
                    self.theme_problem = Some(Problem::of_template(&fault, &site.files));
                    match last {
                        Some(last) => last,
                        None => Arc::new(Theme::new(&Files::default(), &site.config, published).ok()?),
                    }
                }
            };
            self.theme = Some((source, theme));
        }
        problems.extend(self.theme_problem.clone());
        self.theme.as_ref().map(|(_, theme)| Arc::clone(theme))
    }
}
