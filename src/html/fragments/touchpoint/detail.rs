//! A touchpoint with all that is known of it. A journey shows up to sixty of these, so they are written
//! piece by piece: a template would cost three times as much.

use crate::html::body::Body;
use crate::html::fragments::extra;
use crate::html::fragments::facts::evidence;
use crate::html::html_text::Html;
use crate::html::page_context::PageContext;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::Journey;
use crate::model::nested::{Pain, Touchpoint};
use crate::model::said::Said;
use crate::picture::emotion_curve::say_feeling;

use crate::html::fragments::touchpoint::channel;
use crate::html::fragments::touchpoint::doers;
use crate::html::fragments::touchpoint::feeling_word;
use crate::html::fragments::touchpoint::party_word;
use crate::html::fragments::touchpoint::served_by;
use crate::html::fragments::touchpoint::who;

/// What the touchpoints of one journey share while they are written.
#[derive(Debug)]
pub struct Around<'a> {
    /// Their journey.
    pub journey: &'a Journey,
    /// The opportunities that would change this one.
    pub opportunities: Vec<NodeId>,
    /// Whether its channels have their icons.
    pub icons: bool,
    /// The texts of the journey.
    pub body: Option<&'a Body<'a, 'a>>,
}

/// Writes a touchpoint.
pub fn write(page: &PageContext<'_, '_>, id: Id<Touchpoint>, around: &Around<'_>, html: &mut Html) {
    let t = &page.model().touchpoints[id];
    let node = page.model().node(t.node);
    let nested = node.address.nested.as_deref().unwrap_or_default();
    let sort = party_word(t.party());
    html.raw("\n<article class=\"touchpoint ").raw(sort).raw("\" id=\"").text(nested).raw("\">").anchors(&node.aliases);
    html.raw("\n<header>\n<h4><i class=\"spot ").raw(sort).raw("\"></i><a href=\"#").text(nested).raw("\" data-copy>").text(&node.title);
    html.raw("</a></h4>");
    write_meeting(page, t, around, html);
    html.raw("\n</header>");
    if let Some(thinks) = &t.thinks {
        html.raw("<blockquote class=\"quote\">");
        page.write_said(thinks, html);
        html.raw("</blockquote>");
    }
    if let Some(picture) = t.picture.as_ref().and_then(|p| page.index.published.get(p)) {
        html.raw("<p><img src=\"").raw(page.root).path(picture).raw("\" alt=\"").text(&node.title).raw("\" loading=\"lazy\"></p>");
    }
    let text = around.body.map(|b| b.of_nested(nested, 5)).unwrap_or_default();
    if !text.is_empty() {
        html.raw("<div class=\"prose\">").raw(&text.0).raw("</div>");
    }
    write_above(page, t, &around.opportunities, html);
    write_below(page, id, t, html);
    html.raw("\n</article>");
}

/// How the person meets us, and how that feels.
fn write_meeting(page: &PageContext<'_, '_>, t: &Touchpoint, around: &Around<'_>, html: &mut Html) {
    html.raw("\n<p class=\"meets\">");
    for id in &t.channels {
        let channel = channel(page, id);
        html.raw("<span class=\"channel\">");
        if around.icons {
            html.raw("<svg aria-hidden=\"true\"><use href=\"#tl-icon-").raw(channel.icon).raw("\"/></svg>");
        }
        html.text(&channel.title).raw("</span> ");
    }
    html.raw("<span class=\"who\">").text(&who(page, t)).raw("</span>");
    if t.moment_of_truth {
        html.raw(" <span class=\"tag truth\"><i class=\"spot truth\"></i>moment of truth</span>");
    }
    if t.mandated {
        html.raw(" <span class=\"tag\">imposed by law or contract</span>");
    }
    if let Some(feeling) = t.feeling {
        html.raw(if feeling < 0.0 { " <span class=\"feels low\">" } else { " <span class=\"feels\">" });
        html.raw("feels <b>").raw(&say_feeling(feeling)).raw("</b> ").raw(feeling_word(feeling));
        html.raw(if page.model().has_assumed_feeling(t) { ", assumed</span>" } else { "</span>" });
    }
    html.raw("</p>");
}

