//! What an outcome takes: the duck, the value zone, the teams it crosses, where it breaks, what it
//! stands or falls with, and the work of a month. Each figure opens onto the list that it was
//! counted from, and says what is unknown.

use std::fmt::Write as _;

use crate::analysis::dependencies::Dependency;
use crate::analysis::description::Analysis;
use crate::analysis::value_zone::{self, ValueZone};
use crate::analysis::{break_points, duck, effort, single_points, teams_crossed};
use crate::base::number_format::{say_minutes, say_number};
use crate::base::vocabulary::NeedSort;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::Outcome;
use crate::picture::duck::DuckPicture;

use crate::html::html_text::Html;
use crate::html::page_context::PageContext;
use crate::html::page_context::counted;

/// All of them.
pub(super) fn figures(page: &PageContext<'_, '_>, id: Id<Outcome>, zone: &ValueZone) -> Html {
    let mut html = Html::with_room(8 << 10);
    // Of an outcome that no journey leads to there is no work to count.
    if page.index.reach.touchpoints_of(id).is_empty() {
        needs_met(page, zone, &mut html);
        return html;
    }
    the_duck(page, id, &mut html);
    needs_met(page, zone, &mut html);
    teams(page, id, &mut html);
    breaks(page, id, &mut html);
    singles(page, id, &mut html);
    month(page, id, &mut html);
    html
}

/// A figure.
struct FigureView<'a> {
    analysis: &'static Analysis,
    /// What it comes to.
    total: &'a str,
    /// A few words beside it.
    words: &'a str,
    /// What it was counted from.
    list: &'a str,
}

impl FigureView<'_> {
    fn write(&self, page: &PageContext<'_, '_>, html: &mut Html) {
        let Self { analysis, total, words, list } = self;
        // Of one outcome it goes without saying.
        let (name, word) = (analysis.title.trim_end_matches(" by outcome"), analysis.word.unwrap_or_default());
        let comes_to = format!("<b>{total}</b> <small>{words}</small>");
        let glossary = format!("{}glossary.html#{word}", page.root);
        let _ = if list.is_empty() {
            writeln!(
                html.0,
                "<div class=\"figure\"><div class=\"summary\"><a class=\"figure-name term\" href=\"{glossary}\">{name}</a> {comes_to}</div></div>"
            )
        } else {
            writeln!(
                html.0,
                "<details class=\"figure\"><summary><span class=\"figure-name\">{name}</span> {comes_to}</summary>{list}<p><a class=\"term\" href=\"{glossary}\">What this means<span class=\"vh\">: {name}</span></a></p></details>"
            )
        };
    }
}

/// A list with a heading of its own; nothing where it is empty.
fn list(page: &PageContext<'_, '_>, heading: &str, nodes: impl IntoIterator<Item = NodeId>) -> String {
    let shown = page.show_all(nodes).0;
    if shown.is_empty() { shown } else { format!("<h3>{heading}</h3>{shown}") }
}

/// Things, each with what is said of it, in a list of these attributes; nothing where there are none.
fn things(page: &PageContext<'_, '_>, attributes: &str, items: impl Iterator<Item = (NodeId, String)>) -> String {
    let mut inside = String::new();
    for (node, within) in items {
        let _ = write!(inside, "<li>{} <span class=\"within\">{within}</span></li>", page.show(node).0);
    }
    if inside.is_empty() { inside } else { format!("<ul class=\"things\"{attributes}>{inside}</ul>") }
}

fn the_duck(page: &PageContext<'_, '_>, id: Id<Outcome>, html: &mut Html) {
    let model = page.model();
    let duck = duck::of_outcome(&page.index.analysis, id);
    let known = |minutes: Option<f64>| minutes.unwrap_or(0.0);
    let picture =
        DuckPicture { front: known(duck.front_minutes), back: known(duck.back_minutes), support: known(duck.support_minutes) }.draw();
    let say = |minutes: Option<f64>| minutes.map_or_else(|| "unknown".to_owned(), say_minutes);
    let mut words = match &picture {
        Some(_) => format!("for one case {} above the waterline, {} below it", say(duck.front_minutes), say(duck.below())),
        None => "how long it takes is not recorded".to_owned(),
    };
    if let Some(share) = duck.share_above() {
        let _ = write!(words, "; the customer sees {} %", say_number((share * 100.0).round()));
    }
    let unknown = duck.unknown_steps.len() + duck.without_steps.len();
    let mut inside = list(page, "Steps without a layer or minutes", duck.unknown_steps.iter().map(|&s| model.steps[s].node));
    inside += &list(page, "Processes without steps", duck.without_steps.iter().map(|&p| model.processes[p].node));
    let processes = counted(page.index.analysis.processes_of(id).len(), "process", "processes");
    let _ =
        write!(inside, "<p>Counted are the steps of <a href=\"#tl-processes\">{processes}</a> on the way to it, each process once.</p>");
    if let Some(minutes) = duck.persona_minutes.filter(|m| *m > 0.0) {
        let _ = write!(inside, "<p>Beside it the customers work {} in our steps.</p>", say_minutes(minutes));
    }
    let unknown = if unknown > 0 { format!("; {unknown} more unknown") } else { String::new() };
    FigureView {
        analysis: &duck::ANALYSIS,
        total: &picture.unwrap_or_else(|| "unknown".to_owned()),
        words: &format!("{words}{unknown}"),
        list: &inside,
    }
    .write(page, html);
}

