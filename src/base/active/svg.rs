//! What an SVG may hold: shapes, texts, colours, references within itself. A list of what is allowed, so that
//! what browsers learn to run tomorrow is refused today.

use roxmltree::{Attribute, Document, Node};

use crate::base::css::{CssPiece, pieces};

const SVG: &str = "http://www.w3.org/2000/svg";
const XLINK: &str = "http://www.w3.org/1999/xlink";
const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// Whose notes a browser does not understand and passes over.
const EDITORS: &[&str] = &[
    "http://www.inkscape.org/namespaces/",
    "http://inkscape.sourceforge.net/",
    "http://sodipodi.sourceforge.net/",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://www.w3.org/2000/01/rdf-schema#",
    "http://creativecommons.org/ns#",
    "http://web.resource.org/cc/",
    "http://purl.org/dc/",
    "http://ns.adobe.com/",
    "adobe:ns:meta/",
    "http://www.bohemiancoding.com/sketch",
    "http://www.serif.com",
    "https://boxy-svg.com",
    "http://www.figma.com/",
    "https://www.figma.com/",
    "http://schemas.microsoft.com/visio/",
    "urn:schemas-microsoft-com:",
    "http://xml.openoffice.org/svg/",
    "urn:oasis:names:tc:opendocument:",
    "http://www.vectornator.io",
    "https://vectornator.io",
    "http://www.corel.com",
    "http://www.xfig.org",
    "http://vectornator.io",
    "https://penpot.app",
    "https://excalidraw.com",
];

const ELEMENTS: &[&str] = &[
    "a",
    "animate",
    "animateColor",
    "animateMotion",
    "animateTransform",
    "circle",
    "clipPath",
    "defs",
    "desc",
    "ellipse",
    "feBlend",
    "feColorMatrix",
    "feComponentTransfer",
    "feComposite",
    "feConvolveMatrix",
    "feDiffuseLighting",
    "feDisplacementMap",
    "feDistantLight",
    "feDropShadow",
    "feFlood",
    "feFuncA",
    "feFuncB",
    "feFuncG",
    "feFuncR",
    "feGaussianBlur",
    "feImage",
    "feMerge",
    "feMergeNode",
    "feMorphology",
    "feOffset",
    "fePointLight",
    "feSpecularLighting",
    "feSpotLight",
    "feTile",
    "feTurbulence",
    "filter",
    "flowPara",
    "flowRegion",
    "flowRoot",
    "flowSpan",
    "font",
    "font-face",
    "g",
    "glyph",
    "hkern",
    "image",
    "line",
    "linearGradient",
    "marker",
    "mask",
    "mesh",
    "meshgradient",
    "meshpatch",
    "meshrow",
    "metadata",
    "missing-glyph",
    "mpath",
    "path",
    "pattern",
    "polygon",
    "polyline",
    "radialGradient",
    "rect",
    "set",
    "solidcolor",
    "stop",
    "style",
    "svg",
    "switch",
    "symbol",
    "text",
    "textPath",
    "title",
    "tspan",
    "use",
    "view",
    "vkern",
];

/// Attributes whose text means nothing to a browser but a name.
const TEXTS: &[&str] = &[
    "id",
    "class",
    "lang",
    "role",
    "title",
    "content",
    "version",
    "name",
    "glyph-name",
    "unicode",
    "requiredFeatures",
    "requiredExtensions",
    "systemLanguage",
    "font-family",
    "preserveAspectRatio",
    "enable-background",
    "focusable",
    "tabindex",
    "rel",
    "target",
    "type",
    "media",
    "space",
    "author",
    "contentStyleType",
    "zoomAndPan",
    "baseProfile",
];

/// Functions of a style that neither fetch nor run.
const FUNCTIONS: &[&str] = &[
    "url",
    "var",
    "calc",
    "min",
    "max",
    "clamp",
    "rgb",
    "rgba",
    "hsl",
    "hsla",
    "hwb",
    "lab",
    "lch",
    "oklab",
    "oklch",
    "color",
    "color-mix",
    "light-dark",
    "device-cmyk",
    "icc-color",
    "matrix",
    "matrix3d",
    "translate",
    "translatex",
    "translatey",
    "translate3d",
    "scale",
    "scalex",
    "scaley",
    "scale3d",
    "rotate",
    "rotatex",
    "rotatey",
    "rotatez",
    "rotate3d",
    "skew",
    "skewx",
    "skewy",
    "perspective",
    "cubic-bezier",
    "steps",
    "linear",
    "blur",
    "brightness",
    "contrast",
    "drop-shadow",
    "grayscale",
    "hue-rotate",
    "invert",
    "opacity",
    "saturate",
    "sepia",
    "linear-gradient",
    "radial-gradient",
    "not",
    "is",
    "where",
    "has",
    "nth-child",
    "nth-last-child",
    "nth-of-type",
    "nth-last-of-type",
    "lang",
    "dir",
    "local",
    "format",
    "inset",
    "circle",
    "ellipse",
    "polygon",
    "path",
    "attr",
    "env",
    "rect",
];

