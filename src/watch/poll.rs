//! Looks for changes again and again, where the system does not tell of them.

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::Result;

use super::{Batch, POLL, QUIET, Stamp, Walk, changes_everything};

/// Looks for changes of a site's folder from now on until the process ends, without the system's help; `walk` walks it.
///
/// # Errors
/// The site's folder is gone.
pub fn poll(walk: impl Fn() -> Result<Walk> + Send + 'static, on_change: impl FnMut(Batch) + Send + 'static) -> Result<()> {
    let before = walk()?.stamps();
    std::thread::Builder::new().name("watch".into()).spawn(move || look(walk, before, on_change))?;
    Ok(())
}

/// Looks for changes. (The poller of `notify` counts seconds: it misses the second of two saves.)
fn look(walk: impl Fn() -> Result<Walk>, mut before: BTreeMap<PathBuf, Stamp>, mut on_change: impl FnMut(Batch)) {
    let mut gone = false;
    loop {
        std::thread::sleep(POLL);
        let mut batch = Batch::default();
        match walk().map(Walk::stamps) {
            Ok(now) => {
                let new = now.iter().filter(|(path, stamp)| before.get(*path) != Some(*stamp));
                let old = before.iter().filter(|(path, _)| !now.contains_key(*path));
                for (path, stamp) in new.chain(old) {
                    batch.everything |= stamp.is_none() || changes_everything(path);
                    batch.paths.insert(path.clone());
                }
                batch.everything |= gone;
                gone = false;
                before = now;
            }
            Err(error) if !gone => {
                gone = true;
                batch.problem = Some(format!("{error:#}"));
            }
            Err(_) => {}
        }
        if !batch.is_empty() {
            // A save may still be under way.
            std::thread::sleep(QUIET);
            on_change(batch);
        }
    }
}
