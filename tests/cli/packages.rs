//! What is given out: the packages carry the program, are installed into clean places, and run there without Rust. What stands
//! below `packaging/` does it for a release and is run here with the program that the tests have anyway.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

use super::result;

const NAME: &str = env!("CARGO_PKG_NAME");
const VERSION: &str = env!("CARGO_PKG_VERSION");
const PROGRAM: &str = env!("CARGO_BIN_EXE_throughline");

fn in_repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn read(path: &str) -> String {
    fs::read_to_string(in_repository(path)).unwrap()
}

/// What a script of `packaging/` says.
fn python(script: &str, arguments: &[&str]) -> String {
    let path = in_repository("packaging").join(script);
    result(&Command::new("python3").arg("-B").arg(path).args(arguments).output().unwrap())
}

/// A folder with the program in it, without what only debuggers read where that can be taken out.
fn with_program() -> (TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let program = folder.path().join("throughline");
    let stripped = Command::new("strip").arg("-o").args([program.as_path(), Path::new(PROGRAM)]).status();
    if !stripped.is_ok_and(|status| status.success()) {
        fs::copy(PROGRAM, &program).unwrap();
    }
    let program = program.to_str().unwrap().to_owned();
    (folder, program)
}

/// The kind of machine that the tests run on, as Rust calls it.
fn host() -> String {
    let about = result(&Command::new(env!("CARGO")).arg("-vV").output().unwrap());
    about.lines().find_map(|line| line.strip_prefix("host: ")).unwrap().to_owned()
}

/// The systems that a release is made for, as Rust calls them.
fn released() -> Vec<String> {
    let workflow: Value = serde_yaml::from_str(&read(".github/workflows/release.yml")).unwrap();
    let matrix = workflow["jobs"]["build"]["strategy"]["matrix"]["include"].as_array().unwrap();
    matrix.iter().map(|row| row["target"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_release_is_for_linux_with_both_c_libraries_for_macos_and_for_windows() {
    let mut targets = released();
    let page = read("docs/install.md");
    let told: Vec<&str> = page.lines().filter_map(|line| line.split('`').nth(1).filter(|_| line.matches(" | ").count() == 4)).collect();
    assert_eq!(targets, told, "docs/install.md says others");
    targets.sort_unstable();
    assert_eq!(
        targets,
        [
            "aarch64-apple-darwin",
            "aarch64-unknown-linux-gnu",
            "aarch64-unknown-linux-musl",
            "x86_64-apple-darwin",
            "x86_64-pc-windows-msvc",
            "x86_64-unknown-linux-gnu",
            "x86_64-unknown-linux-musl"
        ]
    );
}

#[test]
fn the_wheel_installs_without_rust_and_runs() {
    let dist = tempfile::tempdir().unwrap();
    // `target/debug/throughline` is as the tests had it built: nothing is compiled again.
    let built = Path::new(PROGRAM).parent().unwrap();
    let profile = match built.file_name().unwrap().to_str().unwrap() {
        "debug" => "dev",
        other => other,
    };
    let mut build = Command::new(in_repository("packaging/build"));
    build.args([&host(), dist.path().to_str().unwrap(), "--profile", profile, "--compression-level", "1", "--offline"]);
    result(&build.env("CARGO_TARGET_DIR", built.parent().unwrap()).output().unwrap());
    let said = python("trial.py", &[dist.path().to_str().unwrap(), "wheel"]);
    assert_eq!(said.matches("tried: ").count(), 2, "from the file and from a mirror: {said}");
}

#[test]
fn the_npm_packages_install_without_rust_and_run() {
    let (folder, program) = with_program();
    let dist = folder.path().join("dist");
    let dist = dist.to_str().unwrap();
    python("pack.py", &["npm-wrapper", dist]);
    // Those for other machines are there too, so that one is picked. Nobody looks at what they carry.
    let other = in_repository("Cargo.toml");
    for target in released().iter().filter(|target| !target.ends_with("-gnu")) {
        python("pack.py", &["npm", target, other.to_str().unwrap(), dist]);
    }
    python("pack.py", &["npm", &host(), &program, dist]);
    assert_eq!(fs::read_dir(dist).unwrap().count(), 6);
    let said = python("trial.py", &[dist, "npm"]);
    assert_eq!(said.matches("tried: ").count(), 3, "from the file in two ways, and from a mirror: {said}");
}

#[test]
fn the_archive_holds_what_a_system_wants_and_its_program_runs() {
    let (folder, program) = with_program();
    let dist = folder.path().join("dist");
    let target = host();
    python("pack.py", &["archive", &target, &program, dist.to_str().unwrap()]);
    python("trial.py", &[dist.to_str().unwrap(), "archive"]);
    python("pack.py", &["sums", dist.to_str().unwrap()]);
    let archive = format!("{NAME}-{VERSION}-{target}.tar.gz");
    let sums = fs::read_to_string(dist.join("SHA256SUMS")).unwrap();
    assert!(sums.ends_with(&format!("  {archive}\n")) && sums.lines().count() == 1, "{sums}");

    let list = result(&Command::new("tar").arg("-tzf").arg(dist.join(&archive)).output().unwrap());
    let held: Vec<&str> = list.lines().filter_map(|line| Some(line.split_once('/')?.1)).collect();
    for file in ["LICENSE-MIT", "completions/throughline.bash", "completions/_throughline", "man/man1/throughline-build.1"] {
        assert!(held.contains(&file), "{file}: {held:?}");
    }
    for line in read("packaging/Containerfile").lines().filter_map(|line| line.strip_prefix("COPY ")) {
        let (files, _) = line.rsplit_once(' ').unwrap();
        let is_held = |file: &str| held.iter().any(|path| *path == file || path.starts_with(&format!("{file}/")));
        assert!(files.split(' ').all(is_held), "{line}: {held:?}");
    }

    // Where cargo-binstall looks.
    let mut metadata = Command::new(env!("CARGO"));
    metadata.args(["metadata", "--no-deps", "--offline", "--format-version", "1"]).current_dir(in_repository(""));
    let metadata: Value = serde_json::from_str(&result(&metadata.output().unwrap())).unwrap();
    let binstall = &metadata["packages"][0]["metadata"]["binstall"];
    let written = |template: &Value| {
        let fields = [
            ("name", NAME),
            ("version", VERSION),
            ("target", &target),
            ("archive-suffix", ".tar.gz"),
            ("bin", "throughline"),
            ("binary-ext", ""),
        ];
        fields.iter().fold(template.as_str().unwrap().to_owned(), |text, (field, value)| text.replace(&format!("{{ {field} }}"), value))
    };
    assert_eq!(written(&binstall["pkg-url"]).rsplit('/').next(), Some(archive.as_str()));
    assert!(list.lines().any(|line| line == written(&binstall["bin-dir"])), "{list}");
    assert_eq!(binstall["overrides"]["x86_64-pc-windows-msvc"]["pkg-fmt"], "zip");
}
