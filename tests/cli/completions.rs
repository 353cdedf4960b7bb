//! `throughline completions`, asked as shells ask, and `throughline man`.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::{program, result, throughline};

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let made = throughline(folder.path(), &["init"]);
    assert!(made.status.success());
    folder
}

/// What is offered for the last of these words.
fn offered(here: &Path, words: &[&str]) -> Vec<String> {
    let output = program()
        .args(["--", "throughline"])
        .args(words)
        .envs([("THROUGHLINE_COMPLETE", "bash"), ("_CLAP_IFS", "\n"), ("_CLAP_COMPLETE_COMP_TYPE", "9")])
        .env("_CLAP_COMPLETE_INDEX", words.len().to_string())
        .current_dir(here)
        .output()
        .unwrap();
    assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
    String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()
}

#[test]
fn kinds_rules_names_and_addresses_are_offered() {
    let site = folder();
    let here = site.path();
    assert_eq!(offered(here, &["new", "out"]), ["outcome"]);
    assert_eq!(offered(here, &["import", "pers"]), ["persona"]);
    assert_eq!(offered(here, &["schema", "si"]), ["site"]);
    assert_eq!(offered(here, &["explain", "front"]), ["front-matter"]);
    assert_eq!(offered(here, &["insights", "--only", "effort_b"]), ["effort_by_outcome"]);
    assert_eq!(offered(here, &["impact", "process:br"]), ["process:bring-books"]);
    assert_eq!(offered(here, &["import", "journey", "x.csv", "--persona", ""]), ["edda"]);
}

#[test]
fn where_there_is_no_site_nothing_is_offered_and_nothing_said() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(offered(folder.path(), &["impact", "process:"]), [""; 0]);
    fs::write(folder.path().join("throughline.yaml"), "title: [").unwrap();
    assert_eq!(offered(folder.path(), &["impact", "process:"]), [""; 0]);
}

#[test]
fn each_shell_has_a_script() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let output = program().args(["completions", shell]).output().unwrap();
        let script = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.success() && script.contains("THROUGHLINE_COMPLETE"), "{shell}: {script}");
    }
}

#[cfg(unix)]
#[test]
fn bash_completes_addresses_behind_their_colons() {
    let site = folder();
    let Ok(version) = Command::new("bash").arg("--version").output() else { return };
    assert!(version.status.success());
    let script = "source <(throughline completions bash); COMP_WORDS=(throughline impact process : br); COMP_CWORD=4; \
                  _throughline throughline br :; echo \"${COMPREPLY[@]}\"; \
                  COMP_WORDS=(throughline explain front); COMP_CWORD=2; _throughline throughline front explain; echo \"${COMPREPLY[@]}\"";
    let program = Path::new(env!("CARGO_BIN_EXE_throughline")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    let output = Command::new("bash").args(["-c", script]).env("PATH", path).current_dir(site.path()).output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stdout), "bring-books\nfront-matter\n", "{output:?}");
}

#[test]
fn each_command_has_a_manual_page() {
    let folder = tempfile::tempdir().unwrap();
    result(&throughline(folder.path(), &["man", "share/man/man1"]));
    let pages = folder.path().join("share/man/man1");
    let help = result(&throughline(folder.path(), &["--help"]));
    let commands = help.split_once("Commands:\n").unwrap().1.split_once("\n\n").unwrap().0;
    let commands: Vec<&str> =
        commands.lines().filter_map(|line| line.strip_prefix("  ")?.split(' ').next()).filter(|word| !word.is_empty()).collect();
    assert!(commands.len() > 15, "{commands:?}");
    for command in commands.into_iter().filter(|command| *command != "help") {
        let page = fs::read_to_string(pages.join(format!("throughline-{command}.1"))).unwrap();
        assert!(page.contains(".SH SYNOPSIS"), "{command}: {page}");
    }
    assert!(fs::read_to_string(pages.join("throughline.1")).unwrap().contains("throughline\\-build(1)"));
}
