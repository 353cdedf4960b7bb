//! The processes that bring an outcome about: a row for each with its work and where on the way it serves, and those that only stand
//! behind them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use maud::{Markup, PreEscaped, html};

use crate::analysis::helps_and_hurts::{Effect, ProcessEffect};
use crate::analysis::{break_points, effort, helps_and_hurts};
use crate::base::number_format::NumberFormat;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::{Outcome, Process, Service};
use crate::model::nested::Touchpoint;
use crate::picture::curve::{feeling_class, say_feeling};
use crate::words::{Message, message};

use crate::html::html_text::{Html, joined, path, text};
use crate::html::page_context::PageContext;
use crate::html::routes::Route;

/// The pages that tell more of who stands behind the journeys of an outcome, as links.
pub(super) fn ways(page: &PageContext<'_, '_>, id: Id<Outcome>) -> Html {
    let model = page.model();
    let node = model.outcomes[id].node;
    let traced = (!page.index.reach.touchpoints_of(id).is_empty()).then_some((Route::Traceability(id), message::OUTCOME_AS_A_MATRIX));
    let beside = (model.side_by_side(node).len() > 1).then_some((Route::SideBySide(node), message::OUTCOME_SIDE_BY_SIDE));
    let links = [traced, beside].into_iter().flatten();
    let links = links.map(|(route, says)| html! { a href={ (page.root) (path(&route.path(model))) } { (page.word(says)) } });
    joined(links, " · ").into()
}

/// Services named on the canvas; the rest are counted.
const MOST_SERVICES: usize = 6;

/// Processes with a row of their own; of more the rest are named.
const MOST_ROWS: usize = 10;

/// Processes that are named as hurting, and as helping.
const MOST_EFFECTS: usize = 4;

/// The processes of an outcome.
pub(super) struct OutcomeProcesses {
    /// Those that its touchpoints name, with these, the ones that serve most first.
    pub(super) serving: Vec<(Id<Process>, Vec<Id<Touchpoint>>)>,
    /// Those that stand behind them only.
    pub(super) supporting: Vec<Id<Process>>,
    services: BTreeSet<Id<Service>>,
    /// Whether what any of them costs is known, in a currency: else no column tells it.
    pub(super) has_costs: bool,
    /// What each of those that serve does to how people feel.
    effects: BTreeMap<Id<Process>, ProcessEffect>,
    /// The part of the work of each that goes to the outcome, over 0 and up to 1.
    shares: BTreeMap<Id<Process>, f64>,
}

impl OutcomeProcesses {
    /// Of an outcome.
    pub(super) fn of(page: &PageContext<'_, '_>, id: Id<Outcome>) -> Self {
        let model = page.model();
        let mut direct: BTreeMap<Id<Process>, Vec<Id<Touchpoint>>> = BTreeMap::new();
        let mut services = BTreeSet::new();
        for &t in page.index.reach.touchpoints_of(id) {
            services.extend(model.touchpoints[t].service);
            for &p in page.index.reach.serving(t) {
                direct.entry(p).or_default().push(t);
            }
        }
        services.extend(direct.keys().flat_map(|&p| model.processes[p].delivers.iter().copied()));
        let all = page.index.reach.with_supporters(direct.keys().copied().collect());
        let supporting = all.into_iter().filter(|p| !direct.contains_key(p)).collect();
        let mut serving: Vec<_> = direct.into_iter().collect();
        let by_title = |a: Id<Process>, b: Id<Process>| model.by_title(model.processes[a].node, model.processes[b].node);
        serving.sort_by(|a, b| b.1.len().cmp(&a.1.len()).then_with(|| by_title(a.0, b.0)));
        let analysis = &page.index.analysis;
        let effects = helps_and_hurts::of_outcome(analysis, id).into_iter().map(|effect| (effect.process, effect)).collect();
        let shares = effort::of_outcome(analysis, id).from.into_iter().map(|given| (given.process, given.share)).collect();
        let has_costs = model.site.currency.is_some() && serving.iter().any(|(process, _)| effort::cost_of(model, *process).is_some());
        Self { serving, supporting, services, has_costs, effects, shares }
    }

    /// What people are glad to meet and what hurts them, the worst and the best first; nothing where nothing is written.
    pub(super) fn helps_and_hurts(&self, page: &PageContext<'_, '_>) -> Html {
        let of = |wanted: Effect| {
            let mut all: Vec<&ProcessEffect> = self.effects.values().filter(|effect| effect.effect == Some(wanted)).collect();
            let weight = |effect: &ProcessEffect| effect.feeling.map_or(0.0, f64::abs);
            all.sort_by(|a, b| weight(b).total_cmp(&weight(a)).then(b.touchpoints.len().cmp(&a.touchpoints.len())));
            all
        };
        let list = |word: Message, effects: &[&ProcessEffect]| {
            html! {
                @if !effects.is_empty() {
                    li {
                        b { (page.word(word)) } " "
                        (joined(effects.iter().take(MOST_EFFECTS).map(|effect| self.effect(page, effect)), ", "))
                        @if effects.len() > MOST_EFFECTS { " " (page.phrase(message::AND_MORE, &[("count", (effects.len() - MOST_EFFECTS).into())])) }
                    }
                }
            }
        };
        html! { (list(message::OUTCOME_HURTS, &of(Effect::Hurts))) (list(message::OUTCOME_HELPS, &of(Effect::Helps))) }.into()
    }

