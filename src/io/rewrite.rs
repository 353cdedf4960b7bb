//! Files of a site that change together: all of them or none, whatever stops the program.
//!
//! 1. The new texts are written beside, below [`STAGE`].
//! 2. A plan says which goes where. From the moment that it has its name, the change is made; until then nothing is.
//! 3. Each text is moved to its place, each old path removed. What stopped in between is finished by [`finish`].
//!
//! Nothing is written through a link, or over what was changed since it was read.

use std::fs::{self, File};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};

use crate::base::files::resolve;
use crate::edit::EditedFile;

use super::create::make_last;
use super::git::{GitQuestion, git};

/// The folder that new texts wait in; its dot keeps it out of every site.
const STAGE: &str = ".throughline-edit";

/// The file that says where each of them goes.
const PLAN: &str = "plan.json";

const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// Where one text goes.
#[derive(Debug, Serialize, Deserialize)]
struct RewriteStep {
    /// Its file below [`STAGE`].
    staged: String,
    /// The path that it takes.
    to: String,
    /// The path that goes, where the file moves.
    from: Option<String>,
}

/// Writes files that change together below `root`, and moves those that get another path, with `git mv` where `git` knows
/// them.
///
/// # Errors
/// A file is not what it was when it was read, is a link, or its new path is taken: then nothing is written. The disk
/// refuses: then nothing is, or [`finish`] can do the rest.
pub fn rewrite(root: &Path, files: &[EditedFile]) -> Result<()> {
    let mut texts = Vec::with_capacity(files.len());
    for file in files {
        texts.push(match &file.before {
            Some(before) => read_unchanged(root, file, before)?,
            None => (false, root.join(&*file.path)),
        });
        let taken = if file.before.is_none() { Some(&*file.path) } else { file.moved_to.as_deref() };
        if let Some(to) = taken.filter(|to| root.join(to).symlink_metadata().is_ok()) {
            bail!("{to} is there already: nothing is written");
        }
    }
    let stage = cleared(root)?;
    let mut steps = Vec::with_capacity(files.len());
    for (n, (file, (has_mark, path))) in files.iter().zip(texts).enumerate() {
        let staged = n.to_string();
        write_beside(&stage.join(&staged), has_mark, &file.after, &path)?;
        let from = file.moved_to.as_ref().map(|_| file.path.to_string());
        steps.push(RewriteStep { staged, to: file.moved_to.clone().unwrap_or_else(|| file.path.to_string()), from });
    }
    let plan = serde_json::to_vec(&steps).context("the plan of the change cannot be written")?;
    let unnamed = stage.join("plan");
    let mut out = File::create(&unnamed).with_context(|| format!("cannot write {}", unnamed.display()))?;
    out.write_all(&plan).and_then(|()| make_last(&out)).with_context(|| format!("cannot write {}", unnamed.display()))?;
    fs::rename(&unnamed, stage.join(PLAN)).with_context(|| format!("cannot write {}", stage.join(PLAN).display()))?;
    carry_out(root, &stage, &steps)
}

/// Finishes a change that was stopped half way, and says how many files it has; none where there was none. What was stopped
/// before it was made is forgotten.
///
/// # Errors
/// The disk refuses, or what lies there is no plan of ours.
pub fn finish(root: &Path) -> Result<Option<usize>> {
    let stage = root.join(STAGE);
    let plan = match fs::read(stage.join(PLAN)) {
        Ok(plan) => plan,
        Err(fault) if fault.kind() == ErrorKind::NotFound => return Ok(None),
        Err(fault) => return Err(fault).with_context(|| format!("cannot read {}", stage.join(PLAN).display())),
    };
    let read = serde_json::from_slice(&plan).ok().filter(|steps: &Vec<RewriteStep>| steps.iter().all(RewriteStep::stays_within));
    let Some(steps) = read else {
        bail!("{} is not a plan of this program: look at what is in its folder, and remove that", stage.join(PLAN).display());
    };
    carry_out(root, &stage, &steps)?;
    Ok(Some(steps.len()))
}

