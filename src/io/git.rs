//! Asks `git` about the repository that a site lies in. Nothing else starts it.
//!
//! A repository is content: it comes from whoever sent it, and its settings can name programs to be run. So
//! every question is asked with those doors shut ([`SHUT`], [`ENVIRONMENT`], [`GitQuestion::words`]), and none of the
//! questions reads files of the working tree, for which filters would be run. What the user's own settings say is
//! believed, such as whose repositories are safe.
//!
//! Arguments come from this program. A revision that a user names stands behind `--end-of-options`.

use std::ffi::OsStr;
use std::fmt;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

/// How long an answer may take: a repository can name a pipe among its files, from which nothing ever comes.
const PATIENCE: Duration = Duration::from_secs(20);

/// More of what `git` complains about is not kept, in bytes.
const LONGEST_COMPLAINT: u64 = 1 << 16;

/// Settings that hold whatever the repository says.
const SHUT: &[&str] = &[
    // A repository that lies in the content as plain files is none.
    "safe.bareRepository=explicit",
    // Programs that are run on the way to the index and to objects.
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.alternateRefsCommand=",
    // Programs that fetch what is missing, and ask for passwords.
    "protocol.allow=never",
    "core.sshCommand=false",
    "core.gitProxy=none",
    "core.askPass=",
    "credential.helper=",
    // Programs that show.
    "core.pager=cat",
    "core.editor=false",
    "color.ui=false",
    "diff.external=",
    "diff.submodule=short",
    "diff.ignoreSubmodules=all",
    "submodule.recurse=false",
    // Merging once more, to show what was changed by hand, runs the drivers that attributes name.
    "log.diffMerges=off",
    // Programs that look at signatures.
    "log.showSignature=false",
    // What is left out of a log, or told otherwise.
    "log.follow=false",
    "log.showRoot=true",
    "diff.orderFile=/dev/null",
    "mailmap.file=",
    "mailmap.blob=",
    "gpg.program=false",
    "gpg.openpgp.program=false",
    "gpg.x509.program=false",
    "gpg.ssh.program=false",
];

/// What the environment says, in place of all that it said of `git` before: a commit hook sets much of it. No
/// setting of a repository undoes these.
const ENVIRONMENT: &[(&str, &str)] = &[
    ("GIT_ALLOW_PROTOCOL", "none"),
    ("GIT_NO_LAZY_FETCH", "1"),
    // Objects that stand for others.
    ("GIT_NO_REPLACE_OBJECTS", "1"),
    ("GIT_OPTIONAL_LOCKS", "0"),
    ("GIT_TERMINAL_PROMPT", "0"),
    ("GIT_ASKPASS", ""),
    // What it complains about is looked at.
    ("LC_ALL", "C"),
];

/// Variables that say where to look, and stay.
const KEPT: &[&str] = &["GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM"];

/// What can be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GitQuestion {
    /// The files that are tracked: `git ls-files`.
    Tracked,
    /// Commits: `git log`.
    Log,
    /// What differs between two trees: `git diff-tree`.
    Differences,
    /// A commit or a file of one: `git show`.
    Show,
    /// An object, without filters: `git cat-file`.
    Object,
    /// What a name of a revision means: `git rev-parse`.
    Resolve,
    /// The files of a commit: `git ls-tree`.
    Tree,
    /// The one that changes something: a file that it knows gets another path, `git mv`. No program is run for it: hooks and
    /// what watches files are shut out as ever, and no file's content is looked at.
    Move,
}

impl GitQuestion {
    /// The command, and what shuts the doors that only it has.
    fn words(self) -> &'static [&'static str] {
        match self {
            Self::Tracked => &["ls-files"],
            Self::Log => &["log", "--no-ext-diff", "--no-textconv", "--no-show-signature"],
            Self::Differences => &["diff-tree", "--no-ext-diff", "--no-textconv"],
            Self::Show => &["show", "--no-ext-diff", "--no-textconv", "--no-show-signature"],
            Self::Object => &["cat-file"],
            Self::Resolve => &["rev-parse"],
            Self::Tree => &["ls-tree"],
            Self::Move => &["mv"],
        }
    }
}

