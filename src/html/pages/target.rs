//! What happens on a journey beside what should: side by side, touchpoint by touchpoint, each
//! difference named. Nothing is averaged or blended.

use std::collections::BTreeSet;

use maud::{Markup, html};
use serde::Serialize;

use crate::analysis::dependencies::Dependency;
use crate::analysis::target_gap::{self, TargetGap};
use crate::analysis::{break_points, customer_work};
use crate::base::number_format::say_minutes;
use crate::html::html_text::{Html, text};
use crate::html::routes::Route;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::Journey;
use crate::model::nested::Touchpoint;
use crate::model::queries::touchpoint::Party;
use crate::picture::curve::say_feeling;
use crate::words::{Message, MessageValue, Words, message};

use crate::html::fragments::journey_tabs::{JourneyTab, tabs};
use crate::html::fragments::touchpoint::{channels, feeling_on_scale, party_word, served_by};
use crate::html::page_context::PageContext;

/// A target's page.
#[derive(Debug, Serialize)]
pub struct TargetView<'p> {
    /// What the journey of today is called.
    title: &'p str,
    /// The number or code that people know the journey by.
    code: Option<&'p str>,
    /// That journey, as a link.
    current: Html,
    /// The ways to look at the journey.
    tabs: Vec<JourneyTab<'p>>,
    /// The journeys that should replace it, each beside it.
    targets: Vec<Comparison<'p>>,
}

/// A target beside the journey that it should replace.
#[derive(Debug, Serialize)]
struct Comparison<'p> {
    /// The id of the target, with `-` for each `/`.
    id: String,
    /// What the target is called.
    title: &'p str,
    /// The target, as a link.
    target: Html,
    /// How many touchpoints are new, gone, changed, the same.
    counts: String,
    /// The rows of a table: what each of the two adds up to.
    totals: Html,
    /// The rows of a table: today's touchpoints, what becomes of them, and those to come.
    rows: Html,
    /// What only the target hangs on.
    comes: Parts,
    /// What only the journey of today hangs on.
    goes: Parts,
}

/// What only one of the two journeys hangs on.
#[derive(Debug, Serialize)]
struct Parts {
    /// A list of the processes.
    processes: Html,
    /// A list of the teams.
    teams: Html,
    /// A list of the systems.
    systems: Html,
    /// A list of the third parties.
    third_parties: Html,
    /// Whether there is nothing of any of these.
    is_empty: bool,
}

/// The view of a journey beside its targets.
pub fn view<'p>(page: &PageContext<'p, '_>, current: Id<Journey>) -> TargetView<'p> {
    let model = page.model();
    let node = model.journeys[current].node;
    TargetView {
        title: &model.node(node).title,
        code: model.code(node),
        current: page.show(node),
        tabs: tabs(page, current, &Route::Target(current)),
        targets: model.targets_beside(current).map(|target| compare(page, target, current)).collect(),
    }
}

fn compare<'p>(page: &PageContext<'p, '_>, target: Id<Journey>, current: Id<Journey>) -> Comparison<'p> {
    let model = page.model();
    let gap = target_gap::between(&page.index.analysis, target, current);
    let node = model.node(model.journeys[target].node);
    Comparison {
        id: node.address.id.replace('/', "-"),
        title: &node.title,
        target: page.show(model.journeys[target].node),
        counts: counts(page.words(), &gap),
        totals: totals(page, current, target).into(),
        rows: Rows { page, gap: &gap, stages: [None, None] }.all(target, current).into(),
        comes: Parts::of(page, &gap.parts_added),
        goes: Parts::of(page, &gap.parts_removed),
    }
}

