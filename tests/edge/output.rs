//! Results that cannot be written, and texts that would act on a terminal.

use std::fs::{self, OpenOptions};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use super::{site_in, stderr, throughline};

/// Every command that prints a result and ends.
const PRINTING: &[&[&str]] = &[
    &["--help"],
    &["--version"],
    &["check"],
    &["check", "--format", "json"],
    &["check", "--format", "github"],
    &["check", "--format", "sarif"],
    &["check", "--format", "junit"],
    &["check", "--reorg"],
    &["build", "--keep-going"],
    &["insights"],
    &["insights", "--format", "json"],
    &["insights", "--format", "csv"],
    &["impact", "process:show"],
    &["impact", "process:show", "--format", "json"],
    &["export"],
    &["export", "--format", "csv"],
    &["export", "--format", "dot"],
    &["export", "--format", "mermaid"],
    &["schema", "journey"],
    &["explain"],
    &["explain", "cycle"],
    &["completions", "bash"],
    &["man", "man1"],
    &["import", "process", "--blank"],
    &["import", "process", "sheet.csv"],
    &["new", "team", "desk"],
    &["init", "another"],
];

fn into(to: Stdio, here: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_throughline"));
    command.current_dir(here).args(arguments).stdout(to).stderr(Stdio::piped());
    command.spawn().unwrap().wait_with_output().unwrap()
}

fn site() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    site_in(folder.path());
    fs::write(folder.path().join("sheet.csv"), "title\nCarry it\n").unwrap();
    folder
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_by_every_command() {
    for arguments in PRINTING {
        let folder = site();
        let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = into(full.into(), folder.path(), arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", stderr(&output));
        let told = stderr(&output).matches("the results cannot be written").count();
        assert_eq!(told, 1, "{arguments:?}: {}", stderr(&output));
    }
}

#[test]
fn a_baseline_survives_a_disk_that_refuses_the_next_one() {
    let folder = site();
    let written = throughline(folder.path(), &["check", "--write-baseline", "known.json"]);
    assert_eq!(written.status.code(), Some(0), "{}", stderr(&written));
    let known = fs::read_to_string(folder.path().join("known.json")).unwrap();
    let line = "trap '' XFSZ; ulimit -f 0; exec \"$T\" check --write-baseline known.json";
    let refused =
        Command::new("sh").args(["-c", line]).current_dir(folder.path()).env("T", env!("CARGO_BIN_EXE_throughline")).output().unwrap();
    assert_eq!(refused.status.code(), Some(2), "{}", stderr(&refused));
    assert_eq!(fs::read_to_string(folder.path().join("known.json")).unwrap(), known);
    let left = fs::read_dir(folder.path()).unwrap().filter(|entry| entry.as_ref().unwrap().file_name().to_string_lossy().contains("known"));
    assert_eq!(left.count(), 1);
}

#[test]
fn a_reader_that_went_away_is_no_failure() {
    for arguments in PRINTING {
        let folder = site();
        let usual = into(Stdio::null(), folder.path(), arguments);
        let folder = site();
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output = into(writer.into(), folder.path(), arguments);
        assert_eq!(output.status.code(), usual.status.code(), "{arguments:?}: {}", stderr(&output));
        assert_ne!(output.status.code(), Some(2), "{arguments:?}: {}", stderr(&output));
        assert!(!stderr(&output).contains("cannot be written"), "{arguments:?}: {}", stderr(&output));
    }
}

/// What acts on a terminal, or turns round the text beside it.
const ACTING: &str = "\u{1b}[31m\u{7}\u{8}\u{9b}2J\u{202e}\u{2066}";

fn acts(output: &Output) -> Vec<char> {
    let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), stderr(output));
    let acting = |c: &char| (c.is_control() && *c != '\n' && *c != '\t') || ('\u{202a}'..='\u{202e}').contains(c) || *c == '\u{2066}';
    said.chars().filter(acting).collect()
}

