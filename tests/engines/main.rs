//! Counting elsewhere: the queries of `throughline log sql` in the engines that they are written for. What DuckDB and Spark answer has to give
//! the same figures as the log itself, to the last digit; the words of Trino and BigQuery are read by a parser.
//!
//! They are asked by their Python packages: `pip install duckdb pyspark sqlglot`, in the `python3` at hand or in the one that `LOG_PYTHON`
//! names; Spark needs Java. What is not installed is left out, and `./test` says so.

#![expect(clippy::disallowed_methods, reason = "tests start other programs and read the environment")]

mod engine;
mod logs;

use std::fs;

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, TestRunner};
use throughline::log::{Dialect, Plan, QueryOf, query};

use engine::{Engine, Job};
use logs::{LARGE, figures_of_counts, figures_of_log, large_log, plan, plan_with_twins};

/// The figures of a log and of what an engine counted in it are the same.
fn assert_counts_the_same(engine: Engine, dialect: Dialect, jobs: &[(Plan, String)]) {
    let folder = tempfile::tempdir().unwrap();
    let to_do: Vec<Job> = jobs
        .iter()
        .enumerate()
        .map(|(at, (plan, log))| {
            let job = Job::below(folder.path(), at);
            fs::write(&job.log, log).unwrap();
            fs::write(&job.query, query(QueryOf { journey: "walk", plan, table: "log" }, dialect)).unwrap();
            job
        })
        .collect();
    engine.run(folder.path(), &to_do);
    for ((plan, log), job) in jobs.iter().zip(&to_do) {
        let counts = fs::read_to_string(&job.counts).unwrap();
        let (ours, theirs) = (figures_of_log(log, plan), figures_of_counts(&counts, plan));
        assert_eq!(theirs, ours, "{plan:#?}\n{}\n{}", &log[..log.len().min(4000)], &counts[..counts.len().min(8000)]);
    }
}

/// A hundred thousand events, with one touchpoint for each activity and with several.
fn large() -> Vec<(Plan, String)> {
    let log = large_log(LARGE);
    vec![(plan(), log.clone()), (plan_with_twins(), log)]
}

#[test]
fn duckdb_counts_a_large_log_as_the_program_does() {
    if Engine::DuckDb.is_there() {
        assert_counts_the_same(Engine::DuckDb, Dialect::DuckDb, &large());
    }
}

#[test]
fn spark_counts_a_large_log_as_the_program_does() {
    if Engine::Spark.is_there() {
        assert_counts_the_same(Engine::Spark, Dialect::Spark, &large());
    }
}

#[test]
fn duckdb_counts_any_small_log_as_the_program_does() {
    if !Engine::DuckDb.is_there() {
        return;
    }
    let mut runner = TestRunner::new_with_rng(
        Config::default(),
        proptest::test_runner::TestRng::deterministic_rng(proptest::test_runner::RngAlgorithm::ChaCha),
    );
    let strategy = logs::any_job();
    let jobs: Vec<(Plan, String)> = (0..40).map(|_| strategy.new_tree(&mut runner).unwrap().current()).collect();
    assert_counts_the_same(Engine::DuckDb, Dialect::DuckDb, &jobs);
}

#[test]
fn the_queries_are_what_each_engine_reads() {
    if !Engine::Parser.is_there() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let mut to_do = Vec::new();
    for plan in [plan(), plan_with_twins(), Plan::default()] {
        for (dialect, name) in Dialect::ALL.into_iter().zip(["duckdb", "trino", "spark", "bigquery"]) {
            let job = Job::below(folder.path(), to_do.len());
            let sql = query(QueryOf { journey: "walk", plan: &plan, table: "lake.events" }, dialect);
            fs::write(&job.query, sql).unwrap();
            fs::write(&job.log, name).unwrap();
            to_do.push(job);
        }
    }
    Engine::Parser.run(folder.path(), &to_do);
}
