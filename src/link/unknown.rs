//! Names that lead nowhere, as they are noted while documents are resolved; what each may have meant is asked for
//! once all are ([`candidates`](super::candidates)).

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::diagnostic::Diagnostic;
use crate::base::joined;
use crate::base::kind::{Kind, Nested};
use crate::base::slug::is_id;
use crate::syntax::content::document::Document;

/// A name that leads nowhere, folded as names are compared.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Unknown {
    /// A file of a kind. Where the name may be several in one: how many the field takes.
    File(Kind, Arc<str>, Option<Takes>),
    /// A nested thing of a document.
    Nested(usize, Nested, Arc<str>, Option<Takes>),
    /// A role or a team. Where the name may be several in one: how many the field takes.
    RoleOrTeam(Arc<str>, Option<Takes>),
    /// What went wrong before a touchpoint of a document: one of its own, or a process.
    Cause(usize, Arc<str>),
    /// Someone beyond our walls, by the slug, where these have files.
    ThirdParty(Arc<str>),
    /// A channel of the site.
    Channel(Arc<str>),
    /// What a wiki link names: something of one kind, or of any; and something within it.
    Wiki(Option<Kind>, Arc<str>, Option<Arc<str>>),
    /// A heading or nested thing of a document.
    Anchor(usize, Arc<str>),
    /// A file that prose links to: the path of the file that does, its own, and what is named within it.
    Content(Arc<str>, Arc<str>, Option<Arc<str>>),
    /// A file that a field names, by its path.
    Beside(Arc<str>),
}

/// How many names a field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Takes {
    /// One.
    One,
    /// A list of them.
    Several,
}

impl Takes {
    /// The same, of a name that may be several in one text.
    fn of(self, name: &str) -> Option<Self> {
        (joined::parts(name).len() > 1).then_some(self)
    }
}

impl Unknown {
    /// A file of a kind, named in a field that takes so many.
    pub(super) fn file(kind: Kind, name: &str, takes: Takes) -> Self {
        Self::File(kind, name.into(), takes.of(name))
    }

    /// A role or a team, named in a field that takes so many.
    pub(super) fn role_or_team(name: &str, takes: Takes) -> Self {
        Self::RoleOrTeam(name.into(), takes.of(name))
    }

    /// A nested thing of a document, named in a field that takes so many.
    pub(super) fn nested(document: usize, kind: Nested, name: &str, takes: Takes) -> Self {
        Self::Nested(document, kind, name.into(), takes.of(name))
    }

    /// Whether a document of a source names by it what another source should have, or the site's own.
    pub(super) fn crosses(&self, from: &Document, documents: &[Arc<Document>]) -> bool {
        let Some(source) = &from.source else { return false };
        let leads_elsewhere = |name: &str| {
            let Some(own) = name.strip_prefix(&*source.prefix).and_then(|name| name.strip_prefix('/')) else { return true };
            // A prefix that no source of the site has.
            own.split_once('/').is_some_and(|(prefix, id)| is_id(prefix) && Kind::from_folder(prefix).is_none() && is_id(id))
        };
        match self {
            Self::File(_, name, _) | Self::RoleOrTeam(name, _) | Self::Cause(_, name) | Self::ThirdParty(name) | Self::Wiki(_, name, _) => {
                leads_elsewhere(name)
            }
            Self::Nested(document, ..) | Self::Anchor(document, _) => documents[*document].source != from.source,
            Self::Channel(_) | Self::Content(..) | Self::Beside(_) => false,
        }
    }

    /// Whether the help for it may be another now that a document of this kind changed: where it had another
    /// title, that and the one it has now, folded.
    pub(super) fn may_mean(&self, document: usize, kind: Kind, titles: Option<&[String; 2]>) -> bool {
        match self {
            Self::File(of, name, takes) => {
                *of == kind && titles.is_some_and(|titles| takes.is_some() || titles.iter().any(|title| **title == **name))
            }
            Self::RoleOrTeam(name, takes) => {
                matches!(kind, Kind::Role | Kind::Team)
                    && titles.is_some_and(|titles| takes.is_some() || titles.iter().any(|title| **title == **name))
            }
            Self::Nested(of, ..) | Self::Anchor(of, _) => *of == document,
            Self::Cause(of, name) => {
                *of == document || kind == Kind::Process && titles.is_some_and(|titles| titles.iter().any(|title| **title == **name))
            }
            Self::Wiki(of, name, _) => {
                of.is_none_or(|of| of == kind) && titles.is_some_and(|titles| titles.iter().any(|title| **title == **name))
            }
            _ => false,
        }
    }
}

/// What is wrong with a reference, before it is known what was meant.
#[derive(Clone, Debug)]
pub(super) struct UnknownName {
    pub(super) diagnostic: Diagnostic,
    /// The name that leads nowhere, where the fault is one.
    pub(super) unknown: Option<Unknown>,
}

/// The faults of a site, by the document that they are in.
pub(super) type UnknownNames = BTreeMap<usize, Vec<UnknownName>>;
