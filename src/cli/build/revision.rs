//! What is said of a revision that is built.

use crate::RevisionSite;
use crate::base::diagnostic::quote;
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
