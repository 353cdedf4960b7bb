//! What it costs to count an event log: `cargo bench --bench event_log` writes one of 10,000,000 events, about a gigabyte of CSV in which no two
//! events of a case stand side by side, and counts it. docs/performance.md says what is aimed at.

#![expect(clippy::disallowed_methods, reason = "a bench writes files and looks at the clock")]

use std::fs::{self, File};
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result, anyhow};
use clap::Parser;

use throughline::io::logs::LogFolder;
use throughline::log::{LogSource, Plan, PlannedTouchpoint, count, survey};

/// Measures how long a log is counted, and how much memory that takes.
#[derive(Debug, Parser)]
struct Arguments {
    /// Events of the log.
    #[arg(long, value_name = "N", default_value_t = 10_000_000)]
    events: u64,
    /// Events of a case, at most.
    #[arg(long, value_name = "N", default_value_t = 14)]
    longest: u64,
    /// Where the log is written.
    #[arg(long, value_name = "DIR")]
    place: Option<PathBuf>,
    /// Said by `cargo bench`, and not by `cargo test --benches`, which must not measure for minutes.
    #[arg(long, hide = true)]
    bench: bool,
}

const ACTIVITIES: [&str; 12] = [
    "Claim reported",
    "Papers asked for",
    "Papers sent",
    "Damage looked at",
    "Estimate written",
    "Estimate agreed",
    "Repair ordered",
    "Repair begun",
    "Repair done",
    "Bill paid",
    "Phone call",
    "Letter lost",
];

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let mut out = io::stdout();
    if !arguments.bench {
        writeln!(io::stderr(), "nothing measured: run `cargo bench --bench event_log`")?;
        return Ok(());
    }
    let made = tempfile::tempdir()?;
    let place = arguments.place.as_deref().unwrap_or(made.path());
    let file = place.join("log.csv");
    write_log(&file, &arguments)?;
    let size = fs::metadata(&file)?.len();
    writeln!(out, "{} events, {} MB", arguments.events, size >> 20)?;
    let folder = LogFolder::of(place);
    let open = || folder.open("log.csv");
    let make_aside = || folder.make_aside();
    let begun = Instant::now();
    let looked_through = survey("log.csv", &open).map_err(|fault| anyhow!("{fault}"))?;
    writeln!(out, "looked through after {:.1} s", begun.elapsed().as_secs_f64())?;
    let figures = count("log.csv", &open, &looked_through, &plan(), &make_aside).map_err(|fault| anyhow!("{fault}"))?;
    let seconds = begun.elapsed().as_secs_f64();
    writeln!(out, "counted after {seconds:.1} s: {:?} cases, {} ways told", figures.cases, figures.variants.len())?;
    if let Some(peak) = peak_memory() {
        writeln!(out, "peak memory {peak} MB")?;
    }
    Ok(fs::remove_file(file)?)
}

/// A journey of ten touchpoints in a row.
fn plan() -> Plan {
    let touchpoint = |at: usize| PlannedTouchpoint {
        id: format!("touchpoint-{at}"),
        events: vec![ACTIVITIES[at].to_lowercase()],
        is_with_us: true,
        next: (at + 1..10).take(1).collect(),
        wait: Some(3_600_000_000),
        ..PlannedTouchpoint::default()
    };
    Plan { touchpoints: (0..10).map(touchpoint).collect(), ..Plan::default() }
}

/// Writes a log: all cases' first events, then their second ones, and so on, each case on a way of its own.
fn write_log(file: &Path, arguments: &Arguments) -> Result<()> {
    let mut log = BufWriter::with_capacity(1 << 20, File::create(file).with_context(|| format!("cannot write {}", file.display()))?);
    writeln!(log, "case,activity,time,resource,note")?;
    // A mean case has two thirds of the longest.
    let cases = (arguments.events * 3 / (arguments.longest * 2)).max(1);
    let mut written = 0;
    for round in 0.. {
        for case in 0..cases {
            let seed = mixed(case);
            let length = arguments.longest / 3 + seed % (arguments.longest * 2 / 3 + 1);
            if round >= length {
                continue;
            }
            let strays = mixed(case * 64 + round);
            let activity = if strays.is_multiple_of(11) { strays / 11 % 12 } else { round.min(9) };
            let minutes = seed % 500_000 + round * 700 + strays % 600;
            let (day, of_day) = (minutes / 1440, minutes % 1440);
            writeln!(
                log,
                "C-2026-{case:08},{},2026-{:02}-{:02}T{:02}:{:02}:{:02}+01:00,desk {},\"said, and written down\"",
                ACTIVITIES[usize::try_from(activity)?],
                day / 28 % 12 + 1,
                day % 28 + 1,
                of_day / 60,
                of_day % 60,
                strays % 60,
                strays % 97,
            )?;
            written += 1;
            if written == arguments.events {
                return Ok(log.flush()?);
            }
        }
        if round > arguments.longest {
            break;
        }
    }
    Ok(log.flush()?)
}

/// A number that looks like any other.
fn mixed(n: u64) -> u64 {
    let n = (n ^ (n >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let n = (n ^ (n >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    n ^ (n >> 31)
}

/// The most memory that this process held, in MB, where the system tells.
fn peak_memory() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    Some(line.split_whitespace().nth(1)?.parse::<u64>().ok()? >> 10)
}
