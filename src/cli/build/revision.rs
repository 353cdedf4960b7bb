//! What is said of a revision that is built.

use anyhow::Result;

use crate::RevisionSite;
use crate::base::diagnostic::quote;
use crate::base::english::plural;
use crate::base::history::short_commit;

/// Which commit of which day it is, and where the site lay where that is elsewhere than today.
pub(super) fn told(named: &str, read: &RevisionSite) -> String {
    let lay_in = match read.lay_in.as_deref() {
        None => String::new(),
        Some("") => "; the site lay in the root of the repository".to_owned(),
        Some(folder) => format!("; the site lay in {folder}"),
    };
    format!("{} is commit {} of {}{lay_in}", quote(named), short_commit(read.tree.commit()), read.day)
}

/// Which of its pictures cannot be seen, since they are kept in Git LFS; none where all can.
///
/// # Errors
/// `git` cannot be asked.
pub(super) fn unseen(read: &RevisionSite) -> Result<Option<String>> {
    let pointers = read.tree.pointers(&read.site.assets)?;
    let Some(first) = pointers.first() else { return Ok(None) };
    let more = if pointers.len() > 1 { " and others" } else { "" };
    let files = plural(pointers.len(), "file");
    Ok(Some(format!("{files} kept in Git LFS ({first}{more}): the revision holds only where they are, so they cannot be seen")))
}
