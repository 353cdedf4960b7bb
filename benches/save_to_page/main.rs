//! How long it takes from saving a file to the fresh page, and from starting the server to the
//! first page.
//!
//! `cargo bench --bench save_to_page` makes sites, serves them and prints a table. Each round
//! changes the title of a process, waits for the event that tells its page to load again, and
//! fetches it; the same for a page that shows the title. The watcher waits for the end of a save
//! (`watch::QUIET`): the table says the times with and without it.
#![expect(clippy::disallowed_methods, reason = "measures")]

#[path = "../large_site/generate/mod.rs"]
mod generate;
#[path = "../../tests/http/mod.rs"]
mod http;

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use http::{Served, save_by_rename};
use throughline::watch::QUIET;

const ROUNDS: usize = 20;

/// How often the server is started.
const STARTS: usize = 7;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if !words.iter().any(|word| word == "--bench") {
        return;
    }
    let sizes: Vec<usize> = words.iter().filter_map(|word| word.parse().ok()).collect();
    let sizes = if sizes.is_empty() { vec![1_000, 10_000] } else { sizes };
    let mut out = std::io::stdout();
    let quiet = QUIET.as_millis();
    let _ = writeln!(
        out,
        "milliseconds, median and worst of {ROUNDS} saves and {STARTS} starts; the watcher's wait of {quiet} ms is taken off but for the last column"
    );
    let _ =
        writeln!(out, "| pages | start to first page | the page itself | a page that shows it | with the wait |\n|---|---|---|---|---|");
    for pages in sizes {
        let _ = writeln!(out, "{}", measure(pages));
    }
}

fn measure(pages: usize) -> String {
    let memory = PathBuf::from("/dev/shm");
    let place = if memory.is_dir() { memory } else { std::env::temp_dir() };
    let folder = place.join(format!("throughline-save-to-page-{}", std::process::id()));
    let site = folder.join("site");
    std::fs::create_dir_all(&site).unwrap();
    generate::generate(&site, pages, 1).unwrap();
    let start = || {
        let begun = Instant::now();
        let served = Served::start(Path::new(env!("CARGO_BIN_EXE_throughline")), &site, &[]);
        assert_eq!(served.get("/").status, 200);
        (begun.elapsed(), served)
    };
    let mut starts: Vec<Duration> = (1..STARTS).map(|_| start().0).collect();
    let (last, served) = start();
    starts.push(last);
    starts.sort();
    // The rules answer after the first page, and readers are told: no save is mistaken for that.
    std::thread::sleep(Duration::from_secs(1));
    let (file, own, other) = subject(&served, &site);
    let mine = rounds(&served, &file, &own);
    let theirs = rounds(&served, &file, &other);
    drop(served);
    let _ = std::fs::remove_dir_all(&folder);
    let row = |times: &[Duration]| format!("{:.0}, {:.0}", apart(times[ROUNDS / 2]), apart(times[ROUNDS - 1]));
    let (start, slowest) = (ms(starts[STARTS / 2]), ms(starts[STARTS - 1]));
    format!("| {pages} | {start:.0}, {slowest:.0} | {} | {} | {:.0} |", row(&mine), row(&theirs), ms(mine[ROUNDS / 2]))
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn apart(time: Duration) -> f64 {
    ms(time.saturating_sub(QUIET))
}

/// A process in the middle of the list, its page, and another file's page that shows its title.
fn subject(served: &Served, site: &Path) -> (PathBuf, String, String) {
    let mut files = Vec::new();
    collect(&site.join("processes"), &mut files);
    files.sort();
    for file in files[files.len() / 2..].iter() {
        let own = format!("processes/{}.html", file.file_stem().unwrap().to_str().unwrap());
        let page = served.get(&format!("/{own}"));
        if page.status != 200 {
            continue;
        }
        let up = own.matches('/').count();
        let links = page.body.split("href=\"").skip(1).filter_map(|rest| rest.split(['"', '#']).next());
        let others = links.filter_map(|link| link.strip_prefix(&"../".repeat(up)));
        let text = std::fs::read_to_string(file).unwrap();
        let title = text.lines().find_map(|line| line.strip_prefix("title:")).unwrap().trim().trim_matches(['"', '\'']);
        for other in others.filter(|o| o.ends_with(".html") && o.contains('/') && *o != own) {
            if served.get(&format!("/{other}")).body.contains(title) {
                return (file.clone(), own, other.to_owned());
            }
        }
    }
    panic!("no process is shown on another page");
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else {
            files.push(path);
        }
    }
}

/// From saving to the bytes of a page, sorted.
fn rounds(served: &Served, file: &Path, page: &str) -> Vec<Duration> {
    let mut events = served.events(&format!("?page={page}"));
    events.wait_for("faults");
    let text = std::fs::read_to_string(file).unwrap();
    let title = text.lines().find(|line| line.starts_with("title:")).unwrap();
    let mut times: Vec<Duration> = (0..ROUNDS)
        .map(|round| {
            std::thread::sleep(Duration::from_millis(150));
            let wanted = format!("Round {round} of {page}");
            let now = text.replacen(title, &format!("title: \"{wanted}\""), 1);
            let begun = Instant::now();
            save_by_rename(file, &now);
            events.wait_for("reload");
            let fresh = served.get(&format!("/{page}"));
            let took = begun.elapsed();
            assert!(fresh.body.contains(&wanted), "{page} is stale");
            took
        })
        .collect();
    times.sort();
    save_by_rename(file, &text);
    events.wait_for("reload");
    times
}
