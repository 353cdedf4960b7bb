//! HTML in the making: what [`maud::html!`] puts in, escaped and written as pages write it. What a page shows a hundred times
//! is made so, which costs a tenth of what a template's loop does.

use std::sync::Arc;

use maud::{Markup, PreEscaped, Render, html};
use serde::{Serialize, Serializer};
use tera::Value;

use crate::base::address::Address;
use crate::base::number_format::NumberFormat;
use crate::picture::scene::Scene;
use crate::picture::svg::{self, AddressOf};
use crate::words::MessageValue;

use crate::html::address::{encode_into, escape_into, page_into};

/// HTML, ready to be shown: templates put it in as it is, and escape every other text.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Html(pub String);

impl Serialize for Html {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Value::safe_string(&self.0).serialize(serializer)
    }
}

impl Render for Html {
    fn render_to(&self, out: &mut String) {
        out.push_str(&self.0);
    }
}

impl From<Markup> for Html {
    fn from(markup: Markup) -> Self {
        Self(markup.into_string())
    }
}

impl<'v> From<&'v Markup> for MessageValue<'v> {
    fn from(markup: &'v Markup) -> Self {
        Self::Html(&markup.0)
    }
}

/// A text in [`maud::html!`], escaped as everywhere in pages; fit for attributes too.
pub fn text(text: &str) -> impl Render {
    write(move |out| escape_into(out, text))
}

/// A text in [`maud::html!`], escaped, a line for each of its lines.
pub fn lines(text: &str) -> impl Render {
    write(move |out| {
        for (i, line) in text.lines().enumerate() {
            out.push_str(if i > 0 { "<br>" } else { "" });
            escape_into(out, line);
        }
    })
}

/// Empty elements in [`maud::html!`] that carry old ids, so that old addresses still lead here.
pub fn anchors(aliases: &[Arc<str>]) -> Markup {
    html! { @for alias in aliases { span id=(text(alias)) {} } }
}

/// Pieces of HTML one behind the other, with something between them.
pub fn joined<R: Render>(pieces: impl IntoIterator<Item = R>, between: &str) -> Markup {
    html! { @for (i, piece) in pieces.into_iter().enumerate() { @if i > 0 { (PreEscaped(between)) } (piece) } }
}

/// A path in [`maud::html!`], encoded.
pub fn path(path: &str) -> impl Render {
    write(move |out| encode_into(out, path))
}

/// The page and anchor that an address leads to in [`maud::html!`], from the root of the site, encoded.
pub fn page_at(address: &Address) -> impl Render {
    write(move |out| page_into(out, address))
}

/// A duration in [`maud::html!`], as people say it: `1 h 30 min`.
pub fn minutes(minutes: f64) -> impl Render {
    write(move |out| NumberFormat::ENGLISH.minutes_into(out, minutes))
}

/// An amount of work in [`maud::html!`], in hours at most: `44 min`, `18 h`.
pub fn work(minutes: f64) -> impl Render {
    write(move |out| out.push_str(&NumberFormat::ENGLISH.work(minutes)))
}

/// A number in [`maud::html!`], with at most two decimals.
pub fn number(n: f64) -> impl Render {
    write(move |out| NumberFormat::ENGLISH.number_into(out, n))
}

/// A picture in [`maud::html!`]; `id` is unique on its page.
pub fn picture(scene: &Scene, id: &str, links: AddressOf<'_>) -> impl Render {
    write(move |out| svg::write(out, scene, id, links))
}

/// Room for so many bytes at the beginning of [`maud::html!`], which otherwise begins with a few and is copied as it grows.
pub fn room(bytes: usize) -> impl Render {
    write(move |out| out.reserve(bytes))
}

/// What is written piece by piece into the HTML in the making, in [`maud::html!`]: as fast as can be, and with nothing escaped.
pub fn write(writes: impl Fn(&mut String)) -> impl Render {
    Writes(writes)
}

struct Writes<F>(F);

impl<F: Fn(&mut String)> Render for Writes<F> {
    fn render(&self) -> Markup {
        let mut out = String::with_capacity(192);
        self.render_to(&mut out);
        PreEscaped(out)
    }

    fn render_to(&self, out: &mut String) {
        (self.0)(out);
    }
}

impl Html {
    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<'v> From<&'v Html> for MessageValue<'v> {
    fn from(html: &'v Html) -> Self {
        Self::Html(&html.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::kind::Kind;

    #[test]
    fn texts_are_escaped_and_addresses_encoded() {
        let address = Address::file(Kind::Process, "ölen").with("a b");
        let html = html! { a href=(page_at(&address)) { (text("1 < 2 & 'so'")) } };
        assert_eq!(html.0, "<a href=\"processes/%C3%B6len.html#a%20b\">1 &lt; 2 &amp; &#x27;so&#x27;</a>");
    }
}
