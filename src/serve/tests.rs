//! Incremental equals clean: whatever happens to a site's files, the pages that a running server
//! shows are those that a new one would show.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::loader::{LoadedSite, SiteLoader};
use super::page_cache::PageIndex;
use super::rescan::SiteFolder;
use crate::io::disk;
use crate::session::Options;
use crate::site::check;
use crate::watch::{Batch, changes_everything};

/// What somebody does to a site.
#[derive(Clone, Debug)]
enum Edit {
    /// Takes a line out of a file.
    Unline(Index, Index),
    /// Writes a line into a file.
    Line(Index, Index, &'static str),
    /// Writes one thing in the place of another wherever a file holds it.
    Reword(Index, &'static str, &'static str),
    /// Adds a line at the end of a file.
    Append(Index, &'static str),
    /// Mends a file: as it was at the beginning.
    Mend(Index),
    Delete(Index),
    Rename(Index, &'static str),
    Copy(Index, &'static str),
    /// Writes a file that is no content.
    Write(&'static str, &'static str),
    /// Renames a folder.
    Move(&'static str, &'static str),
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let line = select(vec![
        "title: Another",
        "owner: nobody",
        "draft: true",
        "x: [",
        "## Listen",
        "See [[process:bring-books]].",
        "---",
        "status: retired",
        "delivers: [book-bag, no-bag]",
        "aliases: [older]",
    ]);
    let path = select(vec![
        "processes/other.md",
        "pages/other.md",
        "deep/processes/inner.md",
        "processes/choose-books.md",
        "teams/book-bike.md",
        "public/no.md",
        "processes/skipped.md",
    ]);
    let written = select(vec![
        ("throughline.yaml", "title: Renamed\nlanguage: de\n"),
        ("throughline.yaml", "title: Alder End\nprefix: ae\ncontent: [processes, teams]\n"),
        ("throughline.yaml", "title: [\n"),
        ("throughline.yaml", "title: Painted\nmarkdown: {raw_html: allow}\ntheme: {accent: \"#123456\"}\n"),
        ("theme/templates/404.html", "gone"),
        ("theme/templates/404.html", "{% if %}"),
        ("theme/assets/site.css", "p{color:red}"),
        (".gitignore", "skipped.md\n"),
        ("processes/.gitignore", "other.md\n"),
        ("pages/plan.svg", "<svg/>"),
        ("pages/plan.svg", "<svg><g/></svg>"),
        ("pages/drawn.md", "---\ntitle: Drawn\n---\n\n![The plan](plan.svg) and [[process:bring-books]]\n"),
        ("processes/bytes.md", "---\ntitle: \u{1}\n---\n"),
    ]);
    let folders = select(vec![("processes", "was"), ("was", "processes"), ("pages", "teams/pages"), ("teams/pages", "pages")]);
    let any = any::<Index>;
    let edit = prop_oneof![
        3 => (any(), any()).prop_map(|(f, l)| Edit::Unline(f, l)),
        4 => (any(), any(), line).prop_map(|(f, l, text)| Edit::Line(f, l, text)),
        3 => any().prop_map(Edit::Mend),
        1 => any().prop_map(Edit::Delete),
        2 => (any(), path.clone()).prop_map(|(f, to)| Edit::Rename(f, to)),
        2 => (any(), path).prop_map(|(f, to)| Edit::Copy(f, to)),
        3 => written.prop_map(|(to, text)| Edit::Write(to, text)),
        1 => folders.prop_map(|(from, to)| Edit::Move(from, to)),
    ];
    prop::collection::vec(edit, 1..4)
}

/// What authors do most: other words, other figures, another one of the names that there are. The
/// names themselves stay.
fn rewordings() -> impl Strategy<Value = Vec<Edit>> {
    let word = select(vec![
        ("title: ", "title: Newly "),
        ("title: Newly ", "title: "),
        ("served_by: [choose-books, bring-books]", "served_by: [bring-books]"),
        ("served_by: [choose-books#listen]", "served_by: [choose-books#pack, bring-books]"),
        ("by: book-bike", "by: catalogue"),
        ("by: catalogue", "by: book-bike"),
        ("systems: [catalogue]", "systems: []"),
        ("delivers: [book-bag]", "supports: [bring-books]"),
        ("delivers: [book-bag]", "supports: [choose-books]"),
        ("supports: [bring-books]", "delivers: [book-bag]"),
        ("supports: [bring-books]", "parent: choose-books"),
        ("owner: book-bike", "tags: [orphan]"),
        ("tags: [orphan]", "owner: book-bike"),
        ("needs: [edda#evening]", "needs: [edda#remembered]"),
        ("work: ", "wait: 1 h, work: 1"),
        ("level: 4", "level: 9"),
        ("reviewed: 2026-10-28", "reviewed: 2026-11-28"),
        ("status: planned", "status: retired"),
        // Faults of every sort that leave the names as they are, and what mends them.
        ("choose-books", "chose-books"),
        ("chose-books", "choose-books"),
        ("book-bike", "Book Bike"),
        ("Book Bike", "book-bike, bok-bike"),
        ("book-bike, bok-bike", "book-bike"),
        ("#listen", "#Listen"),
        ("#pack", "#pakc"),
        ("#evening", "#evenign"),
        ("persona: edda", "persona: eda"),
        ("work: ", "work: soon, wait: "),
        ("tags: ", "colour: "),
        ("\ntitle: ", "\naliases: [bring-books]\ntitle: "),
    ]);
    let line = select(vec![
        "",
        "A last word.",
        "See [[process:bring-books]] and [[edda]].",
        "See [[nowhere]].",
        "See [[nowhere]], [a part](#nothing), [[edda#nothing]], [it](../nowhere/book-bag.md) and ![it](no.png).",
        "[The bag](../services/book-bag.md)",
    ]);
    let any = any::<Index>;
    let edit = prop_oneof![
        6 => (any(), word).prop_map(|(f, (from, to))| Edit::Reword(f, from, to)),
        3 => (any(), line).prop_map(|(f, text)| Edit::Append(f, text)),
        1 => any().prop_map(Edit::Mend),
    ];
    prop::collection::vec(edit, 1..4)
}

/// The files of a folder, but what the site is.
fn content(root: &Path) -> Vec<PathBuf> {
    let entries = walkdir::WalkDir::new(root).sort_by_file_name().into_iter().filter_map(Result::ok);
    entries
        .filter(|e| e.file_type().is_file() && e.path().extension().is_some_and(|x| x == "md"))
        .map(walkdir::DirEntry::into_path)
        .collect()
}

fn copy_all(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from).into_iter().filter_map(Result::ok).filter(|e| e.file_type().is_file()) {
        let target = to.join(entry.path().strip_prefix(from).unwrap());
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::copy(entry.path(), target).unwrap();
    }
}

/// Does it, and says what a watcher would say.
fn apply(edit: &Edit, root: &Path, batch: &mut Batch) {
    let files = content(root);
    let pick = |index: &Index| (!files.is_empty()).then(|| index.get(&files).clone());
    let lines = |file: &Path| fs::read_to_string(file).unwrap_or_default().lines().map(str::to_owned).collect::<Vec<_>>();
    let mut put = |to: &Path, text: Option<String>| {
        let parent = to.parent().unwrap();
        batch.everything |= !parent.is_dir();
        fs::create_dir_all(parent).unwrap();
        match text {
            Some(text) => fs::write(to, text).unwrap(),
            None => fs::remove_file(to).unwrap(),
        }
        batch.paths.insert(to.to_owned());
    };
    match edit {
        Edit::Unline(file, line) => {
            let Some(file) = pick(file) else { return };
            let mut all = lines(&file);
            if !all.is_empty() {
                all.remove(line.index(all.len()));
            }
            put(&file, Some(all.join("\n")));
        }
        Edit::Line(file, line, text) => {
            let Some(file) = pick(file) else { return };
            let mut all = lines(&file);
            all.insert(line.index(all.len() + 1), (*text).to_owned());
            put(&file, Some(all.join("\n")));
        }
        Edit::Reword(file, from, to) => {
            let Some(file) = pick(file) else { return };
            let text = fs::read_to_string(&file).unwrap_or_default();
            put(&file, Some(text.replace(from, to)));
        }
        Edit::Append(file, line) => {
            let Some(file) = pick(file) else { return };
            put(&file, Some(format!("{}\n{line}\n", fs::read_to_string(&file).unwrap_or_default())));
        }
        Edit::Mend(file) => {
            let starter = Path::new(env!("CARGO_MANIFEST_DIR")).join("starter");
            let whole = content(&starter);
            let from = file.get(&whole);
            put(&root.join(from.strip_prefix(&starter).unwrap()), fs::read_to_string(from).ok());
        }
        Edit::Delete(file) => {
            let Some(file) = pick(file) else { return };
            put(&file, None);
        }
        Edit::Rename(file, to) => {
            let Some(file) = pick(file) else { return };
            let text = fs::read_to_string(&file).ok();
            put(&file, None);
            put(&root.join(to), text);
        }
        Edit::Copy(file, to) => {
            let Some(file) = pick(file) else { return };
            put(&root.join(to), fs::read_to_string(&file).ok());
        }
        Edit::Write(to, text) => put(&root.join(to), Some((*text).to_owned())),
        Edit::Move(from, to) => {
            if !root.join(to).exists() && root.join(from).is_dir() && root.join(to).parent().is_some_and(Path::is_dir) {
                fs::rename(root.join(from), root.join(to)).unwrap();
                batch.everything = true;
            }
        }
    }
}

/// Every page and every file beside them.
fn pages(loaded: &LoadedSite, root: &Path) -> BTreeMap<String, Result<Vec<u8>, String>> {
    let index = PageIndex::new(loaded, root);
    let pages = index.routes.iter().map(|(path, route)| (path.clone(), index.render(route)));
    let assets = loaded.theme.assets.values().filter_map(|asset| Some((asset.path.clone(), Ok(asset.bytes.as_deref()?.to_vec()))));
    let copied = loaded.published.values().map(|path| (path.clone(), Ok(Vec::new())));
    pages.chain(assets).chain(copied).collect()
}

fn checked(mut loaded: LoadedSite) -> LoadedSite {
    loaded.findings = check(&loaded.site).into();
    loaded
}

/// Does these edits to the starter site, one step after the other, and compares each time what a
/// running server shows with what a new one would.
fn stays_as_clean_as_new(steps: &[Vec<Edit>]) -> Result<(), TestCaseError> {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().canonicalize().unwrap();
    copy_all(&Path::new(env!("CARGO_MANIFEST_DIR")).join("starter"), &root);
    let options = Options::default();
    let mut site = SiteFolder::open(&root, &[]).unwrap();
    let mut loader = SiteLoader::new(&root, &options, false, None);
    site.read().unwrap();
    let mut before = Some(checked(loader.load(site.files(), None).unwrap()).site);
    for step in steps {
        let mut batch = Batch::default();
        for edit in step {
            apply(edit, &root, &mut batch);
        }
        batch.everything |= batch.paths.iter().any(|path| changes_everything(path));
        site.rescan(&batch);
        let clean = disk::read(&root, &[], &[]).unwrap();
        let paths = |files: &crate::base::files::Files| files.iter().map(|(p, e)| (p.to_string(), e.clone())).collect::<BTreeMap<_, _>>();
        prop_assert_eq!(paths(site.files()), paths(&clean));
        let ours = checked(loader.load(site.files(), before.take()).unwrap());
        let fresh = checked(SiteLoader::new(&root, &options, false, None).load(&clean, None).unwrap());
        prop_assert_eq!(&ours.findings, &fresh.findings);
        prop_assert_eq!(format!("{:?}", ours.site.model), format!("{:?}", fresh.site.model));
        // While a template is broken, the one before it is shown: a new server knows none.
        if fresh.problems.is_empty() {
            let (ours, fresh) = (pages(&ours, &root), pages(&fresh, &root));
            let (mine, theirs): (BTreeSet<_>, BTreeSet<_>) = (ours.keys().collect(), fresh.keys().collect());
            prop_assert_eq!(mine, theirs);
            for (path, bytes) in &ours {
                prop_assert!(fresh[path] == *bytes, "{} differs", path);
            }
        }
        before = Some(ours.site);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn incremental_equals_clean(steps in prop::collection::vec(edits(), 1..10)) {
        stays_as_clean_as_new(&steps)?;
    }

    #[test]
    fn linking_a_site_with_faults_again_equals_linking_it(
        faults in prop::collection::vec(rewordings(), 1..4),
        steps in prop::collection::vec(rewordings(), 1..10),
    ) {
        let faults = faults.into_iter().flatten().collect();
        stays_as_clean_as_new(&[vec![faults], steps].concat())?;
    }

    #[test]
    fn linking_again_equals_linking(steps in prop::collection::vec(rewordings(), 1..10)) {
        stays_as_clean_as_new(&steps)?;
    }
}
