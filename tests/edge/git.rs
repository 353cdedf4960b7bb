//! Nothing that a repository names is run. Each door is planted with a program that leaves a file behind.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use throughline::io::git::{Question, git};

use super::{site_in, stderr, throughline};

/// The commands that ask for the day of the newest commit, `serve` aside, which does not end.
const ASKING: &[&[&str]] = &[&["check"], &["build"], &["export"], &["insights"], &["impact", "process:show"]];

/// A repository with a site of two commits in it, and a program that tells that it was run.
struct Planted {
    folder: tempfile::TempDir,
}

impl Planted {
    /// None where there is no `git`.
    #[expect(clippy::print_stderr, reason = "a test that is left out says so")]
    fn new() -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let planted = Self { folder };
        fs::create_dir_all(planted.site()).unwrap();
        if !Command::new("git").arg("--version").output().is_ok_and(|output| output.status.success()) {
            eprintln!("there is no git here: nothing is tested");
            return None;
        }
        let program = format!("#!/bin/sh\necho \"$0 $*\" >> '{}'\nexit 1\n", planted.proof().display());
        fs::write(planted.program(), program).unwrap();
        fs::set_permissions(planted.program(), fs::Permissions::from_mode(0o755)).unwrap();
        site_in(&planted.site());
        planted.run(&["init", "--quiet"]);
        planted.commit();
        fs::write(planted.site().join("personas/ada.md"), "---\ntitle: Ada again\n---\n").unwrap();
        planted.commit();
        Some(planted)
    }

    /// The folder of the repository, without links in its path.
    fn repository(&self) -> PathBuf {
        self.folder.path().canonicalize().unwrap().join("repository")
    }

    /// The folder of the site in it.
    fn site(&self) -> PathBuf {
        self.repository().join("site")
    }

    fn program(&self) -> PathBuf {
        self.folder.path().join("program")
    }

    fn proof(&self) -> PathBuf {
        self.folder.path().join("proof")
    }

    fn run(&self, arguments: &[&str]) {
        run_git(&self.repository(), arguments);
    }

    fn commit(&self) {
        self.run(&["add", "--all"]);
        self.run(&["commit", "--quiet", "--message", "Change"]);
    }

    /// Sets what the repository's settings say to the program.
    fn set(&self, names: &[&str]) {
        for name in names {
            self.run(&["config", name, self.program().to_str().unwrap()]);
        }
    }

    /// Nothing is run by a command, nor by a question that later commands ask.
    fn runs_nothing(&self) {
        for arguments in ASKING {
            throughline(&self.site(), arguments);
            self.is_untouched(&arguments.join(" "));
        }
        for (question, arguments) in [
            (Question::Tracked, &["--stage"][..]),
            (Question::Log, &["--patch", "--format=%H %G?"]),
            (Question::Differences, &["--patch", "HEAD~1", "HEAD"]),
            (Question::Show, &["--patch", "HEAD"]),
            (Question::Show, &["HEAD:site/personas/ada.md"]),
            (Question::Object, &["blob", "HEAD:site/personas/ada.md"]),
            (Question::Object, &["-p", "HEAD"]),
        ] {
            let _ = git(&self.site(), question, arguments);
            self.is_untouched(&format!("{question:?} {arguments:?}"));
        }
    }

    fn is_untouched(&self, after: &str) {
        assert_eq!(fs::read_to_string(self.proof()).unwrap_or_default(), "", "after {after}");
    }
}