fn counts(words: &Words, gap: &TargetGap) -> String {
    let counts = [
        (gap.added.len(), message::TARGET_COUNT_NEW),
        (gap.removed.len(), message::TARGET_COUNT_GONE),
        (gap.changed.len(), message::TARGET_COUNT_CHANGED),
        (gap.unchanged.len(), message::TARGET_COUNT_SAME),
    ];
    let counts = counts.into_iter().filter(|(n, _)| *n > 0).map(|(n, says)| words.say(says, &[("count", n.into())]));
    let counts = counts.collect::<Vec<_>>().join(", ");
    if counts.is_empty() {
        words.text(message::TARGET_COUNTS_NONE).to_owned()
    } else {
        words.say(message::TARGET_COUNTS, &[("counts", (&counts).into())])
    }
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
fn totals(page: &PageContext<'_, '_>, current: Id<Journey>, target: Id<Journey>) -> Markup {
    let model = page.model();
    let words = page.words();
    let all = |journey| model.touchpoints_of(journey).map(|t| &model.touchpoints[t]);
    let own_work = |journey| {
        let work = customer_work::of_journey(&page.index.analysis, journey);
        minutes(words, work.minutes, work.unknown().count())
    };
    let their_waiting = |journey| {
        let known: Vec<f64> = all(journey).filter_map(|t| t.wait).collect();
        minutes(words, (!known.is_empty()).then(|| known.iter().sum()), all(journey).count() - known.len())
    };
    let breaks = |journey| {
        let breaks = break_points::of_journey(&page.index.analysis, journey);
        match breaks.unknown + breaks.between_unknown.len() {
            0 => breaks.total().to_string(),
            unknown => words.say(message::TARGET_BREAKS_UNKNOWN, &[("count", breaks.total().into()), ("unknown", unknown.into())]),
        }
    };
    let third = |journey| all(journey).filter(|t| matches!(t.party(), Party::Third { .. })).count().to_string();
    let row = |name: Message, of: &dyn Fn(Id<Journey>) -> String| {
        html! { tr { th scope="row" { (page.word(name)) } td { (text(&of(current))) } td { (text(&of(target))) } } }
    };
    html! {
        (row(message::TARGET_TOUCHPOINTS, &|journey| all(journey).count().to_string()))
        (row(message::TARGET_WITH_THIRD_PARTY, &third))
        (row(message::JOURNEY_THEIR_WORK, &own_work))
        (row(message::JOURNEY_THEIR_WAITING, &their_waiting))
        (row(message::TARGET_BREAKS, &breaks))
    }
}

fn minutes(words: &Words, known: Option<f64>, unknown: usize) -> String {
    match (known, unknown) {
        (None, _) => words.text(message::UNKNOWN).to_owned(),
        (Some(minutes), 0) => say_minutes(minutes),
        (Some(minutes), n) => {
            words.say(message::TARGET_MINUTES_UNKNOWN_AT, &[("minutes", MessageValue::Minutes(minutes)), ("count", n.into())])
        }
    }
}

/// What became of a touchpoint: the class of its row, its sign and its word.
type RowMark = (&'static str, &'static str, Message);
const NEW: RowMark = ("comes", "+", message::TARGET_NEW);
const GONE: RowMark = ("goes", "−", message::TARGET_GONE);
const CHANGED: RowMark = ("changes", "≠", message::TARGET_CHANGED);
const SAME: RowMark = ("stays", "=", message::TARGET_SAME);

/// The rows of touchpoints, in the order of the target; what goes stands where it was.
struct Rows<'a, 'p, 's> {
    page: &'a PageContext<'p, 's>,
    gap: &'a TargetGap,
    /// The stage that was said last, at the left and at the right.
    stages: [Option<NodeId>; 2],
}

