//! `throughline rename`, run as people run it.

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use super::{program, result, stderr};

fn street() -> TempDir {
    super::site(
        "title: Lantern Street\n",
        &[
            ("personas/ada.md", "---\r\ntitle: Ada\r\n---\r\n"),
            ("outcomes/home.md", "---\ntitle: Home\nfor: ada\n---\n"),
            (
                "journeys/walk.md",
                "---\ntitle: Walk\npersona: ada\noutcome: home\nstages: [{title: Out, touchpoints: [{title: I ask, served_by: show}]}]\n---\n\nSee [[show]].\n",
            ),
            ("processes/show.md", "---\ntitle: Show\n---\n"),
        ],
    )
}

fn rename(site: &Path, arguments: &[&str]) -> std::process::Output {
    program().arg("rename").args(arguments).arg("--site").arg(site).output().unwrap()
}

/// Every file of a folder with its bytes.
fn bytes(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let files =
        walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().filter_map(Result::ok).filter(|entry| entry.file_type().is_file());
    let outside_git = files.filter(|entry| !entry.path().components().any(|part| part.as_os_str() == ".git"));
    outside_git.map(|file| (file.path().strip_prefix(folder).unwrap().display().to_string(), fs::read(file.path()).unwrap())).collect()
}

#[test]
fn the_edits_are_shown_and_nothing_is_written() {
    let site = street();
    let before = bytes(site.path());
    let output = rename(site.path(), &["show", "lead", "--dry-run"]);
    insta::assert_snapshot!(result(&output), @r"
    journeys/walk.md:5:63: show → lead
    journeys/walk.md:8:7: show → lead
    processes/show.md:2:1: + aliases: [show]
    processes/show.md → processes/lead.md
    ");
    assert_eq!(stderr(&output), "nothing is written\n");
    assert_eq!(bytes(site.path()), before);
}

#[test]
fn the_files_are_written_and_the_site_stays_whole() {
    let site = street();
    let output = rename(site.path(), &["process:show", "lead"]);
    result(&output);
    assert_eq!(stderr(&output), "process:show is process:lead now: 2 files changed\n");
    assert!(!site.path().join("processes/show.md").exists());
    assert_eq!(fs::read_to_string(site.path().join("processes/lead.md")).unwrap(), "---\naliases: [show]\ntitle: Show\n---\n");
    result(&program().arg("check").arg(site.path()).output().unwrap());
}

#[test]
fn lines_keep_their_ends() {
    let site = street();
    result(&rename(site.path(), &["persona:ada", "eva"]));
    assert_eq!(fs::read_to_string(site.path().join("personas/eva.md")).unwrap(), "---\r\naliases: [ada]\r\ntitle: Ada\r\n---\r\n");
}

#[test]
fn nothing_is_renamed_while_errors_stand() {
    let site = street();
    fs::write(site.path().join("processes/other.md"), "---\ntitle: Other\nparent: nobody-knows\n---\n").unwrap();
    let before = bytes(site.path());
    let output = rename(site.path(), &["process:show", "lead"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("errors stand in the content"), "{}", stderr(&output));
    assert_eq!(bytes(site.path()), before);
}

#[test]
fn git_knows_of_the_move_and_runs_nothing_for_it() {
    let site = street();
    let git = |arguments: &[&str]| {
        let mut git = Command::new("git");
        git.current_dir(site.path()).args(["-c", "user.name=Ada", "-c", "user.email=ada@example.com"]).args(arguments);
        result(&git.output().unwrap())
    };
    git(&["init", "-q"]);
    git(&["add", "."]);
    git(&["commit", "-qm", "A street"]);
    let hook = site.path().join(".git/hooks/post-index-change");
    fs::write(&hook, format!("#!/bin/sh\ntouch {}\n", site.path().join("ran").display())).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::PermissionsExt::set_mode(&mut fs::metadata(&hook).unwrap().permissions(), 0o755);
    result(&rename(site.path(), &["process:show", "lead"]));
    assert!(!site.path().join("ran").exists());
    let status = git(&["-c", "core.hooksPath=/dev/null", "status", "--porcelain"]);
    assert!(status.contains("processes/show.md -> processes/lead.md"), "{status}");
}

/// Killed at any moment, the site is the old one or the new one; and where the change was on its way, the next command ends it.
#[cfg(unix)]
#[test]
fn whenever_it_is_killed_no_file_is_half_written() {
    let site = street();
    let old = bytes(site.path());
    let trial = street();
    result(&rename(trial.path(), &["process:show", "lead"]));
    let new = bytes(trial.path());
    for n in 0..200_u64 {
        let trial = street();
        let mut child = program()
            .args(["rename", "process:show", "lead", "--site"])
            .arg(trial.path())
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .spawn()
            .unwrap();
        // Spread over all of a run, whatever the machine is doing: odd multiples of a time that divides nothing.
        std::thread::sleep(std::time::Duration::from_micros(n * 1_730 % 60_000));
        child.kill().unwrap();
        child.wait().unwrap();
        let content = |all: &[(String, Vec<u8>)]| all.iter().filter(|(path, _)| !path.starts_with('.')).cloned().collect::<Vec<_>>();
        for (path, text) in content(&bytes(trial.path())) {
            assert!(old.contains(&(path.clone(), text.clone())) || new.contains(&(path.clone(), text)), "{path} is neither old nor new");
        }
        // Whatever was left, the next command that writes has a whole site before it.
        let _ = rename(trial.path(), &["process:show", "lead"]);
        assert_eq!(content(&bytes(trial.path())), new);
    }
}

const SUCCEEDED: &[(&str, &str)] = &[
    (
        "personas/ada.md",
        "---\ntitle: Ada\n---\n\nSee [[show]], [it](../processes/show.md#listen) and [this][below].\n\n[below]: ../processes/show.md\n",
    ),
    ("outcomes/home.md", "---\ntitle: Home\nfor: ada\nowner: desk\n---\n"),
    (
        "journeys/walk.md",
        "---\ntitle: Walk\npersona: ada\noutcome: home\nstages: [{title: S, touchpoints: [{title: I ask, served_by: ['show#listen', show#point, \"Show\"]}]}]\n---\n",
    ),
    (
        "processes/show.md",
        "---\ntitle: Show the way\nowner: desk\nstatus: retired\nreplaced_by: lead\nsteps: [{id: listen, title: Listen}, {id: point, title: Point}]\n---\n\nSee [[show#point]].\n",
    ),
    ("processes/lead.md", "---\ntitle: Lead the way\nowner: desk\nsteps: [{id: listen, title: Listen}]\n---\n"),
    ("teams/desk.md", "---\ntitle: Desk\n---\n"),
];

#[test]
fn what_names_a_retired_thing_names_its_successor() {
    let site = super::site("title: Street\n", SUCCEEDED);
    let refused = rename(site.path(), &["process:show", "lead"]);
    let offer = "`throughline rename process:show lead --references` has everything that names the one name the other";
    assert!(super::stderr(&refused).contains(offer), "{}", super::stderr(&refused));
    let done = rename(site.path(), &["process:show", "lead", "--references"]);
    let said = super::stderr(&done);
    assert!(said.contains("journeys/walk.md:5 still names `process:show`: `process:lead#point` is not there"), "{said}");
    assert!(said.contains("personas/ada.md:5 still names `process:show`: its address stands elsewhere"), "{said}");
    let text = |path: &str| fs::read_to_string(site.path().join(path)).unwrap();
    assert!(text("journeys/walk.md").contains("served_by: ['lead#listen', show#point, \"lead\"]"), "{}", text("journeys/walk.md"));
    assert!(
        text("personas/ada.md").contains("See [[lead]], [it](../processes/lead.md#listen) and [this][below]."),
        "{}",
        text("personas/ada.md")
    );
    assert_eq!(text("processes/show.md"), SUCCEEDED[3].1);
}

#[test]
fn references_move_only_to_what_takes_the_place() {
    let site = super::site("title: Street\n", SUCCEEDED);
    let other = rename(site.path(), &["process:show", "other", "--references"]);
    assert!(super::stderr(&other).contains("`process:lead` takes the place of `process:show`, not `other`"));
    let none = rename(site.path(), &["process:lead", "show", "--references"]);
    assert!(super::stderr(&none).contains("nothing takes the place of `process:lead`"));
}
