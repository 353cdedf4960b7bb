//! Has the rules asked about a site: at once where they answer quickly, else on a thread beside the
//! server, so that the fresh page of a save does not wait for them.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use anyhow::Result;

use crate::check::Findings;
use crate::site::{Site, check};

use super::loader::LoadedSite;
use super::overlay::Problem;

/// Rules that answered in less than this are waited for: two loads of a page within a moment would
/// only flicker.
const SOON: Duration = Duration::from_millis(10);

/// The fresh page has both processors for itself for this long: the rules would take them.
const FIRST: Duration = Duration::from_millis(100);

/// How long they take for a document, before it was seen.
const FOR_ONE: Duration = Duration::from_micros(10);

/// What the rules found in a site.
#[derive(Debug)]
pub(super) struct CheckOutcome {
    /// Which job's this is.
    number: u64,
    /// None where the program failed by a fault of its own, and once they are the site's.
    findings: Option<Findings>,
    pub took: Duration,
}

/// A linked site that is to be checked.
struct CheckJob {
    number: u64,
    site: Arc<Site>,
}

/// Checks one site after the other.
#[derive(Debug)]
pub(super) struct BackgroundCheck {
    jobs: Sender<CheckJob>,
    /// How many sites were to be checked.
    begun: u64,
    /// How long the last check took; none before there was one.
    took: Option<Duration>,
    /// What was found last, when no error stood.
    last: Arc<Findings>,
}

impl BackgroundCheck {
    /// Outcomes that come later go to `on_outcome`, until nobody wants them.
    ///
    /// # Errors
    /// The system lets nobody start another thread.
    pub(super) fn start(on_outcome: impl Fn(CheckOutcome) -> bool + Send + 'static) -> Result<Self> {
        let (jobs, waiting) = channel();
        std::thread::Builder::new().name("rules".into()).spawn(move || check_all(&waiting, on_outcome))?;
        Ok(Self { jobs, begun: 0, took: None, last: Arc::default() })
    }

    /// Has a site checked. Until the rules have answered, it shows what they found before.
    pub(super) fn begin(&mut self, loaded: &mut LoadedSite) {
        self.begun += 1;
        // What an audience sees was made of a site that was checked.
        if loaded.written.is_some() {
            return;
        }
        let expected = self.took.unwrap_or_else(|| FOR_ONE * u32::try_from(loaded.site.documents.len()).unwrap_or(u32::MAX));
        let is_quick = expected < SOON || loaded.site.has_errors();
        let job = CheckJob { number: self.begun, site: Arc::clone(&loaded.site) };
        if is_quick {
            let mut outcome = job.run();
            self.took = Some(outcome.took);
            self.finish(loaded, &mut outcome);
        } else {
            // The thread lives as long as this does.
            let _ = self.jobs.send(job);
            loaded.findings = Arc::clone(&self.last);
            loaded.is_being_checked = true;
        }
    }

    /// Whether an outcome is that of the last site. What it took counts in any case.
    pub(super) fn is_latest(&mut self, outcome: &CheckOutcome) -> bool {
        self.took = Some(outcome.took);
        outcome.number == self.begun
    }

    /// Moves what was found into the site.
    pub(super) fn finish(&mut self, loaded: &mut LoadedSite, outcome: &mut CheckOutcome) {
        loaded.is_being_checked = false;
        match outcome.findings.take().map(Arc::new) {
            Some(findings) => {
                if !findings.warnings_suppressed {
                    self.last = Arc::clone(&findings);
                }
                loaded.findings = findings;
            }
            None => {
                loaded.findings = Arc::clone(&self.last);
                loaded.problems.push(Problem::of_our_own());
            }
        }
    }
}

impl CheckJob {
    fn run(self) -> CheckOutcome {
        let begun = Instant::now();
        let Self { number, site } = self;
        let findings = catch_unwind(AssertUnwindSafe(|| check(&site))).ok();
        CheckOutcome { number, findings, took: begun.elapsed() }
    }
}

fn check_all(jobs: &Receiver<CheckJob>, on_outcome: impl Fn(CheckOutcome) -> bool) {
    while let Ok(mut job) = jobs.recv() {
        // Nobody waits for what was to be checked before.
        while let Ok(newer) = jobs.recv_timeout(FIRST) {
            job = newer;
        }
        if !on_outcome(job.run()) {
            return;
        }
    }
}
