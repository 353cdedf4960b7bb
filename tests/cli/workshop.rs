//! What a change is held to: the workflow, `.ci/run` and `./test` call what there is and ask the same, and the least Rust is one.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use super::result;

const LEAST_RUST: &str = env!("CARGO_PKG_RUST_VERSION");

fn in_repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn read(path: &str) -> String {
    fs::read_to_string(in_repository(path)).unwrap()
}

fn cargo(arguments: &[&str]) -> String {
    result(&Command::new(env!("CARGO")).args(arguments).current_dir(in_repository("")).output().unwrap())
}

fn workflow() -> Value {
    workflow_called("ci")
}

fn workflow_called(name: &str) -> Value {
    serde_yaml::from_str(&read(&format!(".github/workflows/{name}.yml"))).unwrap()
}

/// What the steps of all jobs have under this key.
fn of_steps(workflow: &Value, key: &str) -> Vec<String> {
    let jobs = workflow["jobs"].as_object().unwrap().values();
    let steps = jobs.flat_map(|job| job["steps"].as_array().unwrap());
    steps.filter_map(|step| step.pointer(key).map(|value| value.as_str().unwrap().to_owned())).collect()
}

/// The commands of the workflow, a line each.
fn commands(workflow: &Value) -> Vec<String> {
    of_steps(workflow, "/run").iter().flat_map(|run| run.lines()).map(str::to_owned).collect()
}

#[test]
fn the_workflow_runs_on_three_systems() {
    let workflow = workflow();
    let systems = workflow["jobs"]["tests"]["strategy"]["matrix"]["system"].as_array().unwrap();
    assert_eq!(systems.as_slice(), ["ubuntu-latest", "macos-latest", "windows-latest"]);
}

#[test]
fn workflows_may_only_read_and_name_the_versions_of_what_they_use() {
    for name in ["ci", "release"] {
        let workflow = workflow_called(name);
        assert_eq!(workflow["permissions"], serde_json::json!({"contents": "read"}), "{name}");
        assert!(workflow["jobs"].as_object().unwrap().values().all(|job| job.get("permissions").is_none()), "{name}");
        assert!(!read(&format!(".github/workflows/{name}.yml")).contains("secrets."), "{name}");
        for action in of_steps(&workflow, "/uses") {
            let version = action.split_once('@').unwrap().1;
            let is_hash = version.len() == 40 && version.bytes().all(|byte| byte.is_ascii_hexdigit());
            let is_major = version.strip_prefix('v').is_some_and(|major| major.parse::<u32>().is_ok());
            assert!(is_hash || is_major, "{action}");
        }
    }
}

#[test]
fn each_step_of_a_release_is_a_script_of_ours() {
    let workflow = workflow_called("release");
    let commands = commands(&workflow);
    assert_eq!(commands.len(), 5, "{commands:?}");
    for command in commands {
        // What runs on three systems says `python`, as the workflow's first steps see to it.
        let script = command.strip_prefix("python ").unwrap_or(&command).split(' ').next().unwrap();
        assert!(script.starts_with("packaging/") && in_repository(script).is_file(), "{command}");
    }
}

#[test]
fn each_step_of_the_workflow_calls_what_is_there() {
    let workflow = workflow();
    let installed = of_steps(&workflow, "/with/tool");
    let list = cargo(&["--list"]);
    let known: Vec<&str> = list.lines().filter_map(|line| line.split_whitespace().next()).collect();
    let commands = commands(&workflow);
    assert!(commands.len() > 5, "{commands:?}");
    for command in commands {
        let words: Vec<&str> = command.split_whitespace().filter(|word| !word.starts_with('+')).collect();
        match words.as_slice() {
            ["cargo", sub, ..] => {
                assert!(known.contains(sub) || installed.contains(&format!("cargo-{sub}")), "{command}: what is `cargo {sub}`?");
            }
            ["rustup", "toolchain", "install", ..] => {}
            [script] if script.starts_with("./") => assert!(in_repository(script).is_file(), "{command}"),
            _ => panic!("{command}: is it there on all three systems?"),
        }
    }
}

#[test]
fn the_workflow_asks_what_the_script_for_one_machine_asks() {
    let commands = commands(&workflow());
    let script = read(".ci/run");
    let asked = script.lines().filter_map(|line| line.trim().strip_prefix("step "));
    let asked: Vec<&str> = asked.filter(|step| step.starts_with("cargo ") || step.starts_with("./")).collect();
    assert!(asked.len() > 3, "{asked:?}");
    for step in asked {
        assert!(commands.iter().any(|command| step.starts_with(command.as_str())), "the workflow does not ask {step:?}");
    }
}

#[cfg(unix)]
#[test]
fn bash_can_read_each_script() {
    for script in ["test", ".ci/run", "packaging/build", "packaging/prepare"] {
        let read = Command::new("bash").arg("-n").arg(in_repository(script)).output().unwrap();
        assert!(read.status.success() && read.stderr.is_empty(), "{script}: {read:?}");
    }
}

#[test]
fn the_code_is_laid_out_as_rustfmt_does_it() {
    let rustfmt = Command::new(env!("CARGO")).args(["fmt", "--version"]).output();
    if rustfmt.is_ok_and(|output| output.status.success()) {
        cargo(&["fmt", "--check"]);
    }
}

#[test]
fn the_least_rust_is_the_same_wherever_it_stands() {
    let commands = commands(&workflow());
    assert!(commands.contains(&format!("rustup toolchain install {LEAST_RUST} --profile minimal")), "{commands:?}");
    assert!(commands.contains(&format!("cargo +{LEAST_RUST} check --locked")), "{commands:?}");
    for page in ["README.md", "CONTRIBUTING.md"] {
        assert!(read(page).contains(&format!("[Rust](https://www.rust-lang.org) {LEAST_RUST} or later")), "{page}");
    }
}

#[test]
fn no_dependency_asks_for_a_newer_rust() {
    let parts = |version: &str| version.split('.').map(|part| part.parse().unwrap()).collect::<Vec<u32>>();
    let about = cargo(&["-vV"]);
    let host = about.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    // What other systems need is asked there: it is not on this disk.
    let metadata = cargo(&["metadata", "--format-version", "1", "--locked", "--offline", "--filter-platform", host]);
    let metadata: Value = serde_json::from_str(&metadata).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    assert!(packages.len() > 100);
    for package in packages {
        let Some(least) = package["rust_version"].as_str() else { continue };
        let least = least.strip_suffix(".0").filter(|least| least.contains('.')).unwrap_or(least);
        assert!(parts(least) <= parts(LEAST_RUST), "{} asks for Rust {least}", package["name"]);
    }
}