impl Rows<'_, '_, '_> {
    fn all(mut self, target: Id<Journey>, current: Id<Journey>) -> Markup {
        let model = self.page.model();
        let order: Vec<Id<Touchpoint>> = model.touchpoints_of(current).collect();
        let removed: BTreeSet<Id<Touchpoint>> = self.gap.removed.iter().copied().collect();
        let gone = |touchpoints: &[Id<Touchpoint>]| {
            let gone = touchpoints.iter().copied().filter(|t| removed.contains(t));
            gone.map(|t| (GONE, vec![t], None, Vec::new())).collect::<Vec<_>>()
        };
        let mut rows = Vec::new();
        let mut next = 0;
        for t in model.touchpoints_of(target) {
            let (mark, from, fields) = self.what_became(t, &order);
            if let Some(last) = from.iter().filter_map(|f| order.iter().position(|o| o == f)).max() {
                rows.extend(gone(order.get(next..last).unwrap_or_default()));
                next = next.max(last);
            }
            rows.push((mark, from, Some(t), fields));
        }
        rows.extend(gone(&order[next..]));
        html! { @for (mark, from, to, fields) in rows { (self.row(mark, &from, to, &fields)) } }
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

    fn row(
        &mut self,
        (class, sign, word): RowMark,
        from: &[Id<Touchpoint>],
        to: Option<Id<Touchpoint>>,
        fields: &[&'static str],
    ) -> Markup {
        let page = self.page;
        let amounts = to.map(|to| amounts(page, from, to)).unwrap_or_default();
        // Both titles stand beside it.
        let is_shown = |field: &str| field == "title" || amounts.iter().any(|(of, _)| *of == field);
        let mut words: Vec<&str> = fields.iter().filter(|f| !is_shown(f)).map(|field| in_words(page.words(), field)).collect();
        words.dedup();
        let words = words.join(", ");
        html! {
            tr.(class) {
                td { @for &t in from { (self.touchpoint(0, t)) } }
                td.became {
                    b { (sign) } " " (page.word(word))
                    @for (_, says) in &amounts { p { (text(says)) } }
                    @if !words.is_empty() {
                        small {
                            @if amounts.is_empty() { (text(&words)) }
                            @else { (page.phrase(message::TARGET_ALSO, &[("fields", (&words).into())])) }
                        }
                    }
                }
                td { @if let Some(to) = to { (self.touchpoint(1, to)) } }
            }
        }
    }

    fn touchpoint(&mut self, side: usize, id: Id<Touchpoint>) -> Markup {
        let page = self.page;
        let model = page.model();
        let t = &model.touchpoints[id];
        let stage = model.stages[t.stage].node;
        let is_new_stage = self.stages[side].replace(stage) != Some(stage);
        html! {
            @if is_new_stage { p.of-stage { (text(&model.node(stage).title)) } }
            article {
                h3 { i.spot.(party_word(t.party())) {} (page.to(t.node)) }
                p {
                    (channels(page, t))
                    @if t.moment_of_truth { span.tag.truth { (page.word(message::MOMENT_OF_TRUTH)) } " " }
                    @if let Some(work) = t.effort_work { span { (page.phrase(message::TARGET_WORK, &[("work", MessageValue::Minutes(work))])) } " " }
                    @if let Some(wait) = t.wait { span { (page.phrase(message::TARGET_WAIT, &[("wait", MessageValue::Minutes(wait))])) } " " }
                    @if let Some(load) = t.effort_load { span { (page.phrase(message::TOUCHPOINT_LOAD, &[("load", MessageValue::Number(load))])) } }
                }
                @if let Some(feeling) = t.feeling { div.feels { (feeling_on_scale(page, feeling, model.has_assumed_feeling(t))) } }
                @if !t.served_by.is_empty() {
                    (served_by(page, t))
                } @else if t.is_unserved() {
                    p { span.nobody { (page.word(message::NOBODY_RECORDED)) } }
                }
            }
        }
    }
}

/// How much a touchpoint differs from those that it takes the place of, by the field: how it feels, what it takes the person.
/// Only what is known on both sides is compared.
fn amounts(page: &PageContext<'_, '_>, from: &[Id<Touchpoint>], to: Id<Touchpoint>) -> Vec<(&'static str, String)> {
    let words = page.words();
    let touchpoints = &page.model().touchpoints;
    let to = &touchpoints[to];
    let before = |figure: fn(&Touchpoint) -> Option<f64>| from.iter().map(|&t| figure(&touchpoints[t])).collect::<Option<Vec<f64>>>();
    let mut amounts = Vec::new();
    let feelings = before(|t| t.feeling).filter(|f| !f.is_empty());
    if let Some((worst, now)) = feelings.map(|f| f.into_iter().fold(f64::INFINITY, f64::min)).zip(to.feeling)
        && worst != now
    {
        let says = if from.len() > 1 { message::TARGET_WORST_FEELING } else { message::TARGET_FEELS };
        amounts.push(("feeling", words.say(says, &[("before", (&say_feeling(worst)).into()), ("now", (&say_feeling(now)).into())])));
    }
    let work = [message::TARGET_LESS_WORK, message::TARGET_MORE_WORK];
    let waiting = [message::TARGET_LESS_WAITING, message::TARGET_MORE_WAITING];
    for (field, [less, more], before, now) in
        [("effort", work, before(|t| t.effort_work), to.effort_work), ("wait", waiting, before(|t| t.wait), to.wait)]
    {
        let Some((before, now)) = before.filter(|b| !b.is_empty()).zip(now) else { continue };
        let change = now - before.iter().sum::<f64>();
        if change != 0.0 {
            let says = if change < 0.0 { less } else { more };
            amounts.push((field, words.say(says, &[("minutes", MessageValue::Minutes(change.abs()))])));
        }
    }
    amounts
}

/// A field as readers call it.
fn in_words<'w>(words: &'w Words, field: &'static str) -> &'w str {
    words.text(match field {
        "from" | "to" => message::TARGET_FIELD_WHO,
        "channels" => message::TARGET_FIELD_CHANNELS,
        "does" => message::TARGET_FIELD_DOES,
        "thinks" => message::TARGET_FIELD_THINKS,
        "expects" => message::TARGET_FIELD_EXPECTS,
        "moment_of_truth" => message::MOMENT_OF_TRUTH,
        "mandated" => message::TARGET_FIELD_MANDATED,
        "feeling" => message::TARGET_FIELD_FEELING,
        "importance" => message::TARGET_FIELD_IMPORTANCE,
        "satisfaction" => message::TARGET_FIELD_SATISFACTION,
        "effort" => message::TARGET_FIELD_EFFORT,
        "wait" => message::TARGET_FIELD_WAIT,
        "served_by" => message::TARGET_FIELD_SERVED_BY,
        "service" => message::TARGET_FIELD_SERVICE,
        "needs" => message::TARGET_FIELD_NEEDS,
        "recovery" => message::TARGET_FIELD_RECOVERY,
        "pains" => message::TARGET_FIELD_PAINS,
        "gains" => message::TARGET_FIELD_GAINS,
        "events" => message::TARGET_FIELD_EVENTS,
        "evidence" => message::TARGET_FIELD_EVIDENCE,
        "picture" => message::TARGET_FIELD_PICTURE,
        "gap" => message::TARGET_FIELD_GAP,
        "extra" => message::TARGET_FIELD_EXTRA,
        other => return other,
    })
}
