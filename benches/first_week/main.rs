//! What a site costs in its first week: links that lead nowhere by the thousand, saves while they stand, a body of
//! nothing but an address and brackets, many measures of one table.
//!
//! `cargo bench --bench first_week` makes the sites, measures each beside the same one without what makes it
//! hard, in turns, and prints a table of medians and ratios; docs/performance.md says what is aimed at.

#![expect(clippy::disallowed_methods, reason = "a bench makes sites, runs programs and looks at the clock")]

#[path = "../large_site/generate/mod.rs"]
mod generate;
#[path = "../../tests/http/mod.rs"]
mod http;

use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use clap::Parser;
use tempfile::TempDir;

use http::{Served, save_by_rename};

/// Measures the program on sites as they are in their first week.
#[derive(Debug, Parser)]
struct Arguments {
    /// Content files of the site that is checked.
    #[arg(long, value_name = "N", default_value_t = 4_000)]
    checked: usize,
    /// Content files of the site that is saved into.
    #[arg(long, value_name = "N", default_value_t = 10_000)]
    served: usize,
    /// How often each run is repeated.
    #[arg(long, value_name = "N", default_value_t = 7)]
    rounds: usize,
    /// Said by `cargo bench`, and not by `cargo test --benches`, which must not measure for minutes.
    #[arg(long, hide = true)]
    bench: bool,
}

