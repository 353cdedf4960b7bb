//! Engines, by their Python packages.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// An engine, or the parser that stands for those that are nobody's to install.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    DuckDb,
    Spark,
    Parser,
}

/// A query, the log that it is asked of, and where its answer goes.
#[derive(Debug)]
pub(crate) struct Job {
    pub(crate) query: PathBuf,
    pub(crate) log: PathBuf,
    pub(crate) counts: PathBuf,
}

impl Job {
    pub(crate) fn below(folder: &Path, at: usize) -> Self {
        let file = |name: &str| folder.join(format!("{at}-{name}"));
        Self { query: file("query.sql"), log: file("log.csv"), counts: file("counts.csv") }
    }
}

const DUCKDB: &str = r#"
import sys, duckdb
for query, log, counts in (line.rstrip("\n").split("\t") for line in open(sys.argv[1])):
    con = duckdb.connect()
    con.execute(f"CREATE VIEW log AS SELECT * FROM read_csv('{log}', all_varchar = true, header = true, delim = ',', quote = '\"', escape = '\"')")
    con.execute(f"COPY ({open(query).read()}) TO '{counts}' (HEADER)")
"#;

const SPARK: &str = r#"
import csv, sys
from pyspark.sql import SparkSession
spark = (SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").config("spark.sql.shuffle.partitions", "1")
         .config("spark.driver.bindAddress", "127.0.0.1").config("spark.driver.host", "127.0.0.1").getOrCreate())
for query, log, counts in (line.rstrip("\n").split("\t") for line in open(sys.argv[1])):
    spark.read.csv(log, header=True, escape='"', multiLine=True).createOrReplaceTempView("log")
    answer = spark.sql(open(query).read())
    with open(counts, "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(answer.columns)
        writer.writerows(answer.collect())
spark.stop()
"#;

const PARSER: &str = r#"
import sys, sqlglot
for query, log, counts in (line.rstrip("\n").split("\t") for line in open(sys.argv[1])):
    statements = sqlglot.parse(open(query).read(), read=open(log).read(), error_level=sqlglot.ErrorLevel.RAISE)
    selects = [s for s in statements if isinstance(s, sqlglot.exp.Select)]
    assert len(selects) == 1, statements
    assert [c.alias_or_name for c in selects[0].selects] == ["version", "journey", "measure", "subject", "object", "value"]
"#;

impl Engine {
    fn module(self) -> &'static str {
        match self {
            Self::DuckDb => "duckdb",
            Self::Spark => "pyspark",
            Self::Parser => "sqlglot",
        }
    }

    /// Whether it is installed; where it is not, that is said.
    #[expect(clippy::print_stderr, reason = "a test that is left out says so")]
    pub(crate) fn is_there(self) -> bool {
        let ask = |module: &str| {
            Command::new(python()).args(["-c", &format!("import {module}")]).output().is_ok_and(|answer| answer.status.success())
        };
        let has_java = || self != Self::Spark || Command::new("java").arg("-version").output().is_ok_and(|answer| answer.status.success());
        let is_there = ask(self.module()) && has_java();
        if !is_there {
            eprintln!("left out: there is no {} here", self.module());
        }
        is_there
    }

    /// Does what is to do, one after the other.
    pub(crate) fn run(self, folder: &Path, to_do: &[Job]) {
        let list = folder.join("jobs.tsv");
        let line = |job: &Job| format!("{}\t{}\t{}\n", job.query.display(), job.log.display(), job.counts.display());
        fs::write(&list, to_do.iter().map(line).collect::<String>()).unwrap();
        let script = match self {
            Self::DuckDb => DUCKDB,
            Self::Spark => SPARK,
            Self::Parser => PARSER,
        };
        let answer = Command::new(python()).args(["-c", script]).arg(&list).current_dir(folder).output().unwrap();
        assert!(answer.status.success(), "{}", String::from_utf8_lossy(&answer.stderr));
    }
}

fn python() -> String {
    env::var("LOG_PYTHON").unwrap_or_else(|_| "python3".into())
}
