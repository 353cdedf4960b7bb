//! What the log of a journey says beside what the journey says: how many go as it is written down, and where the two part; touchpoint by
//! touchpoint what is written and what was logged side by side; what people wait; the ways that they went.
//!
//! Nothing is told that rests on fewer than five cases; of a sample shares, and no totals.

mod beside;
mod fits;
mod partings;
mod steps;
mod waits;
mod ways;

use maud::{Markup, Render, html};
use serde::Serialize;

use crate::analysis::logged_touchpoints::{LoggedTouchpoint, of_log};
use crate::analysis::logs::{JourneyLog, log_of};
use crate::base::number_format::NumberFormat;
use crate::html::fragments::journey_tabs::{JourneyTab, tabs};
use crate::html::html_text::{Html, text};
use crate::html::page_context::PageContext;
use crate::html::routes::Route;
use crate::log::{DocumentedWay, documented_way};
use crate::model::id::Id;
use crate::model::kinds::Journey;
use crate::model::logged::Disclosed;
use crate::model::nested::Touchpoint;
use crate::words::message;

/// The page of what the log of a journey says.
#[derive(Debug, Default, Serialize)]
pub struct LoggedView<'p> {
    /// What the journey is called.
    title: &'p str,
    /// The number or code that people know the journey by.
    code: Option<&'p str>,
    /// The ways to look at the journey.
    tabs: Vec<JourneyTab<'p>>,
    /// How many go as it is written down, in a sentence.
    sentence: Html,
    /// What the log tells of, and how long cases take, in a few sentences.
    about: Html,
    /// Where what is written and what was logged part, as the items of a list; nothing where they do not.
    partings: Html,
    /// How many cases go as it is written down, and how many of them do what else, as rows with bars; nothing where nothing may be told.
    fits: Html,
    /// The touchpoints that a log could hold, as rows: the ways between them as written and as logged, and their figures.
    touchpoints: Html,
    /// Those that no log could hold, in a sentence; nothing where there is none.
    passed_over: Html,
    /// What people wait, as the bodies of a table; nothing where no wait is known.
    waits: Html,
    /// The commonest ways, as rows; nothing where none may be told.
    ways: Html,
    /// How many went other ways, in a sentence; nothing where nobody did.
    other_ways: Html,
    /// What is not written down, as the items of a list; nothing where nothing is.
    undocumented: Html,
    /// What is written down and was never logged, as the items of a list; nothing where nothing is.
    unreached: Html,
}

/// The view of what a journey's log says.
pub fn view<'p>(page: &PageContext<'p, '_>, id: Id<Journey>) -> LoggedView<'p> {
    let model = page.model();
    let node = model.journeys[id].node;
    let empty = LoggedView {
        title: &model.node(node).title,
        code: model.code(node),
        tabs: tabs(page, id, &Route::Logged(id)),
        ..LoggedView::default()
    };
    let Some((log, way)) = log_of(model, id).zip(documented_way(model, id)) else { return empty };
    let logged = LoggedJourney::of(page, log, way);
    LoggedView {
        sentence: logged.sentence().into(),
        about: logged.about().into(),
        partings: logged.partings().into(),
        fits: logged.fits().into(),
        touchpoints: logged.touchpoints().into(),
        passed_over: logged.passed_over().into(),
        waits: logged.waits().into(),
        ways: logged.ways().into(),
        other_ways: logged.other_ways().into(),
        undocumented: logged.undocumented().into(),
        unreached: logged.unreached().into(),
        ..empty
    }
}

/// A journey, its log, and the page that tells of both.
struct LoggedJourney<'a, 'p, 's> {
    page: &'a PageContext<'p, 's>,
    log: JourneyLog<'p>,
    way: DocumentedWay,
    /// All its touchpoints, in order.
    all: Vec<Id<Touchpoint>>,
    /// Those that a log could hold, in order.
    rows: Vec<LoggedTouchpoint<'p>>,
}

impl<'a, 'p, 's> LoggedJourney<'a, 'p, 's> {
    fn of(page: &'a PageContext<'p, 's>, log: JourneyLog<'p>, way: DocumentedWay) -> Self {
        let model = page.model();
        Self { page, log, way, all: model.touchpoints_of(log.journey).collect(), rows: of_log(model, log).collect() }
    }

    /// The place of a touchpoint in the journey, from 0.
    fn place(&self, touchpoint: Id<Touchpoint>) -> usize {
        self.all.iter().position(|id| *id == touchpoint).unwrap_or(0)
    }

    /// The row of what stands at a place in the journey; none where no log could hold it.
    fn row_at(&self, place: usize) -> Option<usize> {
        let touchpoint = self.all.get(place)?;
        self.rows.iter().position(|row| row.touchpoint == *touchpoint)
    }

    /// A link to a touchpoint on the journey's map.
    fn to(&self, touchpoint: Id<Touchpoint>) -> Markup {
        self.page.to(self.page.model().touchpoints[touchpoint].node).render()
    }

    /// A number of cases with their share of all; of a sample the share alone.
    fn cases(&self, cases: Disclosed<u64>) -> Markup {
        cases_of(self.page, self.log, cases)
    }
}

/// A number of cases with their share of all; of a sample the share alone.
fn cases_of(page: &PageContext<'_, '_>, log: JourneyLog<'_>, cases: Disclosed<u64>) -> Markup {
    let f = NumberFormat::ENGLISH;
    match (log.share(cases), cases) {
        (Disclosed::Told(share), _) if log.is_sample => html! { (text(&f.share(share))) },
        (Disclosed::Told(share), Disclosed::Told(n)) => html! { (text(&f.share(share))) " (" (text(&count(n))) ")" },
        (Disclosed::Hidden, _) => html! { (page.word(message::FEWER_THAN_FIVE)) },
        _ => html! { (page.word(message::UNKNOWN)) },
    }
}

/// A count as it is written.
fn count(n: u64) -> String {
    usize::try_from(n).map_or_else(|_| n.to_string(), |n| NumberFormat::ENGLISH.count(n))
}
