//! What an outcome takes: the duck, the value zone, the teams it crosses, where it breaks, what it
//! stands or falls with, and the work of a month. Each figure opens onto the list that it was
//! counted from, and says what is unknown.

use maud::{Markup, PreEscaped, Render, html};

use crate::analysis::dependencies::Dependency;
use crate::analysis::description::Analysis;
use crate::analysis::single_points::SinglePoint;
use crate::analysis::value_zone::{self, ValueZone};
use crate::analysis::{break_points, duck, effort, single_points, teams_crossed};
use crate::base::vocabulary::NeedSort;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::Outcome;
use crate::picture::duck::DuckPicture;
use crate::words::{Message, MessageValue, message};

use crate::html::html_text::{Html, room, text};
use crate::html::page_context::PageContext;

/// All of them.
pub(super) fn figures(page: &PageContext<'_, '_>, id: Id<Outcome>, zone: &ValueZone) -> Html {
    // Of an outcome that no journey leads to there is no work to count.
    if page.index.reach.touchpoints_of(id).is_empty() {
        return needs_met(page, zone).into();
    }
    html! { (room(8 << 10))
        (the_duck(page, id))
        (needs_met(page, zone))
        (teams(page, id))
        (breaks(page, id))
        (singles(page, id))
        (month(page, id))
    }
    .into()
}

/// A figure.
struct OutcomeFigure {
    name: Message,
    analysis: &'static Analysis,
    /// What it comes to.
    total: Markup,
    /// What is said beside it.
    remarks: Markup,
    /// What it was counted from.
    list: Markup,
}

impl OutcomeFigure {
    fn html(&self, page: &PageContext<'_, '_>) -> Markup {
        let Self { name, analysis, total, remarks, list } = self;
        let comes_to = html! { b { (total) } " " small { (remarks) } };
        let glossary = html! { (text(page.root)) "glossary.html#" (analysis.word.unwrap_or_default()) };
        html! {
            @if list.0.is_empty() {
                div.figure { div.summary { a class="figure-name term" href=(glossary) { (page.word(*name)) } " " (comes_to) } }
            } @else {
                details.figure {
                    summary { span.figure-name { (page.word(*name)) } " " (comes_to) }
                    (list)
                    p { a.term href=(glossary) { (page.word(message::OUTCOME_FIGURE_MEANS)) span.vh { ": " (page.word(*name)) } } }
                }
            }
            "\n"
        }
    }
}

/// A list with a heading of its own; nothing where it is empty.
fn list(page: &PageContext<'_, '_>, heading: impl Render, nodes: impl IntoIterator<Item = NodeId>) -> Markup {
    let shown = page.show_all(nodes);
    html! { @if !shown.is_empty() { h3 { (heading) } (shown) } }
}

/// Things, each with what is said of it; nothing where there are none.
fn things(page: &PageContext<'_, '_>, are_teams: bool, items: impl Iterator<Item = (NodeId, Markup)>) -> Markup {
    let mut items = items.peekable();
    if items.peek().is_none() {
        return Markup::default();
    }
    html! { ul.things data-team[are_teams] { @for (node, said) in items { li { (page.to(node)) " " span.within { (said) } } } } }
}

