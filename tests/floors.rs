//! The floors of docs/architecture.md: a module imports only from floors strictly below its own.

#![expect(clippy::disallowed_methods, reason = "the source is read")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn every_module_imports_only_from_lower_floors() {
    let floors = floors();
    let mut wrong = BTreeSet::new();
    for source in sources() {
        let module = source.place()[0];
        for (path, line) in used_paths(&source.text, &source.place()) {
            let used = path.first().copied().unwrap_or(module);
            if used != module && floors.get(used).is_some_and(|floor| *floor >= floors[module]) {
                wrong.insert(format!("{}:{line}: `{module}` names `{used}`, which is no lower floor", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.into_iter().collect::<Vec<_>>().join("\n"));
}

#[test]
fn every_module_has_a_floor_and_every_floor_a_module() {
    let known: BTreeSet<String> = floors().into_keys().collect();
    let built: BTreeSet<String> = sources().iter().map(|source| source.place()[0].to_owned()).collect();
    assert_eq!(known, built, "the table in docs/architecture.md (left) is not what lies in src (right)");
}

#[test]
fn no_circle_of_files_is_larger_than_three() {
    let sources = sources();
    let files: BTreeSet<Vec<&str>> = sources.iter().map(Source::place).collect();
    let mut needs: BTreeMap<Vec<&str>, BTreeSet<Vec<&str>>> = BTreeMap::new();
    for source in &sources {
        let (own, product) = (source.place(), source.product());
        let used = used_paths(product, &own).into_iter().filter_map(|(mut path, _)| {
            while !path.is_empty() && !files.contains(&path) {
                path.pop();
            }
            // A file may always ask what lies within it.
            (!path.is_empty() && !path.starts_with(&own)).then_some(path)
        });
        let used: BTreeSet<Vec<&str>> = used.map(|path| files.get(&path).unwrap().clone()).collect();
        needs.insert(own, used);
    }
    assert!(needs.values().map(BTreeSet::len).sum::<usize>() > 1_000, "the paths are no longer found");
    let reached = |from| {
        let (mut reached, mut open) = (BTreeSet::new(), vec![from]);
        while let Some(file) = open.pop() {
            open.extend(needs[file].iter().filter(|file| reached.insert(*file)));
        }
        reached
    };
    let reached: BTreeMap<&Vec<&str>, BTreeSet<&Vec<&str>>> = needs.keys().map(|file| (file, reached(file))).collect();
    let circle = |file| reached[file].iter().filter(|other| reached[**other].contains(file)).map(|file| file.join("/")).collect();
    let circles: BTreeSet<Vec<String>> = needs.keys().map(circle).filter(|circle: &Vec<String>| circle.len() > 3).collect();
    assert!(circles.is_empty(), "let what they share lie in a file below them: {circles:#?}");
}

/// The graph as it is published has the words of the model: that is what it is for.
const PUBLISHED_SHAPES: &str = "src/export/graph.rs";

#[test]
fn a_type_name_is_defined_once() {
    let mut homes: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for source in sources().into_iter().filter(|source| source.path != PUBLISHED_SHAPES && !source.path.contains("/tests")) {
        for name in defined_types(source.product()) {
            homes.entry(name).or_default().insert(source.path.clone());
        }
    }
    assert!(homes.len() > 400, "the types are no longer found");
    homes.retain(|_, paths| paths.len() > 1);
    assert!(homes.is_empty(), "a name for each of these: {homes:#?}");
}

#[test]
fn a_modules_file_bears_its_name() {
    let nameless: Vec<String> = sources().into_iter().map(|source| source.path).filter(|path| path.ends_with("/mod.rs")).collect();
    assert!(nameless.is_empty(), "`x.rs` beside `x/`, not `x/mod.rs`: {nameless:?}");
}

#[test]
fn types_are_found_however_they_are_defined() {
    let text = "pub struct A<T>(T);\n    pub(super) enum B {\nunsafe trait C\ntype D = u8;\nimpl X for A {\n    type Target = B;\n}\n// struct E\n#[cfg(test)]\nmod tests {\nstruct F;";
    let source = Source { path: "src/a/b.rs".into(), text: text.into() };
    assert_eq!(defined_types(source.product()), ["A", "B", "C", "D"]);
}

#[test]
fn paths_are_found_however_they_are_written() {
    let text = "
        //! crate::cli in words
        use crate::base::span;
        use crate::{link::link as l, model::{self, io}};
        fn f() { super::super::report::x(crate :: check::y::<T>); super::z } // crate::export
        $crate::syntax::fields::record::Written
    ";
    let used: Vec<String> = used_paths(text, &["a", "b"]).into_iter().map(|(path, _)| path.join("::")).collect();
    let due = ["base::span", "link::link", "model", "model::io", "report::x", "check::y", "a::z", "syntax::fields::record::Written"];
    assert_eq!(used, due);
}

/// A source file.
struct Source {
    path: String,
    text: String,
}

impl Source {
    /// Its modules, from the crate's root on.
    fn place(&self) -> Vec<&str> {
        self.path.trim_start_matches("src/").trim_end_matches(".rs").split('/').collect()
    }

    /// Its text, its tests left out.
    fn product(&self) -> &str {
        self.text.split("#[cfg(test)]\nmod tests").next().unwrap_or(&self.text)
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The rows of the table: module → floor.
fn floors() -> BTreeMap<String, u32> {
    let page = fs::read_to_string(root().join("docs/architecture.md")).unwrap();
    let row = |line: &str| {
        let mut cells = line.strip_prefix('|')?.split('|').map(str::trim);
        let floor = cells.next()?.parse().ok()?;
        Some((cells.next()?.trim_matches('`').to_owned(), floor))
    };
    page.lines().filter_map(row).collect()
}

/// All source files but `main.rs` and `lib.rs`.
fn sources() -> Vec<Source> {
    let mut found = Vec::new();
    collect(&root().join("src"), &mut Vec::new(), &mut found);
    assert!(!found.is_empty());
    found
}

fn collect(folder: &Path, inner: &mut Vec<String>, found: &mut Vec<Source>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        inner.push(name);
        if path.is_dir() {
            collect(&path, inner, found);
        } else if path.extension().is_some_and(|e| e == "rs") && !matches!(inner[..], [ref only] if only == "main" || only == "lib") {
            found.push(Source { path: format!("src/{}.rs", inner.join("/")), text: fs::read_to_string(&path).unwrap() });
        }
        inner.pop();
    }
}

/// The paths that a source names through `crate::` and `super::`, grouped or not, from the crate's root on, with their
/// lines; `own` are the modules that it lies in.
fn used_paths<'t>(text: &'t str, own: &[&'t str]) -> Vec<(Vec<&'t str>, usize)> {
    let words = words(text);
    let mut used = Vec::new();
    for (at, &(word, line)) in words.iter().enumerate() {
        let begins = at == 0 || words[at - 1].0 != "::";
        if begins && matches!(word, "crate" | "super") && words.get(at + 1).is_some_and(|(next, _)| *next == "::") {
            let mut paths = Vec::new();
            follow(&words[at..], own.to_vec(), &mut paths);
            used.extend(paths.into_iter().map(|path| (path, line)));
        }
    }
    used
}

/// Follows a path to its end, each path of a group to its own; what stands behind it.
fn follow<'w, 't>(words: &'w [(&'t str, usize)], mut path: Vec<&'t str>, found: &mut Vec<Vec<&'t str>>) -> &'w [(&'t str, usize)] {
    match words {
        [("{", _), rest @ ..] => {
            let mut rest = rest;
            while rest.first().is_some_and(|(word, _)| *word != "}") {
                rest = follow(rest, path.clone(), found);
                // Another name that it gets here, and the comma.
                let behind = rest.iter().position(|(word, _)| matches!(*word, "," | "}")).unwrap_or(rest.len());
                rest = &rest[behind + usize::from(rest.get(behind).is_some_and(|(word, _)| *word == ","))..];
            }
            rest.get(1..).unwrap_or_default()
        }
        [(name, _), rest @ ..] => {
            match *name {
                "crate" => path.clear(),
                "super" => drop(path.pop()),
                "self" => {}
                name => path.push(name),
            }
            match rest {
                [("::", _), (next, _), ..] if *next == "{" || next.starts_with(|c: char| c.is_alphanumeric() || c == '_') => {
                    follow(&rest[1..], path, found)
                }
                _ => {
                    found.push(path);
                    rest
                }
            }
        }
        [] => words,
    }
}

