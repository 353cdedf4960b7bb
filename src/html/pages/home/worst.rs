//! The worst three of each kind, a line each, with the page that tells the rest.

use std::cmp::Reverse;

use maud::{Markup, html};

use crate::analysis::dependencies::Dependency;
use crate::analysis::description::Analysis;
use crate::analysis::{break_points, failure_demand, limits, opportunities, pains, single_points};
use crate::base::number_format::NumberFormat;
use crate::model::id::NodeId;
use crate::model::kinds::Journey;
use crate::picture::sparkline::with_unit;
use crate::words::{Message, MessageValue, message};

use crate::html::fragments::figures::insight;
use crate::html::html_text::{Html, page_at, text};
use crate::html::page_context::PageContext;

/// How many of each kind.
const MOST: usize = 3;

/// Something bad: where it is, what it says, and the figure that ranks it.
struct WorstLine {
    to: NodeId,
    says: String,
    figure: Markup,
}

/// All kinds of which there are some, as the items of a list. No team is among them.
pub(super) fn worst(page: &PageContext<'_, '_>) -> Html {
    let kinds: [(Message, &Analysis, Vec<WorstLine>); 6] = [
        (message::HOME_WORST_PAINS, &pains::ANALYSIS, pains(page)),
        (message::HOME_WORST_NEEDS, &opportunities::ANALYSIS, needs(page)),
        (message::HOME_WORST_LIMITS, &limits::ANALYSIS, broken(page)),
        (message::HOME_WORST_CAUSES, &failure_demand::ANALYSIS, causes(page)),
        (message::HOME_WORST_BREAKS, &break_points::ANALYSIS, breaks(page)),
        (message::HOME_WORST_SINGLE, &single_points::ANALYSIS, singles(page)),
    ];
    html! {
        @for (title, of, lines) in kinds.iter().filter(|(_, _, lines)| !lines.is_empty()) {
            li { h3 { (insight(page, of, page.word(*title))) } ol { @for line in lines { (line.show(page)) } } }
        }
    }
    .into()
}

impl WorstLine {
    fn of(page: &PageContext<'_, '_>, to: NodeId, figure: Markup) -> Self {
        Self { to, says: page.title(to).into_owned(), figure }
    }

    fn show(&self, page: &PageContext<'_, '_>) -> Markup {
        html! {
            li { a href={ (text(page.root)) (page_at(&page.model().node(self.to).address)) } { (text(&self.says)) } " " small { (self.figure) } }
        }
    }
}

fn pains(page: &PageContext<'_, '_>) -> Vec<WorstLine> {
    let model = page.model();
    let scored = pains::all(&page.index.analysis).into_iter().filter_map(|pain| Some((pain, pain.score.filter(|score| *score > 0.0)?)));
    let line = |(pain, score): (pains::PainScore, f64)| WorstLine {
        to: model.touchpoints[pain.touchpoint].node,
        says: model.pains[pain.pain].text.plain(model).into_owned(),
        figure: html! { (page.phrase(message::HOME_WORST_OF_HUNDRED, &[("score", MessageValue::Number(score))])) },
    };
    scored.take(MOST).map(line).collect()
}

/// Those that stand out: what is met is not among them.
fn needs(page: &PageContext<'_, '_>) -> Vec<WorstLine> {
    let model = page.model();
    let scored = opportunities::all(model).into_iter().filter_map(|need| need.band.and(need.score).map(|score| (need.need, score)));
    let figure = |score| html! { (page.phrase(message::HOME_WORST_OF_TWENTY, &[("score", MessageValue::Number(score))])) };
    scored.take(MOST).map(|(need, score)| WorstLine::of(page, model.needs[need].node, figure(score))).collect()
}

fn broken(page: &PageContext<'_, '_>) -> Vec<WorstLine> {
    let model = page.model();
    let broken = limits::furthest_first(model).into_iter().filter(limits::LimitState::is_broken);
    let line = |state: limits::LimitState<'_>| {
        let measure = &model.measures[state.limit.measure?];
        let value = with_unit(measure.last()?.1, measure.unit.as_deref().unwrap_or_default());
        Some(WorstLine {
            to: model.outcomes[state.outcome].node,
            says: state.limit.text.plain(model).into_owned(),
            figure: html! { (page.phrase(message::HOME_WORST_STANDS_AT, &[("value", (&value).into())])) },
        })
    };
    broken.filter_map(line).take(MOST).collect()
}

fn causes(page: &PageContext<'_, '_>) -> Vec<WorstLine> {
    let mut causes: Vec<_> = page.index.failure_causes().values().collect();
    let minutes = |cause: &failure_demand::FailureCause| cause.our_minutes.unwrap_or(0.0) + cause.their_minutes.unwrap_or(0.0);
    causes.retain(|cause| minutes(cause) > 0.0);
    causes.sort_by(|a, b| minutes(b).total_cmp(&minutes(a)));
    let line = |cause: &failure_demand::FailureCause| {
        let work = NumberFormat::ENGLISH.work(minutes(cause));
        let figure = html! { (page.phrase(message::HOME_WORST_A_MONTH, &[("work", (&work).into())])) };
        WorstLine::of(page, cause.cause, figure)
    };
    causes.into_iter().take(MOST).map(line).collect()
}

fn breaks(page: &PageContext<'_, '_>) -> Vec<WorstLine> {
    let model = page.model();
    let all: Vec<_> = model.live::<Journey>().map(|(id, _)| break_points::of_journey(&page.index.analysis, id)).collect();
    let middle = break_points::middle(&all);
    let of = |breaks: &break_points::JourneyBreaks| (breaks.changes_of_hands(), model.journeys[breaks.journey].node);
    let mut journeys: Vec<(usize, NodeId)> = all.iter().map(of).filter(|(hands, _)| *hands > 0).collect();
    journeys.sort_by_key(|&(hands, _)| Reverse(hands));
    let figure = |hands: usize| {
        html! {
            @match middle {
                Some(middle) => (page.phrase(message::HOME_WORST_TIMES_BESIDE, &[("count", hands.into()), ("middle", middle.into())])),
                None => (page.phrase(message::HOME_WORST_TIMES, &[("count", hands.into())])),
            }
        }
    };
    journeys.into_iter().take(MOST).map(|(hands, node)| WorstLine::of(page, node, figure(hands))).collect()
}

fn singles(page: &PageContext<'_, '_>) -> Vec<WorstLine> {
    let model = page.model();
    let part = |&node: &NodeId| Dependency::of_entity(model.node(node).entity).filter(|part| !matches!(part, Dependency::Team(_)));
    let weighed = page.index.single_points().keys().filter_map(part).map(|part| (Reverse(page.index.analysis.hanging_on(part)), part));
    let mut parts: Vec<(Reverse<usize>, Dependency)> = weighed.collect();
    parts.sort_unstable();
    let figure = |count: usize| html! { (page.phrase(message::COUNT_TOUCHPOINTS, &[("count", count.into())])) };
    parts.into_iter().take(MOST).map(|(Reverse(count), part)| WorstLine::of(page, part.node(model), figure(count))).collect()
}
