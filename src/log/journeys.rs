//! The logs of a site's journeys: each is counted for each live journey that names it, and remembered while neither changes.

use std::fmt;
use std::io::{self, Cursor, Read};
use std::sync::Arc;

use xxhash_rust::xxh3::xxh3_128;

use crate::base::diagnostic::{Diagnostic, Place, quote};
use crate::base::files::{Entry, Files};
use crate::base::rule;
use crate::base::span::Span;
use crate::model::Model;
use crate::model::id::Id;
use crate::model::kinds::{EventLog, Journey};
use crate::model::logged::{LogFigures, RememberedLog};
use crate::model::nested::{End, Touchpoint};
use crate::syntax::content::document::{Document, Fields};

use super::counts::CountsFault;
use super::event::AsideFile;
use super::fault::LogFault;
use super::plan::{LogColumns, Plan, PlannedTouchpoint, microseconds};
use super::way::DocumentedWay;

/// Where logs are read from.
pub trait LogSource: Sync + fmt::Debug {
    /// Opens the file at a path of the site, at its beginning.
    ///
    /// # Errors
    /// It cannot be opened.
    fn open(&self, path: &str) -> io::Result<Box<dyn Read + Send>>;

    /// The figures that were counted before, as the site's output keeps them; `output` is the folder that the site names for it.
    fn remembered(&self, _output: &str) -> Vec<RememberedLog> {
        Vec::new()
    }

    /// Makes a place for what is too much for the memory, which is gone once nobody holds it.
    ///
    /// # Errors
    /// There is no room for one.
    fn make_aside(&self) -> io::Result<Box<dyn AsideFile>>;
}

/// The texts of a snapshot, as far as it holds them.
impl LogSource for Files {
    fn open(&self, path: &str) -> io::Result<Box<dyn Read + Send>> {
        match self.get(path) {
            Some(Entry::Text(text)) => Ok(Box::new(Cursor::new(text.as_bytes().to_vec()))),
            _ => Err(io::ErrorKind::NotFound.into()),
        }
    }

    fn make_aside(&self) -> io::Result<Box<dyn AsideFile>> {
        Ok(Box::new(Cursor::new(Vec::new())))
    }
}

/// What was counted, and of what.
#[derive(Debug, Default)]
pub struct CountedLogs {
    counted: Vec<CountedLog>,
    /// What the output keeps, once it was asked.
    kept: Option<Vec<RememberedLog>>,
}

impl CountedLogs {
    /// The figures of the logs that were counted last, to be told again another time.
    pub fn to_remember(&self) -> Vec<RememberedLog> {
        let all = self.counted.iter();
        let mut all: Vec<RememberedLog> =
            all.filter_map(|log| Some(RememberedLog { key: log.key?, figures: log.figures.as_ref().ok().cloned()? })).collect();
        all.sort_by_key(|log| log.key);
        all.dedup_by_key(|log| log.key);
        all
    }
}

/// A log that was counted for a journey.
#[derive(Clone, Debug)]
struct CountedLog {
    path: Arc<str>,
    entry: Entry,
    plan: Plan,
    /// What stands for all that the figures hang on, where they may be told again another time.
    key: Option<u128>,
    figures: Result<Arc<LogFigures>, Arc<UnreadLog>>,
}

/// Why there are no figures.
#[derive(Debug)]
enum UnreadLog {
    /// The log cannot be read.
    Log(LogFault),
    /// The table of counts cannot.
    Counts(Vec<CountsFault>),
}

/// Counts the logs of the live journeys of a model, or takes what another engine counted, and puts what they say into it. What `before` has
/// counted of the same is not counted again, nor what the output keeps of the same, and what is not asked for any more is forgotten. A log that cannot be read is a finding.
pub fn count_logs(
    model: &mut Model,
    documents: &[Arc<Document>],
    files: &Files,
    source: &dyn LogSource,
    output: &str,
    before: &mut CountedLogs,
) -> Vec<Diagnostic> {
    let logged: Vec<(Id<Journey>, EventLog)> =
        model.live().filter_map(|(id, journey): (_, &Journey)| Some((id, journey.log.clone()?))).collect();
    let mut counted = Vec::with_capacity(logged.len());
    let mut faults = Vec::new();
    for (id, log) in logged {
        let Some(entry) = files.get(&log.file) else { continue };
        let plan = plan_of(model, id, columns_of(&log));
        // Whether a table of counts may tell of other journeys too hangs on these.
        let known =
            before.counted.iter().find(|known| !log.is_counts && known.path == log.file && known.entry == *entry && known.plan == plan);
        let this = match known {
            Some(known) => known.clone(),
            None if log.is_counts => CountedLog::of_counts(model, id, &log.file, entry, plan),
            None => {
                let says = LogSays::of(model, id, &log);
                let kept = before.kept.get_or_insert_with(|| source.remembered(output));
                CountedLog::of(&says, entry, plan, source, kept)
            }
        };
        if let Err(unread) = &this.figures {
            faults.extend(findings(model, documents, id, &log.file, unread));
        }
        if let Some(log) = &mut model.journeys[id].log {
            log.figures = this.figures.as_ref().ok().cloned();
        }
        counted.push(this);
    }
    before.counted = counted;
    faults
}

