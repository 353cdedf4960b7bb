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
        for used in used_modules(&source.text, source.depth, &floors) {
            let (own, other) = (floors.get(&source.module), floors.get(&used.module));
            if used.module != source.module && other >= own {
                wrong
                    .insert(format!("{}:{}: `{}` names `{}`, which is no lower floor", source.path, used.line, source.module, used.module));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.into_iter().collect::<Vec<_>>().join("\n"));
}

#[test]
fn every_module_has_a_floor_and_every_floor_a_module() {
    let known: BTreeSet<String> = floors().into_keys().collect();
    let built: BTreeSet<String> = sources().into_iter().map(|source| source.module).collect();
    assert_eq!(known, built, "the table in docs/architecture.md (left) is not what lies in src (right)");
}

/// The graph as it is published has the words of the model: that is what it is for.
const PUBLISHED_SHAPES: &str = "src/export/graph.rs";

#[test]
fn a_type_name_is_defined_once() {
    let mut homes: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for source in sources().into_iter().filter(|source| source.path != PUBLISHED_SHAPES && !source.path.contains("/tests")) {
        for name in defined_types(&source.text) {
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
    assert_eq!(defined_types(text), ["A", "B", "C", "D"]);
}

#[test]
fn paths_are_found_however_they_are_written() {
    let text = "
        //! crate::cli in words
        use crate::base::span;
        use crate::{link::link, model::{self, io}};
        fn f() { super::super::report::x(crate :: check::y); } // crate::export
        $crate::syntax::fields::record::Written
    ";
    let floors = ["base", "link", "model", "io", "report", "check", "syntax", "cli", "export"].map(|m| (m.to_owned(), 0)).into();
    let used: Vec<String> = used_modules(text, 2, &floors).into_iter().map(|u| u.module).collect();
    assert_eq!(used, ["base", "link", "model", "report", "check", "syntax"]);
}

/// A source file.
struct Source {
    path: String,
    /// Which module of the crate's root it belongs to.
    module: String,
    /// How many `super` lead from it to the crate's root.
    depth: usize,
    text: String,
}

/// A path that names a module of the crate's root.
struct Used {
    module: String,
    line: usize,
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
            let text = fs::read_to_string(&path).unwrap();
            found.push(Source { path: format!("src/{}.rs", inner.join("/")), module: inner[0].clone(), depth: inner.len(), text });
        }
        inner.pop();
    }
}

/// The modules of the crate's root that a source names: through `crate::`, grouped or not, and
/// through as many `super::` as lead there.
fn used_modules(text: &str, depth: usize, floors: &BTreeMap<String, u32>) -> Vec<Used> {
    let mut used = Vec::new();
    let words = words(text);
    for (at, &(word, line)) in words.iter().enumerate() {
        let before = at.checked_sub(1).map_or("", |before| words[before].0);
        let from_root = match word {
            "crate" => Some(at + 1),
            "super" if before != "::" => after_supers(&words, at, depth),
            _ => None,
        };
        let Some(next) = from_root.filter(|&next| words.get(next).is_some_and(|(word, _)| *word == "::")) else { continue };
        for name in first_names(&words[next + 1..]) {
            if floors.contains_key(name) {
                used.push(Used { module: name.to_owned(), line });
            }
        }
    }
    used
}

/// Where a chain of `super::` ends that leads to the crate's root.
fn after_supers(words: &[(&str, usize)], at: usize, depth: usize) -> Option<usize> {
    let mut chain = words[at..].chunks(2).take_while(|pair| pair[0].0 == "super").count();
    // `super::super` without anything behind it names no module.
    chain = chain.min(words[at..].len() / 2);
    (chain == depth).then_some(at + 2 * chain - 1)
}

/// The first name of a path, or of each path of a group.
fn first_names<'t>(words: &[(&'t str, usize)]) -> Vec<&'t str> {
    match words {
        [("{", _), group @ ..] => {
            let mut names = Vec::new();
            let mut open = 1;
            let mut first = true;
            for &(word, _) in group {
                match word {
                    "{" => open += 1,
                    "}" => open -= 1,
                    "," if open == 1 => first = true,
                    name if first => {
                        names.push(name);
                        first = false;
                    }
                    _ => {}
                }
                if open == 0 {
                    break;
                }
            }
            names
        }
        [(name, _), ..] => vec![name],
        [] => Vec::new(),
    }
}

/// The names of the types that a source defines, its tests left out. A type of a trait is not one.
fn defined_types(text: &str) -> Vec<String> {
    let product = text.split("#[cfg(test)]\nmod tests").next().unwrap_or(text);
    let name = |line: &str| {
        let is_inner = line.starts_with(' ');
        let words: Vec<&str> = line.split_whitespace().filter(|word| !word.starts_with("pub") && *word != "unsafe").collect();
        let [sort, name, ..] = words.as_slice() else { return None };
        let defines = matches!(*sort, "struct" | "enum" | "trait" | "union") || (*sort == "type" && !is_inner);
        let end = name.find(|c: char| !c.is_alphanumeric()).unwrap_or(name.len());
        (defines && name.starts_with(char::is_uppercase)).then(|| name[..end].to_owned())
    };
    product.lines().filter_map(name).collect()
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
