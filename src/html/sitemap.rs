//! `sitemap.xml`: the addresses of all pages, for search engines.

use std::fmt::Write as _;

use crate::base::escape::escape;
use crate::model::Model;

use crate::html::Route;
use crate::html::address::encode;

/// The sitemap of a site that will have the address `base`, which has no slash at its end. Pages that are found under no
/// address of their own, or have moved, are not in it.
pub fn sitemap(base: &str, model: &Model, routes: &[Route]) -> String {
    let mut xml =
        String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    let mut paths: Vec<String> = routes
        .iter()
        .filter(|route| !matches!(route, Route::NotFound | Route::Moved(..)))
        .map(|route| encode(&route.path(model)))
        .collect();
    paths.sort();
    for path in paths {
        let _ = writeln!(xml, "<url><loc>{}/{path}</loc></url>", escape(base));
    }
    xml.push_str("</urlset>\n");
    xml
}
