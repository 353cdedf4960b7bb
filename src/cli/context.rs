//! `throughline context`.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use crate::export::context::ContextOf;

use super::out::{Terminal, print, say};
use super::{GitArgs, SiteArgs, address, candidates};

/// One thing and what hangs on it, as Markdown: its facts, its text, what was found in it, and its neighbours.
///
/// For somebody who joins, or for an assistant. Each neighbour has its address and its file, so that either can be asked for next. While errors
/// stand in the content, what could be read is told, and what is wrong with it.
///
/// Example: throughline context journey:after-a-collision#report --depth 2
#[derive(Debug, Args)]
pub(super) struct ContextArgs {
    /// What it is about, as KIND:ID or KIND:ID#NESTED; the id alone will do where only one thing has it.
    #[arg(add = candidates::addresses())]
    address: String,
    /// How many steps away neighbours are told.
    #[arg(long, value_name = "N", default_value_t = 1)]
    depth: usize,
    /// The site's folder [default: here or above, where throughline.yaml is]
    #[arg(long, value_name = "DIR")]
    site: Option<PathBuf>,
    #[command(flatten)]
    git: GitArgs,
}

impl ContextArgs {
    pub(super) fn run(&self, _: &Terminal) -> Result<u8> {
        let root = SiteArgs { dir: self.site.clone() }.find()?;
        let options = self.git.options(&root, None);
        let site = crate::check(crate::load(&root, &options, |_| {})?);
        let node = address::node(&site.model, &self.address, |_| true)?;
        let context = ContextOf {
            model: &site.model,
            documents: &site.documents,
            files: &site.files,
            findings: &site.findings,
            subject: node,
            depth: self.depth,
        };
        print(&context.markdown());
        if site.findings.has_errors() {
            say("errors stand in the content: what could not be read is missing, and warnings wait");
        }
        Ok(0)
    }
}
