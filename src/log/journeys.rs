//! The logs of a site's journeys: each is counted for each live journey that names it, and remembered while neither changes.

use std::fmt;
use std::io::{self, Cursor, Read};
use std::sync::Arc;

use crate::base::diagnostic::{Diagnostic, Place, quote};
use crate::base::files::{Entry, Files};
use crate::base::rule;
use crate::model::Model;
use crate::model::id::Id;
use crate::model::kinds::{EventLog, Journey};
use crate::model::logged::LogFigures;
use crate::model::nested::{End, Touchpoint};
use crate::syntax::content::document::{Document, Fields};

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
pub struct CountedLogs(Vec<CountedLog>);

/// A log that was counted for a journey.
#[derive(Clone, Debug)]
struct CountedLog {
    path: Arc<str>,
    entry: Entry,
    plan: Plan,
    figures: Result<Arc<LogFigures>, Arc<LogFault>>,
}

/// Counts the logs of the live journeys of a model, and puts what they say into it. What `before` has counted of the same is not counted
/// again, and what is not asked for any more is forgotten. A log that cannot be read is a finding.
pub fn count_logs(
    model: &mut Model,
    documents: &[Arc<Document>],
    files: &Files,
    source: &dyn LogSource,
    before: &mut CountedLogs,
) -> Vec<Diagnostic> {
    let logged: Vec<(Id<Journey>, EventLog)> =
        model.live().filter_map(|(id, journey): (_, &Journey)| Some((id, journey.log.clone()?))).collect();
    let mut counted = Vec::with_capacity(logged.len());
    let mut faults = Vec::new();
    for (id, log) in logged {
        let Some(entry) = files.get(&log.file) else { continue };
        let plan = plan_of(model, id, &log);
        let known = before.0.iter().find(|known| known.path == log.file && known.entry == *entry && known.plan == plan);
        let this = known.cloned().unwrap_or_else(|| CountedLog::of(&log.file, entry, plan, source));
        match &this.figures {
            Ok(_) => {}
            Err(fault) => faults.extend(finding(model, documents, id, &log.file, fault)),
        }
        if let Some(log) = &mut model.journeys[id].log {
            log.figures = this.figures.as_ref().ok().cloned();
        }
        counted.push(this);
    }
    before.0 = counted;
    faults
}

impl CountedLog {
    fn of(path: &Arc<str>, entry: &Entry, plan: Plan, source: &dyn LogSource) -> Self {
        let open = || source.open(path);
        let make_aside = || source.make_aside();
        let figures = super::survey(path, &open).and_then(|survey| super::count(path, &open, &survey, &plan, &make_aside));
        Self { path: Arc::clone(path), entry: entry.clone(), plan, figures: figures.map(Arc::new).map_err(Arc::new) }
    }
}

/// What of a journey is held against its log.
fn plan_of(model: &Model, journey: Id<Journey>, log: &EventLog) -> Plan {
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
    let named = |column: &Option<Arc<str>>| column.as_ref().map(|name| name.to_string());
    Plan {
        touchpoints: all.iter().map(|id| touchpoint(&model.touchpoints[*id])).collect(),
        columns: LogColumns {
            case: named(&log.case),
            activity: named(&log.activity),
            time: named(&log.time),
            resource: named(&log.resource),
            order: named(&log.order),
            object: named(&log.object),
        },
    }
}

/// The documented way that the log of a journey is held against; none where it has no log.
pub fn documented_way(model: &Model, journey: Id<Journey>) -> Option<DocumentedWay> {
    let log = model.journeys[journey].log.as_ref()?;
    Some(DocumentedWay::of(&plan_of(model, journey, log).touchpoints))
}

/// That a log cannot be read, where the journey names it.
fn finding(model: &Model, documents: &[Arc<Document>], journey: Id<Journey>, path: &str, fault: &LogFault) -> Option<Diagnostic> {
    let document = &documents[model.journeys[journey].profile.document?];
    let Fields::Journey(written) = &document.fields else { return None };
    let span = written.log.as_ref()?.file.as_ref()?.0.span;
    let message = format!("the log {} is not read: {fault}", quote(path));
    Some(Diagnostic::new(&rule::LOG_NOT_READ, Place::new(&document.path, span), message).help(fault.help()).as_error())
}