impl RewriteStep {
    /// Whether all of its paths lie where they should: the folder is content, and comes from whoever sent it.
    fn stays_within(&self) -> bool {
        let within = |path: &str| resolve("", path).as_deref() == Some(path) && !path.is_empty();
        self.staged.bytes().all(|b| b.is_ascii_digit()) && within(&self.to) && self.from.as_deref().is_none_or(within)
    }
}

/// Whether a file begins with a mark of its byte order, and its path; fails where it is not what was read.
fn read_unchanged(root: &Path, file: &EditedFile, before: &str) -> Result<(bool, PathBuf)> {
    let path = root.join(&*file.path);
    refuse_link(root, &file.path)?;
    let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let text = bytes.strip_prefix(BYTE_ORDER_MARK);
    if text.unwrap_or(&bytes) != before.as_bytes() {
        bail!("{} was changed meanwhile: nothing is written", file.path);
    }
    Ok((text.is_some(), path))
}

/// Fails where a file, or a folder that leads to it, is a link.
fn refuse_link(root: &Path, path: &str) -> Result<()> {
    let mut at = root.to_owned();
    for part in path.split('/') {
        at.push(part);
        if at.symlink_metadata().is_ok_and(|found| found.is_symlink()) {
            bail!("{} is a link, and nothing is written through links: edit the file that it leads to", at.display());
        }
    }
    Ok(())
}

/// The folder for new texts, without what an earlier run left.
fn cleared(root: &Path) -> Result<PathBuf> {
    let stage = root.join(STAGE);
    match fs::remove_dir_all(&stage) {
        Err(fault) if fault.kind() != ErrorKind::NotFound => {
            return Err(fault).with_context(|| format!("cannot remove {}, which an earlier run left", stage.display()));
        }
        _ => {}
    }
    fs::create_dir(&stage).with_context(|| format!("cannot make the folder {}", stage.display()))?;
    Ok(stage)
}

fn write_beside(staged: &Path, has_mark: bool, text: &str, old: &Path) -> Result<()> {
    let failed = || format!("cannot write {}", staged.display());
    let mut out = File::create(staged).with_context(failed)?;
    if has_mark {
        out.write_all(BYTE_ORDER_MARK).with_context(failed)?;
    }
    out.write_all(text.as_bytes()).and_then(|()| make_last(&out)).with_context(failed)?;
    if let Ok(before) = old.metadata() {
        // It stays as readable as it was, where the disk knows of that.
        let _ = fs::set_permissions(staged, before.permissions());
    }
    Ok(())
}

/// Takes every step that is still to be taken, and clears up.
fn carry_out(root: &Path, stage: &Path, steps: &[RewriteStep]) -> Result<()> {
    for step in steps {
        let (staged, to) = (stage.join(&step.staged), root.join(&step.to));
        refuse_link(root, &step.to)?;
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
        }
        if let Some(from) = &step.from {
            move_as_git_does(root, from, &step.to);
        }
        match fs::rename(&staged, &to) {
            Err(fault) if fault.kind() != ErrorKind::NotFound => {
                return Err(fault).with_context(|| format!("cannot write {}; the next command that changes files goes on", to.display()));
            }
            _ => {}
        }
        if let Some(from) = &step.from {
            match fs::remove_file(root.join(from)) {
                Err(fault) if fault.kind() != ErrorKind::NotFound => {
                    return Err(fault).with_context(|| format!("cannot remove {from}"));
                }
                _ => {}
            }
        }
    }
    let _ = fs::remove_file(stage.join(PLAN));
    let _ = fs::remove_dir_all(stage);
    Ok(())
}