#[test]
fn nothing_that_authors_write_acts_on_a_terminal() {
    let folder = site();
    let at = |path: &str| folder.path().join(path);
    let written = "\\u001b[31m\\u0007\\u0008\\u009b2J\\u202e\\u2066";
    fs::write(at("throughline.yaml"), format!("title: \"T{written}\"\n")).unwrap();
    fs::write(
        at("processes/show.md"),
        format!("---\ntitle: \"Show{written}\"\nsupports: []\nowner: desk\nsteps: [{{title: \"A{written}\"}}]\n---\n"),
    )
    .unwrap();
    fs::create_dir(at("teams")).unwrap();
    fs::write(at("teams/desk.md"), format!("---\ntitle: \"Desk{written}\"\n---\n")).unwrap();
    fs::create_dir(at("journeys")).unwrap();
    let journey = format!(
        "---\ntitle: \"I go{written}\"\npersona: ada\noutcome: home\nstages:\n- title: \"Way{written}\"\n  touchpoints:\n  \
         - {{title: \"I ask{written}\", served_by: show, channel: \"Desk{written}\", pains: [\"Slow{written}\"], effort: 5}}\n---\n"
    );
    fs::write(at("journeys/go.md"), journey).unwrap();
    fs::write(
        at("personas/ada.md"),
        format!("---\ntitle: \"Ada{written}\"\nneeds: [{{id: soon, statement: \"Soon{written}\", importance: 5}}]\n---\n"),
    )
    .unwrap();
    fs::write(at(&format!("notes{ACTING}\n.md")), "Notes.\n").unwrap();
    fs::write(at("sheet.csv"), format!("title,col{ACTING},{ACTING}\nCarry{ACTING},x,y\n")).unwrap();
    for arguments in [
        &["insights"][..],
        &["impact", "process:show"],
        &["impact", "team:desk"],
        &["check", "--verbose"],
        &["check", "--reorg"],
        &["import", "process", "sheet.csv"],
        &["build", "--verbose"],
    ] {
        let output = throughline(folder.path(), arguments);
        assert!(acts(&output).is_empty(), "{arguments:?}: {:?}", acts(&output));
        assert_ne!(output.status.code(), Some(2), "{arguments:?}: {}", stderr(&output));
    }
    fs::create_dir_all(at("theme/templates")).unwrap();
    fs::write(at("theme/templates/home.html"), format!("{{% extends \"no{ACTING}such\" %}}")).unwrap();
    fs::write(at("personas/ada.md"), format!("---\ntitle: \"Ada{written}\"\nneed{ACTING}: [\n---\n[x](<y{ACTING}>)\n")).unwrap();
    for arguments in [&["build"][..], &["check", "--color", "never"], &["export"], &["build", "--keep-going"]] {
        let output = throughline(folder.path(), arguments);
        assert!(acts(&output).is_empty(), "{arguments:?}: {:?}", acts(&output));
    }
}

#[test]
fn what_programs_read_holds_every_character() {
    let folder = site();
    fs::write(folder.path().join("teams.md"), "").unwrap();
    fs::write(folder.path().join("personas/ada.md"), "---\ntitle: \"A\\u202eda\"\n---\n").unwrap();
    let output = throughline(folder.path(), &["export", "--format", "csv"]);
    assert!(String::from_utf8_lossy(&output.stdout).contains("A\u{202e}da"));
}

#[test]
fn paths_of_findings_lead_from_where_the_program_was_started() {
    let folder = site();
    let site = folder.path().canonicalize().unwrap();
    fs::write(site.join("personas/ada.md"), "---\ntitle: [\n---\n").unwrap();
    let (name, parent) = (site.file_name().unwrap().to_str().unwrap(), site.parent().unwrap());
    for (here, arguments, expected) in [
        (site.as_path(), &["check"][..], "personas/ada.md:".to_owned()),
        (&site, &["check", "."], "personas/ada.md:".to_owned()),
        (&site.join("personas"), &["check"], "../personas/ada.md:".to_owned()),
        (parent, &["check", name], format!("{name}/personas/ada.md:")),
        (parent, &["check", &format!("./{name}/")], format!("./{name}/personas/ada.md:")),
        (Path::new("/"), &["check", site.to_str().unwrap()], format!("{}/personas/ada.md:", &site.to_str().unwrap()[1..])),
    ] {
        let output = throughline(here, arguments);
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(said.starts_with(&expected), "{here:?} {arguments:?}: {said}");
        let path = said.split(':').next().unwrap();
        assert!(here.join(path).is_file(), "{path}");
    }
}
