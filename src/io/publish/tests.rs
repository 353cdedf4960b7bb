mod foreign_files;
mod interrupted;
#[cfg(unix)]
mod links;

use std::collections::BTreeMap;

use tempfile::TempDir;

use super::*;

type Files = BTreeMap<String, String>;

/// A folder with a site `site` in it, and an output `public` beside that.
struct Place {
    folder: TempDir,
}

impl Place {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        fs::create_dir_all(folder.path().join("site/journeys")).unwrap();
        Self { folder }
    }

    fn at(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.at(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn begin(&self) -> Result<Publication> {
        self.begin_at(&self.at("public"))
    }

    fn begin_at(&self, output: &Path) -> Result<Publication> {
        Publication::begin(output, &self.at("site"), &[self.at("site/journeys")])
    }

    fn publish(&self, files: &[(&str, &str)]) -> Result<Published> {
        let publication = self.begin()?;
        for (path, text) in files {
            publication.put(path, text.as_bytes())?;
        }
        publication.finish()
    }

    /// The output's files but the manifest.
    fn public(&self) -> Files {
        let mut files = files(&self.at("public"));
        files.remove(MANIFEST);
        files
    }

    /// What lies beside the site.
    fn beside(&self) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(self.folder.path()).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    fn refusal(&self) -> String {
        message(self.begin())
    }
}

fn files(folder: &Path) -> Files {
    walkdir::WalkDir::new(folder)
        .into_iter()
        .map(Result::unwrap)
        .filter(|e| !e.file_type().is_dir())
        .map(|e| (path::below(folder, e.path()).unwrap(), fs::read_to_string(e.path()).unwrap_or_default()))
        .collect()
}

fn expected(files: &[(&str, &str)]) -> Files {
    files.iter().map(|(p, t)| ((*p).to_owned(), (*t).to_owned())).collect()
}

fn message<T>(result: Result<T>) -> String {
    let Err(error) = result else { panic!("it was accepted") };
    let text = format!("{error:#}");
    assert!(!text.contains('\n'), "{text}");
    text
}

fn counts(written: usize, unchanged: usize, removed: usize) -> Published {
    Published { written, unchanged, removed }
}

const OLD: [(&str, &str); 4] = [("index.html", "home"), ("a/one.html", "one"), ("a/b/two.html", "two"), ("gone/old.html", "old")];
const NEW: [(&str, &str); 4] = [("index.html", "home"), ("a/one.html", "ONE"), ("a/b/two.html", "two"), ("new/page.html", "new")];

#[test]
fn a_site_is_published_where_there_was_none() {
    let place = Place::new();
    assert_eq!(place.publish(&OLD).unwrap(), counts(4, 0, 0));
    assert_eq!(place.public(), expected(&OLD));
    assert_eq!(place.beside(), ["public", "site"]);
}

#[test]
fn what_changed_is_written_and_what_went_is_removed() {
    for repository in [false, true] {
        let place = Place::new();
        place.publish(&OLD).unwrap();
        if repository {
            place.write("public/.git/config", "theirs");
        }
        assert_eq!(place.publish(&NEW).unwrap(), counts(2, 2, 1));
        let mut public = place.public();
        assert_eq!(public.remove(".git/config").is_some(), repository);
        assert_eq!(public, expected(&NEW));
        assert!(!place.at("public/gone").exists());
        assert_eq!(place.beside(), ["public", "site"]);
        assert_eq!(place.publish(&NEW).unwrap(), counts(0, 4, 0));
    }
}

#[test]
fn the_manifest_does_not_depend_on_the_order_of_puts() {
    let place = Place::new();
    place.publish(&OLD).unwrap();
    let one = fs::read(place.at("public/.throughline-manifest")).unwrap();
    fs::remove_dir_all(place.at("public")).unwrap();
    let mut reversed = OLD;
    reversed.reverse();
    place.publish(&reversed).unwrap();
    assert_eq!(fs::read(place.at("public/.throughline-manifest")).unwrap(), one);
}

#[test]
fn nothing_is_written_where_nothing_changed() {
    let place = Place::new();
    place.publish(&OLD).unwrap();
    let stamps = || -> Vec<_> {
        let walk = walkdir::WalkDir::new(place.at("public")).sort_by_file_name();
        walk.into_iter().map(|e| e.unwrap()).map(|e| (e.path().to_owned(), e.metadata().unwrap().modified().unwrap())).collect()
    };
    let before = stamps();
    std::thread::sleep(std::time::Duration::from_millis(20));
    assert_eq!(place.publish(&OLD).unwrap(), counts(0, 4, 0));
    assert_eq!(stamps(), before);
    assert_eq!(place.beside(), ["public", "site"]);
}

#[test]
fn an_unchanged_file_keeps_its_time() {
    let place = Place::new();
    place.publish(&OLD).unwrap();
    let time = || fs::metadata(place.at("public/index.html")).unwrap().modified().unwrap();
    let before = time();
    std::thread::sleep(std::time::Duration::from_millis(20));
    place.publish(&NEW).unwrap();
    assert_eq!(time(), before);
}

#[test]
fn a_published_file_that_was_deleted_or_cut_is_written_again() {
    let place = Place::new();
    place.publish(&OLD).unwrap();
    fs::remove_file(place.at("public/index.html")).unwrap();
    fs::write(place.at("public/a/one.html"), "").unwrap();
    assert_eq!(place.publish(&OLD).unwrap(), counts(2, 2, 0));
    assert_eq!(place.public(), expected(&OLD));
}

#[test]
fn a_file_may_become_a_folder_and_a_folder_a_file() {
    for repository in [false, true] {
        let place = Place::new();
        place.publish(&[("a", "file"), ("b/c", "inner"), ("b/d/e", "deep")]).unwrap();
        if repository {
            place.write("public/.git/config", "");
        }
        fs::create_dir_all(place.at("public/b/empty/empty")).unwrap();
        place.publish(&[("a/x", "inner"), ("b", "file")]).unwrap();
        let mut public = place.public();
        public.remove(".git/config");
        assert_eq!(public, expected(&[("a/x", "inner"), ("b", "file")]));
    }
}

#[test]
fn an_unfinished_publication_leaves_everything_as_it_was() {
    let place = Place::new();
    place.publish(&OLD).unwrap();
    let publication = place.begin().unwrap();
    publication.put("index.html", b"other").unwrap();
    assert_eq!(place.public(), expected(&OLD));
    drop(publication);
    assert_eq!(place.public(), expected(&OLD));
    assert_eq!(place.beside(), ["public", "site"]);
}

#[test]
fn folders_made_for_an_unfinished_publication_go() {
    let place = Place::new();
    let publication = place.begin_at(&place.at("x/y/public")).unwrap();
    publication.put("index.html", b"home").unwrap();
    assert!(place.at("x/y").exists());
    drop(publication);
    assert_eq!(place.beside(), ["site"]);
    let publication = place.begin_at(&place.at("x/y/public")).unwrap();
    publication.put("index.html", b"home").unwrap();
    publication.finish().unwrap();
    assert_eq!(fs::read(place.at("x/y/public/index.html")).unwrap(), b"home");
}

#[test]
fn files_are_put_from_many_threads() {
    use rayon::prelude::*;
    let place = Place::new();
    let publication = place.begin().unwrap();
    (0..500).into_par_iter().try_for_each(|n| publication.put(&format!("{}/{n}.html", n % 7), b"page")).unwrap();
    assert_eq!(publication.finish().unwrap(), counts(500, 0, 0));
    assert_eq!(place.public().len(), 500);
}

#[test]
fn a_path_that_is_put_twice_is_named() {
    let place = Place::new();
    let publication = place.begin().unwrap();
    publication.put("a.html", b"one").unwrap();
    assert!(message(publication.put("a.html", b"two")).contains("`a.html`"));
    assert!(message(publication.finish()).contains("nothing was published"));
    assert_eq!(place.beside(), ["site"]);
}

#[test]
fn a_path_that_is_a_file_and_a_folder_is_named() {
    let place = Place::new();
    assert!(message(place.publish(&[("a", ""), ("a/b", "")])).contains("`a/b`"));
    assert!(message(place.publish(&[("a/b", ""), ("a", "")])).contains("`a`"));
    place.publish(&[("a", "")]).unwrap();
    assert!(message(place.publish(&[("a", ""), ("a/b", "")])).contains("`a/b`"));
}

#[test]
fn a_path_that_leads_elsewhere_is_refused() {
    let place = Place::new();
    for path in
        ["", "/a", "a/", "a//b", "../a", "a/../b", "./a", "a\nb", ".git/hooks/post-checkout", ".GIT", MANIFEST, ".throughline-stage/x"]
    {
        message(place.begin().unwrap().put(path, b""));
    }
    assert_eq!(place.beside(), ["site"]);
}

#[test]
fn a_name_that_is_too_long_is_named() {
    let place = Place::new();
    let name = "ü".repeat(130);
    let said = message(place.publish(&[(&format!("journeys/{name}.html"), "")]));
    assert!(said.contains("`journeys/üüü") && said.contains("265 bytes") && said.contains("255"), "{said}");
    let longest = "a".repeat(255);
    place.publish(&[(&longest, "")]).unwrap();
}

#[test]
fn a_second_build_is_refused_until_the_first_is_done() {
    let place = Place::new();
    let first = place.begin().unwrap();
    let said = place.refusal();
    assert!(said.contains("another build is publishing"), "{said}");
    first.put("index.html", b"home").unwrap();
    first.finish().unwrap();
    place.publish(&OLD).unwrap();
}

#[test]
fn of_many_builds_at_once_each_is_published_whole_or_refused() {
    let place = Place::new();
    std::thread::scope(|scope| {
        for n in 0..4 {
            let place = &place;
            scope.spawn(move || {
                let files: Vec<String> = (0..5).map(|i| format!("{i}.html")).collect();
                for round in 0..8 {
                    let text = format!("{n} {round}");
                    let files: Vec<(&str, &str)> = files.iter().map(|path| (path.as_str(), text.as_str())).collect();
                    while let Err(error) = place.publish(&files) {
                        assert!(format!("{error:#}").contains("publishing to"), "{error:#}");
                    }
                }
            });
        }
    });
    let public = place.public();
    assert!(public.len() == 5 && public.values().all(|t| *t == public["0.html"]), "{public:?}");
    assert_eq!(place.beside(), ["public", "site"]);
}
