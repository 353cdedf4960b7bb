//! Figures of a thing, from the analyses, in one list of lines on its page: each leads to where it is explained, and says beside itself
//! what of it is unknown.

use maud::{Markup, Render, html};

use crate::analysis::description::Analysis;
use crate::analysis::failure_demand::FailureCause;
use crate::analysis::known_sum::KnownSum;
use crate::analysis::{effort, failure_demand, roles};
use crate::base::number_format::NumberFormat;
use crate::html::html_text::{Html, joined, text};
use crate::html::page_context::PageContext;
use crate::html::routes::insight_page;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::Process;
use crate::words::{Message, MessageValue, message};

/// Outcomes of a line that are named; the rest are counted.
const MOST_NAMED: usize = 4;

/// All lines as a list; nothing where there are none.
pub fn list(page: &PageContext<'_, '_>, lines: &Markup) -> Html {
    html! { @if !lines.0.is_empty() { ul.figures aria-label=(page.word(message::FIGURES).0) { (lines) } } }.into()
}

/// A line: what is told, which leads to where that is explained, and what is said.
pub fn line(page: &PageContext<'_, '_>, name: Message, of: &Analysis, said: impl Render) -> Markup {
    html! { li { b { (insight(page, of, page.word(name))) } " " span { (said) } } }
}

/// Words that lead to where an analysis is explained.
pub fn insight(page: &PageContext<'_, '_>, of: &Analysis, words: impl Render) -> Markup {
    html! { a href={ (text(page.root)) (text(&insight_page(of))) } { (words) } }
}

/// The work of a process in a month and where it goes.
pub fn effort(page: &PageContext<'_, '_>, id: Id<Process>) -> Markup {
    let analysis = &page.index.analysis;
    if !analysis.is_working(id) {
        return Markup::default();
    }
    let work = effort::work_of(page.model(), id);
    let all = page.index.known_minutes();
    let said = match work.minutes {
        None => html! { span.unknown { (page.word(message::FIGURES_EFFORT_UNKNOWN)) } },
        Some(minutes) => {
            let share = MessageValue::Share(if all > 0.0 { minutes / all } else { 0.0 });
            let work_a_month = NumberFormat::ENGLISH.work(minutes);
            html! {
                (page.phrase(message::OUTCOME_EFFORT_SHARE, &[("work", (&work_a_month).into()), ("share", share)]))
                @if work.partly { "; " span.unknown { (page.word(message::FIGURES_EFFORT_PARTLY)) } }
            }
        }
    };
    html! { (line(page, message::FIGURES_EFFORT, &effort::ANALYSIS, said)) (goes_to(page, id)) (cost(page, id)) }
}

/// To which outcomes the work of a process goes, the largest share first, and what of it leads to none.
fn goes_to(page: &PageContext<'_, '_>, id: Id<Process>) -> Markup {
    let model = page.model();
    let split = page.index.analysis.split(id);
    let mut outcomes = split.outcomes.clone();
    outcomes.sort_by(|a, b| b.1.total_cmp(&a.1));
    let (named, rest) = outcomes.split_at(outcomes.len().min(MOST_NAMED));
    let share = |says: Message, share: f64, outcome: Option<NodeId>| {
        let outcome = outcome.map(|node| page.show(node)).unwrap_or_default();
        html! { (page.phrase(says, &[("share", MessageValue::Share(share)), ("outcome", (&outcome).into())])) }
    };
    let mut parts: Vec<Markup> =
        named.iter().map(|&(outcome, part)| share(message::FIGURES_GOES_TO, part, Some(model.outcomes[outcome].node))).collect();
    if !rest.is_empty() {
        parts.push(html! { (page.phrase(message::AND_MORE, &[("count", rest.len().into())])) });
    }
    let residues = [(split.claimed, message::FIGURES_CLAIMED), (split.no_path, message::FIGURES_NO_PATH)];
    parts.extend(residues.into_iter().filter(|(part, _)| *part > 0.0).map(|(part, says)| share(says, part, None)));
    line(page, message::FIGURES_GOES, &effort::ANALYSIS, joined(parts, ", "))
}

/// What a process costs in a month; nothing where that is unknown, or nobody says in which currency.
fn cost(page: &PageContext<'_, '_>, id: Id<Process>) -> Markup {
    let model = page.model();
    let Some((currency, cost)) = model.site.currency.as_deref().zip(effort::cost_of(model, id)) else { return Markup::default() };
    let cost = NumberFormat::ENGLISH.money(cost, currency);
    line(page, message::OUTCOME_COST, &effort::ANALYSIS, page.phrase(message::OUTCOME_COST_KNOWN, &[("cost", (&cost).into())]))
}

/// The work of a month of a role or team; nothing where it does none.
pub fn own_work(page: &PageContext<'_, '_>, minutes: KnownSum, does_some: bool) -> Markup {
    if !does_some {
        return Markup::default();
    }
    let said = match minutes.total() {
        None => html! { span.unknown { (page.word(message::FIGURES_WORK_UNKNOWN)) } },
        Some(minutes_a_month) => {
            let work = NumberFormat::ENGLISH.work(minutes_a_month);
            html! {
                (page.phrase(message::OUTCOME_WORK_A_MONTH, &[("work", (&work).into())]))
                @if minutes.is_partial() { "; " span.unknown { (page.word(message::FIGURES_EFFORT_PARTLY)) } }
            }
        }
    };
    line(page, message::FIGURES_EFFORT, &roles::ANALYSIS, said)
}

/// What exists only because a thing went wrong, and what that takes of us and of them; nothing where nothing does.
pub fn sets_off(page: &PageContext<'_, '_>, node: NodeId) -> Markup {
    let Some(FailureCause { touchpoints, our_minutes, their_minutes, .. }) = page.index.failure_causes().get(&node) else {
        return Markup::default();
    };
    let model = page.model();
    let places = joined(touchpoints.iter().take(MOST_NAMED).map(|&t| page.to(model.touchpoints[t].node)), ", ");
    let takes = [(message::FIGURES_OURS, our_minutes), (message::FIGURES_THEIRS, their_minutes)];
    let takes = takes.map(|(says, minutes)| {
        let work = minutes.map_or_else(|| page.words().text(message::UNKNOWN).to_owned(), |minutes| NumberFormat::ENGLISH.work(minutes));
        html! { (page.phrase(says, &[("work", (&work).into())])) }
    });
    let said = html! {
        (page.phrase(message::FIGURES_SETS_OFF_COUNT, &[("count", touchpoints.len().into())])) ": " (places)
        @if touchpoints.len() > MOST_NAMED { " " (page.phrase(message::AND_MORE, &[("count", (touchpoints.len() - MOST_NAMED).into())])) }
        "; " (joined(takes, ", "))
    };
    line(page, message::FIGURES_SETS_OFF, &failure_demand::ANALYSIS, said)
}
