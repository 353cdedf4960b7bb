//! What pages show of a touchpoint, wherever they show one.

use maud::{Markup, Render, html};

use crate::base::vocabulary::Stakeholder;
use crate::model::Model;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::Process;
use crate::model::nested::{Actor, End, Touchpoint};
use crate::model::queries::touchpoint::Party;
use crate::words::{Message, MessageValue, message};

use crate::html::channels::ChannelView;
use crate::html::fragments::gaps;
use crate::html::html_text::{self, page_at, text};
use crate::html::page_context::PageContext;

/// What style sheets know it by whose a touchpoint is.
pub fn party_word(party: Party) -> &'static str {
    match party {
        Party::Ours => "meeting",
        Party::Own => "own",
        Party::Third { .. } => "third",
    }
}

/// A feeling in a word.
pub fn feeling_word(feeling: f64) -> Message {
    match feeling {
        f if f <= -1.5 => message::FEELING_AWFUL,
        f if f <= -0.5 => message::FEELING_BAD,
        f if f < 0.5 => message::FEELING_SO_SO,
        f if f < 1.5 => message::FEELING_GOOD,
        _ => message::FEELING_GREAT,
    }
}

/// An icon that the page holds, in [`maud::html!`].
pub fn icon(name: &str) -> impl Render {
    html_text::write(move |out| {
        for piece in ["<svg aria-hidden=\"true\"><use href=\"#tl-icon-", name, "\"/></svg>"] {
            out.push_str(piece);
        }
    })
}

/// Who starts a touchpoint, and who receives it.
pub fn who(page: &PageContext<'_, '_>, t: &Touchpoint) -> Markup {
    let model = page.model();
    let name = |end: End| match end {
        End::Persona => page.words().text(person(model, t)),
        End::Us => &*model.site.us,
        End::Nobody => page.words().text(message::NOBODY),
        End::OtherPersona(id) => &*model.node(model.personas[id].node).title,
        End::ThirdParty(id) => &*model.node(model.third_parties[id].node).title,
    };
    let to = || t.to.iter().map(|&end| name(end)).collect::<Vec<_>>().join(", ");
    html! {
        @if t.to == [End::Nobody] {
            (page.word(message::TOUCHPOINT_ALONE))
        } @else {
            (page.phrase(message::TOUCHPOINT_FROM_TO, &[("from", name(t.from).into()), ("to", (&*to()).into())]))
        }
    }
}

/// What the one who walks a touchpoint's journey is to us.
fn person(model: &Model, t: &Touchpoint) -> Message {
    match model.journeys[t.journey].persona.map(|p| model.personas[p].stakeholder) {
        Some(Stakeholder::Customer) | None => message::TOUCHPOINT_THE_CUSTOMER,
        Some(Stakeholder::Partner) => message::TOUCHPOINT_THE_PARTNER,
        Some(Stakeholder::Supplier) => message::TOUCHPOINT_THE_SUPPLIER,
        Some(Stakeholder::Employee) => message::TOUCHPOINT_THE_EMPLOYEE,
        Some(Stakeholder::Investor) => message::TOUCHPOINT_THE_INVESTOR,
        Some(Stakeholder::Regulator) => message::TOUCHPOINT_THE_REGULATOR,
        Some(Stakeholder::Society) => message::TOUCHPOINT_THE_PERSON,
    }
}

/// Links to the processes, or steps of them, that serve a touchpoint, as a list.
pub fn served_by(page: &PageContext<'_, '_>, t: &Touchpoint) -> Markup {
    let model = page.model();
    let title = |node: NodeId| MessageValue::from(&*model.node(node).title);
    html! {
        @if !t.served_by.is_empty() {
            ul.things {
                @for serving in &t.served_by {
                    @let process = &model.processes[serving.process];
                    li {
                        @if let Some(step) = serving.step.map(|step| model.steps[step].node) {
                            a href={(text(page.root)) (page_at(&model.node(step).address))} {
                                (page.phrase(message::TOUCHPOINT_PROCESS_AND_STEP, &[("process", title(process.node)), ("step", title(step))]))
                            }
                            (page.state(&process.profile))
                        } @else {
                            (page.to(process.node))
                        }
                    }
                }
            }
        }
    }
}

/// That nobody answers at a touchpoint where somebody should, and the gap that is known.
pub fn unserved(page: &PageContext<'_, '_>, t: &Touchpoint) -> Markup {
    html! {
        span.nobody { (page.word(message::TOUCHPOINT_NOBODY_ANSWERS)) }
        @if let Some(gap) = &t.gap {
            @let reason = gaps::reason(page, gap);
            small {
                @if let Some(until) = gap.until {
                    (page.phrase(message::TOUCHPOINT_KNOWN_GAP_UNTIL, &[("reason", (&reason).into()), ("until", (&page.words().day(until)).into())]))
                } @else {
                    (page.phrase(message::TOUCHPOINT_KNOWN_GAP, &[("reason", (&reason).into())]))
                }
            }
        }
    }
}

/// The nodes of the teams, or of the systems, that processes name.
pub fn doers(page: &PageContext<'_, '_>, processes: &[Id<Process>], teams: bool) -> Vec<NodeId> {
    let model = page.model();
    let mut nodes = Vec::new();
    let actor = |a: &Actor, nodes: &mut Vec<NodeId>| match a {
        Actor::System(id) if !teams => nodes.push(model.systems[*id].node),
        actor if teams => nodes.extend(model.team_of(*actor).map(|team| model.teams[team].node)),
        _ => {}
    };
    for &p in processes {
        let process = &model.processes[p];
        process.by.iter().for_each(|a| actor(a, &mut nodes));
        for &s in &process.steps {
            actor(&model.steps[s].by, &mut nodes);
            if !teams {
                nodes.extend(model.steps[s].systems.iter().map(|&x| model.systems[x].node));
            }
        }
        if !teams {
            nodes.extend(process.systems.iter().map(|&x| model.systems[x].node));
        }
    }
    nodes
}

/// A channel by its id.
pub fn channel<'p>(page: &PageContext<'p, '_>, id: &str) -> &'p ChannelView {
    &page.index.channels[id]
}
