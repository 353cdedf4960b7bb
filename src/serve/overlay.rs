//! What the overlay in the page shows: what stands in the way, all errors, and what else was found
//! in the page's own file.

use std::fmt;
use std::path::Path;
use std::sync::Arc;

use serde::Serialize;

use crate::base::diagnostic::Severity;
use crate::base::files::Files;
use crate::base::rule;
use crate::base::slug::fold;
use crate::base::span::Lines;
use crate::check::{Finding, Findings};
use crate::html::address::encode;
use crate::report::findings::text::excerpt;
use crate::site::Site;
use crate::syntax::config::NAME;
use crate::syntax::content::document::folder_kind;

/// Findings that are sent, of each sort; the rest is counted.
const MOST: usize = 30;

/// Something that stands in the way of showing a site as it is written, and is no finding: a file that cannot be read, a
/// template that fails.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// What, in one line.
    pub message: String,
    /// Path in the site, line and column from 1, where it has a place.
    pub place: Option<(String, usize, usize)>,
}

impl Problem {
    /// One without a place.
    pub(super) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), place: None }
    }

    /// The program failed at a site as it is written now.
    pub(super) fn of_our_own() -> Self {
        Self::new("the program failed by a fault of its own, told in the terminal: the site is shown as it was before")
    }

    /// What a template engine says, with its place in the site: `… --> NAME:LINE:COLUMN | …`.
    pub(super) fn of_template(said: &str, files: &Files) -> Self {
        const ARROW: &str = " --> ";
        let placed = said.split_once(ARROW).and_then(|(message, rest)| {
            let mut parts = rest.split(' ').next()?.rsplitn(3, ':');
            let column = parts.next()?.parse().ok()?;
            let line = parts.next()?.parse().ok()?;
            let path = format!("theme/templates/{}", parts.next()?);
            files.get(&path)?;
            let message = message.split_once("error: ").map_or(message, |(_, message)| message);
            Some(Self { message: message.to_owned(), place: Some((path, line, column)) })
        });
        placed.unwrap_or_else(|| Self { place: whole_file(said, files), ..Self::new(said) })
    }
}

/// The first file of the theme that is named in quotes, where what is said concerns all of it.
fn whole_file(said: &str, files: &Files) -> Option<(String, usize, usize)> {
    let named = said.split('\'').skip(1).step_by(2);
    let paths = named.flat_map(|name| [format!("theme/{name}"), format!("theme/templates/{name}")]);
    paths.into_iter().find(|path| files.get(path).is_some()).map(|path| (path, 1, 1))
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.place {
            Some((path, line, column)) => write!(f, "{path}:{line}:{column}: {}", self.message),
            None => write!(f, "{}", self.message),
        }
    }
}

#[derive(Debug, Serialize)]
struct Overlay<'s> {
    problems: Vec<OverlayProblem<'s>>,
    errors: Vec<OverlayFinding<'s>>,
    more_errors: usize,
    own: Vec<OverlayFinding<'s>>,
    more_own: usize,
    source: Option<OverlaySource<'s>>,
}

/// The file that the page is written in, where an editor opens it.
#[derive(Debug, Serialize)]
struct OverlaySource<'s> {
    path: &'s str,
    open: String,
}

#[derive(Debug, Serialize)]
struct OverlayProblem<'s> {
    message: &'s str,
    place: Option<String>,
    line: usize,
    source: &'s str,
    underline: String,
    open: Option<String>,
}

#[derive(Debug, Serialize)]
struct OverlayFinding<'s> {
    rule: &'s str,
    severity: &'static str,
    message: &'s str,
    help: Option<&'s str>,
    place: String,
    line: usize,
    source: String,
    underline: String,
    open: Option<String>,
    related: Vec<OverlayPlace<'s>>,
}

#[derive(Debug, Serialize)]
struct OverlayPlace<'s> {
    place: String,
    message: &'s str,
    open: Option<String>,
}

/// How places are opened in an editor.
#[derive(Clone, Copy, Debug)]
pub(super) struct Editor<'e> {
    pub root: &'e Path,
    pub template: Option<&'e str>,
}

impl Editor<'_> {
    fn open(&self, file: &str, line: usize, column: usize) -> Option<String> {
        let file = self.root.join(file);
        let address = self.template?.replace("{file}", &encode(file.to_str()?));
        Some(address.replace("{line}", &line.to_string()).replace("{column}", &column.to_string()))
    }
}

