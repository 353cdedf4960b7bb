//! A served site as one audience sees it. While an error stands it is shown as it was before: what cannot be read may be what hides.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::files::Files;
use crate::check::Findings;
use crate::html::Theme;
use crate::link;
use crate::session::{Options, Session};
use crate::shown::shown;
use crate::site::{Checked, Site};
use crate::syntax::config::NAME;
use crate::words::message;

use super::overlay::Problem;

/// Whom a site is shown to, and what they saw last.
#[derive(Debug)]
pub(super) struct ServedAudience {
    /// As it is written.
    name: String,
    last: Option<Checked>,
}

impl ServedAudience {
    /// An audience that has seen nothing yet.
    pub(super) fn of(name: &str) -> Self {
        Self { name: name.to_owned(), last: None }
    }

    /// What it sees of a site.
    ///
    /// # Errors
    /// Why it is not told anything: an error stands, the site has no such audience, its theme cannot be read.
    fn sees(&self, whole: &Checked, options: &Options) -> Result<Checked, String> {
        let audience = link::audience(&whole.config, &self.name)?;
        if whole.findings.has_errors() {
            return Err(format!(
                "while an error stands, {} sees the site as it was before: what cannot be read may be what hides",
                self.name
            ));
        }
        let theme = Theme::new(&whole.files, &whole.config, &BTreeMap::new())?;
        Ok(shown(whole, &audience, theme.words.text(message::NOT_SHOWN_HERE), options))
    }
}

/// What is shown of a site that was read.
pub(super) struct ShownSite {
    pub site: Arc<Site>,
    /// What was found in it, where the rules were asked.
    pub findings: Arc<Findings>,
    /// The whole of what an audience is shown.
    pub whole: Option<Arc<Checked>>,
    /// The site that was read, checked, where it is shown to an audience.
    pub written: Option<Arc<Checked>>,
    /// Why the audience sees the site as it was before.
    pub withheld: Option<Problem>,
}

impl ShownSite {
    /// Of a site, to an audience or to those who keep it.
    pub(super) fn of(site: Site, audience: Option<&mut ServedAudience>, options: &Options) -> Self {
        let Some(audience) = audience else {
            return Self { site: Arc::new(site), findings: Arc::default(), whole: None, written: None, withheld: None };
        };
        let written = Checked::of(site);
        let withheld = match audience.sees(&written, options) {
            Ok(shown) => {
                audience.last = Some(shown);
                None
            }
            Err(why) => Some(Problem::new(why)),
        };
        let shown = audience.last.clone().unwrap_or_else(|| nothing(options));
        Self { site: shown.site, findings: shown.findings, whole: shown.whole, written: Some(Arc::new(written)), withheld }
    }
}

/// What is shown before anything was.
fn nothing(options: &Options) -> Checked {
    let mut files = Files::default();
    files.insert_text(NAME, "title: Nothing is shown yet\n");
    Session::default().load(files, options)
}
