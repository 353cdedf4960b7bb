//! Beside the sentences of home: four figures, and three stories, each in somebody's words and with its place. What is not known
//! is left out.

use maud::{Markup, Render, html};

use crate::analysis::verdict::{self, StandingCounts, Worst};
use crate::base::number_format::NumberFormat;
use crate::model::id::NodeId;
use crate::model::nested::Touchpoint;
use crate::words::{Message, MessageValue, MessageValues, message};

use crate::html::fragments::measure;
use crate::html::html_text::{Html, page_at, text};
use crate::html::page_context::PageContext;

/// The figures as the items of a list.
pub(super) fn tiles(page: &PageContext<'_, '_>, counts: &StandingCounts) -> Html {
    let model = page.model();
    let has_touchpoints = model.live::<Touchpoint>().next().is_some();
    let work = verdict::own_work_a_month(&page.index.analysis);
    let minutes = work.total().filter(|minutes| *minutes > 0.0);
    let unanswered = verdict::unanswered(model);
    html! {
        @if counts.promised() > 0 && counts.outcomes > 1 {
            @let kept = [("kept", counts.kept.into()), ("promised", counts.promised().into())];
            li { b { (page.phrase(message::HOME_TILE_KEPT, &kept)) } " " (page.word(message::HOME_TILE_KEPT_NAME)) }
            li { b { (counts.nearer) } " " (page.word(message::HOME_TILE_NEARER)) }
        }
        @if has_touchpoints {
            li { b.bad[unanswered > 0] { (unanswered) } " " (page.phrase(message::HOME_TILE_UNANSWERED, &[("count", unanswered.into())])) }
        }
        @if let Some(minutes) = minutes {
            @let name = if work.is_partial() { message::HOME_TILE_WORK_KNOWN } else { message::HOME_TILE_WORK };
            li { b { (text(&NumberFormat::ENGLISH.work(minutes))) } " " (page.word(name)) }
        }
    }
    .into()
}

/// A story: what it is about, its words, and where it is told.
struct Story {
    /// Whether it is as bad as rust says.
    is_bad: bool,
    about: Markup,
    words: Option<Markup>,
    place: Markup,
    to: NodeId,
}

impl Story {
    fn html(&self, page: &PageContext<'_, '_>) -> Markup {
        html! {
            li.bad[self.is_bad] {
                a href={ (text(page.root)) (page_at(&page.model().node(self.to).address)) } {
                    small { (self.about) }
                    @if let Some(words) = &self.words { (words) }
                    small { (self.place) }
                }
            }
        }
    }
}

/// The stories as the items of a list, of what is bad besides the outcome that is worst off: a broken limit before all, then the worst moment
/// and the heaviest pain.
pub(super) fn stories(page: &PageContext<'_, '_>) -> Html {
    html! { @for story in [broken_limit(page), worst_moment(page), heaviest_pain(page)].iter().flatten() { (story.html(page)) } }.into()
}

fn broken_limit(page: &PageContext<'_, '_>) -> Option<Story> {
    let model = page.model();
    let worst = verdict::broken_limit(model)?;
    let limit = worst.it.limit;
    let outcome = model.outcomes[worst.it.outcome].node;
    let measure = &model.measures[limit.measure?];
    let bounds = [(message::OUTCOME_LIMIT_AT_MOST, limit.max), (message::OUTCOME_LIMIT_AT_LEAST, limit.min)];
    let bound = |(says, bound): (Message, Option<f64>)| {
        let value = measure::amount(measure, bound?);
        Some(html! { ", " (page.phrase(says, &[("value", (&value).into())])) })
    };
    Some(Story {
        is_bad: true,
        about: about(page, [message::HOME_STORY_LIMIT, message::HOME_STORY_LIMIT_OF], &worst, &[]),
        words: Some(html! { i dir="auto" { (text(&limit.text.plain(model))) } }),
        place: html! {
            b { (text(&model.node(outcome).title)) } br;
            (text(&model.node(measure.node).title)) ": " (measure::last_reading(page, measure))
            @for said in bounds.into_iter().filter_map(bound) { (said) }
        },
        to: outcome,
    })
}

fn worst_moment(page: &PageContext<'_, '_>) -> Option<Story> {
    let model = page.model();
    let (worst, feeling) = verdict::worst_feeling(model)?;
    let touchpoint = &model.touchpoints[worst.it];
    let about =
        about(page, [message::HOME_STORY_WORST, message::HOME_STORY_WORST_OF], &worst, &[("feeling", MessageValue::Number(feeling))]);
    let words = touchpoint.thinks.as_ref().map(|said| html! { q dir="auto" { (text(&said.plain(model))) } });
    // One of several that nobody says a word about tells nothing.
    if words.is_none() && !worst.stands_out {
        return None;
    }
    Some(Story { is_bad: feeling <= -1.5, about, words, place: place(page, touchpoint), to: touchpoint.node })
}

fn heaviest_pain(page: &PageContext<'_, '_>) -> Option<Story> {
    let model = page.model();
    let worst = verdict::heaviest_pain(&page.index.analysis)?;
    let touchpoint = &model.touchpoints[worst.it.touchpoint];
    let [level, risk] = [worst.it.level, worst.it.leave_risk].map(|n| MessageValue::Number(n.unwrap_or_default()));
    let about = about(page, [message::HOME_STORY_PAIN, message::HOME_STORY_PAIN_OF], &worst, &[("level", level), ("risk", risk)]);
    let words = Some(html! { i dir="auto" { (text(&model.pains[worst.it.pain].text.plain(model))) } });
    Some(Story { is_bad: false, about, words, place: place(page, touchpoint), to: touchpoint.node })
}

/// What a story is about: that it is the worst, or one of how many, and how many people meet it.
fn about<T>(page: &PageContext<'_, '_>, [single, one_of]: [Message; 2], worst: &Worst<T>, values: MessageValues<'_, '_>) -> Markup {
    let mut values = values.to_vec();
    values.push(("count", worst.alike.into()));
    let said = if worst.stands_out { single } else { one_of };
    let people = worst.people.map(|people| [("people", MessageValue::Number(people))]);
    html! {
        (page.phrase(said, &values).render())
        @if let Some(people) = &people { " · " (page.phrase(message::HOME_STORY_PEOPLE, people)) }
    }
}

/// Where a touchpoint is: itself, and its journey.
fn place(page: &PageContext<'_, '_>, touchpoint: &Touchpoint) -> Markup {
    let model = page.model();
    let journey = model.journeys[touchpoint.journey].node;
    html! { b { (text(&model.node(touchpoint.node).title)) } br; (text(&model.node(journey).title)) }
}
