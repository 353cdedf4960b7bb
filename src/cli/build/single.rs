//! `throughline build --single`: load → check → one file.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::base::slug::slug;
use crate::io::create;
use crate::io::origin::Origin;
use crate::io::publish::is_published;
use crate::model::graph::Entity;
use crate::{Checked, OneFile, one_file};

use super::super::address;
use super::super::out::say;

/// Mail takes no larger site, in bytes.
const MOST_OF_A_SITE: usize = 5_000_000;

/// What is asked for.
#[derive(Clone, Copy)]
pub(super) struct MailedFile<'a> {
    /// Of what, as it is written; of the whole site where nothing is.
    pub subject: Option<&'a str>,
    /// Where the file goes.
    pub output: Option<&'a Path>,
    /// What stands on top.
    pub banner: Option<&'a str>,
}

/// Writes the file, and says where.
pub(super) fn write(site: &Checked, origin: Origin<'_>, asked: MailedFile<'_>) -> Result<()> {
    let MailedFile { subject, output, banner } = asked;
    let model = &site.model;
    let is_meant = |entity: Entity| matches!(entity, Entity::Outcome(_) | Entity::Journey(_));
    let subject = subject.map(|written| address::node(model, written, |node| is_meant(node.entity))).transpose()?;
    let subject = subject.map(|node| model.node(node).file);
    let name = subject.map_or_else(|| slug(&model.site.title), |node| model.node(node).address.id.replace('/', "-"));
    let file = place(output, &format!("{name}.html"))?;
    let bytes = one_file(site, origin, &OneFile::Single(subject), banner)?;
    if subject.is_none() && bytes.len() > MOST_OF_A_SITE {
        bail!(
            "the whole site would be a file of {}, and mail takes {}: name what it shall hold, as in `--single outcome:ID`",
            megabytes(bytes.len()),
            megabytes(MOST_OF_A_SITE)
        );
    }
    create::replace(&file, &bytes).with_context(|| format!("cannot write {}", file.display()))?;
    say(&format!("{}: {}, in one file that needs no other", file.display(), megabytes(bytes.len())));
    Ok(())
}

/// Where the file goes: what is asked for, a folder being where it lies, else here.
fn place(output: Option<&Path>, name: &str) -> Result<PathBuf> {
    let file = match output {
        Some(folder) if folder.is_dir() || folder.as_os_str().to_string_lossy().ends_with(['/', '\\']) => folder.join(name),
        Some(file) => file.to_owned(),
        None => PathBuf::from(name),
    };
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if is_published(folder) {
        bail!("{} lies in a published site, whose next build would stop at it: name another place with `--output`", file.display());
    }
    Ok(file)
}

fn megabytes(bytes: usize) -> String {
    let tenths = bytes.div_ceil(100_000);
    format!("{}.{} MB", tenths / 10, tenths % 10)
}
