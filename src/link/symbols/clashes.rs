//! What stands twice, as findings: ids, aliases, and pages at one address.

use crate::base::diagnostic::Diagnostic;
use crate::base::kind::Kind;
use crate::base::rule;
use crate::base::span::Span;
use crate::model::pages_beside;
use crate::syntax::content::document::Document;

use super::{Clash, Symbols, in_source};

impl Symbols {
    /// Ids and aliases that stand twice, and things of sources that would have the page of another, as findings, with both places.
    pub(in crate::link) fn duplicates(&self) -> impl Iterator<Item = Diagnostic> {
        self.clashes.iter().filter_map(|clash| self.duplicate(*clash)).chain(self.pages_taken())
    }

    /// Things of sources whose page would be one of those that lie beside the page of something of the site's own.
    fn pages_taken(&self) -> impl Iterator<Item = Diagnostic> {
        let prefixes = self.sources.keys().filter(|_| self.prefix.is_none());
        let kinds = || Kind::ALL.iter().flat_map(|&kind| pages_beside(kind).iter().map(move |name| (kind, *name)));
        prefixes.flat_map(move |prefix| kinds().map(move |(kind, name)| (prefix, kind, name))).filter_map(|(prefix, kind, name)| {
            let names = &self.names[kind as usize];
            let own = *names.get(&**prefix)?;
            let other = *names.get(&*in_source(Some(prefix), name))?;
            let (document, theirs) = (&self.documents[own], &self.documents[other]);
            if *document.id != **prefix {
                return None;
            }
            let page = format!("{}/{prefix}/{name}.html", kind.folder());
            let message = format!("{page} would be a page of this {} and that of `{}`", kind.spoken(), in_source(Some(prefix), name));
            let help = format!("give this an `id:` of its own, or the source another prefix than `{prefix}`");
            let finding = Diagnostic::new(&rule::DUPLICATE_ID, self.place(own, document.id_span), message).help(help);
            Some(finding.related(self.place(other, span_of(theirs, &in_source(Some(prefix), name))), "the other one"))
        })
    }

    fn duplicate(&self, Clash { document: i, alias, other }: Clash) -> Option<Diagnostic> {
        let (document, first) = (&self.documents[i], &self.documents[other]);
        let Some(alias) = alias else {
            let message = format!("two {} have the id `{}`", document.kind.folder(), document.id);
            let finding = Diagnostic::new(&rule::DUPLICATE_ID, self.place(i, document.id_span), message);
            let help = "give one of them an `id:` of its own";
            return Some(finding.help(help).related(self.place(other, first.id_span), "the first one"));
        };
        let alias = document.common.aliases.get(alias)?;
        let (message, help) = if other != i {
            let message = format!("the alias `{}` is another {}'s id or alias", alias.value, document.kind.spoken());
            (message, "take the alias out, or rename the other one")
        } else if alias.value == document.id {
            (format!("the alias `{}` is this file's own id", alias.value), "take the alias out")
        } else {
            (format!("the alias `{}` stands twice in this file", alias.value), "take the alias out")
        };
        let finding = Diagnostic::new(&rule::DUPLICATE_ID, self.place(i, alias.span), message);
        Some(finding.help(help).related(self.place(other, span_of(first, &alias.value)), "the other one"))
    }
}

/// Where a document writes an id: as its own, else as its first alias of that name.
fn span_of(document: &Document, id: &str) -> Span {
    let alias = document.common.aliases.iter().find(|a| *a.value == *id).filter(|_| *document.id != *id);
    alias.map_or(document.id_span, |a| a.span)
}