/// Moves a file so that `git` knows of it. Where it does not know the file, or is not there, the caller moves it.
fn move_as_git_does(root: &Path, from: &str, to: &str) {
    let Ok(root) = dunce::canonicalize(root) else { return };
    let tracked = git(&root, GitQuestion::Tracked, &["--error-unmatch", "-z", "--", from]);
    if tracked.is_ok() {
        let _ = git(&root, GitQuestion::Move, &["--", from, to]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edited(path: &str, before: &str, after: &str, moved_to: Option<&str>) -> EditedFile {
        EditedFile { path: path.into(), moved_to: moved_to.map(str::to_owned), before: Some(before.into()), after: after.to_owned() }
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn files_change_together_and_keep_their_byte_order_mark() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.md"), "\u{feff}old").unwrap();
        fs::write(folder.path().join("b.md"), "x").unwrap();
        rewrite(folder.path(), &[edited("a.md", "old", "new", Some("c.md")), edited("b.md", "x", "y", None)]).unwrap();
        assert_eq!(names(folder.path()), ["b.md", "c.md"]);
        assert_eq!(fs::read_to_string(folder.path().join("c.md")).unwrap(), "\u{feff}new");
        assert_eq!(fs::read_to_string(folder.path().join("b.md")).unwrap(), "y");
    }

    #[test]
    fn new_files_come_with_those_that_change_and_never_in_place_of_another() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.md"), "old").unwrap();
        let change = edited("a.md", "old", "new", None);
        rewrite(folder.path(), &[change, EditedFile::new("teams/b.md", "b")]).unwrap();
        assert_eq!((names(folder.path()), names(&folder.path().join("teams"))), (vec!["a.md".into(), "teams".into()], vec!["b.md".into()]));
        assert!(rewrite(folder.path(), &[edited("a.md", "new", "newer", None), EditedFile::new("teams/b.md", "c")]).is_err());
        assert_eq!(fs::read_to_string(folder.path().join("a.md")).unwrap(), "new");
    }

    #[test]
    fn nothing_is_written_where_one_file_was_changed_meanwhile() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.md"), "old").unwrap();
        fs::write(folder.path().join("b.md"), "mine").unwrap();
        assert!(rewrite(folder.path(), &[edited("a.md", "old", "new", None), edited("b.md", "x", "y", None)]).is_err());
        assert_eq!(fs::read_to_string(folder.path().join("a.md")).unwrap(), "old");
        assert_eq!(names(folder.path()), ["a.md", "b.md"]);
    }

    #[test]
    fn what_was_stopped_half_way_is_finished_wherever_it_stopped() {
        for taken in 0..4 {
            let folder = tempfile::tempdir().unwrap();
            let root = folder.path();
            fs::write(root.join("a.md"), "old").unwrap();
            fs::write(root.join("b.md"), "x").unwrap();
            let stage = cleared(root).unwrap();
            fs::write(stage.join("0"), "new").unwrap();
            fs::write(stage.join("1"), "y").unwrap();
            let plan = r#"[{"staged":"0","to":"c.md","from":"a.md"},{"staged":"1","to":"b.md","from":null}]"#;
            fs::write(stage.join(PLAN), plan).unwrap();
            if taken > 0 {
                fs::rename(stage.join("0"), root.join("c.md")).unwrap();
            }
            if taken > 1 {
                fs::remove_file(root.join("a.md")).unwrap();
            }
            if taken > 2 {
                fs::rename(stage.join("1"), root.join("b.md")).unwrap();
            }
            assert_eq!(finish(root).unwrap(), Some(2));
            assert_eq!(names(root), ["b.md", "c.md"], "after {taken} steps");
            assert_eq!(fs::read_to_string(root.join("c.md")).unwrap() + &fs::read_to_string(root.join("b.md")).unwrap(), "newy");
        }
    }

    #[test]
    fn a_plan_that_leads_out_of_the_folder_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let stage = cleared(folder.path()).unwrap();
        fs::write(stage.join("0"), "new").unwrap();
        for to in ["../x.md", "/tmp/x.md", "a/../../x.md"] {
            fs::write(stage.join(PLAN), format!(r#"[{{"staged":"0","to":"{to}","from":null}}]"#)).unwrap();
            assert!(finish(folder.path()).is_err(), "{to}");
        }
    }

    #[test]
    fn what_was_stopped_before_it_was_made_is_nothing() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(cleared(folder.path()).unwrap().join("0"), "new").unwrap();
        assert_eq!(finish(folder.path()).unwrap(), None);
    }

    #[cfg(unix)]
    #[test]
    fn nothing_is_written_through_a_link() {
        let (folder, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        fs::write(other.path().join("a.md"), "old").unwrap();
        std::os::unix::fs::symlink(other.path().join("a.md"), folder.path().join("a.md")).unwrap();
        assert!(rewrite(folder.path(), &[edited("a.md", "old", "new", None)]).is_err());
        assert_eq!(fs::read_to_string(other.path().join("a.md")).unwrap(), "old");
    }
}
