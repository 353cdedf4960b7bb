//! Floor 1: one [`Document`](content::document::Document) per content file. It knows no other file, and it
//! never fails: what cannot be read becomes a finding, and the rest is still read.
//!
//! 1. [`content`] decides whether a file is content, and of which kind, and cuts it into front matter and body.
//! 2. [`yaml`] reads the front matter into nodes with byte spans, and tells what the parser stumbles over as the
//!    author's mistake.
//! 3. [`fields`] turns nodes into typed fields, each described once; the same descriptions give the JSON Schema, the
//!    manual and the files that `new` writes ([`scaffold`]).
//! 4. [`markdown`] turns the body into HTML with holes where another file's page is named.
//! 5. [`content`] puts the four together; [`config`] does the same for `throughline.yaml`, with [`gates`]
//!    for the figures that a site is held to.
//!
//! Absent: other files, the graph, pages.

pub mod config;
pub mod content;
pub mod fields;
pub mod gates;
pub mod markdown;
pub mod scaffold;
pub mod yaml;
