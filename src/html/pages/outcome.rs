//! An outcome: how far its first measure has come, what it takes, its journeys as strips, the needs behind it, its measures, bounds and
//! opportunities, the processes that bring it about; last its canvas. On paper all of it is one page.

mod backlog;
mod journeys;
mod limits;
mod needs;
mod takes;
mod work;

use maud::{Markup, html};
use serde::Serialize;

use crate::analysis::triple_crown::{self, Trend, TripleCrown};
use crate::analysis::verdict;
use crate::base::vocabulary::{JourneyState, Level};
use crate::model::graph::EdgeKind;
use crate::model::id::Id;
use crate::model::kinds::Outcome;
use crate::words::{Message, message};

use crate::html::fragments::common::Common;
use crate::html::fragments::measure;
use crate::html::fragments::measures::measures;
use crate::html::fragments::reached::reached_when;
use crate::html::fragments::strip_key::strip_key;
use crate::html::fragments::trace;
use crate::html::html_text::{Html, text};
use crate::html::page_context::PageContext;

pub use needs::NeedView;

/// Things of a list that are named; the rest are counted.
const MOST_NAMED: usize = 8;

/// The first of a list, and how many it has more.
fn first<T>(all: &[T]) -> (&[T], usize) {
    let (shown, rest) = all.split_at(all.len().min(MOST_NAMED));
    (shown, rest.len())
}

/// An outcome's page. What is [`Html`] is HTML, ready for its place.
#[derive(Debug, Serialize)]
pub struct OutcomeView<'p> {
    /// What the page of every file sees.
    common: Common<'p>,
    /// Where its first measure stands, with its bullet; none where it has none.
    standing: Option<Html>,
    /// What it takes, as items of the line of facts.
    takes: Html,
    /// The outcome in one line.
    statement: Option<Html>,
    /// Who wants it, and what they say.
    audience: Html,
    /// The process that the customer thinks they are in.
    customer_calls_it: Option<&'p str>,
    /// What they expect today.
    expects: Option<Html>,
    /// The services that people meet on the way, as the items of a list.
    does: Html,
    /// The needs that it meets, as the items of a list.
    needs: Html,
    /// How many of them are met on the way, in a sentence.
    met: Option<Html>,
    /// How wide it is, in a sentence.
    level: &'p str,
    /// The wider outcome that it is a part of.
    parent: Option<Html>,
    /// Which narrower outcomes have to be true for it, in a sentence; none where it has none.
    reached: Option<Html>,
    /// The outcomes that it makes possible, one behind the other.
    supports: Html,
    /// The outcomes that make it possible, one behind the other.
    supported_by: Html,
    /// How we would know: a row for each measure.
    measures: Html,
    /// What is said of cost, revenue and service together, in a sentence.
    crown: String,
    /// The bounds that others set, as the items of a list.
    limits: Html,
    /// The journeys that lead to it today, as strips.
    journeys: Html,
    /// The same of the journeys that should happen.
    targets: Html,
    /// What the marks of the strips mean, as the items of a list.
    key: Html,
    /// What could be better on its journeys, as the items of a list.
    backlog: Html,
    /// The rows of a table: the processes that serve most of its touchpoints.
    serving: Html,
    /// Whether the rows tell what the processes cost.
    has_costs: bool,
    /// What people are glad to meet and what hurts them, as the items of a list; nothing where nothing is written.
    helps_and_hurts: Html,
    /// The pages on which its touchpoints stand by their processes, and its journeys side by side, as links; nothing where there is
    /// neither.
    ways: Html,
    /// How many processes serve its touchpoints.
    processes: usize,
    /// What hangs on it and what it hangs on, as a section; nothing where nothing is linked to it.
    trace: Html,
    /// A list of those that have no row.
    others: Html,
    /// A list of the processes that only stand behind these, and how many there are.
    supporting: (usize, Html),
    /// A list of the processes that claim to help it, and how many there are.
    claimed: (usize, Html),
}

