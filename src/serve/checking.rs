//! Has the rules asked about a site: at once where they answer quickly, else on a thread beside the
//! keeper, so that the fresh page of a save does not wait for them.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use anyhow::Result;

use crate::check::Findings;
use crate::session::{Site, Unchecked};

use super::keeper::Message;

/// Rules that answered in less than this are waited for: two loads of a page within a moment would
/// only flicker.
const SOON: Duration = Duration::from_millis(10);

/// The fresh page has both processors for itself for this long: the rules would take them.
const FIRST: Duration = Duration::from_millis(100);

/// How long they take for a document, before it was seen.
const FOR_ONE: Duration = Duration::from_micros(10);

/// What the rules found in a site.
#[derive(Debug)]
pub(super) struct Checked {
    /// Which question this answers.
    asked: u64,
    /// None where the program failed by a fault of its own.
    pub findings: Option<Findings>,
    pub took: Duration,
}

/// A linked site whose rules have not been asked.
struct Question {
    number: u64,
    site: Arc<Site>,
    unchecked: Unchecked,
}

/// Asks the rules.
#[derive(Debug)]
pub(super) struct Checker {
    questions: Sender<Question>,
    /// How often they have been asked.
    asked: u64,
    /// How long they took last; none before they were asked.
    took: Option<Duration>,
}

impl Checker {
    /// Answers that come later go to `answers`.
    ///
    /// # Errors
    /// The system lets nobody start another thread.
    pub(super) fn start(answers: Sender<Message>) -> Result<Self> {
        let (questions, asked) = channel();
        std::thread::Builder::new().name("rules".into()).spawn(move || answer_all(&asked, &answers))?;
        Ok(Self { questions, asked: 0, took: None })
    }

    /// What the rules find; none where that is told later, unless something else is asked before.
    pub(super) fn ask(&mut self, site: &Arc<Site>, unchecked: Unchecked) -> Option<Checked> {
        self.asked += 1;
        let question = Question { number: self.asked, site: Arc::clone(site), unchecked };
        let expected = self.took.unwrap_or_else(|| FOR_ONE * u32::try_from(site.documents.len()).unwrap_or(u32::MAX));
        if expected < SOON || question.unchecked.has_errors() {
            let checked = question.answer();
            self.note(&checked);
            return Some(checked);
        }
        // The thread lives as long as this does.
        let _ = self.questions.send(question);
        None
    }

    /// Whether an answer is that to the last question.
    pub(super) fn note(&mut self, checked: &Checked) -> bool {
        self.took = Some(checked.took);
        checked.asked == self.asked
    }
}

impl Question {
    fn answer(self) -> Checked {
        let begun = Instant::now();
        let Self { number, site, unchecked } = self;
        let findings = catch_unwind(AssertUnwindSafe(|| unchecked.check(&site))).ok();
        Checked { asked: number, findings, took: begun.elapsed() }
    }
}

fn answer_all(questions: &Receiver<Question>, answers: &Sender<Message>) {
    while let Ok(mut question) = questions.recv() {
        // Nobody waits for what was asked before.
        while let Ok(newer) = questions.recv_timeout(FIRST) {
            question = newer;
        }
        if answers.send(Message::Checked(question.answer())).is_err() {
            return;
        }
    }
}