/// A row of the table: medians of what is measured, and of the same without what makes it hard.
struct Row {
    what: String,
    hard: Duration,
    plain: Option<Duration>,
    asked: &'static str,
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    if !arguments.bench {
        writeln!(io::stderr(), "nothing measured: run `cargo bench --bench first_week`")?;
        return Ok(());
    }
    let mut out = io::stdout();
    writeln!(out, "| what | ms | without, ms | ratio | asked |\n|:--|--:|--:|--:|:--|")?;
    for measure in [broken_links, saves, brackets, one_table] {
        let Row { what, hard, plain, asked } = measure(&arguments)?;
        let ratio = plain.map(|plain| format!("{:.2}", hard.as_secs_f64() / plain.as_secs_f64())).unwrap_or_default();
        let plain = plain.map(|plain| format!("{:.1}", ms(plain))).unwrap_or_default();
        writeln!(out, "| {what} | {:.1} | {plain} | {ratio} | {asked} |", ms(hard))?;
        out.flush()?;
    }
    Ok(())
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// A folder in memory where there is one, so that no disk is measured.
fn folder() -> Result<TempDir> {
    let memory = PathBuf::from("/dev/shm");
    let place = if memory.is_dir() { memory } else { std::env::temp_dir() };
    tempfile::Builder::new().prefix("throughline-first-week-").tempdir_in(place).context("cannot make a folder to work in")
}

fn program(arguments: &[&str], site: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_throughline"));
    command.args(arguments).arg(site).args(["--as-of", "2026-11-01"]);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// The medians of checking two sites, in turns.
fn check_both(hard: &Path, plain: &Path, rounds: usize) -> Result<(Duration, Duration)> {
    let time = |site: &Path| -> Result<Duration> {
        let begun = Instant::now();
        program(&["check"], site).status()?;
        Ok(begun.elapsed())
    };
    let (mut hards, mut plains) = (Vec::new(), Vec::new());
    time(plain)?;
    for _ in 0..rounds {
        hards.push(time(hard)?);
        plains.push(time(plain)?);
    }
    Ok((median(hards), median(plains)))
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

/// The Markdown files of a site, sorted.
fn pages(site: &Path) -> Vec<PathBuf> {
    let files = walkdir::WalkDir::new(site).sort_by_file_name().into_iter().filter_map(Result::ok).map(walkdir::DirEntry::into_path);
    files.filter(|path| path.extension().is_some_and(|ending| ending == "md")).collect()
}

/// Adds two links that lead nowhere, others in each, to the first pages of a site.
fn break_links(site: &Path, pages_to_break: usize) -> Result<()> {
    for (i, page) in pages(site).iter().take(pages_to_break).enumerate() {
        let mut text = fs::read_to_string(page)?;
        write!(text, "\n[x](../handbook/section-{i}/reference-{i}.md) and [[thing-{i}-name]]\n")?;
        fs::write(page, text)?;
    }
    Ok(())
}

fn broken_links(arguments: &Arguments) -> Result<Row> {
    let folder = folder()?;
    let (hard, plain) = (folder.path().join("hard"), folder.path().join("plain"));
    for site in [&hard, &plain] {
        generate::generate(site, arguments.checked, 1)?;
    }
    break_links(&hard, arguments.checked)?;
    let (hard, plain) = check_both(&hard, &plain, arguments.rounds)?;
    let what = format!("`check`, {} pages with 2 broken links each", arguments.checked);
    Ok(Row { what, hard, plain: Some(plain), asked: "ratio at most 1.5" })
}

fn saves(arguments: &Arguments) -> Result<Row> {
    let folder = folder()?;
    let (hard, plain) = (folder.path().join("hard"), folder.path().join("plain"));
    for site in [&hard, &plain] {
        generate::generate(site, arguments.served, 1)?;
    }
    break_links(&hard, 50)?;
    let (hard, plain) = (save_to_page(&hard, arguments.rounds)?, save_to_page(&plain, arguments.rounds)?);
    let what = format!("from a save to the page, {} pages with 100 broken links", arguments.served);
    Ok(Row { what, hard, plain: Some(plain), asked: "ratio at most 1.5" })
}

/// The median from saving a process to its fresh page, the watcher's wait taken off.
fn save_to_page(site: &Path, rounds: usize) -> Result<Duration> {
    let served = Served::start(Path::new(env!("CARGO_BIN_EXE_throughline")), site, &[]);
    let files = pages(&site.join("processes"));
    let file = files.last().context("the site has no process")?;
    let own = format!("processes/{}.html", file.file_stem().context("a file without a name")?.display());
    anyhow::ensure!(served.get(&format!("/{own}")).status == 200, "{own} is not served");
    std::thread::sleep(Duration::from_secs(1));
    let mut events = served.events(&format!("?page={own}"));
    events.wait_for("faults");
    let text = fs::read_to_string(file)?;
    let title = text.lines().find(|line| line.starts_with("title:")).context("a process without a title")?;
    let mut times = Vec::new();
    for round in 0..3 * rounds {
        std::thread::sleep(Duration::from_millis(200));
        let now = text.replacen(title, &format!("title: \"Round {round}\""), 1);
        let begun = Instant::now();
        save_by_rename(file, &now);
        events.wait_for("reload");
        let fresh = served.get(&format!("/{own}"));
        times.push(begun.elapsed().saturating_sub(throughline::watch::QUIET));
        anyhow::ensure!(fresh.body.contains(&format!("Round {round}")), "{own} is stale");
    }
    Ok(median(times))
}

fn brackets(arguments: &Arguments) -> Result<Row> {
    const MIB: usize = 1 << 20;
    let folder = folder()?;
    let (hard, plain) = (folder.path().join("hard"), folder.path().join("plain"));
    for (site, body) in [(&hard, format!("See http://x{}", ")".repeat(MIB))), (&plain, "See http://x".to_owned())] {
        fs::create_dir_all(site.join("pages"))?;
        fs::write(site.join("throughline.yaml"), "title: Brackets\n")?;
        fs::write(site.join("pages/one.md"), format!("---\ntitle: One\n---\n\n{body}\n"))?;
    }
    let (hard, plain) = check_both(&hard, &plain, arguments.rounds)?;
    let what = "`check`, a body of `http://x` and 1 MiB of `)`".to_owned();
    Ok(Row { what, hard, plain: Some(plain), asked: "at most 100 ms" })
}

fn one_table(arguments: &Arguments) -> Result<Row> {
    const MEASURES: usize = 200;
    const ROWS: usize = 100_000;
    let folder = folder()?;
    let mut table = String::from("day,measure,value\n");
    for i in 0..ROWS {
        let (year, month, day) = (2000 + i % 25, 1 + i % 12, 1 + i % 28);
        writeln!(table, "{year}-{month:02}-{day:02},m{},{i}", i % MEASURES)?;
    }
    let (hard, plain) = (folder.path().join("hard"), folder.path().join("plain"));
    for (site, measures) in [(&hard, MEASURES), (&plain, 1)] {
        fs::create_dir_all(site.join("services"))?;
        fs::write(site.join("throughline.yaml"), "title: Tables\n")?;
        fs::write(site.join("services/table.csv"), &table)?;
        let mut service = String::from("---\ntitle: Service\nmeasures:\n");
        for i in 0..measures {
            writeln!(
                service,
                "  - {{id: m{i}, title: M, readings_from: {{file: table.csv, date: day, value: value, where: {{measure: m{i}}}}}}}"
            )?;
        }
        service.push_str("---\n");
        fs::write(site.join("services/one.md"), service)?;
    }
    let (hard, plain) = check_both(&hard, &plain, arguments.rounds)?;
    let what = format!("`check`, {MEASURES} measures of one table of {:.1} MB; without: 1 measure", table.len() as f64 / 1e6);
    Ok(Row { what, hard, plain: Some(plain), asked: "ratio at most 1.5" })
}