/// Why there is no answer.
#[derive(Debug)]
pub enum NoAnswer {
    /// There is no `git` on `PATH`.
    NotThere,
    /// It cannot be started.
    NotStarted(io::Error),
    /// It was still at it after this long.
    Late(Duration),
    /// It refused or failed.
    Failed {
        /// Its exit status; none where it was ended.
        status: Option<i32>,
        /// What it said, with line ends.
        said: String,
    },
}

impl fmt::Display for NoAnswer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotThere => f.write_str("there is no `git` on `PATH`"),
            Self::NotStarted(error) => write!(f, "`git` cannot be started: {error}"),
            Self::Late(patience) => write!(f, "`git` did not answer within {} seconds", patience.as_secs()),
            Self::Failed { said, .. } => {
                let first = said.lines().next().unwrap_or("it does not say why");
                write!(f, "`git` refuses: {}", first.trim_start_matches("fatal: "))?;
                match said.lines().map(str::trim).find(|line| line.starts_with("git config ")) {
                    Some(cure) => write!(f, "; `{cure}` allows it"),
                    None => Ok(()),
                }
            }
        }
    }
}

/// The folder at or above `folder`, which is without links in its path, that holds a repository of `git`.
pub fn repository_of(folder: &Path) -> Option<&Path> {
    folder.ancestors().find(|above| above.join(".git").exists())
}

/// What `git` answers in a folder, which is without links in its path.
///
/// # Errors
/// It is not there, refuses, or takes too long.
pub fn git(folder: &Path, question: GitQuestion, arguments: &[&str]) -> Result<Vec<u8>, NoAnswer> {
    git_within(PATIENCE, folder, question, arguments, None)
}

/// The same of a question that asks for a list of things on its standard input.
///
/// # Errors
/// It is not there, refuses, or takes too long.
pub fn git_answering(folder: &Path, question: GitQuestion, arguments: &[&str], asked: Vec<u8>) -> Result<Vec<u8>, NoAnswer> {
    git_within(PATIENCE, folder, question, arguments, Some(asked))
}

fn git_within(
    patience: Duration,
    folder: &Path,
    question: GitQuestion,
    arguments: &[&str],
    asked: Option<Vec<u8>>,
) -> Result<Vec<u8>, NoAnswer> {
    let program = program(repository_of(folder).unwrap_or(folder)).ok_or(NoAnswer::NotThere)?;
    let mut command = Command::new(program);
    command.current_dir(folder).arg("--no-pager");
    for (name, _) in std::env::vars_os().filter(|(name, _)| is_of_git(name)) {
        command.env_remove(name);
    }
    command.envs(ENVIRONMENT.iter().copied());
    for setting in SHUT {
        command.args(["-c", setting]);
    }
    command.args(question.words()).args(arguments);
    let input = if asked.is_some() { Stdio::piped() } else { Stdio::null() };
    let mut child = command.stdin(input).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().map_err(NoAnswer::NotStarted)?;
    if let (Some(asked), Some(mut input)) = (asked, child.stdin.take()) {
        // Beside the answer, which is listened to meanwhile: neither waits for the other. Where it stops listening, it says why.
        let told = std::thread::Builder::new().name("git's questions".into()).spawn(move || {
            let _ = input.write_all(&asked);
        });
        if let Err(error) = told {
            end(child);
            return Err(NoAnswer::NotStarted(error));
        }
    }
    finish(child, patience)
}

/// Whether a variable speaks to `git`.
fn is_of_git(name: &OsStr) -> bool {
    let Some(name) = name.to_str() else { return false };
    // Windows tells names apart without their case.
    let name = name.to_ascii_uppercase();
    (name.starts_with("GIT_") && !KEPT.contains(&&*name)) || name == "SSH_ASKPASS"
}

