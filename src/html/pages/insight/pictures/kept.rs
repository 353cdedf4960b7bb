//! Bars of what is kept and backed: promises, statements, rules, needs, stakeholders' limits.

use maud::html;

use crate::analysis::backing::{self, Backing};
use crate::analysis::promises::{self, Expectation, PromiseState, ServicePromise};
use crate::analysis::rules::{self, OutcomeRules};
use crate::analysis::stakeholders::{self, StakeholderSums};
use crate::analysis::value_zone::{self, ValueZone};
use crate::base::vocabulary::{NeedSort, RuleSort};
use crate::html::html_text::{Html, text};
use crate::html::page_context::PageContext;
use crate::html::pages::insight::cells::in_words;
use crate::picture::bars::{BarPart, BarScale};
use crate::picture::small;
use crate::words::{MessageValue, message};

use super::drawn;
use super::rows::{PictureRow, rows};

/// How far what satisfies can lie behind what matters: from 0 to 4.
const WIDEST_GAP: f64 = 4.0;

fn sum(parts: &[BarPart]) -> f64 {
    parts.iter().map(|part| part.amount).sum()
}

/// What people expect and do not get: where what satisfies lies furthest behind what matters.
fn gaps(page: &PageContext<'_, '_>) -> Vec<(Expectation, f64)> {
    let wide = |expectation: Expectation| expectation.gap.filter(|gap| *gap > 0.0).map(|gap| (expectation, gap));
    promises::expectations(&page.index.analysis).into_iter().filter_map(wide).collect()
}

fn state_of(promises: &[ServicePromise], state: Option<PromiseState>) -> usize {
    promises.iter().filter(|promise| promise.state == state).count()
}

fn promise_parts(page: &PageContext<'_, '_>) -> [BarPart; 3] {
    let services = promises::services(page.model());
    let of = |state| state_of(&services, state);
    [
        BarPart::count("b-back", of(Some(PromiseState::Broken))),
        BarPart::count("b-theirs", of(Some(PromiseState::Kept))),
        BarPart::count("b-open", of(None)),
    ]
}

/// What became of the promises of services, and where expectations are missed most.
pub(super) fn promises(page: &PageContext<'_, '_>) -> Html {
    let services = promises::services(page.model());
    let mut all = Vec::new();
    if !services.is_empty() {
        let parts = promise_parts(page);
        let [broken, kept, unknown] =
            [Some(PromiseState::Broken), Some(PromiseState::Kept), None].map(|state| MessageValue::Count(state_of(&services, state)));
        all.push(PictureRow {
            about: html! { (page.word(message::PROMISES_PICTURE_SERVICES)) },
            is_team: false,
            bars: vec![BarScale::of([sum(&parts)]).bar(&parts, None)],
            said: html! { (page.phrase(message::PROMISES_PICTURE_SAID, &[("broken", broken), ("kept", kept), ("unknown", unknown)])) },
        });
    }
    let scale = BarScale::of([WIDEST_GAP]);
    let expected = |(expectation, gap): &(Expectation, f64)| {
        let said = html! { (page.phrase(message::PROMISES_PICTURE_GAP, &[("gap", MessageValue::Number(*gap))])) };
        let bar = scale.bar(&[BarPart::new("b-ours", Some(*gap))], None);
        PictureRow::of(page, page.model().touchpoints[expectation.touchpoint].node, vec![bar], said)
    };
    all.extend(gaps(page).iter().map(expected));
    let key = [
        ("b-back", message::INSIGHT_WORD_BROKEN),
        ("b-theirs", message::INSIGHT_WORD_KEPT),
        ("b-open", message::UNKNOWN),
        ("b-ours", message::PROMISES_KEY_GAP),
    ];
    rows(page, message::PROMISES_PICTURE, &key, all)
}

/// The small one: how many promises are broken, kept and unknown.
pub(super) fn small_promises(page: &PageContext<'_, '_>) -> Html {
    drawn::small(small::bars(&promise_parts(page).map(|part| vec![part])))
}

/// The journeys that say something, those of which least is backed first.
fn backings(page: &PageContext<'_, '_>) -> Vec<(Backing, f64)> {
    let all = page.model().live().map(|(journey, _)| backing::of_journey(page.model(), journey));
    let mut all: Vec<(Backing, f64)> = all.filter_map(|backing| backing.share().map(|share| (backing, share))).collect();
    all.sort_by(|a, b| a.1.total_cmp(&b.1));
    all
}

