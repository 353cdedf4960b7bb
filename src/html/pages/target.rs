//! What happens on a journey beside what should: side by side, touchpoint by touchpoint, each
//! difference named. Nothing is averaged or blended.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::analysis::dependencies::Dependency;
use crate::analysis::target_gap::{self, TargetGap};
use crate::analysis::{break_points, customer_work};
use crate::base::number_format::{say_minutes, say_number};
use crate::html::html_text::Html;
use crate::html::routes::Route;
use crate::model::id::Id;
use crate::model::kinds::Journey;
use crate::model::nested::Touchpoint;
use crate::model::queries::touchpoint::Party;
use crate::picture::emotion_curve::say_feeling;

use crate::html::fragments::journey_tabs::{JourneyTab, ways};
use crate::html::fragments::touchpoint::{channel, feeling_on_scale, party_word, served_by};
use crate::html::page_context::PageContext;

/// A target's page.
#[derive(Debug, Serialize)]
pub struct TargetView {
    title: String,
    /// The number or code that people know the journey by.
    code: Option<String>,
    current: Html,
    ways: Vec<JourneyTab>,
    targets: Vec<Comparison>,
}

/// A target beside the journey that it should replace.
#[derive(Debug, Serialize)]
struct Comparison {
    id: String,
    title: String,
    target: Html,
    /// How many touchpoints are new, gone, changed, the same.
    counts: String,
    /// The rows of what each adds up to.
    sums: Html,
    /// The rows of touchpoints.
    rows: Html,
    comes: Parts,
    goes: Parts,
}

/// What only one of the two journeys hangs on.
#[derive(Debug, Serialize)]
struct Parts {
    processes: Html,
    teams: Html,
    systems: Html,
    third_parties: Html,
    is_empty: bool,
}

/// The view of a journey beside its targets.
pub fn view(page: &PageContext<'_, '_>, current: Id<Journey>) -> TargetView {
    let model = page.model();
    TargetView {
        title: model.node(model.journeys[current].node).title.to_string(),
        code: model.code(model.journeys[current].node).map(str::to_owned),
        current: page.show(model.journeys[current].node),
        ways: ways(page, current, &Route::Target(current)),
        targets: model.targets_beside(current).map(|target| compare(page, target, current)).collect(),
    }
}

fn compare(page: &PageContext<'_, '_>, target: Id<Journey>, current: Id<Journey>) -> Comparison {
    let model = page.model();
    let gap = target_gap::between(&page.index.analysis, target, current);
    let node = model.node(model.journeys[target].node);
    Comparison {
        id: node.address.id.replace('/', "-"),
        title: node.title.to_string(),
        target: page.show(model.journeys[target].node),
        counts: counts(&gap),
        sums: sums(page, current, target),
        rows: Rows { page, gap: &gap, stages: [None, None] }.write(target, current),
        comes: Parts::of(page, &gap.parts_added),
        goes: Parts::of(page, &gap.parts_removed),
    }
}

fn counts(gap: &TargetGap) -> String {
    let told = [
        (gap.added.len(), "new"),
        (gap.removed.len(), "no longer there"),
        (gap.changed.len(), "changed"),
        (gap.unchanged.len(), "as today"),
    ];
    let told: Vec<String> = told.iter().filter(|(n, _)| *n > 0).map(|(n, word)| format!("{n} {word}")).collect();
    if told.is_empty() { "No touchpoints on either side".into() } else { format!("Touchpoints: {}", told.join(", ")) }
}

impl Parts {
    fn of(page: &PageContext<'_, '_>, parts: &[Dependency]) -> Self {
        let of = |is: fn(&Dependency) -> bool| page.show_by_title(parts.iter().filter(|p| is(p)).map(|p| p.node(page.model())));
        Self {
            processes: of(|p| matches!(p, Dependency::Process(_))),
            teams: of(|p| matches!(p, Dependency::Team(_))),
            systems: of(|p| matches!(p, Dependency::System(_))),
            third_parties: of(|p| matches!(p, Dependency::ThirdParty(_))),
            is_empty: parts.is_empty(),
        }
    }
}

