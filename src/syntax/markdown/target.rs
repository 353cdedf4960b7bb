//! Where a link leads, as far as the file alone can say.

use std::borrow::Cow;

use crate::base::diagnostic::quote;
use crate::base::kind::Kind;
use crate::base::slug::{fold, heading_anchor};

/// The goal of a link.
#[derive(Clone, Debug, PartialEq)]
pub enum LinkTarget {
    /// Another file, relative to this one.
    File {
        /// The path as written, decoded.
        path: String,
        /// The anchor behind `#`, decoded.
        anchor: Option<String>,
    },
    /// An anchor of this page.
    Anchor(String),
    /// A wiki-link.
    Wiki {
        /// The kind before the colon.
        kind: Option<Kind>,
        /// The id, folded.
        id: String,
        /// The nested id, folded.
        nested: Option<String>,
    },
}

impl LinkTarget {
    /// What it is called where nothing better is known: the file's name, the anchor, the id.
    pub fn name(&self) -> &str {
        match self {
            LinkTarget::File { path, .. } => path.trim_end_matches('/').rsplit('/').next().unwrap_or(path),
            LinkTarget::Anchor(anchor) => anchor,
            LinkTarget::Wiki { id, .. } => id,
        }
    }
}

/// What becomes of an address.
#[derive(Debug, PartialEq)]
pub(super) enum Destination<'a> {
    /// It leads to a place of the site.
    Site(LinkTarget),
    /// It leads out, by a scheme that is allowed; to be written as it is.
    Web(Cow<'a, str>),
    /// It is not published: why, and what to write.
    Refused(String, &'static str),
}

/// Schemes that a link may have.
const SCHEMES: &[&str] = &["http", "https", "mailto", "tel"];

/// What helps where a link leads to a place that no reader reaches.
const ON_ONE_COMPUTER: &str = "no browser goes there: put the file beside this one and link to it, or link to its place on the web";

/// Sorts a written address.
pub(super) fn sort(written: &str) -> Destination<'_> {
    // Browsers drop control characters and white space before they look for a scheme.
    let is_dropped = |c: char| c <= ' ' || c.is_control();
    let bare: Cow<'_, str> =
        if written.contains(is_dropped) { written.chars().filter(|c| !is_dropped(*c)).collect() } else { Cow::Borrowed(written) };
    if bare.is_empty() {
        return Destination::Refused("the link has no address".into(), "name a file or an address");
    }
    if bare.starts_with("//") {
        return Destination::Refused("the link does not say how it reaches its host".into(), "write `https://` before it");
    }
    if bare.starts_with('\\') {
        return Destination::Refused(format!("{} is a place on a file share", quote(written)), ON_ONE_COMPUTER);
    }
    if let Some(scheme) = scheme(&bare) {
        let scheme = scheme.to_ascii_lowercase();
        if SCHEMES.contains(&scheme.as_str()) {
            return Destination::Web(written.trim().into());
        }
        if scheme.len() == 1 || scheme == "file" {
            return Destination::Refused(format!("{} is a place on one computer", quote(written)), ON_ONE_COMPUTER);
        }
        return Destination::Refused(
            format!("links of the sort `{scheme}:` are not published"),
            "`https:`, `http:`, `mailto:`, `tel:` and relative links are",
        );
    }
    if let Some(anchor) = written.trim().strip_prefix('#') {
        return Destination::Site(LinkTarget::Anchor(decode(anchor)));
    }
    let (rest, anchor) = match written.trim().split_once('#') {
        Some((rest, anchor)) => (rest, Some(decode(anchor))),
        None => (written.trim(), None),
    };
    let path = rest.split_once('?').map_or(rest, |(path, _)| path);
    Destination::Site(LinkTarget::File { path: decode(path), anchor: anchor.filter(|a| !a.is_empty()) })
}

/// The scheme of an address: letters, digits, `+`, `.`, `-` before a colon.
pub(super) fn scheme(address: &str) -> Option<&str> {
    let (scheme, _) = address.split_once(':')?;
    let mut chars = scheme.chars();
    let fits =
        chars.next().is_some_and(|c| c.is_ascii_alphabetic()) && chars.all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '.' | '-'));
    fits.then_some(scheme)
}

/// Sorts the goal of a wiki-link.
pub(super) fn wiki(written: &str) -> LinkTarget {
    if let Some(anchor) = written.trim().strip_prefix('#') {
        return LinkTarget::Anchor(heading_anchor(anchor));
    }
    let (name, nested) = match written.split_once('#') {
        Some((name, nested)) => (name, Some(fold(nested))),
        None => (written, None),
    };
    let (kind, id) = match name.split_once(':') {
        Some((kind, id)) if Kind::from_word(&fold(kind)).is_some() => (Kind::from_word(&fold(kind)), id),
        _ => (None, name),
    };
    LinkTarget::Wiki { kind, id: fold(id), nested: nested.filter(|n| !n.is_empty()) }
}

/// Resolves `%41`; what is no valid escape, or not UTF-8 afterwards, stays as written.
fn decode(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut i = 0;
    while i < bytes.len() {
        let escaped = (bytes[i] == b'%').then(|| text.get(i + 1..i + 3)).flatten().and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match escaped {
            Some(byte) => {
                out.push(byte);
                i += 3;
            }
            None => {
                out.push(bytes[i]);
                i += 1;
            }
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_harmless_schemes_are_published() {
        for bad in [
            "javascript:alert(1)",
            "JaVaScRiPt:x",
            "java\tscript:x",
            "\u{1}javascript:x",
            "data:text/html,x",
            "file:///etc",
            "blob:x",
            "//host/x",
            "\\server\\share\\x.docx",
            "C:\\x.docx",
            "",
        ] {
            assert!(matches!(sort(bad), Destination::Refused(..)), "{bad:?}");
        }
        assert_eq!(sort("https://a.example/x"), Destination::Web("https://a.example/x".into()));
        assert_eq!(sort("mailto:a@b.example"), Destination::Web("mailto:a@b.example".into()));
    }

    #[test]
    fn relative_links_are_decoded() {
        let target = LinkTarget::File { path: "../a b.md".into(), anchor: Some("über".into()) };
        assert_eq!(sort("../a%20b.md#%C3%BCber"), Destination::Site(target));
    }

    #[test]
    fn wiki_links_may_name_a_kind_and_a_nested_thing() {
        let target = LinkTarget::Wiki { kind: Some(Kind::Process), id: "refund".into(), nested: Some("check".into()) };
        assert_eq!(wiki("Process: Refund#Check"), target);
        assert_eq!(wiki("#How it is"), LinkTarget::Anchor("how-it-is".into()));
    }
}
