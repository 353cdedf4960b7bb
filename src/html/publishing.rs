//! What is said of a publication from outside: where it will lie, and what all of its pages say beside their own.

use super::assembly::book::BookOf;
use super::editions::Editions;

/// What a publication is, beside the site.
#[derive(Clone, Debug, Default)]
pub struct Publishing {
    /// The address that the site will have, without `/` at its end. Then there are a sitemap, a feed of changes and canonical addresses, and the
    /// page for addresses that do not exist knows where it begins; links stay relative.
    pub base_url: Option<String>,
    /// A line on top of every page, on paper too: what it is a preview of.
    pub banner: Option<String>,
    /// A book beside the pages: `book.html`.
    pub book: Option<BookOf>,
    /// The editions that lie beside it, where there are some.
    pub editions: Option<Editions>,
}

impl Publishing {
    /// Whether it is an earlier edition: search engines are asked to leave that out, and the newest has what there is once for all.
    pub fn is_earlier_edition(&self) -> bool {
        self.editions.as_ref().is_some_and(Editions::is_earlier)
    }
}
