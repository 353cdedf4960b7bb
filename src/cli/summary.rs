//! What was read and what was found, in one line; and what was passed over.

use std::sync::Arc;

use crate::base::english::plural;
use crate::base::files::tidy;
use crate::check::Findings;
use crate::report;
use crate::report::terminal::in_a_line;
use crate::site::{Checked, Site};
use crate::syntax::content::document::is_readme;

use super::out::say;

/// How many of the files that were passed over are named without being asked for.
const NAMED: usize = 5;

/// Says what was read and found, and names what was passed over: all of it where `verbose`. `way` leads to the site's folder.
pub(super) fn say_summary(site: &Checked, way: &str, verbose: bool) {
    say(&line(site, &site.findings));
    say_left_out(site, &site.findings, way);
    say_passed_over(site, verbose);
}

/// Says how many findings are left to the checks of the sources themselves, and how each is seen. `way` leads to the site's folder.
pub(super) fn say_left_out(site: &Site, findings: &Findings, way: &str) {
    for (prefix, &n) in &findings.left_out {
        // Of an exported graph there is nothing to check here.
        let mut sources = site.model.site.sources.iter();
        let Some(source) = sources.find(|source| source.prefix == *prefix && !source.is_graph) else { continue };
        let folder = tidy(&format!("{way}{}", source.folder.trim_end_matches('/')));
        say(&format!("  {prefix}: {} left to its own check: `throughline check {}`", plural(n, "finding"), in_a_line(&folder)));
    }
}

/// What was read and what was found, in one line. Findings may be held apart from their site.
pub(super) fn line(site: &Site, findings: &Findings) -> String {
    let files = site.documents.len();
    let mut line = format!("{}: {}", plural(files, "content file"), report::findings::text::summary(findings));
    match passed_over(site).count() {
        0 => {}
        n => line.push_str(&format!("; {n} passed over")),
    }
    line
}

/// Names what was passed over, each on a line of its own.
pub(super) fn say_passed_over(site: &Site, verbose: bool) {
    if verbose {
        site.not_content.iter().for_each(|(path, why)| say(&format!("  passed over: {}: {why}", in_a_line(path))));
        return;
    }
    passed_over(site).take(NAMED).for_each(|(path, why)| say(&format!("  passed over: {}: {why}", in_a_line(path))));
    let more = passed_over(site).count().saturating_sub(NAMED);
    if more > 0 {
        say(&format!("  and {more} more: `--verbose` lists them"));
    }
}

/// What somebody may miss: a README tells of its folder, and is only listed with the rest.
pub(super) fn passed_over(site: &Site) -> impl Iterator<Item = &(Arc<str>, &'static str)> {
    site.not_content.iter().filter(|(path, _)| !is_readme(path))
}
