//! Templates and assets: ours are embedded, a site's `theme/` folder overlays them file by file, and
//! its templates can extend ours under `builtin/…`.

pub mod assets;
mod colors;
mod faults;
mod functions;
mod icons;
mod messages;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use include_dir::{Dir, include_dir};
use tera::Tera;

use crate::base::files::{Entry, Files, too_large};
use crate::syntax::config;
use crate::words::Words;

use super::html_text::Html;
use assets::{Asset, publish};
pub use faults::explain;
use faults::{components, with_near_name};
pub use functions::inline;

/// The words that a site can overlay.
const ENGLISH: &str = "en.ftl";

static DEFAULT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// Templates, and the assets that pages load.
#[derive(Debug)]
pub struct Theme {
    /// The templates.
    pub tera: Tera,
    /// Whether some of them are the site's own.
    pub has_own_templates: bool,
    /// What pages and pictures say.
    pub words: Arc<Words>,
    /// The icons by their names, each drawn once: pages show a few of them a dozen times.
    pub icons: BTreeMap<&'static str, Html>,
    /// Assets by their name: where they are published, and their bytes.
    pub assets: BTreeMap<String, Asset>,
}

impl Theme {
    /// The theme of a site; `copied` says where the files of the site are published.
    ///
    /// # Errors
    /// A template or a style sheet of the site cannot be used: where, and why.
    pub fn new(files: &Files, config: &config::SiteConfig, copied: &BTreeMap<Arc<str>, String>) -> Result<Self, String> {
        let mut templates: Vec<(String, String)> = Vec::new();
        let mut raw: BTreeMap<String, Vec<u8>> = BTreeMap::new();
        let mut own_words: Vec<(&str, &str)> = Vec::new();
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
            } else if let Some(language) = name.strip_prefix("words/") {
                if language != ENGLISH {
                    return Err(format!("theme: pages speak English so far: put the words of '{name}' into `theme/words/{ENGLISH}`"));
                }
                own_words.push((path, text));
            } else if let Some(asset) = name.strip_prefix("assets/") {
                raw.insert(asset.to_owned(), text.as_bytes().to_vec());
            }
        }
        let terms = messages::terms(config);
        let terms: Vec<(&str, &str)> = terms.iter().map(|(term, text)| (*term, text.as_str())).collect();
        let words = Arc::new(Words::new("en", &own_words, &terms)?);
        for (name, text) in &mut templates {
            *text = messages::into_template(name, text, &words)?;
        }
        for (name, bytes) in raw.iter_mut().filter(|(name, _)| name.ends_with(".js")) {
            *bytes = messages::into_script(name, &String::from_utf8_lossy(bytes), &words)?.into_bytes();
        }
        let mut tera = Tera::default();
        tera.autoescape_on(vec![".html", ".svg", ".xml"]);
        functions::register(&mut tera);
        messages::register(&mut tera, &words);
        tera.set_fallback_prefixes(["builtin/"]).map_err(|e| e.to_string())?;
        let names: Vec<(String, Vec<String>)> = templates.iter().map(|(name, text)| (name.clone(), components(text))).collect();
        let has_own_templates = names.iter().any(|(name, _)| !name.starts_with("builtin/"));
        tera.add_raw_templates(templates).map_err(|e| format!("theme: {}", with_near_name(&explain(&e), &names)))?;
        let icons = icons::icons(&tera)?;
        let assets = publish(raw, config, copied)?;
        Ok(Self { tera, has_own_templates, words, assets, icons })
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_or_component_that_nearly_has_the_name_of_one_is_offered() {
        for (text, offered) in [
            ("{% extends \"builtin/proces.html\" %}", "builtin/process.html"),
            ("{% extends \"buitlin/process.html\" %}", "builtin/process.html"),
            ("{% extends \"bse.html\" %}", "base.html"),
            ("{% extends \"proces.html\" %}", "builtin/process.html"),
            ("{% include \"builtin/componets.html\" %}", "builtin/components.html"),
            ("{{ <tbs list={x}/> }}", "tabs"),
            ("{{ backlink(of=page.address) }}", "backlinks"),
        ] {
            let mut files = Files::default();
            files.insert_text("theme/templates/process.html", text);
            let said = Theme::new(&files, &config::SiteConfig::default(), &BTreeMap::new()).err().unwrap();
            assert!(said.contains(&format!(": did you mean `{offered}`?")), "{said}");
        }
    }
}
