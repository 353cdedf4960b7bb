//! What templates can ask beside what they are given.

use tera::{Kwargs, State, Tera, TeraResult, Value};

use crate::base::escape::escape;
use crate::base::number_format::{say_minutes, say_number};

/// The functions that ask a site ([`site_functions`](crate::html::site_functions)), by their names.
const OF_A_SITE: [&str; 6] = ["backlinks", "extra", "node", "steps", "touchpoints", "url_for"];

/// Registers the filters that templates use beside the built-in ones, and the functions of a site as they are while
/// none is there: templates that ask are read, and fail where they are shown.
pub(super) fn register(tera: &mut Tera) {
    tera.register_filter("minutes", |n: f64, _: Kwargs, _: &State<'_>| say_minutes(n));
    tera.register_filter("number", |n: f64, _: Kwargs, _: &State<'_>| say_number(n));
    tera.register_filter("inline", |text: &str, _: Kwargs, _: &State<'_>| Value::safe_string(&inline(text)));
    for name in OF_A_SITE {
        tera.register_function(name, move |_: Kwargs, _: &State<'_>| -> TeraResult<Value> {
            Err(tera::Error::message(format!("`{name}` is for pages: here is no site to ask")))
        });
    }
}

/// A text of the front matter, escaped, with the `code` of Markdown.
pub fn inline(text: &str) -> String {
    let escaped = escape(text);
    let mut parts = escaped.split('`');
    let mut html = parts.next().unwrap_or("").to_owned();
    while let Some(inner) = parts.next() {
        match parts.next() {
            Some(after) => html.push_str(&format!("<code>{inner}</code>{after}")),
            None => html.push_str(&format!("`{inner}")),
        }
    }
    html
}
