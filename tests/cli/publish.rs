//! Publishing, where it takes a system: builds that are killed, full and read-only disks, mounts.
//!
//! Each test runs this program again as a child, to kill it or to give it a disk of its own.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use rayon::prelude::*;
use tempfile::TempDir;
use throughline::io::publish::{Publication, Published};

/// Set for a child: what it shall do.
const ROLE: &str = "THROUGHLINE_TEST_ROLE";
/// Set for a child: the folder it works in.
const FOLDER: &str = "THROUGHLINE_TEST_FOLDER";

/// Pages that change with each version, and pages that do not.
const PAGES: usize = 300;
const STABLE: usize = 100;

/// How often a build is killed, each way.
const ROUNDS: u32 = 40;

fn text(version: u32) -> String {
    format!("version {version}\n").repeat(300)
}

fn site(version: u32) -> BTreeMap<String, String> {
    let pages = (0..PAGES).map(|n| (format!("pages/{}/{n}.html", n % 5), text(version)));
    let stable = (0..STABLE).map(|n| (format!("stable/{n}.css"), "stable\n".repeat(n)));
    // A folder of one version becomes a file in the next, and other files come and go.
    let odd = if version.is_multiple_of(2) { "odd/page" } else { "odd" };
    let others = [(format!("only/{version}/page.html"), text(version)), (odd.to_owned(), text(version))];
    pages.chain(stable).chain(others).collect()
}

fn publish(folder: &Path, files: &BTreeMap<String, String>) -> Result<Published> {
    let publication = Publication::begin(&folder.join("public"), &folder.join("site"), &[])?;
    files.par_iter().try_for_each(|(path, text)| publication.put(path, text.as_bytes()))?;
    publication.finish()
}

/// What is public, but the manifest and what is kept.
fn public(folder: &Path) -> Result<BTreeMap<String, String>> {
    fn read(root: &Path, folder: &Path, files: &mut BTreeMap<String, String>) -> Result<()> {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            let inner = path.strip_prefix(root)?.to_str().context("UTF-8")?.to_owned();
            if path.is_dir() {
                read(root, &path, files)?;
            } else if inner != ".throughline-manifest" && inner != "CNAME" {
                files.insert(inner, fs::read_to_string(&path)?);
            }
        }
        Ok(())
    }
    let mut files = BTreeMap::new();
    let root = folder.join("public");
    read(&root, &root, &mut files)?;
    files.remove(".git/config");
    Ok(files)
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// This program as a child with a role, started by `words` where there are some.
fn child(role: &str, folder: &Path, words: &[&str]) -> Command {
    let own = std::env::current_exe().unwrap();
    let mut command = match words {
        [] => Command::new(&own),
        [first, rest @ ..] => {
            let mut command = Command::new(first);
            command.args(rest).arg(&own);
            command
        }
    };
    command.args(["--exact", "publish::a_child_does_what_it_is_told", "--nocapture", "--test-threads", "1"]);
    command.env(ROLE, role).env(FOLDER, folder);
    command
}

#[test]
fn a_child_does_what_it_is_told() {
    let (Ok(role), Ok(folder)) = (std::env::var(ROLE), std::env::var(FOLDER)) else {
        return;
    };
    let folder = PathBuf::from(folder);
    match role.split_once(' ') {
        Some(("publish", version)) => {
            let files = site(version.parse().unwrap());
            #[expect(clippy::print_stdout, reason = "the parent waits for it")]
            {
                println!("\nready");
            }
            publish(&folder, &files).unwrap();
        }
        _ => on_a_disk_of_its_own(&role, &folder),
    }
}

/// Starts a build in a child; returns when it is about to begin.
fn start_build(folder: &Path, version: u32) -> Child {
    let mut child = child(&format!("publish {version}"), folder, &[]).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let out = BufReader::new(child.stdout.as_mut().unwrap());
    let ready = out.lines().map_while(Result::ok).any(|line| line.ends_with("ready"));
    assert!(ready);
    child
}

/// Numbers that are random enough to spread the kills; each run has others through its timing.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % end.max(1)
    }
}

/// Kills builds of one version after the other, each at another moment. `kept` is what is in the
/// output besides the site, `is_whole` what must hold of it after a kill: what was public before,
/// what is being published, and what is public.
fn kill_builds(kept: &str, is_whole: impl Fn(&[&BTreeMap<String, String>; 2], &BTreeMap<String, String>)) {
    // In memory where that is to be had: a disk takes a second for each round.
    let memory = Path::new("/dev/shm");
    let place = TempDir::new_in(memory).or_else(|_| TempDir::new()).unwrap();
    let folder = place.path();
    fs::create_dir_all(folder.join("public").join(kept).parent().unwrap()).unwrap();
    fs::create_dir(folder.join("site")).unwrap();
    fs::write(folder.join("public").join(kept), "theirs").unwrap();
    publish(folder, &site(0)).unwrap();
    let mut took = Duration::MAX;
    for version in 1..=3 {
        let mut child = start_build(folder, version);
        let begun = Instant::now();
        assert!(child.wait().unwrap().success());
        took = took.min(begun.elapsed());
    }
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let mut interrupted = 0;
    let rounds = std::env::var("THROUGHLINE_KILL_ROUNDS").ok().and_then(|n| n.parse().ok()).unwrap_or(ROUNDS);
    for version in 4..4 + rounds {
        let (old, new) = (site(version - 1), site(version));
        let mut child = start_build(folder, version);
        thread::sleep(Duration::from_nanos(dice.below(took.as_nanos() as u64)));
        child.kill().unwrap();
        child.wait().unwrap();
        interrupted += u32::from(names(folder) != ["public", "site"]);
        is_whole(&[&old, &new], &public(folder).unwrap());
        publish(folder, &new).unwrap();
        assert!(public(folder).unwrap() == new, "version {version} is not completed");
        assert_eq!(names(folder), ["public", "site"]);
        assert_eq!(fs::read_to_string(folder.join("public").join(kept)).unwrap(), "theirs");
        assert_eq!(publish(folder, &new).unwrap().unchanged, new.len());
    }
    assert!(interrupted > rounds / 10, "only {interrupted} of {rounds} builds were met at work");
}