/// Where `git` is: in a folder that `PATH` names in full and that is no part of the repository, since what lies in the
/// working folder is content.
fn program(repository: &Path) -> Option<PathBuf> {
    let name = format!("git{}", std::env::consts::EXE_SUFFIX);
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .filter(|folder| folder.is_absolute() && dunce::canonicalize(folder).is_ok_and(|real| !real.starts_with(repository)))
        .map(|folder| folder.join(&name))
        .find(|program| is_program(program))
}

fn is_program(path: &Path) -> bool {
    let Ok(metadata) = path.metadata() else { return false };
    #[cfg(unix)]
    let may_run = std::os::unix::fs::PermissionsExt::mode(&metadata.permissions()) & 0o111 != 0;
    #[cfg(not(unix))]
    let may_run = true;
    metadata.is_file() && may_run
}

/// What a child says until it ends; it is ended where that takes too long.
fn finish(mut child: Child, patience: Duration) -> Result<Vec<u8>, NoAnswer> {
    let (Some(mut out), Some(err)) = (child.stdout.take(), child.stderr.take()) else {
        return Err(NoAnswer::NotStarted(io::Error::other("nothing can be heard of it")));
    };
    let (sender, answer) = channel();
    let listen = move || {
        let (mut said, mut complaint) = (Vec::new(), Vec::new());
        let heard = out.read_to_end(&mut said).and_then(|_| err.take(LONGEST_COMPLAINT).read_to_end(&mut complaint));
        // Where nobody waits any more, it came too late.
        let _ = sender.send(heard.map(|_| (said, complaint)));
    };
    let heard = match std::thread::Builder::new().name("git".into()).spawn(listen) {
        Ok(_) => answer.recv_timeout(patience),
        Err(error) => {
            end(child);
            return Err(NoAnswer::NotStarted(error));
        }
    };
    match heard {
        Ok(Ok((said, complaint))) => {
            let status = child.wait().map_err(NoAnswer::NotStarted)?;
            if status.success() {
                return Ok(said);
            }
            Err(NoAnswer::Failed { status: status.code(), said: String::from_utf8_lossy(&complaint).into_owned() })
        }
        Ok(Err(error)) => {
            end(child);
            Err(NoAnswer::NotStarted(error))
        }
        Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
            end(child);
            Err(NoAnswer::Late(patience))
        }
    }
}

fn end(mut child: Child) {
    let _ = child.kill();
    let _ = child.wait();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_environment_says_to_git_is_forgotten() {
        for name in ["GIT_DIR", "git_dir", "GIT_CONFIG_COUNT", "GIT_EXTERNAL_DIFF", "SSH_ASKPASS"] {
            assert!(is_of_git(OsStr::new(name)), "{name}");
        }
        for name in ["PATH", "HOME", "GITHUB_SHA", "GIT_CEILING_DIRECTORIES"] {
            assert!(!is_of_git(OsStr::new(name)), "{name}");
        }
    }

    #[test]
    fn a_refusal_is_told_with_the_cure_that_git_names() {
        let said = "fatal: detected dubious ownership in repository at '/x'\nTo add an exception for this directory, call:\n\n\tgit config --global --add safe.directory /x\n";
        let refusal = NoAnswer::Failed { status: Some(128), said: said.to_owned() };
        let told =
            "`git` refuses: detected dubious ownership in repository at '/x'; `git config --global --add safe.directory /x` allows it";
        assert_eq!(refusal.to_string(), told);
    }

    #[cfg(unix)]
    #[test]
    fn a_repository_that_never_answers_is_given_up() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        if !Command::new("git").arg("init").current_dir(&root).output().is_ok_and(|output| output.status.success()) {
            return;
        }
        std::fs::remove_file(root.join(".git/config")).unwrap();
        assert!(Command::new("mkfifo").arg(root.join(".git/config")).status().unwrap().success());
        let answer = git_within(Duration::from_millis(300), &root, GitQuestion::Log, &["-1"], None);
        assert!(matches!(answer, Err(NoAnswer::Late(_))), "{answer:?}");
    }
}
