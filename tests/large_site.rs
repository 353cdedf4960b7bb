//! The large sites that the benches measure are sound, and the same wherever they are made.

#![expect(clippy::disallowed_methods, reason = "the program is run, and what it writes is looked at")]

#[path = "../benches/large_site/generate/mod.rs"]
mod generate;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;
use walkdir::WalkDir;

/// A site of that many content files.
fn made(pages: usize, seed: u64) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    generate::generate(folder.path(), pages, seed).unwrap();
    folder
}

/// The texts of a site by their paths.
fn texts(site: &TempDir) -> BTreeMap<String, String> {
    let files = WalkDir::new(site).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file());
    files
        .map(|file| {
            let path = file.path().strip_prefix(site).unwrap().display().to_string();
            (path, fs::read_to_string(file.path()).unwrap())
        })
        .collect()
}

#[test]
fn sites_of_any_size_are_without_errors() {
    for pages in [generate::SMALLEST, 137, 320] {
        let site = made(pages, 1);
        let check = Command::new(env!("CARGO_BIN_EXE_throughline")).arg("check").arg(site.path()).output().unwrap();
        assert!(check.status.success(), "{pages} pages: {}", String::from_utf8_lossy(&check.stdout));
        let overview = String::from_utf8(check.stderr).unwrap();
        assert!(overview.starts_with(&format!("{pages} content files: ")), "{overview}");
    }
}

#[test]
fn the_same_seed_makes_the_same_bytes() {
    assert_eq!(texts(&made(60, 3)), texts(&made(60, 3)));
    assert_ne!(texts(&made(60, 3)), texts(&made(60, 4)));
}

#[test]
fn a_site_too_small_for_all_kinds_is_refused() {
    assert!(generate::generate(Path::new("unused"), generate::SMALLEST - 1, 1).is_err());
}

#[test]
fn a_sheet_of_a_large_site_that_nobody_changed_changes_nothing() {
    let (site, place) = (made(1000, 1), tempfile::tempdir().unwrap());
    let before = texts(&site);
    let run = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_throughline")).current_dir(&site).args(arguments).output().unwrap();
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stderr).unwrap()
    };
    for (kind, ending) in [("process", "csv"), ("journey", "xlsx"), ("persona", "csv"), ("outcome", "xlsx")] {
        let sheet = place.path().join(format!("{kind}.{ending}"));
        let sheet = sheet.to_str().unwrap();
        run(&["export", "--format", "sheet", "--kind", kind, "--out", sheet]);
        assert_eq!(run(&["import", "--update", sheet]), "nothing to change\n", "{kind}");
        assert!(texts(&site) == before, "{kind}");
    }
}

#[test]
fn no_page_of_insights_grows_with_its_site() {
    let site = made(1000, 1);
    let output = site.path().join("public");
    let built =
        Command::new(env!("CARGO_BIN_EXE_throughline")).arg("build").arg(site.path()).arg("--output").arg(&output).output().unwrap();
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    let folder = WalkDir::new(output.join("insights")).into_iter().map(Result::unwrap);
    let pages = folder.filter(|entry| entry.path().extension().is_some_and(|ending| ending == "html"));
    let mut sizes: Vec<(u64, String)> =
        pages.map(|entry| (entry.metadata().unwrap().len(), entry.file_name().to_string_lossy().into_owned())).collect();
    sizes.push((fs::metadata(output.join("insights.html")).unwrap().len(), "insights.html".to_owned()));
    assert!(sizes.len() > 20, "{sizes:?}");
    // A matrix is there whole.
    let large: Vec<_> = sizes.iter().filter(|(bytes, name)| *bytes > 300_000 && !name.starts_with("outcome-")).collect();
    assert!(large.is_empty(), "{large:?}");
}
