//! `throughline print`.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};

use crate::html::Route;
use crate::html::routes::of_journey;
use crate::io::chromium;
use crate::model::Model;
use crate::model::graph::Entity;
use crate::model::id::NodeId;
use crate::{OneFile, one_file};

use super::build::book_of;
use super::out::{Terminal, say};
use super::{GitArgs, SiteArgs, address, candidates, load_valid_site};

/// A page on paper, as a PDF, by an installed Chromium (Chrome and Edge are some too).
///
/// The page of a thing is printed as its own print button does it; `--book` prints an outcome with all that belongs to it, or without an
/// address the whole site. Sheets are A4, and A3 where a picture needs it. Nothing is asked of any network.
///
/// Example: throughline print journey:after-a-collision --out collision.pdf
#[derive(Debug, Args)]
pub(super) struct PrintArgs {
    /// What is printed, as KIND:ID; the id alone will do where only one thing has it.
    #[arg(add = candidates::addresses(), required_unless_present = "book")]
    address: Option<String>,
    /// The PDF to write.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// A book: an outcome with what belongs to it, or the whole site.
    #[arg(long, conflicts_with = "view")]
    book: bool,
    /// How a journey is shown.
    #[arg(long, value_enum, value_name = "VIEW", default_value_t = View::Page)]
    view: View,
    /// As this audience sees it, one of `audiences` in throughline.yaml.
    #[arg(long, value_name = "NAME")]
    audience: Option<String>,
    /// The site's folder [default: here or above, where throughline.yaml is]
    #[arg(long, value_name = "DIR")]
    site: Option<PathBuf>,
    #[command(flatten)]
    git: GitArgs,
}

/// A page of a journey.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum View {
    /// Its own: the whole on one sheet, then a chapter for each stage.
    Page,
    /// The blueprint: who does what, seen and unseen.
    Blueprint,
    /// As it is beside as it should be.
    Target,
    /// A plain table.
    Table,
}

impl PrintArgs {
    pub(super) fn run(&self, terminal: &Terminal) -> Result<u8> {
        if self.out.is_dir() {
            bail!("{} is a folder: name the file, as in `--out {}`", self.out.display(), self.out.join("page.pdf").display());
        }
        let root = SiteArgs { dir: self.site.clone() }.find()?;
        let Some(mut site) = load_valid_site(&root, &self.git, terminal, "nothing printed")? else { return Ok(1) };
        if let Some(site) = std::sync::Arc::get_mut(&mut site.site) {
            self.git.ask_history(&root, site);
        }
        if let Some(audience) = &self.audience {
            site = crate::for_audience(&site, audience, &self.git.options(&root, None))?;
        }
        let printed = if self.book {
            OneFile::Book(book_of(&site, self.address.as_deref())?)
        } else {
            let written = self.address.as_deref().unwrap_or_default();
            let node = address::node(&site.model, written, |node| matches!(node.entity, Entity::Outcome(_) | Entity::Journey(_)))?;
            OneFile::Page(self.page_of(&site.model, site.model.node(node).file)?)
        };
        let html = one_file(&site, &root, &printed, None)?;
        chromium::print(&html, &self.out)?;
        say(&format!("{} is written", self.out.display()));
        Ok(0)
    }

    fn page_of(&self, model: &Model, file: NodeId) -> Result<Route> {
        let is_meant = |route: &Route| match self.view {
            View::Page => false,
            View::Blueprint => matches!(route, Route::Blueprint(_)),
            View::Target => matches!(route, Route::Target(_)),
            View::Table => matches!(route, Route::JourneyTable(_)),
        };
        match model.node(file).entity {
            _ if self.view == View::Page => Ok(Route::Thing(file)),
            Entity::Journey(journey) => of_journey(model, journey).find(is_meant).with_context(|| {
                let why = if self.view == View::Target { "no target is written for it" } else { "it has no touchpoints yet" };
                format!("{} has no such page: {why}", model.node(file).address)
            }),
            _ => bail!("{} is no journey: `--view` is for these", model.node(file).address),
        }
    }
}
