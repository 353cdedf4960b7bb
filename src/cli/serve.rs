//! `throughline serve`: watch → session → server.

use std::time::Duration;

use anyhow::{Result, anyhow};
use clap::Args;

use crate::base::date::Date;
use crate::io::disk;
use crate::link;
use crate::report;
use crate::report::terminal::in_a_line;
use crate::serve::{FindingsReport, LoadReport, PORT, ServeOptions, ServerEvent, serve};
use crate::session::Options;
use crate::site::{NotContent, Site};

use super::out::{Terminal, print, print_coloured, say};
use super::{GitArgs, SiteArgs, date, summary};

/// Show a site in the browser, and load its pages again as its files are saved.
///
/// Faults are explained in the page and here. Nothing is written to the disk.
///
/// Example: throughline serve --open
#[derive(Debug, Args)]
pub(super) struct ServeArgs {
    #[command(flatten)]
    site: SiteArgs,
    #[command(flatten)]
    git: GitArgs,
    /// The address to listen on; another than the usual one lets others see the site [default: 127.0.0.1]
    #[arg(long, value_name = "HOST")]
    host: Option<String>,
    /// The port to listen on [default: 4747, or the next one that is free]
    #[arg(long, value_name = "PORT")]
    port: Option<u16>,
    /// A name under which requests are answered, beside this machine's own: that of a proxy or a container; may be given
    /// several times.
    #[arg(long, value_name = "NAME", value_parser = host_name)]
    allow_host: Vec<String>,
    /// Open the home page in the browser.
    #[arg(long)]
    open: bool,
    /// Drafts are part of the site.
    #[arg(long)]
    drafts: bool,
    /// What this audience sees, one of `audiences` in throughline.yaml: the rest has no page and no address. While an error stands it is shown as it
    /// was before.
    #[arg(long, value_name = "NAME")]
    audience: Option<String>,
    /// The day from which age counts [default: the newest commit's, else the newest in the content].
    #[arg(long, value_parser = date, value_name = "DATE")]
    as_of: Option<Date>,
    /// What opens a place in an editor, as vscode://file{file}:{line}:{column}
    #[arg(long, value_name = "TEMPLATE", value_parser = editor_url)]
    editor_url: Option<String>,
    /// Look for changes twice a second, where the system does not tell of them: network drives, containers.
    #[arg(long)]
    poll: bool,
    /// Also list everything that was passed over: Markdown files that are no content, links to folders.
    #[arg(long)]
    verbose: bool,
}

impl ServeArgs {
    pub(super) fn run(self, terminal: &Terminal) -> Result<u8> {
        let root = self.site.find()?;
        if let Some(audience) = &self.audience {
            link::audience(&disk::config_of(&root), audience).map_err(|fault| anyhow!(fault))?;
        }
        let options = Options { drafts: self.drafts, ..self.git.options(&root, self.as_of) };
        let way = super::way_to(&root);
        let serving = ServeOptions {
            root,
            host: self.host,
            port: self.port,
            allowed_hosts: self.allow_host,
            editor_url: self.editor_url,
            poll: self.poll,
            history: !self.git.no_git,
            options,
            audience: self.audience,
        };
        let (open, verbose, terminal) = (self.open, self.verbose, *terminal);
        let mut begun = false;
        let mut passed_over = NotContent::new();
        serve(&serving, move |event| match event {
            ServerEvent::Listening { url, others, open: is_open, moved } => {
                print(&format!("{url}\n"));
                others.iter().for_each(|url| print(&format!("{url}\n")));
                if is_open {
                    say("everybody who can reach this machine can see the site: there is no password");
                }
                if moved {
                    say(&format!("port {PORT} is taken: this is the next free one"));
                }
                if open && let Err(error) = open::that_detached(&url) {
                    terminal.fail(&anyhow!(error).context(format!("cannot open {url}")));
                }
            }
            ServerEvent::Loaded(loaded) => {
                report_load(&loaded, begun, &way, &terminal);
                if loaded.site.not_content != passed_over {
                    summary::say_passed_over(loaded.site, verbose);
                    passed_over.clone_from(&loaded.site.not_content);
                }
                begun = true;
            }
            ServerEvent::NotRendered(problem) => terminal.fail(&anyhow!("{problem}")),
            ServerEvent::Checked { site, found, took, reloaded } => {
                report_findings(site, found, &way, &terminal);
                say(&format!("checked ({}): {}{}", millis(took), summary::line(site, found.findings), pages_reloaded(reloaded)));
            }
        })?;
        Ok(0)
    }
}

/// One line for a change; what was found, where it is not what was found before.
fn report_load(loaded: &LoadReport<'_>, begun: bool, way: &str, terminal: &Terminal) {
    let outcome = match loaded.found {
        Some(found) => {
            report_findings(loaded.site, found, way, terminal);
            summary::line(loaded.site, found.findings)
        }
        None => "being checked".to_owned(),
    };
    let what = if begun { what_changed(loaded.changed) } else { "read".to_owned() };
    say(&format!("{what} ({}): {outcome}{}", millis(loaded.took), pages_reloaded(loaded.reloaded)));
    for problem in loaded.problems {
        terminal.fail(&anyhow!("{problem}"));
    }
}

/// Prints what was found, where it is new. `way` leads to the site's folder.
fn report_findings(site: &Site, found: FindingsReport<'_>, way: &str, terminal: &Terminal) {
    if found.differs && !found.findings.list.is_empty() {
        print_coloured(&report::findings::text::report(found.findings, &site.files, way, terminal.out));
    }
}

fn pages_reloaded(n: usize) -> String {
    match n {
        0 => String::new(),
        1 => "; 1 open page reloaded".to_owned(),
        n => format!("; {n} open pages reloaded"),
    }
}

fn what_changed(paths: &[String]) -> String {
    match paths {
        [] => "looked again".to_owned(),
        [one] => in_a_line(one).into_owned(),
        [one, other] => format!("{}, {}", in_a_line(one), in_a_line(other)),
        [one, others @ ..] => format!("{} and {} more", in_a_line(one), others.len()),
    }
}

fn millis(took: Duration) -> String {
    format!("{:.0} ms", took.as_secs_f64() * 1000.0)
}

/// A name without anything around it.
fn host_name(text: &str) -> Result<String, String> {
    let is_name = !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_'));
    if is_name { Ok(text.to_owned()) } else { Err("write a name alone, without `http://` and port, as host.docker.internal".to_owned()) }
}

/// An address that a browser hands to another program, never one that runs in the page.
fn editor_url(text: &str) -> Result<String, String> {
    let scheme = text.split(':').next().unwrap_or("");
    let is_scheme = scheme.len() < text.len()
        && !scheme.is_empty()
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    let in_page = ["javascript", "data", "vbscript", "blob"].iter().any(|s| scheme.eq_ignore_ascii_case(s));
    if !is_scheme || in_page || !text.contains("{file}") {
        return Err("write an address with {file}, as vscode://file{file}:{line}:{column}".to_owned());
    }
    Ok(text.to_owned())
}
