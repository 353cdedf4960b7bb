//! When the site was last committed: the day from which age counts, so that two builds of one commit
//! are equal on whatever day they are made.

use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::base::values::Date;
use crate::syntax::config::NAME;

use super::disk::is_in_repository;

/// The day of the newest commit, as the committer's own calendar had it, of the repository that tracks
/// the site in `root`. None where none does, where nothing is committed yet, and where `git` cannot
/// be asked.
pub fn newest_commit(root: &Path) -> Option<Date> {
    let root = root.canonicalize().ok()?;
    // Most sites that no repository holds are told by that alone, without starting a program.
    if !is_in_repository(&root) {
        return None;
    }
    git(&root, &["ls-files", "--error-unmatch", "--", NAME])?;
    let said = git(&root, &["log", "-1", "--no-show-signature", "--format=%cs"])?;
    Date::parse(std::str::from_utf8(&said.stdout).ok()?.trim())
}

/// What `git` answers in a folder; none where it fails. Nothing that the repository's own settings name
/// is run.
fn git(folder: &Path, arguments: &[&str]) -> Option<Output> {
    let mut command = Command::new("git");
    command.current_dir(folder).args(["--no-pager", "-c", "core.fsmonitor=false"]).args(arguments);
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then_some(output)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder under `git` with a site in it, committed at a moment of the committer's calendar; none where
    /// there is no `git`.
    #[expect(clippy::print_stderr, reason = "a test that is left out says so")]
    fn committed(moment: &str) -> Option<tempfile::TempDir> {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("site")).unwrap();
        std::fs::write(folder.path().join("site").join(NAME), "title: T\n").unwrap();
        let run = |arguments: &[&str]| {
            let mut command = Command::new("git");
            command.current_dir(folder.path()).env("GIT_COMMITTER_DATE", moment).env("GIT_AUTHOR_DATE", "2001-01-01T00:00:00Z");
            command.args(["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"]).args(arguments);
            command.output().is_ok_and(|output| output.status.success())
        };
        if !run(&["--version"]) {
            eprintln!("there is no git here: nothing is tested");
            return None;
        }
        assert!(run(&["init"]) && run(&["add", "."]) && run(&["commit", "-m", "Begin"]));
        Some(folder)
    }

    #[test]
    fn the_day_is_the_committers_own() {
        let Some(folder) = committed("2026-03-01T00:30:00+02:00") else { return };
        assert_eq!(newest_commit(&folder.path().join("site")), Date::parse("2026-03-01"));
    }

    #[test]
    fn a_site_that_is_not_tracked_has_no_such_day() {
        let Some(folder) = committed("2026-03-01T12:00:00Z") else { return };
        let other = folder.path().join("other");
        std::fs::create_dir(&other).unwrap();
        std::fs::write(other.join(NAME), "title: T\n").unwrap();
        assert_eq!(newest_commit(&other), None);
        assert_eq!(newest_commit(tempfile::tempdir().unwrap().path()), None);
    }
}