fn backing_parts(share: f64) -> [BarPart; 2] {
    [BarPart::new("b-ours", Some(share)), BarPart::new("b-open", Some(1.0 - share))]
}

/// How much of what each journey says has been seen, asked or recorded.
pub(super) fn backing(page: &PageContext<'_, '_>) -> Html {
    let scale = BarScale::of([1.0]);
    let row = |(backing, share): &(Backing, f64)| {
        let counts = [
            ("share", MessageValue::Share(*share)),
            ("backed", MessageValue::Count(backing.backed)),
            ("all", MessageValue::Count(backing.statements)),
        ];
        let said = html! { (page.phrase(message::BACKING_PICTURE_SAID, &counts)) };
        PictureRow::of(page, page.model().journeys[backing.journey].node, vec![scale.bar(&backing_parts(*share), None)], said)
    };
    let key = [("b-ours", message::BACKING_KEY_BACKED), ("b-open", message::BACKING_KEY_SAID)];
    rows(page, message::BACKING_PICTURE, &key, backings(page).iter().map(row).collect())
}

/// The same, small.
pub(super) fn small_backing(page: &PageContext<'_, '_>) -> Html {
    drawn::small(small::bars(&backings(page).iter().map(|(_, share)| backing_parts(*share).to_vec()).collect::<Vec<_>>()))
}

/// The outcomes that rules bind, those with most first.
fn bound(page: &PageContext<'_, '_>) -> Vec<OutcomeRules> {
    let mut all: Vec<OutcomeRules> = page.model().live().map(|(outcome, _)| rules::of_outcome(&page.index.analysis, outcome)).collect();
    all.retain(|rules| !rules.rules.is_empty());
    all.sort_by_key(|rules| (usize::MAX - rules.rules.len(), rules.outcome));
    all
}

fn rule_parts(page: &PageContext<'_, '_>, rules: &OutcomeRules) -> Vec<BarPart> {
    let sorts = [("b-back", RuleSort::Regulatory), ("b-ours", RuleSort::Strategic), ("b-support", RuleSort::Operational)];
    sorts.map(|(class, sort)| BarPart::count(class, rules.of_sort(page.model(), sort))).to_vec()
}

/// How many rules bind the work for each outcome.
pub(super) fn rules(page: &PageContext<'_, '_>) -> Html {
    let all = bound(page);
    let scale = BarScale::of(all.iter().map(|rules| sum(&rule_parts(page, rules))));
    let row = |rules: &OutcomeRules| {
        let of = |sort| MessageValue::Count(rules.of_sort(page.model(), sort));
        let counts = [
            ("regulatory", of(RuleSort::Regulatory)),
            ("strategic", of(RuleSort::Strategic)),
            ("operational", of(RuleSort::Operational)),
            ("decisions", MessageValue::Count(rules.decisions.len())),
        ];
        let said = html! { (page.phrase(message::RULES_PICTURE_SAID, &counts)) };
        PictureRow::of(page, page.model().outcomes[rules.outcome].node, vec![scale.bar(&rule_parts(page, rules), None)], said)
    };
    let key = [
        ("b-back", message::RULES_KEY_REGULATORY),
        ("b-ours", message::RULES_KEY_STRATEGIC),
        ("b-support", message::RULES_KEY_OPERATIONAL),
    ];
    rows(page, message::RULES_PICTURE, &key, all.iter().map(row).collect())
}

/// The same, small.
pub(super) fn small_rules(page: &PageContext<'_, '_>) -> Html {
    drawn::small(small::bars(&bound(page).iter().map(|rules| rule_parts(page, rules)).collect::<Vec<_>>()))
}

/// The outcomes with needs, those first of whose needs most have nothing; last those that nobody has mapped.
fn zones(page: &PageContext<'_, '_>) -> Vec<ValueZone> {
    let mut all: Vec<ValueZone> = page.model().live().map(|(outcome, _)| value_zone::of_outcome(&page.index.analysis, outcome)).collect();
    all.retain(|zone| zone.met.len() + zone.unmet.len() > 0);
    all.sort_by_key(|zone| (!zone.is_mapped, usize::MAX - zone.unmet.len(), zone.outcome));
    all
}

