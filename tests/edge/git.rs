//! Nothing that a repository names is run. Each door is planted with a program that plain `git` is seen to run.
//!
//! Doors that none of our questions comes to (an editor, a pager where no terminal is) are not planted.

mod planted;

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::path::Path;
use std::process::Command;

use throughline::io::git::{GitQuestion, git};

use self::planted::{Planted, lose_the_newest_commit};
use super::{site_in, stderr, throughline};

#[test]
fn the_program_that_watches_files_is_not_run() {
    let Some(planted) = Planted::new() else { return };
    planted.is_shut("core.fsmonitor", &["ls-files"]);
    planted.set("core.fsmonitor", planted.program());
    planted.fires("core.fsmonitor", &["ls-files"]);
    planted.commands_run_nothing();
}

#[test]
fn a_program_of_settings_that_are_included_is_not_run() {
    let Some(planted) = Planted::new() else { return };
    let included = planted.folder.path().join("included");
    fs::write(&included, format!("[core]\n\tfsmonitor = {}\n", planted.program().display())).unwrap();
    for setting in ["include.path", "includeIf.gitdir:/**.path"] {
        planted.set(setting, &included);
        planted.fires(setting, &["ls-files"]);
        planted.answers(setting);
        planted.run(&["config", "--unset", setting]);
    }
}

#[test]
fn hooks_are_not_run() {
    let Some(planted) = Planted::new() else { return };
    let (own, named) = (planted.repository().join(".git/hooks"), planted.folder.path().join("hooks"));
    for folder in [&own, &named] {
        fs::create_dir_all(folder).unwrap();
        for hook in ["post-index-change", "reference-transaction"] {
            fs::copy(planted.program(), folder.join(hook)).unwrap();
        }
        planted.set("core.hooksPath", folder);
        planted.fires("reference-transaction", &["update-ref", "refs/heads/another", "HEAD"]);
        planted.change(&format!("Ada of {}", folder.display()));
        planted.run(&["add", "--all"]);
        fs::File::open(planted.site().join("personas/ada.md")).unwrap().set_modified(std::time::UNIX_EPOCH).unwrap();
        planted.fires("post-index-change", &["status"]);
        fs::File::open(planted.site().join("personas/ada.md")).unwrap().set_modified(std::time::SystemTime::now()).unwrap();
        planted.answers("hooks");
    }
}

#[test]
fn programs_that_show_are_not_run() {
    let Some(planted) = Planted::new() else { return };
    planted.attributes("* diff=x");
    planted.is_shut("diff.external", &["show", "--ext-diff"]);
    planted.is_shut("diff.x.command", &["log", "--patch", "--ext-diff"]);
    planted.is_shut("diff.x.textconv", &["log", "--patch"]);
    planted.is_shut("diff.x.textconv", &["show"]);
}

#[test]
fn filters_are_not_run() {
    let Some(planted) = Planted::new() else { return };
    planted.attributes("* filter=x");
    planted.change("Adå");
    planted.is_shut("filter.x.clean", &["diff"]);
    planted.is_shut("filter.x.process", &["diff"]);
    planted.is_shut("filter.x.smudge", &["cat-file", "--filters", "HEAD:site/personas/ada.md"]);
}

#[test]
fn merge_drivers_are_not_run() {
    let Some(planted) = Planted::new() else { return };
    planted.run(&["checkout", "--quiet", "-b", "other", "HEAD~1"]);
    planted.change("Ada, too");
    planted.commit();
    planted.run(&["merge", "--quiet", "--strategy", "ours", "--message", "Merge", "-"]);
    planted.attributes("* merge=x");
    planted.set("log.diffMerges", "remerge");
    planted.is_shut("merge.x.driver", &["log", "--patch", "-m"]);
    planted.is_shut("merge.x.driver", &["show", "-m"]);
}

