//! A repository in which each door can be planted with a program that leaves a file behind. A plant is shown to work
//! before it is shown not to: plain `git`, asked carelessly, runs it.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use throughline::io::git::{GitQuestion, NoAnswer, git};

use crate::{site_in, throughline};

/// The commands that ask for the day of the newest commit, `serve` aside, which does not end.
const ASKING: &[&[&str]] = &[&["check"], &["build"], &["export"], &["insights"], &["impact", "process:show"]];

/// What commands ask, and may come to ask.
const QUESTIONS: &[(GitQuestion, &[&str])] = &[
    (GitQuestion::Tracked, &["--stage"]),
    (GitQuestion::Log, &["--patch", "--format=%H %G?"]),
    (GitQuestion::Log, &["--patch", "-m"]),
    (GitQuestion::Log, &["-c", "-M", "-z", "-r", "--root", "--raw", "--format=%aN"]),
    (GitQuestion::Differences, &["-M", "-z", "-r", "--root", "--raw", "HEAD"]),
    (GitQuestion::Differences, &["--patch", "HEAD~1", "HEAD"]),
    (GitQuestion::Show, &["--patch", "HEAD"]),
    (GitQuestion::Show, &["HEAD:site/personas/ada.md"]),
    (GitQuestion::Object, &["blob", "HEAD:site/personas/ada.md"]),
    (GitQuestion::Object, &["-p", "HEAD"]),
];

/// A repository with a site of two commits in it, and a program that tells that it was run.
pub(super) struct Planted {
    pub(super) folder: tempfile::TempDir,
}

/// A question, what it is asked about, and what came back.
type Answered = (GitQuestion, &'static [&'static str], Result<Vec<u8>, NoAnswer>);

impl Planted {
    /// None where there is no `git`.
    #[expect(clippy::print_stderr, reason = "a test that is left out says so")]
    pub(super) fn new() -> Option<Self> {
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
        planted.change("Ada again");
        planted.commit();
        Some(planted)
    }

    /// The folder of the repository, without links in its path.
    pub(super) fn repository(&self) -> PathBuf {
        self.folder.path().canonicalize().unwrap().join("repository")
    }

    /// The folder of the site in it.
    pub(super) fn site(&self) -> PathBuf {
        self.repository().join("site")
    }

    pub(super) fn program(&self) -> PathBuf {
        self.folder.path().join("program")
    }

    fn proof(&self) -> PathBuf {
        self.folder.path().join("proof")
    }

    pub(super) fn run(&self, arguments: &[&str]) {
        let mut command = as_somebody(&self.repository());
        command.args(["-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null"]).args(arguments);
        let output = command.output().unwrap();
        assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    }

    pub(super) fn commit(&self) {
        self.run(&["add", "--all"]);
        self.run(&["commit", "--quiet", "--message", "Change"]);
    }

    /// Writes a file anew, so that the index is due to be looked at again.
    pub(super) fn change(&self, title: &str) {
        fs::write(self.site().join("personas/ada.md"), format!("---\ntitle: {title}\n---\n")).unwrap();
    }

    /// What the repository says of its files.
    pub(super) fn attributes(&self, said: &str) {
        fs::write(self.repository().join(".git/info/attributes"), format!("{said}\n")).unwrap();
    }

    pub(super) fn set(&self, setting: &str, value: impl AsRef<Path>) {
        self.run(&["config", setting, value.as_ref().to_str().unwrap()]);
    }

    /// A careless question runs what is planted.
    pub(super) fn fires(&self, door: &str, careless: &[&str]) {
        let mut command = Command::new("git");
        command.args(careless);
        self.fires_by(door, &mut command);
    }

    /// A careless command in the site runs what is planted.
    pub(super) fn fires_by(&self, door: &str, careless: &mut Command) {
        let said = careless.current_dir(self.site()).stdin(Stdio::null()).output().unwrap();
        assert!(self.proof().exists(), "{door}: nothing is run by {careless:?}: {}", String::from_utf8_lossy(&said.stderr));
        fs::remove_file(self.proof()).unwrap();
    }

    /// Sets the program to a setting: a careless question runs it, each of ours is answered without.
    pub(super) fn is_shut(&self, setting: &str, careless: &[&str]) {
        self.set(setting, self.program());
        self.fires(setting, careless);
        for (question, arguments, answer) in self.answers(setting) {
            assert!(answer.is_ok(), "{setting}: {question:?} {arguments:?}: {answer:?}");
        }
        self.run(&["config", "--unset", setting]);
    }

    /// What our questions bring; none of them runs what is planted, nor does a check.
    pub(super) fn answers(&self, door: &str) -> Vec<Answered> {
        throughline(&self.site(), &["check"]);
        self.is_untouched(&format!("{door}: check"));
        let ask = |&(question, arguments): &(GitQuestion, &'static [&'static str])| {
            let answer = git(&self.site(), question, arguments);
            self.is_untouched(&format!("{door}: {question:?} {arguments:?}"));
            (question, arguments, answer)
        };
        QUESTIONS.iter().map(ask).collect()
    }

    /// No command runs what is planted.
    pub(super) fn commands_run_nothing(&self) {
        for arguments in ASKING {
            throughline(&self.site(), arguments);
            self.is_untouched(&arguments.join(" "));
        }
    }

    pub(super) fn is_untouched(&self, after: &str) {
        assert_eq!(fs::read_to_string(self.proof()).unwrap_or_default(), "", "after {after}");
    }

    /// Has a remote promise the newest commit, which is lost.
    pub(super) fn promise(&self) {
        lose_the_newest_commit(&self.repository().join(".git"));
        for (setting, value) in [
            ("core.repositoryFormatVersion", "1"),
            ("extensions.partialClone", "origin"),
            ("remote.origin.url", "."),
            ("remote.origin.promisor", "true"),
            ("protocol.allow", "always"),
            ("protocol.file.allow", "always"),
            ("protocol.ext.allow", "always"),
        ] {
            self.set(setting, value);
        }
    }

    /// Another repository of the site, which lies beside.
    pub(super) fn another(&self) -> PathBuf {
        let another = self.folder.path().join("another");
        for arguments in [&["init", "--quiet"][..], &["add", "--all"], &["commit", "--quiet", "--message", "Hide"]] {
            let mut command = as_somebody(&self.site());
            command.env("GIT_DIR", &another).env("GIT_WORK_TREE", self.site()).args(arguments);
            assert!(command.output().unwrap().status.success());
        }
        another
    }
}

/// `git` of somebody who can commit.
fn as_somebody(folder: &Path) -> Command {
    let mut command = Command::new("git");
    command.current_dir(folder).args(["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"]);
    command
}

/// Removes the commit that HEAD names.
pub(super) fn lose_the_newest_commit(repository: &Path) {
    let said = Command::new("git").arg("--git-dir").arg(repository).args(["rev-parse", "HEAD"]).output().unwrap();
    let commit = String::from_utf8(said.stdout).unwrap();
    let commit = commit.trim();
    fs::remove_file(repository.join("objects").join(&commit[..2]).join(&commit[2..])).unwrap();
}
