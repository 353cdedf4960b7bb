//! Floor 0: the words everything else is written in.
//!
//! - [`active`]: what a browser would run or fetch in a file that content names.
//! - [`css`]: what a style sheet names and calls.
//! - [`declared_encoding`]: the text of an XML file, in the encoding that it names.
//! - [`files`]: a snapshot of the site's folder, held in memory.
//! - [`span`]: places in a text, and lines and columns counted from them.
//! - [`diagnostic`]: what is said about a place.
//! - [`english`]: counts, lists and capital letters in English sentences.
//! - [`escape`]: text as HTML and SVG write it; [`href`]: paths as a link names them.
//! - [`rule`]: the names, questions and usual levels of everything that can be said.
//! - [`number_parse`]: numbers as spreadsheets of many countries write them.
//! - [`meant`]: what people mean by values that are written otherwise.
//! - [`suggest`]: the nearest name to one that does not exist.
//! - [`slug`]: how a title becomes an id, and a heading an anchor.
//! - [`kind`]: kinds of files and of what is nested in them; [`address`]: where each thing is found.
//! - [`collation`]: the order of titles in a language.
//! - [`sentence`]: where the first sentence of a text ends, past [`abbreviations`] of ten languages.
//! - [`number_format`]: how a language writes numbers, durations and shares.
//! - [`cell`]: cells of tables that no spreadsheet runs.
//! - [`date`] and [`duration`]: as people write them.
//! - [`vocabulary`]: the words that fields choose from.
//!
//! Absent: YAML, Markdown, pages, the disk, the clock.

mod abbreviations;
pub mod active;
pub mod address;
pub mod cell;
pub mod code_owners;
pub mod collation;
pub mod css;
pub mod date;
pub mod declared_encoding;
pub mod diagnostic;
pub mod duration;
pub mod english;
pub mod escape;
pub mod files;
pub mod history;
pub mod href;
pub mod joined;
pub mod kind;
pub mod meant;
pub mod number_format;
pub mod number_parse;
pub mod rule;
pub mod sentence;
pub mod slug;
pub mod source;
pub mod span;
pub mod suggest;
pub mod table;
pub mod vocabulary;
