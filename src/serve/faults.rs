//! What the overlay in the page shows: what stands in the way, all errors, and what else was found
//! in the page's own file.

use std::path::Path;
use std::sync::Arc;

use serde::Serialize;

use crate::base::diagnostic::Severity;
use crate::base::rule;
use crate::base::slug::fold;
use crate::base::span::Lines;
use crate::check::Finding;
use crate::html::address::encode;
use crate::report::findings::text::excerpt;
use crate::session::Site;
use crate::syntax::config::NAME;
use crate::syntax::content::document::folder_kind;

use super::shown::Shown;
use super::trouble::Trouble;

/// Findings that are sent, of each sort; the rest is counted.
const MOST: usize = 30;

#[derive(Debug, Serialize)]
struct Overlay<'s> {
    troubles: Vec<TroubleView<'s>>,
    errors: Vec<OverlayFinding<'s>>,
    more_errors: usize,
    own: Vec<OverlayFinding<'s>>,
    more_own: usize,
    source: Option<SourceView<'s>>,
}

/// The file that the page is written in, where an editor opens it.
#[derive(Debug, Serialize)]
struct SourceView<'s> {
    path: &'s str,
    open: String,
}

#[derive(Debug, Serialize)]
struct TroubleView<'s> {
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
    related: Vec<Other<'s>>,
}

#[derive(Debug, Serialize)]
struct Other<'s> {
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

/// The faults that concern a page written in `source`, as JSON.
pub(super) fn json(shown: &Shown, troubles: &[Trouble], source: Option<&str>, editor: Editor<'_>) -> Arc<str> {
    let site = &shown.site;
    // What is not read has no page of its own.
    let is_own = |finding: &Finding| source == Some(&*finding.file) || (source == Some(NAME) && finding.rule == rule::NOT_READ.name);
    let (mut errors, mut own) = (Vec::new(), Vec::new());
    for finding in &shown.findings.list {
        if finding.severity == Severity::Error {
            errors.push(finding);
        } else if is_own(finding) {
            own.push(finding);
        }
    }
    // The page's own come first.
    errors.sort_by_key(|finding| source != Some(&*finding.file));
    let show = |findings: &[&'_ Finding]| findings.len().saturating_sub(MOST);
    let faults = Overlay {
        troubles: troubles.iter().map(|t| trouble(t, site, editor)).collect(),
        more_errors: show(&errors),
        errors: errors.iter().take(MOST).map(|finding| fault(finding, site, editor)).collect(),
        more_own: show(&own),
        own: own.iter().take(MOST).map(|finding| fault(finding, site, editor)).collect(),
        source: source.and_then(|path| Some(SourceView { path, open: editor.open(path, 1, 1)? })),
    };
    serde_json::to_string(&faults).unwrap_or_else(|_| "{}".to_owned()).into()
}

/// The file that is not read and would be written at a path where there is no page.
pub(super) fn unread<'s>(shown: &'s Shown, page: &str) -> Option<&'s Arc<str>> {
    let (folder, stem) = page.strip_suffix(".html")?.rsplit_once('/')?;
    let unread = shown.findings.list.iter().filter(|finding| finding.rule == rule::NOT_READ.name).map(|finding| &finding.file);
    unread.into_iter().find(|file| {
        let name = file.rsplit('/').next().unwrap_or(file);
        folder_kind(file).is_some_and(|kind| kind.folder() == folder) && name.split('.').next().is_some_and(|own| fold(own) == stem)
    })
}

fn trouble<'s>(trouble: &'s Trouble, site: &'s Site, editor: Editor<'_>) -> TroubleView<'s> {
    let Trouble { message, place } = trouble;
    let Some((path, line, column)) = place else {
        return TroubleView { message, place: None, line: 0, source: "", underline: String::new(), open: None };
    };
    let source = site.files.text(path).map_or("", |text| Lines::new(text).line(*line));
    TroubleView {
        message,
        place: Some(format!("{path}:{line}:{column}")),
        line: *line,
        source,
        underline: format!("{}^", " ".repeat(column.saturating_sub(1))),
        open: editor.open(path, *line, *column),
    }
}

fn fault<'s>(finding: &'s Finding, site: &'s Site, editor: Editor<'_>) -> OverlayFinding<'s> {
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
            .map(|r| Other {
                place: format!("{}:{}:{}", r.file, r.line, r.column),
                message: &r.message,
                open: editor.open(&r.file, r.line, r.column),
            })
            .collect(),
    }
}
