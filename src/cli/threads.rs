//! The threads that share the work.

use std::io;
use std::num::NonZero;
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::thread::{Builder, available_parallelism};

use anyhow::{Context as _, Result};
use rayon::{ThreadBuilder, ThreadPoolBuilder};

/// Starts a thread for each core, or `jobs` where that is fewer: more would only wait for each other. Where the system
/// lets nobody start so many, as many as it does; where it lets nobody start any, the work is done without.
///
/// # Errors
/// They were started before.
pub(super) fn start(jobs: Option<usize>) -> Result<()> {
    let cores = available_parallelism().map_or(1, NonZero::get);
    let wanted = jobs.filter(|&jobs| jobs > 0).map_or(cores, |jobs| jobs.min(cores));
    let (hand_over, tasks) = mpsc::channel::<ThreadBuilder>();
    let tasks = Arc::new(Mutex::new(tasks));
    let start_one = || {
        let tasks = Arc::clone(&tasks);
        Builder::new().name("worker".into()).spawn(move || {
            let task = tasks.lock().unwrap_or_else(PoisonError::into_inner).recv();
            if let Ok(task) = task {
                task.run();
            }
        })
    };
    let started = (0..wanted).take_while(|_| start_one().is_ok()).count();
    let pool = ThreadPoolBuilder::new();
    let pool = if started == 0 { pool.num_threads(1).use_current_thread() } else { pool.num_threads(started) };
    let pool = pool.spawn_handler(move |task| hand_over.send(task).map_err(|_| io::Error::other("no thread takes the work")));
    pool.build_global().context("cannot start the threads")
}
