//! A day of writing in a minute: a server on a copy of the example site, a thousand saves of every
//! sort, and readers who keep pages open.
//!
//! `cargo bench --bench soak` ends with a table, and fails where something went wrong: an error, a
//! reader left behind, a page unlike that of a clean build, memory that grew.

#![expect(clippy::disallowed_methods, reason = "a bench writes files, runs programs and looks at the clock")]

#[path = "../../tests/http/mod.rs"]
mod http;
mod soak;

use std::io::{self, Write};
use std::path::Path;

use anyhow::{Result, ensure};
use clap::Parser;

use soak::{Outcome, Plan};

/// Saves files of a site while it is served.
#[derive(Debug, Parser)]
struct Arguments {
    /// How often something is saved.
    #[arg(long, value_name = "N", default_value_t = 1_000)]
    saves: usize,
    /// How many pages are kept open.
    #[arg(long, value_name = "N", default_value_t = 20)]
    readers: usize,
    /// Where the choices come from.
    #[arg(long, value_name = "S", default_value_t = 1)]
    seed: u64,
    /// Said by `cargo bench`, and not by `cargo test --benches`, which must not run for minutes.
    #[arg(long, hide = true)]
    bench: bool,
}

fn main() -> Result<()> {
    let Arguments { saves, readers, seed, bench } = Arguments::parse();
    if !bench {
        writeln!(io::stderr(), "nothing done: run `cargo bench --bench soak`")?;
        return Ok(());
    }
    let site = Path::new(env!("CARGO_MANIFEST_DIR")).join("example-site");
    let plan = Plan { program: env!("CARGO_BIN_EXE_throughline").as_ref(), site: &site, saves, readers, seed };
    let outcome = soak::run(&plan);
    writeln!(io::stdout(), "{}", table(&plan, &outcome))?;
    let mut wrong = outcome.wrong;
    wrong.extend(grew(&outcome.memory));
    ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}

/// Whether the server held more in the end than once it was warm, by more than a tenth. Single
/// readings differ by that much from moment to moment: the medians of three are compared.
fn grew(memory: &[u64]) -> Option<String> {
    let median = |readings: &[u64]| {
        let mut readings = readings.to_vec();
        readings.sort_unstable();
        readings[readings.len() / 2]
    };
    let (warm, end) = (median(memory.get(..3)?), median(&memory[memory.len() - 3..]));
    (end > warm + warm / 10).then(|| format!("memory grew from {warm} to {end} bytes"))
}

fn table(plan: &Plan<'_>, outcome: &Outcome) -> String {
    let memory: Vec<String> = outcome.memory.iter().map(|bytes| (bytes >> 20).to_string()).collect();
    let rows = [
        ("saves", plan.saves.to_string()),
        ("readers", plan.readers.to_string()),
        ("seconds", format!("{:.0}", outcome.took.as_secs_f64())),
        ("pages loaded again by readers", outcome.loads.to_string()),
        ("files compared with a clean build", outcome.compared.to_string()),
        ("memory after each tenth of the saves, MiB", if memory.is_empty() { "unknown".to_owned() } else { memory.join(", ") }),
    ];
    let rows: String = rows.iter().map(|(what, figure)| format!("| {what} | {figure} |\n")).collect();
    format!("| | |\n|:--|--:|\n{rows}")
}