fn needs_met(page: &PageContext<'_, '_>, zone: &ValueZone, html: &mut Html) {
    let model = page.model();
    let all = zone.met.len() + zone.unmet.len();
    if all == 0 {
        FigureView { analysis: &value_zone::ANALYSIS, total: "unknown", words: "no need is recorded of those who want it", list: "" }
            .write(page, html);
        return;
    }
    let mut words = String::new();
    let mut inside = String::new();
    for (sort, name) in [(Some(NeedSort::Stated), "said aloud"), (Some(NeedSort::Unstated), "never said"), (None, "not said which")] {
        let met: Vec<_> = ValueZone::of_sort(model, &zone.met, sort).collect();
        let unmet: Vec<_> = ValueZone::of_sort(model, &zone.unmet, sort).collect();
        if met.is_empty() && unmet.is_empty() {
            continue;
        }
        let dots = "<i class=\"dot\"></i>".repeat(met.len()) + &"<i class=\"dot hollow\"></i>".repeat(unmet.len());
        let _ = write!(words, "<span class=\"dots\">{dots} {} of {} {name}</span>", met.len(), met.len() + unmet.len());
        inside += &list(page, &format!("Met, {name}"), met.iter().map(|&n| model.needs[n].node));
        inside += &list(page, &format!("Unmet, {name}"), unmet.iter().map(|&n| model.needs[n].node));
    }
    inside += &list(page, "Services on the way that meet no need", zone.services_without_need.iter().map(|&s| model.services[s].node));
    FigureView { analysis: &value_zone::ANALYSIS, total: &format!("{} of {all} needs met", zone.met.len()), words: &words, list: &inside }
        .write(page, html);
}

fn teams(page: &PageContext<'_, '_>, id: Id<Outcome>, html: &mut Html) {
    let model = page.model();
    let teams = teams_crossed::of_outcome(&page.index.analysis, id);
    let minutes = teams_crossed::minutes(&page.index.analysis, id);
    let mut rows: Vec<(f64, bool, NodeId)> = Vec::new();
    for team in &teams {
        let row = minutes.iter().find(|row| row.team == *team);
        rows.push((row.map_or(0.0, |r| r.total_minutes), row.is_some_and(|r| r.partly), model.teams[*team].node));
    }
    rows.sort_by(|a, b| b.0.total_cmp(&a.0));
    let inside = things(page, " data-team", rows.into_iter().map(|(minutes, partly, node)| (node, hours(minutes, partly))));
    FigureView {
        analysis: &teams_crossed::ANALYSIS,
        total: &teams.len().to_string(),
        words: "that do, support or answer for the work",
        list: &inside,
    }
    .write(page, html);
}

/// Minutes a month in hours; nothing where none are known.
fn hours(minutes: f64, partly: bool) -> String {
    match (minutes > 0.0, partly) {
        (true, false) => format!("{} h a month", say_hours(minutes)),
        (true, true) => format!("over {} h a month", say_hours(minutes)),
        (false, true) => "hours unknown".to_owned(),
        (false, false) => String::new(),
    }
}

/// Minutes as whole hours, below ten with a decimal.
fn say_hours(minutes: f64) -> String {
    let hours = minutes / 60.0;
    say_number(if hours < 10.0 { (hours * 10.0).round() / 10.0 } else { hours.round() })
}