/// What the person brings, gets and bears.
fn write_above(page: &PageContext<'_, '_>, t: &Touchpoint, opportunities: &[NodeId], html: &mut Html) {
    let model = page.model();
    html.raw("\n<dl class=\"above\">");
    told(page, html, "Does", t.does.as_ref());
    told(page, html, "Expects", t.expects.as_ref());
    write_effort(t, html);
    if !t.pains.is_empty() {
        begin(html, "Pains").raw("<ul class=\"plain\">");
        t.pains.iter().for_each(|&p| write_pain(page, &model.pains[p], html));
        html.raw("</ul>").raw(END);
    }
    if !t.gains.is_empty() {
        begin(html, "Gains").raw("<ul class=\"plain\">");
        for gain in &t.gains {
            html.raw("<li class=\"gain\">");
            page.write_said(gain, html);
            html.raw("</li>");
        }
        html.raw("</ul>").raw(END);
    }
    listed(html, "Needs met", &page.show_all(t.needs.iter().map(|&n| model.needs[n].node)));
    if t.importance.is_some() || t.satisfaction.is_some() {
        begin(html, "Importance, satisfaction");
        figure(html, t.importance).raw(" and ");
        figure(html, t.satisfaction).raw(", of 5").raw(END);
    }
    told(page, html, "If it goes wrong", t.recovery.as_ref());
    listed(html, "Takes the place of", &page.show_all(t.replaces.iter().map(|&r| model.touchpoints[r].node)));
    listed(html, "Could be better", &page.show_all(opportunities.iter().copied()));
    listed(html, "Evidence", &evidence(page, &t.evidence));
    extra::write(t.extra.as_deref(), html);
    html.raw("</dl>");
}

fn write_effort(t: &Touchpoint, html: &mut Html) {
    if t.effort_work.is_none() && t.effort_load.is_none() && t.wait.is_none() {
        return;
    }
    begin(html, "Their own work, and wait");
    match t.effort_work {
        Some(work) => html.raw("<b>").minutes(work).raw("</b> of work"),
        None => html.raw("<span class=\"unknown\">work unknown</span>"),
    };
    if let Some(load) = t.effort_load {
        html.raw(", ").number(load).raw(" of 5 heavy");
    }
    if let Some(wait) = t.wait {
        html.raw(", after <b>").minutes(wait).raw("</b> of waiting");
    }
    html.raw(END);
}

fn write_pain(page: &PageContext<'_, '_>, pain: &Pain, html: &mut Html) {
    html.raw("<li class=\"pain\"");
    if let Some(id) = pain.node.and_then(|n| page.model().node(n).address.nested.as_deref()) {
        html.raw(" id=\"").text(id).raw("\"");
    }
    html.raw(">");
    page.write_said(&pain.text, html);
    if let Some(level) = pain.level {
        html.raw(" <small>hurts ").number(level).raw(" of 10");
        if let Some(risk) = pain.leave_risk {
            html.raw(", risk of leaving ").number(risk).raw(" of 10");
        }
        html.raw("</small>");
    }
    html.raw("</li>");
}

/// What we do for it, and with whom and what.
fn write_below(page: &PageContext<'_, '_>, id: Id<Touchpoint>, t: &Touchpoint, html: &mut Html) {
    let processes = page.index.reach.serving(id);
    let systems = page.show_by_title(doers(page, processes, false));
    let unserved = t.is_unserved();
    if t.served_by.is_empty() && !unserved && systems.is_empty() && t.service.is_none() {
        return;
    }
    html.raw("\n<dl class=\"below-water\">");
    begin(html, "Served by");
    if !t.served_by.is_empty() {
        html.raw(&served_by(page, t).0);
    } else if unserved {
        html.raw("<span class=\"nobody\">nobody recorded</span>");
        if let Some(gap) = &t.gap {
            html.raw("<small>known gap: ");
            match &gap.reason {
                Some(reason) => page.write_said(reason, html),
                None => drop(html.raw("no reason given")),
            }
            if let Some(until) = gap.until {
                html.raw(", until ").text(&until.long());
            }
            html.raw("</small>");
        }
    } else {
        html.raw("<span class=\"unknown\">not ours</span>");
    }
    html.raw(END);
    if let Some(service) = t.service {
        begin(html, "The service met");
        page.write_link(page.model().services[service].node, html);
        html.raw(END);
    }
    let teams = page.show_by_title(doers(page, processes, true));
    if !teams.is_empty() {
        html.raw("<div data-team><dt>Teams</dt><dd>").raw(&teams.0).raw(END);
    }
    listed(html, "Systems", &systems);
    html.raw("</dl>");
}

/// Begins a fact, which ends with [`END`].
fn begin<'h>(html: &'h mut Html, name: &str) -> &'h mut Html {
    html.raw("<div><dt>").raw(name).raw("</dt><dd>")
}

const END: &str = "</dd></div>";

fn told(page: &PageContext<'_, '_>, html: &mut Html, name: &str, says: Option<&Said>) {
    if let Some(says) = says {
        begin(html, name);
        page.write_said(says, html);
        html.raw(END);
    }
}

fn listed(html: &mut Html, name: &str, list: &Html) {
    if !list.is_empty() {
        begin(html, name).raw(&list.0).raw(END);
    }
}

/// A figure, or that it is unknown.
fn figure(html: &mut Html, n: Option<f64>) -> &mut Html {
    match n {
        Some(n) => html.number(n),
        None => html.raw("unknown"),
    }
}
