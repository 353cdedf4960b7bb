//! The file that says who answers for files, where the repository of a site has one.

use std::path::Path;

use crate::base::code_owners::CodeOwners;

use super::git::repository_of;
use super::regular::{self, Regular};

/// Where it may lie, from the root of the repository: the first one counts.
pub(super) const PLACES: [&str; 5] = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS", ".gitea/CODEOWNERS"];

/// More is not read, in bytes: code hosts read no more either.
pub(super) const LARGEST: u64 = 3 << 20;

/// Who answers for the files of the site in `root`; none where its repository does not say, and outside of one. Nothing is read through a
/// link: a repository comes from whoever sent it.
pub fn read(root: &Path) -> Option<CodeOwners> {
    let root = dunce::canonicalize(root).ok()?;
    let repository = repository_of(&root)?;
    let is_file = |path: &Path| path.symlink_metadata().is_ok_and(|found| found.is_file());
    let path = PLACES.iter().map(|place| repository.join(place)).find(|path| is_file(path))?;
    let Ok(Regular::Whole(bytes)) = regular::read(&path, LARGEST) else { return None };
    Some(CodeOwners::read(&String::from_utf8_lossy(&bytes), &folder_within(repository, &root)?))
}

/// Where a site lies in the repository that holds it: blank where it is its root, and where no repository holds it.
pub fn folder_of(root: &Path) -> Option<String> {
    let root = dunce::canonicalize(root).ok()?;
    repository_of(&root).map_or(Some(String::new()), |repository| folder_within(repository, &root))
}

fn folder_within(repository: &Path, root: &Path) -> Option<String> {
    let inner = root.strip_prefix(repository).ok()?;
    inner.components().map(|part| part.as_os_str().to_str()).collect::<Option<Vec<_>>>().map(|parts| parts.join("/"))
}
