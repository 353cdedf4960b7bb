//! Floor 0: the words everything else is written in.
//!
//! - [`active`]: what a browser would run or fetch in a file that content names.
//! - [`css`]: what a style sheet names and calls.
//! - [`files`]: a snapshot of the site's folder, held in memory.
//! - [`span`]: places in a text, and lines and columns counted from them.
//! - [`diagnostic`]: what is said about a place.
//! - [`escape`]: text as HTML and SVG write it.
//! - [`rule`]: the names, questions and usual levels of everything that can be said.
//! - [`numerals`]: numbers as spreadsheets of many countries write them.
//! - [`meant`]: what people mean by values that are written otherwise.
//! - [`near`]: the nearest name to one that does not exist.
//! - [`slug`]: how a title becomes an id, and a heading an anchor.
//! - [`terms`]: kinds, addresses, and the file and page they lead to.
//! - [`collation`]: the order of titles in a language.
//! - [`sentence`]: where the first sentence of a text ends, past [`abbreviations`] of ten languages.
//! - [`figures`]: how a language writes numbers, durations and shares.
//! - [`cell`]: cells of tables that no spreadsheet runs.
//! - [`values`]: dates and durations, as people write them.
//! - [`words`]: the words that fields choose from.
//!
//! Absent: YAML, Markdown, pages, the disk, the clock.

mod abbreviations;
pub mod active;
pub mod cell;
pub mod collation;
pub mod css;
pub mod diagnostic;
pub mod escape;
pub mod figures;
pub mod files;
pub mod joined;
pub mod meant;
pub mod near;
pub mod numerals;
pub mod rule;
pub mod sentence;
pub mod slug;
pub mod span;
pub mod table;
pub mod terms;
pub mod values;
pub mod words;
