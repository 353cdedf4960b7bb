//! Names in `by`, `from` and `to` that mean a keyword: spreadsheets and people say `we`, `the customer` or the
//! persona's own name where `us` and `persona` are due. They are read as what they mean, with the note
//! `keyword-twin`; a third party's file of that name goes before.

use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use crate::base::english::without_article;
use crate::base::slug::slug;
use crate::syntax::config;
use crate::syntax::content::document::{Document, Fields};

use super::symbols::in_source;

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
    /// What the site calls itself, and sources themselves, each behind its prefix.
    us: HashSet<String>,
    /// What the site calls its customers.
    pub(super) customers: Vec<String>,
    /// Whatever a role, team or system is called, those of sources behind their prefixes: its document.
    ours: HashMap<String, usize>,
}

impl Keywords {
    /// Of a site with these documents, in the order of their paths.
    pub(super) fn of<'d>(config: &config::SiteConfig, documents: impl Iterator<Item = (usize, &'d Document)>) -> Self {
        let of_site = [&config.us, &config.title].into_iter().flatten().map(|text| slug(without_article(&text.value)));
        let mut us: HashSet<String> = of_site.filter(|name| !name.is_empty()).collect();
        let mut ours = HashMap::default();
        for (i, document) in documents {
            let prefix = document.prefix();
            if let Some(source) = &document.source {
                let title = slug(without_article(&source.title));
                if !title.is_empty() {
                    us.insert(in_source(prefix, &title).into_owned());
                }
            }
            for name in names_of_ours(document) {
                ours.entry(in_source(prefix, &slug(name)).into_owned()).or_insert(i);
                ours.entry(in_source(prefix, &slug(without_article(name))).into_owned()).or_insert(i);
            }
        }
        let customer = config.customer.as_ref();
        let called = customer.into_iter().flat_map(|customer| [&customer.one, &customer.many]).flatten();
        let called = called.map(|text| slug(without_article(&text.value))).filter(|name| !name.is_empty());
        let usual = ["persona", "customer", "client", "user"].map(str::to_owned);
        Self { us, customers: usual.into_iter().chain(called).collect(), ours }
    }

    /// Whether a slug means us, in a source or in the site's own.
    pub(super) fn is_us(&self, source: Option<&str>, slug: &str) -> bool {
        matches!(slug, "us" | "we") || self.us.contains(&*in_source(source, slug))
    }

    /// The role, team or system of a source, or of the site's own, that is called so.
    pub(super) fn ours(&self, source: Option<&str>, slug: &str) -> Option<usize> {
        self.ours.get(&*in_source(source, slug)).copied()
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
    let aliases = aliases.map(|alias| document.own_name(alias));
    [document.own_id(), document.title()].into_iter().chain(aliases).chain(also_called).collect()
}
