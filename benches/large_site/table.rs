//! The tables, as Markdown, so that they can be put into docs/performance.md as they are.

use std::time::Duration;

use crate::floor::THREADS;
use crate::measure::Cost;
use crate::rounds::{Bench, Measured, Run, phases};

/// What was measured, where and how.
pub(crate) fn heading(bench: &Bench) -> String {
    let processors = std::thread::available_parallelism().map_or(0, |n| n.get());
    let mut text = format!(
        "{}, {THREADS} threads of {processors} processors, {} rounds, seed {}, in {}",
        bench.program.version,
        bench.rounds,
        bench.seed,
        bench.place.display(),
    );
    if !bench.program.builds {
        text.push_str("\n\nThis program has no `build`: `check` is measured, which writes nothing, and the floor writes the rendered bodies.");
    }
    text
}

/// The tables of a site.
pub(crate) fn site(bench: &Bench, measured: &Measured) -> String {
    let mut text = format!("\n## {} pages\n\n{:.1} MiB of content", grouped(measured.pages), mebibytes(measured.content));
    if let Some((files, bytes)) = measured.built {
        text.push_str(&format!(", built: {} files, {:.1} MiB", grouped(files), mebibytes(bytes as u64)));
    }
    text.push_str("\n\n");
    let head = ["run", "wall ms", "least to most", "CPU ms", "peak MiB", "pages/s", "× floor"];
    let rows = measured.runs.iter().map(|run| costs_row(measured, run)).collect();
    text.push_str(&markdown(&head.map(str::to_owned), rows));
    if let Some(table) = phases_table(&measured.runs) {
        text.push_str(&format!("\nPhases, ms:\n\n{table}"));
    } else if bench.program.builds {
        text.push_str("\nThe program told of no phases.\n");
    }
    text
}

fn costs_row(measured: &Measured, run: &Run) -> Vec<String> {
    let each = |of: fn(&Cost) -> Option<f64>| run.costs.iter().filter_map(of).collect::<Vec<f64>>();
    let walls = each(|cost| Some(milliseconds(cost.wall)));
    let least = walls.iter().copied().fold(f64::INFINITY, f64::min);
    let most = walls.iter().copied().fold(0.0, f64::max);
    let wall = median(walls);
    let ratios = run.costs.iter().zip(&measured.runs[0].costs).map(|(own, floor)| own.wall.as_secs_f64() / floor.wall.as_secs_f64());
    vec![
        run.name.to_owned(),
        figure(wall, 0),
        format!("{least:.0} to {most:.0}"),
        figure(median(each(|cost| cost.cpu.map(milliseconds))), 0),
        figure(median(each(|cost| cost.peak.map(mebibytes))), 1),
        wall.map_or_else(unknown, |wall| grouped((measured.pages as f64 * 1_000.0 / wall) as usize)),
        figure(median(ratios.collect()), 2),
    ]
}

/// A row per run that told of phases, a column per phase in the program's order; `rest` is the wall
/// time outside of all of them.
fn phases_table(runs: &[Run]) -> Option<String> {
    let mut names: Vec<&str> = Vec::new();
    for (name, _) in runs.iter().flat_map(|run| &run.costs).flat_map(|cost| phases(&cost.stderr)) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let rows = runs.iter().filter(|run| run.costs.iter().any(|cost| !phases(&cost.stderr).is_empty()));
    let rows: Vec<Vec<String>> = rows
        .map(|run| {
            let of_phase = |name: &str| median(run.costs.iter().filter_map(|cost| in_phase(cost, name)).collect());
            let rest = median(run.costs.iter().map(|cost| milliseconds(cost.wall) - phases(&cost.stderr).iter().map(|p| p.1).sum::<f64>()).collect());
            let mut row = vec![run.name.to_owned()];
            row.extend(names.iter().map(|name| figure(of_phase(name), 1)));
            row.push(figure(rest, 1));
            row
        })
        .collect();
    let head: Vec<String> = std::iter::once("run").chain(names.iter().copied()).chain(["rest"]).map(str::to_owned).collect();
    (!rows.is_empty()).then(|| markdown(&head, rows))
}

/// What a run spent in a phase, which it may tell of more than once.
fn in_phase(cost: &Cost, name: &str) -> Option<f64> {
    let told = phases(&cost.stderr);
    told.iter().any(|phase| phase.0 == name).then(|| told.iter().filter(|phase| phase.0 == name).map(|phase| phase.1).sum())
}

/// A table with its columns aligned, numbers to the right.
fn markdown(head: &[String], rows: Vec<Vec<String>>) -> String {
    let widths: Vec<usize> = (0..head.len()).map(|i| rows.iter().chain([&head.to_vec()]).map(|row| row[i].chars().count()).max().unwrap_or(0)).collect();
    let line = |row: &[String]| {
        let cells = row.iter().zip(&widths).enumerate();
        let cells: Vec<String> = cells.map(|(i, (cell, &width))| if i == 0 { format!("{cell:<width$}") } else { format!("{cell:>width$}") }).collect();
        format!("| {} |\n", cells.join(" | "))
    };
    let marks = widths.iter().enumerate().map(|(i, &width)| if i == 0 { format!(":{}", "-".repeat(width - 1)) } else { format!("{}:", "-".repeat(width - 1)) });
    let marks: Vec<String> = marks.collect();
    let body: String = rows.iter().map(|row| line(row)).collect();
    format!("{}{}{body}", line(head), line(&marks))
}

/// The middle one; of an even number, the mean of the middle two.
fn median(mut figures: Vec<f64>) -> Option<f64> {
    figures.sort_by(f64::total_cmp);
    let upper = *figures.get(figures.len() / 2)?;
    let lower = figures[(figures.len() - 1) / 2];
    Some(f64::midpoint(lower, upper))
}

fn figure(value: Option<f64>, decimals: usize) -> String {
    value.map_or_else(unknown, |value| format!("{value:.decimals$}"))
}

fn unknown() -> String {
    "unknown".to_owned()
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

/// Bytes as MiB.
pub(crate) fn mebibytes(bytes: u64) -> f64 {
    bytes as f64 / f64::from(1 << 20)
}

/// `10,000`.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