#[test]
fn programs_that_look_at_signatures_are_not_run() {
    let Some(planted) = Planted::new() else { return };
    let commit = git(&planted.site(), GitQuestion::Object, &["commit", "HEAD"]).unwrap();
    let (head, message) = std::str::from_utf8(&commit).unwrap().split_once("\n\n").unwrap();
    planted.set("log.showSignature", "true");
    for (sort, setting) in [
        ("PGP SIGNATURE", "gpg.program"),
        ("PGP SIGNATURE", "gpg.openpgp.program"),
        ("SSH SIGNATURE", "gpg.ssh.program"),
        ("SIGNED MESSAGE", "gpg.x509.program"),
    ] {
        let signed = planted.folder.path().join("signed");
        fs::write(&signed, format!("{head}\ngpgsig -----BEGIN {sort}-----\n \n x\n -----END {sort}-----\n\n{message}")).unwrap();
        let made =
            Command::new("git").current_dir(planted.site()).args(["hash-object", "-t", "commit", "-w"]).arg(&signed).output().unwrap();
        planted.run(&["update-ref", "HEAD", String::from_utf8_lossy(&made.stdout).trim()]);
        planted.set("gpg.ssh.allowedSignersFile", &signed);
        planted.set(setting, planted.program());
        planted.fires(setting, &["log", "-1"]);
        planted.fires(setting, &["-c", "log.showSignature=false", "log", "-1", "--format=%G?"]);
        // Some versions end over a signature of SSH that nothing looks at.
        planted.answers(setting);
        planted.run(&["config", "--unset", setting]);
    }
}

/// Remotes, each with the setting that names a program on the way to it.
const REMOTES: &[(&str, &str)] =
    &[(".", "remote.origin.uploadpack"), ("ssh://nowhere.invalid/x", "core.sshCommand"), ("git://nowhere.invalid/x", "core.gitProxy")];

#[test]
fn programs_that_fetch_what_is_missing_are_not_run() {
    let Some(planted) = Planted::new() else { return };
    planted.promise();
    for (url, setting) in REMOTES {
        planted.set("remote.origin.url", url);
        planted.set(setting, planted.program());
        planted.fires(setting, &["log", "-1"]);
        planted.fires(setting, &["cat-file", "-p", "HEAD"]);
        planted.answers(setting);
        planted.commands_run_nothing();
        planted.run(&["config", "--unset", setting]);
    }
    planted.set("remote.origin.url", format!("ext::{}", planted.program().display()));
    planted.fires("a remote that is a program", &["log", "-1"]);
    planted.answers("a remote that is a program");
}

#[test]
fn the_program_that_lists_what_others_have_is_not_run() {
    let Some(planted) = Planted::new() else { return };
    planted.promise();
    let another = planted.another();
    fs::write(planted.repository().join(".git/objects/info/alternates"), format!("{}\n", another.join("objects").display())).unwrap();
    planted.set("remote.origin.url", &another);
    planted.set("core.alternateRefsCommand", planted.program());
    planted.fires("core.alternateRefsCommand", &["log", "-1"]);
    planted.answers("core.alternateRefsCommand");
}

/// The address of a remote that asks everybody for a password.
fn remote_with_a_password() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { return };
            let _ = stream.read(&mut [0; 4096]);
            let answer = "HTTP/1.1 401 Who\r\nWWW-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
            let _ = stream.write_all(answer.as_bytes());
        }
    });
    format!("http://{address}/x")
}

#[test]
fn programs_that_know_passwords_are_not_run() {
    let Some(planted) = Planted::new() else { return };
    planted.promise();
    planted.set("remote.origin.url", remote_with_a_password());
    for setting in ["credential.helper", "core.askPass"] {
        planted.set(setting, planted.program());
        planted.fires(setting, &["log", "-1"]);
        planted.answers(setting);
        planted.run(&["config", "--unset", setting]);
    }
}

