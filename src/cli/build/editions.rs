//! The editions that a site names, read for `throughline build`.

use std::path::Path;

use anyhow::{Result, anyhow};

use crate::base::diagnostic::{Severity, quote};
use crate::base::english::plural;
use crate::{Checked, EditionSite, Options};

use super::super::out::say;
use super::super::say_unknown;
use super::revision;

/// How editions are asked for.
#[derive(Clone, Copy)]
pub(super) struct AskedEditions<'a> {
    /// Where the site lies.
    pub root: &'a Path,
    /// What the newest was asked for with: drafts, and what is no part of the site.
    pub options: &'a Options,
    /// Whom all of it is for.
    pub audience: Option<&'a str>,
    /// Whether Git is asked nothing.
    pub no_git: bool,
}

/// The editions of a site, each as of its day. What is left out is told.
///
/// # Errors
/// One cannot be read: which, why, and what to do. A build that left it out would take its pages from those who have links to them.
pub(super) fn read(site: &Checked, asked: AskedEditions<'_>) -> Result<Vec<EditionSite>> {
    let named = &site.config.editions;
    if asked.no_git && !named.is_empty() {
        say(&format!("{} left out: `--no-git` asks Git nothing, and a revision is asked of Git", plural(named.len(), "edition")));
        return Ok(Vec::new());
    }
    let mut editions = Vec::with_capacity(named.len());
    for edition in named {
        let (Some(rev), Some(title), Some(folder)) = (&edition.rev, edition.title(), edition.folder()) else { continue };
        let told = if title.value == rev.value { quote(&title.value) } else { format!("{} ({})", quote(&title.value), rev.value) };
        let why = |why: anyhow::Error| {
            anyhow!("cannot build the edition {told}: {why:#}. Nothing was published: `--no-git` builds without editions")
        };
        editions.extend(read_one(&told, rev.value.trim(), site, asked).map_err(why)?.map(|read| EditionSite {
            title: title.value.trim().to_owned(),
            folder,
            ..read
        }));
    }
    Ok(editions)
}

/// An edition; none where it is not for the audience.
fn read_one(told: &str, rev: &str, newest: &Checked, asked: AskedEditions<'_>) -> Result<Option<EditionSite>> {
    // As of its own day, whatever day the newest is asked for.
    let options = Options { as_of: None, code_owners: None, ..asked.options.clone() };
    let read = crate::load_revision(asked.root, rev, &options, |_| {})?;
    say(&format!("edition {told}: {}", revision::told(rev, &read)));
    if let Some(unseen) = revision::unseen(&read)? {
        say(&format!("edition {told}: {unseen}"));
    }
    say_unknown(&read.site, read.no_history.as_ref());
    let mut site = crate::check(read.site);
    let errors = site.findings.count(Severity::Error);
    if errors > 0 {
        let errors = plural(errors, "error");
        if let Some(audience) = asked.audience {
            let audience = quote(audience);
            say(&format!(
                "edition {told}: left out for {audience}: {errors} in it by the rules of today, and what cannot be read may be what hides"
            ));
            return Ok(None);
        }
        say(&format!("edition {told}: {errors} in it by the rules of today, so it is published as far as it can be read"));
    }
    if let Some(audience) = asked.audience {
        match crate::edition_for_audience(&site, newest, audience, &read.options)? {
            Some(shown) => site = shown,
            None => {
                say(&format!(
                    "edition {told}: left out, since it knows no audience {} and nobody said then what is for them",
                    quote(audience)
                ));
                return Ok(None);
            }
        }
    }
    site.release_texts();
    Ok(Some(EditionSite { title: String::new(), folder: String::new(), site, tree: read.tree, day: read.day }))
}
