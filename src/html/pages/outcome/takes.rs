//! What an outcome takes, as items of its line of facts: the work of a month, how much of it is seen, the teams, and what it stands or
//! falls with. What is unknown is said; where nothing is known an item is left out.

use maud::{Markup, PreEscaped, html};

use crate::analysis::dependencies::Dependency;
use crate::analysis::description::Analysis;
use crate::analysis::effort::OutcomeEffort;
use crate::analysis::{duck, effort, single_points, teams_crossed};
use crate::base::number_format::NumberFormat;
use crate::model::id::Id;
use crate::model::kinds::Outcome;
use crate::picture::duck::DuckPicture;
use crate::words::{Message, MessageValue, message};

use crate::html::fragments::figures::insight;
use crate::html::html_text::Html;
use crate::html::page_context::PageContext;

/// More single points than these are no points.
const MOST_SINGLE: usize = 8;

/// All of them; nothing where no journey leads to it.
pub(super) fn takes(page: &PageContext<'_, '_>, id: Id<Outcome>) -> Html {
    if page.index.reach.touchpoints_of(id).is_empty() {
        return Html::default();
    }
    html! { @let effort = effort::of_outcome(&page.index.analysis, id); (month(page, &effort)) (cost(page, &effort)) (seen(page, id)) (teams(page, id)) (stands_or_falls(page, id)) }.into()
}

/// A label that leads to where it is explained, and what it says.
fn item(page: &PageContext<'_, '_>, name: Message, of: &Analysis, said: &Markup) -> Markup {
    html! { li { b { (insight(page, of, page.word(name))) } " " (said) } }
}

/// The known work of a month, and which part of all known work that is.
fn month(page: &PageContext<'_, '_>, effort: &OutcomeEffort) -> Markup {
    let Some(minutes) = effort.minutes.total else { return Markup::default() };
    let (all, unknown) = (page.index.known_minutes(), effort.unknown().count());
    let work = NumberFormat::ENGLISH.work(minutes);
    let share = MessageValue::Share(if all > 0.0 { minutes / all } else { 0.0 });
    let said = html! {
        (page.phrase(message::OUTCOME_EFFORT_SHARE, &[("work", (&work).into()), ("share", share)]))
        @if let Some(behind) = effort.minutes.behind.filter(|behind| *behind > 0.0 && effort.minutes.own == effort.minutes.total) {
            ", " (page.phrase(message::OUTCOME_BEHIND_THE_SCENES, &[("work", (&NumberFormat::ENGLISH.work(behind)).into())]))
        }
        @if unknown > 0 { "; " (page.phrase(message::OUTCOME_EFFORT_UNKNOWN, &[("count", unknown.into())])) }
    };
    item(page, message::OUTCOME_EFFORT, &effort::ANALYSIS, &said)
}

/// What the work costs in a month, as far as known; nothing where that is known of no process, or nobody says in which currency.
fn cost(page: &PageContext<'_, '_>, effort: &OutcomeEffort) -> Markup {
    let model = page.model();
    let Some((currency, cost)) = model.site.currency.as_deref().zip(effort.costs.total) else { return Markup::default() };
    let unknown = effort.from.iter().filter(|given| effort::cost_of(model, given.process).is_none()).count();
    let cost = NumberFormat::ENGLISH.money(cost, currency);
    let said = html! {
        (page.phrase(message::OUTCOME_COST_KNOWN, &[("cost", (&cost).into())]))
        @if unknown > 0 { "; " (page.phrase(message::OUTCOME_COST_UNKNOWN, &[("count", unknown.into())])) }
    };
    item(page, message::OUTCOME_COST, &effort::ANALYSIS, &said)
}

/// How much of the work for one case is above the waterline, and how much below.
fn seen(page: &PageContext<'_, '_>, id: Id<Outcome>) -> Markup {
    let duck = duck::of_outcome(&page.index.analysis, id);
    let known = |minutes: Option<f64>| minutes.unwrap_or(0.0);
    let picture = DuckPicture { front: known(duck.front_minutes), back: known(duck.back_minutes), support: known(duck.support_minutes) };
    let Some(picture) = picture.draw(page.words()) else { return Markup::default() };
    let minutes = |minutes: Option<f64>| minutes.map_or(MessageValue::Text(page.words().text(message::UNKNOWN)), MessageValue::Minutes);
    let unknown = duck.unknown_steps.len() + duck.without_steps.len();
    let said = html! {
        (PreEscaped(picture)) " "
        (page.phrase(message::OUTCOME_DUCK_MINUTES, &[("above", minutes(duck.front_minutes)), ("below", minutes(duck.below()))]))
        @if unknown > 0 { "; " (page.phrase(message::OUTCOME_DUCK_MORE_UNKNOWN, &[("count", unknown.into())])) }
    };
    item(page, message::OUTCOME_DUCK, &duck::ANALYSIS, &said)
}

/// How many teams it takes, and which, those first that work most for it.
fn teams(page: &PageContext<'_, '_>, id: Id<Outcome>) -> Markup {
    let model = page.model();
    let teams = teams_crossed::of_outcome(&page.index.analysis, id);
    if teams.is_empty() {
        return Markup::default();
    }
    let minutes = teams_crossed::minutes(&page.index.analysis, id);
    let of = |team| minutes.iter().find(|row| row.team == team).map_or(0.0, |row| row.total_minutes);
    let mut rows: Vec<_> = teams.iter().map(|&team| (of(team), model.teams[team].node)).collect();
    rows.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (shown, more) = super::first(&rows);
    html! {
        li {
            details {
                summary { b { (page.word(message::OUTCOME_TEAMS)) } " " (teams.len()) }
                p { (insight(page, &teams_crossed::ANALYSIS, page.word(message::FIGURES_MORE))) }
                ul.things data-team data-team-order {
                    @for (minutes, node) in shown {
                        li {
                            (page.to(*node))
                            @if *minutes > 0.0 {
                                @let work = NumberFormat::ENGLISH.work(*minutes);
                                " " (page.phrase(message::OUTCOME_WORK_A_MONTH, &[("work", (&work).into())]))
                            }
                        }
                    }
                    @if more > 0 { li { (page.phrase(message::AND_MORE, &[("count", more.into())])) } }
                }
            }
        }
    }
}

/// What every moment of truth, or every journey, hangs on; nothing where that is so much that nothing of it stands out.
fn stands_or_falls(page: &PageContext<'_, '_>, id: Id<Outcome>) -> Markup {
    let model = page.model();
    let points = single_points::of_outcome(&page.index.analysis, id);
    if points.is_empty() || points.len() > MOST_SINGLE {
        return Markup::default();
    }
    html! {
        li {
            details {
                summary { b { (page.word(message::OUTCOME_SINGLE_POINTS)) } " " (page.phrase(message::OUTCOME_SINGLES, &[("count", points.len().into())])) }
                p { (insight(page, &single_points::ANALYSIS, page.word(message::FIGURES_MORE))) }
                ul.things {
                    @for point in &points { li data-team[matches!(point.part, Dependency::Team(_))] { (page.to(point.part.node(model))) } }
                }
            }
        }
    }
}