impl CountedLog {
    /// Counts a log, or takes its figures from what is kept of the same log.
    fn of(says: &LogSays<'_>, entry: &Entry, plan: Plan, source: &dyn LogSource, kept: &[RememberedLog]) -> Self {
        let path = &says.log.file;
        let open = || source.open(path);
        let make_aside = || source.make_aside();
        let (key, figures) = match super::survey(path, &open) {
            Ok(survey) => {
                let key = says.key(&plan, survey.hash, env!("CARGO_PKG_VERSION"));
                let events: Vec<usize> = plan.touchpoints.iter().map(|planned| planned.events.len()).collect();
                let known = kept.iter().find(|kept| kept.key == key && kept.figures.fit(&events));
                let count = || super::count(path, &open, &survey, &plan, &make_aside).map(Arc::new);
                (Some(key), known.map_or_else(count, |kept| Ok(Arc::clone(&kept.figures))))
            }
            Err(fault) => (None, Err(fault)),
        };
        let figures = figures.map_err(|fault| Arc::new(UnreadLog::Log(fault)));
        Self { path: Arc::clone(path), entry: entry.clone(), plan, key, figures }
    }

    /// What another engine counted, for a journey.
    fn of_counts(model: &Model, journey: Id<Journey>, path: &Arc<str>, entry: &Entry, plan: Plan) -> Self {
        let node = model.node(model.journeys[journey].node);
        let ids: Vec<&str> = std::iter::once(&node.address.id).chain(&node.aliases).map(|id| &**id).collect();
        let journeys = model.journeys.iter().map(|(_, journey)| model.node(journey.node));
        let others: Vec<&str> = journeys.flat_map(|node| std::iter::once(&node.address.id).chain(&node.aliases)).map(|id| &**id).collect();
        let whole = |message: &str, help: &str| CountsFault { span: Span::new(0, 0), message: message.to_owned(), help: help.to_owned() };
        let counted = match entry {
            Entry::Text(text) | Entry::Active { text, .. } => super::counts_figures(text, &ids, &others, &plan),
            Entry::NotText { valid_up_to, .. } => {
                let fault = whole("this table of counts is not UTF-8", "save it as UTF-8");
                Err(vec![CountsFault { span: Span::new(*valid_up_to, *valid_up_to), ..fault }])
            }
            Entry::TooLarge { .. } => Err(vec![whole(
                "this table of counts is larger than 16 MB",
                "count a log with fewer different ways, or a part of it with `basis: sample`",
            )]),
            Entry::Binary { .. } | Entry::LeadsOutside | Entry::PassedOver(_) => {
                Err(vec![whole("this is no table of counts", "save the answer of the query as CSV, with the ending `.csv`")])
            }
        };
        let figures = counted.map(Arc::new).map_err(|faults| Arc::new(UnreadLog::Counts(faults)));
        Self { path: Arc::clone(path), entry: entry.clone(), plan, key: None, figures }
    }
}

/// What a journey says of its log, and who its touchpoints are between.
struct LogSays<'a> {
    log: &'a EventLog,
    /// By touchpoint: who it is from, then whom it is to.
    ends: Vec<Vec<String>>,
}

impl<'a> LogSays<'a> {
    fn of(model: &Model, journey: Id<Journey>, log: &'a EventLog) -> Self {
        let end = |end: &End| match end {
            End::Persona => "persona".to_owned(),
            End::Us => "us".to_owned(),
            End::Nobody => "nobody".to_owned(),
            End::OtherPersona(id) => model.node(model.personas[*id].node).address.to_string(),
            End::ThirdParty(id) => model.node(model.third_parties[*id].node).address.to_string(),
        };
        let ends = model.touchpoints_of(journey).map(|id| &model.touchpoints[id]);
        Self { log, ends: ends.map(|t| std::iter::once(&t.from).chain(&t.to).map(end).collect()).collect() }
    }

