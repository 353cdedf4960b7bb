//! Templates and assets: ours are embedded, a site's `theme/` folder overlays them file by file, and
//! its templates can extend ours under `builtin/…`.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use include_dir::{Dir, include_dir};
use percent_encoding::percent_decode_str;
use tera::Tera;

use crate::base::css::{self, CssPiece};
use crate::base::files::{Entry, Files, resolve, too_large};
use crate::base::suggest::nearest;
use crate::site::THEME_ASSETS;
use crate::syntax::config;

use super::colors;
use super::html_text::Html;

static DEFAULT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// Templates, and the assets that pages load.
#[derive(Debug)]
pub struct Theme {
    /// The templates.
    pub tera: Tera,
    /// The icons by their names, each drawn once: pages show a few of them a dozen times.
    pub icons: BTreeMap<&'static str, Html>,
    /// Assets by their name: where they are published, and their bytes.
    pub assets: BTreeMap<String, Asset>,
}

/// A file that pages load.
#[derive(Debug)]
pub struct Asset {
    /// Its path from the root of the site, with a hash of its bytes.
    pub path: String,
    /// Its bytes; none for a file of the site that is copied as it is.
    pub bytes: Option<Arc<[u8]>>,
}

impl Theme {
    /// The theme of a site; `copied` says where the files of the site are published.
    ///
    /// # Errors
    /// A template or a style sheet of the site cannot be used: where, and why.
    pub fn new(files: &Files, config: &config::SiteConfig, copied: &BTreeMap<Arc<str>, String>) -> Result<Self, String> {
        let mut templates: Vec<(String, String)> = Vec::new();
        let mut raw: BTreeMap<String, Vec<u8>> = BTreeMap::new();
        collect(&DEFAULT, &mut templates, &mut raw);
        for (path, entry) in files.below("theme/") {
            let Some(name) = path.strip_prefix("theme/") else { continue };
            let text = match entry {
                Entry::Text(text) | Entry::Active { text, .. } => text,
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
        let names: Vec<(String, Vec<String>)> = templates.iter().map(|(name, text)| (name.clone(), components(text))).collect();
        tera.add_raw_templates(templates).map_err(|e| format!("theme: {}", with_near_name(&explain(&e), &names)))?;
        let icons = super::views::frame::icons(&tera)?;
        let assets = publish(raw, config, copied)?;
        Ok(Self { tera, assets, icons })
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

/// The components that a template describes.
fn components(template: &str) -> Vec<String> {
    let begins = template.split("{%").skip(1).filter_map(|tag| tag.trim_start_matches(['-', ' ', '\n']).strip_prefix("component "));
    begins.filter_map(|rest| rest.split('(').next()).map(|name| name.trim().to_owned()).collect()
}

/// An explained error of a template, with the name that was meant where a template or component is named that is not
/// there. `known`: the templates, each with its components.
fn with_near_name(said: &str, known: &[(String, Vec<String>)]) -> String {
    let named = |before: &str, after: char| said.split_once(before)?.1.split_once(after).map(|(name, _)| name);
    let near = if let Some(parent) = named("is inheriting from '", '\'') {
        // A template that extends its own name would go in a ring: ours of that name has another.
        let own = named("Template '", '\'').unwrap_or_default();
        near_template(parent, known).map(|near| if near == own { format!("builtin/{near}") } else { near })
    } else if let Some(template) = named("Unknown template `", '`') {
        near_template(template, known)
    } else if let Some(component) = named("Unknown component `", '`') {
        nearest(component, known.iter().flat_map(|(_, components)| components).map(String::as_str)).map(str::to_owned)
    } else {
        None
    };
    let Some(near) = near else { return said.to_owned() };
    let at = said.find(" --> ").unwrap_or(said.len());
    format!("{}: did you mean `{near}`?{}", said[..at].trim_end_matches('.'), &said[at..])
}

/// The template that was most likely meant; ours go by their names without `builtin/` too.
fn near_template(wanted: &str, known: &[(String, Vec<String>)]) -> Option<String> {
    let names = known.iter().map(|(name, _)| name.as_str());
    nearest(wanted, names.clone().chain(names.filter_map(|name| name.strip_prefix("builtin/")))).map(str::to_owned)
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

/// Gives each asset its published path. Style sheets come last, each after those that it names.
fn publish(
    raw: BTreeMap<String, Vec<u8>>,
    config: &config::SiteConfig,
    copied: &BTreeMap<Arc<str>, String>,
) -> Result<BTreeMap<String, Asset>, String> {
    let mut assets = BTreeMap::new();
    let (styles, others): (Vec<_>, Vec<_>) = raw.into_iter().partition(|(name, _)| name.ends_with(".css"));
    for (name, bytes) in others {
        let path = hashed(&name, &bytes);
        assets.insert(name, Asset { path, bytes: Some(bytes.into()) });
    }
    for (path, published) in copied {
        if let Some(name) = path.strip_prefix(THEME_ASSETS) {
            assets.insert(name.to_owned(), Asset { path: published.clone(), bytes: None });
        }
    }
    let mut unresolved: BTreeMap<String, StyleSheet> = BTreeMap::new();
    let sheets: BTreeSet<String> = styles.iter().map(|(name, _)| name.clone()).collect();
    for (name, bytes) in styles {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let is_there = |other: &str| sheets.contains(other) || assets.contains_key(other);
        let sheet = StyleSheet::read(&name, text, is_there)?;
        unresolved.insert(name, sheet);
    }
    while !unresolved.is_empty() {
        let next = unresolved.iter().find(|(_, sheet)| sheet.names.iter().all(|(_, other, _)| assets.contains_key(other)));
        let Some((name, sheet)) = next else {
            let names: Vec<String> = unresolved.keys().map(|name| format!("`{name}`")).collect();
            return Err(format!("theme: {} import each other in a ring: take one `@import` out", names.join(", ")));
        };
        let name = name.clone();
        let mut text = sheet.written(&assets);
        if name == "site.css" {
            text.push_str(&colors::rules(config, copied, |path| beside(path).to_owned()));
        }
        let path = hashed(&name, text.as_bytes());
        unresolved.remove(&name);
        assets.insert(name, Asset { path, bytes: Some(text.into_bytes().into()) });
    }
    Ok(assets)
}

/// A style sheet, and what of the theme it names: where, which asset, and what follows its path.
struct StyleSheet {
    text: String,
    names: Vec<(Range<usize>, String, String)>,
    /// Its comments, but for those that keep two words apart.
    comments: Vec<Range<usize>>,
}

impl StyleSheet {
    /// Reads what a sheet names, from its own folder on.
    ///
    /// # Errors
    /// It names another host, or a file that is not there.
    fn read(name: &str, text: String, is_there: impl Fn(&str) -> bool) -> Result<Self, String> {
        let (mut names, mut comments) = (Vec::new(), Vec::new());
        let mut fault = None;
        css::pieces(&text, |at, piece| {
            let address = match piece {
                CssPiece::Address(address) => address,
                CssPiece::Comment => {
                    let is_space = |c: Option<char>| c.is_none_or(char::is_whitespace);
                    if is_space(text[..at.start].chars().next_back()) || is_space(text[at.end..].chars().next()) {
                        comments.push(at);
                    }
                    return;
                }
                _ => return,
            };
            let (path, tail) = address.split_at(address.find(['#', '?']).unwrap_or(address.len()));
            // What begins with a slash lies on the host beside the site, and is no matter of ours.
            let is_ours = !path.is_empty() && !path.starts_with("data:") && (!path.starts_with('/') || path.starts_with("//"));
            if !is_ours || fault.is_some() {
                return;
            }
            if path.contains(':') || path.starts_with("//") {
                fault =
                    Some(format!("theme: `{name}` asks another host for `{address}`: put the file into {THEME_ASSETS} and name it there"));
                return;
            }
            let decoded = percent_decode_str(path).decode_utf8_lossy();
            match resolve(name, &decoded).filter(|other| is_there(other)) {
                Some(other) => names.push((at, other, tail.to_owned())),
                None => {
                    fault = Some(format!("theme: `{name}` names `{path}`, and there is no such file beside it: put it into {THEME_ASSETS}"))
                }
            }
        });
        fault.map_or(Ok(Self { text, names, comments }), Err)
    }

    /// The sheet with the published names of what it names, and without its comments.
    fn written(&self, assets: &BTreeMap<String, Asset>) -> String {
        let named = self.names.iter().filter_map(|(at, name, tail)| {
            let address = format!("{}{tail}", beside(&assets.get(name)?.path));
            let is_quoted = self.text[at.clone()].starts_with(['"', '\'']);
            Some((at, if is_quoted { format!("\"{address}\"") } else { format!("url({address})") }))
        });
        let mut edits: Vec<(&Range<usize>, String)> = named.chain(self.comments.iter().map(|at| (at, String::new()))).collect();
        edits.sort_by_key(|(at, _)| at.start);
        let mut out = String::with_capacity(self.text.len() + 256);
        let mut from = 0;
        for (at, instead) in edits {
            out.push_str(&self.text[from..at.start]);
            out.push_str(&instead);
            from = at.end;
        }
        out.push_str(&self.text[from..]);
        out
    }
}

/// The name of an asset, as another asset in the same folder writes it.
fn beside(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// `assets/NAME-HASH.ENDING`, in lower case: where case does not count, two names of the same bytes are one.
pub fn hashed(name: &str, bytes: &[u8]) -> String {
    hashed_as(name, &blake3::hash(bytes))
}

/// The same, for bytes that were hashed piece by piece.
pub fn hashed_as(name: &str, hash: &blake3::Hash) -> String {
    let file = name.rsplit('/').next().unwrap_or(name).to_lowercase();
    let (stem, ending) = file.rsplit_once('.').unwrap_or((&file, "bin"));
    let plain: String = stem.chars().map(|c| if c.is_ascii_alphanumeric() || c == '-' || c == '_' { c } else { '-' }).take(60).collect();
    format!("assets/{plain}-{}.{ending}", &hash.to_hex()[..10])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn published(files: &[(&str, &str)]) -> Result<BTreeMap<String, Asset>, String> {
        let raw = files.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect();
        publish(raw, &config::SiteConfig::default(), &BTreeMap::new())
    }

    fn text(assets: &BTreeMap<String, Asset>, name: &str) -> String {
        String::from_utf8(assets[name].bytes.as_deref().unwrap().to_vec()).unwrap()
    }

    #[test]
    fn a_style_sheet_names_what_is_published_however_it_writes_it() {
        let own = "a{b:url(\"p.svg\");c:url('sub/q.svg#x');d:url( p.svg );margin:1px/**/2px;e:url(data:image/png,a) url(#f) url(/g.png)}";
        let files =
            [("own.css", own), ("p.svg", "p"), ("sub/q.svg", "q"), ("sub/deep.css", "@import '../own.css'; /* h */ h{i:url(q.svg)}")];
        let assets = published(&files).unwrap();
        let [p, q, own] = ["p.svg", "sub/q.svg", "own.css"].map(|name| beside(&assets[name].path).to_owned());
        let expected =
            format!("a{{b:url(\"{p}\");c:url(\"{q}#x\");d:url({p});margin:1px/**/2px;e:url(data:image/png,a) url(#f) url(/g.png)}}");
        assert_eq!(text(&assets, "own.css"), expected);
        assert_eq!(text(&assets, "sub/deep.css"), format!("@import \"{own}\";  h{{i:url({q})}}"));
    }

    #[test]
    fn a_style_sheet_that_names_nothing_or_another_host_says_so() {
        for (css, said) in [
            ("a{b:url(no.png)}", "`no.png`"),
            ("a{b:url('https://h/a.png')}", "another host"),
            ("@import \"//h/a.css\";", "another host"),
            ("@import 'own.css';", "in a ring"),
        ] {
            let fault = published(&[("own.css", css)]).unwrap_err();
            assert!(fault.contains(said) && fault.contains("`own.css`"), "{fault}");
        }
    }

    #[test]
    fn the_same_bytes_under_one_name_are_one_asset_wherever_they_lie() {
        assert_eq!(hashed("a/P.PNG", b"x"), hashed("b/p.png", b"x"));
        assert_ne!(hashed("p.png", b"x"), hashed("p.png", b"y"));
    }

    #[test]
    fn a_template_or_component_that_nearly_has_the_name_of_one_is_offered() {
        for (text, offered) in [
            ("{% extends \"builtin/proces.html\" %}", "builtin/process.html"),
            ("{% extends \"buitlin/process.html\" %}", "builtin/process.html"),
            ("{% extends \"bse.html\" %}", "base.html"),
            ("{% extends \"proces.html\" %}", "builtin/process.html"),
            ("{% include \"builtin/componets.html\" %}", "builtin/components.html"),
            ("{{ <wys list={x}/> }}", "ways"),
        ] {
            let mut files = Files::default();
            files.insert_text("theme/templates/process.html", text);
            let said = Theme::new(&files, &config::SiteConfig::default(), &BTreeMap::new()).err().unwrap();
            assert!(said.contains(&format!(": did you mean `{offered}`?")), "{said}");
        }
    }
}
