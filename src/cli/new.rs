//! `throughline new`.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Result, bail};
use clap::Args;

use crate::base::diagnostic::{Severity, quote};
use crate::base::files::resolve;
use crate::base::kind::Kind;
use crate::base::rule;
use crate::base::slug::{fold, is_id};
use crate::check::Finding;
use crate::io::{create, disk};
use crate::session::{Options, Session};
use crate::site::{Checked, Site};
use crate::syntax::config::NAME;
use crate::syntax::fields::types::id_help;
use crate::syntax::scaffold::{blank, required_names};

use super::out::{print, say};
use super::schema::parse_kind;
use super::{SourcesArgs, candidates};

/// Write a new file of a kind, its fields explained in comments.
///
/// It goes into the first content folder, in the folder named after its kind. Nothing is overwritten.
///
/// Example: throughline new journey return-a-book --title "I bring a book back"
#[derive(Debug, Args)]
pub(super) struct NewArgs {
    /// A kind: outcome, persona, journey, process, service, team, system, third-party or page.
    #[arg(value_name = "KIND", add = candidates::kinds())]
    kind: String,
    /// Its id, which others refer to and which names the file: one word.
    #[arg(value_name = "ID", required = true)]
    id: Vec<String>,
    /// What it is called [default: made from the id]
    #[arg(long, value_name = "TITLE")]
    title: Option<String>,
    /// The site's folder [default: here or above, where throughline.yaml is]
    #[arg(long, value_name = "DIR")]
    site: Option<PathBuf>,
    #[command(flatten)]
    sources: SourcesArgs,
}

impl NewArgs {
    pub(super) fn run(&self) -> Result<u8> {
        let kind = parse_kind(&self.kind)?;
        let written = self.id.join(" ");
        let id = fold(&written);
        if !is_id(&id) {
            bail!("{} cannot be an id: {}", quote(&written), id_help(&written));
        }
        let title = self.title(&id)?;
        let here = super::here();
        let root = super::find_site(self.site.as_deref())?;
        let files = disk::read(&root, &[], &self.sources.folders)?;
        let mut session = Session::default();
        let before = session.load(files, &Options::default());
        let path = path_of(&before, kind, &id)?;
        refuse_taken(&before, kind, &id)?;

        let known = names(&before, kind);
        let filled: BTreeMap<&'static str, String> = known.iter().filter_map(|(field, ids)| Some((*field, ids.first()?.clone()))).collect();
        let new = blank(kind, &title, &filled);
        let mut files = before.files.clone();
        files.insert_text(path.as_str(), &new.text);
        let after = session.load(files, &Options::default());
        if !after.documents.iter().any(|document| *document.path == *path) {
            let why = after.not_content.iter().find(|(other, _)| **other == *path).map_or("`exclude` leaves it out", |(_, why)| why);
            bail!("{path} would be no part of the site ({why}): choose another id, or change {NAME}");
        }
        create::create(&root, &[(&path, &new.text)])?;

        let written = root.join(&path);
        print(&format!("{}\n", written.strip_prefix(&here).unwrap_or(&written).display()));
        tell_filled_in(&known);
        tell_left_open(&new.placeholders, &known);
        tell_new_errors(&before.findings.list, &after.findings.list, &path);
        Ok(0)
    }

    /// The title, in one line: as given, else the words of the id.
    fn title(&self, id: &str) -> Result<String> {
        let Some(given) = &self.title else {
            let words = id.replace(['-', '_'], " ");
            let mut letters = words.trim().chars();
            let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
            return Ok(if first.is_empty() { id.to_owned() } else { format!("{first}{}", letters.as_str()) });
        };
        let title = given.split_whitespace().collect::<Vec<_>>().join(" ");
        if title.is_empty() {
            bail!("the title is blank: give it words, or leave `--title` out");
        }
        Ok(title)
    }
}

/// Where the new file goes, from the site's folder.
pub(super) fn path_of(site: &Checked, kind: Kind, id: &str) -> Result<String> {
    let unreadable = |finding: &&Finding| *finding.file == *NAME && [rule::YAML_SYNTAX.name, rule::ENCODING.name].contains(&finding.rule);
    if let Some(fault) = site.findings.list.iter().find(unreadable) {
        bail!("{NAME}:{}:{}: {}: mend it first, since it says where content lies", fault.line, fault.column, fault.message);
    }
    let folder = match site.config.content.first() {
        None => String::new(),
        Some(first) => match resolve(NAME, &first.0.value) {
            Some(folder) if folder.is_empty() => folder,
            Some(folder) => format!("{folder}/"),
            None => bail!("`content` names {}, which is not in the site's folder: mend {NAME} first", quote(&first.0.value)),
        },
    };
    let own = format!("{folder}{}/", kind.folder());
    // A folder that is there already under capitals is the same one.
    let there = site.files.iter().find_map(|(path, _)| path.get(..own.len()).filter(|start| start.eq_ignore_ascii_case(&own)));
    Ok(format!("{}{id}.md", there.unwrap_or(&own)))
}

/// Fails where another file of the kind has that id, or had it once.
pub(super) fn refuse_taken(site: &Site, kind: Kind, id: &str) -> Result<()> {
    for document in site.documents.iter().filter(|d| d.kind == kind) {
        let article = kind.with_article();
        if *document.id == *id {
            bail!("there is {article} `{id}` already, in {}: choose another id", document.path);
        }
        if document.common.aliases.iter().any(|alias| *alias.value == *id) {
            bail!("{article} in {} has the alias `{id}`: choose another id", document.path);
        }
    }
    Ok(())
}

/// For each required field that names another file, the ids that it may name, sorted.
fn names(site: &Site, kind: Kind) -> Vec<(&'static str, Vec<String>)> {
    let ids = |named: Kind| {
        let is_part = |d: &&Arc<_>| {
            let d: &crate::syntax::content::document::Document = d;
            d.kind == named && !d.broken && !d.id.is_empty() && !d.is_draft()
        };
        let mut ids: Vec<String> = site.documents.iter().filter(is_part).map(|d| d.id.to_string()).collect();
        ids.sort();
        ids
    };
    required_names(kind).map(|(field, named)| (field, ids(named))).collect()
}

fn tell_filled_in(known: &[(&str, Vec<String>)]) {
    for (field, ids) in known {
        match ids.as_slice() {
            [] => {}
            [only] => say(&format!("`{field}` is `{only}`: there is no other")),
            [first, rest @ ..] => say(&format!("`{field}` is `{first}`, the first of {}: see whether it is the right one", rest.len() + 1)),
        }
    }
}

/// Says which placeholders wait for their author.
fn tell_left_open(placeholders: &[&str], known: &[(&str, Vec<String>)]) {
    for field in placeholders {
        let lacking = known.iter().any(|(name, _)| name == field);
        let why = if lacking { ": the site has none to name yet" } else { "" };
        say(&format!("to be filled in: `{field}`{why}"));
    }
}

/// Says what the new file breaks elsewhere: the first third party with a file asks for the others.
fn tell_new_errors(before: &[Finding], after: &[Finding], path: &str) {
    let errors = |list: &[Finding]| -> Vec<String> {
        let errors = list.iter().filter(|f| f.severity == Severity::Error && *f.file != *path);
        errors.map(|f| format!("{}:{}:{}: {}", f.file, f.line, f.column, f.message)).collect()
    };
    let old = errors(before);
    for error in errors(after).iter().filter(|error| !old.contains(error)) {
        say(&format!("to be mended: {error}"));
    }
}
