//! What stands on the disk and the tests read: the base site, pages with fenced files in them.

use std::path::PathBuf;

use throughline::base::files::Files;
use throughline::io::disk;

/// A path from the root of the repository.
pub(crate) fn path(inner: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(inner)
}

/// The base site of tests/fixtures.
pub(crate) fn base() -> Files {
    disk::read(&path("tests/fixtures/base"), &[]).expect("the base site can be read")
}

/// The fenced blocks of a text: what stands behind the backticks, and what between them.
pub(crate) fn fenced(text: &str) -> Vec<(&str, String)> {
    let mut blocks: Vec<(&str, String)> = Vec::new();
    let mut open = false;
    for line in text.lines() {
        match line.strip_prefix("```") {
            Some(info) if !open => {
                blocks.push((info, String::new()));
                open = true;
            }
            Some(_) => open = false,
            None if open => {
                if let Some((_, block)) = blocks.last_mut() {
                    block.push_str(line);
                    block.push('\n');
                }
            }
            None => {}
        }
    }
    blocks
}
