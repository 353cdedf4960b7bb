//! `throughline explain`.

use std::fmt::Write as _;

use anyhow::{Result, bail};
use clap::Args;

use crate::base::diagnostic::quote;
use crate::base::rule;
use crate::base::suggest::nearest;

use super::candidates;
use super::out::{Terminal, print, print_coloured};

/// Explain a rule of the checks: what it reports, why, an example, and what to write instead.
///
/// Example: throughline explain unknown-reference
#[derive(Debug, Args)]
pub(super) struct ExplainArgs {
    /// The rule; without one, all rules are listed.
    #[arg(value_name = "RULE", add = candidates::rules())]
    rule: Option<String>,
}

impl ExplainArgs {
    pub(super) fn run(&self, terminal: &Terminal) -> Result<u8> {
        let Some(name) = &self.rule else {
            let mut list = String::new();
            for rule in rule::ALL {
                let level = rule.level.map_or("off", |level| level.word());
                let _ = writeln!(list, "{:28} {level:8} {}", rule.name, rule.summary);
            }
            print(&list);
            return Ok(0);
        };
        let Some(rule) = rule::by_name(name) else {
            match nearest(name, rule::ALL.iter().map(|r| r.name)) {
                Some(near) => bail!("no rule named {}: did you mean `{near}`?", quote(name)),
                None => bail!("no rule named {}: `throughline explain` lists them", quote(name)),
            }
        };
        let mut page = String::new();
        for line in rule.page.lines() {
            let heading = line.starts_with('#');
            let _ = writeln!(page, "{}", if heading { terminal.out.bold(line.trim_start_matches(['#', ' '])) } else { line.to_owned() });
        }
        print_coloured(&page);
        Ok(0)
    }
}
