//! Pieces of pages that several pages show alike.

pub mod backlinks;
pub mod beside;
pub mod chapter;
pub mod common;
pub mod extra;
pub mod facets;
pub mod facts;
pub mod figures;
pub mod gaps;
pub mod hangs;
pub mod journey_line;
pub mod journey_tabs;
pub mod lit_journeys;
pub mod matrix;
pub mod measure;
pub mod measures;
pub mod options;
pub mod reached;
pub mod source_links;
pub mod strip;
pub mod strip_key;
pub mod totals;
pub mod touchpoint;
pub mod trace;
pub mod work;
