//! What `git log` says of the changes below a folder, read into commits.

use std::sync::Arc;

use crate::base::date::Date;

/// A commit and what it changed, newest first in a list of them.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct LoggedCommit {
    pub hash: Arc<str>,
    pub parents: Vec<String>,
    /// By the committer's own calendar.
    pub day: Option<Date>,
    pub author: Arc<str>,
    pub changes: Vec<LoggedChange>,
}

/// What a commit did to a file.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct LoggedChange {
    /// From the root of the repository, afterwards.
    pub path: String,
    pub is_new: bool,
    /// The path before, where it moved.
    pub from: Option<String>,
    /// What the file held before and holds since, by the names of the objects; the same where it only moved. Of a merge what it
    /// held before is not one thing, and blank.
    pub before: String,
    pub after: String,
}

/// How each commit is said: a mark that begins no path of ours, its name, its parents, its day, who wrote it.
pub(super) const FORMAT: &str = "--format=tformat:%x01%H%x00%P%x00%cs%x00%aN";

/// What is asked of each commit: files with the names of their objects, at the root as well, and of merges what none of the parents had.
pub(super) const CHANGES: &[&str] = &["-z", "-r", "--root", "--raw", "--no-abbrev", "--no-relative", "-l400"];

/// The commits of what `git log` said. A path that is not UTF-8 is passed over, as on the disk.
pub(super) fn commits(said: &[u8]) -> Vec<LoggedCommit> {
    let mut commits: Vec<LoggedCommit> = Vec::new();
    let mut words = said.split(|&byte| byte == 0);
    while let Some(word) = words.next() {
        let word = word.strip_prefix(b"\n").unwrap_or(word);
        if let Some(hash) = word.strip_prefix(b"\x01") {
            let mut text = || String::from_utf8_lossy(words.next().unwrap_or_default()).into_owned();
            let (parents, day, author) = (text(), text(), text());
            let parents = parents.split_whitespace().map(str::to_owned).collect();
            let hash = String::from_utf8_lossy(hash).into();
            commits.push(LoggedCommit { hash, parents, day: Date::parse(&day), author: author.into(), changes: Vec::new() });
        } else if word.first() == Some(&b':') {
            let change = change(word, &mut words);
            if let (Some(change), Some(commit)) = (change, commits.last_mut()) {
                commit.changes.push(change);
            }
        }
    }
    commits
}

/// The files of one commit, as `git diff-tree` says them.
pub(super) fn changes(said: &[u8]) -> Vec<LoggedChange> {
    let mut words = said.split(|&byte| byte == 0);
    let mut changes = Vec::new();
    while let Some(word) = words.next() {
        if word.first() == Some(&b':') {
            changes.extend(change(word, &mut words));
        }
    }
    changes
}

/// What stands behind colons, one for each parent: modes, objects and what happened; then come one path, or two of what moved. None of
/// what is gone, and of what is no file.
fn change<'s>(word: &[u8], words: &mut impl Iterator<Item = &'s [u8]>) -> Option<LoggedChange> {
    let facts = std::str::from_utf8(word).ok();
    let parents = word.iter().take_while(|&&byte| byte == b':').count();
    let facts: Vec<&str> = facts.unwrap_or("").trim_start_matches(':').split(' ').collect();
    let done = facts.last().copied().unwrap_or("");
    let moved = parents == 1 && done.starts_with('R');
    let first = words.next();
    let path = if moved { words.next() } else { first };
    let text = |path: Option<&[u8]>| path.and_then(|path| std::str::from_utf8(path).ok()).map(str::to_owned);
    // Modes: of each parent, then of the commit. Objects likewise.
    let [modes, objects] = [facts.get(parents)?, facts.get(2 * parents + 1)?];
    if !modes.starts_with("100") && !modes.starts_with("120") {
        return None;
    }
    Some(LoggedChange {
        path: text(path)?,
        is_new: done.bytes().all(|what| what == b'A'),
        from: if moved { text(first) } else { None },
        before: if parents == 1 { (*facts.get(parents + 1)?).to_owned() } else { String::new() },
        after: (*objects).to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_commit_is_read_with_its_files() {
        let said = b"\x01c1\0p1\x002026-03-01\0Ada\0\n:100644 100644 aa bb M\0a.md\0:100644 100644 cc cc R100\0old.md\0new.md\0\x01c2\0\x002026-02-01\0Eve\0\n:000000 100644 00 aa A\0a.md\0";
        let read = commits(said);
        assert_eq!(read.len(), 2);
        assert_eq!((&*read[0].hash, read[0].parents.len(), &*read[0].author), ("c1", 1, "Ada"));
        assert_eq!(read[0].changes[0].path, "a.md");
        assert_eq!((read[0].changes[1].from.as_deref(), read[0].changes[1].path.as_str()), (Some("old.md"), "new.md"));
        assert_eq!(read[0].changes[1].before, read[0].changes[1].after);
        assert!(read[1].parents.is_empty() && read[1].changes[0].is_new);
    }

    #[test]
    fn of_a_merge_what_none_of_its_parents_had_is_read() {
        let read = commits(b"\x01c1\0p1 p2\x002026-03-01\0Ada\0\n::100644 100644 100644 aa bb cc MM\0a.md\0");
        assert_eq!((read[0].changes[0].path.as_str(), read[0].changes[0].after.as_str()), ("a.md", "cc"));
        assert_eq!(read[0].changes[0].before, "");
    }

    #[test]
    fn what_is_gone_and_repositories_within_are_no_files() {
        let read = commits(
            b"\x01c1\0p\x002026-03-01\0Ada\0\n:100644 000000 aa 00 D\0a.md\0:000000 160000 00 aa A\0sub\0:100644 100644 aa bb M\0b.md\0",
        );
        assert_eq!(read[0].changes.len(), 1);
        assert_eq!(read[0].changes[0].path, "b.md");
    }
}
