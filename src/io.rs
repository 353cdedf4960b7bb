//! Floor 7: the edge. Disk in, disk out.
//!
//! - [`disk`]: the site's folder → a snapshot of files.
//! - `folder_walk`: which files of a folder are read.
//! - [`rescan`]: the same folder again, only what changed.
//! - [`assets`]: the files that pages show → their names and copies.
//! - [`chromium`]: a page on paper, by a Chromium that is here.
//! - [`commit`]: when the site was last committed, as `git` tells.
//! - [`git`]: the one way to ask `git`, which runs nothing that a repository names.
//! - [`logs`]: event logs as streams, and room for what of them is too much for the memory.
//! - [`origin`]: where a site was read from: a folder, or a revision.
//! - [`regular`]: files whole, up to a bound, or piece by piece.
//! - [`create`]: new files, never in place of another.
//! - [`revision`]: a site as of a revision, without a checkout.
//! - [`rewrite`]: files of a site that change together, all or none.
//! - [`publish`]: pages → the output folder, whole or not at all.

#![expect(clippy::disallowed_methods, reason = "this is the edge to the disk")]

pub mod assets;
pub mod chromium;
pub mod code_owners;
pub mod commit;
pub mod create;
pub mod disk;
mod folder_walk;
pub mod git;
pub mod history;
pub mod logs;
pub mod origin;
pub mod publish;
pub mod regular;
pub mod rescan;
pub mod revision;
pub mod rewrite;
mod sources;
