//! A team's page. It opens with the team's worklist: what was found in what it answers for, what is worth most first, and gaps that it
//! has said it will close.

use maud::html;
use serde::Serialize;

use crate::analysis::dependencies::Dependency;
use crate::analysis::rechecks::Recheck;
use crate::analysis::{impact, roles};
use crate::base::kind::Kind;
use crate::check::FindingId;
use crate::model::graph::EdgeKind;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::Team;
use crate::model::nested::{RoleOrTeam, Step};

use crate::html::fragments::common::Common;
use crate::html::fragments::figures;
use crate::html::fragments::gaps::{self, KnownGapView};
use crate::html::fragments::hangs;
use crate::html::fragments::matrix::MatrixWords;
use crate::html::fragments::rechecks;
use crate::html::fragments::trace;
use crate::html::fragments::work::WorkMatrix;
use crate::html::html_text::{Html, minutes};
use crate::html::page_context::PageContext;
use crate::html::pages::findings;
use crate::words::{Message, MessageValue, message};

/// A team's page.
#[derive(Debug, Serialize)]
pub struct TeamView<'p> {
    /// What the page of every file sees.
    common: Common<'p>,
    /// Where it works and for what it answers, in a sentence.
    verdict: Html,
    /// The teams below it, one behind the other.
    parts: Html,
    /// The roles that its people play, one behind the other.
    roles: Html,
    /// What the checks find in the files that it answers for, what is worth most first, as the items of a list.
    worklist: Html,
    /// How many of them `worklist` leaves out.
    more: usize,
    /// How many findings, gaps and things to read again there are.
    open: usize,
    /// What of this was reviewed before something that it hangs together with changed, as the items of a list.
    rechecks: Html,
    /// The gaps that it will close.
    gaps: Vec<KnownGapView>,
    /// What it does in a month, and what hangs on it with the teams below it, as a list of lines.
    figures: Html,
    /// What it answers for, kind by kind.
    owns: Vec<OwnedThings<'p>>,
    /// Where work waits before a step of its own, the longest first, as the items of a list.
    waits: Html,
    /// What hangs on it and what it hangs on, as a section; nothing where nothing is linked to it.
    trace: Html,
    /// The processes that it works in by the outcomes that these are for, as a table.
    work: Html,
}

#[derive(Debug, Serialize)]
struct OwnedThings<'p> {
    /// What the kind is called, of many.
    kind: &'p str,
    /// They, as the items of a list.
    items: Html,
}

const WORDS: MatrixWords = MatrixWords {
    rows: message::MATRIX_PROCESSES,
    row_sum: message::UNIT_OUTCOMES_MANY,
    column_sum: message::TEAM_WORKING,
    direct: message::MATRIX_SERVES,
    support: message::MATRIX_SUPPORTS,
    none: message::MATRIX_NO_OUTCOME,
};

/// The view of a team.
pub fn view<'p>(page: &PageContext<'p, '_>, id: Id<Team>) -> TeamView<'p> {
    let model = page.model();
    let team = &model.teams[id];
    let owned: &[NodeId] = page.index.owned.get(id.index()).map_or(&[], Vec::as_slice);
    let worklist = worklist(page, owned);
    let found = worklist.len();
    let gaps = gaps::register(page, |gap| gap.owner == Some(id));
    let of_kind = |kind| page.as_items(owned.iter().copied().filter(|&n| model.file_kind(n) == kind));
    let to_recheck: Vec<&Recheck> = page.index.rechecks().list.iter().filter(|recheck| owned.contains(&recheck.thing)).collect();
    let owns = OWNED.map(|kind| OwnedThings { kind: page.words().text(Message::many(kind)), items: of_kind(kind) });
    let work = WorkMatrix::of(page, team.node);
    TeamView {
        common: Common::of(page, team.node),
        verdict: verdict(page, &work, owned.len()),
        parts: page.in_a_row(model.graph.naming(team.node, EdgeKind::Parent)),
        roles: page.in_a_row(model.graph.naming(team.node, EdgeKind::Team)),
        open: found + gaps.len() + to_recheck.len(),
        rechecks: rechecks::items(page, to_recheck, false),
        more: found.saturating_sub(findings::MOST_OF_ONE),
        worklist: findings::by_worth(page, worklist),
        figures: figures(page, id),
        gaps,
        owns: owns.into_iter().filter(|owned| !owned.items.is_empty()).collect(),
        waits: waits(page, id),
        trace: trace::trace(page, team.node),
        work: work.matrix.show(page, WORDS).into(),
    }
}