/// What each of the two adds up to, unknown parts said beside it.
fn sums(page: &PageContext<'_, '_>, current: Id<Journey>, target: Id<Journey>) -> Html {
    let model = page.model();
    let all = |journey| model.touchpoints_of(journey).map(|t| &model.touchpoints[t]);
    let own_work = |journey| {
        let work = customer_work::of_journey(&page.index.analysis, journey);
        minutes(work.minutes, work.unknown().count())
    };
    let their_wait = |journey| {
        let known: Vec<f64> = all(journey).filter_map(|t| t.wait).collect();
        minutes((!known.is_empty()).then(|| known.iter().sum()), all(journey).count() - known.len())
    };
    let breaks = |journey| {
        let breaks = break_points::of_journey(&page.index.analysis, journey);
        let unknown = breaks.unknown + breaks.between_unknown.len();
        if unknown > 0 { format!("{}, {unknown} more places unknown", breaks.total()) } else { breaks.total().to_string() }
    };
    let third = |journey| all(journey).filter(|t| matches!(t.party(), Party::Third { .. })).count().to_string();
    let mut rows = Html::with_room(1024);
    let mut row = |name: &str, of: &dyn Fn(Id<Journey>) -> String| {
        rows.raw("<tr><th scope=\"row\">").raw(name).raw("</th><td>").text(&of(current));
        rows.raw("</td><td>").text(&of(target)).raw("</td></tr>");
    };
    row("Touchpoints", &|journey| all(journey).count().to_string());
    row("with a third party", &third);
    row("Their own work", &own_work);
    row("Their waiting", &their_wait);
    row("Hand-offs and changes of system", &breaks);
    rows
}

fn minutes(known: Option<f64>, unknown: usize) -> String {
    match (known, unknown) {
        (None, _) => "unknown".into(),
        (Some(minutes), 0) => say_minutes(minutes),
        (Some(minutes), n) => format!("{}, unknown at {n} touchpoint{}", say_minutes(minutes), if n == 1 { "" } else { "s" }),
    }
}

/// What became of a touchpoint: the class of its row, its sign and its word.
type RowMark = (&'static str, &'static str, &'static str);
const NEW: RowMark = ("comes", "+", "new");
const GONE: RowMark = ("goes", "−", "goes");
const CHANGED: RowMark = ("changes", "≠", "changed");
const SAME: RowMark = ("stays", "=", "as it is");

/// The rows of touchpoints, in the order of the target; what goes stands where it was.
struct Rows<'a, 'p, 's> {
    page: &'a PageContext<'p, 's>,
    gap: &'a TargetGap,
    /// The stage that was said last, at the left and at the right.
    stages: [Option<crate::model::id::NodeId>; 2],
}

