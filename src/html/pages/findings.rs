//! What the checks say, in one of three orders at a time: by who answers for it; by the outcome that it touches; by what is asked, each
//! with its explanation in a sentence. In each group the worst comes first: what is graver, and what more outcomes hang on. Gaps that are
//! known stand in a register of their own and are counted apart. Facets narrow whichever order is open.

mod for_readers;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use maud::{Markup, PreEscaped, Render, html};
use serde::Serialize;

use crate::base::date::Date;
use crate::base::diagnostic::Severity;
use crate::base::number_format::bound;
use crate::base::rule::{self, Rule};
use crate::check::{Finding, FindingGroup, FindingId};
use crate::html::address::page_of;

use crate::html::fragments::facets::{Facet, FacetWord, Facets};
use crate::html::fragments::gaps::{self, KnownGapView};
use crate::html::html_text::{Html, text};
use crate::html::page_context::PageContext;
use crate::html::theme::inline;
use crate::model::graph::Entity;
use crate::model::id::NodeId;
use crate::words::{Message, message};

/// So many findings are shown in each order, those that are worth most; the rest are counted, so that the page stays below 300 kB.
const MOST: usize = 120;

/// Findings of a team that its own page shows; the rest are counted.
pub const MOST_OF_ONE: usize = 60;

/// Up to this many findings, those of each owner and outcome stand open.
const MOST_OPEN: usize = 80;

/// The findings page.
#[derive(Debug, Serialize)]
pub struct FindingsView {
    /// The findings by who answers for them; those of nobody last.
    owners: OrderView,
    /// The same by the outcome that they touch.
    outcomes: OrderView,
    /// The same, rule by rule.
    rules: Vec<RuleView>,
    /// What is knowingly left open; no count has it.
    gaps: Vec<KnownGapView>,
    /// How many findings there are.
    count: usize,
    /// Those of them that are errors.
    errors: usize,
    /// Those of them that are notes.
    notes: usize,
    /// How many things were reviewed before something that they hang together with changed; no other count has them.
    rechecks: usize,
    /// What the findings can be narrowed to; nothing of a few.
    facets: Html,
    /// Whether those of each owner and outcome stand open.
    open: bool,
    /// Whether warnings and notes wait because an error stands.
    waiting: bool,
}

#[derive(Debug, Serialize)]
struct RuleView {
    /// The rule's name, as in `checks:`.
    name: &'static str,
    /// What it asks.
    question: String,
    /// What it looks at, in a sentence with code between backticks: the filter `inline` shows it.
    what: String,
    /// How many findings it has.
    count: usize,
    /// The items of a list.
    findings: Html,
    /// How many of them `findings` leaves out.
    more: usize,
}

/// All findings in groups.
#[derive(Debug, Serialize)]
struct OrderView {
    /// The groups that show findings.
    groups: Vec<GroupView>,
    /// The other groups, as the items of a list: which, and how many findings they have; nothing where all groups show some.
    further: Html,
}

/// The findings of one owner, or about one outcome.
#[derive(Debug, Serialize)]
struct GroupView {
    /// Who or what it is.
    title: String,
    /// Its page; none for what belongs to nobody.
    url: Option<String>,
    /// How many findings there are.
    count: usize,
    /// The items of a list.
    findings: Html,
    /// How many of them `findings` leaves out.
    more: usize,
}

/// The view of the findings page.
pub fn view(page: &PageContext<'_, '_>) -> FindingsView {
    let findings = &page.index.findings;
    let found = page.index.found();
    let count = |severity: Severity| found.numbers().iter().filter(|&&n| findings.list[n].severity == severity).count();
    let (marks, facets) = marks(page);
    FindingsView {
        rules: rules(page, &marks),
        owners: order(page, found.by_owner(page.model(), findings), message::FINDINGS_NO_OWNER, &marks),
        outcomes: order(page, found.by_outcome(page.model(), &page.index.reach, findings), message::FINDINGS_NO_OUTCOME, &marks),
        facets,
        gaps: gaps::register(page, |_| true),
        rechecks: page.index.rechecks().list.len(),
        count: found.numbers().len(),
        errors: count(Severity::Error),
        notes: count(Severity::Note),
        open: found.numbers().len() <= MOST_OPEN,
        waiting: findings.warnings_suppressed,
    }
}

/// What each finding can be found by, as its lines carry it in every order.
type FindingMarks = BTreeMap<FindingId, String>;

/// Each finding is about a thing of some kind, on the way to outcomes, has somebody who answers for it, and is more or less grave.
fn marks(page: &PageContext<'_, '_>) -> (FindingMarks, Html) {
    let model = page.model();
    let (list, found) = (&page.index.findings.list, page.index.found());
    let mut facets = Facets::of(found.numbers().len());
    let mark = |&number: &FindingId| {
        let finding = &list[number];
        let file = found.subject(finding).map(|subject| model.node(subject).file);
        let outcomes = file.iter().flat_map(|&file| page.index.reach.outcomes_of_file(model, file));
        let has = outcomes.map(|outcome| (Facet::Outcome, FacetWord::Thing(model.outcomes[outcome].node)));
        let has = has.chain(file.map(|file| (Facet::Kind, FacetWord::Kind(model.file_kind(file)))));
        let owner = file.and_then(|file| model.profile(file).owner).map(|team| (Facet::Owner, FacetWord::Thing(model.teams[team].node)));
        let severity = (Facet::Status, FacetWord::Severity(finding.severity));
        facets.mark(has.chain(owner).chain([severity])).map(|mark| (number, mark))
    };
    let marks = found.numbers().iter().filter_map(mark).collect();
    let facets = facets.html(page, "tl-found");
    (marks, facets)
}

