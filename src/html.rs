//! Floor 6: (site, theme, route) → page. A page is a pure function: nothing here reads a disk or
//! remembers a page.
//!
//! - [`routes`]: every page that a site has.
//! - [`table_files`]: every table that lies beside them as a file. [`title_index`]: their titles from the first letter to the last.
//! - [`theme`]: templates, words, icons and assets, ours overlaid by the site's.
//! - [`site_index`]: what pages ask of a site, worked out once.
//! - [`body`]: bodies with their holes filled in.
//! - [`html_text`]: HTML in the making; [`address`]: how paths are written in it.
//! - [`page_context`]: a page in the making.
//! - [`fragments`]: what several pages show alike.
//! - [`pages`]: what the template of each sort of page sees: small borrowed values and fragments, never the graph.
//! - [`frame`]: what surrounds every page.
//! - `held`: what a page for one audience counts, held against the whole site.
//! - `site_functions`: what templates can ask the whole site for.
//! - [`assembly`]: several pages as one document, to mail or to print.
//! - [`publishing`]: where it will lie, and what all pages say of that.
//! - [`renderer`]: from a route to its bytes; [`sitemap`]: the addresses of all pages; [`feed`]: what changed last;
//!   [`sheet`]: things for other programs, as Markdown and plain HTML.

pub mod address;
pub mod assembly;
pub mod body;
pub mod channels;
pub mod editions;
pub mod feed;
pub mod fragments;
pub mod frame;
mod held;
pub mod html_text;
pub mod lean;
pub mod link;
pub mod page_context;
pub mod pages;
pub mod publishing;
mod rail;
pub mod renderer;
pub mod routes;
pub mod sheet;
mod site_functions;
pub mod site_index;
pub mod sitemap;
pub mod table_files;
pub mod theme;
pub mod title_index;

pub use publishing::Publishing;
pub use renderer::Renderer;
pub use routes::Route;
pub use table_files::TableFile;
pub use theme::Theme;
