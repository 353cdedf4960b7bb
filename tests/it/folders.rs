//! What stands on the disk and the tests read: the base site, pages with fenced files in them.

use std::fs;
use std::path::PathBuf;

use throughline::base::files::Files;
use throughline::io::disk;

/// A path from the root of the repository.
pub(crate) fn path(inner: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(inner)
}

/// A site in a folder of the repository.
pub(crate) fn site(folder: &str) -> Files {
    let root = path(folder);
    let mut files = disk::read(&root, &[root.join("public")], &[]).unwrap_or_else(|error| panic!("{folder}: {error:#}"));
    // Logs are streamed from the disk, and these tests have none.
    let logs: Vec<_> = files.iter().map(|(path, _)| path.clone()).filter(|path| path.ends_with(".xes")).collect();
    for log in logs {
        let bytes = fs::read(root.join(&*log)).unwrap();
        files.insert_bytes(log, &bytes);
    }
    files
}

/// The base site of tests/fixtures.
pub(crate) fn base() -> Files {
    site("tests/fixtures/base")
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