fn rules(page: &PageContext<'_, '_>, marks: &FindingMarks) -> Vec<RuleView> {
    let list = &page.index.findings.list;
    let mut by_rule: BTreeMap<usize, Vec<FindingId>> = BTreeMap::new();
    for &number in page.index.found().numbers() {
        if let Some(order) = rule::ALL.iter().position(|r| r.name == list[number].rule) {
            by_rule.entry(order).or_default().push(number);
        }
    }
    let mut groups: Vec<(usize, Vec<FindingId>)> = by_rule.into_iter().collect();
    let shown = shown(page, groups.iter_mut().map(|(_, findings)| findings));
    let view = |((order, findings), shown): ((usize, Vec<FindingId>), usize)| {
        let rule = rule::ALL[order];
        RuleView {
            name: rule.name,
            question: sentence(rule.summary),
            what: what(rule),
            count: findings.len(),
            findings: items(page, findings.iter().copied().take(shown), Some(marks), false),
            more: findings.len() - shown,
        }
    };
    groups.into_iter().zip(shown).map(view).collect()
}

/// The groups with most findings first; what belongs to nobody last.
fn order(page: &PageContext<'_, '_>, mut groups: Vec<FindingGroup>, nobody: Message, marks: &FindingMarks) -> OrderView {
    groups.sort_by_key(|(of, findings)| (of.is_none(), Reverse(findings.len())));
    let shown = shown(page, groups.iter_mut().map(|(_, findings)| findings));
    let mut order = OrderView { groups: Vec::new(), further: Html::default() };
    for ((of, findings), shown) in groups.into_iter().zip(shown) {
        let count = findings.len();
        if shown == 0 {
            html! { li { @if let Some(node) = of { (page.to(node)) } @else { (page.word(nobody)) } " " span.count { (count) } } }
                .render_to(&mut order.further.0);
            continue;
        }
        order.groups.push(GroupView {
            title: of.map_or_else(|| page.words().text(nobody).to_owned(), |node| page.title(node).into_owned()),
            url: of.map(|node| page_of(&page.model().node(node).address)),
            count,
            findings: items(page, findings.iter().copied().take(shown), Some(marks), true),
            more: count - shown,
        });
    }
    order
}

/// Puts what is worth most first in each group; how many of each are among the [`MOST`] that are worth most of all.
fn shown<'g>(page: &PageContext<'_, '_>, groups: impl Iterator<Item = &'g mut Vec<FindingId>>) -> Vec<usize> {
    let list = &page.index.findings.list;
    let (mut shown, mut all) = (Vec::new(), Vec::new());
    for (group, findings) in groups.enumerate() {
        findings.sort_by_cached_key(|&n| worth(page, &list[n]));
        all.extend(findings.iter().map(|&n| (worth(page, &list[n]), group)));
        shown.push(0);
    }
    all.sort_unstable();
    for (_, group) in all.into_iter().take(MOST) {
        shown[group] += 1;
    }
    shown
}

/// What to look at first: what is graver, and of two that are alike what more outcomes hang on.
fn worth(page: &PageContext<'_, '_>, finding: &Finding) -> (Reverse<Severity>, Reverse<usize>) {
    (Reverse(finding.severity), Reverse(outcomes(page, finding)))
}

/// Findings as the items of a list, a line for each, what is worth most first.
pub fn by_worth(page: &PageContext<'_, '_>, mut findings: Vec<FindingId>) -> Html {
    let list = &page.index.findings.list;
    findings.sort_by_cached_key(|&n| worth(page, &list[n]));
    items(page, findings.into_iter().take(MOST_OF_ONE), None, true)
}

/// How many outcomes hang on what a finding is about.
fn outcomes(page: &PageContext<'_, '_>, finding: &Finding) -> usize {
    let model = page.model();
    let file = page.index.found().subject(finding).map(|subject| model.node(subject).file);
    file.map_or(0, |file| page.index.reach.outcomes_of_file(model, file).len())
}

