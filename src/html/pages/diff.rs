//! Two revisions side by side: what matters most, then by outcome what is lost, worse or otherwise, then each changed journey
//! before and after, touchpoint by touchpoint.
//!
//! The page belongs to no site of its own: it stands in the folder of a built site, and names lead to the pages there, or alone
//! beside its style sheets, and names lead nowhere.

mod journeys;

use maud::{Markup, Render, html};
use serde::Serialize;

use crate::base::english::capital;
use crate::base::number_format::NumberFormat;
use crate::diff::{ChangeLevel, FigureChange, OutcomeChanges, RevisionFinding, SiteChange, SiteChanges};
use crate::html::html_text::{Html, text};
use crate::html::page_context::PageContext;
use crate::model::id::NodeId;
use crate::words::{Message, message};

use journeys::DiffJourney;

/// What a page of changes is made of, beside the two sites.
#[derive(Clone, Copy, Debug)]
pub struct ChangesPage<'c> {
    /// What differs.
    pub changes: &'c SiteChanges,
    /// What the earlier revision is called by who asks.
    pub base: &'c str,
    /// What the later one is; none where it is the files as they are.
    pub head: Option<&'c str>,
    /// What has to be known of the comparison.
    pub notes: &'c [String],
    /// Whether the pages of the later revision lie beside it.
    pub has_pages: bool,
}

/// The page of a comparison.
#[derive(Debug, Serialize)]
pub struct DiffView {
    /// The two revisions by their names.
    between: Html,
    /// What matters most, in a sentence.
    headline: Html,
    /// How much it weighs: `none`, `any`, `worse` or `lost`.
    level: &'static str,
    /// What has to be known of the comparison, in sentences.
    notes: Vec<String>,
    /// The changes by outcome; what is about none comes last.
    outcomes: Vec<DiffSection>,
    /// The journeys that changes are about.
    journeys: Vec<DiffJourney>,
    /// The rows of a table: figures of outcomes before and after.
    figures: Html,
    /// New findings, as the items of a list.
    new_findings: Html,
    /// How many these are.
    new_count: usize,
    /// Findings that are mended, as the items of a list.
    mended_findings: Html,
    /// How many these are.
    mended_count: usize,
}

/// The changes of an outcome, or of what is about none.
#[derive(Debug, Serialize)]
struct DiffSection {
    /// The outcome; what is about none is named so.
    title: Html,
    /// How much the heaviest of its changes weighs.
    level: &'static str,
    /// What is lost or worse, as the items of a list.
    grave: Html,
    /// The other changes, as the items of a list.
    rest: Html,
    /// How many these are.
    rest_count: usize,
}

/// The view of a comparison. `page` is of the later revision, `before` of the earlier one.
pub fn view(page: &PageContext<'_, '_>, before: &PageContext<'_, '_>, of: &ChangesPage<'_>) -> DiffView {
    let changes = of.changes;
    let head = of.head.map_or_else(|| page.word(message::DIFF_NOW).0.to_owned(), |head| html! { code { (text(head)) } }.0);
    let (base, head) = (html! { code { (text(of.base)) } }, maud::PreEscaped(head));
    let between = html! { (page.phrase(message::DIFF_BETWEEN, &[("base", (&base).into()), ("head", (&head).into())])) };
    let mut outcomes: Vec<DiffSection> = changes.outcomes.iter().map(|outcome| section(page, of, outcome)).collect();
    if !changes.elsewhere.is_empty() {
        outcomes.push(rows(page, page.word(message::DIFF_ELSEWHERE).render().into(), &changes.elsewhere));
    }
    DiffView {
        between: between.into(),
        headline: told(&capital(&changes.headline)).into(),
        level: changes.level.word(),
        notes: of.notes.iter().map(|note| capital(note)).collect(),
        outcomes,
        journeys: changes.journeys.iter().map(|journey| journeys::view(page, before, of, journey)).collect(),
        figures: html! { @for figure in &changes.figures { (figure_row(page, figure)) } }.into(),
        new_findings: findings(&changes.new_findings),
        new_count: changes.new_findings.len(),
        mended_findings: findings(&changes.mended_findings),
        mended_count: changes.mended_findings.len(),
    }
}

fn section(page: &PageContext<'_, '_>, of: &ChangesPage<'_>, outcome: &OutcomeChanges) -> DiffSection {
    let node = page.model().find(&outcome.outcome);
    rows(page, named(page, of, node, &outcome.title).into(), &outcome.changes)
}

/// A name, which leads to its page where that lies beside.
fn named(page: &PageContext<'_, '_>, of: &ChangesPage<'_>, node: Option<NodeId>, title: &str) -> Markup {
    match node.filter(|_| of.has_pages) {
        Some(node) => page.to(node).render(),
        None => html! { span dir="auto" { (text(title)) } },
    }
}

fn rows(page: &PageContext<'_, '_>, title: Html, changes: &[SiteChange]) -> DiffSection {
    let (grave, rest): (Vec<&SiteChange>, Vec<&SiteChange>) = changes.iter().partition(|change| change.level >= ChangeLevel::Worse);
    let items = |changes: &[&SiteChange]| -> Html {
        html! { @for change in changes { "\n" li { (mark(page, change.level)) (told(&capital(&change.text))) } } }.into()
    };
    DiffSection {
        title,
        level: changes.iter().map(|change| change.level).max().unwrap_or_default().word(),
        grave: items(&grave),
        rest_count: rest.len(),
        rest: items(&rest),
    }
}

/// The word for what is lost or worse, before what is told; nothing before the rest.
fn mark(page: &PageContext<'_, '_>, level: ChangeLevel) -> Markup {
    let word: Option<(&str, Message)> = match level {
        ChangeLevel::Lost => Some(("lost", message::DIFF_LOST)),
        ChangeLevel::Worse => Some(("worse", message::DIFF_WORSE)),
        ChangeLevel::Any | ChangeLevel::None => None,
    };
    html! { @if let Some((class, word)) = word { strong.mark.(class) { (page.word(word)) } " " } }
}

/// What is told of a change: titles stand between stars.
fn told(says: &str) -> Markup {
    let parts: Vec<&str> = says.split('*').collect();
    let is_whole = parts.len() % 2 == 1;
    html! {
        @if is_whole {
            @for (i, part) in parts.iter().enumerate() { @if i % 2 == 1 { cite dir="auto" { (text(part)) } } @else { (text(part)) } }
        } @else { (text(says)) }
    }
}

fn figure_row(page: &PageContext<'_, '_>, figure: &FigureChange) -> Markup {
    let name = match figure.name {
        "break_points" => message::DIFF_FIGURE_BREAK_POINTS,
        "customer_minutes_a_month" => message::DIFF_FIGURE_CUSTOMER_MINUTES,
        "failure_minutes_a_month" => message::DIFF_FIGURE_FAILURE_MINUTES,
        _ => message::DIFF_FIGURE_EFFORT_MINUTES,
    };
    let say = |value: Option<f64>| match value {
        Some(value) => NumberFormat::ENGLISH.number((value * 10.0).round() / 10.0),
        None => page.words().text(message::UNKNOWN).to_owned(),
    };
    html! { "\n" tr { th scope="row" dir="auto" { (text(&figure.title)) } td { (page.word(name)) } td { (text(&say(figure.was))) } td { (text(&say(figure.is))) } } }
}

fn findings(list: &[RevisionFinding]) -> Html {
    html! {
        @for finding in list {
            "\n" li { (told(&capital(&finding.message))) " " small { code { (text(finding.rule)) } " " span dir="ltr" { (text(&finding.file)) ":" (finding.line) } } }
        }
    }
    .into()
}