#[test]
fn a_repository_that_lies_in_the_content_is_none() {
    let Some(planted) = Planted::new() else { return };
    let (root, inner) = (planted.site(), planted.another());
    lose_the_newest_commit(&inner);
    for entry in fs::read_dir(&inner).unwrap() {
        let entry = entry.unwrap();
        fs::rename(entry.path(), root.join(entry.file_name())).unwrap();
    }
    let settings = format!(
        "[core]\n\trepositoryformatversion = 1\n\tbare = false\n\tworktree = .\n[extensions]\n\tpartialClone = origin\n\
         [remote \"origin\"]\n\turl = .\n\tpromisor = true\n\tuploadpack = {}\n[protocol \"file\"]\n\tallow = always\n",
        planted.program().display()
    );
    fs::write(root.join("config"), settings).unwrap();
    planted.fires("a repository in the content", &["log", "-1"]);
    planted.answers("a repository in the content");
    planted.commands_run_nothing();
    let output = throughline(&root, &["check"]);
    assert!(
        stderr(&output).contains("age counts from the newest day in the content, not from the newest commit: `git` refuses"),
        "{}",
        stderr(&output)
    );
}

/// `git log` runs the program where this is in the environment; a check does not.
fn is_forgotten(planted: &Planted, variables: &[(&str, &Path)], careless: &[&str]) {
    let mut command = Command::new("git");
    planted.fires_by(variables[0].0, command.args(careless).envs(variables.iter().copied()));
    let mut command = Command::new(env!("CARGO_BIN_EXE_throughline"));
    command.current_dir(planted.site()).arg("check").envs(variables.iter().copied()).env("GIT_ALLOW_PROTOCOL", "file:ext:git:http:ssh");
    command.output().unwrap();
    planted.is_untouched(variables[0].0);
}

#[test]
fn settings_that_the_environment_names_are_forgotten() {
    let Some(planted) = Planted::new() else { return };
    let program = planted.program();
    let file = planted.folder.path().join("settings");
    fs::write(&file, format!("[core]\n\tfsmonitor = {}\n", program.display())).unwrap();
    for name in ["GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"] {
        is_forgotten(&planted, &[(name, &file)], &["ls-files"]);
    }
    let one = [("GIT_CONFIG_COUNT", Path::new("1")), ("GIT_CONFIG_KEY_0", Path::new("core.fsmonitor")), ("GIT_CONFIG_VALUE_0", &program)];
    is_forgotten(&planted, &one, &["ls-files"]);
    let parameters = format!("'core.fsmonitor'='{}'", program.display());
    is_forgotten(&planted, &[("GIT_CONFIG_PARAMETERS", Path::new(&parameters))], &["ls-files"]);
    let another = planted.another();
    let said = Command::new("git").arg("--git-dir").arg(&another).args(["config", "core.fsmonitor"]).arg(&program).output().unwrap();
    assert!(said.status.success());
    is_forgotten(&planted, &[("GIT_DIR", &another)], &["ls-files"]);
}

#[test]
fn programs_that_the_environment_names_are_not_run() {
    let Some(planted) = Planted::new() else { return };
    planted.promise();
    let program = planted.program();
    let programs = planted.folder.path().join("programs");
    fs::create_dir(&programs).unwrap();
    fs::copy(&program, programs.join("git")).unwrap();
    is_forgotten(&planted, &[("GIT_EXEC_PATH", &programs)], &["log", "-1"]);
    planted.set("remote.origin.url", "ssh://nowhere.invalid/x");
    for name in ["GIT_SSH", "GIT_SSH_COMMAND"] {
        is_forgotten(&planted, &[(name, &program)], &["log", "-1"]);
    }
    planted.set("remote.origin.url", "git://nowhere.invalid/x");
    is_forgotten(&planted, &[("GIT_PROXY_COMMAND", &program)], &["log", "-1"]);
    planted.set("remote.origin.url", remote_with_a_password());
    for name in ["GIT_ASKPASS", "SSH_ASKPASS"] {
        is_forgotten(&planted, &[(name, &program)], &["log", "-1"]);
    }
}

#[test]
fn a_git_that_lies_in_the_content_is_not_run() {
    let Some(planted) = Planted::new() else { return };
    let root = planted.site();
    fs::copy(planted.program(), root.join("git")).unwrap();
    let usual = std::env::var("PATH").unwrap();
    for path in [format!(".:{usual}"), format!(":{usual}"), format!("{}:{usual}", root.display()), ".".to_owned()] {
        planted.fires_by(&path, Command::new("/bin/sh").args(["-c", "git log"]).env("PATH", &path));
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