fn breaks(page: &PageContext<'_, '_>, id: Id<Outcome>, html: &mut Html) {
    let model = page.model();
    let journeys = break_points::of_outcome(&page.index.analysis, id);
    let sum = |f: fn(&break_points::JourneyBreaks) -> usize| journeys.iter().map(f).sum::<usize>();
    let (hand_offs, changes, between) = (sum(|j| j.hand_offs), sum(|j| j.system_changes), sum(|j| j.between.len()));
    let unknown = sum(|j| j.unknown + j.between_unknown.len());
    let mut words = format!("{}, {between} between touchpoints", in_processes(hand_offs, changes));
    if unknown > 0 {
        let _ = write!(words, "; {unknown} unknown");
    }
    let mut inside = String::new();
    for journey in journeys.iter().filter(|j| j.total() > 0) {
        let _ = write!(
            inside,
            "<h3>{}</h3><p>{} in its processes.</p>",
            page.show(model.journeys[journey.journey].node).0,
            in_processes(journey.hand_offs, journey.system_changes)
        );
        if !journey.between.is_empty() {
            inside.push_str("<p>The work passes to somebody else just before</p>");
            inside.push_str(&page.show_all(journey.between.iter().map(|(_, to)| model.touchpoints[*to].node)).0);
        }
    }
    inside += &processes_that_break(page, id);
    FigureView { analysis: &break_points::ANALYSIS, total: &(hand_offs + changes + between).to_string(), words: &words, list: &inside }
        .write(page, html);
}

fn in_processes(hand_offs: usize, system_changes: usize) -> String {
    format!("{}, {}", counted(hand_offs, "hand-off", "hand-offs"), counted(system_changes, "system change", "system changes"))
}

/// The processes of an outcome with hand-offs or system changes, those with most first.
fn processes_that_break(page: &PageContext<'_, '_>, id: Id<Outcome>) -> String {
    let model = page.model();
    let processes = page.index.analysis.processes_of(id).into_iter().map(|p| break_points::of_process(model, p));
    let mut breaks: Vec<_> = processes.filter(|b| b.hand_offs + b.system_changes > 0).collect();
    breaks.sort_by_key(|b| std::cmp::Reverse(b.hand_offs + b.system_changes));
    let heading = if breaks.is_empty() { "" } else { "<h3>In each run of</h3>" };
    let items = breaks.iter().map(|b| (model.processes[b.process].node, in_processes(b.hand_offs, b.system_changes)));
    format!("{heading}{}", things(page, "", items))
}

fn singles(page: &PageContext<'_, '_>, id: Id<Outcome>, html: &mut Html) {
    let model = page.model();
    let points = single_points::of_outcome(&page.index.analysis, id);
    let mut inside = String::new();
    for point in &points {
        let team = if matches!(point.part, Dependency::Team(_)) { " data-team" } else { "" };
        let why = match (point.in_every_moment, point.in_every_journey) {
            (true, true) => "in every moment of truth and every journey",
            (true, false) => "in every moment of truth",
            _ => "in every journey",
        };
        let node = point.part.node(model);
        let kind = model.node(node).entity.kind().word();
        let _ = write!(
            inside,
            "<li{team}>{} <span class=\"within\">{kind}, {why}; for {}</span></li>",
            page.show(node).0,
            counted(point.touchpoints, "touchpoint", "touchpoints")
        );
    }
    if !inside.is_empty() {
        inside = format!("<ul class=\"things\">{inside}</ul>");
    }
    let words = if points.is_empty() {
        "nothing that every moment of truth or every journey hangs on"
    } else {
        "what every moment of truth, or every journey, hangs on"
    };
    FigureView { analysis: &single_points::ANALYSIS, total: &points.len().to_string(), words, list: &inside }.write(page, html);
}

fn month(page: &PageContext<'_, '_>, id: Id<Outcome>, html: &mut Html) {
    let model = page.model();
    let effort = effort::of_outcome(&page.index.analysis, id);
    let Some(minutes) = effort.known() else {
        let unknown = list(page, "Unknown", effort.unknown().map(|p| model.processes[p].node));
        FigureView {
            analysis: &effort::ANALYSIS,
            total: "unknown",
            words: "of no process are both volume and minutes recorded",
            list: &unknown,
        }
        .write(page, html);
        return;
    };
    let all = page.index.known_minutes();
    let mut words = "a month".to_owned();
    if all > 0.0 {
        let _ = write!(words, ", {} % of all work that is known", say_number((minutes / all * 100.0).round()));
    }
    let unknown = effort.unknown().count();
    if unknown > 0 {
        let _ = write!(words, "; {} unknown", counted(unknown, "process", "processes"));
    }
    let known = effort.from.iter().filter_map(|given| {
        let part = if given.share < 1.0 { format!(", {} % of it", say_number((given.share * 100.0).round())) } else { String::new() };
        Some((model.processes[given.process].node, hours(given.minutes?, given.partly) + &part))
    });
    let mut inside = things(page, "", known);
    inside += &list(page, "Unknown", effort.unknown().map(|p| model.processes[p].node));
    FigureView { analysis: &effort::ANALYSIS, total: &format!("{} h", say_hours(minutes)), words: &words, list: &inside }.write(page, html);
}