    /// What stands for all that the figures of a log of these bytes hang on, where this version of the program counts them.
    fn key(&self, plan: &Plan, bytes: u128, program: &str) -> u128 {
        let EventLog { file, basis, .. } = self.log;
        let all = format!("{program} {bytes:032x} {file:?} {basis:?} {plan:?} {:?}", self.ends);
        xxh3_128(all.as_bytes())
    }
}

/// What of a journey is held against its log, which has these columns.
pub fn plan_of(model: &Model, journey: Id<Journey>, columns: LogColumns) -> Plan {
    let all: Vec<Id<Touchpoint>> = model.touchpoints_of(journey).collect();
    let place = |id: Id<Touchpoint>| all.iter().position(|other| *other == id);
    let touchpoint = |t: &Touchpoint| {
        let node = model.node(t.node);
        let names = node.aliases.iter().chain([&node.title]).map(|name| name.to_string());
        PlannedTouchpoint {
            id: node.address.nested.as_deref().unwrap_or_default().to_owned(),
            names: names.collect(),
            events: t.events.iter().map(|name| name.to_string()).collect(),
            is_with_us: !t.to.contains(&End::Nobody) && (t.from == End::Us || t.to.contains(&End::Us)),
            next: t.next.iter().filter_map(|next| place(next.to)).collect(),
            wait: t.wait.map(microseconds),
            within: t.within.map(microseconds),
        }
    };
    Plan { touchpoints: all.iter().map(|id| touchpoint(&model.touchpoints[*id])).collect(), columns }
}

/// The columns that a log is read by.
fn columns_of(log: &EventLog) -> LogColumns {
    LogColumns::named([&log.case, &log.activity, &log.time, &log.resource, &log.order, &log.object].map(Option::as_deref))
}

/// The columns that a journey writes for its log, whether there is a file or not; of their usual names where it writes none.
pub fn written_columns(document: &Document) -> LogColumns {
    let Fields::Journey(journey) = &document.fields else { return LogColumns::default() };
    let Some(log) = &journey.log else { return LogColumns::default() };
    let columns = [&log.case, &log.activity, &log.time, &log.resource, &log.order, &log.object];
    LogColumns::named(columns.map(|column| column.as_ref().map(|name| &*name.value)))
}

/// The documented way that the log of a journey is held against; none where it has no log.
pub fn documented_way(model: &Model, journey: Id<Journey>) -> Option<DocumentedWay> {
    let log = model.journeys[journey].log.as_ref()?;
    Some(DocumentedWay::of(&plan_of(model, journey, columns_of(log)).touchpoints))
}

/// That a log cannot be read, where the journey names it; of a table of counts, where it stands there.
fn findings(model: &Model, documents: &[Arc<Document>], journey: Id<Journey>, path: &Arc<str>, unread: &UnreadLog) -> Vec<Diagnostic> {
    let found = |place, message: String, help: &str| Diagnostic::new(&rule::LOG_NOT_READ, place, message).help(help).as_error();
    match unread {
        UnreadLog::Counts(faults) => {
            faults.iter().map(|fault| found(Place::new(path, fault.span), fault.message.clone(), &fault.help)).collect()
        }
        UnreadLog::Log(fault) => {
            let document = model.journeys[journey].profile.document.map(|at| &documents[at]);
            let written = document.and_then(|document| match &document.fields {
                Fields::Journey(written) => Some((&document.path, written.log.as_ref()?.path()?.0.span)),
                _ => None,
            });
            let message = format!("the log {} is not read: {fault}", quote(path));
            written.map(|(document, span)| found(Place::new(document, span), message, fault.help())).into_iter().collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::vocabulary::LogBasis;

    #[test]
    fn another_program_or_other_bytes_are_counted_again() {
        let log = EventLog {
            file: "walks.csv".into(),
            is_counts: false,
            figures: None,
            case: None,
            activity: None,
            time: None,
            resource: None,
            order: None,
            object: None,
            basis: LogBasis::All,
        };
        let says = LogSays { log: &log, ends: Vec::new() };
        let key = says.key(&Plan::default(), 1, "1.0.0");
        assert_eq!(key, says.key(&Plan::default(), 1, "1.0.0"));
        assert_ne!(key, says.key(&Plan::default(), 1, "1.0.1"));
        assert_ne!(key, says.key(&Plan::default(), 2, "1.0.0"));
    }
}