    /// A process and how people feel where they meet it.
    fn effect(&self, page: &PageContext<'_, '_>, effect: &ProcessEffect) -> Markup {
        html! {
            span {
                (page.to(page.model().processes[effect.process].node))
                @if let Some(feeling) = effect.feeling { " " small.(feeling_class(feeling)) { (text(&say_feeling(feeling))) } }
            }
        }
    }

    /// The services that people meet on the way, as the items of a list.
    pub(super) fn services(&self, page: &PageContext<'_, '_>) -> Html {
        let model = page.model();
        let services = page.by_title(self.services.iter().map(|&s| model.services[s].node));
        let more = services.len().saturating_sub(MOST_SERVICES);
        html! {
            @for &service in services.iter().take(MOST_SERVICES) { li { (page.to(service)) } }
            @if more > 0 { li.within { (page.phrase(message::AND_MORE, &[("count", more.into())])) } }
        }
        .into()
    }

    /// The processes that serve it as rows of a table, those that serve most of its touchpoints first.
    pub(super) fn rows(&self, page: &PageContext<'_, '_>, id: Id<Outcome>) -> Html {
        let on_the_way = page.index.reach.touchpoints_of(id);
        html! { @for (process, touchpoints) in self.serving.iter().take(MOST_ROWS) { (self.row(page, *process, touchpoints, on_the_way)) } }
            .into()
    }

    fn row(&self, page: &PageContext<'_, '_>, id: Id<Process>, serves: &[Id<Touchpoint>], on_the_way: &[Id<Touchpoint>]) -> Markup {
        let model = page.model();
        let process = &model.processes[id];
        let share = self.shares.get(&id).copied();
        let work = share.zip(effort::work_of(model, id).minutes).map(|(share, minutes)| NumberFormat::ENGLISH.work(minutes * share));
        let steps = process.steps.iter().map(|&step| model.steps[step].by);
        let teams: BTreeSet<_> = steps.chain(process.by.iter().copied()).filter_map(|actor| model.team_of(actor)).collect();
        let changes = break_points::of_process(model, id).hand_offs;
        let figure = |figure: Option<&String>| {
            html! { td.right { @match figure { Some(figure) => (text(figure)), None => span.unknown { (page.word(message::UNKNOWN)) } } } }
        };
        let effect = self.effects.get(&id).and_then(|effect| effect.effect);
        html! {
            tr {
                td { (page.to(process.node)) }
                td.right { @if !process.steps.is_empty() { (process.steps.len()) } }
                (figure(work.as_ref()))
                @if let Some(currency) = model.site.currency.as_deref().filter(|_| self.has_costs) {
                    @let cost = share.zip(effort::cost_of(model, id)).map(|(share, cost)| NumberFormat::ENGLISH.money(cost * share, currency));
                    (figure(cost.as_ref()))
                }
                td.right { @if !teams.is_empty() { (teams.len()) } }
                td.right { @if !process.steps.is_empty() { (changes) } }
                td {
                    @match effect {
                        Some(Effect::Hurts) => b { (page.word(message::OUTCOME_HURTS)) },
                        Some(Effect::Helps) => (page.word(message::OUTCOME_HELPS)),
                        _ => {}
                    }
                }
                td { (places(serves, on_the_way)) (serves.len()) }
            }
        }
    }

    /// Those that have no row of their own, as a list.
    pub(super) fn others(&self, page: &PageContext<'_, '_>) -> Html {
        let others = self.serving.iter().skip(MOST_ROWS).map(|(process, _)| page.model().processes[*process].node);
        named(page, others.collect())
    }

    /// Those that only stand behind, as a list.
    pub(super) fn behind(&self, page: &PageContext<'_, '_>) -> Html {
        named(page, page.by_title(self.supporting.iter().map(|&p| page.model().processes[p].node)))
    }
}

/// Links to things as a list, the first of many; nothing where there are none.
pub(super) fn named(page: &PageContext<'_, '_>, nodes: Vec<NodeId>) -> Html {
    let (shown, more) = super::first(&nodes);
    html! {
        @if !shown.is_empty() {
            ul.things {
                @for &node in shown { li { (page.to(node)) } }
                @if more > 0 { li.within { (page.phrase(message::AND_MORE, &[("count", more.into())])) } }
            }
        }
    }
    .into()
}

/// The way as a row of points, those filled that a process serves.
fn places(serves: &[Id<Touchpoint>], on_the_way: &[Id<Touchpoint>]) -> Markup {
    let count = on_the_way.len().max(1);
    let mut points = String::from("<path d=\"M0 6H200\"/><path d=\"");
    for (i, _) in on_the_way.iter().enumerate().filter(|(_, touchpoint)| serves.contains(touchpoint)) {
        let x = (2 * i + 1) * 100 / count;
        let _ = write!(points, "M{x} 6H{x}");
    }
    points.push_str("\"/>");
    html! { svg.places viewBox="0 0 200 12" aria-hidden="true" { (PreEscaped(points)) } }
}
