//! The steps of a process, one below the other: who, what with, how long, and what follows.

use crate::base::number_format::say_minutes;
use crate::base::vocabulary::Layer;
use crate::html::body::Body;
use crate::html::fragments::extra;
use crate::html::html_text::Html;
use crate::html::page_context::PageContext;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::Process;
use crate::model::nested::{Actor, Step};

/// The steps as the items of a list; nothing where none are recorded.
pub(super) fn steps(page: &PageContext<'_, '_>, process: &Process) -> Html {
    let model = page.model();
    let body = page.body(process.node);
    let mut html = Html::with_room(1200 * process.steps.len());
    let mut before: Option<Actor> = None;
    for (i, &s) in process.steps.iter().enumerate() {
        let step = &model.steps[s];
        let hand_off = before.and_then(|before| before.hands_over_to(step.by)) == Some(true);
        before = Some(step.by);
        let layer_before = i.checked_sub(1).and_then(|i| model.steps[process.steps[i]].layer);
        let among = Below { hand_off, next: process.steps.get(i + 1).copied(), layer_before };
        write_step(page, step, among, body.as_ref(), &mut html);
    }
    html
}

/// How a step stands among its neighbours.
struct Below {
    /// Whether the one before it is done by somebody else.
    hand_off: bool,
    /// The one that stands below it.
    next: Option<Id<Step>>,
    /// The layer of the one before it: it is said once for those that follow each other in it.
    layer_before: Option<Layer>,
}

fn write_step(page: &PageContext<'_, '_>, step: &Step, among: Below, body: Option<&Body<'_, '_>>, html: &mut Html) {
    let node = page.model().node(step.node);
    let nested = node.address.nested.as_deref().unwrap_or_default();
    html.raw("\n    <li class=\"step by-").raw(sort(step.by));
    if let Some(layer) = step.layer {
        html.raw(" layer-").raw(layer.word());
    }
    if step.informal {
        html.raw(" informal");
    }
    html.raw("\" id=\"").text(nested).raw("\">").anchors(&node.aliases);
    if let Some(wait) = step.wait {
        html.raw("\n      <p class=\"step-wait\">waits ").raw(&say_minutes(wait)).raw("</p>");
    }
    html.raw("\n      <div class=\"step-card\">\n      <h3>").text(&node.title);
    html.raw(" <a class=\"permalink\" href=\"#").text(nested).raw("\" aria-label=\"Link to ").text(&node.title).raw("\">#</a></h3>");
    write_by(page, step, &among, html);
    write_facts(page, step, html);
    html.raw(&extra::list(page, step.extra.as_deref()).0);
    let text = body.map(|b| b.of_nested(nested, 4)).unwrap_or_default();
    if !text.is_empty() {
        html.raw("\n      <div class=\"prose\">").raw(&text.0).raw("</div>");
    }
    write_next(page, step, among.next, html);
    html.raw("\n      </div>\n    </li>");
}

fn write_by(page: &PageContext<'_, '_>, step: &Step, among: &Below, html: &mut Html) {
    html.raw("\n      <p class=\"step-by\"><span");
    if matches!(step.by, Actor::Team(_)) {
        html.raw(" data-team");
    }
    html.raw(">");
    if among.hand_off {
        html.raw("<span class=\"hand-off\" aria-hidden=\"true\">⇢</span> <span class=\"within\">handed over to</span> ");
    }
    write_doer(page, step.by, html);
    html.raw("</span>");
    if let Some(layer) = step.layer.filter(|_| step.layer != among.layer_before) {
        html.raw(" <span class=\"tag\">");
        html.raw(match layer {
            Layer::Front => "seen by the customer",
            Layer::Back => "unseen by the customer",
            Layer::Support => "support behind it",
        });
        html.raw("</span>");
    }
    if step.informal {
        html.raw(" <span class=\"tag\">informal: no procedure says so</span>");
    }
    html.raw("</p>");
}

fn write_facts(page: &PageContext<'_, '_>, step: &Step, html: &mut Html) {
    html.raw("\n      <p class=\"step-facts\">");
    match step.work {
        Some(work) => html.raw("<span>").raw(&say_minutes(work)).raw(" of work</span>"),
        None => html.raw("<span class=\"unknown\">work unknown</span>"),
    };
    if !step.systems.is_empty() {
        html.raw(" <span>with ");
        crate::html::pages::process::in_a_row(page, step.systems.iter().map(|&x| page.model().systems[x].node), html);
        html.raw("</span>");
    }
    html.raw("</p>");
}

/// What follows, where it is not simply the step below.
fn write_next(page: &PageContext<'_, '_>, step: &Step, below: Option<Id<Step>>, html: &mut Html) {
    if step.next.is_empty() {
        html.raw("\n      <p class=\"ends\">ends here</p>");
    }
    let plain = matches!(&*step.next, [one] if Some(one.to) == below && one.when.is_none());
    if step.next.is_empty() || plain {
        return;
    }
    html.raw("\n      <ul class=\"nexts\">");
    for next in &step.next {
        html.raw("<li>");
        if let Some(when) = &next.when {
            html.raw("<b>").text(when).raw("</b> ");
        }
        html.raw("→ ");
        page.write_link(page.model().steps[next.to].node, html);
        html.raw("</li>");
    }
    html.raw("</ul>");
}

/// The class of who does a step.
fn sort(actor: Actor) -> &'static str {
    match actor {
        Actor::Team(_) => "team",
        Actor::System(_) => "system",
        Actor::ThirdParty(_) => "third-party",
        Actor::Persona => "persona",
        Actor::Us => "us",
    }
}

/// Who does something, as a link where they have a page.
pub(super) fn write_doer(page: &PageContext<'_, '_>, actor: Actor, html: &mut Html) {
    let model = page.model();
    let node: NodeId = match actor {
        Actor::Team(id) => model.teams[id].node,
        Actor::System(id) => model.systems[id].node,
        Actor::ThirdParty(id) => model.third_parties[id].node,
        Actor::Persona => {
            html.raw("The customer");
            return;
        }
        Actor::Us => {
            html.text(&model.site.us);
            return;
        }
    };
    page.write_link(node, html);
}
