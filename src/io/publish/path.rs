//! Paths from the output's root, `/` between parts: which are fit to be published.
//!
//! The same test guards what is read from a manifest, which anybody may have written.

use std::path::{Component, Path};

use super::layout::{INSIDE, MANIFEST};

/// Longest name of a file in bytes, on every file system in common use.
const LONGEST_NAME: usize = 255;

/// Why a path cannot be published; none where it names a place below the root on every system, and
/// none that is reserved.
pub(super) fn fault(path: &str) -> Option<String> {
    if path.chars().any(char::is_control) {
        return Some("its name holds a line break or another invisible character".to_owned());
    }
    if path.split('/').any(|part| matches!(part, "" | "." | "..")) {
        return Some("it is no path below the output folder".to_owned());
    }
    // Elsewhere a backslash or a colon may be more than a character of a name.
    let components = Path::new(path).components();
    let is_plain = components.clone().all(|c| matches!(c, Component::Normal(_))) && components.count() == path.split('/').count();
    if !is_plain {
        return Some("this system does not take it for a path below the output folder".to_owned());
    }
    if let Some(name) = path.split('/').find(|part| part.len() > LONGEST_NAME) {
        return Some(format!("its name has {} bytes, of which {LONGEST_NAME} are allowed: give it a shorter id", name.len()));
    }
    let first = path.split('/').next().unwrap_or_default();
    let reserved = [".git", MANIFEST, INSIDE].iter().any(|name| first.eq_ignore_ascii_case(name));
    reserved.then(|| format!("`{first}` in the output folder is reserved"))
}

/// The folders that a path lies in, outermost first.
pub(super) fn folders(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(at, _)| &path[..at])
}

/// The path of something found below `root`; none where it is not UTF-8.
pub(super) fn below(root: &Path, found: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = found.strip_prefix(root).ok()?.components().map(|c| c.as_os_str().to_str()).collect();
    Some(parts?.join("/"))
}
