//! A system that gives less than usual: no threads, no folder to run in, arguments that no machine can follow.

use std::fs;
use std::process::Command;

use super::{site_in, stderr, throughline};

/// Runs a line of a shell in which `$T` is the program.
fn shell(here: &std::path::Path, line: &str) -> std::process::Output {
    Command::new("sh").args(["-c", line]).current_dir(here).env("T", env!("CARGO_BIN_EXE_throughline")).output().unwrap()
}

#[test]
fn more_threads_than_cores_are_not_started() {
    let folder = tempfile::tempdir().unwrap();
    site_in(folder.path());
    for jobs in ["0", "1", "5000", "18446744073709551615"] {
        let output = throughline(folder.path(), &["build", "--jobs", jobs]);
        assert_eq!(output.status.code(), Some(0), "{jobs}: {}", stderr(&output));
    }
}

#[test]
fn a_site_is_found_by_its_full_path_when_the_working_folder_is_gone() {
    let folder = tempfile::tempdir().unwrap();
    site_in(folder.path());
    let site = folder.path().display();
    for command in [
        format!("check {site}"),
        format!("build {site}"),
        format!("export {site}"),
        format!("impact process:show --site {site}"),
        format!("new team desk --site {site}"),
        format!("init {site}/another"),
    ] {
        let output = shell(folder.path(), &format!("mkdir gone && cd gone && rmdir ../gone && exec \"$T\" {command}"));
        assert_eq!(output.status.code(), Some(0), "{command}: {}", stderr(&output));
    }
    let output = shell(folder.path(), "mkdir gone && cd gone && rmdir ../gone && exec \"$T\" check");
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("the folder that this runs in is gone"), "{}", stderr(&output));
}

#[test]
fn an_address_for_the_sitemap_is_encoded_or_refused() {
    let folder = tempfile::tempdir().unwrap();
    site_in(folder.path());
    let output = throughline(folder.path(), &["build", "--base-url", "https://example.org/Käse&Co/"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let sitemap = fs::read_to_string(folder.path().join("public/sitemap.xml")).unwrap();
    assert!(sitemap.contains("<loc>https://example.org/K%C3%A4se&amp;Co/index.html</loc>"), "{sitemap}");
    for wrong in ["https://example.org/a b/#top", "https://example.org/?q=1", "https://example.org/\u{1}", "example.org"] {
        let output = throughline(folder.path(), &["build", "--base-url", wrong]);
        assert_eq!(output.status.code(), Some(2), "{wrong}");
    }
}

#[test]
fn an_address_that_cannot_be_listened_on_names_the_argument_to_change() {
    let folder = tempfile::tempdir().unwrap();
    site_in(folder.path());
    for arguments in [
        &["serve", "--host", "203.0.113.1"][..],
        &["serve", "--host", "203.0.113.1", "--port", "4999"],
        &["serve", "--host", "no such host", "--port", "4999"],
    ] {
        let output = throughline(folder.path(), arguments);
        assert_eq!(output.status.code(), Some(2));
        assert!(stderr(&output).contains("give `--host` a name or an address of this machine"), "{}", stderr(&output));
    }
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let output = throughline(folder.path(), &["serve", "--port", &port]);
    assert!(
        stderr(&output).contains(&format!("cannot listen on port {port} of 127.0.0.1: name another with `--port`")),
        "{}",
        stderr(&output)
    );
}

#[test]
fn names_that_windows_keeps_and_letters_that_nobody_sees_are_no_ids() {
    let folder = tempfile::tempdir().unwrap();
    site_in(folder.path());
    for name in ["com¹", "LPT³", "a\u{3164}", "\u{ffa0}b"] {
        fs::write(folder.path().join(format!("processes/{name}.md")), "---\ntitle: Carry it\n---\n").unwrap();
        let output = throughline(folder.path(), &["check"]);
        assert!(String::from_utf8_lossy(&output.stdout).contains("error[bad-id]"), "{name:?}: {}", String::from_utf8_lossy(&output.stdout));
        fs::remove_file(folder.path().join(format!("processes/{name}.md"))).unwrap();
    }
}
