//! `throughline build`.

use anyhow::Result;
use clap::Args;
use std::path::PathBuf;

use super::out::{Terminal, say};
use super::SiteFolder;
use crate::html::{Pages, Theme};
use crate::io::disk;
use crate::session::{Options, Session};

/// Check, render and publish a site.
#[derive(Debug, Args)]
pub(super) struct Build {
    #[command(flatten)]
    site: SiteFolder,
    #[arg(long)]
    output: PathBuf,
}

impl Build {
    pub(super) fn run(&self, _: &Terminal) -> Result<u8> {
        let root = self.site.find()?;
        let files = disk::read(&root, &super::output_folders(&root))?;
        let site = Session::default().load(files, &Options::default(), |_| {});
        let theme = Theme::new(&site.files, &site.config).map_err(anyhow::Error::msg)?;
        let pages = Pages::new(site.material(), &theme, Default::default());
        for asset in theme.assets.values() {
            let to = self.output.join(&asset.path);
            std::fs::create_dir_all(to.parent().unwrap())?;
            std::fs::write(to, &asset.bytes)?;
        }
        let t = std::time::Instant::now();
        for route in pages.routes() {
            let (path, bytes) = pages.render(&route).map_err(anyhow::Error::msg)?;
            let to = self.output.join(&path);
            std::fs::create_dir_all(to.parent().unwrap())?;
            std::fs::write(to, bytes)?;
        }
        say(&format!("{:?}", t.elapsed()));
        Ok(0)
    }
}
