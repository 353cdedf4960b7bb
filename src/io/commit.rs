//! When the site was last committed: the day from which age counts, so that two builds of one commit
//! are equal on whatever day they are made.

use std::path::Path;

use crate::base::date::Date;
use crate::syntax::config::NAME;

use super::git::{GitQuestion, NoAnswer, git, repository_of};

/// The day of the newest commit, as the committer's own calendar had it, of the repository that tracks
/// the site in `root`. None where none does, and where nothing is committed yet.
///
/// # Errors
/// The site lies in a repository, and `git` cannot be asked about it.
pub fn newest_commit(root: &Path) -> Result<Option<Date>, NoAnswer> {
    // Most sites that no repository holds are told by that alone, without starting a program.
    let Some(root) = dunce::canonicalize(root).ok().filter(|root| repository_of(root).is_some()) else { return Ok(None) };
    let said = git(&root, GitQuestion::Tracked, &["--error-unmatch", "--", NAME])
        .and_then(|_| git(&root, GitQuestion::Log, &["-1", "--format=%cs"]));
    match said {
        Ok(said) => Ok(std::str::from_utf8(&said).ok().and_then(|day| Date::parse(day.trim()))),
        Err(NoAnswer::Failed { status: Some(1), .. }) => Ok(None),
        Err(NoAnswer::Failed { said, .. }) if said.contains("does not have any commits yet") => Ok(None),
        Err(why) => Err(why),
    }
}

#[cfg(test)]
mod tests {
    use std::process::Command;

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
        assert_eq!(newest_commit(&folder.path().join("site")).unwrap(), Date::parse("2026-03-01"));
    }

    #[test]
    fn a_site_that_is_not_tracked_has_no_such_day() {
        let Some(folder) = committed("2026-03-01T12:00:00Z") else { return };
        let other = folder.path().join("other");
        std::fs::create_dir(&other).unwrap();
        std::fs::write(other.join(NAME), "title: T\n").unwrap();
        assert_eq!(newest_commit(&other).unwrap(), None);
        assert_eq!(newest_commit(tempfile::tempdir().unwrap().path()).unwrap(), None);
    }
}