fn verdict(page: &PageContext<'_, '_>, work: &WorkMatrix, owned: usize) -> Html {
    let (outcomes, all) = work.matrix.reached();
    let values = [("processes", work.processes.into()), ("outcomes", outcomes.into()), ("all", all.into()), ("owned", owned.into())];
    html! { (page.phrase(if work.processes == 0 { message::TEAM_ANSWERS_ONLY } else { message::TEAM_WORKS_IN }, &values)) }.into()
}

/// What a team does in a month, and what hangs on it.
fn figures(page: &PageContext<'_, '_>, id: Id<Team>) -> Html {
    let context = &page.index.analysis;
    let part = roles::of(context, RoleOrTeam::Team(id));
    let team = Dependency::Team(id);
    let impact = impact::of_whole(context, team);
    let lines = html! {
        (figures::own_work(page, part.minutes, !part.responsible.is_empty()))
        (hangs::line(page, &impact))
        (hangs::in_part_line(page, page.model().teams[id].node, &impact.lost))
    };
    figures::list(page, &lines)
}

/// Where work waits before a step of a team's own: how long, where, and how often in a month.
fn waits(page: &PageContext<'_, '_>, id: Id<Team>) -> Html {
    let model = page.model();
    let acting = model.acting_as(model.teams[id].node);
    let steps = acting.flat_map(|acting| model.naming(acting, EdgeKind::By)).map(|step: Id<Step>| &model.steps[step]);
    let mut waits: Vec<(f64, &Step)> = steps
        .filter(|step| model.is_live(step.process))
        .filter_map(|step| Some((step.wait.filter(|&wait| wait >= LEAST_WAIT)?, step)))
        .collect();
    waits.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| model.by_title(a.1.node, b.1.node)));
    let row = |(wait, step): &(f64, &Step)| {
        let process = &model.processes[step.process];
        html! {
            li {
                b { (minutes(*wait)) } " " (page.to(step.node)) " " (page.word(message::IN)) " " (page.to(process.node))
                @if let Some(volume) = process.volume_per_month {
                    small { " " (page.phrase(message::PROCESS_RUNS_A_MONTH, &[("volume", MessageValue::Number(volume))])) }
                }
            }
        }
    };
    html! {
        @for wait in waits.iter().take(MOST_WAITS) { (row(wait)) }
        @if waits.len() > MOST_WAITS { li.quiet { (page.phrase(message::AND_MORE, &[("count", (waits.len() - MOST_WAITS).into())])) } }
    }
    .into()
}

/// Waits from so many minutes on are told of.
const LEAST_WAIT: f64 = 60.0;

/// So many of them are.
const MOST_WAITS: usize = 6;

/// What the checks find in the files that a team answers for.
fn worklist(page: &PageContext<'_, '_>, owned: &[NodeId]) -> Vec<FindingId> {
    let files = owned.iter().filter_map(|&node| page.model().node(node).place.as_ref());
    files.flat_map(|place| page.index.found().in_file(&place.file)).copied().collect()
}

/// What a team can answer for, in the order of its page.
const OWNED: [Kind; 9] =
    [Kind::Outcome, Kind::Journey, Kind::Service, Kind::Process, Kind::Role, Kind::System, Kind::Persona, Kind::ThirdParty, Kind::Page];