/// Findings as the items of a list, a line for each: what is wrong in what. What that asks, how it could be mended, and where, is folded:
/// that is for those who write. `asks`: whether each says its question; else the list does.
fn items(page: &PageContext<'_, '_>, findings: impl Iterator<Item = FindingId>, marks: Option<&FindingMarks>, asks: bool) -> Html {
    let list = &page.index.findings.list;
    html! {
        @for number in findings {
            @let finding = &list[number];
            @let outcomes = outcomes(page, finding);
            li data-f=[marks.and_then(|marks| marks.get(&number))] {
                p {
                    @if finding.rule == rule::OWNER_RETIRED.name { span data-team { (what_is_wrong(page, finding)) } } @else { (what_is_wrong(page, finding)) }
                    @if finding.severity != Severity::Warning { " " span class={ "tag severity-" (finding.severity.word()) } { (page.word(finding.severity)) } }
                }
                small { @if outcomes > 0 { (page.phrase(message::FINDINGS_OUTCOMES, &[("count", outcomes.into())])) } }
                details {
                    summary { (page.word(message::FINDINGS_MEND)) }
                    @if asks { p { b { (text(&question(finding))) } } }
                    @if let Some(help) = &finding.help { p data-team[finding.rule == rule::OWNER_RETIRED.name] { (inline(&sentence(help))) } }
                    p { code { (text(&finding.file)) ":" (finding.line) } }
                }
            }
        }
    }
    .into()
}

/// What is wrong; the name of what it is about leads there.
fn what_is_wrong(page: &PageContext<'_, '_>, finding: &Finding) -> Markup {
    let subject = page.index.found().subject(finding);
    if let Some(said) = subject.and_then(|subject| for_readers::for_readers(page, finding, subject)) {
        return said;
    }
    let said = inline(&with_days(&bound(&sentence(&finding.message)), |day| page.words().day_short(day)));
    let Some(subject) = subject else { return said };
    let said = with_whole_limits(page, subject, said);
    let link = page.show(subject);
    let title = page.title(subject);
    let named = html! { code { (text(&title)) } };
    let whole = said.0.split_once(&named.0);
    match whole.or_else(|| shortened(&said.0, &title)) {
        Some((before, after)) => html! { (PreEscaped(before)) (link) (PreEscaped(after)) },
        None => html! { (link) ": " (said) },
    }
}

/// A text with its days as readers say them: `2026-02-28` is how files do.
fn with_days(text: &str, say: impl Fn(Date) -> String) -> String {
    const LONG: usize = "2026-02-28".len();
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        match rest.get(..LONG).filter(|_| !out.ends_with(|c: char| c.is_ascii_alphanumeric())).and_then(Date::parse) {
            Some(day) => {
                out.push_str(&say(day));
                rest = &rest[LONG..];
            }
            None => {
                out.push(next);
                rest = &rest[next.len_utf8()..];
            }
        }
    }
    out
}

/// What is said of an outcome, with the texts of its limits as long as they are: a terminal has less room.
fn with_whole_limits(page: &PageContext<'_, '_>, subject: NodeId, said: Markup) -> Markup {
    let model = page.model();
    let Entity::Outcome(outcome) = model.node(subject).entity else { return said };
    let whole = model.outcomes[outcome].limits.iter().find_map(|limit| {
        let limit = limit.text.plain(model);
        let (before, after) = shortened(&said.0, &limit)?;
        Some(html! { (PreEscaped(before)) code { (text(&limit)) } (PreEscaped(after)) })
    });
    whole.unwrap_or(said)
}

/// What stands before and behind a title that a message has cut short.
fn shortened<'s>(said: &'s str, title: &str) -> Option<(&'s str, &'s str)> {
    let (end, after) = said.find("…</code>").map(|end| (end, &said[end + "…</code>".len()..]))?;
    let begin = said[..end].rfind("<code>")?;
    let shown = &said[begin + "<code>".len()..end];
    html! { (text(title)) }.0.starts_with(shown.trim_end()).then_some((&said[..begin], after))
}

/// The question of a finding's rule.
fn question(finding: &Finding) -> String {
    rule::ALL.iter().find(|r| r.name == finding.rule).map(|r| sentence(r.summary)).unwrap_or_default()
}

/// With a capital letter at the beginning.
fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// What a rule looks at: the first sentence of its page.
fn what(rule: &Rule) -> String {
    const HEADING: &str = "## What\n";
    let text = rule.page.split_once(HEADING).map_or("", |(_, rest)| rest).trim_start();
    let paragraph = text.split("\n\n").next().unwrap_or_default();
    let end = paragraph.match_indices(['.', '?']).map(|(at, _)| at + 1).find(|&end| paragraph[end..].starts_with([' ', '\n']));
    paragraph[..end.unwrap_or(paragraph.len())].split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_that_a_message_cuts_short_is_found_in_it() {
        let said = "Nobody meets <code>I want to…</code> yet";
        assert_eq!(shortened(said, "I want to say it once"), Some(("Nobody meets ", " yet")));
        assert_eq!(shortened(said, "You want to"), None);
    }

    #[test]
    fn days_are_said_as_readers_say_them() {
        let say = |day: Date| format!("<{}>", day.parts().0);
        assert_eq!(with_days("stood at 92 on 2026-10-31, and …", say), "stood at 92 on <2026>, and …");
        assert_eq!(with_days("2026-13-31 is none, é neither", say), "2026-13-31 is none, é neither");
    }

    #[test]
    fn every_rule_is_explained_in_a_sentence() {
        for rule in rule::ALL {
            let what = what(rule);
            assert!(what.len() > 20 && what.ends_with(['.', ':', '?']), "{}: {what}", rule.name);
        }
    }
}
