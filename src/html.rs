//! Floor 6: (site, theme, route) → page. A page is a pure function: nothing here reads a disk or
//! remembers a page.
//!
//! - [`routes`]: every page that a site has.
//! - [`theme`]: templates and assets, ours overlaid by the site's.
//! - [`colors`]: what `throughline.yaml` changes of them.
//! - [`body`]: bodies with their holes filled in.
//! - [`views`]: what templates see: small borrowed values, never the graph.
//! - [`html_text`]: HTML in the making.
//! - [`address`]: how paths are written in pages.
//! - [`sitemap`]: the addresses of all pages.

pub mod address;
pub mod body;
mod colors;
pub mod html_text;
pub mod pages;
pub mod routes;
pub mod sitemap;
pub mod theme;
pub mod views;

pub use pages::Pages;
pub use routes::Route;
pub use theme::Theme;
