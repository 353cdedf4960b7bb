//! The name under which the program is given out is written once, in `Cargo.toml`; all that is said of it elsewhere is held to
//! that. What people are told to install is never `throughline`, which in an index is another program.

use std::fs;
use std::path::{Path, PathBuf};

const NAME: &str = env!("CARGO_PKG_NAME");
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// After these words stands what is installed.
const INSTALLERS: [&str; 16] = [
    "pip install",
    "pip download",
    "pip uninstall",
    "pipx install",
    "uv tool install",
    "uvx",
    "uv add",
    "npm install",
    "npm uninstall",
    "npm pack",
    "npx",
    "cargo install",
    "cargo uninstall",
    "cargo binstall",
    "cargo add",
    "additional_dependencies:",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap()
}

/// All that is written for people and for machines outside `src`, as paths with texts.
fn texts() -> Vec<(PathBuf, String)> {
    let mut paths = vec![root().join("pyproject.toml"), root().join(".pre-commit-hooks.yaml")];
    let tops = fs::read_dir(root()).unwrap().map(|entry| entry.unwrap().path());
    paths.extend(tops.filter(|path| path.extension().is_some_and(|extension| extension == "md")));
    for folder in ["docs", "packaging", ".github", ".ci", "starter", "src"] {
        let files = walkdir::WalkDir::new(root().join(folder)).into_iter().map(Result::unwrap);
        paths.extend(files.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path));
    }
    // Pictures are no texts.
    paths.into_iter().filter_map(|path| Some((path.clone(), fs::read_to_string(path).ok()?))).collect()
}

/// What a line tells people to install or to remove, as far as it names us.
fn told(line: &str) -> Vec<&str> {
    let after = INSTALLERS.iter().filter_map(|words| {
        let (before, after) = line.split_once(words)?;
        // `npx` is no part of another word.
        (!before.ends_with(char::is_alphanumeric) && after.starts_with([' ', '\t'])).then_some(after)
    });
    let commands = after.flat_map(|rest| rest.split(['`', '#', ';', '&', '|']).next());
    let words = commands.flat_map(|command| command.split([' ', '"', '\'', '[', ']', ',', '(', ')']));
    words.filter(|word| word.to_lowercase().contains("throughline")).collect()
}

/// Whether this is a package of ours or a file of one.
fn is_ours(word: &str) -> bool {
    let file = word.rsplit('/').next().unwrap_or(word);
    let rest = file.strip_prefix(NAME).or_else(|| file.strip_prefix(&NAME.replace('-', "_")));
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['-', '@', '=']))
}

#[test]
fn nobody_is_told_to_install_the_name_of_another_program() {
    let mut seen = Vec::new();
    for (path, text) in texts() {
        for line in text.lines() {
            for word in told(line) {
                // In a project that has the package, its command is run so.
                let is_there = line.contains("then `npx throughline` there");
                assert!(is_ours(word) || is_there, "{}: {line}", path.display());
                seen.push((path.clone(), word.to_owned()));
            }
        }
    }
    for page in ["README.md", "docs/install.md"] {
        let path = root().join(page);
        for end in [".whl", ".tgz"] {
            assert!(seen.iter().any(|(on, word)| *on == path && word.ends_with(end)), "{page} does not say how to install a file {end}");
        }
    }
    assert_eq!(told("run `pip install throughline` now"), ["throughline"]);
    assert_eq!(told("npx -y throughline-cli init throughline"), ["throughline-cli", "throughline"]);
    assert!(!is_ours("throughline") && !is_ours("./throughline-0.2.0.tgz") && is_ours("/x/outcome_throughline-….whl"));
}

#[test]
fn what_packs_takes_the_name_from_where_it_is_written() {
    let written = [NAME.to_owned(), NAME.replace('-', "_")];
    for (path, text) in texts() {
        let path = path.strip_prefix(root()).unwrap().to_str().unwrap().replace('\\', "/");
        let is_told = path.ends_with(".md") || path == "pyproject.toml";
        let names = written.iter().filter(|name| text.contains(name.as_str())).count();
        assert!(is_told || names == 0, "{path} has the name of its own");
    }
    assert!(read("pyproject.toml").contains(&format!("\n[project]\nname = \"{NAME}\"\n")));
    // No version in a name, which would be forgotten there.
    let page = read("docs/install.md");
    assert!(!page.contains(VERSION), "docs/install.md says a version");
}
