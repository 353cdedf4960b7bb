//! `throughline diff --format html`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow};

use crate::html::lean::write_lean;
use crate::html::pages::diff::ChangesPage;
use crate::html::site_index::SiteIndex;
use crate::html::{Renderer, Theme};
use crate::io::create;
use crate::site::Checked;

use super::super::out::{print_data, say};

/// What the page loads, beside its fonts.
const ASSETS: [&str; 4] = ["icon.svg", "site.css", "target.css", "diff.css"];

/// Writes the page to a file with what it loads beside it, or prints it.
pub(super) fn write(before: &Checked, after: &Checked, of: &ChangesPage<'_>, out: Option<&Path>) -> Result<()> {
    let theme = Theme::new(&after.files, &after.config, &BTreeMap::new()).map_err(|fault| anyhow!(fault))?;
    let renderer = Renderer::of(after, &theme, BTreeMap::new());
    let earlier = SiteIndex::new(&before.site, &before.findings, BTreeMap::new());
    let page = renderer.render_changes(&earlier, of).map_err(|fault| anyhow!(fault))?;
    let mut lean = Vec::with_capacity(page.len());
    write_lean("diff.html", &page, &mut lean);
    let Some(out) = out else {
        print_data(&String::from_utf8_lossy(&lean));
        return Ok(());
    };
    let folder = out.parent().unwrap_or(Path::new(""));
    for (name, asset) in &theme.assets {
        if let Some(bytes) = asset.bytes.as_ref().filter(|_| ASSETS.contains(&name.as_str()) || name.starts_with("fonts/")) {
            put(&folder.join(&asset.path), bytes)?;
        }
    }
    put(out, &lean)?;
    say(&format!("written to {}, with what it loads beside it", out.display()));
    Ok(())
}

fn put(path: &Path, bytes: &[u8]) -> Result<()> {
    let failed = || format!("cannot write {}", path.display());
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder).with_context(failed)?;
    }
    create::replace(path, bytes).with_context(failed)
}
