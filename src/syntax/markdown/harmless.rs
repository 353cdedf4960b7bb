//! What of raw HTML is harmless: which elements and attributes stay, and which addresses lie on other hosts.
//!
//! `sanitize` keeps what tells of texts and tables; `allow` also looks, films and forms of speech. In both nothing runs,
//! and nothing but a picture is ever asked of another host. `ammonia` closes what was left open and knows what a
//! browser makes of the oddest HTML.

use crate::base::active;
use crate::base::vocabulary::{RawHtml, RemotePictures};

use super::MarkdownOptions;

/// Elements that `allow` keeps and `sanitize` does not.
const MORE_TAGS: [&str; 20] = [
    "address", "audio", "big", "button", "fieldset", "font", "label", "legend", "main", "menu", "meter", "nobr", "output", "picture",
    "progress", "section", "source", "tfoot", "track", "video",
];

/// Attributes that `allow` keeps at every element, and `sanitize` only where they belong.
const MORE_ATTRIBUTES: [&str; 57] = [
    "abbr",
    "align",
    "alt",
    "bgcolor",
    "border",
    "cellpadding",
    "cellspacing",
    "cite",
    "color",
    "cols",
    "colspan",
    "controls",
    "coords",
    "datetime",
    "default",
    "dir",
    "disabled",
    "download",
    "face",
    "for",
    "headers",
    "height",
    "hidden",
    "high",
    "hreflang",
    "kind",
    "label",
    "loading",
    "loop",
    "low",
    "max",
    "media",
    "min",
    "muted",
    "open",
    "optimum",
    "poster",
    "preload",
    "reversed",
    "role",
    "rows",
    "rowspan",
    "scope",
    "shape",
    "size",
    "sizes",
    "span",
    "src",
    "srclang",
    "srcset",
    "start",
    "style",
    "tabindex",
    "type",
    "valign",
    "value",
    "width",
];

/// Attributes whose addresses a browser asks for by itself.
const ASKED: [&str; 5] = ["src", "srcset", "poster", "background", "data"];

/// Keeps what is harmless of a whole body.
pub(super) fn sanitise(html: &str, style: MarkdownOptions) -> String {
    let mut keep = ammonia::Builder::default();
    keep.add_generic_attributes(["class", "id"])
        .add_tag_attributes("pre", ["tabindex"])
        .add_tag_attributes("div", ["tabindex", "role", "aria-labelledby"])
        .add_tag_attributes("th", ["scope"])
        .add_tag_attributes("a", ["aria-label"])
        .add_tag_attributes("img", ["loading"])
        .url_schemes(["http", "https", "mailto", "tel"].into())
        .link_rel(Some("noopener noreferrer"))
        .attribute_filter(move |element, attribute, value| may_stay(element, attribute, value, style).then(|| value.into()));
    if style.raw_html == RawHtml::Allow {
        keep.add_tags(MORE_TAGS).add_generic_attributes(MORE_ATTRIBUTES).add_generic_attribute_prefixes(["data-", "aria-"]);
    }
    keep.clean(html).to_string()
}

/// Whether an element stays.
pub(super) fn keeps(element: &str, style: MarkdownOptions) -> bool {
    thread_local! {
        static TAGS: std::collections::HashSet<&'static str> = ammonia::Builder::default().clone_tags();
    }
    TAGS.with(|tags| tags.contains(element)) || (style.raw_html == RawHtml::Allow && MORE_TAGS.contains(&element))
}

/// Whether an attribute neither runs nor asks another host for more than the site allows.
pub(super) fn may_stay(element: &str, attribute: &str, value: &str, style: MarkdownOptions) -> bool {
    if attribute == "style" {
        return active::in_style(value).is_none();
    }
    let is_allowed = style.remote_pictures == RemotePictures::Allow && element == "img";
    is_allowed || !asked_elsewhere(attribute, value)
}

/// Whether a browser asks another host for what an attribute names. A set of pictures names several.
pub(super) fn asked_elsewhere(attribute: &str, value: &str) -> bool {
    match attribute {
        "srcset" => value.split([',', ' ', '\n', '\t']).any(is_elsewhere),
        _ => ASKED.contains(&attribute) && is_elsewhere(value),
    }
}

/// Whether a browser takes an address for one on another host: it drops line ends and tabs wherever they stand,
/// does not ask how many slashes follow a scheme, and takes `\` for `/`.
fn is_elsewhere(address: &str) -> bool {
    let bare: String = address.trim_matches(|c: char| c <= ' ').chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect();
    let is_slash = |c: Option<char>| matches!(c, Some('/' | '\\'));
    let mut first = bare.chars();
    super::target::scheme(&bare).is_some() || (is_slash(first.next()) && is_slash(first.next()))
}
