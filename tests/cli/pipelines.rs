//! The ready files for pipelines: what their steps run works, in a repository with a change in it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

use super::{program, result};

fn file(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/ci").join(name);
    serde_yaml::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// A repository whose branch `change` takes the only process from a touchpoint, checked out from a clone as a pipeline has it.
fn change() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let origin = folder.path().join("origin");
    for (path, text) in [
        ("throughline.yaml", "title: Lantern Street\n"),
        ("personas/ada.md", "---\ntitle: Ada\n---\n"),
        ("outcomes/home.md", "---\ntitle: Home\nfor: ada\n---\n"),
        (
            "journeys/walk.md",
            "---\ntitle: Walk\npersona: ada\noutcome: home\nstages: [{title: Out, touchpoints: [{title: I ask, served_by: show}]}]\n---\n",
        ),
        ("processes/show.md", "---\ntitle: Show\n---\n"),
    ] {
        fs::create_dir_all(origin.join(path).parent().unwrap()).unwrap();
        fs::write(origin.join(path), text).unwrap();
    }
    git(&origin, &["init", "-q", "-b", "main"]);
    git(&origin, &["add", "."]);
    git(&origin, &["commit", "-qm", "A street"]);
    git(folder.path(), &["clone", "-q", "origin", "work"]);
    let work = folder.path().join("work");
    let journey = fs::read_to_string(work.join("journeys/walk.md")).unwrap();
    fs::write(work.join("journeys/walk.md"), journey.replace(", served_by: show", "")).unwrap();
    git(&work, &["commit", "-qam", "Nobody shows the way"]);
    (folder, work)
}

fn git(here: &Path, arguments: &[&str]) {
    let mut git = Command::new("git");
    git.current_dir(here).args(["-c", "user.name=Ada", "-c", "user.email=ada@example.com", "-c", "commit.gpgsign=false"]).args(arguments);
    result(&git.output().unwrap());
}

/// Runs a step as a pipeline would: with the program on the `PATH`.
fn step(here: &Path, script: &str, variables: &BTreeMap<&str, &str>) -> Output {
    let folder = Path::new(program().get_program()).parent().unwrap().to_owned();
    let path = std::env::join_paths(std::iter::once(folder).chain(std::env::split_paths(&std::env::var_os("PATH").unwrap()))).unwrap();
    Command::new("bash").args(["-e", "-c", script]).current_dir(here).env("PATH", path).envs(variables).output().unwrap()
}

/// The scripts of a pipeline with how each ended.
fn run(here: &Path, scripts: &[String], variables: &[(&str, &str)]) -> Vec<(String, Option<i32>)> {
    let variables = variables.iter().copied().collect();
    scripts.iter().map(|script| (script.clone(), step(here, script, &variables).status.code())).collect()
}

fn scripts(list: &Value, key: &str) -> Vec<String> {
    list.as_array().unwrap().iter().filter_map(|step| step[key].as_str()).map(str::to_owned).collect()
}

/// That every step went well, but for the gate, since the change takes something from the customer.
fn only_the_gate_fails(ran: &[(String, Option<i32>)]) {
    assert!(ran.iter().any(|(script, _)| script.contains("--fail-on")), "{ran:?}");
    for (script, status) in ran {
        let expected = if script.contains("--fail-on") { Some(1) } else { Some(0) };
        assert_eq!(*status, expected, "{script}");
    }
}

#[test]
fn the_steps_for_github_run() {
    let (_folder, work) = change();
    let steps = scripts(&file("github.yml")["jobs"]["architecture"]["steps"], "run");
    // What only the host has is left out.
    let steps: Vec<String> = steps.into_iter().filter(|step| !step.starts_with("gh ")).collect();
    assert_eq!(steps.len(), 4);
    only_the_gate_fails(&run(&work, &steps, &[("SITE", "."), ("BASE", "origin/main")]));
    assert!(fs::read_to_string(work.join("comment.md")).unwrap().starts_with("***Home*: nobody serves *I ask* any more"));
    assert!(work.join("preview/index.html").is_file());
}

#[test]
fn the_steps_for_gitlab_run() {
    let (_folder, work) = change();
    let steps: Vec<String> =
        file("gitlab.yml")["architecture"]["script"].as_array().unwrap().iter().map(|step| step.as_str().unwrap().to_owned()).collect();
    only_the_gate_fails(&run(&work, &steps, &[("SITE", "."), ("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "main")]));
    assert!(work.join("findings.xml").is_file() && work.join("preview/index.html").is_file());
}

#[test]
fn the_steps_for_azure_run() {
    let (_folder, work) = change();
    let steps = scripts(&file("azure.yml")["steps"], "bash");
    only_the_gate_fails(&run(&work, &steps, &[("SITE", "."), ("SYSTEM_PULLREQUEST_TARGETBRANCH", "refs/heads/main")]));
    assert!(work.join("out/comment.md").is_file() && work.join("out/preview/index.html").is_file());
}

#[test]
fn what_runs_before_a_commit_runs() {
    let (_folder, work) = change();
    let hook = &file("pre-commit.yaml")["repos"][0]["hooks"][0];
    let ran = run(&work, &[hook["entry"].as_str().unwrap().to_owned()], &[]);
    assert_eq!(ran[0].1, Some(0));
}
