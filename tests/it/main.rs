//! What the program says of sites, file by file of the design: each module holds small sites in a
//! string, with the expected findings marked below the lines they point at ([`project`]).

#![expect(clippy::disallowed_methods, reason = "the environment says how long the property tests run")]

mod analyses;
mod anchors;
mod approvals;
mod atlas;
mod bodies;
mod by_title;
mod content;
mod extra;
mod facts;
mod fields;
mod folders;
mod formats;
mod gates;
mod helps;
mod home;
mod ids;
mod journey_fields;
mod journey_pages;
mod levels;
mod manual;
mod named_files;
mod not_read;
mod numbers;
mod opportunity_fields;
mod other_names;
mod outcome_pages;
mod pages;
mod plain_fields;
mod process_pages;
mod project;
mod properties;
mod prose_links;
mod prose_pictures;
mod reading;
mod recipes;
mod references;
mod references_to_channels;
mod reorganisation;
mod rings;
mod role_pages;
mod roles;
mod rule_pages;
mod settings;
mod short_forms;
mod sites;
mod text_fields;
mod theming;
mod theming_reference;
mod third_parties;
mod upgrading;
mod warnings;
mod whose_needs;
mod words;
