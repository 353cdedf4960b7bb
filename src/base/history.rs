//! When files were last changed, as the repository that holds them says: a plain value, since below `io` nobody can ask.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::date::Date;

/// How many digits of a commit's name pages show.
const SHOWN: usize = 10;

/// When the files of a site were last changed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    /// Whether all commits are there. In a clone that holds only the newest of them, what was changed before these is unknown.
    pub is_whole: bool,
    /// By their paths in the site. None where the change is older than what this clone holds; what is not tracked is not in it.
    pub files: BTreeMap<Arc<str>, Option<FileChange>>,
}

/// The last change of a file. That it was only moved is none.
#[derive(Clone, Debug, PartialEq)]
pub struct FileChange {
    /// The day on which it was committed, by the committer's own calendar.
    pub day: Date,
    /// The day of the last change of more than who looked at it when: `reviewed` and `approved` say nothing new of the thing itself.
    pub reworded: Option<Date>,
    /// The whole name of the commit.
    pub commit: Arc<str>,
    /// Who wrote it; none where the site does not name people.
    pub author: Option<Arc<str>>,
}

impl FileChange {
    /// The commit as pages show it: its first digits, always as many.
    pub fn short_commit(&self) -> &str {
        short_commit(&self.commit)
    }
}

/// The name of a commit as people are told it: its first digits, always as many.
pub fn short_commit(commit: &str) -> &str {
    commit.get(..SHOWN).unwrap_or(commit)
}

impl History {
    /// The last change of a file; none where it is not known.
    pub fn of(&self, path: &str) -> Option<&FileChange> {
        self.files.get(path)?.as_ref()
    }

    /// Whether a file is tracked, and was last changed before the commits that this clone holds.
    pub fn is_cut_off(&self, path: &str) -> bool {
        self.files.get(path).is_some_and(Option::is_none)
    }
}
