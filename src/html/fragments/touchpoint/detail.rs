//! A touchpoint with all that is known of it. A journey shows up to sixty of these, so they are no templates: these
//! would cost three times as much.

use maud::{Markup, html};

use crate::html::body::Body;
use crate::html::fragments::extra;
use crate::html::fragments::facts::evidence;
use crate::html::html_text::{anchors, path, room, text};
use crate::html::page_context::PageContext;

use crate::model::id::{Id, NodeId};
use crate::model::nested::{Pain, Touchpoint};
use crate::picture::curve::say_feeling;
use crate::words::{MessageValue, message};

use crate::html::fragments::touchpoint::{channels, doers, feeling_word, party_word, served_by, unserved, who};

/// What a touchpoint takes from its journey.
#[derive(Debug)]
pub struct Around<'a> {
    /// The opportunities that would change it.
    pub opportunities: Vec<NodeId>,
    /// Whether its channels have their icons.
    pub icons: bool,
    /// The texts of the journey.
    pub body: Option<&'a Body<'a, 'a>>,
}

/// A touchpoint.
pub fn article(page: &PageContext<'_, '_>, id: Id<Touchpoint>, around: &Around<'_>) -> Markup {
    let t = &page.model().touchpoints[id];
    let node = page.model().node(t.node);
    let nested = node.address.nested.as_deref().unwrap_or_default();
    let party = party_word(t.party());
    let picture = t.picture.as_ref().and_then(|p| page.index.published.get(p));
    let prose = around.body.map(|b| b.of_nested(nested, 5)).unwrap_or_default();
    html! { (room(3072))
        "\n" article.touchpoint.(party) id=(text(nested)) {
            (anchors(&node.aliases))
            "\n" header {
                "\n" h4 { i.spot.(party) {} a href={"#" (text(nested))} data-copy { (text(&node.title)) } }
                "\n" p.meets { (meeting(page, t, around.icons)) }
                "\n"
            }
            @if let Some(thinks) = &t.thinks { blockquote.quote { (page.sentences(thinks)) } }
            @if let Some(picture) = picture {
                p { img src={(text(page.root)) (path(picture))} alt=(text(&node.title)) loading="lazy"; }
            }
            @if !prose.is_empty() { div.prose { (prose) } }
            "\n" dl.above { (above(page, t, &around.opportunities)) }
            (below(page, id, t))
            "\n"
        }
    }
}

/// How the person meets us, and how that feels.
fn meeting(page: &PageContext<'_, '_>, t: &Touchpoint, icons: bool) -> Markup {
    let feels = if page.model().has_assumed_feeling(t) { message::TOUCHPOINT_FEELS_ASSUMED } else { message::TOUCHPOINT_FEELS };
    html! {
        (channels(page, t, icons))
        span.who { (who(page, t)) }
        @if t.moment_of_truth { " " span.tag.truth { i.spot.truth {} (page.word(message::MOMENT_OF_TRUTH)) } }
        @if t.mandated { " " span.tag { (page.word(message::TOUCHPOINT_MANDATED)) } }
        @if let Some(feeling) = t.feeling {
            @let word = page.words().text(feeling_word(feeling));
            " " span.feels.low[feeling < 0.0] { (page.phrase(feels, &[("figure", (&say_feeling(feeling)).into()), ("word", word.into())])) }
        }
    }
}