/// The names of the types that a source defines. A type of a trait is not one.
fn defined_types(text: &str) -> Vec<String> {
    let name = |line: &str| {
        let is_inner = line.starts_with(' ');
        let words: Vec<&str> = line.split_whitespace().filter(|word| !word.starts_with("pub") && *word != "unsafe").collect();
        let [sort, name, ..] = words.as_slice() else { return None };
        let defines = matches!(*sort, "struct" | "enum" | "trait" | "union") || (*sort == "type" && !is_inner);
        let end = name.find(|c: char| !c.is_alphanumeric()).unwrap_or(name.len());
        (defines && name.starts_with(char::is_uppercase)).then(|| name[..end].to_owned())
    };
    text.lines().filter_map(name).collect()
}

/// The words and signs of a source with their lines, comments left out.
fn words(text: &str) -> Vec<(&str, usize)> {
    let mut words = Vec::new();
    for (n, line) in text.lines().enumerate() {
        let code = line.split("//").next().unwrap_or("");
        let mut rest = code;
        while let Some(c) = rest.chars().next() {
            let is_word = |c: char| c.is_alphanumeric() || c == '_';
            let length = if is_word(c) {
                rest.find(|c| !is_word(c)).unwrap_or(rest.len())
            } else if rest.starts_with("::") {
                2
            } else {
                c.len_utf8()
            };
            if !c.is_whitespace() {
                words.push((&rest[..length], n + 1));
            }
            rest = &rest[length..];
        }
    }
    words
}
