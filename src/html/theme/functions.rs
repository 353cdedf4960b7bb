//! What templates can ask beside what they are given.

use maud::{Markup, html};
use tera::{Kwargs, State, Tera, TeraResult, Value};

use crate::base::number_format::{NumberFormat, say_number};
use crate::html::html_text;

/// The functions that ask a site ([`site_functions`](crate::html::site_functions)), by their names.
pub(super) const OF_A_SITE: [&str; 6] = ["backlinks", "extra", "node", "steps", "touchpoints", "url_for"];

/// Registers the filters that templates use beside the built-in ones, and the functions of a site as they are while
/// none is there: templates that ask are read, and fail where they are shown.
pub(super) fn register(tera: &mut Tera) {
    tera.register_filter("minutes", |n: f64, _: Kwargs, _: &State<'_>| NumberFormat::ENGLISH.minutes(n));
    tera.register_filter("number", |n: f64, _: Kwargs, _: &State<'_>| say_number(n));
    tera.register_filter("inline", |text: &str, _: Kwargs, _: &State<'_>| Value::safe_string(&inline(text).0));
    for name in OF_A_SITE {
        tera.register_function(name, move |_: Kwargs, _: &State<'_>| -> TeraResult<Value> {
            Err(tera::Error::message(format!("`{name}` is for pages: here is no site to ask")))
        });
    }
}

/// A text of the front matter, escaped, with the `code` of Markdown.
pub fn inline(text: &str) -> Markup {
    let parts: Vec<&str> = text.split('`').collect();
    html! {
        @for (i, part) in parts.iter().enumerate() {
            @match (i % 2, i + 1 < parts.len()) {
                (0, _) => (html_text::text(part)),
                (_, true) => code { (html_text::text(part)) },
                (_, false) => { "`" (html_text::text(part)) },
            }
        }
    }
}
