//! How paths are written in pages: relative, encoded, without any server's help.

pub use crate::base::escape::{escape, escape_into};
pub use crate::base::href::{encode, encode_into, page_into, page_of};

/// The address of a page with an anchor, from the root of the site, encoded.
pub fn address(page: &str) -> String {
    match page.split_once('#') {
        Some((page, anchor)) => format!("{}#{}", encode(page), encode(anchor)),
        None => encode(page),
    }
}

/// The path of the address that a site will have, with a slash at its end: `/docs/` of `https://x.example/docs`.
pub fn path_of_base(base: &str) -> String {
    let path = base.split_once("://").and_then(|(_, rest)| rest.split_once('/')).map_or("", |(_, path)| path);
    match path.trim_matches('/') {
        "" => "/".to_owned(),
        path => format!("/{path}/"),
    }
}

/// What leads from a page to the root of the site: `../` for each folder that it lies in.
pub fn to_root(page: &str) -> String {
    "../".repeat(page.matches('/').count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_encoded_and_relative() {
        assert_eq!(address("processes/ölen.html#a b"), "processes/%C3%B6len.html#a%20b");
        assert_eq!(to_root("journeys/x/blueprint.html"), "../../");
        assert_eq!(to_root("index.html"), "");
    }
}