#[test]
fn a_killed_build_leaves_the_old_site_or_the_new_one() {
    kill_builds("CNAME", |[old, new], public| assert!(public == *old || public == *new));
}

#[test]
fn a_killed_build_beside_a_repository_leaves_no_half_written_file() {
    kill_builds(".git/config", |[old, new], public| {
        for (path, text) in public {
            assert!(old.get(path) == Some(text) || new.get(path) == Some(text), "`{path}`");
        }
        for path in old.keys().filter(|path| new.contains_key(*path)) {
            assert!(public.contains_key(path), "`{path}` went away");
        }
    });
}

/// Runs a child on a disk that `mount` makes of its folder `disk`. Where the system lets no user do
/// that, nothing is tested.
fn with_disk(role: &str, mount: &str) {
    let place = TempDir::new().unwrap();
    for folder in ["disk", "site"] {
        fs::create_dir(place.path().join(folder)).unwrap();
    }
    let script = format!("cd \"${FOLDER}\" && {mount} && exec \"$@\"");
    let allowed = Command::new("unshare").args(["-rm", "mount", "-t", "tmpfs", "none"]).arg(place.path().join("disk")).output();
    if !allowed.is_ok_and(|o| o.status.success()) {
        return;
    }
    let done = child(role, place.path(), &["unshare", "-rm", "sh", "-c", &script, "sh"]).output().unwrap();
    let said = String::from_utf8_lossy(&done.stdout).into_owned() + &String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success() && said.contains("1 passed"), "{said}");
}

fn on_a_disk_of_its_own(role: &str, folder: &Path) {
    let disk = folder.join("disk");
    let publish_to = |output: &Path, files: &BTreeMap<String, String>| -> Result<Published> {
        let publication = Publication::begin(output, &folder.join("site"), &[])?;
        files.iter().try_for_each(|(path, text)| publication.put(path, text.as_bytes()))?;
        publication.finish()
    };
    let one: BTreeMap<String, String> = [("a/index.html".to_owned(), "one".to_owned()), ("old.html".to_owned(), "old".to_owned())].into();
    let two: BTreeMap<String, String> = [("a/index.html".to_owned(), "two".to_owned()), ("b/new.html".to_owned(), "new".to_owned())].into();
    match role {
        "full" => {
            publish_to(&disk.join("public"), &one).unwrap();
            let refused = format!("{:#}", publish_to(&disk.join("public"), &site(1)).unwrap_err());
            assert!(refused.contains("nothing was published") && refused.contains("the disk is full"), "{refused}");
            assert_eq!(names(&disk), ["public"]);
            assert_eq!(public(&disk).unwrap(), one);
        }
        "read-only" => {
            for output in ["public", "x/public"] {
                let refused = format!("{:#}", publish_to(&disk.join(output), &one).unwrap_err());
                assert!(refused.contains("nothing can be written there") && refused.contains("--output"), "{refused}");
            }
        }
        "mount" => {
            fs::write(disk.join("CNAME"), "theirs").unwrap();
            publish_to(&disk, &one).unwrap();
            let published = publish_to(&disk, &two).unwrap();
            assert_eq!(published, Published { written: 2, unchanged: 0, removed: 1 });
            assert_eq!(names(&disk), [".throughline-manifest", "CNAME", "a", "b"]);
            assert_eq!(fs::read_to_string(disk.join("a/index.html")).unwrap(), "two");
            assert_eq!(publish_to(&disk, &two).unwrap().unchanged, 2);
            publish_to(&disk, &BTreeMap::new()).unwrap();
            assert_eq!(names(&disk), [".throughline-manifest", "CNAME"]);
            assert_eq!(names(folder), ["disk", "site"]);
        }
        _ => panic!("no role {role}"),
    }
}

#[test]
fn a_full_disk_leaves_the_old_site() {
    with_disk("full", "mount -t tmpfs -o size=256k none disk");
}

#[test]
fn a_full_table_of_files_leaves_the_old_site() {
    with_disk("full", "mount -t tmpfs -o nr_inodes=100 none disk");
}

#[test]
fn a_disk_that_is_read_only_is_refused() {
    with_disk("read-only", "mount -t tmpfs -o ro none disk");
}

#[test]
fn an_output_that_is_another_disk_is_published() {
    with_disk("mount", "mount -t tmpfs none disk");
}

#[test]
fn an_output_that_is_a_folder_mounted_elsewhere_is_published() {
    with_disk("mount", "mkdir site/x && mount --bind site/x disk");
}