/// The view of an outcome.
pub fn view<'p>(page: &PageContext<'p, '_>, id: Id<Outcome>) -> OutcomeView<'p> {
    let model = page.model();
    let outcome = &model.outcomes[id];
    let work = work::OutcomeProcesses::of(page, id);
    let zone = crate::analysis::value_zone::of_outcome(&page.index.analysis, id);
    let claimed = page.by_title(model.graph.naming(outcome.node, EdgeKind::ContributesTo));
    let (today, _) = journeys::current(page, id);
    let drawn: Vec<_> = today.iter().flat_map(|&journey| model.touchpoints_of(journey)).collect();
    OutcomeView {
        common: Common::of(page, outcome.node),
        standing: standing(page, id),
        takes: takes::takes(page, id),
        statement: page.say_if(&outcome.statement),
        audience: needs::audience(page, outcome),
        customer_calls_it: outcome.customer_calls_it.as_deref(),
        expects: page.say_if(&outcome.expects),
        does: work.services(page),
        needs: needs::needs(page, outcome, &zone),
        met: needs::met(page, outcome, &zone),
        level: page.words().text(level(outcome.level)),
        parent: outcome.parent.map(|p| page.show(model.outcomes[p].node)),
        reached: reached_when(page, outcome).map(Html::from),
        supports: page.in_a_row(outcome.supports.iter().map(|&o| model.outcomes[o].node)),
        supported_by: page.in_a_row(model.graph.naming(outcome.node, EdgeKind::Supports)),
        measures: measures(page, outcome.node, &outcome.measures),
        crown: crowns(page, &triple_crown::of_outcome(model, id)),
        limits: limits::limits(page, outcome),
        journeys: journeys::journeys(page, id, JourneyState::Current),
        targets: journeys::journeys(page, id, JourneyState::Target),
        key: strip_key(page, &drawn).into(),
        backlog: backlog::backlog(page, id),
        serving: work.rows(page, id),
        has_costs: work.has_costs,
        helps_and_hurts: work.helps_and_hurts(page),
        ways: work::ways(page, id),
        processes: work.serving.len(),
        trace: trace::trace(page, outcome.node),
        others: work.others(page),
        supporting: (work.supporting.len(), work.behind(page)),
        claimed: (claimed.len(), work::named(page, claimed)),
    }
}

/// Where the first measure stands: its title, the bullet, how far it has come and what has changed.
fn standing(page: &PageContext<'_, '_>, id: Id<Outcome>) -> Option<Html> {
    let measure = verdict::first_measure(page.model(), id)?;
    let changed = measure::changed(page, measure);
    let said: Markup = html! {
        p {
            (text(&page.model().node(measure.node).title)) ": "
            @if measure.last().is_some() { (measure::last_reading(page, measure)) ", " }
            (measure::standing(page, measure))
            @if let Some(changed) = changed { small { " " (changed) } }
        }
        @if let Some(bullet) = measure::bullet(page, measure) { (bullet) }
    };
    Some(said.into())
}

/// Where cost, revenue and service stand together, in a sentence.
fn crowns(page: &PageContext<'_, '_>, crown: &TripleCrown) -> String {
    let words = page.words();
    if crown.sustained {
        return words.text(message::OUTCOME_CROWN_HELD).to_owned();
    }
    if crown.won {
        return words.text(message::OUTCOME_CROWN_WON).to_owned();
    }
    let courses = [
        (Some(Trend::Better), message::OUTCOME_CROWN_BETTER),
        (Some(Trend::Worse), message::OUTCOME_CROWN_WORSE),
        (Some(Trend::Mixed), message::OUTCOME_CROWN_MIXED),
        (Some(Trend::Same), message::OUTCOME_CROWN_SAME),
        (None, message::OUTCOME_CROWN_UNKNOWN),
    ];
    let parts = courses.into_iter().filter_map(|(course, message)| {
        let names: Vec<&str> = crown.crowns.iter().filter(|c| c.course == course).map(|c| words.text(c.crown)).collect();
        let (last, rest) = names.split_last()?;
        let crowns = match rest {
            [] => (*last).to_owned(),
            _ => words.say(message::LIST_AND, &[("list", (&rest.join(", ")).into()), ("last", (*last).into())]),
        };
        Some(words.say(message, &[("count", names.len().into()), ("crowns", (&crowns).into())]))
    });
    let parts: Vec<String> = parts.collect();
    words.say(message::OUTCOME_CROWN_NOT_WON, &[("crowns", (&parts.join("; ")).into())])
}

fn level(level: Level) -> Message {
    match level {
        Level::Step => message::OUTCOME_LEVEL_STEP,
        Level::Service => message::OUTCOME_LEVEL_SERVICE,
        Level::Life => message::OUTCOME_LEVEL_LIFE,
    }
}
