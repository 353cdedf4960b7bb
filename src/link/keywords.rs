//! Names in `by`, `from` and `to` that mean a keyword: spreadsheets and people say `we`, `the customer` or the
//! persona's own name where `us` and `persona` are due. They are read as what they mean, with the note
//! `keyword-twin`; a third party's file of that name goes before.

use rustc_hash::FxHashMap as HashMap;

use crate::base::english::without_article;
use crate::base::slug::slug;
use crate::syntax::config;
use crate::syntax::content::document::{Document, Fields};

/// What a name means that is no keyword as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NameMeaning {
    /// Us.
    Us,
    /// The person who walks the journey.
    Persona,
    /// A role, team or system of ours, by its document.
    Ours(usize),
    /// Another persona, by its document.
    Other(usize),
}

/// Names that mean us, by their slugs.
#[derive(Debug, Default)]
pub(super) struct Keywords {
    /// What the site calls itself.
    pub(super) us: Vec<String>,
    /// What the site calls its customers.
    pub(super) customers: Vec<String>,
    /// Whatever a role, team or system is called: its document.
    pub(super) ours: HashMap<String, usize>,
}

impl Keywords {
    /// Of a site with these documents, in the order of their paths.
    pub(super) fn of<'d>(config: &config::SiteConfig, documents: impl Iterator<Item = (usize, &'d Document)>) -> Self {
        let of_site = [&config.us, &config.title].into_iter().flatten().map(|text| slug(without_article(&text.value)));
        let us = of_site.chain(["us".to_owned(), "we".to_owned()]).filter(|name| !name.is_empty()).collect();
        let mut ours = HashMap::default();
        for (i, document) in documents {
            for name in names_of_ours(document) {
                ours.entry(slug(name)).or_insert(i);
                ours.entry(slug(without_article(name))).or_insert(i);
            }
        }
        let customer = config.customer.as_ref();
        let called = customer.into_iter().flat_map(|customer| [&customer.one, &customer.many]).flatten();
        let called = called.map(|text| slug(without_article(&text.value))).filter(|name| !name.is_empty());
        let usual = ["persona", "customer", "client", "user"].map(str::to_owned);
        Self { us, customers: usual.into_iter().chain(called).collect(), ours }
    }
}

/// All that a role, team or system is called; nothing for another document.
pub(super) fn names_of_ours(document: &Document) -> Vec<&str> {
    let also_called = match &document.fields {
        Fields::Role(role) => role.also_called.as_slice(),
        Fields::Team(team) => team.also_called.as_slice(),
        Fields::System(_) => &[],
        _ => return Vec::new(),
    };
    let aliases = document.common.aliases.iter().map(|alias| &*alias.value);
    let also_called = also_called.iter().map(|name| &*name.value);
    [&*document.id, document.title()].into_iter().chain(aliases).chain(also_called).collect()
}
