//! The editions of a site that are published together: how a page of one leads to the same page of another.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use maud::html;

use crate::base::date::Date;
use crate::html::address::{encode, to_root};
use crate::html::html_text::{Html, text};
use crate::html::page_context::PageContext;
use crate::html::routes::{Route, of_history, old_pages, routes};
use crate::model::Model;
use crate::model::id::NodeId;
use crate::site::Site;
use crate::words::message;

/// A site that is published beside other editions of it.
#[derive(Debug)]
pub struct PublishedEdition {
    /// Where it lies, from the root of what is published: `editions/spring/`; blank of the newest.
    pub folder: String,
    /// What readers call it; none of the newest.
    title: Option<Arc<str>>,
    /// The day as of which it is; none of the newest.
    day: Option<Date>,
    /// The paths of its pages, but for those that only lead on.
    pages: BTreeSet<String>,
    /// Old addresses of things without `.html`, and where these are now.
    moved: BTreeMap<String, String>,
}

impl PublishedEdition {
    /// The site of today.
    pub fn newest(site: &Site) -> Self {
        let model = &site.model;
        let all = routes(model).into_iter().chain(of_history(site).iter().cloned());
        let (mut pages, mut moved) = (BTreeSet::new(), BTreeMap::new());
        for route in all {
            match &route {
                Route::NotFound => {}
                Route::Moved(old, node) => {
                    moved.insert(stem_of(old).to_owned(), stem(model, *node));
                }
                _ => {
                    pages.insert(route.path(model));
                }
            }
        }
        Self { folder: String::new(), title: None, day: None, pages, moved }
    }

    /// An earlier one: what it is called, its folder below `editions/`, and the day as of which it is.
    pub fn earlier(site: &Site, title: &str, folder: &str, day: Date) -> Self {
        Self { folder: format!("editions/{folder}/"), title: Some(title.into()), day: Some(day), ..Self::newest(site) }
    }

    /// The path of the page that is the same as that of a route in another edition; none where there is none.
    fn same_page(&self, model: &Model, route: &Route) -> Option<String> {
        let path = route.path(model);
        if self.pages.contains(&path) {
            return Some(path);
        }
        // What belongs to a thing lies at its address, or below it.
        let node = route.subject(model)?;
        let stem = stem(model, node);
        let behind = path.strip_prefix(&stem)?;
        let aliases = old_pages(model.node(node)).map(|page| stem_of(&page).to_owned());
        let others = self.moved.get(&stem).cloned().into_iter().chain(aliases);
        others.map(|other| format!("{other}{behind}")).find(|path| self.pages.contains(path))
    }
}

/// Where a thing lies, without `.html`.
fn stem(model: &Model, node: NodeId) -> String {
    stem_of(&model.page(node)).to_owned()
}

fn stem_of(page: &str) -> &str {
    page.strip_suffix(".html").unwrap_or(page)
}

/// The editions of a site, of which one is rendered.
#[derive(Clone, Debug)]
pub struct Editions {
    /// All of them, the newest first.
    pub all: Arc<[PublishedEdition]>,
    /// The place of the one that is rendered.
    pub own: usize,
}

impl Editions {
    /// Whether it is an earlier one that is rendered.
    pub fn is_earlier(&self) -> bool {
        self.own > 0
    }

    fn own(&self) -> &PublishedEdition {
        &self.all[self.own]
    }

    /// The address of the same page in another edition, else of its home; and whether it has that page.
    fn address(&self, page: &PageContext<'_, '_>, route: &Route, to: &PublishedEdition) -> (String, bool) {
        let same = to.same_page(page.model(), route);
        let path = same.as_deref().unwrap_or("index.html");
        (format!("{}{}{}{}", page.root, to_root(&self.own().folder), to.folder, encode(path)), same.is_some())
    }

    /// All editions as the items of a list, the page's own marked.
    pub(super) fn switch(&self, page: &PageContext<'_, '_>, route: &Route) -> Html {
        html! {
            @for (i, edition) in self.all.iter().enumerate() {
                @let (url, is_there) = self.address(page, route, edition);
                li {
                    a href=(url) aria-current=[(i == self.own).then_some("true")] {
                        @match &edition.title {
                            Some(title) => bdi { (text(title)) },
                            None => (page.word(message::EDITION_NEWEST)),
                        }
                    }
                    @if !is_there && *route != Route::NotFound { " " small { (page.word(message::EDITION_WITHOUT_PAGE)) } }
                }
            }
        }
        .into()
    }

    /// That this is not the newest, with a link to that; blank on the newest.
    pub(super) fn not_newest(&self, page: &PageContext<'_, '_>, route: &Route) -> Html {
        let own = self.own();
        let (Some(title), Some(day)) = (&own.title, own.day) else { return Html::default() };
        let (url, is_there) = self.address(page, route, &self.all[0]);
        let words = if is_there { message::EDITION_TO_PAGE } else { message::EDITION_TO_HOME };
        let link = html! { a href=(url) { (page.word(words)) } };
        let day = page.words().day(day);
        let edition = html! { bdi { (text(title)) } };
        html! {
            (page.phrase(message::EDITION_NOT_NEWEST, &[("edition", (&edition).into()), ("day", (&day).into()), ("newest", (&link).into())]))
        }
        .into()
    }
}