/// What the person brings, gets and bears.
fn above(page: &PageContext<'_, '_>, t: &Touchpoint, opportunities: &[NodeId]) -> Markup {
    let model = page.model();
    let rating = |n: Option<f64>| n.map_or_else(|| page.words().text(message::UNKNOWN).into(), MessageValue::Number);
    html! {
        @if let Some(does) = &t.does { div { dt { (page.word(message::TOUCHPOINT_DOES)) } dd { (page.sentences(does)) } } }
        @if let Some(expects) = &t.expects { div { dt { (page.word(message::TOUCHPOINT_EXPECTS)) } dd { (page.sentences(expects)) } } }
        @if t.effort_work.is_some() || t.effort_load.is_some() || t.wait.is_some() {
            div { dt { (page.word(message::TOUCHPOINT_THEIR_WORK_AND_WAIT)) } dd { (effort(page, t)) } }
        }
        @if !t.pains.is_empty() {
            div { dt { (page.word(message::TOUCHPOINT_PAINS)) } dd { ul.plain { @for &p in &t.pains { (pain(page, &model.pains[p])) } } } }
        }
        @if !t.gains.is_empty() {
            div {
                dt { (page.word(message::TOUCHPOINT_GAINS)) }
                dd { ul.plain { @for gain in &t.gains { li.gain { (page.sentences(gain)) } } } }
            }
        }
        @if !t.needs.is_empty() {
            div { dt { (page.word(message::TOUCHPOINT_NEEDS_MET)) } dd { (page.show_all(t.needs.iter().map(|&n| model.needs[n].node))) } }
        }
        @if t.importance.is_some() || t.satisfaction.is_some() {
            @let ratings = [("importance", rating(t.importance)), ("satisfaction", rating(t.satisfaction))];
            div { dt { (page.word(message::TOUCHPOINT_RATINGS)) } dd { (page.phrase(message::TOUCHPOINT_RATED, &ratings)) } }
        }
        @if let Some(recovery) = &t.recovery { div { dt { (page.word(message::TOUCHPOINT_RECOVERY)) } dd { (page.sentences(recovery)) } } }
        @if !t.replaces.is_empty() {
            div {
                dt { (page.word(message::TOUCHPOINT_REPLACES)) }
                dd { (page.show_all(t.replaces.iter().map(|&r| model.touchpoints[r].node))) }
            }
        }
        @if !opportunities.is_empty() {
            div { dt { (page.word(message::TOUCHPOINT_COULD_BE_BETTER)) } dd { (page.show_all(opportunities.iter().copied())) } }
        }
        @if !t.evidence.is_empty() { div { dt { (page.word(message::TOUCHPOINT_EVIDENCE)) } dd { (evidence(page, &t.evidence)) } } }
        (extra::facts(page, t.extra.as_deref()))
    }
}

fn effort(page: &PageContext<'_, '_>, t: &Touchpoint) -> Markup {
    html! {
        @if let Some(work) = t.effort_work {
            (page.phrase(message::TOUCHPOINT_WORK, &[("work", MessageValue::Minutes(work))]))
        } @else {
            span.unknown { (page.word(message::TOUCHPOINT_WORK_UNKNOWN)) }
        }
        @if let Some(load) = t.effort_load { ", " (page.phrase(message::TOUCHPOINT_LOAD, &[("load", MessageValue::Number(load))])) }
        @if let Some(wait) = t.wait { ", " (page.phrase(message::TOUCHPOINT_AFTER_WAITING, &[("wait", MessageValue::Minutes(wait))])) }
    }
}

fn pain(page: &PageContext<'_, '_>, pain: &Pain) -> Markup {
    let id = pain.node.and_then(|n| page.model().node(n).address.nested.as_deref());
    html! {
        li.pain id=[id.map(text)] {
            (page.sentences(&pain.text))
            @if let Some(level) = pain.level {
                " " small {
                    (page.phrase(message::PAIN_LEVEL, &[("level", MessageValue::Number(level))]))
                    @if let Some(risk) = pain.leave_risk { ", " (page.phrase(message::PAIN_LEAVE_RISK, &[("risk", MessageValue::Number(risk))])) }
                }
            }
        }
    }
}

/// What we do for it, and with whom and what.
fn below(page: &PageContext<'_, '_>, id: Id<Touchpoint>, t: &Touchpoint) -> Markup {
    let processes = page.index.reach.serving(id);
    let systems = page.show_by_title(doers(page, processes, false));
    if t.served_by.is_empty() && !t.is_unserved() && systems.is_empty() && t.service.is_none() {
        return Markup::default();
    }
    let teams = page.show_by_title(doers(page, processes, true));
    html! {
        "\n" dl.below-water {
            div {
                dt { (page.word(message::TOUCHPOINT_SERVED_BY)) }
                dd {
                    @if !t.served_by.is_empty() {
                        (served_by(page, t))
                    } @else if t.is_unserved() {
                        (unserved(page, t, true))
                    } @else {
                        span.unknown { (page.word(message::TOUCHPOINT_NOT_OURS)) }
                    }
                }
            }
            @if let Some(service) = t.service {
                div { dt { (page.word(message::TOUCHPOINT_SERVICE)) } dd { (page.to(page.model().services[service].node)) } }
            }
            @if !teams.is_empty() { div data-team { dt { (page.word(message::KIND_TEAM_MANY)) } dd { (teams) } } }
            @if !systems.is_empty() { div { dt { (page.word(message::KIND_SYSTEM_MANY)) } dd { (systems) } } }
        }
    }
}
