//! Names in `by`, `from` and `to` that mean a keyword: spreadsheets and people say `we`, `the customer` or the
//! persona's own name where `us` and `persona` are due. They are read as what they mean, with the note
//! `keyword-twin`; a third party's file of that name goes before.

use rustc_hash::FxHashMap as HashMap;

use crate::base::diagnostic::quote;
use crate::base::kind::Kind;
use crate::base::rule;
use crate::base::slug::{folded, slug};
use crate::base::span::Span;
use crate::base::vocabulary::JourneyState;
use crate::syntax::config;
use crate::syntax::content::document::{Document, Fields};

use super::resolve::Resolver;
use super::symbols::Symbols;

/// What a name means that is no keyword as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meant {
    /// Us.
    Us,
    /// The person who walks the journey.
    Persona,
    /// A team or system of ours, by its document.
    Ours(usize),
    /// Another persona, by its document.
    Other(usize),
}

/// Names that mean us, by their slugs.
#[derive(Debug, Default)]
pub(super) struct Keywords {
    /// What the site calls itself.
    us: Vec<String>,
    /// Whatever a team or system is called: its document.
    ours: HashMap<String, usize>,
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
        Self { us, ours }
    }
}

/// All that a team or system is called; nothing for another document.
pub(super) fn names_of_ours(document: &Document) -> Vec<&str> {
    let also_called = match &document.fields {
        Fields::Team(team) => team.also_called.as_slice(),
        Fields::System(_) => &[],
        _ => return Vec::new(),
    };
    let aliases = document.common.aliases.iter().map(|alias| &*alias.value);
    let also_called = also_called.iter().map(|name| &*name.value);
    [&*document.id, document.title()].into_iter().chain(aliases).chain(also_called).collect()
}

impl Symbols {
    /// What a name in `by`, `from` or `to` of a document means, beyond the keywords themselves, and teams and
    /// systems in `by`; none where it means someone beyond our walls.
    pub(super) fn meant(&self, i: usize, written: &str) -> Option<Meant> {
        let document = &self.documents[i];
        let written = self.local(written);
        let name = slug(without_article(written));
        if self.keywords.us.contains(&name) {
            return Some(Meant::Us);
        }
        if matches!(name.as_str(), "persona" | "customer" | "client" | "user") {
            return Some(Meant::Persona);
        }
        let Fields::Journey(journey) = &document.fields else { return None };
        let personas = &self.names[Kind::Persona as usize];
        let own = journey.persona.as_ref().and_then(|persona| personas.get(self.local(&persona.folded())));
        if let Some(own) = own.map(|&own| &self.documents[own]) {
            let mut ids = std::iter::once(&own.id).chain(own.common.aliases.iter().map(|alias| &alias.value));
            if ids.any(|id| slug(id) == name) {
                return Some(Meant::Persona);
            }
        }
        let ours = self.keywords.ours.get(&name).or_else(|| self.keywords.ours.get(&slug(written)));
        ours.map(|&ours| Meant::Ours(ours)).or_else(|| personas.get(&*folded(written)).map(|&other| Meant::Other(other)))
    }
}

impl Resolver<'_> {
    /// Notes that a name was read as a keyword. Target journeys are not asked, as nothing of them is.
    pub(super) fn note_keyword(&mut self, i: usize, span: Span, written: &str, meant: Meant) {
        let document = &self.known.documents[i];
        let (is_target, in_journey) = match &document.fields {
            Fields::Journey(journey) => (journey.state == Some(JourneyState::Target), true),
            _ => (false, false),
        };
        let name = quote(written);
        let (message, help) = match meant {
            _ if is_target => return,
            Meant::Other(_) => return,
            Meant::Us if !in_journey => {
                (format!("{name} does not say who: it counts as ours, as a blank `by` does"), "name the team or system, or leave `by` out")
            }
            Meant::Us => {
                (format!("{name} is read as `us`"), "write `us`; if someone else is called so, give them a file in third-parties/")
            }
            Meant::Persona => (
                format!("{name} is read as `persona`"),
                "write `persona`; if someone else is called so, give them a file in third-parties/",
            ),
            Meant::Ours(ours) => {
                let kind = self.known.documents[ours].kind;
                (format!("{name} is a {kind} of ours, and is read as `us`"), "write `us`: who of us answers is said in `served_by`")
            }
        };
        let place = self.place(i, span);
        self.report(&rule::KEYWORD_TWIN, place, message, Some(help.into()));
    }
}

/// A name without `the`, `a` or `an` before it.
fn without_article(name: &str) -> &str {
    let name = name.trim();
    match name.split_once(char::is_whitespace) {
        Some((article, rest)) if ["the", "a", "an"].iter().any(|known| article.eq_ignore_ascii_case(known)) => rest,
        _ => name,
    }
}
