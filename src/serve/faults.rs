//! What the overlay in the page shows: what stands in the way, all errors, and what else was found
//! in the page's own file.

use std::path::Path;
use std::sync::Arc;

use serde::Serialize;

use crate::base::diagnostic::Severity;
use crate::base::span::Lines;
use crate::check::Finding;
use crate::html::address::encode;
use crate::report::text::excerpt;
use crate::session::Site;

/// Findings that are sent, of each sort; the rest is counted.
const MOST: usize = 30;

#[derive(Debug, Serialize)]
struct Faults<'s> {
    troubles: &'s [String],
    errors: Vec<Fault<'s>>,
    more_errors: usize,
    own: Vec<Fault<'s>>,
    more_own: usize,
}

#[derive(Debug, Serialize)]
struct Fault<'s> {
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
pub(super) fn json(site: &Site, troubles: &[String], source: Option<&str>, editor: Editor<'_>) -> Arc<str> {
    let (mut errors, mut own) = (Vec::new(), Vec::new());
    for finding in &site.findings.list {
        if finding.severity == Severity::Error {
            errors.push(finding);
        } else if source == Some(&*finding.file) {
            own.push(finding);
        }
    }
    // The page's own come first.
    errors.sort_by_key(|finding| source != Some(&*finding.file));
    let show = |findings: &[&'_ Finding]| findings.len().saturating_sub(MOST);
    let faults = Faults {
        troubles,
        more_errors: show(&errors),
        errors: errors.iter().take(MOST).map(|finding| fault(finding, site, editor)).collect(),
        more_own: show(&own),
        own: own.iter().take(MOST).map(|finding| fault(finding, site, editor)).collect(),
    };
    serde_json::to_string(&faults).unwrap_or_else(|_| "{}".to_owned()).into()
}

fn fault<'s>(finding: &'s Finding, site: &'s Site, editor: Editor<'_>) -> Fault<'s> {
    let text = site.files.text(&finding.file).map_or("", |t| &**t);
    let (source, underline) = excerpt(finding, &Lines::new(text));
    let related = finding.related.iter().take(MOST);
    Fault {
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
            .map(|r| Other { place: format!("{}:{}:{}", r.file, r.line, r.column), message: &r.message, open: editor.open(&r.file, r.line, r.column) })
            .collect(),
    }
}