fn the_duck(page: &PageContext<'_, '_>, id: Id<Outcome>) -> Markup {
    let model = page.model();
    let duck = duck::of_outcome(&page.index.analysis, id);
    let known = |minutes: Option<f64>| minutes.unwrap_or(0.0);
    let picture = DuckPicture { front: known(duck.front_minutes), back: known(duck.back_minutes), support: known(duck.support_minutes) };
    let picture = picture.draw(page.words());
    let minutes = |minutes: Option<f64>| minutes.map_or(MessageValue::Text(page.words().text(message::UNKNOWN)), MessageValue::Minutes);
    let split = [("above", minutes(duck.front_minutes)), ("below", minutes(duck.below()))];
    let unknown = duck.unknown_steps.len() + duck.without_steps.len();
    let remarks = html! {
        @if picture.is_some() { (page.phrase(message::OUTCOME_DUCK_MINUTES, &split)) } @else { (page.word(message::OUTCOME_DUCK_NOT_RECORDED)) }
        @if let Some(share) = duck.share_above() { "; " (page.phrase(message::OUTCOME_DUCK_SHARE, &[("share", per_cent(share))])) }
        @if unknown > 0 { "; " (page.phrase(message::OUTCOME_DUCK_MORE_UNKNOWN, &[("count", unknown.into())])) }
    };
    let processes = page.index.analysis.processes_of(id).len();
    let processes = html! { a href="#tl-processes" { (page.phrase(message::COUNT_PROCESSES, &[("count", processes.into())])) } };
    let list = html! {
        (list(page, page.word(message::OUTCOME_DUCK_UNKNOWN_STEPS), duck.unknown_steps.iter().map(|&s| model.steps[s].node)))
        (list(page, page.word(message::OUTCOME_DUCK_WITHOUT_STEPS), duck.without_steps.iter().map(|&p| model.processes[p].node)))
        p { (page.phrase(message::OUTCOME_DUCK_COUNTED, &[("processes", (&processes).into())])) }
        @if let Some(minutes) = duck.persona_minutes.filter(|m| *m > 0.0) {
            p { (page.phrase(message::OUTCOME_DUCK_CUSTOMERS_WORK, &[("work", MessageValue::Minutes(minutes))])) }
        }
    };
    let total = html! { @match picture { Some(picture) => (PreEscaped(picture)), None => (page.word(message::UNKNOWN)) } };
    OutcomeFigure { name: message::DUCK_TITLE, analysis: &duck::ANALYSIS, total, remarks, list }.html(page)
}

/// A share from 0 to 1 in whole per cent.
fn per_cent(share: f64) -> MessageValue<'static> {
    MessageValue::Number((share * 100.0).round())
}

fn needs_met(page: &PageContext<'_, '_>, zone: &ValueZone) -> Markup {
    let model = page.model();
    let (name, analysis) = (message::OUTCOME_VALUE_ZONE, &value_zone::ANALYSIS);
    let all = zone.met.len() + zone.unmet.len();
    if all == 0 {
        let (total, remarks) = (html! { (page.word(message::UNKNOWN)) }, html! { (page.word(message::OUTCOME_NEEDS_NOT_RECORDED)) });
        return OutcomeFigure { name, analysis, total, remarks, list: Markup::default() }.html(page);
    }
    let sorts = [Some(NeedSort::Stated), Some(NeedSort::Unstated), None].map(|sort| {
        let met: Vec<_> = ValueZone::of_sort(model, &zone.met, sort).map(|n| model.needs[n].node).collect();
        let unmet: Vec<_> = ValueZone::of_sort(model, &zone.unmet, sort).map(|n| model.needs[n].node).collect();
        (sort.map_or("blank", NeedSort::word), met, unmet)
    });
    let sorts = || sorts.iter().filter(|(_, met, unmet)| met.len() + unmet.len() > 0);
    let remarks = html! {
        @for (sort, met, unmet) in sorts() {
            span.dots {
                @for _ in met { i.dot {} }
                @for _ in unmet { i class="dot hollow" {} }
                " "
                (page.phrase(
                    message::OUTCOME_NEEDS_OF_SORT,
                    &[("met", met.len().into()), ("all", (met.len() + unmet.len()).into()), ("sort", (*sort).into())],
                ))
            }
        }
    };
    let list = html! {
        @for (sort, met, unmet) in sorts() {
            (list(page, page.phrase(message::OUTCOME_NEEDS_MET_OF_SORT, &[("sort", (*sort).into())]), met.iter().copied()))
            (list(page, page.phrase(message::OUTCOME_NEEDS_UNMET_OF_SORT, &[("sort", (*sort).into())]), unmet.iter().copied()))
        }
        (list(
            page,
            page.word(message::OUTCOME_SERVICES_WITHOUT_NEED),
            zone.services_without_need.iter().map(|&s| model.services[s].node),
        ))
    };
    let total = html! { (page.phrase(message::OUTCOME_NEEDS_MET, &[("met", zone.met.len().into()), ("all", all.into())])) };
    OutcomeFigure { name, analysis, total, remarks, list }.html(page)
}

