//! Makes large sites that pass the checks, the same bytes for the same seed and size: what a town
//! of that many content files would write.
//!
//! `plan` says how many of what there is and what each is called, `sheet`, `journey` and `process`
//! write front matter, `prose` writes bodies from the lists in `words`, all by the numbers of
//! `random`. Every file is made on its own, so files are written on all cores. The module uses
//! nothing of the rest of the bench, so that other benches and tests can take it in by its path.

mod journey;
mod plan;
mod process;
mod prose;
mod random;
mod sheet;
mod words;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use rayon::prelude::*;

use plan::{Kind, Plan, Thing};

/// The smallest site that has some of everything.
pub(crate) const SMALLEST: usize = 50;

/// Writes a site of `pages` content files below `dir`, which need not exist; the bytes of its
/// content. Files that are there already stay, unless they have the same name.
///
/// # Errors
/// `pages` is below [`SMALLEST`]; a file cannot be written.
pub(crate) fn generate(dir: &Path, pages: usize, seed: u64) -> Result<u64> {
    ensure!(pages >= SMALLEST, "a site has at least {SMALLEST} pages here");
    let plan = Plan::new(pages, seed);
    write(&dir.join("throughline.yaml"), &settings(&plan))?;
    plan.things()
        .into_par_iter()
        .map(|thing| {
            let text = content(&plan, thing);
            write(&dir.join(plan.path(thing)), &text)?;
            Ok(text.len() as u64)
        })
        .sum()
}

fn content(plan: &Plan, thing: Thing) -> String {
    let mut random = plan.random(thing);
    let mut text = sheet::front_matter(plan, thing, &mut random);
    text.push_str(&prose::body(plan, thing, &mut random));
    text
}

fn settings(plan: &Plan) -> String {
    let first = plan.id(Thing { kind: Kind::Outcome, index: 0 });
    let mut text = format!("title: The town of many areas\nus: the town\nlanguage: en\noutcomes: [{first}]\nchannels:\n");
    for channel in words::CHANNELS {
        text.push_str(&format!("  - {{id: {channel}, title: By {channel}}}\n"));
    }
    text
}

fn write(path: &Path, text: &str) -> Result<()> {
    let parent = path.parent().unwrap_or(path);
    fs::create_dir_all(parent).with_context(|| format!("cannot make {}", parent.display()))?;
    fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
}