/// The overlay of a page written in `source`, as JSON.
pub(super) fn json<'s>(site: &'s Site, findings: &'s Findings, problems: &[Problem], source: Option<&str>, editor: Editor<'_>) -> Arc<str> {
    // What is not read has no page of its own.
    let is_own = |finding: &Finding| source == Some(&*finding.file) || (source == Some(NAME) && finding.rule == rule::NOT_READ.name);
    let (mut errors, mut own) = (Vec::new(), Vec::new());
    for finding in &findings.list {
        if finding.severity == Severity::Error {
            errors.push(finding);
        } else if is_own(finding) {
            own.push(finding);
        }
    }
    // The page's own come first.
    errors.sort_by_key(|finding| source != Some(&*finding.file));
    let shown = |list: &[&'s Finding]| list.iter().take(MOST).map(|finding| overlay_finding(finding, site, editor)).collect();
    let overlay = Overlay {
        problems: problems.iter().map(|problem| overlay_problem(problem, site, editor)).collect(),
        more_errors: errors.len().saturating_sub(MOST),
        errors: shown(&errors),
        more_own: own.len().saturating_sub(MOST),
        own: shown(&own),
        source: source.and_then(|path| Some(OverlaySource { path, open: editor.open(path, 1, 1)? })),
    };
    serde_json::to_string(&overlay).unwrap_or_else(|_| "{}".to_owned()).into()
}

/// The file that is not read and would be written at a path where there is no page.
pub(super) fn unread<'s>(findings: &'s Findings, page: &str) -> Option<&'s Arc<str>> {
    let (folder, stem) = page.strip_suffix(".html")?.rsplit_once('/')?;
    let unread = findings.list.iter().filter(|finding| finding.rule == rule::NOT_READ.name).map(|finding| &finding.file);
    unread.into_iter().find(|file| {
        let name = file.rsplit('/').next().unwrap_or(file);
        folder_kind(file).is_some_and(|kind| kind.folder() == folder) && name.split('.').next().is_some_and(|own| fold(own) == stem)
    })
}

fn overlay_problem<'s>(problem: &'s Problem, site: &'s Site, editor: Editor<'_>) -> OverlayProblem<'s> {
    let Problem { message, place } = problem;
    let Some((path, line, column)) = place else {
        return OverlayProblem { message, place: None, line: 0, source: "", underline: String::new(), open: None };
    };
    let source = site.files.text(path).map_or("", |text| Lines::new(text).line(*line));
    OverlayProblem {
        message,
        place: Some(format!("{path}:{line}:{column}")),
        line: *line,
        source,
        underline: format!("{}^", " ".repeat(column.saturating_sub(1))),
        open: editor.open(path, *line, *column),
    }
}

fn overlay_finding<'s>(finding: &'s Finding, site: &'s Site, editor: Editor<'_>) -> OverlayFinding<'s> {
    let text = site.files.text(&finding.file).map_or("", |t| &**t);
    let (source, underline) = excerpt(finding, &Lines::new(text));
    let related = finding.related.iter().take(MOST);
    OverlayFinding {
        rule: finding.rule,
        severity: finding.severity.word(),
        message: &finding.message,
        help: finding.help.as_deref(),
        place: format!("{}:{}:{}", finding.file, finding.line, finding.column),
        line: finding.line,
        source,
        underline,
        open: editor.open(&finding.file, finding.line, finding.column),
        related: related
            .map(|r| OverlayPlace {
                place: format!("{}:{}:{}", r.file, r.line, r.column),
                message: &r.message,
                open: editor.open(&r.file, r.line, r.column),
            })
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_template_engine_says_gets_its_place_in_the_site() {
        let mut files = Files::default();
        files.insert_text("theme/templates/home.html", "x");
        let own = Problem::of_template("home.html: error: no such thing --> home.html:1:53 | 1 | x | ^", &files);
        assert_eq!(own.to_string(), "theme/templates/home.html:1:53: no such thing");
        let built_in = Problem::of_template("error: no such thing --> builtin/home.html:1:53 | 1", &files);
        assert_eq!(built_in.place, None);
        let whole = Problem::of_template("theme: Template 'home.html' is inheriting from 'nothing.html', which doesn't exist", &files);
        assert_eq!(whole.place, Some(("theme/templates/home.html".to_owned(), 1, 1)));
    }
}