fn run_git(folder: &Path, arguments: &[&str]) {
    let mut command = Command::new("git");
    command.current_dir(folder).args(["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"]);
    command.args(["-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null"]).args(arguments);
    let output = command.output().unwrap();
    assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn programs_of_the_index_and_of_hooks_are_not_run() {
    let Some(planted) = Planted::new() else { return };
    let hooks = planted.folder.path().join("hooks");
    fs::create_dir(&hooks).unwrap();
    for hook in ["post-index-change", "fsmonitor-watchman", "post-checkout", "reference-transaction"] {
        fs::copy(planted.program(), hooks.join(hook)).unwrap();
        fs::copy(planted.program(), planted.repository().join(".git/hooks").join(hook)).unwrap();
    }
    planted.set(&["core.fsmonitor"]);
    planted.run(&["config", "core.hooksPath", hooks.to_str().unwrap()]);
    // The index is due to be looked at again.
    fs::write(planted.site().join("personas/ada.md"), "---\ntitle: Ada\n---\n").unwrap();
    planted.runs_nothing();
}

#[test]
fn programs_that_show_are_not_run() {
    let Some(planted) = Planted::new() else { return };
    fs::write(planted.repository().join(".git/info/attributes"), "* diff=x\n").unwrap();
    planted.set(&["diff.external", "diff.x.command", "diff.x.textconv", "core.pager", "pager.log", "pager.show", "core.editor"]);
    planted.runs_nothing();
}

#[test]
fn filters_and_merge_drivers_are_not_run() {
    let Some(planted) = Planted::new() else { return };
    planted.run(&["checkout", "--quiet", "-b", "other", "HEAD~1"]);
    fs::write(planted.site().join("personas/ada.md"), "---\ntitle: Ada, too\n---\n").unwrap();
    planted.commit();
    planted.run(&["merge", "--quiet", "--strategy", "ours", "--message", "Merge", "-"]);
    fs::write(planted.repository().join(".git/info/attributes"), "* filter=x merge=x\n").unwrap();
    planted.set(&["filter.x.clean", "filter.x.smudge", "filter.x.process", "merge.x.driver"]);
    planted.run(&["config", "log.diffMerges", "remerge"]);
    fs::write(planted.site().join("personas/ada.md"), "---\ntitle: Adå\n---\n").unwrap();
    planted.runs_nothing();
}

#[test]
fn programs_that_look_at_signatures_are_not_run() {
    let Some(planted) = Planted::new() else { return };
    let commit = git(&planted.site(), Question::Object, &["commit", "HEAD"]).unwrap();
    let (head, message) = std::str::from_utf8(&commit).unwrap().split_once("\n\n").unwrap();
    for begin in [
        "-----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----",
        "-----BEGIN SSH SIGNATURE-----\n x\n -----END SSH SIGNATURE-----",
    ] {
        let signed = planted.folder.path().join("signed");
        fs::write(&signed, format!("{head}\ngpgsig {begin}\n\n{message}")).unwrap();
        let made =
            Command::new("git").current_dir(planted.site()).args(["hash-object", "-t", "commit", "-w"]).arg(&signed).output().unwrap();
        planted.run(&["update-ref", "HEAD", String::from_utf8_lossy(&made.stdout).trim()]);
        planted.run(&["config", "log.showSignature", "true"]);
        planted.run(&["config", "gpg.ssh.allowedSignersFile", signed.to_str().unwrap()]);
        planted.set(&["gpg.program", "gpg.openpgp.program", "gpg.ssh.program", "gpg.x509.program"]);
        planted.runs_nothing();
    }
}

#[test]
fn programs_that_fetch_what_is_missing_are_not_run() {
    let Some(planted) = Planted::new() else { return };
    lose_the_newest_commit(&planted.repository().join(".git"));
    promise(&planted, &planted.repository().join(".git/config"));
    planted.runs_nothing();
}

#[test]
fn a_repository_that_lies_in_the_content_is_none() {
    let Some(planted) = Planted::new() else { return };
    let (root, inner) = (planted.site(), planted.folder.path().join("inner"));
    for arguments in [&["init", "--quiet"][..], &["add", "--all"], &["commit", "--quiet", "--message", "Hide"]] {
        let mut command = Command::new("git");
        command.current_dir(&root).env("GIT_DIR", &inner).env("GIT_WORK_TREE", &root);
        command.args(["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"]).args(arguments);
        assert!(command.output().unwrap().status.success());
    }
    lose_the_newest_commit(&inner);
    fs::remove_file(inner.join("config")).unwrap();
    for entry in fs::read_dir(&inner).unwrap() {
        let entry = entry.unwrap();
        fs::rename(entry.path(), root.join(entry.file_name())).unwrap();
    }
    fs::write(root.join("config"), "[core]\n\tbare = false\n\tworktree = .\n\t").unwrap();
    promise(&planted, &root.join("config"));
    planted.runs_nothing();
    let output = throughline(&root, &["check"]);
    assert!(
        stderr(&output).contains("age counts from the newest day in the content, not from the newest commit: `git` refuses"),
        "{}",
        stderr(&output)
    );
}

/// Removes the commit that HEAD names.
fn lose_the_newest_commit(repository: &Path) {
    let said = Command::new("git").arg("--git-dir").arg(repository).args(["rev-parse", "HEAD"]).output().unwrap();
    let commit = String::from_utf8(said.stdout).unwrap();
    let commit = commit.trim();
    fs::remove_file(repository.join("objects").join(&commit[..2]).join(&commit[2..])).unwrap();
}

/// Has a remote promise what is missing, each of its programs being the one that tells.
fn promise(planted: &Planted, config: &Path) {
    let program = planted.program();
    let program = program.display();
    let mut text = fs::read_to_string(config).unwrap().replace("repositoryformatversion = 0", "repositoryformatversion = 1");
    if !text.contains("repositoryformatversion") {
        text.push_str("[core]\n\trepositoryformatversion = 1\n");
    }
    text.push_str(&format!(
        "[extensions]\n\tpartialClone = origin\n[remote \"origin\"]\n\turl = .\n\tpromisor = true\n\tuploadpack = {program}\n\
         [protocol]\n\tallow = always\n[protocol \"file\"]\n\tallow = always\n[protocol \"ext\"]\n\tallow = always\n\
         [core]\n\tsshCommand = {program}\n\taskPass = {program}\n\tgitProxy = {program}\n\talternateRefsCommand = {program}\n\
         [credential]\n\thelper = {program}\n"
    ));
    fs::write(config, text).unwrap();
}

#[test]
fn what_the_environment_names_is_not_run() {
    let Some(planted) = Planted::new() else { return };
    lose_the_newest_commit(&planted.repository().join(".git"));
    promise(&planted, &planted.repository().join(".git/config"));
    let program = planted.program();
    let mut command = Command::new(env!("CARGO_BIN_EXE_throughline"));
    command
        .current_dir(planted.site())
        .arg("check")
        .env("GIT_CONFIG_COUNT", "1")
        .env("GIT_CONFIG_KEY_0", "core.fsmonitor")
        .env("GIT_CONFIG_VALUE_0", &program);
    for name in ["GIT_ASKPASS", "GIT_SSH_COMMAND", "GIT_EXTERNAL_DIFF", "GIT_PAGER", "GIT_PROXY_COMMAND", "SSH_ASKPASS"] {
        command.env(name, &program);
    }
    command.env("GIT_ALLOW_PROTOCOL", "file:ext:ssh").env("GIT_DIR", planted.repository().join(".git"));
    command.output().unwrap();
    planted.is_untouched("check");
}

#[test]
fn a_git_that_lies_in_the_content_is_not_run() {
    let Some(planted) = Planted::new() else { return };
    let root = planted.site();
    fs::copy(planted.program(), root.join("git")).unwrap();
    let usual = std::env::var("PATH").unwrap();
    for path in [format!(".:{usual}"), format!(":{usual}"), format!("{}:{usual}", root.display()), ".".to_owned()] {
        let output = Command::new(env!("CARGO_BIN_EXE_throughline")).current_dir(&root).arg("check").env("PATH", &path).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        planted.is_untouched(&path);
    }
}

#[test]
fn a_repository_that_git_refuses_is_told() {
    let Some(planted) = Planted::new() else { return };
    let root = planted.site();
    let quiet = throughline(&root, &["check"]);
    assert!(!stderr(&quiet).contains("age counts"), "{}", stderr(&quiet));
    // As good as one of another owner, which only the system's administrator can make.
    fs::write(planted.repository().join(".git/config"), "[core]\n\trepositoryformatversion = 99\n").unwrap();
    let told = throughline(&root, &["check"]);
    assert!(
        stderr(&told).contains("age counts from the newest day in the content, not from the newest commit: `git` refuses: "),
        "{}",
        stderr(&told)
    );
    assert_eq!((told.status.code(), told.stdout), (quiet.status.code(), quiet.stdout));
    let asked = throughline(&root, &["check", "--as-of", "2026-01-01"]);
    assert!(!stderr(&asked).contains("age counts"), "{}", stderr(&asked));
}

#[test]
fn a_machine_without_git_is_told_where_the_site_lies_in_a_repository() {
    let Some(planted) = Planted::new() else { return };
    let without = |folder: &Path| {
        let output =
            Command::new(env!("CARGO_BIN_EXE_throughline")).current_dir(folder).arg("check").env("PATH", "/nowhere").output().unwrap();
        stderr(&output)
    };
    assert!(without(&planted.site()).contains("there is no `git` on `PATH`"));
    let alone = tempfile::tempdir().unwrap();
    site_in(alone.path());
    assert!(!without(alone.path()).contains("git"));
}