/// Rules of a style sheet that neither fetch nor run.
const RULES: &[&str] =
    &["media", "keyframes", "-webkit-keyframes", "supports", "font-face", "layer", "page", "charset", "property", "container"];

/// What of a drawing a browser would run or fetch, in words.
pub(super) fn active(document: &Document<'_>) -> Option<String> {
    let root = document.root_element().tag_name();
    if root.name() != "svg" || root.namespace() != Some(SVG) {
        return Some(format!("`<{}>` at its root, which is no drawing", root.name()));
    }
    document.descendants().filter(Node::is_element).find_map(in_element)
}

fn in_element(node: Node<'_, '_>) -> Option<String> {
    let name = node.tag_name().name();
    match node.tag_name().namespace() {
        Some(SVG) if ELEMENTS.contains(&name) => {}
        Some(ns) if is_of_editor(ns) => return None,
        _ => return Some(format!("the element `<{name}>`")),
    }
    if name == "style" {
        let css: String = node.children().filter_map(|child| child.text()).collect();
        if let Some(what) = in_style(&css) {
            return Some(format!("{what} in `<style>`"));
        }
    }
    let of = |attribute: Attribute<'_, '_>| in_attribute(name, &attribute).map(|what| format!("{what} at `<{name}>`"));
    node.attributes().find_map(of)
}

fn is_of_editor(namespace: &str) -> bool {
    EDITORS.iter().any(|editor| namespace.starts_with(editor))
}

fn in_attribute(element: &str, attribute: &Attribute<'_, '_>) -> Option<String> {
    let (name, value) = (attribute.name(), attribute.value());
    match attribute.namespace() {
        None => {}
        Some(XLINK) if name == "href" => {}
        // Titles and roles of links, `xml:space` and `xml:lang`, notes of editors. `xml:base` would move all references.
        Some(XLINK) => return None,
        Some(XML) if name != "base" => return None,
        Some(ns) if is_of_editor(ns) => return None,
        Some(_) => return Some(format!("the attribute `{name}`")),
    }
    if name == "href" {
        return (!leads_within(element, value)).then(|| format!("the reference `{}`", shortened(value)));
    }
    if name == "attributeName" {
        let changes = value.trim();
        let is_harmless = !is_handler(changes) && !changes.contains(':') && !["href", "style", "src"].contains(&changes);
        return (!is_harmless).then(|| format!("a change of `{}`", shortened(changes)));
    }
    if TEXTS.contains(&name) || name.starts_with("data-") || name.starts_with("aria-") {
        return None;
    }
    if is_handler(name) || ["src", "action", "data", "formaction", "ping", "srcset"].contains(&name) {
        return Some(format!("the attribute `{name}`"));
    }
    // A paint, a filter, a mask may name an address; so may what an animation sets them to.
    let may_call = value.contains(['(', '\\', '@']);
    may_call.then(|| in_style(value)).flatten().map(|what| format!("{what} in the attribute `{name}`"))
}

/// Whether an attribute holds a script: `onload` and all others of their sort.
fn is_handler(name: &str) -> bool {
    name.get(..2).is_some_and(|begin| begin.eq_ignore_ascii_case("on"))
}

/// Whether a reference stays in the drawing, holds the picture itself, or is a link that the reader has to follow.
fn leads_within(element: &str, address: &str) -> bool {
    const PICTURES: [&str; 6] = ["png", "jpeg", "jpg", "gif", "webp", "avif"];
    let address = address.trim();
    let is_web = ["https://", "http://", "mailto:"].iter().any(|scheme| address.starts_with(scheme));
    let is_picture = || {
        let kind = address.strip_prefix("data:image/").and_then(|rest| rest.split([';', ',']).next());
        kind.is_some_and(|kind| PICTURES.contains(&kind))
    };
    address.is_empty()
        || address.starts_with('#')
        || (element == "a" && is_web)
        || (["image", "feImage"].contains(&element) && is_picture())
}

/// What a style would fetch or run, in words.
pub fn in_style(css: &str) -> Option<String> {
    let mut fault = None;
    let is_read = pieces(css, |_, piece| {
        let what = match piece {
            CssPiece::Address(address) if address.starts_with('#') => None,
            CssPiece::Address(address) => Some(format!("the address `{}`", shortened(address))),
            CssPiece::Function(name) if FUNCTIONS.iter().any(|known| name.eq_ignore_ascii_case(known)) => None,
            CssPiece::Function(name) => Some(format!("the function `{name}()`")),
            CssPiece::Rule(name) if RULES.iter().any(|known| name.eq_ignore_ascii_case(known)) => None,
            CssPiece::Rule(name) => Some(format!("the rule `@{name}`")),
            CssPiece::Comment => None,
            CssPiece::Broken => Some("an address that does not end".to_owned()),
        };
        fault = fault.take().or(what);
    });
    if is_read { fault } else { Some("brackets that lie too deep in each other".to_owned()) }
}

fn shortened(text: &str) -> String {
    const MOST: usize = 60;
    let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(MOST + 1).collect();
    if plain.chars().count() > MOST { format!("{}…", plain.chars().take(MOST).collect::<String>()) } else { plain }
}