fn teams(page: &PageContext<'_, '_>, id: Id<Outcome>) -> Markup {
    let model = page.model();
    let teams = teams_crossed::of_outcome(&page.index.analysis, id);
    let minutes = teams_crossed::minutes(&page.index.analysis, id);
    let mut rows: Vec<(f64, bool, NodeId)> = Vec::new();
    for team in &teams {
        let row = minutes.iter().find(|row| row.team == *team);
        rows.push((row.map_or(0.0, |r| r.total_minutes), row.is_some_and(|r| r.partly), model.teams[*team].node));
    }
    rows.sort_by(|a, b| b.0.total_cmp(&a.0));
    OutcomeFigure {
        name: message::OUTCOME_TEAMS_CROSSED,
        analysis: &teams_crossed::ANALYSIS,
        total: html! { (teams.len()) },
        remarks: html! { (page.word(message::OUTCOME_TEAMS_WORK)) },
        list: things(page, true, rows.into_iter().map(|(minutes, partly, node)| (node, monthly_hours(page, minutes, partly)))),
    }
    .html(page)
}

/// Minutes a month in hours; nothing where none are known.
fn monthly_hours(page: &PageContext<'_, '_>, minutes: f64, partly: bool) -> Markup {
    let hours = [("hours", hours(minutes))];
    html! {
        @match (minutes > 0.0, partly) {
            (true, false) => (page.phrase(message::OUTCOME_HOURS_A_MONTH, &hours)),
            (true, true) => (page.phrase(message::OUTCOME_OVER_HOURS_A_MONTH, &hours)),
            (false, true) => (page.word(message::OUTCOME_HOURS_UNKNOWN)),
            (false, false) => {}
        }
    }
}

/// Minutes as whole hours, below ten with a decimal.
fn hours(minutes: f64) -> MessageValue<'static> {
    let hours = minutes / 60.0;
    MessageValue::Number(if hours < 10.0 { (hours * 10.0).round() / 10.0 } else { hours.round() })
}

fn breaks(page: &PageContext<'_, '_>, id: Id<Outcome>) -> Markup {
    let model = page.model();
    let journeys = break_points::of_outcome(&page.index.analysis, id);
    let sum = |f: fn(&break_points::JourneyBreaks) -> usize| journeys.iter().map(f).sum::<usize>();
    let (hand_offs, changes, between) = (sum(|j| j.hand_offs), sum(|j| j.system_changes), sum(|j| j.between.len()));
    let unknown = sum(|j| j.unknown + j.between_unknown.len());
    let everywhere = [("handoffs", hand_offs.into()), ("changes", changes.into()), ("between", between.into())];
    let remarks = html! {
        (page.phrase(message::OUTCOME_BREAKS_EVERYWHERE, &everywhere))
        @if unknown > 0 { "; " (page.phrase(message::OUTCOME_BREAKS_UNKNOWN, &[("count", unknown.into())])) }
    };
    let list = html! {
        @for journey in journeys.iter().filter(|j| j.total() > 0) {
            h3 { (page.to(model.journeys[journey.journey].node)) }
            p { (breaks_in(page, message::OUTCOME_BREAKS_IN_ITS_PROCESSES, journey.hand_offs, journey.system_changes)) }
            @if !journey.between.is_empty() {
                p { (page.word(message::OUTCOME_BREAKS_JUST_BEFORE)) }
                (page.show_all(journey.between.iter().map(|(_, to)| model.touchpoints[*to].node)))
            }
        }
        (processes_that_break(page, id))
    };
    let total = html! { (hand_offs + changes + between) };
    OutcomeFigure { name: message::OUTCOME_BREAK_POINTS, analysis: &break_points::ANALYSIS, total, remarks, list }.html(page)
}

/// A message about the breaks in the runs of processes.
fn breaks_in(page: &PageContext<'_, '_>, message: Message, hand_offs: usize, system_changes: usize) -> Markup {
    html! { (page.phrase(message, &[("handoffs", hand_offs.into()), ("changes", system_changes.into())])) }
}

