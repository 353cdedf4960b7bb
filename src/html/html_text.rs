//! HTML in the making. What a page shows a hundred times is written here piece by piece into one
//! text, which costs a tenth of what a template's loop does.

use maud::{Markup, PreEscaped, Render, html};
use serde::{Serialize, Serializer};
use tera::Value;

use crate::base::address::Address;
use crate::base::number_format::NumberFormat;
use crate::picture::scene::Scene;
use crate::picture::svg::{self, AddressOf};

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

/// A text in [`maud::html!`], escaped as everywhere in pages; fit for attributes too.
pub fn text(text: &str) -> impl Render {
    Writes(move |out: &mut String| escape_into(out, text))
}

/// A text in [`maud::html!`], escaped, a line for each of its lines.
pub fn lines(text: &str) -> impl Render {
    write(move |html| {
        html.lines(text);
    })
}

/// Empty elements in [`maud::html!`] that carry old ids, so that old addresses still lead here.
pub fn anchors(aliases: &[std::sync::Arc<str>]) -> impl Render {
    write(move |html| {
        html.anchors(aliases);
    })
}

/// Pieces of HTML one behind the other, with something between them.
pub fn joined<R: Render>(pieces: impl IntoIterator<Item = R>, between: &str) -> Markup {
    html! { @for (i, piece) in pieces.into_iter().enumerate() { @if i > 0 { (PreEscaped(between)) } (piece) } }
}

/// A path in [`maud::html!`], encoded.
pub fn path(path: &str) -> impl Render {
    Writes(move |out: &mut String| encode_into(out, path))
}

/// The page and anchor that an address leads to in [`maud::html!`], from the root of the site, encoded.
pub fn page_at(address: &Address) -> impl Render {
    Writes(move |out: &mut String| page_into(out, address))
}

/// A duration in [`maud::html!`], as people say it: `1 h 30 min`.
pub fn minutes(minutes: f64) -> impl Render {
    Writes(move |out: &mut String| NumberFormat::ENGLISH.minutes_into(out, minutes))
}

/// A number in [`maud::html!`], with at most two decimals.
pub fn number(n: f64) -> impl Render {
    Writes(move |out: &mut String| NumberFormat::ENGLISH.number_into(out, n))
}

/// A picture in [`maud::html!`]; `id` is unique on its page.
pub fn picture(scene: &Scene, id: &str, links: AddressOf<'_>) -> impl Render {
    Writes(move |out: &mut String| svg::write(out, scene, id, links))
}

/// What somebody writes into HTML in the making, in [`maud::html!`].
pub fn write(writes: impl Fn(&mut Html)) -> impl Render {
    Writes(move |out: &mut String| {
        let mut html = Html(std::mem::take(out));
        writes(&mut html);
        *out = html.0;
    })
}

struct Writes<F>(F);

impl<F: Fn(&mut String)> Render for Writes<F> {
    fn render_to(&self, out: &mut String) {
        (self.0)(out);
    }
}

impl Html {
    /// An empty piece with room for so many bytes.
    pub fn with_room(bytes: usize) -> Self {
        Self(String::with_capacity(bytes))
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds what is HTML already.
    pub fn raw(&mut self, html: &str) -> &mut Self {
        self.0.push_str(html);
        self
    }

    /// Adds a text, escaped; fit for attributes too.
    pub fn text(&mut self, text: &str) -> &mut Self {
        escape_into(&mut self.0, text);
        self
    }

    /// Adds a text, escaped, a line for each of its lines.
    pub fn lines(&mut self, text: &str) -> &mut Self {
        for (i, line) in text.lines().enumerate() {
            if i > 0 {
                self.raw("<br>");
            }
            self.text(line);
        }
        self
    }

    /// Adds a number as it is counted: no separators, no unit.
    pub fn count(&mut self, n: usize) -> &mut Self {
        self.0.push_str(itoa::Buffer::new().format(n));
        self
    }

    /// Adds a duration as people say it: `1 h 30 min`.
    pub fn minutes(&mut self, minutes: f64) -> &mut Self {
        NumberFormat::ENGLISH.minutes_into(&mut self.0, minutes);
        self
    }

    /// Adds a number with at most two decimals.
    pub fn number(&mut self, n: f64) -> &mut Self {
        NumberFormat::ENGLISH.number_into(&mut self.0, n);
        self
    }

    /// Adds a path, encoded.
    pub fn path(&mut self, path: &str) -> &mut Self {
        encode_into(&mut self.0, path);
        self
    }

    /// Adds the page and anchor that an address leads to, from the root of the site, encoded.
    pub fn page(&mut self, address: &Address) -> &mut Self {
        page_into(&mut self.0, address);
        self
    }

    /// Adds empty elements that carry old ids, so that old addresses still lead here.
    pub fn anchors(&mut self, aliases: &[std::sync::Arc<str>]) -> &mut Self {
        for alias in aliases {
            self.raw("<span id=\"").text(alias).raw("\"></span>");
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::kind::Kind;

    #[test]
    fn texts_are_escaped_and_addresses_encoded() {
        let mut html = Html::default();
        html.raw("<a href=\"").page(&Address::file(Kind::Process, "ölen").with("a b")).raw("\">").text("1 < 2 & 'so'").raw("</a>");
        assert_eq!(html.0, "<a href=\"processes/%C3%B6len.html#a%20b\">1 &lt; 2 &amp; &#x27;so&#x27;</a>");
    }
}
