//! Pipes, devices, sockets, folders and huge files where the program reads: told, never waited for.

use std::fs;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::process::Command;

use super::{site_in, stderr, throughline};

/// What may lie where a file is due, and how it is told.
const SORTS: &[(&str, &str)] = &[("pipe", "a pipe"), ("device", "a device"), ("socket", "a socket"), ("folder", "a folder")];

fn put(sort: &str, at: &Path) {
    match sort {
        "pipe" => assert!(Command::new("mkfifo").arg(at).status().unwrap().success()),
        "device" => symlink("/dev/zero", at).unwrap(),
        "socket" => drop(UnixListener::bind(at).unwrap()),
        _ => fs::create_dir(at).unwrap(),
    }
}

#[test]
fn settings_that_are_no_file_are_told() {
    for (sort, told) in SORTS {
        let folder = tempfile::tempdir().unwrap();
        site_in(folder.path());
        let settings = folder.path().join("throughline.yaml");
        fs::remove_file(&settings).unwrap();
        put(sort, &settings);
        for command in ["check", "build", "export", "serve"] {
            let output = throughline(folder.path(), &[command]);
            assert_eq!(output.status.code(), Some(2), "{command} {sort}: {}", stderr(&output));
            assert!(stderr(&output).contains(&format!("throughline.yaml is {told}, and no regular file")), "{}", stderr(&output));
        }
    }
}

#[test]
fn a_gitignore_that_is_no_file_is_told() {
    for (sort, told) in SORTS {
        let folder = tempfile::tempdir().unwrap();
        site_in(folder.path());
        put(sort, &folder.path().join("personas/.gitignore"));
        let output = throughline(folder.path(), &["check"]);
        assert_eq!(output.status.code(), Some(2), "{sort}: {}", stderr(&output));
        assert!(stderr(&output).contains(&format!("cannot read personas/.gitignore: it is {told}")), "{}", stderr(&output));
    }
}

#[test]
fn a_gitignore_of_very_many_rules_is_told() {
    let folder = tempfile::tempdir().unwrap();
    site_in(folder.path());
    fs::write(folder.path().join(".gitignore"), "a\n".repeat(10_001)).unwrap();
    let output = throughline(folder.path(), &["check"]);
    assert!(stderr(&output).contains("cannot read .gitignore: it has 10001 rules"), "{}", stderr(&output));
    fs::write(folder.path().join(".gitignore"), "personas/\n".repeat(10_000)).unwrap();
    let output = throughline(folder.path(), &["check", "--fail-on", "never"]);
    assert!(stderr(&output).contains("2 content files"), "{}", stderr(&output));
}

#[test]
fn arguments_that_are_no_file_are_told() {
    for (sort, told) in SORTS {
        let folder = tempfile::tempdir().unwrap();
        site_in(folder.path());
        put(sort, &folder.path().join("given"));
        for arguments in [&["check", "--baseline", "given"][..], &["import", "process", "given"]] {
            let output = throughline(folder.path(), arguments);
            assert_eq!(output.status.code(), Some(2), "{arguments:?} {sort}: {}", stderr(&output));
            assert!(stderr(&output).contains(&format!("given: it is {told}, and no regular file")), "{}", stderr(&output));
        }
    }
}

/// A file of this size that takes no room.
fn huge(path: &Path) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::File::create(path).unwrap().set_len(3 << 30).unwrap();
}

#[test]
fn a_huge_file_that_is_no_content_stands_in_nobodys_way() {
    let folder = tempfile::tempdir().unwrap();
    site_in(folder.path());
    huge(&folder.path().join("notes/big.md"));
    let output = throughline(folder.path(), &["check", "--verbose", "--fail-on", "warning"]);
    assert!(stderr(&output).contains("passed over: notes/big.md: larger than 16 MB"), "{}", stderr(&output));
}

#[test]
fn huge_content_settings_and_themes_are_told() {
    for path in ["pages/big.md", "throughline.yaml", "theme/assets/x.css"] {
        let folder = tempfile::tempdir().unwrap();
        site_in(folder.path());
        huge(&folder.path().join(path));
        let output = throughline(folder.path(), &["build"]);
        let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), stderr(&output));
        assert!(said.contains("this file has 3 GB, and more than 16 MB are not read"), "{path}: {said}");
        assert_ne!(output.status.code(), Some(0), "{path}");
    }
}
