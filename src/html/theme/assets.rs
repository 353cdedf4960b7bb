//! The assets that pages load, each under a name with a hash of its bytes; style sheets and scripts name those that they need by these.
//! A script says `asset("search.css")`, and is published with the name that this has beside it.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use percent_encoding::percent_decode_str;

use crate::base::css::{self, CssPiece};
use crate::base::files::resolve;
use crate::site::THEME_ASSETS;
use crate::syntax::config;

use super::colors;

/// A file that pages load.
#[derive(Debug)]
pub struct Asset {
    /// Its path from the root of the site, with a hash of its bytes.
    pub path: String,
    /// Its bytes; none for a file of the site that is copied as it is.
    pub bytes: Option<Arc<[u8]>>,
}

/// What a script says of an asset before its name.
const IN_SCRIPT: &str = "asset(\"";

/// Gives each asset its published path. Style sheets and scripts that name others come last, each after those that it names.
pub(super) fn publish(
    raw: BTreeMap<String, Vec<u8>>,
    config: &config::SiteConfig,
    copied: &BTreeMap<Arc<str>, String>,
) -> Result<BTreeMap<String, Asset>, String> {
    let mut assets = BTreeMap::new();
    let names_others =
        |name: &str, bytes: &[u8]| name.ends_with(".css") || name.ends_with(".js") && String::from_utf8_lossy(bytes).contains(IN_SCRIPT);
    let (naming, others): (Vec<_>, Vec<_>) = raw.into_iter().partition(|(name, bytes)| names_others(name, bytes));
    for (name, bytes) in others {
        let path = hashed(&name, &bytes);
        assets.insert(name, Asset { path, bytes: Some(bytes.into()) });
    }
    for (path, published) in copied {
        if let Some(name) = path.strip_prefix(THEME_ASSETS) {
            assets.insert(name.to_owned(), Asset { path: published.clone(), bytes: None });
        }
    }
    let mut unresolved: BTreeMap<String, NamingAsset> = BTreeMap::new();
    let to_come: BTreeSet<String> = naming.iter().map(|(name, _)| name.clone()).collect();
    for (name, bytes) in naming {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let is_there = |other: &str| to_come.contains(other) || assets.contains_key(other);
        let read = if name.ends_with(".css") { NamingAsset::style_sheet } else { NamingAsset::script };
        let asset = read(&name, text, &is_there)?;
        unresolved.insert(name, asset);
    }
    while !unresolved.is_empty() {
        let next = unresolved.iter().find(|(_, asset)| asset.names.iter().all(|(_, other, _)| assets.contains_key(other)));
        let Some((name, asset)) = next else {
            let names: Vec<String> = unresolved.keys().map(|name| format!("`{name}`")).collect();
            return Err(format!("theme: {} name each other in a ring: take one of these names out", names.join(", ")));
        };
        let name = name.clone();
        let mut text = asset.written(&assets);
        if name == "site.css" {
            text.push_str(&colors::rules(config, copied, |path| beside(path).to_owned()));
        }
        let path = hashed(&name, text.as_bytes());
        unresolved.remove(&name);
        assets.insert(name, Asset { path, bytes: Some(text.into_bytes().into()) });
    }
    Ok(assets)
}

/// A style sheet or a script, and what of the theme it names: where, which asset, and what follows its path.
struct NamingAsset {
    text: String,
    names: Vec<(Range<usize>, String, String)>,
    /// Comments of a style sheet, but for those that keep two words apart.
    comments: Vec<Range<usize>>,
    /// Whether names stand in quotes, as scripts have them.
    is_script: bool,
}

impl NamingAsset {
    /// Reads what a script names.
    ///
    /// # Errors
    /// It names a file that is not there.
    fn script(name: &str, text: String, is_there: &dyn Fn(&str) -> bool) -> Result<Self, String> {
        let mut names = Vec::new();
        for (at, _) in text.match_indices(IN_SCRIPT) {
            let Some((other, _)) = text[at + IN_SCRIPT.len()..].split_once("\")") else { break };
            if !is_there(other) {
                return Err(format!("theme: `{name}` names `{other}`, and there is no such asset: put it into {THEME_ASSETS}"));
            }
            names.push((at..at + IN_SCRIPT.len() + other.len() + "\")".len(), other.to_owned(), String::new()));
        }
        Ok(Self { text, names, comments: Vec::new(), is_script: true })
    }

    /// Reads what a style sheet names, from its own folder on.
    ///
    /// # Errors
    /// It names another host, or a file that is not there.
    fn style_sheet(name: &str, text: String, is_there: &dyn Fn(&str) -> bool) -> Result<Self, String> {
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
        fault.map_or(Ok(Self { text, names, comments, is_script: false }), Err)
    }

    /// The text with the published names of what it names, and without the comments of a style sheet.
    fn written(&self, assets: &BTreeMap<String, Asset>) -> String {
        let named = self.names.iter().filter_map(|(at, name, tail)| {
            let address = format!("{}{tail}", beside(&assets.get(name)?.path));
            let is_quoted = self.is_script || self.text[at.clone()].starts_with(['"', '\'']);
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
    fn a_script_names_what_is_published() {
        let files = [("a.js", "load(asset(\"b.js\"), asset(\"c.css\"));"), ("b.js", "load(asset(\"c.css\"))"), ("c.css", "a{b:c}")];
        let assets = published(&files).unwrap();
        let [b, c] = ["b.js", "c.css"].map(|name| beside(&assets[name].path).to_owned());
        assert_eq!(text(&assets, "a.js"), format!("load(\"{b}\", \"{c}\");"));
        assert_eq!(text(&assets, "b.js"), format!("load(\"{c}\")"));
        let fault = published(&[("a.js", "asset(\"no.js\")")]).unwrap_err();
        assert!(fault.contains("`a.js` names `no.js`"), "{fault}");
    }

    #[test]
    fn the_same_bytes_under_one_name_are_one_asset_wherever_they_lie() {
        assert_eq!(hashed("a/P.PNG", b"x"), hashed("b/p.png", b"x"));
        assert_ne!(hashed("p.png", b"x"), hashed("p.png", b"y"));
    }
}
