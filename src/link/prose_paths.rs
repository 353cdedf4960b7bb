//! Links in bodies that lead to files and folders; and what those that lead nowhere may have meant, as the text
//! to write in their place.

use std::sync::Arc;

use crate::base::diagnostic::quote;
use crate::base::files::{Entry, link_between};
use crate::base::kind::Kind;
use crate::base::rule;
use crate::base::span::Span;
use crate::model::LinkDestination;
use crate::syntax::config;
use crate::syntax::content::document::Document;

use super::paths::{inert, is_harmless, is_picture};
use super::resolver::Resolver;
use super::unknown::Unknown;

/// A link to a path, as it is written.
#[derive(Clone, Copy)]
pub(super) struct PathLink<'w> {
    /// The document that it stands in.
    pub(super) i: usize,
    pub(super) path: &'w str,
    pub(super) anchor: Option<&'w str>,
    pub(super) picture: bool,
    pub(super) span: Span,
}

impl Resolver<'_> {
    /// Where a link to a path leads.
    pub(super) fn path(&mut self, document: &Document, link: PathLink<'_>) -> LinkDestination {
        let Some(goal) = document.resolve(link.path) else {
            return self.out_of_site(document, link);
        };
        let files = self.files;
        let Some((goal, entry)) = files.find(&goal) else {
            return self.astray(document, link, &goal);
        };
        let PathLink { i, path, picture, span, .. } = link;
        if files.has_twin(goal) {
            let message = format!("two files are called {}: they differ only in the form in which their letters are stored", quote(goal));
            return self.broken(i, span, message, Some("give one of them another name".into()));
        }
        if let Some(&to) = self.known.paths.get(goal) {
            return if picture {
                self.broken(i, span, format!("{} is no picture", quote(path)), Some("leave the `!` out".into()))
            } else {
                self.used_in(i, span, self.node_of(to));
                self.anchor(i, to, link.anchor.unwrap_or(""), span)
            };
        }
        match entry {
            Entry::LeadsOutside => {
                let place = self.place(i, span);
                let message = format!("{} is a link that leads out of the site's folder", quote(goal));
                self.report(&rule::OUTSIDE_THE_SITE, place, message, Some("put the file itself there".into()));
                LinkDestination::Nowhere
            }
            Entry::PassedOver(why) => {
                self.broken(i, span, format!("{} is not read: {why}", quote(goal)), Some("put the file itself there".into()))
            }
            _ if goal.ends_with(".md") || &**goal == config::NAME => {
                let help = match self.known.document_at(goal).map(|i| &self.known.documents[i]) {
                    None => "only files with a kind have a page: give it one, or link elsewhere",
                    Some(content) if content.is_draft() => "it is a draft",
                    // Left out for want of an id of its own, and reported there.
                    Some(_) => return LinkDestination::Nowhere,
                };
                self.broken(i, span, format!("{} has no page", quote(goal)), Some(help.into()))
            }
            _ if picture && !is_picture(goal) => {
                self.broken(i, span, format!("{} is no picture", quote(path)), Some("leave the `!` out".into()))
            }
            _ if self.is_log(goal) => {
                let help = Some("link to the page of the journey that names it: it tells what is in the log".into());
                self.broken(i, span, format!("{} is an event log, and those are never published", quote(goal)), help)
            }
            _ if is_harmless(goal) => {
                if let Some(what) = self.active_in(goal) {
                    return self.broken(i, span, format!("{} holds {what}", quote(goal)), Some(inert(goal)));
                }
                self.filled.assets.insert((i, Arc::clone(goal)));
                LinkDestination::Asset(Arc::clone(goal))
            }
            _ => self.broken(
                i,
                span,
                format!("files like {} are not published", quote(goal)),
                Some("link to a picture, a PDF or a table, or to its place on the web".into()),
            ),
        }
    }

    /// A path that leaves the site, or begins at the root of a host.
    fn out_of_site(&mut self, document: &Document, link: PathLink<'_>) -> LinkDestination {
        let inner = link.path.replace('\\', "/");
        let inner = inner.trim_start_matches(['/', '.']);
        let help = match self.lying_at(inner) {
            Some(goal) => format!("write `{}`: links are relative to this file", with_anchor(&document.path, goal, link.anchor)),
            None => "links are relative to this file and stay in the site's folder".into(),
        };
        let place = self.place(link.i, link.span);
        self.report(&rule::OUTSIDE_THE_SITE, place, format!("the link {} leaves the site's folder", quote(link.path)), Some(help));
        LinkDestination::Nowhere
    }

    /// A path at which no file lies: a folder, or a slip.
    fn astray(&mut self, document: &Document, link: PathLink<'_>, goal: &str) -> LinkDestination {
        let PathLink { i, path, picture, span, anchor } = link;
        if self.known.document_at(goal).is_some() {
            return LinkDestination::Nowhere;
        }
        let is_folder = goal.is_empty() || self.files.below(&format!("{goal}/")).next().is_some();
        let kind = Kind::from_folder(goal.rsplit('/').next().unwrap_or(goal)).filter(|kind| *kind != Kind::Page);
        if is_folder && !picture && (goal.is_empty() || kind.is_some()) {
            return LinkDestination::List(kind);
        }
        if is_folder {
            let help = Some("link to a file in it".to_owned());
            return self.broken(i, span, format!("{} is a folder without a page", quote(path)), help);
        }
        let message = format!("there is no file {}", quote(goal));
        if path.starts_with("www.") {
            return self.broken(i, span, message, Some(format!("write `https://{path}`")));
        }
        let slashed = path.contains('\\').then(|| document.resolve(&path.replace('\\', "/"))).flatten();
        if let Some(meant) = slashed.as_deref().and_then(|slashed| self.lying_at(slashed)) {
            let help = format!("write `{}`", with_anchor(&document.path, meant, anchor));
            return self.broken(i, span, message, Some(help));
        }
        let unknown = Unknown::Content(Arc::clone(&document.path), slashed.as_deref().unwrap_or(goal).into(), anchor.map(Arc::from));
        self.broken_unknown(i, span, unknown, message)
    }

    /// The file at a path, or at that path with the ending of content.
    fn lying_at(&self, path: &str) -> Option<&str> {
        let there = |path: &str| self.files.find(path).map(|(path, _)| &**path);
        there(path).or_else(|| there(&format!("{}.md", without_ending(path))))
    }
}

/// A path without the ending that a page or another sort of Markdown has.
pub(super) fn without_ending(path: &str) -> &str {
    [".html", ".htm", ".markdown", ".md", "/"].iter().find_map(|ending| path.strip_suffix(ending)).unwrap_or(path)
}

/// A link from a file to another, as it is to be written.
pub(super) fn with_anchor(from: &str, to: &str, anchor: Option<&str>) -> String {
    let link = link_between(from, to);
    match anchor {
        Some(anchor) => format!("{link}#{anchor}"),
        None => link,
    }
}
