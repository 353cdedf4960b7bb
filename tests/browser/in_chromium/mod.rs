//! What is tested, and with what.
//!
//! - [`accessible`], [`quiet`], [`shape`], [`keyboard`], [`traces`]: pages of the example site. [`search`]: how they are searched, and lists narrowed.
//! - [`serving`]: pages while they are written. [`documents`]: one file to mail, books, paper. [`hosts`]: the servers of docs/publishing.md.
//! - [`site`] builds them, [`host`] serves them, [`tab`] shows them in a [`chromium`].

mod accessible;
mod chromium;
mod documents;
mod host;
mod hosts;
mod keyboard;
mod quiet;
mod search;
mod serving;
mod shape;
mod site;
mod tab;
mod traces;

/// Fails with all that is wrong, and not with the first alone.
fn nothing_of(wrong: &[String]) {
    assert!(wrong.is_empty(), "{} found:\n{}", wrong.len(), wrong.join("\n"));
}
