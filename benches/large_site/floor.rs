//! The least that any generator of this site must do, on two threads: read every content file,
//! render every body from Markdown to HTML, write as many files of the same sizes as the built site
//! has. No front matter is read, nothing is linked, checked, laid out or compared.

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use pulldown_cmark::{Options, Parser, html};
use rayon::prelude::*;
use walkdir::WalkDir;

/// How many threads the floor has, and the program beside it.
pub(crate) const THREADS: usize = 2;

/// A file of a built site: path from its folder, size in bytes.
type Size = (PathBuf, usize);

/// Does the least for the site in `dir`, writing below `out`.
///
/// # Errors
/// A file cannot be read or written.
pub(crate) fn run(dir: &Path, out: &Path, like: Option<&Path>) -> Result<()> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(THREADS).build()?;
    let sizes = like.map(sizes_like).transpose()?;
    let content = content(dir)?;
    pool.install(|| match sizes {
        Some(sizes) => {
            content.par_iter().try_for_each(|path| rendered(dir, path).map(|html| drop(black_box(html))))?;
            write_sizes(out, &sizes)
        }
        None => {
            folders(out, content.iter())?;
            content.par_iter().try_for_each(|path| write(&out.join(path), rendered(dir, path)?.as_bytes()))
        }
    })
}

/// The paths of the content, from the site's folder.
fn content(dir: &Path) -> Result<Vec<PathBuf>> {
    let mut content = Vec::new();
    for entry in WalkDir::new(dir) {
        let path = entry?.into_path();
        if path.extension().is_some_and(|ending| ending == "md") {
            content.push(path.strip_prefix(dir)?.to_owned());
        }
    }
    Ok(content)
}

/// The body of a content file as HTML.
fn rendered(dir: &Path, path: &Path) -> Result<String> {
    let path = dir.join(path);
    let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let body = text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")).map_or(text.as_str(), |(_, body)| body);
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_WIKILINKS;
    let mut out = String::with_capacity(body.len() * 3 / 2);
    html::push_html(&mut out, Parser::new_ext(body, options));
    Ok(out)
}

fn write_sizes(out: &Path, sizes: &[Size]) -> Result<()> {
    let largest = sizes.iter().map(|(_, size)| *size).max().unwrap_or(0);
    let line = b"<p>the same line again\n";
    let filler = line.repeat(largest.div_ceil(line.len()));
    folders(out, sizes.iter().map(|(path, _)| path))?;
    sizes.par_iter().try_for_each(|(path, size)| write(&out.join(path), &filler[..*size]))
}

/// Makes the folders that files will lie in.
fn folders<'p>(out: &Path, paths: impl Iterator<Item = &'p PathBuf>) -> Result<()> {
    let mut folders: Vec<&Path> = paths.filter_map(|path| path.parent()).collect();
    folders.sort_unstable();
    folders.dedup();
    for folder in folders {
        let folder = out.join(folder);
        fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    }
    Ok(())
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))
}

/// The files below a folder and their sizes, sorted.
///
/// # Errors
/// The folder cannot be read.
pub(crate) fn files(dir: &Path) -> Result<Vec<Size>> {
    let mut files = Vec::new();
    for entry in WalkDir::new(dir).sort_by_file_name() {
        let entry = entry?;
        if entry.file_type().is_file() {
            let size = entry.metadata()?.len() as usize;
            files.push((entry.path().strip_prefix(dir)?.to_owned(), size));
        }
    }
    Ok(files)
}

/// Writes the sizes of a built site's files to a list, a line each, so that the floor need not ask for them.
///
/// # Errors
/// The site cannot be read, the list not written.
pub(crate) fn list_sizes(built: &Path, list: &Path) -> Result<Vec<Size>> {
    let sizes = files(built)?;
    let lines: String = sizes.iter().map(|(path, size)| format!("{size} {}\n", path.display())).collect();
    write(list, lines.as_bytes())?;
    Ok(sizes)
}

/// The sizes from a built site or from a list.
fn sizes_like(like: &Path) -> Result<Vec<Size>> {
    if like.is_dir() {
        return files(like);
    }
    let lines = fs::read_to_string(like).with_context(|| format!("cannot read {}", like.display()))?;
    lines
        .lines()
        .map(|line| {
            let (size, path) = line.split_once(' ').with_context(|| format!("`{line}` is no size and path"))?;
            Ok((PathBuf::from(path), size.parse()?))
        })
        .collect()
}