/// The processes of an outcome with hand-offs or system changes, those with most first.
fn processes_that_break(page: &PageContext<'_, '_>, id: Id<Outcome>) -> Markup {
    let model = page.model();
    let processes = page.index.analysis.processes_of(id).into_iter().map(|p| break_points::of_process(model, p));
    let mut breaks: Vec<_> = processes.filter(|b| b.hand_offs + b.system_changes > 0).collect();
    breaks.sort_by_key(|b| std::cmp::Reverse(b.hand_offs + b.system_changes));
    let said = |b: &break_points::ProcessBreaks| breaks_in(page, message::OUTCOME_BREAKS_IN_PROCESSES, b.hand_offs, b.system_changes);
    html! {
        @if !breaks.is_empty() { h3 { (page.word(message::OUTCOME_BREAKS_EACH_RUN)) } }
        (things(page, false, breaks.iter().map(|b| (model.processes[b.process].node, said(b)))))
    }
}

fn singles(page: &PageContext<'_, '_>, id: Id<Outcome>) -> Markup {
    let points = single_points::of_outcome(&page.index.analysis, id);
    let remark = if points.is_empty() { message::OUTCOME_SINGLES_NONE } else { message::OUTCOME_SINGLES };
    OutcomeFigure {
        name: message::OUTCOME_SINGLE_POINTS,
        analysis: &single_points::ANALYSIS,
        total: html! { (points.len()) },
        remarks: html! { (page.word(remark)) },
        list: html! { @if !points.is_empty() { ul.things { @for point in &points { (single(page, point)) } } } },
    }
    .html(page)
}

fn single(page: &PageContext<'_, '_>, point: &SinglePoint) -> Markup {
    let kind = match point.part {
        Dependency::Process(_) => message::OUTCOME_SINGLE_PROCESS,
        Dependency::Team(_) => message::OUTCOME_SINGLE_TEAM,
        Dependency::System(_) => message::OUTCOME_SINGLE_SYSTEM,
        Dependency::ThirdParty(_) => message::OUTCOME_SINGLE_THIRD_PARTY,
    };
    let hangs = match (point.in_every_moment, point.in_every_journey) {
        (true, true) => "both",
        (true, false) => "moments",
        _ => "journeys",
    };
    let values = [("kind", page.words().text(kind).into()), ("hangs", hangs.into()), ("count", point.touchpoints.into())];
    html! {
        li data-team[matches!(point.part, Dependency::Team(_))] {
            (page.to(point.part.node(page.model()))) " " span.within { (page.phrase(message::OUTCOME_SINGLE, &values)) }
        }
    }
}

fn month(page: &PageContext<'_, '_>, id: Id<Outcome>) -> Markup {
    let model = page.model();
    let (name, analysis) = (message::OUTCOME_EFFORT, &effort::ANALYSIS);
    let effort = effort::of_outcome(&page.index.analysis, id);
    let unknown = list(page, page.word(message::OUTCOME_EFFORT_UNKNOWN), effort.unknown().map(|p| model.processes[p].node));
    let Some(minutes) = effort.known() else {
        let (total, remarks) = (html! { (page.word(message::UNKNOWN)) }, html! { (page.word(message::OUTCOME_EFFORT_NOT_RECORDED)) });
        return OutcomeFigure { name, analysis, total, remarks, list: unknown }.html(page);
    };
    let all = page.index.known_minutes();
    let count = effort.unknown().count();
    let remarks = html! {
        @if all > 0.0 {
            (page.phrase(message::OUTCOME_EFFORT_SHARE, &[("share", per_cent(minutes / all))]))
        } @else { (page.word(message::OUTCOME_EFFORT_A_MONTH)) }
        @if count > 0 { "; " (page.phrase(message::OUTCOME_EFFORT_PROCESSES_UNKNOWN, &[("count", count.into())])) }
    };
    let known = effort.from.iter().filter_map(|given| {
        let hours = monthly_hours(page, given.minutes?, given.partly);
        let part = [("hours", (&hours).into()), ("share", per_cent(given.share))];
        let said = html! { @if given.share < 1.0 { (page.phrase(message::OUTCOME_EFFORT_PART, &part)) } @else { (hours) } };
        Some((model.processes[given.process].node, said))
    });
    let list = html! { (things(page, false, known)) (unknown) };
    let total = html! { (page.phrase(message::OUTCOME_EFFORT_HOURS, &[("hours", hours(minutes))])) };
    OutcomeFigure { name, analysis, total, remarks, list }.html(page)
}
