//! Pages as a browser shows them: a real Chromium, without a window, looks at a few pages of every
//! kind of the example site. A new kind of page joins by itself.
//!
//! `./test` leaves these tests out, and says so, where there is no Chromium.
#![expect(clippy::disallowed_methods, reason = "builds a site, starts a browser")]

#[path = "../http/mod.rs"]
mod http;
mod in_chromium;