impl Rows<'_, '_, '_> {
    fn write(mut self, target: Id<Journey>, current: Id<Journey>) -> Html {
        let model = self.page.model();
        let order: Vec<Id<Touchpoint>> = model.touchpoints_of(current).collect();
        let removed: BTreeSet<Id<Touchpoint>> = self.gap.removed.iter().copied().collect();
        let mut rows = Html::with_room(8192);
        let mut next = 0;
        for t in model.touchpoints_of(target) {
            let (mark, from, fields) = self.what_became(t, &order);
            if let Some(last) = from.iter().filter_map(|f| order.iter().position(|o| o == f)).max() {
                for &gone in order.get(next..last).unwrap_or_default().iter().filter(|o| removed.contains(o)) {
                    self.row(&mut rows, GONE, &[gone], None, &[]);
                }
                next = next.max(last);
            }
            self.row(&mut rows, mark, &from, Some(t), &fields);
        }
        for &gone in order[next..].iter().filter(|o| removed.contains(o)) {
            self.row(&mut rows, GONE, &[gone], None, &[]);
        }
        rows
    }

    fn what_became(&self, t: Id<Touchpoint>, order: &[Id<Touchpoint>]) -> (RowMark, Vec<Id<Touchpoint>>, Vec<&'static str>) {
        if let Some(changed) = self.gap.changed.iter().find(|c| c.touchpoint == t) {
            return (CHANGED, changed.from.clone(), changed.fields.clone());
        }
        if self.gap.unchanged.contains(&t) {
            let model = self.page.model();
            let replaces = &model.touchpoints[t].replaces;
            let id = |t: Id<Touchpoint>| &model.node(model.touchpoints[t].node).address.nested;
            let same = order.iter().copied().filter(|&o| id(o) == id(t)).collect();
            return (SAME, if replaces.is_empty() { same } else { replaces.clone() }, Vec::new());
        }
        (NEW, Vec::new(), Vec::new())
    }

    fn row(&mut self, rows: &mut Html, mark: RowMark, from: &[Id<Touchpoint>], to: Option<Id<Touchpoint>>, fields: &[&'static str]) {
        let (class, sign, word) = mark;
        rows.raw("<tr class=\"").raw(class).raw("\"><td>");
        from.iter().for_each(|&t| self.touchpoint(rows, 0, t));
        rows.raw("</td><td class=\"became\"><b>").raw(sign).raw("</b> ").raw(word);
        let amounts = to.map(|to| amounts(self.page, from, to)).unwrap_or_default();
        for (_, says) in &amounts {
            rows.raw("<p>").raw(says).raw("</p>");
        }
        // Both titles stand beside it.
        let is_told = |field: &str| field == "title" || amounts.iter().any(|(told, _)| *told == field);
        let mut words: Vec<&str> = fields.iter().filter(|f| !is_told(f)).map(|field| in_words(field)).collect();
        words.dedup();
        if !words.is_empty() {
            rows.raw("<small>").raw(if amounts.is_empty() { "" } else { "also " }).text(&words.join(", ")).raw("</small>");
        }
        rows.raw("</td><td>");
        to.iter().for_each(|&t| self.touchpoint(rows, 1, t));
        rows.raw("</td></tr>");
    }

    fn touchpoint(&mut self, rows: &mut Html, side: usize, id: Id<Touchpoint>) {
        let model = self.page.model();
        let t = &model.touchpoints[id];
        let stage = model.stages[t.stage].node;
        if self.stages[side].replace(stage) != Some(stage) {
            rows.raw("<p class=\"of-stage\">").text(&model.node(stage).title).raw("</p>");
        }
        rows.raw("<article><h3><i class=\"spot ").raw(party_word(t.party())).raw("\"></i>").raw(&self.page.show(t.node).0).raw("</h3><p>");
        for c in &t.channels {
            rows.raw("<span class=\"channel\">").text(&channel(self.page, c).title).raw("</span> ");
        }
        if t.moment_of_truth {
            rows.raw("<span class=\"tag truth\">moment of truth</span> ");
        }
        let figures = [(t.effort_work, " of work"), (t.wait, " of waiting")];
        for (minutes, says) in figures {
            if let Some(minutes) = minutes {
                rows.raw("<span>").raw(&say_minutes(minutes)).raw(says).raw("</span> ");
            }
        }
        if let Some(load) = t.effort_load {
            rows.raw("<span>").raw(&say_number(load)).raw(" of 5 heavy</span>");
        }
        rows.raw("</p>");
        if let Some(feeling) = t.feeling {
            rows.raw("<div class=\"feels\">");
            rows.raw(&feeling_on_scale(self.page, feeling, model.has_assumed_feeling(t)).0);
            rows.raw("</div>");
        }
        if !t.served_by.is_empty() {
            rows.raw(&served_by(self.page, t).0);
        } else if t.is_unserved() {
            rows.raw("<p><span class=\"nobody\">nobody recorded</span></p>");
        }
        rows.raw("</article>");
    }
}

/// How much a touchpoint differs from those that it takes the place of, by the field: how it feels, what it takes the person.
/// Only what is known on both sides is compared.
fn amounts(page: &PageContext<'_, '_>, from: &[Id<Touchpoint>], to: Id<Touchpoint>) -> Vec<(&'static str, String)> {
    let touchpoints = &page.model().touchpoints;
    let to = &touchpoints[to];
    let before = |figure: fn(&Touchpoint) -> Option<f64>| from.iter().map(|&t| figure(&touchpoints[t])).collect::<Option<Vec<f64>>>();
    let mut told = Vec::new();
    let feelings = before(|t| t.feeling).filter(|f| !f.is_empty());
    if let Some((worst, now)) = feelings.map(|f| f.into_iter().fold(f64::INFINITY, f64::min)).zip(to.feeling)
        && worst != now
    {
        let feels = if from.len() > 1 { "worst feeling" } else { "feels" };
        told.push(("feeling", format!("{feels} {} → {}", say_feeling(worst), say_feeling(now))));
    }
    let minutes = [("effort", "work", before(|t| t.effort_work), to.effort_work), ("wait", "waiting", before(|t| t.wait), to.wait)];
    for (field, what, before, now) in minutes {
        let Some((before, now)) = before.filter(|b| !b.is_empty()).zip(now) else { continue };
        let more = now - before.iter().sum::<f64>();
        if more != 0.0 {
            let than = if more < 0.0 { "less" } else { "more" };
            told.push((field, format!("{} {than} {what}", say_minutes(more.abs()))));
        }
    }
    told
}

/// A field as readers call it.
fn in_words(field: &str) -> &str {
    match field {
        "from" | "to" => "who meets whom",
        "moment_of_truth" => "moment of truth",
        "mandated" => "imposed or not",
        "served_by" => "processes",
        "effort" => "own work",
        "recovery" => "what makes it good again",
        "events" => "names in the log",
        "extra" => "fields of our own",
        other => other,
    }
}