/// Nothing of what is not mapped: nobody knows.
fn zone_parts(zone: &ValueZone) -> Vec<BarPart> {
    if !zone.is_mapped {
        return Vec::new();
    }
    vec![BarPart::count("b-open", zone.unmet.len()), BarPart::count("b-ours", zone.met.len())]
}

/// How many needs are met on the way to each outcome, and how many are not.
pub(super) fn value_zone(page: &PageContext<'_, '_>) -> Html {
    let all = zones(page);
    let scale = BarScale::of(all.iter().map(|zone| sum(&zone_parts(zone))));
    let row = |zone: &ValueZone| {
        let unsaid = ValueZone::of_sort(page.model(), &zone.unmet, Some(NeedSort::Unstated)).count();
        let counts = [("unmet", zone.unmet.len().into()), ("met", zone.met.len().into()), ("unsaid", unsaid.into())];
        let says = match (zone.unmet.len(), unsaid) {
            (0, _) => message::ZONE_PICTURE_ALL,
            (_, 0) => message::ZONE_PICTURE_SAID,
            _ => message::ZONE_PICTURE_UNSAID,
        };
        let said = html! { @if zone.is_mapped { (page.phrase(says, &counts)) } @else { (page.word(message::JOURNEYS_NOT_MAPPED)) } };
        PictureRow::of(page, page.model().outcomes[zone.outcome].node, vec![scale.bar(&zone_parts(zone), None)], said)
    };
    let key = [("b-open", message::ZONE_KEY_UNMET), ("b-ours", message::ZONE_KEY_MET)];
    rows(page, message::ZONE_PICTURE, &key, all.iter().map(row).collect())
}

/// The same, small.
pub(super) fn small_value_zone(page: &PageContext<'_, '_>) -> Html {
    drawn::small(small::bars(&zones(page).iter().map(zone_parts).collect::<Vec<_>>()))
}

/// Who wants outcomes and who sets limits, those with a broken one first.
fn wanting(page: &PageContext<'_, '_>) -> Vec<StakeholderSums> {
    let mut all: Vec<StakeholderSums> = stakeholders::all(page.model()).into_values().collect();
    all.sort_by_key(|sums| (usize::MAX - sums.broken, usize::MAX - sums.limits - sums.outcomes_for.len()));
    all
}

fn stakeholder_parts(sums: &StakeholderSums) -> Vec<BarPart> {
    vec![
        BarPart::count("b-bad", sums.broken),
        BarPart::count("b-open", sums.limits - sums.broken.min(sums.limits)),
        BarPart::count("b-ours", sums.outcomes_for.len()),
    ]
}

/// How many outcomes are for each stakeholder, and how many limits it sets.
pub(super) fn stakeholders(page: &PageContext<'_, '_>) -> Html {
    let all = wanting(page);
    let scale = BarScale::of(all.iter().map(|sums| sum(&stakeholder_parts(sums))));
    let row = |sums: &StakeholderSums| {
        let counts = [
            ("outcomes", MessageValue::Count(sums.outcomes_for.len())),
            ("limits", MessageValue::Count(sums.limits)),
            ("broken", MessageValue::Count(sums.broken)),
        ];
        PictureRow {
            about: html! { @match in_words(&sums.title) { Some(word) => (page.word(word)), None => (text(&sums.title)) } },
            is_team: false,
            bars: vec![scale.bar(&stakeholder_parts(sums), None)],
            said: html! { (page.phrase(message::STAKEHOLDERS_PICTURE_SAID, &counts)) },
        }
    };
    let key = [
        ("b-bad", message::STAKEHOLDERS_KEY_BROKEN),
        ("b-open", message::STAKEHOLDERS_KEY_LIMITS),
        ("b-ours", message::STAKEHOLDERS_KEY_OUTCOMES),
    ];
    rows(page, message::STAKEHOLDERS_PICTURE, &key, all.iter().map(row).collect())
}

/// The same, small.
pub(super) fn small_stakeholders(page: &PageContext<'_, '_>) -> Html {
    drawn::small(small::bars(&wanting(page).iter().map(stakeholder_parts).collect::<Vec<_>>()))
}
