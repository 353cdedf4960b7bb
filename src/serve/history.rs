//! When the files of a served site were last changed. Git is asked at the start, and again when another commit is looked at: a save
//! changes none of it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::base::history::History;
use crate::io::history::{GitHistory, mark_of_head};
use crate::site::Site;

/// What was read of the history of a site, and of which commit.
#[derive(Debug)]
pub(super) struct ServedHistory {
    root: PathBuf,
    mark: Vec<u8>,
    read: Option<GitHistory>,
}

impl ServedHistory {
    /// Of a site whose repository was not asked yet.
    pub(super) fn of(root: &Path) -> Self {
        Self { root: root.to_owned(), mark: Vec::new(), read: None }
    }

    /// The history of the site as it is now; none where no repository tracks it or where it cannot be asked.
    pub(super) fn now(&mut self, site: &Site) -> Option<Arc<History>> {
        let mark = mark_of_head(&self.root);
        if mark != self.mark {
            self.read = GitHistory::read(&self.root).ok().flatten();
            self.mark = mark;
        }
        self.read.as_mut()?.of(site).ok().map(Arc::new)
    }
}
