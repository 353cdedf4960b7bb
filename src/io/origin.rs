//! Where a site was read from, and where its other files are read from when pages show them.

use std::path::{Path, PathBuf};

use super::revision::RevisionTree;

/// Where a site was read from.
#[derive(Clone, Copy, Debug)]
pub enum Origin<'s> {
    /// A folder of today.
    Folder(&'s Path),
    /// A revision: nothing of today's files counts.
    Revision(&'s RevisionTree),
}

impl<'s> Origin<'s> {
    /// The site's folder of today.
    pub fn folder(self) -> &'s Path {
        match self {
            Self::Folder(folder) => folder,
            Self::Revision(tree) => tree.folder_of_today(),
        }
    }
}

impl<'s> From<&'s Path> for Origin<'s> {
    fn from(folder: &'s Path) -> Self {
        Self::Folder(folder)
    }
}

impl<'s> From<&'s PathBuf> for Origin<'s> {
    fn from(folder: &'s PathBuf) -> Self {
        Self::Folder(folder)
    }
}

impl<'s> From<&'s RevisionTree> for Origin<'s> {
    fn from(tree: &'s RevisionTree) -> Self {
        Self::Revision(tree)
    }
}
