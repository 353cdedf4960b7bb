//! `throughline log`.

use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::{Args, Subcommand, ValueEnum};

use crate::base::diagnostic::{Severity, quote};
use crate::base::rule;
use crate::check::Findings;
use crate::log::{Dialect, QueryOf, explanation, plan_of, query, written_columns};
use crate::model::graph::Entity;

use super::out::{Terminal, print_data, say_coloured};
use super::{GitArgs, SiteArgs, SourcesArgs, address, candidates};

/// Count the event log of a journey elsewhere.
#[derive(Debug, Args)]
pub(super) struct LogArgs {
    #[command(subcommand)]
    command: LogCommand,
}

#[derive(Debug, Subcommand)]
enum LogCommand {
    Sql(SqlArgs),
}

/// Write the query with which another engine counts the log of a journey.
///
/// For logs that lie in a warehouse or are larger than one machine. Its answer is a small table: saved as CSV and named by `log: {counts: FILE}` it
/// gives the journey the same figures as its log would. The names of columns are those that the journey's `log` says, else case, activity and time.
///
/// Example: throughline log sql after-a-collision --dialect bigquery --table claims.events
#[derive(Debug, Args)]
struct SqlArgs {
    /// The journey, as journey:ID; the id alone will do where only one thing has it.
    #[arg(value_name = "JOURNEY", add = candidates::addresses())]
    journey: String,
    /// Which engine is asked.
    #[arg(long, value_enum, default_value_t = DialectChoice::Duckdb)]
    dialect: DialectChoice,
    /// The table or view of events, as the query names it.
    #[arg(long, value_name = "TABLE", default_value = "log")]
    table: String,
    /// Tell what each row of the answer is, instead of the query.
    #[arg(long)]
    explain: bool,
    /// The site's folder [default: here or above, where throughline.yaml is]
    #[arg(long, value_name = "DIR")]
    site: Option<PathBuf>,
    #[command(flatten)]
    sources: SourcesArgs,
}

/// The engines, as they are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum DialectChoice {
    /// DuckDB, 1.3 or later.
    Duckdb,
    /// Trino, and Athena.
    Trino,
    /// Spark SQL, 3.4 or later, and Databricks.
    Spark,
    /// Google's BigQuery.
    Bigquery,
}

impl From<DialectChoice> for Dialect {
    fn from(choice: DialectChoice) -> Self {
        match choice {
            DialectChoice::Duckdb => Self::DuckDb,
            DialectChoice::Trino => Self::Trino,
            DialectChoice::Spark => Self::Spark,
            DialectChoice::Bigquery => Self::BigQuery,
        }
    }
}

impl LogArgs {
    pub(super) fn run(&self, terminal: &Terminal) -> Result<u8> {
        match &self.command {
            LogCommand::Sql(command) => command.run(terminal),
        }
    }
}

impl SqlArgs {
    fn run(&self, terminal: &Terminal) -> Result<u8> {
        let table = self.table.trim();
        if table.is_empty() || table.contains(['\n', '\r', ';']) {
            bail!("`--table` names one table, as in `--table claims.events`, not {}", quote(&self.table));
        }
        let root = SiteArgs { dir: self.site.clone() }.find()?;
        let site =
            crate::check(crate::load_without_logs(&root, &GitArgs { no_git: true, sources: self.sources.clone() }.options(&root, None))?);
        // A table of counts that is missing or broken is a reason to ask for another.
        let stands =
            |name: &str, severity| severity == Severity::Error && name != rule::LOG_NOT_READ.name && name != rule::MISSING_FILE.name;
        if site.findings.list.iter().any(|finding| stands(finding.rule, finding.severity)) {
            let mut findings = Findings::clone(&site.findings);
            findings.list.retain(|finding| stands(finding.rule, finding.severity));
            say_coloured(crate::report::findings::text::report(&findings, &site.files, &super::way_to(&root), terminal.err).trim_end());
            super::out::say("no query was written: mend the errors first, for it asks what the journeys say");
            return Ok(1);
        }
        let node = site.model.node(address::node(&site.model, &self.journey, |node| matches!(node.entity, Entity::Journey(_)))?);
        let Entity::Journey(id) = node.entity else {
            bail!("{} is no journey, and only journeys have logs: name one, as in `journey:ID`", quote(&self.journey));
        };
        if self.explain {
            print_data(&explanation());
            return Ok(0);
        }
        let document = site.model.journeys[id].profile.document.map(|at| &site.documents[at]);
        let plan = plan_of(&site.model, id, document.map(|document| written_columns(document)).unwrap_or_default());
        print_data(&query(QueryOf { journey: &node.address.id, plan: &plan, table }, self.dialect.into()));
        Ok(0)
    }
}
