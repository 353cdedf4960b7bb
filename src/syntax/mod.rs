//! Floor 1: one [`Document`](document::Document) per content file. It knows no other file, and it
//! never fails: what cannot be read becomes a finding, and the rest is still read.
//!
//! 1. [`reading`] decides whether a file is content, and of which kind. [`front_matter`] cuts it into front matter
//!    and body; [`nearly`] tells what only nearly is front matter from a text.
//! 2. [`tree`] reads the front matter into nodes with byte spans; what the parser stumbles over is told
//!    as the author's mistake by `mistakes`.
//!    What a comment cut off a value is asked for by `cut_values`, quotes that YAML does not know by `curved`.
//! 3. [`record`] turns nodes into the typed fields that [`fields`] and [`kinds`] describe; the same
//!    descriptions give the JSON Schema, the manual and the files that `new` writes.
//!    [`plain`] turns typed fields into plain values again, for exports; [`blank`] makes new files.
//! 4. [`prose`] turns the body into HTML with holes where another file's page is named.
//!    `sections` finds what its headings stand for.
//! 5. [`document`] puts the four together; [`config`] does the same for `throughline.yaml`, with [`gates`]
//!    for the figures that a site is held to.
//!
//! Absent: other files, the graph, pages.

pub mod blank;
mod chosen;
pub mod config;
mod curved;
mod cut_values;
pub mod document;
pub mod faults;
pub mod fields;
pub mod front_matter;
pub mod gates;
pub mod kinds;
mod mistakes;
mod nearly;
pub mod nested;
pub mod plain;
pub mod prose;
mod reading;
pub mod record;
pub mod scalar;
pub mod schema;
mod sections;
pub mod sentences;
pub mod tree;
mod unclosed;
mod unknown_fields;
