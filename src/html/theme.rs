//! Templates and assets: ours are embedded, a site's `theme/` folder overlays them file by file, and
//! its templates can extend ours under `builtin/…`.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use include_dir::{Dir, include_dir};
use tera::Tera;

use crate::base::files::{Entry, Files, too_large};
use crate::syntax::config;

use super::looks;

/// Where a site keeps the assets of its own theme.
pub const THEME_ASSETS: &str = "theme/assets/";

static DEFAULT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// Templates, and the assets that pages load.
#[derive(Debug)]
pub struct Theme {
    /// The templates.
    pub tera: Tera,
    /// Assets by their name: where they are published, and their bytes.
    pub assets: BTreeMap<String, Asset>,
}

/// A file that pages load.
#[derive(Debug)]
pub struct Asset {
    /// Its path from the root of the site, with a hash of its bytes.
    pub path: String,
    /// Its bytes; none for a file of the site that is copied as it is.
    pub bytes: Option<Vec<u8>>,
}

impl Theme {
    /// The theme of a site; `copied` says where the files of the site are published.
    ///
    /// # Errors
    /// A template of the site cannot be read: where, and why.
    pub fn new(files: &Files, config: &config::Site, copied: &BTreeMap<Arc<str>, String>) -> Result<Self, String> {
        let mut templates: Vec<(String, String)> = Vec::new();
        let mut raw: BTreeMap<String, Vec<u8>> = BTreeMap::new();
        collect(&DEFAULT, &mut templates, &mut raw);
        for (path, entry) in files.below("theme/") {
            let Some(name) = path.strip_prefix("theme/") else { continue };
            let text = match entry {
                Entry::Text(text) => text,
                Entry::NotText { .. } => return Err(format!("theme: '{name}' is not UTF-8: save it as UTF-8")),
                Entry::TooLarge { size, .. } => return Err(format!("theme: '{name}': {}", too_large(*size))),
                Entry::Binary { .. } | Entry::LeadsOutside | Entry::PassedOver(_) => continue,
            };
            if let Some(template) = name.strip_prefix("templates/") {
                templates.push((template.to_owned(), text.to_string()));
            } else if let Some(asset) = name.strip_prefix("assets/") {
                raw.insert(asset.to_owned(), text.as_bytes().to_vec());
            }
        }
        let mut tera = Tera::default();
        tera.autoescape_on(vec![".html", ".svg", ".xml"]);
        super::views::register(&mut tera);
        tera.set_fallback_prefixes(["builtin/"]).map_err(|e| e.to_string())?;
        tera.add_raw_templates(templates).map_err(|e| format!("theme: {}", explain(&e)))?;
        let assets = publish(raw, config, copied);
        Ok(Self { tera, assets })
    }
}

/// An error of a template with its causes, in one line.
pub fn explain(error: &tera::Error) -> String {
    let mut text = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(inner) = cause {
        text.push_str(": ");
        text.push_str(&inner.to_string());
        cause = inner.source();
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn collect(dir: &Dir<'_>, templates: &mut Vec<(String, String)>, assets: &mut BTreeMap<String, Vec<u8>>) {
    for file in dir.files() {
        let path = path_of(file.path());
        if let Some(name) = path.strip_prefix("templates/") {
            let text = file.contents_utf8().unwrap_or_default();
            templates.push((format!("builtin/{name}"), text.to_owned()));
        } else if let Some(name) = path.strip_prefix("assets/") {
            assets.insert(name.to_owned(), file.contents().to_vec());
        }
    }
    for inner in dir.dirs() {
        collect(inner, templates, assets);
    }
}

fn path_of(path: &Path) -> String {
    path.components().map(|c| c.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// Gives each asset its published path. Style sheets come last: they name the fonts.
fn publish(raw: BTreeMap<String, Vec<u8>>, config: &config::Site, copied: &BTreeMap<Arc<str>, String>) -> BTreeMap<String, Asset> {
    let mut assets = BTreeMap::new();
    let (styles, others): (Vec<_>, Vec<_>) = raw.into_iter().partition(|(name, _)| name.ends_with(".css"));
    for (name, bytes) in others {
        let path = hashed(&name, &bytes);
        assets.insert(name, Asset { path, bytes: Some(bytes) });
    }
    for (path, published) in copied {
        if let Some(name) = path.strip_prefix(THEME_ASSETS) {
            assets.insert(name.to_owned(), Asset { path: published.clone(), bytes: None });
        }
    }
    for (name, bytes) in styles {
        let mut text = String::from_utf8_lossy(&bytes).into_owned();
        for (other, asset) in &assets {
            text = text.replace(&format!("url({other})"), &format!("url({})", beside(&asset.path)));
        }
        if name == "site.css" {
            text.push_str(&looks::rules(config, copied, |path| beside(path).to_owned()));
        }
        let bytes = lean(&text).into_bytes();
        let path = hashed(&name, &bytes);
        assets.insert(name, Asset { path, bytes: Some(bytes) });
    }
    assets
}

/// A style sheet without its comments and the space around its lines, strings left as they are.
fn lean(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(at) = rest.find(['"', '\'', '/', '\n']) {
        out.push_str(&rest[..at]);
        let from = &rest[at..];
        let skipped = match from.as_bytes() {
            [b'/', b'*', ..] => from.find("*/").map_or(from.len(), |end| end + 2),
            [b'\n', ..] => {
                out.truncate(out.trim_end().len());
                from.len() - from.trim_start().len()
            }
            [quote @ (b'"' | b'\''), inner @ ..] => {
                let mut escaped = false;
                let closes = |b: &u8| {
                    let closes = b == quote && !escaped;
                    escaped = *b == b'\\' && !escaped;
                    closes
                };
                let end = inner.iter().position(closes).map_or(from.len(), |end| end + 2);
                out.push_str(&from[..end]);
                end
            }
            _ => {
                out.push('/');
                1
            }
        };
        // Between two lines of one value there must be space.
        if from.starts_with('\n') && !out.ends_with(['{', '}', ';', ',', ':']) && !out.is_empty() {
            out.push(' ');
        }
        rest = &from[skipped..];
    }
    out.push_str(rest);
    out
}

/// The name of an asset, as another asset in the same folder writes it.
fn beside(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// `assets/NAME-HASH.ENDING`.
pub fn hashed(name: &str, bytes: &[u8]) -> String {
    let hash = blake3::hash(bytes).to_hex();
    let file = name.rsplit('/').next().unwrap_or(name);
    let (stem, ending) = file.rsplit_once('.').unwrap_or((file, "bin"));
    let plain: String = stem.chars().map(|c| if c.is_ascii_alphanumeric() || c == '-' || c == '_' { c } else { '-' }).take(60).collect();
    format!("assets/{plain}-{}.{}", &hash[..10], ending.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_sheet_is_published_without_comments_and_indents() {
        let css = "/* paper */\n:root {\n  --a: 1px; /* b */\n  --c:\n    2px\n    3px\n}\n\n@media print {\n  a { b: c }\n}\n";
        assert_eq!(lean(css), ":root {--a: 1px;--c:2px 3px }@media print {a { b: c }}");
    }

    #[test]
    fn strings_of_a_style_sheet_stay_as_they_are() {
        let css = "a::before{content:\"/* \\\" no\\ncomment */\"}\nb{background:url(x/y.svg)}\n";
        assert_eq!(lean(css), "a::before{content:\"/* \\\" no\\ncomment */\"}b{background:url(x/y.svg)}");
    }
}
