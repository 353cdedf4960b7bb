//! How fast large sites are checked and built, beside the least that any such program must do.
//!
//! `cargo bench --bench large_site` makes sites, measures and prints tables; docs/performance.md
//! says how to read them. Two parts can be run alone: `generate` writes a site, `floor` does the
//! least. The floor and the program are measured as processes of their own, in turns.

mod floor;
mod generate;
mod measure;
mod rounds;
mod table;

use std::io::{self, Write};
use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::{Args, Parser, Subcommand};

use rounds::{Bench, Program};

/// Measures the program on large sites. Without a command: makes sites, measures, prints tables.
#[derive(Debug, Parser)]
#[command(args_conflicts_with_subcommands = true)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    options: BenchOptions,
    /// Said by `cargo bench`, and not by `cargo test --benches`, which must not measure for minutes.
    #[arg(long, hide = true, global = true)]
    bench: bool,
}

#[derive(Debug, Args)]
struct BenchOptions {
    /// Also measure the largest size, 50,000 pages.
    #[arg(long)]
    all: bool,
    /// Measure sites of these sizes instead, in content files.
    #[arg(long, value_name = "N", value_delimiter = ',', conflicts_with = "all")]
    pages: Vec<usize>,
    /// How often each run is repeated.
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..))]
    rounds: u32,
    /// Where the numbers of the generator come from.
    #[arg(long, value_name = "S", default_value_t = 1)]
    seed: u64,
    /// The folder to work in [default: /dev/shm where there is one, else the folder for temporary files]
    #[arg(long, value_name = "DIR")]
    place: Option<PathBuf>,
    /// The program to measure [default: the one that cargo built along with this]
    #[arg(long, value_name = "FILE", default_value = env!("CARGO_BIN_EXE_throughline"), hide_default_value = true)]
    program: PathBuf,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Write a site, and nothing else.
    Generate {
        /// The folder to write it to.
        dir: PathBuf,
        /// How many content files it has.
        #[arg(long, value_name = "N", default_value_t = 1_000)]
        pages: usize,
        /// Where the numbers come from.
        #[arg(long, value_name = "S", default_value_t = 1)]
        seed: u64,
    },
    /// Do the least: read all content, render each body, write files as large as the site's.
    Floor {
        /// The site.
        dir: PathBuf,
        /// The folder to write to, new.
        out: PathBuf,
        /// A built site, or a list of its files' sizes: as many files of these sizes are written.
        /// Left out, the rendered bodies are.
        #[arg(long, value_name = "PATH")]
        like: Option<PathBuf>,
    },
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    match arguments.command {
        Some(Command::Generate { dir, pages, seed }) => {
            let bytes = generate::generate(&dir, pages, seed)?;
            writeln!(io::stdout(), "{pages} content files, {:.1} MiB, in {}", table::mebibytes(bytes), dir.display())?;
            Ok(())
        }
        Some(Command::Floor { dir, out, like }) => floor::run(&dir, &out, like.as_deref()),
        None if arguments.bench => measure_all(&arguments.options),
        None => {
            writeln!(io::stderr(), "nothing measured: run `cargo bench --bench large_site`")?;
            Ok(())
        }
    }
}

fn measure_all(options: &BenchOptions) -> Result<()> {
    let sizes = match (options.pages.is_empty(), options.all) {
        (false, _) => options.pages.clone(),
        (true, false) => vec![1_000, 10_000],
        (true, true) => vec![1_000, 10_000, 50_000],
    };
    let place = options.place.clone().unwrap_or_else(in_memory);
    let program = Program::new(&options.program)?;
    let bench = Bench {
        me: std::env::current_exe().context("cannot tell where this bench is")?,
        program,
        place,
        rounds: options.rounds,
        seed: options.seed,
    };
    let mut out = io::stdout();
    writeln!(out, "{}", table::heading(&bench))?;
    for pages in sizes {
        let measured = rounds::site(&bench, pages)?;
        writeln!(out, "{}", table::site(&bench, &measured))?;
        out.flush()?;
    }
    Ok(())
}

/// A file system in memory, so that no disk is measured; where none is known, that of temporary files.
fn in_memory() -> PathBuf {
    let shared_memory = PathBuf::from("/dev/shm");
    if shared_memory.is_dir() { shared_memory } else { std::env::temp_dir() }
}
